//! Getting tokens.

use serde_json::{Value, json};

use super::visit::{SALES_CHANNEL, Visit, ask_token, claims, refresh, set, sign_in};
use crate::shop::Shop;

fn guest(shop: &Shop, scope: &str) -> crate::shop::Answer {
    let body = json!({
        "grant_type": "client_credentials", "client_id": SALES_CHANNEL, "scope": scope,
    });
    ask_token(shop, body)
}

fn code_of(answer: &crate::shop::Answer) -> Value {
    answer.at("/errors/0/title")
}

#[test]
fn a_sales_channel_needs_no_secret_and_gets_no_refresh_token() {
    let shop = Shop::open();
    let token = guest(&shop, "market:all").expect(200);
    assert_eq!(token.at("/token_type"), "bearer");
    assert_eq!(token.at("/expires_in"), 14_400);
    assert_eq!(token.at("/scope"), "market:all");
    assert!(token.at("/created_at").is_i64());
    for absent in ["/refresh_token", "/owner_id", "/owner_type"] {
        assert_eq!(token.at(absent), Value::Null);
    }
    let claims = claims(&token.at("/access_token"));
    assert_eq!(claims["application"]["kind"], "sales_channel");
    assert_eq!(claims["application"]["public"], true);
    assert_eq!(claims["organization"]["slug"], "marlow-finch");
    assert_eq!(claims["iss"], "https://auth.commercelayer.io");
    assert_eq!(claims["test"], true);
    assert_eq!(claims["owner"], Value::Null);
    assert_eq!(claims["market"], Value::Null, "only where one is in scope");
    let life = claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap();
    assert_eq!(life, 14_400);
}

#[test]
fn bodies_may_be_form_encoded() {
    let shop = Shop::open();
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let form =
        format!("grant_type=client_credentials&client_id={SALES_CHANNEL}&scope=market%3Aall");
    shop.send("POST", "/oauth/token", &headers, Some(&form))
        .expect(200);
}

#[test]
fn an_integration_needs_its_secret() {
    let shop = Shop::open();
    let mut body = json!({"grant_type": "client_credentials", "client_id": "sandbox-integration"});
    let refused = ask_token(&shop, body.clone()).expect(401);
    assert_eq!(code_of(&refused), "invalid_client");
    assert_eq!(refused.at("/errors/0/code"), "UNAUTHORIZED");
    assert_eq!(refused.at("/errors/0/status"), 401, "a number on this host");
    body["client_secret"] = json!("guess");
    ask_token(&shop, body.clone()).expect(401);
    body["client_secret"] = json!("sandbox-integration-secret");
    let token = ask_token(&shop, body).expect(200);
    assert_eq!(token.at("/expires_in"), 7_200);
    assert_eq!(
        claims(&token.at("/access_token"))["application"]["kind"],
        "integration"
    );
}

#[test]
fn what_is_missing_or_unknown_is_refused_by_name() {
    let shop = Shop::open();
    let refused = |body| code_of(&ask_token(&shop, body).expect(400));
    assert_eq!(
        refused(json!({"client_id": SALES_CHANNEL})),
        "invalid_request"
    );
    assert_eq!(
        refused(json!({"client_id": SALES_CHANNEL, "grant_type": "implicit"})),
        "unsupported_grant_type"
    );
    assert_eq!(
        refused(json!({"client_id": SALES_CHANNEL, "grant_type": "password", "username": "a"})),
        "invalid_request"
    );
    let by_integration = json!({
        "grant_type": "password",
        "client_id": "sandbox-integration",
        "client_secret": "sandbox-integration-secret",
    });
    assert_eq!(refused(by_integration), "unauthorized_client");
    let headers = [("content-type", "application/json")];
    shop.send("POST", "/oauth/token", &headers, Some("{"))
        .expect(400);
    shop.send("GET", "/oauth/token", &[], None).expect(405);
}

#[test]
fn a_password_buys_a_customers_token() {
    let shop = Shop::open();
    let token = sign_in(&shop, "Ada@Example.com", "correct-horse-battery").expect(200);
    assert_eq!(token.at("/owner_type"), "customer");
    assert!(token.at("/refresh_token").is_string());
    let claims = claims(&token.at("/access_token"));
    assert_eq!(claims["owner"]["type"], "Customer", "with a capital here");
    assert_eq!(claims["owner"]["id"], token.at("/owner_id"));
}

#[test]
fn every_sample_shopper_signs_in_here_too() {
    let shop = Shop::open();
    let about = shop.control("GET", "", Value::Null).expect(200);
    for shopper in about.at("/shoppers").as_array().unwrap() {
        let (email, password) = (shopper["email"].as_str(), shopper["password"].as_str());
        sign_in(&shop, email.unwrap(), password.unwrap()).expect(200);
    }
    assert_eq!(about.at("/commerceLayer/organization/slug"), "marlow-finch");
    assert_eq!(
        about.at("/commerceLayer/clients/sales_channel/clientId"),
        SALES_CHANNEL
    );
}

#[test]
fn wrong_credentials_are_refused_with_the_status_in_the_settings() {
    let shop = Shop::open();
    let refused = sign_in(&shop, "ada@example.com", "guess").expect(400);
    assert_eq!(code_of(&refused), "invalid_grant");
    sign_in(&shop, "nobody@example.com", "guess").expect(400);
    sign_in(&shop, "tomasz@example.com", "anything").expect(400);
    set(&shop, json!({"invalidGrantStatus": 401}));
    sign_in(&shop, "ada@example.com", "guess").expect(401);
    set(&shop, json!({"oauthErrors": true}));
    let refused = sign_in(&shop, "ada@example.com", "guess").expect(401);
    assert_eq!(refused.at("/error"), "invalid_grant");
    assert!(refused.at("/error_description").is_string());
}

#[test]
fn a_guests_token_is_handed_out_again_until_shortly_before_its_end() {
    let shop = Shop::open();
    let token = |scope| guest(&shop, scope).expect(200);
    let first = token("market:all");
    assert_eq!(
        token("market:all").at("/access_token"),
        first.at("/access_token")
    );
    assert_ne!(
        token("market:code:uk").at("/access_token"),
        first.at("/access_token"),
        "another scope is another token"
    );
    shop.set(json!({"clockOffsetSeconds": 14_400 - 905}));
    let late = token("market:all");
    assert_eq!(late.at("/access_token"), first.at("/access_token"));
    assert!(late.at("/expires_in").as_i64().unwrap() <= 905);
    shop.set(json!({"clockOffsetSeconds": 14_400 - 890}));
    let next = token("market:all");
    assert_ne!(next.at("/access_token"), first.at("/access_token"));
    Visit::with(&shop, &late).get("skus").expect(200);
    set(&shop, json!({"reuseGuestToken": false}));
    assert_ne!(
        token("market:all").at("/access_token"),
        next.at("/access_token")
    );
}

#[test]
fn a_scope_names_markets_by_code_id_or_number() {
    let shop = Shop::open();
    let by_code = guest(&shop, "market:code:uk").expect(200);
    let ids = claims(&by_code.at("/access_token"))["market"]["id"].clone();
    let id = ids[0].as_str().unwrap();
    assert_eq!(ids.as_array().unwrap().len(), 1);
    for scope in [format!("market:id:{id}"), "market:58".to_owned()] {
        let token = guest(&shop, &scope).expect(200);
        assert_eq!(token.at("/scope"), scope);
        assert_eq!(claims(&token.at("/access_token"))["market"]["id"], ids);
    }
    set(&shop, json!({"canonicalScope": true}));
    let token = guest(&shop, "market:code:uk").expect(200);
    assert_eq!(token.at("/scope"), format!("market:id:{id}"));
    assert_eq!(
        claims(&token.at("/access_token"))["scope"],
        "market:code:uk"
    );
}

#[test]
fn a_stock_location_needs_a_market_beside_it() {
    let shop = Shop::open();
    let alone = guest(&shop, "stock_location:code:bermondsey").expect(400);
    assert_eq!(code_of(&alone), "invalid_scope");
    let both = guest(&shop, "market:code:uk stock_location:code:bermondsey").expect(200);
    let market = claims(&both.at("/access_token"))["market"].clone();
    assert_eq!(market["stock_location_ids"].as_array().unwrap().len(), 1);
    for unknown in [
        "market:code:mars",
        "market:id:x",
        "moon",
        "store:code:x",
        "market:x:y",
    ] {
        assert_eq!(code_of(&guest(&shop, unknown).expect(400)), "invalid_scope");
    }
}

#[test]
fn a_private_market_is_open_to_members_only() {
    let shop = Shop::open();
    guest(&shop, "market:code:collectors").expect(400);
    let member = |email: &str, password: &str| {
        ask_token(
            &shop,
            json!({
                "grant_type": "password", "client_id": SALES_CHANNEL, "username": email,
                "password": password, "scope": "market:code:collectors",
            }),
        )
    };
    member("ada@example.com", "correct-horse-battery").expect(200);
    member("grace@example.com", "copper-kettle-lantern").expect(400);
}

#[test]
fn refreshing_brings_a_new_pair_and_spends_the_old_token() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let renewed = refresh(&shop, &ada.refresh).expect(200);
    assert_eq!(renewed.at("/owner_id"), ada.id);
    assert_ne!(renewed.at("/refresh_token"), ada.refresh);
    let again = refresh(&shop, &ada.refresh).expect(400);
    assert_eq!(code_of(&again), "invalid_grant");
    ada.get(&ada.home()).expect(200);
    Visit::with(&shop, &renewed).get(&ada.home()).expect(200);
    refresh(&shop, &renewed.at("/refresh_token")).expect(200);
    refresh(&shop, &json!("made-up")).expect(400);
}

#[test]
fn a_spent_refresh_token_can_be_given_grace() {
    let shop = Shop::open();
    set(&shop, json!({"refreshGraceSeconds": 60}));
    let ada = Visit::ada(&shop);
    refresh(&shop, &ada.refresh).expect(200);
    shop.set(json!({"clockOffsetSeconds": 50}));
    refresh(&shop, &ada.refresh).expect(200);
    shop.set(json!({"clockOffsetSeconds": 61}));
    refresh(&shop, &ada.refresh).expect(400);
}

#[test]
fn a_refresh_token_lives_two_weeks() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    shop.set(json!({"clockOffsetSeconds": 14 * 86_400 - 5}));
    let renewed = refresh(&shop, &ada.refresh).expect(200);
    shop.set(json!({"clockOffsetSeconds": 28 * 86_400}));
    refresh(&shop, &renewed.at("/refresh_token")).expect(400);
}

#[test]
fn refreshing_needs_the_scope_that_the_sign_in_had() {
    let shop = Shop::open();
    let token = ask_token(
        &shop,
        json!({
            "grant_type": "password", "client_id": SALES_CHANNEL, "scope": "market:code:uk",
            "username": "ada@example.com", "password": "correct-horse-battery",
        }),
    )
    .expect(200);
    let renew = |scope: Value| {
        ask_token(
            &shop,
            json!({
                "grant_type": "refresh_token", "client_id": SALES_CHANNEL, "scope": scope,
                "refresh_token": token.at("/refresh_token"),
            }),
        )
    };
    for wrong in [Value::Null, json!("market:all"), json!("market:code:us")] {
        assert_eq!(code_of(&renew(wrong).expect(400)), "invalid_scope");
    }
    assert_eq!(
        renew(json!("market:code:uk")).expect(200).at("/scope"),
        "market:code:uk"
    );
}

#[test]
fn lifetimes_and_claims_are_settings() {
    let shop = Shop::open();
    set(
        &shop,
        json!({
            "customerSeconds": 60, "guestSeconds": 30, "mode": "live",
            "customClaim": {"tier": "黄金"},
        }),
    );
    assert_eq!(guest(&shop, "market:all").expect(200).at("/expires_in"), 30);
    let token = sign_in(&shop, "ada@example.com", "correct-horse-battery").expect(200);
    assert_eq!(token.at("/expires_in"), 60);
    let claims = claims(&token.at("/access_token"));
    assert_eq!(claims["test"], false);
    assert_eq!(claims["custom_claim"]["tier"], "黄金");
    let ada = Visit::with(&shop, &token);
    let me = ada.get(&ada.home()).expect(200);
    assert_eq!(me.at("/data/attributes/jwt_custom_claim/tier"), "黄金");
    assert_eq!(me.at("/data/meta/mode"), "live");
    shop.set(json!({"clockOffsetSeconds": 61}));
    let refused = ada.get(&ada.home()).expect(401);
    assert_eq!(refused.at("/errors/0/code"), "INVALID_TOKEN");
    assert_eq!(refused.at("/errors/0/status"), "401", "text on this host");
}

#[test]
fn tokens_can_be_as_they_were_in_2024() {
    let shop = Shop::open();
    set(&shop, json!({"oldClaims": true}));
    let token = guest(&shop, "market:58").expect(200);
    let claims = claims(&token.at("/access_token"));
    assert_eq!(claims["iss"], "https://commercelayer.io");
    assert_eq!(
        claims["application"],
        json!({"id": "RvPKniqbYe", "kind": "sales_channel", "public": true})
    );
    Visit::with(&shop, &token).get("skus").expect(200);
}
