//! `POST /v2/carts/{id}/checkout`: makes an order of a cart, which stays as it is. With a customer's
//! id the order belongs to that customer's history; with a name and an e-mail address to nobody's.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::cart::Cart;
use super::{delivery, open};
use crate::clock;
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::flows;
use crate::elastic_path::lines::{Totals, displayed};
use crate::elastic_path::problem::Problem;
use crate::elastic_path::store::{Fields, Order, insert, related, text};
use crate::settings::Flow;
use crate::state::Shared;
use crate::wire;

/// Documented as the longest `external_ref` of an order.
const LONGEST_REFERENCE: usize = 64;

pub(crate) async fn check_out(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    caller.may_check_out(world.settings.implicit_may_check_out)?;
    let sent = body::untyped(&bytes, "checkout")?;
    let now = world.now();
    let cart = open(&mut world, &caller, &id)?.clone();
    let settings = &world.settings;
    let buyer = delivery::buyer(&sent, &world.store)?;
    if settings.checkout_checks_customer && buyer.get("id").is_some() {
        caller.may_touch(text(&buyer, "/id"))?;
    }
    let [billing, shipping] = delivery::addresses(&sent, settings)?;
    let (custom, broken) = flows::accept_all(&sent, Flow::Orders, settings);
    let too_long = body::too_long(&sent, "external_ref", LONGEST_REFERENCE);
    Problem::from_broken_rules(&body::all(broken, too_long))?;
    is_ready(&cart)?;
    let mut order = order(&cart, buyer, now);
    for (name, value) in [("billing_address", billing), ("shipping_address", shipping)] {
        insert(&mut order.body, name, value);
    }
    for name in ["order_number", "external_ref"] {
        if let Some(value @ Value::String(_)) = sent.get(name) {
            insert(&mut order.body, name, value.clone());
        }
    }
    order.custom = custom;
    let resource = order.resource(settings);
    world.store.orders.push(order);
    Ok(wire::json(StatusCode::CREATED, &json!({"data": resource})))
}

fn is_ready(cart: &Cart) -> Result<(), Problem> {
    if !cart.has_goods() {
        return Err(Problem::bad_request("An empty cart cannot be checked out"));
    }
    match cart.fields.get("snapshot_date") {
        Some(Value::String(date)) if !date.is_empty() => Err(Problem::bad_request(
            "A cart with a snapshot_date cannot be checked out",
        )),
        _ => Ok(()),
    }
}

fn order(cart: &Cart, buyer: Value, now: i64) -> Order {
    let lines = cart.lines();
    let promotions: Vec<Value> = cart.promotions().map(|one| one.resource(now)).collect();
    let mut items = Vec::new();
    let mut links = Vec::new();
    for mut line in lines.iter().cloned() {
        let cart_item = std::mem::replace(&mut line.id, Uuid::new_v4().to_string());
        links.push(json!({"type": "item", "id": line.id}));
        items.push(line.order_item(cart.shown_currency(), &cart_item, now));
    }
    let mut relationships = json!({"items": {"data": links}});
    if let Some(id) = buyer.get("id").and_then(Value::as_str) {
        insert(&mut relationships, "customer", related("customer", id));
    }
    if !promotions.is_empty() {
        let links: Vec<Value> = promotions
            .iter()
            .map(|one| json!({"type": "promotion", "id": one["id"]}))
            .collect();
        insert(&mut relationships, "promotions", json!({"data": links}));
    }
    let mut body = json!({
        "type": "order",
        "id": Uuid::new_v4(),
        "status": "incomplete",
        "payment": "unpaid",
        "shipping": "unfulfilled",
        "anonymized": false,
        "customer": buyer,
        "links": {},
        "meta": {
            "display_price": prices(cart),
            "timestamps": {"created_at": clock::iso(now), "updated_at": clock::iso(now)},
        },
        "relationships": relationships,
    });
    if let Some(attributes @ Value::Object(_)) = cart.fields.get("custom_attributes") {
        insert(&mut body, "custom_attributes", attributes.clone());
    }
    Order {
        body,
        items: items.into(),
        promotions,
        ..Order::default()
    }
}

/// All of it is still owed.
fn prices(cart: &Cart) -> Fields {
    let totals = Totals::of(&cart.lines());
    let balance = [
        ("balance_owing", totals.total().with_tax),
        ("paid", 0),
        ("authorized", 0),
    ];
    displayed(
        totals.parts().into_iter().chain(balance),
        cart.shown_currency(),
    )
}
