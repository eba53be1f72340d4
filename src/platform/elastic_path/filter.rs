//! Elastic Path's filter grammar: `operator(attribute,value)`, joined by `:` for "and". Values go through
//! here alone, so that none can end a condition or begin another.

use crate::http::Failure;
use crate::json::{Json, text};
use crate::platform::Condition;

/// The most conditions that the platform takes.
const MOST_CONDITIONS: usize = 10;
/// The longest request that the platform takes is 8 KB; the rest of it fits in what is left.
const LONGEST_FILTER: usize = 7_000;

/// The filter's text, not yet percent-encoded; empty without a condition.
pub(super) fn filter<J: Json>(conditions: &[Condition]) -> Result<String, Failure<J>> {
    if conditions.len() > MOST_CONDITIONS {
        return Err(Failure::invalid(
            "filter",
            "may have 10 conditions at most: that is what the platform takes.",
        ));
    }
    let mut filter = String::new();
    for Condition {
        path,
        operator,
        value,
    } in conditions
    {
        let is_like = operator == "like";
        if is_like && text::find(inside(value), "*").is_some() {
            return Err(Failure::invalid(
                "filter",
                "may have `*` at the beginning and the end of a `like` only.",
            ));
        }
        let separator = if filter.is_empty() { "" } else { ":" };
        let operand = operand(value, is_like);
        let parts = [separator, operator, "(", path, ",", &operand, ")"];
        text::append(&mut filter, &parts);
    }
    if filter.len() > LONGEST_FILTER {
        return Err(Failure::invalid(
            "filter",
            "is too long: the platform takes 8 KB.",
        ));
    }
    Ok(filter)
}

/// A pattern without the wildcards at its ends.
fn inside(pattern: &str) -> &str {
    let pattern = pattern.strip_prefix("*").unwrap_or(pattern);
    pattern.strip_suffix("*").unwrap_or(pattern)
}

/// Plain values are sent plain, which the platform's older parser reads too; any other goes in quotes,
/// with `\` before what would end them. In quotes only the newer parser reads it, and it takes over by
/// itself where the older one fails.
fn operand(value: &str, is_like: bool) -> String {
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'.' | b'@' | b'+')
            || (is_like && byte == b'*')
    };
    if value.bytes().all(is_plain) {
        return value.to_owned();
    }
    let mut escaped = String::new();
    let mut rest = value;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')) {
        let before = rest.get(..at).unwrap_or_default();
        text::append(&mut escaped, &[before, "\\", text::at(rest, at)]);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    text::join(&["\"", &escaped, rest, "\""])
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;
    use proptest::prelude::*;

    fn condition(operator: &str, value: &str) -> Condition {
        Condition {
            path: "email",
            operator: operator.into(),
            value: value.into(),
        }
    }

    fn one(operator: &str, value: &str) -> String {
        filter::<Native>(&[condition(operator, value)]).unwrap()
    }

    #[test]
    fn conditions_are_joined_and_plain_values_stay_plain() {
        let two = [
            condition("eq", "ron+1@swanson.com"),
            condition("like", "*@x.com"),
        ];
        assert_eq!(
            filter::<Native>(&two).unwrap(),
            "eq(email,ron+1@swanson.com):like(email,*@x.com)"
        );
        assert_eq!(filter::<Native>(&[]).unwrap(), "");
    }

    #[test]
    fn a_value_that_could_end_its_condition_goes_in_quotes() {
        assert_eq!(one("eq", "a),eq(id,b"), "eq(email,\"a),eq(id,b\")");
        assert_eq!(
            one("eq", "say \"hi\"\\"),
            "eq(email,\"say \\\"hi\\\"\\\\\")"
        );
        assert_eq!(
            one("gt", "2026-01-31T00:00:00Z"),
            "gt(email,\"2026-01-31T00:00:00Z\")"
        );
        assert_eq!(one("eq", "a*"), "eq(email,\"a*\")");
        assert_eq!(one("eq", "Zoë"), "eq(email,\"Zoë\")");
    }

    #[test]
    fn a_wildcard_stands_at_the_ends_only() {
        assert_eq!(one("like", "*ada*"), "like(email,*ada*)");
        for pattern in ["a*b", "*a*b*", "***"] {
            assert!(filter::<Native>(&[condition("like", pattern)]).is_err());
        }
    }

    #[test]
    fn what_the_platform_would_refuse_for_its_size_is_refused_before() {
        let many = vec![condition("eq", "a"); 11];
        assert!(filter::<Native>(&many[..10]).is_ok());
        assert!(filter::<Native>(&many).is_err());
        assert!(filter::<Native>(&[condition("eq", &"a".repeat(7_000))]).is_err());
    }

    /// Reads one condition as the platform's newer parser does; `None` where it could not.
    fn parsed(filter: &str) -> Option<String> {
        let operand = filter.strip_prefix("eq(email,")?.strip_suffix(')')?;
        let Some(quoted) = operand.strip_prefix('"') else {
            let is_safe = |at: char| !"(),:|\"\\ ".contains(at);
            return operand.chars().all(is_safe).then(|| operand.to_owned());
        };
        let mut value = String::new();
        let mut characters = quoted.chars();
        loop {
            match characters.next()? {
                '\\' => value.push(characters.next()?),
                '"' => return characters.next().is_none().then_some(value),
                other => value.push(other),
            }
        }
    }

    proptest! {
        #[test]
        fn any_value_is_read_back_as_it_was(value in "[^\\p{Cc}]{1,40}") {
            prop_assert_eq!(parsed(&one("eq", &value)), Some(value));
        }
    }
}
