//! Marlow & Finch, a small homeware and stationery shop: the records the sandbox starts with.
//! The same at every start (ids, baskets, amounts), except that dates count back from start-up.

mod basket;
pub(crate) mod currencies;
mod extras;
pub(crate) mod growth;
mod history;
mod order;
mod parcels;
mod payments;
mod people;
pub(crate) mod products;
pub(crate) mod promotions;
mod random;

use crate::elastic_path::{Catalog, Store};
use random::Random;

pub(crate) use currencies::currency;
pub(crate) use products::price_tags;

pub(crate) const SHOP_NAME: &str = "Marlow & Finch";

/// Any number will do, as long as it stays the same.
const SEED: u64 = 18_151_210;

/// The shop as it stands at `now`.
pub(crate) fn store(now: i64) -> Store {
    let mut random = Random::new(SEED);
    let people = people::settle(&mut random);
    let catalog = Catalog {
        products: products::shelve(&mut random),
        promotions: promotions::announce(),
    };
    let orders = order::place_all(&people, &catalog, now, &mut random);
    let customers = people
        .into_iter()
        .map(|person| person.into_customer(now))
        .collect();
    Store {
        customers,
        orders,
        carts: Vec::new(),
        catalog,
    }
}

/// Name, e-mail address and password of each shopper one can sign in as.
pub(crate) fn sample_shoppers() -> impl Iterator<Item = (&'static str, &'static str, &'static str)>
{
    people::PEOPLE
        .iter()
        .filter_map(|person| Some((person.name, person.email, person.password?)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::clock::{self, DAY};
    use crate::elastic_path::Order;

    const NOW: i64 = 1_780_000_000_000;

    fn values(store: &Store, pointer: &str) -> BTreeSet<String> {
        store
            .orders
            .iter()
            .filter_map(|order| order.body.pointer(pointer)?.as_str().map(str::to_owned))
            .collect()
    }

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn amount(order: &Value, part: &str) -> Option<i64> {
        order
            .pointer(&format!("/meta/display_price/{part}/amount"))?
            .as_i64()
    }

    #[test]
    fn every_documented_order_value_occurs() {
        let store = store(NOW);
        assert_eq!(
            values(&store, "/status"),
            set(&["cancelled", "complete", "incomplete", "processing"])
        );
        assert_eq!(
            values(&store, "/payment"),
            set(&[
                "authorized",
                "paid",
                "partially_authorized",
                "partially_paid",
                "refunded",
                "unpaid"
            ])
        );
        assert_eq!(
            values(&store, "/shipping"),
            set(&["fulfilled", "unfulfilled"])
        );
        assert_eq!(
            values(&store, "/meta/display_price/with_tax/currency"),
            set(&["EUR", "GBP", "JPY", "USD"])
        );
        assert!(values(&store, "/meta/display_price/tax/currency").contains(""));
    }

    #[test]
    fn the_shop_is_big_enough_to_page_through() {
        let store = store(NOW);
        let ada = store
            .customer_by_email("ada@example.com", false)
            .unwrap()
            .id();
        assert!(store.orders.len() >= 60, "{}", store.orders.len());
        assert!(store.address_count() >= 8, "{}", store.address_count());
        assert_eq!(
            store
                .orders
                .iter()
                .filter(|order| order.customer_id() == ada)
                .count(),
            34
        );
        assert!(
            store
                .orders
                .iter()
                .all(|order| (1..=6).contains(&order.items.len()))
        );
    }

    #[test]
    fn orders_lie_within_two_years_and_not_in_the_future() {
        for order in store(NOW).orders {
            let moment = |name| {
                let pointer = format!("/meta/timestamps/{name}");
                clock::read(order.body.pointer(&pointer).unwrap().as_str().unwrap()).unwrap()
            };
            assert!(moment("created_at") > NOW - 731 * DAY);
            assert!(moment("created_at") < moment("updated_at"));
            assert!(moment("updated_at") <= NOW);
        }
    }

    #[test]
    fn amounts_add_up() {
        for order in store(NOW).orders {
            let lines: i64 = order
                .items
                .iter()
                .map(|item| {
                    item.pointer("/meta/display_price/with_tax/value/amount")
                        .unwrap()
                        .as_i64()
                        .unwrap()
                })
                .sum();
            let total = amount(&order.body, "with_tax").unwrap();
            // Old orders do not say what shipping was.
            if let (Some(shipping), Some(shipping_discount)) = (
                amount(&order.body, "shipping"),
                amount(&order.body, "shipping_discount"),
            ) {
                assert_eq!(total, lines + shipping + shipping_discount);
            }
            assert!(total >= 0);
            if let (Some(without_tax), Some(tax)) = (
                amount(&order.body, "without_tax"),
                amount(&order.body, "tax"),
            ) {
                assert_eq!(total, without_tax + tax);
            }
        }
    }

    #[test]
    fn some_lines_are_free_and_some_are_negative() {
        let store = store(NOW);
        let amounts: Vec<i64> = store
            .orders
            .iter()
            .flat_map(|order| order.items.iter())
            .map(|item| item.pointer("/value/amount").unwrap().as_i64().unwrap())
            .collect();
        assert!(amounts.contains(&0));
        assert!(amounts.iter().any(|amount| *amount < 0));
    }

    #[test]
    fn payments_explain_the_balance() {
        for order in store(NOW).orders {
            let sum = |kind: &str| -> i64 {
                order
                    .transactions
                    .iter()
                    .filter(|one| one["transaction_type"] == kind && one["status"] == "complete")
                    .map(|one| one["amount"].as_i64().unwrap())
                    .sum()
            };
            let paid = sum("purchase") + sum("capture") - sum("refund");
            assert_eq!(Some(paid), amount(&order.body, "paid"), "{}", order.id());
            if let Some(held) = amount(&order.body, "authorized") {
                assert_eq!(sum("authorize") - sum("capture"), held, "{}", order.id());
            }
        }
    }

    #[test]
    fn every_kind_of_side_record_occurs() {
        let store = store(NOW);
        let words = |name: &str| -> BTreeSet<String> {
            store
                .orders
                .iter()
                .flat_map(|order| &order.transactions)
                .map(|one| one[name].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(
            words("transaction_type"),
            set(&["authorize", "capture", "purchase", "refund"])
        );
        assert_eq!(
            words("status"),
            set(&["cancelled", "complete", "failed", "pending"])
        );
        let count = |of: fn(&Order) -> usize| store.orders.iter().map(of).sum::<usize>();
        assert!(count(|order| order.tax_items.len()) > 0);
        assert!(count(|order| order.custom_discounts.len()) > 0);
        assert!(count(|order| order.promotions.len()) > 0);
        assert!(count(|order| order.shipping_groups.len()) > 1);
        assert!(values(&store, "/contact/email").contains("emmy@example.org"));
    }

    #[test]
    fn two_starts_give_the_same_shop() {
        let (one, other) = (store(NOW), store(NOW));
        assert!(one.orders.iter().zip(&other.orders).all(|(one, other)| {
            one.body == other.body
                && one.transactions == other.transactions
                && one.shipping_groups == other.shipping_groups
        }));
        let ids: BTreeSet<&str> = one.orders.iter().map(|order| order.id()).collect();
        assert_eq!(ids.len(), one.orders.len());
    }
}
