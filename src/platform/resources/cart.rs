//! A shopper's cart, as far as an account needs it, and what turns it into an order.

resources! {
    /// A cart.
    Cart<"Native"> for elastic_path or CartInput:
    /// What a cart is given when it is made.
    has {
        /// The platform's id of the cart, which is its secret too: who knows it may change the cart.
        read id: "string" { elastic_path: "=id" }
        /// Its name.
        edit name: "string | null" { elastic_path: "~name" }
        /// What it is for.
        edit description: "string | null" { elastic_path: "~description" }
        /// What the shopper would pay, tax included.
        read total: "Money | null" { elastic_path: "$meta.display_price.with_tax" }
        /// The same without tax.
        read totalWithoutTax: "Money | null" { elastic_path: "$meta.display_price.without_tax" }
        /// The tax in it.
        read tax: "Money | null" { elastic_path: "$meta.display_price.tax" }
        /// Discounts, as a negative amount.
        read discount: "Money | null" { elastic_path: "$meta.display_price.discount" }
        /// Delivery.
        read shipping: "Money | null" { elastic_path: "$meta.display_price.shipping" }
        /// When the cart was made, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" }
        /// When the platform forgets it, ISO 8601.
        read expiresAt: "string | null" { elastic_path: "=meta.timestamps.expires_at" }
    }

    /// A line of a cart.
    CartItem<"Native"> for elastic_path has {
        /// The platform's id of the line.
        read id: "string" { elastic_path: "=id" }
        /// What the line is, by the price of one: below zero a promotion, zero a gift.
        read kind: "OrderLineKind" { elastic_path: "-unit_price.amount|meta.display_price.with_tax.unit.amount" }
        /// The product's name.
        read name: "string | null" { elastic_path: "=name" }
        /// The stock keeping unit.
        read sku: "string | null" { elastic_path: "=sku" }
        /// The platform's id of the product.
        read productId: "string | null" { elastic_path: "=product_id" }
        /// How many.
        read quantity: "number" { elastic_path: "=quantity" }
        /// An address of its picture.
        read imageUrl: "string | null" { elastic_path: "=image.href" }
        /// The price of one, tax included.
        read unitPrice: "Money | null" { elastic_path: "$meta.display_price.with_tax.unit" }
        /// The price of the line, tax included.
        read total: "Money | null" { elastic_path: "$meta.display_price.with_tax.value" }
    }

    /// A cart that something was added to.
    CartAddition as "<Item = unknown>" for elastic_path has {
        /// All lines of the cart.
        read items: "Item[]" { elastic_path: "+:CartItem:data" }
        /// What the platform left out, and why. Empty when all of it was added.
        read leftOut: "LeftOut<ElasticPathCartError>[]" { elastic_path: "+:LeftOut:errors" }
        /// The platform's answer, exactly as it came.
        read native: "unknown" { elastic_path: "=" }
    }

    /// What could not be added to a cart. Of the three names, the platform gives what it knows.
    LeftOut<"Native"> for elastic_path has {
        /// The platform's id of the product.
        read productId: "string | null" { elastic_path: "=meta.id" }
        /// The stock keeping unit.
        read sku: "string | null" { elastic_path: "=meta.sku" }
        /// The code of a promotion.
        read code: "string | null" { elastic_path: "=meta.code" }
        /// What kind of reason it is, in the platform's words, such as `Insufficient stock` or `Product not found`.
        read reason: "string | null" { elastic_path: "=title" }
        /// What the platform says of it. It is in English, and not written for shoppers.
        read message: "string | null" { elastic_path: "=detail" }
    }
}

resources! { inputs "elastic-path"
    /// An address to send an order to, or the bill. A saved `Address` may be passed as it is.
    CheckoutAddress as "CheckoutAddress" has {
        /// The recipient's first name.
        may firstName: "string | null" { elastic_path: "~first_name" }
        /// The recipient's last name.
        may lastName: "string | null" { elastic_path: "~last_name" }
        /// The company at this address.
        may company: "string | null" { elastic_path: "~company_name" }
        /// Street and number.
        may line1: "string | null" { elastic_path: "~line_1" }
        /// Flat, floor, building.
        may line2: "string | null" { elastic_path: "~line_2" }
        /// Town or city.
        may city: "string | null" { elastic_path: "~city" }
        /// County: the platform wants this or `region`.
        may county: "string | null" { elastic_path: "~county" }
        /// State, province or region: the platform wants this or `county`.
        may region: "string | null" { elastic_path: "~region" }
        /// Postal code.
        may postcode: "string | null" { elastic_path: "~postcode" }
        /// Country, two letters.
        may countryCode: "string | null" { elastic_path: "~country" }
        /// Telephone number of the recipient.
        may phone: "string | null" { elastic_path: "~phone_number" }
        /// Delivery instructions.
        may instructions: "string | null" { elastic_path: "~instructions" }
        /// An address book's own: not sent.
        may id: "string" { elastic_path: "=id" }
        /// An address book's own: not sent.
        may label: "string | null" { elastic_path: "=name" }
        /// An address book's own: not sent.
        may createdAt: "string | null" { elastic_path: "=meta" }
        /// An address book's own: not sent.
        may updatedAt: "string | null" { elastic_path: "=meta" }
        /// An address book's own: not sent.
        may native: "unknown" { elastic_path: "=native" }
    }

    /// An address that the bill goes to. A saved `Address` may be passed as it is.
    BillingAddress as "BillingAddress" has {
        /// The payer's first name.
        may firstName: "string | null" { elastic_path: "~first_name" }
        /// The payer's last name.
        may lastName: "string | null" { elastic_path: "~last_name" }
        /// The company at this address.
        may company: "string | null" { elastic_path: "~company_name" }
        /// Street and number.
        may line1: "string | null" { elastic_path: "~line_1" }
        /// Flat, floor, building.
        may line2: "string | null" { elastic_path: "~line_2" }
        /// Town or city.
        may city: "string | null" { elastic_path: "~city" }
        /// County: the platform wants this or `region`.
        may county: "string | null" { elastic_path: "~county" }
        /// State, province or region: the platform wants this or `county`.
        may region: "string | null" { elastic_path: "~region" }
        /// Postal code.
        may postcode: "string | null" { elastic_path: "~postcode" }
        /// Country, two letters.
        may countryCode: "string | null" { elastic_path: "~country" }
        /// A parcel's: the platform keeps none for the bill, so it is not sent.
        may phone: "string | null" { elastic_path: "=phone_number" }
        /// A parcel's: not sent.
        may instructions: "string | null" { elastic_path: "=instructions" }
        /// An address book's own: not sent.
        may id: "string" { elastic_path: "=id" }
        /// An address book's own: not sent.
        may label: "string | null" { elastic_path: "=name" }
        /// An address book's own: not sent.
        may createdAt: "string | null" { elastic_path: "=meta" }
        /// An address book's own: not sent.
        may updatedAt: "string | null" { elastic_path: "=meta" }
        /// An address book's own: not sent.
        may native: "unknown" { elastic_path: "=native" }
    }

    /// What a guest is told apart by.
    Guest as "Guest" has {
        /// The full name.
        must name: "string" { elastic_path: "~name" }
        /// The e-mail address, to which the platform adds no account.
        must email: "string" { elastic_path: "~email" }
    }

    /// What turns a shopper's cart into an order.
    Checkout as "Checkout<Native = Record<string, unknown>>" has {
        /// Where it is sent.
        must shippingAddress: "CheckoutAddress" { elastic_path: "&shipping_address:CheckoutAddress" }
        /// Where the bill goes. Default: the shipping address.
        may billingAddress: "BillingAddress" { elastic_path: "&billing_address:BillingAddress" }
        /// A number of the storefront's own for the order.
        may number: "string" { elastic_path: "~order_number" }
        /// An id of the order in another system: 64 characters at most.
        may externalReference: "string" { elastic_path: "~external_ref" }
        /// Fields that only this store has, such as an order's Flow fields.
        may native: "Native" { elastic_path: "=native" }
    }

    /// What turns a guest's cart into an order. It appears in nobody's history, and cannot be put there later.
    GuestCheckout as "GuestCheckout<Native = Record<string, unknown>>" has {
        /// Who orders.
        must guest: "Guest" { elastic_path: "&customer:Guest" }
        /// Where it is sent.
        must shippingAddress: "CheckoutAddress" { elastic_path: "&shipping_address:CheckoutAddress" }
        /// Where the bill goes. Default: the shipping address.
        may billingAddress: "BillingAddress" { elastic_path: "&billing_address:BillingAddress" }
        /// A number of the storefront's own for the order.
        may number: "string" { elastic_path: "~order_number" }
        /// An id of the order in another system: 64 characters at most.
        may externalReference: "string" { elastic_path: "~external_ref" }
        /// Fields that only this store has, such as an order's Flow fields.
        may native: "Native" { elastic_path: "=native" }
    }
}
