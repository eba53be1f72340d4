//! Signing in, up and out.

use super::simulation::{Fault, Tab, browser, code, text};
use crate::http::Code;
use crate::platform::Operation;
use crate::session::{Change, Session};
use serde_json::json;

#[test]
fn a_login_gets_a_visitors_token_first_and_is_stored() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    assert_eq!((shared.count("/oauth/"), shared.count("/tokens")), (1, 1));
    assert_eq!(*tab.changes.borrow(), [Change::Anonymous, Change::Login]);
    let reloaded = Tab::open(&shared);
    assert_eq!(tab.engine.session(), reloaded.engine.session());
    assert_eq!(text(reloaded.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!((shared.count("/oauth/"), shared.count("/tokens")), (1, 1));
}

#[test]
fn a_wrong_password_is_told_as_such_and_costs_one_request() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let wrong = json!({"email": "ada@example.com", "password": "wrong"});
    let failure = tab.call(Operation::Login, &[wrong]).unwrap_err();
    assert_eq!(
        (failure.code, failure.status),
        (Code::InvalidCredentials, Some(401))
    );
    assert_eq!((shared.count("/oauth/"), shared.count("/tokens")), (1, 1));
    assert!(!tab.is_signed_in());
}

#[test]
fn a_failed_login_leaves_the_shopper_who_is_signed_in() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    code(tab.call(
        Operation::Login,
        &[json!({"email": "eve@example.com", "password": "wrong"})],
    ));
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
}

#[test]
fn missing_credentials_are_named_before_any_request() {
    let shared = browser();
    let tab = Tab::open(&shared);
    for (input, field) in [
        (json!({"password": "right"}), "email"),
        (json!({"email": "", "password": "right"}), "email"),
        (
            json!({"email": "ada@example.com", "password": 7}),
            "password",
        ),
    ] {
        let failure = tab.call(Operation::Login, &[input]).unwrap_err();
        assert_eq!(
            (failure.code, failure.fields[0].field.as_str()),
            (Code::Validation, field)
        );
    }
    assert_eq!(shared.count(""), 0);
}

#[test]
fn a_login_with_a_dead_visitors_token_renews_it_and_goes_on() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    tab.login().unwrap();
    assert_eq!((shared.count("/oauth/"), shared.count("/tokens")), (2, 3));
}

#[test]
fn a_logout_needs_no_network_and_keeps_the_visitors_token() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let sent = shared.count("");
    tab.call(Operation::Logout, &[]).unwrap();
    assert!(matches!(tab.engine.session(), Session::Anonymous { .. }));
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Logout));
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(shared.count(""), sent);
}

#[test]
fn a_logout_while_signing_in_is_never_undone() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    for leave in [&tab, &other] {
        shared.hold("/tokens");
        let login = tab.start(
            Operation::Login,
            &[json!({"email": "ada@example.com", "password": "right"})],
        );
        shared.run();
        leave.call(Operation::Logout, &[]).unwrap();
        shared.release();
        shared.run();
        assert_eq!(code(login.take().unwrap()), Code::Aborted);
        assert!(!tab.is_signed_in());
    }
}

#[test]
fn cleared_storage_while_signing_in_counts_as_a_logout() {
    let shared = browser();
    let tab = Tab::open(&shared);
    shared.hold("/tokens");
    let login = tab.start(
        Operation::Login,
        &[json!({"email": "ada@example.com", "password": "right"})],
    );
    shared.run();
    shared.stored.replace(None);
    shared.release();
    shared.run();
    assert_eq!(code(login.take().unwrap()), Code::Aborted);
    assert_eq!(*shared.stored.borrow(), None);
}

#[test]
fn a_registration_with_a_password_signs_in_unless_told_not_to() {
    let input = json!({"name": "New", "email": "new@example.com", "password": "right"});
    let (shared, tab) = registered(input.clone());
    assert!(tab.is_signed_in());
    assert_eq!((shared.count("/oauth/"), shared.count("/tokens")), (1, 1));
    let body = shared
        .log
        .borrow()
        .iter()
        .find(|sent| sent.url.ends_with("/customers"))
        .unwrap()
        .body
        .clone()
        .unwrap();
    let body: serde_json::Value = serde_json::from_str(&body.text).unwrap();
    assert_eq!(
        body,
        json!({"data": {"type": "customer", "name": "New", "email": "new@example.com", "password": "right"}})
    );

    let mut without = input;
    without["login"] = json!(false);
    assert!(!registered(without).1.is_signed_in());
    assert!(
        !registered(json!({"name": "New", "email": "new@example.com"}))
            .1
            .is_signed_in()
    );
}

fn registered(input: serde_json::Value) -> (std::rc::Rc<super::simulation::Shared>, Tab) {
    let shared = browser();
    let tab = Tab::open(&shared);
    assert_eq!(text(tab.call(Operation::Register, &[input]), "id"), "new");
    (shared, tab)
}

#[test]
fn a_store_that_does_not_let_visitors_register_says_what_to_do() {
    let shared = browser();
    let tab = Tab::open(&shared);
    shared.fail(
        "/v2/customers",
        Fault::Status(403, json!({"errors": [{"title": "Forbidden"}]})),
    );
    let failure = tab
        .call(
            Operation::Register,
            &[json!({"name": "New", "email": "new@example.com"})],
        )
        .unwrap_err();
    assert_eq!(failure.code, Code::Forbidden);
    assert!(
        failure.message.contains("on your server"),
        "{}",
        failure.message
    );
}

#[test]
fn an_account_that_was_created_but_not_signed_in_is_told_as_such() {
    let shared = browser();
    let tab = Tab::open(&shared);
    shared.fail("/tokens", Fault::Status(500, json!({})));
    let input = json!({"name": "New", "email": "new@example.com", "password": "right"});
    let failure = tab.call(Operation::Register, &[input]).unwrap_err();
    assert!(
        failure
            .message
            .starts_with("The account was created, but signing in failed"),
        "{}",
        failure.message
    );
}
