//! The organization's records at start-up. It is the shop that Elastic Path begins with, told in this
//! platform's terms: the same people and passwords, the same baskets on the same days. What only this
//! platform has (markets, shipments, returns, subscriptions, a wallet, wishlists) is added.

mod account;
mod afterwards;
mod fulfilment;
mod orders;
mod organization;
mod payments;
mod people;
mod stages;

use serde_json::Value;

use super::store::{Record, Reference, Store};
use crate::clock;
use crate::elastic_path;

pub(super) fn store(shop: &elastic_path::Store, now: i64) -> Store {
    let mut store = Store::default();
    organization::found(&mut store, now);
    people::settle(&mut store, shop);
    orders::place(&mut store, shop);
    account::furnish(&mut store, now);
    afterwards::follow(&mut store, now);
    store
}

/// What is at that place, or null.
fn part(value: &Value, pointer: &str) -> Value {
    value.pointer(pointer).cloned().unwrap_or_default()
}

/// The text at that place, or an empty one.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn number(value: &Value, pointer: &str) -> i64 {
    value
        .pointer(pointer)
        .and_then(Value::as_i64)
        .unwrap_or_default()
}

fn instant(value: &Value, pointer: &str) -> i64 {
    clock::read(text(value, pointer)).unwrap_or_default()
}

/// The records of one type with that value, by reference.
fn whose(store: &Store, kind: &str, attribute: &str, value: &str) -> Vec<Reference> {
    store
        .all(kind)
        .iter()
        .filter(|record| record.text(attribute) == value)
        .map(Record::reference)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::schema::{self, REQUIRED};
    use super::*;

    const NOW: i64 = 1_780_000_000_000;

    fn shop() -> Store {
        store(&crate::seed::store(NOW), NOW)
    }

    fn values(store: &Store, kind: &str, attribute: &str) -> BTreeSet<String> {
        store
            .all(kind)
            .iter()
            .map(|record| record.text(attribute).to_owned())
            .collect()
    }

    fn set(names: &str) -> BTreeSet<String> {
        names.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn every_documented_status_occurs() {
        let store = shop();
        for (kind, attribute, all) in [
            (
                "orders",
                "status",
                "draft pending editing placing placed approved cancelled",
            ),
            (
                "orders",
                "payment_status",
                "unpaid authorized partially_authorized paid partially_paid voided \
                 partially_voided refunded partially_refunded free",
            ),
            (
                "orders",
                "fulfillment_status",
                "unfulfilled in_progress fulfilled not_required",
            ),
            (
                "shipments",
                "status",
                "draft upcoming cancelled on_hold picking packing ready_to_ship shipped delivered",
            ),
            (
                "returns",
                "status",
                "draft requested approved cancelled shipped rejected received refunded",
            ),
            (
                "order_subscriptions",
                "status",
                "draft inactive active running cancelled",
            ),
        ] {
            assert_eq!(
                values(&store, kind, attribute),
                set(all),
                "{kind} {attribute}"
            );
        }
    }

    #[test]
    fn it_is_the_same_shop_as_on_the_other_platform() {
        let other = crate::seed::store(NOW);
        let store = store(&other, NOW);
        assert_eq!(store.all("orders").len(), other.orders.len());
        assert_eq!(store.all("customer_addresses").len(), other.address_count());
        for customer in &other.customers {
            let same = store.customer_by_email(customer.email()).unwrap();
            let password = same.secrets.get("password").and_then(Value::as_str);
            assert_eq!(password, customer.password.as_deref());
        }
        for (order, other) in store.all("orders").iter().zip(&other.orders) {
            let total = number(&other.body, "/meta/display_price/with_tax/amount");
            let gift_card = order.integer("gift_card_amount_cents");
            assert_eq!(
                order.integer("total_amount_with_taxes_cents") - gift_card,
                total
            );
        }
    }

    #[test]
    fn amounts_add_up() {
        let store = shop();
        for order in store.all("orders") {
            let sum = |names: &[&str]| names.iter().map(|name| order.integer(name)).sum::<i64>();
            let parts = sum(&[
                "subtotal_amount_cents",
                "shipping_amount_cents",
                "discount_amount_cents",
                "gift_card_amount_cents",
            ]);
            assert_eq!(parts, order.integer("total_amount_cents"));
            let lines: i64 = store
                .pointing_to("line_items", "order", &order.reference())
                .map(|line| line.integer("total_amount_cents"))
                .sum();
            assert_eq!(lines, parts - order.integer("gift_card_amount_cents"));
            let added = order.integer("total_amount_with_taxes_cents") - parts;
            match order.value("tax_included") == true {
                true => assert_eq!(added, 0),
                false => assert_eq!(added, order.integer("total_tax_amount_cents")),
            }
        }
    }

    #[test]
    fn every_value_belongs_to_a_row_and_is_of_its_kind() {
        let store = shop();
        for resource in schema::resources() {
            for record in store.all(resource.name) {
                for (name, value) in &record.attributes {
                    let field = resource.field(name).unwrap();
                    assert!(
                        value.is_null() || field.kind.holds(value),
                        "{}.{name}: {value}",
                        resource.name
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_required_is_missing() {
        let store = shop();
        for resource in schema::resources() {
            for record in store.all(resource.name) {
                for row in resource
                    .attributes()
                    .filter(|row| row.flags.allow(REQUIRED))
                {
                    let name = row.kept_as();
                    assert!(!record.value(&name).is_null(), "{}.{name}", resource.name);
                }
                for relationship in resource.relationships() {
                    assert!(
                        !relationship.flags.allow(REQUIRED)
                            || store.linked(record, relationship.name).is_some(),
                        "{}.{}",
                        resource.name,
                        relationship.name
                    );
                }
            }
        }
    }

    #[test]
    fn two_starts_give_the_same_ids() {
        let ids = |store: &Store| -> Vec<String> {
            store
                .all("orders")
                .iter()
                .map(|order| order.id.clone())
                .collect()
        };
        assert_eq!(ids(&shop()), ids(&shop()));
    }
}
