//! The shopper's own record.

resources! {
    /// The signed-in shopper's profile.
    Profile<"Native"> or ProfileInput:
    /// What a shopper may change of the profile. What is left out stays as it is; `null` clears a field.
    has {
        /// The platform's id of the customer.
        read id: "string" { elastic_path: "=id" }
        /// The full name, as one string.
        edit name: "string | null" { elastic_path: "~name" }
        /// The e-mail address, which is also the sign-in name.
        edit email: "string | null" { elastic_path: "~email" }
        /// A new password. It is never returned.
        send password: "string" { elastic_path: "!password" }
        /// Whether the customer can sign in with a password.
        read hasPassword: "boolean" { elastic_path: "?password" }
        /// The merchant's id of the customer in another system.
        edit externalReference: "string | null" { elastic_path: "~external_ref" }
        /// When the customer was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at|meta.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at|meta.updated_at" }
    }
}
