//! The field tables' text form, which one projector interprets on each side of the boundary.
//!
//! A schema is lines: `@` and a resource's name, then one line a field: `name` `mark` `path`
//! [`:resource`[`:included`]]. A path is keys joined by dots; where `|` joins several, the first that
//! leads to something counts, and the empty one leads to the resource itself. Lines of other forms are
//! for others. Marks:
//!
//! | mark | meaning |
//! | --- | --- |
//! | `=` | copied as it is; `null` when absent |
//! | `~` | a string the shopper may write; read like `=` |
//! | `'` | a `number` or an `object`, as the place of the resource says, that the shopper may write; read like `=` |
//! | `!` | a string that is written only |
//! | `?` | `true` only where the platform says `true` |
//! | `#` | text, also where the platform sends a number |
//! | `$` | money; `null` when absent |
//! | `{` | a group of fields, there even when the platform sends none of them |
//! | `>` | a nested resource; `null` when absent |
//! | `+` | related resources, found by id in `included` |
//! | `*` | the same, related to the resource's related `items` |
//! | `-` | what a line of an order is, by its price: below 0 a `promotion`, 0 a `gift`, else a `product` |
//! | `&` | a nested resource that is written only |
//! | `/` | one related resource; where no resource has the name, its attribute of that name |
//! | `%` | money that three attributes make, by its name in them; `null` when absent |
//! | `^` | a platform's plural as our word, or whether something succeeded |
//! | `,` | an object whose times may be written as `2025-03-15 11:39:21 UTC`: they are ISO 8601 here |
//! | `;` | what the platform keeps nowhere: `null` |
//!
//! Text, and not Rust structures, because it costs the wasm its own length and no code.

use super::text;

/// One field of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unified name, camelCase.
    pub name: &'static str,
    /// What is done with the value: see the table above.
    pub mark: u8,
    /// Where the platform keeps it.
    pub path: &'static str,
    /// The resource that a nested or related field is made of.
    pub resource: &'static str,
    /// The key of `included` that holds related resources.
    pub included: &'static str,
}

impl Row {
    /// The platform's name of it in a request: JSON:API sends attributes without what is around them.
    pub fn sent_as(&self) -> &'static str {
        let path = text::before(self.path, "|");
        text::cut(path, "attributes.").map_or(path, |(_, name)| name)
    }

    /// Whether a caller may send this field.
    pub fn is_writable(&self) -> bool {
        matches!(self.mark, b'~' | b'!' | b'&' | b'\'')
    }
}

/// The lines under a header `@name`, which stands at the beginning of a line.
pub fn lines(schema: &'static str, name: &str) -> Vec<&'static str> {
    let header = text::join(&["@", name, "\n"]);
    let mut rest = schema;
    while let Some((before, after)) = text::cut(rest, &header) {
        if before.is_empty() || before.ends_with("\n") {
            return text::pieces(text::before(after, "\n@"), "\n");
        }
        rest = after;
    }
    Vec::new()
}

/// The fields of a resource, in the schema's order; none when the schema does not name it. Several
/// resources, joined by commas, make one.
pub fn rows(schema: &'static str, resource: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for name in text::pieces(resource, ",") {
        for line in lines(schema, name) {
            rows.extend(row(line));
        }
    }
    rows
}

fn row(line: &'static str) -> Option<Row> {
    let is_mark = |byte| {
        matches!(
            byte,
            b'=' | b'~'
                | b'\''
                | b'!'
                | b'?'
                | b'#'
                | b'$'
                | b'{'
                | b'>'
                | b'+'
                | b'*'
                | b'-'
                | b'&'
                | b'/'
                | b'%'
                | b'^'
                | b','
                | b';'
        )
    };
    let at = line.bytes().position(is_mark)?;
    let (path, more) = text::halves(line.get(at + 1..)?, ":");
    let (resource, included) = text::halves(more, ":");
    Some(Row {
        name: line.get(..at)?,
        mark: *line.as_bytes().get(at)?,
        path,
        resource,
        included,
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    const SCHEMA: &str =
        "@Shelf\nid=id\nlabel~name\n@Box\nprice$meta.price\nparts+links.parts:Shelf:shelves\n";

    #[test]
    fn a_resource_ends_where_the_next_begins() {
        let names: Vec<_> = rows(SCHEMA, "Shelf").iter().map(|row| row.name).collect();
        assert_eq!(names, ["id", "label"]);
    }

    #[test]
    fn a_row_says_what_where_and_of_which_resource() {
        let parts = rows(SCHEMA, "Box")[1];
        assert_eq!((parts.mark, parts.path), (b'+', "links.parts"));
        assert_eq!((parts.resource, parts.included), ("Shelf", "shelves"));
    }

    #[test]
    fn a_header_stands_at_the_beginning_of_a_line() {
        let schema = "list @Box\nno=no\n@Box\nid=id\n";
        let names: Vec<_> = rows(schema, "Box").iter().map(|row| row.name).collect();
        assert_eq!(names, ["id"]);
    }

    #[test]
    fn several_resources_make_one() {
        let names: Vec<_> = rows(SCHEMA, "Box,Shelf")
            .iter()
            .map(|row| row.name)
            .collect();
        assert_eq!(names, ["price", "parts", "id", "label"]);
    }

    #[test]
    fn a_resource_the_schema_does_not_name_has_no_fields() {
        assert_eq!(rows(SCHEMA, "Crate").len(), 0);
    }
}
