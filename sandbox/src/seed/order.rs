//! Turns each line of the history into an order as the platform would send it.

use serde_json::{Map, Value, json};

use super::basket::Basket;
use super::currencies::{Currency, Price};
use super::history::{Buyer, Extra, HISTORY, Past};
use super::people::Settled;
use super::products::Shelved;
use super::random::Random;
use crate::clock::{self, DAY, HOUR, MINUTE};
use crate::elastic_path::Order;

const FIRST_ORDER_NUMBER: usize = 10_201;

/// Parts of `display_price` that older orders lack.
const NEWER_PARTS: &[&str] = &[
    "without_discount",
    "shipping",
    "shipping_discount",
    "authorized",
];

pub(crate) fn place_all(
    people: &[Settled],
    products: &[Shelved],
    now: i64,
    random: &mut Random,
) -> Vec<Order> {
    let mut oldest_first: Vec<&Past> = HISTORY.iter().collect();
    oldest_first.sort_by_key(|past| -past.days_ago);
    oldest_first
        .into_iter()
        .enumerate()
        .filter_map(|(place, past)| {
            order(
                past,
                FIRST_ORDER_NUMBER + place,
                people,
                products,
                now,
                random,
            )
        })
        .collect()
}

fn order(
    past: &Past,
    number: usize,
    people: &[Settled],
    products: &[Shelved],
    now: i64,
    random: &mut Random,
) -> Option<Order> {
    let has = |extra| past.extras.contains(&extra);
    let (home, customer) = match past.buyer {
        Buyer::Customer(place) => {
            let settled = people.get(place)?;
            let person = settled.person;
            (
                settled,
                json!({"id": settled.id, "name": person.name, "email": person.email}),
            )
        }
        Buyer::Guest {
            name,
            email,
            address_of,
        } => (
            people.get(address_of)?,
            json!({"name": name, "email": email}),
        ),
    };
    let created = now - past.days_ago * DAY - random.between(HOUR, 9 * HOUR);
    let updated = created + random.between(5 * MINUTE, (6 * DAY).min(now - created));
    let basket = Basket::fill(products, past.currency, past.extras, random);

    let mut body = Map::new();
    let mut set = |name: &str, value: Value| {
        body.insert(name.to_owned(), value);
    };
    set("type", json!("order"));
    set("id", json!(random.id()));
    set("status", json!(past.stage.status));
    set("payment", json!(past.stage.payment));
    set("shipping", json!(past.stage.shipping));
    set("anonymized", json!(has(Extra::Anonymized)));
    if !has(Extra::NoOrderNumber) {
        set("order_number", json!(format!("MF-{number}")));
    }
    if has(Extra::ExternalRef) {
        set(
            "external_ref",
            json!(format!("ERP/{}/{number}", past.currency.code)),
        );
    }
    if has(Extra::PaymentIntent) {
        set(
            "payment_intent_id",
            json!(format!("pi_{}", random.id().simple())),
        );
    }
    if has(Extra::CustomAttributes) {
        set(
            "custom_attributes",
            json!({
                "gift_wrap": {"type": "boolean", "value": true},
                "source_campaign": {"type": "string", "value": "spring-catalogue"},
            }),
        );
    }
    // A custom field whose name has a hyphen, as real shops have them.
    let carrier = (past.stage.shipping == "fulfilled").then_some("Kestrel Parcels");
    set("shipping-provider", json!(carrier));
    set("customer", customer);
    set("shipping_address", home.shipping_address(random));
    set("billing_address", home.billing_address());
    set("links", json!({}));
    set("meta", meta(past, &basket, created, updated));
    set("relationships", relationships(past, &basket, home));
    let items = basket.items(past.currency, created, random);
    let mut body = Value::Object(body);
    if let Buyer::Guest { name, .. } = past.buyer {
        readdress(&mut body, name);
    }
    if has(Extra::Anonymized) {
        anonymize(&mut body);
    }
    Some(Order { body, items })
}

fn relationships(past: &Past, basket: &Basket, home: &Settled) -> Value {
    let mut relationships = Map::new();
    relationships.insert("items".to_owned(), json!({"data": basket.relationship()}));
    if let Buyer::Customer(_) = past.buyer {
        let customer = json!({"data": {"type": "customer", "id": home.id}});
        relationships.insert("customer".to_owned(), customer);
    }
    if let Some(id) = &basket.promotion_id {
        relationships.insert(
            "promotions".to_owned(),
            json!({"data": [{"type": "promotion", "id": id}]}),
        );
    }
    Value::Object(relationships)
}

fn meta(past: &Past, basket: &Basket, created: i64, updated: i64) -> Value {
    let mut timestamps =
        json!({"created_at": clock::iso(created), "updated_at": clock::iso(updated)});
    if let ("paid", Some(fields)) = (past.stage.payment, timestamps.as_object_mut()) {
        fields.insert(
            "fully_paid_at".to_owned(),
            json!(clock::iso(created + 2 * MINUTE)),
        );
    }
    json!({"display_price": display_price(past, basket), "timestamps": timestamps})
}

fn display_price(past: &Past, basket: &Basket) -> Value {
    let currency = past.currency;
    let goods = basket.total();
    let shipping = currency.price(currency.shipping);
    let shipping_discount = match currency.shelf(goods) >= currency.free_shipping_from {
        true => shipping.times(-1),
        false => Price::default(),
    };
    let total = goods.plus(shipping).plus(shipping_discount);
    let (paid, authorized, owing) = balance(past.stage.payment, total.with_tax);
    let parts = [
        ("with_tax", total.with_tax),
        ("without_tax", total.without_tax),
        ("tax", total.tax()),
        ("discount", basket.discount()),
        ("without_discount", total.with_tax - basket.discount()),
        ("balance_owing", owing),
        ("paid", paid),
        ("authorized", authorized),
        ("shipping", shipping.with_tax),
        ("shipping_discount", shipping_discount.with_tax),
    ];
    let is_old = past.extras.contains(&Extra::OldDisplayPrice);
    let mut prices: Map<String, Value> = parts
        .into_iter()
        .filter(|(name, _)| !(is_old && NEWER_PARTS.contains(name)))
        .map(|(name, amount)| (name.to_owned(), currency.display(amount)))
        .collect();
    if past.extras.contains(&Extra::TaxWithoutCurrency) {
        prices.insert("tax".to_owned(), without_currency(currency, total.tax()));
    }
    Value::Object(prices)
}

fn without_currency(currency: &Currency, amount: i64) -> Value {
    let mut price = currency.display(amount);
    if let Some(code) = price.pointer_mut("/currency") {
        *code = json!("");
    }
    price
}

/// What has been paid, what is held on a card, and what is still owed.
fn balance(payment: &str, total: i64) -> (i64, i64, i64) {
    match payment {
        "paid" => (total, 0, 0),
        "authorized" => (0, total, total),
        "partially_paid" => (total / 2, 0, total - total / 2),
        "partially_authorized" => (0, total / 2, total),
        "refunded" => (0, 0, 0),
        _ => (0, 0, total),
    }
}

/// A guest lives at a borrowed address, under their own name.
fn readdress(body: &mut Value, name: &str) {
    let (first, last) = name.split_once(' ').unwrap_or((name, ""));
    for (pointer, part) in [
        ("/shipping_address/first_name", first),
        ("/shipping_address/last_name", last),
        ("/billing_address/first_name", first),
        ("/billing_address/last_name", last),
    ] {
        if let Some(field) = body.pointer_mut(pointer) {
            *field = json!(part);
        }
    }
}

fn anonymize(body: &mut Value) {
    for pointer in [
        "/customer/name",
        "/customer/email",
        "/shipping_address/first_name",
        "/shipping_address/last_name",
        "/shipping_address/line_1",
        "/shipping_address/phone_number",
        "/billing_address/first_name",
        "/billing_address/last_name",
        "/billing_address/line_1",
    ] {
        if let Some(field) = body.pointer_mut(pointer) {
            *field = json!("anonymized");
        }
    }
}
