//! Percent-encoding, query strings, and which origins a token may be sent to.

/// Percent-encodes one path segment or query value: all but the unreserved characters of RFC 3986.
/// An id such as `a/b?x=1` therefore stays one segment, and a `+` never becomes a space.
pub fn encode(value: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(HEX.get(usize::from(digit)).copied().map(char::from));
            }
        }
    }
    encoded
}

/// `name=value` pairs joined by `&`, both sides encoded.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(&encode(name));
        text.push('=');
        text.push_str(&encode(value));
    }
    text
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
    let (scheme, rest) = url.split_once("://").ok_or(Refusal::NotAUrl)?;
    let authority = rest.split('/').next().unwrap_or_default();
    let clean = |byte: u8| byte.is_ascii_graphic() && !b"?#@\\\"<>^`{|}%".contains(&byte);
    if authority.is_empty() || authority.starts_with(':') || !rest.bytes().all(clean) {
        return Err(Refusal::NotAUrl);
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(authority) => {}
        "http" => return Err(Refusal::Insecure),
        _ => return Err(Refusal::NotAUrl),
    }
    Ok(url.trim_end_matches('/').to_owned())
}

/// The host and port of an absolute URL.
pub fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default()
}

/// The decoded parameters of an absolute or relative URL's query.
pub fn parameters(url: &str) -> Vec<(String, String)> {
    let without_fragment = url.split('#').next().unwrap_or_default();
    let query = without_fragment
        .split_once('?')
        .map_or("", |(_, query)| query);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// Decodes a form-encoded text. What is no valid escape stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let escaped = match (byte, tail) {
            (b'%', [high, low, ..]) => digit(*high)
                .zip(digit(*low))
                .map(|(high, low)| high * 16 + low),
            _ => None,
        };
        rest = match escaped {
            Some(byte) => {
                bytes.push(byte);
                tail.get(2..).unwrap_or_default()
            }
            None => {
                bytes.push(if *byte == b'+' { b' ' } else { *byte });
                tail
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        b'A'..=b'F' => Some(character - b'A' + 10),
        _ => None,
    }
}

fn is_loopback(authority: &str) -> bool {
    if let Some(rest) = authority.strip_prefix("[::1]") {
        return rest.is_empty() || rest.starts_with(':');
    }
    let host = authority.split(':').next().unwrap_or_default();
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

    #[test]
    fn a_query_is_read_without_its_fragment_and_with_broken_escapes_as_they_are() {
        let read = |url| {
            parameters(url)
                .into_iter()
                .map(|(name, value)| [name, value].join("="))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            read("https://shop.example/back?code=a%2Fb&state=x+y#code=forged"),
            ["code=a/b", "state=x y"]
        );
        assert_eq!(read("?a=%zz&b&&=c&d=%"), ["a=%zz", "b=", "=c", "d=%"]);
        assert!(read("https://shop.example/back").is_empty());
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_what_is_read(name: String, value: String) {
            let read = parameters(&["https://shop.example/?", &query(&[(&name, &value)])].concat());
            prop_assert_eq!(read, vec![(name, value)]);
        }

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
