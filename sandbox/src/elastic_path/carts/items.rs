//! `/v2/carts/{id}/items`: looks into a cart, puts things in, changes and removes them.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::adding::{outcome, quantity};
use super::cart::Cart;
use super::open;
use super::view::item_list;
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::pagination::Origin;
use crate::elastic_path::problem::Problem;
use crate::elastic_path::store::{Fields, insert, text};
use crate::seed::currencies::{Currency, GBP};
use crate::state::{Shared, World};
use crate::wire;

/// Sets a cart's currency, together with the first line.
const CURRENCY_HEADER: &str = "x-moltin-currency";

/// The platform takes no more unique lines.
const MOST_LINES: usize = 100;

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    let cart = open(&mut world, &caller, &id)?.clone();
    Ok(wire::json(
        StatusCode::OK,
        &item_list(&cart, &origin, &world.settings),
    ))
}

pub(crate) async fn add(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    headers: HeaderMap,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut envelope = body::envelope(&bytes)?;
    let all_or_nothing = has_option(&envelope, "add_all_or_nothing");
    let sent = listed(envelope.remove("data"))?;
    let mut world = shared.lock();
    let now = world.now();
    let mut cart = open(&mut world, &caller, &id)?.clone();
    let currency = match cart.currency() {
        Some(currency) => currency,
        None => asked_currency(&headers)?,
    };
    let outcome = outcome(&sent, currency, &caller, &world);
    if !outcome.problems.is_empty() && (all_or_nothing || outcome.additions.is_empty()) {
        return Err(Problem::together(outcome.problems));
    }
    for addition in outcome.additions {
        cart.add(addition, now);
    }
    if cart.count() > MOST_LINES {
        return Err(Problem::bad_request(format!(
            "A cart can have no more than {MOST_LINES} items"
        )));
    }
    if cart.has_goods() {
        cart.set_currency(currency);
    }
    cart.touch(now);
    *open(&mut world, &caller, &id)? = cart.clone();
    let body = with_errors(&cart, outcome.problems, &origin, &world);
    Ok(wire::json(StatusCode::CREATED, &body))
}

/// Several lines at once.
pub(crate) async fn change_all(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut envelope = body::envelope(&bytes)?;
    let all_or_nothing = has_option(&envelope, "update_all_or_nothing");
    let sent = listed(envelope.remove("data"))?;
    let mut world = shared.lock();
    let now = world.now();
    let mut cart = open(&mut world, &caller, &id)?.clone();
    let mut problems = Vec::new();
    for one in &sent {
        let fields = one.as_object().cloned().unwrap_or_default();
        if let Err(problem) = change_line(&mut cart, text(one, "/id"), &fields, now) {
            problems.push(problem);
        }
    }
    if !problems.is_empty() && (all_or_nothing || problems.len() == sent.len()) {
        return Err(Problem::together(problems));
    }
    cart.touch(now);
    *open(&mut world, &caller, &id)? = cart.clone();
    let body = with_errors(&cart, problems, &origin, &world);
    Ok(wire::json(StatusCode::OK, &body))
}

/// The lines, and beside them what went wrong with some of what was sent.
fn with_errors(cart: &Cart, problems: Vec<Problem>, origin: &Origin, world: &World) -> Value {
    let mut body = item_list(cart, origin, &world.settings);
    if !problems.is_empty() {
        let problem = Problem::together(problems);
        insert(&mut body, "errors", json!(problem.errors(&world.settings)));
    }
    body
}

pub(crate) async fn change(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path((id, item_id)): Path<(String, String)>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut envelope = body::envelope(&bytes)?;
    let Some(Value::Object(fields)) = envelope.remove("data") else {
        return Err(Problem::bad_request("The request body has no data object"));
    };
    changed(&shared, &caller, &origin, &id, |cart, now| {
        change_line(cart, &item_id, &fields, now)
    })
}

pub(crate) async fn remove(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path((id, item_id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    changed(&shared, &caller, &origin, &id, |cart, _| {
        match cart.remove(&item_id) {
            true => Ok(()),
            false => Err(unknown_item(&item_id)),
        }
    })
}

pub(crate) async fn clear(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    changed(&shared, &caller, &origin, &id, |cart, _| {
        cart.clear();
        Ok(())
    })?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(crate) async fn remove_promotion(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path((id, code)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    changed(&shared, &caller, &origin, &id, |cart, _| {
        cart.remove_promotion(&code);
        Ok(())
    })
}

/// The lines of a cart after a change, which is also told the time.
fn changed(
    shared: &Shared,
    caller: &Caller,
    origin: &Origin,
    id: &str,
    change: impl FnOnce(&mut Cart, i64) -> Result<(), Problem>,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    let now = world.now();
    let cart = open(&mut world, caller, id)?;
    change(cart, now)?;
    cart.touch(now);
    let cart = cart.clone();
    Ok(wire::json(
        StatusCode::OK,
        &item_list(&cart, origin, &world.settings),
    ))
}

/// One object or a list of them.
fn listed(data: Option<Value>) -> Result<Vec<Value>, Problem> {
    match data {
        Some(Value::Array(list)) if !list.is_empty() => Ok(list),
        Some(object @ Value::Object(_)) => Ok(vec![object]),
        _ => Err(Problem::bad_request(
            "The request body has neither a data object nor a list of them",
        )),
    }
}

/// Both options are documented to be off unless they are asked for.
fn has_option(envelope: &Fields, name: &str) -> bool {
    envelope
        .get("options")
        .and_then(|options| options.get(name))
        .and_then(Value::as_bool)
        .unwrap_or_default()
}

fn asked_currency(headers: &HeaderMap) -> Result<&'static Currency, Problem> {
    let Some(code) = headers.get(CURRENCY_HEADER) else {
        return Ok(&GBP);
    };
    let code = code.to_str().unwrap_or_default();
    Currency::of_code(code)
        .ok_or_else(|| Problem::bad_request(format!("The store has no currency {code}")))
}

/// What is not sent stays; no pieces are no line.
fn change_line(cart: &mut Cart, id: &str, fields: &Fields, now: i64) -> Result<(), Problem> {
    let wanted = match fields.contains_key("quantity") {
        true => Some(quantity(fields, 0)?),
        false => None,
    };
    let line = cart.line_mut(id, now).ok_or_else(|| unknown_item(id))?;
    if let Some(inputs @ Value::Object(_)) = fields.get("custom_inputs") {
        line.custom_inputs = inputs.clone();
    }
    match wanted {
        Some(0) => {
            cart.remove(id);
        }
        Some(wanted) => line.quantity = wanted,
        None => {}
    }
    Ok(())
}

fn unknown_item(id: &str) -> Problem {
    Problem::not_found("Item was not found in the cart").with_meta(json!({"id": id, "ids": [id]}))
}
