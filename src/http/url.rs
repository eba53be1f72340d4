//! Percent-encoding, query strings, and which origins a token may be sent to.

use crate::json::text;

/// Percent-encodes one path segment or query value: all but the unreserved characters of RFC 3986.
/// An id such as `a/b?x=1` therefore stays one segment, and a `+` never becomes a space.
pub fn encode(value: &str) -> String {
    let hex = |digit: u8| text::at("0123456789ABCDEF", usize::from(digit));
    let mut encoded = String::new();
    for (place, byte) in value.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push_str(text::at(value, place));
        } else {
            text::append(&mut encoded, &["%", hex(byte >> 4), hex(byte & 15)]);
        }
    }
    encoded
}

/// `name=value` pairs joined by `&`, both sides encoded.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        add(&mut query, name, value);
    }
    query
}

/// Adds a pair to a query.
#[inline(never)]
pub fn add(query: &mut String, name: &str, value: &str) {
    let separator = if query.is_empty() { "" } else { "&" };
    let parts = [separator, &encode(name), "=", &encode(value)];
    text::append(query, &parts);
}

/// An address with pairs added to its query, which it may have already.
pub fn with_query(address: &str, pairs: &[(&str, &str)]) -> String {
    let has_query = text::find(address, "?").is_some();
    text::join(&[address, if has_query { "&" } else { "?" }, &query(pairs)])
}

/// Why a base URL cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not `https://host…`.
    NotAUrl,
    /// It is `http:` and the host is not this machine: tokens would travel in the clear.
    Insecure,
}

/// Checks a base URL and takes off its trailing slashes. `https` only, but `http` to the loopback.
pub fn base(url: &str) -> Result<String, Refusal> {
    let (scheme, rest) = text::cut(url, "://").ok_or(Refusal::NotAUrl)?;
    let authority = text::before(rest, "/");
    let is_clean = |byte: u8| {
        byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'?' | b'#'
                    | b'@'
                    | b'\\'
                    | b'"'
                    | b'<'
                    | b'>'
                    | b'^'
                    | b'`'
                    | b'{'
                    | b'|'
                    | b'}'
                    | b'%'
            )
    };
    if authority.is_empty() || authority.starts_with(":") || !rest.bytes().all(is_clean) {
        return Err(Refusal::NotAUrl);
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(authority) => {}
        "http" => return Err(Refusal::Insecure),
        _ => return Err(Refusal::NotAUrl),
    }
    let mut url = url;
    while let Some(shorter) = url.strip_suffix("/") {
        url = shorter;
    }
    Ok(url.to_owned())
}

/// The host and port of an absolute URL.
pub fn authority(url: &str) -> &str {
    let rest = text::cut(url, "://").map_or(url, |(_, rest)| rest);
    text::before(rest, "/")
}

fn is_loopback(authority: &str) -> bool {
    if let Some(rest) = authority.strip_prefix("[::1]") {
        return rest.is_empty() || rest.starts_with(":");
    }
    let host = text::before(authority, ":");
    let is_ipv4 = host.starts_with("127.")
        && host
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    host == "localhost" || host.ends_with(".localhost") || is_ipv4
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_id_cannot_leave_its_segment() {
        assert_eq!(encode("a/b?x=1"), "a%2Fb%3Fx%3D1");
        assert_eq!(encode("../é"), "..%2F%C3%A9");
    }

    #[test]
    fn a_plus_sign_in_a_query_value_stays_a_plus_sign() {
        assert_eq!(
            query(&[("filter", "eq(email,ron+1@x.com)"), ("page[limit]", "5")]),
            "filter=eq%28email%2Cron%2B1%40x.com%29&page%5Blimit%5D=5"
        );
    }

    #[test]
    fn a_query_is_begun_or_gone_on_with() {
        let pairs = [("a", "1"), ("b", "&")];
        assert_eq!(
            with_query("https://x.example/p", &pairs),
            "https://x.example/p?a=1&b=%26"
        );
        assert_eq!(
            with_query("https://x.example/p?c=3", &pairs),
            "https://x.example/p?c=3&a=1&b=%26"
        );
    }

    #[test]
    fn https_is_taken_and_trailing_slashes_are_dropped() {
        assert_eq!(
            base("https://euwest.api.elasticpath.com/"),
            Ok("https://euwest.api.elasticpath.com".into())
        );
        assert_eq!(
            base("https://shop.example/proxy//"),
            Ok("https://shop.example/proxy".into())
        );
    }

    #[test]
    fn http_is_taken_on_this_machine_only() {
        for host in [
            "localhost",
            "127.0.0.1:4010",
            "[::1]:80",
            "shop.localhost:1",
        ] {
            assert!(base(&format!("http://{host}")).is_ok(), "{host}");
        }
        for host in [
            "example.com",
            "127.0.0.1.example.com",
            "localhost.example.com",
            "127.evil.com",
            "[::1].evil.com",
        ] {
            assert_eq!(
                base(&format!("http://{host}")),
                Err(Refusal::Insecure),
                "{host}"
            );
        }
    }

    #[test]
    fn what_is_not_an_origin_is_refused() {
        for url in [
            "",
            "shop.example",
            "ftp://shop.example",
            "https://",
            "https://:80",
            "https://user@shop.example",
            "https://shop.example?x=1",
            "https://shop.example#x",
            "https://shop .example",
            "https:///path",
        ] {
            assert_eq!(base(url), Err(Refusal::NotAUrl), "{url}");
        }
    }

    proptest! {
        #[test]
        fn encoding_loses_nothing_and_leaves_only_unreserved_characters(value: String) {
            let encoded = encode(&value);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
            let mut decoded = Vec::new();
            let mut bytes = encoded.bytes();
            while let Some(byte) = bytes.next() {
                if byte == b'%' {
                    let digits: String = bytes.by_ref().take(2).map(char::from).collect();
                    decoded.push(u8::from_str_radix(&digits, 16).unwrap());
                } else {
                    decoded.push(byte);
                }
            }
            prop_assert_eq!(String::from_utf8(decoded).unwrap(), value);
        }
    }
}
