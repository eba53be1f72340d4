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

/// What listeners can see of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// Which session it is; `None` where nothing is stored.
    pub(super) epoch: Option<(f64, f64)>,
    /// The shopper's id and token.
    pub(super) shopper: Option<(String, String)>,
    /// Whether there is a visitor's token.
    pub(super) has_visitor: bool,
}

impl View {
    /// What a stored record shows.
    pub(super) fn of(record: Option<&Record>) -> Self {
        let Some(Record { tokens, .. }) = record else {
            return Self::default();
        };
        let shopper = tokens.customer.as_ref().map(|grant| {
            let id = grant.customer_id.clone().unwrap_or_default();
            (id, grant.token.clone())
        });
        Self {
            epoch: record.map(Record::epoch),
            shopper,
            has_visitor: tokens.anonymous.is_some(),
        }
    }
}

impl Change {
    /// What to tell of two views, whoever made the change.
    pub(super) fn between(before: &View, after: &View) -> Option<Self> {
        match (&before.shopper, &after.shopper) {
            (Some((id, token)), Some((new_id, new_token))) if id == new_id => {
                (token != new_token).then_some(Self::Refreshed)
            }
            (_, Some(_)) => Some(Self::Login),
            // What ends by itself leaves the epoch as it was.
            (Some(_), None) if before.epoch == after.epoch => Some(Self::Expired),
            (Some(_), None) => Some(Self::Logout),
            (None, None) => (!before.has_visitor && after.has_visitor).then_some(Self::Anonymous),
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_views_tells_its_change() {
        let view = |endings: Option<f64>, shopper: Option<(&str, &str)>, has_visitor| View {
            epoch: endings.map(|endings| (0.5, endings)),
            shopper: shopper.map(|(id, token)| (id.to_owned(), token.to_owned())),
            has_visitor,
        };
        let (none, visitor) = (view(None, None, false), view(Some(0.0), None, true));
        let ada = view(Some(0.0), Some(("ada", "1")), true);
        for (before, after, expected) in [
            (&none, &none, None),
            (&none, &visitor, Some(Change::Anonymous)),
            (&visitor, &none, None),
            (&none, &ada, Some(Change::Login)),
            (&visitor, &ada, Some(Change::Login)),
            (&ada, &ada, None),
            (
                &ada,
                &view(Some(0.0), Some(("ada", "2")), true),
                Some(Change::Refreshed),
            ),
            (
                &ada,
                &view(Some(1.0), Some(("eve", "3")), true),
                Some(Change::Login),
            ),
            (&ada, &visitor, Some(Change::Expired)),
            (&ada, &view(Some(1.0), None, true), Some(Change::Logout)),
            (&ada, &none, Some(Change::Logout)),
        ] {
            assert_eq!(
                Change::between(before, after),
                expected,
                "{before:?} {after:?}"
            );
        }
    }
}
