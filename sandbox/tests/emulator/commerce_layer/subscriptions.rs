//! What comes again: subscriptions to orders, markers such as newsletters, waiting for stock.

use serde_json::{Value, json};

use super::visit::{Visit, set, to};
use crate::shop::{Shop, list, text};

#[test]
fn a_subscription_is_paused_resumed_and_cancelled() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let id = ada.first("order_subscriptions?filter[q][status_eq]=active");
    let send = |trigger: &str| ada.patch("order_subscriptions", &id, json!({trigger: true}));
    let status = |trigger| text(&send(trigger).expect(200).at("/data/attributes/status"));
    assert_eq!(status("_deactivate"), "inactive");
    assert_eq!(status("_activate"), "active");
    send("_activate").expect(422);
    assert_eq!(status("_cancel"), "cancelled");
    send("_activate").expect(422);
    set(
        &shop,
        json!({"refusedToSalesChannels": ["order_subscriptions._cancel"]}),
    );
    send("_cancel").expect(400);
}

#[test]
fn its_next_run_lies_in_the_future_and_its_frequency_has_a_name() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let id = ada.first("order_subscriptions");
    let change = |attributes: Value| ada.patch("order_subscriptions", &id, attributes);
    let refused = change(json!({"next_run_at": "2020-01-01T00:00:00Z"})).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/next_run_at"
    );
    change(json!({"next_run_at": "soon"})).expect(422);
    let later = "2099-01-01T00:00:00.000Z";
    let changed = change(json!({"next_run_at": later, "frequency": "weekly"})).expect(200);
    assert_eq!(changed.at("/data/attributes/next_run_at"), later);
    change(json!({"frequency": "0 9 * * 1"})).expect(200);
    change(json!({"frequency": "now and then"})).expect(422);
    change(json!({"starts_at": later})).expect(400);
}

#[test]
fn it_shows_its_items_its_orders_and_its_card() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = "order_subscriptions?filter[q][status_eq]=active&include=order_subscription_items,\
                orders,source_order,customer_payment_source";
    let answer = ada.get(path).expect(200);
    let relationships = answer.at("/data/0/relationships");
    assert_eq!(relationships["orders"]["data"].as_array().unwrap().len(), 3);
    assert!(!list(&relationships["order_subscription_items"]["data"]).is_empty());
    assert_eq!(
        relationships["customer_payment_source"]["data"]["type"],
        "customer_payment_sources"
    );
    let id = text(&answer.at("/data/0/id"));
    let wallet = ada.get("customer_payment_sources").at("/data/1/id");
    let change = json!({"data": {"type": "order_subscriptions", "id": id, "relationships": {
        "customer_payment_source": to("customer_payment_sources", wallet.as_str().unwrap()),
    }}});
    ada.send("PATCH", &format!("order_subscriptions/{id}"), Some(change))
        .expect(200);
    let now = ada.get(&format!("order_subscriptions/{id}/customer_payment_source"));
    assert_eq!(now.at("/data/id"), wallet);
}

#[test]
fn a_marker_needs_an_address_and_a_reference_and_exists_once() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let marker = |reference: Value| {
        let attributes = json!({"customer_email": "ada@example.com", "reference": reference});
        ada.post("customer_subscriptions", attributes, json!({}))
    };
    let refused = marker(Value::Null).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/reference"
    );
    let made = marker(json!("sale")).expect(201);
    assert_eq!(
        marker(json!("sale")).expect(422).at("/errors/0/meta/error"),
        "taken"
    );
    let all = ada
        .get(&format!("{}/customer_subscriptions", ada.home()))
        .expect(200);
    assert_eq!(all.at("/meta/record_count"), 3);
    ada.delete(&format!(
        "customer_subscriptions/{}",
        text(&made.at("/data/id"))
    ))
    .expect(204);
    assert_eq!(
        ada.get("customer_subscriptions").at("/meta/record_count"),
        2
    );
    let guests = json!({"customer_email": "new@example.com", "reference": "newsletter"});
    Visit::guest(&shop)
        .post("customer_subscriptions", guests, json!({}))
        .expect(201);
}

#[test]
fn waiting_for_stock_can_be_switched_off_and_on() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let relationships = json!({
        "customer": to("customers", &ada.id),
        "market": to("markets", &ada.first("markets")),
        "sku": to("skus", &ada.first("skus")),
    });
    let made = ada
        .post("in_stock_subscriptions", json!({}), relationships)
        .expect(201);
    assert_eq!(made.at("/data/attributes/status"), "active");
    let id = text(&made.at("/data/id"));
    let send = |trigger: &str| ada.patch("in_stock_subscriptions", &id, json!({trigger: true}));
    let off = send("_deactivate").expect(200);
    assert_eq!(off.at("/data/attributes/status"), "inactive");
    send("_activate").expect(200);
    assert_eq!(
        ada.get("in_stock_subscriptions").at("/meta/record_count"),
        1
    );
    let grace = Visit::grace(&shop);
    grace
        .get(&format!("in_stock_subscriptions/{id}"))
        .expect(404);
}
