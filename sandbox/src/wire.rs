//! What happens to every request before and after its endpoint: pre-flight, log, faults, headers.
//! It treats all endpoints alike and knows none of them, except that control calls are neither
//! logged nor broken.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::header::DATE;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use uuid::Uuid;

use crate::elastic_path::{Problem, render_problem};
use crate::faults::{Fault, HangUp};
use crate::journal::Entry;
use crate::state::Shared;
use crate::{clock, commerce_layer, control, cors};

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LARGEST_BODY: usize = 1024 * 1024;

/// The outermost layer.
pub(crate) async fn around(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let mut response = answer(&shared, request, next).await;
    cors::open_to_all(response.headers_mut());
    let now = shared.lock().now();
    if let Ok(date) = HeaderValue::from_str(&clock::http_date(now)) {
        response.headers_mut().insert(DATE, date);
    }
    if let Ok(id) = HeaderValue::from_str(&Uuid::new_v4().to_string()) {
        // An answer whose body names its id has brought it along.
        response.headers_mut().entry(REQUEST_ID).or_insert(id);
    }
    response
}

async fn answer(shared: &Shared, request: Request, next: Next) -> Response<Body> {
    let (head, body) = request.into_parts();
    // Read to the end before anything is answered: with an unread rest, the connection would close.
    let Ok(body) = axum::body::to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let preflight = cors::preflight(&head.method, &head.headers);
    if control::owns(head.uri.path()) {
        return match preflight {
            Some(response) => response,
            None => next.run(Request::from_parts(head, Body::from(body))).await,
        };
    }
    let (sequence, fault) = {
        let mut world = shared.lock();
        let now = world.now();
        // A fault is meant for the request itself, not for the browser's question ahead of it.
        let fault = match preflight {
            Some(_) => None,
            None => world.faults.take(&head.method, head.uri.path()),
        };
        let mut entry = Entry::new(
            clock::system_now(),
            &head.method,
            &head.uri,
            &head.headers,
            &body,
        );
        entry.access_token = world.tokens.describe_bearer(&head.headers, now);
        entry.customer_token = world.tokens.describe_customer(&head.headers, now);
        if commerce_layer::owns(head.uri.path()) {
            entry.access_token = world.commerce_layer.tokens.describe(&head.headers, now);
        }
        if let Some(body) = commerce_layer::loggable_body(head.uri.path(), &head.headers, &body) {
            entry.body = body;
        }
        entry.fault = fault.as_ref().map(Fault::name);
        (world.journal.open(entry), fault)
    };
    let response = match preflight {
        Some(response) => response,
        None => {
            faulty(
                shared,
                fault,
                Request::from_parts(head, Body::from(body)),
                next,
            )
            .await
        }
    };
    let (status, bytes) = match response.extensions().get::<HangUp>() {
        Some(_) => (None, None),
        None => (
            Some(response.status().as_u16()),
            response.body().size_hint().exact(),
        ),
    };
    shared.lock().journal.close(sequence, status, bytes);
    response
}

async fn faulty(
    shared: &Shared,
    fault: Option<Fault>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if let Some(Fault::Latency { ms }) = fault {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
    if let Some(response) = fault.as_ref().and_then(Fault::instead) {
        return response;
    }
    let response = rendered(shared, next.run(request).await);
    match fault {
        Some(fault) => fault.spoil(response).await,
        None => response,
    }
}

/// Endpoints hand their problems on as they are; how they look is a setting.
fn rendered(shared: &Shared, mut response: Response<Body>) -> Response<Body> {
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) => render_problem(&problem, &shared.lock().settings),
        None => response,
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: StatusCode, body: &serde_json::Value) -> Response<Body> {
    let mut response = Response::new(Body::from(Bytes::from(body.to_string())));
    *response.status_mut() = status;
    response.headers_mut().insert(
        axum::http::header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}
