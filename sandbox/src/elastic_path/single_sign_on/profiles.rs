//! `/v2/authentication-realms/{realm}/oidc-profiles`: the providers, and where each one's sign-in
//! starts. In a list the links lie in the profile, for a single profile beside `data`.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::login;
use super::realm::{self, PROFILES, Profile, REALM_ID};
use super::request::PROFILE_PARAMETER;
use crate::elastic_path::access::Caller;
use crate::elastic_path::pagination::{Origin, Page};
use crate::elastic_path::problem::Problem;
use crate::elastic_path::query::Pairs;
use crate::state::Shared;
use crate::wire;

pub(crate) async fn list(
    State(shared): State<Shared>,
    _: Caller,
    origin: Origin,
    Path(realm_id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    known_realm(&realm_id)?;
    let page = Page::read(&query)?;
    let data = page
        .of(PROFILES.iter().collect())
        .map(|profile| {
            let mut resource = profile.resource();
            if let Some(fields) = resource.as_object_mut() {
                fields.insert("links".to_owned(), profile.links(&origin));
            }
            resource
        })
        .collect();
    let omit_meta = shared.lock().settings.omit_meta;
    Ok(wire::json(
        StatusCode::OK,
        &page.envelope(data, PROFILES.len(), &origin, &query, omit_meta),
    ))
}

pub(crate) async fn get(
    _: Caller,
    origin: Origin,
    Path((realm_id, profile_id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    known_realm(&realm_id)?;
    let profile = realm::profile(&profile_id)
        .ok_or_else(|| Problem::not_found("OpenID Connect profile not found"))?;
    Ok(wire::json(
        StatusCode::OK,
        &json!({"data": profile.resource(), "links": profile.links(&origin)}),
    ))
}

fn known_realm(id: &str) -> Result<(), Problem> {
    match id == REALM_ID {
        true => Ok(()),
        false => Err(Problem::not_found("Authentication realm not found")),
    }
}

impl Profile {
    fn resource(&self) -> Value {
        json!({
            "type": "oidc-profile",
            "id": self.id,
            "name": self.name,
            "client_id": self.client_id,
            "discovery_url": format!("{}/.well-known/openid-configuration", self.issuer),
            "meta": {
                "created_at": self.created_at,
                "updated_at": self.created_at,
                "issuer": self.issuer,
            },
        })
    }

    /// The platform has two more, to endpoints that only the provider calls.
    fn links(&self, origin: &Origin) -> Value {
        let (root, id) = (origin.root(), self.id);
        json!({
            "self": format!("{root}/v2/authentication-realms/{REALM_ID}/oidc-profiles/{id}"),
            "authorization-endpoint": format!("{root}{}?{PROFILE_PARAMETER}={id}", login::PATH),
        })
    }
}
