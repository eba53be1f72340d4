//! Custom fields: the shop's own keys in the platform's resources.

use serde_json::{Value, json};

use crate::carts::{add, mug, new_cart};
use crate::checkout::{check_out, filled_cart, order_for};
use crate::shop::{Shop, Visitor, list, text};

fn declare(shop: &Shop, field: Value) {
    shop.set(json!({"flowFields": [field]}));
}

fn update(visitor: &Visitor<'_>, fields: Value) -> crate::shop::Answer {
    let mut data = json!({"type": "customer"});
    data.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    visitor.put(&visitor.home(), json!({"data": data}))
}

#[test]
fn a_customers_custom_fields_are_written_and_read_at_the_top_level() {
    let shop = Shop::open();
    let ada = shop.ada();
    let before = ada.get(&ada.home()).expect(200);
    assert_eq!(before.at("/data/newsletter"), true);
    assert_eq!(before.at("/data/birthday"), "1815-12-10");
    assert_eq!(before.json()["data"]["store-credit"], Value::Null);
    assert!(
        before.at("/data").get("store-credit").is_some(),
        "an unset field is null, not absent"
    );
    let fields = json!({"newsletter": false, "store-credit": 12.5, "hat-size": 58});
    let after = update(&ada, fields).expect(200);
    assert_eq!(after.at("/data/newsletter"), false);
    assert_eq!(after.at("/data/store-credit"), 12.5);
    assert_eq!(after.at("/data/birthday"), "1815-12-10");
    assert!(after.at("/data").get("hat-size").is_none());
    assert_eq!(ada.get(&ada.home()).json(), after.json());
}

#[test]
fn an_unset_field_can_be_left_out() {
    let shop = Shop::open();
    declare(
        &shop,
        json!({"flow": "customers", "slug": "hat-size", "type": "integer", "omitNull": true}),
    );
    let ada = shop.ada();
    assert!(ada.get(&ada.home()).at("/data").get("hat-size").is_none());
    let set = update(&ada, json!({"hat-size": 58})).expect(200);
    assert_eq!(set.at("/data/hat-size"), 58);
    let unset = update(&ada, json!({"hat-size": null})).expect(200);
    assert!(unset.at("/data").get("hat-size").is_none());
}

#[test]
fn values_must_be_of_the_fields_type() {
    let shop = Shop::open();
    for (kind, good, bad) in [
        ("string", json!("x"), json!(1)),
        ("integer", json!(7), json!(7.5)),
        ("float", json!(7.5), json!("7.5")),
        ("boolean", json!(true), json!("true")),
        ("date", json!("2026-05-01"), json!("1 May")),
        ("date", json!("2026-05-01T09:12:33Z"), json!("20260501")),
    ] {
        declare(
            &shop,
            json!({"flow": "customers", "slug": "a-field", "type": kind}),
        );
        let ada = shop.ada();
        let refused = update(&ada, json!({"a-field": bad})).expect(400);
        assert_eq!(refused.at("/errors/0/source"), "data.a-field");
        let accepted = update(&ada, json!({"a-field": good})).expect(200);
        assert_eq!(accepted.at("/data/a-field"), good);
    }
}

#[test]
fn creation_fails_without_a_required_field() {
    let shop = Shop::open();
    let ada = shop.ada();
    let home = json!({"data": {
        "type": "address", "first_name": "A", "last_name": "L", "line_1": "1", "postcode": "1",
        "country": "GB",
    }});
    for (flow, path, body) in [
        (
            "customers",
            "/v2/customers".to_owned(),
            json!({"data": {"type": "customer", "name": "N", "email": "n@example.com"}}),
        ),
        ("addresses", format!("{}/addresses", ada.home()), home),
        ("carts", "/v2/carts".to_owned(), json!({"data": {}})),
    ] {
        declare(
            &shop,
            json!({"flow": flow, "slug": "vat-number", "type": "string", "required": true}),
        );
        let refused = ada.post(&path, body.clone()).expect(400);
        assert_eq!(
            refused.at("/errors/0"),
            json!({
                "status": "400",
                "title": "Bad Request",
                "detail": "Validation failed: field 'VatNumber' on the 'required' tag.",
                "source": "data.vat-number",
            })
        );
        let mut whole = body;
        whole["data"]["vat-number"] = json!("GB 123");
        let made = ada.post(&path, whole).expect(201);
        assert_eq!(made.at("/data/vat-number"), "GB 123");
    }
    // An update need not repeat it, but cannot take it away.
    declare(
        &shop,
        json!({"flow": "customers", "slug": "vat-number", "type": "string", "required": true}),
    );
    update(&ada, json!({"name": "Ada"})).expect(200);
    update(&ada, json!({"vat-number": null})).expect(400);
}

#[test]
fn addresses_orders_carts_and_their_lines_have_custom_fields() {
    let shop = Shop::open();
    let ada = shop.ada();
    let addresses = ada.get(&format!("{}/addresses", ada.home())).expect(200);
    assert_eq!(addresses.at("/data/1/address-priority"), 2);
    assert_eq!(addresses.json()["data"][0]["delivery-notes"], Value::Null);

    let cart = new_cart(&ada);
    let gift = json!({"data": {"gift-message": "For E."}});
    let changed = ada.put(&cart, gift).expect(200);
    assert_eq!(changed.at("/data/gift-message"), "For E.");
    let mut engraved = mug(1);
    engraved["engraving"] = json!("A. L.");
    let added = add(&ada, &cart, engraved).expect(201);
    assert_eq!(added.at("/data/0/engraving"), "A. L.");

    let mut body = order_for(json!({"id": ada.id}));
    body["data"]["gift-message"] = json!("With love");
    let order = check_out(&ada, &cart, body).expect(201);
    assert_eq!(order.at("/data/gift-message"), "With love");
    assert!(order.at("/data").get("shipping-provider").is_some());
    let path = format!("/v2/orders/{}/items", text(&order.at("/data/id")));
    assert_eq!(ada.get(&path).at("/data/0/engraving"), "A. L.");

    let other = filled_cart(&ada);
    let mut body = order_for(json!({"id": ada.id}));
    body["data"]["gift-message"] = json!(1);
    let refused = check_out(&ada, &other, body).expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.gift-message");
}

#[test]
fn custom_fields_cannot_be_filtered() {
    let shop = Shop::open();
    shop.backend()
        .get("/v2/customers?filter=eq(newsletter,true)")
        .expect(400);
}

fn wish(
    backend: &Visitor<'_>,
    method: &str,
    customer: &str,
    products: &[Value],
) -> crate::shop::Answer {
    let links: Vec<Value> = products
        .iter()
        .map(|id| json!({"type": "product", "id": id}))
        .collect();
    let path = format!("/v2/flows/customers/entries/{customer}/relationships/wishlist");
    backend.send(method, &path, Some(&json!({"data": links}).to_string()))
}

#[test]
fn a_custom_relationship_lies_under_relationships_and_can_be_included() {
    let shop = Shop::open();
    let (ada, backend) = (shop.ada(), shop.backend());
    let cart = new_cart(&ada);
    let pen = json!({"type": "cart_item", "sku": "PEN-BRASS", "quantity": 1});
    let items = add(&ada, &cart, json!([mug(1), pen])).expect(201);
    let products = [
        items.at("/data/0/product_id"),
        items.at("/data/1/product_id"),
    ];
    assert_eq!(ada.get(&ada.home()).at("/data/relationships"), Value::Null);
    wish(&backend, "POST", &ada.id, &products[..1]).expect(200);
    let both = wish(&backend, "POST", &ada.id, &products).expect(200);
    assert_eq!(list(&both.at("/data")).len(), 2, "each once");

    let profile = ada
        .get(&format!("{}?include=wishlist", ada.home()))
        .expect(200);
    assert_eq!(
        profile.at("/data/relationships/wishlist/data/0"),
        json!({"type": "product", "id": products[0]})
    );
    assert_eq!(profile.at("/included/wishlist/1/sku"), "PEN-BRASS");
    assert_eq!(ada.get(&ada.home()).at("/included"), Value::Null);
    ada.get(&format!("{}?include=orders", ada.home()))
        .expect(400);

    assert_eq!(
        wish(&backend, "DELETE", &ada.id, &products[..1])
            .expect(204)
            .text,
        ""
    );
    let one = wish(&backend, "PUT", &ada.id, &products[1..]).expect(200);
    assert_eq!(list(&one.at("/data")).len(), 1);
    let everyone = backend.get("/v2/customers?include=wishlist").expect(200);
    assert_eq!(list(&everyone.at("/included/wishlist")).len(), 1);
}

#[test]
fn a_custom_relationship_is_the_backends_to_set() {
    let shop = Shop::open();
    let (ada, backend) = (shop.ada(), shop.backend());
    wish(&ada, "POST", &ada.id, &[]).expect(403);
    wish(&backend, "POST", &ada.id, &[json!("no-product")]).expect(404);
    wish(&backend, "POST", "nobody", &[]).expect(404);
    let wrong = json!({"data": [{"type": "customer", "id": ada.id}]});
    let path = format!("/v2/flows/customers/entries/{}/relationships/", ada.id);
    backend.post(&format!("{path}wishlist"), wrong).expect(400);
    backend
        .post(&format!("{path}birthday"), json!({"data": []}))
        .expect(404);
    // Sent with the resource it is not a field of that type.
    update(&ada, json!({"wishlist": []})).expect(400);
}

#[test]
fn attributes_name_what_a_resource_has() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    for (path, custom) in [
        ("customers", "newsletter"),
        ("addresses", "address-priority"),
        ("orders", "shipping-provider"),
    ] {
        let answer = visitor.get(&format!("/v2/{path}/attributes")).expect(200);
        let attributes = list(&answer.at("/data"));
        assert!(attributes.len() > 4);
        let found = attributes
            .iter()
            .find(|attribute| attribute["value"] == custom)
            .unwrap();
        assert_eq!(found["required"], false);
        assert!(found["type"].is_string());
        assert_eq!(answer.at("/meta/version"), "v2");
    }
    shop.stranger().get("/v2/customers/attributes").expect(401);
}
