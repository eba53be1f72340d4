//! Lists come in pages: which records, in which order, and the links between the pages.

use std::cmp::Ordering;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use serde_json::{Map, Value, json};

use super::problem::Problem;
use super::query::Pairs;
use crate::settings::Settings;
use crate::state::Shared;

const LARGEST_LIMIT: usize = 100;
const LARGEST_OFFSET: usize = 10_000;

/// Where the request was sent, for links that lead back.
pub(crate) struct Origin {
    root: String,
    path: String,
}

impl Origin {
    pub(crate) fn root(&self) -> &str {
        &self.root
    }
}

impl FromRequestParts<Shared> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Infallible> {
        let host = parts
            .headers
            .get(HOST)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("localhost");
        Ok(Self {
            root: format!("http://{host}"),
            path: parts.uri.path().to_owned(),
        })
    }
}

/// The part of a list that was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    limit: usize,
    offset: usize,
}

impl Page {
    pub(crate) fn read(query: &Pairs, settings: &Settings) -> Result<Self, Problem> {
        let default_limit = usize::try_from(settings.default_page_size).unwrap_or(LARGEST_LIMIT);
        let number = |name: &str, default, smallest, largest| match query.get(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .ok()
                .filter(|number| (smallest..=largest).contains(number))
                .ok_or_else(|| {
                    Problem::bad_request(format!("{name} must be from {smallest} to {largest}"))
                }),
        };
        Ok(Self {
            limit: number("page[limit]", default_limit, 1, LARGEST_LIMIT)?,
            offset: number("page[offset]", 0, 0, LARGEST_OFFSET)?,
        })
    }

    pub(crate) fn of<T>(self, records: Vec<T>) -> impl Iterator<Item = T> {
        records.into_iter().skip(self.offset).take(self.limit)
    }

    /// `{data, meta, links}`; a link to a page that does not exist is null, and so is `last` where
    /// there is one page only.
    pub(crate) fn envelope(
        self,
        data: Vec<Value>,
        total: usize,
        origin: &Origin,
        query: &Pairs,
        settings: &Settings,
    ) -> Value {
        if settings.omit_meta {
            return json!({"data": data});
        }
        let pages = total.div_ceil(self.limit);
        let link = |offset: usize| self.link(offset, origin, query);
        let next = self.offset + self.limit;
        let mut links = Map::new();
        for (name, link) in [
            ("current", Some(link(self.offset))),
            ("first", Some(link(0))),
            ("last", (pages > 1).then(|| link((pages - 1) * self.limit))),
            ("next", (next < total).then(|| link(next))),
            (
                "prev",
                (self.offset > 0).then(|| link(self.offset.saturating_sub(self.limit))),
            ),
        ] {
            if link.is_some() || !settings.omit_null_links {
                links.insert(name.to_owned(), json!(link));
            }
        }
        json!({
            "data": data,
            "meta": {
                "page": {
                    "limit": self.limit,
                    "offset": self.offset,
                    "current": self.offset / self.limit + 1,
                    "total": pages,
                },
                "results": {"total": total},
            },
            "links": links,
        })
    }

    fn link(self, offset: usize, origin: &Origin, query: &Pairs) -> String {
        let mut link = format!(
            "{}{}?page[limit]={}&page[offset]={offset}",
            origin.root, origin.path, self.limit
        );
        for (name, value) in query.iter().filter(|(name, _)| !name.starts_with("page[")) {
            let pair = form_urlencoded::Serializer::new(String::new())
                .append_pair(name, value)
                .finish();
            link.push('&');
            link.push_str(&pair);
        }
        link
    }
}

/// What a list can be sorted by, as names and JSON pointers.
pub(crate) struct Sort {
    /// Whether the order without being asked is downwards, and by what.
    pub(crate) default: (bool, &'static str),
    pub(crate) keys: &'static [(&'static str, &'static str)],
}

/// The records in the order asked for: `name` upwards, `-name` downwards.
pub(crate) fn sorted<T>(
    mut records: Vec<T>,
    body: impl Fn(&T) -> &Value,
    asked: Option<&str>,
    sort: &Sort,
) -> Result<Vec<T>, Problem> {
    let (downwards, pointer) = match asked {
        None => sort.default,
        Some(asked) => {
            let name = asked.strip_prefix('-').unwrap_or(asked);
            let known = sort.keys.iter().find(|(key, _)| *key == name);
            let (_, pointer) =
                known.ok_or_else(|| Problem::bad_request(format!("Cannot sort by {name}")))?;
            (asked.starts_with('-'), *pointer)
        }
    };
    records.sort_by(|one, other| {
        let ordering = compare(body(one).pointer(pointer), body(other).pointer(pointer));
        if downwards {
            ordering.reverse()
        } else {
            ordering
        }
    });
    Ok(records)
}

fn compare(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    let key = |value: Option<&Value>| value.and_then(Value::as_i64);
    key(one)
        .cmp(&key(other))
        .then_with(|| text(one).cmp(&text(other)))
}

fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(query: &str, total: usize) -> Value {
        let origin = Origin {
            root: "http://shop".to_owned(),
            path: "/v2/orders".to_owned(),
        };
        let query = Pairs::read(query.as_bytes());
        let page = Page::read(&query, &Settings::default()).unwrap();
        page.envelope(Vec::new(), total, &origin, &query, &Settings::default())
    }

    #[test]
    fn a_single_page_leads_nowhere() {
        let envelope = links("", 25);
        assert_eq!(envelope["links"]["last"], Value::Null);
        assert_eq!(envelope["links"]["next"], Value::Null);
        assert_eq!(envelope["links"]["prev"], Value::Null);
        assert_eq!(envelope["meta"]["page"]["total"], 1);
    }

    #[test]
    fn a_middle_page_leads_both_ways_and_keeps_the_rest_of_the_query() {
        let envelope = links("sort=-with_tax&page[limit]=10&page[offset]=10", 34);
        let link = |offset| {
            format!("http://shop/v2/orders?page[limit]=10&page[offset]={offset}&sort=-with_tax")
        };
        assert_eq!(envelope["links"]["prev"], link(0));
        assert_eq!(envelope["links"]["current"], link(10));
        assert_eq!(envelope["links"]["next"], link(20));
        assert_eq!(envelope["links"]["last"], link(30));
        assert_eq!(
            envelope["meta"]["page"],
            json!({"limit": 10, "offset": 10, "current": 2, "total": 4})
        );
    }

    #[test]
    fn limits_outside_the_documented_ones_are_refused() {
        for query in [
            "page[limit]=0",
            "page[limit]=101",
            "page[limit]=ten",
            "page[offset]=10001",
            "page[offset]=-1",
        ] {
            assert!(
                Page::read(&Pairs::read(query.as_bytes()), &Settings::default()).is_err(),
                "{query}"
            );
        }
    }
}
