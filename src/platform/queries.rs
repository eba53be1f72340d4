//! What lists are asked for, as tables: the filters with the operators that the platform documents for
//! each attribute, what it can sort by, and what it can include. The tables and the TypeScript both come
//! from one declaration.
//!
//! A query's table is a header `@Name`, then lines:
//!
//! | line | meaning |
//! | --- | --- |
//! | `?status status eq` | a filter: our name, the platform's, the operators; `#` before them for whole numbers |
//! | `^createdAt created_at` | something to sort by |
//! | `<lines items OrderLines` | something to include: our name, the platform's, the resource that it adds; either may be empty |

macro_rules! queries {
    (@operators $first:ident $($other:ident)*) => { concat!(stringify!($first), $(",", stringify!($other),)*) };
    ($feature:literal $rows:ident, $typescript:ident, $(
        $name:ident {
            $(filter $filter:literal {
                $($(#[doc = $doc:literal])+ $field:ident: $type:literal [$($operator:ident)+] $(as $number:literal)? { $platform:ident: $path:literal })+
            })?
            $(sort $sort:literal { $($order:ident { $order_platform:ident: $order_path:literal })+ })?
            $(include $include:literal { $($part:ident: $part_resource:literal { $part_platform:ident: $part_path:literal })+ })?
        }
    )+) => {
        #[cfg(feature = $feature)]
        pub(super) const $rows: &str = concat!($(
            "@", stringify!($name), "\n",
            $($("?", stringify!($field), " ", $path, " ", $($number,)? queries!(@operators $($operator)+), "\n",)+)?
            $($("^", stringify!($order), " ", $order_path, "\n",)+)?
            $($("<", stringify!($part), " ", $part_path, " ", $part_resource, "\n",)+)?
        )+);

        /// Their types.
        #[cfg(feature = $feature)]
        pub const $typescript: &str = concat!($(
            $(
                "/** What to look for: all that is given must fit. A plain value stands for `{ eq: value }`. */\nexport interface ",
                $filter, " {\n",
                $(
                    "  /**", $($doc, "\n   *",)+ "/\n  ", stringify!($field), "?: Condition<", $type, ", ",
                    $("\"", stringify!($operator), "\" | ",)+ "never> | undefined;\n",
                )+
                "}\n\n",
            )?
            $(
                "/** What a list can be sorted by; `-` before it turns the order round. */\nexport type ", $sort,
                " = `${\"\" | \"-\"}${", $("\"", stringify!($order), "\" | ",)+ "never}`;\n\n",
            )?
            $(
                "/** What can come along. */\nexport type ", $include, " = ",
                $("\"", stringify!($part), "\" | ",)+ "never;\n\n",
            )?
        )+);
    };
}

queries! { "elastic-path" ORDERS, ORDERS_TYPESCRIPT,
    OrderQuery {
        filter "OrderFilter" {
            /// How far the order has come.
            status: "OrderStatus" [eq] { elastic_path: "status" }
            /// How far it is paid.
            paymentStatus: "PaymentStatus" [eq] { elastic_path: "payment" }
            /// How far it is delivered.
            fulfillmentStatus: "FulfillmentStatus" [eq] { elastic_path: "shipping" }
            /// The order's own number.
            number: "string" [eq like] { elastic_path: "order_number" }
            /// The merchant's id in another system.
            externalReference: "string" [eq like] { elastic_path: "external_ref" }
            /// The currency, such as `GBP`.
            currency: "string" [eq] { elastic_path: "currency" }
            /// A product that is in it.
            productId: "string" [eq] { elastic_path: "product_id" }
            /// The stock keeping unit of a product that is in it.
            productSku: "string" [eq] { elastic_path: "product_sku" }
            /// The name it was placed under.
            customerName: "string" [eq like] { elastic_path: "name" }
            /// The e-mail address it was placed under.
            customerEmail: "string" [eq like] { elastic_path: "email" }
            /// The customer's id.
            customerId: "string" [eq like] { elastic_path: "customer_id" }
            /// The account's id, on orders of an account.
            accountId: "string" [eq like] { elastic_path: "account_id" }
            /// The account member's id, on orders of an account.
            accountMemberId: "string" [eq like] { elastic_path: "account_member_id" }
            /// The contact's name, on orders of an account.
            contactName: "string" [eq like] { elastic_path: "contact.name" }
            /// The contact's e-mail address, on orders of an account.
            contactEmail: "string" [eq like] { elastic_path: "contact.email" }
            /// The postal code that it is sent to.
            shippingPostcode: "string" [eq like] { elastic_path: "shipping_postcode" }
            /// The postal code that the bill goes to.
            billingPostcode: "string" [eq like] { elastic_path: "billing_postcode" }
            /// What the shopper pays, in minor units.
            total: "number" [gt ge lt le] as "#" { elastic_path: "with_tax" }
            /// The same without tax, in minor units.
            totalWithoutTax: "number" [gt ge lt le] as "#" { elastic_path: "without_tax" }
            /// When it was placed, ISO 8601: `2026-01-31` or with a time. Prefer a range to `eq`.
            createdAt: "string" [eq gt ge lt le] { elastic_path: "created_at" }
            /// When it was last changed, ISO 8601. Prefer a range to `eq`.
            updatedAt: "string" [eq gt ge lt le] { elastic_path: "updated_at" }
        }
        sort "OrderSort" {
            createdAt { elastic_path: "created_at" }
            paymentStatus { elastic_path: "payment" }
            fulfillmentStatus { elastic_path: "shipping" }
            status { elastic_path: "status" }
            total { elastic_path: "with_tax" }
            updatedAt { elastic_path: "updated_at" }
        }
        include "OrderInclude" {
            lines: "OrderLines" { elastic_path: "items" }
            promotions: "OrderPromotions" { elastic_path: "promotions" }
            customDiscounts: "OrderDiscounts" { elastic_path: "custom_discounts" }
            taxItems: "OrderTaxItems" { elastic_path: "items,tax_items" }
        }
    }
}

queries! { "elastic-path" CUSTOMERS, CUSTOMERS_TYPESCRIPT,
    CustomerQuery {
        filter "CustomerFilter" {
            /// The e-mail address.
            email: "string" [eq like] { elastic_path: "email" }
            /// The full name.
            name: "string" [eq like] { elastic_path: "name" }
            /// The customer's id.
            id: "string" [eq gt ge lt le] { elastic_path: "id" }
            /// The merchant's id in another system.
            externalReference: "string" [eq] { elastic_path: "external_ref" }
            /// When the customer was created, ISO 8601: `2026-01-31` or with a time.
            createdAt: "string" [eq gt ge lt le] { elastic_path: "created_at" }
            /// When it was last changed, ISO 8601.
            updatedAt: "string" [eq gt ge lt le] { elastic_path: "updated_at" }
        }
        sort "CustomerSort" {
            createdAt { elastic_path: "created_at" }
            email { elastic_path: "email" }
            id { elastic_path: "id" }
            name { elastic_path: "name" }
            updatedAt { elastic_path: "updated_at" }
        }
    }
}

queries! { "commerce-layer" COMMERCE_LAYER_ORDERS, COMMERCE_LAYER_ORDERS_TYPESCRIPT,
    OrderQuery {
        filter "OrderFilter" {
            /// How far the order has come. Without it carts are left out: `draft` and `pending`.
            status: "OrderStatus" [eq ne in notIn] { commerce_layer: "status" }
            /// How far it is paid.
            paymentStatus: "PaymentStatus" [eq ne in notIn] { commerce_layer: "payment_status" }
            /// How far it is delivered.
            fulfillmentStatus: "FulfillmentStatus" [eq ne in notIn] { commerce_layer: "fulfillment_status" }
            /// The order's own number.
            number: "string" [eq ne in notIn like] { commerce_layer: "number" }
            /// The merchant's id in another system.
            externalReference: "string" [eq ne in notIn like] { commerce_layer: "reference" }
            /// The currency, such as `GBP`.
            currency: "string" [eq ne in notIn] { commerce_layer: "currency_code" }
            /// The country it was sold in, two letters.
            countryCode: "string" [eq ne in notIn] { commerce_layer: "country_code" }
            /// The stock keeping unit of a product that is in it.
            productSku: "string" [eq in like] { commerce_layer: "line_items_sku_code" }
            /// The name of something that is in it.
            productName: "string" [eq like] { commerce_layer: "line_items_name" }
            /// The e-mail address it was placed under.
            customerEmail: "string" [eq like] { commerce_layer: "customer_email" }
            /// The coupon code that was used.
            couponCode: "string" [eq in like] { commerce_layer: "coupon_code" }
            /// The market's id.
            marketId: "string" [eq ne in notIn] { commerce_layer: "market_id" }
            /// The total in minor units; without taxes where prices do not include them.
            total: "number" [eq gt ge lt le] as "#" { commerce_layer: "total_amount_cents" }
            /// The products together, in minor units.
            subtotal: "number" [eq gt ge lt le] as "#" { commerce_layer: "subtotal_amount_cents" }
            /// When it was placed, ISO 8601: `2026-01-31` or with a time. Prefer a range to `eq`.
            createdAt: "string" [eq gt ge lt le] { commerce_layer: "placed_at" }
            /// When it was last changed, ISO 8601. Prefer a range to `eq`.
            updatedAt: "string" [eq gt ge lt le] { commerce_layer: "updated_at" }
            /// When it was archived, ISO 8601.
            archivedAt: "string" [gt ge lt le] { commerce_layer: "archived_at" }
        }
        sort "OrderSort" {
            createdAt { commerce_layer: "placed_at" }
            paymentStatus { commerce_layer: "payment_status" }
            fulfillmentStatus { commerce_layer: "fulfillment_status" }
            status { commerce_layer: "status" }
            total { commerce_layer: "total_amount_cents" }
            updatedAt { commerce_layer: "updated_at" }
            number { commerce_layer: "number" }
            subtotal { commerce_layer: "subtotal_amount_cents" }
            currency { commerce_layer: "currency_code" }
            countryCode { commerce_layer: "country_code" }
            approvedAt { commerce_layer: "approved_at" }
            cancelledAt { commerce_layer: "cancelled_at" }
        }
        include "OrderInclude" {
            lines: "OrderLines" { commerce_layer: "line_items" }
            shippingAddress: "" { commerce_layer: "shipping_address" }
            billingAddress: "" { commerce_layer: "billing_address" }
            shipments: "OrderShipments" { commerce_layer: "shipments.parcels,shipments.shipping_method,shipments.shipping_address" }
            transactions: "OrderTransactions" { commerce_layer: "transactions" }
            returns: "OrderReturns" { commerce_layer: "returns" }
            payment: "OrderPayment" { commerce_layer: "payment_method,payment_source" }
            amounts: "OrderWithAmounts" { commerce_layer: "" }
        }
    }
}

queries! { "commerce-layer" COMMERCE_LAYER_CUSTOMER, COMMERCE_LAYER_CUSTOMER_TYPESCRIPT,
    CustomerQuery {
        include "CustomerInclude" {
            addresses: "CustomerWithAddresses" { commerce_layer: "customer_addresses.address" }
            orders: "CustomerWithOrders" { commerce_layer: "orders" }
            paymentSources: "CustomerWithPaymentSources" { commerce_layer: "customer_payment_sources" }
            subscriptions: "CustomerWithSubscriptions" { commerce_layer: "customer_subscriptions" }
            orderSubscriptions: "CustomerWithOrderSubscriptions" { commerce_layer: "order_subscriptions" }
            returns: "CustomerWithReturns" { commerce_layer: "returns" }
            wishlists: "CustomerWithWishlists" { commerce_layer: "sku_lists" }
            attachments: "CustomerWithAttachments" { commerce_layer: "attachments" }
            events: "CustomerWithEvents" { commerce_layer: "events" }
            tags: "CustomerWithTags" { commerce_layer: "tags" }
            markets: "CustomerWithMarkets" { commerce_layer: "jwt_markets" }
            stockLocations: "CustomerWithStockLocations" { commerce_layer: "jwt_stock_locations" }
            group: "CustomerWithGroup" { commerce_layer: "customer_group" }
        }
    }
}
