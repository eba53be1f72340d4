//! The session's rules, against a fake world whose every step is decided by the test.

mod calls;
mod sign_in;
mod simulation;
mod store;
