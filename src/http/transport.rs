//! The port through which requests leave.

use super::{Failure, Request, Response};
use crate::json::Json;

/// Sends one request. Dropping the future ends the request.
pub trait Transport: 'static {
    /// The Json handle of its responses.
    type Json: Json;

    /// The response, whatever its status; a failure only when none came. It is sent `after_ms`
    /// milliseconds from now.
    fn send(
        &self,
        request: &Request,
        after_ms: f64,
    ) -> impl Future<Output = Result<Box<Response<Self::Json>>, Failure<Self::Json>>>;
}
