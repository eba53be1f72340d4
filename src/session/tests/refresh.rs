//! Tokens that can be renewed, on a platform with a refresh grant.

use super::server::HOUR_MS;
use super::simulation::{Fault, Shared, Tab, browser, code, text};
use crate::http::{Code, Failure, Request};
use crate::platform::Operation;
use crate::platform::commerce_layer::CommerceLayer;
use crate::session::{Change, Session};
use serde_json::{Value, json};
use std::rc::Rc;

fn signed_in() -> (Rc<Shared>, Tab<CommerceLayer>) {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    (shared, tab)
}

/// Requests to the token endpoint after the login's one.
fn refreshes(shared: &Shared) -> usize {
    shared.count("/oauth/token") - 1
}

#[test]
fn a_login_needs_no_visitors_token_where_the_platform_asks_for_none() {
    let (shared, tab) = signed_in();
    assert_eq!(shared.count("/oauth/token"), 1);
    assert_eq!(*tab.changes.borrow(), [Change::Login]);
}

#[test]
fn any_number_of_calls_share_one_refresh_and_go_on_with_the_new_token() {
    for count in [1, 2, 5, 100] {
        let (shared, tab) = signed_in();
        shared.advance(HOUR_MS);
        let calls: Vec<_> = (0..count)
            .map(|_| tab.start(Operation::ProfileGet, &[]))
            .collect();
        shared.run();
        assert!(
            calls
                .iter()
                .all(|call| text(call.take().unwrap(), "id") == "ada")
        );
        assert_eq!(refreshes(&shared), 1);
        assert_eq!(tab.changes.borrow().last(), Some(&Change::Refreshed));
    }
}

#[test]
fn ten_tabs_with_one_expired_token_make_one_refresh() {
    let (shared, tab) = signed_in();
    let tabs: Vec<_> = (0..10).map(|_| Tab::open_renewing(&shared)).collect();
    for round in 1..=50 {
        shared.advance(HOUR_MS);
        let calls: Vec<_> = tabs
            .iter()
            .map(|tab| tab.start(Operation::ProfileGet, &[]))
            .collect();
        shared.run();
        assert!(calls.iter().all(|call| call.take().unwrap().is_ok()));
        assert_eq!(refreshes(&shared), round);
    }
    assert!(tab.is_signed_in());
}

#[test]
fn a_waiter_that_gives_up_ends_only_its_own_wait() {
    let (shared, tab) = signed_in();
    shared.advance(HOUR_MS);
    shared.hold("/oauth/token");
    let gives_up = async { Failure::new(Code::Aborted, "gave up") };
    let (ended, other) = (
        tab.start_until(Operation::ProfileGet, &[], gives_up),
        tab.start(Operation::ProfileGet, &[]),
    );
    while shared.step() {}
    assert_eq!(code(ended.take().unwrap()), Code::Aborted);
    assert!(other.borrow().is_none());
    shared.release();
    shared.run();
    assert_eq!(text(other.take().unwrap(), "id"), "ada");
    assert_eq!(refreshes(&shared), 1);
}

#[test]
fn a_rejected_refresh_keeps_a_session_whose_token_still_has_time() {
    let (shared, tab) = signed_in();
    shared.advance(HOUR_MS - 30_000.0);
    shared.fail("/oauth/token", Fault::Status(400, json!({})));
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(
        refreshes(&shared),
        1,
        "what was refused is not asked for again"
    );
    assert!(tab.is_signed_in());
    shared.advance(30_000.0);
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
}

#[test]
fn a_dead_refresh_token_falls_back_to_a_visitor_and_says_so() {
    let (shared, tab) = signed_in();
    shared.advance(HOUR_MS);
    shared.revoke("ada");
    assert_eq!(
        code(tab.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(tab.engine.session(), Session::None);
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
    assert!(
        tab.call(
            Operation::Register,
            &[json!({"name": "New", "email": "n@example.com"})]
        )
        .is_ok()
    );
    tab.login().unwrap();
    assert!(tab.is_signed_in());
}

#[test]
fn a_refresh_token_that_another_tab_has_just_used_ends_nothing() {
    let (shared, tab) = signed_in();
    let late = Tab::open_renewing(&shared);
    shared.advance(HOUR_MS);
    let before = shared.stored.borrow().clone();
    assert!(tab.call(Operation::ProfileGet, &[]).is_ok());
    let after = shared.stored.replace(before);
    let call = late.start(Operation::ProfileGet, &[]);
    shared.run_for(500.0);
    assert_eq!(
        refreshes(&shared),
        2,
        "what the other tab stored is not yet seen"
    );
    shared.stored.replace(after);
    shared.run();
    assert_eq!(text(call.take().unwrap(), "id"), "ada");
    assert!(late.is_signed_in() && tab.is_signed_in());
    assert_eq!(refreshes(&shared), 2);
}

#[test]
fn a_refusal_writes_nothing_over_what_another_tab_has_just_stored() {
    let (shared, tab) = signed_in();
    let late = Tab::open_renewing(&shared);
    shared.server.revoke_access("ada");
    shared.hold("answer of https://store.example/me/ada");
    let call = late.start(Operation::ProfileGet, &[]);
    while shared.step() {}
    shared.hold("nothing");
    let before = shared.stored.borrow().clone();
    assert!(tab.call(Operation::ProfileGet, &[]).is_ok());
    let after = shared.stored.replace(before.clone());
    shared.release();
    shared.run_for(500.0);
    assert_eq!(*shared.stored.borrow(), before);
    shared.stored.replace(after);
    shared.run();
    assert_eq!(text(call.take().unwrap(), "id"), "ada");
    assert!(late.is_signed_in() && tab.is_signed_in());
}

#[test]
fn a_refresh_token_whose_answer_is_on_its_way_to_another_tab_ends_nothing() {
    let (shared, tab) = signed_in();
    let other = Tab::open_renewing(&shared);
    shared.advance(HOUR_MS);
    shared.hold("answer of https://store.example/oauth/token");
    let first = tab.start(Operation::ProfileGet, &[]);
    while shared.step() {}
    shared.is_impatient.set(true);
    shared.hold("answer of https://store.example/oauth/token ");
    let second = other.start(Operation::ProfileGet, &[]);
    while refreshes(&shared) < 2 {
        shared.step();
    }
    // It waits for its turn again once its own is refused.
    shared.is_impatient.set(false);
    shared.run_for(10_000.0);
    assert!(first.borrow().is_none() && second.borrow().is_none());
    shared.release();
    shared.run();
    for call in [first, second] {
        assert_eq!(text(call.take().unwrap(), "id"), "ada");
    }
    assert!(tab.is_signed_in() && other.is_signed_in());
    assert_eq!(refreshes(&shared), 2);
}

#[test]
fn no_failure_of_the_network_or_the_platform_ends_a_session_that_can_be_renewed() {
    for fault in [
        Fault::Unreachable,
        Fault::Page(502),
        Fault::Status(500, json!({})),
        Fault::Status(429, json!({})),
    ] {
        let (shared, tab) = signed_in();
        shared.advance(2.0 * HOUR_MS);
        for _ in 0..3 {
            shared.fail("/oauth/token", fault.clone());
        }
        let failure = tab.call(Operation::ProfileGet, &[]).unwrap_err();
        assert!(failure.is_retryable(), "{failure:?}");
        assert!(tab.is_signed_in());
        let sent = shared.count("");
        assert!(tab.call(Operation::ProfileGet, &[]).is_err());
        assert_eq!(
            shared.count(""),
            sent,
            "a failure a moment ago is not tried again at every call"
        );
        shared.faults.borrow_mut().clear();
        shared.advance(5_001.0);
        assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    }
}

#[test]
fn a_revoked_token_that_has_time_left_is_renewed_and_the_call_replayed() {
    let (shared, tab) = signed_in();
    shared.server.revoke_access("ada");
    assert_eq!(
        text(tab.call(Operation::ProfileUpdate, &[json!({})]), "id"),
        "ada"
    );
    assert_eq!(
        (refreshes(&shared), shared.count("/api/customers/ada")),
        (1, 2)
    );
    assert!(tab.is_signed_in());
}

#[test]
fn a_logout_during_a_refresh_is_never_undone() {
    let (shared, tab) = signed_in();
    let other = Tab::open_renewing(&shared);
    shared.advance(HOUR_MS);
    shared.hold("/oauth/token");
    let call = tab.start(Operation::ProfileGet, &[]);
    while shared.step() {}
    other.engine.sync();
    let logout = other.start(Operation::Logout, &[]);
    while shared.step() {}
    assert!(logout.take().unwrap().is_ok());
    shared.release();
    shared.run();
    assert_eq!(code(call.take().unwrap()), Code::NotSignedIn);
    assert!(!tab.is_signed_in() && !other.is_signed_in());
}

#[test]
fn a_logout_tells_the_platform_and_does_not_wait_for_it() {
    let (shared, tab) = signed_in();
    shared.hold("/oauth/revoke");
    let logout = tab.start(Operation::Logout, &[]);
    while shared.step() {}
    assert!(logout.take().unwrap().is_ok());
    assert!(!tab.is_signed_in());
    let log = shared.log.borrow();
    let revocation = log
        .iter()
        .find(|request| request.url.ends_with("/revoke"))
        .unwrap();
    assert!(revocation.keepalive && revocation.body.as_ref().unwrap().text.contains("ada-"));
}

#[test]
fn a_logout_without_a_network_ends_the_session_all_the_same() {
    let (shared, tab) = signed_in();
    shared.fail("/oauth/revoke", Fault::Unreachable);
    assert!(tab.call(Operation::Logout, &[]).is_ok());
    assert!(!tab.is_signed_in());
}

#[test]
fn a_visible_tab_renews_ahead_of_time_and_only_after_the_first_call() {
    let (shared, tab) = signed_in();
    let fresh = Tab::open_renewing(&shared);
    shared.advance(HOUR_MS - 30_000.0);
    fresh.engine.keep_fresh();
    shared.run();
    assert_eq!(refreshes(&shared), 0, "nothing runs before the first call");
    tab.engine.keep_fresh();
    shared.run();
    assert_eq!(refreshes(&shared), 1);
    tab.engine.keep_fresh();
    shared.run();
    assert_eq!(refreshes(&shared), 1);
    shared.advance(8.0 * HOUR_MS);
    tab.engine.keep_fresh();
    shared.run();
    assert_eq!(refreshes(&shared), 2, "after a night's sleep");
    assert_eq!(shared.count("/api/"), 0);
}

#[test]
fn a_token_request_without_an_answer_does_not_hang_the_session() {
    let (shared, tab) = signed_in();
    shared.advance(HOUR_MS);
    shared.hold("/oauth/token");
    assert_eq!(code(tab.call(Operation::ProfileGet, &[])), Code::Timeout);
    shared.release();
    shared.advance(5_001.0);
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
}

#[test]
fn a_laptop_that_slept_through_a_refresh_keeps_its_session() {
    let (shared, tab) = signed_in();
    shared.advance(HOUR_MS);
    let call = tab.start(Operation::ProfileGet, &[]);
    while shared.count("/oauth/token") < 2 {
        shared.step();
    }
    shared.advance(8.0 * HOUR_MS);
    shared.run();
    assert!(call.take().unwrap().is_ok());
    assert!(tab.is_signed_in());
}

#[test]
fn a_refusal_that_arrives_during_a_refresh_does_not_lose_the_new_token() {
    let (shared, tab) = signed_in();
    shared.hold("/api/customers/ada");
    let early = tab.start(Operation::ProfileGet, &[]);
    while shared.step() {}
    shared.advance(HOUR_MS);
    shared.hold("/oauth/token");
    let late = tab.start(Operation::ProfileGet, &[]);
    while shared.step() {}
    shared.hold("nothing");
    shared.release();
    shared.run();
    assert!(early.take().unwrap().is_ok() && late.take().unwrap().is_ok());
    assert!(tab.is_signed_in());
    assert_eq!(refreshes(&shared), 1);
}

#[test]
fn a_visitor_who_was_never_here_gets_one_token_for_any_number_of_calls() {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    assert_eq!(tab.engine.session(), Session::None);
    let new = json!({"email": "new@example.com"});
    let calls: Vec<_> = (0..5)
        .map(|_| tab.start(Operation::Register, std::slice::from_ref(&new)))
        .collect();
    shared.run();
    assert!(
        calls
            .iter()
            .all(|call| text(call.take().unwrap(), "id") == "new")
    );
    assert_eq!(shared.count("/oauth/token"), 1);
    assert_eq!(*tab.changes.borrow(), [Change::Anonymous]);
}

#[test]
fn a_shopper_who_signs_up_is_signed_in_next() {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    let new = json!({"name": "New", "email": "new@example.com", "password": "right"});
    assert_eq!(text(tab.call(Operation::Register, &[new]), "id"), "new");
    assert!(tab.is_signed_in());
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "new");
    let sent: Vec<_> = shared.log.borrow().iter().map(grant).collect();
    assert_eq!(sent, ["client_credentials", "", "password", ""]);
}

/// Which grant a request asks for, if it is one.
fn grant(request: &Request) -> String {
    let body = request.body.as_ref().map_or("{}", |body| &body.text);
    let body: Value = serde_json::from_str(body).unwrap();
    body["grant_type"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_wrong_password_changes_nothing() {
    let (shared, tab) = signed_in();
    let wrong = json!({"email": "eve@example.com", "password": "wrong"});
    assert_eq!(
        code(tab.call(Operation::Login, &[wrong])),
        Code::InvalidCredentials
    );
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert_eq!(shared.count("/oauth/token"), 2);
}

#[test]
fn a_refresh_whose_answer_is_lost_ends_the_session_unless_the_platform_gives_a_grace() {
    for (grace_ms, goes_on) in [(0.0, false), (60_000.0, true)] {
        let (shared, tab) = signed_in();
        shared.server.grace_ms.set(grace_ms);
        shared.advance(HOUR_MS);
        shared.fail("/oauth/token", Fault::Lost);
        let lost = tab.call(Operation::ProfileGet, &[]);
        assert_eq!(code(lost), Code::Network);
        assert!(tab.is_signed_in(), "it may have been lost on its way there");
        shared.advance(5_001.0);
        let next = tab.call(Operation::ProfileGet, &[]);
        assert_eq!(next.is_ok(), goes_on, "a grace of {grace_ms} ms");
        assert_eq!(tab.is_signed_in(), goes_on);
    }
}

#[test]
fn a_token_that_is_used_once_is_replaced_by_the_one_that_came_with_it() {
    let (shared, tab) = signed_in();
    for round in 1..=5 {
        shared.advance(HOUR_MS);
        assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
        assert_eq!(refreshes(&shared), round);
    }
}

#[test]
fn a_session_goes_on_after_a_reload() {
    for keeps_refresh_apart in [false, true] {
        let shared = browser();
        shared.keeps_refresh_apart.set(keeps_refresh_apart);
        Tab::open_renewing(&shared).login().unwrap();
        let record = shared.stored.borrow().clone().unwrap();
        assert_eq!(record.contains("-refresh-"), !keeps_refresh_apart);
        let reloaded = Tab::open_renewing(&shared);
        assert!(reloaded.is_signed_in());
        assert!(reloaded.changes.borrow().is_empty());
        shared.advance(HOUR_MS);
        assert_eq!(text(reloaded.call(Operation::ProfileGet, &[]), "id"), "ada");
        assert_eq!(refreshes(&shared), 1);
    }
}

#[test]
fn a_page_without_the_refresh_token_is_signed_in_until_the_access_token_ends() {
    let shared = browser();
    shared.keeps_refresh_apart.set(true);
    Tab::open_renewing(&shared).login().unwrap();
    shared.refresh.replace(None);
    let reloaded = Tab::open_renewing(&shared);
    assert_eq!(text(reloaded.call(Operation::ProfileGet, &[]), "id"), "ada");
    shared.advance(HOUR_MS);
    assert_eq!(
        code(reloaded.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(reloaded.changes.borrow().last(), Some(&Change::Expired));
}

#[test]
fn a_page_without_the_refresh_token_does_not_end_the_session_of_one_that_has_it() {
    for is_revoked in [false, true] {
        let shared = browser();
        shared.keeps_refresh_apart.set(true);
        shared.has_refresh_by_tab.set(true);
        let tab = Tab::open_renewing(&shared);
        tab.login().unwrap();
        let without = Tab::open_renewing(&shared);
        if is_revoked {
            shared.server.revoke_access("ada");
        } else {
            shared.advance(HOUR_MS);
        }
        for _ in 0..2 {
            let outcome = without.call(Operation::ProfileGet, &[]);
            assert_eq!(code(outcome), Code::NotSignedIn);
            assert!(!without.is_signed_in());
        }
        // It goes on as a visitor, and stores that.
        without
            .call(Operation::Fetch, &[json!("/api/skus")])
            .unwrap();
        assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
        assert_eq!(*tab.changes.borrow(), [Change::Login, Change::Refreshed]);
        assert_eq!(text(without.call(Operation::ProfileGet, &[]), "id"), "ada");
        let told = without.changes.borrow();
        assert_eq!(*told, [Change::Expired, Change::Anonymous, Change::Login]);
    }
}

#[test]
fn a_refresh_token_that_another_shoppers_session_left_behind_is_not_used() {
    let shared = browser();
    shared.keeps_refresh_apart.set(true);
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    let left = shared.refresh.borrow().clone();
    shared.advance(1.0);
    let eve = json!({"email": "eve@example.com", "password": "right"});
    tab.call(Operation::Login, &[eve]).unwrap();
    shared.refresh.replace(left);
    let other = Tab::open_renewing(&shared);
    shared.advance(HOUR_MS);
    assert_eq!(
        code(other.call(Operation::ProfileGet, &[])),
        Code::NotSignedIn
    );
    assert_eq!(shared.count("/oauth/token"), 2);
}

#[test]
fn a_logout_takes_the_refresh_token_from_its_own_place() {
    let shared = browser();
    shared.keeps_refresh_apart.set(true);
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    assert!(
        shared
            .refresh
            .borrow()
            .as_deref()
            .unwrap()
            .contains("-refresh-")
    );
    tab.call(Operation::Logout, &[]).unwrap();
    assert_eq!(shared.refresh.borrow().as_deref(), Some(""));
}
