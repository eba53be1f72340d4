//! Requests and responses as data, what went wrong as data, and when to try again. Nothing here
//! sends anything: a [`Transport`] does, and it is plugged in from below.

mod failure;
mod pacing;
mod redact;
mod request;
mod response;
mod retry;
mod transport;
pub mod url;

pub use failure::{Code, Details, Failure, FieldFailure};
pub use pacing::{Deadline, Endpoint, Pacer, Rate};
pub use redact::without_addresses;
pub use request::{Body, Header, Method, Request};
pub use response::{Content, Response};
pub use retry::{Attempt, delay_before_next};
pub use transport::Transport;
