//! Turns each line of the history into an order as the platform would send it.

use serde_json::{Map, Value, json};

use super::basket::Basket;
use super::currencies::Currency;
use super::history::{Buyer, Extra, HISTORY, Past};
use super::people::Settled;
use super::random::Random;
use super::{extras, parcels, payments};
use crate::clock::{self, DAY, HOUR, MINUTE};
use crate::elastic_path::lines::{displayed, goods};
use crate::elastic_path::{Catalog, Fields, Order};

const FIRST_ORDER_NUMBER: usize = 10_201;

/// Accounts are not emulated; one order comes from one.
const ACCOUNT_ID: &str = "5d3c9f02-7e14-4b8a-9a6d-0c2f61e8b735";
const ACCOUNT_MEMBER_ID: &str = "b92e4a71-30c5-4f6d-8817-d5a09e3c4f18";

/// Parts of `display_price` that older orders lack.
const NEWER_PARTS: &[&str] = &[
    "without_discount",
    "shipping",
    "shipping_discount",
    "authorized",
];

pub(crate) fn place_all(
    people: &[Settled],
    catalog: &Catalog,
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
                catalog,
                now,
                random,
            )
        })
        .collect()
}

/// Who bought, as far as an order says so, and whose addresses it went to.
struct Parties<'a> {
    home: &'a Settled,
    key: &'static str,
    buyer: Value,
}

fn parties<'a>(buyer: Buyer, people: &'a [Settled]) -> Option<Parties<'a>> {
    Some(match buyer {
        Buyer::Customer(place) => {
            let home = people.get(place)?;
            let person = home.person;
            let buyer = json!({"id": home.id, "name": person.name, "email": person.email});
            Parties {
                home,
                key: "customer",
                buyer,
            }
        }
        Buyer::Guest {
            name,
            email,
            address_of,
        } => Parties {
            home: people.get(address_of)?,
            key: "customer",
            buyer: json!({"name": name, "email": email}),
        },
        Buyer::Account {
            name,
            email,
            address_of,
        } => Parties {
            home: people.get(address_of)?,
            key: "contact",
            buyer: json!({"name": name, "email": email}),
        },
    })
}

fn order(
    past: &Past,
    number: usize,
    people: &[Settled],
    catalog: &Catalog,
    now: i64,
    random: &mut Random,
) -> Option<Order> {
    let has = |extra| past.extras.contains(&extra);
    let Parties { home, key, buyer } = parties(past.buyer, people)?;
    let created = now - past.days_ago * DAY - random.between(HOUR, 9 * HOUR);
    let updated = created + random.between(5 * MINUTE, (6 * DAY).min(now - created));
    let basket = Basket::fill(catalog, past.currency, past.extras, random);

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
    set(key, buyer);
    set("shipping_address", home.shipping_address(random));
    set("billing_address", home.billing_address());
    set("links", json!({}));
    set("meta", meta(past, &basket, created, updated));
    set("relationships", relationships(past, &basket, home));
    let items = basket.items(past.currency, created, random);
    let mut body = Value::Object(body);
    if let Buyer::Guest { name, .. } | Buyer::Account { name, .. } = past.buyer {
        readdress(&mut body, name);
    }
    if has(Extra::Anonymized) {
        anonymize(&mut body);
    }
    // A custom field whose name has a hyphen, as real shops have them.
    let carrier = (past.stage.shipping == "fulfilled").then_some("Kestrel Parcels");
    let mut order = Order {
        body,
        items: items.into(),
        custom: Fields::from_iter([("shipping-provider".to_owned(), json!(carrier))]),
        promotions: basket
            .promotions
            .iter()
            .map(|announced| announced.resource(now))
            .collect(),
        ..Order::default()
    };
    // What lies beside the order takes its chances from a source of its own, so that more of it
    // leaves the orders as they are.
    let mut aside = Random::new(number.try_into().unwrap_or_default());
    extras::add(&mut order, past, &basket, created, &mut aside);
    order.transactions = payments::of(&order, past, created, &mut aside);
    if has(Extra::Parcels) {
        parcels::send(&mut order, past, created, &mut aside);
    }
    Some(order)
}

fn relationships(past: &Past, basket: &Basket, home: &Settled) -> Value {
    let mut relationships = Map::new();
    let mut relate = |name: &str, data: Value| {
        relationships.insert(name.to_owned(), json!({"data": data}));
    };
    relate("items", json!(basket.relationship()));
    match past.buyer {
        Buyer::Customer(_) => relate("customer", json!({"type": "customer", "id": home.id})),
        Buyer::Guest { .. } => {}
        Buyer::Account { .. } => {
            relate("account", json!({"type": "account", "id": ACCOUNT_ID}));
            let member = json!({"type": "account_member", "id": ACCOUNT_MEMBER_ID});
            relate("account_member", member);
        }
    }
    if !basket.promotions.is_empty() {
        let links: Vec<Value> = basket
            .promotions
            .iter()
            .map(|announced| json!({"type": "promotion", "id": announced.id}))
            .collect();
        relate("promotions", json!(links));
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
    let mut totals = basket.totals();
    totals.shipping = currency.price(currency.shipping);
    if currency.shelf(goods(&basket.lines)) >= currency.free_shipping_from {
        totals.shipping_discount = totals.shipping.times(-1);
    }
    let total = totals.total();
    let (paid, authorized, owing) = balance(past.stage.payment, total.with_tax);
    let balance = [
        ("balance_owing", owing),
        ("paid", paid),
        ("authorized", authorized),
    ];
    let is_old = past.extras.contains(&Extra::OldDisplayPrice);
    let parts = totals
        .parts()
        .into_iter()
        .chain(balance)
        .filter(|(name, _)| !(is_old && NEWER_PARTS.contains(name)));
    let mut prices = displayed(parts, currency);
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
