//! What takes a forgotten password's place.

resources! { inputs "commerce-layer"
    /// A new password in the place of one that was forgotten.
    PasswordReset as "PasswordReset" has {
        /// The token from the link that the shopper was sent.
        must token: "string" { commerce_layer: "~_reset_password_token" }
        /// The new password.
        must password: "string" { commerce_layer: "~customer_password" }
    }
}
