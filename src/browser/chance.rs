//! Randomness and digests. See `world.js`.

use super::task::Promised;
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    /// 32 bytes that nobody can guess, in base64url.
    pub(super) fn secret() -> String;
    #[wasm_bindgen(js_name = challenge)]
    fn digest(verifier: &str) -> JsValue;
}

/// The challenge of a verifier; `None` where the page is not served securely.
pub(super) async fn challenge(verifier: &str) -> Option<String> {
    Promised::new(&digest(verifier)).await.ok()?.as_text()
}
