//! The request log: what reached the platform's endpoints, and how it was answered.
//! It keeps a bounded number of entries and never a token's text; it decides nothing.

use std::collections::{BTreeMap, VecDeque};

use axum::http::{HeaderMap, Method, Uri};
use serde::Serialize;

const KEPT_REQUESTS: usize = 1_000;
const KEPT_BODY_BYTES: usize = 16 * 1024;
const SECRET_HEADERS: [&str; 4] = [
    "authorization",
    "x-moltin-customer-token",
    "ep-account-management-authentication-token",
    "cookie",
];

/// One request, as the control endpoint shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) sequence: u64,
    pub(crate) received_at_ms: i64,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    /// Nothing where the connection was dropped or the answer is still on its way.
    pub(crate) status: Option<u16>,
    /// The length of the answer's body. Nothing where there is no answer, or it is broken off.
    pub(crate) answer_bytes: Option<u64>,
    pub(crate) headers: BTreeMap<String, String>,
    /// `none`, `implicit`, `client_credentials`, `expired` or `unknown`; on Commerce Layer `none`,
    /// `sales_channel`, `customer`, `integration`, `expired`, `revoked` or `unknown`.
    pub(crate) access_token: &'static str,
    /// `none`, `customer`, `expired` or `unknown`.
    pub(crate) customer_token: &'static str,
    pub(crate) body: String,
    pub(crate) fault: Option<&'static str>,
}

impl Entry {
    pub(crate) fn new(
        received_at_ms: i64,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Self {
        let kept = body.get(..KEPT_BODY_BYTES).unwrap_or(body);
        Self {
            sequence: 0,
            received_at_ms,
            method: method.to_string(),
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            status: None,
            answer_bytes: None,
            headers: headers
                .iter()
                .filter(|(name, _)| !SECRET_HEADERS.contains(&name.as_str()))
                .map(|(name, value)| {
                    (
                        name.to_string(),
                        String::from_utf8_lossy(value.as_bytes()).into_owned(),
                    )
                })
                .collect(),
            access_token: "none",
            customer_token: "none",
            body: String::from_utf8_lossy(kept).into_owned(),
            fault: None,
        }
    }
}

/// The newest entries, oldest first.
#[derive(Default)]
pub(crate) struct Journal {
    entries: VecDeque<Entry>,
    next: u64,
}

impl Journal {
    /// Writes the entry down and returns the number under which its answer can be added.
    pub(crate) fn open(&mut self, mut entry: Entry) -> u64 {
        self.next += 1;
        entry.sequence = self.next;
        self.entries.push_back(entry);
        if self.entries.len() > KEPT_REQUESTS {
            self.entries.pop_front();
        }
        self.next
    }

    pub(crate) fn close(&mut self, sequence: u64, status: Option<u16>, answer_bytes: Option<u64>) {
        if let Some(entry) = self
            .entries
            .iter_mut()
            .rev()
            .find(|entry| entry.sequence == sequence)
        {
            entry.status = status;
            entry.answer_bytes = answer_bytes;
        }
    }

    pub(crate) fn entries(&self) -> &VecDeque<Entry> {
        &self.entries
    }

    /// Forgets the entries; the numbering goes on, so a late answer cannot land on a wrong one.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}
