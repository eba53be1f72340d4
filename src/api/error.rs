//! Failures as the `CustomerError` that JavaScript catches.

use crate::browser::Js;
use crate::http::Failure;
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/api/customer-error.js")]
extern "C" {
    #[wasm_bindgen(js_name = customerError)]
    fn customer_error(message: &str, details: &JsValue) -> JsValue;
}

/// The error to throw.
pub(super) fn to_js(failure: Failure<Js>) -> JsValue {
    let mut details = Js::object();
    details.set_text("code", failure.code.name());
    details.set("retryable", Js(failure.is_retryable().into()));
    if let Some(status) = failure.status {
        details.set_number("status", status.into());
    }
    if let Some(request_id) = &failure.request_id {
        details.set_text("requestId", request_id);
    }
    if let Some(milliseconds) = failure.retry_after_ms {
        details.set_number("retryAfterMs", milliseconds);
    }
    let mut fields = Js::array();
    for refused in &failure.fields {
        let mut field = Js::object();
        field.set_text("field", &refused.field);
        field.set_text("message", &refused.message);
        if let Some(rule) = &refused.rule {
            field.set_text("rule", rule);
        }
        fields.push(field);
    }
    details.set("fields", fields);
    if let Some(cause) = &failure.cause {
        details.set("cause", cause.clone());
    }
    customer_error(&failure.message, &details.0)
}
