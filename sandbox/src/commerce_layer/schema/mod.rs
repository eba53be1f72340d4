//! What the platform's resources consist of: one row per attribute and relationship, with what may
//! be done with it, and who may do what with the resource. Data only; every rule reads it from here.
//!
//! The letters of a row: `C` creatable, `U` updatable, `R` returned, `F` filterable, `S` sortable,
//! `X` not for sales channels, `!` required. The letters of a resource: `L` list, `R` retrieve,
//! `C` create, `U` update, `D` delete; by id or related record only where `L` is missing.

mod catalogue;
mod customers;
mod fulfilment;
mod orders;
mod payments;
mod subscriptions;

use serde_json::Value;

use crate::clock;

pub(super) const CREATE: Flags = Flags::of("C");
pub(super) const UPDATE: Flags = Flags::of("U");
pub(super) const READ: Flags = Flags::of("R");
pub(super) const FILTER: Flags = Flags::of("F");
pub(super) const SORT: Flags = Flags::of("S");
pub(super) const NOT_FOR_SALES_CHANNELS: Flags = Flags::of("X");
pub(super) const REQUIRED: Flags = Flags::of("!");

/// What may be done with an attribute or a relationship.
#[derive(Clone, Copy)]
pub(super) struct Flags(u8);

impl Flags {
    const fn of(letters: &str) -> Self {
        let bytes = letters.as_bytes();
        let mut bits = 0;
        let mut rest = bytes;
        while let [letter, tail @ ..] = rest {
            bits |= match letter {
                b'C' => 1,
                b'U' => 2,
                b'R' => 4,
                b'F' => 8,
                b'S' => 16,
                b'X' => 32,
                _ => 64,
            };
            rest = tail;
        }
        Self(bits)
    }

    pub(super) fn allow(self, use_: Flags) -> bool {
        self.0 & use_.0 == use_.0
    }
}

/// What an attribute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Float,
    Boolean,
    /// A date and time.
    Moment,
    Object,
    Array,
    /// Three attributes in one row: `x_cents`, and `x_float` and `formatted_x`, which follow from it.
    Money,
}

impl Kind {
    /// Whether the value is of this kind.
    pub(super) fn holds(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Integer | Self::Money => value.is_i64() || value.is_u64(),
            Self::Float => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Moment => value
                .as_str()
                .is_some_and(|text| clock::read(text).is_some()),
            Self::Object => value.is_object(),
            Self::Array => value.is_array(),
        }
    }
}

pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) flags: Flags,
}

impl Attribute {
    /// The name under which a record keeps it.
    pub(super) fn kept_as(&self) -> String {
        match self.kind {
            Kind::Money => format!("{}_cents", self.name),
            _ => self.name.to_owned(),
        }
    }
}

const fn attribute(name: &'static str, kind: Kind, letters: &str) -> Attribute {
    Attribute {
        name,
        kind,
        flags: Flags::of(letters),
    }
}

const fn text(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Text, letters)
}

const fn integer(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Integer, letters)
}

const fn float(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Float, letters)
}

const fn boolean(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Boolean, letters)
}

const fn moment(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Moment, letters)
}

const fn object(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Object, letters)
}

const fn array(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Array, letters)
}

const fn money(name: &'static str, letters: &str) -> Attribute {
    attribute(name, Kind::Money, letters)
}

/// What every resource has, after its own attributes.
const COMMON: &[Attribute] = &[
    moment("created_at", "RFS"),
    moment("updated_at", "RFS"),
    text("reference", "CURFS"),
    text("reference_origin", "CURFS"),
    object("metadata", "CURF"),
];

/// Where related records are found.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// The record itself says which they are.
    Stored,
    /// They point back with their relationship of that name.
    Inverse(&'static str),
    /// By two steps.
    Through(&'static str, &'static str),
    /// The access token says which they are.
    Jwt,
    /// The sandbox keeps no such records: there are none.
    Elsewhere,
}

pub(super) struct Relationship {
    pub(super) name: &'static str,
    pub(super) many: bool,
    /// The types it can lead to, where the sandbox keeps them.
    pub(super) targets: &'static [&'static str],
    pub(super) source: Source,
    pub(super) flags: Flags,
    pub(super) includable: bool,
}

const fn one(
    name: &'static str,
    targets: &'static [&'static str],
    source: Source,
    letters: &str,
) -> Relationship {
    Relationship {
        name,
        many: false,
        targets,
        source,
        flags: Flags::of(letters),
        includable: true,
    }
}

const fn many(
    name: &'static str,
    targets: &'static [&'static str],
    source: Source,
    letters: &str,
) -> Relationship {
    Relationship {
        many: true,
        ..one(name, targets, source, letters)
    }
}

const fn elsewhere(name: &'static str, many: bool) -> Relationship {
    Relationship {
        many,
        ..one(name, &[], Source::Elsewhere, "")
    }
}

/// What every resource has, after its own relationships.
const EVENT_STORES: Relationship = Relationship {
    includable: false,
    ..elsewhere("event_stores", true)
};

/// Whose record it is.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    /// The customer's own record.
    Itself,
    /// Whoever owns the record that this relationship leads to.
    Through(&'static str),
    Nobody,
}

pub(super) struct Resource {
    pub(super) name: &'static str,
    pub(super) owner: Owner,
    /// What a sales channel's own token may do.
    pub(super) guest: &'static str,
    /// What a customer's token may do, with the customer's own records.
    pub(super) customer: &'static str,
    attributes: &'static [Attribute],
    relationships: &'static [Relationship],
}

/// An attribute under one of the names that requests and answers use.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) kind: Kind,
    pub(super) flags: Flags,
}

impl Resource {
    /// Every row, the common ones last.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &'static Attribute> {
        self.attributes.iter().chain(COMMON)
    }

    pub(super) fn relationships(&self) -> impl Iterator<Item = &'static Relationship> {
        self.relationships
            .iter()
            .chain(std::iter::once(&EVENT_STORES))
    }

    pub(super) fn relationship(&self, name: &str) -> Option<&'static Relationship> {
        self.relationships().find(|known| known.name == name)
    }

    pub(super) fn field(&self, name: &str) -> Option<Field> {
        if name == "id" {
            let (kind, flags) = (Kind::Text, Flags::of("FS"));
            return Some(Field { kind, flags });
        }
        if let Some(row) = self
            .attributes()
            .find(|row| row.kind != Kind::Money && row.name == name)
        {
            let Attribute { kind, flags, .. } = *row;
            return Some(Field { kind, flags });
        }
        let money = |name: &str| {
            self.attributes()
                .find(|row| row.kind == Kind::Money && row.name == name)
        };
        let derived = |kind| Field { kind, flags: READ };
        if let Some(name) = name.strip_suffix("_cents") {
            return money(name).map(|row| Field {
                kind: Kind::Integer,
                flags: row.flags,
            });
        }
        if let Some(name) = name.strip_suffix("_float") {
            return money(name).map(|_| derived(Kind::Float));
        }
        let name = name.strip_prefix("formatted_")?;
        money(name).map(|_| derived(Kind::Text))
    }
}

/// Every resource that the sandbox keeps.
pub(super) fn resources() -> impl Iterator<Item = &'static Resource> {
    [
        customers::RESOURCES,
        orders::RESOURCES,
        fulfilment::RESOURCES,
        payments::RESOURCES,
        subscriptions::RESOURCES,
        catalogue::RESOURCES,
    ]
    .into_iter()
    .flatten()
}

/// The resources whose records a path answers with: its own, but for transactions, which is what four
/// others have in common.
pub(super) fn answering(resource: &'static Resource) -> Vec<&'static Resource> {
    match resource.name {
        "transactions" => ["authorizations", "captures", "voids", "refunds"]
            .into_iter()
            .filter_map(self::resource)
            .collect(),
        _ => vec![resource],
    }
}

pub(super) fn resource(name: &str) -> Option<&'static Resource> {
    resources().find(|known| known.name == name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_row_leads_to_resources_that_exist() {
        for resource in resources() {
            if let Owner::Through(name) = resource.owner {
                assert!(resource.relationship(name).is_some(), "{}", resource.name);
            }
            for relationship in resource.relationships() {
                for target in relationship.targets {
                    let target = super::resource(target).unwrap();
                    if let Source::Inverse(back) = relationship.source {
                        assert!(target.relationship(back).is_some(), "{}", resource.name);
                    }
                }
            }
        }
    }

    #[test]
    fn one_row_of_money_is_three_attributes() {
        let orders = resource("orders").unwrap();
        let total = orders.field("total_amount_cents").unwrap();
        assert!(total.kind == Kind::Integer && total.flags.allow(SORT));
        let formatted = orders.field("formatted_total_amount").unwrap();
        assert!(formatted.kind == Kind::Text && !formatted.flags.allow(SORT));
        assert!(orders.field("total_amount_float").is_some());
        assert!(orders.field("total_amount").is_none());
    }

    /// The catalogue of schema 7.9.16, where it lies beside the repository.
    fn catalogue() -> Vec<Value> {
        let file = "../../shared/specs/commerce-layer/resources-7.9.16.storefront.json";
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
            .map(|text| serde_json::from_str(&text).unwrap())
            .unwrap_or_default()
    }

    fn letters(row: &Value) -> String {
        let flags = [
            ("creatable", 'C'),
            ("updatable", 'U'),
            ("fetchable", 'R'),
            ("filterable", 'F'),
            ("sortable", 'S'),
            ("prohibited", 'X'),
        ];
        let set = flags.iter().filter(|(name, _)| row[name] == true);
        set.map(|(_, letter)| *letter).collect()
    }

    /// Without `!`, which the catalogue puts into words.
    fn same(flags: Flags, row: &Value, ignored: &str) -> bool {
        let ignored = Flags::of(ignored).0 | REQUIRED.0;
        (flags.0 | ignored) == (Flags::of(&letters(row)).0 | ignored)
    }

    #[test]
    fn every_row_has_the_rights_that_the_catalogue_gives() {
        for known in catalogue() {
            let id = known["id"].as_str().unwrap();
            let plural = match id {
                "address" => "addresses".to_owned(),
                _ => format!("{id}s"),
            };
            let Some(resource) = resource(&plural) else {
                continue;
            };
            for (name, row) in known["attributes"]["fields"].as_object().unwrap() {
                // Triggers that set nothing off here are left out.
                let Some(field) = resource.field(name) else {
                    assert!(
                        row["fetchable"] != true || name == "type",
                        "{plural}.{name}"
                    );
                    continue;
                };
                // What follows a request for a return is the merchant's, though nothing says so.
                let merchants = if id == "return" { "X" } else { "" };
                let ignored = if name == "id" { "R" } else { merchants };
                assert!(same(field.flags, row, ignored), "{plural}.{name}");
            }
            for (name, row) in known["attributes"]["relationships"].as_object().unwrap() {
                let relationship = resource.relationship(name).unwrap();
                let is_kept = !relationship.targets.is_empty();
                assert!(
                    !is_kept || same(relationship.flags, row, "R"),
                    "{plural}.{name}"
                );
                assert_eq!(
                    relationship.many,
                    row["type"] == "has_many",
                    "{plural}.{name}"
                );
            }
        }
    }
}
