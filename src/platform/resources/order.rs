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
        read totals: "OrderTotals" { elastic_path: "{meta.display_price|meta:OrderTotals" }
        /// Where it is sent.
        read shippingAddress: "OrderAddress<NativeAddress<Native>> | null" { elastic_path: ">shipping_address:OrderAddress" }
        /// Where the bill goes.
        read billingAddress: "OrderAddress<NativeAddress<Native>> | null" { elastic_path: ">billing_address:OrderAddress" }
        /// Whether the shopper's data was removed from the order.
        read anonymized: "boolean" { elastic_path: "?anonymized" }
        /// The name of an account's contact, on orders of an account.
        read contactName: "string | null" { elastic_path: "=contact.name" }
        /// The e-mail address of an account's contact, on orders of an account.
        read contactEmail: "string | null" { elastic_path: "=contact.email" }
        /// When the order was placed, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" }
    }

    /// What `include: ["lines"]` adds to an order.
    OrderLines as "<Native = unknown>" has {
        /// What was bought, with promotions and gifts as lines of their own.
        read lines: "OrderLine<Native>[]" { elastic_path: "+relationships.items.data:OrderLine:items" }
    }

    /// What `include: ["promotions"]` adds to an order.
    OrderPromotions as "<Native = unknown>" has {
        /// The promotions that changed the order's price.
        read promotions: "OrderPromotion<Native>[]" { elastic_path: "+relationships.promotions.data:OrderPromotion:promotions" }
    }

    /// What `include: ["customDiscounts"]` adds to an order.
    OrderDiscounts as "<Native = unknown>" has {
        /// Discounts that another system gave.
        read customDiscounts: "CustomDiscount<Native>[]" { elastic_path: "+relationships.custom_discounts.data:CustomDiscount:custom_discounts" }
    }

    /// What `include: ["taxItems"]` adds to an order.
    OrderTaxItems as "<Native = unknown>" has {
        /// The taxes on its lines, one by one.
        read taxItems: "TaxItem<Native>[]" { elastic_path: "*relationships.taxes.data:TaxItem:tax_items" }
    }

    /// A promotion that changed an order's price.
    OrderPromotion<"Native"> has {
        /// The platform's id of the promotion.
        read id: "string" { elastic_path: "=id" }
        /// Its name.
        read name: "string | null" { elastic_path: "=name" }
        /// What it does, such as `fixed_discount`.
        read kind: "string | null" { elastic_path: "=promotion_type" }
        /// Whether it applied by itself, without a code.
        read automatic: "boolean" { elastic_path: "?automatic" }
    }

    /// A discount that another system than the platform gave.
    CustomDiscount<"Native"> has {
        /// The platform's id of the discount.
        read id: "string" { elastic_path: "=id" }
        /// The other system's id of it.
        read externalId: "string | null" { elastic_path: "=external_id" }
        /// The other system's name.
        read engine: "string | null" { elastic_path: "=discount_engine" }
        /// What it is for.
        read description: "string | null" { elastic_path: "=description" }
        /// The code that the shopper gave.
        read code: "string | null" { elastic_path: "=discount_code" }
        /// How much, as a negative amount.
        read amount: "Money | null" { elastic_path: "$amount" }
    }

    /// A tax on a line.
    TaxItem<"Native"> has {
        /// The platform's id of the tax item.
        read id: "string" { elastic_path: "=id" }
        /// The tax's name.
        read name: "string | null" { elastic_path: "=name" }
        /// Its code.
        read code: "string | null" { elastic_path: "=code" }
        /// Who levies it.
        read jurisdiction: "string | null" { elastic_path: "=jurisdiction" }
        /// Its rate: 0.2 is 20 %.
        read rate: "number | null" { elastic_path: "=rate" }
        /// How much, in minor units of the order's currency.
        read amount: "number | null" { elastic_path: "=amount" }
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

    /// A line of an order. Promotions and gifts are lines too: see `kind`.
    OrderLine<"Native"> has {
        /// The platform's id of the line.
        read id: "string" { elastic_path: "=id" }
        /// What the line is, by the price of one: below zero a promotion, zero a gift.
        read kind: "\"product\" | \"promotion\" | \"gift\"" { elastic_path: "-unit_price.amount|meta.display_price.with_tax.unit.amount" }
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
        /// The price of the line before discounts.
        read withoutDiscount: "Money | null" { elastic_path: "$meta.display_price.without_discount.value" }
        /// The parcel that it goes with, one of `orders.shipments`.
        read shipmentId: "string | null" { elastic_path: "=shipping_group_id" }
        /// When the line was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at|timestamps.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at|timestamps.updated_at" }
    }

    /// A payment, or a step of one: authorized, taken, given back.
    Transaction<"Native"> has {
        /// The platform's id of the transaction.
        read id: "string" { elastic_path: "=id" }
        /// Which step it is.
        read kind: "TransactionKind | null" { elastic_path: "=transaction_type|transaction-type" }
        /// How it went.
        read status: "TransactionStatus | null" { elastic_path: "=status" }
        /// The gateway it went through, such as `stripe` or `manual`.
        read gateway: "string | null" { elastic_path: "=gateway" }
        /// The gateway's reference.
        read reference: "string | null" { elastic_path: "=reference" }
        /// The payment method's name, where one was given.
        read name: "string | null" { elastic_path: "=name" }
        /// The merchant's reference, where one was given.
        read customReference: "string | null" { elastic_path: "=custom_reference" }
        /// How much.
        read amount: "Money | null" { elastic_path: "$meta.display_price|" }
        /// How much of it was given back.
        read refunded: "Money | null" { elastic_path: "$meta.display_refunded_amount.total|meta.display_refunded_amount" }
        /// When it was made, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" }
        /// When it last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" }
    }

    /// A part of an order that travels together.
    Shipment<"Native"> has {
        /// The platform's id of it.
        read id: "string" { elastic_path: "=id" }
        /// How it is sent, such as `standard`.
        read method: "string | null" { elastic_path: "=shipping_type" }
        /// The carrier's tracking reference.
        read trackingReference: "string | null" { elastic_path: "=tracking_reference" }
        /// Where it is sent.
        read address: "OrderAddress | null" { elastic_path: ">address:OrderAddress" }
        /// The earliest arrival expected, ISO 8601.
        read expectedFrom: "string | null" { elastic_path: "=delivery_estimate.start" }
        /// The latest arrival expected, ISO 8601.
        read expectedUntil: "string | null" { elastic_path: "=delivery_estimate.end" }
        /// What sending it costs.
        read cost: "Money | null" { elastic_path: "$meta.shipping_display_price.total" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=created_at|createdAt|meta.timestamps.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=updated_at|updatedAt|meta.timestamps.updated_at" }
    }
}
