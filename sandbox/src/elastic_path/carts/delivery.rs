//! What a checkout has to say about the buyer: who it is, and where goods and bill go.

use serde_json::{Value, json};

use crate::elastic_path::body;
use crate::elastic_path::customers::unknown_customer;
use crate::elastic_path::problem::{BrokenRule, FORMAT, Problem};
use crate::elastic_path::store::{Fields, Store};
use crate::settings::Settings;

const ADDRESS_KEYS: &[&str] = &[
    "first_name",
    "last_name",
    "company_name",
    "line_1",
    "line_2",
    "city",
    "county",
    "region",
    "postcode",
    "country",
];
/// Parcels need these, bills do not.
const DELIVERY_KEYS: &[&str] = &["phone_number", "instructions"];

/// Who buys: a customer with an id, or a guest.
pub(super) fn buyer(sent: &Fields, store: &Store) -> Result<Value, Problem> {
    let Some(Value::Object(customer)) = sent.get("customer") else {
        return Err(Problem::broken_rules(&[BrokenRule::new(
            "customer", "required",
        )]));
    };
    if let Some(id) = customer.get("id").filter(|id| !id.is_null()) {
        let id = id.as_str().unwrap_or_default();
        let customer = store.customer(id).ok_or_else(unknown_customer)?;
        return Ok(json!({"id": id, "name": customer.name(), "email": customer.email()}));
    }
    let mut broken = below("customer", body::missing(customer, ["name", "email"]));
    let word = |name: &str| {
        customer
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    if broken.is_empty() && !is_well_formed(word("email")) {
        broken.push(BrokenRule::new("customer.email", FORMAT));
    }
    Problem::from_broken_rules(&broken)?;
    Ok(json!({"name": word("name"), "email": word("email")}))
}

/// Documented: no dot at either end, and no two in a row.
fn is_well_formed(email: &str) -> bool {
    email.split_once('@').is_some_and(|(local, domain)| {
        [local, domain]
            .into_iter()
            .all(|part| !part.is_empty() && part.split('.').all(|word| !word.is_empty()))
    })
}

/// The billing and the shipping address, both of which have to be whole (G12).
pub(super) fn addresses(sent: &Fields, settings: &Settings) -> Result<[Value; 2], Problem> {
    let (billing, mut broken) = address(sent, "billing_address", settings);
    let (shipping, broken_too) = address(sent, "shipping_address", settings);
    broken.extend(broken_too);
    Problem::from_broken_rules(&broken)?;
    Ok([
        kept(&billing, ADDRESS_KEYS.iter()),
        kept(&shipping, ADDRESS_KEYS.iter().chain(DELIVERY_KEYS)),
    ])
}

fn address(sent: &Fields, name: &str, settings: &Settings) -> (Fields, Vec<BrokenRule>) {
    let Some(Value::Object(address)) = sent.get(name) else {
        return (Fields::new(), vec![BrokenRule::new(name, "required")]);
    };
    let mandatory = &settings.mandatory_checkout_address_fields;
    let mut broken = body::missing(address, mandatory.iter().map(String::as_str));
    let is_nowhere = body::missing(address, ["region", "county"]).len() == 2;
    if settings.checkout_needs_region_or_county && is_nowhere {
        broken.push(BrokenRule::new("region", "required_without"));
    }
    (address.clone(), below(name, broken))
}

fn below(parent: &str, broken: Vec<BrokenRule>) -> Vec<BrokenRule> {
    broken.into_iter().map(|rule| rule.below(parent)).collect()
}

/// The parts that an order keeps; the label of a saved address is not among them.
fn kept<'a>(address: &Fields, keys: impl Iterator<Item = &'a &'a str>) -> Value {
    let fields = keys.filter_map(|key| {
        let value = address.get(*key)?.as_str()?;
        Some(((*key).to_owned(), json!(value)))
    });
    Value::Object(fields.collect())
}
