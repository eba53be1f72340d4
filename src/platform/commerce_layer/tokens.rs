//! The authorization server's tokens: how they are asked for, and what they say. An access token is a JWT,
//! read for its claims and never for its signature, which is the API's matter.

use crate::http::{Code, Failure, Method, Request};
use crate::json::{Json, text};
use crate::platform::{Grant, Moment, required_text};

/// A request to the authorization server.
pub(super) fn request<J: Json>(auth_url: &str, path: &str, fields: &[(&str, &str)]) -> Request {
    let mut body = J::object();
    for (key, value) in fields {
        body.set_text(key, value);
    }
    Request::new(Method::Post, text::join(&[auth_url, path]))
        .header("Accept", "application/json".into())
        .json(body.to_json())
}

/// E-mail address and password.
pub(super) fn credentials<J: Json>(credentials: &J) -> Result<(String, String), Failure<J>> {
    let required = |field| required_text(credentials, field, Code::Validation);
    Ok((required("email")?, required("password")?))
}

/// Reads a token response. Where nothing else says where the API is, the token must.
pub(super) fn read<J: Json>(body: &J, moment: Moment, must_tell_host: bool) -> Option<Grant> {
    let token = body.text_at("access_token")?;
    let claims: J = claims(&token);
    if must_tell_host && organization(&claims).is_empty() {
        return None;
    }
    let expires_at_ms = match body.number_at("expires_in") {
        Some(seconds) => moment.now_ms + seconds * 1_000.0,
        None => claims.number_at("exp")? * 1_000.0 - moment.clock_offset_ms,
    };
    Some(Grant {
        token,
        expires_at_ms,
        lifetime_ms: (expires_at_ms - moment.now_ms).max(0.0),
        customer_id: body
            .text_at("owner_id")
            .or_else(|| claims.at("owner.id").as_text()),
        refresh_token: body.text_at("refresh_token"),
    })
}

/// What an access token says; nothing where it is no JWT.
pub(super) fn claims<J: Json>(token: &str) -> J {
    let payload = text::pieces(token, ".").get(1).copied().unwrap_or_default();
    J::from_base64(payload)
}

/// The name of the organization in its host; empty where the token has none that is fit for one.
pub(super) fn organization<J: Json>(claims: &J) -> String {
    let slug = claims.at("organization.slug").as_text().unwrap_or_default();
    let is_fit = slug
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_fit { slug } else { String::new() }
}
