//! Runs futures on the microtask queue. wasm-bindgen-futures does the same with a closure a task and a
//! promise a wait; a number in their place costs 4 KB less.

use super::json::Js;
use crate::json::Json;
use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    fn connect(exports: &JsValue);
    fn later(task: usize);
    fn follow(promise: &JsValue) -> JsValue;
    fn poll(followed: &JsValue, task: usize) -> u32;
    fn deferred() -> JsValue;
    fn settle(deferred: &JsValue, failed: u32, value: &JsValue);
    pub(super) fn stop(held: &JsValue);
}

/// Tells JavaScript where tasks are gone on with. The package's loader does it, with guards against traps: this is for
/// tests, which have none.
pub fn begin() {
    connect(&wasm_bindgen::exports());
}

/// What JavaScript does or holds until this is dropped: an object with a method `stop`, or anything else.
pub struct Guard(pub(super) Js);

impl Drop for Guard {
    fn drop(&mut self) {
        stop(&self.0.0);
    }
}

/// What a promise brings, or fails with. What can be stopped is, when this is dropped.
pub(super) struct Promised(Guard);

impl Promised {
    /// Follows a promise from now on, or what has one.
    pub(super) fn new(held: &JsValue) -> Self {
        Self(Guard(Js(follow(held))))
    }
}

impl Future for Promised {
    type Output = Result<Js, Js>;

    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
        let followed = &self.0.0;
        let value = || followed.get("value");
        match poll(&followed.0, context.waker().data().addr()) {
            0 => Poll::Pending,
            1 => Poll::Ready(Ok(value())),
            _ => Poll::Ready(Err(value())),
        }
    }
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

enum Slot {
    Free,
    Running,
    Waiting(Task),
}

thread_local! {
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// Runs a future to its end; its first step comes after the caller's own.
pub(super) fn spawn(task: Task) {
    let id = SLOTS.with_borrow_mut(|slots| {
        let free = slots.iter().position(|slot| matches!(slot, Slot::Free));
        let id = free.unwrap_or(slots.len());
        if free.is_none() {
            slots.push(Slot::Free);
        }
        set(slots, id, Slot::Waiting(task));
        id
    });
    later(id);
}

/// Runs a future to its end and gives its outcome to a promise.
pub fn promise(outcome: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> JsValue {
    settled_by(Box::pin(outcome))
}

fn settled_by(outcome: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>) -> JsValue {
    let deferred = deferred();
    let promise = Js(deferred.clone()).get("promise").0;
    spawn(Box::pin(async move {
        match outcome.await {
            Ok(value) => settle(&deferred, 0, &value),
            Err(error) => settle(&deferred, 1, &error),
        }
    }));
    promise
}

/// Goes on with a task. One that has ended since, or is running, is left alone: to be woken without
/// need is harmless to a future, so a number that is used again is too.
#[wasm_bindgen(skip_typescript)]
pub fn resume(task: usize) {
    let Some(Slot::Waiting(mut future)) = SLOTS.with_borrow_mut(|slots| {
        let slot = slots.get_mut(task)?;
        matches!(slot, Slot::Waiting(_)).then(|| std::mem::replace(slot, Slot::Running))
    }) else {
        return;
    };
    // Nothing is borrowed here: the task may spawn another.
    let is_over = future
        .as_mut()
        .poll(&mut Context::from_waker(&waker(task)))
        .is_ready();
    let slot = if is_over {
        drop(future);
        Slot::Free
    } else {
        Slot::Waiting(future)
    };
    SLOTS.with_borrow_mut(|slots| set(slots, task, slot));
}

fn set(slots: &mut [Slot], task: usize, slot: Slot) {
    if let Some(place) = slots.get_mut(task) {
        *place = slot;
    }
}

static WAKER: RawWakerVTable = RawWakerVTable::new(
    |task| RawWaker::new(task, &WAKER),
    |task| later(task.addr()),
    |task| later(task.addr()),
    |_| {},
);

#[allow(
    unsafe_code,
    reason = "the data is a number and never read through; a page has one thread"
)]
fn waker(task: usize) -> Waker {
    unsafe { Waker::new(std::ptr::without_provenance(task), &WAKER) }
}
