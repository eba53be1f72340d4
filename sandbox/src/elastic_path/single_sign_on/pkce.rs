//! Proof Key for Code Exchange, method S256 (RFC 7636): whoever redeems a code must know the
//! verifier whose hash came with the authorization request.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// 256 bits in base64url without padding.
const CHALLENGE_LENGTH: usize = 43;
const SHORTEST_VERIFIER: usize = 43;
const LONGEST_VERIFIER: usize = 128;

pub(super) fn is_challenge(text: &str) -> bool {
    text.len() == CHALLENGE_LENGTH && text.bytes().all(is_base64url)
}

/// A verifier outside the RFC's alphabet or length fits nothing.
pub(super) fn fits(verifier: &str, challenge: &str) -> bool {
    let is_verifier = (SHORTEST_VERIFIER..=LONGEST_VERIFIER).contains(&verifier.len())
        && verifier
            .bytes()
            .all(|byte| is_base64url(byte) || matches!(byte, b'.' | b'~'));
    is_verifier && BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pair in appendix B of the RFC.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn a_verifier_fits_its_own_challenge_only() {
        assert!(is_challenge(CHALLENGE));
        assert!(fits(VERIFIER, CHALLENGE));
        assert!(!fits(CHALLENGE, CHALLENGE));
        assert!(!fits("", CHALLENGE));
    }

    #[test]
    fn padding_and_the_other_base64_alphabet_are_no_challenge() {
        assert!(!is_challenge(&format!("{CHALLENGE}=")));
        assert!(!is_challenge(&CHALLENGE.replace('-', "+")));
        assert!(!is_challenge(""));
    }

    #[test]
    fn a_verifier_that_is_too_short_fits_nothing() {
        let short = "too-short";
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(short));
        assert!(!fits(short, &challenge));
    }
}
