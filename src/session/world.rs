//! The ports through which the session reaches the world. The browser implements them; so do the
//! fakes of the native tests.

use super::change::Change;
use crate::http::{Failure, Transport};
use std::pin::Pin;

/// The store refused: it is forbidden here, or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

/// What a client stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The session's record.
    Session,
    /// What a single sign-on must find again after the redirect.
    SignOn,
    /// What renews the shopper's token, where that is kept apart from the record.
    Refresh,
}

/// Where a client's texts are kept, under the key of this client.
pub trait Store {
    /// Whether the text is still the one that was there when this was last asked, and nothing was written since.
    fn is_same(&self, slot: Slot) -> bool;
    /// The text; `None` when there is none.
    fn read(&self, slot: Slot) -> Result<Option<String>, Denied>;
    /// Replaces the text.
    fn write(&self, slot: Slot, text: &str) -> Result<(), Denied>;
    /// Whether [`Slot::Refresh`] is a place of its own.
    fn keeps_refresh_apart(&self) -> bool {
        false
    }
    /// Removes the text.
    fn remove(&self, slot: Slot) -> Result<(), Denied>;
}

/// Time.
pub trait Clock {
    /// Milliseconds since 1970, by the local clock, which may be wrong.
    fn now_ms(&self) -> f64;
    /// Waits. Dropping the future ends the timer.
    fn sleep(&self, milliseconds: f64) -> impl Future<Output = ()>;
}

/// Chance, and what is built on it.
pub trait Chance {
    /// A random number, 0 ≤ x < 1, of no use for secrets.
    fn random(&self) -> f64;
    /// 32 bytes that nobody can guess, in base64url: the 43 characters of a verifier of RFC 7636.
    fn secret(&self) -> String;
    /// Its challenge by the method `S256`; `None` where the browser has no SHA-256, as on an `http:` page.
    fn challenge(&self, verifier: &str) -> impl Future<Output = Option<String>>;
}

/// Work that nobody may be waiting for any more.
pub trait Tasks {
    /// Runs a future to its end beside the caller.
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>);
}

/// The other tabs of the shop.
pub trait Tabs {
    /// Held while this tab renews a token.
    type Guard: 'static;
    /// Waits until no other tab renews a token, 5 s at most: a tab that hangs must not hang the others.
    /// `None` for a tab that goes on without its turn.
    fn exclusive(&self) -> impl Future<Output = Option<Self::Guard>>;
    /// Tells the other tabs that the stored session changed. No token is in the message.
    fn announce(&self);
}

/// The app, where it gives the bearer token itself, as a back end does.
pub trait Bearer: Transport {
    /// The token for the next request; `None` where the session asks the platform for a visitor's.
    /// `refused` is the one before it, when the platform has just refused that.
    fn bearer(
        &self,
        refused: Option<&str>,
    ) -> impl Future<Output = Option<Result<String, Failure<Self::Json>>>>;
}

/// Who is told when the session changes.
pub trait Observer {
    /// Called after the change is stored.
    fn changed(&self, change: Change);
}

/// All of them.
pub trait World: Transport + Store + Clock + Chance + Tasks + Tabs + Observer + Bearer {}

impl<T: Transport + Store + Clock + Chance + Tasks + Tabs + Observer + Bearer> World for T {}
