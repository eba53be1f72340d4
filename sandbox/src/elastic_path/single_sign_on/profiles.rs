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
use crate::elastic_path::store::insert;
use crate::settings::Settings;
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
    let world = shared.lock();
    let settings = &world.settings;
    let page = Page::read(&query, settings)?;
    let data = page
        .of(PROFILES.iter().collect())
        .map(|profile| {
            let mut resource = profile.resource(&origin, settings);
            insert(&mut resource, "links", profile.links(&origin, settings));
            resource
        })
        .collect();
    Ok(wire::json(
        StatusCode::OK,
        &page.envelope(data, PROFILES.len(), &origin, &query, settings),
    ))
}

pub(crate) async fn get(
    State(shared): State<Shared>,
    _: Caller,
    origin: Origin,
    Path((realm_id, profile_id)): Path<(String, String)>,
) -> Result<Response<Body>, Problem> {
    known_realm(&realm_id)?;
    let profile = realm::profile(&profile_id)
        .ok_or_else(|| Problem::not_found("OpenID Connect profile not found"))?;
    let settings = &shared.lock().settings;
    let data = profile.resource(&origin, settings);
    Ok(wire::json(
        StatusCode::OK,
        &json!({"data": data, "links": profile.links(&origin, settings)}),
    ))
}

fn known_realm(id: &str) -> Result<(), Problem> {
    match id == REALM_ID {
        true => Ok(()),
        false => Err(Problem::not_found("Authentication realm not found")),
    }
}

impl Profile {
    fn resource(&self, origin: &Origin, settings: &Settings) -> Value {
        let mut meta = json!({
            "created_at": self.created_at,
            "updated_at": self.created_at,
            "issuer": self.issuer,
        });
        if settings.authorization_endpoint_in_meta {
            let document = json!({
                "issuer": self.issuer,
                "authorization_endpoint": self.authorization_endpoint(origin),
            });
            insert(&mut meta, "discovery_document", document);
        }
        json!({
            "type": "oidc-profile",
            "id": self.id,
            "name": self.name,
            "client_id": self.client_id,
            "discovery_url": format!("{}/.well-known/openid-configuration", self.issuer),
            "meta": meta,
        })
    }

    /// The platform has two more, to endpoints that only the provider calls.
    fn links(&self, origin: &Origin, settings: &Settings) -> Value {
        let (root, id) = (origin.root(), self.id);
        let own = format!("{root}/v2/authentication-realms/{REALM_ID}/oidc-profiles/{id}");
        let mut links = json!({"self": own});
        if !settings.authorization_endpoint_in_meta {
            let endpoint = json!(self.authorization_endpoint(origin));
            insert(&mut links, "authorization-endpoint", endpoint);
        }
        links
    }

    fn authorization_endpoint(&self, origin: &Origin) -> String {
        let (root, path, id) = (origin.root(), login::PATH, self.id);
        format!("{root}{path}?{PROFILE_PARAMETER}={id}")
    }
}
