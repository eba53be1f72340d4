//! What options, arguments and queries are checked for alike.

use crate::http::{Code, Failure, Header};
use crate::json::{Json, Kind, text};

/// That each key is one of those known, which are each `what`: a misspelt one would be ignored without a
/// word.
#[inline(never)]
pub(crate) fn known_only<J: Json>(
    object: &J,
    known: &[&str],
    what: &str,
    code: Code,
) -> Result<(), Failure<J>> {
    for key in object.keys() {
        if !known.iter().any(|known| *known == key) {
            return Err(Failure::field(code, &key, &not_among(what, known)));
        }
    }
    Ok(())
}

/// "is not … ; there are `a`, `b`."
pub(crate) fn not_among(what: &str, known: &[&str]) -> String {
    let mut sentence = text::join(&["is not ", what, "; there are"]);
    for (place, name) in known.iter().enumerate() {
        let before = if place > 0 { ", `" } else { " `" };
        text::append(&mut sentence, &[before, name, "`"]);
    }
    text::join(&[&sentence, "."])
}

/// A text that must be given.
pub(crate) fn required_text<J: Json>(
    object: &J,
    field: &str,
    code: Code,
) -> Result<String, Failure<J>> {
    match object.text_at(field) {
        Some(text) if !text.is_empty() => Ok(text),
        _ => Err(Failure::field(
            code,
            field,
            "is required and must be a non-empty string.",
        )),
    }
}

/// Headers of the storefront's own. Those that carry tokens are the session's, and a browser sets the
/// body's type by what is sent.
pub(crate) fn headers<J: Json>(headers: &J, code: Code) -> Result<Vec<Header>, Failure<J>> {
    if !matches!(headers.kind(), Kind::Missing | Kind::Object) {
        return Err(no_texts(code));
    }
    let list = listed(headers, code)?;
    for (name, _) in &list {
        let is_reserved = ["authorization", "x-moltin-customer-token", "content-type"]
            .iter()
            .any(|reserved| name.eq_ignore_ascii_case(reserved));
        if is_reserved {
            return Err(Failure::field(
                code,
                "headers",
                "must not name those that carry tokens or the content's type: the session sets them.",
            ));
        }
    }
    Ok(list)
}

/// Headers as they are given.
#[inline(never)]
pub(crate) fn listed<J: Json>(headers: &J, code: Code) -> Result<Vec<Header>, Failure<J>> {
    let mut list = Vec::new();
    for name in headers.keys() {
        let value = headers.text_at(&name).ok_or_else(|| no_texts(code))?;
        list.push((name.into(), value));
    }
    Ok(list)
}

fn no_texts<J: Json>(code: Code) -> Failure<J> {
    Failure::field(code, "headers", "must be an object of strings.")
}
