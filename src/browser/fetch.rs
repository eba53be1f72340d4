//! Sends requests with the browser's `fetch`. gloo-net builds them; it does not send them, because its
//! `send` panics when `fetch` rejects with something that is no `Error`.

use super::json::Js;
use crate::http::{Code, Content, Failure, Method, Request, Response};
use gloo_net::http::RequestBuilder;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Promise;
}

/// Ends its request when dropped: the caller has given up, or has the whole answer.
struct Guard(AbortController);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The response, whatever its status; a failure only when none came.
pub(super) async fn send(request: Request) -> Result<Response<Js>, Failure<Js>> {
    let guard = Guard(AbortController::new().map_err(unreachable)?);
    let request = build(request, &guard.0)?;
    let response = JsFuture::from(fetch(&request)).await.map_err(unreachable)?;
    let response: web_sys::Response = response.unchecked_into();
    let headers = response.headers();
    let header = |name| headers.get(name).ok().flatten();
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    let content = if text.loose_eq(&JsValue::from_str("")) {
        Content::Empty
    } else {
        Js::parse(&text).map_or(Content::Other, Content::Json)
    };
    Ok(Response {
        status: response.status(),
        retry_after: header("retry-after"),
        date: header("date"),
        request_id: header("x-request-id"),
        content,
    })
}

fn build(request: Request, controller: &AbortController) -> Result<web_sys::Request, Failure<Js>> {
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .abort_signal(Some(&controller.signal()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let built = match request.body {
        Some(body) => builder
            .header("content-type", body.content_type)
            .body(body.text),
        None => builder.build(),
    };
    match built {
        Ok(request) => Ok(request.into()),
        Err(_) => Err(Failure::new(
            Code::Internal,
            "The browser refused to build a request.",
        )),
    }
}

fn unreachable(cause: JsValue) -> Failure<Js> {
    let mut failure = Failure::new(
        Code::Network,
        "The platform could not be reached: check the connection, and that the store allows this origin.",
    );
    failure.cause = Some(Js(cause));
    failure
}
