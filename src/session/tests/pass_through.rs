//! The caller's own requests, and the headers for other code.

use super::simulation::{Tab, browser, code, text};
use crate::http::{Code, Method};
use crate::json::Json;
use crate::platform::Operation;
use serde_json::json;

#[test]
fn the_headers_are_the_visitors_or_the_shoppers() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let headers = tab.call(Operation::Headers, &[]).unwrap();
    assert_eq!(headers.keys(), ["Authorization"]);
    tab.login().unwrap();
    let headers = tab.call(Operation::Headers, &[]);
    assert!(text(headers, "X-Moltin-Customer-Token").starts_with("ada-"));
}

#[test]
fn a_request_of_the_callers_own_is_renewed_and_replayed_like_any_other() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    let init =
        json!({"method": "POST", "body": "{}", "headers": {"content-type": "application/json"}});
    let response = tab
        .call(Operation::Fetch, &[json!("/v2/carts?x=1"), init])
        .unwrap();
    assert_eq!(response.get("status").as_number(), Some(200.0));
    let log = shared.log.borrow();
    let sent: Vec<_> = log
        .iter()
        .filter(|request| request.url.ends_with("/v2/carts?x=1"))
        .collect();
    assert_eq!(sent.len(), 2);
    assert_eq!(
        (sent[1].method, sent[0].body.clone()),
        (Method::Post, sent[1].body.clone())
    );
}

#[test]
fn a_refusal_is_the_callers_to_read() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let response = tab.call(Operation::Fetch, &[json!("/v2/orders")]).unwrap();
    assert_eq!(response.get("status").as_number(), Some(401.0));
}

#[test]
fn no_token_reaches_another_origin() {
    let shared = browser();
    let tab = Tab::open(&shared);
    for path in [
        "https://evil.example/",
        "//evil.example/",
        "/\\\\evil.example",
        "v2/carts",
        "@evil.example",
        ".evil.example/",
        "/\t/evil.example",
        "/\n/evil.example",
    ] {
        assert_eq!(
            code(tab.call(Operation::Fetch, &[json!(path)])),
            Code::Validation,
            "{path}"
        );
    }
    assert_eq!(shared.count(""), 0);
}

#[test]
fn a_request_that_cannot_be_sent_names_what_is_wrong() {
    let shared = browser();
    let tab = Tab::open(&shared);
    for (init, field) in [
        (json!({"method": "get"}), "method"),
        (json!({"method": 5}), "method"),
        (json!({"body": {"data": 1}}), "body"),
        (json!({"headers": {"a": 1}}), "headers"),
        (json!({"credentials": "include"}), "credentials"),
    ] {
        let failure = tab
            .call(Operation::Fetch, &[json!("/v2/carts"), init])
            .unwrap_err();
        assert_eq!(
            (failure.code, failure.fields[0].field.as_str()),
            (Code::Validation, field)
        );
    }
}
