//! What a shop platform is to the rest of the house: how its tokens are asked for and read, how a
//! request carries them, which requests an operation takes, and what its refusals mean. Pure: it
//! names requests and reads responses, and never sends one itself.

mod call;
mod check;
#[cfg(feature = "commerce-layer")]
pub mod commerce_layer;
#[cfg(feature = "elastic-path")]
pub mod elastic_path;
mod input;
pub(crate) mod joined;
mod operation;
pub mod options;
mod page;
pub mod queries;
mod query;
mod refusal;
mod requests;
pub mod resources;
mod sparse;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod wire;

pub use call::{Call, CallOptions};
pub(crate) use check::{known_only, listed, required_text};
pub use input::Writer;
pub use operation::{CAPABILITIES_TYPESCRIPT, Extension, Operation, Row, extensions};
pub use options::{Options, Storage};
pub use query::{Condition, Query, Table};

use crate::http::{Code, Endpoint, Failure, Header, Request, Response};
use crate::json::Json;
use std::rc::Rc;

/// Whose token a request needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Any visitor.
    Anonymous,
    /// The signed-in shopper.
    Customer,
}

/// A token as the platform issued it.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// The bearer token, or on Elastic Path the customer token.
    pub token: String,
    /// When it ends, by the local clock, in milliseconds since 1970.
    pub expires_at_ms: f64,
    /// How long it lives from its issue, in milliseconds.
    pub lifetime_ms: f64,
    /// Whose it is; `None` for a visitor.
    pub customer_id: Option<String>,
    /// What renews it, on platforms that have such a thing.
    pub refresh_token: Option<String>,
}

/// The tokens that a request may carry. Shared: each is handed through a dozen places of the session,
/// and a clone of three texts in each of them costs 1 KB.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tokens {
    /// The visitor's token.
    pub anonymous: Option<Rc<Grant>>,
    /// The signed-in shopper's token.
    pub customer: Option<Rc<Grant>>,
}

/// A provider that shoppers can sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOnProfile {
    /// The platform's id of it.
    pub id: String,
    /// The name that shoppers know.
    pub name: String,
    /// Where its sign-in page is, with what the platform wants in the query.
    pub authorization_url: String,
}

/// Which token a refusal may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspect {
    /// The visitor's.
    Visitor,
    /// The shopper's.
    Shopper,
    /// The platform does not say.
    Either,
}

/// When a token response came, and how far the local clock is from the server's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The local clock, in milliseconds since 1970.
    pub now_ms: f64,
    /// The server's clock minus the local one, in milliseconds, as far as it is known.
    pub clock_offset_ms: f64,
}

/// What an operation uses to reach the platform: the session, which adds the tokens.
pub trait Caller {
    /// The Json handle.
    type Json: Json;

    /// Sends a request with the tokens that the audience stands for, renewing them as needed. The
    /// response is a success; anything else is a failure.
    fn send(
        &self,
        audience: Audience,
        request: Request,
    ) -> impl Future<Output = Result<Box<Response<Self::Json>>, Failure<Self::Json>>>;
}

/// A shop platform. An operation may take several requests (Commerce Layer's address is two
/// records), so it runs as one future over a [`Caller`].
pub trait Platform: Sized + 'static {
    /// The platform's part of the storage key.
    const NAME: &'static str;
    /// The rows of its operations, in the form that [`Row`] has.
    const ROWS: &'static str;
    /// The field tables, in the form that [`crate::json::schema`] reads, and the queries'.
    const SCHEMA: &'static str;
    /// Whether a customer's request also carries the visitor's token, as on Elastic Path. Where it
    /// does not, as on Commerce Layer, the customer's token takes its place.
    const CUSTOMER_ADDS_TO_ANONYMOUS: bool;

    /// Where the session is stored: the platform, its host, the client and what else tells one
    /// session from another.
    fn storage_key(&self) -> String;

    /// The request for a visitor's token.
    fn anonymous_request<J: Json>(&self) -> Request;
    /// The request that trades credentials for a customer's token.
    fn login_request<J: Json>(&self, credentials: &J) -> Result<Request, Failure<J>>;
    /// Whether that request must carry the visitor's token.
    const LOGIN_NEEDS_ANONYMOUS: bool;
    /// The request that renews a customer's token; `None` where the platform has no such grant.
    fn refresh_request<J: Json>(&self, customer: &Grant) -> Option<Request>;
    /// The request that ends a customer's token; `None` where the platform has no such thing.
    fn revoke_request<J: Json>(&self, customer: &Grant) -> Option<Request>;
    /// Reads any of these requests' responses, for as much of the moment as it tells.
    fn read_grant<J: Json>(&self, body: &J, moment: Moment) -> Option<Grant>;
    /// The server's clock in milliseconds, where the body of a token response tells it.
    fn server_clock<J: Json>(&self, body: &J) -> Option<f64>;

    /// The platform's API, which tokens never leave; empty where they tell it.
    fn base_url(&self) -> &str;
    /// Headers of every request but the token requests.
    fn headers(&self) -> &[Header];
    /// Puts the tokens on a request, and its host before its path where the token tells that.
    fn authorize<J: Json>(&self, request: &mut Request, tokens: &Tokens);
    /// What a request is counted as, where the platform tells how many it takes.
    fn endpoint(&self, _request: &Request) -> Option<Endpoint> {
        None
    }
    /// Which token a refusal is about; `None` when it is about what was asked.
    fn suspect<J: Json>(&self, operation: Operation, response: &Response<J>) -> Option<Suspect>;
    /// What a response that is no success means for an operation.
    fn failure<J: Json>(&self, operation: Operation, response: &Response<J>) -> Failure<J>;

    /// The providers of single sign-on.
    fn sign_on_profiles<C: Caller>(
        &self,
        _caller: &C,
    ) -> impl Future<Output = Result<Vec<SignOnProfile>, Failure<C::Json>>> {
        std::future::ready(Err(no_sign_on()))
    }
    /// The request that trades a provider's code for a customer's token.
    fn sign_on_request<J: Json>(
        &self,
        _code: &str,
        _redirect_uri: &str,
        _verifier: &str,
    ) -> Result<Request, Failure<J>> {
        Err(no_sign_on())
    }

    /// Carries out an operation on the account's resources.
    fn run<C: Caller>(
        &self,
        call: Call<C::Json>,
        caller: &C,
    ) -> impl Future<Output = Result<C::Json, Failure<C::Json>>>;
}

/// What is said of single sign-on where there is none.
pub(crate) fn no_sign_on<J: Json>() -> Failure<J> {
    Failure::new(
        Code::Configuration,
        "This platform has no single sign-on of its own.",
    )
}
