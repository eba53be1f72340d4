//! The authorization endpoint: a page on which the shopper signs in at the provider, and what its
//! form brings. It remembers nothing in between: the form posts to the address it came from, query
//! included.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::Response;

use super::page;
use super::redemption::Authorization;
use super::request::{AuthorizationRequest, Refusal};
use crate::clock::SECOND;
use crate::elastic_path::query::Pairs;
use crate::state::Shared;

/// The platform's own is longer, with store and realm in it. Clients take it from a profile's link.
pub(crate) const PATH: &str = "/oidc/authorize";

pub(crate) async fn show(
    State(shared): State<Shared>,
    query: Pairs,
) -> Result<Response<Body>, Refusal> {
    let request = AuthorizationRequest::read(&query, &shared.lock().settings)?;
    Ok(page::first(request.profile))
}

pub(crate) async fn log_in(
    State(shared): State<Shared>,
    query: Pairs,
    bytes: Bytes,
) -> Result<Response<Body>, Refusal> {
    let mut world = shared.lock();
    let request = AuthorizationRequest::read(&query, &world.settings)?;
    let form = Pairs::read(&bytes);
    if form.get("decision") == Some("cancel") {
        return Err(Refusal::by_the_shopper(request.way_back));
    }
    let sent = |name| form.get(name).unwrap_or_default();
    let Some(customer) = world.store.customer_by_credentials(
        sent("email"),
        sent("password"),
        world.settings.email_is_case_sensitive,
    ) else {
        return Ok(page::after_wrong_credentials(
            request.profile,
            sent("email"),
        ));
    };
    let authorization = Authorization {
        customer_id: customer.id().to_owned(),
        redirect_uri: request.way_back.redirect_uri().to_owned(),
        code_challenge: request.code_challenge,
    };
    let now = world.now();
    let expires = now + world.settings.authorization_code_seconds * SECOND;
    let code = world.tokens.issue_code(authorization, now, expires);
    Ok(request.way_back.with(&[("code", &code)]))
}
