//! `/oauth/token` and `/oauth/revoke`, which the platform has on a host of their own. Bodies come as
//! JSON or form-encoded; nothing here is JSON:API.

use std::collections::{BTreeMap, HashMap};

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::{Value, json};

use super::Shop;
use super::access::Who;
use super::clients::{self, Client};
use super::problem::Problem;
use super::scope::{EVERYTHING, Scope};
use super::settings::CommerceLayerSettings;
use super::tokens::Issued;
use crate::clock::SECOND;
use crate::wire;

/// What the bodies of these endpoints hold that no log may show.
const SECRET_FIELDS: [&str; 4] = ["token", "refresh_token", "password", "client_secret"];

struct Form(HashMap<String, String>);

impl Form {
    fn read(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        if is_form(headers) {
            return Some(Self(form_urlencoded::parse(body).into_owned().collect()));
        }
        let fields: HashMap<String, Value> = serde_json::from_slice(body).ok()?;
        let texts = fields.into_iter().filter_map(|(name, value)| match value {
            Value::String(text) => Some((name, text)),
            _ => None,
        });
        Some(Self(texts.collect()))
    }

    /// The value of that name, if it is there and not empty.
    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// The body as the request log may keep it.
pub(super) fn without_secrets(headers: &HeaderMap, body: &[u8]) -> String {
    let Some(Form(mut fields)) = Form::read(headers, body) else {
        return String::new();
    };
    for name in SECRET_FIELDS {
        if let Some(value) = fields.get_mut(name) {
            "***".clone_into(value);
        }
    }
    let fields: BTreeMap<_, _> = fields.into_iter().collect();
    json!(fields).to_string()
}

pub(super) fn token(
    shop: &mut Shop,
    settings: &CommerceLayerSettings,
    headers: &HeaderMap,
    body: &[u8],
    now: i64,
) -> Result<Response<Body>, Problem> {
    let form = Form::read(headers, body).ok_or_else(invalid_request)?;
    let client = clients::authenticated(form.get("client_id"), form.get("client_secret"));
    let grant = form.get("grant_type").ok_or_else(invalid_request)?;
    if !matches!(grant, "client_credentials" | "password" | "refresh_token") {
        return Err(refused(
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server.",
        ));
    }
    let client = client.ok_or_else(invalid_client)?;
    let issued = match grant {
        "client_credentials" => by_client(shop, settings, client, &form, now)?,
        _ if !client.is_public => {
            return Err(refused(
                "unauthorized_client",
                "The client is not authorized to perform this request using this method.",
            ));
        }
        "password" => by_password(shop, settings, client, &form, now)?,
        _ => by_refresh_token(shop, settings, client, &form, now)?,
    };
    Ok(wire::json(StatusCode::OK, &answer(&issued, settings, now)))
}

fn by_client<'a>(
    shop: &'a mut Shop,
    settings: &CommerceLayerSettings,
    client: &'static Client,
    form: &Form,
    now: i64,
) -> Result<Issued<'a>, Problem> {
    let scope = Scope::read(form.get("scope").unwrap_or(EVERYTHING), &shop.store, None)
        .ok_or_else(invalid_scope)?;
    if !client.is_public {
        return Ok(shop
            .tokens
            .issue(client, Who::Integration, scope, settings, now));
    }
    // Looked up twice, because a borrow that is returned from one branch would last in the other.
    let has_reusable = shop.tokens.reusable_guest(client, &scope, now).is_some();
    if settings.reuse_guest_token && has_reusable {
        return shop
            .tokens
            .reusable_guest(client, &scope, now)
            .ok_or_else(invalid_request);
    }
    Ok(shop.tokens.issue(client, Who::Guest, scope, settings, now))
}

fn by_password<'a>(
    shop: &'a mut Shop,
    settings: &CommerceLayerSettings,
    client: &'static Client,
    form: &Form,
    now: i64,
) -> Result<Issued<'a>, Problem> {
    let (Some(username), Some(password)) = (form.get("username"), form.get("password")) else {
        return Err(invalid_request());
    };
    let customer = shop
        .store
        .customer_by_email(username)
        .filter(|customer| customer.secrets.get("password") == Some(&json!(password)))
        .ok_or_else(|| invalid_grant(settings))?;
    let scope = form.get("scope").unwrap_or(EVERYTHING);
    let scope = Scope::read(scope, &shop.store, Some(customer)).ok_or_else(invalid_scope)?;
    let who = Who::Customer(customer.id.clone());
    Ok(shop.tokens.issue(client, who, scope, settings, now))
}

fn by_refresh_token<'a>(
    shop: &'a mut Shop,
    settings: &CommerceLayerSettings,
    client: &'static Client,
    form: &Form,
    now: i64,
) -> Result<Issued<'a>, Problem> {
    let refresh = form.get("refresh_token").ok_or_else(invalid_request)?;
    let (customer, first_scope) = shop
        .tokens
        .renewable(refresh, client, settings, now)
        .ok_or_else(|| invalid_grant(settings))?;
    // Whoever began with a scope of their own must name it again.
    let sent = form.get("scope").unwrap_or(EVERYTHING);
    if sent != first_scope {
        return Err(invalid_scope());
    }
    let record = shop.store.get("customers", &customer);
    let scope = Scope::read(&first_scope, &shop.store, record).ok_or_else(invalid_scope)?;
    shop.tokens.spend(refresh, now);
    let who = Who::Customer(customer);
    Ok(shop.tokens.issue(client, who, scope, settings, now))
}

fn answer(issued: &Issued<'_>, settings: &CommerceLayerSettings, now: i64) -> Value {
    let session = issued.session;
    let scope = match settings.canonical_scope {
        true => session.scope.canonical(),
        false => session.scope.text.clone(),
    };
    let mut answer = json!({
        "access_token": issued.access,
        "token_type": "bearer",
        "expires_in": (session.expires - now) / SECOND,
        "scope": scope,
        "created_at": session.issued / SECOND,
    });
    if let (Some(customer), Some(fields)) = (session.caller.customer(), answer.as_object_mut()) {
        fields.insert("refresh_token".to_owned(), json!(issued.refresh));
        fields.insert("owner_id".to_owned(), json!(customer));
        // Lower case here, a capital in the token's claims.
        fields.insert("owner_type".to_owned(), json!("customer"));
    }
    answer
}

pub(super) fn revoke(
    shop: &mut Shop,
    settings: &CommerceLayerSettings,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response<Body>, Problem> {
    let form = Form::read(headers, body).ok_or_else(invalid_request)?;
    let token = form.get("token").ok_or_else(invalid_request)?;
    let client = clients::known(form.get("client_id")).ok_or_else(not_yours)?;
    if let Some((holder, who)) = shop.tokens.holder(token) {
        let is_customers = !matches!(who, Some(Who::Guest | Who::Integration));
        let may = match form.get("client_secret") {
            Some(secret) => secret == client.secret,
            None => client.is_public && is_customers,
        };
        if holder.id != client.id || !may {
            return Err(not_yours());
        }
        shop.tokens.revoke(token, settings);
    }
    Ok(wire::json(StatusCode::OK, &json!({})))
}

fn refused(title: &'static str, detail: &'static str) -> Problem {
    Problem::auth(StatusCode::BAD_REQUEST, title, detail)
}

fn invalid_request() -> Problem {
    refused(
        "invalid_request",
        "The request is missing a required parameter, includes an unsupported parameter value, or \
         is otherwise malformed.",
    )
}

fn invalid_scope() -> Problem {
    refused(
        "invalid_scope",
        "The requested scope is invalid, unknown, or malformed.",
    )
}

fn invalid_client() -> Problem {
    Problem::auth(
        StatusCode::UNAUTHORIZED,
        "invalid_client",
        "Client authentication failed due to unknown client, no client authentication included, or \
         unsupported authentication method.",
    )
}

fn invalid_grant(settings: &CommerceLayerSettings) -> Problem {
    Problem::auth(
        StatusCode::from_u16(settings.invalid_grant_status).unwrap_or(StatusCode::BAD_REQUEST),
        "invalid_grant",
        "The provided authorization grant is invalid, expired, revoked, does not match the \
         redirection URI used in the authorization request, or was issued to another client.",
    )
}

fn not_yours() -> Problem {
    Problem::auth(
        StatusCode::FORBIDDEN,
        "unauthorized_client",
        "You are not authorized to revoke this token",
    )
}
