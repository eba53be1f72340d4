//! `/v2/carts/{id}/relationships/customers`: ties a cart to a customer, and unties it.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::{forget_expired, unknown_cart};
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::customers::unknown_customer;
use crate::elastic_path::problem::{BrokenRule, Problem};
use crate::elastic_path::store::text;
use crate::state::Shared;
use crate::wire;

pub(crate) async fn create(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let customer_id = the_customer(&bytes)?;
    let mut world = shared.lock();
    forget_expired(&mut world);
    caller.may_touch(&customer_id)?;
    world
        .store
        .customer(&customer_id)
        .ok_or_else(unknown_customer)?;
    let now = world.now();
    let cart = world.store.cart_mut(&id).ok_or_else(unknown_cart)?;
    match cart.customer.as_deref() {
        Some(owner) if owner == customer_id => return Ok(StatusCode::NO_CONTENT.into_response()),
        Some(_) => return Err(more_than_one()),
        None => {}
    }
    if cart.contact_email().is_some() {
        // Documented as a 422 whose body says 400.
        return Err(Problem::unprocessable(
            "Unable to associate customers to carts with contact emails attached.",
        )
        .titled("Cannot associate customers to carts with contact emails")
        .claiming(StatusCode::BAD_REQUEST));
    }
    cart.customer = Some(customer_id.clone());
    cart.touch(now);
    let data = json!([{"type": "customer", "id": customer_id}]);
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

pub(crate) async fn delete(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let customer_id = the_customer(&bytes)?;
    caller.may_touch(&customer_id)?;
    let mut world = shared.lock();
    forget_expired(&mut world);
    let now = world.now();
    let cart = world.store.cart_mut(&id).ok_or_else(unknown_cart)?;
    cart.leave(&customer_id);
    cart.touch(now);
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The id of the one customer in the list that was sent.
fn the_customer(bytes: &[u8]) -> Result<String, Problem> {
    let mut envelope = body::envelope(bytes)?;
    let Some(Value::Array(customers)) = envelope.remove("data") else {
        return Err(Problem::forbidden_because("Invalid json payload"));
    };
    if customers.iter().any(|one| text(one, "/type") != "customer") {
        Problem::from_broken_rules(&[BrokenRule::new("type", "eq")])?;
    }
    match customers.as_slice() {
        [one] => Ok(text(one, "/id").to_owned()),
        [] => Err(Problem::bad_request("The list of customers is empty")),
        _ => Err(more_than_one()),
    }
}

fn more_than_one() -> Problem {
    Problem::forbidden_because("Cannot associate more than one customer")
}
