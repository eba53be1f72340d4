//! `POST /v2/customers/tokens`: a shopper signs in with e-mail and password.
//! Signing in through an OpenID provider is not emulated.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body;
use super::problem::Problem;
use crate::clock::SECOND;
use crate::state::Shared;
use crate::wire;

pub(crate) async fn create(
    State(shared): State<Shared>,
    _: Caller,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let data = body::data(&bytes, "token")?;
    if !matches!(
        data.get("authentication_mechanism").and_then(Value::as_str),
        None | Some("password")
    ) {
        return Err(Problem::bad_request(
            "The sandbox knows the password mechanism only",
        ));
    }
    Problem::from_broken_rules(&body::missing(&data, ["email", "password"]))?;
    let sent = |name| data.get(name).and_then(Value::as_str).unwrap_or_default();

    let mut world = shared.lock();
    let customer = world
        .store
        .customer_by_email(sent("email"))
        .filter(|customer| customer.password.as_deref() == Some(sent("password")))
        .map(|customer| customer.id().to_owned());
    let Some(customer_id) = customer else {
        return Err(wrong_credentials(world.settings.wrong_credentials_status));
    };
    let now = world.now();
    let expires = now + world.settings.customer_seconds * SECOND;
    let token = world.tokens.issue_customer(&customer_id, now, expires);
    let data = json!({
        "type": "token",
        "id": Uuid::new_v4(),
        "customer_id": customer_id,
        "token": token,
        "expires": expires / SECOND,
    });
    let status =
        StatusCode::from_u16(world.settings.customer_token_status).unwrap_or(StatusCode::OK);
    Ok(wire::json(status, &json!({"data": data})))
}

/// Status and sentence are undocumented, so the status is a setting and the sentence our own.
fn wrong_credentials(status: u16) -> Problem {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNAUTHORIZED);
    let title = status.canonical_reason().unwrap_or("Unauthorized");
    Problem::new(
        status,
        title,
        "The e-mail address and password do not match a customer",
    )
}
