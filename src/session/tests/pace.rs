//! Calls that keep to the platform's rate limits.

use super::simulation::{Shared, Tab, browser, code};
use crate::http::{Code, Failure, Rate};
use crate::platform::Operation;
use crate::platform::commerce_layer::CommerceLayer;
use std::rc::Rc;

/// A shopper whose first answer has told that four reads of one endpoint may be sent in ten seconds.
fn signed_in() -> (Rc<Shared>, Tab<CommerceLayer>) {
    let shared = browser();
    let tab = Tab::open_renewing(&shared);
    tab.login().unwrap();
    shared.rate.set(Some(Rate {
        limit: 16.0,
        interval: 60.0,
        remaining: 15.0,
    }));
    tab.call(Operation::ProfileGet, &[]).unwrap();
    (shared, tab)
}

#[test]
fn what_is_more_than_an_endpoint_takes_is_sent_when_it_takes_it() {
    let (shared, tab) = signed_in();
    let began_ms = shared.now_ms.get();
    let calls: Vec<_> = (0..5)
        .map(|_| tab.start(Operation::ProfileGet, &[]))
        .collect();
    while shared.step() {}
    let done = calls.iter().filter(|call| call.borrow().is_some()).count();
    assert_eq!((done, shared.count("/api/")), (3, 4));
    shared.run();
    assert!(calls.iter().all(|call| call.take().unwrap().is_ok()));
    assert_eq!(shared.now_ms.get() - began_ms, 10_500.0);
}

#[test]
fn a_wait_that_the_caller_has_no_time_for_is_told_at_once_with_its_length() {
    let (shared, tab) = signed_in();
    for _ in 0..3 {
        tab.call(Operation::ProfileGet, &[]).unwrap();
    }
    shared.timeout_ms.set(Some(5_000.0));
    let failure = tab.call(Operation::ProfileGet, &[]).unwrap_err();
    assert_eq!(
        (failure.code, failure.retry_after_ms),
        (Code::RateLimited, Some(10_500.0))
    );
    assert_eq!(shared.count("/api/"), 4);
    shared.timeout_ms.set(Some(11_000.0));
    assert!(tab.call(Operation::ProfileGet, &[]).is_ok());
}

#[test]
fn a_call_that_waits_for_its_turn_can_be_ended() {
    let (shared, tab) = signed_in();
    for _ in 0..3 {
        tab.call(Operation::ProfileGet, &[]).unwrap();
    }
    let mut turns = 0;
    let gives_up = std::future::poll_fn(move |context| {
        turns += 1;
        context.waker().wake_by_ref();
        match turns {
            1..5 => std::task::Poll::Pending,
            _ => std::task::Poll::Ready(Failure::new(Code::Aborted, "gave up")),
        }
    });
    let ended = tab.start_until(Operation::ProfileGet, &[], gives_up);
    while shared.step() {}
    assert_eq!(code(ended.take().unwrap()), Code::Aborted);
    shared.run();
    assert_eq!(shared.count("/api/"), 4);
}

#[test]
fn nothing_waits_where_the_headers_cannot_be_read() {
    let (shared, tab) = signed_in();
    shared.rate.set(None);
    let other = Tab::open_renewing(&shared);
    let began_ms = shared.now_ms.get();
    for _ in 0..50 {
        other.call(Operation::ProfileGet, &[]).unwrap();
    }
    assert_eq!(shared.now_ms.get(), began_ms);
    assert!(tab.is_signed_in());
}
