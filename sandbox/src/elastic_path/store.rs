//! The shop's records. Each keeps its JSON as the platform sends it, so that filters, sorting and
//! answers all look at the same thing; only what is never sent lies beside it.

use serde_json::{Map, Value, json};

use super::filter::Record;
use crate::clock;
use crate::settings::Settings;

pub(crate) struct Store {
    pub(crate) customers: Vec<Customer>,
    pub(crate) orders: Vec<Order>,
}

impl Store {
    pub(crate) fn customer(&self, id: &str) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.id() == id)
    }

    pub(crate) fn customer_mut(&mut self, id: &str) -> Option<&mut Customer> {
        self.customers
            .iter_mut()
            .find(|customer| customer.id() == id)
    }

    /// E-mail case rules are undocumented; here two spellings are one address.
    pub(crate) fn customer_by_email(&self, email: &str) -> Option<&Customer> {
        self.customers
            .iter()
            .find(|customer| customer.email().eq_ignore_ascii_case(email))
    }

    pub(crate) fn customer_by_credentials(&self, email: &str, password: &str) -> Option<&Customer> {
        self.customer_by_email(email)
            .filter(|customer| customer.password.as_deref() == Some(password))
    }

    pub(crate) fn address_count(&self) -> usize {
        self.customers
            .iter()
            .map(|customer| customer.addresses.len())
            .sum()
    }
}

pub(crate) struct Customer {
    body: Value,
    pub(crate) password: Option<String>,
    pub(crate) addresses: Vec<Address>,
}

impl Customer {
    pub(crate) fn new(
        id: &str,
        fields: Map<String, Value>,
        password: Option<String>,
        now: i64,
    ) -> Self {
        let mut body = json!({
            "type": "customer",
            "id": id,
            "external_ref": null,
            // A custom field that was never set reads as null.
            "loyalty_tier": null,
            "meta": new_meta(now),
        });
        write(&mut body, fields);
        Self {
            body,
            password,
            addresses: Vec::new(),
        }
    }

    pub(crate) fn update(&mut self, fields: Map<String, Value>, now: i64) {
        write(&mut self.body, fields);
        touch(&mut self.body, now);
    }

    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn email(&self) -> &str {
        text(&self.body, "/email")
    }

    /// As the platform sends it: the password is only said to exist.
    pub(crate) fn resource(&self, settings: &Settings) -> Value {
        let mut resource = self.body.clone();
        write(
            &mut resource,
            [("password".to_owned(), json!(self.password.is_some()))],
        );
        without_meta_if(settings.omit_meta, resource)
    }

    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            body: &self.body,
            items: &[],
        }
    }
}

pub(crate) struct Address {
    body: Value,
}

impl Address {
    pub(crate) fn new(id: &str, customer_id: &str, fields: Map<String, Value>, now: i64) -> Self {
        // Whether an unset field is sent as empty text or left out is undocumented; samples have "".
        let mut body = json!({
            "type": "address",
            "id": id,
            "first_name": "", "last_name": "", "name": "", "phone_number": "", "instructions": "",
            "company_name": "", "line_1": "", "line_2": "", "city": "", "county": "", "region": "",
            "postcode": "", "country": "",
            "delivery-notes": null,
            "meta": new_meta(now),
            "relationships": {"customer": {"id": customer_id, "type": "customer"}},
        });
        write(&mut body, fields);
        Self { body }
    }

    /// The record as it would be after an update.
    pub(crate) fn with(&self, fields: Map<String, Value>, now: i64) -> Self {
        let mut body = self.body.clone();
        write(&mut body, fields);
        touch(&mut body, now);
        Self { body }
    }

    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn fields(&self) -> Map<String, Value> {
        self.body.as_object().cloned().unwrap_or_default()
    }

    /// `links.self` leads to the list, as in the specification's sample (G4).
    pub(crate) fn resource(&self, origin: &str, settings: &Settings) -> Value {
        let mut resource = self.body.clone();
        let customer_id = text(&self.body, "/relationships/customer/id");
        let link = format!("{origin}/v2/customers/{customer_id}/addresses");
        write(&mut resource, [("links".to_owned(), json!({"self": link}))]);
        without_meta_if(settings.omit_meta, resource)
    }
}

pub(crate) struct Order {
    pub(crate) body: Value,
    pub(crate) items: Vec<Value>,
}

impl Order {
    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn customer_id(&self) -> &str {
        text(&self.body, "/relationships/customer/data/id")
    }

    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            body: &self.body,
            items: &self.items,
        }
    }
}

fn new_meta(now: i64) -> Value {
    let moment = clock::iso(now);
    json!({"timestamps": {"created_at": moment, "updated_at": moment}})
}

fn touch(body: &mut Value, now: i64) {
    if let Some(updated) = body.pointer_mut("/meta/timestamps/updated_at") {
        *updated = json!(clock::iso(now));
    }
}

fn write(body: &mut Value, fields: impl IntoIterator<Item = (String, Value)>) {
    if let Some(resource) = body.as_object_mut() {
        resource.extend(fields);
    }
}

fn text<'a>(body: &'a Value, pointer: &str) -> &'a str {
    body.pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn without_meta_if(omit: bool, mut resource: Value) -> Value {
    if let (true, Some(fields)) = (omit, resource.as_object_mut()) {
        fields.remove("meta");
    }
    resource
}
