//! `/v2/orders/{id}/shipping-groups`: the parcels in which an order is sent.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::{find, with_included};
use crate::elastic_path::access::Caller;
use crate::elastic_path::problem::Problem;
use crate::elastic_path::query::Pairs;
use crate::elastic_path::store::text;
use crate::state::Shared;
use crate::wire;

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    Path(order_id): Path<String>,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    let order = find(&world.store, &scope, &order_id)?;
    Ok(wire::json(
        StatusCode::OK,
        &json!({"data": order.shipping_groups}),
    ))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path((order_id, id)): Path<(String, String)>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let scope = caller.order_scope()?;
    let world = shared.lock();
    let order = find(&world.store, &scope, &order_id)?;
    let group = order
        .shipping_groups
        .iter()
        .find(|group| text(group, "/id") == id)
        .ok_or_else(|| unknown_group(&id, &order_id))?;
    let included = (query.get("include") == Some("items")).then(|| {
        let items: Vec<Value> = order
            .item_resources(&world.settings)
            .into_iter()
            .filter(|item| text(item, "/shipping_group_id") == id)
            .collect();
        json!({"items": items})
    });
    Ok(wire::json(
        StatusCode::OK,
        &with_included(json!({"data": group}), included),
    ))
}

fn unknown_group(id: &str, order_id: &str) -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "Group not found",
        format!("Group with ID [{id}] not found for order [{order_id}]"),
    )
}
