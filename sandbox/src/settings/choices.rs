//! Settings that are a choice among more than two documented readings.

use serde::{Deserialize, Serialize};

/// Where `links.self` of an address leads: two samples disagree (G4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AddressLink {
    /// `/v2/customers/{id}/addresses`
    Book,
    /// `/v2/addresses/{id}`
    Address,
}

/// What the order list can be sorted by (G13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderSort {
    /// The documented keys and `updated_at`, which the documents use but do not list.
    WithUpdatedAt,
    /// The documented keys only.
    Documented,
    /// Nothing: the specifications have no `sort`, so it is ignored.
    Ignored,
}

/// Who may read an order's transactions: no page of the documents names a customer token there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TransactionReaders {
    /// Only client_credentials tokens.
    Backend,
    /// The order's customer as well.
    Shopper,
    /// Whoever knows the order's id: the official SDK sends no customer token with this call (G19).
    Anyone,
}
