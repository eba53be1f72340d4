//! What one tab learns of another.

use super::server::HOUR_MS;
use super::simulation::{Tab, browser};
use crate::platform::Operation;
use crate::session::Change;
use serde_json::json;

#[test]
fn a_login_and_a_logout_are_heard_in_every_other_tab_once() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    assert!(other.is_signed_in());
    assert_eq!(*other.changes.borrow(), [Change::Anonymous, Change::Login]);
    other.call(Operation::Logout, &[]).unwrap();
    assert_eq!(tab.changes.borrow().last(), Some(&Change::Logout));
    assert_eq!(tab.changes.borrow().len(), 3);
}

#[test]
fn cleared_storage_counts_as_a_logout_in_every_tab() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    shared.stored.replace(None);
    shared.tell_tabs();
    for tab in [tab, other] {
        assert_eq!(tab.changes.borrow().last(), Some(&Change::Logout));
        assert!(!tab.is_signed_in());
    }
}

#[test]
fn another_shopper_in_another_tab_is_told_as_a_login() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    other
        .call(
            Operation::Login,
            &[json!({"email": "eve@example.com", "password": "right"})],
        )
        .unwrap();
    assert_eq!(
        *tab.changes.borrow(),
        [Change::Anonymous, Change::Login, Change::Login]
    );
}

#[test]
fn a_session_that_ends_by_itself_is_told_as_expired_in_every_tab() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.login().unwrap();
    shared.advance(24.0 * HOUR_MS);
    assert!(other.call(Operation::ProfileGet, &[]).is_err());
    for tab in [tab, other] {
        assert_eq!(tab.changes.borrow().last(), Some(&Change::Expired));
    }
}

#[test]
fn a_restored_session_is_no_change() {
    let shared = browser();
    Tab::open(&shared).login().unwrap();
    let reloaded = Tab::open(&shared);
    reloaded.engine.sync();
    assert!(reloaded.changes.borrow().is_empty());
}

#[test]
fn a_disposed_client_tells_nothing_more() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    tab.engine.dispose();
    other.login().unwrap();
    assert!(tab.changes.borrow().is_empty());
}
