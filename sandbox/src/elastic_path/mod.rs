//! Elastic Path Commerce Cloud as its documents describe it: routes, tokens, envelopes, errors.
//! Nothing here knows about faults, the request log or CORS; those lie around every platform alike.

mod access;
mod access_token;
mod addresses;
mod body;
mod carts;
mod catalog;
mod customer_token;
mod customers;
mod filter;
mod flows;
pub(crate) mod lines;
mod orders;
mod pagination;
mod problem;
mod query;
mod rate_limit;
mod single_sign_on;
mod store;
mod tokens;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post, put};

use crate::state::Shared;

pub(crate) use access_token::{BACKEND_CLIENT_ID, BACKEND_CLIENT_SECRET, STOREFRONT_CLIENT_ID};
pub(crate) use catalog::Catalog;
pub(crate) use orders::Transaction;
pub(crate) use problem::{Problem, render as render_problem};
pub(crate) use rate_limit::Rate;
pub(crate) use store::{Address, Customer, Fields, Order, Store, insert, related};
pub(crate) use tokens::{Grant, Tokens};

/// Every address of the platform that the sandbox answers.
pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    Router::new()
        .merge(cart_routes())
        .merge(order_routes())
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
        .route(
            "/v2/customers/attributes",
            get(flows::attributes::customers),
        )
        .route(
            "/v2/addresses/attributes",
            get(flows::attributes::addresses),
        )
        .route("/v2/orders/attributes", get(flows::attributes::orders))
        .route(
            "/v2/flows/{flow}/entries/{entry_id}/relationships/{slug}",
            post(flows::entries::relate)
                .put(flows::entries::replace)
                .delete(flows::entries::part),
        )
        .route(
            "/v2/settings/customer-authentication",
            get(single_sign_on::settings),
        )
        // The path of an older how-to (G6).
        .route(
            "/v2/customer-authentication-settings",
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
        .layer(from_fn_with_state(shared.clone(), rate_limit::enforce))
}

fn cart_routes() -> Router<Shared> {
    Router::new()
        .route("/v2/carts", get(carts::list).post(carts::create))
        .route(
            "/v2/carts/{cart_id}",
            get(carts::get).put(carts::update).delete(carts::delete),
        )
        .route(
            "/v2/carts/{cart_id}/items",
            get(carts::items)
                .post(carts::add_items)
                .put(carts::change_items)
                .delete(carts::clear),
        )
        .route(
            "/v2/carts/{cart_id}/items/{item_id}",
            put(carts::change_item).delete(carts::remove_item),
        )
        .route(
            "/v2/carts/{cart_id}/discounts/{code}",
            delete(carts::remove_promotion),
        )
        .route(
            "/v2/carts/{cart_id}/relationships/customers",
            post(carts::associate).delete(carts::disassociate),
        )
        .route("/v2/carts/{cart_id}/checkout", post(carts::check_out))
}

fn order_routes() -> Router<Shared> {
    Router::new()
        .route("/v2/orders", get(orders::list))
        .route(
            "/v2/orders/{order_id}",
            get(orders::get).put(orders::update),
        )
        .route("/v2/orders/{order_id}/items", get(orders::items))
        .route("/v2/orders/{order_id}/payments", post(orders::pay))
        .route(
            "/v2/orders/{order_id}/transactions",
            get(orders::transactions),
        )
        .route(
            "/v2/orders/{order_id}/transactions/{transaction_id}",
            get(orders::transaction),
        )
        .route(
            "/v2/orders/{order_id}/shipping-groups",
            get(orders::shipping_groups),
        )
        .route(
            "/v2/orders/{order_id}/shipping-groups/{group_id}",
            get(orders::shipping_group),
        )
}

async fn no_such_endpoint() -> Problem {
    Problem::not_found("The requested endpoint was not found")
}

async fn no_such_method() -> Problem {
    Problem::method_not_allowed()
}
