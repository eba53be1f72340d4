//! The form in which a resource is declared. It makes constants, and no code.

/// Declares resources. Each field starts with `read` (comes back), `edit` (comes back and can be sent)
/// or `send` (only sent), and gives one row of [`crate::json::schema`] a platform.
macro_rules! resources {
    ($(
        $(#[doc = $about:literal])+
        $name:ident $(<$native:literal>)? $(as $head:literal)?
        $(or $input:ident: $(#[doc = $input_about:literal])+)? has $fields:tt
    )+) => {
        /// Rows for Elastic Path.
        #[cfg(feature = "elastic-path")]
        pub(in crate::platform) const ELASTIC_PATH: &str = concat!($(
            "@", stringify!($name), "\n", resources!(@rows elastic_path $fields),
        )+);

        /// The interfaces.
        pub(in crate::platform) const TYPESCRIPT: &str = concat!($(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", stringify!($name),
            $("<", $native, " = unknown>",)? $($head,)? " {\n",
            resources!(@outputs $fields),
            $("  /** The platform's own resource, exactly as it came. */\n  native: ", $native, ";\n",)?
            "}\n\n",
            $(
                "/**\n", $(" *", $input_about, "\n",)+ " */\nexport interface ", stringify!($input),
                "<Native = Record<string, unknown>> {\n",
                resources!(@inputs $fields),
                "  /** Fields that only this platform or this store has, under their own names, such as Flow fields. */\n",
                "  native?: Native | undefined;\n}\n\n",
            )?
        )+);
    };

    // What is only sent: each field is one that `must` be given or `may` be.
    (inputs $(
        $(#[doc = $about:literal])+
        $name:ident as $interface:literal has {
            $($(#[doc = $doc:literal])+ $need:ident $field:ident: $type:literal { elastic_path: $row:literal })+
        }
    )+) => {
        /// Rows of inputs for Elastic Path.
        #[cfg(feature = "elastic-path")]
        pub(in crate::platform) const ELASTIC_PATH_INPUTS: &str = concat!($(
            "@", stringify!($name), "\n", $(stringify!($field), $row, "\n",)+
        )+);

        /// The interfaces of the inputs.
        pub(in crate::platform) const INPUTS_TYPESCRIPT: &str = concat!($(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", $interface, " {\n",
            $("  /**", $($doc, "\n   *",)+ "/\n  ", resources!(@need $need $field $type),)+
            "}\n\n",
        )+);
    };

    (@need must $field:ident $type:literal) => { concat!(stringify!($field), ": ", $type, ";\n") };
    (@need may $field:ident $type:literal) => { concat!(stringify!($field), "?: ", $type, " | undefined;\n") };

    (@rows elastic_path { $($(#[$doc:meta])+ $way:ident $field:ident: $type:literal { elastic_path: $row:literal })+ }) => {
        concat!($(stringify!($field), $row, "\n"),+)
    };

    (@outputs { $($(#[doc = $doc:literal])+ $way:ident $field:ident: $type:literal $rows:tt)+ }) => {
        concat!($(resources!(@output $way ($(#[doc = $doc])+ $field: $type))),+)
    };
    (@output send $any:tt) => { "" };
    (@output $way:ident ($(#[doc = $doc:literal])+ $field:ident: $type:literal)) => {
        concat!("  /**", $($doc, "\n   *",)+ "/\n  ", stringify!($field), ": ", $type, ";\n")
    };

    (@inputs { $($(#[doc = $doc:literal])+ $way:ident $field:ident: $type:literal $rows:tt)+ }) => {
        concat!($(resources!(@input $way ($(#[doc = $doc])+ $field: $type))),+)
    };
    (@input read $any:tt) => { "" };
    (@input $way:ident ($(#[doc = $doc:literal])+ $field:ident: $type:literal)) => {
        concat!("  /**", $($doc, "\n   *",)+ "/\n  ", stringify!($field), "?: ", $type, " | undefined;\n")
    };
}
