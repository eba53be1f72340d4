//! Reads what a list is asked for through a query's table (see `queries.rs`), and refuses what the
//! platform would misunderstand, before anything is sent. How it is written is the platform's matter.

use super::check::{known_only, not_among};
use crate::http::{Code, Failure};
use crate::json::{Json, Kind, schema, text};

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The platform's name of the attribute.
    pub path: &'static str,
    /// Such as `eq`.
    pub operator: String,
    /// The value as text.
    pub value: String,
}

/// What a list is asked for, besides its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// The platform's name to sort by, with `-` before it for the other way round; empty for the default.
    pub sort: String,
    /// What comes along: the platform's name, and the resource that it adds.
    pub includes: Vec<(&'static str, &'static str)>,
}

/// A query's table.
#[derive(Clone, Copy)]
pub struct Table {
    /// The tables it is in.
    pub tables: &'static str,
    /// Its name in them.
    pub name: &'static str,
}

impl Table {
    /// Its lines of one mark, without it: our name and the rest.
    #[inline(never)]
    fn lines(self, mark: &str) -> Vec<(&'static str, &'static str)> {
        let mut lines = Vec::new();
        for line in schema::lines(self.tables, self.name) {
            if let Some(line) = line.strip_prefix(mark) {
                lines.extend(text::cut(line, " "));
            }
        }
        lines
    }

    /// Finds a name among the lines of one mark; a failure lists those there are.
    fn find<J: Json>(
        self,
        mark: &'static str,
        name: &str,
        field: &str,
    ) -> Result<&'static str, Failure<J>> {
        let lines = self.lines(mark);
        if let Some((_, rest)) = lines.iter().find(|(own, _)| *own == name) {
            return Ok(rest);
        }
        let mut known = Vec::new();
        for (own, _) in lines {
            known.push(own);
        }
        Err(Failure::invalid(field, &not_among("known here", &known)))
    }

    /// Reads a query. `is_list` tells whether it may name a page, filters and an order, `has_fields` whether
    /// it may name fields.
    pub fn read<J: Json>(
        self,
        query: &J,
        is_list: bool,
        has_fields: bool,
    ) -> Result<Query, Failure<J>> {
        let mut known = vec!["include"];
        if has_fields {
            known.push("fields");
        }
        if is_list {
            known.extend_from_slice(&["limit", "cursor", "filter", "sort"]);
        }
        for (name, mark) in &[("include", "<"), ("filter", "?"), ("sort", "^")] {
            if self.lines(mark).is_empty() {
                known.retain(|known| known != name);
            }
        }
        known_only(query, &known, "a field of this query", Code::Validation)?;
        Ok(Query {
            conditions: self.filter(&query.get("filter"))?,
            sort: self.sort(&query.get("sort"))?,
            includes: self.include(&query.get("include"))?,
        })
    }

    /// Reads a filter: an object whose values are values, or objects of operators.
    pub fn filter<J: Json>(self, filter: &J) -> Result<Vec<Condition>, Failure<J>> {
        let mut conditions = Vec::new();
        match filter.kind() {
            Kind::Missing => return Ok(conditions),
            Kind::Object => {}
            _ => return Err(Failure::invalid("filter", "must be an object.")),
        }
        for name in filter.keys() {
            let value = filter.get(&name);
            let line = self.find("?", &name, &text::join(&["filter.", &name]))?;
            if value.kind() == Kind::Object {
                for operator in value.keys() {
                    let operand = value.get(&operator);
                    condition(&name, line, &operator, &operand, &mut conditions)?;
                }
            } else {
                condition(&name, line, "eq", &value, &mut conditions)?;
            }
        }
        Ok(conditions)
    }

    fn sort<J: Json>(self, sort: &J) -> Result<String, Failure<J>> {
        if sort.kind() == Kind::Missing {
            return Ok(String::new());
        }
        let asked = sort.as_text().unwrap_or_default();
        let (sign, name) = match asked.strip_prefix("-") {
            Some(name) => ("-", name),
            None => ("", &*asked),
        };
        let path = self.find("^", name, "sort")?;
        Ok(text::join(&[sign, path]))
    }

    fn include<J: Json>(
        self,
        include: &J,
    ) -> Result<Vec<(&'static str, &'static str)>, Failure<J>> {
        if !matches!(include.kind(), Kind::Missing | Kind::Array) {
            return Err(Failure::invalid("include", "must be a list of names."));
        }
        let mut includes = Vec::new();
        for name in include.elements() {
            let line = self.find("<", &name.as_text().unwrap_or_default(), "include")?;
            includes.extend(text::cut(line, " "));
        }
        Ok(includes)
    }

    /// What a name that can be included stands for.
    pub fn included(self, name: &str) -> Option<(&'static str, &'static str)> {
        let lines = self.lines("<");
        let (_, line) = lines.iter().find(|(own, _)| *own == name)?;
        text::cut(line, " ")
    }
}

/// Adds one condition, unless the operand is left out.
fn condition<J: Json>(
    name: &str,
    line: &'static str,
    operator: &str,
    operand: &J,
    conditions: &mut Vec<Condition>,
) -> Result<(), Failure<J>> {
    let refused =
        |field: &[&str], message: &str| Err(Failure::invalid(&text::join(field), message));
    if operand.kind() == Kind::Missing {
        return Ok(());
    }
    let field = ["filter.", name, ".", operator];
    let (path, operators) = text::cut(line, " ").unwrap_or_default();
    let (operators, is_number) = match operators.strip_prefix("#") {
        Some(operators) => (operators, true),
        None => (operators, false),
    };
    let known = text::pieces(operators, ",");
    if !known.contains(&operator) {
        let message = not_among("an operator of this attribute", &known);
        return refused(&field, &message);
    }
    let value = match (is_number, operand.as_text(), operand.as_number()) {
        (false, _, _) if cfg!(feature = "commerce-layer") && matches!(operator, "in" | "notIn") => {
            match listed(operand) {
                Some(list) => list,
                None => return refused(&field, "must be a list of strings without commas."),
            }
        }
        (true, _, Some(number)) if number.fract() == 0.0 => operand.to_json(),
        (true, _, _) => return refused(&field, "must be a whole number, in minor units."),
        (false, Some(text), _) if !text.is_empty() => text,
        (false, _, _) => return refused(&field, "must be a string that is not empty."),
    };
    if value.bytes().any(|byte| byte < 32 || byte == 127) {
        return refused(&field, "must not hold control characters.");
    }
    conditions.push(Condition {
        path,
        operator: operator.into(),
        value,
    });
    Ok(())
}

/// The texts of a list, joined by commas; `None` where one cannot be told from two.
fn listed<J: Json>(list: &J) -> Option<String> {
    let mut texts = String::new();
    for one in list.elements() {
        let one = one
            .as_text()
            .filter(|one| !one.is_empty() && text::find(one, ",").is_none())?;
        let separator = if texts.is_empty() { "" } else { "," };
        texts = text::join(&[&texts, separator, &one]);
    }
    (!texts.is_empty()).then_some(texts)
}
