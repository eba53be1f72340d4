//! A customer, with their address book.

use serde_json::{Value, json};

use super::address::Address;
use super::record::{Fields, insert, new_meta, text, touch, with_meta, write};
use crate::elastic_path::filter::Record;
use crate::elastic_path::flows;
use crate::settings::{Flow, Settings};

pub(crate) struct Customer {
    body: Value,
    pub(crate) custom: Fields,
    pub(crate) password: Option<String>,
    pub(crate) addresses: Vec<Address>,
}

impl Customer {
    pub(crate) fn new(
        id: &str,
        fields: Fields,
        custom: Fields,
        password: Option<String>,
        now: i64,
    ) -> Self {
        let mut body = json!({
            "type": "customer",
            "id": id,
            "external_ref": null,
            "meta": new_meta(now),
        });
        write(&mut body, fields);
        Self {
            body,
            custom,
            password,
            addresses: Vec::new(),
        }
    }

    pub(crate) fn update(&mut self, fields: Fields, custom: Fields, now: i64) {
        write(&mut self.body, fields);
        self.custom.extend(custom);
        touch(&mut self.body, now);
    }

    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn email(&self) -> &str {
        text(&self.body, "/email")
    }

    pub(crate) fn name(&self) -> &str {
        text(&self.body, "/name")
    }

    /// As the platform sends it: the password is only said to exist.
    pub(crate) fn resource(&self, settings: &Settings) -> Value {
        let mut resource = self.body.clone();
        insert(&mut resource, "password", json!(self.password.is_some()));
        let never_set = resource.get("external_ref").is_some_and(Value::is_null);
        if let (true, Some(fields)) = (
            settings.omit_unset_external_ref && never_set,
            resource.as_object_mut(),
        ) {
            fields.remove("external_ref");
        }
        flows::show(&mut resource, &self.custom, Flow::Customers, settings);
        with_meta(resource, settings)
    }

    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            body: &self.body,
            items: &[],
        }
    }
}
