//! What the customer object did not have yet in the documents of earlier years.

use super::schema::Resource;
use super::settings::{CommerceLayerSettings, CustomerAge};

/// Members of the customer object, with the age from which on it has them.
const NEWER: &[(&str, CustomerAge)] = &[
    ("total_orders_count", CustomerAge::Year2024),
    ("shopper_reference", CustomerAge::Year2024),
    ("sku_lists", CustomerAge::Year2024),
    ("tags", CustomerAge::Year2024),
    ("profile_id", CustomerAge::Year2025),
    ("tax_exemption_code", CustomerAge::Year2025),
    ("_add_tags", CustomerAge::Year2025),
    ("_remove_tags", CustomerAge::Year2025),
    ("jwt_custom_claim", CustomerAge::Year2025),
    ("_request_anonymization", CustomerAge::Year2025),
    ("_cancel_anonymization", CustomerAge::Year2025),
    ("anonymization_info", CustomerAge::Year2025),
    ("anonymization_status", CustomerAge::Year2025),
    ("jwt_customer", CustomerAge::Year2025),
    ("jwt_markets", CustomerAge::Year2025),
    ("jwt_stock_locations", CustomerAge::Year2025),
    ("event_stores", CustomerAge::Year2025),
];

/// Whether the resource has that attribute or relationship at the age in the settings.
pub(super) fn has(resource: &Resource, member: &str, settings: &CommerceLayerSettings) -> bool {
    resource.name != "customers"
        || NEWER
            .iter()
            .all(|(name, since)| *name != member || *since <= settings.customer_age)
}
