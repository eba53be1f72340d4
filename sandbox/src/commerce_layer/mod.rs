//! Commerce Layer as its documents and packages describe it, both of its hosts on one address:
//! `/oauth/…` is the authorization server, `/api/…` the core API of the one organization.
//!
//! | module | holds |
//! | --- | --- |
//! | `schema` | every resource, attribute, relationship and right, as data |
//! | `api` | the way of a request to the core API |
//! | `query`, `filter`, `ages`, `render` | what is asked for, and how it is answered |
//! | `body`, `rules`, `effects` | what is sent, whether it may be, what it brings about |
//! | `oauth`, `tokens`, `jwt`, `scope`, `clients`, `access` | who is calling |
//! | `limits` | rate limits |
//! | `store`, `seed` | the records, and those there are at the start |
//! | `settings` | the switches |

mod access;
mod ages;
mod api;
mod body;
mod clients;
mod effects;
mod filter;
mod jwt;
mod limits;
mod oauth;
mod problem;
mod query;
mod render;
mod rules;
mod schema;
mod scope;
mod seed;
mod settings;
mod store;
mod tokens;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_EXPOSE_HEADERS, HOST};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::routing::any;
use serde_json::{Value, json};

use self::api::Request;
use self::limits::{Class, Limits};
use self::problem::Problem;
use self::store::Store;
use self::tokens::Tokens;
use crate::elastic_path;
use crate::state::{Shared, World};

pub use settings::{CommerceLayerSettings, CustomerAge, Mode};

const ORGANIZATION_ID: &str = "xRRkjFZvwZ";
const ORGANIZATION_SLUG: &str = "marlow-finch";

const API: &str = "/api/";
const TOKEN: &str = "/oauth/token";
const REVOKE: &str = "/oauth/revoke";

const RATE_LIMIT_HEADERS: &str = "x-ratelimit-limit, x-ratelimit-interval, x-ratelimit-remaining";

/// All that Commerce Layer remembers.
pub(crate) struct Shop {
    store: Store,
    pub(crate) tokens: Tokens,
    limits: Limits,
}

impl Shop {
    /// The same shop that Elastic Path begins with, in this platform's terms.
    pub(crate) fn seeded(shop: &elastic_path::Store, now: i64) -> Self {
        Self {
            store: seed::store(shop, now),
            tokens: Tokens::default(),
            limits: Limits::default(),
        }
    }

    /// What the control endpoint tells about it.
    pub(crate) fn about(&self) -> Value {
        let count = |kind: &str| self.store.all(kind).len();
        json!({
            "organization": {"id": ORGANIZATION_ID, "slug": ORGANIZATION_SLUG},
            "clients": {
                "sales_channel": {
                    "clientId": clients::SALES_CHANNEL.id,
                    "clientSecret": clients::SALES_CHANNEL.secret,
                },
                "integration": {
                    "clientId": clients::INTEGRATION.id,
                    "clientSecret": clients::INTEGRATION.secret,
                },
            },
            "markets": self.store.all("markets").iter().map(|market| json!({
                "id": market.id,
                "code": market.value("code"),
                "number": market.value("number"),
                "private": market.value("private"),
            })).collect::<Vec<_>>(),
            "counts": {
                "customers": count("customers"),
                "customer_addresses": count("customer_addresses"),
                "orders": count("orders"),
            },
        })
    }
}

/// Every address of the platform that the sandbox answers.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route(TOKEN, any(answer))
        .route(REVOKE, any(answer))
        .route("/api/{*path}", any(answer))
}

/// Whether the path belongs to this platform.
pub(crate) fn owns(path: &str) -> bool {
    path == TOKEN || path == REVOKE || path.starts_with(API)
}

/// The body as the request log may keep it; nothing where it holds no secret.
pub(crate) fn loggable_body(path: &str, headers: &HeaderMap, body: &[u8]) -> Option<String> {
    matches!(path, TOKEN | REVOKE).then(|| oauth::without_secrets(headers, body))
}

async fn answer(
    State(shared): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let mut world = shared.lock();
    let now = world.now();
    let World {
        settings,
        commerce_layer: shop,
        ..
    } = &mut *world;
    let settings = &settings.commerce_layer;
    let path = uri.path();
    let resource = api::resource_name(path.strip_prefix(API).unwrap_or(path));
    let class = match path == TOKEN {
        true => Class::Token,
        false => Class::of(&method, resource),
    };
    let standing = shop.limits.count(class, resource, settings, now);
    let answered = match (standing.is_over, path) {
        (true, TOKEN | REVOKE) => Err(Problem::auth(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "The rate limit of this endpoint has been exceeded.",
        )),
        (true, _) => Err(Problem::too_many_requests()),
        (_, TOKEN | REVOKE) if method != Method::POST => Err(Problem::auth(
            StatusCode::METHOD_NOT_ALLOWED,
            "invalid_request",
            "The endpoint does not answer this method.",
        )),
        (_, TOKEN) => oauth::token(shop, settings, &headers, &body, now),
        (_, REVOKE) => oauth::revoke(shop, settings, &headers, &body),
        _ => {
            let request = Request {
                method: &method,
                path: path.strip_prefix(API).unwrap_or_default(),
                query: uri.query().unwrap_or_default(),
                headers: &headers,
                origin: &origin(&headers),
            };
            api::answer(shop, settings, &request, &body, now)
        }
    };
    let mut response = answered.unwrap_or_else(|problem| problem::render(&problem, settings));
    if settings.send_rate_limits {
        standing.write(response.headers_mut());
    }
    if settings.expose_rate_limits {
        response.headers_mut().append(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(RATE_LIMIT_HEADERS),
        );
    }
    response
}

/// Where the request was sent, for links that lead back.
fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    format!("http://{}", host.unwrap_or("localhost"))
}
