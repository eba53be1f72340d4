//! What JavaScript sees of the wasm: one class with one way in, because each function that is
//! exported costs glue. `pkg-template/client.ts` gives it the shape of the public API. No rules live here.

mod client;
mod error;
mod typescript;

pub use client::Client;
