//! What a token is asked for: `market:all`, or markets and stock locations by id, code or number.

use super::store::{Record, Store};

pub(super) const EVERYTHING: &str = "market:all";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// As it was asked for.
    pub(super) text: String,
    pub(super) markets: Vec<String>,
    pub(super) stock_locations: Vec<String>,
}

impl Scope {
    /// Nothing where the scope names what does not exist, or a market that is closed to the caller:
    /// one with a customer group is open to the customers in it only.
    pub(super) fn read(text: &str, store: &Store, customer: Option<&Record>) -> Option<Self> {
        let mut scope = Self {
            text: text.to_owned(),
            markets: Vec::new(),
            stock_locations: Vec::new(),
        };
        for part in text.split_whitespace().filter(|part| *part != EVERYTHING) {
            let (kind, which) = part.split_once(':')?;
            let (records, found) = match kind {
                "market" => (store.all("markets"), &mut scope.markets),
                "stock_location" => (store.all("stock_locations"), &mut scope.stock_locations),
                _ => return None,
            };
            let record = records.iter().find(|record| is_named(record, which))?;
            let group = record.link("customer_group").first();
            let member_of = customer.and_then(|customer| customer.link("customer_group").first());
            if group.is_some() && group != member_of {
                return None;
            }
            found.push(record.id.clone());
        }
        // A stock location needs its market beside it.
        let has_market = !scope.markets.is_empty() || text.contains(EVERYTHING);
        (has_market || scope.stock_locations.is_empty()).then_some(scope)
    }

    /// The same in ids.
    pub(super) fn canonical(&self) -> String {
        let parts: Vec<String> = (self.markets.iter().map(|id| format!("market:id:{id}")))
            .chain(
                self.stock_locations
                    .iter()
                    .map(|id| format!("stock_location:id:{id}")),
            )
            .collect();
        match parts.is_empty() {
            true => EVERYTHING.to_owned(),
            false => parts.join(" "),
        }
    }
}

fn is_named(record: &Record, which: &str) -> bool {
    match which.split_once(':') {
        Some(("id", id)) => record.id == id,
        Some(("code", code)) => record.text("code") == code,
        // The form of old: a bare number.
        None => which.parse() == Ok(record.integer("number")),
        Some(_) => false,
    }
}
