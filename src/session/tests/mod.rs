//! The session's rules, against a fake world whose every step is decided by the test.

mod account;
mod calls;
mod pace;
mod pass_through;
mod refresh;
mod rivals;
mod schedules;
mod server;
mod sign_in;
mod sign_on;
pub(super) mod simulation;
mod store;
mod tabs;
