//! An authorization code is given back for the customer who signed in. Apart from the five fields,
//! the platform documents none of this: refusals are OAuth's, in the platform's error shape.

use serde_json::{Map, Value};

use super::pkce;
use crate::elastic_path::body;
use crate::elastic_path::problem::Problem;
use crate::state::World;

/// What a code stands for.
pub(crate) struct Authorization {
    pub(super) customer_id: String,
    pub(super) redirect_uri: String,
    pub(super) code_challenge: String,
}

const CODE: &str = "oauth_authorization_code";
const REDIRECT_URI: &str = "oauth_redirect_uri";
const VERIFIER: &str = "oauth_code_verifier";

/// The id of the customer who signed in. The first attempt uses the code up, whatever comes of it.
pub(crate) fn redeem(data: &Map<String, Value>, world: &mut World) -> Result<String, Problem> {
    Problem::from_broken_rules(&body::missing(data, [CODE, REDIRECT_URI, VERIFIER]))?;
    let sent = |name| data.get(name).and_then(Value::as_str).unwrap_or_default();
    let now = world.now();
    let authorization = world
        .tokens
        .redeem_code(sent(CODE), now)
        .filter(|authorization| world.store.customer(&authorization.customer_id).is_some())
        .ok_or_else(|| {
            Problem::with_status(
                world.settings.replayed_code_status,
                "The authorization code is unknown, has expired or was used before",
            )
        })?;
    if sent(REDIRECT_URI) != authorization.redirect_uri {
        return Err(Problem::bad_request(
            "The redirect URI is not the one of the authorization request",
        ));
    }
    if !pkce::fits(sent(VERIFIER), &authorization.code_challenge) {
        return Err(Problem::bad_request(
            "The code verifier does not fit the code challenge",
        ));
    }
    Ok(authorization.customer_id)
}
