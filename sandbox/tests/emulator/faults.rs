//! Faults on order.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::shop::{Shop, list};

#[test]
fn a_status_fault_replaces_the_answer_as_often_as_ordered() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.order_fault(json!({
        "match": {"method": "GET", "pathPrefix": "/v2/orders"},
        "times": 2,
        "fault": {
            "kind": "status", "status": 503, "retryAfter": 7,
            "body": "<h1>Down</h1>", "contentType": "text/html",
        },
    }));
    ada.get(&ada.home()).expect(200);
    for _ in 0..2 {
        let answer = ada.get("/v2/orders").expect(503);
        assert_eq!(answer.header("retry-after"), "7");
        assert_eq!(answer.header("content-type"), "text/html");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(!answer.header("x-request-id").is_empty());
        assert_eq!(answer.text, "<h1>Down</h1>");
    }
    ada.get("/v2/orders").expect(200);
}

#[test]
fn retry_after_may_be_a_date_or_missing() {
    let shop = Shop::open();
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    shop.order_fault(json!([
        {"fault": {"kind": "status", "status": 429, "retryAfter": date}},
        {"fault": {"kind": "status", "status": 429}},
    ]));
    let visitor = shop.stranger();
    assert_eq!(
        visitor.get("/v2/orders").expect(429).header("retry-after"),
        date
    );
    assert_eq!(
        visitor.get("/v2/orders").expect(429).header("retry-after"),
        ""
    );
    visitor.get("/v2/orders").expect(401);
}

#[test]
fn latency_delays_the_real_answer() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.order_fault(json!({"fault": {"kind": "latency", "ms": 150}}));
    let start = Instant::now();
    ada.get("/v2/orders").expect(200);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[test]
fn a_dropped_request_gets_no_answer_and_has_no_effect() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.order_fault(json!({"match": {"method": "DELETE"}, "fault": {"kind": "drop"}}));
    let bearer = format!("Bearer {}", ada.bearer);
    let headers = [
        ("authorization", bearer.as_str()),
        ("x-moltin-customer-token", ada.customer.as_str()),
    ];
    assert!(
        shop.try_send("DELETE", &ada.home(), &headers, None)
            .is_err()
    );
    ada.get(&ada.home()).expect(200);
    let dropped = shop
        .requests()
        .into_iter()
        .find(|request| request["fault"] == "drop")
        .unwrap();
    assert_eq!(dropped["status"], Value::Null);
}

#[test]
fn an_answer_can_break_off_after_the_request_took_effect() {
    let shop = Shop::open();
    let ada = shop.ada();
    let book = format!("{}/addresses", ada.home());
    shop.order_fault(json!({"match": {"method": "POST"}, "fault": {"kind": "dropMidBody"}}));
    let bearer = format!("Bearer {}", ada.bearer);
    let headers = [
        ("authorization", bearer.as_str()),
        ("x-moltin-customer-token", ada.customer.as_str()),
    ];
    let body = json!({"data": {
        "type": "address", "first_name": "Ada", "last_name": "Lovelace", "line_1": "1 Quay",
        "postcode": "BS1 4RW", "country": "GB",
    }});
    assert!(
        shop.try_send("POST", &book, &headers, Some(&body.to_string()))
            .is_err()
    );
    assert_eq!(list(&ada.get(&book).at("/data")).len(), 5);
}

#[test]
fn malformed_json_keeps_its_status_and_type() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.order_fault(json!({"fault": {"kind": "malformedJson"}}));
    let answer = ada.get("/v2/orders").expect(200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert!(!answer.text.is_empty());
    assert!(serde_json::from_str::<Value>(&answer.text).is_err());
}

#[test]
fn an_answer_can_be_empty() {
    let shop = Shop::open();
    let ada = shop.ada();
    shop.order_fault(json!({"fault": {"kind": "emptyBody", "status": 200}}));
    assert_eq!(ada.get("/v2/orders").expect(200).text, "");
}

#[test]
fn control_calls_and_preflights_are_never_broken() {
    let shop = Shop::open();
    shop.order_fault(json!({"times": 1, "fault": {"kind": "status", "status": 500}}));
    shop.control("GET", "", Value::Null).expect(200);
    let headers = [
        ("origin", "http://localhost"),
        ("access-control-request-method", "GET"),
    ];
    shop.send("OPTIONS", "/v2/orders", &headers, None)
        .expect(204);
    shop.stranger().get("/v2/orders").expect(500);
}

#[test]
fn waiting_faults_can_be_seen_and_cancelled() {
    let shop = Shop::open();
    shop.order_fault(json!({"times": 3, "fault": {"kind": "drop"}}));
    let waiting = shop.control("GET", "/faults", Value::Null).expect(200);
    assert_eq!(waiting.at("/waiting/0/times"), 3);
    shop.control("DELETE", "/faults", Value::Null).expect(204);
    shop.stranger().get("/v2/orders").expect(401);
}

#[test]
fn an_order_that_makes_no_sense_is_refused() {
    let shop = Shop::open();
    for order in [
        json!({"fault": {"kind": "earthquake"}}),
        json!({"fault": {"kind": "status", "status": 99}}),
        json!({"fault": {"kind": "status", "status": 500, "contentType": "a\nb"}}),
        json!({"fault": {"kind": "drop"}, "time": 2}),
        json!({"times": 0, "fault": {"kind": "drop"}}),
        json!([{"fault": {"kind": "drop"}}, {"fault": {"kind": "earthquake"}}]),
        json!("drop"),
    ] {
        let refused = shop.control("POST", "/faults", order).expect(400);
        assert!(refused.at("/error").is_string());
    }
    let waiting = shop.control("GET", "/faults", Value::Null).at("/waiting");
    assert_eq!(waiting, json!([]));
}
