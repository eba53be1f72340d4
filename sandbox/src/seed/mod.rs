//! Marlow & Finch, a small homeware and stationery shop: the records the sandbox starts with.
//! The same at every start (ids, baskets, amounts), except that dates count back from start-up.

mod basket;
mod currencies;
mod history;
mod order;
mod people;
mod products;
mod random;

use crate::elastic_path::Store;
use random::Random;

pub(crate) const SHOP_NAME: &str = "Marlow & Finch";

/// Any number will do, as long as it stays the same.
const SEED: u64 = 18_151_210;

/// The shop as it stands at `now`.
pub(crate) fn store(now: i64) -> Store {
    let mut random = Random::new(SEED);
    let people = people::settle(&mut random);
    let products = products::shelve(&mut random);
    let orders = order::place_all(&people, &products, now, &mut random);
    let customers = people
        .into_iter()
        .map(|person| person.into_customer(now))
        .collect();
    Store { customers, orders }
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
        let ada = store.customer_by_email("ada@example.com").unwrap().id();
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
            .flat_map(|order| &order.items)
            .map(|item| item.pointer("/value/amount").unwrap().as_i64().unwrap())
            .collect();
        assert!(amounts.contains(&0));
        assert!(amounts.iter().any(|amount| *amount < 0));
    }

    #[test]
    fn two_starts_give_the_same_shop() {
        let (one, other) = (store(NOW), store(NOW));
        assert!(
            one.orders
                .iter()
                .zip(&other.orders)
                .all(|(one, other)| one.body == other.body)
        );
        let ids: BTreeSet<&str> = one.orders.iter().map(|order| order.id()).collect();
        assert_eq!(ids.len(), one.orders.len());
    }
}
