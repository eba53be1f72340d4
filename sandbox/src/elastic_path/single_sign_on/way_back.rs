//! Back to the storefront: which addresses may be returned to, and what is written behind them.

use std::net::IpAddr;

use axum::body::Body;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, Response, StatusCode, Uri};
use form_urlencoded::Serializer;

/// An address that may be returned to, and what the storefront wants to hear again.
pub(super) struct WayBack {
    redirect_uri: String,
    state: Option<String>,
}

impl WayBack {
    /// Nothing where the address is not one of the realm's.
    pub(super) fn to(
        redirect_uri: &str,
        state: Option<&str>,
        known: Option<&[String]>,
    ) -> Option<Self> {
        let trusted = match known {
            Some(known) => known.iter().any(|uri| uri == redirect_uri),
            None => is_on_this_machine(redirect_uri),
        };
        // Anything but visible ASCII would be no URI, and no header either.
        let is_uri = redirect_uri.bytes().all(|byte| byte.is_ascii_graphic());
        (trusted && is_uri).then(|| Self {
            redirect_uri: redirect_uri.to_owned(),
            state: state.map(str::to_owned),
        })
    }

    pub(super) fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The documents have 307 when a request is refused. It is 303 throughout: after the form, 307
    /// would have the browser post the password to the storefront.
    pub(super) fn with(&self, parameters: &[(&str, &str)]) -> Response<Body> {
        let state = self.state.as_deref().map(|state| ("state", state));
        let query = Serializer::new(String::new())
            .extend_pairs(parameters)
            .extend_pairs(state)
            .finish();
        let separator = if self.redirect_uri.contains('?') {
            '&'
        } else {
            '?'
        };
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SEE_OTHER;
        let location = format!("{}{separator}{query}", self.redirect_uri);
        if let Ok(location) = HeaderValue::try_from(location) {
            response.headers_mut().insert(LOCATION, location);
        }
        response
    }
}

/// OAuth permits no fragment. A user name before the host only serves to deceive.
fn is_on_this_machine(redirect_uri: &str) -> bool {
    let Ok(uri) = redirect_uri.parse::<Uri>() else {
        return false;
    };
    let host = uri
        .host()
        .unwrap_or_default()
        .trim_matches(['[', ']'].as_slice());
    let is_loopback = host == "localhost"
        || host.ends_with(".localhost")
        || host
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback());
    let is_deceptive = redirect_uri.contains('#')
        || uri
            .authority()
            .is_some_and(|whole| whole.as_str().contains('@'));
    matches!(uri.scheme_str(), Some("http" | "https")) && is_loopback && !is_deceptive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_machine_are_trusted_unless_a_list_says_otherwise() {
        for uri in [
            "http://localhost:5173/signed-in",
            "https://shop.localhost/",
            "http://127.0.0.1:4020/?from=sso",
            "http://[::1]:8080/",
        ] {
            assert!(is_on_this_machine(uri), "{uri}");
        }
        for uri in [
            "",
            "/signed-in",
            "https://shop.example/signed-in",
            "http://localhost.example/",
            "http://localhost@shop.example/",
            "http://shop@localhost/",
            "http://localhost\\.shop.example/",
            "http://localhost/#token",
            "ftp://localhost/",
            "javascript:alert(1)",
        ] {
            assert!(!is_on_this_machine(uri), "{uri}");
        }
    }

    #[test]
    fn a_list_is_exact() {
        let known = ["https://shop.example/signed-in".to_owned()];
        let trusted = |uri| WayBack::to(uri, None, Some(&known)).is_some();
        assert!(trusted("https://shop.example/signed-in"));
        assert!(!trusted("https://shop.example/signed-in/"));
        assert!(!trusted("https://shop.example/signed-in?x=1"));
        assert!(!trusted("http://localhost/"));
    }

    #[test]
    fn the_answer_joins_the_query_that_is_there() {
        let way_back = WayBack::to("http://localhost/?page=1", Some("a b"), None).unwrap();
        let location = way_back.with(&[("code", "c")]).headers()[LOCATION].clone();
        assert_eq!(location, "http://localhost/?page=1&code=c&state=a+b");
    }
}
