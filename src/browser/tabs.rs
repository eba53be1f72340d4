//! The other tabs of the shop. See `tabs.js`.

use super::json::Js;
use super::task::Promised;
use wasm_bindgen::prelude::*;

/// How long a tab waits for another one's renewal, in milliseconds.
const LONGEST_TURN_MS: f64 = 5_000.0;

#[wasm_bindgen(module = "/src/browser/tabs.js")]
extern "C" {
    #[wasm_bindgen(js_name = exclusive)]
    fn request_turn(name: &str, milliseconds: f64) -> JsValue;
    fn release(turn: &JsValue);

    /// Listens until it is stopped.
    pub(super) type Watch;
    pub(super) fn watch(name: &str, every_ms: f64, changed: &JsValue, tick: &JsValue) -> Watch;
    #[wasm_bindgen(method)]
    pub(super) fn announce(this: &Watch);
    #[wasm_bindgen(method)]
    pub(super) fn stop(this: &Watch);
}

/// Held while this tab renews a token. Dropping it lets the next tab go on.
pub struct Turn(Option<Js>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(turn) = &self.0 {
            release(&turn.0);
        }
    }
}

/// Waits for a turn.
pub(super) async fn exclusive(name: &str) -> Turn {
    Turn(
        Promised::new(&request_turn(name, LONGEST_TURN_MS))
            .await
            .ok(),
    )
}

impl Turn {
    /// For a session that no other tab shares.
    pub(super) fn alone() -> Self {
        Self(None)
    }
}
