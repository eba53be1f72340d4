//! Orders as a shopper sees them: a row of the history, and one order with its lines.

resources! {
    /// An order in the history.
    OrderSummary<"Native"> has {
        /// The platform's id of the order.
        read id: "string" { elastic_path: "=id" commerce_layer: "=id" }
        /// The order's own number, where the store gives one.
        read number: "string | null" { elastic_path: "#order_number" commerce_layer: "#attributes.number" }
        /// The merchant's id of the order in another system.
        read externalReference: "string | null" { elastic_path: "=external_ref" commerce_layer: "=attributes.reference" }
        /// How far the order has come.
        read status: "OrderStatus | null" { elastic_path: "=status" commerce_layer: "=attributes.status" }
        /// How far it is paid.
        read paymentStatus: "PaymentStatus | null" { elastic_path: "=payment" commerce_layer: "=attributes.payment_status" }
        /// How far it is delivered.
        read fulfillmentStatus: "FulfillmentStatus | null" { elastic_path: "=shipping" commerce_layer: "=attributes.fulfillment_status" }
        /// The name the order was placed under.
        read customerName: "string | null" { elastic_path: "=customer.name" commerce_layer: ";" }
        /// The e-mail address the order was placed under.
        read customerEmail: "string | null" { elastic_path: "=customer.email" commerce_layer: "=attributes.customer_email" }
        /// The amounts.
        read totals: "OrderTotals" { elastic_path: "{meta.display_price|meta:OrderTotals" commerce_layer: "{:OrderTotals" }
        /// Where it is sent.
        read shippingAddress: "OrderAddress<NativeAddress<Native>> | null" { elastic_path: ">shipping_address:OrderAddress" commerce_layer: "/relationships.shipping_address.data:OrderAddress:addresses" }
        /// Where the bill goes.
        read billingAddress: "OrderAddress<NativeAddress<Native>> | null" { elastic_path: ">billing_address:OrderAddress" commerce_layer: "/relationships.billing_address.data:OrderAddress:addresses" }
        /// Whether the shopper's data was removed from the order.
        read anonymized: "boolean" { elastic_path: "?anonymized" commerce_layer: "?anonymized" }
        /// The name of an account's contact, on orders of an account.
        read contactName: "string | null" { elastic_path: "=contact.name" commerce_layer: ";" }
        /// The e-mail address of an account's contact, on orders of an account.
        read contactEmail: "string | null" { elastic_path: "=contact.email" commerce_layer: ";" }
        /// When the order was placed, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" commerce_layer: "=attributes.placed_at|attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" commerce_layer: "=attributes.updated_at" }
    }

    /// What `include: ["lines"]` adds to an order.
    OrderLines as "<Native = unknown>" has {
        /// What was bought, with promotions and gifts as lines of their own.
        read lines: "OrderLine<Native>[]" { elastic_path: "+relationships.items.data:OrderLine:items" commerce_layer: "+relationships.line_items.data:OrderLine,OrderLineParts:line_items" }
    }

    /// What `include: ["promotions"]` adds to an order.
    OrderPromotions as "<Native = unknown>" for elastic_path has {
        /// The promotions that changed the order's price.
        read promotions: "OrderPromotion<Native>[]" { elastic_path: "+relationships.promotions.data:OrderPromotion:promotions" }
    }

    /// What `include: ["customDiscounts"]` adds to an order.
    OrderDiscounts as "<Native = unknown>" for elastic_path has {
        /// Discounts that another system gave.
        read customDiscounts: "CustomDiscount<Native>[]" { elastic_path: "+relationships.custom_discounts.data:CustomDiscount:custom_discounts" }
    }

    /// What `include: ["taxItems"]` adds to an order.
    OrderTaxItems as "<Native = unknown>" for elastic_path has {
        /// The taxes on its lines, one by one.
        read taxItems: "TaxItem<Native>[]" { elastic_path: "*relationships.taxes.data:TaxItem:tax_items" }
    }

    /// A promotion that changed an order's price.
    OrderPromotion<"Native"> for elastic_path has {
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
    CustomDiscount<"Native"> for elastic_path has {
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
    TaxItem<"Native"> for elastic_path has {
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
        read total: "Money | null" { elastic_path: "$with_tax" commerce_layer: "%total_amount_with_taxes" }
        /// The same without tax.
        read totalWithoutTax: "Money | null" { elastic_path: "$without_tax" commerce_layer: ";" }
        /// The tax in it.
        read tax: "Money | null" { elastic_path: "$tax" commerce_layer: "%total_tax_amount" }
        /// Discounts, as a negative amount.
        read discount: "Money | null" { elastic_path: "$discount" commerce_layer: "%discount_amount" }
        /// The total before discounts.
        read withoutDiscount: "Money | null" { elastic_path: "$without_discount" commerce_layer: ";" }
        /// Delivery.
        read shipping: "Money | null" { elastic_path: "$shipping" commerce_layer: "%shipping_amount" }
        /// Discounts on delivery.
        read shippingDiscount: "Money | null" { elastic_path: "$shipping_discount" commerce_layer: ";" }
        /// What has been paid.
        read paid: "Money | null" { elastic_path: "$paid" commerce_layer: ";" }
        /// What has been authorized and not yet taken.
        read authorized: "Money | null" { elastic_path: "$authorized" commerce_layer: ";" }
        /// What is still to pay.
        read balanceOwing: "Money | null" { elastic_path: "$balance_owing" commerce_layer: ";" }
    }

    /// An address as it was when the order was placed.
    OrderAddress<"Native"> has {
        /// The recipient's first name.
        read firstName: "string | null" { elastic_path: "=first_name" commerce_layer: "=attributes.first_name" }
        /// The recipient's last name.
        read lastName: "string | null" { elastic_path: "=last_name" commerce_layer: "=attributes.last_name" }
        /// The company at this address.
        read company: "string | null" { elastic_path: "=company_name" commerce_layer: "=attributes.company" }
        /// Street and number.
        read line1: "string | null" { elastic_path: "=line_1" commerce_layer: "=attributes.line_1" }
        /// Flat, floor, building.
        read line2: "string | null" { elastic_path: "=line_2" commerce_layer: "=attributes.line_2" }
        /// Town or city.
        read city: "string | null" { elastic_path: "=city" commerce_layer: "=attributes.city" }
        /// County.
        read county: "string | null" { elastic_path: "=county" commerce_layer: ";" }
        /// State, province or region.
        read region: "string | null" { elastic_path: "=region" commerce_layer: "=attributes.state_code" }
        /// Postal code.
        read postcode: "string | null" { elastic_path: "=postcode" commerce_layer: "=attributes.zip_code" }
        /// Country, two letters.
        read countryCode: "string | null" { elastic_path: "=country" commerce_layer: "=attributes.country_code" }
        /// Telephone number of the recipient.
        read phone: "string | null" { elastic_path: "=phone_number" commerce_layer: "=attributes.phone" }
        /// Delivery instructions.
        read instructions: "string | null" { elastic_path: "=instructions" commerce_layer: "=attributes.notes" }
    }

    /// A line of an order. Promotions and gifts are lines too: see `kind`.
    OrderLine<"Native"> has {
        /// The platform's id of the line.
        read id: "string" { elastic_path: "=id" commerce_layer: "=id" }
        /// What the line is. On Elastic Path by the price of one: below zero a promotion, zero a gift.
        read kind: "OrderLineKind" { elastic_path: "-unit_price.amount|meta.display_price.with_tax.unit.amount" commerce_layer: "^attributes.item_type" }
        /// The product's name when it was bought.
        read name: "string | null" { elastic_path: "=name" commerce_layer: "=attributes.name" }
        /// The stock keeping unit.
        read sku: "string | null" { elastic_path: "=sku" commerce_layer: "=attributes.sku_code|attributes.bundle_code" }
        /// The platform's id of the product.
        read productId: "string | null" { elastic_path: "=product_id" commerce_layer: ";" }
        /// How many.
        read quantity: "number" { elastic_path: "=quantity" commerce_layer: "=attributes.quantity" }
        /// The price of one, tax included.
        read unitPrice: "Money | null" { elastic_path: "$meta.display_price.with_tax.unit" commerce_layer: "%unit_amount" }
        /// The price of the line, tax included.
        read total: "Money | null" { elastic_path: "$meta.display_price.with_tax.value" commerce_layer: "%total_amount" }
        /// The price of the line without tax.
        read totalWithoutTax: "Money | null" { elastic_path: "$meta.display_price.without_tax.value" commerce_layer: ";" }
        /// The tax on the line.
        read tax: "Money | null" { elastic_path: "$meta.display_price.tax.value" commerce_layer: "%tax_amount" }
        /// The discount on the line.
        read discount: "Money | null" { elastic_path: "$meta.display_price.discount.value" commerce_layer: "%discount" }
        /// The price of the line before discounts.
        read withoutDiscount: "Money | null" { elastic_path: "$meta.display_price.without_discount.value" commerce_layer: ";" }
        /// The parcel that it goes with, one of `orders.shipments`.
        read shipmentId: "string | null" { elastic_path: "=shipping_group_id" commerce_layer: ";" }
        /// When the line was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at|timestamps.created_at" commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at|timestamps.updated_at" commerce_layer: "=attributes.updated_at" }
    }

    /// A payment, or a step of one: authorized, taken, given back.
    Transaction<"Native"> has {
        /// The platform's id of the transaction.
        read id: "string" { elastic_path: "=id" commerce_layer: "=id" }
        /// Which step it is.
        read kind: "TransactionKind | null" { elastic_path: "=transaction_type|transaction-type" commerce_layer: "^type" }
        /// How it went.
        read status: "TransactionStatus | null" { elastic_path: "=status" commerce_layer: "^attributes.succeeded" }
        /// The gateway it went through, such as `stripe` or `manual`.
        read gateway: "string | null" { elastic_path: "=gateway" commerce_layer: "=attributes.payment_method_type" }
        /// The gateway's reference.
        read reference: "string | null" { elastic_path: "=reference" commerce_layer: "=attributes.gateway_transaction_id|attributes.token" }
        /// The payment method's name, where one was given.
        read name: "string | null" { elastic_path: "=name" commerce_layer: ";" }
        /// The merchant's reference, where one was given.
        read customReference: "string | null" { elastic_path: "=custom_reference" commerce_layer: "=attributes.reference" }
        /// How much.
        read amount: "Money | null" { elastic_path: "$meta.display_price|" commerce_layer: "%amount" }
        /// How much of it was given back.
        read refunded: "Money | null" { elastic_path: "$meta.display_refunded_amount.total|meta.display_refunded_amount" commerce_layer: "%refund_amount" }
        /// When it was made, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at" commerce_layer: "=attributes.created_at" }
        /// When it last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at" commerce_layer: "=attributes.updated_at" }
    }

    /// A part of an order that travels together.
    Shipment<"Native"> has {
        /// The platform's id of it.
        read id: "string" { elastic_path: "=id" commerce_layer: "=id" }
        /// How it is sent, such as `standard`.
        read method: "string | null" { elastic_path: "=shipping_type" commerce_layer: "/relationships.shipping_method.data:name:" }
        /// The carrier's tracking reference.
        read trackingReference: "string | null" { elastic_path: "=tracking_reference" commerce_layer: "/relationships.parcels.data:tracking_number:parcels" }
        /// Where it is sent.
        read address: "OrderAddress | null" { elastic_path: ">address:OrderAddress" commerce_layer: "/relationships.shipping_address.data:OrderAddress:addresses" }
        /// The earliest arrival expected, ISO 8601.
        read expectedFrom: "string | null" { elastic_path: "=delivery_estimate.start" commerce_layer: ";" }
        /// The latest arrival expected, ISO 8601.
        read expectedUntil: "string | null" { elastic_path: "=delivery_estimate.end" commerce_layer: ";" }
        /// What sending it costs.
        read cost: "Money | null" { elastic_path: "$meta.shipping_display_price.total" commerce_layer: "%cost_amount" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=created_at|createdAt|meta.timestamps.created_at" commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=updated_at|updatedAt|meta.timestamps.updated_at" commerce_layer: "=attributes.updated_at" }
    }

    /// What Commerce Layer tells of an order beyond what all platforms do.
    OrderParts for commerce_layer has {
        /// The currency, such as `GBP`.
        read currency: "string | null" { commerce_layer: "=attributes.currency_code" }
        /// The country it is sold in, two letters.
        read countryCode: "string | null" { commerce_layer: "=attributes.country_code" }
        /// The language it was placed in, two letters.
        read languageCode: "string | null" { commerce_layer: "=attributes.language_code" }
        /// Whether prices include taxes.
        read taxIncluded: "boolean" { commerce_layer: "?attributes.tax_included" }
        /// The coupon code that was used.
        read couponCode: "string | null" { commerce_layer: "=attributes.coupon_code" }
        /// How many pieces were bought.
        read skusCount: "number | null" { commerce_layer: "=attributes.skus_count" }
        /// When it was placed, ISO 8601; `null` for a cart.
        read placedAt: "string | null" { commerce_layer: "=attributes.placed_at" }
        /// When the merchant approved it, ISO 8601.
        read approvedAt: "string | null" { commerce_layer: "=attributes.approved_at" }
        /// When it was cancelled, ISO 8601.
        read cancelledAt: "string | null" { commerce_layer: "=attributes.cancelled_at" }
    }

    /// What `include: ["amounts"]` adds to an order.
    OrderWithAmounts for commerce_layer has {
        /// Every amount that the platform keeps.
        read amounts: "OrderAmounts" { commerce_layer: "{:OrderAmounts" }
    }

    /// Every amount of an order.
    OrderAmounts for commerce_layer has {
        /// The products together.
        read subtotal: "Money | null" { commerce_layer: "%subtotal_amount" }
        /// Delivery.
        read shipping: "Money | null" { commerce_layer: "%shipping_amount" }
        /// What paying in this way costs.
        read paymentMethod: "Money | null" { commerce_layer: "%payment_method_amount" }
        /// Discounts, as a negative amount.
        read discount: "Money | null" { commerce_layer: "%discount_amount" }
        /// Adjustments by the merchant.
        read adjustment: "Money | null" { commerce_layer: "%adjustment_amount" }
        /// What gift cards paid, as a negative amount.
        read giftCard: "Money | null" { commerce_layer: "%gift_card_amount" }
        /// Taxes, all together.
        read totalTax: "Money | null" { commerce_layer: "%total_tax_amount" }
        /// Taxes on the products.
        read subtotalTax: "Money | null" { commerce_layer: "%subtotal_tax_amount" }
        /// Taxes on delivery.
        read shippingTax: "Money | null" { commerce_layer: "%shipping_tax_amount" }
        /// Taxes on what paying in this way costs.
        read paymentMethodTax: "Money | null" { commerce_layer: "%payment_method_tax_amount" }
        /// Taxes on adjustments.
        read adjustmentTax: "Money | null" { commerce_layer: "%adjustment_tax_amount" }
        /// The total; without taxes where prices do not include them.
        read total: "Money | null" { commerce_layer: "%total_amount" }
        /// What the shopper pays.
        read totalWithTaxes: "Money | null" { commerce_layer: "%total_amount_with_taxes" }
        /// What of the total is taxable, before discounts.
        read totalTaxable: "Money | null" { commerce_layer: "%total_taxable_amount" }
        /// What of the products is taxable.
        read subtotalTaxable: "Money | null" { commerce_layer: "%subtotal_taxable_amount" }
        /// What of delivery is taxable.
        read shippingTaxable: "Money | null" { commerce_layer: "%shipping_taxable_amount" }
        /// What of the payment method's price is taxable.
        read paymentMethodTaxable: "Money | null" { commerce_layer: "%payment_method_taxable_amount" }
        /// What of adjustments is taxable.
        read adjustmentTaxable: "Money | null" { commerce_layer: "%adjustment_taxable_amount" }
        /// Fees.
        read fees: "Money | null" { commerce_layer: "%fees_amount" }
        /// Duties.
        read duty: "Money | null" { commerce_layer: "%duty_amount" }
    }

    /// What Commerce Layer tells of a line beyond what all platforms do.
    OrderLineParts for commerce_layer has {
        /// An address of the product's picture.
        read imageUrl: "string | null" { commerce_layer: "=attributes.image_url" }
        /// The price of one before a reduction.
        read compareAt: "Money | null" { commerce_layer: "%compare_at_amount" }
        /// The code of the coupon that brought a discount.
        read couponCode: "string | null" { commerce_layer: "=attributes.coupon_code" }
        /// How often the line is delivered anew, where it is subscribed to.
        read frequency: "string | null" { commerce_layer: "=attributes.frequency" }
    }

    /// What `include: ["transactions"]` adds to an order.
    OrderTransactions as "<Native = unknown>" for commerce_layer has {
        /// What was paid, authorized, taken and given back.
        read transactions: "Transaction<Native>[]" { commerce_layer: "+relationships.transactions.data:Transaction:" }
    }

    /// What `include: ["shipments"]` adds to an order.
    OrderShipments as "<Native = unknown>" for commerce_layer has {
        /// What of it travels together.
        read shipments: "(Shipment<Native> & ShipmentParts)[]" { commerce_layer: "+relationships.shipments.data:Shipment,ShipmentParts:shipments" }
    }

    /// What `include: ["returns"]` adds to an order.
    OrderReturns as "<Native = unknown>" for commerce_layer has {
        /// What of it is sent back. The module `returns` has the lines of each.
        read returns: "OrderReturn<Native>[]" { commerce_layer: "+relationships.returns.data:OrderReturn:returns" }
    }

    /// A return, as its order tells of it.
    OrderReturn<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// Its own number.
        read number: "string | null" { commerce_layer: "#attributes.number" }
        /// How far it has come.
        read status: "ReturnStatus | null" { commerce_layer: "=attributes.status" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
    }

    /// What `include: ["payment"]` adds to an order.
    OrderPayment for commerce_layer has {
        /// How it is paid.
        read payment: "Payment" { commerce_layer: "{:Payment" }
    }

    /// How an order is paid.
    Payment for commerce_layer has {
        /// The payment method's name, such as `Credit card`.
        read method: "string | null" { commerce_layer: "/relationships.payment_method.data:name:payment_methods" }
        /// The gateway's own record: its `native.attributes` depend on the gateway.
        read source: "PaymentSource<CommerceLayerPaymentSource> | null" { commerce_layer: "/relationships.payment_source.data:PaymentSource:" }
        /// What the gateway tells of the card or the account.
        read details: "Record<string, unknown> | null" { commerce_layer: "=attributes.payment_source_details" }
    }

    /// What an order is paid with, as its gateway keeps it.
    PaymentSource<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// The gateway's kind of source, such as `stripe_payments`.
        read kind: "string" { commerce_layer: "=type" }
        /// What can be shown of the card or the account.
        read instrument: "Record<string, unknown> | null" { commerce_layer: "=attributes.payment_instrument" }
    }

    /// What Commerce Layer tells of a shipment beyond what all platforms do.
    ShipmentParts for commerce_layer has {
        /// The shipment's own number.
        read number: "string | null" { commerce_layer: "#attributes.number" }
        /// How far it has come.
        read status: "ShipmentStatus | null" { commerce_layer: "=attributes.status" }
        /// When it was handed to the carrier, ISO 8601.
        read shippedAt: "string | null" { commerce_layer: "=attributes.shipped_at" }
        /// When it arrived, ISO 8601.
        read deliveredAt: "string | null" { commerce_layer: "=attributes.delivered_at" }
        /// Its parcels.
        read parcels: "Parcel<CommerceLayerParcel>[]" { commerce_layer: "+relationships.parcels.data:Parcel:parcels" }
    }

    /// A parcel, and where it is.
    Parcel<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// The parcel's own number.
        read number: "string | null" { commerce_layer: "#attributes.number" }
        /// The carrier's tracking number.
        read trackingNumber: "string | null" { commerce_layer: "=attributes.tracking_number" }
        /// Where it is, such as `in_transit` or `delivered`.
        read trackingStatus: "string | null" { commerce_layer: "=attributes.tracking_status" }
        /// More on that.
        read trackingStatusDetail: "string | null" { commerce_layer: "=attributes.tracking_status_detail" }
        /// When that was told, ISO 8601.
        read trackingUpdatedAt: "string | null" { commerce_layer: "=attributes.tracking_status_updated_at" }
        /// Its journey, step by step, as the carrier tells it.
        read trackingDetails: "unknown[] | null" { commerce_layer: "=attributes.tracking_details" }
        /// Who took it.
        read signedBy: "string | null" { commerce_layer: "=attributes.signed_by" }
        /// An address of its label.
        read labelUrl: "string | null" { commerce_layer: "=attributes.shipping_label_url" }
        /// Its weight.
        read weight: "number | null" { commerce_layer: "=attributes.weight" }
        /// The unit of its weight, such as `gr`.
        read weightUnit: "string | null" { commerce_layer: "=attributes.unit_of_weight" }
    }
}
