//! Why the session changed, as listeners are told.

use super::record::Record;

macro_rules! changes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// Why the session changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Change {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Change {
            /// The name that listeners see.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }

        /// The same list as a TypeScript type.
        pub const CHANGES_TYPESCRIPT: &str = concat!(
            "/** Why the session changed. */\nexport type SessionChange =\n",
            $("  /**", $($doc,)+ " */\n  | \"", $text, "\"\n",)+
            ";\n"
        );
    };
}

changes! {
    /// The listener is new, and no stored session was found.
    Initial = "initial",
    /// The listener is new, and a stored session was found.
    Restored = "restored",
    /// A visitor got an anonymous token.
    Anonymous = "anonymous",
    /// A shopper signed in, here or in another tab.
    Login = "login",
    /// The shopper signed out, here or in another tab, or the storage was cleared.
    Logout = "logout",
    /// The shopper's token was renewed.
    Refreshed = "refreshed",
    /// The shopper's session ended by itself: its time was over, or the platform no longer takes its token.
    Expired = "expired",
    /// What was stored is not a record of this package, or of a newer one: it is ignored.
    StorageIgnored = "storage-ignored",
    /// The browser does not let the session be stored: it lasts until the page is left.
    StorageDegraded = "storage-degraded",
}

impl Change {
    /// What to tell of two records, whoever made the change.
    pub(super) fn between(before: Option<&Record>, after: Option<&Record>) -> Option<Self> {
        let shopper = |record: Option<&Record>| record?.tokens.customer.clone();
        let has_visitor = |record: Option<&Record>| {
            record.is_some_and(|record| record.tokens.anonymous.is_some())
        };
        match (shopper(before), shopper(after)) {
            (Some(old), Some(new)) if old.customer_id == new.customer_id => {
                (old.token != new.token).then_some(Self::Refreshed)
            }
            (_, Some(_)) => Some(Self::Login),
            // What ends by itself leaves the epoch as it was.
            (Some(_), None) if before.map(Record::epoch) == after.map(Record::epoch) => {
                Some(Self::Expired)
            }
            (Some(_), None) => Some(Self::Logout),
            (None, None) => (!has_visitor(before) && has_visitor(after)).then_some(Self::Anonymous),
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::platform::{Grant, Tokens};
    use std::rc::Rc;

    fn grant(id: Option<&str>, token: &str) -> Rc<Grant> {
        Rc::new(Grant {
            token: token.into(),
            expires_at_ms: 0.0,
            lifetime_ms: 0.0,
            customer_id: id.map(str::to_owned),
            refresh_token: None,
        })
    }

    #[test]
    fn every_pair_of_records_tells_its_change() {
        let record = |endings: f64, shopper: Option<(&str, &str)>| {
            Some(Record {
                born: 0.5,
                endings,
                clock_offset_ms: 0.0,
                tokens: Tokens {
                    anonymous: Some(grant(None, "visitor")),
                    customer: shopper.map(|(id, token)| grant(Some(id), token)),
                },
            })
        };
        let (none, visitor) = (None, record(0.0, None));
        let ada = record(0.0, Some(("ada", "1")));
        for (before, after, expected) in [
            (&none, &none, None),
            (&none, &visitor, Some(Change::Anonymous)),
            (&visitor, &none, None),
            (&none, &ada, Some(Change::Login)),
            (&visitor, &ada, Some(Change::Login)),
            (&ada, &ada, None),
            (
                &ada,
                &record(0.0, Some(("ada", "2"))),
                Some(Change::Refreshed),
            ),
            (&ada, &record(1.0, Some(("eve", "3"))), Some(Change::Login)),
            (&ada, &visitor, Some(Change::Expired)),
            (&ada, &record(1.0, None), Some(Change::Logout)),
            (&ada, &none, Some(Change::Logout)),
        ] {
            assert_eq!(
                Change::between(before.as_ref(), after.as_ref()),
                expected,
                "{before:?} {after:?}"
            );
        }
    }
}
