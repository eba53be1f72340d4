//! The parcels in which some orders were sent. The platform calls them shipping groups.

use std::sync::Arc;

use serde_json::{Value, json};

use super::currencies::Price;
use super::history::Past;
use super::random::Random;
use crate::clock::{self, DAY};
use crate::elastic_path::{Order, insert, related};

/// A parcel for the first line and one for the rest, if there is a rest.
pub(super) fn send(order: &mut Order, past: &Past, created: i64, random: &mut Random) {
    let first = random.id().to_string();
    let second = random.id().to_string();
    let has_rest = order.items.len() > 1;
    for (place, item) in Arc::make_mut(&mut order.items).iter_mut().enumerate() {
        let group = if place == 0 { &first } else { &second };
        insert(item, "shipping_group_id", json!(group));
    }
    let shipping = past.currency.price(past.currency.shipping);
    let mut groups = vec![group(order, past, &first, "standard", shipping, created)];
    if has_rest {
        let nothing = Price::default();
        groups.push(group(order, past, &second, "standard", nothing, created));
    }
    if let Some(Value::Array(links)) = order.body.pointer_mut("/relationships/items/data") {
        links.extend(
            groups
                .iter()
                .map(|group| json!({"type": "shipping_group", "id": group["id"]})),
        );
    }
    order.shipping_groups = groups;
}

fn group(order: &Order, past: &Past, id: &str, kind: &str, price: Price, created: i64) -> Value {
    let currency = past.currency;
    json!({
        "type": "shipping_group",
        "id": id,
        "relation": "order",
        "order_id": order.id(),
        "shipping_type": kind,
        "tracking_reference": format!("KP{}", id.get(..8).unwrap_or_default().to_uppercase()),
        "address": order.body.get("shipping_address"),
        "delivery_estimate": {
            "start": clock::iso(created + 2 * DAY),
            "end": clock::iso(created + 5 * DAY),
        },
        "created_at": clock::iso(created),
        "updated_at": clock::iso(created + DAY),
        "meta": {
            "shipping_display_price": {
                "total": currency.display(price.with_tax),
                "base": currency.display(price.without_tax),
                "tax": currency.display(price.tax()),
                "fees": currency.display(0),
            },
        },
        "relationships": {"order": related("order", order.id())},
    })
}
