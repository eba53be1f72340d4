//! The sandbox's own endpoints.

use serde_json::{Value, json};
use storefront_customer_sandbox::Settings;

use crate::shop::{Shop, list, text};

#[test]
fn the_sandbox_introduces_itself() {
    let shop = Shop::open();
    let about = shop.control("GET", "", Value::Null).expect(200);
    assert_eq!(about.at("/shop"), "Marlow & Finch");
    assert_eq!(about.at("/clients/implicit/clientId"), "sandbox-storefront");
    assert_eq!(
        about.at("/counts"),
        json!({"customers": 4, "addresses": 10, "orders": 64})
    );
    let shoppers = list(&about.at("/shoppers"));
    assert_eq!(shoppers.len(), 3);
    for shopper in shoppers {
        shop.visitor()
            .sign_in(&text(&shopper["email"]), &text(&shopper["password"]))
            .expect(200);
    }
}

#[test]
fn reset_brings_everything_back() {
    let shop = Shop::with(Settings {
        create_status: 200,
        ..Settings::default()
    });
    let ada = shop.ada();
    let before = shop
        .backend()
        .get("/v2/orders?page[limit]=100&sort=created_at")
        .json();
    ada.delete(&ada.home()).expect(204);
    shop.set(json!({"createStatus": 201, "statusAsNumber": true}));
    shop.order_fault(json!({"times": 9, "fault": {"kind": "drop"}}));
    shop.control("POST", "/reset", Value::Null).expect(204);

    assert!(shop.requests().is_empty());
    ada.get("/v2/orders").expect(401);
    let settings = shop.control("GET", "/settings", Value::Null).expect(200);
    assert_eq!(
        settings.at("/createStatus"),
        200,
        "the settings it was started with"
    );
    assert_eq!(settings.at("/statusAsNumber"), false);
    let again = shop.ada();
    assert_eq!(again.id, ada.id);
    let after = shop
        .backend()
        .get("/v2/orders?page[limit]=100&sort=created_at")
        .json();
    assert_eq!(after["data"][7]["id"], before["data"][7]["id"]);
}

#[test]
fn a_history_can_be_made_longer_than_the_platforms_cap() {
    let shop = Shop::open();
    let grow = |body| shop.control("POST", "/orders", body);
    let grown = grow(json!({"email": "ada@example.com", "more": 10_000})).expect(201);
    assert_eq!(grown.at("/orders"), 10_034);
    let ada = shop.ada();
    let last = ada
        .get("/v2/orders?sort=created_at&page[limit]=100&page[offset]=10000&include=items")
        .expect(200);
    assert_eq!(last.at("/meta/results/total"), 10_034);
    assert_eq!(list(&last.at("/data")).len(), 34);
    let first = ada.get("/v2/orders?page[limit]=100").expect(200);
    let mut ids: Vec<String> = list(&first.at("/data"))
        .iter()
        .map(|order| text(&order["id"]))
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 100);
    let one = ada.get(&format!("/v2/orders/{}/items", ids[0])).expect(200);
    assert!(!list(&one.at("/data")).is_empty());
    for nonsense in [
        json!({"email": "nobody@example.com", "more": 1}),
        json!({"email": "ada@example.com", "more": 1_000_000}),
        json!({"email": "ada@example.com"}),
    ] {
        grow(nonsense).expect(400);
    }
}

#[test]
fn requests_are_written_down_without_their_tokens() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.control("DELETE", "/requests", Value::Null).expect(204);
    let answer = ada.get("/v2/orders?page[limit]=1").expect(200);
    shop.stranger()
        .post("/v2/customers/tokens", json!({"data": 1}))
        .expect(401);
    let requests = shop.requests();
    assert_eq!(requests.len(), 2, "control calls are not logged");
    assert_eq!(requests[0]["method"], "GET");
    assert_eq!(requests[0]["path"], "/v2/orders");
    assert_eq!(requests[0]["query"], "page[limit]=1");
    assert_eq!(requests[0]["status"], 200);
    assert_eq!(requests[0]["answerBytes"], answer.text.len());
    assert_eq!(requests[0]["accessToken"], "implicit");
    assert_eq!(requests[0]["customerToken"], "customer");
    assert_eq!(requests[1]["accessToken"], "none");
    assert_eq!(requests[1]["customerToken"], "none");
    assert_eq!(requests[1]["body"], r#"{"data":1}"#);
    assert_eq!(requests[1]["headers"]["content-type"], "application/json");
    let log = Value::from(requests).to_string();
    assert!(!log.contains(&ada.bearer) && !log.contains(&ada.customer));
}

#[test]
fn the_log_can_be_narrowed_to_one_path() {
    let shop = Shop::open();
    shop.ada().get("/v2/orders").expect(200);
    let asked = |path: &str| {
        let answer = shop.control("GET", &format!("/requests?path={path}"), Value::Null);
        list(&answer.expect(200).at("/requests"))
    };
    let tokens = asked("/oauth/access_token");
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0]["path"], "/oauth/access_token");
    assert_eq!(asked("%2Fv2%2Forders").len(), 1);
    assert!(asked("/v2").is_empty(), "a whole path, not how it begins");
}

#[test]
fn the_log_says_which_tokens_had_expired_or_were_unknown() {
    let shop = Shop::open();
    let mut ada = shop.ada();
    shop.set(json!({"clockOffsetSeconds": 3_601}));
    ada.get("/v2/orders").expect(401);
    ada.bearer = "made-up".to_owned();
    ada.get("/v2/orders").expect(401);
    let requests = shop.requests();
    let last = requests.len() - 1;
    assert_eq!(requests[last - 1]["accessToken"], "expired");
    assert_eq!(requests[last - 1]["customerToken"], "customer");
    assert_eq!(requests[last]["accessToken"], "unknown");
}

#[test]
fn the_log_is_bounded() {
    let shop = Shop::open();
    for _ in 0..1_010 {
        shop.stranger().get("/v2/orders").expect(401);
    }
    let requests = shop.requests();
    assert_eq!(requests.len(), 1_000);
    assert_eq!(requests[999]["sequence"], 1_010);
    let long = "x".repeat(100_000);
    shop.stranger()
        .send("POST", "/v2/customers", Some(&long))
        .expect(401);
    assert_eq!(
        shop.requests()[999]["body"].as_str().unwrap().len(),
        16 * 1024
    );
}

#[test]
fn the_clock_moves_the_date_header_and_new_timestamps() {
    let shop = Shop::open();
    let year = |answer: &str| answer.split(' ').nth(3).unwrap().parse::<i32>().unwrap();
    let today = year(shop.stranger().get("/v2/orders").header("date"));
    shop.set(json!({"clockOffsetSeconds": 10 * 366 * 86_400}));
    let future = year(shop.stranger().get("/v2/orders").header("date"));
    assert!(future >= today + 10, "{today} {future}");
    let body = json!({"data": {"type": "customer", "name": "Late", "email": "late@example.com"}});
    let created = shop.visitor().post("/v2/customers", body).expect(201);
    let moment = text(&created.at("/data/meta/timestamps/created_at"));
    assert!(moment.starts_with(&future.to_string()), "{moment}");
}

#[test]
fn errors_can_take_the_other_documented_forms() {
    let shop = Shop::open();
    shop.set(json!({"statusAsNumber": true}));
    assert_eq!(
        shop.stranger()
            .get("/v2/orders")
            .expect(401)
            .at("/errors/0/status"),
        401
    );
    shop.set(json!({"errorsAsObject": true, "statusAsNumber": false}));
    let refused = shop.stranger().get("/v2/orders").expect(401);
    assert_eq!(refused.at("/errors/status"), "401");
    assert_eq!(
        refused.at("/errors/detail"),
        "Unable to validate access token"
    );
}

#[test]
fn a_setting_that_does_not_exist_is_refused_and_changes_nothing() {
    let shop = Shop::open();
    for changes in [
        json!({"omitMeta": true, "omitEverything": true}),
        json!({"createStatus": "two hundred"}),
        json!({"createStatus": 418}),
        json!(["omitMeta"]),
    ] {
        let refused = shop.control("PUT", "/settings", changes).expect(400);
        assert!(refused.at("/error").is_string());
    }
    let settings = shop.control("GET", "/settings", Value::Null).json();
    assert_eq!(settings, serde_json::to_value(Settings::default()).unwrap());
}

#[test]
fn an_unknown_kind_of_token_cannot_be_revoked() {
    let shop = Shop::open();
    shop.control("POST", "/revoke", json!({"kinds": ["refresh"]}))
        .expect(400);
}
