//! `POST /oauth/access_token`: the only endpoint that speaks form-encoded and answers without an
//! envelope (G1: specifications wrap the body in `data`, documents and SDKs do not).

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::json;

use super::problem::Problem;
use super::query::Pairs;
use super::tokens::Grant;
use crate::clock::SECOND;
use crate::state::Shared;
use crate::wire;

pub(crate) const STOREFRONT_CLIENT_ID: &str = "sandbox-storefront";
pub(crate) const BACKEND_CLIENT_ID: &str = "sandbox-backend";
pub(crate) const BACKEND_CLIENT_SECRET: &str = "sandbox-secret";

const BACKEND_SECONDS: i64 = 3_600;

pub(crate) async fn create(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    if world.settings.form_encoding_required && !is_form(&headers) {
        return Err(Problem::bad_request(
            "The body must be application/x-www-form-urlencoded",
        ));
    }
    let form = Pairs::read(&body);
    let grant = grant(&form)?;
    let lifetime = match grant {
        Grant::Implicit => world.settings.implicit_seconds,
        Grant::ClientCredentials => BACKEND_SECONDS,
    };
    let now = world.now();
    let expires = now + lifetime * SECOND;
    let token = json!({
        "access_token": world.tokens.issue_bearer(grant, now, expires),
        "token_type": "Bearer",
        "identifier": grant.name(),
        "expires_in": lifetime,
        "expires": expires / SECOND,
    });
    let body = match world.settings.wrapped_token_body {
        true => json!({"data": token}),
        false => token,
    };
    Ok(wire::json(StatusCode::OK, &body))
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

fn grant(form: &Pairs) -> Result<Grant, Problem> {
    let known = match form.get("grant_type") {
        Some("implicit") => (Grant::Implicit, STOREFRONT_CLIENT_ID, None),
        Some("client_credentials") => (
            Grant::ClientCredentials,
            BACKEND_CLIENT_ID,
            Some(BACKEND_CLIENT_SECRET),
        ),
        _ => return Err(Problem::bad_request("The grant_type is not supported")),
    };
    let (grant, client_id, secret) = known;
    let secret_fits = secret.is_none() || form.get("client_secret") == secret;
    match form.get("client_id") == Some(client_id) && secret_fits {
        true => Ok(grant),
        false => Err(Problem::unauthorized("The client is not known")),
    }
}
