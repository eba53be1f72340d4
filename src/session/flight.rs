//! One piece of work that many wait for. It is carried by a task of its own, so that a waiter who
//! gives up ends nothing but its own wait.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// The landing of a flight. Clones wait for the same one.
pub(super) struct Flight<T>(Rc<RefCell<Inner<T>>>);

struct Inner<T> {
    outcome: Option<T>,
    waiting: Vec<Waker>,
}

impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: Clone> Flight<T> {
    pub(super) fn new() -> Self {
        Self(Rc::new(RefCell::new(Inner {
            outcome: None,
            waiting: Vec::new(),
        })))
    }

    /// Ends the flight and wakes everybody who waits.
    pub(super) fn land(&self, outcome: T) {
        let waiting = {
            let mut inner = self.0.borrow_mut();
            inner.outcome = Some(outcome);
            std::mem::take(&mut inner.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// The outcome, once the flight has landed.
    pub(super) fn landed(&self) -> impl Future<Output = T> + use<T> {
        let inner = Rc::clone(&self.0);
        std::future::poll_fn(move |context| {
            let mut inner = inner.borrow_mut();
            match &inner.outcome {
                Some(outcome) => Poll::Ready(outcome.clone()),
                None => {
                    // Polled again by the same task, it must not grow: one waker a task is enough.
                    inner
                        .waiting
                        .retain(|waker| !waker.will_wake(context.waker()));
                    inner.waiting.push(context.waker().clone());
                    Poll::Pending
                }
            }
        })
    }
}
