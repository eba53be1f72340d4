//! The other tabs of the shop. See `tabs.js`.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long a tab waits for another one's renewal, in milliseconds.
const LONGEST_TURN_MS: f64 = 5_000.0;

#[wasm_bindgen(module = "/src/browser/tabs.js")]
extern "C" {
    #[wasm_bindgen(js_name = exclusive)]
    fn request_turn(name: &str, milliseconds: f64) -> Promise;

    /// Listens until it is stopped.
    pub(super) type Watch;
    pub(super) fn watch(name: &str, every_ms: f64, changed: &Function, tick: &Function) -> Watch;
    #[wasm_bindgen(method)]
    pub(super) fn announce(this: &Watch);
    #[wasm_bindgen(method)]
    pub(super) fn stop(this: &Watch);
}

/// Held while this tab renews a token. Dropping it lets the next tab go on.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for a turn.
pub(super) async fn exclusive(name: &str) -> Turn {
    let release = JsFuture::from(request_turn(name, LONGEST_TURN_MS)).await;
    Turn(release.ok().map(JsValue::unchecked_into))
}

impl Turn {
    /// For a session that no other tab shares.
    pub(super) fn alone() -> Self {
        Self(None)
    }
}
