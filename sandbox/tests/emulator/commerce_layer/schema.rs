//! What is served is held against the catalogue of schema 7.9.16, where that lies beside the
//! repository (`../shared/specs`); without it there is nothing to compare.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::visit::Visit;
use crate::shop::Shop;

/// Which resource of the catalogue each path serves.
const SERVED: &[(&str, &str)] = &[
    ("customers", "customer"),
    ("customer_groups", "customer_group"),
    ("customer_addresses", "customer_address"),
    ("addresses", "address"),
    ("customer_payment_sources", "customer_payment_source"),
    ("customer_subscriptions", "customer_subscription"),
    ("orders", "order"),
    ("line_items", "line_item"),
    ("shipments", "shipment"),
    ("parcels", "parcel"),
    ("returns", "return"),
    ("return_line_items", "return_line_item"),
    ("payment_methods", "payment_method"),
    ("stripe_payments", "stripe_payment"),
    ("adyen_payments", "adyen_payment"),
    ("paypal_payments", "paypal_payment"),
    ("wire_transfers", "wire_transfer"),
    ("authorizations", "authorization"),
    ("captures", "capture"),
    ("refunds", "refund"),
    ("order_subscriptions", "order_subscription"),
    ("order_subscription_items", "order_subscription_item"),
    ("markets", "market"),
    ("skus", "sku"),
    ("sku_lists", "sku_list"),
    ("sku_list_items", "sku_list_item"),
    ("attachments", "attachment"),
    ("events", "event"),
    ("tags", "tag"),
];

fn catalogue() -> Option<Vec<Value>> {
    let file = "../../shared/specs/commerce-layer/resources-7.9.16.storefront.json";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

fn keys(value: &Value, wanted: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    value
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, value)| *name != "id" && *name != "type" && wanted(value))
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn every_served_resource_has_exactly_the_members_of_the_catalogue() {
    let Some(catalogue) = catalogue() else {
        return;
    };
    let shop = Shop::open();
    let integration = Visit::integration(&shop);
    for (path, id) in SERVED {
        let known = catalogue
            .iter()
            .find(|resource| resource["id"] == *id)
            .unwrap();
        let answer = integration.get(&format!("{path}?page[size]=1")).expect(200);
        let served = answer.at("/data/0");
        assert_eq!(
            keys(&served["attributes"], |_| true),
            keys(&known["attributes"]["fields"], |field| field["fetchable"]
                == true),
            "{path}"
        );
        assert_eq!(
            keys(&served["relationships"], |_| true),
            keys(&known["attributes"]["relationships"], |_| true),
            "{path}"
        );
    }
}
