//! Sends requests with the browser's `fetch`. See `fetch.js`; it is not gloo-net's, which panics when
//! `fetch` rejects with something that is no `Error`, and costs 4 KB more.

use super::json::Js;
use super::task::Promised;
use crate::http::{Code, Content, Failure, Request, Response};
use crate::json::{Json, Kind};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/fetch.js")]
extern "C" {
    type Sending;
    fn start(method: &str, url: &str, headers: &JsValue, body: &JsValue) -> Option<Sending>;
    #[wasm_bindgen(method, getter)]
    fn answer(this: &Sending) -> JsValue;
    #[wasm_bindgen(method)]
    fn stop(this: &Sending);
}

/// Ends its request when dropped: the caller has given up, or has the whole answer.
struct Guard(Sending);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// The response, whatever its status; a failure only when none came.
pub(super) async fn send(request: &Request) -> Result<Box<Response<Js>>, Failure<Js>> {
    let mut headers = Js::object();
    for (name, value) in &request.headers {
        headers.set(name, Js::text(value));
    }
    let mut body = Js::missing();
    if let Some(given) = &request.body {
        headers.set("content-type", Js::text(given.content_type));
        body = Js::text(&given.text);
    }
    let Some(sending) = start(request.method.name(), &request.url, &headers.0, &body.0) else {
        return Err(Failure::new(
            Code::Internal,
            "The browser refused to build a request.",
        ));
    };
    let guard = Guard(sending);
    let answer = Promised::new(&guard.0.answer())
        .await
        .map_err(unreachable)?;
    let header = |name| answer.get(name).as_text();
    let json = answer.get("json");
    Ok(Box::new(Response {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "fetch gives 0 to 599"
        )]
        status: answer.get("status").as_number().unwrap_or_default() as u16,
        retry_after: header("retryAfter"),
        date: header("date"),
        request_id: header("requestId"),
        content: if json.kind() != Kind::Missing {
            Content::Json(json)
        } else if answer.get("isEmpty").as_boolean() == Some(true) {
            Content::Empty
        } else {
            Content::Other
        },
    }))
}

fn unreachable(cause: Js) -> Failure<Js> {
    let mut failure = Failure::new(
        Code::Network,
        "The platform could not be reached: check the connection, and that the store allows this origin.",
    );
    failure.cause = Some(cause);
    failure
}
