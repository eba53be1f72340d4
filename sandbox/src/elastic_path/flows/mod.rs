//! Custom fields: extra keys of the platform's own resources under the slugs that the shop has
//! declared. Which ones there are is a setting; undeclared keys are dropped. They cannot be filtered.

pub(super) mod attributes;
pub(super) mod entries;

use serde_json::{Value, json};

use super::body;
use super::problem::{BrokenRule, Problem};
use super::store::{Fields, Store};
use crate::clock;
use crate::settings::{Flow, FlowField, FlowFieldType, Settings};
use crate::state::World;

fn declared(flow: Flow, settings: &Settings) -> impl Iterator<Item = &FlowField> {
    settings
        .flow_fields
        .iter()
        .filter(move |field| field.flow == flow)
}

/// The declared fields that were sent, plus what is wrong with them. Relationships are set through
/// an endpoint of their own.
pub(crate) fn accept(sent: &Fields, flow: Flow, settings: &Settings) -> (Fields, Vec<BrokenRule>) {
    let mut accepted = Fields::new();
    let mut broken = Vec::new();
    for field in declared(flow, settings) {
        let Some(value) = sent.get(&field.slug) else {
            continue;
        };
        match broken_rule(value, field) {
            Some(rule) => broken.push(BrokenRule::new(&field.slug, rule)),
            None => {
                accepted.insert(field.slug.clone(), value.clone());
            }
        }
    }
    (accepted, broken)
}

/// As `accept`, for a new resource: what is required has to be there.
pub(crate) fn accept_all(
    sent: &Fields,
    flow: Flow,
    settings: &Settings,
) -> (Fields, Vec<BrokenRule>) {
    let (accepted, broken) = accept(sent, flow, settings);
    let missing = declared(flow, settings)
        .filter(|field| field.required && !accepted.contains_key(&field.slug))
        .map(|field| BrokenRule::new(&field.slug, "required"))
        .collect();
    (accepted, body::all(broken, missing))
}

fn broken_rule(value: &Value, field: &FlowField) -> Option<&'static str> {
    if value.is_null() {
        return field.required.then_some("required");
    }
    let (fits, rule) = match field.kind {
        FlowFieldType::String => (value.is_string(), "string"),
        FlowFieldType::Integer => (value.is_i64(), "integer"),
        FlowFieldType::Float => (value.is_number(), "float"),
        FlowFieldType::Boolean => (value.is_boolean(), "boolean"),
        FlowFieldType::Date => (value.as_str().is_some_and(is_date), "date"),
        FlowFieldType::Relationship => (false, "relationship"),
    };
    (!fits).then_some(rule)
}

fn is_date(text: &str) -> bool {
    text.contains('-') && clock::read(text).is_some()
}

/// Writes the declared fields into a resource that is about to be sent. An unset one is null.
pub(crate) fn show(resource: &mut Value, custom: &Fields, flow: Flow, settings: &Settings) {
    let Some(resource) = resource.as_object_mut() else {
        return;
    };
    for field in declared(flow, settings) {
        let value = custom.get(&field.slug).filter(|value| !value.is_null());
        match (field.kind, value) {
            (FlowFieldType::Relationship, Some(data)) => {
                let relationships = resource.entry("relationships").or_insert_with(|| json!({}));
                if let Some(relationships) = relationships.as_object_mut() {
                    relationships.insert(field.slug.clone(), json!({"data": data}));
                }
            }
            (FlowFieldType::Relationship, None) => {}
            (_, None) if field.omit_null => {}
            (_, value) => {
                resource.insert(field.slug.clone(), value.cloned().unwrap_or_default());
            }
        }
    }
}

/// The declared relationship of that name.
fn relationship<'a>(slug: &str, flow: Flow, settings: &'a Settings) -> Option<&'a FlowField> {
    declared(flow, settings)
        .find(|field| field.slug == slug && field.kind == FlowFieldType::Relationship)
}

/// The `included` block for the relationships that were asked for, each resource once.
pub(crate) fn included<'a, Records>(
    asked: Option<&str>,
    flow: Flow,
    custom: impl Fn() -> Records,
    world: &World,
) -> Result<Option<Value>, Problem>
where
    Records: Iterator<Item = &'a Fields>,
{
    let Some(asked) = asked else {
        return Ok(None);
    };
    let settings = &world.settings;
    let mut included = Fields::new();
    for slug in asked.split(',').map(str::trim) {
        if relationship(slug, flow, settings).is_none() {
            if settings.ignore_unknown_includes {
                continue;
            }
            return Err(Problem::bad_request(format!("Cannot include {slug}")));
        }
        let mut resources: Vec<Value> = Vec::new();
        for data in custom().filter_map(|custom| custom.get(slug)) {
            for link in links(data) {
                let found = resource(link, &world.store, settings);
                let new = found.filter(|found| !resources.contains(found));
                resources.extend(new);
            }
        }
        included.insert(slug.to_owned(), json!(resources));
    }
    Ok(Some(Value::Object(included)))
}

/// One link or several, as a slice of links.
fn links(data: &Value) -> &[Value] {
    match data {
        Value::Array(links) => links,
        Value::Null => &[],
        link => std::slice::from_ref(link),
    }
}

/// The resource that a link leads to, where the sandbox has such records.
fn resource(link: &Value, store: &Store, settings: &Settings) -> Option<Value> {
    let id = link.get("id").and_then(Value::as_str)?;
    match link.get("type").and_then(Value::as_str)? {
        "product" => store.catalog.by_id(id).map(|product| product.resource()),
        "customer" => store.customer(id).map(|one| one.resource(settings)),
        "order" => store.order(id).map(|order| order.resource(settings)),
        _ => None,
    }
}
