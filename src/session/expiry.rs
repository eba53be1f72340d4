//! When a token is too old to be sent.

use crate::platform::Grant;

/// The longest time before its end at which a token is renewed, in milliseconds.
const LONGEST_MARGIN_MS: f64 = 60_000.0;

/// Whether a token will live through one more request: its end is further away than 60 s, or than a
/// tenth of its lifetime where that is less.
pub(super) fn is_live(grant: &Grant, now_ms: f64) -> bool {
    let margin = (grant.lifetime_ms / 10.0).min(LONGEST_MARGIN_MS);
    now_ms < grant.expires_at_ms - margin
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn grant(lifetime_ms: f64) -> Grant {
        Grant {
            token: String::new(),
            expires_at_ms: lifetime_ms,
            lifetime_ms,
            customer_id: None,
            refresh_token: None,
        }
    }

    #[test]
    fn an_hours_token_is_renewed_a_minute_early() {
        assert!(is_live(&grant(3_600_000.0), 3_539_999.0));
        assert!(!is_live(&grant(3_600_000.0), 3_540_000.0));
    }

    #[test]
    fn a_short_token_is_used_for_nine_tenths_of_its_life() {
        assert!(is_live(&grant(10_000.0), 8_999.0));
        assert!(!is_live(&grant(10_000.0), 9_000.0));
    }
}
