//! Access tokens, customer tokens and authorization codes: made, recognised, expired, revoked.
//! All are opaque text. What a token permits is decided in `access`, not here.

use std::collections::HashMap;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use uuid::Uuid;

use super::single_sign_on::Authorization;

pub(crate) const CUSTOMER_TOKEN_HEADER: &str = "x-moltin-customer-token";

/// Past this many, issuing a token also forgets the expired ones.
const MANY_TOKENS: usize = 1_000;

/// How an access token was obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grant {
    Implicit,
    ClientCredentials,
}

impl Grant {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Implicit => "implicit",
            Self::ClientCredentials => "client_credentials",
        }
    }
}

struct Issued<T> {
    holder: T,
    expires: i64,
}

/// What a presented token turned out to be.
pub(crate) enum Presented<T> {
    Missing,
    Unknown,
    Expired,
    Valid(T),
}

#[derive(Default)]
pub(crate) struct Tokens {
    bearers: HashMap<String, Issued<Grant>>,
    customers: HashMap<String, Issued<String>>,
    codes: HashMap<String, Issued<Authorization>>,
}

impl Tokens {
    pub(crate) fn issue_bearer(&mut self, grant: Grant, now: i64, expires: i64) -> String {
        issue(&mut self.bearers, grant, now, expires)
    }

    pub(crate) fn issue_customer(&mut self, customer_id: &str, now: i64, expires: i64) -> String {
        issue(&mut self.customers, customer_id.to_owned(), now, expires)
    }

    pub(crate) fn issue_code(
        &mut self,
        authorization: Authorization,
        now: i64,
        expires: i64,
    ) -> String {
        issue(&mut self.codes, authorization, now, expires)
    }

    /// What the code stands for. From now on it stands for nothing.
    pub(crate) fn redeem_code(&mut self, code: &str, now: i64) -> Option<Authorization> {
        self.codes
            .remove(code)
            .filter(|issued| issued.expires > now)
            .map(|issued| issued.holder)
    }

    pub(crate) fn bearer(&self, headers: &HeaderMap, now: i64) -> Presented<Grant> {
        let token = headers.get(AUTHORIZATION).map(|value| {
            value
                .to_str()
                .ok()
                .and_then(|text| text.strip_prefix("Bearer "))
                .unwrap_or_default()
        });
        recognise(&self.bearers, token, now)
    }

    pub(crate) fn customer(&self, headers: &HeaderMap, now: i64) -> Presented<String> {
        let token = headers
            .get(CUSTOMER_TOKEN_HEADER)
            .map(|value| value.to_str().unwrap_or_default());
        recognise(&self.customers, token, now)
    }

    pub(crate) fn describe_bearer(&self, headers: &HeaderMap, now: i64) -> &'static str {
        describe(&self.bearer(headers, now), |grant| grant.name())
    }

    pub(crate) fn describe_customer(&self, headers: &HeaderMap, now: i64) -> &'static str {
        describe(&self.customer(headers, now), |_| "customer")
    }

    pub(crate) fn revoke_bearers(&mut self, grant: Grant) -> usize {
        let before = self.bearers.len();
        self.bearers.retain(|_, issued| issued.holder != grant);
        before - self.bearers.len()
    }

    pub(crate) fn revoke_customers(&mut self) -> usize {
        let revoked = self.customers.len();
        self.customers.clear();
        revoked
    }

    pub(crate) fn revoke_customer(&mut self, customer_id: &str) {
        self.customers
            .retain(|_, issued| issued.holder != customer_id);
    }
}

fn issue<T>(tokens: &mut HashMap<String, Issued<T>>, holder: T, now: i64, expires: i64) -> String {
    if tokens.len() >= MANY_TOKENS {
        tokens.retain(|_, issued| issued.expires > now);
    }
    let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    tokens.insert(token.clone(), Issued { holder, expires });
    token
}

fn recognise<T: Clone>(
    tokens: &HashMap<String, Issued<T>>,
    token: Option<&str>,
    now: i64,
) -> Presented<T> {
    let Some(token) = token else {
        return Presented::Missing;
    };
    match tokens.get(token) {
        None => Presented::Unknown,
        Some(issued) if issued.expires <= now => Presented::Expired,
        Some(issued) => Presented::Valid(issued.holder.clone()),
    }
}

fn describe<T>(presented: &Presented<T>, valid: impl Fn(&T) -> &'static str) -> &'static str {
    match presented {
        Presented::Missing => "none",
        Presented::Unknown => "unknown",
        Presented::Expired => "expired",
        Presented::Valid(holder) => valid(holder),
    }
}
