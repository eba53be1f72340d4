//! Elastic Path's two tokens: how they are asked for, and what their responses say.

use crate::http::{Code, Failure, Method, Request};
use crate::json::Json;
use crate::platform::{Grant, Moment, required_text};

/// A visitor's token. The body must be form-encoded; it changes nothing, so it may be sent again.
pub(super) fn implicit_request(url: String, client_id: &str) -> Request {
    Request::new(Method::Post, url)
        .form(&[("grant_type", "implicit"), ("client_id", client_id)])
        .repeatable()
}

/// A customer's token for e-mail address and password.
pub(super) fn customer_request<J: Json>(
    url: String,
    credentials: &J,
) -> Result<Request, Failure<J>> {
    let required = |field| required_text(credentials, field, Code::Validation);
    let (email, password) = (required("email")?, required("password")?);
    let fields = [("email", &*email), ("password", &*password)];
    Ok(entry_request::<J>(url, "password", &fields))
}

/// A customer's token for the code of a single sign-on.
pub(super) fn sign_on_request<J: Json>(
    url: String,
    code: &str,
    redirect_uri: &str,
    verifier: &str,
) -> Request {
    let fields = [
        ("oauth_authorization_code", code),
        ("oauth_redirect_uri", redirect_uri),
        ("oauth_code_verifier", verifier),
    ];
    entry_request::<J>(url, "oidc", &fields)
}

fn entry_request<J: Json>(url: String, mechanism: &str, fields: &[(&str, &str)]) -> Request {
    let mut token = J::object();
    token.set_text("type", "token");
    token.set_text("authentication_mechanism", mechanism);
    for (key, value) in fields {
        token.set_text(key, value);
    }
    let mut body = J::object();
    body.set("data", token);
    Request::new(Method::Post, url).json(body.to_json())
}

/// The fields of a token response: flat by the documentation, wrapped in `data` by the OpenAPI files
/// (the visitor's), and the reverse has been seen for neither; both forms are read for both.
fn fields<J: Json>(body: &J) -> J {
    let data = body.get("data");
    if data.is_present() {
        data
    } else {
        body.clone()
    }
}

/// Reads either token. `expires` is the server's clock in seconds; `expires_in` needs no clock.
pub(super) fn read<J: Json>(body: &J, moment: Moment) -> Option<Grant> {
    let fields = fields(body);
    let customer_id = fields.text_at("customer_id");
    let token = fields
        .get(if customer_id.is_some() {
            "token"
        } else {
            "access_token"
        })
        .as_text()?;
    let by_clock = fields
        .number_at("expires")
        .map(|seconds| seconds * 1_000.0 - moment.clock_offset_ms);
    let expires_at_ms = match fields.number_at("expires_in") {
        Some(seconds) => moment.now_ms + seconds * 1_000.0,
        None => by_clock?,
    };
    let lifetime_ms = (expires_at_ms - moment.now_ms).max(0.0);
    Some(Grant {
        token,
        expires_at_ms,
        lifetime_ms,
        customer_id,
        refresh_token: None,
    })
}

/// A visitor's token tells the server's clock: when it ends less how long it lives.
pub(super) fn server_clock<J: Json>(body: &J) -> Option<f64> {
    let fields = fields(body);
    Some((fields.number_at("expires")? - fields.number_at("expires_in")?) * 1_000.0)
}
