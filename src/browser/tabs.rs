//! The other tabs of the shop. See `world.js`.

use super::json::Js;
use super::storage::Area;
use super::task::Promised;
use crate::json::Json;
use wasm_bindgen::prelude::*;

/// How long a tab waits for another one's renewal, in milliseconds.
const LONGEST_TURN_MS: f64 = 5_000.0;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    #[wasm_bindgen(js_name = exclusive)]
    fn request_turn(name: &str, milliseconds: f64, area: &JsValue, keys: &JsValue) -> JsValue;
    fn release(turn: &JsValue, area: &JsValue);
    #[wasm_bindgen(js_name = announce)]
    fn announce_to(watch: &Watch, area: &JsValue);

    /// Listens until it is stopped.
    pub(super) type Watch;
    pub(super) fn watch(name: &str, every_ms: f64, changed: &JsValue, tick: &JsValue) -> Watch;
    #[wasm_bindgen(method)]
    pub(super) fn stop(this: &Watch);
}

/// Tells the other tabs, once what was written to the area is kept.
pub(super) fn announce(watch: &Watch, area: &Area) {
    announce_to(watch, &area.0);
}

/// Held while this tab renews a token. Dropping it lets the next tab go on.
pub struct Turn(Option<(Js, JsValue)>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some((turn, area)) = &self.0 {
            release(&turn.0, area);
        }
    }
}

/// Waits for a turn to write to the area, and reads these keys of it anew.
pub(super) async fn exclusive(name: &str, area: &Area, keys: &Js) -> Turn {
    let turn = Promised::new(&request_turn(name, LONGEST_TURN_MS, &area.0, &keys.0)).await;
    let turn = turn.ok().filter(Js::is_present);
    Turn(turn.map(|turn| (turn, area.0.clone())))
}

impl Turn {
    /// For a session that no other tab shares.
    pub(super) fn alone() -> Self {
        Self(None)
    }
}
