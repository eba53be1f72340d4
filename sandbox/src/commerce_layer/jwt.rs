//! What an access token looks like. Clients read its claims, so they are the platform's; the
//! signature is the sandbox's own (HS256, where the platform has RS512), and proves nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

const SECRET: &[u8] = b"sandbox";

pub(super) fn sign(claims: &Value) -> String {
    let header = json!({"alg": "HS256", "typ": "JWT", "kid": "sandbox"});
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = Hmac::<Sha256>::new_from_slice(SECRET)
        .map(|mac| mac.chain_update(&signed).finalize().into_bytes())
        .unwrap_or_default();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_parts_in_the_url_alphabet_hold_utf_8() {
        let token = sign(&json!({"custom_claim": {"tier": "黄金 ÿ?>"}}));
        let parts: Vec<&str> = token.split('.').collect();
        assert_eq!(parts.len(), 3);
        assert!(!token.contains(['+', '/', '=']));
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
        assert_eq!(claims["custom_claim"]["tier"], "黄金 ÿ?>");
    }

    #[test]
    fn the_signature_is_that_of_the_named_algorithm() {
        assert_eq!(
            sign(&json!({"a": 1})).rsplit('.').next(),
            Some("mkSYt86tUQw4flPhfYAasVzcDihydm8jeOSheu_odO0")
        );
    }
}
