//! Orders that are placed again and again.

resources! {
    /// An order that is placed again and again.
    OrderSubscription<"Native"> for commerce_layer or OrderSubscriptionInput:
    /// What a shopper may change of a subscription. What is left out stays as it is.
    has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// Its own number.
        read number: "string | null" { commerce_layer: "#attributes.number" }
        /// Whether it goes on.
        read status: "OrderSubscriptionStatus | null" { commerce_layer: "=attributes.status" }
        /// How often: `monthly` and the like, or a cron expression.
        edit frequency: "string" { commerce_layer: "~attributes.frequency" }
        /// When it began, ISO 8601.
        read startsAt: "string | null" { commerce_layer: "=attributes.starts_at" }
        /// When the next order is placed, ISO 8601. It can be moved within the future.
        edit nextRunAt: "string | null" { commerce_layer: "~attributes.next_run_at" }
        /// When the last one was placed, ISO 8601.
        read lastRunAt: "string | null" { commerce_layer: "=attributes.last_run_at" }
        /// When it ends, ISO 8601.
        edit expiresAt: "string | null" { commerce_layer: "~attributes.expires_at" }
        /// How many orders it has placed.
        read occurrences: "number | null" { commerce_layer: "=attributes.occurrencies" }
        /// How many times it failed.
        read errorsCount: "number | null" { commerce_layer: "=attributes.errors_count" }
        /// Whether the last run placed an order.
        read succeededOnLastRun: "boolean" { commerce_layer: "?attributes.succeeded_on_last_run" }
        /// What is ordered.
        read items: "SubscriptionItem<CommerceLayerOrderSubscriptionItem>[]" { commerce_layer: "+relationships.order_subscription_items.data:SubscriptionItem:" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { commerce_layer: "=attributes.updated_at" }
    }

    /// What a subscription orders.
    SubscriptionItem<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// The stock keeping unit.
        read sku: "string | null" { commerce_layer: "=attributes.sku_code|attributes.bundle_code" }
        /// How many.
        read quantity: "number" { commerce_layer: "=attributes.quantity" }
        /// The price of one.
        read unitPrice: "Money | null" { commerce_layer: "%unit_amount" }
        /// The price of all.
        read total: "Money | null" { commerce_layer: "%total_amount" }
    }
    /// What somebody has subscribed to, such as a newsletter.
    TopicSubscription<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// What it is about: the storefront's own word for it.
        read topic: "string | null" { commerce_layer: "=attributes.reference" }
        /// The e-mail address that is subscribed.
        read email: "string | null" { commerce_layer: "=attributes.customer_email" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { commerce_layer: "=attributes.updated_at" }
    }
}

resources! { inputs "commerce-layer"
    /// What to subscribe to, and with which e-mail address.
    TopicInput as "TopicInput" has {
        /// What it is about: the storefront's own word for it, such as `newsletter`.
        must topic: "string" { commerce_layer: "~reference" }
        /// The e-mail address, such as the shopper's `profile.email`.
        must email: "string" { commerce_layer: "~customer_email" }
        /// Attributes of the platform.
        may native: "CommerceLayerCustomerSubscriptionInput" { commerce_layer: "=native" }
    }
}
