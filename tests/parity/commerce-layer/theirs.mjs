// What the platform's own packages can do with tokens and with an account, and ours has no operation for, with
// the reason.

/** The kinds of resources that an account consists of. */
export const accountResources = [
  "customers",
  "customer_addresses",
  "addresses",
  "customer_payment_sources",
  "customer_subscriptions",
  "customer_password_resets",
  "orders",
  "transactions",
  "order_subscriptions",
  "order_subscription_items",
  "returns",
  "return_line_items",
  "sku_lists",
  "sku_list_items",
];

/** Of a resource: its kind, and references to one. */
const sendsNothingOfResources = /\.(is[A-Z]\w+|relationship\w*|type|path|withAdapter)$/;

/** Of tokens: what is in one, where it is kept, and errors. */
const sendsNothingOfTokens = [
  "InvalidTokenError",
  "TokenError",
  "TokenExpiredError",
  "createAssertion",
  "createCompositeStorage",
  "getCoreApiBaseEndpoint",
  "getProvisioningApiBaseEndpoint",
  "getTokenType",
  "jwtDecode",
  "jwtIsDashboard",
  "jwtIsIntegration",
  "jwtIsSalesChannel",
  "jwtIsUser",
  "jwtIsWebApp",
  "channel.removeAuthorization",
  "channel.setCustomer",
];

export const sendsNothing = (name) =>
  sendsNothingOfResources.test(name) || sendsNothingOfTokens.includes(name);

/** Reasons, and the methods that each is true of: words, by the resource. */
export const theirsWithoutPair = [
  {
    because: "It needs a secret, or a merchant's application: nothing that a browser may have.",
    methods: {
      "": "makeIntegration",
      customer_password_resets: "create retrieve list count delete",
    },
  },
  {
    because: "A shopper has one customer record, and the token names it.",
    methods: { customers: "list count" },
  },
  {
    because: "The API verifies the tokens that it is sent; a storefront has no use for it.",
    methods: { "": "jwtVerify" },
  },
  {
    because: "The catalogue marks it as refused to sales channels; ours refuses it before any request.",
    methods: {
      customers: "_add_tags _remove_tags _request_anonymization _cancel_anonymization",
      addresses: "_add_tags _remove_tags",
      orders: "_add_tags _remove_tags",
      order_subscriptions: "_add_tags _remove_tags",
      returns: "_add_tags _remove_tags",
    },
  },
  {
    because: "It is the merchant's part of what happens to an order or a return.",
    methods: {
      orders:
        "_pending _approve _approve_and_capture _capture _refund _fulfill _commit_invoice _refund_invoice _fix_payment_source _refresh_prices _start_editing _stop_editing _reset_circuit",
      transactions: "update",
      returns: "_approve _reject _receive _restock _refund _refund_amount_cents",
      return_line_items: "_restock",
    },
  },
  {
    because: "Carts and checkout are no part of the package; `fetch` sends it with the session's token.",
    methods: {
      orders:
        "create update delete _place _authorize _authorization_amount_cents _update_taxes _nullify_payment_source _billing_address_clone_id _shipping_address_clone_id _customer_payment_source_id _shipping_address_same_as_billing _billing_address_same_as_shipping _save_payment_source_to_customer_wallet _save_shipping_address_to_customer_address_book _save_billing_address_to_customer_address_book _refresh _validate _create_subscriptions default_shipping_method default_payment_method available_payment_methods available_customer_payment_sources available_free_skus available_free_bundles payment_options discount_engine_item line_item_options resource_errors",
      customer_payment_sources: "create update",
      order_subscriptions: "create delete _convert",
      order_subscription_items: "create update delete",
    },
  },
  {
    because: "That shoppers may is said nowhere, and no task of an account needs it; `fetch` sends it.",
    methods: {
      orders: "_cancel _archive _unarchive",
      returns: "update delete _ship _archive _unarchive",
      return_line_items: "update delete",
      customer_subscriptions: "update",
      sku_list_items: "update",
    },
  },
  {
    because:
      "It comes along with the record, in one request: `include`, or the method that reads the record.",
    methods: {
      customers:
        "customer_group customer_addresses customer_payment_sources orders order_subscriptions returns attachments events tags jwt_markets jwt_stock_locations",
      customer_addresses: "address",
      addresses: "retrieve",
      customer_payment_sources: "payment_method",
      customer_subscriptions: "list",
      orders:
        "shipping_address billing_address payment_method line_items authorizations captures voids refunds",
      transactions: "retrieve",
      order_subscriptions: "order_subscription_items",
      order_subscription_items: "retrieve list",
      returns: "return_line_items",
      return_line_items: "retrieve list",
      sku_lists: "list sku_list_items",
      sku_list_items: "retrieve list",
    },
  },
  {
    because: "A list says how many there are in all with every page: `totalCount`.",
    methods: Object.fromEntries(
      accountResources
        .filter((resource) => !["customers", "customer_password_resets"].includes(resource))
        .map((resource) => [resource, "count"]),
    ),
  },
  {
    because: "It leads back to where the call came from.",
    methods: {
      customers: "jwt_customer",
      customer_addresses: "customer",
      customer_payment_sources: "customer",
      customer_subscriptions: "customer",
      customer_password_resets: "customer",
      orders: "customer",
      transactions: "order",
      order_subscriptions: "customer",
      order_subscription_items: "order_subscription",
      returns: "order customer",
      return_line_items: "return line_item",
      sku_lists: "customer",
      sku_list_items: "sku_list",
    },
  },
  {
    because:
      "The same in another way: the attribute is sent by `passwords.reset` together with the password.",
    methods: { customer_password_resets: "_reset_password_token" },
  },
  {
    because: "Storefronts read single addresses only; the address book lists the shopper's.",
    methods: { addresses: "list" },
  },
  {
    because: "It is about the merchant's stock, goods and settings; `fetch` reads what a page shows of it.",
    methods: {
      addresses: "geocoder",
      orders:
        "market store stock_reservations stock_line_items stock_transfers returns order_subscription order_subscriptions order_factories order_copies recurring_order_copies",
      order_subscriptions:
        "market subscription_model source_order customer_payment_source order_factories recurring_order_copies",
      order_subscription_items: "source_line_item",
      returns:
        "stock_location origin_address destination_address reference_capture reference_refund resource_errors",
      sku_lists: "skus bundles",
      sku_list_items: "sku",
    },
  },
  {
    because:
      "A record's files, links, tags, messages and history are the merchant's; a customer's own are included.",
    methods: {
      customer_addresses: "events event_stores",
      addresses: "events event_stores tags",
      customer_payment_sources: "event_stores",
      customer_subscriptions: "events event_stores",
      customer_password_resets: "events event_stores",
      orders: "attachments notifications links events tags event_stores",
      transactions: "attachments events event_stores",
      order_subscriptions: "events tags event_stores",
      order_subscription_items: "event_stores",
      returns: "attachments events tags event_stores",
      return_line_items: "event_stores",
      sku_lists: "attachments links event_stores",
      sku_list_items: "event_stores",
    },
  },
];

/** The methods without a pair by name, such as `customers.list`. */
export const namesWithoutPair = theirsWithoutPair.flatMap(({ methods }) =>
  Object.entries(methods).flatMap(([resource, names]) =>
    names.split(" ").map((name) => (resource ? `${resource}.${name}` : name)),
  ),
);
