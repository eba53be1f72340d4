//! The unified resources. A field is one declaration here: its name, its documentation, its TypeScript
//! type, and where each platform keeps it. The field tables and the TypeScript both come from it.

#[macro_use]
mod declare;

mod address;
pub(super) mod cart;
pub(super) mod flow;
mod order;
mod profile;

use super::joined::joined;
use super::queries;

/// The field tables of Elastic Path, as [`crate::json::schema`] reads them, and the queries of every client.
#[cfg(feature = "elastic-path")]
pub const ELASTIC_PATH: &str = joined!(
    profile::ELASTIC_PATH,
    address::ELASTIC_PATH,
    order::ELASTIC_PATH,
    queries::ORDERS,
);

/// The interfaces of the unified resources.
pub const TYPESCRIPT: [&str; 3] = [profile::TYPESCRIPT, address::TYPESCRIPT, order::TYPESCRIPT];

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::json::schema;
    use crate::platform::Operation;
    use crate::platform::extensions::EXTENSIONS;
    use std::collections::BTreeSet;

    /// The tables as a client has them: its own, and each optional module's with them after it.
    fn all_tables() -> Vec<(&'static str, String)> {
        let base = super::ELASTIC_PATH;
        let extended = EXTENSIONS
            .iter()
            .map(|extension| (extension.name, [extension.tables, base].concat()));
        [("base", base.to_owned())]
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
                        !b"{>+*&".contains(&row.mark),
                        "{name}: {}",
                        row.name
                    );
                    if !row.resource.is_empty() {
                        is_there(row.resource);
                    }
                }
            }
            for line in tables.lines().filter_map(|line| line.strip_prefix('<')) {
                is_there(line.split(' ').nth(2).unwrap());
            }
        }
    }

    #[test]
    fn every_route_names_what_is_there() {
        let base = Operation::ALL.iter().map(|operation| {
            (
                operation.row(crate::platform::operation::ELASTIC_PATH),
                super::ELASTIC_PATH,
            )
        });
        let extended = EXTENSIONS.iter().flat_map(|extension| {
            let rows = extension.tables.split("\n@").next().unwrap();
            let tables: &'static str = Box::leak(
                [rows, &extension.tables[rows.len()..], super::ELASTIC_PATH]
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
                    .trim_start_matches(['*', '[', '?', '^'])
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
