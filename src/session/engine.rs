//! One client's session: carries out calls, keeps what is stored in step with what listeners know.
//! The stored record is read anew for every decision, so that another tab's login or logout counts at
//! once.

use super::change::Change;
use super::decision::{Holder, Setback};
use super::flight::Flight;
use super::link::Link;
use super::race::race;
use super::record::Record;
use super::vault::Vault;
use super::world::World;
#[cfg(feature = "commerce-layer")]
use crate::http::Pacer;
use crate::http::{Code, Failure, Transport};
use crate::json::Json;
#[cfg(not(feature = "sign-on"))]
use crate::platform::no_sign_on;
use crate::platform::{Audience, Call, Grant, Operation, Platform};
use std::cell::Cell;
use std::rc::Rc;

pub(super) type Outcome<T, W> = Result<T, Failure<<W as Transport>::Json>>;

/// A renewal that many may wait for.
pub(super) type UnderWay<W> = Cell<Option<Flight<Outcome<Rc<Grant>, W>>>>;

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

/// A renewal that brought nothing, remembered so that it is not tried again at every call.
pub(super) struct Failed<J> {
    /// The token it was for.
    pub(super) token: String,
    pub(super) setback: Setback,
    /// Until when it counts, in milliseconds since 1970.
    pub(super) until_ms: f64,
    pub(super) failure: Failure<J>,
}

/// One client's session.
pub struct Engine<P, W: World> {
    pub(super) platform: P,
    pub(super) world: W,
    vault: Vault,
    /// What listeners were last told.
    seen: Cell<Option<Rc<Record>>>,
    /// What the text says that the vault had at the last look: a call reads it several times.
    read: Cell<Option<Rc<Record>>>,
    /// The renewals under way: the visitor's and the shopper's.
    pub(super) flights: [UnderWay<W>; 2],
    pub(super) failed: Cell<Option<Rc<Failed<W::Json>>>>,
    /// The tokens that the platform has refused last: the visitor's and the shopper's.
    pub(super) refused: [Cell<Option<Rc<Grant>>>; 2],
    /// The budgets of requests, where the platform tells them.
    #[cfg(feature = "commerce-layer")]
    pub(super) pacer: Cell<Pacer>,
    is_used: Cell<bool>,
    /// Lands as a failure, and is a renewal's for its code alone: each kind of flight is compiled anew.
    disposal: Flight<Outcome<Rc<Grant>, W>>,
    is_disposed: Cell<bool>,
}

impl<P: Platform, W: World> Engine<P, W> {
    /// A session that sends nothing until the first call.
    pub fn new(platform: P, world: W) -> Rc<Self> {
        Rc::new(Self {
            platform,
            world,
            vault: Vault::default(),
            seen: Cell::default(),
            read: Cell::default(),
            flights: [Cell::default(), Cell::default()],
            failed: Cell::default(),
            refused: [Cell::default(), Cell::default()],
            #[cfg(feature = "commerce-layer")]
            pacer: Cell::default(),
            is_used: Cell::new(false),
            disposal: Flight::new(),
            is_disposed: Cell::new(false),
        })
    }

    /// What it was given to reach the world.
    pub fn world(&self) -> &W {
        &self.world
    }

    /// Takes over what is stored, without telling listeners: it is what they find.
    pub fn restore(&self) {
        self.seen.set(self.record());
    }

    /// Who is signed in, by what is stored now.
    pub fn session(&self) -> Session {
        let record = self.record();
        let [anonymous, customer] = [Holder::Visitor, Holder::Shopper].map(|holder| {
            // A token that can be renewed is a session still, though its own time is over.
            self.granted(record.as_deref(), holder).filter(|grant| {
                self.world.now_ms() < grant.expires_at_ms || grant.refresh_token.is_some()
            })
        });
        match (customer, anonymous) {
            (Some(customer), _) => Session::Customer {
                id: customer.customer_id.clone().unwrap_or_default(),
                expires_at_ms: customer.expires_at_ms,
            },
            (None, Some(anonymous)) => Session::Anonymous {
                expires_at_ms: anonymous.expires_at_ms,
            },
            (None, None) => Session::None,
        }
    }

    /// Tells listeners what changed since they were last told: another tab may have changed it, or the
    /// session's time may be over.
    pub fn sync(&self) {
        if self.is_disposed.get() {
            return;
        }
        let record = self.record();
        if let Some(customer) = self.granted(record.as_deref(), Holder::Shopper)
            && customer.refresh_token.is_none()
            && self.world.now_ms() >= customer.expires_at_ms
        {
            return self.expire(&customer);
        }
        let before = self.seen.replace(record.clone());
        let change = Change::between(before.as_deref(), record.as_deref());
        if let Some(change) = change {
            self.world.changed(change);
        }
    }

    /// Renews ahead of its end what calls will need: for the visible tab's timer.
    pub fn keep_fresh(self: &Rc<Self>) {
        if self.is_disposed.get() || !self.is_used.get() {
            return;
        }
        self.sync();
        for holder in [Holder::Visitor, Holder::Shopper] {
            if self.stored(holder).is_some() {
                // Whoever calls next learns what is wrong, if it still is.
                let _ = self.token(holder);
            }
        }
    }

    /// Ends everything that is under way with a `disposed` failure. What is stored stays.
    pub fn dispose(&self) {
        self.is_disposed.set(true);
        self.disposal.land(Err(disposed()));
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
        self.is_used.set(true);
        self.sync();
        race(self.carry_out(call), ended, self.disposal.landed()).await
    }

    async fn carry_out(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        match call.operation {
            Operation::Login | Operation::Register => self.enter(call).await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnFinish => self.enter(call).await,
            Operation::Logout => {
                self.logout();
                Ok(W::Json::missing())
            }
            Operation::PasswordChange => self.change_password(call).await,
            Operation::ProfileDelete => self.delete_account(call).await,
            Operation::Headers => self.headers().await,
            Operation::Fetch => self.fetch(&call).await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnProfiles => self.sign_on_profiles().await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnStart => self.sign_on_start(&call.input).await,
            #[cfg(not(feature = "sign-on"))]
            Operation::SignOnProfiles | Operation::SignOnStart | Operation::SignOnFinish => {
                Err(no_sign_on())
            }
            operation => {
                call.customer_id = match operation.row(P::ROWS).audience() {
                    Some(Audience::Customer) => self.shopper_id()?,
                    Some(Audience::Anonymous) => String::new(),
                    None => self.audience().1,
                };
                self.run(call).await
            }
        }
    }

    /// Lets the platform carry out a call.
    pub(super) async fn run(self: &Rc<Self>, call: Call<W::Json>) -> Outcome<W::Json, W> {
        let link = Link {
            engine: self,
            operation: call.operation,
            customer_id: call.customer_id.clone(),
            headers: Rc::clone(&call.headers),
            ends: call.ends,
        };
        self.platform.run(call, &link).await
    }

    /// Whom a call is about: checked before anything is sent.
    pub(super) fn shopper_id(&self) -> Outcome<String, W> {
        let customer = self.stored(Holder::Shopper).ok_or_else(nobody)?;
        customer.customer_id.clone().ok_or_else(nobody)
    }

    /// Whom a request outside the operations is sent as: the shopper, or a visitor.
    pub(super) fn audience(&self) -> (Audience, String) {
        match self.session() {
            Session::Customer { id, .. } => (Audience::Customer, id),
            Session::Anonymous { .. } | Session::None => (Audience::Anonymous, String::new()),
        }
    }

    /// The stored record, without a shopper whose session is over for this tab alone: its refresh token is kept
    /// where another tab can read it.
    pub(super) fn record(&self) -> Option<Rc<Record>> {
        let record = self.whole_record()?;
        if !self.world.keeps_refresh_apart() || !self.is_out_of_reach(&record) {
            return Some(record);
        }
        let mut own = Record::clone(&record);
        own.tokens.customer = None;
        Some(Rc::new(own))
    }

    /// Whether the shopper's token is of no use any more, and what renews it not here.
    fn is_out_of_reach(&self, record: &Record) -> bool {
        record.tokens.customer.as_ref().is_some_and(|customer| {
            customer.refresh_token.is_none()
                && (self.is_refused(Holder::Shopper, customer)
                    || self.world.now_ms() >= customer.expires_at_ms)
        })
    }

    pub(super) fn whole_record(&self) -> Option<Rc<Record>> {
        let mut record = self.read.take();
        let mut is_ignored = false;
        if self.vault.look(&self.world) {
            let text = self.vault.text();
            record = text.as_deref().and_then(Record::from_text::<W::Json>);
            is_ignored = text.is_some() && record.is_none();
        }
        // Before anybody is told, who may call again.
        self.read.set(record.clone());
        self.tell_if_degraded();
        if is_ignored {
            self.world.changed(Change::StorageIgnored);
        }
        record
    }

    /// The stored record; a first one is stored where there is none, so that storage which is cleared
    /// from here on can be told from storage that was empty.
    pub(super) fn record_or_first(&self) -> Rc<Record> {
        self.record().unwrap_or_else(|| {
            let first = Record {
                born: self.world.random(),
                ..Record::default()
            };
            self.save(&first);
            Rc::new(first)
        })
    }

    /// Stores a record, and tells listeners and other tabs what it changes.
    pub(super) fn save(&self, record: &Record) {
        let text = record.to_text::<W::Json>(self.world.keeps_refresh_apart());
        self.vault.write(&self.world, text);
        self.tell_if_degraded();
        self.world.announce();
        self.sync();
    }

    fn tell_if_degraded(&self) {
        if self.vault.has_degraded() {
            self.world.changed(Change::StorageDegraded);
        }
    }
}

/// A copy of what a cell keeps.
pub(super) fn kept<T: Clone>(cell: &Cell<Option<T>>) -> Option<T> {
    let value = cell.take();
    cell.set(value.clone());
    value
}

pub(super) fn nobody<J: Json>() -> Failure<J> {
    Failure::new(
        Code::NotSignedIn,
        "Nobody is signed in: call `auth.login` first.",
    )
}

pub(super) fn ended<J: Json>() -> Failure<J> {
    Failure::new(Code::NotSignedIn, "The session has ended: sign in again.")
}

fn disposed<J: Json>() -> Failure<J> {
    Failure::new(
        Code::Disposed,
        "This client has been disposed of: make a new one.",
    )
}
