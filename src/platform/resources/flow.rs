//! Flow fields: what a store adds to the platform's own resources.

resources! {
    /// A field of a resource, the platform's own or one that the store added.
    FieldDescription<"Native"> for elastic_path has {
        /// Its name in `native`.
        read name: "string" { elastic_path: "=value" }
        /// What people call it.
        read label: "string | null" { elastic_path: "=label" }
        /// The kind of its values, such as `string` or `relationship`.
        read kind: "string | null" { elastic_path: "=type" }
        /// Whether it must be given.
        read required: "boolean" { elastic_path: "?required" }
    }

    /// A resource that a relationship field refers to, or a record of a flow of the store's own.
    Related<"Native"> has {
        /// Its id.
        read id: "string" { elastic_path: "=id" }
        /// Its type, such as `product`.
        read type: "string | null" { elastic_path: "=type" }
    }
}
