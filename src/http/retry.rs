//! When a request is sent again: after a network error, a 429 or a 5xx, if that cannot do it twice;
//! full jitter, `Retry-After` honoured, bounded in count and in time.

/// The most often one request is sent.
const MOST_ATTEMPTS: u32 = 3;
/// The longest wait between two attempts, in milliseconds: a shopper is looking at the page.
const LONGEST_WAIT_MS: f64 = 10_000.0;
/// The bound of the first random wait; it doubles with each attempt.
const FIRST_WAIT_MS: f64 = 400.0;

/// What is known after one attempt.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// How many times the request has been sent.
    pub sent: u32,
    /// Whether sending it twice does the same as sending it once.
    pub repeatable: bool,
    /// The status; `None` when no response came.
    pub status: Option<u16>,
    /// How long the platform asks to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// A random number, 0 ≤ x < 1.
    pub random: f64,
}

/// How many milliseconds to wait before sending it again; `None` when it must not be.
pub fn delay_before_next(attempt: &Attempt) -> Option<f64> {
    // A 429 is refused before anything is done, so even a POST may follow it.
    let allowed = match attempt.status {
        Some(429) => true,
        None | Some(500..=599) => attempt.repeatable,
        Some(_) => false,
    };
    if !allowed || attempt.sent >= MOST_ATTEMPTS {
        return None;
    }
    let bound = FIRST_WAIT_MS * f64::from(1u32 << attempt.sent.min(8));
    let wait = attempt.retry_after_ms.unwrap_or_default() + attempt.random * bound;
    (wait <= LONGEST_WAIT_MS).then_some(wait)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    const ONCE: Attempt = Attempt {
        sent: 1,
        repeatable: true,
        status: None,
        retry_after_ms: None,
        random: 0.5,
    };

    #[test]
    fn a_network_error_and_a_server_error_are_retried_only_where_that_is_harmless() {
        for status in [None, Some(500), Some(503)] {
            assert!(delay_before_next(&Attempt { status, ..ONCE }).is_some());
            assert!(
                delay_before_next(&Attempt {
                    status,
                    repeatable: false,
                    ..ONCE
                })
                .is_none()
            );
        }
    }

    #[test]
    fn a_rate_limit_is_retried_even_for_a_post() {
        assert!(
            delay_before_next(&Attempt {
                status: Some(429),
                repeatable: false,
                ..ONCE
            })
            .is_some()
        );
    }

    #[test]
    fn a_refusal_is_never_retried() {
        for status in [400, 401, 403, 404, 409, 422] {
            assert!(
                delay_before_next(&Attempt {
                    status: Some(status),
                    ..ONCE
                })
                .is_none()
            );
        }
    }

    #[test]
    fn the_third_attempt_is_the_last() {
        assert!(delay_before_next(&Attempt { sent: 2, ..ONCE }).is_some());
        assert!(delay_before_next(&Attempt { sent: 3, ..ONCE }).is_none());
    }

    #[test]
    fn what_the_platform_asks_for_is_waited_and_a_little_more() {
        let asked = Attempt {
            status: Some(429),
            retry_after_ms: Some(2_000.0),
            ..ONCE
        };
        assert_eq!(delay_before_next(&asked), Some(2_400.0));
    }

    #[test]
    fn a_wait_that_is_too_long_for_a_shopper_is_handed_to_the_caller() {
        assert_eq!(
            delay_before_next(&Attempt {
                status: Some(429),
                retry_after_ms: Some(60_000.0),
                ..ONCE
            }),
            None
        );
    }

    #[test]
    fn the_random_wait_grows_with_each_attempt() {
        assert_eq!(
            delay_before_next(&Attempt {
                random: 1.0,
                ..ONCE
            }),
            Some(800.0)
        );
        assert_eq!(
            delay_before_next(&Attempt {
                random: 1.0,
                sent: 2,
                ..ONCE
            }),
            Some(1_600.0)
        );
    }
}
