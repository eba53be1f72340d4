//! Orders: those that are still open are filled and placed, those that are placed can be cancelled.

use serde_json::{Value, json};

use super::visit::{Visit, column, set, sign_in, to};
use crate::shop::{Answer, Shop, list, text};

fn open_order(visit: &Visit<'_>) -> String {
    text(
        &visit
            .post("orders", json!({}), json!({}))
            .expect(201)
            .at("/data/id"),
    )
}

fn put_in(visit: &Visit<'_>, order: &str, code: &str, quantity: i64) -> Answer {
    visit.post(
        "line_items",
        json!({"sku_code": code, "quantity": quantity}),
        json!({"order": to("orders", order)}),
    )
}

fn cents(visit: &Visit<'_>, order: &str) -> Value {
    visit
        .get(&format!("orders/{order}"))
        .expect(200)
        .at("/data/attributes/total_amount_cents")
}

#[test]
fn a_new_order_is_a_draft_of_the_shopper_in_the_markets_currency() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = ada.post("orders", json!({}), json!({})).expect(201);
    assert_eq!(order.at("/data/attributes/status"), "draft");
    assert_eq!(order.at("/data/attributes/number"), "10265");
    assert_eq!(
        order.at("/data/attributes/customer_email"),
        "ada@example.com"
    );
    assert_eq!(order.at("/data/attributes/guest"), false);
    assert_eq!(order.at("/data/attributes/currency_code"), "GBP");
    let market = Visit::guest(&shop)
        .get("markets?filter[q][code_eq]=japan")
        .expect(200);
    let market = json!({"market": to("markets", &text(&market.at("/data/0/id")))});
    let guests = Visit::guest(&shop)
        .post("orders", json!({}), market)
        .expect(201);
    assert_eq!(guests.at("/data/attributes/guest"), true);
    assert_eq!(guests.at("/data/attributes/formatted_total_amount"), "¥0");
}

#[test]
fn lines_take_their_price_from_the_product_and_sum_up() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = open_order(&ada);
    let line = put_in(&ada, &order, "MUG-SPECK", 2).expect(201);
    assert_eq!(line.at("/data/attributes/name"), "Speckled stoneware mug");
    assert_eq!(line.at("/data/attributes/formatted_total_amount"), "£29.00");
    assert_eq!(cents(&ada, &order), 2_900);
    let id = text(&line.at("/data/id"));
    ada.patch("line_items", &id, json!({"quantity": 3}))
        .expect(200);
    assert_eq!(cents(&ada, &order), 4_350);
    put_in(&ada, &order, "CLIP-COPPER", 1).expect(201);
    assert_eq!(cents(&ada, &order), 4_800);
    ada.delete(&format!("line_items/{id}")).expect(204);
    assert_eq!(cents(&ada, &order), 450);
    for (code, quantity) in [("NOTHING", 1), ("MUG-SPECK", 0)] {
        put_in(&ada, &order, code, quantity).expect(422);
    }
    let refused = ada
        .post(
            "line_items",
            json!({"sku_code": "MUG-SPECK"}),
            json!({"order": to("orders", &order)}),
        )
        .expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/quantity"
    );
}

#[test]
fn a_placed_order_is_closed() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let placed = ada.first("orders?filter[q][status_eq]=placed");
    put_in(&ada, &placed, "MUG-SPECK", 1).expect(401);
    let line = ada.first(&format!("orders/{placed}/line_items"));
    ada.patch("line_items", &line, json!({"quantity": 9}))
        .expect(401);
    ada.delete(&format!("line_items/{line}")).expect(401);
    ada.patch("orders", &placed, json!({"metadata": {"a": 1}}))
        .expect(401);
    ada.patch("orders", &placed, json!({"_archive": true}))
        .expect(200);
}

#[test]
fn refreshing_leaves_the_sums_of_a_placed_order() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = "orders?filter[q][status_eq]=approved&filter[q][discount_amount_cents_lt]=0";
    let placed = ada.first(path);
    let before = cents(&ada, &placed);
    let done = ada
        .patch("orders", &placed, json!({"_refresh": true}))
        .expect(200);
    assert!(done.at("/data/attributes/refreshed_at").is_string());
    assert_eq!(cents(&ada, &placed), before);
}

#[test]
fn placing_needs_an_address_a_payment_and_something_to_buy() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = open_order(&ada);
    let refused = ada
        .patch("orders", &order, json!({"_place": true}))
        .expect(422);
    let pointers: Vec<Value> = list(&refused.at("/errors"))
        .iter()
        .map(|error| error["source"]["pointer"].clone())
        .collect();
    assert_eq!(
        pointers,
        [
            "/data/relationships/shipping_address",
            "/data/relationships/billing_address",
            "/data/relationships/payment_source",
            "/data/relationships/line_items",
        ]
    );
    put_in(&ada, &order, "PEN-BRASS", 1).expect(201);
    let book = ada.get("customer_addresses?include=address").expect(200);
    let address = book.at("/data/0/relationships/address/data/id");
    let wallet = ada.first("customer_payment_sources");
    let prepared = json!({
        "_shipping_address_clone_id": address,
        "_billing_address_same_as_shipping": true,
        "_customer_payment_source_id": wallet,
    });
    let before = ada
        .get(&ada.home())
        .at("/data/attributes/total_orders_count");
    // The billing address is copied from what the shipping address becomes in the same request.
    ada.patch(
        "orders",
        &order,
        json!({"_shipping_address_clone_id": address}),
    )
    .expect(200);
    ada.patch("orders", &order, prepared).expect(200);
    let done = ada
        .patch("orders", &order, json!({"_place": true}))
        .expect(200);
    assert_eq!(done.at("/data/attributes/status"), "placed");
    assert_eq!(done.at("/data/attributes/payment_status"), "authorized");
    assert!(done.at("/data/attributes/placed_at").is_string());
    let after = ada
        .get(&ada.home())
        .at("/data/attributes/total_orders_count");
    assert_eq!(after.as_i64(), before.as_i64().map(|count| count + 1));
    ada.patch("orders", &order, json!({"_place": true}))
        .expect(422);
}

#[test]
fn cancelling_a_placed_order_voids_its_payment_if_the_shop_allows_it() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let placed =
        ada.first("orders?filter[q][payment_status_eq]=authorized&filter[q][status_eq]=placed");
    let cancel = || ada.patch("orders", &placed, json!({"_cancel": true}));
    set(&shop, json!({"customerMayCancelPlacedOrders": false}));
    assert_eq!(cancel().expect(401).at("/errors/0/code"), "UNAUTHORIZED");
    let pending = ada.first("orders?filter[q][status_eq]=pending");
    ada.patch("orders", &pending, json!({"_cancel": true}))
        .expect(200);
    set(&shop, json!({"customerMayCancelPlacedOrders": true}));
    let done = cancel().expect(200);
    assert_eq!(done.at("/data/attributes/status"), "cancelled");
    assert_eq!(done.at("/data/attributes/payment_status"), "voided");
    assert!(done.at("/data/attributes/cancelled_at").is_string());
    let shipments = ada.get(&format!("orders/{placed}/shipments")).expect(200);
    assert!(
        column(&shipments, "status")
            .iter()
            .all(|status| status == "cancelled")
    );
    let again = cancel().expect(422);
    assert_eq!(again.at("/errors/0/meta/error"), "invalid_transition");
    let approved = ada.first("orders?filter[q][status_eq]=approved");
    ada.patch("orders", &approved, json!({"_cancel": true}))
        .expect(422);
}

#[test]
fn an_orders_address_and_payment_can_be_kept_for_next_time() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = ada.first("orders?filter[q][status_eq]=approved&sort=-number");
    let save = json!({
        "_save_shipping_address_to_customer_address_book": true,
        "_save_payment_source_to_customer_wallet": true,
    });
    ada.patch("orders", &order, save.clone()).expect(200);
    assert_eq!(ada.get("customer_addresses").at("/meta/record_count"), 5);
    let wallet = ada.get("customer_payment_sources").at("/meta/record_count");
    assert_eq!(wallet, 3);
    ada.patch("orders", &order, save).expect(200);
    assert_eq!(
        ada.get("customer_payment_sources").at("/meta/record_count"),
        3
    );
}

#[test]
fn an_orders_addresses_are_copies_that_can_be_taken_from_each_other() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = open_order(&ada);
    let change = |attributes: Value| ada.patch("orders", &order, attributes);
    let missing = json!({"_shipping_address_clone_id": "doesnotexist"});
    let refused = change(missing).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/_shipping_address_clone_id"
    );
    change(json!({"_shipping_address_same_as_billing": true})).expect(422);
    let book = ada.get("customer_addresses?include=address").expect(200);
    let original = book.at("/data/0/relationships/address/data/id");
    change(json!({"_billing_address_clone_id": original})).expect(200);
    change(json!({"_shipping_address_same_as_billing": true})).expect(200);
    change(json!({"_save_billing_address_to_customer_address_book": true})).expect(200);
    let path = format!("orders/{order}?include=shipping_address,billing_address");
    let addresses = list(&ada.get(&path).expect(200).at("/included"));
    assert_eq!(addresses.len(), 2);
    let name = &book.at("/data/0/attributes/name");
    assert!(
        addresses
            .iter()
            .all(|address| address["attributes"]["name"] == *name)
    );
    assert!(addresses.iter().all(|address| address["id"] != original));
    assert_eq!(ada.get("customer_addresses").at("/meta/record_count"), 5);
}

#[test]
fn an_order_can_sign_its_customer_up() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let sign_up = |email: &str| {
        let attributes = json!({"customer_email": email, "customer_password": "blue-orbit"});
        guest.post("orders", attributes, json!({})).expect(201)
    };
    assert_eq!(
        sign_up("new@example.com").at("/data/attributes/guest"),
        false
    );
    let new = Visit::with(
        &shop,
        &sign_in(&shop, "new@example.com", "blue-orbit").expect(200),
    );
    assert_eq!(new.get("orders").at("/meta/record_count"), 1);
    assert_eq!(
        sign_up("ada@example.com").at("/data/attributes/guest"),
        true
    );
    sign_in(&shop, "ada@example.com", "blue-orbit").expect(400);
}

#[test]
fn archiving_is_undone_by_unarchiving() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = ada.first("orders");
    let archived = ada
        .patch("orders", &order, json!({"_archive": true}))
        .expect(200);
    assert!(archived.at("/data/attributes/archived_at").is_string());
    let back = ada
        .patch("orders", &order, json!({"_unarchive": true}))
        .expect(200);
    assert_eq!(back.at("/data/attributes/archived_at"), Value::Null);
    let same = ada
        .patch("orders", &order, json!({"_archive": false}))
        .expect(200);
    assert_eq!(same.at("/data/attributes/archived_at"), Value::Null);
}

#[test]
fn an_orders_page_comes_whole_with_parcels_payment_and_transactions() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = ada.first(
        "orders?filter[q][fulfillment_status_eq]=fulfilled&filter[q][payment_status_eq]=paid",
    );
    let answer = ada
        .get(&format!(
            "orders/{order}?include=line_items,shipments.parcels,payment_source,payment_method,\
             transactions,shipping_address,billing_address,returns,attachments,events"
        ))
        .expect(200);
    let included = list(&answer.at("/included"));
    let of = |kind: &str| {
        included
            .iter()
            .find(|record| record["type"] == kind)
            .unwrap_or_else(|| panic!("no {kind}"))
            .clone()
    };
    let parcel = of("parcels");
    assert!(text(&parcel["attributes"]["tracking_number"]).starts_with("KP"));
    let details = list(&parcel["attributes"]["tracking_details"]);
    assert_eq!(details.last().unwrap()["status"], "delivered");
    for kind in [
        "line_items",
        "authorizations",
        "captures",
        "addresses",
        "attachments",
        "events",
    ] {
        of(kind);
    }
    assert_eq!(of("payment_methods")["type"], "payment_methods");
    let source = answer.at("/data/relationships/payment_source/data/type");
    assert!(of(source.as_str().unwrap())["attributes"]["payment_instrument"].is_object());
    let transactions = ada
        .get(&format!("orders/{order}/transactions?sort=amount_cents"))
        .expect(200);
    let types: Vec<Value> = list(&transactions.at("/data"))
        .iter()
        .map(|record| record["type"].clone())
        .collect();
    assert_eq!(types, ["authorizations", "captures"]);
    let all = ada
        .get("transactions?sort=-created_at&page[size]=25")
        .expect(200);
    assert!(all.at("/meta/record_count").as_i64() > Some(25));
    let one = ada
        .get(&format!("transactions/{}", text(&all.at("/data/0/id"))))
        .expect(200);
    assert_eq!(one.at("/data/type"), all.at("/data/0/type"));
    ada.get("transactions?include=captures").expect(200);
}
