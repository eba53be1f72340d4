//! The platform's filter language: what can be filtered, and which records fit. How a filter is
//! written is read in `grammar`. What an endpoint can filter is a table of `Attribute` beside it.

mod grammar;

use axum::http::HeaderMap;
use serde_json::Value;

use super::problem::Problem;
use super::query::Pairs;
use crate::clock;
use crate::settings::Settings;

use grammar::{Dialect, understood};

/// Turns the newer parser off, which otherwise takes over where the older one gives up.
const OLD_PARSER_HEADER: &str = "ep-disable-beta-filtering";

/// The platform refuses longer requests.
const LONGEST_QUERY: usize = 8 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Equals,
    In,
    Like,
    LikeInAnyCase,
    Above,
    AtLeast,
    Below,
    AtMost,
    IsNull,
}

use Operator::{Above, AtLeast, AtMost, Below, Equals, In, IsNull, Like, LikeInAnyCase};

pub(crate) const SAME: &[Operator] = &[Equals, In, IsNull];
pub(crate) const SAME_OR_LIKE: &[Operator] = &[Equals, In, Like, IsNull];
pub(crate) const LIKE_IN_ANY_CASE: &[Operator] = &[LikeInAnyCase];
pub(crate) const RANGE: &[Operator] = &[Equals, Above, AtLeast, Below, AtMost];
pub(crate) const RANGE_ONLY: &[Operator] = &[Above, AtLeast, Below, AtMost];

/// How values are compared.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
}

/// Where the compared value lies: in the resource, in the first of two places that has one, or in
/// any of its items.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Body(&'static str),
    Either(&'static str, &'static str),
    AnyItem(&'static str),
}

pub(crate) struct Attribute {
    name: &'static str,
    source: Source,
    kind: Kind,
    operators: &'static [Operator],
}

impl Attribute {
    pub(crate) const fn new(
        name: &'static str,
        source: Source,
        kind: Kind,
        operators: &'static [Operator],
    ) -> Self {
        Self {
            name,
            source,
            kind,
            operators,
        }
    }
}

/// What a filter looks at.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    pub(crate) body: &'a Value,
    pub(crate) items: &'a [Value],
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Operand {
    Text(String),
    Number(i64),
}

impl Operand {
    fn in_lower_case(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.to_lowercase()),
            Self::Number(number) => Self::Number(*number),
        }
    }
}

impl Kind {
    fn operand(self, text: &str, dialect: Dialect) -> Option<Operand> {
        match self {
            Self::Text => Some(Operand::Text(text.to_owned())),
            Self::Number => text.parse().ok().map(Operand::Number),
            Self::Date if !dialect.takes_date(text) => None,
            Self::Date => clock::read(text).map(Operand::Number),
        }
    }

    fn value(self, value: &Value) -> Option<Operand> {
        match value {
            Value::String(text) => self.operand(text, Dialect::newest()),
            Value::Number(number) => number.as_i64().map(Operand::Number),
            _ => None,
        }
    }
}

struct Condition {
    operator: Operator,
    source: Source,
    kind: Kind,
    operands: Vec<Operand>,
}

/// A filter that was understood: all of the groups have to hold, and of each group one condition.
pub(crate) struct Conditions(Vec<Vec<Condition>>);

impl Conditions {
    pub(crate) fn read(
        query: &Pairs,
        headers: &HeaderMap,
        attributes: impl Iterator<Item = &'static Attribute> + Clone,
        settings: &Settings,
    ) -> Result<Self, Problem> {
        let Some(filter) = query.get("filter") else {
            return Ok(Self(Vec::new()));
        };
        if query.encoded_length() > LONGEST_QUERY {
            return Err(Problem::bad_request(format!(
                "The query must not be longer than {LONGEST_QUERY} bytes"
            )));
        }
        let is_old = headers
            .get(OLD_PARSER_HEADER)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"));
        let dialect = Dialect {
            is_newer: !is_old,
            has_or: settings.or_filters,
        };
        understood(filter, attributes, dialect)
            .map(Self)
            .ok_or_else(Problem::unparsable_filter)
    }

    pub(crate) fn hold_for(&self, record: Record<'_>) -> bool {
        self.0
            .iter()
            .all(|group| group.iter().any(|condition| condition.holds_for(record)))
    }
}

impl Condition {
    fn holds_for(&self, record: Record<'_>) -> bool {
        let in_body = |pointer| {
            record
                .body
                .pointer(pointer)
                .filter(|value| !value.is_null())
        };
        let found: Vec<&Value> = match self.source {
            Source::Body(pointer) => in_body(pointer).into_iter().collect(),
            Source::Either(one, other) => in_body(one)
                .or_else(|| in_body(other))
                .into_iter()
                .collect(),
            Source::AnyItem(pointer) => record
                .items
                .iter()
                .filter_map(|item| item.pointer(pointer))
                .collect(),
        };
        if self.operator == IsNull {
            return found.is_empty();
        }
        found
            .into_iter()
            .filter_map(|value| self.kind.value(value))
            .any(|value| self.holds(&value))
    }

    fn holds(&self, value: &Operand) -> bool {
        self.operands.iter().any(|operand| match self.operator {
            Equals | In | IsNull => value == operand,
            Like => is_like(value, operand),
            LikeInAnyCase => is_like(&value.in_lower_case(), &operand.in_lower_case()),
            Above => value > operand,
            AtLeast => value >= operand,
            Below => value < operand,
            AtMost => value <= operand,
        })
    }
}

/// `*` stands for anything, at the start, at the end, or at both.
fn is_like(value: &Operand, pattern: &Operand) -> bool {
    let (Operand::Text(value), Operand::Text(pattern)) = (value, pattern) else {
        return false;
    };
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(inner), Some(_)) => value.contains(inner.strip_suffix('*').unwrap_or_default()),
        (Some(end), None) => value.ends_with(end),
        (None, Some(start)) => value.starts_with(start),
        (None, None) => value == pattern,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NEWER: Dialect = Dialect {
        is_newer: true,
        has_or: false,
    };

    const ATTRIBUTES: &[Attribute] = &[
        Attribute::new("name", Source::Body("/name"), Kind::Text, SAME_OR_LIKE),
        Attribute::new(
            "with_tax",
            Source::Body("/with_tax"),
            Kind::Number,
            RANGE_ONLY,
        ),
        Attribute::new("created_at", Source::Body("/created_at"), Kind::Date, RANGE),
        Attribute::new("note", Source::Body("/note"), Kind::Text, SAME),
        Attribute::new("product_sku", Source::AnyItem("/sku"), Kind::Text, SAME),
    ];

    fn holds(filter: &str) -> Option<bool> {
        holds_in(NEWER, filter)
    }

    fn holds_in(dialect: Dialect, filter: &str) -> Option<bool> {
        let body = json!({
            "name": "Ada (née Byron), Lovelace",
            "with_tax": 1250,
            "created_at": "2026-05-01T09:12:33.120Z",
        });
        let items = [json!({"sku": "MUG-SPECK"}), json!({"sku": "PEN-BRASS"})];
        let conditions = Conditions(understood(filter, ATTRIBUTES.iter(), dialect)?);
        Some(conditions.hold_for(Record {
            body: &body,
            items: &items,
        }))
    }

    #[test]
    fn conditions_are_joined_by_and() {
        assert_eq!(holds("gt(with_tax,1249):lt(with_tax, 1251)"), Some(true));
        assert_eq!(holds("gt(with_tax,1249):lt(with_tax,1250)"), Some(false));
    }

    #[test]
    fn a_star_stands_for_anything_at_either_end() {
        assert_eq!(holds("like(name,Ada*)"), Some(true));
        assert_eq!(holds("like(name,*Lovelace)"), Some(true));
        assert_eq!(holds("like(name,*Byron*)"), Some(true));
        assert_eq!(holds("like(name,Byron*)"), Some(false));
    }

    #[test]
    fn quotes_protect_brackets_and_commas() {
        assert_eq!(holds(r#"eq(name,"Ada (née Byron), Lovelace")"#), Some(true));
    }

    #[test]
    fn dates_come_as_day_timestamp_or_milliseconds() {
        assert_eq!(
            holds("ge(created_at,2026-05-01):lt(created_at,2026-05-02)"),
            Some(true)
        );
        assert_eq!(
            holds(r#"eq(created_at,"2026-05-01T09:12:33.120Z")"#),
            Some(true)
        );
        assert_eq!(holds("gt(created_at,1)"), Some(true));
    }

    #[test]
    fn one_item_is_enough() {
        assert_eq!(holds("eq(product_sku,PEN-BRASS)"), Some(true));
        assert_eq!(holds("in(product_sku,INK,MUG-SPECK)"), Some(true));
        assert_eq!(holds("eq(product_sku,INK)"), Some(false));
    }

    #[test]
    fn a_backslash_keeps_the_next_letter_of_a_quoted_operand() {
        assert_eq!(
            holds(r#"eq(name,"Ada \(née Byron\), Lovelace")"#),
            Some(true)
        );
        assert_eq!(holds(r#"eq(name,"\"")"#), Some(false));
        assert_eq!(holds("eq(name,'Ada \"née')"), Some(false));
    }

    #[test]
    fn an_unset_value_is_null() {
        assert_eq!(holds("is_null(note)"), Some(true));
        assert_eq!(holds("is_null(name)"), Some(false));
        assert_eq!(holds("is_null(name,x)"), None);
    }

    #[test]
    fn the_older_parser_knows_no_quotes_timestamps_and_nulls() {
        let older = Dialect {
            is_newer: false,
            ..NEWER
        };
        for filter in [
            "eq(name,\"Ada\")",
            "ge(created_at,2026-05-01T00:00:00Z)",
            "is_null(note)",
        ] {
            assert_eq!(holds_in(older, filter), None, "{filter}");
            assert!(holds(filter).is_some(), "{filter}");
        }
        assert_eq!(
            holds_in(older, "like(name,Ada*):ge(created_at,2026-05-01)"),
            Some(true)
        );
    }

    #[test]
    fn of_an_or_group_one_condition_is_enough() {
        let with_or = Dialect {
            has_or: true,
            ..NEWER
        };
        for (filter, outcome) in [
            ("(eq(name,x)|gt(with_tax,1))", Some(true)),
            ("(eq(name,x)|gt(with_tax,9999))", Some(false)),
            ("gt(with_tax,1):(eq(name,x)|like(name,Ada*))", Some(true)),
            ("(eq(name,x)", None),
            ("()", None),
        ] {
            assert_eq!(holds_in(with_or, filter), outcome, "{filter}");
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_refused() {
        for filter in [
            "",
            "eq",
            "eq(",
            "eq()",
            "eq(name)",
            "eq(name,a",
            "eq(name,a)x",
            "eq(name,a):",
            "eq(colour,red)",
            "like(product_sku,a*)",
            "gt(name,a)",
            "gt(with_tax,many)",
            "eq(name,a,b)",
            "(eq(name,a)|eq(name,b))",
            "eq(name,\"a)",
            "eq(name,'a'b)",
            "eq(name,'a''b')",
            "eq(name,O'Brien)",
            "eq(name,a\\b)",
        ] {
            assert_eq!(holds(filter), None, "{filter}");
        }
        assert_eq!(holds(&["eq(name,a)"; 11].join(":")), None);
    }
}
