//! One entry of an address book.

use serde_json::{Value, json};

use super::record::{Fields, insert, new_meta, text, touch, with_meta, write};
use crate::elastic_path::flows;
use crate::settings::{AddressLink, Flow, Settings};

pub(crate) struct Address {
    body: Value,
    pub(crate) custom: Fields,
}

impl Address {
    pub(crate) fn new(
        id: &str,
        customer_id: &str,
        fields: Fields,
        custom: Fields,
        now: i64,
    ) -> Self {
        // Whether an unset field is sent as empty text or left out is undocumented; samples have "".
        let mut body = json!({
            "type": "address",
            "id": id,
            "first_name": "", "last_name": "", "name": "", "phone_number": "", "instructions": "",
            "company_name": "", "line_1": "", "line_2": "", "city": "", "county": "", "region": "",
            "postcode": "", "country": "",
            "meta": new_meta(now),
            "relationships": {"customer": {"id": customer_id, "type": "customer"}},
        });
        write(&mut body, fields);
        Self { body, custom }
    }

    /// The record as it would be after an update.
    pub(crate) fn with(&self, fields: Fields, custom: Fields, now: i64) -> Self {
        let mut changed = Self {
            body: self.body.clone(),
            custom: self.custom.clone(),
        };
        write(&mut changed.body, fields);
        changed.custom.extend(custom);
        touch(&mut changed.body, now);
        changed
    }

    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn fields(&self) -> Fields {
        self.body.as_object().cloned().unwrap_or_default()
    }

    pub(crate) fn resource(&self, origin: &str, settings: &Settings) -> Value {
        let mut resource = self.body.clone();
        let link = match settings.address_link {
            AddressLink::Book => {
                let customer_id = text(&self.body, "/relationships/customer/id");
                format!("{origin}/v2/customers/{customer_id}/addresses")
            }
            AddressLink::Address => format!("{origin}/v2/addresses/{}", self.id()),
        };
        insert(&mut resource, "links", json!({"self": link}));
        flows::show(&mut resource, &self.custom, Flow::Addresses, settings);
        with_meta(resource, settings)
    }
}
