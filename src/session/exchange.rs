//! Sends a request until there is an answer worth having, and reads what an answer says of a token.

use super::engine::{Engine, Outcome};
use super::world::World;
use crate::http::{Attempt, Code, Deadline, Failure, Request, Response, delay_before_next};
use crate::json::Json;
use crate::platform::{Grant, Moment, Operation, Platform};
use std::rc::Rc;

impl<P: Platform, W: World> Engine<P, W> {
    /// Sends a request, again where that is harmless and may help.
    pub(super) async fn exchange(
        &self,
        request: &Request,
        ends: Deadline,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let mut sent = 0;
        let mut wait_ms = 0.0;
        loop {
            wait_ms = self.paced(request, wait_ms, ends)?;
            let outcome = self.world.send(request, wait_ms).await;
            sent += 1;
            self.learn_pace(request, &outcome);
            let may_help = !matches!(&outcome, Err(failure) if failure.code != Code::Network);
            let response = outcome.as_deref().ok();
            let attempt = Attempt {
                sent,
                repeatable: request.repeatable && may_help,
                status: response.map(|response| response.status),
                retry_after_ms: response.and_then(|response| response.retry_after_ms),
                random: self.world.random(),
            };
            match delay_before_next(&attempt) {
                Some(delay) => wait_ms = delay,
                None => return outcome,
            }
        }
    }

    /// What a response that is no success means, with the wait that the platform asks for.
    pub(super) fn refused(
        &self,
        operation: Operation,
        response: &Response<W::Json>,
    ) -> Failure<W::Json> {
        let mut failure = self.platform.failure(operation, response);
        failure.retry_after_ms = response.retry_after_ms;
        failure
    }

    /// The token of a response and the clock offset seen with it.
    pub(super) fn read_grant(&self, response: &Response<W::Json>) -> Outcome<(Rc<Grant>, f64), W> {
        let body = response.json();
        let now_ms = self.world.now_ms();
        let clock_offset_ms = match self.platform.server_clock(&body).or(response.server_ms) {
            Some(server_ms) => server_ms - now_ms,
            None => self.record().unwrap_or_default().clock_offset_ms,
        };
        match self.platform.read_grant(
            &body,
            Moment {
                now_ms,
                clock_offset_ms,
            },
        ) {
            Some(grant) => Ok((Rc::new(grant), clock_offset_ms)),
            None => Err(malformed(response)),
        }
    }
}

pub(super) fn malformed<J: Json>(response: &Response<J>) -> Failure<J> {
    let message = "The platform's token response is not as documented: check `baseUrl`.";
    Failure::of(response, Code::MalformedResponse, message)
}
