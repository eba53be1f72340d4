//! `/v2/orders/{id}/transactions`: how an order was paid for.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::readable_part_of;
use crate::elastic_path::access::Caller;
use crate::elastic_path::problem::Problem;
use crate::elastic_path::store::{Order, insert, text};
use crate::settings::{Settings, TransactionReaders};
use crate::state::{Shared, World};
use crate::wire;

pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    Path(order_id): Path<String>,
) -> Result<Response<Body>, Problem> {
    let world = shared.lock();
    let order = readable(&world, &caller, &order_id)?;
    let data: Vec<Value> = order
        .transactions
        .iter()
        .map(|transaction| resource(transaction, &world.settings))
        .collect();
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    Path((order_id, id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    let world = shared.lock();
    let order = readable(&world, &caller, &order_id)?;
    let transaction = order
        .transactions
        .iter()
        .find(|transaction| text(transaction, "/id") == id)
        .ok_or_else(|| Problem::not_found("Transaction not found"))?;
    let data = resource(transaction, &world.settings);
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

fn readable<'a>(world: &'a World, caller: &Caller, order_id: &str) -> Result<&'a Order, Problem> {
    let readers = world.settings.transaction_readers;
    if readers == TransactionReaders::Backend {
        caller.may_administer()?;
    }
    let open_to_all = readers == TransactionReaders::Anyone;
    readable_part_of(&world.store, caller, order_id, open_to_all)
}

pub(super) fn resource(transaction: &Value, settings: &Settings) -> Value {
    let mut resource = transaction.clone();
    if settings.hyphenated_transaction_type
        && let Some(kind) = resource
            .as_object_mut()
            .and_then(|fields| fields.remove("transaction_type"))
    {
        insert(&mut resource, "transaction-type", kind);
    }
    resource
}
