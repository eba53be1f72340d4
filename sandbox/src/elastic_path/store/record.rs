//! What every record's JSON has in common.

use serde_json::{Map, Value, json};

use crate::clock;
use crate::settings::Settings;

/// Names and values as they were sent or are to be sent.
pub(crate) type Fields = Map<String, Value>;

pub(crate) fn new_meta(now: i64) -> Value {
    let moment = clock::iso(now);
    json!({"timestamps": {"created_at": moment, "updated_at": moment}})
}

pub(crate) fn touch(body: &mut Value, now: i64) {
    if let Some(updated) = body.pointer_mut("/meta/timestamps/updated_at") {
        *updated = json!(clock::iso(now));
    }
}

pub(crate) fn write(body: &mut Value, fields: impl IntoIterator<Item = (String, Value)>) {
    if let Some(resource) = body.as_object_mut() {
        resource.extend(fields);
    }
}

pub(crate) fn insert(body: &mut Value, name: &str, value: Value) {
    write(body, [(name.to_owned(), value)]);
}

pub(crate) fn text<'a>(body: &'a Value, pointer: &str) -> &'a str {
    body.pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The record with its `meta` where and how the settings want it.
pub(super) fn with_meta(mut resource: Value, settings: &Settings) -> Value {
    if let Some(fields) = resource.as_object_mut() {
        if settings.omit_meta {
            fields.remove("meta");
        }
        if let (true, Some(meta)) = (settings.flat_meta, fields.get_mut("meta")) {
            *meta = meta.get("timestamps").cloned().unwrap_or_default();
        }
    }
    resource
}
