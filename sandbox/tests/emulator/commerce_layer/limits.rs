//! Rate limits and what a page may know of them.

use serde_json::{Value, json};

use super::visit::{Visit, set, sign_in};
use crate::shop::Shop;

fn as_documented() -> Value {
    json!({"tokenBudget": 30, "cacheableReadBudget": 500, "readBudget": 100, "writeBudget": 100})
}

#[test]
fn headers_count_down_by_class() {
    let shop = Shop::open();
    set(&shop, as_documented());
    let ada = Visit::ada(&shop);
    let first = ada.get("orders").expect(200);
    assert_eq!(first.header("x-ratelimit-limit"), "100");
    assert_eq!(first.header("x-ratelimit-interval"), "60");
    assert_eq!(first.header("x-ratelimit-remaining"), "99");
    assert_eq!(ada.get("customers").header("x-ratelimit-remaining"), "98");
    assert_eq!(ada.get("skus").header("x-ratelimit-limit"), "500");
    assert_eq!(ada.get("skus").header("x-ratelimit-remaining"), "498");
    let write = ada.patch("customers", &ada.id, json!({"metadata": {}}));
    assert_eq!(write.header("x-ratelimit-remaining"), "99");
    assert_eq!(
        ada.get("nowhere").expect(404).header("x-ratelimit-limit"),
        "100"
    );
    set(&shop, json!({"mode": "live"}));
    assert_eq!(ada.get("orders").header("x-ratelimit-limit"), "200");
    let token = sign_in(&shop, "ada@example.com", "guess");
    assert_eq!(token.header("x-ratelimit-limit"), "30");
}

#[test]
fn nothing_is_refused_unless_the_settings_say_so() {
    let shop = Shop::open();
    set(&shop, json!({"readBudget": 2}));
    let ada = Visit::ada(&shop);
    for _ in 0..4 {
        ada.get("orders").expect(200);
    }
    assert_eq!(ada.get("orders").header("x-ratelimit-remaining"), "0");
}

#[test]
fn a_budget_that_is_used_up_is_refused_until_the_window_has_moved_on() {
    let shop = Shop::open();
    set(
        &shop,
        json!({"enforceRateLimits": true, "readBudget": 8, "tokenBudget": 2}),
    );
    let ada = Visit::ada(&shop);
    for kind in [
        "orders",
        "orders",
        "customers",
        "customers",
        "returns",
        "returns",
        "tags",
        "tags",
    ] {
        ada.get(kind).expect(200);
    }
    let refused = ada.get("events").expect(429);
    assert_eq!(refused.header("x-ratelimit-remaining"), "0");
    assert_eq!(refused.at("/errors/0/status"), "429");
    assert_eq!(
        refused.header("retry-after"),
        "",
        "the platform promises none"
    );
    ada.get("skus").expect(200);
    shop.set(json!({"clockOffsetSeconds": 61}));
    ada.get("events").expect(200);
    sign_in(&shop, "ada@example.com", "guess").expect(400);
    sign_in(&shop, "ada@example.com", "guess").expect(400);
    let refused = sign_in(&shop, "ada@example.com", "guess").expect(429);
    assert_eq!(refused.at("/errors/0/status"), 429);
}

#[test]
fn a_burst_on_one_endpoint_is_refused_though_the_headers_see_room() {
    let shop = Shop::open();
    set(&shop, json!({"enforceRateLimits": true, "readBudget": 12}));
    let ada = Visit::ada(&shop);
    for _ in 0..3 {
        ada.get("orders").expect(200);
    }
    let refused = ada.get("orders").expect(429);
    assert_eq!(refused.header("x-ratelimit-remaining"), "8");
    ada.get("customers").expect(200);
    shop.set(json!({"clockOffsetSeconds": 11}));
    ada.get("orders").expect(200);
}

#[test]
fn whether_the_headers_are_sent_is_a_setting() {
    let shop = Shop::open();
    set(&shop, json!({"sendRateLimits": false}));
    let answer = Visit::ada(&shop).get("orders").expect(200);
    assert!(!answer.headers.contains_key("x-ratelimit-limit"));
}

#[test]
fn whether_pages_may_read_the_headers_is_a_setting() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let exposed = || {
        let answer = ada.get("orders").expect(200);
        let values = answer.headers.get_all("access-control-expose-headers");
        let values: Vec<String> = values
            .iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .collect();
        values.join(", ")
    };
    assert_eq!(exposed(), "x-request-id, retry-after, date");
    set(&shop, json!({"exposeRateLimits": true}));
    let exposed = exposed();
    assert!(
        exposed.contains("x-ratelimit-remaining") && exposed.contains("x-request-id"),
        "{exposed}"
    );
    let headers = [
        ("origin", "http://localhost:5173"),
        ("access-control-request-method", "PATCH"),
        (
            "access-control-request-headers",
            "authorization,content-type",
        ),
    ];
    let path = format!("/api/{}", ada.home());
    let preflight = shop.send("OPTIONS", &path, &headers, None).expect(204);
    assert!(
        preflight
            .header("access-control-allow-methods")
            .contains("PATCH")
    );
}

#[test]
fn faults_on_order_reach_this_platform_too() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    shop.order_fault(json!({
        "match": {"pathPrefix": "/api/orders"},
        "fault": {"kind": "status", "status": 502, "body": "<html>", "contentType": "text/html"},
    }));
    assert_eq!(ada.get("orders").expect(502).text, "<html>");
    ada.get("orders").expect(200);
    let log = shop.requests();
    assert_eq!(
        log.iter()
            .filter(|entry| entry["fault"] != Value::Null)
            .count(),
        1
    );
}
