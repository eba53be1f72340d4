//! The other tabs of the shop. See `world.js`.

use super::json::Js;
use super::storage::Area;
use super::task::{Guard, Promised};
use crate::json::Json;
use wasm_bindgen::prelude::*;

/// How long a tab waits for another one's renewal, in milliseconds.
const LONGEST_TURN_MS: f64 = 5_000.0;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    #[wasm_bindgen(js_name = exclusive)]
    fn request_turn(name: &JsValue, milliseconds: f64, area: &JsValue, keys: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = announce)]
    fn announce_to(watch: &JsValue, area: &JsValue);
    /// Listens until it is stopped.
    pub(super) fn watch(
        name: &JsValue,
        every_ms: f64,
        changed: &JsValue,
        tick: &JsValue,
    ) -> JsValue;
}

/// Tells the other tabs, once what was written to the area is kept.
pub(super) fn announce(watch: &JsValue, area: &Area) {
    announce_to(watch, &area.0);
}

/// Waits for a turn to write to the area, and reads these keys of it anew. Dropping it lets the next tab
/// go on.
pub(super) async fn exclusive(name: &JsValue, area: &Area, keys: &Js) -> Option<Guard> {
    let turn = Promised::new(&request_turn(name, LONGEST_TURN_MS, &area.0, &keys.0)).await;
    turn.ok().filter(Js::is_present).map(Guard)
}
