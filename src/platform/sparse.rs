//! Which fields of JSON:API resources to ask for: those that the field tables name, and no others. A
//! Commerce Layer order has over 150.

use super::requests::{Pairs, add};
use crate::http::Failure;
use crate::json::schema::{self, Row};
use crate::json::{Json, Kind, text};

/// Names of fields by the platform's kinds of resources.
type Names = Vec<(&'static str, String)>;

/// Asks for the fields of a resource of one kind, and of what is included with it. `asked` is what the
/// caller wants besides: names of the platform, or `"all"`.
pub(super) fn sparse<J: Json>(
    schema: &'static str,
    kind: &'static str,
    resource: &str,
    includes: &str,
    asked: &J,
    pairs: &mut Pairs,
) -> Result<(), Failure<J>> {
    if asked.as_text().as_deref() == Some("all") {
        return Ok(());
    }
    let mut names = Names::new();
    let mut included = Vec::new();
    for path in text::pieces(includes, ",") {
        included.extend(text::pieces(path, "."));
    }
    collect(schema, kind, resource, &included, &mut names);
    // A relationship that no table names is asked for by the include alone.
    for path in text::pieces(includes, ",") {
        note(&mut names, kind, text::before(path, "."));
    }
    if !matches!(asked.kind(), Kind::Missing | Kind::Array) {
        return Err(Failure::invalid(
            "fields",
            "must be `\"all\"` or a list of names.",
        ));
    }
    for name in asked.elements() {
        let name = name.as_text().unwrap_or_default();
        let is_clean = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if name.is_empty() || !name.bytes().all(is_clean) {
            return Err(Failure::invalid(
                "fields",
                "must name the platform's attributes, such as `cart_url`.",
            ));
        }
        note(&mut names, kind, &name);
    }
    for (kind, names) in names {
        pairs.push((text::join(&["fields[", kind, "]"]).into(), names));
    }
    Ok(())
}

fn collect(
    schema: &'static str,
    kind: &'static str,
    resource: &str,
    included: &[&str],
    names: &mut Names,
) {
    for row in schema::rows(schema, resource) {
        if row.mark == b'{' {
            collect(schema, kind, row.resource, included, names);
        }
        if row.mark == b'%' {
            note(names, kind, &text::join(&[row.path, "_cents"]));
            note(names, kind, &text::join(&["formatted_", row.path]));
            note(names, kind, "currency_code");
        }
        for path in text::pieces(row.path, "|") {
            let (place, name) = text::cut(path, ".").unwrap_or_default();
            let name = text::before(name, ".");
            if place == "attributes" {
                note(names, kind, name);
            } else if place == "relationships" && included.contains(&name) {
                note(names, kind, name);
                collect_related(schema, row, included, names);
            }
        }
    }
}

fn collect_related(schema: &'static str, row: Row, included: &[&str], names: &mut Names) {
    if row.included.is_empty() {
        return;
    }
    if schema::rows(schema, row.resource).is_empty() {
        note(names, row.included, row.resource);
    } else {
        collect(schema, row.included, row.resource, included, names);
    }
}

fn note(names: &mut Names, kind: &'static str, name: &str) {
    if name.is_empty() {
        return;
    }
    if let Some((_, known)) = names.iter_mut().find(|(known, _)| *known == kind) {
        add(known, name);
    } else {
        names.push((kind, name.into()));
    }
}
