//! Errors in the platform's shape. Endpoints say what is wrong; how it is written down is decided
//! in `render`, because documents disagree about that (G30: status as string or number, errors as
//! array or object).

use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};

use crate::settings::Settings;
use crate::wire;

/// Why a request was refused.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    errors: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    title: &'static str,
    detail: String,
    source: Option<String>,
    /// The filter parser's error is the one documented without a `status`.
    without_status: bool,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        let entry = Entry {
            title,
            detail: detail.into(),
            source: None,
            without_status: false,
        };
        Self {
            status,
            errors: vec![entry],
        }
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
        Self::new(
            StatusCode::FORBIDDEN,
            "Forbidden",
            "This token has no permission for the request",
        )
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
        let errors = rules
            .iter()
            .map(|rule| Entry {
                title: "Bad Request",
                detail: rule.detail(),
                source: Some(format!("data.{}", rule.field)),
                without_status: false,
            })
            .collect();
        Err(Self {
            status: StatusCode::BAD_REQUEST,
            errors,
        })
    }
}

/// A field that failed validation, and the rule it failed. The only rule seen in the documents is
/// `min`: "Validation failed: field 'Name' on the 'min' tag."
#[derive(Clone, Debug)]
pub(crate) struct BrokenRule {
    field: String,
    rule: &'static str,
}

impl BrokenRule {
    pub(crate) fn new(field: impl Into<String>, rule: &'static str) -> Self {
        Self {
            field: field.into(),
            rule,
        }
    }

    pub(crate) fn is_about_the_field_of(&self, other: &Self) -> bool {
        self.field == other.field
    }

    fn detail(&self) -> String {
        format!(
            "Validation failed: field '{}' on the '{}' tag.",
            pascal_case(&self.field),
            self.rule
        )
    }
}

/// `line_1` becomes `Line1`: the sentence names the platform's internal field, not the JSON key.
fn pascal_case(field: &str) -> String {
    field
        .split(['_', '-'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
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
    let status = match settings.status_as_number {
        true => json!(problem.status.as_u16()),
        false => json!(problem.status.as_str()),
    };
    let mut errors = problem.errors.iter().map(|entry| {
        let mut error = Map::new();
        if !entry.without_status {
            error.insert("status".to_owned(), status.clone());
        }
        error.insert("title".to_owned(), json!(entry.title));
        error.insert("detail".to_owned(), json!(entry.detail));
        if let Some(source) = &entry.source {
            error.insert("source".to_owned(), json!(source));
        }
        Value::Object(error)
    });
    let errors = match settings.errors_as_object {
        true => errors.next().unwrap_or_default(),
        false => errors.collect(),
    };
    wire::json(problem.status, &json!({"errors": errors}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_the_field_as_the_platform_does() {
        assert_eq!(
            BrokenRule::new("line_1", "min").detail(),
            "Validation failed: field 'Line1' on the 'min' tag."
        );
    }
}
