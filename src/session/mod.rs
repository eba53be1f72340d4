//! Who is signed in: which token a call carries, when tokens are fetched and dropped, what is stored,
//! and who is told. Pure: the world is reached through the ports of `world.rs`.

mod account;
mod change;
mod decision;
mod engine;
mod exchange;
mod expiry;
mod flight;
mod link;
mod pace;
mod pass_through;
mod race;
mod record;
mod sign_in;
#[cfg(feature = "sign-on")]
mod sign_on;
mod tokens;
mod vault;
mod world;

pub use change::{CHANGES_TYPESCRIPT, Change};
pub use engine::{Engine, Session};
pub use world::{Bearer, Chance, Clock, Denied, Observer, Slot, Store, Tabs, Tasks, World};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
