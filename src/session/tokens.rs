//! Gets live tokens: the stored ones, or new ones that are asked for once however many wait, in one
//! tab at a time. What was asked for before a logout, or before the storage was cleared, is not stored.

use super::decision::{Decision, Holder, Setback, Situation, decide};
use super::engine::{Engine, Failed, Outcome, UnderWay, ended, kept, nobody};
use super::expiry::is_live;
use super::flight::Flight;
use super::link::Link;
use super::race::race;
use super::record::{Epoch, Record};
use super::world::World;
use crate::http::{Code, Deadline, Failure};
use crate::platform::{Audience, Grant, Operation, Platform, Suspect, Tokens};
use std::rc::Rc;

/// How long a renewal that failed in passing is not tried again, in milliseconds.
const PASSING_SETBACK_MS: f64 = 5_000.0;
/// How often, and how long after the last time, in milliseconds, a tab whose refresh token was refused looks
/// whether another tab has a new one: Chromium's localStorage is not ordered with its locks. A turn outlasts
/// what is usual, 50 ms; a starved machine needs more.
const LOOKS: u32 = 3;
const LAG_MS: f64 = 400.0;
/// How long a renewal may take, retries included, in milliseconds.
const LONGEST_RENEWAL_MS: f64 = 20_000.0;

/// A token that a request can have.
pub(super) enum Ready<W: World> {
    /// This one.
    Now(Rc<Grant>),
    /// What a renewal brings.
    Soon(Flight<Outcome<Rc<Grant>, W>>),
}

impl<P: Platform, W: World> Engine<P, W> {
    /// The tokens for one request. A customer's request fails when another shopper has signed in since
    /// the call began: it must not act on somebody else's account. `refused` is the bearer that the
    /// platform has just refused.
    pub(super) async fn tokens(
        self: &Rc<Self>,
        audience: Audience,
        customer_id: &str,
        refused: Option<&Grant>,
    ) -> Outcome<Tokens, W> {
        let is_customers = audience == Audience::Customer;
        let mut tokens = Tokens::default();
        for (holder, is_needed) in [
            (Holder::Shopper, is_customers),
            (
                Holder::Visitor,
                !is_customers || P::CUSTOMER_ADDS_TO_ANONYMOUS,
            ),
        ] {
            if !is_needed {
                continue;
            }
            if holder == Holder::Visitor
                && let Some(token) = self.world.bearer(refused.map(|grant| &*grant.token)).await
            {
                // Never stored: the app knows best how long it lasts, and is asked for every request.
                tokens.anonymous = Some(Rc::new(Grant {
                    token: token?,
                    expires_at_ms: f64::INFINITY,
                    lifetime_ms: f64::INFINITY,
                    customer_id: None,
                    refresh_token: None,
                }));
                continue;
            }
            let grant = match self.token(holder)? {
                Ready::Now(grant) => grant,
                Ready::Soon(flight) => {
                    let landed = flight.landed().await;
                    // A renewal that failed does not end a token that still has time.
                    let is_over = |grant: &Rc<Grant>| self.world.now_ms() >= grant.expires_at_ms;
                    match (landed, self.stored(holder)) {
                        (Err(_), Some(grant)) if !is_over(&grant) => grant,
                        (landed, _) => landed?,
                    }
                }
            };
            holder.place(&mut tokens).replace(grant);
        }
        if is_customers {
            // Read again: the shopper may have signed out while a token was on its way.
            let customer = self.stored(Holder::Shopper).ok_or_else(nobody)?;
            if customer.customer_id.as_deref() != Some(customer_id) {
                return Err(Failure::new(
                    Code::NotSignedIn,
                    "Another shopper has signed in: start over.",
                ));
            }
            tokens.customer = Some(customer);
        }
        Ok(tokens)
    }

    /// A token that is good for a request now, or its renewal, which is begun if it is not under way.
    pub(super) fn token(self: &Rc<Self>, holder: Holder) -> Outcome<Ready<W>, W> {
        let stored = self.stored(holder);
        let flight = kept(self.flight(holder));
        let failed = kept(&self.failed);
        let situation = Situation {
            holder,
            stored: stored.as_ref(),
            now_ms: self.world.now_ms(),
            is_under_way: flight.is_some(),
            setback: failed
                .as_ref()
                .and_then(|failed| self.setback(failed, stored.as_deref()?)),
        };
        match (decide(&situation), flight) {
            (Decision::Use(grant), _) => Ok(Ready::Now(grant)),
            (Decision::Wait, Some(flight)) => Ok(Ready::Soon(flight)),
            (Decision::Renew | Decision::Wait, _) => Ok(Ready::Soon(self.renew(holder))),
            (Decision::FailNobody, _) => Err(nobody()),
            (Decision::FailSetback, _) => {
                Err(failed.map_or_else(ended, |failed| failed.failure.clone()))
            }
            (Decision::FailEnded, _) => {
                stored.iter().for_each(|grant| self.expire(grant));
                Err(ended())
            }
        }
    }

    /// The stored token. One that the platform has refused has no time left.
    pub(super) fn stored(&self, holder: Holder) -> Option<Rc<Grant>> {
        self.granted(self.record().as_deref(), holder)
    }

    /// The same of a record that was just read.
    pub(super) fn granted(&self, record: Option<&Record>, holder: Holder) -> Option<Rc<Grant>> {
        let mut tokens = record?.tokens.clone();
        let grant = holder.place(&mut tokens).take()?;
        if !self.is_refused(holder, &grant) {
            return Some(grant);
        }
        Some(Rc::new(Grant {
            expires_at_ms: 0.0,
            ..Grant::clone(&grant)
        }))
    }

    /// Whether the platform has refused this token.
    pub(super) fn is_refused(&self, holder: Holder, grant: &Grant) -> bool {
        kept(holder.of(&self.refused)).is_some_and(|refused| refused.token == grant.token)
    }

    fn flight(&self, holder: Holder) -> &UnderWay<W> {
        holder.of(&self.flights)
    }

    /// What a renewal that failed means for the stored token.
    fn setback(&self, failed: &Failed<W::Json>, stored: &Grant) -> Option<Setback> {
        let is_for = stored.refresh_token.as_ref() == Some(&failed.token);
        (is_for && self.world.now_ms() < failed.until_ms).then_some(failed.setback)
    }

    /// Starts a renewal in a task of its own: a waiter that gives up does not end it for the others.
    fn renew(self: &Rc<Self>, holder: Holder) -> Flight<Outcome<Rc<Grant>, W>> {
        let flight = Flight::new();
        self.flight(holder).set(Some(flight.clone()));
        let (engine, landing) = (Rc::clone(self), flight.clone());
        self.world.spawn(Box::pin(async move {
            let limit = async {
                engine.waited_too_long().await;
                let message = "The platform did not answer a token request in time: try again.";
                Failure::new(Code::Timeout, message)
            };
            let outcome = race(
                engine.renewed(holder),
                limit,
                std::future::pending::<Outcome<(), W>>(),
            )
            .await;
            engine.flight(holder).set(None);
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

    async fn renewed(self: &Rc<Self>, holder: Holder) -> Outcome<Rc<Grant>, W> {
        let mut turn = self.world.exclusive().await;
        let epoch = self.record_or_first().epoch();
        // Another tab may have renewed it while this one waited for its turn.
        let stored = self.stored(holder);
        if let Some(grant) = &stored
            && is_live(grant, self.world.now_ms())
        {
            return Ok(Rc::clone(grant));
        }
        let request = match (holder, &stored) {
            (Holder::Visitor, _) => self.platform.anonymous_request::<W::Json>(),
            (Holder::Shopper, Some(grant)) => self
                .platform
                .refresh_request::<W::Json>(grant)
                .ok_or_else(ended)?,
            (Holder::Shopper, None) => return Err(nobody()),
        };
        let ends = Deadline::at(|| self.world.now_ms() + LONGEST_RENEWAL_MS);
        let link = Link::of_visitor(self, Operation::ProfileGet, ends);
        let outcome = link.exchange(None, request).await;
        let (grant, clock_offset_ms) = match outcome.and_then(|response| self.read_grant(&response))
        {
            Ok(granted) => granted,
            Err(failure) => {
                // A refresh token works once. Another tab may have used it: its answer may be on its way still,
                // where this one went on without its turn, or is not yet to be seen here.
                let may_be_used = holder == Holder::Shopper && is_refusal(&failure);
                for _ in 0..if may_be_used { LOOKS } else { 0 } {
                    if turn.is_none() {
                        turn = self.world.exclusive().await;
                    }
                    self.world.sleep(LAG_MS).await;
                    let seen = self.stored(holder);
                    if let Some(grant) = seen.filter(|grant| is_live(grant, self.world.now_ms())) {
                        return Ok(grant);
                    }
                }
                return Err(self.renewal_failed(holder, stored, failure));
            }
        };
        // A shopper who signed in meanwhile is not put aside by the refresh of an earlier session.
        let replaced = match holder {
            Holder::Visitor => None,
            Holder::Shopper => Some(&stored),
        };
        let is_current = self.commit(
            holder,
            Some(Rc::clone(&grant)),
            Some((epoch, clock_offset_ms)),
            replaced,
        );
        if holder == Holder::Shopper && !is_current {
            return Err(nobody());
        }
        Ok(grant)
    }

    /// Remembers a failed refresh, and ends the session if the platform refused it for good and the
    /// token's own time is over.
    #[inline(never)]
    fn renewal_failed(
        &self,
        holder: Holder,
        stored: Option<Rc<Grant>>,
        mut failure: Failure<W::Json>,
    ) -> Failure<W::Json> {
        // A refused client id is the storefront's mistake, not the shopper's.
        if holder == Holder::Visitor && is_refusal(&failure) {
            failure.code = Code::Configuration;
            failure.message =
                "The platform refused a visitor's token: check `clientId`, and that `baseUrl` is the store's region."
                    .into();
            failure.fields = Vec::new();
        }
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
        self.failed.set(Some(Rc::new(Failed {
            token,
            setback,
            until_ms,
            failure: failure.clone(),
        })));
        if is_final && now_ms >= grant.expires_at_ms {
            self.expire(&grant);
            return ended();
        }
        failure
    }

    /// Drops a shopper's token, if it is still the stored one, and unless another tab may have what renews it.
    pub(super) fn expire(&self, grant: &Rc<Grant>) {
        if self.world.keeps_refresh_apart() && grant.refresh_token.is_none() {
            return;
        }
        self.commit(Holder::Shopper, None, None, Some(&Some(Rc::clone(grant))));
    }

    /// No longer trusts the token that a refusal is about, unless it has been replaced since. Where the
    /// platform does not say which, the visitor's is the first suspect. Whether another attempt may help.
    pub(super) fn distrust(&self, refused: &Tokens, suspect: Suspect, is_replay: bool) -> bool {
        let is_visitors = match suspect {
            Suspect::Visitor => true,
            Suspect::Shopper => false,
            Suspect::Either => !is_replay,
        };
        let is_visitors =
            refused.anonymous.is_some() && (is_visitors || refused.customer.is_none());
        let (holder, token) = if is_visitors {
            (Holder::Visitor, &refused.anonymous)
        } else {
            (Holder::Shopper, &refused.customer)
        };
        let can_be_renewed = |grant: &Rc<Grant>| is_visitors || grant.refresh_token.is_some();
        let may_help = token.as_ref().is_some_and(can_be_renewed);
        if may_help || self.world.keeps_refresh_apart() {
            // Not stored: another tab may have a new one already that is not yet to be seen here. Whether a
            // session is over is for the refresh to find out.
            holder.of(&self.refused).set(token.clone());
            self.sync();
        } else {
            self.commit(Holder::Shopper, None, None, Some(token));
        }
        may_help && !is_replay
    }

    /// Puts a grant, or none, in a token's place. What a response `brought` is not stored when the session
    /// was ended or the storage cleared since its epoch: a logout is never undone. What stands in the place
    /// of another token is not stored when that was `replaced` already. Whether it was stored.
    pub(super) fn commit(
        &self,
        holder: Holder,
        grant: Option<Rc<Grant>>,
        brought: Option<(Epoch, f64)>,
        replaced: Option<&Option<Rc<Grant>>>,
    ) -> bool {
        let Some(record) = self.whole_record() else {
            return false;
        };
        let mut record = Record::clone(&record);
        if let Some((epoch, clock_offset_ms)) = brought {
            if epoch != record.epoch() {
                return false;
            }
            record.clock_offset_ms = clock_offset_ms;
        }
        let place = holder.place(&mut record.tokens);
        // By the token alone: what is believed of its end may have changed.
        let token = |grant: &Option<Rc<Grant>>| grant.as_ref().map(|grant| grant.token.clone());
        if replaced.is_some_and(|replaced| token(replaced) != token(place)) {
            return false;
        }
        *place = grant;
        self.save(&record);
        true
    }
}

/// Whether the platform refused a request for good.
fn is_refusal<J>(failure: &Failure<J>) -> bool {
    let is_client_error = failure
        .status
        .is_some_and(|status| (400..500).contains(&status));
    is_client_error && failure.code != Code::RateLimited
}
