//! What a query string asks for: related records, fields, filters, order, page. Whatever the schema
//! does not know is refused here, so that the rest need not look again.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::access::Caller;
use super::ages;
use super::filter::Filter;
use super::problem::Problem;
use super::schema::{self, READ, Resource, SORT};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Store};

const DEFAULT_PAGE_SIZE: usize = 10;
const LARGEST_PAGE_SIZE: usize = 25;

/// `shipments.parcels` and what else is to be included, as a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Includes(pub(super) BTreeMap<&'static str, Includes>);

#[derive(Default)]
pub(super) struct Query {
    pub(super) includes: Includes,
    /// By type, the only members to send.
    pub(super) fields: HashMap<&'static str, HashSet<String>>,
    pub(super) filters: Vec<Filter>,
    sort: Vec<(String, bool)>,
    pub(super) page: Page,
    /// Everything but the page, for the links between pages.
    pub(super) rest: String,
}

/// The part of a list that was asked for.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) number: usize,
    pub(super) size: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            number: 1,
            size: DEFAULT_PAGE_SIZE,
        }
    }
}

impl Query {
    /// Reads the query of a request that answers with one of these resources (a relationship can lead
    /// to several types).
    pub(super) fn read(
        query: &str,
        targets: &[&'static Resource],
        settings: &CommerceLayerSettings,
    ) -> Result<Self, Problem> {
        let mut read = Self::default();
        let mut rest = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if !name.starts_with("page[") {
                rest.append_pair(&name, &value);
            }
            match (name.as_ref(), between(&name, "fields[")) {
                (_, Some(kind)) => read.read_fields(kind, &value, settings)?,
                ("include", _) => read.read_includes(&value, targets)?,
                ("sort", _) => read.read_sort(&value, targets)?,
                ("page[number]", _) => read.page.number = page_number(&value, usize::MAX)?,
                ("page[size]", _) => {
                    let largest = match settings.clamp_page_size {
                        true => usize::MAX,
                        false => LARGEST_PAGE_SIZE,
                    };
                    read.page.size = page_number(&value, largest)?.min(LARGEST_PAGE_SIZE);
                }
                _ => match between(&name, "filter[q][") {
                    Some(condition) => {
                        read.filters.push(Filter::read(condition, &value, targets)?);
                    }
                    None => return Err(Problem::param_not_allowed(&name)),
                },
            }
        }
        read.rest = rest.finish();
        Ok(read)
    }

    fn read_fields(
        &mut self,
        kind: &str,
        names: &str,
        settings: &CommerceLayerSettings,
    ) -> Result<(), Problem> {
        let Some(resource) = schema::resource(kind) else {
            return Err(Problem::bad_request(
                "INVALID_RESOURCE",
                "Invalid resource",
                format!("{kind} is not a valid resource."),
            ));
        };
        let names: HashSet<String> = listed(names).map(str::to_owned).collect();
        let is_known = |name: &String| {
            matches!(name.as_str(), "id" | "type")
                || (ages::has(resource, name, settings)
                    && (resource.relationship(name).is_some()
                        || resource
                            .field(name)
                            .is_some_and(|field| field.flags.allow(READ))))
        };
        if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
            return Err(Problem::bad_request(
                "INVALID_FIELD",
                "Invalid field",
                format!("{unknown} is not a valid field for {kind}."),
            ));
        }
        self.fields.entry(resource.name).or_default().extend(names);
        Ok(())
    }

    fn read_includes(&mut self, paths: &str, targets: &[&'static Resource]) -> Result<(), Problem> {
        for path in listed(paths) {
            let mut level = &mut self.includes;
            let mut known = targets.to_vec();
            for name in path.split('.') {
                let relationships: Vec<_> = known
                    .iter()
                    .filter_map(|resource| resource.relationship(name))
                    .filter(|relationship| relationship.includable)
                    .collect();
                let Some(relationship) = relationships.first() else {
                    return Err(Problem::bad_request(
                        "INVALID_INCLUDE",
                        "Invalid field",
                        format!("{path} is not a valid includable relationship."),
                    ));
                };
                level = level.0.entry(relationship.name).or_default();
                known = relationships
                    .iter()
                    .flat_map(|relationship| relationship.targets)
                    .filter_map(|target| schema::resource(target))
                    .collect();
            }
        }
        Ok(())
    }

    fn read_sort(&mut self, keys: &str, targets: &[&'static Resource]) -> Result<(), Problem> {
        for key in listed(keys) {
            let name = key.strip_prefix('-').unwrap_or(key);
            let is_sortable = targets
                .iter()
                .filter_map(|resource| resource.field(name))
                .any(|field| field.flags.allow(SORT));
            if !is_sortable {
                return Err(Problem::bad_request(
                    "INVALID_SORT_CRITERIA",
                    "Invalid sort criteria",
                    format!("{name} is not a valid sort criteria."),
                ));
            }
            self.sort.push((name.to_owned(), key.starts_with('-')));
        }
        Ok(())
    }

    /// Those of the records that were asked for, in the order asked for; else oldest first.
    pub(super) fn select<'a>(
        &self,
        mut records: Vec<&'a Record>,
        store: &Store,
        caller: &Caller,
    ) -> Vec<&'a Record> {
        records.retain(|record| {
            self.filters
                .iter()
                .all(|filter| filter.holds_for(record, store, caller))
        });
        records.sort_by(|one, other| {
            self.sort
                .iter()
                .map(|(name, is_descending)| {
                    let order = compare(&one.value(name), &other.value(name));
                    match is_descending {
                        true => order.reverse(),
                        false => order,
                    }
                })
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        });
        records
    }
}

/// The name in brackets behind that start.
fn between<'a>(name: &'a str, start: &str) -> Option<&'a str> {
    name.strip_prefix(start)?.strip_suffix(']')
}

fn listed(names: &str) -> impl Iterator<Item = &str> {
    names.split(',').filter(|name| !name.is_empty())
}

fn page_number(text: &str, largest: usize) -> Result<usize, Problem> {
    text.parse()
        .ok()
        .filter(|number| (1..=largest).contains(number))
        .ok_or_else(|| {
            Problem::bad_request(
                "INVALID_PAGE_VALUE",
                "Invalid page value",
                format!("{text} is not a valid page value."),
            )
        })
}

/// Nothing comes first, as numbers, texts and dates (which are texts here) do among themselves.
fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.cmp(other),
        _ => {
            let rank = |value: &Value| match value {
                Value::Null => f64::NEG_INFINITY,
                Value::Bool(is) => f64::from(u8::from(*is)),
                _ => value.as_f64().unwrap_or(f64::MAX),
            };
            rank(one).total_cmp(&rank(other))
        }
    }
}
