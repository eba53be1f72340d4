//! Bodies that cannot be used, whatever the resource.

use serde_json::{Value, json};

use super::visit::{Visit, to};
use crate::shop::Shop;

#[test]
fn a_body_must_be_a_resource_of_the_endpoint() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for (body, code) in [
        (json!({}), "MISSING_PARAMETER"),
        (json!({"data": []}), "MISSING_PARAMETER"),
        (json!({"data": {}}), "INVALID_RESOURCE"),
        (json!({"data": {"type": "orders"}}), "INVALID_RESOURCE"),
    ] {
        let refused = ada.send("POST", "addresses", Some(body)).expect(400);
        assert_eq!(refused.at("/errors/0/code"), code);
    }
    let bearer = format!("Bearer {}", ada.token);
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", super::visit::MEDIA_TYPE),
    ];
    shop.send("POST", "/api/addresses", &headers, Some("{"))
        .expect(400);
}

#[test]
fn the_id_in_the_body_must_be_that_in_the_url() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for id in [json!("other"), Value::Null] {
        let body = json!({"data": {"type": "customers", "id": id, "attributes": {}}});
        let refused = ada.send("PATCH", &ada.home(), Some(body)).expect(400);
        assert_eq!(refused.at("/errors/0/code"), "KEY_NOT_INCLUDED_IN_URL");
    }
}

#[test]
fn values_must_be_of_their_kind() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for (attribute, value) in [
        ("email", json!(7)),
        ("metadata", json!("text")),
        ("reference", json!({})),
    ] {
        let refused = ada
            .patch("customers", &ada.id, json!({attribute: value}))
            .expect(422);
        assert_eq!(
            refused.at("/errors/0/source/pointer"),
            format!("/data/attributes/{attribute}")
        );
        assert_eq!(refused.at("/errors/0/meta/error"), "invalid");
    }
}

#[test]
fn linkage_must_be_well_formed() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for linkage in [
        json!({}),
        json!({"data": []}),
        json!({"data": {"type": "customers"}}),
        to("orders", "x"),
    ] {
        let refused = ada.post(
            "sku_lists",
            json!({"name": "a"}),
            json!({"customer": linkage}),
        );
        assert_eq!(
            refused.expect(400).at("/errors/0/code"),
            "INVALID_LINKS_OBJECT"
        );
    }
    ada.post(
        "sku_lists",
        json!({"name": "a"}),
        json!({"friends": to("orders", "x")}),
    )
    .expect(400);
}

#[test]
fn a_refused_change_changes_nothing() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let id = ada.first("returns?filter[q][status_eq]=received");
    let before = ada.get(&format!("returns/{id}")).expect(200);
    let change = json!({"_archive": true, "_cancel": true});
    ada.patch("returns", &id, change).expect(422);
    assert_eq!(ada.get(&format!("returns/{id}")).text, before.text);
}

#[test]
fn an_answer_to_a_write_includes_what_was_asked_for() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let body = json!({"data": {"type": "customers", "id": ada.id, "attributes": {"metadata": {}}}});
    let path = format!(
        "{}?include=customer_group&fields[customers]=email,customer_group",
        ada.home()
    );
    let answer = ada.send("PATCH", &path, Some(body)).expect(200);
    assert_eq!(
        answer.at("/data/attributes"),
        json!({"email": "ada@example.com"})
    );
    assert_eq!(answer.at("/included/0/type"), "customer_groups");
}
