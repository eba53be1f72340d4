//! The unified resources. A field is one declaration here: its name, its documentation, its TypeScript
//! type, and where each platform keeps it. The field tables and the TypeScript both come from it.

#[macro_use]
mod declare;

mod address;
mod order;
mod profile;

/// The field tables of Elastic Path, as [`crate::json::schema`] reads them.
#[cfg(feature = "elastic-path")]
pub const ELASTIC_PATH: &str = {
    const PARTS: [&str; 3] = [
        profile::ELASTIC_PATH,
        address::ELASTIC_PATH,
        order::ELASTIC_PATH,
    ];
    const LENGTH: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len();
    const BYTES: [u8; LENGTH] = joined(PARTS);
    match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

/// The interfaces of the unified resources.
pub const TYPESCRIPT: [&str; 3] = [profile::TYPESCRIPT, address::TYPESCRIPT, order::TYPESCRIPT];

#[cfg(feature = "elastic-path")]
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn joined<const LENGTH: usize>(parts: [&str; 3]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let from = parts[part].as_bytes();
        let mut index = 0;
        while index < from.len() {
            bytes[at] = from[index];
            (index, at) = (index + 1, at + 1);
        }
        part += 1;
    }
    bytes
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::schema;

    #[test]
    fn every_line_is_a_header_or_a_row() {
        let headers = ELASTIC_PATH.lines().filter(|line| line.starts_with('@'));
        let names: Vec<_> = headers
            .map(|line| line[1..].split(':').next().unwrap())
            .collect();
        let inherited = schema::rows(ELASTIC_PATH, "OrderSummary").len();
        let rows: usize = names
            .iter()
            .map(|name| schema::rows(ELASTIC_PATH, name).len())
            .sum();
        assert_eq!(rows - inherited + names.len(), ELASTIC_PATH.lines().count());
    }

    #[test]
    fn every_row_has_a_path_and_every_resource_it_names_is_there() {
        for header in ELASTIC_PATH
            .lines()
            .filter_map(|line| line.strip_prefix('@'))
        {
            let name = header.split(':').next().unwrap();
            let rows = schema::rows(ELASTIC_PATH, name);
            assert!(!rows.is_empty(), "{name} has no rows");
            for row in rows {
                assert!(!row.path.is_empty(), "{name}.{} has no path", row.name);
                assert_eq!(
                    row.resource.is_empty(),
                    !b"{>+".contains(&row.mark),
                    "{name}.{}",
                    row.name
                );
                let is_known =
                    row.resource.is_empty() || !schema::rows(ELASTIC_PATH, row.resource).is_empty();
                assert!(
                    is_known,
                    "{name}.{} names {}, which is not there",
                    row.name, row.resource
                );
            }
        }
    }
}
