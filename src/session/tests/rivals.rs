//! Failures that were reported of other clients of these platforms, one test each: `epN` are numbered as
//! in our list for Elastic Path's SDKs, `clN` as for Commerce Layer's. None may happen here.

use super::server::HOUR_MS;
use super::simulation::{Fault, Tab, browser, code, text};
use crate::http::Code;
use crate::platform::Operation;
use crate::session::{Change, Session};
use serde_json::json;

#[test]
fn ep17_an_id_or_a_plus_sign_cannot_change_the_request() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let _ = tab.call(Operation::AddressesGet, &[json!("a/b?x=1+2")]);
    assert_eq!(shared.count("/addresses/a%2Fb%3Fx%3D1%2B2"), 1);
}

#[test]
fn ep19_every_call_about_an_account_carries_the_shoppers_token() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    let sent = shared.count("");
    for (operation, arguments) in [
        (Operation::AddressesDelete, vec![json!("a1")]),
        (Operation::OrdersGet, vec![json!("o1")]),
        (Operation::OrdersList, vec![]),
    ] {
        let _ = tab.call(operation, &arguments);
    }
    for request in &shared.log.borrow()[sent..] {
        assert!(
            request
                .headers
                .iter()
                .any(|(name, _)| name == "X-Moltin-Customer-Token"),
            "{}",
            request.url
        );
    }
}

#[test]
fn ep21_a_wrong_password_and_a_dead_session_are_not_answered_by_a_row_of_token_requests() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let began_ms = shared.now_ms.get();
    let wrong = json!({"email": "ada@example.com", "password": "wrong"});
    assert_eq!(
        code(tab.call(Operation::Login, &[wrong])),
        Code::InvalidCredentials
    );
    assert_eq!(shared.count("/oauth/"), 1);
    tab.login().unwrap();
    shared.revoke("ada");
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(shared.count("/oauth/"), 2);
    assert_eq!(shared.now_ms.get(), began_ms, "nobody waited");
}

#[test]
fn ep22_calls_that_begin_together_without_a_token_keep_their_own_queries() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    shared.advance(HOUR_MS);
    let one = tab.start(Operation::OrdersList, &[json!({"limit": 3})]);
    let other = tab.start(
        Operation::OrdersList,
        &[json!({"limit": 7, "cursor": "14"})],
    );
    shared.run();
    drop((one, other));
    assert_eq!(shared.count("limit%5D=3&page%5Boffset%5D=0"), 1);
    assert_eq!(shared.count("limit%5D=7&page%5Boffset%5D=14"), 1);
}

#[test]
fn ep23_an_empty_answer_is_nothing_and_corrupt_storage_is_no_error() {
    let shared = browser();
    shared.stored.replace(Some("{\"access_token\":".into()));
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    assert_eq!(
        tab.call(Operation::AddressesDelete, &[json!("a1")])
            .unwrap()
            .0,
        None
    );
    shared.fail("/v2/customers/ada", Fault::Page(404));
    let failure = tab.call(Operation::ProfileGet, &[]).unwrap_err();
    assert_eq!((failure.code, failure.status), (Code::NotFound, Some(404)));
}

#[test]
fn ep24_cl1_two_clients_of_one_process_share_no_tokens() {
    let (one, other) = (browser(), browser());
    let (ada, visitor) = (Tab::open(&one), Tab::open(&other));
    ada.login().unwrap();
    assert_eq!(visitor.engine.session(), Session::None);
    assert_eq!(
        code(visitor.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
}

#[test]
fn ep27_a_write_whose_token_was_refused_is_sent_again_with_its_body() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    let _ = tab.call(Operation::AddressesCreate, &[json!({"city": "Bath"})]);
    let log = shared.log.borrow();
    let bodies: Vec<_> = log
        .iter()
        .filter(|sent| sent.url.ends_with("/addresses"))
        .map(|sent| &sent.body)
        .collect();
    assert_eq!(bodies.len(), 2);
    assert!(bodies[0].is_some() && bodies[0] == bodies[1]);
}

#[test]
fn cl3_a_token_that_was_revoked_before_its_end_is_renewed() {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    shared.server.revoke_access("ada");
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
}

#[test]
fn cl5_a_message_is_never_empty() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    for status in [400, 403, 404, 409, 418, 422] {
        shared.fail("/v2/customers/ada", Fault::Page(status));
        assert!(
            !tab.call(Operation::ProfileGet, &[])
                .unwrap_err()
                .message
                .is_empty()
        );
    }
}

#[test]
fn cl7_a_refresh_token_that_is_dead_leaves_no_dead_session_behind() {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    shared.advance(HOUR_MS);
    shared.revoke("ada");
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
    assert!(tab.call(Operation::Logout, &[]).is_ok());
    assert!(
        tab.call(Operation::Headers, &[]).is_ok(),
        "the visitor goes on as a guest"
    );
}

#[test]
fn cl8_a_visitors_token_that_is_refused_in_passing_is_told_as_what_it_is() {
    for (fault, expected) in [
        (Fault::Status(429, json!({})), Code::RateLimited),
        (Fault::Page(502), Code::Server),
        (Fault::Unreachable, Code::Network),
    ] {
        let shared = browser();
        let tab = Tab::open(&shared);
        for _ in 0..3 {
            shared.fail("/oauth/", fault.clone());
        }
        assert_eq!(code(tab.login()), expected);
        assert!(tab.login().is_ok());
    }
}

#[test]
fn cl11_a_401_does_not_sign_out_whoever_can_be_signed_in_still() {
    let shared = browser();
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    shared.revoke("visitor");
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(*tab.changes.borrow(), [Change::Anonymous, Change::Login]);
}
