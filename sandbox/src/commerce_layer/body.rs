//! Reading what a client wrote: which attributes and relationships it sends, whether the schema and
//! the caller's rights let it, and whether the values are of their kind.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::access::Caller;
use super::ages;
use super::problem::{Broken, Problem};
use super::schema::{
    self, Attribute, CREATE, Flags, NOT_FOR_SALES_CHANNELS, READ, REQUIRED, Relationship, Resource,
    UPDATE,
};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Reference, Store};

/// A change as it was sent, its form checked.
#[derive(Default)]
pub(super) struct Change {
    /// What can be read again afterwards.
    pub(super) attributes: Map<String, Value>,
    /// What cannot: passwords and triggers.
    pub(super) orders: Map<String, Value>,
    pub(super) links: BTreeMap<&'static str, Vec<Reference>>,
}

impl Change {
    /// An attribute's text, if it was sent and is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        text_in(&self.attributes, name)
    }

    /// The same of what cannot be read again.
    pub(super) fn order(&self, name: &str) -> Option<&str> {
        text_in(&self.orders, name)
    }

    /// The one record that a relationship was set to.
    pub(super) fn linked<'a>(&self, name: &str, store: &'a Store) -> Option<&'a Record> {
        store.find(self.links.get(name)?.first()?)
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        other => other.is_null(),
    }
}

fn text_in<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    fields
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty())
}

/// What a body is read against.
pub(super) struct Reader<'a> {
    pub(super) resource: &'static Resource,
    pub(super) store: &'a Store,
    pub(super) caller: &'a Caller,
    pub(super) settings: &'a CommerceLayerSettings,
}

impl Reader<'_> {
    /// Reads a body that is to create a record.
    pub(super) fn created(&self, body: &[u8]) -> Result<Change, Problem> {
        let data = self.data(body)?;
        let (change, mut broken) = self.change(&data, CREATE)?;
        for row in self.required() {
            let name = row.kept_as();
            let sent = change.attributes.get(&name).or(change.orders.get(&name));
            if sent.is_none_or(is_empty) {
                broken.push(Broken::blank(&name));
            }
        }
        for relationship in self.resource.relationships() {
            let is_missing = || {
                change
                    .links
                    .get(relationship.name)
                    .is_none_or(Vec::is_empty)
            };
            if relationship.flags.allow(REQUIRED) && is_missing() {
                broken.push(Broken::relationship(
                    relationship.name,
                    "must exist",
                    "required",
                ));
            }
        }
        Problem::from_broken(&broken)?;
        Ok(change)
    }

    /// Reads a body that is to change the record of that id.
    pub(super) fn updated(&self, body: &[u8], record: &Record) -> Result<Change, Problem> {
        let data = self.data(body)?;
        if data.get("id").and_then(Value::as_str) != Some(&record.id) {
            return Err(Problem::bad_request(
                "KEY_NOT_INCLUDED_IN_URL",
                "Key is not included in URL",
                "The URL does not support the key in the body.",
            ));
        }
        let (change, mut broken) = self.change(&data, UPDATE)?;
        for row in self.required() {
            let name = row.kept_as();
            if change.attributes.get(&name).is_some_and(is_empty) {
                broken.push(Broken::blank(&name));
            }
        }
        Problem::from_broken(&broken)?;
        Ok(change)
    }

    fn required(&self) -> impl Iterator<Item = &'static Attribute> {
        self.resource
            .attributes()
            .filter(|row| row.flags.allow(REQUIRED))
    }

    fn data(&self, body: &[u8]) -> Result<Map<String, Value>, Problem> {
        let sent: Value = serde_json::from_slice(body).map_err(|_| {
            Problem::bad_request("BAD_REQUEST", "Bad Request", "The body is not valid JSON.")
        })?;
        let Some(data) = sent.get("data").and_then(Value::as_object) else {
            return Err(Problem::bad_request(
                "MISSING_PARAMETER",
                "Missing Parameter",
                "The required parameter, data, is missing.",
            ));
        };
        let kind = data.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind != self.resource.name {
            return Err(Problem::bad_request(
                "INVALID_RESOURCE",
                "Invalid resource",
                format!("{kind} is not a valid resource."),
            ));
        }
        Ok(data.clone())
    }

    fn change(
        &self,
        data: &Map<String, Value>,
        use_: Flags,
    ) -> Result<(Change, Vec<Broken>), Problem> {
        let mut change = Change::default();
        let mut broken = Vec::new();
        for (name, value) in members(data, "attributes") {
            let field = self
                .resource
                .field(name)
                .filter(|field| self.may_send(name, field.flags, use_))
                .ok_or_else(|| Problem::param_not_allowed(name))?;
            if !value.is_null() && !field.kind.holds(value) {
                broken.push(Broken {
                    more: json!({"value": value}),
                    ..Broken::invalid(name)
                });
            }
            let place = match field.flags.allow(READ) {
                true => &mut change.attributes,
                false => &mut change.orders,
            };
            place.insert(name.clone(), value.clone());
        }
        for (name, value) in members(data, "relationships") {
            let relationship = self
                .resource
                .relationship(name)
                .filter(|relationship| self.may_send(name, relationship.flags, use_))
                .ok_or_else(|| Problem::param_not_allowed(name))?;
            let references = self.linkage(relationship, value)?;
            change.links.insert(relationship.name, references);
        }
        Ok((change, broken))
    }

    fn may_send(&self, name: &str, flags: Flags, use_: Flags) -> bool {
        flags.allow(use_)
            && !(self.caller.is_sales_channel() && flags.allow(NOT_FOR_SALES_CHANNELS))
            && ages::has(self.resource, name, self.settings)
            && self.caller.may_use(self.resource, name, self.settings)
    }

    fn linkage(
        &self,
        relationship: &'static Relationship,
        sent: &Value,
    ) -> Result<Vec<Reference>, Problem> {
        let malformed = || {
            Problem::bad_request(
                "INVALID_LINKS_OBJECT",
                "Invalid Links Object",
                format!(
                    "Data is not a valid Links Object for {}.",
                    relationship.name
                ),
            )
        };
        let references = match (sent.get("data"), relationship.many) {
            (Some(Value::Null), false) => return Ok(Vec::new()),
            (Some(Value::Array(several)), true) => several.as_slice(),
            (Some(one @ Value::Object(_)), false) => std::slice::from_ref(one),
            _ => return Err(malformed()),
        };
        references
            .iter()
            .map(|reference| {
                let part = |name: &str| reference.get(name).and_then(Value::as_str);
                let (Some(kind), Some(id)) = (part("type"), part("id")) else {
                    return Err(malformed());
                };
                if !relationship.targets.contains(&kind) || schema::resource(kind).is_none() {
                    return Err(malformed());
                }
                self.store
                    .get(kind, id)
                    .filter(|record| self.caller.sees(self.store, record))
                    .map(Record::reference)
                    .ok_or_else(|| Problem::not_found(id))
            })
            .collect()
    }
}

fn members<'a>(
    data: &'a Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    data.get(name)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}
