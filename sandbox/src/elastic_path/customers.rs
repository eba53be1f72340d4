//! `/v2/customers`: register, read, change, delete, and the backend's list.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body::{self, Field, Rule, field};
use super::filter::{Attribute, Conditions, Kind, RANGE, SAME, SAME_OR_LIKE, Source};
use super::flows;
use super::pagination::{Origin, Page, Sort, sorted};
use super::problem::{BrokenRule, Problem};
use super::query::Pairs;
use super::store::{Customer, Fields, insert};
use crate::settings::{Flow, Settings};
use crate::state::{Shared, World};
use crate::wire;

const WRITABLE: &[Field] = &[
    field("name", Rule::NotEmpty),
    field("email", Rule::Email),
    field("password", Rule::NotEmpty),
    field("external_ref", Rule::Text),
];

/// Documented as the longest `external_ref`.
const LONGEST_REFERENCE: usize = 2_048;

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
    default: (true, "/meta/timestamps/created_at"),
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
    headers: HeaderMap,
) -> Result<Response<Body>, Problem> {
    caller.may_list_customers()?;
    let world = shared.lock();
    let settings = &world.settings;
    let page = Page::read(&query, settings)?;
    let conditions = Conditions::read(&query, &headers, ATTRIBUTES.iter(), settings)?;
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
    let customers: Vec<&Customer> = page.of(customers).collect();
    let data = customers
        .iter()
        .map(|customer| customer.resource(settings))
        .collect();
    let mut envelope = page.envelope(data, total, &origin, &query, settings);
    include(&mut envelope, &query, &customers, &world)?;
    Ok(wire::json(StatusCode::OK, &envelope))
}

/// Customers have nothing to include but their custom relationships.
fn include(
    envelope: &mut Value,
    query: &Pairs,
    customers: &[&Customer],
    world: &World,
) -> Result<(), Problem> {
    let custom = || customers.iter().map(|customer| &customer.custom);
    let included = flows::included(query.get("include"), Flow::Customers, custom, world)?;
    if let Some(included) = included {
        insert(envelope, "included", included);
    }
    Ok(())
}

pub(crate) async fn create(
    State(shared): State<Shared>,
    caller: Caller,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    let settings = &world.settings;
    caller.may_register(settings.implicit_may_register)?;
    let sent = body::data(&bytes, "customer")?;
    let (mut fields, broken) = accept(&sent);
    let (custom, broken_custom) = flows::accept_all(&sent, Flow::Customers, settings);
    let missing = body::missing(&sent, ["name", "email"]);
    Problem::from_broken_rules(&body::all(body::all(broken, missing), broken_custom))?;
    if holder_of(&fields, &world).is_some() {
        return Err(duplicate_email(settings));
    }
    let password = take_password(&mut fields);
    let id = Uuid::new_v4().to_string();
    let customer = Customer::new(&id, fields, custom, password, world.now());
    let resource = customer.resource(settings);
    let status = StatusCode::from_u16(settings.create_status).unwrap_or(StatusCode::CREATED);
    world.store.customers.push(customer);
    Ok(wire::json(status, &json!({"data": resource})))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&id)?;
    let world = shared.lock();
    let customer = world.store.customer(&id).ok_or_else(unknown_customer)?;
    let mut envelope = json!({"data": customer.resource(&world.settings)});
    include(&mut envelope, &query, &[customer], &world)?;
    Ok(wire::json(StatusCode::OK, &envelope))
}

pub(crate) async fn update(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    caller.may_touch(&id)?;
    let sent = body::data(&bytes, "customer")?;
    let (mut fields, broken) = accept(&sent);

    let mut guard = shared.lock();
    let world = &mut *guard;
    let (custom, broken_custom) = flows::accept(&sent, Flow::Customers, &world.settings);
    Problem::from_broken_rules(&body::all(broken, broken_custom))?;
    let taken_by = holder_of(&fields, world).map(Customer::id);
    if taken_by.is_some_and(|owner| owner != id) {
        return Err(duplicate_email(&world.settings));
    }
    let now = world.now();
    let customer = world.store.customer_mut(&id).ok_or_else(unknown_customer)?;
    if let Some(password) = take_password(&mut fields) {
        customer.password = Some(password);
        if world.settings.password_change_revokes_tokens {
            world.tokens.revoke_customer(&id);
        }
    }
    customer.update(fields, custom, now);
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
    for cart in &mut world.store.carts {
        cart.leave(&id);
    }
    if world.settings.deletion_revokes_tokens {
        world.tokens.revoke_customer(&id);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) fn unknown_customer() -> Problem {
    Problem::not_found("customer not found")
}

fn accept(sent: &Fields) -> (Fields, Vec<BrokenRule>) {
    let (fields, broken) = body::accept(sent, WRITABLE);
    let too_long = body::too_long(&fields, "external_ref", LONGEST_REFERENCE);
    (fields, body::all(broken, too_long))
}

/// Who has the e-mail address that was sent.
fn holder_of<'a>(fields: &Fields, world: &'a World) -> Option<&'a Customer> {
    let email = fields.get("email").and_then(Value::as_str)?;
    world
        .store
        .customer_by_email(email, world.settings.email_is_case_sensitive)
}

fn take_password(fields: &mut Fields) -> Option<String> {
    fields
        .remove("password")
        .as_ref()
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// The status is undocumented, so it is a setting.
fn duplicate_email(settings: &Settings) -> Problem {
    Problem::with_status(
        settings.duplicate_email_status,
        "A customer with this e-mail address exists",
    )
    .titled("Duplicate email")
}
