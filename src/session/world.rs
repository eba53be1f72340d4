//! The ports through which the session reaches the world. The browser implements them; so do the
//! fakes of the native tests.

use super::change::Change;
use crate::http::Transport;
use std::pin::Pin;

/// The store refused: it is forbidden here, or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

/// Where the session's record is kept, under the key of this client.
pub trait Store {
    /// The record; `None` when there is none.
    fn read(&self) -> Result<Option<String>, Denied>;
    /// Replaces the record.
    fn write(&self, record: &str) -> Result<(), Denied>;
}

/// Time and chance.
pub trait Clock {
    /// Milliseconds since 1970, by the local clock, which may be wrong.
    fn now_ms(&self) -> f64;
    /// A random number, 0 ≤ x < 1.
    fn random(&self) -> f64;
    /// Waits. Dropping the future ends the timer.
    fn sleep(&self, milliseconds: f64) -> impl Future<Output = ()>;
}

/// Work that nobody may be waiting for any more.
pub trait Tasks {
    /// Runs a future to its end beside the caller.
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>);
}

/// Who is told when the session changes.
pub trait Observer {
    /// Called after the change is stored.
    fn changed(&self, change: Change);
}

/// All of them.
pub trait World: Transport + Store + Clock + Tasks + Observer {}

impl<T: Transport + Store + Clock + Tasks + Observer> World for T {}
