//! Sends requests with the browser's `fetch`. See `world.js`; it is not gloo-net's, which panics when
//! `fetch` rejects with something that is no `Error`, knows no `keepalive`, and costs 4 KB more.

use super::json::Js;
use super::task::Promised;
use crate::http::{Code, Content, Failure, Request, Response};
use crate::json::{Json, Kind};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/world.js")]
extern "C" {
    #[wasm_bindgen(js_name = startRequest)]
    fn start(
        method: &str,
        url: &str,
        headers: &JsValue,
        body: &JsValue,
        keepalive: bool,
        raw: bool,
        after_ms: f64,
    ) -> JsValue;
}

/// The response, whatever its status; a failure only when none came.
pub(super) async fn send(
    request: &Request,
    after_ms: f64,
) -> Result<Box<Response<Js>>, Failure<Js>> {
    let mut headers = Js::array();
    let mut push = |name: &str, value: &str| {
        headers.push(Js::text(name));
        headers.push(Js::text(value));
    };
    for (name, value) in &request.headers {
        push(name, value);
    }
    let mut text = Js::missing();
    if let Some(body) = &request.body {
        if !body.content_type.is_empty() {
            push("content-type", body.content_type);
        }
        text = Js::text(&body.text);
    }
    let sending = start(
        request.method.name(),
        &request.url,
        &headers.0,
        &text.0,
        request.keepalive,
        request.raw,
        after_ms,
    );
    // Dropped, and so stopped, when the caller has given up.
    let answer = Promised::new(&sending).await.map_err(|cause| {
        let message = "The platform could not be reached: check the connection, and that the store allows this origin.";
        with_cause(Code::Network, message, cause)
    })?;
    let cause = answer.get("cause");
    if cause.is_present() {
        let message =
            "The browser cannot send this request: check its path, and that its headers are legal.";
        return Err(with_cause(Code::Validation, message, cause));
    }
    let json = answer.get("json");
    let number = |name| answer.number_at(name).unwrap_or(f64::NAN);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an HTTP status"
    )]
    let status = number("status") as u16;
    Ok(Box::new(Response {
        status,
        retry_after_ms: answer.number_at("retryAfterMs"),
        server_ms: answer.number_at("serverMs"),
        request_id: answer.text_at("requestId"),
        #[cfg(feature = "commerce-layer")]
        rate: match answer.number_at("limit") {
            // Where the API lets no page read them.
            None => crate::http::Rate::UNREAD,
            Some(limit) => crate::http::Rate {
                limit,
                interval: number("interval"),
                remaining: number("remaining"),
            },
        },
        content: match json.kind() {
            Kind::Missing if answer.get("isEmpty").as_boolean() == Some(true) => Content::Empty,
            Kind::Missing => Content::Other,
            _ => Content::Json(json),
        },
        raw: Some(answer.get("raw")).filter(Js::is_present),
    }))
}

fn with_cause(code: Code, message: &'static str, cause: Js) -> Failure<Js> {
    let mut failure = Failure::new(code, message);
    failure.cause = Some(cause);
    failure
}
