//! Fields that failed validation, in the platform's words.

/// The rule that an e-mail address has no dot at either end and no two in a row.
pub(crate) const FORMAT: &str = "format";

/// A field that failed validation, and the rule it failed. The only rule seen in the documents is
/// `min`: "Validation failed: field 'Name' on the 'min' tag."
#[derive(Clone, Debug)]
pub(crate) struct BrokenRule {
    pub(super) field: String,
    rule: &'static str,
}

impl BrokenRule {
    pub(crate) fn new(field: impl Into<String>, rule: &'static str) -> Self {
        Self {
            field: field.into(),
            rule,
        }
    }

    pub(crate) fn is_about_the_field_of(&self, other: &Self) -> bool {
        self.field == other.field
    }

    /// The checkout's rule for dots in an e-mail address is documented with a title of its own.
    pub(super) fn title(&self) -> &'static str {
        match self.rule {
            FORMAT => FORMAT,
            _ => "Bad Request",
        }
    }

    /// The same rule for a field of an object.
    pub(crate) fn below(mut self, parent: &str) -> Self {
        self.field = format!("{parent}.{}", self.field);
        self
    }

    pub(super) fn detail(&self) -> String {
        format!(
            "Validation failed: field '{}' on the '{}' tag.",
            pascal_case(&self.field),
            self.rule
        )
    }
}

/// `line_1` becomes `Line1`: the sentence names the platform's internal field, not the JSON key.
fn pascal_case(field: &str) -> String {
    field
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .split(['_', '-'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_the_field_as_the_platform_does() {
        assert_eq!(
            BrokenRule::new("line_1", "min").detail(),
            "Validation failed: field 'Line1' on the 'min' tag."
        );
    }
}
