//! `/v2/orders`: a shopper's own order history, or every order for the backend. Read only: a
//! storefront writes orders through the checkout, which is not emulated.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::access::{Caller, OrderScope};
use super::filter::Conditions;
use super::order_query::{ATTRIBUTES, SORT, included};
use super::pagination::{Origin, Page, sorted};
use super::problem::Problem;
use super::query::Pairs;
use super::store::{Order, Store};
use crate::state::Shared;
use crate::wire;

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let page = Page::read(&query)?;
    let conditions = Conditions::read(query.get("filter"), ATTRIBUTES)?;
    let world = shared.lock();
    let matching: Vec<&Order> = world
        .store
        .orders
        .iter()
        .filter(|order| scope.includes(order) && conditions.hold_for(order.record()))
        .collect();
    let orders = sorted(matching, |order| &order.body, query.get("sort"), &SORT)?;
    let total = orders.len();
    let orders: Vec<&Order> = page.of(orders).collect();
    let data = orders.iter().map(|order| order.body.clone()).collect();
    let envelope = page.envelope(data, total, &origin, &query, world.settings.omit_meta);
    Ok(wire::json(
        StatusCode::OK,
        &with_included(envelope, included(query.get("include"), &orders)?),
    ))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    // Until 2022 the platform let a shopper list orders but not fetch one of them.
    if world.settings.single_order_forbidden && !caller.is_backend() {
        return Err(Problem::forbidden());
    }
    let order = find(&world.store, &scope, &id)?;
    let included = included(query.get("include"), &[order])?;
    Ok(wire::json(
        StatusCode::OK,
        &with_included(json!({"data": order.body}), included),
    ))
}

pub(crate) async fn items(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    let order = find(&world.store, &scope, &id)?;
    Ok(wire::json(StatusCode::OK, &json!({"data": order.items})))
}

impl OrderScope {
    fn includes(&self, order: &Order) -> bool {
        match self {
            Self::All => true,
            Self::Of(customer_id) => order.customer_id() == customer_id,
        }
    }
}

/// Another shopper's order is as good as none: its existence is not given away.
fn find<'a>(store: &'a Store, scope: &OrderScope, id: &str) -> Result<&'a Order, Problem> {
    store
        .orders
        .iter()
        .find(|order| order.id() == id && scope.includes(order))
        .ok_or_else(|| Problem::not_found("Order not found"))
}

/// `included` lies beside `data`, not inside it.
fn with_included(mut envelope: Value, included: Option<Value>) -> Value {
    if let (Some(included), Some(fields)) = (included, envelope.as_object_mut()) {
        fields.insert("included".to_owned(), included);
    }
    envelope
}
