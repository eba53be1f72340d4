//! The unified resources. A field is one declaration here: its name, its documentation, its TypeScript
//! type, and where each platform keeps it. The field tables and the TypeScript both come from it.

#[macro_use]
mod declare;

mod address;
#[cfg(feature = "elastic-path")]
pub(super) mod cart;
#[cfg(feature = "commerce-layer")]
pub(super) mod customer;
#[cfg(feature = "elastic-path")]
pub(super) mod flow;
mod order;
#[cfg(feature = "commerce-layer")]
pub(super) mod password;
mod profile;
#[cfg(feature = "commerce-layer")]
pub(super) mod returned;
#[cfg(feature = "commerce-layer")]
pub(super) mod subscription;
#[cfg(feature = "commerce-layer")]
pub(super) mod wallet;
#[cfg(feature = "commerce-layer")]
pub(super) mod wishlist;

use super::joined::joined;
use super::queries;

/// A query of nothing but a page. The tables are searched from their beginning, and a list asks three times.
const PAGE: &str = "@Page\n\n";

/// The queries of every client and the field tables of Elastic Path, as [`crate::json::schema`] reads them.
#[cfg(feature = "elastic-path")]
pub const ELASTIC_PATH: &str = joined!(
    PAGE,
    queries::ORDERS,
    profile::ELASTIC_PATH,
    address::ELASTIC_PATH,
    order::ELASTIC_PATH,
);

/// The interfaces of the unified resources on Elastic Path.
#[cfg(feature = "elastic-path")]
pub const ELASTIC_PATH_TYPESCRIPT: &str = joined!(
    profile::ELASTIC_PATH_TYPESCRIPT,
    address::ELASTIC_PATH_TYPESCRIPT,
    order::ELASTIC_PATH_TYPESCRIPT,
    queries::ORDERS_TYPESCRIPT,
);

/// The same for Commerce Layer.
#[cfg(feature = "commerce-layer")]
pub const COMMERCE_LAYER: &str = joined!(
    PAGE,
    queries::COMMERCE_LAYER_ORDERS,
    profile::COMMERCE_LAYER,
    address::COMMERCE_LAYER,
    order::COMMERCE_LAYER,
);

/// The same for Commerce Layer.
#[cfg(feature = "commerce-layer")]
pub const COMMERCE_LAYER_TYPESCRIPT: &str = joined!(
    profile::COMMERCE_LAYER_TYPESCRIPT,
    address::COMMERCE_LAYER_TYPESCRIPT,
    order::COMMERCE_LAYER_TYPESCRIPT,
    queries::COMMERCE_LAYER_ORDERS_TYPESCRIPT,
);

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::json::schema;
    use crate::platform::Extension;
    use crate::platform::Operation;
    use crate::platform::extensions::{commerce_layer, elastic_path};
    use std::collections::BTreeSet;

    /// Every optional module, with the tables of its platform.
    fn extensions() -> Vec<(&'static Extension, &'static str)> {
        let of = |all: &'static [&'static Extension], base| all.iter().map(move |one| (*one, base));
        of(elastic_path::EXTENSIONS, super::ELASTIC_PATH)
            .chain(of(commerce_layer::EXTENSIONS, super::COMMERCE_LAYER))
            .collect()
    }

    /// The tables as a client has them: its own, and each optional module's with them after it.
    fn all_tables() -> Vec<(&'static str, String)> {
        let extended = extensions()
            .into_iter()
            .map(|(extension, base)| (extension.name, [extension.tables, base].concat()));
        let own = [
            ("elastic path", super::ELASTIC_PATH),
            ("commerce layer", super::COMMERCE_LAYER),
        ];
        own.map(|(name, tables)| (name, tables.to_owned()))
            .into_iter()
            .chain(extended)
            .collect()
    }

    #[test]
    fn every_line_is_a_header_a_row_or_a_line_of_a_query() {
        for (name, tables) in all_tables() {
            let (_, tables) = tables.split_at(tables.find("\n@").unwrap_or_default());
            for line in tables
                .lines()
                .filter(|line| !line.is_empty())
                .filter(|line| !line.starts_with(['@', '?', '^', '<']))
            {
                let header: &'static str = Box::leak(format!("@One\n{line}").into_boxed_str());
                let is_header = !line.contains(|character: char| !character.is_alphanumeric());
                assert!(
                    is_header || schema::rows(header, "One").len() == 1,
                    "{name}: {line}"
                );
            }
        }
    }

    #[test]
    fn no_resource_is_declared_twice() {
        for (name, tables) in all_tables() {
            let headers: Vec<_> = tables
                .lines()
                .filter(|line| line.starts_with('@'))
                .collect();
            let distinct: BTreeSet<_> = headers.iter().collect();
            assert_eq!(headers.len(), distinct.len(), "{name}");
        }
    }

    #[test]
    fn every_resource_that_a_table_names_is_there() {
        for (name, tables) in all_tables() {
            let tables: &'static str = Box::leak(tables.into_boxed_str());
            let is_there = |resource: &str| {
                assert!(
                    !schema::rows(tables, resource).is_empty(),
                    "{name}: {resource} is not there"
                );
            };
            for header in tables.lines().filter_map(|line| line.strip_prefix('@')) {
                for row in schema::rows(tables, header) {
                    assert_eq!(
                        row.resource.is_empty(),
                        !b"{>+*&/'".contains(&row.mark),
                        "{name}: {}",
                        row.name
                    );
                    // A related resource's attribute has no table, nor has a kind of value.
                    let is_attribute =
                        b"/'".contains(&row.mark) && row.resource.starts_with(char::is_lowercase);
                    if !row.resource.is_empty() && !is_attribute {
                        is_there(row.resource);
                    }
                }
            }
            for line in tables.lines().filter_map(|line| line.strip_prefix('<')) {
                match line.split(' ').nth(2).unwrap() {
                    "" => {}
                    resource => is_there(resource),
                }
            }
        }
    }

    #[test]
    fn every_route_names_what_is_there() {
        use crate::platform::operation::{COMMERCE_LAYER, ELASTIC_PATH};
        let clients = [
            (ELASTIC_PATH, super::ELASTIC_PATH),
            (COMMERCE_LAYER, super::COMMERCE_LAYER),
        ];
        let base = clients.into_iter().flat_map(|(rows, tables)| {
            let all = Operation::ALL.iter();
            all.map(move |operation| (operation.row(rows), tables))
        });
        let extended = extensions().into_iter().flat_map(|(extension, base)| {
            let rows = extension.tables.split("\n@").next().unwrap();
            let tables: &'static str = Box::leak(
                [rows, &extension.tables[rows.len()..], base]
                    .concat()
                    .into_boxed_str(),
            );
            (0..rows.lines().count())
                .map(move |row| (Operation::Extension { tables, row }.row(""), tables))
        });
        for (row, tables) in base.chain(extended) {
            assert!(row.name.contains('.'), "{row:?}");
            for mark in [">", "+", "~"] {
                let Some(word) = row.word(mark) else { continue };
                let name = word
                    .trim_start_matches(['*', '[', '?', '^', '!', '.'])
                    .split(':')
                    .next()
                    .unwrap();
                assert!(
                    !schema::rows(tables, name).is_empty(),
                    "{}: {name}",
                    row.name
                );
            }
            for mark in ["?", "|"] {
                let Some(word) = row.word(mark).filter(|word| *word != "Page") else {
                    continue;
                };
                let header = format!("@{}\n", word.split(':').next().unwrap());
                assert!(tables.contains(&header), "{}: {header}", row.name);
            }
        }
    }
}
