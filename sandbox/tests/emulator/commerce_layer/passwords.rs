//! Resetting a password: the merchant's server begins, the browser ends.

use serde_json::{Value, json};

use super::visit::{Visit, set, sign_in};
use crate::shop::{Answer, Shop, text};

fn begin(shop: &Shop, email: &str) -> Answer {
    Visit::integration(shop).post(
        "customer_password_resets",
        json!({"customer_email": email}),
        json!({}),
    )
}

fn complete(shop: &Shop, id: &str, token: &Value, password: &str) -> Answer {
    Visit::guest(shop).patch(
        "customer_password_resets",
        id,
        json!({"customer_password": password, "_reset_password_token": token}),
    )
}

fn error(answer: &Answer) -> Value {
    assert_eq!(
        answer.at("/errors/0/source/pointer"),
        "/data/attributes/_reset_password_token"
    );
    answer.at("/errors/0/meta/error")
}

#[test]
fn only_an_integration_begins_and_a_guest_can_end_it() {
    let shop = Shop::open();
    let attributes = json!({"customer_email": "ada@example.com"});
    let guest = Visit::guest(&shop);
    guest
        .post("customer_password_resets", attributes.clone(), json!({}))
        .expect(401);
    Visit::ada(&shop)
        .post("customer_password_resets", attributes, json!({}))
        .expect(401);
    let reset = begin(&shop, "ada@example.com").expect(201);
    let (id, token) = (
        text(&reset.at("/data/id")),
        reset.at("/data/attributes/reset_password_token"),
    );
    guest
        .get(&format!("customer_password_resets/{id}"))
        .expect(401);

    let done = complete(&shop, &id, &token, "new-password").expect(200);
    assert!(done.at("/data/attributes/reset_password_at").is_string());
    sign_in(&shop, "ada@example.com", "new-password").expect(200);
    sign_in(&shop, "ada@example.com", "correct-horse-battery").expect(400);
}

#[test]
fn a_wrong_used_or_expired_token_is_told_apart() {
    let shop = Shop::open();
    let reset = begin(&shop, "ada@example.com").expect(201);
    let (id, token) = (
        text(&reset.at("/data/id")),
        reset.at("/data/attributes/reset_password_token"),
    );
    assert_eq!(
        error(&complete(&shop, &id, &json!("guess"), "x").expect(422)),
        "invalid"
    );
    let blank = complete(&shop, &id, &token, "").expect(422);
    assert_eq!(
        blank.at("/errors/0/source/pointer"),
        "/data/attributes/customer_password"
    );
    complete(&shop, &id, &token, "first").expect(200);
    assert_eq!(
        error(&complete(&shop, &id, &token, "second").expect(422)),
        "used"
    );
    sign_in(&shop, "ada@example.com", "first").expect(200);
    complete(&shop, "doesnotexist", &token, "x").expect(404);

    let late = begin(&shop, "ada@example.com").expect(201);
    let token = late.at("/data/attributes/reset_password_token");
    shop.set(json!({"clockOffsetSeconds": 6 * 3_600 + 1}));
    let id = text(&late.at("/data/id"));
    assert_eq!(
        error(&complete(&shop, &id, &token, "third").expect(422)),
        "expired"
    );
    set(&shop, json!({"resetSeconds": 7 * 3_600}));
    complete(&shop, &id, &token, "third").expect(200);
}

#[test]
fn a_customer_without_a_password_gets_one_and_an_unknown_address_nothing() {
    let shop = Shop::open();
    let reset = begin(&shop, "tomasz@example.com").expect(201);
    let token = reset.at("/data/attributes/reset_password_token");
    complete(&shop, &text(&reset.at("/data/id")), &token, "pierogi").expect(200);
    sign_in(&shop, "tomasz@example.com", "pierogi").expect(200);
    begin(&shop, "nobody@example.com").expect(422);
    begin(&shop, "").expect(422);
}

#[test]
fn whether_a_reset_ends_sessions_is_a_setting() {
    let shop = Shop::open();
    for ends in [false, true] {
        set(&shop, json!({"resetEndsSessions": ends}));
        let password = if ends { "one" } else { "correct-horse-battery" };
        let ada = Visit::with(
            &shop,
            &sign_in(&shop, "ada@example.com", password).expect(200),
        );
        let reset = begin(&shop, "ada@example.com").expect(201);
        let token = reset.at("/data/attributes/reset_password_token");
        complete(&shop, &text(&reset.at("/data/id")), &token, "one").expect(200);
        ada.get(&ada.home()).expect(if ends { 401 } else { 200 });
    }
}
