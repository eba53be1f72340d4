//! Sending goods back.

use serde_json::{Value, json};

use super::visit::{Visit, column, to};
use crate::shop::{Answer, Shop, text};

/// A delivered order without a return, and one of its lines.
fn bought(ada: &Visit<'_>) -> (String, String) {
    let order = ada.first("orders?filter[q][fulfillment_status_eq]=fulfilled&sort=-number");
    let path =
        format!("orders/{order}/line_items?filter[q][item_type_eq]=skus&sort=-total_amount_cents");
    (order.clone(), ada.first(&path))
}

fn begin(visit: &Visit<'_>, order: &str) -> Answer {
    visit.post("returns", json!({}), json!({"order": to("orders", order)}))
}

fn add(visit: &Visit<'_>, return_: &str, line: &str, quantity: i64) -> Answer {
    visit.post(
        "return_line_items",
        json!({"quantity": quantity, "return_reason": {"size": "too small"}}),
        json!({"return": to("returns", return_), "line_item": to("line_items", line)}),
    )
}

#[test]
fn a_return_is_drafted_filled_and_requested() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let (order, line) = bought(&ada);
    let draft = begin(&ada, &order).expect(201);
    assert_eq!(draft.at("/data/attributes/status"), "draft");
    assert_eq!(
        draft.at("/data/attributes/customer_email"),
        "ada@example.com"
    );
    let id = text(&draft.at("/data/id"));
    let empty = ada
        .patch("returns", &id, json!({"_request": true}))
        .expect(422);
    assert_eq!(
        empty.at("/errors/0/source/pointer"),
        "/data/attributes/_request"
    );
    let item = add(&ada, &id, &line, 1).expect(201);
    assert!(item.at("/data/attributes/sku_code").is_string());
    let requested = ada
        .patch("returns", &id, json!({"_request": true}))
        .expect(200);
    assert_eq!(requested.at("/data/attributes/status"), "requested");
    assert_eq!(requested.at("/data/attributes/skus_count"), 1);
    assert_eq!(
        requested.at("/data/attributes/formatted_estimated_refund_amount"),
        item.at("/data/attributes/formatted_total_amount")
    );
    add(&ada, &id, &line, 1).expect(401);
    ada.patch("returns", &id, json!({"metadata": {}}))
        .expect(401);
    let cancelled = ada
        .patch("returns", &id, json!({"_cancel": true}))
        .expect(200);
    assert!(cancelled.at("/data/attributes/cancelled_at").is_string());
    let listed = ada.get(&format!("{}/returns", ada.home())).expect(200);
    assert!(column(&listed, "status").contains(&json!("cancelled")));
}

#[test]
fn nobody_returns_more_than_was_bought() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let (order, line) = bought(&ada);
    let bought = ada
        .get(&format!("line_items/{line}"))
        .at("/data/attributes/quantity");
    let most = bought.as_i64().unwrap();
    let id = text(&begin(&ada, &order).expect(201).at("/data/id"));
    let refused = add(&ada, &id, &line, most + 1).expect(422);
    assert_eq!(
        refused.at("/errors/0/meta"),
        json!({"error": "less_than_or_equal_to", "value": most + 1, "count": most})
    );
    assert_eq!(
        refused.at("/errors/0/detail"),
        format!("quantity - must be less than or equal to {most}")
    );
    add(&ada, &id, &line, 0).expect(422);
    add(&ada, &id, &line, most).expect(201);
    let other = text(&begin(&ada, &order).expect(201).at("/data/id"));
    let refused = add(&ada, &other, &line, 1).expect(422);
    assert_eq!(refused.at("/errors/0/meta/count"), 0);
}

#[test]
fn only_ones_own_placed_orders_and_their_lines_go_back() {
    let shop = Shop::open();
    let (ada, grace) = (Visit::ada(&shop), Visit::grace(&shop));
    let pending = ada.first("orders?filter[q][status_eq]=pending");
    let refused = begin(&ada, &pending).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/relationships/order"
    );
    begin(&ada, &grace.first("orders")).expect(404);
    let refused = ada.post("returns", json!({}), json!({})).expect(422);
    assert_eq!(refused.at("/errors/0/title"), "must exist");
    let (order, _) = bought(&ada);
    let id = text(&begin(&ada, &order).expect(201).at("/data/id"));
    let elsewhere = ada.first(&format!("orders/{pending}/line_items"));
    let refused = add(&ada, &id, &elsewhere, 1).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/relationships/line_item"
    );
}

#[test]
fn what_follows_a_request_is_the_merchants_to_do() {
    let shop = Shop::open();
    let (ada, integration) = (Visit::ada(&shop), Visit::integration(&shop));
    let requested = ada.first("returns?filter[q][status_eq]=requested");
    for trigger in ["_approve", "_reject", "_receive", "_refund"] {
        ada.patch("returns", &requested, json!({trigger: true}))
            .expect(400);
    }
    ada.patch("returns", &requested, json!({"_ship": true}))
        .expect(422);
    let step = |visit: &Visit<'_>, trigger: &str| {
        let answer = visit.patch("returns", &requested, json!({trigger: true}));
        text(&answer.expect(200).at("/data/attributes/status"))
    };
    assert_eq!(step(&integration, "_approve"), "approved");
    assert_eq!(step(&ada, "_ship"), "shipped");
    assert_eq!(step(&integration, "_receive"), "received");
    assert_eq!(step(&integration, "_refund"), "refunded");
    let path = format!("returns/{requested}?include=return_line_items,order,origin_address");
    let whole = ada.get(&path).expect(200);
    assert_ne!(whole.at("/data/attributes/refunded_at"), Value::Null);
    assert_eq!(whole.at("/included").as_array().unwrap().len(), 3);
}
