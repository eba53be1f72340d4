//! JSON:API documents: records with their links, what is included with them, lists with their pages.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::access::Caller;
use super::ages;
use super::query::{Includes, Page, Query};
use super::schema::{self, Attribute, Kind, READ, Relationship, Resource};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Reference, Store};
use super::{ORGANIZATION_ID, settings::Mode};
use crate::seed;

/// All that an answer depends on besides the records.
pub(super) struct View<'a> {
    pub(super) store: &'a Store,
    pub(super) settings: &'a CommerceLayerSettings,
    pub(super) caller: &'a Caller,
    pub(super) query: &'a Query,
    /// Such as `http://127.0.0.1:4010`.
    pub(super) origin: &'a str,
}

/// For each record of a document, the relationships that say what they lead to.
type Linkage<'a> = BTreeMap<Reference, (&'a Record, BTreeSet<&'static str>)>;

impl View<'_> {
    pub(super) fn one(&self, record: Option<&Record>) -> Value {
        let Some(record) = record else {
            return json!({"data": null});
        };
        self.document(&[record], |mut data| data.pop().unwrap_or_default())
    }

    /// `links.prev` is missing on the first page, `links.next` on the last.
    pub(super) fn list(&self, records: &[&Record], path: &str) -> Value {
        let Page { number, size } = self.query.page;
        let pages = records.len().div_ceil(size).max(1);
        let link = |page: usize| {
            let mut query = form_urlencoded::Serializer::new(self.query.rest.clone());
            query.append_pair("page[number]", &page.to_string());
            query.append_pair("page[size]", &size.to_string());
            json!(format!("{}{path}?{}", self.origin, query.finish()))
        };
        let mut links = Map::new();
        let mut lead_to = |name: &str, page: usize| {
            links.insert(name.to_owned(), link(page));
        };
        lead_to("first", 1);
        if number > 1 {
            lead_to("prev", number - 1);
        }
        if number < pages {
            lead_to("next", number + 1);
        }
        lead_to("last", pages);
        let start = (number - 1).saturating_mul(size).min(records.len());
        let end = start.saturating_add(size).min(records.len());
        let on_page = records.get(start..end).unwrap_or_default();
        let mut document = self.document(on_page, Value::Array);
        if let Some(fields) = document.as_object_mut() {
            let meta = json!({"record_count": records.len(), "page_count": pages});
            fields.insert("meta".to_owned(), meta);
            fields.insert("links".to_owned(), Value::Object(links));
        }
        document
    }

    fn document(&self, records: &[&Record], data: impl FnOnce(Vec<Value>) -> Value) -> Value {
        let mut linkage = Linkage::new();
        for record in records {
            self.link(record, &self.query.includes, &mut linkage);
        }
        let primary = records
            .iter()
            .map(|record| self.resource(record, &linkage))
            .collect();
        let mut document = json!({"data": data(primary)});
        if !self.query.includes.0.is_empty() {
            let included: Vec<Value> = linkage
                .iter()
                .filter(|(reference, _)| {
                    records
                        .iter()
                        .all(|record| record.reference() != **reference)
                })
                .map(|(_, (record, _))| self.resource(record, &linkage))
                .collect();
            if let Some(fields) = document.as_object_mut() {
                fields.insert("included".to_owned(), Value::Array(included));
            }
        }
        document
    }

    /// Notes the record and, along the tree, whatever is included through it.
    fn link<'a>(&'a self, record: &'a Record, includes: &Includes, linkage: &mut Linkage<'a>) {
        let names = &mut linkage
            .entry(record.reference())
            .or_insert_with(|| (record, BTreeSet::new()))
            .1;
        names.extend(includes.0.keys());
        let Some(resource) = schema::resource(record.kind) else {
            return;
        };
        for (name, further) in &includes.0 {
            if let Some(relationship) = resource.relationship(name) {
                for related in self.store.related(record, relationship, self.caller) {
                    self.link(related, further, linkage);
                }
            }
        }
    }

    fn resource(&self, record: &Record, linkage: &Linkage<'_>) -> Value {
        let Some(resource) = schema::resource(record.kind) else {
            return Value::Null;
        };
        let link = format!("{}/api/{}/{}", self.origin, record.kind, record.id);
        let named = linkage
            .get(&record.reference())
            .map(|(_, names)| names.clone())
            .unwrap_or_default();
        let relationships: Map<String, Value> = resource
            .relationships()
            .filter(|relationship| self.is_asked_for(resource, relationship.name))
            .map(|relationship| {
                let name = relationship.name;
                let mut value = json!({"links": {
                    "self": format!("{link}/relationships/{name}"),
                    "related": format!("{link}/{name}"),
                }});
                // What a relationship leads to is said only where it is included.
                if let (true, Some(fields)) = (named.contains(name), value.as_object_mut()) {
                    fields.insert("data".to_owned(), self.data_of(record, relationship));
                }
                (name.to_owned(), value)
            })
            .collect();
        json!({
            "id": record.id,
            "type": record.kind,
            "links": {"self": link},
            "attributes": self.attributes(record, resource),
            "relationships": relationships,
            "meta": self.meta(),
        })
    }

    /// What a relationship leads to, in references.
    pub(super) fn data_of(&self, record: &Record, relationship: &Relationship) -> Value {
        let mut references = self
            .store
            .related(record, relationship, self.caller)
            .into_iter()
            .map(|related| json!({"type": related.kind, "id": related.id}));
        match relationship.many {
            true => references.collect(),
            false => references.next().unwrap_or_default(),
        }
    }

    fn is_asked_for(&self, resource: &Resource, name: &str) -> bool {
        ages::has(resource, name, self.settings)
            && self
                .query
                .fields
                .get(resource.name)
                .is_none_or(|names| names.contains(name))
    }

    fn attributes(&self, record: &Record, resource: &Resource) -> Map<String, Value> {
        let mut attributes = Map::new();
        let mut set = |name: &str, value: Value| {
            if self.is_asked_for(resource, name) {
                attributes.insert(name.to_owned(), value);
            }
        };
        for row in resource.attributes().filter(|row| row.flags.allow(READ)) {
            let Attribute { name, kind, .. } = row;
            match (*kind, *name) {
                (Kind::Money, _) => {
                    let field = format!("{name}_cents");
                    let cents = record.value(&field);
                    let (float, formatted) = spelled(&cents, &record.currency);
                    set(&field, cents);
                    set(&format!("{name}_float"), float);
                    set(&format!("formatted_{name}"), formatted);
                }
                (_, "jwt_custom_claim") => {
                    set(
                        name,
                        json!(self.caller.custom_claim.clone().unwrap_or_default()),
                    );
                }
                (_, "number")
                    if resource.name == "orders" && self.settings.order_number_as_integer =>
                {
                    set(
                        name,
                        json!(record.text(name).parse::<i64>().unwrap_or_default()),
                    );
                }
                _ => set(name, record.value(name)),
            }
        }
        attributes
    }

    fn meta(&self) -> Value {
        let mode = match self.settings.mode {
            Mode::Test => "test",
            Mode::Live => "live",
        };
        match self.settings.organization_id_in_meta {
            true => json!({"mode": mode, "organization_id": ORGANIZATION_ID}),
            false => json!({"mode": mode}),
        }
    }
}

/// An amount as a number of whole units and as text.
fn spelled(cents: &Value, currency: &str) -> (Value, Value) {
    match (cents.as_i64(), seed::currency(currency)) {
        (Some(cents), Some(currency)) => (
            json!(currency.in_whole_units(cents)),
            json!(currency.format(cents)),
        ),
        _ => (Value::Null, Value::Null),
    }
}
