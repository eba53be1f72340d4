//! What a client can do, as tables: a method that JavaScript sees is one row, with its TypeScript
//! signature and its documentation. Adding a method is adding a row.

#[macro_use]
mod declare;

mod base;
pub mod extensions;

use crate::json::text;
use crate::platform::Audience;
#[cfg(feature = "commerce-layer")]
pub(super) use base::COMMERCE_LAYER;
#[cfg(feature = "elastic-path")]
pub(super) use base::ELASTIC_PATH;
pub use base::{CAPABILITIES_TYPESCRIPT, Operation};

/// An optional module of a platform: capabilities that a storefront imports by themselves, so that
/// nobody downloads them who does not use them.
pub struct Extension {
    /// Its name as `storefront-customer/elastic-path/<name>`, and of the function it exports.
    pub name: &'static str,
    /// The name of the interface that the function returns.
    pub interface: &'static str,
    /// Its interfaces.
    pub typescript: &'static str,
    /// Its tables: rows of operations, then resources and queries.
    pub tables: &'static str,
}

/// One operation's row: `capability.method arguments route`.
///
/// | argument | is |
/// | --- | --- |
/// | `id,` | a text that is not empty |
/// | `{input,` | an object or a list; `{query?,` may be left out |
///
/// A route is words: the method, the path (with `{customer}`, `{0}`, `{1}` for encoded ids), and those of
///
/// | word | says |
/// | --- | --- |
/// | `>Profile` | it returns one resource; `>*Profile` a page; `>[Profile` a list; `>?Profile` the first or `null`; `>!Profile` the first; `>^Related` what came along under the first text; `>.OrderLines` the first field of one, or on Elastic Path `>.CartAddition` the answer as a whole |
/// | `+Address:address` | it sends a new resource, with the platform's `type` for it |
/// | `~Address:address` | it sends changes of one |
/// | `=…` | it sends this JSON, with `{customer}`, `{0}`, `{1}` for ids and `{input}` for the input |
/// | `.key=…` | it adds this JSON to the resource it sends, under this key |
/// | `:one=other` | the input's `one` is its `other` where it does not say |
/// | `?Orders` | its query is read by this table; `?Orders:sort` is sent always, sorted so by default |
/// | `|Orders` | its input is the filter of this table, and it asks for one record |
/// | `&lines` | it asks for these includes always |
/// | `%status,notIn=draft` | it asks for this, unless the query says which values there may be |
/// | `$` or `$kind` | it asks for the fields that are shown, and no others; of `kind`, where its path begins with another |
/// | `!name,email` | it needs these inputs, whatever the store's settings |
/// | `@visitor`, `@any`, `@backend` | it needs no shopper; it is sent as whoever is there; a back end's token is needed |
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// `capability.method`.
    pub name: &'static str,
    /// The arguments.
    pub arguments: &'static str,
    /// The route; empty where the session carries it out without one.
    pub route: &'static str,
}

impl Row {
    /// A line of a table of rows.
    fn read(line: &'static str) -> Self {
        let (name, rest) = text::cut(line, " ").unwrap_or_default();
        let (arguments, route) = text::cut(rest, " ").unwrap_or_default();
        Self {
            name,
            arguments,
            route,
        }
    }

    /// What follows the first of the route's words that begins with a mark.
    #[inline(never)]
    pub fn word(&self, mark: &str) -> Option<&'static str> {
        let words = text::pieces(self.route, " ");
        words.iter().find_map(|word| word.strip_prefix(mark))
    }

    /// The name of the resource that it sends, for the names of refused fields.
    pub fn sends(&self) -> &'static str {
        let word = self.word("+").or_else(|| self.word("~"));
        word.map_or("", |word| text::before(word, ":"))
    }

    /// Whose token it needs; `None` for whoever is there.
    pub fn audience(&self) -> Option<Audience> {
        match self.word("@") {
            Some("any") => None,
            Some(_) => Some(Audience::Anonymous),
            None => Some(Audience::Customer),
        }
    }
}

impl Operation {
    /// Its row in a platform's table.
    pub fn row(self, rows: &'static str) -> Row {
        let rows = match self {
            Self::Extension { tables, .. } => tables,
            _ => rows,
        };
        let lines = text::pieces(rows, "\n");
        Row::read(lines.get(self.place()).copied().unwrap_or_default())
    }

    /// The field tables that it is read and written by.
    pub fn schema(self, schema: &'static str) -> &'static str {
        match self {
            Self::Extension { tables, .. } => tables,
            _ => schema,
        }
    }
}
