//! Signing in with a password, signing up, signing out.

use super::decision::Holder;
use super::engine::{Engine, Outcome};
use super::exchange::malformed;
use super::link::Link;
use super::record::Record;
use super::world::World;
use crate::http::{Code, Deadline, Failure, Request, Response};
use crate::json::{Json, text};
use crate::platform::{Audience, Call, Operation, Platform};
use std::rc::Rc;

impl<P: Platform, W: World> Engine<P, W> {
    /// Signs a shopper in, or up first.
    pub(super) async fn enter(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        let ends = call.ends;
        let mut result = W::Json::missing();
        let (operation, request) = match call.operation {
            #[cfg(feature = "sign-on")]
            Operation::SignOnFinish => (call.operation, self.sign_on_answer(call.text(0))),
            Operation::Login => (call.operation, self.platform.login_request(&call.input)),
            _ => {
                let input = std::mem::replace(&mut call.input, W::Json::object());
                for key in input.keys() {
                    if key != "login" {
                        call.input.set(&key, input.get(&key));
                    }
                }
                result = self.run(call).await?;
                let wants_login = input.get("login").as_boolean() != Some(false);
                if !wants_login || !input.get("password").is_present() {
                    return Ok(result);
                }
                (Operation::Login, self.platform.login_request(&input))
            }
        };
        let outcome = match request {
            Ok(request) => self.admit(operation, request, ends).await,
            Err(failure) => Err(failure),
        };
        if let Err(mut failure) = outcome {
            if result.is_present() {
                failure.message = text::join(&[
                    "The account was created, but signing in failed: ",
                    &failure.message,
                ])
                .into();
            }
            return Err(failure);
        }
        Ok(result)
    }

    /// Trades a request's answer for a session.
    async fn admit(
        self: &Rc<Self>,
        operation: Operation,
        request: Request,
        ends: Deadline,
    ) -> Outcome<(), W> {
        // A logout from here on is never undone by what the platform answers.
        let epoch = self.record_or_first().epoch();
        let response = self.entered(operation, request, ends).await?;
        let (grant, clock_offset_ms) = self.read_grant(&response)?;
        if grant.customer_id.is_none() {
            return Err(malformed(&response));
        }
        let brought = Some((epoch, clock_offset_ms));
        if self.commit(Holder::Shopper, Some(grant), brought, None) {
            return Ok(());
        }
        Err(Failure::new(
            Code::Aborted,
            "The session was ended while signing in: sign in again.",
        ))
    }

    /// The answer to a request that trades credentials for a token.
    pub(super) async fn entered(
        self: &Rc<Self>,
        operation: Operation,
        request: Request,
        ends: Deadline,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let audience = P::LOGIN_NEEDS_ANONYMOUS.then_some(Audience::Anonymous);
        Link::of_visitor(self, operation, ends)
            .exchange(audience, request)
            .await
    }

    /// Local state ends first, whatever the network does; the platform is told if it wants to know.
    pub(super) fn logout(self: &Rc<Self>) {
        let mut record = Record::clone(&self.record_or_first());
        let ended = record.tokens.customer.take();
        record.endings += 1.0;
        self.save(&record);
        if let Some(request) =
            ended.and_then(|customer| self.platform.revoke_request::<W::Json>(&customer))
        {
            let engine = Rc::clone(self);
            self.world.spawn(Box::pin(async move {
                let _ = engine.world.send(&request.keepalive(), 0.0).await;
            }));
        }
    }
}
