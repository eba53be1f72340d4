//! `/v2/orders`: a shopper's own order history, or every order for the backend. Orders come from
//! the checkout of a cart; a payment changes them, and the backend may.

mod changes;
mod payments;
mod query;
mod shipping_groups;
mod transaction;
mod transactions;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::{Value, json};

use super::access::{Caller, OrderScope};
use super::filter::Conditions;
use super::pagination::{Origin, Page, sorted};
use super::problem::Problem;
use super::query::Pairs;
use super::store::{Order, Store, insert};
use crate::settings::OrderSort;
use crate::state::Shared;
use crate::wire;
use query::{DOCUMENTED_SORT, SORT, attributes, included};

pub(crate) use changes::update;
pub(crate) use payments::pay;
pub(crate) use shipping_groups::{get as shipping_group, list as shipping_groups};
pub(crate) use transaction::Transaction;
pub(crate) use transactions::{get as transaction, list as transactions};

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    query: Pairs,
    headers: HeaderMap,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    let settings = &world.settings;
    let page = Page::read(&query, settings)?;
    let attributes = attributes(settings);
    let conditions = Conditions::read(&query, &headers, attributes, settings)?;
    let matching: Vec<&Order> = world
        .store
        .orders
        .iter()
        .filter(|order| scope.includes(order) && conditions.hold_for(order.record()))
        .collect();
    let (asked, sort) = match settings.order_sort {
        OrderSort::WithUpdatedAt => (query.get("sort"), &SORT),
        OrderSort::Documented => (query.get("sort"), &DOCUMENTED_SORT),
        OrderSort::Ignored => (None, &SORT),
    };
    let orders = sorted(matching, |order| &order.body, asked, sort)?;
    let total = orders.len();
    let orders: Vec<&Order> = page.of(orders).collect();
    let mut data = Vec::new();
    for order in &orders {
        let inside = settings.included_inside_data;
        data.push(match inside {
            true => with_included(
                order.resource(settings),
                included(query.get("include"), &[order], settings)?,
            ),
            false => order.resource(settings),
        });
    }
    let envelope = page.envelope(data, total, &origin, &query, settings);
    let beside = match settings.included_inside_data {
        true => None,
        false => included(query.get("include"), &orders, settings)?,
    };
    Ok(wire::json(StatusCode::OK, &with_included(envelope, beside)))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    let settings = &world.settings;
    // Until 2022 the platform let a shopper list orders but not fetch one of them.
    if settings.single_order_forbidden && !caller.is_backend() {
        return Err(Problem::forbidden());
    }
    let order = find(&world.store, &scope, &id)?;
    let included = included(query.get("include"), &[order], settings)?;
    let resource = order.resource(settings);
    let body = match settings.included_inside_data {
        true => json!({"data": with_included(resource, included)}),
        false => with_included(json!({"data": resource}), included),
    };
    Ok(wire::json(StatusCode::OK, &body))
}

pub(crate) async fn items(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let world = shared.lock();
    let settings = &world.settings;
    let open_to_all = settings.implicit_may_read_order_items;
    let order = readable_part_of(&world.store, &caller, &id, open_to_all)?;
    let included = included(query.get("include"), &[order], settings)?;
    let data = order.item_resources(settings);
    Ok(wire::json(
        StatusCode::OK,
        &with_included(json!({"data": data}), included),
    ))
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
        .order(id)
        .filter(|order| scope.includes(order))
        .ok_or_else(unknown_order)
}

/// The order as its owner or the backend sees it.
pub(super) fn visible<'a>(
    store: &'a Store,
    caller: &Caller,
    id: &str,
) -> Result<&'a Order, Problem> {
    find(store, &caller.order_scope()?, id)
}

/// The order for reading a part of it: some parts may be open to whoever knows the order's id, but
/// never to another customer's token.
fn readable_part_of<'a>(
    store: &'a Store,
    caller: &Caller,
    id: &str,
    open_to_all: bool,
) -> Result<&'a Order, Problem> {
    match open_to_all && !caller.is_signed_in() {
        true => store.order(id).ok_or_else(unknown_order),
        false => visible(store, caller, id),
    }
}

fn unknown_order() -> Problem {
    Problem::not_found("Order not found")
}

fn with_included(mut body: Value, included: Option<Value>) -> Value {
    if let Some(included) = included {
        insert(&mut body, "included", included);
    }
    body
}
