//! When a request may be sent without being refused for its rate: by the budget that headers tell, and by what
//! was sent before. The time of a budget slides, so there is no moment at which all of it is back.
//!
//! Headers tell the budget of a class, such as all writes, and what is left of it. Each endpoint of the class
//! may take a quarter of that in a sixth of the time, which no header tells: it is documented so for every
//! class, such as 200 a minute and 50 in ten seconds.

/// The parts of a class's budget, and of its time, that all its endpoints and that each of them may take.
const SHARES: [(f64, f64); 2] = [(1.0, 1.0), (4.0, 6.0)];

/// How much sooner than an earlier request a later one may arrive, in milliseconds.
const SLACK_MS: f64 = 500.0;

/// How long what was sent is kept, in milliseconds, before a header has told what time a budget is for; and what a
/// clock that was set back left in the future.
const LONGEST_MS: f64 = 600_000.0;

/// Requests to an endpoint are counted together within so many milliseconds, as if all were the last of them: a
/// thousand a second would otherwise be a thousand to look through for each.
const TOGETHER_MS: f64 = 100.0;

/// What is counted by itself: an endpoint, read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint(u32);

impl Endpoint {
    /// By its name.
    pub fn new(name: &str, is_read: bool) -> Self {
        // FNV-1a. Two endpoints of one number share a budget, and no more.
        let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
        Self(name.bytes().fold(2_166_136_261, hash) << 1 | u32::from(is_read))
    }

    /// Stands for whatever others read or write: other tabs, and whoever else is behind the same address.
    fn others(self) -> Self {
        Self(self.0 & 1)
    }
}

/// What headers tell of a budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// How many requests it is.
    pub limit: f64,
    /// In how many seconds.
    pub interval: f64,
    /// How many are left.
    pub remaining: f64,
}

impl Rate {
    /// Nothing.
    pub const UNREAD: Self = Self {
        limit: f64::NAN,
        interval: f64::NAN,
        remaining: f64::NAN,
    };
}

/// When a caller gives up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline(#[cfg(feature = "commerce-layer")] f64);

// What no platform of this build asks for is left out of it.
#[cfg_attr(not(feature = "commerce-layer"), allow(unused_variables))]
impl Deadline {
    /// No moment.
    pub const NEVER: Self = Self(
        #[cfg(feature = "commerce-layer")]
        f64::INFINITY,
    );

    /// A moment, in milliseconds since 1970.
    pub fn at(moment_ms: impl FnOnce() -> f64) -> Self {
        Self(
            #[cfg(feature = "commerce-layer")]
            moment_ms(),
        )
    }

    /// Whether there is time left at a moment.
    pub fn is_after(self, moment_ms: f64) -> bool {
        #[cfg(feature = "commerce-layer")]
        return moment_ms < self.0;
        #[cfg(not(feature = "commerce-layer"))]
        true
    }
}

/// Requests that were sent, or will be.
struct Sent {
    endpoint: Endpoint,
    /// The limit of the class; infinite before an answer has told it.
    limit: f64,
    since_ms: f64,
    /// The last of them.
    at_ms: f64,
    count: f64,
}

impl Sent {
    /// Whether it is of a class: of what has one limit, and is read or written alike.
    fn is_of(&self, endpoint: Endpoint, limit: f64) -> bool {
        self.endpoint.others() == endpoint.others() && self.limit == limit
    }
}

/// What one client knows of its budgets.
#[derive(Default)]
pub struct Pacer {
    sent: Vec<Sent>,
    interval_ms: f64,
}

impl Pacer {
    /// The first moment from `earliest_ms` on at which a request is within every budget that is known. It is
    /// counted there, unless it would have to wait beyond `latest`.
    pub fn reserve(
        &mut self,
        endpoint: Endpoint,
        now_ms: f64,
        earliest_ms: f64,
        latest: Deadline,
    ) -> f64 {
        let kept_ms = if self.interval_ms > 0.0 {
            self.interval_ms + SLACK_MS
        } else {
            LONGEST_MS
        };
        let is_past = |sent: &Sent| {
            let age_ms = now_ms - sent.at_ms;
            age_ms > kept_ms || age_ms < -LONGEST_MS
        };
        while self.sent.first().is_some_and(is_past) {
            self.sent.remove(0);
        }
        let mut known = self.sent.iter().rev();
        let known = known.find(|sent| sent.endpoint == endpoint);
        let limit = known.map_or(f64::INFINITY, |sent| sent.limit);
        let mut at_ms = earliest_ms;
        let mut is_over = true;
        while is_over {
            is_over = false;
            for (part, time) in SHARES {
                let since_ms = at_ms - self.interval_ms / time - SLACK_MS;
                let (mut used, mut oldest_ms) = (part, f64::INFINITY);
                for sent in &self.sent {
                    let is_counted = part < 2.0 || sent.endpoint == endpoint;
                    if is_counted && sent.is_of(endpoint, limit) && sent.at_ms > since_ms {
                        used += part * sent.count;
                        if sent.at_ms < oldest_ms {
                            oldest_ms = sent.at_ms;
                        }
                    }
                }
                if used > limit && oldest_ms < f64::INFINITY {
                    at_ms += oldest_ms - since_ms;
                    is_over = true;
                }
            }
        }
        if at_ms <= earliest_ms || latest.is_after(at_ms) {
            self.count(endpoint, limit, at_ms, 1.0);
        }
        at_ms
    }

    /// Learns from an answer.
    pub fn learn(&mut self, endpoint: Endpoint, rate: Rate, now_ms: f64) {
        if rate.limit.is_nan() {
            // Nothing will ever be told of these, where a page may not read the headers.
            self.sent
                .retain(|sent| sent.endpoint != endpoint || sent.limit < f64::INFINITY);
            return;
        }
        self.interval_ms = rate.interval * 1_000.0;
        let mut others = rate.limit - rate.remaining;
        for sent in &mut self.sent {
            if sent.endpoint == endpoint {
                sent.limit = rate.limit;
            }
            if sent.is_of(endpoint, rate.limit) && sent.at_ms <= now_ms {
                if sent.endpoint == endpoint.others() {
                    sent.count = 0.0;
                }
                if sent.at_ms > now_ms - self.interval_ms {
                    others -= sent.count;
                }
            }
        }
        if others > 0.0 {
            self.count(endpoint.others(), rate.limit, now_ms, others);
        }
    }

    #[inline(never)]
    fn count(&mut self, endpoint: Endpoint, limit: f64, at_ms: f64, count: f64) {
        for sent in &mut self.sent {
            let is_together = at_ms >= sent.at_ms && at_ms - sent.since_ms < TOGETHER_MS;
            if is_together && sent.endpoint == endpoint && sent.limit == limit {
                sent.at_ms = at_ms;
                sent.count += count;
                return;
            }
        }
        self.sent.push(Sent {
            since_ms: at_ms,
            endpoint,
            limit,
            at_ms,
            count,
        });
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    const MINUTE_MS: f64 = 60_000.0;

    fn orders() -> Endpoint {
        Endpoint::new("orders", true)
    }

    fn rate(limit: f64, remaining: f64) -> Rate {
        Rate {
            limit,
            interval: 60.0,
            remaining,
        }
    }

    /// Sends as many as are within the budgets, and says when each of them was.
    fn sent(pacer: &mut Pacer, endpoint: Endpoint, count: usize, now_ms: f64) -> Vec<f64> {
        let send = |_| pacer.reserve(endpoint, now_ms, now_ms, Deadline::NEVER);
        (0..count).map(send).collect()
    }

    #[test]
    fn nothing_waits_before_a_header_has_told_a_budget() {
        let mut pacer = Pacer::default();
        assert_eq!(sent(&mut pacer, orders(), 500, 5.0), [5.0; 500]);
    }

    #[test]
    fn a_burst_is_spread_over_the_seconds_that_it_needs() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 1, 0.0);
        pacer.learn(orders(), rate(100.0, 99.0), 0.0);
        let rest = sent(&mut pacer, orders(), 59, 0.0);
        assert_eq!(rest[..24], [0.0; 24]);
        assert_eq!(rest[24..49], [10_500.0; 25]);
        assert_eq!(rest[49..], [21_000.0; 10]);
    }

    #[test]
    fn a_class_is_spread_over_the_minute_whatever_its_endpoints() {
        let mut pacer = Pacer::default();
        let endpoints = ["a", "b", "c", "d", "e"].map(|name| Endpoint::new(name, true));
        for endpoint in endpoints {
            sent(&mut pacer, endpoint, 1, 0.0);
            pacer.learn(endpoint, rate(100.0, 95.0), 0.0);
        }
        for endpoint in &endpoints[..4] {
            sent(&mut pacer, *endpoint, 23, 0.0);
        }
        let last = sent(&mut pacer, endpoints[4], 5, 1_000.0);
        assert_eq!(last[..3], [1_000.0; 3]);
        assert_eq!(last[3..], [MINUTE_MS + SLACK_MS; 2]);
        let written = Endpoint::new("e", false);
        assert_eq!(sent(&mut pacer, written, 1, 1_000.0), [1_000.0]);
    }

    #[test]
    fn a_wait_that_is_too_long_is_told_and_not_counted() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 1, 0.0);
        pacer.learn(orders(), rate(100.0, 99.0), 0.0);
        sent(&mut pacer, orders(), 24, 0.0);
        for _ in 0..50 {
            assert_eq!(
                pacer.reserve(orders(), 0.0, 0.0, Deadline::at(|| 10_000.0)),
                10_500.0
            );
        }
        assert_eq!(
            pacer.reserve(orders(), 0.0, 0.0, Deadline::at(|| 11_000.0)),
            10_500.0
        );
        // A retry that has to wait anyway is not held up by how little time is left.
        assert_eq!(
            pacer.reserve(orders(), 0.0, 12_000.0, Deadline::at(|| 11_000.0)),
            12_000.0
        );
    }

    #[test]
    fn what_others_have_used_is_not_there_and_comes_back() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 1, 0.0);
        pacer.learn(orders(), rate(100.0, 2.0), 0.0);
        assert_eq!(sent(&mut pacer, orders(), 2, 0.0), [0.0; 2]);
        let soon = |pacer: &mut Pacer, now_ms| {
            pacer.reserve(orders(), now_ms, now_ms, Deadline::at(|| now_ms))
        };
        assert_eq!(soon(&mut pacer, 1_000.0), MINUTE_MS + SLACK_MS);
        // Theirs may be older than the answer that told of them: a later answer counts.
        pacer.learn(orders(), rate(100.0, 60.0), 30_000.0);
        assert_eq!(soon(&mut pacer, 30_000.0), 30_000.0);
    }

    #[test]
    fn answers_that_come_late_take_nothing_twice() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 20, 0.0);
        for remaining in [99.0, 80.0, 90.0] {
            pacer.learn(orders(), rate(100.0, remaining), 50.0);
        }
        assert_eq!(sent(&mut pacer, orders(), 5, 200.0), [200.0; 5]);
        assert_eq!(sent(&mut pacer, orders(), 1, 200.0), [10_500.0]);
    }

    #[test]
    fn a_clock_that_was_set_back_holds_nothing_up() {
        let mut pacer = Pacer::default();
        let late = 4.0 * LONGEST_MS;
        sent(&mut pacer, orders(), 1, late);
        pacer.learn(orders(), rate(100.0, 0.0), late);
        sent(&mut pacer, orders(), 1, 0.0);
        assert_eq!(sent(&mut pacer, orders(), 1, 0.0), [0.0]);
    }

    #[test]
    fn a_budget_of_nearly_nothing_lets_one_through_at_a_time() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 1, 0.0);
        pacer.learn(orders(), rate(1.0, 0.0), 0.0);
        assert_eq!(
            sent(&mut pacer, orders(), 2, 0.0),
            [MINUTE_MS + SLACK_MS, 2.0 * (MINUTE_MS + SLACK_MS)]
        );
    }

    #[test]
    fn headers_that_cannot_be_read_hold_nothing_up() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 100, 0.0);
        pacer.learn(orders(), Rate::UNREAD, 0.0);
        assert_eq!(sent(&mut pacer, orders(), 100, 0.0), [0.0; 100]);
    }

    #[test]
    fn a_thousand_a_second_are_kept_as_ten_and_only_as_long_as_they_count() {
        let mut pacer = Pacer::default();
        for now_ms in 0..200_000 {
            let now_ms = f64::from(now_ms);
            assert_eq!(sent(&mut pacer, orders(), 1, now_ms), [now_ms]);
            if now_ms < 1.0 {
                pacer.learn(orders(), rate(1_000_000.0, 999_999.0), now_ms);
            }
        }
        assert!(pacer.sent.len() < 620, "{}", pacer.sent.len());
    }

    #[test]
    fn what_was_sent_together_counts_until_the_last_of_it_is_over() {
        let mut pacer = Pacer::default();
        sent(&mut pacer, orders(), 1, 0.0);
        pacer.learn(orders(), rate(100.0, 99.0), 0.0);
        for now_ms in [30.0, 60.0, 90.0] {
            sent(&mut pacer, orders(), 8, now_ms);
        }
        let soon = pacer.reserve(orders(), 10_500.0, 10_500.0, Deadline::at(|| 10_500.0));
        assert_eq!(soon, 10_590.0);
    }

    #[test]
    fn what_no_answer_tells_of_is_not_kept() {
        let mut pacer = Pacer::default();
        let told = Endpoint::new("customers", true);
        sent(&mut pacer, told, 1, 0.0);
        pacer.learn(told, rate(100.0, 99.0), 0.0);
        for _ in 0..10_000 {
            sent(&mut pacer, orders(), 1, 0.0);
            pacer.learn(orders(), Rate::UNREAD, 0.0);
        }
        pacer.learn(told, Rate::UNREAD, 0.0);
        assert_eq!(pacer.sent.len(), 1);
    }
}
