//! Who is signed in: which token a call carries, when tokens are fetched and dropped, what is stored,
//! and who is told. Pure: the world is reached through the ports of [`world`].

mod change;
mod engine;
mod expiry;
mod flight;
mod race;
mod record;
mod vault;
mod world;

pub use change::{CHANGES_TYPESCRIPT, Change};
pub use engine::{Engine, Session};
pub use world::{Clock, Denied, Observer, Store, Tasks, World};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
