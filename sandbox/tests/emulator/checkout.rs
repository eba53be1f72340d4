//! `POST /v2/carts/{id}/checkout`: from a cart to an order.

use serde_json::{Value, json};

use crate::carts::{add, mug, new_cart};
use crate::shop::{Answer, Shop, Visitor, list, text};

fn address() -> Value {
    json!({
        "first_name": "Ada",
        "last_name": "Lovelace",
        "line_1": "12 St James's Square",
        "county": "Greater London",
        "postcode": "SW1Y 4JH",
        "country": "GB",
    })
}

pub(crate) fn order_for(customer: Value) -> Value {
    let mut shipping = address();
    shipping["phone_number"] = json!("+44 20 7946 0958");
    shipping["name"] = json!("Home");
    json!({"data": {
        "customer": customer,
        "billing_address": address(),
        "shipping_address": shipping,
    }})
}

fn guest() -> Value {
    json!({"name": "Mary Somerville", "email": "mary@example.org"})
}

pub(crate) fn filled_cart(visitor: &Visitor<'_>) -> String {
    let cart = new_cart(visitor);
    let pen = json!({"type": "cart_item", "sku": "PEN-BRASS", "quantity": 1});
    let code = json!({"type": "promotion_item", "code": "AUTUMN10"});
    add(visitor, &cart, json!([mug(2), pen, code])).expect(201);
    cart
}

pub(crate) fn check_out(visitor: &Visitor<'_>, cart: &str, body: Value) -> Answer {
    visitor.post(&format!("{cart}/checkout"), body)
}

#[test]
fn an_order_by_customer_id_shows_in_the_history() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = filled_cart(&ada);
    let mut body = order_for(json!({"id": ada.id}));
    body["data"]["order_number"] = json!("WEB-1");
    body["data"]["external_ref"] = json!("ERP/1");
    let order = check_out(&ada, &cart, body).expect(201).at("/data");
    assert_eq!(order["type"], "order");
    assert_eq!(order["status"], "incomplete");
    assert_eq!(order["payment"], "unpaid");
    assert_eq!(order["shipping"], "unfulfilled");
    assert_eq!(order["order_number"], "WEB-1");
    assert_eq!(order["external_ref"], "ERP/1");
    assert_eq!(
        order["customer"],
        json!({"id": ada.id, "name": "Ada Lovelace", "email": "ada@example.com"})
    );
    assert_eq!(
        order["relationships"]["customer"]["data"],
        json!({"type": "customer", "id": ada.id})
    );
    assert_eq!(order["billing_address"], address());
    assert_eq!(
        order["shipping_address"]["phone_number"],
        "+44 20 7946 0958"
    );
    assert!(
        order["shipping_address"].get("name").is_none(),
        "a label is no part of an order's address"
    );

    let history = ada.get("/v2/orders?include=items,promotions").json();
    assert_eq!(history["meta"]["results"]["total"], 35);
    assert_eq!(history["data"][0], order);
    let path = format!("/v2/orders/{}", text(&order["id"]));
    assert_eq!(ada.get(&path).expect(200).at("/data"), order);
    assert_eq!(
        ada.get(&format!("{path}?include=promotions"))
            .at("/included/promotions/0/type"),
        "promotion"
    );
}

#[test]
fn the_amounts_of_an_order_add_up() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = filled_cart(&ada);
    let placed = check_out(&ada, &cart, order_for(json!({"id": ada.id}))).expect(201);
    let order = placed.at("/data");
    let items = list(
        &ada.get(&format!("/v2/orders/{}/items", text(&order["id"])))
            .at("/data"),
    );
    let amount = |part: &str| {
        order["meta"]["display_price"][part]["amount"]
            .as_i64()
            .unwrap()
    };
    let lines: i64 = items
        .iter()
        .map(|item| item["value"]["amount"].as_i64().unwrap())
        .sum();
    assert_eq!(lines, 2 * 1450 + 4500 - 740);
    assert_eq!(amount("with_tax"), lines);
    assert_eq!(amount("with_tax"), amount("without_tax") + amount("tax"));
    assert_eq!(amount("discount"), -740);
    assert_eq!(amount("balance_owing"), lines);
    assert_eq!(amount("paid"), 0);
    let in_cart = list(&ada.get(&format!("{cart}/items")).at("/data"));
    let links = list(&order["relationships"]["items"]["data"]);
    assert_eq!(links.len(), items.len());
    for ((item, link), before) in items.iter().zip(links).zip(in_cart) {
        assert_eq!(item["type"], "order_item");
        assert_eq!(link, json!({"type": "item", "id": item["id"]}));
        assert_eq!(
            item["relationships"]["cart_item"]["data"]["id"],
            before["id"]
        );
    }
}

#[test]
fn a_cart_survives_its_checkout() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = filled_cart(&ada);
    for _ in 0..2 {
        check_out(&ada, &cart, order_for(json!({"id": ada.id}))).expect(201);
    }
    assert_eq!(ada.get("/v2/orders").at("/meta/results/total"), 36);
    assert_eq!(
        list(&ada.get(&format!("{cart}/items")).at("/data")).len(),
        3
    );
}

#[test]
fn a_guests_order_belongs_to_nobody() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = filled_cart(&visitor);
    let order = check_out(&visitor, &cart, order_for(guest())).expect(201);
    assert_eq!(order.at("/data/customer"), guest());
    assert_eq!(order.at("/data/relationships/customer"), Value::Null);
    let path = format!("/v2/orders/{}", text(&order.at("/data/id")));
    visitor.get(&path).expect(403);
    shop.backend().get(&path).expect(200);
    // An address that belongs to a customer does not make it that customer's order.
    let ada = shop.ada();
    let body = order_for(json!({"name": "Ada Lovelace", "email": "ada@example.com"}));
    check_out(&ada, &cart, body).expect(201);
    assert_eq!(ada.get("/v2/orders").at("/meta/results/total"), 34);
}

#[test]
fn the_dots_of_an_email_address_are_looked_at() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = filled_cart(&visitor);
    for email in [
        ".mary@example.org",
        "mary.@example.org",
        "ma..ry@example.org",
        "mary",
    ] {
        let body = order_for(json!({"name": "Mary", "email": email}));
        let refused = check_out(&visitor, &cart, body).expect(400);
        assert_eq!(refused.at("/errors/0/title"), "format", "{email}");
        assert_eq!(refused.at("/errors/0/source"), "data.customer.email");
    }
}

#[test]
fn addresses_have_to_be_whole() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = filled_cart(&visitor);
    let sources = |answer: Answer| -> Vec<String> {
        list(&answer.expect(400).at("/errors"))
            .iter()
            .map(|error| text(&error["source"]))
            .collect()
    };
    let mut body = order_for(guest());
    body["data"]["billing_address"]["postcode"] = json!("");
    body["data"]["shipping_address"]
        .as_object_mut()
        .unwrap()
        .remove("county");
    assert_eq!(
        sources(check_out(&visitor, &cart, body.clone())),
        [
            "data.billing_address.postcode",
            "data.shipping_address.region"
        ]
    );
    shop.set(json!({
        "checkoutNeedsRegionOrCounty": false,
        "mandatoryCheckoutAddressFields": ["city"],
    }));
    assert_eq!(
        sources(check_out(&visitor, &cart, body)),
        ["data.billing_address.city", "data.shipping_address.city"]
    );
    let none = json!({"data": {"customer": guest()}});
    assert_eq!(
        sources(check_out(&visitor, &cart, none)),
        ["data.billing_address", "data.shipping_address"]
    );
}

#[test]
fn what_cannot_be_checked_out_is_refused() {
    let shop = Shop::open();
    let ada = shop.ada();
    let empty = new_cart(&ada);
    check_out(&ada, &empty, order_for(json!({"id": ada.id}))).expect(400);
    let cart = filled_cart(&ada);
    check_out(&ada, &cart, order_for(json!({"id": "nobody"}))).expect(404);
    check_out(&ada, &cart, order_for(json!({"email": "x@example.org"}))).expect(400);
    let mut body = order_for(json!({"id": ada.id}));
    body["data"]["external_ref"] = json!("x".repeat(65));
    check_out(&ada, &cart, body).expect(400);
    let later = json!({"data": {"snapshot_date": "2030-01-01T00:00:00Z"}});
    ada.put(&cart, later).expect(200);
    check_out(&ada, &cart, order_for(json!({"id": ada.id}))).expect(400);
}

#[test]
fn who_may_check_out_is_a_setting() {
    let shop = Shop::open();
    let (ada, grace, visitor) = (shop.ada(), shop.grace(), shop.visitor());
    let cart = filled_cart(&visitor);
    let own = order_for(json!({"id": ada.id}));
    // The official SDK sends no customer token with a checkout.
    check_out(&visitor, &cart, own.clone()).expect(201);
    shop.set(json!({"checkoutChecksCustomer": true}));
    check_out(&visitor, &cart, own.clone()).expect(403);
    check_out(&grace, &cart, own.clone()).expect(403);
    check_out(&ada, &cart, own.clone()).expect(201);
    check_out(&visitor, &cart, order_for(guest())).expect(201);
    shop.set(json!({"implicitMayCheckOut": false}));
    check_out(&ada, &cart, own.clone()).expect(403);
    check_out(&shop.backend(), &cart, own).expect(201);
}

#[test]
fn a_carts_custom_attributes_go_with_the_order() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = filled_cart(&ada);
    let attributes = json!({"gift": {"type": "boolean", "value": true}});
    ada.put(&cart, json!({"data": {"custom_attributes": attributes}}))
        .expect(200);
    let order = check_out(&ada, &cart, order_for(json!({"id": ada.id}))).expect(201);
    assert_eq!(order.at("/data/custom_attributes"), attributes);
}
