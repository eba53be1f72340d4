//! The form in which a resource is declared. It makes constants, and no code.

/// Declares resources. Each field starts with `read` (comes back), `edit` (comes back and can be sent)
/// or `send` (only sent), and gives one row of [`crate::json::schema`] a platform. What has no row for a
/// platform is not in its types either; `for` names the one platform that has such a resource at all.
macro_rules! resources {
    ($(
        $(#[doc = $about:literal])+
        $name:ident $(<$native:literal>)? $(as $head:literal)? $(for $only:ident)?
        $(or $input:ident: $(#[doc = $input_about:literal])+)? has $fields:tt
    )+) => {
        resources!(@platform elastic_path "elastic-path" ELASTIC_PATH ELASTIC_PATH_TYPESCRIPT
            $([$($only)?] {
                $(#[doc = $about])+
                $name $(<$native>)? $(as $head)? $(or $input: $(#[doc = $input_about])+)? has $fields
            })+
        );
        resources!(@platform commerce_layer "commerce-layer" COMMERCE_LAYER COMMERCE_LAYER_TYPESCRIPT
            $([$($only)?] {
                $(#[doc = $about])+
                $name $(<$native>)? $(as $head)? $(or $input: $(#[doc = $input_about])+)? has $fields
            })+
        );
    };

    (@platform $platform:ident $feature:literal $rows:ident $typescript:ident $($only:tt $resource:tt)+) => {
        /// Rows for the platform.
        #[cfg(feature = $feature)]
        #[allow(dead_code, reason = "not every platform has each kind")]
        pub(in crate::platform) const $rows: &str = concat!($(
            resources!(@only $platform $only table $resource),
        )+);

        /// The interfaces on the platform.
        #[cfg(feature = $feature)]
        #[allow(dead_code, reason = "for the build of the browser's module")]
        pub(in crate::platform) const $typescript: &str = concat!($(
            resources!(@only $platform $only interface $resource),
        )+);
    };
    (@only elastic_path [commerce_layer] $what:ident $resource:tt) => { "" };
    (@only commerce_layer [elastic_path] $what:ident $resource:tt) => { "" };
    (@only $platform:ident $only:tt $what:ident $resource:tt) => { resources!(@$what $platform $resource) };

    (@table $platform:ident {
        $(#[doc = $about:literal])+
        $name:ident $(<$native:literal>)? $(as $head:literal)?
        $(or $input:ident: $(#[doc = $input_about:literal])+)? has $fields:tt
    }) => {
        concat!("@", stringify!($name), "\n", resources!(@rows $platform $fields))
    };
    (@interface $platform:ident {
        $(#[doc = $about:literal])+
        $name:ident $(<$native:literal>)? $(as $head:literal)?
        $(or $input:ident: $(#[doc = $input_about:literal])+)? has $fields:tt
    }) => {
        concat!(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", stringify!($name),
            $("<", $native, " = unknown>",)? $($head,)? " {\n",
            resources!(@outputs $platform $fields),
            $("  /** The platform's own resource, exactly as it came. */\n  native: ", $native, ";\n",)?
            "}\n\n",
            $(
                "/**\n", $(" *", $input_about, "\n",)+ " */\nexport interface ", stringify!($input),
                "<Native = Record<string, unknown>> {\n",
                resources!(@inputs $platform $fields),
                "  /** Fields that only this platform or this store has, under their own names, such as Flow fields. */\n",
                "  native?: Native | undefined;\n}\n\n",
            )?
        )
    };

    // What is only sent: each field is one that `must` be given or `may` be.
    (inputs $feature:literal $(
        $(#[doc = $about:literal])+
        $name:ident as $interface:literal has {
            $($(#[doc = $doc:literal])+ $need:ident $field:ident: $type:literal { $platform:ident: $row:literal })+
        }
    )+) => {
        /// Rows of inputs.
        #[cfg(feature = $feature)]
        pub(in crate::platform) const INPUTS: &str = concat!($(
            "@", stringify!($name), "\n", $(stringify!($field), $row, "\n",)+
        )+);

        /// The interfaces of the inputs.
        #[cfg(feature = $feature)]
        pub(in crate::platform) const INPUTS_TYPESCRIPT: &str = concat!($(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", $interface, " {\n",
            $("  /**", $($doc, "\n   *",)+ "/\n  ", resources!(@need $need $field $type),)+
            "}\n\n",
        )+);
    };

    (@need must $field:ident $type:literal) => { concat!(stringify!($field), ": ", $type, ";\n") };
    (@need may $field:ident $type:literal) => { concat!(stringify!($field), "?: ", $type, " | undefined;\n") };

    (@rows elastic_path { $($(#[$doc:meta])+ $way:ident $field:ident: $type:literal {
        $(elastic_path: $row:literal)? $(commerce_layer: $other:literal)?
    })+ }) => {
        concat!($($(stringify!($field), $row, "\n",)?)+)
    };
    (@rows commerce_layer { $($(#[$doc:meta])+ $way:ident $field:ident: $type:literal {
        $(elastic_path: $other:literal)? $(commerce_layer: $row:literal)?
    })+ }) => {
        concat!($($(stringify!($field), $row, "\n",)?)+)
    };

    (@outputs $platform:ident { $($(#[doc = $doc:literal])+ $way:ident $field:ident: $type:literal $rows:tt)+ }) => {
        concat!($(resources!(@if $platform $rows output $way ($(#[doc = $doc])+ $field: $type)),)+)
    };
    (@inputs $platform:ident { $($(#[doc = $doc:literal])+ $way:ident $field:ident: $type:literal $rows:tt)+ }) => {
        concat!($(resources!(@if $platform $rows input $way ($(#[doc = $doc])+ $field: $type)),)+)
    };
    (@if elastic_path { commerce_layer: $row:literal } $($then:tt)+) => { "" };
    (@if commerce_layer { elastic_path: $row:literal } $($then:tt)+) => { "" };
    (@if $platform:ident $rows:tt $what:ident $($then:tt)+) => { resources!(@$what $($then)+) };

    (@output send $any:tt) => { "" };
    (@output $way:ident ($(#[doc = $doc:literal])+ $field:ident: $type:literal)) => {
        concat!("  /**", $($doc, "\n   *",)+ "/\n  ", stringify!($field), ": ", $type, ";\n")
    };
    (@input read $any:tt) => { "" };
    (@input $way:ident ($(#[doc = $doc:literal])+ $field:ident: $type:literal)) => {
        concat!("  /**", $($doc, "\n   *",)+ "/\n  ", stringify!($field), "?: ", $type, " | undefined;\n")
    };
}
