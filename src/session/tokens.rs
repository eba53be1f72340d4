//! Gets live tokens: the stored ones, or new ones that are asked for once however many wait, in one
//! tab at a time. What was asked for before a logout, or before the storage was cleared, is not stored.

use super::decision::{Decision, Holder, Setback, Situation, decide};
use super::engine::{Engine, Failed, Outcome, UnderWay, ended, nobody};
use super::expiry::is_live;
use super::flight::Flight;
use super::race::race;
use super::record::Record;
use super::world::World;
use crate::http::{Code, Failure, Response};
use crate::json::Json;
use crate::platform::{Audience, Grant, Operation, Platform, Suspect, Tokens};
use std::rc::Rc;

/// How long a renewal that failed in passing is not tried again, in milliseconds.
const PASSING_SETBACK_MS: f64 = 5_000.0;
/// How long a renewal may take, retries included, in milliseconds.
const LONGEST_RENEWAL_MS: f64 = 20_000.0;

impl<P: Platform, W: World> Engine<P, W> {
    /// The tokens for one request. A customer's request fails when another shopper has signed in since
    /// the call began: it must not act on somebody else's account.
    pub(super) async fn tokens(
        self: &Rc<Self>,
        audience: Audience,
        customer_id: &str,
    ) -> Outcome<Tokens, W> {
        let mut tokens = Tokens::default();
        if audience == Audience::Anonymous {
            tokens.anonymous = Some(self.bearer().await?);
            return Ok(tokens);
        }
        let customer = self.token(Holder::Shopper).await?;
        if !P::CUSTOMER_ADDS_TO_ANONYMOUS {
            return same_shopper(customer, customer_id).map(|customer| Tokens {
                anonymous: None,
                customer,
            });
        }
        tokens.anonymous = Some(self.bearer().await?);
        // Read again: the shopper may have signed out while the visitor's token was on its way.
        let customer = self
            .record()
            .and_then(|record| record.tokens.customer)
            .ok_or_else(nobody)?;
        tokens.customer = same_shopper(customer, customer_id)?;
        Ok(tokens)
    }

    /// The app's own bearer token, or a visitor's. The app's is never stored: it knows best how long it
    /// lasts, and is asked for every request.
    async fn bearer(self: &Rc<Self>) -> Outcome<Rc<Grant>, W> {
        match self.world.bearer().await {
            None => self.token(Holder::Visitor).await,
            Some(token) => Ok(Rc::new(Grant {
                token: token?,
                expires_at_ms: f64::INFINITY,
                lifetime_ms: f64::INFINITY,
                customer_id: None,
                refresh_token: None,
            })),
        }
    }

    /// A token that is good for a request now.
    pub(super) async fn token(self: &Rc<Self>, holder: Holder) -> Outcome<Rc<Grant>, W> {
        let stored = self.stored(holder);
        let flight = self.flight(holder).borrow().clone();
        let situation = Situation {
            holder,
            stored: stored.as_ref(),
            now_ms: self.world.now_ms(),
            is_under_way: flight.is_some(),
            setback: self.setback(stored.as_ref()),
        };
        let flight = match (decide(&situation), flight) {
            (Decision::Use(grant), _) => return Ok(grant),
            (Decision::Wait, Some(flight)) => flight,
            (Decision::Renew | Decision::Wait, _) => self.renew(holder),
            (Decision::FailNobody, _) => return Err(nobody()),
            (Decision::FailSetback, _) => {
                let failed = self.failed.borrow();
                return Err(failed
                    .as_ref()
                    .map_or_else(ended, |failed| failed.failure.clone()));
            }
            (Decision::FailEnded, _) => {
                stored.iter().for_each(|grant| self.expire(grant));
                return Err(ended());
            }
        };
        match flight.landed().await {
            // A renewal that failed does not end a token that still has time.
            Err(failure) => match self
                .stored(holder)
                .filter(|grant| self.world.now_ms() < grant.expires_at_ms)
            {
                Some(grant) => Ok(grant),
                None => Err(failure),
            },
            landed => landed,
        }
    }

    fn stored(&self, holder: Holder) -> Option<Rc<Grant>> {
        let tokens = self.record()?.tokens;
        match holder {
            Holder::Visitor => tokens.anonymous,
            Holder::Shopper => tokens.customer,
        }
    }

    fn flight(&self, holder: Holder) -> &UnderWay<W> {
        let [visitor, shopper] = &self.flights;
        match holder {
            Holder::Visitor => visitor,
            Holder::Shopper => shopper,
        }
    }

    fn setback(&self, stored: Option<&Rc<Grant>>) -> Option<Setback> {
        let failed = self.failed.borrow();
        let failed = failed.as_ref()?;
        let is_for = stored?.refresh_token.as_deref() == Some(failed.token.as_str());
        (is_for && self.world.now_ms() < failed.until_ms).then_some(failed.setback)
    }

    /// Starts a renewal in a task of its own: a waiter that gives up does not end it for the others.
    fn renew(self: &Rc<Self>, holder: Holder) -> Flight<Outcome<Rc<Grant>, W>> {
        let flight = Flight::new();
        self.flight(holder).replace(Some(flight.clone()));
        let (engine, landing) = (Rc::clone(self), flight.clone());
        self.world.spawn(Box::pin(async move {
            let limit = async {
                engine.waited_too_long().await;
                let message = "The platform did not answer a token request in time: try again.";
                Err(Failure::new(Code::Timeout, message))
            };
            let outcome = race(engine.renewed(holder), limit).await;
            engine.flight(holder).replace(None);
            landing.land(outcome);
        }));
        flight
    }

    /// Waits for as long as a renewal may take. A laptop that slept gets the time anew: its answer may be
    /// waiting, and a refresh token that was used must not be lost with it.
    async fn waited_too_long(&self) {
        loop {
            let began_ms = self.world.now_ms();
            self.world.sleep(LONGEST_RENEWAL_MS).await;
            if self.world.now_ms() - began_ms < 2.0 * LONGEST_RENEWAL_MS {
                return;
            }
        }
    }

    async fn renewed(&self, holder: Holder) -> Outcome<Rc<Grant>, W> {
        let _guard = self.world.exclusive().await;
        let before = self.record_or_first();
        // Another tab may have renewed it while this one waited for its turn.
        let stored = self.stored(holder);
        if let Some(grant) = stored
            .clone()
            .filter(|grant| is_live(grant, self.world.now_ms()))
        {
            return Ok(grant);
        }
        let request = match (holder, &stored) {
            (Holder::Visitor, _) => self.platform.anonymous_request::<W::Json>(),
            (Holder::Shopper, Some(grant)) => self
                .platform
                .refresh_request::<W::Json>(grant)
                .ok_or_else(ended)?,
            (Holder::Shopper, None) => return Err(nobody()),
        };
        let outcome = self.exchange(&request).await;
        let outcome = outcome.and_then(|response| {
            if !response.is_success() {
                return Err(self.token_refused(holder, &response));
            }
            self.read_grant(&response)
        });
        let (grant, clock_offset_ms) = match outcome {
            Ok(granted) => granted,
            Err(failure) => return Err(self.renewal_failed(stored.clone(), failure)),
        };
        // A shopper who signed in meanwhile is not put aside by the refresh of an earlier session.
        let is_same = |now: &Record| {
            now.epoch() == before.epoch()
                && (holder == Holder::Visitor
                    || is_same_token(&now.tokens.customer, stored.as_ref()))
        };
        let is_current = self.commit_if(is_same, |record| {
            record.clock_offset_ms = clock_offset_ms;
            match holder {
                Holder::Visitor => record.tokens.anonymous = Some(grant.clone()),
                Holder::Shopper => record.tokens.customer = Some(grant.clone()),
            }
        });
        if holder == Holder::Shopper && !is_current {
            return Err(nobody());
        }
        Ok(grant)
    }

    /// Remembers a failed refresh, and ends the session if the platform refused it for good and the
    /// token's own time is over.
    fn renewal_failed(
        &self,
        stored: Option<Rc<Grant>>,
        failure: Failure<W::Json>,
    ) -> Failure<W::Json> {
        let Some((grant, token)) =
            stored.and_then(|grant| Some((grant.clone(), grant.refresh_token.clone()?)))
        else {
            return failure;
        };
        let is_final = is_refusal(&failure);
        let now_ms = self.world.now_ms();
        let (setback, until_ms) = if is_final {
            (Setback::Final, f64::INFINITY)
        } else {
            (
                Setback::Passing,
                now_ms + failure.retry_after_ms.unwrap_or(PASSING_SETBACK_MS),
            )
        };
        self.failed.replace(Some(Failed {
            token,
            setback,
            until_ms,
            failure: failure.clone(),
        }));
        if is_final && now_ms >= grant.expires_at_ms {
            self.expire(&grant);
            return ended();
        }
        failure
    }

    /// Drops a shopper's token, if it is still the stored one.
    pub(super) fn expire(&self, grant: &Rc<Grant>) {
        let is_stored = |now: &Record| is_same_token(&now.tokens.customer, Some(grant));
        self.commit_if(is_stored, |record| record.tokens.customer = None);
    }

    /// No longer trusts the token that a refusal is about, unless it has been replaced since. Where the
    /// platform does not say which, the visitor's is the first suspect. Whether another attempt may help.
    pub(super) fn distrust(&self, refused: &Tokens, suspect: Suspect, is_replay: bool) -> bool {
        let is_visitors = match suspect {
            Suspect::Visitor => true,
            Suspect::Shopper => false,
            Suspect::Either => !is_replay,
        };
        if let Some(visitor) = refused
            .anonymous
            .as_ref()
            .filter(|_| is_visitors || refused.customer.is_none())
        {
            let is_stored = |now: &Record| is_same_token(&now.tokens.anonymous, Some(visitor));
            self.commit_if(is_stored, |record| record.tokens.anonymous = None);
            return !is_replay;
        }
        let Some(customer) = &refused.customer else {
            return false;
        };
        if customer.refresh_token.is_none() {
            self.expire(customer);
            return false;
        }
        // Whether the session is over is for the refresh to find out.
        let is_stored = |now: &Record| is_same_token(&now.tokens.customer, Some(customer));
        self.commit_if(is_stored, |record| {
            record
                .tokens
                .customer
                .iter_mut()
                .for_each(|own| Rc::make_mut(own).expires_at_ms = 0.0)
        });
        !is_replay
    }

    /// Stores what a response brought, unless the session was ended or the storage cleared since
    /// `before`: a logout is never undone. Whether it was stored.
    pub(super) fn commit(&self, before: &Record, change: impl FnOnce(&mut Record)) -> bool {
        self.commit_if(|now| now.epoch() == before.epoch(), change)
    }

    fn commit_if(
        &self,
        is_so: impl FnOnce(&Record) -> bool,
        change: impl FnOnce(&mut Record),
    ) -> bool {
        match self.record().filter(is_so) {
            Some(mut record) => {
                change(&mut record);
                self.save(&record);
                true
            }
            None => false,
        }
    }

    /// A refused client id is the storefront's mistake, not the shopper's.
    fn token_refused(&self, holder: Holder, response: &Response<W::Json>) -> Failure<W::Json> {
        let mut failure = self.refused(Operation::ProfileGet, response);
        if holder == Holder::Visitor && is_refusal(&failure) {
            failure.code = Code::Configuration;
            failure.message =
                "The platform refused a visitor's token: check `clientId`, and `baseUrl` or `scope`."
                    .into();
            failure.fields = Vec::new();
        }
        failure
    }
}

/// Whether the platform refused a request for good.
fn is_refusal<J>(failure: &Failure<J>) -> bool {
    let is_client_error = failure
        .status
        .is_some_and(|status| (400..500).contains(&status));
    is_client_error && failure.code != Code::RateLimited
}

/// By the token alone: what is believed of its end may have changed.
fn is_same_token(stored: &Option<Rc<Grant>>, grant: Option<&Rc<Grant>>) -> bool {
    stored.as_ref().map(|stored| &stored.token) == grant.map(|grant| &grant.token)
}

fn same_shopper<J: Json>(customer: Rc<Grant>, id: &str) -> Result<Option<Rc<Grant>>, Failure<J>> {
    if customer.customer_id.as_deref() == Some(id) {
        return Ok(Some(customer));
    }
    Err(Failure::new(
        Code::NotSignedIn,
        "Another shopper has signed in: start over.",
    ))
}
