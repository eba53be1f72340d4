//! Sends requests with the browser's `fetch`, which `job.js` calls.

use super::job::Job;
use super::json::Js;
use crate::http::{Code, Content, Failure, Request, Response};
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/job.js")]
extern "C" {
    #[wasm_bindgen(js_name = send)]
    fn start(method: &str, url: &str, headers: &JsValue, body: &JsValue) -> JsValue;
}

/// The response, whatever its status; a failure only when none came.
pub(super) async fn send(request: Request) -> Result<Response<Js>, Failure<Js>> {
    let mut headers = Js::object();
    for (name, value) in &request.headers {
        headers.set(name, Js::text(value));
    }
    let mut text = Js::missing();
    if let Some(body) = &request.body {
        headers.set("content-type", Js::text(body.content_type));
        text = Js::text(&body.text);
    }
    let job = start(request.method.name(), &request.url, &headers.0, &text.0);
    let answer = Job(Js(job)).await.map_err(unreachable)?;
    let number = |key| answer.get(key).as_number();
    let Some(status) = number("status") else {
        return Err(Failure::new(
            Code::Internal,
            "The browser refused to build a request.",
        ));
    };
    let header = |name| answer.get(name).as_text();
    Ok(Response {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "fetch gives 0 to 599"
        )]
        status: status as u16,
        retry_after: header("retry-after"),
        date: header("date"),
        request_id: header("x-request-id"),
        content: match number("content") {
            Some(0.0) => Content::Empty,
            Some(1.0) => Content::Json(answer.get("json")),
            _ => Content::Other,
        },
    })
}

fn unreachable(cause: Js) -> Failure<Js> {
    let mut failure = Failure::new(
        Code::Network,
        "The platform could not be reached: check the connection, and that the store allows this origin.",
    );
    failure.cause = Some(cause);
    failure
}
