//! Commerce Layer's optional modules.

use super::super::Extension;
use crate::platform::joined::joined;
use crate::platform::queries;
use crate::platform::resources::{customer, password, returned, subscription, wallet, wishlist};

/// Every optional module.
pub const EXTENSIONS: &[&Extension] = &[
    &CUSTOMER,
    &PASSWORDS,
    &WALLET,
    &SUBSCRIPTIONS,
    &RETURNS,
    &WISHLISTS,
];

/// The customer with what belongs to it.
pub const CUSTOMER: Extension = Extension {
    name: "customer",
    interface: "Customer",
    typescript: joined!(
        CUSTOMER_TYPESCRIPT,
        RELATIONS,
        queries::COMMERCE_LAYER_CUSTOMER_TYPESCRIPT,
        customer::COMMERCE_LAYER_TYPESCRIPT
    ),
    tables: joined!(
        CUSTOMER_ROWS,
        queries::COMMERCE_LAYER_CUSTOMER,
        customer::COMMERCE_LAYER
    ),
};

/// Passwords that were forgotten.
pub const PASSWORDS: Extension = Extension {
    name: "passwords",
    interface: "Passwords",
    typescript: joined!(PASSWORD_TYPESCRIPT, password::INPUTS_TYPESCRIPT),
    tables: joined!(PASSWORD_ROWS, password::INPUTS),
};

/// What a shopper pays with.
pub const WALLET: Extension = Extension {
    name: "wallet",
    interface: "Wallet",
    typescript: joined!(WALLET_TYPESCRIPT, wallet::COMMERCE_LAYER_TYPESCRIPT),
    tables: joined!(WALLET_ROWS, wallet::COMMERCE_LAYER),
};

/// Orders that are placed again and again.
pub const SUBSCRIPTIONS: Extension = Extension {
    name: "subscriptions",
    interface: "Subscriptions",
    typescript: joined!(
        SUBSCRIPTIONS_TYPESCRIPT,
        subscription::COMMERCE_LAYER_TYPESCRIPT,
        subscription::INPUTS_TYPESCRIPT
    ),
    tables: joined!(
        SUBSCRIPTIONS_ROWS,
        subscription::COMMERCE_LAYER,
        subscription::INPUTS
    ),
};

/// What is sent back.
pub const RETURNS: Extension = Extension {
    name: "returns",
    interface: "Returns",
    typescript: joined!(
        RETURNS_TYPESCRIPT,
        returned::COMMERCE_LAYER_TYPESCRIPT,
        returned::INPUTS_TYPESCRIPT
    ),
    tables: joined!(RETURNS_ROWS, returned::COMMERCE_LAYER, returned::INPUTS),
};

/// Lists of products.
pub const WISHLISTS: Extension = Extension {
    name: "wishlists",
    interface: "Wishlists",
    typescript: joined!(WISHLISTS_TYPESCRIPT, wishlist::COMMERCE_LAYER_TYPESCRIPT),
    tables: joined!(WISHLISTS_ROWS, wishlist::COMMERCE_LAYER),
};

const RELATIONS: &str = "/** What can belong to a customer, by the names of `include`. */
export type CustomerRelations = CustomerWithAddresses & CustomerWithOrders & CustomerWithPaymentSources & CustomerWithSubscriptions & CustomerWithOrderSubscriptions & CustomerWithReturns & CustomerWithWishlists & CustomerWithAttachments & CustomerWithEvents & CustomerWithTags & CustomerWithMarkets & CustomerWithStockLocations & CustomerWithGroup;

";

extension! { commerce_layer CUSTOMER_ROWS, CUSTOMER_TYPESCRIPT,
    /// The signed-in shopper's record together with what belongs to it, in one request.
    "customer" as "Customer" {
        /// Reads the profile with what `include` names. What the organization keeps from shoppers is refused
        /// with `forbidden`.
        ///
        /// @example
        /// const me = await customer(shop).get({ include: ["addresses", "group", "tags"] });
        get<"I extends CustomerInclude = never">(query?: "{ include?: readonly I[] | undefined }")
            -> "ProfileOf<N> & Pick<CustomerRelations, I & keyof CustomerRelations>" = Route {
            commerce_layer: "GET /api/customers/{customer} ?CustomerQuery >Profile,ProfileParts"
        };
        /// Lists the entries of the record's history, which cannot be included.
        eventStores(query?: "PageQuery") -> "Page<Related<CommerceLayerEventStore>>" = Route {
            commerce_layer: "GET /api/customers/{customer}/event_stores ?Page >*Related"
        };
    }
}

extension! { commerce_layer PASSWORD_ROWS, PASSWORD_TYPESCRIPT,
    /// Setting a password in the place of one that was forgotten: the second of two steps. In the first, your
    /// server creates a `customer_password_resets` with an integration's token, and sends the shopper a link
    /// with its `id` and its `reset_password_token`.
    "passwords" as "Passwords" {
        /// Sets the new password. It signs nobody in: call `auth.login` next.
        ///
        /// @throws {CustomerError} `validation` with the field `token` when that is wrong, used or too old; its
        /// `rule` says which. `not-found` when there is no such reset.
        ///
        /// @example
        /// const link = new URL(location.href).searchParams;
        /// await passwords(shop).reset(link.get("id"), { token: link.get("token"), password });
        reset(resetId, input: "PasswordReset") -> "void" = Route {
            commerce_layer: "PATCH /api/customer_password_resets/{0} ~PasswordReset:customer_password_resets .id={0} !token,password @visitor"
        };
    }
}

extension! { commerce_layer WALLET_ROWS, WALLET_TYPESCRIPT,
    /// What a shopper pays with. A way to pay is kept with an order that it pays for.
    "wallet" as "Wallet" also
"  /** Goes through all of them, a page at a time. */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<SavedPayment<CommerceLayerCustomerPaymentSource>, void, undefined>;
"
    {
        /// Lists the ways to pay that the shopper has kept.
        list(query?: "PageQuery") -> "Page<SavedPayment<CommerceLayerCustomerPaymentSource>>" = Route {
            commerce_layer: "GET /api/customer_payment_sources?include=payment_method,payment_source ?Page >*SavedPayment"
        };
        /// Reads one.
        get(id) -> "SavedPayment<CommerceLayerCustomerPaymentSource>" = Route {
            commerce_layer: "GET /api/customer_payment_sources/{0}?include=payment_method,payment_source >SavedPayment"
        };
        /// Forgets one.
        delete(id) -> "void" = Route { commerce_layer: "DELETE /api/customer_payment_sources/{0}" };
    }
}

extension! { commerce_layer SUBSCRIPTIONS_ROWS, SUBSCRIPTIONS_TYPESCRIPT,
    /// Orders that are placed again and again. Whether shoppers may change theirs is for the organization to
    /// say: where they may not, the call fails with `forbidden`.
    "subscriptions" as "Subscriptions" also
"  /** What is no order: newsletters and the like. */
  readonly topics: Topics;
  /** Goes through all of them, a page at a time. */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<OrderSubscription<CommerceLayerOrderSubscription>, void, undefined>;
"
    {
        /// Lists the shopper's subscriptions.
        list(query?: "PageQuery") -> "Page<OrderSubscription<CommerceLayerOrderSubscription>>" = Route {
            commerce_layer: "GET /api/order_subscriptions?include=order_subscription_items ?Page >*OrderSubscription"
        };
        /// Reads one.
        get(id) -> "OrderSubscription<CommerceLayerOrderSubscription>" = Route {
            commerce_layer: "GET /api/order_subscriptions/{0}?include=order_subscription_items >OrderSubscription"
        };
        /// Lists the orders that it has placed.
        orders(id, query?: "PageQuery") -> "Page<OrderSummary<N[\"order\"]> & N[\"orderParts\"]>" = Route {
            commerce_layer: "GET /api/order_subscriptions/{0}/orders?sort=-placed_at $orders ?Page >*OrderSummary,OrderParts"
        };
        /// Changes how often it orders, when next, or when it ends.
        update(id, input: "OrderSubscriptionInput<CommerceLayerOrderSubscriptionInput>") -> "OrderSubscription<CommerceLayerOrderSubscription>" = Route {
            commerce_layer: "PATCH /api/order_subscriptions/{0}?include=order_subscription_items ~OrderSubscription:order_subscriptions .id={0} >OrderSubscription"
        };
        /// Lets it rest.
        pause(id) -> "OrderSubscription<CommerceLayerOrderSubscription>" = Route {
            commerce_layer: "PATCH /api/order_subscriptions/{0}?include=order_subscription_items ={\"data\":{\"type\":\"order_subscriptions\",\"id\":{0},\"attributes\":{\"_deactivate\":true}}} >OrderSubscription"
        };
        /// Goes on with it.
        resume(id) -> "OrderSubscription<CommerceLayerOrderSubscription>" = Route {
            commerce_layer: "PATCH /api/order_subscriptions/{0}?include=order_subscription_items ={\"data\":{\"type\":\"order_subscriptions\",\"id\":{0},\"attributes\":{\"_activate\":true}}} >OrderSubscription"
        };
        /// Ends it, which cannot be undone.
        cancel(id) -> "OrderSubscription<CommerceLayerOrderSubscription>" = Route {
            commerce_layer: "PATCH /api/order_subscriptions/{0}?include=order_subscription_items ={\"data\":{\"type\":\"order_subscriptions\",\"id\":{0},\"attributes\":{\"_cancel\":true}}} >OrderSubscription"
        };
    }
    /// What e-mail addresses are subscribed to besides orders, such as a newsletter. A visitor may subscribe too.
    "subscriptions.topics" as "Topics" also
"  /** Goes through all of them, a page at a time. */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<TopicSubscription<CommerceLayerCustomerSubscription>, void, undefined>;
"
    {
        /// Lists what the shopper has subscribed to.
        list(query?: "PageQuery") -> "Page<TopicSubscription<CommerceLayerCustomerSubscription>>" = Route {
            commerce_layer: "GET /api/customers/{customer}/customer_subscriptions ?Page >*TopicSubscription"
        };
        /// Reads one.
        get(id) -> "TopicSubscription<CommerceLayerCustomerSubscription>" = Route {
            commerce_layer: "GET /api/customer_subscriptions/{0} @any >TopicSubscription"
        };
        /// Subscribes an e-mail address.
        ///
        /// @throws {CustomerError} `conflict` when it is subscribed already.
        ///
        /// @example
        /// await subscriptions(shop).topics.create({ topic: "newsletter", email: profile.email });
        create(input: "TopicInput") -> "TopicSubscription<CommerceLayerCustomerSubscription>" = Route {
            commerce_layer: "POST /api/customer_subscriptions +TopicInput:customer_subscriptions !topic,email @any >TopicSubscription"
        };
        /// Ends one.
        delete(id) -> "void" = Route { commerce_layer: "DELETE /api/customer_subscriptions/{0} @any" };
    }
}

extension! { commerce_layer RETURNS_ROWS, RETURNS_TYPESCRIPT,
    /// What is sent back: begun for an order, filled with some of its lines, and requested. What follows is
    /// the merchant's.
    "returns" as "Returns" also
"  /** Goes through all of them, a page at a time. */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<Return<CommerceLayerReturn>, void, undefined>;
"
    {
        /// Lists the shopper's returns.
        list(query?: "PageQuery") -> "Page<Return<CommerceLayerReturn>>" = Route {
            commerce_layer: "GET /api/returns?include=return_line_items%2Corder&fields%5Borders%5D=currency_code ?Page >*Return"
        };
        /// Reads one.
        get(id) -> "Return<CommerceLayerReturn>" = Route {
            commerce_layer: "GET /api/returns/{0}?include=return_line_items%2Corder&fields%5Borders%5D=currency_code >Return"
        };
        /// Begins one for an order.
        ///
        /// @example
        /// const { id } = await returns(shop).create(order.id);
        /// await returns(shop).addItem(id, order.lines[0].id, { quantity: 1 });
        /// await returns(shop).request(id);
        create(orderId) -> "Return<CommerceLayerReturn>" = Route {
            commerce_layer: "POST /api/returns?include=order&fields%5Borders%5D=currency_code ={\"data\":{\"type\":\"returns\",\"relationships\":{\"order\":{\"data\":{\"type\":\"orders\",\"id\":{0}}}}}} >Return"
        };
        /// Adds a line of the order.
        addItem(returnId, lineId, input: "ReturnItemInput") -> "ReturnItem<CommerceLayerReturnLineItem>" = Route {
            commerce_layer: "POST /api/return_line_items +ReturnItemInput:return_line_items .relationships={\"return\":{\"data\":{\"type\":\"returns\",\"id\":{0}}},\"line_item\":{\"data\":{\"type\":\"line_items\",\"id\":{1}}}} !quantity >ReturnItem"
        };
        /// Asks the merchant to take it.
        request(id) -> "Return<CommerceLayerReturn>" = Route {
            commerce_layer: "PATCH /api/returns/{0}?include=return_line_items%2Corder&fields%5Borders%5D=currency_code ={\"data\":{\"type\":\"returns\",\"id\":{0},\"attributes\":{\"_request\":true}}} >Return"
        };
        /// Calls it off.
        cancel(id) -> "Return<CommerceLayerReturn>" = Route {
            commerce_layer: "PATCH /api/returns/{0}?include=return_line_items%2Corder&fields%5Borders%5D=currency_code ={\"data\":{\"type\":\"returns\",\"id\":{0},\"attributes\":{\"_cancel\":true}}} >Return"
        };
    }
}

extension! { commerce_layer WISHLISTS_ROWS, WISHLISTS_TYPESCRIPT,
    /// Lists of products that the shopper keeps.
    "wishlists" as "Wishlists" also
"  /** Goes through all of them, a page at a time. */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<Wishlist<CommerceLayerSkuList>, void, undefined>;
"
    {
        /// Lists them.
        list(query?: "PageQuery") -> "Page<Wishlist<CommerceLayerSkuList>>" = Route {
            commerce_layer: "GET /api/customers/{customer}/sku_lists?include=sku_list_items ?Page >*Wishlist"
        };
        /// Reads one.
        get(id) -> "Wishlist<CommerceLayerSkuList>" = Route {
            commerce_layer: "GET /api/sku_lists/{0}?include=sku_list_items >Wishlist"
        };
        /// Makes one.
        create(input: "WishlistInput<CommerceLayerSkuListInput>") -> "Wishlist<CommerceLayerSkuList>" = Route {
            commerce_layer: "POST /api/sku_lists +Wishlist:sku_lists .relationships={\"customer\":{\"data\":{\"type\":\"customers\",\"id\":{customer}}}} !name >Wishlist"
        };
        /// Changes what is given and leaves the rest.
        update(id, input: "WishlistInput<CommerceLayerSkuListInput>") -> "Wishlist<CommerceLayerSkuList>" = Route {
            commerce_layer: "PATCH /api/sku_lists/{0}?include=sku_list_items ~Wishlist:sku_lists .id={0} >Wishlist"
        };
        /// Deletes one.
        delete(id) -> "void" = Route { commerce_layer: "DELETE /api/sku_lists/{0}" };
        /// Puts a product on a list.
        ///
        /// @throws {CustomerError} `conflict` when it is on the list already.
        addItem(listId, skuCode) -> "WishlistItem<CommerceLayerSkuListItem>" = Route {
            // The catalogue of 7.9.16 and the SDK's types call the relationship `sku` required, and let `sku_code`
            // be written. Of `in_stock_subscriptions` they say both too, and there that the code replaces the
            // relationship: "required" is the record's, not the request's. The document of 3.6.0 has no lists.
            commerce_layer: "POST /api/sku_list_items ={\"data\":{\"type\":\"sku_list_items\",\"attributes\":{\"sku_code\":{1}},\"relationships\":{\"sku_list\":{\"data\":{\"type\":\"sku_lists\",\"id\":{0}}}}}} >WishlistItem"
        };
        /// Takes one from its list.
        removeItem(itemId) -> "void" = Route { commerce_layer: "DELETE /api/sku_list_items/{0}" };
    }
}
