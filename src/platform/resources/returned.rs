//! What is sent back.

resources! {
    /// Something of an order that is sent back.
    Return<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// Its own number.
        read number: "string | null" { commerce_layer: "#attributes.number" }
        /// How far it has come.
        read status: "ReturnStatus | null" { commerce_layer: "=attributes.status" }
        /// What will be given back.
        read estimatedRefund: "RefundEstimate" { commerce_layer: "{:RefundEstimate" }
        /// What is sent back.
        read items: "ReturnItem<CommerceLayerReturnLineItem>[]" { commerce_layer: "+relationships.return_line_items.data:ReturnItem:" }
        /// When the merchant approved it, ISO 8601.
        read approvedAt: "string | null" { commerce_layer: "=attributes.approved_at" }
        /// When it was sent, ISO 8601.
        read shippedAt: "string | null" { commerce_layer: "=attributes.shipped_at" }
        /// When it arrived, ISO 8601.
        read receivedAt: "string | null" { commerce_layer: "=attributes.received_at" }
        /// When the money was given back, ISO 8601.
        read refundedAt: "string | null" { commerce_layer: "=attributes.refunded_at" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { commerce_layer: "=attributes.updated_at" }
    }

    /// What will be given back, as far as it is known. A return has no currency of its own: it is its order's.
    RefundEstimate for commerce_layer has {
        /// In minor units.
        read amount: "number | null" { commerce_layer: "=attributes.estimated_refund_amount_cents" }
        /// ISO 4217.
        read currency: "string | null" { commerce_layer: "/relationships.order.data:currency_code:" }
        /// The amount as the platform writes it, with its currency.
        read formatted: "string | null" { commerce_layer: "=attributes.formatted_estimated_refund_amount" }
    }

    /// A line of what is sent back.
    ReturnItem<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// The product's name.
        read name: "string | null" { commerce_layer: "=attributes.name" }
        /// The stock keeping unit.
        read sku: "string | null" { commerce_layer: "=attributes.sku_code|attributes.bundle_code" }
        /// How many.
        read quantity: "number" { commerce_layer: "=attributes.quantity" }
        /// An address of its picture.
        read imageUrl: "string | null" { commerce_layer: "=attributes.image_url" }
        /// What it cost.
        read total: "Money | null" { commerce_layer: "%total_amount" }
        /// Why, as the shopper said.
        read reason: "Record<string, unknown> | null" { commerce_layer: "=attributes.return_reason" }
    }
}

resources! { inputs "commerce-layer"
    /// How much of a line is sent back, and why.
    ReturnItemInput as "ReturnItemInput" has {
        /// How many.
        must quantity: "number" { commerce_layer: "'quantity:number" }
        /// Why: what the storefront and the merchant have agreed on, such as `{ code: "too-small" }`.
        may reason: "Record<string, unknown> | null" { commerce_layer: "'return_reason:object" }
        /// Attributes of the platform.
        may native: "CommerceLayerReturnLineItemInput" { commerce_layer: "=native" }
    }
}
