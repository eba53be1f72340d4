//! Carries out calls: chooses the tokens, sends, renews what the platform no longer takes, and tells
//! who listens. The stored record is read anew for every decision, so that another tab's login or
//! logout counts at once.

use super::change::Change;
use super::expiry::is_live;
use super::flight::Flight;
use super::race::race;
use super::record::Record;
use super::vault::Vault;
use super::world::World;
use crate::http::{Attempt, Code, Failure, Request, Response, delay_before_next};
use crate::json::{Json, text};
use crate::platform::{Audience, Call, Caller, Grant, Moment, Operation, Platform, Tokens};
use std::cell::RefCell;
use std::rc::Rc;

type Outcome<T, W> = Result<T, Failure<<W as crate::http::Transport>::Json>>;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub enum Session {
    /// No token at all.
    None,
    /// A visitor.
    Anonymous {
        /// When the visitor's token ends, in milliseconds since 1970.
        expires_at_ms: f64,
    },
    /// A signed-in shopper.
    Customer {
        /// The platform's id of the customer.
        id: String,
        /// When the shopper's token ends, in milliseconds since 1970.
        expires_at_ms: f64,
    },
}

/// One client's session.
pub struct Engine<P, W: World> {
    platform: P,
    world: W,
    vault: Vault,
    /// The request for a visitor's token that is under way.
    anonymous: RefCell<Option<Flight<Outcome<Grant, W>>>>,
    disposal: Flight<()>,
    is_disposed: std::cell::Cell<bool>,
}

impl<P: Platform, W: World> Engine<P, W> {
    /// A session that sends nothing until the first call.
    pub fn new(platform: P, world: W) -> Rc<Self> {
        Rc::new(Self {
            platform,
            world,
            vault: Vault::default(),
            anonymous: RefCell::default(),
            disposal: Flight::new(),
            is_disposed: std::cell::Cell::new(false),
        })
    }

    /// Who is signed in, by what is stored now.
    pub fn session(&self) -> Session {
        let tokens = self.record().unwrap_or_default().tokens;
        let now_ms = self.world.now_ms();
        let live = |grant: Option<Grant>| grant.filter(|grant| now_ms < grant.expires_at_ms);
        match (live(tokens.customer), live(tokens.anonymous)) {
            (Some(customer), _) => Session::Customer {
                id: customer.customer_id.unwrap_or_default(),
                expires_at_ms: customer.expires_at_ms,
            },
            (None, Some(anonymous)) => Session::Anonymous {
                expires_at_ms: anonymous.expires_at_ms,
            },
            (None, None) => Session::None,
        }
    }

    /// Ends everything that is under way with a `disposed` failure. What is stored stays.
    pub fn dispose(&self) {
        self.is_disposed.set(true);
        self.disposal.land(());
    }

    /// Carries out an operation, unless `ended` is ready first or the client is disposed of.
    pub async fn call(
        self: &Rc<Self>,
        call: Call<W::Json>,
        ended: impl Future<Output = Failure<W::Json>>,
    ) -> Outcome<W::Json, W> {
        if self.is_disposed.get() {
            return Err(disposed());
        }
        let ended = async { Err(ended.await) };
        let disposal = async {
            self.disposal.landed().await;
            Err(disposed())
        };
        race(self.carry_out(call), race(ended, disposal)).await
    }

    async fn carry_out(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        match call.operation {
            Operation::Login => {
                self.login(&call.input).await?;
                Ok(W::Json::missing())
            }
            Operation::Logout => {
                self.logout();
                Ok(W::Json::missing())
            }
            Operation::Register => self.register(call).await,
            operation => {
                call.customer_id = self.customer()?.customer_id.unwrap_or_default();
                let link = Link {
                    engine: self,
                    operation,
                    customer_id: &call.customer_id.clone(),
                };
                self.platform.run(call, &link).await
            }
        }
    }

    async fn login(self: &Rc<Self>, credentials: &W::Json) -> Outcome<(), W> {
        let request = self.platform.login_request(credentials)?;
        let audience = Audience::Anonymous;
        if P::LOGIN_NEEDS_ANONYMOUS {
            self.anonymous().await?;
        }
        let before = self.record();
        let link = Link {
            engine: self,
            operation: Operation::Login,
            customer_id: "",
        };
        let response = link.send(audience, request).await?;
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
        self.world.changed(Change::Login);
        Ok(())
    }

    async fn register(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        let input = std::mem::replace(&mut call.input, W::Json::object());
        for key in input.keys().into_iter().filter(|key| key != "login") {
            call.input.set(&key, input.get(&key));
        }
        let link = Link {
            engine: self,
            operation: Operation::Register,
            customer_id: "",
        };
        let profile = self.platform.run(call, &link).await?;
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
    fn logout(self: &Rc<Self>) {
        let mut record = self.record().unwrap_or_default();
        let ended = record.tokens.customer.take();
        record.endings += 1.0;
        self.save(&record);
        if let Some(customer) = ended {
            if let Some(request) = self.platform.revoke_request(&customer) {
                let engine = Rc::clone(self);
                self.world.spawn(Box::pin(async move {
                    let _ = engine.world.send(&request).await;
                }));
            }
            self.world.changed(Change::Logout);
        }
    }

    /// The signed-in shopper's live token. One that has ended is dropped, and listeners are told.
    fn customer(&self) -> Outcome<Grant, W> {
        let tokens = self.record().unwrap_or_default().tokens;
        match tokens.customer {
            Some(customer) if is_live(&customer, self.world.now_ms()) => Ok(customer),
            Some(customer) => {
                self.expire(&customer);
                Err(Failure::new(
                    Code::NotSignedIn,
                    "The session has ended: sign in again.",
                ))
            }
            None => Err(Failure::new(
                Code::NotSignedIn,
                "Nobody is signed in: call `auth.login` first.",
            )),
        }
    }

    /// Drops a customer's token, if it is still the stored one.
    fn expire(&self, customer: &Grant) {
        if let Some(mut record) = self.record()
            && record.tokens.customer.as_ref() == Some(customer)
        {
            record.tokens.customer = None;
            self.save(&record);
            self.world.changed(Change::Expired);
        }
    }

    /// A live visitor's token: the stored one, or one that is asked for once however many wait.
    async fn anonymous(self: &Rc<Self>) -> Outcome<Grant, W> {
        let stored = self.record().unwrap_or_default().tokens.anonymous;
        if let Some(grant) = stored.filter(|grant| is_live(grant, self.world.now_ms())) {
            return Ok(grant);
        }
        let under_way = self.anonymous.borrow().clone();
        let flight = under_way.unwrap_or_else(|| {
            let flight = Flight::new();
            self.anonymous.replace(Some(flight.clone()));
            let (engine, landing) = (Rc::clone(self), flight.clone());
            self.world.spawn(Box::pin(async move {
                let outcome = engine.fetch_anonymous().await;
                engine.anonymous.replace(None);
                landing.land(outcome);
            }));
            flight
        });
        flight.landed().await
    }

    async fn fetch_anonymous(&self) -> Outcome<Grant, W> {
        let before = self.record();
        let response = self.exchange(&self.platform.anonymous_request()).await?;
        if !response.is_success() {
            return Err(self.token_refused(&response));
        }
        let (grant, clock_offset_ms) = self.read_grant(&response)?;
        let is_current = self.commit(&before, |record| {
            record.clock_offset_ms = clock_offset_ms;
            record.tokens.anonymous = Some(grant.clone());
        });
        if is_current && before.is_none_or(|record| record.tokens.anonymous.is_none()) {
            self.world.changed(Change::Anonymous);
        }
        Ok(grant)
    }

    /// A refused client id is the storefront's mistake, not the shopper's.
    fn token_refused(&self, response: &Response<W::Json>) -> Failure<W::Json> {
        let mut failure = self.refused(Operation::ProfileGet, response);
        if (400..500).contains(&response.status) && failure.code != Code::RateLimited {
            failure.code = Code::Configuration;
            failure.message =
                "The platform refused a visitor's token: check `clientId`, and that `baseUrl` is the store's region.".into();
            failure.fields = Vec::new();
        }
        failure
    }

    fn refused(&self, operation: Operation, response: &Response<W::Json>) -> Failure<W::Json> {
        let mut failure = self.platform.failure(operation, response);
        failure.retry_after_ms = self.attempt(1, false, Some(response)).asked_wait_ms();
        failure
    }

    /// The tokens for one request. A customer's request fails when another shopper has signed in since
    /// the call began: it must not act on somebody else's account.
    async fn tokens(self: &Rc<Self>, audience: Audience, customer_id: &str) -> Outcome<Tokens, W> {
        let mut tokens = Tokens::default();
        if audience == Audience::Customer {
            self.customer()?;
        }
        if audience == Audience::Anonymous || P::CUSTOMER_ADDS_TO_ANONYMOUS {
            tokens.anonymous = Some(self.anonymous().await?);
        }
        if audience == Audience::Customer {
            // Read again: the shopper may have signed out while the visitor's token was on its way.
            let customer = self.customer()?;
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

    /// Sends a request, again where that is harmless and may help.
    async fn exchange(&self, request: &Request) -> Outcome<Box<Response<W::Json>>, W> {
        let mut sent = 0;
        loop {
            let outcome = self.world.send(request).await;
            sent += 1;
            let may_help = !matches!(&outcome, Err(failure) if failure.code != Code::Network);
            let attempt = self.attempt(
                sent,
                request.repeatable && may_help,
                outcome.as_deref().ok(),
            );
            match delay_before_next(&attempt) {
                Some(delay) => self.world.sleep(delay).await,
                None => return outcome,
            }
        }
    }

    fn attempt<'a>(
        &self,
        sent: u32,
        repeatable: bool,
        response: Option<&'a Response<W::Json>>,
    ) -> Attempt<'a> {
        Attempt {
            sent,
            repeatable,
            status: response.map(|response| response.status),
            retry_after: response.and_then(|response| response.retry_after.as_deref()),
            now_ms: self.world.now_ms(),
            random: self.world.random(),
        }
    }

    /// The token of a response and the clock offset seen with it.
    fn read_grant(&self, response: &Response<W::Json>) -> Outcome<(Grant, f64), W> {
        let body = response.json();
        let now_ms = self.world.now_ms();
        let by_header = response
            .date
            .as_deref()
            .and_then(crate::http::parse_http_date);
        let server_ms = self.platform.server_clock(&body).or(by_header);
        let clock_offset_ms = match server_ms {
            Some(server_ms) => server_ms - now_ms,
            None => self.record().unwrap_or_default().clock_offset_ms,
        };
        let grant = self.platform.read_grant(
            &body,
            Moment {
                now_ms,
                clock_offset_ms,
            },
        );
        Ok((grant.ok_or_else(|| malformed(response))?, clock_offset_ms))
    }

    fn record(&self) -> Option<Record> {
        let text = self.vault.read(&self.world);
        self.tell_if_degraded();
        Record::from_text::<W::Json>(&text?)
    }

    fn save(&self, record: &Record) {
        self.vault.write(&self.world, record.to_text::<W::Json>());
        self.tell_if_degraded();
    }

    fn tell_if_degraded(&self) {
        if self.vault.has_degraded() {
            self.world.changed(Change::StorageDegraded);
        }
    }

    /// Stores what a response brought, unless the session was ended or the storage cleared since
    /// `before`: a logout is never undone. Whether it was stored.
    fn commit(&self, before: &Option<Record>, change: impl FnOnce(&mut Record)) -> bool {
        let now = self.record();
        let is_current = match (before, &now) {
            (None, None) => true,
            (None, Some(now)) => now.endings == 0.0,
            (Some(before), Some(now)) => now.endings == before.endings,
            (Some(_), None) => false,
        };
        if is_current {
            let mut record = now.unwrap_or_default();
            change(&mut record);
            self.save(&record);
        }
        is_current
    }
}

/// One call's way to the platform.
struct Link<'a, P, W: World> {
    engine: &'a Rc<Engine<P, W>>,
    operation: Operation,
    /// Whose account the call is about.
    customer_id: &'a str,
}

impl<P: Platform, W: World> Caller for Link<'_, P, W> {
    type Json = W::Json;

    async fn send(
        &self,
        audience: Audience,
        mut request: Request,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let Self {
            engine, operation, ..
        } = *self;
        let mut is_replay = false;
        let own_headers = request.headers.len();
        loop {
            let tokens = engine.tokens(audience, self.customer_id).await?;
            request.headers.truncate(own_headers);
            engine.platform.authorize(&mut request, &tokens);
            let response = engine.exchange(&request).await?;
            if response.is_success() {
                return Ok(response);
            }
            if engine.platform.may_reject_token(operation, &response) {
                if !is_replay {
                    is_replay = true;
                    engine.drop_anonymous(&tokens);
                    continue;
                }
                // The visitor's token is fresh, so it is the shopper's that the platform no longer takes.
                if let Some(customer) = &tokens.customer {
                    engine.expire(customer);
                }
            }
            return Err(engine.refused(operation, &response));
        }
    }
}

impl<P: Platform, W: World> Engine<P, W> {
    /// Forgets a visitor's token that the platform refused, unless it has been replaced since.
    fn drop_anonymous(&self, refused: &Tokens) {
        if let Some(mut record) = self.record()
            && record.tokens.anonymous == refused.anonymous
        {
            record.tokens.anonymous = None;
            self.save(&record);
        }
    }
}

fn disposed<J: Json>() -> Failure<J> {
    Failure::new(
        Code::Disposed,
        "This client has been disposed of: make a new one.",
    )
}

fn malformed<J: Json>(response: &Response<J>) -> Failure<J> {
    let message = "The platform's token response is not as documented: check `baseUrl`.";
    Failure::of(response, Code::MalformedResponse, message)
}
