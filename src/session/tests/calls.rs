//! Which tokens a call carries, and what happens when the platform refuses them.

use super::server::HOUR_MS;
use super::simulation::{Fault, Tab, browser, code, text};
use crate::http::Code;
use crate::platform::Operation;
use crate::session::{Change, Session};
use serde_json::json;

#[test]
fn any_number_of_cold_calls_share_one_token_request() {
    for count in [1, 2, 5, 100] {
        let shared = browser();
        let tab = Tab::open(&shared);
        let input = json!({"name": "New", "email": "new@example.com"});
        let calls: Vec<_> = (0..count)
            .map(|_| tab.start(Operation::Register, std::slice::from_ref(&input)))
            .collect();
        shared.run();
        assert_eq!(shared.count("/oauth/"), 1);
        assert!(calls.iter().all(|call| call.take().unwrap().is_ok()));
    }
}

#[test]
fn a_token_request_that_fails_is_told_to_all_who_wait_and_tried_again_by_the_next() {
    let shared = browser();
    let tab = Tab::open(&shared);
    shared.fail(
        "/oauth/",
        Fault::Status(401, json!({"errors": [{"title": "Unauthorized"}]})),
    );
    let login = json!({"email": "ada@example.com", "password": "right"});
    let calls: Vec<_> = (0..3)
        .map(|_| tab.start(Operation::Login, std::slice::from_ref(&login)))
        .collect();
    shared.run();
    for call in calls {
        let failure = call.take().unwrap().unwrap_err();
        assert_eq!(failure.code, Code::Configuration);
        assert!(failure.message.contains("`clientId`"));
    }
    tab.login().unwrap();
}

#[test]
fn an_expired_visitors_token_is_replaced_before_use() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.advance(HOUR_MS - 59_000.0);
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(shared.count("/oauth/"), 2);
    assert_eq!(
        shared.count("/v2/customers/ada"),
        1,
        "no request went out with the old token"
    );
}

#[test]
fn an_expired_session_asks_to_sign_in_again_and_sends_nothing() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.advance(24.0 * HOUR_MS);
    let sent = shared.count("");
    assert_eq!(tab.engine.session(), Session::None);
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
    assert_eq!(shared.count(""), sent);
}

#[test]
fn a_revoked_visitors_token_is_renewed_and_the_call_replayed_once_with_the_same_body() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    tab.call(Operation::ProfileUpdate, &[json!({"name": "Ada L"})])
        .unwrap();
    let log = shared.log.borrow();
    let bodies: Vec<_> = log
        .iter()
        .filter(|sent| sent.url.ends_with("/ada"))
        .map(|sent| sent.body.clone())
        .collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1]);
    assert!(tab.is_signed_in());
}

#[test]
fn a_revoked_shoppers_token_ends_the_session_and_says_so() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("ada");
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert!(!tab.is_signed_in());
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
    assert_eq!(
        shared.count("/v2/customers/ada"),
        2,
        "once, and once with a fresh visitor's token"
    );
}

#[test]
fn no_failure_of_the_network_or_the_platform_ends_a_session() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    for (fault, expected) in [
        (Fault::Unreachable, Code::Network),
        (Fault::Page(502), Code::Server),
        (Fault::Status(500, json!({})), Code::Server),
        (
            Fault::Status(403, json!({"errors": [{"title": "Forbidden"}]})),
            Code::Forbidden,
        ),
        (Fault::Page(200), Code::MalformedResponse),
    ] {
        for _ in 0..3 {
            shared.fail("/v2/customers/ada", fault.clone());
        }
        let failure = tab.call(Operation::ProfileGet, &[]).unwrap_err();
        assert_eq!(failure.code, expected);
        assert!(tab.is_signed_in());
        shared.faults.borrow_mut().clear();
    }
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
}

#[test]
fn a_passing_failure_is_not_seen_by_the_caller_of_a_read() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.fail("/v2/customers/ada", Fault::Unreachable);
    shared.fail("/v2/customers/ada", Fault::Page(503));
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(shared.count("/v2/customers/ada"), 3);
}

#[test]
fn a_creation_that_failed_is_not_sent_twice() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.fail("/addresses", Fault::Unreachable);
    assert_eq!(
        code(tab.call(Operation::AddressesCreate, &[json!({"city": "Bath"})])),
        Code::Network
    );
    assert_eq!(shared.count("/addresses"), 1);
}

#[test]
fn a_call_never_acts_on_the_account_of_a_shopper_who_signed_in_since() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    shared.revoke("visitor");
    shared.hold("/oauth/");
    let update = tab.start(Operation::ProfileUpdate, &[json!({"name": "Ada"})]);
    shared.run();
    shared.release();
    let login = json!({"email": "eve@example.com", "password": "right"});
    let switch = other.start(Operation::Login, &[login]);
    shared.hold("/v2/customers/ada");
    shared.run();
    assert!(switch.take().unwrap().is_ok());
    shared.release();
    shared.run();
    let _ = update.take().unwrap();
    for request in shared
        .log
        .borrow()
        .iter()
        .filter(|request| request.url.contains("/v2/customers/ada"))
    {
        let token = request
            .headers
            .iter()
            .find(|(name, _)| name == "X-Moltin-Customer-Token")
            .unwrap();
        assert!(
            token.1.starts_with("ada"),
            "a request for ada carried {}",
            token.1
        );
    }
}

#[test]
fn a_disposed_client_ends_its_calls_and_starts_no_new_ones() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.hold("/v2/customers/ada");
    let call = tab.start(Operation::ProfileGet, &[]);
    shared.run();
    tab.engine.dispose();
    shared.run();
    assert_eq!(code(call.take().unwrap()), Code::Disposed);
    assert_eq!(code(tab.call(Operation::ProfileGet, &[])), Code::Disposed);
    assert!(tab.is_signed_in(), "what is stored stays");
}

#[test]
fn a_wrong_local_clock_neither_loops_nor_ends_a_session() {
    for day in [-1.0, 1.0] {
        let shared = browser();
        shared.server_ahead_ms.set(day * 24.0 * HOUR_MS);
        let tab = Tab::open(&shared);
        tab.login().unwrap();
        for _ in 0..5 {
            assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
        }
        assert_eq!(shared.count("/oauth/"), 1);
        shared.advance(23.0 * HOUR_MS);
        assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    }
}

#[test]
fn a_platform_that_refuses_even_a_new_token_does_not_send_a_signed_in_shopper_to_sign_in() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    for _ in 0..2 {
        let refusal = json!({"errors": [{"title": "Unable to validate access token"}]});
        shared.fail("/v2/customers/ada", Fault::Status(401, refusal));
    }
    assert_eq!(code(tab.call(Operation::ProfileGet, &[])), Code::Forbidden);
    assert!(tab.is_signed_in());
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
}
