//! Reading what a client wrote: `{"data": {"type": …, fields…}}`, and which of its fields count.
//! A resource's writable fields are a table of `Field`; unknown keys are dropped, as on the platform.

use serde_json::{Map, Value};

use super::problem::{BrokenRule, Problem};

/// What a field accepts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Any text, or null.
    Text,
    /// Text that, where sent, must not be empty.
    NotEmpty,
    /// Something with a local part and a domain.
    Email,
    /// An object, or null.
    Object,
}

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) rule: Rule,
}

pub(crate) const fn field(name: &'static str, rule: Rule) -> Field {
    Field { name, rule }
}

/// The `data` object, whose `type` must be the endpoint's.
pub(crate) fn data(body: &[u8], kind: &str) -> Result<Map<String, Value>, Problem> {
    let data = object(body)?;
    if data.get("type").and_then(Value::as_str) != Some(kind) {
        Problem::from_broken_rules(&[BrokenRule::new("type", "eq")])?;
    }
    Ok(data)
}

/// The `data` object of an endpoint that needs no `type`, but takes no other than its own.
pub(crate) fn untyped(body: &[u8], kind: &str) -> Result<Map<String, Value>, Problem> {
    let data = object(body)?;
    if data.get("type").is_some_and(|sent| sent != kind) {
        Problem::from_broken_rules(&[BrokenRule::new("type", "eq")])?;
    }
    Ok(data)
}

fn object(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    match envelope(body)?.remove("data") {
        Some(Value::Object(data)) => Ok(data),
        _ => Err(Problem::bad_request("The request body has no data object")),
    }
}

/// All of a body, for endpoints whose `data` may also be a list.
pub(crate) fn envelope(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(envelope)) => Ok(envelope),
        _ => Err(Problem::bad_request(
            "The request body is not a JSON object",
        )),
    }
}

/// The fields that were sent and may be written, plus what is wrong with them.
pub(crate) fn accept(
    sent: &Map<String, Value>,
    fields: &[Field],
) -> (Map<String, Value>, Vec<BrokenRule>) {
    let mut accepted = Map::new();
    let mut broken = Vec::new();
    for field in fields {
        let Some(value) = sent.get(field.name) else {
            continue;
        };
        match broken_rule(value, field.rule) {
            Some(rule) => broken.push(BrokenRule::new(field.name, rule)),
            None => {
                accepted.insert(field.name.to_owned(), value.clone());
            }
        }
    }
    (accepted, broken)
}

fn broken_rule(value: &Value, rule: Rule) -> Option<&'static str> {
    let text = match (rule, value) {
        (Rule::Text | Rule::Object, Value::Null) | (Rule::Object, Value::Object(_)) => return None,
        (Rule::Object, _) => return Some("object"),
        (_, Value::String(text)) => text.trim(),
        (_, Value::Null) => "",
        _ => return Some("string"),
    };
    match rule {
        Rule::NotEmpty | Rule::Email if text.is_empty() => Some("min"),
        Rule::Email if !is_email(text) => Some("email"),
        _ => None,
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
    })
}

/// The mandatory fields that are still empty. Absent and empty are reported alike.
pub(crate) fn missing<'a>(
    resource: &Map<String, Value>,
    mandatory: impl IntoIterator<Item = &'a str>,
) -> Vec<BrokenRule> {
    mandatory
        .into_iter()
        .filter(|name| {
            resource
                .get(*name)
                .and_then(Value::as_str)
                .is_none_or(|text| text.trim().is_empty())
        })
        .map(|name| BrokenRule::new(name, "min"))
        .collect()
}

/// The rule a text breaks that is longer than the platform takes.
pub(crate) fn too_long(fields: &Map<String, Value>, name: &str, longest: usize) -> Vec<BrokenRule> {
    fields
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| text.chars().count() > longest)
        .map(|_| BrokenRule::new(name, "max"))
        .into_iter()
        .collect()
}

/// Joins two lists of broken rules, one per field.
pub(crate) fn all(mut broken: Vec<BrokenRule>, more: Vec<BrokenRule>) -> Vec<BrokenRule> {
    for rule in more {
        if !broken
            .iter()
            .any(|known| known.is_about_the_field_of(&rule))
        {
            broken.push(rule);
        }
    }
    broken
}
