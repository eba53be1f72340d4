//! The platform's filter language: `op(attribute,value[,value…])`, joined by `:` for AND.
//! What can be filtered is a table of `Attribute` beside each endpoint. OR groups are not
//! documented for customers and orders, so they are refused.

use serde_json::Value;

use super::problem::Problem;
use crate::clock;

/// The platform refuses longer filters.
const MOST_CONDITIONS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Equals,
    In,
    Like,
    Above,
    AtLeast,
    Below,
    AtMost,
}

use Operator::{Above, AtLeast, AtMost, Below, Equals, In, Like};

pub(crate) const SAME: &[Operator] = &[Equals, In];
pub(crate) const SAME_OR_LIKE: &[Operator] = &[Equals, In, Like];
pub(crate) const RANGE: &[Operator] = &[Equals, Above, AtLeast, Below, AtMost];
pub(crate) const RANGE_ONLY: &[Operator] = &[Above, AtLeast, Below, AtMost];

impl Operator {
    fn named(name: &str) -> Option<Self> {
        let operator = match name {
            "eq" => Equals,
            "in" => In,
            "like" => Like,
            "gt" => Above,
            "ge" => AtLeast,
            "lt" => Below,
            "le" => AtMost,
            _ => return None,
        };
        Some(operator)
    }
}

/// How values are compared.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
}

/// Where the compared value lies: in the resource, or in any of its items.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Body(&'static str),
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

impl Kind {
    fn operand(self, text: &str) -> Option<Operand> {
        match self {
            Self::Text => Some(Operand::Text(text.to_owned())),
            Self::Number => text.parse().ok().map(Operand::Number),
            Self::Date => clock::read(text).map(Operand::Number),
        }
    }

    fn value(self, value: &Value) -> Option<Operand> {
        match value {
            Value::String(text) => self.operand(text),
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

/// A filter that was understood.
pub(crate) struct Conditions(Vec<Condition>);

impl Conditions {
    pub(crate) fn read(filter: Option<&str>, attributes: &[Attribute]) -> Result<Self, Problem> {
        let Some(filter) = filter else {
            return Ok(Self(Vec::new()));
        };
        understood(filter, attributes)
            .map(Self)
            .ok_or_else(Problem::unparsable_filter)
    }

    pub(crate) fn hold_for(&self, record: Record<'_>) -> bool {
        self.0.iter().all(|condition| condition.holds_for(record))
    }
}

impl Condition {
    fn holds_for(&self, record: Record<'_>) -> bool {
        let holds = |value: &Value| {
            self.kind
                .value(value)
                .is_some_and(|value| self.holds(&value))
        };
        match self.source {
            Source::Body(pointer) => record.body.pointer(pointer).is_some_and(holds),
            Source::AnyItem(pointer) => record
                .items
                .iter()
                .filter_map(|item| item.pointer(pointer))
                .any(holds),
        }
    }

    fn holds(&self, value: &Operand) -> bool {
        self.operands.iter().any(|operand| match self.operator {
            Equals | In => value == operand,
            Like => is_like(value, operand),
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

fn understood(filter: &str, attributes: &[Attribute]) -> Option<Vec<Condition>> {
    let mut conditions = Vec::new();
    let mut rest = filter;
    loop {
        let (name, after_name) = rest.split_once('(')?;
        let (operands, after_operands) = operands(after_name)?;
        conditions.push(condition(name.trim(), &operands, attributes)?);
        if conditions.len() > MOST_CONDITIONS {
            return None;
        }
        match after_operands.strip_prefix(':') {
            Some(next) => rest = next,
            None => return after_operands.is_empty().then_some(conditions),
        }
    }
}

fn condition(name: &str, operands: &[String], attributes: &[Attribute]) -> Option<Condition> {
    let operator = Operator::named(name)?;
    let (attribute, values) = operands.split_first()?;
    let attribute = attributes.iter().find(|known| known.name == attribute)?;
    let fits = attribute.operators.contains(&operator)
        && !values.is_empty()
        && (operator == In || values.len() == 1);
    if !fits {
        return None;
    }
    Some(Condition {
        operator,
        source: attribute.source,
        kind: attribute.kind,
        operands: values
            .iter()
            .map(|value| attribute.kind.operand(value))
            .collect::<Option<_>>()?,
    })
}

/// Reads up to the closing bracket. Operands may stand in quotes, where `\` keeps the next letter.
fn operands(text: &str) -> Option<(Vec<String>, &str)> {
    let mut operands = Vec::new();
    let mut operand = String::new();
    let mut quote = None;
    let mut was_quoted = false;
    let mut letters = text.char_indices();
    while let Some((place, letter)) = letters.next() {
        match (quote, letter) {
            (Some(_), '\\') => operand.push(letters.next()?.1),
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => operand.push(letter),
            (None, '"' | '\'') if operand.trim().is_empty() => {
                operand.clear();
                quote = Some(letter);
                was_quoted = true;
            }
            (None, ',' | ')') => {
                let finished = std::mem::take(&mut operand);
                operands.push(match std::mem::take(&mut was_quoted) {
                    true => finished,
                    false => finished.trim().to_owned(),
                });
                if letter == ')' {
                    return Some((operands, text.get(place + 1..)?));
                }
            }
            (None, '(') => return None,
            (None, _) => operand.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ATTRIBUTES: &[Attribute] = &[
        Attribute::new("name", Source::Body("/name"), Kind::Text, SAME_OR_LIKE),
        Attribute::new(
            "with_tax",
            Source::Body("/with_tax"),
            Kind::Number,
            RANGE_ONLY,
        ),
        Attribute::new("created_at", Source::Body("/created_at"), Kind::Date, RANGE),
        Attribute::new("product_sku", Source::AnyItem("/sku"), Kind::Text, SAME),
    ];

    fn holds(filter: &str) -> Option<bool> {
        let body = json!({
            "name": "Ada (née Byron), Lovelace",
            "with_tax": 1250,
            "created_at": "2026-05-01T09:12:33.120Z",
        });
        let items = [json!({"sku": "MUG-SPECK"}), json!({"sku": "PEN-BRASS"})];
        let conditions = Conditions::read(Some(filter), ATTRIBUTES).ok()?;
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
        ] {
            assert_eq!(holds(filter), None, "{filter}");
        }
        assert_eq!(holds(&["eq(name,a)"; 11].join(":")), None);
    }
}
