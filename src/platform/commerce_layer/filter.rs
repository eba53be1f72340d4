//! Filters: `filter[q][attribute_matcher]=value`. What is not a list is one value, commas and all.

use crate::http::Failure;
use crate::json::{Json, text};
use crate::platform::Condition;
use crate::platform::requests::Pairs;

/// Asks for what fits one condition.
pub(super) fn write<J: Json>(condition: &Condition, pairs: &mut Pairs) -> Result<(), Failure<J>> {
    let mut value = &*condition.value;
    let matcher = match &*condition.operator {
        "ne" => "not_eq",
        "ge" => "gteq",
        "le" => "lteq",
        "notIn" => "not_in",
        "like" => {
            let after = value.strip_prefix("*");
            value = after.unwrap_or(value);
            let before = value.strip_suffix("*");
            value = before.unwrap_or(value);
            match (after, before) {
                (Some(_), Some(_)) => "cont",
                (Some(_), None) => "end",
                (None, Some(_)) => "start",
                (None, None) => "eq",
            }
        }
        same => same,
    };
    if condition.operator == "like" && (value.is_empty() || text::find(value, "*").is_some()) {
        return Err(Failure::invalid(
            "filter",
            "may have `*` at the beginning and the end of a `like` only, and something between.",
        ));
    }
    let name = text::join(&["filter[q][", condition.path, "_", matcher, "]"]);
    pairs.push((name.into(), value.into()));
    Ok(())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;

    fn written(operator: &str, value: &str) -> Option<String> {
        let condition = Condition {
            path: "number",
            operator: operator.into(),
            value: value.into(),
        };
        let mut pairs = Pairs::new();
        write::<Native>(&condition, &mut pairs).ok()?;
        let [(name, value)] = pairs.try_into().ok()?;
        Some([&*name, "=", &value].concat())
    }

    #[test]
    fn operators_are_the_platforms_matchers() {
        for (operator, value, expected) in [
            ("eq", "10,5", "filter[q][number_eq]=10,5"),
            ("ne", "10", "filter[q][number_not_eq]=10"),
            ("gt", "10", "filter[q][number_gt]=10"),
            ("ge", "10", "filter[q][number_gteq]=10"),
            ("lt", "10", "filter[q][number_lt]=10"),
            ("le", "10", "filter[q][number_lteq]=10"),
            ("in", "10,11", "filter[q][number_in]=10,11"),
            ("notIn", "10,11", "filter[q][number_not_in]=10,11"),
            ("like", "10", "filter[q][number_eq]=10"),
            ("like", "10*", "filter[q][number_start]=10"),
            ("like", "*10", "filter[q][number_end]=10"),
            ("like", "*10*", "filter[q][number_cont]=10"),
        ] {
            assert_eq!(written(operator, value).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_wildcard_stands_at_the_ends_only() {
        for pattern in ["a*b", "*", "**", "*a*b*"] {
            assert_eq!(written("like", pattern), None, "{pattern}");
        }
    }
}
