//! Elastic Path Commerce Cloud as its documents describe it: routes, tokens, envelopes, errors.
//! Nothing here knows about faults, the request log or CORS; those lie around every platform alike.

mod access;
mod access_token;
mod addresses;
mod body;
mod customer_token;
mod customers;
mod filter;
mod order_query;
mod orders;
mod pagination;
mod problem;
mod query;
mod single_sign_on;
mod store;
mod tokens;

use axum::Router;
use axum::routing::{get, post};

use crate::state::Shared;

pub(crate) use access_token::{BACKEND_CLIENT_ID, BACKEND_CLIENT_SECRET, STOREFRONT_CLIENT_ID};
pub(crate) use problem::{Problem, render as render_problem};
pub(crate) use store::{Address, Customer, Order, Store};
pub(crate) use tokens::{Grant, Tokens};

/// Every address of the platform that the sandbox answers.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/oauth/access_token", post(access_token::create))
        .route("/v2/customers/tokens", post(customer_token::create))
        .route(
            "/v2/customers",
            get(customers::list).post(customers::create),
        )
        .route(
            "/v2/customers/{customer_id}",
            get(customers::get)
                .put(customers::update)
                .delete(customers::delete),
        )
        .route(
            "/v2/customers/{customer_id}/addresses",
            get(addresses::list).post(addresses::create),
        )
        .route(
            "/v2/customers/{customer_id}/addresses/{address_id}",
            get(addresses::get)
                .put(addresses::update)
                .delete(addresses::delete),
        )
        .route("/v2/orders", get(orders::list))
        .route("/v2/orders/{order_id}", get(orders::get))
        .route("/v2/orders/{order_id}/items", get(orders::items))
        .route(
            "/v2/settings/customer-authentication",
            get(single_sign_on::settings),
        )
        .route(
            "/v2/authentication-realms/{realm_id}/oidc-profiles",
            get(single_sign_on::profiles),
        )
        // The how-to asks with a slash at the end, the reference without.
        .route(
            "/v2/authentication-realms/{realm_id}/oidc-profiles/",
            get(single_sign_on::profiles),
        )
        .route(
            "/v2/authentication-realms/{realm_id}/oidc-profiles/{profile_id}",
            get(single_sign_on::profile),
        )
        .route(
            single_sign_on::AUTHORIZATION_PATH,
            get(single_sign_on::show_login).post(single_sign_on::log_in),
        )
        .fallback(no_such_endpoint)
        .method_not_allowed_fallback(no_such_method)
}

async fn no_such_endpoint() -> Problem {
    Problem::not_found("The requested endpoint was not found")
}

async fn no_such_method() -> Problem {
    Problem::method_not_allowed()
}
