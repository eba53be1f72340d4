//! A response as data: its status, the few headers that matter, and its body if that is JSON.

#[cfg(feature = "commerce-layer")]
use super::pacing::Rate;
use crate::json::Json;

/// What the body turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<J> {
    /// Nothing, as after a `204`.
    Empty,
    /// A JSON value.
    Json(J),
    /// Something else: an HTML page from a proxy, or JSON that was cut off.
    Other,
}

/// One response. Headers that the platform does not expose to browsers (CORS) are `None`; their
/// two forms of a time are read by the transport, for which the browser has a reader of dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Response<J> {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`: how long the platform asks to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// `Date`: the server's clock, in milliseconds since 1970.
    pub server_ms: Option<f64>,
    /// `X-Request-Id`: what the platform's support asks for.
    pub request_id: Option<String>,
    /// `X-Ratelimit-*`: the budget that the request was counted against.
    #[cfg(feature = "commerce-layer")]
    pub rate: Rate,
    /// The body.
    pub content: Content<J>,
    /// The browser's own response, where the request asked for it.
    pub raw: Option<J>,
}

impl<J: Json> Response<J> {
    /// Whether the status is one of the 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The JSON body; absent when there is none.
    pub fn json(&self) -> J {
        match &self.content {
            Content::Json(json) => json.clone(),
            Content::Empty | Content::Other => J::missing(),
        }
    }
}
