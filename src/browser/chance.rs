//! Randomness and digests. See `world.js`.

use super::task::Promised;
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    fn fill(bytes: &mut [u8], buffer: &JsValue);
    #[wasm_bindgen(js_name = sha256)]
    fn digest(text: &str) -> JsValue;
}

/// Bytes that nobody can guess.
pub(super) fn secret_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    fill(&mut bytes, &JsValue::UNDEFINED);
    bytes
}

/// The SHA-256 digest of a text; `None` where the page is not served securely.
pub(super) async fn sha256(text: &str) -> Option<Vec<u8>> {
    let digest = Promised::new(&digest(text)).await.ok()?;
    let mut bytes = [0; 32];
    digest.is_present().then(|| {
        fill(&mut bytes, &digest.0);
        bytes.to_vec()
    })
}
