//! The executor of the browser floor, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::waker_clone_wake,
    reason = "a test fails by panicking"
)]

use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use storefront_customer::browser::{self, begin};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

type Outcome = Result<JsValue, JsValue>;

/// Each test may be the first.
fn promise(outcome: impl Future<Output = Outcome> + 'static) -> JsValue {
    begin();
    browser::promise(outcome)
}

async fn run(task: impl Future<Output = Outcome> + 'static) -> Outcome {
    JsFuture::from(Promise::from(promise(task))).await
}

/// Lets every microtask that is waiting run.
async fn turn() {
    for _ in 0..8 {
        let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
    }
}

#[wasm_bindgen_test]
async fn an_outcome_settles_the_promise() {
    assert_eq!(run(async { Ok("value".into()) }).await, Ok("value".into()));
    assert_eq!(
        run(async { Err("cause".into()) }).await,
        Err("cause".into())
    );
}

#[wasm_bindgen_test]
async fn a_task_begins_after_the_code_that_started_it() {
    let has_begun = Rc::new(Cell::new(false));
    let seen = Rc::clone(&has_begun);
    let running = promise(async move {
        seen.set(true);
        Ok(JsValue::UNDEFINED)
    });
    assert!(!has_begun.get());
    JsFuture::from(Promise::from(running)).await.unwrap();
    assert!(has_begun.get());
}

#[wasm_bindgen_test]
async fn a_task_may_wake_itself_while_it_runs() {
    let mut turns = 0;
    let task = poll_fn(move |context| {
        turns += 1;
        context.waker().wake_by_ref();
        context.waker().clone().wake();
        if turns < 100 {
            Poll::Pending
        } else {
            Poll::Ready(Ok(turns.into()))
        }
    });
    assert_eq!(run(task).await, Ok(100.into()));
}

#[wasm_bindgen_test]
async fn a_task_may_start_and_wait_for_another() {
    let task = async {
        let inner = promise(async { Ok("inner".into()) });
        JsFuture::from(Promise::from(inner)).await
    };
    assert_eq!(run(task).await, Ok("inner".into()));
}

#[wasm_bindgen_test]
async fn one_waker_goes_on_with_one_task() {
    let kept: Rc<RefCell<Vec<Waker>>> = Rc::default();
    let polls: [Rc<Cell<u32>>; 2] = Default::default();
    for polls in &polls {
        let (kept, polls) = (Rc::clone(&kept), Rc::clone(polls));
        promise(poll_fn(move |context| {
            polls.set(polls.get() + 1);
            kept.borrow_mut().push(context.waker().clone());
            Poll::Pending
        }));
    }
    turn().await;
    let waker = kept.borrow()[1].clone();
    waker.wake();
    turn().await;
    assert_eq!(polls.map(|polls| polls.get()), [1, 2]);
}

#[wasm_bindgen_test]
async fn a_waker_that_outlives_its_task_does_no_harm() {
    let kept: Rc<RefCell<Option<Waker>>> = Rc::default();
    let keep = Rc::clone(&kept);
    run(poll_fn(move |context| {
        keep.replace(Some(context.waker().clone()));
        Poll::Ready(Ok(JsValue::UNDEFINED))
    }))
    .await
    .unwrap();
    kept.take().unwrap().wake();
    turn().await;
    assert_eq!(run(async { Ok(1.into()) }).await, Ok(1.into()));
}

#[wasm_bindgen_test]
async fn what_a_task_holds_is_dropped_when_it_ends() {
    let held = Rc::new(());
    let inside = Rc::clone(&held);
    run(async move {
        let _inside = inside;
        Ok(JsValue::UNDEFINED)
    })
    .await
    .unwrap();
    assert_eq!(Rc::strong_count(&held), 1);
}
