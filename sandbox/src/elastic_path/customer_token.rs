//! `POST /v2/customers/tokens`: a shopper signs in with e-mail and password, or with the code that
//! single sign-on brought back. The answer is the same.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body;
use super::problem::Problem;
use super::single_sign_on;
use crate::clock::SECOND;
use crate::state::{Shared, World};
use crate::wire;

pub(crate) async fn create(
    State(shared): State<Shared>,
    _: Caller,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let data = body::data(&bytes, "token")?;
    let mut world = shared.lock();
    let mechanism = data.get("authentication_mechanism").and_then(Value::as_str);
    let customer_id = match mechanism {
        None | Some("password") => by_password(&data, &world)?,
        Some("oidc") => single_sign_on::redeem(&data, &mut world)?,
        Some(_) => {
            return Err(Problem::bad_request(
                "The authentication_mechanism must be password or oidc",
            ));
        }
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

fn by_password(data: &Map<String, Value>, world: &World) -> Result<String, Problem> {
    Problem::from_broken_rules(&body::missing(data, ["email", "password"]))?;
    let sent = |name| data.get(name).and_then(Value::as_str).unwrap_or_default();
    match world.store.customer_by_credentials(
        sent("email"),
        sent("password"),
        world.settings.email_is_case_sensitive,
    ) {
        Some(customer) => Ok(customer.id().to_owned()),
        // Status and sentence are undocumented: the one is a setting, the other our own.
        None => Err(Problem::with_status(
            world.settings.wrong_credentials_status,
            "The e-mail address and password do not match a customer",
        )),
    }
}
