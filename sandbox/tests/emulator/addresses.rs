//! `/v2/customers/{id}/addresses`: the address book.

use serde_json::{Value, json};

use crate::shop::{Shop, Visitor, list, text};

fn book(visitor: &Visitor<'_>) -> String {
    format!("{}/addresses", visitor.home())
}

fn cottage() -> Value {
    json!({"data": {
        "type": "address",
        "name": "Cottage",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "line_1": "Ashley Combe",
        "city": "Porlock",
        "county": "Somerset",
        "postcode": "TA24 8HD",
        "country": "GB",
        "delivery-notes": "The lane floods.",
        "planet": "Earth",
    }})
}

#[test]
fn the_list_is_one_page_without_meta() {
    let shop = Shop::open();
    let ada = shop.ada();
    let answer = ada.get(&book(&ada)).expect(200);
    assert_eq!(list(&answer.at("/data")).len(), 4);
    assert_eq!(answer.at("/meta"), Value::Null);
    assert_eq!(answer.at("/links"), Value::Null);
    assert_eq!(answer.at("/data/0/name"), "Home");
}

#[test]
fn an_address_lives_from_creation_to_deletion() {
    let shop = Shop::open();
    let ada = shop.ada();
    let created = ada.post(&book(&ada), cottage()).expect(201);
    assert_eq!(created.at("/data/type"), "address");
    assert_eq!(created.at("/data/line_2"), "");
    assert_eq!(created.at("/data/delivery-notes"), "The lane floods.");
    assert!(
        created.at("/data").get("planet").is_none(),
        "undeclared fields are dropped"
    );
    assert_eq!(
        created.at("/data/relationships/customer"),
        json!({"id": ada.id, "type": "customer"})
    );
    assert_eq!(
        created.at("/data/links/self"),
        format!("{}{}", shop.url(), book(&ada))
    );
    assert!(created.at("/data/meta/timestamps/updated_at").is_string());

    let path = format!("{}/{}", book(&ada), text(&created.at("/data/id")));
    assert_eq!(ada.get(&path).expect(200).json(), created.json());

    let update = json!({"data": {"type": "address", "name": "Retreat", "line_2": null}});
    let updated = ada.put(&path, update).expect(200);
    assert_eq!(updated.at("/data/name"), "Retreat");
    assert_eq!(updated.at("/data/postcode"), "TA24 8HD");

    assert_eq!(ada.delete(&path).expect(204).text, "");
    assert_eq!(
        ada.get(&path).expect(404).at("/errors/0/detail"),
        "address not found"
    );
    ada.delete(&path).expect(404);
    ada.put(&path, json!({"data": {"type": "address"}}))
        .expect(404);
}

#[test]
fn creation_may_be_answered_with_200() {
    let shop = Shop::open();
    shop.set(json!({"createStatus": 200}));
    let ada = shop.ada();
    ada.post(&book(&ada), cottage()).expect(200);
}

#[test]
fn each_missing_mandatory_field_is_one_error() {
    let shop = Shop::open();
    let ada = shop.ada();
    let body =
        json!({"data": {"type": "address", "first_name": "Ada", "last_name": "", "country": "GB"}});
    let refused = ada.post(&book(&ada), body).expect(400);
    let sources: Vec<String> = list(&refused.at("/errors"))
        .iter()
        .map(|error| text(&error["source"]))
        .collect();
    assert_eq!(sources, ["data.last_name", "data.line_1", "data.postcode"]);
    assert_eq!(
        refused.at("/errors/1/detail"),
        "Validation failed: field 'Line1' on the 'min' tag."
    );
}

#[test]
fn which_fields_are_mandatory_is_a_setting() {
    let shop = Shop::open();
    shop.set(json!({"mandatoryAddressFields": ["city"]}));
    let ada = shop.ada();
    ada.post(
        &book(&ada),
        json!({"data": {"type": "address", "city": "Bath"}}),
    )
    .expect(201);
    ada.post(
        &book(&ada),
        json!({"data": {"type": "address", "line_1": "1 Royal Crescent"}}),
    )
    .expect(400);
}

#[test]
fn an_empty_label_is_refused_and_a_missing_one_is_not() {
    let shop = Shop::open();
    let ada = shop.ada();
    let mut empty = cottage();
    empty["data"]["name"] = json!("");
    let refused = ada.post(&book(&ada), empty.clone()).expect(400);
    assert_eq!(
        refused.at("/errors/0/detail"),
        "Validation failed: field 'Name' on the 'min' tag."
    );
    empty["data"].as_object_mut().unwrap().remove("name");
    ada.post(&book(&ada), empty).expect(201);
}

#[test]
fn an_update_cannot_empty_a_mandatory_field() {
    let shop = Shop::open();
    let ada = shop.ada();
    let first = ada.get(&book(&ada)).at("/data/0");
    let path = format!("{}/{}", book(&ada), text(&first["id"]));
    let refused = ada
        .put(&path, json!({"data": {"type": "address", "line_1": ""}}))
        .expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.line_1");
    ada.put(&path, json!({"data": {"type": "address", "line_1": 12}}))
        .expect(400);
    assert_eq!(ada.get(&path).at("/data"), first);
}

#[test]
fn an_id_in_the_body_must_be_the_one_in_the_path() {
    let shop = Shop::open();
    let ada = shop.ada();
    let id = text(&ada.get(&book(&ada)).at("/data/0/id"));
    let path = format!("{}/{id}", book(&ada));
    ada.put(
        &path,
        json!({"data": {"type": "address", "id": id, "city": "Leeds"}}),
    )
    .expect(200);
    let refused = ada
        .put(
            &path,
            json!({"data": {"type": "address", "id": "another", "city": "Leeds"}}),
        )
        .expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.id");
}

#[test]
fn an_address_book_holds_twenty_five() {
    let shop = Shop::open();
    let ada = shop.ada();
    for _ in 4..25 {
        ada.post(&book(&ada), cottage()).expect(201);
    }
    ada.post(&book(&ada), cottage()).expect(422);
    assert_eq!(list(&ada.get(&book(&ada)).at("/data")).len(), 25);
}

#[test]
fn the_book_is_closed_to_everyone_but_its_owner_and_the_backend() {
    let shop = Shop::open();
    let (ada, grace, backend) = (shop.ada(), shop.grace(), shop.backend());
    let id = text(&ada.get(&book(&ada)).at("/data/0/id"));
    let path = format!("{}/{id}", book(&ada));
    for outsider in [&shop.visitor(), &grace] {
        outsider.get(&book(&ada)).expect(403);
        outsider.get(&path).expect(403);
        outsider.post(&book(&ada), cottage()).expect(403);
        outsider.put(&path, cottage()).expect(403);
        outsider.delete(&path).expect(403);
    }
    // Somebody else's address under one's own name is not there.
    grace.get(&format!("{}/{id}", book(&grace))).expect(404);
    backend.get(&path).expect(200);
    backend.put(&path, cottage()).expect(200);
    backend.get("/v2/customers/nobody/addresses").expect(404);
    backend
        .post("/v2/customers/nobody/addresses", cottage())
        .expect(404);
    backend.delete(&path).expect(204);
}
