//! Commerce Layer's refusals. `errors` is a list, or from the authorization server a single object or
//! OAuth's own form; `status` in it is a string or a number, so only the HTTP status counts.

use super::CommerceLayer;
use crate::http::{Code, Failure, FieldFailure, Response, without_addresses};
use crate::json::{Json, text};
use crate::platform::refusal::{self, detail, message, unified};
use crate::platform::{Operation, Suspect};

/// What a refusal of an operation means.
pub(super) fn failure<J: Json>(operation: Operation, response: &Response<J>) -> Failure<J> {
    let errors = errors(response);
    let code = code(operation, response.status, &errors);
    let message = message(sentence(operation, code), code, response, &errors);
    let mut failure = Failure::of(response, code, message);
    failure.fields = refusal::fields::<CommerceLayer, _>(operation, &errors, field);
    failure
}

/// A 401 is about the token, unless it says that the token's owner may not do this.
pub(super) fn suspect<J: Json>(response: &Response<J>) -> Option<Suspect> {
    let is_denied = says(&errors(response), "code", "UNAUTHORIZED");
    (response.status == 401 && !is_denied).then_some(Suspect::Either)
}

fn errors<J: Json>(response: &Response<J>) -> Vec<J> {
    let body = response.json();
    if body.get("error").is_present() {
        let mut error = J::object();
        error.set("title", body.get("error"));
        error.set("detail", body.get("error_description"));
        return vec![error];
    }
    refusal::errors(response)
}

fn says<J: Json>(errors: &[J], key: &str, text: &str) -> bool {
    errors
        .iter()
        .any(|error| error.text_at(key).as_deref() == Some(text))
}

fn code<J: Json>(operation: Operation, status: u16, errors: &[J]) -> Code {
    let is_login = operation == Operation::Login;
    let is_titled = |title| says(errors, "title", title);
    match status {
        _ if is_titled("invalid_client") || is_titled("unauthorized_client") => Code::Configuration,
        _ if is_titled("invalid_scope") && is_login => Code::Forbidden,
        // Which status a wrong password gets is not documented; OAuth says 400.
        400..=404 | 422 if is_login => Code::InvalidCredentials,
        401 if says(errors, "code", "UNAUTHORIZED") => Code::Forbidden,
        422 if errors.iter().any(is_taken) => Code::Conflict,
        423 => Code::Conflict,
        _ => Code::of_status(status),
    }
}

fn is_taken<J: Json>(error: &J) -> bool {
    rule(error).as_deref() == Some("taken")
}

fn rule<J: Json>(error: &J) -> Option<String> {
    error.at("meta.error").as_text()
}

fn sentence(operation: Operation, code: Code) -> Option<&'static str> {
    Some(match (operation, code) {
        (Operation::Login, Code::Forbidden) => {
            "This shopper may not enter the market that `scope` names, or there is none."
        }
        (_, Code::Configuration) => {
            "The platform refused the client: check `clientId` and `scope`."
        }
        (_, Code::Forbidden) => {
            "Your organization does not allow this: give the sales channel the permission, or do it on your server."
        }
        _ => return None,
    })
}

/// The input that an error is about, by its pointer such as `/data/attributes/line_1`.
fn field<J: Json>(schema: &'static str, resource: &str, error: &J) -> Option<FieldFailure> {
    let pointer = error.at("source.pointer").as_text()?;
    let title = error.text_at("title").filter(|title| !title.is_empty());
    Some(FieldFailure {
        field: unified(schema, resource, &pointer),
        message: match title {
            Some(title) => without_addresses(&text::join(&[&title, "."])),
            None => detail(error)?,
        },
        rule: rule(error),
    })
}
