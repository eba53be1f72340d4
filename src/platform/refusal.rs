//! What refusals of all platforms have in common: where their errors are, which of our fields they are
//! about, and what is said of them.

use super::{Operation, Platform};
use crate::http::{Code, Content, FieldFailure, Response, without_addresses};
use crate::json::schema::{self, Row as Field};
use crate::json::{Json, Kind, text};

/// The errors of a body: a list of them, or a single one.
pub(super) fn errors<J: Json>(response: &Response<J>) -> Vec<J> {
    let errors = response.json().get("errors");
    if errors.kind() == Kind::Object {
        vec![errors]
    } else {
        errors.elements()
    }
}

/// The inputs of an operation that errors are about, as a platform tells them: `field` gets the field tables
/// and the resource that was sent, which is the profile where the operation's row names none.
pub(super) fn fields<P: Platform, J: Json>(
    operation: Operation,
    errors: &[J],
    field: fn(&'static str, &str, &J) -> Option<FieldFailure>,
) -> Vec<FieldFailure> {
    let resource = match operation.row(P::ROWS).sends() {
        "" => "Profile",
        resource => resource,
    };
    let schema = operation.schema(P::SCHEMA);
    let mut fields = Vec::new();
    for error in errors {
        fields.extend(field(schema, resource, error));
    }
    fields
}

/// What happened and what to do. `own` is what the platform's module says in place of what is said of all;
/// without a full stop the platform's detail follows.
pub(super) fn message<J: Json>(
    own: Option<&'static str>,
    code: Code,
    response: &Response<J>,
    errors: &[J],
) -> String {
    let begun = match (own, code) {
        (Some(own), _) => own,
        (_, Code::InvalidCredentials) => "No account has this e-mail address with this password.",
        (_, Code::NotSignedIn) => "The session has ended: sign in again.",
        (_, Code::RateLimited) => "Too many requests: wait a moment and try again",
        (_, Code::Server) => "The platform failed: try again later",
        (_, Code::NotFound) => "There is no such record, or it belongs to somebody else",
        (_, Code::Forbidden) => "The platform does not allow this for the current token",
        (_, Code::Conflict) => "It clashes with what is there",
        (_, Code::Validation) => "The platform refused the input",
        (_, _) if matches!(response.content, Content::Other) => "The platform's answer is not JSON",
        _ => "The platform gave an answer that is not documented",
    };
    match errors.iter().find_map(detail) {
        _ if begun.as_bytes().last() == Some(&b'.') => begun.into(),
        Some(detail) => text::join(&[begun, ": ", &detail]),
        None => text::join(&[begun, "."]),
    }
}

/// What the platform says of an error, without anybody's address.
pub(super) fn detail<J: Json>(error: &J) -> Option<String> {
    let text = error.text_at("detail").or_else(|| error.text_at("title"))?;
    (!text.is_empty()).then(|| without_addresses(&text))
}

/// Our name of what a platform's path leads to: `data.shipping_address.line_1` is
/// `shippingAddress.line1`. Keys are of any spelling: `line_1`, `Line1` and `line1` are one.
pub(super) fn unified(schema: &'static str, resource: &str, path: &str) -> String {
    let end = path.bytes().position(|byte| matches!(byte, b'.' | b'/'));
    let (key, rest) = match end {
        Some(end) => (path.get(..end), path.get(end + 1..)),
        None => (Some(path), None),
    };
    let (key, rest) = (key.unwrap_or_default(), rest.unwrap_or_default());
    let rows = schema::rows(schema, resource);
    let is_it = |row: &&Field| row.is_writable() && is_same_name(row.sent_as(), key);
    match (rows.iter().find(is_it), rest) {
        (Some(row), "") => row.name.to_owned(),
        (Some(row), rest) => text::join(&[row.name, ".", &unified(schema, row.resource, rest)]),
        (None, "") => key.to_owned(),
        (None, rest) => unified(schema, resource, rest),
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| byte.to_ascii_lowercase())
}
