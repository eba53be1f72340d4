//! What went wrong, as data that `CustomerError` carries to JavaScript. A message says what happened
//! and what to do, and never holds a token, a password or an e-mail address.

use super::response::Response;
use crate::json::{Json, text};
use std::borrow::Cow;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// The closed list of things that go wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// The name that JavaScript sees as `CustomerError.code`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The same list as a TypeScript type.
            pub const TYPESCRIPT: &'static str = concat!(
                "/** What went wrong; a closed list to `switch` over. */\nexport type CustomerErrorCode =\n",
                $("  /**", $($doc,)+ " */\n  | \"", $text, "\"\n",)+
                ";\n"
            );
        }
    };
}

codes! {
    /// An option or its environment is wrong: a mistake in the storefront's code.
    Configuration = "configuration",
    /// The platform does not know this e-mail address with this password.
    InvalidCredentials = "invalid-credentials",
    /// The call needs a signed-in shopper, and there is none, or the session has ended.
    NotSignedIn = "not-signed-in",
    /// The platform does not let this shopper or this store do that.
    Forbidden = "forbidden",
    /// There is no such thing, or it belongs to somebody else.
    NotFound = "not-found",
    /// A value was refused, by us before sending or by the platform: see `fields`.
    Validation = "validation",
    /// It clashes with what is there, such as an e-mail address that is taken.
    Conflict = "conflict",
    /// There are as many as the platform keeps, such as addresses of a customer: remove one first.
    LimitReached = "limit-reached",
    /// Too many requests: wait `retryAfterMs` if it is given.
    RateLimited = "rate-limited",
    /// The platform could not be reached.
    Network = "network",
    /// No answer within `timeoutMs`.
    Timeout = "timeout",
    /// The caller's `signal` ended the call.
    Aborted = "aborted",
    /// The platform failed (5xx).
    Server = "server",
    /// The platform answered something that is not what it documents.
    MalformedResponse = "malformed-response",
    /// The browser does not let the page store what must be stored.
    Storage = "storage",
    /// The provider of a single sign-on refused, or the shopper gave up there.
    SignOnDenied = "sign-on-denied",
    /// The page was not reached through a single sign-on that this browser began.
    SignOnState = "sign-on-state",
    /// The code of a single sign-on was used already, or is too old.
    SignOnCode = "sign-on-code",
    /// The client was disposed of before or during the call.
    Disposed = "disposed",
    /// A defect of this package: please report it.
    Internal = "internal",
}

/// One refused input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFailure {
    /// The name of the input as the caller knows it.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
    /// The platform's machine-readable rule, where it names one.
    pub rule: Option<String>,
}

/// What went wrong. Boxed: it travels through every result and is rarely there.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure<J>(Box<Details<J>>);

impl<J> std::ops::Deref for Failure<J> {
    type Target = Details<J>;
    fn deref(&self) -> &Details<J> {
        &self.0
    }
}

impl<J> std::ops::DerefMut for Failure<J> {
    fn deref_mut(&mut self) -> &mut Details<J> {
        &mut self.0
    }
}

/// What is known of a failure.
#[derive(Clone, Debug, PartialEq)]
pub struct Details<J> {
    /// Which of the closed list.
    pub code: Code,
    /// What happened and what to do.
    pub message: Cow<'static, str>,
    /// The HTTP status, when there was a response.
    pub status: Option<u16>,
    /// The platform's name for the request.
    pub request_id: Option<String>,
    /// How long the platform asks to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The refused inputs.
    pub fields: Vec<FieldFailure>,
    /// The error that the browser threw.
    pub cause: Option<J>,
}

impl<J: Json> Failure<J> {
    /// A failure without a response.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Details {
            code,
            message: message.into(),
            status: None,
            request_id: None,
            retry_after_ms: None,
            fields: Vec::new(),
            cause: None,
        }))
    }

    /// A failure that a response tells of.
    pub fn of(response: &Response<J>, code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        let mut failure = Self::new(code, message);
        failure.status = Some(response.status);
        failure.request_id = response.request_id.clone();
        failure
    }

    /// A refused input, found before any request.
    pub fn field(code: Code, field: &str, message: &str) -> Self {
        let mut failure = Self::new(code, text::join(&["`", field, "` ", message]));
        failure.fields.push(FieldFailure {
            field: field.to_owned(),
            message: message.to_owned(),
            rule: None,
        });
        failure
    }

    /// A refused input of a call.
    pub fn invalid(field: &str, message: &str) -> Self {
        Self::field(Code::Validation, field, message)
    }

    /// Whether the same call may succeed later without a change.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.code,
            Code::Network | Code::Timeout | Code::RateLimited | Code::Server
        )
    }
}

impl Code {
    /// The code that an HTTP status stands for when the platform says nothing more.
    pub fn of_status(status: u16) -> Self {
        match status {
            401 => Self::NotSignedIn,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            409 => Self::Conflict,
            400 | 422 => Self::Validation,
            429 => Self::RateLimited,
            408 | 500..=599 => Self::Server,
            _ => Self::MalformedResponse,
        }
    }
}
