//! A server that issues and checks tokens: as Elastic Path does, with a visitor's bearer and a shopper's
//! token beside it, and as OAuth platforms do, with one bearer and a refresh token that is used once.

use crate::http::{Method, Request};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};

pub(super) const HOUR_MS: f64 = 3_600_000.0;

#[derive(Default)]
pub(super) struct Server {
    issued: Cell<u32>,
    /// Tokens that are taken, with their ends by the server's clock.
    live: RefCell<Vec<(String, f64)>>,
    /// Refresh tokens that are taken, with their ends where they have been used.
    refreshing: RefCell<Vec<(String, f64)>>,
    /// How long a refresh token is taken after its first use.
    pub(super) grace_ms: Cell<f64>,
    /// Which login attempt each shopper's token goes back to.
    origins: RefCell<Vec<(String, u32)>>,
}

impl Server {
    /// Tokens that start with this are no longer taken, refresh tokens included.
    pub(super) fn revoke(&self, prefix: &str) {
        self.live
            .borrow_mut()
            .retain(|(token, _)| !token.starts_with(prefix));
        self.refreshing
            .borrow_mut()
            .retain(|(token, _)| !token.starts_with(prefix));
    }

    /// Access tokens alone are no longer taken.
    pub(super) fn revoke_access(&self, prefix: &str) {
        self.live
            .borrow_mut()
            .retain(|(token, _)| !token.starts_with(prefix));
    }

    pub(super) fn takes(&self, token: &str, now_ms: f64) -> bool {
        self.live
            .borrow()
            .iter()
            .any(|(live, end)| live == token && now_ms < *end)
    }

    fn takes_refresh(&self, token: &str, now_ms: f64) -> bool {
        let refreshing = self.refreshing.borrow();
        refreshing
            .iter()
            .any(|(live, end)| live == token && now_ms < *end)
    }

    /// The number of the login that a token goes back to.
    pub(super) fn origin(&self, token: &str) -> Option<u32> {
        self.origins
            .borrow()
            .iter()
            .find(|(own, _)| own == token)
            .map(|(_, login)| *login)
    }

    /// A bearer token that the app got for itself, and its end.
    pub(super) fn issued_to(&self, name: &str, now_ms: f64) -> (String, f64) {
        self.issue(name, 3_600.0, now_ms)
    }

    fn issue(&self, prefix: &str, seconds: f64, now_ms: f64) -> (String, f64) {
        self.issued.set(self.issued.get() + 1);
        let token = format!("{prefix}-{}", self.issued.get());
        self.live
            .borrow_mut()
            .push((token.clone(), now_ms + seconds * 1_000.0));
        (token, (now_ms / 1_000.0).floor() + seconds)
    }

    fn issue_renewable(&self, id: &str, login: Option<u32>, now_ms: f64) -> Value {
        let (token, _) = self.issue(id, 3_600.0, now_ms);
        let refresh = format!("{id}-refresh-{}", self.issued.get());
        self.refreshing
            .borrow_mut()
            .push((refresh.clone(), f64::INFINITY));
        self.origins
            .borrow_mut()
            .extend(login.map(|login| (token.clone(), login)));
        self.origins
            .borrow_mut()
            .extend(login.map(|login| (refresh.clone(), login)));
        json!({"access_token": token, "expires_in": 3_600, "owner_id": id, "refresh_token": refresh})
    }

    /// The answer to one request at the server's own time.
    pub(super) fn answer(&self, request: &Request, now_ms: f64) -> (u16, Value) {
        let path = request.url.trim_start_matches("https://store.example");
        let body = request
            .body
            .as_ref()
            .map(|body| body.text.as_str())
            .unwrap_or_default();
        let json: Value = serde_json::from_str(body).unwrap_or_default();
        let header = |name: &str| {
            request
                .headers
                .iter()
                .find(|(own, _)| own == name)
                .map(|(_, value)| value.as_str())
        };
        let bearer = header("Authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        match path {
            "/oauth/access_token" => {
                let (token, expires) = self.issue("visitor", 3_600.0, now_ms);
                (
                    200,
                    json!({"access_token": token, "token_type": "Bearer", "expires_in": 3_600, "expires": expires}),
                )
            }
            "/oauth/token" => self.grant(&json, now_ms),
            "/oauth/revoke" => {
                let token = json["token"].as_str().unwrap_or_default();
                let refresh = token.replace('-', "-refresh-");
                self.live.borrow_mut().retain(|(live, _)| live != token);
                self.refreshing
                    .borrow_mut()
                    .retain(|(live, _)| *live != refresh);
                (200, json!({}))
            }
            _ if path.starts_with("/api/") => self.api(request, path, bearer, now_ms),
            _ if !self.takes(bearer, now_ms) => (
                401,
                json!({"errors": [{"status": 401, "title": "Unable to validate access token"}]}),
            ),
            "/v2/customers/tokens" => self.customer_token(&json["data"], now_ms),
            "/v2/customers" => (
                201,
                json!({"data": {"type": "customer", "id": "new", "name": "New"}}),
            ),
            "/v2/settings/customer-authentication" => (
                200,
                json!({"data": {"meta": {"client_id": "customers"},
                "relationships": {"authentication-realm": {"data": {"id": "realm"}}}}}),
            ),
            "/v2/authentication-realms/realm/oidc-profiles?page%5Blimit%5D=100" => (
                200,
                json!({"data": [
                    {"id": "p1", "name": "Marlow ID", "links": {"authorization-endpoint": "https://id.example/authorize?profile=p1"}},
                    {"id": "p2", "name": "Other", "links": {"authorization-endpoint": "http://id.example/authorize"}},
                ]}),
            ),
            _ => {
                let customer = header("X-Moltin-Customer-Token").unwrap_or_default();
                if !self.takes(customer, now_ms) {
                    return (
                        401,
                        json!({"errors": [{"status": "401", "title": "Unauthorized"}]}),
                    );
                }
                let owner = customer.split('-').next().unwrap_or_default();
                (
                    200,
                    json!({"data": {"type": "customer", "id": owner, "name": owner,
                        "email": format!("{owner}@example.com")}}),
                )
            }
        }
    }

    /// Commerce Layer's API, which takes one bearer.
    fn api(&self, request: &Request, path: &str, bearer: &str, now_ms: f64) -> (u16, Value) {
        if !self.takes(bearer, now_ms) {
            let error = json!({"title": "Invalid token", "code": "INVALID_TOKEN", "status": "401"});
            return (401, json!({"errors": [error]}));
        }
        let owner = bearer.split('-').next().unwrap_or_default();
        let customer = |id: &str| {
            json!({"data": {"type": "customers", "id": id,
                "attributes": {"email": format!("{id}@example.com"), "metadata": {"tier": 1}}}})
        };
        match (request.method, path.split('?').next().unwrap_or_default()) {
            (Method::Post, "/api/customers") => (201, customer("new")),
            (_, path) if path == format!("/api/customers/{owner}") => (200, customer(owner)),
            _ => {
                let error = json!({"title": "Record not found", "code": "RECORD_NOT_FOUND", "status": "404"});
                (404, json!({"errors": [error]}))
            }
        }
    }

    fn customer_token(&self, data: &Value, now_ms: f64) -> (u16, Value) {
        let is_sign_on = data["oauth_authorization_code"] == "fresh";
        let Some(login) = login_number(&data["password"]).or(is_sign_on.then_some(0)) else {
            return (
                401,
                json!({"errors": [{"status": "401", "title": "Unauthorized", "detail": "wrong password"}]}),
            );
        };
        let id = data["email"]
            .as_str()
            .unwrap_or("guest")
            .split('@')
            .next()
            .unwrap_or_default()
            .to_owned();
        let (token, expires) = self.issue(&id, 86_400.0, now_ms);
        self.origins.borrow_mut().push((token.clone(), login));
        (
            200,
            json!({"data": {"type": "token", "customer_id": id, "token": token, "expires": expires}}),
        )
    }

    fn grant(&self, json: &Value, now_ms: f64) -> (u16, Value) {
        // A renewal without the scope of the token would bring one for another part of the organization.
        if json["client_id"] != "shop" || json["scope"] != "market:all" {
            return denied(401, "invalid_client");
        }
        match json["grant_type"].as_str() {
            Some("client_credentials") => {
                let (token, _) = self.issue("visitor", 3_600.0, now_ms);
                (200, json!({"access_token": token, "expires_in": 3_600}))
            }
            Some("password") => match login_number(&json["password"]) {
                Some(login) => {
                    let id = json["username"]
                        .as_str()
                        .unwrap_or_default()
                        .split('@')
                        .next()
                        .unwrap_or_default();
                    (200, self.issue_renewable(id, Some(login), now_ms))
                }
                None => denied(400, "invalid_grant"),
            },
            _ => {
                let refresh = json["refresh_token"].as_str().unwrap_or_default();
                if !self.takes_refresh(refresh, now_ms) {
                    return denied(400, "invalid_grant");
                }
                for (live, end) in self.refreshing.borrow_mut().iter_mut() {
                    if live == refresh {
                        *end = end.min(now_ms + self.grace_ms.get());
                    }
                }
                let id = refresh.split('-').next().unwrap_or_default();
                (200, self.issue_renewable(id, self.origin(refresh), now_ms))
            }
        }
    }
}

/// A refusal of the authorization server.
fn denied(status: u16, title: &str) -> (u16, Value) {
    let error = json!({"title": title, "detail": "The grant is refused.", "status": status});
    (status, json!({"errors": [error]}))
}

/// Passwords are `right` or `right-N`, where N numbers the login.
fn login_number(password: &Value) -> Option<u32> {
    let rest = password.as_str()?.strip_prefix("right")?;
    if rest.is_empty() {
        Some(0)
    } else {
        rest.strip_prefix('-')?.parse().ok()
    }
}
