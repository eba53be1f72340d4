//! `GET /v2/{customers,addresses,orders}/attributes`: which attributes a resource has, the shop's
//! custom fields among them. The official SDK has these calls, the documents do not.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::declared;
use crate::elastic_path::access::Caller;
use crate::elastic_path::problem::Problem;
use crate::settings::{Flow, FlowFieldType};
use crate::state::Shared;
use crate::wire;

/// Names and whether each has to be there, in a new resource.
type Native = &'static [(&'static str, bool)];

const CUSTOMER: Native = &[
    ("name", true),
    ("email", true),
    ("password", false),
    ("external_ref", false),
];
const ADDRESS: Native = &[
    ("name", false),
    ("first_name", true),
    ("last_name", true),
    ("company_name", false),
    ("phone_number", false),
    ("line_1", true),
    ("line_2", false),
    ("city", false),
    ("county", false),
    ("region", false),
    ("postcode", true),
    ("country", true),
    ("instructions", false),
];
const ORDER: Native = &[
    ("status", true),
    ("payment", true),
    ("shipping", true),
    ("order_number", false),
    ("external_ref", false),
];

pub(crate) async fn customers(
    State(shared): State<Shared>,
    _: Caller,
) -> Result<Response<Body>, Problem> {
    Ok(answer(&shared, "customer", Flow::Customers, CUSTOMER))
}

pub(crate) async fn addresses(
    State(shared): State<Shared>,
    _: Caller,
) -> Result<Response<Body>, Problem> {
    Ok(answer(&shared, "address", Flow::Addresses, ADDRESS))
}

pub(crate) async fn orders(
    State(shared): State<Shared>,
    _: Caller,
) -> Result<Response<Body>, Problem> {
    Ok(answer(&shared, "order", Flow::Orders, ORDER))
}

fn answer(shared: &Shared, entity: &str, flow: Flow, native: Native) -> Response<Body> {
    let world = shared.lock();
    let native = native
        .iter()
        .map(|(name, required)| attribute(name, "string", *required));
    let custom = declared(flow, &world.settings)
        .map(|field| attribute(&field.slug, type_name(field.kind), field.required));
    let data: Vec<Value> = native.chain(custom).collect();
    wire::json(
        StatusCode::OK,
        &json!({"data": data, "meta": {"entity": entity, "version": "v2"}}),
    )
}

fn attribute(name: &str, kind: &str, required: bool) -> Value {
    json!({"label": name, "value": name, "type": kind, "required": required})
}

fn type_name(kind: FlowFieldType) -> &'static str {
    match kind {
        FlowFieldType::String => "string",
        FlowFieldType::Integer => "integer",
        FlowFieldType::Float => "float",
        FlowFieldType::Boolean => "boolean",
        FlowFieldType::Date => "date",
        FlowFieldType::Relationship => "relationship",
    }
}
