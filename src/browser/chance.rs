//! Randomness and digests. See `world.js`.

use super::task::Promised;
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    fn fill(bytes: &mut [u8]);
    #[wasm_bindgen(js_name = sha256)]
    fn digest(text: &str) -> JsValue;
}

/// Bytes that nobody can guess.
pub(super) fn secret_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    fill(&mut bytes);
    bytes
}

/// The SHA-256 digest of a text; `None` where the page is not served securely.
pub(super) async fn sha256(text: &str) -> Option<Vec<u8>> {
    let digest = Promised::new(&digest(text)).await.ok()?;
    let numbers = digest.elements().into_iter().map(|byte| byte.as_number());
    let bytes: Vec<u8> = numbers.map(byte).collect();
    (!bytes.is_empty()).then_some(bytes)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 255"
)]
fn byte(number: Option<f64>) -> u8 {
    number.unwrap_or_default() as u8
}
