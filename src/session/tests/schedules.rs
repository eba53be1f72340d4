//! Random interleavings of what shoppers, tabs, clocks and networks do: 10,000 a run. A failing one is
//! printed with its seed, and shrunk.
//!
//! Always true: never two token requests of one kind in flight, over all tabs (the fake transport
//! asserts it); no request leaves the store (likewise); a logout is never undone; no request carries the
//! token of another identity; every caller gets an answer; a session that nobody ended is still there.

use super::server::HOUR_MS;
use super::simulation::{Fault, Outcome, Shared, Tab, browser};
use crate::http::{Code, Failure};
use crate::platform::commerce_layer::CommerceLayer;
use crate::platform::elastic_path::ElasticPath;
use crate::platform::{Operation, Platform};
use crate::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use std::task::Poll;

const TABS: usize = 3;
const SHOPPERS: [&str; 2] = ["ada", "eve"];

#[derive(Clone, Debug)]
enum Action {
    Read(usize),
    Write(usize),
    Visit(usize),
    Login(usize, usize),
    WrongLogin(usize),
    Logout(usize),
    KeepFresh(usize),
    ClearStorage,
    Advance(f64),
    Revoke(&'static str),
    Fail(&'static str, Fault),
    Hold(&'static str),
    Release,
    Steps(u8),
    AbortNext(u8),
}

fn actions() -> impl Strategy<Value = Action> {
    let tab = || 0..TABS;
    let token_or_call = || {
        prop_oneof![
            Just("/oauth/"),
            Just("/tokens"),
            Just("/v2/customers/"),
            Just("/api/")
        ]
    };
    let fault = prop_oneof![
        Just(Fault::Unreachable),
        Just(Fault::Page(502)),
        Just(Fault::Status(500, json!({}))),
        Just(Fault::Status(429, json!({}))),
        Just(Fault::Status(403, json!({"errors": []}))),
        Just(Fault::Lost),
    ];
    let span = prop_oneof![
        Just(1_000.0),
        Just(6_000.0),
        Just(HOUR_MS - 30_000.0),
        Just(HOUR_MS),
        Just(5.0 * HOUR_MS)
    ];
    prop_oneof![
        6 => tab().prop_map(Action::Read),
        3 => tab().prop_map(Action::Write),
        2 => tab().prop_map(Action::Visit),
        5 => (tab(), 0..SHOPPERS.len()).prop_map(|(tab, who)| Action::Login(tab, who)),
        1 => tab().prop_map(Action::WrongLogin),
        3 => tab().prop_map(Action::Logout),
        1 => tab().prop_map(Action::KeepFresh),
        1 => Just(Action::ClearStorage),
        3 => span.prop_map(Action::Advance),
        1 => prop_oneof![Just("visitor"), Just("ada"), Just("eve")].prop_map(Action::Revoke),
        3 => (token_or_call(), fault).prop_map(|(part, fault)| Action::Fail(part, fault)),
        1 => token_or_call().prop_map(Action::Hold),
        2 => Just(Action::Release),
        8 => (0u8..12).prop_map(Action::Steps),
        1 => (0u8..12).prop_map(Action::AbortNext),
    ]
}

/// What is known of the schedule besides what the session says.
#[derive(Default)]
struct Model {
    outcomes: Vec<Rc<RefCell<Option<Outcome>>>>,
    /// Something took a session's tokens from it: a revocation, or an answer that was lost.
    is_disturbed: bool,
    elapsed_ms: f64,
}

fn play<P: Platform>(
    platform: fn(&Rc<Shared>) -> Tab<P>,
    actions: &[Action],
    choices: &[u8],
    keeps_refresh_apart: bool,
) {
    let shared = browser();
    shared.keeps_refresh_apart.set(keeps_refresh_apart);
    shared.choices.borrow_mut().extend(choices);
    let tabs: Vec<Tab<P>> = (0..TABS).map(|_| platform(&shared)).collect();
    let mut model = Model::default();
    let mut abort_after = None;
    for action in actions {
        let mut start = |tab: usize, operation, arguments: &[Value]| {
            let outcome = match abort_after.take() {
                Some(turns) => tabs[tab].start_until(operation, arguments, aborted_after(turns)),
                None => tabs[tab].start(operation, arguments),
            };
            model.outcomes.push(Rc::clone(&outcome));
            outcome
        };
        match action {
            Action::Read(tab) => drop(start(*tab, Operation::ProfileGet, &[])),
            Action::Write(tab) => drop(start(
                *tab,
                Operation::ProfileUpdate,
                &[json!({"name": "N"})],
            )),
            Action::Visit(tab) => drop(start(
                *tab,
                Operation::Register,
                &[json!({"name": "N", "email": "n@example.com"})],
            )),
            Action::Logout(tab) => drop(start(*tab, Operation::Logout, &[])),
            Action::WrongLogin(tab) => {
                let wrong = json!({"email": "ada@example.com", "password": "wrong"});
                drop(start(*tab, Operation::Login, &[wrong]));
            }
            Action::Login(tab, who) => {
                let email = format!("{}@example.com", SHOPPERS[*who]);
                drop(start(
                    *tab,
                    Operation::Login,
                    &[json!({"email": email, "password": "right"})],
                ));
            }
            Action::KeepFresh(tab) => tabs[*tab].engine.keep_fresh(),
            Action::ClearStorage => {
                shared.stored.replace(None);
                shared.last_ending.set(shared.event());
                shared.tell_tabs();
            }
            Action::Advance(milliseconds) => {
                shared.advance(*milliseconds);
                model.elapsed_ms += milliseconds;
            }
            Action::Revoke(prefix) => {
                shared.revoke(prefix);
                model.is_disturbed |= *prefix != "visitor";
            }
            Action::Fail(part, fault) => {
                model.is_disturbed |= matches!(fault, Fault::Lost | Fault::Status(403, _));
                shared.fail(part, fault.clone());
            }
            Action::Hold(part) => shared.hold(part),
            Action::Release => shared.release(),
            Action::Steps(count) => (0..*count).for_each(|_| {
                shared.step();
            }),
            Action::AbortNext(turns) => abort_after = Some(*turns),
        }
        no_logout_is_undone(&shared);
    }
    while shared.step() {
        no_logout_is_undone(&shared);
    }
    shared.faults.borrow_mut().clear();
    shared.release();
    shared.run();
    no_logout_is_undone(&shared);
    assert!(
        model
            .outcomes
            .iter()
            .all(|outcome| outcome.borrow().is_some()),
        "a caller got no answer"
    );
    no_request_carried_a_foreign_token(&shared);
    // Time that passes while requests are held and retried is some minutes at most.
    if !model.is_disturbed && !shared.has_lost_answer.get() && model.elapsed_ms < 23.0 * HOUR_MS {
        a_session_that_nobody_ended_is_there(&shared, &tabs[0]);
    }
}

async fn aborted_after(turns: u8) -> Failure<crate::json::Native> {
    let mut left = turns;
    std::future::poll_fn(move |context| {
        context.waker().wake_by_ref();
        left = left.saturating_sub(1);
        if left == 0 {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    Failure::new(Code::Aborted, "aborted")
}

/// The stored shopper's token.
fn stored_token(shared: &Shared) -> Option<String> {
    let record: Value = serde_json::from_str(shared.stored.borrow().as_deref()?).unwrap();
    record["customer"]["token"].as_str().map(str::to_owned)
}

/// The event at which the login began that the stored token goes back to.
fn stored_login(shared: &Shared) -> Option<u32> {
    shared.server.origin(&stored_token(shared)?)
}

fn no_logout_is_undone(shared: &Shared) {
    if let Some(began) = stored_login(shared) {
        assert!(
            began > shared.last_ending.get(),
            "a login from before the last logout is stored"
        );
    }
}

fn no_request_carried_a_foreign_token(shared: &Shared) {
    for request in shared.log.borrow().iter() {
        let path = request.url.split('?').next().unwrap_or_default();
        let id = path.rsplit_once("/customers/");
        let Some((_, id)) = id.filter(|(_, id)| SHOPPERS.contains(id)) else {
            continue;
        };
        let is_token = |name: &str| matches!(name, "Authorization" | "X-Moltin-Customer-Token");
        let tokens: Vec<_> = request
            .headers
            .iter()
            .filter(|(name, _)| is_token(name))
            .map(|(_, value)| value.trim_start_matches("Bearer "))
            .collect();
        assert!(!tokens.is_empty(), "a request about {id} carries nothing");
        let foreign = tokens
            .iter()
            .find(|token| !token.starts_with(id) && !token.starts_with("visitor"));
        assert_eq!(foreign, None, "a request about {id}");
    }
}

fn a_session_that_nobody_ended_is_there<P: Platform>(shared: &Shared, tab: &Tab<P>) {
    let Some(last) = shared.committed.borrow().last().copied() else {
        return;
    };
    if last > shared.last_ending.get() {
        assert!(
            matches!(tab.engine.session(), Session::Customer { .. }),
            "a session was lost"
        );
        assert_eq!(
            stored_login(shared),
            Some(last),
            "the last login is the one that counts"
        );
    }
}

const SCHEDULES: u32 = 5_000;

proptest! {
    #![proptest_config(ProptestConfig { cases: SCHEDULES, ..ProptestConfig::default() })]

    #[test]
    fn every_schedule_keeps_the_promises_with_two_tokens(
        actions in proptest::collection::vec(actions(), 1..40), choices in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        play::<ElasticPath>(Tab::open, &actions, &choices, false);
    }

    #[test]
    fn every_schedule_keeps_the_promises_with_refresh_tokens(
        actions in proptest::collection::vec(actions(), 1..40), choices in proptest::collection::vec(any::<u8>(), 0..200),
        keeps_refresh_apart: bool,
    ) {
        play::<CommerceLayer>(Tab::open_renewing, &actions, &choices, keeps_refresh_apart);
    }
}
