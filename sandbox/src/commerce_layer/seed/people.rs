//! Customers and their address books. Guests who ordered have a record too, without a password.

use serde_json::{Value, json};

use super::super::effects::name_address;
use super::super::store::{Record, Reference, Store, short_id};
use super::{instant, part, text, whose};
use crate::clock;
use crate::elastic_path;
use crate::settings::Settings;

/// Guests of two platforms' orders bear this instead of an e-mail address once forgotten.
pub(super) const FORGOTTEN: &str = "anonymized";
/// The platform insists on a telephone number, the other does not.
const NO_PHONE: &str = "+44 20 7946 0100";

pub(super) fn settle(store: &mut Store, shop: &elastic_path::Store) {
    let settings = Settings::default();
    for person in &shop.customers {
        let body = person.resource(&settings);
        let joined = instant(&body, "/meta/timestamps/created_at");
        let password = person.password.clone();
        let customer = join(store, person.email(), password.as_deref(), joined);
        let tier = text(&body, "/loyalty_tier").to_owned();
        let tags = whose(store, "tags", "name", &tier);
        let group = match tier.as_str() {
            "gold" => whose(store, "customer_groups", "code", "collectors"),
            _ => Vec::new(),
        };
        if let Some(record) = store.find_mut(&customer) {
            if let reference @ Value::String(_) = part(&body, "/external_ref") {
                record.set("reference", reference);
                record.set("reference_origin", "CRM");
            }
            record.set(
                "metadata",
                json!({"name": part(&body, "/name"), "loyalty_tier": part(&body, "/loyalty_tier")}),
            );
            record.connect("tags", tags);
            record.connect("customer_group", group);
        }
        for address in &person.addresses {
            let fields = Value::Object(address.fields());
            let label = text(&fields, "/name").to_owned();
            let address = settle_at(store, &fields, joined);
            let name = store.find(&address).map(|address| address.value("name"));
            let customer = customer.clone();
            let email = person.email().to_owned();
            store.add("customer_addresses", joined, |entry| {
                entry.set("name", json!(name));
                entry.set("customer_email", email);
                entry.set("metadata", json!({"label": label}));
                entry.connect("customer", vec![customer]);
                entry.connect("address", vec![address]);
            });
        }
    }
    for order in &shop.orders {
        let email = text(&order.body, "/customer/email");
        if email != FORGOTTEN && store.customer_by_email(email).is_none() {
            let joined = instant(&order.body, "/meta/timestamps/created_at");
            join(store, email, None, joined);
        }
    }
}

fn join(store: &mut Store, email: &str, password: Option<&str>, joined: i64) -> Reference {
    let events = whose(store, "events", "name", "customers.create");
    let number = u64::try_from(store.all("customers").len()).unwrap_or_default();
    store.add("customers", joined, |customer| {
        customer.set("email", email);
        customer.set("status", "prospect");
        customer.set("has_password", password.is_some());
        customer.set("total_orders_count", 0);
        customer.set(
            "shopper_reference",
            format!("shopper-{}", short_id(9_000 + number)),
        );
        customer.set(
            "profile_id",
            format!("profile-{}", short_id(9_100 + number)),
        );
        if let Some(password) = password {
            customer
                .secrets
                .insert("password".to_owned(), json!(password));
        }
        customer.connect("events", events);
    })
}

/// An address of this platform from the fields of the other's.
pub(super) fn settle_at(store: &mut Store, fields: &Value, moment: i64) -> Reference {
    store.add("addresses", moment, |address| {
        let part = |name: &str| text(fields, &format!("/{name}")).to_owned();
        let or_null = |text: String| match text.is_empty() {
            true => Value::Null,
            false => json!(text),
        };
        let state = [part("region"), part("county")]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        let phone = match part("phone_number") {
            empty if empty.is_empty() => NO_PHONE.to_owned(),
            phone => phone,
        };
        let company = part("company_name");
        for (name, value) in [
            ("business", json!(!company.is_empty())),
            ("company", or_null(company)),
            ("first_name", or_null(part("first_name"))),
            ("last_name", or_null(part("last_name"))),
            ("line_1", json!(part("line_1"))),
            ("line_2", or_null(part("line_2"))),
            ("city", json!(part("city"))),
            ("zip_code", or_null(part("postcode"))),
            ("state_code", or_null(state)),
            ("country_code", json!(part("country"))),
            ("phone", json!(phone)),
            ("notes", or_null(part("instructions"))),
            ("is_localized", json!(false)),
            ("is_geocoded", json!(false)),
        ] {
            address.set(name, value);
        }
        name_address(address);
    })
}

/// Counts a placed order for its customer.
pub(super) fn count_order(customer: &mut Record, moment: i64) {
    let orders = customer.integer("total_orders_count") + 1;
    customer.set("total_orders_count", orders);
    customer.set("status", if orders > 1 { "repeat" } else { "acquired" });
    customer.set("updated_at", clock::iso(moment));
}
