//! Sends requests with the browser's `fetch`. See `fetch.js`; it is not gloo-net's, which panics when
//! `fetch` rejects with something that is no `Error`, knows no `keepalive`, and costs 4 KB more.

use super::json::Js;
use crate::http::{Code, Content, Failure, Request, Response};
use crate::json::{Json, Kind};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/browser/fetch.js")]
extern "C" {
    type Sending;
    #[wasm_bindgen(catch)]
    fn start(
        method: &str,
        url: &str,
        headers: &Array,
        body: Option<&str>,
        keepalive: bool,
        raw: bool,
    ) -> Result<Sending, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn answer(this: &Sending) -> Promise;
    #[wasm_bindgen(method)]
    fn stop(this: &Sending);
}

/// Ends its request when dropped: the caller has given up.
struct Guard(Option<Sending>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.iter().for_each(Sending::stop);
    }
}

/// The response, whatever its status; a failure only when none came.
pub(super) async fn send(request: Request) -> Result<Response<Js>, Failure<Js>> {
    let headers = Array::new();
    let content_type = request
        .body
        .as_ref()
        .map(|body| body.content_type)
        .filter(|text| !text.is_empty());
    let content_type = content_type.map(|text| ("content-type", text));
    let named = request
        .headers
        .iter()
        .map(|(name, value)| (&**name, value.as_str()));
    for (name, value) in named.chain(content_type) {
        headers.push(&name.into());
        headers.push(&value.into());
    }
    let body = request.body.as_ref().map(|body| body.text.as_str());
    let sending = start(
        request.method.name(),
        &request.url,
        &headers,
        body,
        request.keepalive,
        request.raw,
    );
    let sending = sending.map_err(|cause| {
        let message =
            "The browser cannot send this request: check its path, and that its headers are legal.";
        with_cause(Failure::new(Code::Validation, message), cause)
    })?;
    let answer = sending.answer();
    let mut guard = Guard(Some(sending));
    let answer = JsFuture::from(answer).await.map_err(|cause| {
        let message = "The platform could not be reached: check the connection, and that the store allows this origin.";
        with_cause(Failure::new(Code::Network, message), cause)
    })?;
    // A raw response is still being read by its caller.
    guard.0 = None;
    let answer = Js(answer);
    let json = answer.get("json");
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an HTTP status"
    )]
    let status = answer.get("status").as_number().unwrap_or_default() as u16;
    Ok(Response {
        status,
        retry_after: answer.get("retryAfter").as_text(),
        date: answer.get("date").as_text(),
        request_id: answer.get("requestId").as_text(),
        content: match json.kind() {
            Kind::Missing if answer.get("isEmpty").as_boolean() == Some(true) => Content::Empty,
            Kind::Missing => Content::Other,
            _ => Content::Json(json),
        },
        raw: Some(answer.get("raw")).filter(Js::is_present),
    })
}

fn with_cause(mut failure: Failure<Js>, cause: JsValue) -> Failure<Js> {
    failure.cause = Some(Js(cause));
    failure
}
