//! A request as data. Only the session adds tokens to it, and only the transport sends it.

use std::borrow::Cow;

/// The HTTP methods that the platforms use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or does something that must not be repeated blindly.
    Post,
    /// Replaces, or on Elastic Path changes in part.
    Put,
    /// Changes in part.
    Patch,
    /// Deletes.
    Delete,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// The one with a name.
    #[inline(never)]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|method| method.name() == name)
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether sending it twice does the same as sending it once (RFC 9110, 9.2.2).
    pub fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch)
    }
}

/// A header's name and value.
pub type Header = (Cow<'static, str>, String);

/// A body and its content type. A caller of `shop.fetch` names the type among its headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The `Content-Type` header; empty where the headers have it.
    pub content_type: &'static str,
    /// The text, already encoded.
    pub text: String,
}

/// One request. `url` is absolute; every variable part of it is percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// Headers besides the content type.
    pub headers: Vec<Header>,
    /// The body of a write.
    pub body: Option<Body>,
    /// Whether it may be sent again although its method is not idempotent: a token request changes
    /// nothing at the platform.
    pub repeatable: bool,
    /// Whether it goes on when the page is left, as a revocation must.
    pub keepalive: bool,
    /// Whether the browser's own response is wanted, unread.
    pub raw: bool,
}

impl Request {
    /// A request without a body.
    pub fn new(method: Method, url: String) -> Self {
        Self {
            method,
            url,
            headers: Vec::new(),
            body: None,
            repeatable: method.is_idempotent(),
            keepalive: false,
            raw: false,
        }
    }

    /// Adds a JSON body.
    pub fn json(mut self, text: String) -> Self {
        self.body = Some(Body {
            content_type: "application/json",
            text,
        });
        self
    }

    /// Adds a form body from pairs that are not yet encoded.
    pub fn form(mut self, pairs: &[(&str, &str)]) -> Self {
        let text = super::url::query(pairs);
        self.body = Some(Body {
            content_type: "application/x-www-form-urlencoded",
            text,
        });
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name.into(), value));
        self
    }

    /// Allows it to be sent again.
    pub fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// Lets it go on when the page is left.
    pub fn keepalive(mut self) -> Self {
        self.keepalive = true;
        self
    }
}
