//! The organization's records, all of one form. What follows from other records (the far ends of
//! relationships, owners) is looked up, never kept twice.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::access::Caller;
use super::schema::{self, Owner, Relationship, Source};
use crate::clock;

/// A record by its type and id, as JSON:API names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    pub(super) kind: &'static str,
    pub(super) id: String,
}

pub(crate) struct Record {
    pub(super) kind: &'static str,
    pub(super) id: String,
    /// As the platform sends them, but for amounts: of those only the cents.
    pub(super) attributes: Map<String, Value>,
    links: BTreeMap<&'static str, Vec<Reference>>,
    /// Of amounts; some resources do not say it themselves.
    pub(super) currency: String,
    /// What is never sent: a password, the prices of a product.
    pub(super) secrets: Map<String, Value>,
}

impl Record {
    pub(super) fn reference(&self) -> Reference {
        Reference {
            kind: self.kind,
            id: self.id.clone(),
        }
    }

    pub(super) fn value(&self, attribute: &str) -> Value {
        match attribute {
            "id" => json!(self.id),
            _ => self.attributes.get(attribute).cloned().unwrap_or_default(),
        }
    }

    pub(super) fn text(&self, attribute: &str) -> &str {
        self.attributes
            .get(attribute)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn integer(&self, attribute: &str) -> i64 {
        self.attributes
            .get(attribute)
            .and_then(Value::as_i64)
            .unwrap_or_default()
    }

    pub(super) fn set(&mut self, attribute: &str, value: impl Into<Value>) {
        self.attributes.insert(attribute.to_owned(), value.into());
    }

    /// What the relationship leads to by the record's own word.
    pub(super) fn link(&self, relationship: &str) -> &[Reference] {
        self.links
            .get(relationship)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    pub(super) fn connect(&mut self, relationship: &'static str, to: Vec<Reference>) {
        self.links.insert(relationship, to);
    }

    pub(super) fn touch(&mut self, now: i64) {
        self.set("updated_at", clock::iso(now));
    }
}

#[derive(Default)]
pub(crate) struct Store {
    records: HashMap<&'static str, Vec<Record>>,
    made: u64,
}

impl Store {
    /// A new record with an id of its own, filled in by `fill`.
    pub(super) fn add(
        &mut self,
        kind: &'static str,
        now: i64,
        fill: impl FnOnce(&mut Record),
    ) -> Reference {
        self.made += 1;
        let mut record = Record {
            kind,
            id: short_id(self.made),
            attributes: Map::new(),
            links: BTreeMap::new(),
            currency: String::new(),
            secrets: Map::new(),
        };
        record.set("created_at", clock::iso(now));
        record.touch(now);
        record.set("metadata", json!({}));
        fill(&mut record);
        let reference = record.reference();
        self.records.entry(kind).or_default().push(record);
        reference
    }

    pub(super) fn all(&self, kind: &str) -> &[Record] {
        self.records
            .get(kind)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    pub(super) fn get(&self, kind: &str, id: &str) -> Option<&Record> {
        self.all(kind).iter().find(|record| record.id == id)
    }

    pub(super) fn find(&self, reference: &Reference) -> Option<&Record> {
        self.get(reference.kind, &reference.id)
    }

    pub(super) fn find_mut(&mut self, reference: &Reference) -> Option<&mut Record> {
        self.records
            .get_mut(reference.kind)?
            .iter_mut()
            .find(|record| record.id == reference.id)
    }

    pub(super) fn remove(&mut self, reference: &Reference) {
        if let Some(records) = self.records.get_mut(reference.kind) {
            records.retain(|record| record.id != reference.id);
        }
    }

    /// E-mail addresses are compared without regard to case.
    pub(super) fn customer_by_email(&self, email: &str) -> Option<&Record> {
        self.all("customers")
            .iter()
            .find(|customer| customer.text("email").eq_ignore_ascii_case(email))
    }

    pub(super) fn by_code(&self, kind: &str, code: &str) -> Option<&Record> {
        self.all(kind)
            .iter()
            .find(|record| record.text("code") == code)
    }

    /// The records of one type that lead to this one by that relationship.
    pub(super) fn pointing_to(
        &self,
        kind: &str,
        relationship: &str,
        target: &Reference,
    ) -> impl Iterator<Item = &Record> {
        self.all(kind)
            .iter()
            .filter(move |record| record.link(relationship).contains(target))
    }

    /// The same, to be changed or removed.
    pub(super) fn references_to(
        &self,
        kind: &str,
        relationship: &str,
        target: &Reference,
    ) -> Vec<Reference> {
        self.pointing_to(kind, relationship, target)
            .map(Record::reference)
            .collect()
    }

    /// The one record that the relationship leads to by the record's own word.
    pub(super) fn linked(&self, record: &Record, relationship: &str) -> Option<&Record> {
        self.find(record.link(relationship).first()?)
    }

    /// The id of the customer whose record it is.
    pub(super) fn owner(&self, record: &Record) -> Option<String> {
        match schema::resource(record.kind)?.owner {
            Owner::Itself => Some(record.id.clone()),
            Owner::Through(relationship) => self.owner(self.linked(record, relationship)?),
            Owner::Nobody => None,
        }
    }

    /// What the relationship leads to, as far as the caller may see it.
    pub(super) fn related(
        &self,
        record: &Record,
        relationship: &Relationship,
        caller: &Caller,
    ) -> Vec<&Record> {
        let mut found: Vec<&Record> = match relationship.source {
            Source::Stored => record
                .link(relationship.name)
                .iter()
                .filter_map(|reference| self.find(reference))
                .collect(),
            Source::Inverse(back) => {
                let target = record.reference();
                relationship
                    .targets
                    .iter()
                    .flat_map(|kind| self.pointing_to(kind, back, &target).collect::<Vec<_>>())
                    .collect()
            }
            Source::Through(first, second) => self
                .by_name(record, first, caller)
                .into_iter()
                .flat_map(|step| self.by_name(step, second, caller))
                .collect(),
            Source::Jwt => relationship
                .targets
                .iter()
                .flat_map(|kind| self.all(kind))
                .filter(|record| caller.token_names(record))
                .collect(),
            Source::Elsewhere => Vec::new(),
        };
        found.retain(|record| caller.sees(self, record));
        found
    }

    fn by_name(&self, record: &Record, relationship: &str, caller: &Caller) -> Vec<&Record> {
        schema::resource(record.kind)
            .and_then(|resource| resource.relationship(relationship))
            .map(|relationship| self.related(record, relationship, caller))
            .unwrap_or_default()
    }
}

const LETTERS: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH: usize = 10;

/// Ids are short and opaque (`XAyRWNUzyN`); here the same at every start. Multiplying by an odd
/// number permutes the numbers below 2^56, so no two are alike.
pub(super) fn short_id(number: u64) -> String {
    let mut rest = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) & ((1 << 56) - 1);
    (0..ID_LENGTH)
        .filter_map(|_| {
            let place = usize::try_from(rest % 52).unwrap_or_default();
            rest /= 52;
            LETTERS.get(place).copied().map(char::from)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_short_and_never_repeat() {
        let ids: HashSet<String> = (0..5_000).map(short_id).collect();
        assert_eq!(ids.len(), 5_000);
        assert!(ids.iter().all(|id| id.len() == ID_LENGTH));
    }
}
