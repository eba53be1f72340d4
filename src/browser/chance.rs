//! Randomness and digests. See `chance.js`.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/browser/chance.js")]
extern "C" {
    fn fill(bytes: &mut [u8]);
    #[wasm_bindgen(js_name = sha256)]
    fn digest(text: &str) -> Promise;
}

/// Bytes that nobody can guess.
pub(super) fn secret_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    fill(&mut bytes);
    bytes
}

/// The SHA-256 digest of a text; `None` where the page is not served securely.
pub(super) async fn sha256(text: &str) -> Option<Vec<u8>> {
    let digest = JsFuture::from(digest(text)).await.ok()?;
    digest
        .dyn_into::<Uint8Array>()
        .ok()
        .map(|bytes| bytes.to_vec())
}
