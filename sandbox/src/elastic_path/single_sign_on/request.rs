//! The query of the authorization endpoint: what a storefront asks for, and why it may be refused.
//! Until client and redirect address are known to fit together, a refusal is shown where it happens;
//! afterwards it goes back to the storefront.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::json;

use super::pkce;
use super::realm::{self, CLIENT_ID, Profile};
use super::way_back::WayBack;
use crate::elastic_path::query::Pairs;
use crate::settings::Settings;
use crate::wire;

pub(super) const PROFILE_PARAMETER: &str = "elasticpath_commerce_cloud_profile_id";

const LONGEST_STATE: usize = 2_048;
/// Enough of a value to recognise it by.
const QUOTED_CHARACTERS: usize = 100;

/// A request that follows every rule.
pub(super) struct AuthorizationRequest {
    pub(super) profile: &'static Profile,
    pub(super) way_back: WayBack,
    pub(super) code_challenge: String,
}

/// What a parameter must be, and the OAuth error if it is something else.
struct Rule {
    parameter: &'static str,
    error: &'static str,
    holds: fn(&str) -> bool,
}

const INVALID_REQUEST: &str = "invalid_request";

const RULES: &[Rule] = &[
    Rule {
        parameter: "response_type",
        error: "unsupported_response_type",
        holds: |kind| kind == "code",
    },
    // The guide has "openid email", a specification also "name": only the common part is asked for.
    Rule {
        parameter: "scope",
        error: "invalid_scope",
        holds: |scope| scope.split(' ').any(|word| word == "openid"),
    },
    Rule {
        parameter: "state",
        error: INVALID_REQUEST,
        holds: |state| (1..=LONGEST_STATE).contains(&state.chars().count()),
    },
    // One specification also lists "plain"; the guide does not accept it.
    Rule {
        parameter: "code_challenge_method",
        error: INVALID_REQUEST,
        holds: |method| method == "S256",
    },
    Rule {
        parameter: "code_challenge",
        error: INVALID_REQUEST,
        holds: pkce::is_challenge,
    },
    // Nobody stays signed in at these providers, so nobody can be without seeing the page.
    Rule {
        parameter: "prompt",
        error: "login_required",
        holds: |prompt| prompt != "none",
    },
];

impl AuthorizationRequest {
    pub(super) fn read(query: &Pairs, settings: &Settings) -> Result<Self, Refusal> {
        let sent = |name| query.get(name).unwrap_or_default();
        if sent("client_id") != CLIENT_ID {
            return Err(Refusal::of_parameter(
                INVALID_REQUEST,
                "client_id",
                sent("client_id"),
            ));
        }
        let known = settings.redirect_uris.as_deref();
        let Some(way_back) = WayBack::to(sent("redirect_uri"), query.get("state"), known) else {
            return Err(Refusal::of_parameter(
                INVALID_REQUEST,
                "redirect_uri",
                sent("redirect_uri"),
            ));
        };
        if let Some(rule) = RULES
            .iter()
            .find(|rule| !(rule.holds)(sent(rule.parameter)))
        {
            let refusal = Refusal::of_parameter(rule.error, rule.parameter, sent(rule.parameter));
            return Err(refusal.sent(way_back));
        }
        let Some(profile) = realm::profile(sent(PROFILE_PARAMETER)) else {
            let value = sent(PROFILE_PARAMETER);
            let refusal = Refusal::of_parameter(INVALID_REQUEST, PROFILE_PARAMETER, value);
            return Err(refusal.sent(way_back));
        };
        Ok(Self {
            profile,
            way_back,
            code_challenge: sent("code_challenge").to_owned(),
        })
    }
}

/// An OAuth error, and where it goes.
pub(crate) struct Refusal {
    error: &'static str,
    description: String,
    /// Nothing where no address can be trusted.
    way_back: Option<WayBack>,
}

impl Refusal {
    pub(super) fn by_the_shopper(way_back: WayBack) -> Self {
        Self {
            error: "access_denied",
            description: "The sign-in was cancelled.".to_owned(),
            way_back: Some(way_back),
        }
    }

    /// The sentence about a wrong value is documented, the one about a missing value is not.
    fn of_parameter(error: &'static str, parameter: &str, value: &str) -> Self {
        let (error, description) = if value.is_empty() {
            (
                INVALID_REQUEST,
                format!("The field [{parameter}] is required."),
            )
        } else {
            let quoted: String = value.chars().take(QUOTED_CHARACTERS).collect();
            (
                error,
                format!("The field [{parameter}] with value [{quoted}] is invalid."),
            )
        };
        Self {
            error,
            description,
            way_back: None,
        }
    }

    fn sent(self, way_back: WayBack) -> Self {
        Self {
            way_back: Some(way_back),
            ..self
        }
    }
}

impl IntoResponse for Refusal {
    /// The description comes under two names, as documented.
    fn into_response(self) -> Response<Body> {
        match self.way_back {
            Some(way_back) => way_back.with(&[
                ("error", self.error),
                ("error_description", &self.description),
            ]),
            None => wire::json(
                StatusCode::BAD_REQUEST,
                &json!({
                    "error": self.error,
                    "error_description": self.description,
                    "errorDescription": self.description,
                }),
            ),
        }
    }
}
