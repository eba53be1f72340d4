//! Keeps personal data out of error messages: a platform may quote the e-mail address it refuses.

use crate::json::text;

/// The text with every e-mail address replaced by `[e-mail]`.
pub fn without_addresses(text: &str) -> String {
    let is_separator = |byte: u8| {
        matches!(
            byte,
            b' ' | b',' | b';' | b'\'' | b'"' | b'(' | b')' | b'<' | b'>' | b'\n'
        )
    };
    let mut result = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.bytes().position(is_separator).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let is_address = text::find(word, "@").is_some();
        result.push_str(if is_address { "[e-mail]" } else { word });
        result.push_str(text::at(rest, end));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    result
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_replaced_and_the_sentence_stays() {
        assert_eq!(
            without_addresses("customer 'ron+1@x.com' exists, try again"),
            "customer '[e-mail]' exists, try again"
        );
        assert_eq!(without_addresses("nothing to hide"), "nothing to hide");
    }

    proptest! {
        #[test]
        fn no_at_sign_is_ever_left(text: String) {
            prop_assert!(!without_addresses(&text).contains('@'));
        }
    }
}
