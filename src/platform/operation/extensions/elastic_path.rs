//! Elastic Path's optional modules.

use super::super::Extension;
use crate::platform::joined::joined;
use crate::platform::queries;
use crate::platform::resources::{cart, flow};

/// Every optional module.
pub const EXTENSIONS: &[&Extension] = &[&CARTS, &CUSTOMERS, &FLOWS];

/// Carts and checkout.
pub const CARTS: Extension = Extension {
    name: "carts",
    interface: "Carts",
    typescript: joined!(
        CARTS_TYPESCRIPT,
        cart::ELASTIC_PATH_TYPESCRIPT,
        cart::INPUTS_TYPESCRIPT
    ),
    tables: joined!(CART_ROWS, cart::ELASTIC_PATH, cart::INPUTS),
};

/// All customers, for back ends.
pub const CUSTOMERS: Extension = Extension {
    name: "customers",
    interface: "Customers",
    typescript: joined!(
        CUSTOMERS_TYPESCRIPT,
        CUSTOMER_QUERY,
        queries::CUSTOMERS_TYPESCRIPT
    ),
    tables: joined!(CUSTOMER_ROWS, queries::CUSTOMERS),
};

/// What a store adds to the platform's resources.
pub const FLOWS: Extension = Extension {
    name: "flows",
    interface: "Flows",
    typescript: joined!(FLOWS_TYPESCRIPT, flow::ELASTIC_PATH_TYPESCRIPT),
    tables: joined!(FLOW_ROWS, flow::ELASTIC_PATH),
};

const CUSTOMER_QUERY: &str = "/** Which customers to list. */
export interface CustomerQuery extends PageQuery {
  /** What must hold of them. */
  filter?: CustomerFilter | undefined;
  /** What to sort them by. Default: `-createdAt`, the newest first. */
  sort?: CustomerSort | undefined;
}

";

extension! { elastic_path CART_ROWS, CARTS_TYPESCRIPT,
    /// A shopper's carts, and what turns one into an order. A cart's lines are changed with `shop.fetch`
    /// or a catalogue client.
    "carts" as "Carts" also
"  /**
   * Goes through all carts of the signed-in shopper, a page at a time.
   */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<Cart<N[\"cart\"]>, void, undefined>;
"
    {
        /// Lists the signed-in shopper's carts, the one changed last first.
        list(query?: "PageQuery") -> "Page<Cart<N[\"cart\"]>>" = Route {
            elastic_path: "GET /v2/carts ?Page >*Cart"
        };
        /// Reads a cart. Anybody who knows its id may.
        get(cartId) -> "Cart<N[\"cart\"]>" = Route { elastic_path: "GET /v2/carts/{0} @any >Cart" };
        /// Reads a cart's lines.
        items(cartId) -> "CartItem<N[\"cartItem\"]>[]" = Route {
            elastic_path: "GET /v2/carts/{0}/items @any >[CartItem"
        };
        /// Makes a cart: the signed-in shopper's, or a guest's.
        create(input: "CartInput<N[\"cartInput\"]>") -> "Cart<N[\"cart\"]>" = Route {
            elastic_path: "POST /v2/carts +Cart @any >Cart"
        };
        /// Makes a guest's cart the signed-in shopper's. To do it again changes nothing.
        ///
        /// @throws {CustomerError} `forbidden` when the cart is another shopper's.
        associate(cartId) -> "void" = Route {
            elastic_path: "POST /v2/carts/{0}/relationships/customers ={\"data\":[{\"type\":\"customer\",\"id\":{customer}}]}"
        };
        /// Takes a cart from the signed-in shopper: it is a guest's again.
        disassociate(cartId) -> "void" = Route {
            elastic_path: "DELETE /v2/carts/{0}/relationships/customers ={\"data\":[{\"type\":\"customer\",\"id\":{customer}}]}"
        };
        /// Adds the lines of another cart, such as the one a guest filled before signing in. The other cart
        /// stays as it is. Resolves with all lines, and with what was left out of those that were to come.
        ///
        /// @throws {CustomerError} `validation` or `not-found` when nothing of it can be bought.
        ///
        /// @example
        /// const { items, leftOut } = await carts(shop).merge(mine, guests);
        merge(cartId, fromCartId) -> "CartAddition<CartItem<N[\"cartItem\"]>>" = Route {
            // The documents disagree about what holds where the option is not sent.
            elastic_path: "POST /v2/carts/{0}/items ={\"data\":{\"type\":\"cart_items\",\"cart_id\":{1}},\"options\":{\"add_all_or_nothing\":false}} @any >.CartAddition"
        };
        /// Adds what an earlier order had, at today's prices. Resolves with all lines of the cart, and with
        /// what can no longer be bought: tell the shopper.
        ///
        /// @throws {CustomerError} `validation` or `not-found` when nothing of it can be bought any more.
        ///
        /// @example
        /// const { items, leftOut } = await carts(shop).addOrder(cartId, order.id);
        /// const missing = order.lines.filter((line) => leftOut.some(({ productId }) => productId === line.productId));
        addOrder(cartId, orderId) -> "CartAddition<CartItem<N[\"cartItem\"]>>" = Route {
            elastic_path: "POST /v2/carts/{0}/items ={\"data\":{\"type\":\"order_items\",\"order_id\":{1}},\"options\":{\"add_all_or_nothing\":false}} >.CartAddition"
        };
        /// Turns a cart into the signed-in shopper's order, which appears in the history. Pay for it with
        /// `shop.fetch` or your payment provider. The cart keeps its lines: make another one for what comes
        /// next.
        ///
        /// @throws {CustomerError} `validation` with `fields` such as `shippingAddress.line1`.
        ///
        /// @example
        /// const order = await carts(shop).checkout(cartId, { shippingAddress: savedAddress });
        checkout(cartId, input: "Checkout<N[\"orderInput\"]>") -> "OrderSummary<N[\"order\"]>" = Route {
            elastic_path: "POST /v2/carts/{0}/checkout +Checkout .customer={\"id\":{customer}} !shippingAddress :billingAddress=shippingAddress >OrderSummary"
        };
        /// Turns a cart into an order of somebody who has no account, or does not sign in. It appears in
        /// nobody's history, and cannot be put there later.
        checkoutAsGuest(cartId, input: "GuestCheckout<N[\"orderInput\"]>") -> "OrderSummary<N[\"order\"]>" = Route {
            elastic_path: "POST /v2/carts/{0}/checkout +GuestCheckout !guest,guest.name,guest.email,shippingAddress :billingAddress=shippingAddress @visitor >OrderSummary"
        };
    }
}

extension! { elastic_path CUSTOMER_ROWS, CUSTOMERS_TYPESCRIPT,
    /// All customers of a store. The platform answers a back end only: make the client with `accessToken`.
    "customers" as "Customers" also
"  /**
   * Goes through all customers, a page at a time.
   */
  all(
    query?: CustomerQuery & { cursor?: undefined },
    options?: CallOptions,
  ): AsyncGenerator<ProfileOf<N>, void, undefined>;
"
    {
        /// Finds the first customer that a filter fits, or `null`.
        ///
        /// @throws {CustomerError} `forbidden` in a browser, whose tokens may not look customers up.
        ///
        /// @example
        /// const isKnown = (await customers(shop).find({ email })) !== null;
        find(filter: "CustomerFilter") -> "ProfileOf<N> | null" = Route {
            elastic_path: "GET /v2/customers |CustomerQuery @backend >?Profile"
        };
        /// Lists customers, the newest first unless `sort` says otherwise.
        list(query?: "CustomerQuery") -> "Page<ProfileOf<N>>" = Route {
            elastic_path: "GET /v2/customers ?CustomerQuery:-created_at @backend >*Profile"
        };
        /// Reads a customer.
        get(id) -> "ProfileOf<N>" = Route {
            elastic_path: "GET /v2/customers/{0} @backend >Profile"
        };
        /// Creates a customer, with or without a password.
        create(input: "ProfileInput<N[\"customerInput\"]>") -> "ProfileOf<N>" = Route {
            elastic_path: "POST /v2/customers +Profile:customer !name,email @backend >Profile"
        };
        /// Changes a customer. `password` sets one, as after a reset that your server has checked.
        update(id, input: "ProfileInput<N[\"customerInput\"]>") -> "ProfileOf<N>" = Route {
            elastic_path: "PUT /v2/customers/{0} ~Profile:customer @backend >Profile"
        };
        /// Deletes a customer, which cannot be undone.
        delete(id) -> "void" = Route { elastic_path: "DELETE /v2/customers/{0} @backend" };
    }
}

extension! { elastic_path FLOW_ROWS, FLOWS_TYPESCRIPT,
    /// The fields that a store added to the platform's resources. Their values are read and written under
    /// `native`; their relationships are changed here, which needs a back end's token.
    "flows" as "Flows" {
        /// Describes the fields of `customers`, `addresses`, `orders` or another resource.
        fields(resource) -> "FieldDescription<ElasticPathField>[]" = Route {
            elastic_path: "GET /v2/{0}/attributes @any >[FieldDescription"
        };
        /// Reads what a relationship field of the signed-in shopper refers to.
        ///
        /// @example
        /// const wished = await flows(shop).related("wishlist");
        related(field) -> "Related[]" = Route {
            elastic_path: "GET /v2/customers/{customer}?include={0} >^Related"
        };
        /// Adds to a relationship field of an entry, such as a customer of the flow `customers`.
        ///
        /// @example
        /// await flows(shop).relate("customers", customerId, "wishlist", [{ type: "product", id }]);
        relate(flow, entryId, field, references: ["readonly ElasticPathReference[]"]) -> "void" = Route {
            elastic_path: "POST /v2/flows/{0}/entries/{1}/relationships/{2} ={\"data\":{input}} @backend"
        };
        /// Puts references in the place of those that a relationship field has.
        replace(flow, entryId, field, references: ["readonly ElasticPathReference[]"]) -> "void" = Route {
            elastic_path: "PUT /v2/flows/{0}/entries/{1}/relationships/{2} ={\"data\":{input}} @backend"
        };
        /// Takes references from a relationship field.
        unrelate(flow, entryId, field, references: ["readonly ElasticPathReference[]"]) -> "void" = Route {
            elastic_path: "DELETE /v2/flows/{0}/entries/{1}/relationships/{2} ={\"data\":{input}} @backend"
        };
    }
}
