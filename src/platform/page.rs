//! Paging: callers pass an opaque cursor, which is the number of records before the page. Elastic Path
//! takes it as it is; JSON:API numbers its pages.

use super::requests::{Dialect, Pairs, list};
use crate::http::Failure;
use crate::json::{Json, Kind, text};

/// The platform's default page, which is sent all the same: a store may have set another.
const DEFAULT_LIMIT: f64 = 25.0;

/// A page to ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) limit: u32,
    pub(super) offset: u32,
}

impl Window {
    /// The first page.
    pub(super) const FIRST: Self = Self {
        limit: 25,
        offset: 0,
    };

    /// Reads a caller's query.
    pub(super) fn read<D: Dialect, J: Json>(query: &J) -> Result<Self, Failure<J>> {
        let largest = f64::from(D::LARGEST_LIMIT);
        let limit = match (query.kind_at("limit"), query.number_at("limit")) {
            (Kind::Missing, _) => DEFAULT_LIMIT,
            (_, Some(limit)) if limit.fract() == 0.0 && (1.0..=largest).contains(&limit) => limit,
            _ => {
                let largest = text::decimal(D::LARGEST_LIMIT);
                let message = text::join(&["must be a whole number from 1 to ", &largest, "."]);
                return Err(Failure::invalid("limit", &message));
            }
        };
        let offset = match (query.kind_at("cursor"), query.text_at("cursor")) {
            (Kind::Missing | Kind::Null, _) => Some(0),
            (_, Some(cursor)) => cursor
                .parse()
                .ok()
                .filter(|offset| *offset <= D::LARGEST_OFFSET),
            _ => None,
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "1 to 100"
        )]
        let limit = limit as u32;
        let is_reachable = |offset: &u32| !D::IS_JSON_API || offset.is_multiple_of(limit.max(1));
        match offset.filter(is_reachable) {
            Some(offset) => Ok(Self { limit, offset }),
            None => Err(Failure::invalid(
                "cursor",
                "must be the `nextCursor` or `previousCursor` of an earlier page with the same `limit`.",
            )),
        }
    }

    /// Asks for it.
    pub(super) fn write<D: Dialect>(self, pairs: &mut Pairs) {
        let [size, place] = if D::IS_JSON_API {
            ["page[size]", "page[number]"]
        } else {
            ["page[limit]", "page[offset]"]
        };
        let at = if D::IS_JSON_API {
            self.offset / self.limit.max(1) + 1
        } else {
            self.offset
        };
        pairs.push((size.into(), text::decimal(self.limit)));
        pairs.push((place.into(), text::decimal(at)));
    }

    /// The page as callers see it. `meta` may be missing: then a full page is taken to have a next one.
    pub(super) fn result<D: Dialect, J: Json>(self, items: Vec<J>, body: &J) -> J {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let total = body.at(D::TOTAL).as_number();
        let end = self.offset.saturating_add(count);
        let has_next =
            count > 0 && total.map_or(count >= self.limit, |total| f64::from(end) < total);
        let next = Some(end).filter(|offset| has_next && *offset <= D::LARGEST_OFFSET);
        let previous = Some(self.offset.saturating_sub(self.limit)).filter(|_| self.offset > 0);
        let mut page = J::object();
        page.set("items", list(items));
        page.set("totalCount", total.map_or(J::null(), J::number));
        page.set("nextCursor", cursor(next));
        page.set("previousCursor", cursor(previous));
        page.set("native", body.clone());
        page
    }
}

fn cursor<J: Json>(offset: Option<u32>) -> J {
    offset.map_or(J::null(), |offset| J::text(&text::decimal(offset)))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;
    use crate::platform::elastic_path::ElasticPath;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn read(query: Value) -> Result<Window, Failure<Native>> {
        Window::read::<ElasticPath, _>(&query.into())
    }

    fn page(window: Window, count: usize, total: Option<u32>) -> Value {
        let body = total.map_or(
            json!({}),
            |total| json!({"meta": {"results": {"total": total}}}),
        );
        window
            .result::<ElasticPath, _>(vec![Native::null(); count], &body.into())
            .0
            .unwrap()
    }

    #[test]
    fn a_query_may_be_left_out() {
        assert_eq!(
            Window::read::<ElasticPath, _>(&Native::missing()).unwrap(),
            Window {
                limit: 25,
                offset: 0
            }
        );
    }

    #[test]
    fn a_query_that_cannot_be_sent_names_its_field() {
        for (field, query) in [
            ("limit", json!({"limit": 0})),
            ("limit", json!({"limit": 101})),
            ("limit", json!({"limit": 2.5})),
            ("limit", json!({"limit": "10"})),
            ("cursor", json!({"cursor": "next"})),
            ("cursor", json!({"cursor": 5})),
            ("cursor", json!({"cursor": "10001"})),
        ] {
            assert_eq!(read(query).unwrap_err().fields[0].field, field);
        }
    }

    #[test]
    fn the_last_page_has_no_next_and_the_first_no_previous() {
        let first = page(
            Window {
                limit: 10,
                offset: 0,
            },
            10,
            Some(14),
        );
        assert_eq!(
            (&first["nextCursor"], &first["previousCursor"]),
            (&json!("10"), &json!(null))
        );
        let last = page(
            Window {
                limit: 10,
                offset: 10,
            },
            4,
            Some(14),
        );
        assert_eq!(
            (&last["nextCursor"], &last["previousCursor"]),
            (&json!(null), &json!("0"))
        );
    }

    #[test]
    fn without_meta_a_full_page_is_taken_to_have_a_next_one() {
        assert_eq!(
            page(
                Window {
                    limit: 10,
                    offset: 0
                },
                10,
                None
            )["nextCursor"],
            json!("10")
        );
        assert_eq!(
            page(
                Window {
                    limit: 10,
                    offset: 0
                },
                9,
                None
            )["nextCursor"],
            json!(null)
        );
    }

    proptest! {
        #[test]
        fn following_the_cursors_visits_every_record_once(total in 0u32..400, limit in 1u32..=100) {
            let (mut cursor, mut seen) = (json!(null), 0);
            loop {
                let window = read(json!({"limit": limit, "cursor": cursor})).unwrap();
                prop_assert_eq!(window.offset, seen);
                let count = limit.min(total - seen);
                seen += count;
                cursor = page(window, count as usize, Some(total))["nextCursor"].clone();
                if cursor.is_null() { break; }
            }
            prop_assert_eq!(seen, total);
        }
    }
}
