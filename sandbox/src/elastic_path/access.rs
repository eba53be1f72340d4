//! Who is calling, and what that caller may do: the platform's permission table.
//! Endpoints ask here first; they never look at a token themselves.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::problem::Problem;
use super::tokens::{Grant, Presented};
use crate::state::Shared;

/// A request's valid tokens.
pub(crate) struct Caller {
    grant: Grant,
    customer: Option<String>,
    /// The status for another customer's record, which is a setting.
    foreign_status: u16,
}

/// Whose orders a caller may see.
pub(crate) enum OrderScope {
    All,
    Of(String),
}

impl Caller {
    pub(crate) fn is_backend(&self) -> bool {
        self.grant == Grant::ClientCredentials
    }

    pub(crate) fn is_signed_in(&self) -> bool {
        self.customer.is_some()
    }

    pub(crate) fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    /// Carts are open to whoever knows their id, except that one tied to a customer is closed to
    /// another customer's token.
    pub(crate) fn may_use_cart_of(&self, owner: Option<&str>) -> Result<(), Problem> {
        match (owner, &self.customer) {
            (Some(owner), Some(customer)) if owner != customer => Err(Problem::forbidden()),
            _ => Ok(()),
        }
    }

    /// The specification speaks of client_credentials here, the permission table lets implicit tokens
    /// write, so it is a setting.
    pub(crate) fn may_check_out(&self, implicit_may: bool) -> Result<(), Problem> {
        self.allow(implicit_may)
    }

    /// `/orders` is closed to writing for browsers, yet the reference storefront pays from one (G33).
    pub(crate) fn may_pay(&self, implicit_may: bool) -> Result<(), Problem> {
        self.allow(implicit_may)
    }

    /// The platform's settings and custom fields are written by the backend only.
    pub(crate) fn may_administer(&self) -> Result<(), Problem> {
        self.allow(false)
    }

    fn allow(&self, implicit_may: bool) -> Result<(), Problem> {
        match self.is_backend() || implicit_may {
            true => Ok(()),
            false => Err(Problem::forbidden()),
        }
    }

    /// `/customers` as a whole is closed to browsers.
    pub(crate) fn may_list_customers(&self) -> Result<(), Problem> {
        self.allow(false)
    }

    /// Documents disagree whether an implicit token alone may register (G5), so it is a setting.
    pub(crate) fn may_register(&self, implicit_may: bool) -> Result<(), Problem> {
        self.allow(self.is_signed_in() || implicit_may)
    }

    /// The permission table closes these settings to browsers, the single sign-on guide has a browser
    /// read them (G6), so it is a setting.
    pub(crate) fn may_read_authentication_settings(
        &self,
        implicit_may: bool,
    ) -> Result<(), Problem> {
        self.allow(implicit_may)
    }

    /// A shopper may touch their own record only. For a foreign one, the status is undocumented.
    pub(crate) fn may_touch(&self, customer_id: &str) -> Result<(), Problem> {
        match (self.is_backend(), self.customer()) {
            (true, _) => Ok(()),
            (_, Some(own)) if own == customer_id => Ok(()),
            (_, Some(_)) => Err(Problem::forbidden_with(self.foreign_status)),
            (_, None) => Err(Problem::forbidden()),
        }
    }

    /// A customer token narrows even a backend's view to that customer's orders.
    pub(crate) fn order_scope(&self) -> Result<OrderScope, Problem> {
        match (&self.customer, self.grant) {
            (Some(customer), _) => Ok(OrderScope::Of(customer.clone())),
            (None, Grant::ClientCredentials) => Ok(OrderScope::All),
            (None, Grant::Implicit) => Err(Problem::forbidden()),
        }
    }
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, Problem> {
        let world = shared.lock();
        let now = world.now();
        let Presented::Valid(grant) = world.tokens.bearer(&parts.headers, now) else {
            return Err(Problem::unauthorized("Unable to validate access token"));
        };
        // The status for a bad customer token is undocumented; so is the sentence.
        let customer = match world.tokens.customer(&parts.headers, now) {
            Presented::Missing => None,
            Presented::Valid(customer) => Some(customer),
            Presented::Unknown | Presented::Expired => {
                return Err(Problem::with_status(
                    world.settings.bad_customer_token_status,
                    "Unable to validate customer token",
                ));
            }
        };
        Ok(Self {
            grant,
            customer,
            foreign_status: world.settings.foreign_customer_status,
        })
    }
}
