//! How orders are paid for and sent: payments, transactions, shipping groups, and the records that
//! can be included with an order.

use serde_json::{Value, json};

use crate::checkout::{check_out, filled_cart, order_for};
use crate::shop::{Answer, Shop, Visitor, list, text};

fn new_order(visitor: &Visitor<'_>) -> String {
    let cart = filled_cart(visitor);
    let order = check_out(visitor, &cart, order_for(json!({"id": visitor.id}))).expect(201);
    format!("/v2/orders/{}", text(&order.at("/data/id")))
}

fn pay(visitor: &Visitor<'_>, order: &str, payment: Value) -> Answer {
    visitor.post(&format!("{order}/payments"), json!({"data": payment}))
}

fn price(visitor: &Visitor<'_>, order: &str, part: &str) -> i64 {
    let order = visitor.get(order).expect(200);
    order
        .at(&format!("/data/meta/display_price/{part}/amount"))
        .as_i64()
        .unwrap()
}

/// All of a shopper's orders with one kind of record included.
fn including(visitor: &Visitor<'_>, name: &str) -> Value {
    visitor
        .get(&format!("/v2/orders?page[limit]=100&include={name}"))
        .expect(200)
        .json()
}

fn first_with<'a>(orders: &'a Value, relationship: &str) -> &'a Value {
    orders["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|order| order["relationships"].get(relationship).is_some())
        .unwrap()
}

#[test]
fn a_purchase_pays_for_the_order() {
    let shop = Shop::open();
    let ada = shop.ada();
    let order = new_order(&ada);
    let total = price(&ada, &order, "with_tax");
    let paid = pay(
        &ada,
        &order,
        json!({"gateway": "manual", "method": "purchase"}),
    )
    .expect(200);
    assert_eq!(paid.at("/data/type"), "transaction");
    assert_eq!(paid.at("/data/transaction_type"), "purchase");
    assert_eq!(paid.at("/data/status"), "complete");
    assert_eq!(paid.at("/data/amount"), total);
    assert_eq!(paid.at("/data/currency"), "GBP");
    let now = ada.get(&order).expect(200);
    assert_eq!(now.at("/data/payment"), "paid");
    assert_eq!(now.at("/data/status"), "complete");
    assert!(now.at("/data/meta/timestamps/fully_paid_at").is_string());
    assert_eq!(price(&ada, &order, "paid"), total);
    assert_eq!(price(&ada, &order, "balance_owing"), 0);
    let all = ada.get(&format!("{order}/transactions")).expect(200);
    assert_eq!(list(&all.at("/data")), [paid.at("/data")]);
    let id = text(&paid.at("/data/id"));
    let one = ada.get(&format!("{order}/transactions/{id}")).expect(200);
    assert_eq!(one.at("/data"), paid.at("/data"));
    ada.get(&format!("{order}/transactions/none")).expect(404);
    pay(
        &ada,
        &order,
        json!({"gateway": "manual", "method": "purchase"}),
    )
    .expect(422);
}

#[test]
fn parts_holds_and_preparations_are_told_apart() {
    let shop = Shop::open();
    let ada = shop.ada();
    let payment = |order: &str| text(&ada.get(order).at("/data/payment"));
    let half = new_order(&ada);
    let part = json!({"gateway": "manual", "method": "purchase", "amount": 1000});
    pay(&ada, &half, part).expect(200);
    assert_eq!(payment(&half), "partially_paid");
    pay(
        &ada,
        &half,
        json!({"gateway": "manual", "method": "purchase"}),
    )
    .expect(200);
    assert_eq!(payment(&half), "paid");

    let held = new_order(&ada);
    let hold = json!({"gateway": "stripe", "method": "authorize", "amount": 1000});
    pay(&ada, &held, hold).expect(200);
    assert_eq!(payment(&held), "partially_authorized");
    pay(
        &ada,
        &held,
        json!({"gateway": "stripe", "method": "authorize"}),
    )
    .expect(200);
    assert_eq!(payment(&held), "authorized");
    assert_eq!(ada.get(&held).at("/data/status"), "processing");

    let prepared = new_order(&ada);
    let setup = json!({"gateway": "stripe_payment_intents", "method": "purchase_setup"});
    let pending = pay(&ada, &prepared, setup).expect(200);
    assert_eq!(pending.at("/data/status"), "pending");
    assert_eq!(pending.at("/data/transaction_type"), "purchase");
    assert!(pending.at("/data/client_parameters/secret").is_string());
    assert_eq!(payment(&prepared), "unpaid");
}

#[test]
fn a_declined_card_leaves_a_failed_transaction() {
    let shop = Shop::open();
    let ada = shop.ada();
    let order = new_order(&ada);
    let declined = json!({
        "gateway": "stripe", "method": "purchase", "payment": "tok_chargeDeclined",
    });
    pay(&ada, &order, declined).expect(422);
    let all = ada.get(&format!("{order}/transactions")).expect(200);
    assert_eq!(all.at("/data/0/status"), "failed");
    assert_eq!(ada.get(&order).at("/data/payment"), "unpaid");
}

#[test]
fn a_bad_payment_is_refused() {
    let shop = Shop::open();
    let ada = shop.ada();
    let order = new_order(&ada);
    let refused = pay(&ada, &order, json!({"gateway": "shells"})).expect(400);
    let sources: Vec<Value> = list(&refused.at("/errors"))
        .iter()
        .map(|error| error["source"].clone())
        .collect();
    assert_eq!(sources, ["data.gateway", "data.method"]);
    for (amount, status) in [(json!(0), 400), (json!("all"), 400), (json!(999_999), 422)] {
        let body = json!({"gateway": "manual", "method": "purchase", "amount": amount});
        pay(&ada, &order, body).expect(status);
    }
    let body = json!({"gateway": "manual", "method": "purchase"});
    pay(&ada, "/v2/orders/none", body).expect(404);
}

#[test]
fn who_may_pay_is_a_setting() {
    let shop = Shop::open();
    let (ada, grace, visitor) = (shop.ada(), shop.grace(), shop.visitor());
    let order = new_order(&ada);
    let part = json!({"gateway": "manual", "method": "purchase", "amount": 100});
    // As the reference storefront does it: without a customer token.
    pay(&visitor, &order, part.clone()).expect(200);
    pay(&grace, &order, part.clone()).expect(404);
    shop.set(json!({"implicitMayPay": false}));
    pay(&visitor, &order, part.clone()).expect(403);
    pay(&ada, &order, part.clone()).expect(403);
    pay(&shop.backend(), &order, part).expect(200);
}

#[test]
fn who_may_read_transactions_is_a_setting() {
    let shop = Shop::open();
    let (ada, grace, visitor, backend) = (shop.ada(), shop.grace(), shop.visitor(), shop.backend());
    let order = new_order(&ada);
    let path = format!("{order}/transactions");
    for (readers, statuses) in [
        ("shopper", [200, 404, 403, 200]),
        ("backend", [403, 403, 403, 200]),
        ("anyone", [200, 404, 200, 200]),
    ] {
        shop.set(json!({"transactionReaders": readers}));
        for (caller, status) in [&ada, &grace, &visitor, &backend].iter().zip(statuses) {
            caller.get(&path).expect(status);
        }
    }
}

#[test]
fn earlier_orders_have_transactions_of_every_kind() {
    let shop = Shop::open();
    let ada = shop.ada();
    let refunded = ada
        .get("/v2/orders?filter=eq(payment,refunded)")
        .expect(200)
        .at("/data/0");
    let id = text(&refunded["id"]);
    let transactions = list(
        &ada.get(&format!("/v2/orders/{id}/transactions"))
            .expect(200)
            .at("/data"),
    );
    let last = transactions.last().unwrap();
    assert_eq!(last["transaction_type"], "refund");
    let first = transactions
        .iter()
        .find(|one| one["refunded_amount"].as_i64().unwrap() > 0)
        .unwrap();
    assert_eq!(first["refunded_amount"], last["amount"]);
    assert_eq!(
        first["meta"]["display_refunded_amount"]["total"]["amount"],
        last["amount"]
    );
    assert_eq!(
        first["relationships"]["order"]["data"],
        json!({"type": "order", "id": id})
    );
}

#[test]
fn an_order_is_sent_in_shipping_groups() {
    let shop = Shop::open();
    let ada = shop.ada();
    let orders = including(&ada, "items");
    let order = list(&orders["data"])
        .into_iter()
        .find(|order| {
            list(&order["relationships"]["items"]["data"])
                .iter()
                .any(|link| link["type"] == "shipping_group")
        })
        .unwrap();
    let path = format!("/v2/orders/{}/shipping-groups", text(&order["id"]));
    let groups = ada.get(&path).expect(200);
    assert_eq!(groups.at("/data/0/type"), "shipping_group");
    assert_eq!(groups.at("/data/0/order_id"), order["id"]);
    assert!(groups.at("/data/0/tracking_reference").is_string());
    assert_eq!(groups.at("/data/0/address"), order["shipping_address"]);
    let id = text(&groups.at("/data/0/id"));
    let one = ada.get(&format!("{path}/{id}?include=items")).expect(200);
    assert_eq!(one.at("/data"), groups.at("/data/0"));
    assert_eq!(one.at("/included/items/0/shipping_group_id"), id);
    let none = ada.get(&format!("{path}/none")).expect(404);
    assert_eq!(none.at("/errors/0/title"), "Group not found");
    shop.grace().get(&path).expect(404);
    shop.visitor().get(&path).expect(403);
}

#[test]
fn promotions_discounts_and_taxes_are_included_once_each() {
    let shop = Shop::open();
    let ada = shop.ada();
    let all = including(&ada, "items,promotions,custom_discounts,tax_items");

    let promotions = list(&all["included"]["promotions"]);
    let mut ids: Vec<&Value> = promotions.iter().map(|one| &one["id"]).collect();
    ids.dedup();
    assert_eq!(ids.len(), promotions.len());
    let order = first_with(&all, "promotions");
    let link = &order["relationships"]["promotions"]["data"][0];
    assert!(promotions.iter().any(|one| one["id"] == link["id"]));

    let order = first_with(&all, "custom_discounts");
    let link = &order["relationships"]["custom_discounts"]["data"][0];
    let discounts = list(&all["included"]["custom_discounts"]);
    let discount = discounts
        .iter()
        .find(|one| one["id"] == link["id"])
        .unwrap();
    assert!(discount["amount"]["amount"].as_i64().unwrap() < 0);

    let taxes = list(&all["included"]["tax_items"]);
    let (taxed, item) = taxes
        .iter()
        .find_map(|tax| {
            let items = list(&all["included"]["items"]);
            let item = items
                .into_iter()
                .find(|item| item["relationships"]["taxes"]["data"][0]["id"] == tax["id"])?;
            Some((tax, item))
        })
        .unwrap();
    assert_eq!(
        taxed["amount"],
        item["meta"]["display_price"]["tax"]["value"]["amount"]
    );

    let one = format!("/v2/orders/{}/items?include=promotions", text(&order["id"]));
    assert!(
        ada.get(&one)
            .expect(200)
            .at("/included/promotions")
            .is_array()
    );
}

#[test]
fn a_business_order_keeps_its_contact() {
    let shop = Shop::open();
    let backend = shop.backend();
    let found = |filter: &str| -> Vec<Value> {
        list(
            &backend
                .get(&format!("/v2/orders?filter={filter}"))
                .expect(200)
                .at("/data"),
        )
    };
    let order = &found("eq(contact.email,emmy@example.org)")[0];
    assert_eq!(order["contact"]["name"], "Emmy Noether");
    assert!(order.get("customer").is_none());
    let account = text(&order["relationships"]["account"]["data"]["id"]);
    assert_eq!(found(&format!("eq(account_id,{account})")).len(), 1);
    assert_eq!(found("like(contact.name,Emmy*)").len(), 1);
    // The documents' own examples are written with the short names (G15).
    assert!(found("eq(email,emmy@example.org)").is_empty());
    shop.set(json!({"shortContactFilters": true}));
    assert_eq!(found("eq(email,emmy@example.org)").len(), 1);
    assert_eq!(found("like(email,mary@*)").len(), 1);
}
