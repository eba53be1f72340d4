//! The sandbox's own endpoints under `/__sandbox`: look inside, change settings, order faults.
//! They answer in plain JSON, not in the platform's envelopes, and need no token.
//!
//! | call | body | answer |
//! | --- | --- | --- |
//! | `GET /__sandbox` | | shop, shoppers with passwords, clients, counts, settings |
//! | `POST /__sandbox/reset` | | 204; data, tokens, settings, faults and log as at start-up |
//! | `GET`, `DELETE /__sandbox/requests` | | `{"requests": [Entry]}`, with `?path=` those to one path; 204 |
//! | `GET`, `PUT /__sandbox/settings` | some of `Settings` | all of `Settings` |
//! | `GET`, `POST`, `DELETE /__sandbox/faults` | one `Order` or a list | `{"waiting": [Order]}`; 204 |
//! | `POST /__sandbox/orders` | `{"email": "…", "more": 10000}` | `{"orders": count}`; that many more of a customer's orders |
//! | `POST /__sandbox/revoke` | `{"kinds": ["implicit", "customer", "client_credentials"]}` | `{"revoked": count}` |
//!
//! `customer` revokes the access tokens of shoppers on both platforms; `sales_channel`, `integration` and
//! `refresh_token` are Commerce Layer's.
//!
//! A call that makes no sense gets 400 and `{"error": "a sentence"}`.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri};
use axum::routing::{get, post, put};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::elastic_path::{BACKEND_CLIENT_ID, BACKEND_CLIENT_SECRET, Grant, STOREFRONT_CLIENT_ID};
use crate::faults::{Order, Queue};
use crate::journal::Entry;
use crate::seed::{self, growth};
use crate::state::Shared;
use crate::wire;

const ROOT: &str = "/__sandbox";

/// Whether the path belongs to this module.
pub(crate) fn owns(path: &str) -> bool {
    path.strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/__sandbox", get(about))
        .route("/__sandbox/reset", post(reset))
        .route("/__sandbox/requests", get(requests).delete(forget_requests))
        .route("/__sandbox/settings", put(change_settings).get(settings))
        .route(
            "/__sandbox/faults",
            post(order_faults).get(faults).delete(cancel_faults),
        )
        .route("/__sandbox/orders", post(more_orders))
        .route("/__sandbox/revoke", post(revoke))
}

async fn about(State(shared): State<Shared>) -> Response<Body> {
    let world = shared.lock();
    let shoppers: Vec<Value> = seed::sample_shoppers()
        .map(|(name, email, password)| json!({"name": name, "email": email, "password": password}))
        .collect();
    let body = json!({
        "shop": seed::SHOP_NAME,
        "platform": "elastic-path",
        "shoppers": shoppers,
        "clients": {
            "implicit": {"clientId": STOREFRONT_CLIENT_ID},
            "client_credentials": {
                "clientId": BACKEND_CLIENT_ID,
                "clientSecret": BACKEND_CLIENT_SECRET,
            },
        },
        "counts": {
            "customers": world.store.customers.len(),
            "addresses": world.store.address_count(),
            "orders": world.store.orders.len(),
        },
        "settings": world.settings,
        "commerceLayer": world.commerce_layer.about(),
    });
    wire::json(StatusCode::OK, &body)
}

async fn reset(State(shared): State<Shared>) -> Response<Body> {
    shared.lock().reset();
    empty()
}

async fn requests(State(shared): State<Shared>, uri: Uri) -> Response<Body> {
    let path = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "path")
        .map(|(_, path)| path);
    let world = shared.lock();
    let entries = world.journal.entries().iter();
    let asked: Vec<&Entry> = entries
        .filter(|entry| path.as_ref().is_none_or(|path| *path == entry.path))
        .collect();
    wire::json(StatusCode::OK, &json!({"requests": asked}))
}

async fn forget_requests(State(shared): State<Shared>) -> Response<Body> {
    shared.lock().journal.clear();
    empty()
}

async fn settings(State(shared): State<Shared>) -> Response<Body> {
    wire::json(StatusCode::OK, &json!(shared.lock().settings))
}

async fn change_settings(State(shared): State<Shared>, body: Bytes) -> Response<Body> {
    let mut world = shared.lock();
    let changed =
        read::<Map<String, Value>>(&body).and_then(|changes| world.settings.with(changes));
    match changed {
        Ok(settings) => {
            world.settings = settings;
            wire::json(StatusCode::OK, &json!(world.settings))
        }
        Err(sentence) => refused(&sentence),
    }
}

/// One order or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Orders {
    Several(Vec<Value>),
    One(Value),
}

async fn order_faults(State(shared): State<Shared>, body: Bytes) -> Response<Body> {
    // All or none: a half-placed list would be hard to reason about.
    let placed = read::<Orders>(&body).and_then(|orders| {
        let orders = match orders {
            Orders::Several(orders) => orders,
            Orders::One(order) => vec![order],
        };
        orders
            .into_iter()
            .map(Order::read)
            .collect::<Result<Vec<Order>, String>>()
    });
    let mut world = shared.lock();
    match placed {
        Ok(orders) => {
            orders
                .into_iter()
                .for_each(|order| world.faults.push(order));
            wire::json(
                StatusCode::CREATED,
                &json!({"waiting": world.faults.waiting()}),
            )
        }
        Err(sentence) => refused(&sentence),
    }
}

async fn faults(State(shared): State<Shared>) -> Response<Body> {
    wire::json(
        StatusCode::OK,
        &json!({"waiting": shared.lock().faults.waiting()}),
    )
}

async fn cancel_faults(State(shared): State<Shared>) -> Response<Body> {
    shared.lock().faults = Queue::default();
    empty()
}

/// Which tokens stop working.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TokenKind {
    Implicit,
    ClientCredentials,
    Customer,
    SalesChannel,
    Integration,
    RefreshToken,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Revocation {
    kinds: Vec<TokenKind>,
}

async fn revoke(State(shared): State<Shared>, body: Bytes) -> Response<Body> {
    let revocation = match read::<Revocation>(&body) {
        Ok(revocation) => revocation,
        Err(sentence) => return refused(&sentence),
    };
    let mut world = shared.lock();
    let revoked: usize = revocation
        .kinds
        .into_iter()
        .map(|kind| match kind {
            TokenKind::Implicit => world.tokens.revoke_bearers(Grant::Implicit),
            TokenKind::ClientCredentials => world.tokens.revoke_bearers(Grant::ClientCredentials),
            TokenKind::Customer => {
                world.tokens.revoke_customers() + world.commerce_layer.tokens.revoke_customers()
            }
            TokenKind::SalesChannel => world.commerce_layer.tokens.revoke_guests(),
            TokenKind::Integration => world.commerce_layer.tokens.revoke_integrations(),
            TokenKind::RefreshToken => world.commerce_layer.tokens.revoke_refresh_tokens(),
        })
        .sum();
    wire::json(StatusCode::OK, &json!({"revoked": revoked}))
}

/// How many more orders whose history gets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Growth {
    email: String,
    more: usize,
}

async fn more_orders(State(shared): State<Shared>, body: Bytes) -> Response<Body> {
    let Growth { email, more } = match read(&body) {
        Ok(growth) => growth,
        Err(sentence) => return refused(&sentence),
    };
    if more > growth::MOST_ORDERS {
        return refused(&format!("more must be at most {}", growth::MOST_ORDERS));
    }
    let mut world = shared.lock();
    let now = world.now();
    let customer = world.store.customer_by_email(&email, false);
    let id = customer.map(|customer| customer.id().to_owned());
    match id.and_then(|id| growth::grow(&mut world.store, &id, more, now)) {
        Some(orders) => wire::json(StatusCode::CREATED, &json!({"orders": orders})),
        None => refused("email must be that of a customer who has orders"),
    }
}

fn read<T: for<'de> Deserialize<'de>>(body: &[u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn refused(sentence: &str) -> Response<Body> {
    wire::json(StatusCode::BAD_REQUEST, &json!({"error": sentence}))
}

fn empty() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}
