//! What belongs to a customer on Commerce Layer: each relationship of the record.

resources! {
    /// A record that belongs to a customer. What else there is of it is under `native`.
    Related<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// What it is, such as `tags` or `markets`.
        read kind: "string" { commerce_layer: "=type" }
        /// Its name, its code, or its number.
        read name: "string | null" { commerce_layer: "#attributes.name|attributes.code|attributes.number|attributes.reference" }
    }

    /// An address of the book, read with the customer. `native` is the entry; `addresses.get` has both records.
    SavedAddress<"Native"> for commerce_layer has {
        /// The id that `addresses` knows it by.
        read id: "string" { commerce_layer: "=id" }
        /// The shopper's own name for it.
        read label: "string | null" { commerce_layer: "=attributes.metadata.label" }
        /// The recipient's first name.
        read firstName: "string | null" { commerce_layer: "/relationships.address.data:first_name:" }
        /// The recipient's last name.
        read lastName: "string | null" { commerce_layer: "/relationships.address.data:last_name:" }
        /// The company at this address.
        read company: "string | null" { commerce_layer: "/relationships.address.data:company:" }
        /// Street and number.
        read line1: "string | null" { commerce_layer: "/relationships.address.data:line_1:" }
        /// Flat, floor, building.
        read line2: "string | null" { commerce_layer: "/relationships.address.data:line_2:" }
        /// Town or city.
        read city: "string | null" { commerce_layer: "/relationships.address.data:city:" }
        /// State, province or region.
        read region: "string | null" { commerce_layer: "/relationships.address.data:state_code:" }
        /// Postal code.
        read postcode: "string | null" { commerce_layer: "/relationships.address.data:zip_code:" }
        /// Country, two letters.
        read countryCode: "string | null" { commerce_layer: "/relationships.address.data:country_code:" }
        /// Telephone number of the recipient.
        read phone: "string | null" { commerce_layer: "/relationships.address.data:phone:" }
        /// Delivery instructions.
        read instructions: "string | null" { commerce_layer: "/relationships.address.data:notes:" }
    }

    /// What `include: ["addresses"]` adds to a customer.
    CustomerWithAddresses for commerce_layer has {
        /// The address book, as far as one answer holds it.
        read addresses: "SavedAddress<CommerceLayerCustomerAddress>[]" { commerce_layer: "+relationships.customer_addresses.data:SavedAddress:" }
    }

    /// What `include: ["orders"]` adds to a customer.
    CustomerWithOrders for commerce_layer has {
        /// Orders and carts.
        read orders: "Related<CommerceLayerOrder>[]" { commerce_layer: "+relationships.orders.data:Related:" }
    }

    /// What `include: ["paymentSources"]` adds to a customer.
    CustomerWithPaymentSources for commerce_layer has {
        /// What the shopper has paid with and kept.
        read paymentSources: "Related<CommerceLayerCustomerPaymentSource>[]" { commerce_layer: "+relationships.customer_payment_sources.data:Related:" }
    }

    /// What `include: ["subscriptions"]` adds to a customer.
    CustomerWithSubscriptions for commerce_layer has {
        /// What the shopper has subscribed to, such as a newsletter.
        read subscriptions: "Related<CommerceLayerCustomerSubscription>[]" { commerce_layer: "+relationships.customer_subscriptions.data:Related:" }
    }

    /// What `include: ["orderSubscriptions"]` adds to a customer.
    CustomerWithOrderSubscriptions for commerce_layer has {
        /// What is ordered again and again.
        read orderSubscriptions: "Related<CommerceLayerOrderSubscription>[]" { commerce_layer: "+relationships.order_subscriptions.data:Related:" }
    }

    /// What `include: ["returns"]` adds to a customer.
    CustomerWithReturns for commerce_layer has {
        /// What was sent back.
        read returns: "Related<CommerceLayerReturn>[]" { commerce_layer: "+relationships.returns.data:Related:" }
    }

    /// What `include: ["wishlists"]` adds to a customer.
    CustomerWithWishlists for commerce_layer has {
        /// Lists of products.
        read wishlists: "Related<CommerceLayerSkuList>[]" { commerce_layer: "+relationships.sku_lists.data:Related:" }
    }

    /// What `include: ["attachments"]` adds to a customer.
    CustomerWithAttachments for commerce_layer has {
        /// Files that the merchant attached.
        read attachments: "Related<CommerceLayerAttachment>[]" { commerce_layer: "+relationships.attachments.data:Related:" }
    }

    /// What `include: ["events"]` adds to a customer.
    CustomerWithEvents for commerce_layer has {
        /// What happened to the record.
        read events: "Related<CommerceLayerEvent>[]" { commerce_layer: "+relationships.events.data:Related:" }
    }

    /// What `include: ["tags"]` adds to a customer.
    CustomerWithTags for commerce_layer has {
        /// The merchant's tags.
        read tags: "Related<CommerceLayerTag>[]" { commerce_layer: "+relationships.tags.data:Related:" }
    }

    /// What `include: ["markets"]` adds to a customer.
    CustomerWithMarkets for commerce_layer has {
        /// The markets that the token is for.
        read markets: "Related<CommerceLayerMarket>[]" { commerce_layer: "+relationships.jwt_markets.data:Related:" }
    }

    /// What `include: ["stockLocations"]` adds to a customer.
    CustomerWithStockLocations for commerce_layer has {
        /// The stock locations that the token is for.
        read stockLocations: "Related<CommerceLayerStockLocation>[]" { commerce_layer: "+relationships.jwt_stock_locations.data:Related:" }
    }

    /// What `include: ["group"]` adds to a customer.
    CustomerWithGroup for commerce_layer has {
        /// The group that the merchant has put the customer into.
        read group: "Related<CommerceLayerCustomerGroup> | null" { commerce_layer: "/relationships.customer_group.data:Related:" }
    }
}
