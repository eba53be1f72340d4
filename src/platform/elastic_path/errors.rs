//! Elastic Path's refusals. `errors` is an array, or by one of its documents an object; `status` in it
//! is a string, a number or missing, so only the HTTP status counts; the body may also be HTML or empty.

use super::ElasticPath;
use crate::http::{Code, Failure, FieldFailure, Response};
use crate::json::{Json, text};
use crate::platform::refusal::{detail, errors, fields, message, unified};
use crate::platform::{Operation, Platform, Row, Suspect};

/// The title of what is said of two currencies in one cart. Neither a source nor a rule comes with it.
const MIXED: &str = "Cart Currency Mismatch";

/// What a refusal of an operation means.
pub(super) fn failure<J: Json>(operation: Operation, response: &Response<J>) -> Failure<J> {
    let errors = errors(response);
    let mut code = code(operation, response.status);
    let fields = fields::<ElasticPath, _>(operation, &errors, field);
    let is_refused = matches!(code, Code::Validation | Code::Forbidden | Code::Conflict);
    if operation == Operation::AddressesCreate
        && is_refused
        && fields.is_empty()
        && errors.iter().any(is_about_quota)
    {
        code = Code::LimitReached;
    }
    let is_mixed = |refused: &FieldFailure| refused.rule.as_deref() == Some(MIXED);
    let own = if fields.iter().any(is_mixed) {
        Some("A cart has one currency: add the products of the other one by their SKUs")
    } else {
        sentence(operation, &operation.row(ElasticPath::ROWS), code)
    };
    let message = message(own, code, response, &errors);
    let mut failure = Failure::of(response, code, message);
    failure.fields = fields;
    if failure.request_id.is_none() {
        failure.request_id = errors.first().and_then(|error| error.text_at("request_id"));
    }
    failure
}

/// An address book holds 25 by the platform's list of quotas, which does not say how one more is refused.
fn is_about_quota<J: Json>(error: &J) -> bool {
    let detail = detail(error).unwrap_or_default().to_ascii_lowercase();
    [
        "quota",
        "limit",
        "maximum",
        "more than",
        "at most",
        "exceed",
        "too many",
    ]
    .iter()
    .any(|word| text::find(&detail, word).is_some())
}

/// Which token a 401 is about. The bearer's says "Unable to validate access token"; what is said of a
/// customer's is not documented. At a sign-in it is about the credentials, unless it says otherwise or
/// nothing at all.
pub(super) fn suspect<J: Json>(operation: Operation, response: &Response<J>) -> Option<Suspect> {
    if response.status != 401 {
        return None;
    }
    let errors = errors(response);
    let says = |words: &str| {
        errors
            .iter()
            .any(|error| detail(error).is_some_and(|detail| text::find(&detail, words).is_some()))
    };
    let is_entry = matches!(operation, Operation::Login | Operation::SignOnFinish);
    match () {
        () if says("access token") => Some(Suspect::Visitor),
        () if is_entry => errors.is_empty().then_some(Suspect::Visitor),
        () if says("customer token") => Some(Suspect::Shopper),
        () => Some(Suspect::Either),
    }
}

fn code(operation: Operation, status: u16) -> Code {
    match (operation, status) {
        // Which status a wrong password gets is not documented; 401 and 404 have been reported.
        (Operation::Login, 401 | 403 | 404) => Code::InvalidCredentials,
        (Operation::SignOnFinish, 400..=404 | 422) => Code::SignOnCode,
        _ => Code::of_status(status),
    }
}

fn sentence(operation: Operation, row: &Row, code: Code) -> Option<&'static str> {
    Some(match (operation, code) {
        (_, Code::SignOnCode) => {
            "The sign-on could not be completed: its code was used already or took too long. Start again."
        }
        (Operation::Register, Code::Forbidden) => {
            "This store does not let visitors create customers: register them on your server, with a \
             client_credentials token."
        }
        (Operation::ProfileDelete, Code::Forbidden) => {
            "This store does not let shoppers delete their account: do it on your server"
        }
        (_, Code::Forbidden) if row.word("@") == Some("backend") => {
            "The platform answers this to a back end only: call it on your server, on a client whose `accessToken` \
             gives a client_credentials token."
        }
        (_, Code::LimitReached) => "The address book is full: delete an address first",
        _ => return None,
    })
}

/// The input that an error is about: its `source` is a path such as `data.line_1`, and validation
/// messages name a field in Go's spelling, as in "field 'Line1' on the 'min' tag".
fn field<J: Json>(schema: &'static str, resource: &str, error: &J) -> Option<FieldFailure> {
    let text = detail(error)?;
    let quoted = |after| Some(text::before(text::cut(&text, after)?.1, "'"));
    let source = error.get("source");
    let path = source.as_text().or_else(|| source.text_at("pointer"));
    let is_mixed = error.text_at("title").as_deref() == Some(MIXED);
    let field = match &path {
        Some(path) => unified(schema, resource, path),
        None if is_mixed => "fromCartId".into(),
        None => unified(schema, resource, quoted("field '")?),
    };
    let rule = if is_mixed {
        Some(MIXED)
    } else {
        quoted("on the '").filter(|rule| !rule.is_empty())
    };
    // What the platform says of an empty field is written for its own developers.
    let is_empty = matches!(rule, Some("min" | "required"));
    let message = if is_empty {
        "is missing or too short."
    } else {
        &text
    };
    Some(FieldFailure {
        field,
        message: message.to_owned(),
        rule: rule.map(str::to_owned),
    })
}
