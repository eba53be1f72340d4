//! The places where a client's texts are kept. See `storage.js`: what may throw there is [`Denied`] here.

use crate::session::Denied;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/browser/storage.js")]
extern "C" {
    /// A place to keep texts.
    pub(super) type Area;
    /// Opens what the option `storage` names.
    pub(super) fn open(choice: &JsValue) -> Area;
    #[wasm_bindgen(method, catch, js_name = read)]
    fn read_text(this: &Area, key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = write)]
    fn write_text(this: &Area, key: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = remove)]
    fn remove_text(this: &Area, key: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = refresh)]
    fn refresh_texts(this: &Area, keys: &Array) -> JsValue;
}

impl Area {
    pub(super) fn read(&self, key: &str) -> Result<Option<String>, Denied> {
        self.read_text(key).map_err(|_| Denied)
    }

    pub(super) fn write(&self, key: &str, text: &str) -> Result<(), Denied> {
        self.write_text(key, text).map_err(|_| Denied)
    }

    pub(super) fn remove(&self, key: &str) -> Result<(), Denied> {
        self.remove_text(key).map_err(|_| Denied)
    }

    /// Waits until what a storage with promises holds is known.
    pub(super) async fn refresh(&self, keys: &[&str]) {
        let keys: Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
        let _ = JsFuture::from(Promise::resolve(&self.refresh_texts(&keys))).await;
    }
}
