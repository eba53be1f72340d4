//! What is stored, and what is not ours in the store.

use super::simulation::{Tab, browser, text};
use crate::platform::Operation;
use crate::session::{Change, Session};

#[test]
fn a_foreign_or_corrupt_record_is_ignored_and_replaced() {
    for stored in [
        "null",
        "{\"access_token\":\"x\"}",
        "{\"version\":99}",
        "\u{0}",
    ] {
        let shared = browser();
        shared.stored.replace(Some(stored.into()));
        let tab = Tab::open(&shared);
        assert_eq!(tab.engine.session(), Session::None);
        assert_eq!(*tab.changes.borrow(), [Change::StorageIgnored], "told once");
        tab.login().unwrap();
        assert!(Tab::open(&shared).is_signed_in());
    }
}

#[test]
fn without_a_store_the_session_lasts_as_long_as_the_page() {
    let shared = browser();
    shared.store_refuses.set(true);
    let tab = Tab::open(&shared);
    tab.login().unwrap();
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    assert!(!Tab::open(&shared).is_signed_in());
}

#[test]
fn listeners_hear_once_that_the_session_cannot_be_stored() {
    let shared = browser();
    let tab = Tab::open(&shared);
    shared.store_refuses.set(true);
    tab.login().unwrap();
    let heard = tab
        .changes
        .borrow()
        .iter()
        .filter(|change| **change == Change::StorageDegraded)
        .count();
    assert_eq!(heard, 1);
}

#[test]
fn another_tabs_login_and_logout_count_at_once() {
    let shared = browser();
    let (tab, other) = (Tab::open(&shared), Tab::open(&shared));
    other.login().unwrap();
    assert_eq!(text(tab.call(Operation::ProfileGet, &[]), "id"), "ada");
    tab.call(Operation::Logout, &[]).unwrap();
    assert!(!other.is_signed_in());
}

#[test]
fn a_password_is_never_stored() {
    let shared = browser();
    Tab::open(&shared).login().unwrap();
    assert!(!shared.stored.borrow().as_ref().unwrap().contains("right"));
}
