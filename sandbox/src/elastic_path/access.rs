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

    /// `/customers` as a whole is closed to browsers.
    pub(crate) fn may_list_customers(&self) -> Result<(), Problem> {
        if self.is_backend() {
            Ok(())
        } else {
            Err(Problem::forbidden())
        }
    }

    /// Documents disagree whether an implicit token alone may register (G5), so it is a setting.
    pub(crate) fn may_register(&self, implicit_may: bool) -> Result<(), Problem> {
        match self.is_backend() || self.customer.is_some() || implicit_may {
            true => Ok(()),
            false => Err(Problem::forbidden()),
        }
    }

    /// The permission table closes these settings to browsers, the single sign-on guide has a browser
    /// read them (G6), so it is a setting.
    pub(crate) fn may_read_authentication_settings(
        &self,
        implicit_may: bool,
    ) -> Result<(), Problem> {
        match self.is_backend() || implicit_may {
            true => Ok(()),
            false => Err(Problem::forbidden()),
        }
    }

    /// A shopper may touch their own record only. For a foreign one, 403 or 404 is undocumented.
    pub(crate) fn may_touch(&self, customer_id: &str) -> Result<(), Problem> {
        match self.is_backend() || self.customer.as_deref() == Some(customer_id) {
            true => Ok(()),
            false => Err(Problem::forbidden()),
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
                return Err(Problem::unauthorized("Unable to validate customer token"));
            }
        };
        Ok(Self { grant, customer })
    }
}
