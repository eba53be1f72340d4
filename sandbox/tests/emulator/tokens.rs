//! Getting tokens, and losing them.

use serde_json::{Value, json};

use crate::shop::Shop;

const DENIED: &str = "Unable to validate access token";

fn now() -> i64 {
    let passed = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    i64::try_from(passed.as_secs()).unwrap()
}

#[test]
fn an_implicit_token_comes_flat_and_lives_an_hour() {
    let shop = Shop::open();
    let token = shop
        .ask_token("grant_type=implicit&client_id=sandbox-storefront")
        .expect(200);
    assert_eq!(token.at("/token_type"), "Bearer");
    assert_eq!(token.at("/identifier"), "implicit");
    assert_eq!(token.at("/expires_in"), 3_600);
    let expires = token.at("/expires").as_i64().unwrap();
    assert!((expires - now() - 3_600).abs() <= 5);
    assert!(token.at("/access_token").is_string());
}

#[test]
fn client_credentials_need_the_secret() {
    let shop = Shop::open();
    let form = "grant_type=client_credentials&client_id=sandbox-backend";
    shop.ask_token(form).expect(401);
    shop.ask_token(&format!("{form}&client_secret=guess"))
        .expect(401);
    let token = shop
        .ask_token(&format!("{form}&client_secret=sandbox-secret"))
        .expect(200);
    assert_eq!(token.at("/identifier"), "client_credentials");
}

#[test]
fn an_unknown_client_is_refused() {
    let refused = Shop::open()
        .ask_token("grant_type=implicit&client_id=somebody")
        .expect(401);
    assert_eq!(refused.at("/errors/0/status"), "401");
    assert_eq!(refused.at("/errors/0/title"), "Unauthorized");
}

#[test]
fn an_unknown_grant_or_another_body_format_is_refused() {
    let shop = Shop::open();
    shop.ask_token("grant_type=password&client_id=sandbox-storefront")
        .expect(400);
    let body = r#"{"grant_type":"implicit","client_id":"sandbox-storefront"}"#;
    let headers = [("content-type", "application/json")];
    shop.send("POST", "/oauth/access_token", &headers, Some(body))
        .expect(400);
}

#[test]
fn the_token_body_can_be_wrapped() {
    let shop = Shop::open();
    shop.set(json!({"wrappedTokenBody": true}));
    let token = shop
        .ask_token("grant_type=implicit&client_id=sandbox-storefront")
        .expect(200);
    assert!(token.at("/data/access_token").is_string());
    assert_eq!(token.at("/access_token"), Value::Null);
}

#[test]
fn a_password_buys_a_customer_token_for_a_day() {
    let shop = Shop::open();
    let token = shop
        .visitor()
        .sign_in("ada@example.com", "correct-horse-battery")
        .expect(200);
    assert_eq!(token.at("/data/type"), "token");
    assert!(token.at("/data/id").is_string());
    assert!(token.at("/data/customer_id").is_string());
    let expires = token.at("/data/expires").as_i64().unwrap();
    assert!((expires - now() - 86_400).abs() <= 5);
}

#[test]
fn a_customer_token_may_be_answered_with_201() {
    let shop = Shop::open();
    shop.set(json!({"customerTokenStatus": 201}));
    shop.visitor()
        .sign_in("ada@example.com", "correct-horse-battery")
        .expect(201);
}

#[test]
fn wrong_credentials_are_refused_with_the_status_in_the_settings() {
    let shop = Shop::open();
    let refused = shop
        .visitor()
        .sign_in("ada@example.com", "guess")
        .expect(401);
    assert_eq!(refused.at("/errors/0/status"), "401");
    shop.visitor()
        .sign_in("nobody@example.com", "correct-horse-battery")
        .expect(401);
    shop.set(json!({"wrongCredentialsStatus": 404}));
    let refused = shop
        .visitor()
        .sign_in("ada@example.com", "guess")
        .expect(404);
    assert_eq!(refused.at("/errors/0/status"), "404");
    assert_eq!(refused.at("/errors/0/title"), "Not Found");
}

#[test]
fn a_customer_without_a_password_cannot_sign_in_with_one() {
    let shop = Shop::open();
    shop.visitor()
        .sign_in("tomasz@example.com", "anything")
        .expect(401);
}

#[test]
fn signing_in_needs_an_access_token_and_both_credentials() {
    let shop = Shop::open();
    shop.stranger()
        .sign_in("ada@example.com", "correct-horse-battery")
        .expect(401);
    let refused = shop.visitor().sign_in("ada@example.com", "").expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.password");
    let other = json!({"data": {"type": "token", "authentication_mechanism": "magic_link"}});
    shop.visitor()
        .post("/v2/customers/tokens", other)
        .expect(400);
}

#[test]
fn a_missing_or_made_up_access_token_is_refused() {
    let shop = Shop::open();
    for path in [
        "/v2/customers",
        "/v2/customers/1",
        "/v2/customers/1/addresses",
        "/v2/orders",
    ] {
        let refused = shop.stranger().get(path).expect(401);
        assert_eq!(refused.at("/errors/0/detail"), DENIED);
        let mut forger = shop.stranger();
        forger.bearer = "made-up".to_owned();
        assert_eq!(forger.get(path).expect(401).at("/errors/0/detail"), DENIED);
    }
}

#[test]
fn an_access_token_expires_by_the_sandbox_clock() {
    let shop = Shop::open();
    let ada = shop.ada();
    ada.get("/v2/orders").expect(200);
    shop.set(json!({"clockOffsetSeconds": 3_601}));
    let refused = ada.get("/v2/orders").expect(401);
    assert_eq!(refused.at("/errors/0/detail"), DENIED);
    shop.ada().get("/v2/orders").expect(200);
}

#[test]
fn an_access_token_can_live_no_time_at_all() {
    let shop = Shop::open();
    shop.set(json!({"implicitSeconds": 0}));
    shop.visitor().get("/v2/orders").expect(401);
}

#[test]
fn a_customer_token_expires_on_its_own() {
    let shop = Shop::open();
    shop.set(json!({"implicitSeconds": 1_000_000}));
    let ada = shop.ada();
    shop.set(json!({"clockOffsetSeconds": 86_401}));
    let refused = ada.get(&ada.home()).expect(401);
    assert_ne!(refused.at("/errors/0/detail"), DENIED);
}

#[test]
fn an_unknown_customer_token_is_refused() {
    let shop = Shop::open();
    let mut ada = shop.ada();
    ada.customer = "made-up".to_owned();
    ada.get(&ada.home()).expect(401);
    ada.get("/v2/orders").expect(401);
}

#[test]
fn tokens_can_be_revoked_by_kind() {
    let shop = Shop::open();
    let ada = shop.ada();
    let backend = shop.backend();
    let revoked = shop
        .control("POST", "/revoke", json!({"kinds": ["customer"]}))
        .expect(200);
    assert_eq!(revoked.at("/revoked"), 1);
    assert_ne!(
        ada.get(&ada.home()).expect(401).at("/errors/0/detail"),
        DENIED
    );
    shop.control("POST", "/revoke", json!({"kinds": ["implicit"]}))
        .expect(200);
    assert_eq!(
        ada.get(&ada.home()).expect(401).at("/errors/0/detail"),
        DENIED
    );
    backend.get("/v2/customers").expect(200);
    shop.control("POST", "/revoke", json!({"kinds": ["client_credentials"]}))
        .expect(200);
    backend.get("/v2/customers").expect(401);
}
