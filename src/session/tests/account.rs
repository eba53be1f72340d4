//! A shopper's password, the end of the account, the app's own bearer, and headers.

use super::simulation::{Fault, Tab, browser, code, text};
use crate::http::{Code, Failure};
use crate::platform::Operation;
use crate::session::Change;
use serde_json::json;

#[test]
fn a_password_is_changed_without_the_old_one_where_none_is_given() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let before = shared.log.borrow().len();
    tab.call(Operation::PasswordChange, &[json!({"password": "new"})])
        .unwrap();
    let log = shared.log.borrow();
    let body = log.last().unwrap().body.clone().unwrap().text;
    assert_eq!(
        body,
        json!({"data": {"type": "customer", "password": "new"}}).to_string()
    );
    assert_eq!(log.len(), before + 1);
}

#[test]
fn the_old_password_is_checked_first_and_the_session_stays_what_it_was() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let (session, stored) = (tab.engine.session(), shared.stored.borrow().clone());
    let change = |current: &str| {
        let input = json!({"password": "new", "currentPassword": current});
        tab.call(Operation::PasswordChange, &[input])
    };
    let failure = change("wrong").unwrap_err();
    assert_eq!(failure.code, Code::InvalidCredentials);
    assert_eq!(failure.fields[0].field, "currentPassword");
    let is_write = |request: &crate::http::Request| request.method.name() == "PUT";
    assert!(!shared.log.borrow().iter().any(is_write));
    change("right").unwrap();
    assert!(shared.log.borrow().iter().any(is_write));
    assert_eq!(tab.engine.session(), session);
    assert_eq!(*shared.stored.borrow(), stored);
}

#[test]
fn a_password_that_cannot_be_sent_is_named_before_any_request() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let before = shared.log.borrow().len();
    for (input, field) in [
        (json!({}), "password"),
        (json!({"password": ""}), "password"),
        (
            json!({"password": "new", "currentPassword": ""}),
            "currentPassword",
        ),
        (
            json!({"password": "new", "oldPassword": "x"}),
            "oldPassword",
        ),
    ] {
        let failure = tab.call(Operation::PasswordChange, &[input]).unwrap_err();
        assert_eq!(
            (failure.code, failure.fields[0].field.as_str()),
            (Code::Validation, field)
        );
    }
    assert_eq!(shared.log.borrow().len(), before);
}

#[test]
fn a_deleted_account_ends_the_session_in_every_tab() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    tab.call(Operation::ProfileDelete, &[]).unwrap();
    assert!(!tab.is_signed_in() && !other.is_signed_in());
    assert_eq!(other.changes.borrow().last(), Some(&Change::Logout));
    assert_eq!(
        code(other.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
}

#[test]
fn an_account_that_was_not_deleted_stays_signed_in() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    for fault in [
        Fault::Status(403, json!({"errors": [{"title": "Forbidden"}]})),
        Fault::Page(500),
    ] {
        shared.fail("/customers/ada", fault.clone());
        shared.fail("/customers/ada", fault.clone());
        shared.fail("/customers/ada", fault);
        assert!(tab.call(Operation::ProfileDelete, &[]).is_err());
        shared.faults.borrow_mut().clear();
        assert!(tab.is_signed_in());
        assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    }
}

#[test]
fn a_deletion_that_another_login_overtook_leaves_the_other_shopper_signed_in() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    shared.hold("/customers/ada");
    let deletion = tab.start(Operation::ProfileDelete, &[]);
    while shared.step() {}
    other
        .call(
            Operation::Login,
            &[json!({"email": "eve@example.com", "password": "right"})],
        )
        .unwrap();
    shared.release();
    shared.run();
    assert!(deletion.take().unwrap().is_ok());
    assert!(tab.is_signed_in());
}

#[test]
fn the_apps_own_bearer_is_used_and_never_stored() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let input = json!({"name": "Ada", "email": "new@example.com"});
    let (token, _) = shared.server.issued_to("backend", shared.server_now());
    shared.bearers.borrow_mut().push_back(Ok(token.clone()));
    tab.call(Operation::Register, &[input]).unwrap();
    assert_eq!(shared.count("/oauth/"), 0);
    let log = shared.log.borrow();
    assert_eq!(log[0].headers[0].1, format!("Bearer {token}"));
    let stored = shared.stored.borrow().clone().unwrap_or_default();
    assert!(!stored.contains(&token));
}

#[test]
fn an_app_whose_bearer_is_refused_is_asked_once_more() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let input = json!({"name": "Ada", "email": "new@example.com"});
    let (token, _) = shared.server.issued_to("backend", shared.server_now());
    shared
        .bearers
        .borrow_mut()
        .extend([Ok("dead".into()), Ok(token)]);
    tab.call(Operation::Register, std::slice::from_ref(&input))
        .unwrap();
    assert_eq!(*shared.refused_bearers.borrow(), ["dead"]);
    shared
        .bearers
        .borrow_mut()
        .extend([Ok("dead".into()), Ok("dead".into())]);
    assert!(
        tab.call(Operation::Register, std::slice::from_ref(&input))
            .is_err()
    );
    assert_eq!(shared.count("/oauth/"), 0);
    let refusal = Failure::new(Code::Configuration, "gave no token");
    shared.bearers.borrow_mut().push_back(Err(refusal));
    assert_eq!(
        code(tab.call(Operation::Register, &[input])),
        Code::Configuration
    );
}

#[test]
fn a_calls_own_headers_come_before_the_clients_and_the_tokens_before_both() {
    let shared = browser();
    let tab = Tab::open_with(
        &shared,
        json!({"currency": "EUR", "headers": {"x-shop": "1"}}),
    );
    let options = json!({"headers": {"X-Moltin-Currency": "USD"}});
    tab.login().unwrap();
    tab.call(Operation::ProfileGet, &[options]).unwrap();
    let log = shared.log.borrow();
    let names: Vec<_> = log
        .last()
        .unwrap()
        .headers
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(
        names[..3],
        [
            ("x-shop", "1"),
            ("X-Moltin-Currency", "EUR"),
            ("X-Moltin-Currency", "USD")
        ]
    );
    assert_eq!(names[3].0, "Authorization");
    let token_request = log
        .iter()
        .find(|request| request.url.contains("/oauth/"))
        .unwrap();
    assert!(token_request.headers.is_empty());
}
