//! Keeps requests within the budgets that the platform tells, where it does.

use super::engine::{Engine, Outcome};
use super::world::World;
#[cfg(feature = "commerce-layer")]
use crate::http::{Code, Failure};
use crate::http::{Deadline, Request, Response, Transport};
use crate::platform::Platform;

type Answer<W> = Outcome<Box<Response<<W as Transport>::Json>>, W>;

#[cfg(feature = "commerce-layer")]
impl<P: Platform, W: World> Engine<P, W> {
    /// How long to wait in all, so that the platform does not refuse the request for its rate. A wait that the
    /// caller would not live to see the end of is a failure at once.
    pub(super) fn paced(&self, request: &Request, wait_ms: f64, ends: Deadline) -> Outcome<f64, W> {
        let Some(endpoint) = self.platform.endpoint(request) else {
            return Ok(wait_ms);
        };
        let now_ms = self.world.now_ms();
        let earliest_ms = now_ms + wait_ms;
        let mut pacer = self.pacer.take();
        let at_ms = pacer.reserve(endpoint, now_ms, earliest_ms, ends);
        self.pacer.set(pacer);
        if at_ms <= earliest_ms || ends.is_after(at_ms) {
            return Ok(at_ms - now_ms);
        }
        let message = "Too many requests: wait a moment and try again.";
        let mut failure = Failure::new(Code::RateLimited, message);
        failure.retry_after_ms = Some(at_ms - now_ms);
        Err(failure)
    }

    /// Learns what an answer tells of the budgets.
    pub(super) fn learn_pace(&self, request: &Request, answer: &Answer<W>) {
        if let (Some(endpoint), Ok(response)) = (self.platform.endpoint(request), answer) {
            let mut pacer = self.pacer.take();
            pacer.learn(endpoint, response.rate, self.world.now_ms());
            self.pacer.set(pacer);
        }
    }
}

// No platform of this build tells any.
#[cfg(not(feature = "commerce-layer"))]
impl<P: Platform, W: World> Engine<P, W> {
    pub(super) fn paced(&self, _: &Request, wait_ms: f64, _: Deadline) -> Outcome<f64, W> {
        Ok(wait_ms)
    }
    pub(super) fn learn_pace(&self, _: &Request, _: &Answer<W>) {}
}
