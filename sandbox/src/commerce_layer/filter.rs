//! `filter[q][{attributes}_{matcher}]=value`. Attributes are joined by `_or_` and may be reached
//! through relationships, all in one name: `line_items_sku_code_or_number_cont`.

use serde_json::Value;

use super::access::Caller;
use super::problem::Problem;
use super::schema::{self, FILTER, Kind, Relationship, Resource};
use super::store::{Record, Store};
use crate::clock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    Equals,
    EqualsOrNull,
    /// With `%` for any text and `_` for any letter.
    Matches,
    Below,
    AtMost,
    Above,
    AtLeast,
    /// There and neither empty nor false.
    Present,
    Null,
    Starts,
    Ends,
    Contains,
    True,
    False,
    /// An object that has these members.
    ContainsJson,
}

use Test::{
    Above, AtLeast, AtMost, Below, Contains, ContainsJson, Ends, Equals, EqualsOrNull, False,
    Matches, Null, Present, Starts, True,
};

/// Matchers as test and whether its opposite is meant.
const MATCHERS: &[(&str, Test, bool)] = &[
    ("eq", Equals, false),
    ("not_eq", Equals, true),
    ("eq_or_null", EqualsOrNull, false),
    ("in", Equals, false),
    ("not_in", Equals, true),
    ("matches", Matches, false),
    ("does_not_match", Matches, true),
    ("lt", Below, false),
    ("lteq", AtMost, false),
    ("gt", Above, false),
    ("gteq", AtLeast, false),
    ("present", Present, false),
    ("blank", Present, true),
    ("null", Null, false),
    ("not_null", Null, true),
    ("start", Starts, false),
    ("not_start", Starts, true),
    ("end", Ends, false),
    ("not_end", Ends, true),
    ("cont", Contains, false),
    ("not_cont", Contains, true),
    ("true", True, false),
    ("false", False, false),
    ("jcont", ContainsJson, false),
    ("not_eq_or_null", Equals, true),
    ("not_in_or_null", Equals, true),
];

/// Those that take a list also in their plain form.
const LISTS: [&str; 3] = ["in", "not_in", "not_in_or_null"];
/// Those whose value only says whether the test or its opposite is meant.
const SWITCHES: [Test; 4] = [Present, Null, True, False];

/// What the catalogue lets be filtered by under a name of its own: resource, name, and the way there.
const SHORTCUTS: [(&str, &str, &str); 1] =
    [("customer_addresses", "country_code", "address_country_code")];

struct Path {
    steps: Vec<&'static Relationship>,
    attribute: String,
    kind: Kind,
}

pub(super) struct Filter {
    /// One is enough.
    paths: Vec<Path>,
    test: Test,
    is_negated: bool,
    /// Whether nothing passes too: any other comparison with it fails, negated or not.
    or_null: bool,
    operands: Vec<String>,
    /// `_all`: every operand must pass, not just one.
    needs_all: bool,
}

impl Filter {
    pub(super) fn read(
        condition: &str,
        value: &str,
        targets: &[&'static Resource],
    ) -> Result<Self, Problem> {
        let (attributes, matcher, quantity) =
            parted(condition).ok_or_else(|| unknown(condition))?;
        let (_, test, is_negated) = MATCHERS
            .iter()
            .find(|(name, ..)| *name == matcher)
            .ok_or_else(|| unknown(condition))?;
        let paths = attributes
            .split("_or_")
            .map(|name| targets.iter().find_map(|resource| path(resource, name)))
            .collect::<Option<Vec<Path>>>()
            .ok_or_else(|| unknown(condition))?;
        let takes_list = quantity.is_some() || LISTS.contains(&matcher);
        let operands: Vec<String> = match takes_list {
            true => value.split(',').map(str::to_owned).collect(),
            false => vec![value.to_owned()],
        };
        let is_switch = SWITCHES.contains(test);
        let is_usable = |operand: &String| match (is_switch, *test) {
            (true, _) => matches!(operand.as_str(), "true" | "false" | "1" | "0"),
            (_, ContainsJson) => serde_json::from_str::<Value>(operand).is_ok(),
            (_, Matches | Starts | Ends | Contains) => true,
            _ => paths.iter().all(|path| operand_fits(operand, path.kind)),
        };
        if let Some(operand) = operands.iter().find(|operand| !is_usable(operand)) {
            return Err(Problem::bad_request(
                "INVALID_FILTER_VALUE",
                "Invalid filter value",
                format!("{operand} is not a valid value for {condition}."),
            ));
        }
        let is_off = is_switch && operands.iter().all(|word| word == "false" || word == "0");
        Ok(Self {
            paths,
            test: *test,
            is_negated: *is_negated != is_off,
            or_null: matcher.ends_with("_or_null"),
            operands,
            // Not in a list means: different from every one of it.
            needs_all: quantity == Some("all") || (*is_negated && LISTS.contains(&matcher)),
        })
    }

    pub(super) fn holds_for(&self, record: &Record, store: &Store, caller: &Caller) -> bool {
        self.paths.iter().any(|path| {
            reached(record, &path.steps, store, caller)
                .iter()
                .any(|end| self.passes(&end.value(&path.attribute), path.kind))
        })
    }

    fn passes(&self, value: &Value, kind: Kind) -> bool {
        let passes = |operand: &String| {
            if value.is_null() && !matches!(self.test, Null | Present | EqualsOrNull | True | False)
            {
                return self.or_null;
            }
            holds(self.test, value, operand, kind) != self.is_negated
        };
        match self.needs_all {
            true => self.operands.iter().all(passes),
            false => self.operands.iter().any(passes),
        }
    }
}

fn unknown(condition: &str) -> Problem {
    Problem::bad_request(
        "FILTER_NOT_ALLOWED",
        "Filter not allowed",
        format!("{condition} is not allowed."),
    )
}

/// Attributes, matcher and `any` or `all`. The longest matcher counts: `not_eq`, not `eq`.
fn parted(condition: &str) -> Option<(&str, &str, Option<&str>)> {
    let (rest, quantity) = ["any", "all"]
        .into_iter()
        .find_map(|word| Some((condition.strip_suffix(word)?.strip_suffix('_')?, Some(word))))
        .unwrap_or((condition, None));
    let (attributes, matcher) = MATCHERS
        .iter()
        .filter_map(|(name, ..)| Some((rest.strip_suffix(name)?.strip_suffix('_')?, *name)))
        .max_by_key(|(_, name)| name.len())?;
    Some((attributes, matcher, quantity))
}

fn path(resource: &'static Resource, name: &str) -> Option<Path> {
    let name = SHORTCUTS
        .iter()
        .find(|(kind, short, _)| *kind == resource.name && *short == name)
        .map_or(name, |(.., way)| way);
    if let Some(field) = resource
        .field(name)
        .filter(|field| field.flags.allow(FILTER))
    {
        return Some(Path {
            steps: Vec::new(),
            attribute: name.to_owned(),
            kind: field.kind,
        });
    }
    resource
        .relationships()
        .filter(|relationship| relationship.flags.allow(FILTER))
        .find_map(|relationship| {
            let rest = name.strip_prefix(relationship.name)?.strip_prefix('_')?;
            let mut path = relationship
                .targets
                .iter()
                .filter_map(|target| schema::resource(target))
                .find_map(|target| path(target, rest))?;
            path.steps.insert(0, relationship);
            Some(path)
        })
}

fn reached<'a>(
    record: &'a Record,
    steps: &[&'static Relationship],
    store: &'a Store,
    caller: &Caller,
) -> Vec<&'a Record> {
    steps.iter().fold(vec![record], |records, step| {
        records
            .into_iter()
            .flat_map(|record| store.related(record, step, caller))
            .collect()
    })
}

fn operand_fits(operand: &str, kind: Kind) -> bool {
    match kind {
        Kind::Integer | Kind::Float | Kind::Money => operand.parse::<f64>().is_ok(),
        Kind::Moment => clock::read(operand).is_some(),
        Kind::Boolean => matches!(operand, "true" | "false"),
        Kind::Text | Kind::Object | Kind::Array => true,
    }
}

fn holds(test: Test, value: &Value, operand: &str, kind: Kind) -> bool {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    // Texts are searched without regard to case, and compared with it.
    let (lower, wanted) = (text.to_lowercase(), operand.to_lowercase());
    match test {
        Equals => order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_eq),
        EqualsOrNull => {
            value.is_null() || order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_eq)
        }
        Matches => is_like(&lower, &wanted),
        Below => order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_lt),
        AtMost => order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_le),
        Above => order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_gt),
        AtLeast => order(&text, operand, kind).is_some_and(std::cmp::Ordering::is_ge),
        Present => !text.trim().is_empty() && !matches!(text.as_str(), "false" | "{}" | "[]"),
        Null => value.is_null(),
        Starts => lower.starts_with(&wanted),
        Ends => lower.ends_with(&wanted),
        Contains => lower.contains(&wanted),
        True => *value == Value::Bool(true),
        False => *value == Value::Bool(false),
        ContainsJson => serde_json::from_str(operand).is_ok_and(|wanted| has(value, &wanted)),
    }
}

fn order(value: &str, operand: &str, kind: Kind) -> Option<std::cmp::Ordering> {
    match kind {
        Kind::Integer | Kind::Float | Kind::Money => {
            let number = |text: &str| text.parse::<f64>().ok();
            number(value)?.partial_cmp(&number(operand)?)
        }
        Kind::Moment => Some(clock::read(value)?.cmp(&clock::read(operand)?)),
        _ => Some(value.cmp(operand)),
    }
}

/// Whether `part` lies inside `whole`, objects member by member.
fn has(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part
            .iter()
            .all(|(name, part)| whole.get(name).is_some_and(|whole| has(whole, part))),
        (Value::Array(whole), Value::Array(part)) => part
            .iter()
            .all(|part| whole.iter().any(|whole| has(whole, part))),
        _ => whole == part,
    }
}

fn is_like(text: &str, pattern: &str) -> bool {
    let mut letters = pattern.chars();
    match letters.next() {
        None => text.is_empty(),
        Some('%') => text
            .char_indices()
            .map(|(place, _)| place)
            .chain([text.len()])
            .filter_map(|place| text.get(place..))
            .any(|rest| is_like(rest, letters.as_str())),
        Some(letter) => {
            let mut rest = text.chars();
            rest.next()
                .is_some_and(|first| letter == '_' || first == letter)
                && is_like(rest.as_str(), letters.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn filter(condition: &str, value: &str) -> Option<Filter> {
        Filter::read(condition, value, &[schema::resource("orders").unwrap()]).ok()
    }

    #[test]
    fn matchers_compare_by_the_kind_of_the_attribute() {
        let passes = |condition: &str, value: &str, of: Value, kind| {
            filter(condition, value).unwrap().passes(&of, kind)
        };
        assert!(passes("number_eq", "12", json!("12"), Kind::Text));
        assert!(!passes("number_eq", "12", json!("012"), Kind::Text));
        assert!(passes(
            "total_amount_cents_gt",
            "99",
            json!(100),
            Kind::Integer
        ));
        assert!(!passes(
            "total_amount_cents_lt",
            "99",
            json!(100),
            Kind::Integer
        ));
        assert!(passes(
            "status_in",
            "draft,placed",
            json!("placed"),
            Kind::Text
        ));
        assert!(!passes(
            "status_not_in",
            "draft,placed",
            json!("placed"),
            Kind::Text
        ));
        assert!(passes(
            "status_not_in",
            "draft,pending",
            json!("placed"),
            Kind::Text
        ));
        assert!(passes("number_cont", "AB", json!("xaby"), Kind::Text));
        assert!(passes("number_matches", "x%y", json!("xaby"), Kind::Text));
        assert!(passes(
            "number_not_cont_all",
            "q,z",
            json!("xaby"),
            Kind::Text
        ));
        assert!(passes("number_start_any", "q,x", json!("xaby"), Kind::Text));
        assert!(passes("guest_true", "true", json!(true), Kind::Boolean));
        assert!(passes("guest_true", "false", json!(false), Kind::Boolean));
        assert!(passes("reference_null", "1", json!(null), Kind::Text));
        assert!(passes("reference_not_null", "true", json!("a"), Kind::Text));
        assert!(passes("reference_blank", "true", json!(""), Kind::Text));
        assert!(
            !passes("reference_not_eq", "a", json!(null), Kind::Text),
            "as in SQL"
        );
        assert!(passes(
            "reference_not_eq_or_null",
            "a",
            json!(null),
            Kind::Text
        ));
        let (date, later) = ("2026-05-01", json!("2026-05-01T09:00:00.000Z"));
        assert!(passes("placed_at_gteq", date, later, Kind::Moment));
        let metadata = json!({"gift": true, "note": {"from": "Ada", "to": "Mary"}});
        let part = r#"{"note":{"from":"Ada"}}"#;
        assert!(passes("metadata_jcont", part, metadata, Kind::Object));
    }

    #[test]
    fn names_reach_through_relationships_and_join_by_or() {
        let filter = filter("line_items_sku_code_or_market_code_or_number_cont", "a").unwrap();
        let ends: Vec<(usize, &str)> = filter
            .paths
            .iter()
            .map(|path| (path.steps.len(), path.attribute.as_str()))
            .collect();
        assert_eq!(ends, [(1, "sku_code"), (1, "code"), (0, "number")]);
    }

    #[test]
    fn what_cannot_be_filtered_is_refused() {
        for (condition, value) in [
            ("number", "1"),
            ("colour_eq", "red"),
            ("skus_count_eq", "1"),
            ("total_amount_with_taxes_cents_gt", "1"),
            ("total_amount_cents_gt", "many"),
            ("guest_true", "perhaps"),
            ("placed_at_lt", "yesterday"),
            ("number_like", "1"),
            ("attachments_versions_id_eq", "1"),
        ] {
            assert!(filter(condition, value).is_none(), "{condition}");
        }
    }
}
