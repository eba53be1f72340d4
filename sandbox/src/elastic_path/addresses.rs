//! `/v2/customers/{id}/addresses`: a shopper's address book. Its list has no pages unless a
//! setting gives it some: the documents show neither `meta` nor `links` on it.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body::{self, Field, Rule, field};
use super::customers::unknown_customer;
use super::flows;
use super::pagination::{Origin, Page};
use super::problem::{BrokenRule, Problem};
use super::query::Pairs;
use super::store::{Address, Fields};
use crate::settings::{Flow, Settings};
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
];

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(customer_id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&customer_id)?;
    let world = shared.lock();
    let settings = &world.settings;
    let customer = world
        .store
        .customer(&customer_id)
        .ok_or_else(unknown_customer)?;
    let resource = |address: &Address| address.resource(origin.root(), settings);
    if !settings.paged_addresses {
        let data: Vec<Value> = customer.addresses.iter().map(resource).collect();
        return Ok(wire::json(StatusCode::OK, &json!({"data": data})));
    }
    let page = Page::read(&query, settings)?;
    let addresses: Vec<&Address> = customer.addresses.iter().collect();
    let data = page.of(addresses).map(resource).collect();
    let total = customer.addresses.len();
    Ok(wire::json(
        StatusCode::OK,
        &page.envelope(data, total, &origin, &query, settings),
    ))
}

/// One address, wrapped or not (G4).
fn answer(status: StatusCode, resource: Value, settings: &Settings) -> Response<Body> {
    match settings.unwrapped_address {
        true => wire::json(status, &resource),
        false => wire::json(status, &json!({"data": resource})),
    }
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
    Ok(answer(StatusCode::OK, resource, &world.settings))
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
    let settings = &world.settings;
    let (fields, broken) = body::accept(&sent, WRITABLE);
    let (custom, broken_custom) = flows::accept_all(&sent, Flow::Addresses, settings);
    let mandatory = &settings.mandatory_address_fields;
    check(broken, broken_custom, &fields, mandatory)?;
    room_for_one_more(customer.addresses.len(), settings)?;
    let id = Uuid::new_v4().to_string();
    let address = Address::new(&id, &customer_id, fields, custom, now);
    let resource = address.resource(origin.root(), settings);
    customer.addresses.push(address);
    let status = StatusCode::from_u16(settings.create_status).unwrap_or(StatusCode::CREATED);
    Ok(answer(status, resource, settings))
}

fn check(
    broken: Vec<BrokenRule>,
    broken_custom: Vec<BrokenRule>,
    fields: &Fields,
    mandatory: &[String],
) -> Result<(), Problem> {
    let missing = body::missing(fields, mandatory.iter().map(String::as_str));
    Problem::from_broken_rules(&body::all(body::all(broken, missing), broken_custom))
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
    let settings = &world.settings;
    // An `id` in the body is required on one page of the documents and absent on another (G12): where
    // it is sent, it has to be the path's.
    match sent.get("id") {
        None if settings.address_update_needs_id => {
            Problem::from_broken_rules(&[BrokenRule::new("id", "required")])?;
        }
        Some(id) if id.as_str() != Some(&address_id) => {
            Problem::from_broken_rules(&[BrokenRule::new("id", "eq")])?;
        }
        _ => {}
    }
    let (fields, broken) = body::accept(&sent, WRITABLE);
    let (custom, broken_custom) = flows::accept(&sent, Flow::Addresses, settings);
    let changed = address.with(fields, custom, now);
    let mandatory = settings
        .mandatory_address_update_fields
        .as_ref()
        .unwrap_or(&settings.mandatory_address_fields);
    check(broken, broken_custom, &changed.fields(), mandatory)?;
    let resource = changed.resource(origin.root(), settings);
    *address = changed;
    Ok(answer(StatusCode::OK, resource, settings))
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

/// How many there may be is documented twice (G10); how a full book is refused, not at all.
fn room_for_one_more(addresses: usize, settings: &Settings) -> Result<(), Problem> {
    match settings.most_addresses {
        Some(most) if addresses >= usize::try_from(most).unwrap_or(usize::MAX) => {
            Err(Problem::with_status(
                settings.full_address_book_status,
                format!("A customer can have no more than {most} addresses"),
            ))
        }
        _ => Ok(()),
    }
}
