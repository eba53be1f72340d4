//! Why the session changed, as listeners are told.

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
    /// A shopper signed in.
    Login = "login",
    /// A shopper signed out.
    Logout = "logout",
    /// The shopper's session ended by itself: its time was over, or the platform no longer takes its token.
    Expired = "expired",
    /// The browser does not let the session be stored: it lasts until the page is left.
    StorageDegraded = "storage-degraded",
}
