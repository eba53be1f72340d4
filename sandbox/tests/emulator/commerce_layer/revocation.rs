//! Losing tokens.

use serde_json::{Value, json};

use super::visit::{SALES_CHANNEL, Visit, refresh, revoke, set};
use crate::shop::Shop;

#[test]
fn a_customers_token_is_revoked_without_a_secret() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let body = json!({"client_id": SALES_CHANNEL, "token": ada.token});
    assert_eq!(revoke(&shop, body.clone()).expect(200).json(), json!({}));
    let refused = ada.get(&ada.home()).expect(401);
    assert_eq!(refused.at("/errors/0/code"), "INVALID_TOKEN");
    revoke(&shop, body).expect(200);
    refresh(&shop, &ada.refresh).expect(400);
}

#[test]
fn the_refresh_token_may_outlive_its_access_token() {
    let shop = Shop::open();
    set(&shop, json!({"revokingEndsRefresh": false}));
    let ada = Visit::ada(&shop);
    revoke(
        &shop,
        json!({"client_id": SALES_CHANNEL, "token": ada.token}),
    )
    .expect(200);
    refresh(&shop, &ada.refresh).expect(200);
}

#[test]
fn revoking_a_refresh_token_ends_both() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    revoke(
        &shop,
        json!({"client_id": SALES_CHANNEL, "token": ada.refresh}),
    )
    .expect(200);
    refresh(&shop, &ada.refresh).expect(400);
    ada.get(&ada.home()).expect(401);
}

#[test]
fn a_guests_token_needs_the_secret() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let mut body = json!({"client_id": SALES_CHANNEL, "token": guest.token});
    let refused = revoke(&shop, body.clone()).expect(403);
    assert_eq!(refused.at("/errors/0/code"), "FORBIDDEN");
    assert_eq!(refused.at("/errors/0/title"), "unauthorized_client");
    assert_eq!(refused.at("/errors/0/status"), 403);
    guest.get("skus").expect(200);
    body["client_secret"] = json!("sandbox-sales-channel-secret");
    revoke(&shop, body).expect(200);
    guest.get("skus").expect(401);
    assert_ne!(
        Visit::guest(&shop).token,
        guest.token,
        "a dead token is not handed out"
    );
}

#[test]
fn another_clients_token_is_not_ones_own_to_revoke() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let body = json!({
        "client_id": "sandbox-integration",
        "client_secret": "sandbox-integration-secret",
        "token": ada.token,
    });
    revoke(&shop, body).expect(403);
    revoke(&shop, json!({"client_id": "somebody", "token": ada.token})).expect(403);
    revoke(&shop, json!({"client_id": SALES_CHANNEL})).expect(400);
    revoke(
        &shop,
        json!({"client_id": SALES_CHANNEL, "token": "made-up"}),
    )
    .expect(200);
    ada.get(&ada.home()).expect(200);
}

#[test]
fn the_controls_revoke_by_kind() {
    let shop = Shop::open();
    let (ada, guest, integration) = (
        Visit::ada(&shop),
        Visit::guest(&shop),
        Visit::integration(&shop),
    );
    let revoke = |kind: &str| {
        let answer = shop.control("POST", "/revoke", json!({"kinds": [kind]}));
        answer.expect(200).at("/revoked")
    };
    assert_eq!(revoke("customer"), 1);
    ada.get(&ada.home()).expect(401);
    guest.get("skus").expect(200);
    refresh(&shop, &ada.refresh).expect(200);
    assert_eq!(revoke("refresh_token"), 2);
    assert_eq!(revoke("sales_channel"), 1);
    guest.get("skus").expect(401);
    integration.get("orders").expect(200);
    assert_eq!(revoke("integration"), 1);
    integration.get("orders").expect(401);
}

#[test]
fn the_log_tells_tokens_apart_and_shows_none() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    ada.get(&ada.home()).expect(200);
    refresh(&shop, &ada.refresh).expect(200);
    Visit::guest(&shop).get("skus").expect(200);
    Visit::stranger(&shop).get("skus").expect(401);
    revoke(
        &shop,
        json!({"client_id": SALES_CHANNEL, "token": ada.token}),
    )
    .expect(200);
    ada.get(&ada.home()).expect(401);
    let requests = shop.requests();
    let tokens: Vec<&Value> = requests
        .iter()
        .filter(|request| request["path"].as_str().unwrap().starts_with("/api/"))
        .map(|request| &request["accessToken"])
        .collect();
    assert_eq!(tokens, ["customer", "sales_channel", "none", "revoked"]);
    assert!(requests[0]["body"].as_str().unwrap().contains("password"));
    let log = Value::from(requests).to_string();
    for secret in [
        &ada.token,
        ada.refresh.as_str().unwrap(),
        "correct-horse-battery",
    ] {
        assert!(!log.contains(secret));
    }
}

#[test]
fn reset_forgets_the_tokens_and_brings_the_records_back() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let before = ada.get(&ada.home()).expect(200);
    ada.patch("customers", &ada.id, json!({"metadata": {"new": true}}))
        .expect(200);
    set(&shop, json!({"guestSeconds": 5}));
    shop.control("POST", "/reset", Value::Null).expect(204);
    ada.get(&ada.home()).expect(401);
    let again = Visit::ada(&shop);
    assert_eq!(again.id, ada.id);
    let after = again.get(&again.home()).expect(200);
    assert_eq!(
        after.at("/data/attributes/metadata"),
        before.at("/data/attributes/metadata")
    );
    let settings = shop.control("GET", "/settings", Value::Null).expect(200);
    assert_eq!(settings.at("/commerceLayer/guestSeconds"), 14_400);
}
