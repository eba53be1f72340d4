//! Access and refresh tokens: made, recognised, replaced, revoked. Which request may do so is
//! decided in `oauth`.

use std::collections::HashMap;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::{Caller, Who};
use super::clients::Client;
use super::jwt;
use super::scope::Scope;
use super::settings::{CommerceLayerSettings, Mode};
use super::{ORGANIZATION_ID, ORGANIZATION_SLUG};
use crate::clock::SECOND;

/// A guest's token is handed out again until it has this long to live.
const OVERLAP: i64 = 900 * SECOND;
/// Past this many, issuing a token also forgets the expired ones.
const MANY_TOKENS: usize = 1_000;

/// What an access token stands for.
pub(super) struct Session {
    pub(super) client: &'static Client,
    pub(super) scope: Scope,
    pub(super) caller: Caller,
    pub(super) issued: i64,
    pub(super) expires: i64,
    refresh: Option<String>,
    is_revoked: bool,
}

/// What a refresh token stands for.
struct Renewal {
    client: &'static Client,
    scope: String,
    customer: String,
    access: String,
    expires: i64,
    used: Option<i64>,
}

/// What a presented token turned out to be.
pub(super) enum Presented<'a> {
    Missing,
    Unknown,
    Expired,
    Revoked,
    Valid(&'a Session),
}

/// The tokens of one answer.
pub(super) struct Issued<'a> {
    pub(super) access: String,
    pub(super) refresh: Option<String>,
    pub(super) session: &'a Session,
}

#[derive(Default)]
pub(crate) struct Tokens {
    sessions: HashMap<String, Session>,
    renewals: HashMap<String, Renewal>,
}

impl Tokens {
    /// A new access token, and for a customer a refresh token with it.
    pub(super) fn issue(
        &mut self,
        client: &'static Client,
        who: Who,
        scope: Scope,
        settings: &CommerceLayerSettings,
        now: i64,
    ) -> Issued<'_> {
        if self.sessions.len() >= MANY_TOKENS {
            self.sessions.retain(|_, session| session.expires > now);
            self.renewals.retain(|_, renewal| renewal.expires > now);
        }
        let lifetime = match who {
            Who::Guest => settings.guest_seconds,
            Who::Customer(_) => settings.customer_seconds,
            Who::Integration => settings.integration_seconds,
        };
        let expires = now + lifetime * SECOND;
        let custom_claim = settings.custom_claim.clone();
        let caller = Caller {
            custom_claim: custom_claim.filter(|_| matches!(who, Who::Customer(_))),
            markets: scope.markets.clone(),
            stock_locations: scope.stock_locations.clone(),
            who,
        };
        let access = jwt::sign(&claims(client, &caller, &scope, settings, now, expires));
        let refresh = caller.customer().map(|customer| {
            let refresh = Uuid::new_v4().simple().to_string();
            let renewal = Renewal {
                client,
                scope: scope.text.clone(),
                customer: customer.to_owned(),
                access: access.clone(),
                expires: now + settings.refresh_seconds * SECOND,
                used: None,
            };
            self.renewals.insert(refresh.clone(), renewal);
            refresh
        });
        let session = Session {
            client,
            scope,
            caller,
            issued: now,
            expires,
            refresh: refresh.clone(),
            is_revoked: false,
        };
        Issued {
            session: self
                .sessions
                .entry(access.clone())
                .insert_entry(session)
                .into_mut(),
            access,
            refresh,
        }
    }

    /// The guest's token that is already out for that client and scope, if it lives long enough.
    pub(super) fn reusable_guest(
        &self,
        client: &Client,
        scope: &Scope,
        now: i64,
    ) -> Option<Issued<'_>> {
        self.sessions
            .iter()
            .filter(|(_, session)| {
                session.caller.who == Who::Guest
                    && session.client.id == client.id
                    && session.scope == *scope
                    && !session.is_revoked
                    && session.expires - now > OVERLAP
            })
            .max_by_key(|(_, session)| session.expires)
            .map(|(access, session)| Issued {
                access: access.clone(),
                refresh: None,
                session,
            })
    }

    /// The customer and the first scope of a refresh token that still works.
    pub(super) fn renewable(
        &self,
        refresh: &str,
        client: &Client,
        settings: &CommerceLayerSettings,
        now: i64,
    ) -> Option<(String, String)> {
        let renewal = self.renewals.get(refresh)?;
        let grace = settings.refresh_grace_seconds * SECOND;
        let is_spent = renewal.used.is_some_and(|used| now >= used + grace);
        if is_spent || renewal.expires <= now || renewal.client.id != client.id {
            return None;
        }
        Some((renewal.customer.clone(), renewal.scope.clone()))
    }

    /// From now on the refresh token is used.
    pub(super) fn spend(&mut self, refresh: &str, now: i64) {
        if let Some(renewal) = self.renewals.get_mut(refresh) {
            renewal.used.get_or_insert(now);
        }
    }

    pub(super) fn present(&self, headers: &HeaderMap, now: i64) -> Presented<'_> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            return Presented::Missing;
        };
        let token = header
            .to_str()
            .ok()
            .and_then(|text| text.strip_prefix("Bearer "))
            .unwrap_or_default();
        match self.sessions.get(token) {
            None => Presented::Unknown,
            Some(session) if session.is_revoked => Presented::Revoked,
            Some(session) if session.expires <= now => Presented::Expired,
            Some(session) => Presented::Valid(session),
        }
    }

    /// The name the request log shows.
    pub(crate) fn describe(&self, headers: &HeaderMap, now: i64) -> &'static str {
        match self.present(headers, now) {
            Presented::Missing => "none",
            Presented::Unknown => "unknown",
            Presented::Expired => "expired",
            Presented::Revoked => "revoked",
            Presented::Valid(session) => match session.caller.who {
                Who::Guest => "sales_channel",
                Who::Customer(_) => "customer",
                Who::Integration => "integration",
            },
        }
    }

    /// The client and, for an access token, the holder of a token of either kind.
    pub(super) fn holder(&self, token: &str) -> Option<(&'static Client, Option<&Who>)> {
        let session = self
            .sessions
            .get(token)
            .map(|session| (session.client, Some(&session.caller.who)));
        session.or_else(|| {
            self.renewals
                .get(token)
                .map(|renewal| (renewal.client, None))
        })
    }

    /// Ends a token; of a pair, what the settings say.
    pub(super) fn revoke(&mut self, token: &str, settings: &CommerceLayerSettings) {
        if let Some(renewal) = self.renewals.remove(token) {
            self.end(&renewal.access);
        }
        let refresh = self.end(token);
        if let (true, Some(refresh)) = (settings.revoking_ends_refresh, refresh) {
            self.renewals.remove(&refresh);
        }
    }

    fn end(&mut self, access: &str) -> Option<String> {
        let session = self.sessions.get_mut(access)?;
        session.is_revoked = true;
        session.refresh.clone()
    }

    /// Ends every session of the customer, refresh tokens included.
    pub(super) fn sign_out_everywhere(&mut self, customer: &str) {
        self.renewals
            .retain(|_, renewal| renewal.customer != customer);
        self.revoke_where(|who| matches!(who, Who::Customer(id) if id == customer));
    }

    pub(crate) fn revoke_guests(&mut self) -> usize {
        self.revoke_where(|who| *who == Who::Guest)
    }

    pub(crate) fn revoke_integrations(&mut self) -> usize {
        self.revoke_where(|who| *who == Who::Integration)
    }

    /// The access tokens only: the refresh tokens live on.
    pub(crate) fn revoke_customers(&mut self) -> usize {
        self.revoke_where(|who| matches!(who, Who::Customer(_)))
    }

    pub(crate) fn revoke_refresh_tokens(&mut self) -> usize {
        let revoked = self.renewals.len();
        self.renewals.clear();
        revoked
    }

    fn revoke_where(&mut self, is_meant: impl Fn(&Who) -> bool) -> usize {
        let meant = self
            .sessions
            .values_mut()
            .filter(|session| !session.is_revoked && is_meant(&session.caller.who));
        meant.map(|session| session.is_revoked = true).count()
    }
}

fn claims(
    client: &Client,
    caller: &Caller,
    scope: &Scope,
    settings: &CommerceLayerSettings,
    now: i64,
    expires: i64,
) -> Value {
    let mut claims = json!({
        "organization": {
            "id": ORGANIZATION_ID,
            "slug": ORGANIZATION_SLUG,
            "enterprise": false,
            "region": "eu-west-1",
        },
        "application": {
            "id": client.application_id,
            "client_id": client.id,
            "kind": client.kind,
            "public": client.is_public,
            "confidential": !client.is_public,
        },
        "scope": scope.text,
        "exp": expires / SECOND,
        "iat": now / SECOND,
        "iss": "https://auth.commercelayer.io",
        "test": settings.mode == Mode::Test,
        // Makes two tokens of the same second differ.
        "rand": f64::from(u32::from_be_bytes(
            *Uuid::new_v4().as_bytes().first_chunk().unwrap_or(&[0; 4]),
        )) / (f64::from(u32::MAX) + 1.0),
    });
    let mut set = |name: &str, value: Value| {
        if let Some(fields) = claims.as_object_mut() {
            fields.insert(name.to_owned(), value);
        }
    };
    if settings.old_claims {
        let (id, kind, public) = (client.application_id, client.kind, client.is_public);
        set(
            "application",
            json!({"id": id, "kind": kind, "public": public}),
        );
        set("iss", json!("https://commercelayer.io"));
    }
    if !scope.markets.is_empty() {
        let market = json!({
            "id": scope.markets,
            "stock_location_ids": scope.stock_locations,
            "geocoder_id": null,
            "allows_external_prices": false,
        });
        set("market", market);
    }
    if let Some(id) = caller.customer() {
        set("owner", json!({"id": id, "type": "Customer"}));
    }
    if let Some(claim) = &caller.custom_claim {
        set("custom_claim", claim.clone());
    }
    claims
}
