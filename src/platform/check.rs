//! What options, arguments and queries are checked for alike.

use crate::http::{Code, Failure};
use crate::json::Json;

/// A key that is none of those known: a misspelt one would be ignored without a word.
pub(crate) fn unknown_key<J: Json>(object: &J, known: &[&str]) -> Option<String> {
    let mut keys = object.keys().into_iter();
    keys.find(|key| !known.iter().any(|known| known == key))
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
