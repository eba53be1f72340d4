//! `/v2/flows/{flow}/entries/{id}/relationships/{slug}`: sets a custom relationship of a customer.
//! Flows are closed to writing for browsers, so this is the backend's.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::{links, relationship, resource};
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::customers::unknown_customer;
use crate::elastic_path::problem::{BrokenRule, Problem};
use crate::elastic_path::store::text;
use crate::settings::{Flow, FlowField};
use crate::state::{Shared, World};
use crate::wire;

/// A flow, an entry of it, and the relationship's slug.
type Place = Path<(String, String, String)>;

/// Adds to what is related already.
pub(crate) async fn relate(
    State(shared): State<Shared>,
    caller: Caller,
    place: Place,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let change = |now: Vec<Value>, sent: &[Value]| {
        let mut all = now;
        for link in sent {
            if !all.contains(link) {
                all.push(link.clone());
            }
        }
        all
    };
    set(&shared, &caller, place, &bytes, change)
}

/// Relates to what was sent and nothing else.
pub(crate) async fn replace(
    State(shared): State<Shared>,
    caller: Caller,
    place: Place,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    set(&shared, &caller, place, &bytes, |_, sent| sent.to_vec())
}

/// Takes away what was sent.
pub(crate) async fn part(
    State(shared): State<Shared>,
    caller: Caller,
    place: Place,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let change = |mut now: Vec<Value>, sent: &[Value]| {
        now.retain(|link| !sent.contains(link));
        now
    };
    set(&shared, &caller, place, &bytes, change)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn set(
    shared: &Shared,
    caller: &Caller,
    Path((flow, entry, slug)): Place,
    bytes: &[u8],
    change: impl Fn(Vec<Value>, &[Value]) -> Vec<Value>,
) -> Result<Response<Body>, Problem> {
    caller.may_administer()?;
    let mut guard = shared.lock();
    let world = &mut *guard;
    if flow != "customers" {
        return Err(Problem::not_found("The sandbox relates customers only"));
    }
    let field = relationship(&slug, Flow::Customers, &world.settings)
        .ok_or_else(|| Problem::not_found("The field is not a relationship of this flow"))?;
    let many = field.many;
    let sent = body::envelope(bytes)?.remove("data").unwrap_or_default();
    check(links(&sent), field, world)?;
    let customer = world
        .store
        .customer_mut(&entry)
        .ok_or_else(unknown_customer)?;
    let now = customer.custom.get(&slug).map(links).unwrap_or_default();
    let changed = change(now.to_vec(), links(&sent));
    let data = match many {
        true => Value::Array(changed),
        // The last one sent stays.
        false => changed.into_iter().next_back().unwrap_or_default(),
    };
    customer.custom.insert(slug, data.clone());
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

fn check(links: &[Value], field: &FlowField, world: &World) -> Result<(), Problem> {
    for link in links {
        if field.to.as_deref() != Some(text(link, "/type")) {
            Problem::from_broken_rules(&[BrokenRule::new("type", "eq")])?;
        }
        if resource(link, &world.store, &world.settings).is_none() {
            return Err(Problem::not_found(
                "The resource to relate to was not found",
            ));
        }
    }
    Ok(())
}
