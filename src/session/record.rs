//! What is stored: one record a client, versioned. A record that is not one of ours is no record.

use super::vault::KEEPS_APART;
use crate::json::{Json, Kind, text};
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
        // What renews an earlier token, or another shopper's, is left over from a session that has ended.
        let lines = if KEEPS_APART {
            text::cut(text, "\n")
        } else {
            None
        };
        let (text, apart) = lines.unwrap_or((text, ""));
        let json = J::from_json(text)?;
        if json.number_at("version") != Some(VERSION) {
            return None;
        }
        Some(Rc::new(Self {
            born: json.number_at("born")?,
            endings: json.number_at("endings")?,
            clock_offset_ms: json.number_at("clockOffsetMs")?,
            tokens: Tokens {
                anonymous: grant(&json.get("anonymous"), "")?,
                customer: grant(&json.get("customer"), apart)?,
            },
        }))
    }

    /// The text to store. What renews the shopper's token stands behind the
    /// record where it is kept `apart`, with the token.
    pub(super) fn to_text<J: Json>(&self, apart: bool) -> String {
        let mut json = J::object();
        json.set_number("version", VERSION);
        json.set_number("born", self.born);
        json.set_number("endings", self.endings);
        json.set_number("clockOffsetMs", self.clock_offset_ms);
        for (key, grant) in [
            ("anonymous", &self.tokens.anonymous),
            ("customer", &self.tokens.customer),
        ] {
            if let Some(grant) = grant {
                json.set(key, object(grant, apart && key == "customer"));
            }
        }
        let mut text = json.to_json();
        if KEEPS_APART
            && apart
            && let Some(grant) = &self.tokens.customer
            && let Some(refresh) = &grant.refresh_token
        {
            text = text::join(&[&text, "\n", &grant.token, "\n", refresh]);
        }
        text
    }
}

/// An absent grant is `Some(None)`; a malformed one is `None`.
fn grant<J: Json>(json: &J, apart: &str) -> Option<Option<Rc<Grant>>> {
    if json.kind() == Kind::Missing {
        return Some(None);
    }
    let token = json.text_at("token")?;
    let refresh_token = match text::cut(apart, "\n") {
        Some((own, refresh)) if KEEPS_APART && own == token => Some(refresh.into()),
        _ => json.text_at("refreshToken"),
    };
    Some(Some(Rc::new(Grant {
        token,
        expires_at_ms: json.number_at("expiresAtMs")?,
        lifetime_ms: json.number_at("lifetimeMs")?,
        customer_id: json.text_at("customerId"),
        refresh_token,
    })))
}

fn object<J: Json>(grant: &Grant, apart: bool) -> J {
    let mut json = J::object();
    json.set_text("token", &grant.token);
    json.set_number("expiresAtMs", grant.expires_at_ms);
    json.set_number("lifetimeMs", grant.lifetime_ms);
    for (key, text) in [
        ("customerId", &grant.customer_id),
        ("refreshToken", &grant.refresh_token),
    ] {
        if let Some(text) = text
            && !(KEEPS_APART && apart && key == "refreshToken")
        {
            json.set_text(key, text);
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
            let record = Some(Rc::new(record));
            for apart in [false, true] {
                let text = record.as_ref().unwrap().to_text::<Native>(apart);
                prop_assert_eq!(&Record::from_text::<Native>(&text), &record);
            }
        }

        #[test]
        fn no_text_makes_reading_fail(text: String) {
            let _ = Record::from_text::<Native>(&text);
        }
    }

    #[test]
    fn what_renews_a_token_is_kept_from_the_record_and_belongs_to_that_token_alone() {
        let signed_in = |token: &str| Record {
            tokens: Tokens {
                anonymous: None,
                customer: Some(Rc::new(Grant {
                    token: token.into(),
                    expires_at_ms: 5.0,
                    lifetime_ms: 1.0,
                    customer_id: Some("ada".into()),
                    refresh_token: Some("secret".into()),
                })),
            },
            ..Record::default()
        };
        let text = signed_in("one").to_text::<Native>(true);
        let (record, refresh) = text.split_once('\n').unwrap();
        assert!(!record.contains("secret") && refresh.ends_with("secret"));
        let other = signed_in("two").to_text::<Native>(true);
        let (other, _) = other.split_once('\n').unwrap();
        for (record, is_its_own) in [(record, true), (other, false)] {
            let read = Record::from_text::<Native>(&[record, refresh].join("\n")).unwrap();
            let customer = read.tokens.customer.as_ref().unwrap();
            assert_eq!(customer.refresh_token.is_some(), is_its_own, "{record}");
        }
        let alone = Record::from_text::<Native>(record).unwrap();
        assert_eq!(alone.tokens.customer.as_ref().unwrap().refresh_token, None);
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
