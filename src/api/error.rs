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
    details.set("code", Js::text(failure.code.name()));
    details.set("retryable", Js(failure.is_retryable().into()));
    if let Some(status) = failure.status {
        details.set("status", Js::number(status.into()));
    }
    if let Some(request_id) = &failure.request_id {
        details.set("requestId", Js::text(request_id));
    }
    if let Some(milliseconds) = failure.retry_after_ms {
        details.set("retryAfterMs", Js::number(milliseconds));
    }
    let mut fields = Js::array();
    for refused in &failure.fields {
        let mut field = Js::object();
        field.set("field", Js::text(&refused.field));
        field.set("message", Js::text(&refused.message));
        if let Some(rule) = &refused.rule {
            field.set("rule", Js::text(rule));
        }
        fields.push(field);
    }
    details.set("fields", fields);
    if let Some(cause) = &failure.cause {
        details.set("cause", cause.clone());
    }
    customer_error(&failure.message, &details.0)
}
