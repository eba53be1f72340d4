//! Errors in the platform's shape. Endpoints say what is wrong; how it is written down is decided
//! in `render`, because documents disagree about that (G30: status as string or number, errors as
//! array or object).

mod rules;

use axum::body::Body;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::store::insert;
use crate::settings::Settings;
use crate::wire;

pub(crate) use rules::{BrokenRule, FORMAT};

/// Why a request was refused.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    errors: Vec<Entry>,
    retry_after: Option<u32>,
}

#[derive(Clone, Debug)]
struct Entry {
    title: &'static str,
    detail: String,
    source: Option<String>,
    meta: Option<Value>,
    /// Where the body says another status than the answer has.
    claims: Option<StatusCode>,
    /// The filter parser's error is the one documented without a `status`.
    without_status: bool,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            errors: vec![Entry::new(title, detail.into())],
            retry_after: None,
        }
    }

    pub(crate) fn titled(mut self, title: &'static str) -> Self {
        for entry in &mut self.errors {
            entry.title = title;
        }
        self
    }

    /// Adds what the platform puts under `meta`, such as the id that was not found.
    pub(crate) fn with_meta(mut self, meta: Value) -> Self {
        for entry in &mut self.errors {
            entry.meta = Some(meta.clone());
        }
        self
    }

    /// One documented answer is a 422 whose body says 400.
    pub(crate) fn claiming(mut self, status: StatusCode) -> Self {
        for entry in &mut self.errors {
            entry.claims = Some(status);
        }
        self
    }

    /// More requests than the shop's plan allows.
    pub(crate) fn too_many_requests(retry_after: Option<u32>) -> Self {
        Self {
            retry_after,
            ..Self::new(
                StatusCode::TOO_MANY_REQUESTS,
                "Too Many Requests",
                "The rate limit of this store has been reached",
            )
        }
    }

    pub(crate) fn unprocessable(detail: impl Into<String>) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Unprocessable Entity",
            detail,
        )
    }

    /// What the JSON of a single error looks like, for answers that carry errors beside data.
    pub(crate) fn errors(&self, settings: &Settings) -> Vec<Value> {
        self.errors
            .iter()
            .map(|entry| entry.json(self.status, settings))
            .collect()
    }

    /// Where the documents leave the status open, a setting has it.
    pub(crate) fn with_status(status: u16, detail: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        let title = status.canonical_reason().unwrap_or("Bad Request");
        Self::new(status, title, detail)
    }

    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "Bad Request", detail)
    }

    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "Unauthorized", detail)
    }

    pub(crate) fn forbidden() -> Self {
        Self::forbidden_with(403)
    }

    /// Refused under another status.
    pub(crate) fn forbidden_with(status: u16) -> Self {
        Self::with_status(status, "This token has no permission for the request")
    }

    /// A 403 that is not about the token.
    pub(crate) fn forbidden_because(detail: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "Forbidden", detail)
    }

    /// Several problems as one; the first has the say about the status.
    pub(crate) fn together(problems: Vec<Self>) -> Self {
        let mut problems = problems.into_iter();
        let mut first = problems
            .next()
            .unwrap_or_else(|| Self::bad_request("The request is not valid"));
        first
            .errors
            .extend(problems.flat_map(|problem| problem.errors));
        first
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Found", detail)
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Method Not Allowed",
            "The endpoint does not answer this method",
        )
    }

    pub(crate) fn unparsable_filter() -> Self {
        let mut problem = Self::bad_request("Could not parse the supplied filter");
        problem
            .errors
            .iter_mut()
            .for_each(|entry| entry.without_status = true);
        problem
    }

    /// One error for each broken rule, or nothing if every rule held.
    pub(crate) fn from_broken_rules(rules: &[BrokenRule]) -> Result<(), Self> {
        if rules.is_empty() {
            return Ok(());
        }
        Err(Self::broken_rules(rules))
    }

    pub(crate) fn broken_rules(rules: &[BrokenRule]) -> Self {
        let errors = rules
            .iter()
            .map(|rule| Entry {
                source: Some(format!("data.{}", rule.field)),
                ..Entry::new(rule.title(), rule.detail())
            })
            .collect();
        Self {
            status: StatusCode::BAD_REQUEST,
            errors,
            retry_after: None,
        }
    }
}

impl Entry {
    fn new(title: &'static str, detail: String) -> Self {
        Self {
            title,
            detail,
            source: None,
            meta: None,
            claims: None,
            without_status: false,
        }
    }

    fn json(&self, status: StatusCode, settings: &Settings) -> Value {
        let status = self.claims.unwrap_or(status);
        let mut error = Map::new();
        if !self.without_status && !settings.omit_error_status {
            let status = match settings.status_as_number {
                true => json!(status.as_u16()),
                false => json!(status.as_str()),
            };
            error.insert("status".to_owned(), status);
        }
        error.insert("title".to_owned(), json!(self.title));
        error.insert("detail".to_owned(), json!(self.detail));
        if let Some(source) = &self.source {
            error.insert("source".to_owned(), json!(source));
        }
        if let Some(meta) = &self.meta {
            error.insert("meta".to_owned(), meta.clone());
        }
        Value::Object(error)
    }
}

impl IntoResponse for Problem {
    /// A placeholder: the wire replaces it by what `render` makes of the problem.
    fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        response.extensions_mut().insert(self);
        response
    }
}

pub(crate) fn render(problem: &Problem, settings: &Settings) -> Response<Body> {
    let request_id = Uuid::new_v4().to_string();
    let mut errors = problem.errors(settings).into_iter().map(|mut error| {
        if settings.error_request_id {
            insert(&mut error, "request_id", json!(request_id));
        }
        error
    });
    let errors = match settings.errors_as_object {
        true => errors.next().unwrap_or_default(),
        false => errors.collect(),
    };
    let mut response = wire::json(problem.status, &json!({"errors": errors}));
    if let (true, Ok(id)) = (
        settings.error_request_id,
        HeaderValue::from_str(&request_id),
    ) {
        response.headers_mut().insert(wire::REQUEST_ID, id);
    }
    if let Some(seconds) = problem.retry_after {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
