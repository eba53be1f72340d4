//! Names and values as they come in a query string or a form body: decoded, in order.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::state::Shared;

#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    pairs: Vec<(String, String)>,
    encoded_length: usize,
}

impl Pairs {
    pub(crate) fn read(encoded: &[u8]) -> Self {
        Self {
            pairs: form_urlencoded::parse(encoded).into_owned().collect(),
            encoded_length: encoded.len(),
        }
    }

    /// How long it was before it was decoded.
    pub(crate) fn encoded_length(&self) -> usize {
        self.encoded_length
    }

    /// The value of that name, if it is there and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl FromRequestParts<Shared> for Pairs {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Infallible> {
        Ok(Self::read(parts.uri.query().unwrap_or_default().as_bytes()))
    }
}
