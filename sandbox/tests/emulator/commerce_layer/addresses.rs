//! The address book: two records an entry.

use serde_json::{Value, json};

use super::visit::{Visit, column, set, to};
use crate::shop::{Answer, Shop, list, text};

fn address() -> Value {
    json!({
        "first_name": "Ada", "last_name": "Lovelace", "line_1": "Ashley Combe", "city": "Porlock",
        "zip_code": "TA24 8HD", "country_code": "GB", "phone": "+44 1643 000000",
    })
}

fn without(field: &str) -> Value {
    let mut address = address();
    address.as_object_mut().unwrap().remove(field);
    address
}

fn create(visit: &Visit<'_>, address: Value) -> Answer {
    visit.post("addresses", address, json!({}))
}

fn enter(visit: &Visit<'_>, attributes: Value, address: &str) -> Answer {
    let relationships = json!({
        "customer": to("customers", &visit.id), "address": to("addresses", address),
    });
    visit.post("customer_addresses", attributes, relationships)
}

#[test]
fn the_book_comes_with_its_addresses_in_one_request() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let book = ada.get("customer_addresses?include=address").expect(200);
    assert_eq!(book.at("/meta/record_count"), 4);
    let included = list(&book.at("/included"));
    assert_eq!(included.len(), 4);
    for entry in list(&book.at("/data")) {
        let id = &entry["relationships"]["address"]["data"]["id"];
        let address = included
            .iter()
            .find(|address| address["id"] == *id)
            .unwrap();
        assert_eq!(entry["attributes"]["name"], address["attributes"]["name"]);
    }
    let business = included
        .iter()
        .find(|address| address["attributes"]["business"] == true);
    let business = &business.unwrap()["attributes"];
    assert_eq!(business["full_name"], "Analytical Engines Ltd");
}

#[test]
fn an_entry_is_made_in_two_steps_changed_and_deleted() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let made = create(&ada, address()).expect(201);
    assert_eq!(made.at("/data/attributes/full_name"), "Ada Lovelace");
    assert_eq!(made.at("/data/attributes/business"), false);
    assert_eq!(
        made.at("/data/attributes/name"),
        "Ada Lovelace, Ashley Combe, TA24 8HD Porlock (GB) +44 1643 000000"
    );
    let address = text(&made.at("/data/id"));
    let entry = enter(&ada, json!({"customer_email": "ada@example.com"}), &address).expect(201);
    let id = text(&entry.at("/data/id"));
    assert_eq!(
        entry.at("/data/attributes/name"),
        made.at("/data/attributes/name")
    );
    assert_eq!(ada.get("customer_addresses").at("/meta/record_count"), 5);

    ada.patch("addresses", &address, json!({"city": "Lynton"}))
        .expect(200);
    let entry = ada.get(&format!("customer_addresses/{id}")).expect(200);
    assert!(text(&entry.at("/data/attributes/name")).contains("Lynton"));

    ada.delete(&format!("customer_addresses/{id}")).expect(204);
    assert_eq!(ada.get("customer_addresses").at("/meta/record_count"), 4);
    ada.get(&format!("addresses/{address}")).expect(200);
    ada.delete(&format!("addresses/{address}")).expect(204);
    ada.get(&format!("addresses/{address}")).expect(404);
}

#[test]
fn deleting_an_entry_may_delete_its_address() {
    let shop = Shop::open();
    set(&shop, json!({"deletingEntryDeletesAddress": true}));
    let ada = Visit::ada(&shop);
    let book = ada.get("customer_addresses?include=address").expect(200);
    let address = text(&book.at("/data/0/relationships/address/data/id"));
    let entry = text(&book.at("/data/0/id"));
    ada.delete(&format!("customer_addresses/{entry}"))
        .expect(204);
    ada.get(&format!("addresses/{address}")).expect(404);
}

#[test]
fn an_address_that_is_needed_elsewhere_cannot_be_deleted() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let book = ada.get("customer_addresses?include=address").expect(200);
    let address = text(&book.at("/data/0/relationships/address/data/id"));
    let locked = ada.delete(&format!("addresses/{address}")).expect(423);
    assert_eq!(locked.at("/errors/0/status"), "423");
    ada.get(&format!("addresses/{address}")).expect(200);
    let order = ada.first("orders?filter[q][status_eq]=pending");
    for which in ["shipping_address", "billing_address"] {
        let used = ada
            .get(&format!("orders/{order}/{which}"))
            .expect(200)
            .at("/data/id");
        let path = format!("addresses/{}", used.as_str().unwrap());
        ada.delete(&path).expect(423);
    }
}

#[test]
fn an_address_says_each_field_that_is_missing() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for field in [
        "first_name",
        "last_name",
        "line_1",
        "city",
        "zip_code",
        "country_code",
        "phone",
    ] {
        let refused = create(&ada, without(field)).expect(422);
        assert_eq!(
            refused.at("/errors/0/source/pointer"),
            format!("/data/attributes/{field}")
        );
        assert_eq!(refused.at("/errors/0/meta/error"), "blank");
        assert_eq!(list(&refused.at("/errors")).len(), 1);
    }
    create(&ada, without("state_code")).expect(201);
    set(&shop, json!({"requireStateCode": true}));
    create(&ada, address()).expect(422);
}

#[test]
fn a_business_needs_a_company_instead_of_a_person() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let mut company = without("first_name");
    company["business"] = json!(true);
    let refused = create(&ada, company.clone()).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/company"
    );
    company["company"] = json!("Engines Ltd");
    let made = create(&ada, company).expect(201);
    assert_eq!(made.at("/data/attributes/full_name"), "Engines Ltd");
    let id = text(&made.at("/data/id"));
    ada.patch("addresses", &id, json!({"business": false}))
        .expect(422);
    ada.patch("addresses", &id, json!({"line_1": ""}))
        .expect(422);
    let mut irish = without("zip_code");
    irish["country_code"] = json!("IE");
    create(&ada, irish.clone()).expect(201);
    irish["country_code"] = json!("Ireland");
    create(&ada, irish).expect(422);
}

#[test]
fn an_entry_names_a_customer_and_an_address_that_exist() {
    let shop = Shop::open();
    let (ada, grace) = (Visit::ada(&shop), Visit::grace(&shop));
    let refused = ada
        .post("customer_addresses", json!({}), json!({}))
        .expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/relationships/customer"
    );
    assert_eq!(list(&refused.at("/errors")).len(), 2);
    enter(&ada, json!({}), "doesnotexist").expect(404);
    let address = text(&create(&ada, address()).expect(201).at("/data/id"));
    let relationships = json!({
        "customer": to("customers", &grace.id), "address": to("addresses", &address),
    });
    ada.post("customer_addresses", json!({}), relationships)
        .expect(404);
    let malformed = json!({
        "customer": to("orders", &ada.id), "address": to("addresses", &address),
    });
    ada.post("customer_addresses", json!({}), malformed)
        .expect(400);
    set(&shop, json!({"requireCustomerEmail": true}));
    enter(&ada, json!({}), &address).expect(422);
    set(&shop, json!({"requireCustomerEmail": false}));
    let entry = enter(&ada, json!({}), &address).expect(201);
    assert_eq!(
        entry.at("/data/attributes/customer_email"),
        "ada@example.com"
    );
    let twice = enter(&ada, json!({}), &address).expect(409);
    assert_eq!(twice.at("/errors/0/title"), "Record not unique");
}

#[test]
fn a_guest_handles_single_addresses_by_their_id() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let made = create(&guest, address()).expect(201);
    let id = text(&made.at("/data/id"));
    guest.get(&format!("addresses/{id}")).expect(200);
    guest
        .patch("addresses", &id, json!({"notes": "Ring twice"}))
        .expect(200);
    guest.delete(&format!("addresses/{id}")).expect(204);
}

#[test]
fn labels_of_the_other_platform_are_kept_as_metadata() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let labels: Vec<Value> = column(&ada.get("customer_addresses"), "metadata")
        .iter()
        .map(|metadata| metadata["label"].clone())
        .collect();
    assert_eq!(labels, ["Home", "Work", "Mother", "Paris flat"]);
}
