//! The form in which a client's methods are declared. A method is one declaration: its name, its
//! documentation, its arguments, what it resolves with, and who carries it out: one of the session's
//! own operations, each platform's route, or both. It makes constants and an enum, and no code.

/// The arguments of a method as its row has them: `id,` a text, `{input,` an object, `{query?,` one that
/// may be left out, `[references,` a list.
macro_rules! row_arguments {
    () => { "" };
    ($name:ident: [$type:literal] $(, $($rest:tt)*)?) => {
        concat!("[", stringify!($name), ",", row_arguments!($($($rest)*)?))
    };
    ($name:ident ?: $type:literal $(, $($rest:tt)*)?) => {
        concat!("{", stringify!($name), "?,", row_arguments!($($($rest)*)?))
    };
    ($name:ident: $type:literal $(, $($rest:tt)*)?) => {
        concat!("{", stringify!($name), ",", row_arguments!($($($rest)*)?))
    };
    ($name:ident $(, $($rest:tt)*)?) => {
        concat!(stringify!($name), ",", row_arguments!($($($rest)*)?))
    };
}

/// The same in TypeScript.
macro_rules! typescript_arguments {
    () => { "" };
    ($name:ident: [$type:literal] $(, $($rest:tt)*)?) => {
        concat!(stringify!($name), ": ", $type, ", ", typescript_arguments!($($($rest)*)?))
    };
    ($name:ident ?: $type:literal $(, $($rest:tt)*)?) => {
        concat!(stringify!($name), "?: ", $type, ", ", typescript_arguments!($($($rest)*)?))
    };
    ($name:ident: $type:literal $(, $($rest:tt)*)?) => {
        concat!(stringify!($name), ": ", $type, ", ", typescript_arguments!($($($rest)*)?))
    };
    ($name:ident $(, $($rest:tt)*)?) => {
        concat!(stringify!($name), ": string, ", typescript_arguments!($($($rest)*)?))
    };
}

/// The rows of a set of capabilities, `capability.method arguments route`, one a line.
macro_rules! rows {
    ($platform:ident $(
        $(#[doc = $about:literal])+
        $capability:literal as $interface:literal $(also $members:literal)? {
            $($(#[doc = $doc:literal])+ $method:ident $(<$generic:literal>)? ($($arguments:tt)*) -> $output:literal
                = $variant:ident $({ $($column:ident: $route:literal)+ })?;)+
        }
    )+) => {
        concat!($($(
            $capability, ".", stringify!($method), " ", row_arguments!($($arguments)*), " ",
            $($(rows!(@column $platform $column $route),)+)? "\n",
        )+)+)
    };
    (@column elastic_path elastic_path $route:literal) => { $route };
    (@column commerce_layer commerce_layer $route:literal) => { $route };
    (@column $one:ident $other:ident $route:literal) => { "" };
}

/// The interfaces of a set of capabilities.
macro_rules! interfaces {
    ($(
        $(#[doc = $about:literal])+
        $capability:literal as $interface:literal $(also $members:literal)? {
            $($(#[doc = $doc:literal])+ $method:ident $(<$generic:literal>)? ($($arguments:tt)*) -> $output:literal
                = $variant:ident $({ $($column:ident: $route:literal)+ })?;)+
        }
    )+) => {
        concat!($(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", $interface, "<N extends Natives = SharedNatives> {\n",
            $($members,)?
            $(
                "  /**\n", $("   *", $doc, "\n",)+ "   */\n  ", stringify!($method), $("<", $generic, ">",)? "(",
                typescript_arguments!($($arguments)*), "options?: CallOptions): Promise<", $output, ">;\n",
            )+
            "}\n\n",
        )+)
    };
}

/// The methods that every client has: the enum of them, their rows and their interfaces.
macro_rules! operations {
    ($(
        $(#[doc = $about:literal])+
        $capability:literal as $interface:literal $(also $members:literal)? {
            $($(#[doc = $doc:literal])+ $method:ident $(<$generic:literal>)? ($($arguments:tt)*) -> $output:literal
                = $variant:ident $({ $($column:ident: $route:literal)+ })?;)+
        }
    )+) => {
        /// What a client can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operation {
            $($($(#[doc = $doc])+ $variant,)+)+
            /// An operation of an optional module.
            Extension {
                /// The module's tables, with those of the platform after them.
                tables: &'static str,
                /// The place of its row.
                row: usize,
            },
        }

        impl Operation {
            /// Every operation that each client has; JavaScript names one by its place here.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)+];

            /// Its place among them.
            pub(super) fn place(self) -> usize {
                #[derive(Clone, Copy)]
                enum Place { $($($variant,)+)+ }
                match self {
                    $($(Self::$variant => Place::$variant as usize,)+)+
                    Self::Extension { row, .. } => row,
                }
            }
        }

        /// Their rows for Elastic Path.
        #[cfg(feature = "elastic-path")]
        pub(in crate::platform) const ELASTIC_PATH: &str = rows!(elastic_path $(
            $(#[doc = $about])+
            $capability as $interface $(also $members)? {
                $($(#[doc = $doc])+ $method $(<$generic>)? ($($arguments)*) -> $output
                    = $variant $({ $($column: $route)+ })?;)+
            }
        )+);

        /// Their rows for Commerce Layer.
        #[cfg(feature = "commerce-layer")]
        pub(in crate::platform) const COMMERCE_LAYER: &str = rows!(commerce_layer $(
            $(#[doc = $about])+
            $capability as $interface $(also $members)? {
                $($(#[doc = $doc])+ $method $(<$generic>)? ($($arguments)*) -> $output
                    = $variant $({ $($column: $route)+ })?;)+
            }
        )+);

        /// The interfaces of the capabilities, in TypeScript.
        pub const CAPABILITIES_TYPESCRIPT: &str = interfaces!($(
            $(#[doc = $about])+
            $capability as $interface $(also $members)? {
                $($(#[doc = $doc])+ $method $(<$generic>)? ($($arguments)*) -> $output
                    = $variant $({ $($column: $route)+ })?;)+
            }
        )+);
    };
}
