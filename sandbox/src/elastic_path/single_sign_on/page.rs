//! How a provider's sign-in page looks. The page itself is `page.html`; this fills in its blanks.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response};

use super::realm::Profile;
use crate::seed::SHOP_NAME;

const TEMPLATE: &str = include_str!("page.html");

const HEADERS: &[(HeaderName, &str)] = &[
    (CONTENT_TYPE, "text/html; charset=utf-8"),
    (CACHE_CONTROL, "no-store"),
    // No form-action: browsers apply it to the redirect that follows the form as well.
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    ),
];

pub(super) fn first(profile: &Profile) -> Response<Body> {
    answer(&write(profile, "", ""))
}

pub(super) fn after_wrong_credentials(profile: &Profile, email: &str) -> Response<Body> {
    let problem = "The e-mail address and password do not match. Please try again.";
    answer(&write(profile, email, problem))
}

fn answer(page: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(page.to_owned()));
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn write(profile: &Profile, email: &str, problem: &str) -> String {
    let invalid = if problem.is_empty() { "false" } else { "true" };
    let blanks = [
        ("provider", profile.name),
        ("colour", profile.colour),
        ("shop", SHOP_NAME),
        ("email", email),
        ("problem", problem),
        ("invalid", invalid),
    ];
    let mut parts = TEMPLATE.split("{{");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (blank, rest) = part.split_once("}}").unwrap_or_default();
        let value = blanks.iter().find(|(name, _)| *name == blank);
        page.push_str(&as_text(value.map_or("", |(_, value)| value)));
        page.push_str(rest);
    }
    page
}

fn as_text(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::elastic_path::single_sign_on::realm::PROFILES;

    #[test]
    fn every_blank_is_filled() {
        for profile in PROFILES {
            let page = write(profile, "", "");
            assert!(!page.contains("{{") && !page.contains("}}"));
            assert!(page.contains(profile.name) && page.contains(profile.colour));
            assert!(page.contains("Marlow &amp; Finch"));
        }
    }

    #[test]
    fn what_was_typed_stays_text() {
        let page = write(&PROFILES[0], "\"><script>{{shop}}", "");
        assert!(page.contains("value=\"&quot;&gt;&lt;script&gt;{{shop}}\""));
    }
}
