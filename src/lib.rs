//! storefront-customer: customer accounts in the browser, for Elastic Path Commerce Cloud and
//! Commerce Layer.
//!
//! The map of the house. Arrows point down only; everything but `api` and `browser` is pure, and is
//! tested natively with a fake clock, store and transport.
//!
//! | floor | what lives there |
//! | --- | --- |
//! | [`api`] | what JavaScript sees; wasm only, no rules |
//! | [`session`] | who is signed in: tokens, expiry, single flight, what is stored |
//! | [`platform`] | what a shop platform is; the unified resources; each platform's requests and refusals |
//! | [`http`] | requests, responses and failures as data; retry policy and pacing; percent-encoding |
//! | [`json`] | one handle to JSON, and the field tables' form |
//! | [`browser`] | the only floor that touches the world: fetch, storage, clock, timers; wasm only |
//!
//! A call's way: `api::Client::call` → `session::Engine::call` (which token?) → `Platform::run`
//! (which request?) → `Transport::send` (fetch) → classify → project through the field table.

#[cfg(target_arch = "wasm32")]
pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod http;
pub mod json;
pub mod platform;
pub mod session;
