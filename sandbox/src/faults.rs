//! Faults on order: what goes wrong with which request, and how often.
//! This module decides and breaks answers; it never looks at what a request means.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, Response, StatusCode};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One order: break the next `times` requests that match.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Order {
    #[serde(default, rename = "match")]
    matching: Matching,
    #[serde(default = "once")]
    times: u32,
    fault: Fault,
}

fn once() -> u32 {
    1
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Matching {
    method: Option<String>,
    path_prefix: Option<String>,
}

/// What can go wrong. `MalformedJson` and `DropMidBody` break the real answer, so the request has
/// taken effect; `Status`, `EmptyBody` and `Drop` happen instead of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum Fault {
    Latency {
        ms: u64,
    },
    Status {
        status: u16,
        retry_after: Option<RetryAfter>,
        body: Option<String>,
        content_type: Option<String>,
    },
    Drop,
    DropMidBody,
    MalformedJson,
    EmptyBody {
        status: u16,
    },
}

/// `Retry-After` comes in two forms: seconds, or an HTTP date.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum RetryAfter {
    Seconds(u64),
    Date(String),
}

impl fmt::Display for RetryAfter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(formatter),
            Self::Date(date) => date.fmt(formatter),
        }
    }
}

/// The orders still waiting, oldest first.
#[derive(Default)]
pub(crate) struct Queue(VecDeque<Order>);

impl Queue {
    pub(crate) fn push(&mut self, order: Order) {
        self.0.push_back(order);
    }

    pub(crate) fn waiting(&self) -> &VecDeque<Order> {
        &self.0
    }

    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let place = self
            .0
            .iter()
            .position(|order| order.matching.includes(method, path))?;
        let order = self.0.get_mut(place)?;
        order.times = order.times.saturating_sub(1);
        let fault = order.fault.clone();
        if order.times == 0 {
            self.0.remove(place);
        }
        Some(fault)
    }
}

impl Order {
    /// The order, or a sentence saying why it cannot be carried out.
    pub(crate) fn read(order: Value) -> Result<Self, String> {
        let order: Self = serde_json::from_value(order).map_err(|error| error.to_string())?;
        if order.times == 0 {
            return Err("times must be at least 1".to_owned());
        }
        order.fault.check()?;
        Ok(order)
    }
}

impl Matching {
    fn includes(&self, method: &Method, path: &str) -> bool {
        self.method
            .as_ref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method.as_str()))
            && self
                .path_prefix
                .as_ref()
                .is_none_or(|prefix| path.starts_with(prefix))
    }
}

impl Fault {
    /// The name the request log shows.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Latency { .. } => "latency",
            Self::Status { .. } => "status",
            Self::Drop => "drop",
            Self::DropMidBody => "dropMidBody",
            Self::MalformedJson => "malformedJson",
            Self::EmptyBody { .. } => "emptyBody",
        }
    }

    fn check(&self) -> Result<(), String> {
        let (status, header) = match self {
            Self::Status {
                status,
                content_type,
                retry_after,
                ..
            } => {
                let retry_after = retry_after.as_ref().map(ToString::to_string);
                (*status, [content_type.clone(), retry_after])
            }
            Self::EmptyBody { status } => (*status, [None, None]),
            _ => return Ok(()),
        };
        // A 1xx answer would leave the client waiting for the real one.
        if !(200..600).contains(&status) {
            return Err("status must be from 200 to 599".to_owned());
        }
        match header
            .iter()
            .flatten()
            .all(|value| HeaderValue::from_str(value).is_ok())
        {
            true => Ok(()),
            false => Err("contentType and retryAfter must be header values".to_owned()),
        }
    }

    /// The answer that replaces the real one, where the fault has one.
    pub(crate) fn instead(&self) -> Option<Response<Body>> {
        match self {
            Self::Status {
                status,
                retry_after,
                body,
                content_type,
            } => {
                let mut response = Response::new(Body::from(body.clone().unwrap_or_default()));
                set_status(&mut response, *status);
                let content_type = content_type.as_deref().unwrap_or("application/json");
                if let Ok(value) = HeaderValue::from_str(content_type) {
                    response.headers_mut().insert(CONTENT_TYPE, value);
                }
                if let Some(value) = retry_after
                    .as_ref()
                    .and_then(|moment| HeaderValue::from_str(&moment.to_string()).ok())
                {
                    response.headers_mut().insert(RETRY_AFTER, value);
                }
                Some(response)
            }
            Self::EmptyBody { status } => {
                let mut response = Response::new(Body::empty());
                set_status(&mut response, *status);
                Some(response)
            }
            Self::Drop => {
                let mut response = Response::new(Body::empty());
                response.extensions_mut().insert(HangUp);
                Some(response)
            }
            Self::Latency { .. } | Self::DropMidBody | Self::MalformedJson => None,
        }
    }

    /// Breaks a finished answer, where that is what the fault does.
    pub(crate) async fn spoil(&self, response: Response<Body>) -> Response<Body> {
        if !matches!(self, Self::DropMidBody | Self::MalformedJson) {
            return response;
        }
        let (mut head, body) = response.into_parts();
        let mut whole = axum::body::to_bytes(body, usize::MAX)
            .await
            .unwrap_or_default();
        if whole.is_empty() {
            // A bodiless answer has nothing to break; this one has.
            head.status = StatusCode::OK;
            whole = Bytes::from_static(b"{\"data\":{}}");
        }
        head.headers.remove(CONTENT_LENGTH);
        let half = whole.slice(..whole.len() / 2);
        match self {
            Self::DropMidBody => {
                head.headers
                    .insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
                Response::from_parts(
                    head,
                    Body::new(HalfBody {
                        half: Some(half),
                        flushed: false,
                    }),
                )
            }
            _ => Response::from_parts(head, Body::from(half)),
        }
    }
}

fn set_status(response: &mut Response<Body>, status: u16) {
    if let Ok(status) = StatusCode::from_u16(status) {
        *response.status_mut() = status;
    }
}

/// Marks an answer that must never be sent: the server closes the connection instead.
#[derive(Clone, Copy)]
pub(crate) struct HangUp;

/// A body that breaks off after its first half.
struct HalfBody {
    half: Option<Bytes>,
    flushed: bool,
}

impl HttpBody for HalfBody {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // One pause: without it the first half would still lie in the server's buffer.
        if !self.flushed {
            self.flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(BrokenOff)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

/// The error that makes the server close a connection.
#[derive(Debug)]
pub(crate) struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("broken off on order")
    }
}

impl std::error::Error for BrokenOff {}

impl From<Infallible> for BrokenOff {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
