//! `PUT /v2/orders/{id}`: the shop cancels, sends or corrects an order. Closed to browsers.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::unknown_order;
use crate::elastic_path::access::Caller;
use crate::elastic_path::body::{self, Field, Rule, field};
use crate::elastic_path::flows;
use crate::elastic_path::problem::Problem;
use crate::elastic_path::store::{Fields, Order, insert, text, touch};
use crate::settings::Flow;
use crate::state::Shared;
use crate::wire;

const WRITABLE: &[Field] = &[
    field("status", Rule::NotEmpty),
    field("shipping", Rule::NotEmpty),
    field("shipping_address", Rule::Object),
    field("order_number", Rule::Text),
    field("external_ref", Rule::Text),
];

pub(crate) async fn update(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    caller.may_administer()?;
    let sent = body::data(&bytes, "order")?;
    let mut guard = shared.lock();
    let world = &mut *guard;
    let now = world.now();
    let (fields, broken) = body::accept(&sent, WRITABLE);
    let (custom, broken_custom) = flows::accept(&sent, Flow::Orders, &world.settings);
    Problem::from_broken_rules(&body::all(broken, broken_custom))?;
    let order = world.store.order_mut(&id).ok_or_else(unknown_order)?;
    may_become(order, &fields)?;
    for (name, value) in fields {
        insert(&mut order.body, &name, value);
    }
    order.custom.extend(custom);
    touch(&mut order.body, now);
    let data = order.resource(&world.settings);
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

/// Documented: only what is paid is sent, and what was sent cannot be changed any more.
fn may_become(order: &Order, fields: &Fields) -> Result<(), Problem> {
    let is_sent = text(&order.body, "/shipping") == "fulfilled";
    let is_paid = text(&order.body, "/payment") == "paid";
    let fits = |name: &str| match (name, fields.get(name).and_then(Value::as_str)) {
        (name, _) if !fields.contains_key(name) => true,
        (_, _) if is_sent => false,
        ("status", word) => word == Some("cancelled"),
        ("shipping", word) => word == Some("fulfilled") && is_paid,
        _ => true,
    };
    match ["status", "shipping", "shipping_address"]
        .into_iter()
        .all(fits)
    {
        true => Ok(()),
        false => Err(Problem::unprocessable(
            "Order cannot be updated in its current state",
        )),
    }
}
