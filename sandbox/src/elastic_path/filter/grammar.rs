//! How a filter is written: `op(attribute,value[,value…])`, joined by `:` for AND. The platform has
//! two parsers; the newer one understands whatever the older one does.

use super::{Attribute, Condition, Operator};

use Operator::{Above, AtLeast, AtMost, Below, Equals, In, IsNull, Like, LikeInAnyCase};

/// The platform refuses longer filters.
const MOST_CONDITIONS: usize = 10;

/// What the parser understands.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// Quoted operands, `\` in them, `is_null`, and timestamps beside days and milliseconds.
    pub(super) is_newer: bool,
    /// `(a|b)`
    pub(super) has_or: bool,
}

impl Dialect {
    pub(super) const fn newest() -> Self {
        Self {
            is_newer: true,
            has_or: true,
        }
    }

    pub(super) fn takes_date(self, text: &str) -> bool {
        self.is_newer || !text.contains('T')
    }

    fn operator(self, name: &str) -> Option<Operator> {
        let operator = match name {
            "eq" => Equals,
            "in" => In,
            "like" => Like,
            "ilike" => LikeInAnyCase,
            "gt" => Above,
            "ge" => AtLeast,
            "lt" => Below,
            "le" => AtMost,
            "is_null" if self.is_newer => IsNull,
            _ => return None,
        };
        Some(operator)
    }
}

pub(super) fn understood(
    filter: &str,
    attributes: impl Iterator<Item = &'static Attribute> + Clone,
    dialect: Dialect,
) -> Option<Vec<Vec<Condition>>> {
    let mut groups: Vec<Vec<Condition>> = Vec::new();
    let mut rest = filter;
    loop {
        let (group, after) = match rest.strip_prefix('(').filter(|_| dialect.has_or) {
            Some(inside) => or_group(inside, &attributes, dialect)?,
            None => {
                let (one, after) = condition(rest, &attributes, dialect)?;
                (vec![one], after)
            }
        };
        groups.push(group);
        if groups.iter().map(Vec::len).sum::<usize>() > MOST_CONDITIONS {
            return None;
        }
        match after.strip_prefix(':') {
            Some(next) => rest = next,
            None => return after.is_empty().then_some(groups),
        }
    }
}

fn or_group<'a>(
    text: &'a str,
    attributes: &(impl Iterator<Item = &'static Attribute> + Clone),
    dialect: Dialect,
) -> Option<(Vec<Condition>, &'a str)> {
    let mut group = Vec::new();
    let mut rest = text;
    loop {
        let (one, after) = condition(rest, attributes, dialect)?;
        group.push(one);
        match after.strip_prefix('|') {
            Some(next) => rest = next,
            None => return Some((group, after.strip_prefix(')')?)),
        }
    }
}

fn condition<'a>(
    text: &'a str,
    attributes: &(impl Iterator<Item = &'static Attribute> + Clone),
    dialect: Dialect,
) -> Option<(Condition, &'a str)> {
    let (name, after_name) = text.split_once('(')?;
    let (operands, rest) = operands(after_name, dialect)?;
    let operator = dialect.operator(name.trim())?;
    let (attribute, values) = operands.split_first()?;
    let attribute = attributes.clone().find(|known| known.name == attribute)?;
    let fits = attribute.operators.contains(&operator)
        && match operator {
            IsNull => values.is_empty(),
            In => !values.is_empty(),
            _ => values.len() == 1,
        };
    if !fits {
        return None;
    }
    let operands = values
        .iter()
        .map(|value| attribute.kind.operand(value, dialect))
        .collect::<Option<_>>()?;
    let condition = Condition {
        operator,
        source: attribute.source,
        kind: attribute.kind,
        operands,
    };
    Some((condition, rest))
}

/// Reads up to the closing bracket. Operands may stand in quotes, where `\` keeps the next letter.
fn operands(text: &str, dialect: Dialect) -> Option<(Vec<String>, &str)> {
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
            (None, '"' | '\'') if dialect.is_newer && !was_quoted && operand.trim().is_empty() => {
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
            // After a closing quote the operand is over.
            (None, ' ') if was_quoted => {}
            (None, _) if was_quoted => return None,
            (None, '(' | '"' | '\'' | '\\') => return None,
            (None, _) => operand.push(letter),
        }
    }
    None
}
