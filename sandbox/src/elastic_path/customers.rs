//! `/v2/customers`: register, read, change, delete, and the backend's list.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body::{self, Field, Rule, field};
use super::filter::{Attribute, Conditions, Kind, RANGE, SAME, SAME_OR_LIKE, Source};
use super::pagination::{Origin, Page, Sort, sorted};
use super::problem::Problem;
use super::query::Pairs;
use super::store::Customer;
use crate::state::Shared;
use crate::wire;

const WRITABLE: &[Field] = &[
    field("name", Rule::NotEmpty),
    field("email", Rule::Email),
    field("password", Rule::NotEmpty),
    field("external_ref", Rule::Text),
    field("loyalty_tier", Rule::Custom),
];

const ATTRIBUTES: &[Attribute] = &[
    Attribute::new("email", Source::Body("/email"), Kind::Text, SAME_OR_LIKE),
    Attribute::new("name", Source::Body("/name"), Kind::Text, SAME_OR_LIKE),
    Attribute::new("id", Source::Body("/id"), Kind::Text, RANGE),
    Attribute::new(
        "created_at",
        Source::Body("/meta/timestamps/created_at"),
        Kind::Date,
        RANGE,
    ),
    Attribute::new(
        "updated_at",
        Source::Body("/meta/timestamps/updated_at"),
        Kind::Date,
        RANGE,
    ),
    Attribute::new(
        "external_ref",
        Source::Body("/external_ref"),
        Kind::Text,
        SAME,
    ),
];

const SORT: Sort = Sort {
    default: "-created_at",
    keys: &[
        ("created_at", "/meta/timestamps/created_at"),
        ("updated_at", "/meta/timestamps/updated_at"),
        ("email", "/email"),
        ("id", "/id"),
        ("name", "/name"),
    ],
};

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    caller.may_list_customers()?;
    let page = Page::read(&query)?;
    let conditions = Conditions::read(query.get("filter"), ATTRIBUTES)?;
    let world = shared.lock();
    let matching = world
        .store
        .customers
        .iter()
        .filter(|customer| conditions.hold_for(customer.record()));
    let customers = sorted(
        matching.collect(),
        |customer| customer.record().body,
        query.get("sort"),
        &SORT,
    )?;
    let total = customers.len();
    let data = page
        .of(customers)
        .map(|customer| customer.resource(&world.settings))
        .collect();
    Ok(wire::json(
        StatusCode::OK,
        &page.envelope(data, total, &origin, &query, world.settings.omit_meta),
    ))
}

pub(crate) async fn create(
    State(shared): State<Shared>,
    caller: Caller,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    caller.may_register(world.settings.implicit_may_register)?;
    let sent = body::data(&bytes, "customer")?;
    let (mut fields, broken) = body::accept(&sent, WRITABLE);
    Problem::from_broken_rules(&body::all(broken, body::missing(&sent, ["name", "email"])))?;
    if world.store.customer_by_email(email_in(&fields)).is_some() {
        return Err(duplicate_email());
    }
    let password = take_password(&mut fields);
    let customer = Customer::new(&Uuid::new_v4().to_string(), fields, password, world.now());
    let resource = customer.resource(&world.settings);
    world.store.customers.push(customer);
    let status = StatusCode::from_u16(world.settings.create_status).unwrap_or(StatusCode::CREATED);
    Ok(wire::json(status, &json!({"data": resource})))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&id)?;
    let world = shared.lock();
    let customer = world.store.customer(&id).ok_or_else(unknown_customer)?;
    Ok(wire::json(
        StatusCode::OK,
        &json!({"data": customer.resource(&world.settings)}),
    ))
}

pub(crate) async fn update(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&id)?;
    let sent = body::data(&bytes, "customer")?;
    let (mut fields, broken) = body::accept(&sent, WRITABLE);
    Problem::from_broken_rules(&broken)?;

    let mut guard = shared.lock();
    let world = &mut *guard;
    let taken_by = world
        .store
        .customer_by_email(email_in(&fields))
        .map(Customer::id);
    if taken_by.is_some_and(|owner| owner != id) {
        return Err(duplicate_email());
    }
    let now = world.now();
    let customer = world.store.customer_mut(&id).ok_or_else(unknown_customer)?;
    // Whether a new password ends the tokens issued before it is undocumented; here it does not.
    if let Some(password) = take_password(&mut fields) {
        customer.password = Some(password);
    }
    customer.update(fields, now);
    Ok(wire::json(
        StatusCode::OK,
        &json!({"data": customer.resource(&world.settings)}),
    ))
}

pub(crate) async fn delete(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&id)?;
    let mut world = shared.lock();
    world.store.customer(&id).ok_or_else(unknown_customer)?;
    world.store.customers.retain(|customer| customer.id() != id);
    world.tokens.revoke_customer(&id);
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) fn unknown_customer() -> Problem {
    Problem::not_found("customer not found")
}

fn email_in(fields: &Map<String, Value>) -> &str {
    fields
        .get("email")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn take_password(fields: &mut Map<String, Value>) -> Option<String> {
    fields
        .remove("password")
        .as_ref()
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// The status is undocumented; 409 is the platform's answer to other conflicts.
fn duplicate_email() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "Duplicate email",
        "A customer with this e-mail address exists",
    )
}
