//! Refusals in the platform's words. The core API and the token endpoint write them differently
//! (`status` as text and as a number), and documents disagree on the rest, so `render` decides.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::settings::CommerceLayerSettings;
use crate::wire;

/// Why a request was refused.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    from: Host,
    errors: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Core,
    Auth,
}

#[derive(Clone, Debug)]
struct Entry {
    code: &'static str,
    title: String,
    detail: String,
    pointer: Option<String>,
    meta: Option<Value>,
}

/// A value that failed validation.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) pointer: String,
    /// The rule in words: "can't be blank".
    pub(super) title: String,
    /// The rule as a key: `blank`.
    pub(super) error: &'static str,
    /// What else `meta` says.
    pub(super) more: Value,
}

impl Broken {
    pub(super) fn attribute(name: &str, title: impl Into<String>, error: &'static str) -> Self {
        Self {
            pointer: format!("/data/attributes/{name}"),
            title: title.into(),
            error,
            more: json!({}),
        }
    }

    pub(super) fn relationship(name: &str, title: impl Into<String>, error: &'static str) -> Self {
        Self {
            pointer: format!("/data/relationships/{name}"),
            ..Self::attribute(name, title, error)
        }
    }

    pub(super) fn blank(name: &str) -> Self {
        Self::attribute(name, "can't be blank", "blank")
    }

    pub(super) fn taken(name: &str, value: &str) -> Self {
        Self {
            more: json!({"value": value}),
            ..Self::attribute(name, "has already been taken", "taken")
        }
    }

    pub(super) fn invalid(name: &str) -> Self {
        Self::attribute(name, "is invalid", "invalid")
    }

    pub(super) fn at_most(name: &str, value: i64, most: i64) -> Self {
        Self {
            more: json!({"value": value, "count": most}),
            ..Self::attribute(
                name,
                format!("must be less than or equal to {most}"),
                "less_than_or_equal_to",
            )
        }
    }

    pub(super) fn above_zero(name: &str, value: i64) -> Self {
        Self {
            more: json!({"value": value, "count": 0}),
            ..Self::attribute(name, "must be greater than 0", "greater_than")
        }
    }

    fn field(&self) -> &str {
        self.pointer.rsplit('/').next().unwrap_or_default()
    }
}

impl Problem {
    fn new(
        status: StatusCode,
        from: Host,
        code: &'static str,
        title: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            status,
            from,
            errors: vec![Entry {
                code,
                title: title.into(),
                detail: detail.into(),
                pointer: None,
                meta: None,
            }],
        }
    }

    /// The codes of unusable requests are those of the JSON:API library the platform's own known
    /// codes come from; the documents name only some of them.
    pub(super) fn bad_request(
        code: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Host::Core, code, title, detail)
    }

    pub(super) fn param_not_allowed(name: &str) -> Self {
        Self::bad_request(
            "PARAM_NOT_ALLOWED",
            "Param not allowed",
            format!("{name} is not allowed."),
        )
    }

    pub(super) fn invalid_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            Host::Core,
            "INVALID_TOKEN",
            "Invalid token",
            "The access token is invalid, expired or revoked.",
        )
    }

    /// No permission: not a matter of signing in.
    pub(super) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            Host::Core,
            "UNAUTHORIZED",
            "Access denied",
            "You are not authorized to perform this action on the requested resource.",
        )
    }

    pub(super) fn not_found(id: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            Host::Core,
            "RECORD_NOT_FOUND",
            "Record not found",
            format!("The record identified by {id} could not be found."),
        )
    }

    pub(super) fn no_such_endpoint() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            Host::Core,
            "NOT_FOUND",
            "Not found",
            "The requested endpoint does not exist.",
        )
    }

    pub(super) fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            Host::Core,
            "METHOD_NOT_ALLOWED",
            "Method not allowed",
            "The endpoint does not answer this method.",
        )
    }

    pub(super) fn not_acceptable() -> Self {
        Self::new(
            StatusCode::NOT_ACCEPTABLE,
            Host::Core,
            "NOT_ACCEPTABLE",
            "Not acceptable",
            "All requests must accept the 'application/vnd.api+json' media type.",
        )
    }

    pub(super) fn unsupported_media_type() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Host::Core,
            "UNSUPPORTED_MEDIA_TYPE",
            "Unsupported media type",
            "All requests that create or update must use the 'application/vnd.api+json' Content-Type.",
        )
    }

    pub(super) fn not_unique() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            Host::Core,
            "RECORD_NOT_UNIQUE",
            "Record not unique",
            "The record violates a unique constraint.",
        )
    }

    pub(super) fn locked(detail: impl Into<String>) -> Self {
        Self::new(
            StatusCode::LOCKED,
            Host::Core,
            "RECORD_LOCKED",
            "Record locked",
            detail,
        )
    }

    /// No source has the code; the status is documented.
    pub(super) fn too_many_requests() -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            Host::Core,
            "TOO_MANY_REQUESTS",
            "Too many requests",
            "The rate limit of this endpoint has been exceeded.",
        )
    }

    /// One error for each broken rule, or nothing if every rule held.
    pub(super) fn from_broken(rules: &[Broken]) -> Result<(), Self> {
        if rules.is_empty() {
            return Ok(());
        }
        let errors = rules
            .iter()
            .map(|broken| {
                let mut meta = broken.more.clone();
                if let Some(meta) = meta.as_object_mut() {
                    meta.insert("error".to_owned(), json!(broken.error));
                }
                Entry {
                    code: "VALIDATION_ERROR",
                    title: broken.title.clone(),
                    detail: format!("{} - {}", broken.field(), broken.title),
                    pointer: Some(broken.pointer.clone()),
                    meta: Some(meta),
                }
            })
            .collect();
        Err(Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            from: Host::Core,
            errors,
        })
    }

    /// A refusal of the token endpoint; `title` is OAuth's error.
    pub(super) fn auth(status: StatusCode, title: &'static str, detail: &'static str) -> Self {
        let code = match status {
            StatusCode::UNAUTHORIZED => "UNAUTHORIZED",
            StatusCode::FORBIDDEN => "FORBIDDEN",
            StatusCode::TOO_MANY_REQUESTS => "TOO_MANY_REQUESTS",
            StatusCode::METHOD_NOT_ALLOWED => "METHOD_NOT_ALLOWED",
            _ => "BAD_REQUEST",
        };
        Self::new(status, Host::Auth, code, title, detail)
    }
}

pub(super) fn render(problem: &Problem, settings: &CommerceLayerSettings) -> Response<Body> {
    if let (Host::Auth, true, Some(entry)) =
        (problem.from, settings.oauth_errors, problem.errors.first())
    {
        let body = json!({"error": entry.title, "error_description": entry.detail});
        return wire::json(problem.status, &body);
    }
    let status = match problem.from {
        Host::Core => json!(problem.status.as_str()),
        Host::Auth => json!(problem.status.as_u16()),
    };
    let mut errors = problem.errors.iter().map(|entry| {
        let mut error = json!({
            "title": entry.title,
            "detail": entry.detail,
            "code": entry.code,
            "status": status,
        });
        if let Some(fields) = error.as_object_mut() {
            if let Some(pointer) = &entry.pointer {
                fields.insert("source".to_owned(), json!({"pointer": pointer}));
            }
            if let Some(meta) = &entry.meta {
                fields.insert("meta".to_owned(), meta.clone());
            }
        }
        error
    });
    let errors = match settings.errors_as_object {
        true => errors.next().unwrap_or_default(),
        false => errors.collect(),
    };
    wire::json(problem.status, &json!({"errors": errors}))
}
