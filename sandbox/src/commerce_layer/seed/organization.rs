//! What belongs to the organization itself: markets, warehouses, products, ways to pay, tags.

use serde_json::json;

use super::super::effects::name_address;
use super::super::store::Store;
use super::whose;
use crate::clock::DAY;
use crate::seed::price_tags;

/// Name, code, number and currency. The last one is for members of the group only.
const MARKETS: [(&str, &str, i64, &str); 5] = [
    ("United Kingdom", "uk", 58, "GBP"),
    ("Europe", "europe", 59, "EUR"),
    ("United States", "us", 60, "USD"),
    ("Japan", "japan", 61, "JPY"),
    ("Collectors' room", "collectors", 62, "GBP"),
];
const GROUP: (&str, &str) = ("Collectors", "collectors");
const WAREHOUSES: [(&str, &str, &str, &str, &str); 2] = [
    (
        "Bermondsey warehouse",
        "bermondsey",
        "14 Tanner Street",
        "London",
        "GB",
    ),
    (
        "Rotterdam warehouse",
        "rotterdam",
        "Maasvlakte 21",
        "Rotterdam",
        "NL",
    ),
];
const METHODS: [(&str, &str); 5] = [
    ("Credit card", "stripe_payments"),
    ("PayPal", "paypal_payments"),
    ("Adyen", "adyen_payments"),
    ("Bank transfer", "wire_transfers"),
    ("Gift voucher", "external_payments"),
];
pub(super) const TAGS: [&str; 4] = ["gold", "silver", "gift", "fragile"];
const EVENTS: [&str; 6] = [
    "customers.create",
    "customers.create_password",
    "orders.place",
    "orders.approve",
    "orders.cancel",
    "shipments.ship",
];

pub(super) fn found(store: &mut Store, now: i64) {
    let founded = now - 900 * DAY;
    for name in TAGS {
        store.add("tags", founded, |tag| tag.set("name", name));
    }
    for name in EVENTS {
        store.add("events", founded, |event| event.set("name", name));
    }
    let (name, code) = GROUP;
    let group = store.add("customer_groups", founded, |group| {
        group.set("name", name);
        group.set("code", code);
    });
    for (name, kind) in METHODS {
        store.add("payment_methods", founded, |method| {
            method.set("name", name);
            method.set("payment_source_type", kind);
            method.set("price_amount_cents", 0);
            method.set("currency_code", "EUR");
            "EUR".clone_into(&mut method.currency);
        });
    }
    let card = whose(
        store,
        "payment_methods",
        "payment_source_type",
        "stripe_payments",
    );
    for (name, code, number, currency) in MARKETS {
        let is_private = code == GROUP.1;
        let (card, group) = (card.clone(), group.clone());
        store.add("markets", founded, |market| {
            market.set("name", name);
            market.set("code", code);
            market.set("number", number);
            market.set("private", is_private);
            currency.clone_into(&mut market.currency);
            market.connect("default_payment_method", card);
            market.connect(
                "customer_group",
                is_private.then_some(group).into_iter().collect(),
            );
        });
    }
    for (number, (name, code, line_1, city, country)) in (1..).zip(WAREHOUSES) {
        let address = store.add("addresses", founded, |address| {
            address.set("business", true);
            address.set("company", "Marlow & Finch");
            address.set("line_1", line_1);
            address.set("city", city);
            address.set("country_code", country);
            address.set("phone", "+44 20 7946 0100");
            name_address(address);
        });
        store.add("stock_locations", founded, |location| {
            location.set("name", name);
            location.set("code", code);
            location.set("number", json!(number));
            location.set("label_format", "PDF");
            location.set("suppress_etd", false);
            location.connect("address", vec![address]);
        });
    }
    for (code, name, prices) in price_tags() {
        store.add("skus", founded, |sku| {
            sku.set("code", code);
            sku.set("name", name);
            sku.set("image_url", image_url(code));
            for (currency, price) in prices {
                sku.secrets.insert(currency.to_owned(), json!(price));
            }
        });
    }
}

pub(super) fn image_url(code: &str) -> String {
    format!(
        "https://images.marlow-finch.example/{}.jpg",
        code.to_lowercase()
    )
}
