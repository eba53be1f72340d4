//! More orders than the shop has ever had, for measurements and for what happens past 10,000.

use super::random::Random;
use crate::clock::{DAY, HOUR};
use crate::elastic_path::{Order, Store};

/// As many as fit into the memory of a small machine.
pub(crate) const MOST_ORDERS: usize = 20_000;

/// Repeats a customer's orders, each an hour before the one before it and all before the real ones.
/// Returns how many orders the customer has now, or nothing where there are none to repeat.
pub(crate) fn grow(store: &mut Store, customer_id: &str, more: usize, now: i64) -> Option<usize> {
    let is_theirs = |order: &&Order| order.customer_id() == customer_id;
    let before = store.orders.len();
    let mut random = Random::new(u64::try_from(before).unwrap_or_default());
    let patterns: Vec<&Order> = store.orders.iter().filter(is_theirs).collect();
    let mut moment = now - 731 * DAY;
    let mut grown = Vec::with_capacity(more);
    for pattern in patterns.iter().cycle().take(more) {
        moment -= HOUR;
        grown.push(pattern.again(&random.id().to_string(), moment));
    }
    let total = patterns.len() + grown.len();
    store.orders.extend(grown);
    (total > 0).then_some(total)
}
