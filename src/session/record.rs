//! What is stored: one record a client, versioned. A record that is not one of ours is no record.

use crate::json::{Json, Kind};
use crate::platform::{Grant, Tokens};
use std::rc::Rc;

/// The version of this form.
const VERSION: f64 = 1.0;

/// A session's `born` and `endings`.
pub(super) type Epoch = (f64, f64);

/// The stored session.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// A random number of the record's own: storage that was cleared and filled again has another.
    pub(super) born: f64,
    /// How many times a session has been ended on purpose.
    pub(super) endings: f64,
    /// The server's clock minus the local one, in milliseconds, as last seen.
    pub(super) clock_offset_ms: f64,
    /// The tokens.
    pub(super) tokens: Tokens,
}

impl Record {
    /// Which session it is: what was asked for in an earlier one must not be stored in a later one.
    pub(super) fn epoch(&self) -> Epoch {
        (self.born, self.endings)
    }

    /// Reads a stored text; `None` for anything but a record of this version.
    pub(super) fn from_text<J: Json>(text: &str) -> Option<Rc<Self>> {
        let json = J::from_json(text)?;
        if json.number_at("version") != Some(VERSION) {
            return None;
        }
        Some(Rc::new(Self {
            born: json.number_at("born")?,
            endings: json.number_at("endings")?,
            clock_offset_ms: json.number_at("clockOffsetMs")?,
            tokens: Tokens {
                anonymous: grant(&json.get("anonymous"))?,
                customer: grant(&json.get("customer"))?,
            },
        }))
    }

    /// The text to store.
    pub(super) fn to_text<J: Json>(&self) -> String {
        let mut json = J::object();
        json.set("version", J::number(VERSION));
        json.set("born", J::number(self.born));
        json.set("endings", J::number(self.endings));
        json.set("clockOffsetMs", J::number(self.clock_offset_ms));
        for (key, grant) in [
            ("anonymous", &self.tokens.anonymous),
            ("customer", &self.tokens.customer),
        ] {
            if let Some(grant) = grant {
                json.set(key, object(grant));
            }
        }
        json.to_json()
    }
}

/// An absent grant is `Some(None)`; a malformed one is `None`.
fn grant<J: Json>(json: &J) -> Option<Option<Rc<Grant>>> {
    if json.kind() == Kind::Missing {
        return Some(None);
    }
    Some(Some(Rc::new(Grant {
        token: json.text_at("token")?,
        expires_at_ms: json.number_at("expiresAtMs")?,
        lifetime_ms: json.number_at("lifetimeMs")?,
        customer_id: json.text_at("customerId"),
        refresh_token: json.text_at("refreshToken"),
    })))
}

fn object<J: Json>(grant: &Grant) -> J {
    let mut json = J::object();
    json.set("token", J::text(&grant.token));
    json.set("expiresAtMs", J::number(grant.expires_at_ms));
    json.set("lifetimeMs", J::number(grant.lifetime_ms));
    for (key, text) in [
        ("customerId", &grant.customer_id),
        ("refreshToken", &grant.refresh_token),
    ] {
        if let Some(text) = text {
            json.set(key, J::text(text));
        }
    }
    json
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;
    use proptest::prelude::*;

    fn grants() -> impl Strategy<Value = Option<Rc<Grant>>> {
        let text = proptest::option::of(".*");
        proptest::option::of((".*", 0.0..4e12, 0.0..4e12, text.clone(), text).prop_map(
            |(token, expires_at_ms, lifetime_ms, customer_id, refresh_token)| {
                Rc::new(Grant {
                    token,
                    expires_at_ms,
                    lifetime_ms,
                    customer_id,
                    refresh_token,
                })
            },
        ))
    }

    proptest! {
        #[test]
        fn what_is_stored_is_what_is_read(
            endings in 0u32.., offset in -1e9..1e9, anonymous in grants(), customer in grants(),
        ) {
            let tokens = Tokens { anonymous, customer };
            let record = Record { born: 0.25, endings: f64::from(endings), clock_offset_ms: offset, tokens };
            prop_assert_eq!(Record::from_text::<Native>(&record.to_text::<Native>()), Some(Rc::new(record)));
        }

        #[test]
        fn no_text_makes_reading_fail(text: String) {
            let _ = Record::from_text::<Native>(&text);
        }
    }

    #[test]
    fn a_foreign_or_newer_record_is_no_record() {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            "{\"version\":2}",
            "{\"version\":1}",
            "not json",
            "{\"version\":1,\"born\":0,\"endings\":0,\"clockOffsetMs\":0,\"customer\":{\"token\":5}}",
            "{\"client_id\":\"x\",\"access_token\":\"y\"}",
        ] {
            assert_eq!(Record::from_text::<Native>(text), None, "{text}");
        }
    }
}
