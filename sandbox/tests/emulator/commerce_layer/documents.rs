//! The form of answers: envelopes, links, includes, sparse fields, pages, order.

use serde_json::{Value, json};

use super::visit::{MEDIA_TYPE, Visit, column, set};
use crate::shop::{Shop, list, text};

#[test]
fn a_record_comes_in_its_envelope_with_links_and_mode() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let answer = ada.get(&ada.home()).expect(200);
    assert_eq!(answer.header("content-type"), MEDIA_TYPE);
    assert_eq!(answer.at("/data/type"), "customers");
    assert_eq!(answer.at("/data/id"), ada.id);
    let link = format!("{}/api/customers/{}", shop.url(), ada.id);
    assert_eq!(answer.at("/data/links/self"), link);
    assert_eq!(answer.at("/data/meta/mode"), "test");
    assert!(answer.at("/data/meta/organization_id").is_string());
    assert_eq!(answer.at("/data/attributes/password"), Value::Null);
    assert_eq!(answer.at("/data/attributes/has_password"), true);
    assert_eq!(
        answer.at("/data/relationships/orders"),
        json!({"links": {
            "self": format!("{link}/relationships/orders"),
            "related": format!("{link}/orders"),
        }}),
        "what it leads to is said only where it is included"
    );
    set(&shop, json!({"organizationIdInMeta": false}));
    assert_eq!(
        ada.get(&ada.home()).at("/data/meta"),
        json!({"mode": "test"})
    );
}

#[test]
fn the_links_of_a_relationship_lead_somewhere() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let names = ada.get(&format!("{}/relationships/customer_addresses", ada.home()));
    assert_eq!(list(&names.expect(200).at("/data")).len(), 4);
    let group = ada
        .get(&format!("{}/customer_group", ada.home()))
        .expect(200);
    assert_eq!(group.at("/data/attributes/code"), "collectors");
    let grace = Visit::grace(&shop);
    let none = grace
        .get(&format!("{}/customer_group", grace.home()))
        .expect(200);
    assert_eq!(none.json(), json!({"data": null}));
    ada.get(&format!("{}/friends", ada.home())).expect(404);
    ada.get("friends").expect(404);
}

#[test]
fn related_records_are_included_along_dotted_paths_once_each() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = format!(
        "{}/orders?filter[q][fulfillment_status_eq]=fulfilled&include=shipments.parcels,market",
        ada.home()
    );
    let answer = ada.get(&path).expect(200);
    let included = list(&answer.at("/included"));
    let key = |record: &Value| (text(&record["type"]), text(&record["id"]));
    let mut keys: Vec<_> = included.iter().map(key).collect();
    keys.sort();
    let count = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), count);
    let of = |kind: &str| keys.iter().filter(|(known, _)| known == kind).count();
    assert!(of("shipments") >= 10 && of("parcels") >= 10 && of("markets") <= 4);
    for order in list(&answer.at("/data")) {
        for shipment in list(&order["relationships"]["shipments"]["data"]) {
            assert!(keys.contains(&key(&shipment)));
        }
    }
    let shipment = included.iter().find(|record| record["type"] == "shipments");
    let parcels = &shipment.unwrap()["relationships"]["parcels"]["data"];
    assert_eq!(parcels[0]["type"], "parcels");
}

#[test]
fn includes_that_do_not_exist_are_refused() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for path in ["friends", "orders.friends", "event_stores", "orders,x"] {
        let refused = ada
            .get(&format!("{}?include={path}", ada.home()))
            .expect(400);
        assert_eq!(refused.at("/errors/0/code"), "INVALID_INCLUDE");
    }
}

#[test]
fn sparse_fields_leave_everything_else_out_even_relationships() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let answer = ada
        .get("orders?fields[orders]=number,market,formatted_total_amount&include=market,shipments")
        .expect(200);
    let order = answer.at("/data/0");
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(
        names(&order["attributes"]),
        ["formatted_total_amount", "number"]
    );
    assert_eq!(names(&order["relationships"]), ["market"]);
    assert_eq!(order["relationships"]["market"]["data"]["type"], "markets");
    let included = list(&answer.at("/included"));
    assert!(
        included.iter().any(|record| record["type"] == "shipments"),
        "included, though nothing says whose they are"
    );
    assert!(included[0]["attributes"].as_object().unwrap().len() > 3);
    for wrong in [
        "fields[orders]=colour",
        "fields[orders]=_cancel",
        "fields[moons]=a",
    ] {
        ada.get(&format!("orders?{wrong}")).expect(400);
    }
}

#[test]
fn lists_come_in_pages_of_ten_up_to_twenty_five() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let first = ada.get("orders?sort=-number").expect(200);
    assert_eq!(list(&first.at("/data")).len(), 10);
    assert_eq!(
        first.at("/meta"),
        json!({"record_count": 34, "page_count": 4})
    );
    assert_eq!(first.at("/links/prev"), Value::Null);
    let follow = |answer: &crate::shop::Answer, name: &str| {
        let link = text(&answer.at(&format!("/links/{name}")));
        let path = link
            .strip_prefix(&format!("{}/api/", shop.url()))
            .unwrap()
            .to_owned();
        ada.get(&path).expect(200)
    };
    let second = follow(&first, "next");
    let numbers = [column(&first, "number"), column(&second, "number")].concat();
    assert!(numbers.is_sorted_by(|one, other| one.as_str() > other.as_str()));
    assert_eq!(follow(&second, "prev").text, first.text);
    let last = follow(&first, "last");
    assert_eq!(list(&last.at("/data")).len(), 4);
    assert_eq!(last.at("/links/next"), Value::Null);
    let beyond = ada.get("orders?page[number]=9").expect(200);
    assert!(list(&beyond.at("/data")).is_empty());
    assert_eq!(list(&ada.get("orders?page[size]=25").at("/data")).len(), 25);
    for wrong in [
        "page[size]=26",
        "page[size]=0",
        "page[number]=0",
        "page[number]=x",
    ] {
        let refused = ada.get(&format!("orders?{wrong}")).expect(400);
        assert_eq!(refused.at("/errors/0/code"), "INVALID_PAGE_VALUE");
    }
    set(&shop, json!({"clampPageSize": true}));
    let clamped = ada.get("orders?page[size]=100").expect(200);
    assert_eq!(list(&clamped.at("/data")).len(), 25);
}

#[test]
fn lists_are_sorted_by_what_can_be_sorted() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let cents = column(
        &ada.get("orders?sort=-total_amount_cents&page[size]=25")
            .expect(200),
        "total_amount_cents",
    );
    assert!(cents.is_sorted_by_key(|cents| -cents.as_i64().unwrap()));
    let answer = ada
        .get("orders?sort=status,-placed_at&page[size]=25")
        .expect(200);
    let pairs: Vec<(String, String)> = column(&answer, "status")
        .iter()
        .zip(column(&answer, "placed_at"))
        .map(|(status, placed)| (text(status), placed.as_str().unwrap_or_default().to_owned()))
        .collect();
    assert!(
        pairs.is_sorted_by(|one, other| one.0 < other.0 || (one.0 == other.0 && one.1 >= other.1))
    );
    for wrong in [
        "total_amount_with_taxes_cents",
        "skus_count",
        "formatted_total_amount",
        "x",
    ] {
        let refused = ada.get(&format!("orders?sort=-{wrong}")).expect(400);
        assert_eq!(refused.at("/errors/0/code"), "INVALID_SORT_CRITERIA");
    }
}

#[test]
fn parameters_that_do_not_exist_are_refused() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for wrong in ["limit=3", "filter[status]=placed", "page[limit]=3"] {
        let refused = ada.get(&format!("orders?{wrong}")).expect(400);
        assert_eq!(refused.at("/errors/0/code"), "PARAM_NOT_ALLOWED");
    }
}

#[test]
fn amounts_are_cents_a_number_and_a_text() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for (currency, formatted) in [("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("USD", "$")] {
        let path = format!("orders?filter[q][currency_code_eq]={currency}&page[size]=1");
        let order = ada.get(&path).expect(200).at("/data/0/attributes");
        let cents = order["total_amount_with_taxes_cents"].as_i64().unwrap();
        let float = order["total_amount_with_taxes_float"].as_f64().unwrap();
        let whole = if currency == "JPY" { 1.0 } else { 100.0 };
        assert!((float * whole).round() as i64 == cents, "{currency}");
        assert!(text(&order["formatted_total_amount_with_taxes"]).starts_with(formatted));
    }
}

#[test]
fn an_orders_number_is_text_or_an_integer() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    assert!(column(&ada.get("orders"), "number")[0].is_string());
    set(&shop, json!({"orderNumberAsInteger": true}));
    assert!(column(&ada.get("orders"), "number")[0].is_i64());
}

#[test]
fn errors_can_come_as_one_object() {
    let shop = Shop::open();
    set(&shop, json!({"errorsAsObject": true}));
    let refused = Visit::stranger(&shop).get("orders").expect(401);
    assert_eq!(refused.at("/errors/code"), "INVALID_TOKEN");
}

#[test]
fn only_the_platforms_media_type_is_spoken() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let bearer = format!("Bearer {}", ada.token);
    let send = |method: &str, name: &str, value: &str, body: Option<&str>| {
        let headers = [("authorization", bearer.as_str()), (name, value)];
        shop.send(method, "/api/addresses", &headers, body)
    };
    send("GET", "accept", "application/json", None).expect(406);
    send("POST", "content-type", "application/json", Some("{}")).expect(415);
    send("POST", "content-type", MEDIA_TYPE, Some("{}")).expect(400);
    ada.send("POST", &ada.home(), Some(json!({}))).expect(405);
    ada.send("PUT", &ada.home(), Some(json!({}))).expect(405);
    ada.send("PATCH", "customers", Some(json!({}))).expect(405);
    ada.delete(&format!("{}/orders", ada.home())).expect(405);
}
