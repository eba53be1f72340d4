//! What a client can do, as one table: each row is a method that JavaScript sees, its TypeScript
//! signature, and its documentation. Adding a method is adding a row here and a route in each platform.

/// What an operation takes before its call options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// Nothing.
    Nothing,
    /// An input that must be given.
    Input,
    /// A query that may be left out.
    Query,
    /// An id.
    Id,
    /// An id and an input.
    IdAndInput,
    /// An address of the page.
    Url,
    /// A path of the platform's API, and what to send, which may be left out.
    PathAndQuery,
}

macro_rules! signature {
    (Nothing $type:literal) => {
        ""
    };
    (Input $type:literal) => {
        concat!("input: ", $type, ", ")
    };
    (Query $type:literal) => {
        concat!("query?: ", $type, ", ")
    };
    (Id $type:literal) => {
        "id: string, "
    };
    (IdAndInput $type:literal) => {
        concat!("id: string, input: ", $type, ", ")
    };
    (Url $type:literal) => {
        "url: string, "
    };
    (PathAndQuery $type:literal) => {
        concat!("path: string, init?: ", $type, ", ")
    };
}

macro_rules! operations {
    ($(
        $(#[doc = $about:literal])+
        $capability:literal as $interface:literal $(also $members:literal)? {
            $($(#[doc = $doc:literal])+ $method:ident = $variant:ident: $arguments:ident $input:literal -> $output:literal;)+
        }
    )+) => {
        /// What a client can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operation {
            $($($(#[doc = $doc])+ $variant,)+)+
        }

        impl Operation {
            /// Every operation; JavaScript names one by its place here.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)+];
            /// The JavaScript names in the same order, `capability.method`, each followed by a line break.
            /// A method of the client itself has no capability before the dot.
            pub const NAMES: &str = concat!($($($capability, ".", stringify!($method), "\n",)+)+);

            /// What it takes.
            pub fn arguments(self) -> Arguments {
                match self { $($(Self::$variant => Arguments::$arguments,)+)+ }
            }
        }

        /// The interfaces of the capabilities, in TypeScript.
        pub const CAPABILITIES_TYPESCRIPT: &str = concat!($(
            "/**\n", $(" *", $about, "\n",)+ " */\nexport interface ", $interface, "<N extends Natives = Natives> {\n",
            $($members,)?
            $(
                "  /**\n", $("   *", $doc, "\n",)+ "   */\n  ", stringify!($method), "(",
                signature!($arguments $input), "options?: CallOptions): Promise<", $output, ">;\n",
            )+
            "}\n\n",
        )+);
    };
}

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
        login = Login: Input "Credentials" -> "Session";
        /// Creates a customer, and signs in at once when a password was given (unless `login: false`).
        ///
        /// @throws {CustomerError} `conflict` when the e-mail address is taken; `forbidden` when this
        /// store does not let visitors create customers: register on your server instead.
        register = Register: Input "Registration" -> "Profile<N[\"customer\"]>";
        /// Ends the session in every tab and forgets its tokens. Local state ends whatever the network does.
        logout = Logout: Nothing "" -> "void";
        /// The headers that carry the session's tokens, renewed if need be: for other code that speaks
        /// to the same platform, such as a catalogue client. Read them anew for every request.
        headers = Headers: Nothing "" -> "Record<string, string>";
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
        profiles = SignOnProfiles: Nothing "" -> "SignOnProfile[]";
        /// Prepares a sign-on and returns the address to send the shopper to, by a navigation of the
        /// whole page. What must be found again is stored until `finish`.
        ///
        /// @throws {CustomerError} `storage` where the browser denies it or `storage` is "memory".
        start = SignOnStart: Input "SignOnRequest" -> "{ url: string }";
        /// Completes a sign-on from the address that the provider sent the shopper to. It works once.
        ///
        /// @throws {CustomerError} `sign-on-denied` when the provider or the shopper said no;
        /// `sign-on-state` when this browser began no such sign-on; `sign-on-code` when the code was
        /// used already or is too old.
        finish = SignOnFinish: Url "" -> "Session";
    }
    /// The signed-in shopper's own profile.
    "profile" as "Profiles" {
        /// Reads the profile.
        ///
        /// @throws {CustomerError} `not-signed-in` when nobody is signed in or the session has ended.
        get = ProfileGet: Nothing "" -> "Profile<N[\"customer\"]>";
        /// Changes what is given and leaves the rest. `password` sets a new password.
        ///
        /// @throws {CustomerError} `validation` with `fields` in the names of `ProfileInput`.
        update = ProfileUpdate: Input "ProfileInput" -> "Profile<N[\"customer\"]>";
    }
    /// The signed-in shopper's address book.
    "addresses" as "Addresses" {
        /// Lists the addresses, a page at a time where the platform pages them.
        list = AddressesList: Query "PageQuery" -> "Page<Address<N[\"address\"]>>";
        /// Reads one address.
        ///
        /// @throws {CustomerError} `not-found` when the shopper has no such address.
        get = AddressesGet: Id "" -> "Address<N[\"address\"]>";
        /// Adds an address. Which fields are mandatory is a setting of the store, so what is missing
        /// comes back from it as a `validation` error with `fields`.
        create = AddressesCreate: Input "AddressInput" -> "Address<N[\"address\"]>";
        /// Changes what is given and leaves the rest; `null` clears a field. An `Address` with changes
        /// may be passed as it is: its id, dates and `native` record are not sent.
        update = AddressesUpdate: IdAndInput "AddressInput" -> "Address<N[\"address\"]>";
        /// Deletes an address.
        delete = AddressesDelete: Id "" -> "void";
    }
    /// The signed-in shopper's orders.
    "orders" as "Orders" {
        /// Lists the orders, newest first, without their lines.
        ///
        /// @example
        /// let page = await shop.orders.list({ limit: 10 });
        /// if (page.nextCursor) page = await shop.orders.list({ limit: 10, cursor: page.nextCursor });
        list = OrdersList: Query "PageQuery" -> "Page<OrderSummary<N[\"order\"]>>";
        /// Reads one order with its lines.
        ///
        /// @throws {CustomerError} `not-found` when the shopper has no such order.
        get = OrdersGet: Id "" -> "Order<N[\"order\"], N[\"orderLine\"]>";
    }
    /// What the package has no method for.
    "" as "PassThrough" {
        /// Sends a request to the platform with the session's tokens, renewed and sent again as for
        /// any method. It resolves with the platform's response, whatever its status. `path` is a path
        /// of the platform's API, encoded; tokens go nowhere else, and redirects are refused.
        ///
        /// @example
        /// const response = await shop.fetch("/v2/carts", { headers: { "x-moltin-currency": "EUR" } });
        fetch = Fetch: PathAndQuery "PassThroughRequest" -> "Response";
    }
}
