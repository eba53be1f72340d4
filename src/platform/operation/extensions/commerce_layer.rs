//! Commerce Layer's optional modules.

use super::super::Extension;
use crate::platform::joined::joined;
use crate::platform::queries;
use crate::platform::resources::{customer, password};

/// Every optional module.
pub const EXTENSIONS: &[&Extension] = &[&CUSTOMER, &PASSWORDS];

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
