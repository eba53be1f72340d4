//! One client's session: carries out calls, keeps what is stored in step with what listeners know.
//! The stored record is read anew for every decision, so that another tab's login or logout counts at
//! once.

use super::change::{Change, View};
use super::decision::{Holder, Setback};
use super::flight::Flight;
use super::link::Link;
use super::race::race;
use super::record::Record;
use super::vault::Vault;
use super::world::World;
use crate::http::{Code, Failure, Transport};
use crate::json::Json;
#[cfg(not(feature = "sign-on"))]
use crate::platform::no_sign_on;
use crate::platform::{Audience, Call, Grant, Operation, Platform, Tokens};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(super) type Outcome<T, W> = Result<T, Failure<<W as Transport>::Json>>;

/// A renewal that many may wait for.
pub(super) type UnderWay<W> = RefCell<Option<Flight<Outcome<Rc<Grant>, W>>>>;

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
    seen: RefCell<View>,
    /// The text that was last read, and what it says: a call reads it several times.
    read: RefCell<(String, Option<Record>)>,
    /// The renewals under way: the visitor's and the shopper's.
    pub(super) flights: [UnderWay<W>; 2],
    pub(super) failed: RefCell<Option<Failed<W::Json>>>,
    is_used: Cell<bool>,
    disposal: Flight<()>,
    is_disposed: Cell<bool>,
}

impl<P: Platform, W: World> Engine<P, W> {
    /// A session that sends nothing until the first call.
    pub fn new(platform: P, world: W) -> Rc<Self> {
        Rc::new(Self {
            platform,
            world,
            vault: Vault::default(),
            seen: RefCell::default(),
            read: RefCell::default(),
            flights: [RefCell::default(), RefCell::default()],
            failed: RefCell::default(),
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
        let view = View::of(self.record().as_ref());
        self.seen.replace(view);
    }

    /// Who is signed in, by what is stored now.
    pub fn session(&self) -> Session {
        let Tokens {
            anonymous,
            customer,
        } = self.record().unwrap_or_default().tokens;
        let now_ms = self.world.now_ms();
        // A token that can be renewed is a session still, though its own time is over.
        let customer =
            customer.filter(|grant| now_ms < grant.expires_at_ms || grant.refresh_token.is_some());
        match (
            customer,
            anonymous.filter(|grant| now_ms < grant.expires_at_ms),
        ) {
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
        let mut record = self.record();
        if let Some(record) = &mut record
            && let Some(customer) = &record.tokens.customer
            && customer.refresh_token.is_none()
            && self.world.now_ms() >= customer.expires_at_ms
        {
            record.tokens.customer = None;
            return self.save(record);
        }
        let view = View::of(record.as_ref());
        let change = Change::between(&self.seen.borrow(), &view);
        self.seen.replace(view);
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
        let tokens = self.record().unwrap_or_default().tokens;
        for (holder, grant) in [
            (Holder::Visitor, tokens.anonymous),
            (Holder::Shopper, tokens.customer),
        ] {
            if grant.is_some() {
                let engine = Rc::clone(self);
                self.world.spawn(Box::pin(async move {
                    // Whoever calls next learns what is wrong, if it still is.
                    let _ = engine.token(holder).await;
                }));
            }
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
        self.is_used.set(true);
        self.sync();
        let ended = async { Err(ended.await) };
        let disposal = async {
            self.disposal.landed().await;
            Err(disposed())
        };
        race(self.carry_out(call), race(ended, disposal)).await
    }

    async fn carry_out(self: &Rc<Self>, mut call: Call<W::Json>) -> Outcome<W::Json, W> {
        match call.operation {
            Operation::Login => self.login(&call.input).await,
            Operation::Logout => {
                self.logout();
                Ok(W::Json::missing())
            }
            Operation::Register => self.register(call).await,
            Operation::PasswordChange => self.change_password(call).await,
            Operation::ProfileDelete => self.delete_account(call).await,
            Operation::Headers => self.headers().await,
            Operation::Fetch => self.fetch(&call).await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnProfiles => self.sign_on_profiles().await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnStart => self.sign_on_start(&call.input).await,
            #[cfg(feature = "sign-on")]
            Operation::SignOnFinish => self.sign_on_finish(call.text(0)).await,
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
        };
        self.platform.run(call, &link).await
    }

    /// Whom a call is about: checked before anything is sent.
    pub(super) fn shopper_id(&self) -> Outcome<String, W> {
        let customer = self.record().unwrap_or_default().tokens.customer;
        match customer.and_then(|grant| grant.customer_id.clone()) {
            Some(id) => Ok(id),
            None => Err(nobody()),
        }
    }

    /// Whom a request outside the operations is sent as: the shopper, or a visitor.
    pub(super) fn audience(&self) -> (Audience, String) {
        match self.session() {
            Session::Customer { id, .. } => (Audience::Customer, id),
            Session::Anonymous { .. } | Session::None => (Audience::Anonymous, String::new()),
        }
    }

    pub(super) fn record(&self) -> Option<Record> {
        let text = self.vault.read(&self.world);
        self.tell_if_degraded();
        let text = text?;
        if self.read.borrow().0 == text {
            return self.read.borrow().1.clone();
        }
        let record = Record::from_text::<W::Json>(&text);
        self.read.replace((text, record.clone()));
        if record.is_none() {
            self.world.changed(Change::StorageIgnored);
        }
        record
    }

    /// The stored record; a first one is stored where there is none, so that storage which is cleared
    /// from here on can be told from storage that was empty.
    pub(super) fn record_or_first(&self) -> Record {
        self.record().unwrap_or_else(|| {
            let first = Record {
                born: self.world.random(),
                ..Record::default()
            };
            self.save(&first);
            first
        })
    }

    /// Stores a record, and tells listeners and other tabs what it changes.
    pub(super) fn save(&self, record: &Record) {
        self.vault.write(&self.world, record.to_text::<W::Json>());
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
