//! Signing in with a password, signing up, signing out.

use super::engine::{Engine, Outcome};
use super::exchange::malformed;
use super::link::Link;
use super::world::World;
use crate::http::{Code, Failure, Request, Response};
use crate::json::{Json, text};
use crate::platform::{Audience, Call, Caller, Operation, Platform};
use std::rc::Rc;

impl<P: Platform, W: World> Engine<P, W> {
    pub(super) async fn login(self: &Rc<Self>, credentials: &W::Json) -> Outcome<W::Json, W> {
        let request = self.platform.login_request(credentials)?;
        self.enter(Operation::Login, request).await
    }

    /// Trades a request's answer for a session.
    pub(super) async fn enter(
        self: &Rc<Self>,
        operation: Operation,
        request: Request,
    ) -> Outcome<W::Json, W> {
        // A logout from here on is never undone by what the platform answers.
        let before = self.record_or_first();
        let response = self.entered(operation, request).await?;
        let (grant, clock_offset_ms) = self.read_grant(&response)?;
        if grant.customer_id.is_none() {
            return Err(malformed(&response));
        }
        let is_current = self.commit(&before, |record| {
            record.clock_offset_ms = clock_offset_ms;
            record.tokens.customer = Some(grant);
        });
        if !is_current {
            return Err(Failure::new(
                Code::Aborted,
                "The session was ended while signing in: sign in again.",
            ));
        }
        Ok(W::Json::missing())
    }

    /// The answer to a request that trades credentials for a token.
    pub(super) async fn entered(
        self: &Rc<Self>,
        operation: Operation,
        request: Request,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        if P::LOGIN_NEEDS_ANONYMOUS {
            let link = Link::of_visitor(self, operation);
            return link.send(Audience::Anonymous, request).await;
        }
        let response = self.exchange(&request).await?;
        if response.is_success() {
            return Ok(response);
        }
        Err(self.refused(operation, &response))
    }

    pub(super) async fn register(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        let input = std::mem::replace(&mut call.input, W::Json::object());
        for key in input.keys().into_iter().filter(|key| key != "login") {
            call.input.set(&key, input.get(&key));
        }
        let profile = self.run(call).await?;
        let wants_login = input.get("login").as_boolean() != Some(false);
        if wants_login && input.get("password").is_present() {
            self.login(&input).await.map_err(|mut failure| {
                failure.message = text::join(&[
                    "The account was created, but signing in failed: ",
                    &failure.message,
                ])
                .into();
                failure
            })?;
        }
        Ok(profile)
    }

    /// Local state ends first, whatever the network does; the platform is told if it wants to know.
    pub(super) fn logout(self: &Rc<Self>) {
        let mut record = self.record_or_first();
        let ended = record.tokens.customer.take();
        record.endings += 1.0;
        self.save(&record);
        if let Some(request) =
            ended.and_then(|customer| self.platform.revoke_request::<W::Json>(&customer))
        {
            let engine = Rc::clone(self);
            self.world.spawn(Box::pin(async move {
                let _ = engine.world.send(&request.keepalive()).await;
            }));
        }
    }
}
