//! Waiting: for a time, or for the end that a caller has set to its call.

use super::json::Js;
use super::task::Promised;
use crate::http::{Code, Failure};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    #[wasm_bindgen(js_name = startTimer)]
    fn start(milliseconds: f64, signal: &JsValue) -> JsValue;
}

/// Waits.
pub(super) async fn sleep(milliseconds: f64) {
    let _ = Promised::new(&start(milliseconds, &JsValue::UNDEFINED)).await;
}

/// Waits until a call must end: its time is over, or its caller's signal says so.
pub async fn deadline(milliseconds: f64, signal: Js) -> Failure<Js> {
    let ended = Promised::new(&start(milliseconds, &signal.0)).await;
    match ended.ok().filter(|reason| !reason.0.is_undefined()) {
        None => Failure::new(
            Code::Timeout,
            "No answer in time: check the connection and try again, or give the call a larger `timeoutMs`.",
        ),
        Some(reason) => {
            let mut failure = Failure::new(Code::Aborted, "The call was ended by its `signal`.");
            failure.cause = Some(reason);
            failure
        }
    }
}
