//! Rate limits: sliding windows that are counted always and refuse only if the settings say so.
//! The platform counts by address of the client; everybody is one here.

use std::collections::{HashMap, VecDeque};

use axum::http::{HeaderMap, HeaderValue, Method};

use super::settings::{CommerceLayerSettings, Mode};
use crate::clock::{MINUTE, SECOND};

const BURST_WINDOW: i64 = 10 * SECOND;
/// In every documented class the ten seconds' budget is a quarter of the minute's.
const BURST_SHARE: u32 = 4;

/// What the platform answers from its cache.
const CACHEABLE: [&str; 10] = [
    "bundles",
    "imports",
    "markets",
    "price_lists",
    "prices",
    "promotions",
    "sku_options",
    "skus",
    "stock_items",
    "stock_locations",
];

/// Which budget a request is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Token,
    CacheableRead,
    Read,
    Write,
}

impl Class {
    pub(super) fn of(method: &Method, resource: &str) -> Self {
        match *method {
            Method::GET if CACHEABLE.contains(&resource) => Self::CacheableRead,
            Method::GET | Method::HEAD => Self::Read,
            _ => Self::Write,
        }
    }

    fn budget(self, settings: &CommerceLayerSettings) -> u32 {
        let in_test_mode = match self {
            Self::Token => return settings.token_budget,
            Self::CacheableRead => settings.cacheable_read_budget,
            Self::Read => settings.read_budget,
            Self::Write => settings.write_budget,
        };
        match settings.mode {
            Mode::Test => in_test_mode,
            Mode::Live => in_test_mode.saturating_mul(2),
        }
    }
}

#[derive(Default)]
struct Window(VecDeque<i64>);

impl Window {
    /// Counts one more, and says how many lie within the last `length`.
    fn count(&mut self, now: i64, length: i64) -> u32 {
        // A clock set back would otherwise keep what lies in its future.
        self.0
            .retain(|moment| (now - length..=now).contains(moment) && *moment > now - length);
        self.0.push_back(now);
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

#[derive(Default)]
pub(crate) struct Limits {
    minutes: HashMap<Class, Window>,
    bursts: HashMap<(Class, String), Window>,
}

/// Where a request stands. Headers speak of the minute only; bursts cannot be seen.
pub(super) struct Standing {
    limit: u32,
    remaining: u32,
    pub(super) is_over: bool,
}

impl Limits {
    pub(super) fn count(
        &mut self,
        class: Class,
        endpoint: &str,
        settings: &CommerceLayerSettings,
        now: i64,
    ) -> Standing {
        let limit = class.budget(settings);
        let used = self.minutes.entry(class).or_default().count(now, MINUTE);
        let burst = self
            .bursts
            .entry((class, endpoint.to_owned()))
            .or_default()
            .count(now, BURST_WINDOW);
        let is_burst = class != Class::Token && burst > limit / BURST_SHARE;
        Standing {
            limit,
            remaining: limit.saturating_sub(used),
            is_over: settings.enforce_rate_limits && (used > limit || is_burst),
        }
    }
}

impl Standing {
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        let interval = u32::try_from(MINUTE / SECOND).unwrap_or_default();
        for (name, value) in [
            ("x-ratelimit-limit", self.limit),
            ("x-ratelimit-interval", interval),
            ("x-ratelimit-remaining", self.remaining),
        ] {
            headers.insert(name, HeaderValue::from(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_slides() {
        let mut window = Window::default();
        assert_eq!(window.count(0, 10), 1);
        assert_eq!(window.count(9, 10), 2);
        assert_eq!(window.count(10, 10), 2, "the first has left");
        assert_eq!(
            window.count(5, 10),
            1,
            "a clock set back forgets the future"
        );
    }

    #[test]
    fn each_class_has_its_budget_and_live_mode_twice_that() {
        let test = CommerceLayerSettings::default();
        let live = CommerceLayerSettings {
            mode: Mode::Live,
            ..test.clone()
        };
        for (class, in_test, in_live) in [
            (Class::Token, 3_000, 3_000),
            (Class::CacheableRead, 50_000, 100_000),
            (Class::Read, 10_000, 20_000),
            (Class::Write, 10_000, 20_000),
        ] {
            assert_eq!(class.budget(&test), in_test);
            assert_eq!(class.budget(&live), in_live);
        }
        assert_eq!(Class::of(&Method::GET, "skus"), Class::CacheableRead);
        assert_eq!(Class::of(&Method::GET, "orders"), Class::Read);
        assert_eq!(Class::of(&Method::PATCH, "skus"), Class::Write);
    }
}
