//! What a shopper pays with.

resources! {
    /// A way to pay that the shopper has kept.
    SavedPayment<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// What can be shown of it, such as `XXXX-XXXX-XXXX-1111`.
        read name: "string | null" { commerce_layer: "=attributes.name" }
        /// The payment method's name.
        read method: "string | null" { commerce_layer: "/relationships.payment_method.data:name:" }
        /// The gateway's own record.
        read source: "PaymentSource<CommerceLayerPaymentSource> | null" { commerce_layer: "/relationships.payment_source.data:PaymentSource:" }
        /// When it was kept, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { commerce_layer: "=attributes.updated_at" }
    }
}
