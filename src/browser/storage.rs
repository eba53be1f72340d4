//! The places where a client's texts are kept. See `world.js`: what may throw there is [`Denied`] here.

use super::json::Js;
use super::task::Promised;
use crate::json::Json;
use crate::session::Denied;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    #[cfg(not(feature = "commerce-layer"))]
    #[wasm_bindgen(js_name = open)]
    fn open_area(choice: &JsValue, changed: &JsValue) -> JsValue;
    #[cfg(feature = "commerce-layer")]
    #[wasm_bindgen(js_name = openApart)]
    fn open_area(choice: &JsValue, changed: &JsValue, apart: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = isSame)]
    fn is_same(area: &JsValue, key: &JsValue) -> bool;
    fn read(area: &JsValue, key: &JsValue) -> JsValue;
    fn write(area: &JsValue, key: &JsValue, text: &str) -> bool;
    fn remove(area: &JsValue, key: &JsValue) -> bool;
    fn refresh(area: &JsValue, keys: &JsValue) -> JsValue;
}

/// A place to keep texts.
pub(super) struct Area(pub(super) JsValue);

/// Opens what the options name, for the client that `changed` belongs to.
pub(super) fn open(options: &Js, changed: &JsValue) -> Area {
    Area(open_area(
        &options.get("storage").0,
        changed,
        #[cfg(feature = "commerce-layer")]
        &options.get("refreshStorage").0,
    ))
}

impl Area {
    pub(super) fn is_same(&self, key: &JsValue) -> bool {
        is_same(&self.0, key)
    }

    pub(super) fn read(&self, key: &JsValue) -> Result<Option<String>, Denied> {
        let text = read(&self.0, key);
        if text.is_undefined() {
            return Err(Denied);
        }
        Ok(text.as_string())
    }

    pub(super) fn write(&self, key: &JsValue, text: &str) -> Result<(), Denied> {
        write(&self.0, key, text).then_some(()).ok_or(Denied)
    }

    pub(super) fn remove(&self, key: &JsValue) -> Result<(), Denied> {
        remove(&self.0, key).then_some(()).ok_or(Denied)
    }

    /// Waits until what a storage with promises holds is known.
    pub(super) async fn refresh(&self, keys: &Js) {
        let _ = Promised::new(&refresh(&self.0, &keys.0)).await;
    }
}
