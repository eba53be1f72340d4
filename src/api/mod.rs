//! What JavaScript sees of the wasm: one function, because each one that is exported costs glue, and a
//! class more. `pkg-template/client.ts` gives it the shape of the public API. No rules live here.

mod client;
mod error;
mod typescript;

pub use client::enter;
