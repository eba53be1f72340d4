//! The customers' realm and its providers, as data, and
//! `GET /v2/settings/customer-authentication`, which leads a storefront to the realm.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::json;

use crate::elastic_path::access::Caller;
use crate::elastic_path::problem::Problem;
use crate::state::Shared;
use crate::wire;

/// What the storefront calls itself at the authorization endpoint. It is no secret.
pub(super) const CLIENT_ID: &str = "customers";
pub(super) const REALM_ID: &str = "6f2d9a54-1c3b-4e87-9d0a-52b7e8c41f60";
const STORE_ID: &str = "0b8c7d1e-94f2-4a36-8e5d-c17a20f3b964";

/// A provider at which customers of the realm may sign in.
pub(super) struct Profile {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    /// What the platform calls itself at the provider.
    pub(super) client_id: &'static str,
    pub(super) issuer: &'static str,
    pub(super) created_at: &'static str,
    /// The colour of its page.
    pub(super) colour: &'static str,
}

pub(super) const PROFILES: &[Profile] = &[
    Profile {
        id: "d41f6c02-7b8e-4f19-a3c5-90e2b6d7a811",
        name: "Marlow ID",
        client_id: "marlow-and-finch",
        issuer: "https://id.marlow.example",
        created_at: "2024-03-04T09:30:00.000Z",
        colour: "#1f5c4d",
    },
    Profile {
        id: "a87b3e15-2d60-4c9f-b1e4-3f5a96c0d722",
        name: "Harbour Social",
        client_id: "mf-storefront-2190",
        issuer: "https://harbour-social.example",
        created_at: "2024-09-17T14:05:00.000Z",
        colour: "#27509b",
    },
];

pub(super) fn profile(id: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.id == id)
}

/// The relationship's name has a hyphen for customers, an underscore for accounts (G31).
pub(crate) async fn settings(
    State(shared): State<Shared>,
    caller: Caller,
) -> Result<Response<Body>, Problem> {
    let world = shared.lock();
    let settings = &world.settings;
    caller.may_read_authentication_settings(settings.implicit_may_read_authentication_settings)?;
    let relationship = match settings.underscored_authentication_realm {
        true => "authentication_realm",
        false => "authentication-realm",
    };
    let data = json!({
        "type": "customer-authentication-settings",
        "id": STORE_ID,
        "meta": {"client_id": CLIENT_ID},
        "relationships": {
            relationship: {"data": {"id": REALM_ID, "type": "authentication-realm"}},
        },
    });
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}
