//! `/v2/customers/{id}/addresses`: a shopper's address book. Its list has no pages: the documents
//! show neither `meta` nor `links` on it, and the quota keeps it to one page.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body::{self, Field, Rule, field};
use super::customers::unknown_customer;
use super::pagination::Origin;
use super::problem::{BrokenRule, Problem};
use super::store::Address;
use crate::state::Shared;
use crate::wire;

const WRITABLE: &[Field] = &[
    field("name", Rule::NotEmpty),
    field("first_name", Rule::Text),
    field("last_name", Rule::Text),
    field("phone_number", Rule::Text),
    field("instructions", Rule::Text),
    field("company_name", Rule::Text),
    field("line_1", Rule::Text),
    field("line_2", Rule::Text),
    field("city", Rule::Text),
    field("county", Rule::Text),
    field("region", Rule::Text),
    field("postcode", Rule::Text),
    field("country", Rule::Text),
    field("delivery-notes", Rule::Custom),
];

/// Quotas are documented as 25 per customer, elsewhere as unlimited (G10).
const MOST_ADDRESSES: usize = 25;

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(customer_id): Path<String>,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let world = shared.lock();
    let customer = world
        .store
        .customer(&customer_id)
        .ok_or_else(unknown_customer)?;
    let data: Vec<Value> = customer
        .addresses
        .iter()
        .map(|address| address.resource(origin.root(), &world.settings))
        .collect();
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path((customer_id, address_id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let world = shared.lock();
    let customer = world
        .store
        .customer(&customer_id)
        .ok_or_else(unknown_customer)?;
    let address = customer
        .addresses
        .iter()
        .find(|address| address.id() == address_id)
        .ok_or_else(unknown_address)?;
    let resource = address.resource(origin.root(), &world.settings);
    Ok(wire::json(StatusCode::OK, &json!({"data": resource})))
}

pub(crate) async fn create(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(customer_id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let sent = body::data(&bytes, "address")?;
    let mut guard = shared.lock();
    let world = &mut *guard;
    let now = world.now();
    let customer = world
        .store
        .customer_mut(&customer_id)
        .ok_or_else(unknown_customer)?;
    let (fields, broken) = body::accept(&sent, WRITABLE);
    let mandatory = world
        .settings
        .mandatory_address_fields
        .iter()
        .map(String::as_str);
    Problem::from_broken_rules(&body::all(broken, body::missing(&fields, mandatory)))?;
    if customer.addresses.len() >= MOST_ADDRESSES {
        return Err(full_address_book());
    }
    let address = Address::new(&Uuid::new_v4().to_string(), &customer_id, fields, now);
    let resource = address.resource(origin.root(), &world.settings);
    customer.addresses.push(address);
    let status = StatusCode::from_u16(world.settings.create_status).unwrap_or(StatusCode::CREATED);
    Ok(wire::json(status, &json!({"data": resource})))
}

pub(crate) async fn update(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path((customer_id, address_id)): Path<(String, String)>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let sent = body::data(&bytes, "address")?;
    let mut guard = shared.lock();
    let world = &mut *guard;
    let now = world.now();
    let customer = world
        .store
        .customer_mut(&customer_id)
        .ok_or_else(unknown_customer)?;
    let address = customer
        .addresses
        .iter_mut()
        .find(|address| address.id() == address_id)
        .ok_or_else(unknown_address)?;
    // An `id` in the body is required on one page of the documents and absent on another: where it
    // is sent, it has to be the path's.
    if sent
        .get("id")
        .is_some_and(|id| id.as_str() != Some(&address_id))
    {
        Problem::from_broken_rules(&[BrokenRule::new("id", "eq")])?;
    }
    let (fields, broken) = body::accept(&sent, WRITABLE);
    let changed = address.with(fields, now);
    let mandatory = world
        .settings
        .mandatory_address_fields
        .iter()
        .map(String::as_str);
    Problem::from_broken_rules(&body::all(
        broken,
        body::missing(&changed.fields(), mandatory),
    ))?;
    let resource = changed.resource(origin.root(), &world.settings);
    *address = changed;
    Ok(wire::json(StatusCode::OK, &json!({"data": resource})))
}

pub(crate) async fn delete(
    State(shared): State<Shared>,
    caller: Caller,
    Path((customer_id, address_id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let mut world = shared.lock();
    let customer = world
        .store
        .customer_mut(&customer_id)
        .ok_or_else(unknown_customer)?;
    let before = customer.addresses.len();
    customer
        .addresses
        .retain(|address| address.id() != address_id);
    match customer.addresses.len() < before {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(unknown_address()),
    }
}

fn unknown_address() -> Problem {
    Problem::not_found("address not found")
}

/// How the platform words this, and whether it answers 400 or 422, is undocumented.
fn full_address_book() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "Unprocessable Entity",
        format!("A customer can have no more than {MOST_ADDRESSES} addresses"),
    )
}
