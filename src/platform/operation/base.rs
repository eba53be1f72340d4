//! The methods that every client has.

operations! {
    /// Signing in and out, and who is signed in.
    "auth" as "Auth" also
"  /** Who is signed in, as this tab knows it now. A new object after each change, the same one in between. */
  readonly session: Session;
  /** Signing in with another account, such as one at a provider that the store has set up. */
  readonly sso: SignOn;
  /**
   * Calls `listener` once soon after subscribing (`restored` when a stored session was found, else
   * `initial`) and then at every change of the session. Returns the function that ends this.
   * A listener may call any method.
   *
   * @example
   * const stop = shop.auth.onChange((session, reason) => render(session));
   */
  onChange(listener: (session: Session, reason: SessionChange) => void): () => void;
"
    {
        /// Signs a shopper in with e-mail address and password. The session is stored before this
        /// resolves, and every later call is made as that shopper.
        ///
        /// @throws {CustomerError} `invalid-credentials` when the platform knows no such pair;
        /// `validation` when a field is missing.
        ///
        /// @example
        /// await shop.auth.login({ email: "ada@example.com", password });
        login(input: "Credentials") -> "Session" = Login;
        /// Creates a customer, and signs in at once when a password was given (unless `login: false`).
        ///
        /// @throws {CustomerError} `conflict` when the e-mail address is taken; `forbidden` when this
        /// store does not let visitors create customers: register on your server instead.
        register(input: "Taken<N[\"registration\"]>") -> "ProfileOf<N>" = Register {
            elastic_path: "POST /v2/customers +Profile:customer !name,email @visitor >Profile"
            commerce_layer: "POST /api/customers +Profile:customers !email @visitor >Profile,ProfileParts"
        };
        /// Ends the session in every tab and forgets its tokens. Local state ends whatever the network does.
        logout() -> "void" = Logout;
        /// The headers that carry the session's tokens, renewed if need be: for other code that speaks
        /// to the same platform, such as a catalogue client. Read them anew for every request.
        headers() -> "Record<string, string>" = Headers;
    }
    /// Single sign-on with OpenID Connect: the shopper leaves for a provider's page and comes back.
    ///
    /// @example
    /// // On the sign-in page:
    /// const { url } = await shop.auth.sso.start({ profile: "Google", redirectUri: `${location.origin}/callback` });
    /// location.assign(url);
    /// // On the page of `redirectUri`:
    /// const session = await shop.auth.sso.finish(location.href);
    "auth.sso" as "SignOn" {
        /// Lists the providers that the store has set up.
        profiles() -> "SignOnProfile[]" = SignOnProfiles;
        /// Prepares a sign-on and returns the address to send the shopper to, by a navigation of the
        /// whole page. What must be found again is stored until `finish`.
        ///
        /// @throws {CustomerError} `storage` where the browser denies it or `storage` is "memory".
        start(input: "SignOnRequest") -> "{ url: string }" = SignOnStart;
        /// Completes a sign-on from the address that the provider sent the shopper to. It works once.
        ///
        /// @throws {CustomerError} `sign-on-denied` when the provider or the shopper said no;
        /// `sign-on-state` when this browser began no such sign-on; `sign-on-code` when the code was
        /// used already or is too old.
        finish(url) -> "Session" = SignOnFinish;
    }
    /// The signed-in shopper's own profile.
    "profile" as "Profiles" {
        /// Reads the profile.
        ///
        /// @throws {CustomerError} `not-signed-in` when nobody is signed in or the session has ended.
        get() -> "ProfileOf<N>" = ProfileGet {
            elastic_path: "GET /v2/customers/{customer} >Profile"
            commerce_layer: "GET /api/customers/{customer} >Profile,ProfileParts"
        };
        /// Changes what is given and leaves the rest. `password` sets a new password.
        ///
        /// @throws {CustomerError} `validation` with `fields` in the names of `ProfileInput`; `conflict`
        /// when another customer has the e-mail address.
        update(input: "ProfileInput<N[\"customerInput\"]>") -> "ProfileOf<N>" = ProfileUpdate {
            elastic_path: "PUT /v2/customers/{customer} ~Profile:customer >Profile"
            commerce_layer: "PATCH /api/customers/{customer} ~Profile,ProfileParts:customers .id={customer} >Profile,ProfileParts"
        };
        /// Sets a first password or a new one. The platform asks for no old one; where
        /// `currentPassword` is given, it is checked first, and nothing is changed if it is wrong.
        ///
        /// @throws {CustomerError} `invalid-credentials` when `currentPassword` is not the password;
        /// `validation` when the store refuses the new one.
        changePassword(input: "PasswordChange") -> "void" = PasswordChange {
            elastic_path: "PUT /v2/customers/{customer} ~Profile:customer >Profile"
            commerce_layer: "PATCH /api/customers/{customer} ~Profile:customers .id={customer} >Profile"
        };
        /// Deletes the shopper's account, which cannot be undone, and ends the session in every tab, where
        /// listeners hear `logout`. Orders stay with the store.
        ///
        /// @throws {CustomerError} `forbidden` when the store does not let shoppers do this; the session
        /// then goes on.
        delete() -> "void" = ProfileDelete {
            elastic_path: "DELETE /v2/customers/{customer}"
            commerce_layer: "DELETE /api/customers/{customer}"
        };
    }
    /// The signed-in shopper's address book.
    "addresses" as "Addresses" also
"  /**
   * Goes through all addresses, a page at a time where the platform pages them.
   *
   * @example
   * for await (const address of shop.addresses.all()) show(address);
   */
  all(query?: AllQuery, options?: CallOptions): AsyncGenerator<Address<N[\"address\"]>, void, undefined>;
"
    {
        /// Lists the addresses, a page at a time where the platform pages them.
        list(query?: "PageQuery") -> "Page<Address<N[\"address\"]>>" = AddressesList {
            elastic_path: "GET /v2/customers/{customer}/addresses ?Page >*Address"
            commerce_layer: "GET /api/customer_addresses?include=address ?Page >*Address"
        };
        /// Reads one address.
        ///
        /// @throws {CustomerError} `not-found` when the shopper has no such address.
        get(id) -> "Address<N[\"address\"]>" = AddressesGet {
            elastic_path: "GET /v2/customers/{customer}/addresses/{0} >Address"
            commerce_layer: "GET /api/customer_addresses/{0}?include=address >Address"
        };
        /// Adds an address. Which fields are mandatory is a setting of the store, so what is missing
        /// comes back from it as a `validation` error with `fields`.
        ///
        /// @throws {CustomerError} `limit-reached` when the address book is full.
        create(input: "AddressInput<N[\"addressInput\"]>") -> "Address<N[\"address\"]>" = AddressesCreate {
            elastic_path: "POST /v2/customers/{customer}/addresses +Address:address >Address"
            commerce_layer: "POST /api/addresses +Address:addresses >Address"
        };
        /// Changes what is given and leaves the rest; `null` clears a field. An `Address` with changes
        /// may be passed as it is: its id and dates are not sent, and of its `native` record the store's
        /// own fields alone are.
        update(id, input: "AddressInput<N[\"addressInput\"]>") -> "Address<N[\"address\"]>" = AddressesUpdate {
            // The page of 2024 requires the id in the body too, equal to the one in the path.
            elastic_path: "PUT /v2/customers/{customer}/addresses/{0} ~Address:address .id={0} >Address"
            commerce_layer: "PATCH /api/addresses/{0} ~Address:addresses .id={0} >Address"
        };
        /// Deletes an address.
        delete(id) -> "void" = AddressesDelete {
            elastic_path: "DELETE /v2/customers/{customer}/addresses/{0}"
            commerce_layer: "DELETE /api/customer_addresses/{0}"
        };
    }
    /// The signed-in shopper's orders.
    "orders" as "Orders" also
"  /**
   * Goes through all orders, a page at a time.
   *
   * @example
   * for await (const order of shop.orders.all()) show(order);
   */
  all<I extends IncludeOf<N> = never>(
    query?: OrderQuery<N, I> & { cursor?: undefined },
    options?: CallOptions,
  ): AsyncGenerator<OrderWith<N, I>, void, undefined>;
"
    {
        /// Lists the orders, newest first unless `sort` says otherwise; without their lines unless
        /// `include` names them.
        ///
        /// @example
        /// let page = await shop.orders.list({ limit: 10, filter: { paymentStatus: "paid" } });
        /// if (page.nextCursor) page = await shop.orders.list({ limit: 10, cursor: page.nextCursor });
        list<"I extends IncludeOf<N> = never">(query?: "OrderQuery<N, I>") -> "Page<OrderWith<N, I>>" = OrdersList {
            elastic_path: "GET /v2/orders ?OrderQuery:-created_at >*OrderSummary"
            commerce_layer: "GET /api/orders $ ?OrderQuery:-placed_at %status,notIn=draft,pending >*OrderSummary,OrderParts"
        };
        /// Reads one order with its lines, and with what else `include` names.
        ///
        /// @throws {CustomerError} `not-found` when the shopper has no such order.
        get<"I extends IncludeOf<N> = never">(id, query?: "Pick<OrderQuery<N, I>, \"include\"> & Taken<N[\"orderFields\"]>")
            -> "OrderWith<N, I | \"lines\">" = OrdersGet {
            elastic_path: "GET /v2/orders/{0} ?OrderQuery &lines >OrderSummary"
            commerce_layer: "GET /api/orders/{0} $ ?OrderQuery &lines,shippingAddress,billingAddress >OrderSummary,OrderParts"
        };
        /// Reads an order's lines alone.
        items(orderId) -> "(OrderLine<N[\"orderLine\"]> & N[\"orderLineParts\"])[]" = OrdersItems {
            elastic_path: "GET /v2/orders/{0}/items >[OrderLine"
            commerce_layer: "GET /api/orders/{0} $ ?OrderQuery &lines >.OrderLines"
        };
        /// Reads what was paid, authorized, taken and given back for an order.
        ///
        /// @throws {CustomerError} `forbidden` when the store does not show transactions to shoppers.
        transactions(orderId) -> "Transaction<N[\"transaction\"]>[]" = OrdersTransactions {
            elastic_path: "GET /v2/orders/{0}/transactions >[Transaction"
            commerce_layer: "GET /api/orders/{0} $ ?OrderQuery &transactions >.OrderTransactions"
        };
        /// Reads one transaction of an order.
        transaction(orderId, transactionId) -> "Transaction<N[\"transaction\"]>" = OrdersTransaction {
            elastic_path: "GET /v2/orders/{0}/transactions/{1} >Transaction"
            commerce_layer: "GET /api/orders/{0}/transactions?filter%5Bq%5D%5Bid_eq%5D={1} >!Transaction"
        };
        /// Reads the parcels of an order: where each is sent, how, and where it can be tracked.
        shipments(orderId) -> "(Shipment<N[\"shipment\"]> & N[\"shipmentParts\"])[]" = OrdersShipments {
            elastic_path: "GET /v2/orders/{0}/shipping-groups >[Shipment"
            commerce_layer: "GET /api/orders/{0} $ ?OrderQuery &shipments >.OrderShipments"
        };
        /// Reads one parcel of an order.
        shipment(orderId, shipmentId) -> "Shipment<N[\"shipment\"]> & N[\"shipmentParts\"]" = OrdersShipment {
            elastic_path: "GET /v2/orders/{0}/shipping-groups/{1} >Shipment"
            commerce_layer: "GET /api/orders/{0}/shipments?filter%5Bq%5D%5Bid_eq%5D={1}&include=parcels,shipping_method,shipping_address >!Shipment,ShipmentParts"
        };
    }
    /// What the package has no method for.
    "" as "PassThrough" {
        /// Sends a request to the platform with the session's tokens, renewed and sent again as for
        /// any method. It resolves with the platform's response, whatever its status. `path` is a path
        /// of the platform's API, encoded; tokens go nowhere else, and redirects are refused.
        ///
        /// @example
        /// const response = await shop.fetch("/v2/currencies");
        fetch(path, init?: "PassThroughRequest") -> "Response" = Fetch;
    }
}
