//! Orders as a shopper sees them: a row of the history, and one order with its lines.

resources! {
    /// An order in the history.
    OrderSummary<"Native"> has {
        /// The platform's id of the order.
        read id: "string" { elastic_path: "=id" }
        /// The order's own number, where the store gives one.
        read number: "string | null" { elastic_path: "#order_number" }
        /// The merchant's id of the order in another system.
        read externalReference: "string | null" { elastic_path: "=external_ref" }
        /// How far the order has come.
        read status: "OrderStatus | null" { elastic_path: "=status" }
        /// How far it is paid.
        read paymentStatus: "PaymentStatus | null" { elastic_path: "=payment" }
        /// How far it is delivered.
        read fulfillmentStatus: "FulfillmentStatus | null" { elastic_path: "=shipping" }
        /// The name the order was placed under.
        read customerName: "string | null" { elastic_path: "=customer.name" }
        /// The e-mail address the order was placed under.
        read customerEmail: "string | null" { elastic_path: "=customer.email" }
        /// The amounts.
        read totals: "OrderTotals" { elastic_path: "{meta.display_price:OrderTotals" }
        /// Where it is sent.
        read shippingAddress: "OrderAddress | null" { elastic_path: ">shipping_address:OrderAddress" }
        /// Where the bill goes.
        read billingAddress: "OrderAddress | null" { elastic_path: ">billing_address:OrderAddress" }
        /// When the order was placed, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" }
    }

    /// An order with its lines.
    Order extends OrderSummary as "<Native = unknown, LineNative = unknown> extends OrderSummary<Native>" has {
        /// What was bought, with promotions and gifts as lines of their own.
        read lines: "OrderLine<LineNative>[]" { elastic_path: "+relationships.items.data:OrderLine:items" }
    }

    /// The amounts of an order. A part that the platform does not send is `null`.
    OrderTotals has {
        /// What the shopper pays, tax included.
        read total: "Money | null" { elastic_path: "$with_tax" }
        /// The same without tax.
        read totalWithoutTax: "Money | null" { elastic_path: "$without_tax" }
        /// The tax in it.
        read tax: "Money | null" { elastic_path: "$tax" }
        /// Discounts, as a negative amount.
        read discount: "Money | null" { elastic_path: "$discount" }
        /// The total before discounts.
        read withoutDiscount: "Money | null" { elastic_path: "$without_discount" }
        /// Delivery.
        read shipping: "Money | null" { elastic_path: "$shipping" }
        /// Discounts on delivery.
        read shippingDiscount: "Money | null" { elastic_path: "$shipping_discount" }
        /// What has been paid.
        read paid: "Money | null" { elastic_path: "$paid" }
        /// What has been authorized and not yet taken.
        read authorized: "Money | null" { elastic_path: "$authorized" }
        /// What is still to pay.
        read balanceOwing: "Money | null" { elastic_path: "$balance_owing" }
    }

    /// An address as it was when the order was placed.
    OrderAddress<"Native"> has {
        /// The recipient's first name.
        read firstName: "string | null" { elastic_path: "=first_name" }
        /// The recipient's last name.
        read lastName: "string | null" { elastic_path: "=last_name" }
        /// The company at this address.
        read company: "string | null" { elastic_path: "=company_name" }
        /// Street and number.
        read line1: "string | null" { elastic_path: "=line_1" }
        /// Flat, floor, building.
        read line2: "string | null" { elastic_path: "=line_2" }
        /// Town or city.
        read city: "string | null" { elastic_path: "=city" }
        /// County.
        read county: "string | null" { elastic_path: "=county" }
        /// State, province or region.
        read region: "string | null" { elastic_path: "=region" }
        /// Postal code.
        read postcode: "string | null" { elastic_path: "=postcode" }
        /// Country, two letters.
        read countryCode: "string | null" { elastic_path: "=country" }
        /// Telephone number of the recipient.
        read phone: "string | null" { elastic_path: "=phone_number" }
        /// Delivery instructions.
        read instructions: "string | null" { elastic_path: "=instructions" }
    }

    /// A line of an order. Promotions and gifts are lines too, with negative or no amounts.
    OrderLine<"Native"> has {
        /// The platform's id of the line.
        read id: "string" { elastic_path: "=id" }
        /// The product's name when it was bought.
        read name: "string | null" { elastic_path: "=name" }
        /// The stock keeping unit.
        read sku: "string | null" { elastic_path: "=sku" }
        /// The platform's id of the product.
        read productId: "string | null" { elastic_path: "=product_id" }
        /// How many.
        read quantity: "number" { elastic_path: "=quantity" }
        /// The price of one, tax included.
        read unitPrice: "Money | null" { elastic_path: "$meta.display_price.with_tax.unit" }
        /// The price of the line, tax included.
        read total: "Money | null" { elastic_path: "$meta.display_price.with_tax.value" }
        /// The price of the line without tax.
        read totalWithoutTax: "Money | null" { elastic_path: "$meta.display_price.without_tax.value" }
        /// The tax on the line.
        read tax: "Money | null" { elastic_path: "$meta.display_price.tax.value" }
        /// The discount on the line.
        read discount: "Money | null" { elastic_path: "$meta.display_price.discount.value" }
    }
}
