//! What some orders have beside their lines: taxes as items of their own, discounts given by hand.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::basket::Basket;
use super::history::{Extra, Past};
use super::random::Random;
use crate::clock;
use crate::elastic_path::{Order, insert};

pub(super) fn add(
    order: &mut Order,
    past: &Past,
    basket: &Basket,
    created: i64,
    random: &mut Random,
) {
    if past.extras.contains(&Extra::TaxItems) {
        add_taxes(order, past, basket, random);
    }
    if past.extras.contains(&Extra::CustomDiscount) {
        add_discounts(order, past, basket, created);
    }
}

/// One tax item for each line that has any tax.
fn add_taxes(order: &mut Order, past: &Past, basket: &Basket, random: &mut Random) {
    let currency = past.currency;
    let items = Arc::make_mut(&mut order.items);
    for (line, item) in basket.lines.iter().zip(items) {
        let amount = line.total().tax();
        if amount == 0 {
            continue;
        }
        let id = random.id();
        order.tax_items.push(json!({
            "type": "tax_item",
            "id": id,
            "code": format!("{}-STANDARD", currency.code),
            "name": "Standard rate",
            "jurisdiction": currency.code.get(..2),
            "rate": currency.tax_rate(),
            "amount": amount,
        }));
        if let Some(relationships) = item.get_mut("relationships") {
            let taxes = json!({"data": [{"type": "tax_item", "id": id}]});
            insert(relationships, "taxes", taxes);
        }
    }
}

fn add_discounts(order: &mut Order, past: &Past, basket: &Basket, created: i64) {
    let mut links = Vec::new();
    for line in &basket.lines {
        let Some(discount) = line
            .discount
            .as_ref()
            .filter(|discount| discount.source == "custom-discount")
        else {
            continue;
        };
        let off = discount.off.with_tax * line.quantity;
        links.push(json!({"type": "custom_discount", "id": discount.id}));
        order.custom_discounts.push(json!({
            "type": "custom_discount",
            "id": discount.id,
            "external_id": format!("desk-{}", clock::iso(created).get(..10).unwrap_or_default()),
            "discount_engine": "Front desk",
            "discount_code": discount.code,
            "description": "A gesture of goodwill",
            "amount": past.currency.display(off),
            "relationships": {"item": {"data": {"type": "cart_item", "id": line.id}}},
        }));
    }
    if let Some(relationships) = order.body.get_mut("relationships") {
        let data = Map::from_iter([("data".to_owned(), Value::Array(links))]);
        insert(relationships, "custom_discounts", Value::Object(data));
    }
}
