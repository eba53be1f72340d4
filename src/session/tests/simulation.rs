//! A fake world: a clock that stands still unless moved, a store, tabs that share both, and a scheduler
//! that runs one task at a time, in an order that a test may choose.

use super::server::Server;
use crate::http::{Code, Content, Deadline, Failure, Rate, Request, Response, Transport};
use crate::json::{Json, Native};
use crate::platform::commerce_layer::{self, CommerceLayer};
use crate::platform::elastic_path::{ElasticPath, OPTIONS};
use crate::platform::{Call, Operation, Options, Platform};
use crate::session::{
    Bearer, Chance, Change, Clock, Denied, Engine, Observer, Session, Slot, Store, Tabs, Tasks,
};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

pub(super) type Outcome<T = Native> = Result<T, Failure<Native>>;
type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What the network or the server does with one request instead of answering it properly.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// No connection.
    Unreachable,
    /// A status and a JSON body.
    Status(u16, Value),
    /// A status and a page of HTML.
    Page(u16),
    /// The server carries it out, and the connection breaks before the answer.
    Lost,
}

/// What all tabs of one browser share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) now_ms: Cell<f64>,
    /// The server's clock minus the browser's.
    pub(super) server_ahead_ms: Cell<f64>,
    pub(super) server: Server,
    pub(super) stored: RefCell<Option<String>>,
    pub(super) kept: RefCell<Option<String>>,
    /// What renews the shopper's token, where that is kept apart.
    pub(super) refresh: RefCell<Option<String>>,
    pub(super) keeps_refresh_apart: Cell<bool>,
    /// As `sessionStorage` is.
    pub(super) has_refresh_by_tab: Cell<bool>,
    /// What the headers of every answer tell of a budget.
    pub(super) rate: Cell<Option<Rate>>,
    /// When callers give up, in milliseconds from the start of each call.
    pub(super) timeout_ms: Cell<Option<f64>>,
    pub(super) store_refuses: Cell<bool>,
    pub(super) log: RefCell<Vec<Request>>,
    pub(super) faults: RefCell<VecDeque<(&'static str, Fault)>>,
    /// Requests whose URL contains this wait until it is emptied.
    pub(super) held: RefCell<String>,
    held_wakers: RefCell<Vec<Waker>>,
    timers: RefCell<Vec<(f64, Waker)>>,
    tasks: RefCell<Vec<(Task, Arc<Flag>)>>,
    /// Which ready task runs next; the first when it is empty.
    pub(super) choices: RefCell<VecDeque<u8>>,
    /// What an app that gives the bearer token itself gives, one a request.
    pub(super) bearers: RefCell<VecDeque<Outcome<String>>>,
    /// What it was told that the platform had refused.
    pub(super) refused_bearers: RefCell<Vec<String>>,
    is_turn_taken: Cell<bool>,
    /// Tabs go on without their turn where it is another's.
    pub(super) is_impatient: Cell<bool>,
    turn_wakers: RefCell<Vec<Waker>>,
    /// Token requests in flight: the visitor's and the shopper's refresh.
    in_flight: [Cell<u32>; 2],
    /// The server answered a renewal, and nobody was there any more to take it.
    pub(super) has_lost_answer: Cell<bool>,
    tabs: RefCell<Vec<Listener>>,
    draws: Cell<u32>,
    events: Cell<u32>,
    /// When a session was last ended on purpose.
    pub(super) last_ending: Cell<u32>,
    /// When the logins that succeeded began, in the order of their success.
    pub(super) committed: RefCell<Vec<u32>>,
}

type Listener = Box<dyn Fn()>;

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// One tab's world.
pub(super) struct Fake {
    shared: Rc<Shared>,
    changes: Rc<RefCell<Vec<Change>>>,
    seen: Seen,
    /// This tab's own place for what renews a token, where each has one.
    refresh: RefCell<Option<String>>,
}

/// One tab.
pub(super) struct Tab<P: Platform = ElasticPath> {
    pub(super) shared: Rc<Shared>,
    pub(super) engine: Rc<Engine<P, Fake>>,
    pub(super) changes: Rc<RefCell<Vec<Change>>>,
}

pub(super) fn browser() -> Rc<Shared> {
    let shared = Shared::default();
    shared.now_ms.set(1.8e12);
    Rc::new(shared)
}

fn options(more: Value) -> Options {
    let mut options = json!({"clientId": "shop", "baseUrl": "https://store.example"});
    for (name, value) in more.as_object().into_iter().flatten() {
        options[name] = value.clone();
    }
    Options::read(&Native::from(options), &OPTIONS).unwrap()
}

impl Tab {
    pub(super) fn open(shared: &Rc<Shared>) -> Self {
        Self::open_with(shared, json!({}))
    }

    /// With more options.
    pub(super) fn open_with(shared: &Rc<Shared>, more: Value) -> Self {
        Self::of(ElasticPath::new(&options(more)), shared)
    }
}

impl Tab<CommerceLayer> {
    /// On the platform whose shopper's token has the visitor's place, and is renewed by a token of its own.
    pub(super) fn open_renewing(shared: &Rc<Shared>) -> Self {
        let host = "https://store.example";
        let options = json!({"clientId": "shop", "baseUrl": host, "authUrl": host});
        let options = Options::read(&Native::from(options), &commerce_layer::OPTIONS).unwrap();
        Self::of(CommerceLayer::new(&options), shared)
    }
}

impl<P: Platform> Tab<P> {
    pub(super) fn of(platform: P, shared: &Rc<Shared>) -> Self {
        let changes = Rc::new(RefCell::new(Vec::new()));
        let world = Fake {
            shared: Rc::clone(shared),
            changes: Rc::clone(&changes),
            seen: Seen::default(),
            refresh: RefCell::default(),
        };
        let engine = Engine::new(platform, world);
        engine.restore();
        let listener: Weak<Engine<P, Fake>> = Rc::downgrade(&engine);
        shared.tabs.borrow_mut().push(Box::new(move || {
            listener.upgrade().iter().for_each(|engine| engine.sync())
        }));
        Self {
            shared: Rc::clone(shared),
            engine,
            changes,
        }
    }

    /// Starts a call. Its outcome is there once the scheduler has run far enough.
    pub(super) fn start(
        &self,
        operation: Operation,
        arguments: &[Value],
    ) -> Rc<RefCell<Option<Outcome>>> {
        self.start_until(operation, arguments, std::future::pending())
    }

    /// The same, with an end that the caller sets.
    pub(super) fn start_until(
        &self,
        operation: Operation,
        arguments: &[Value],
        ended: impl Future<Output = Failure<Native>> + 'static,
    ) -> Rc<RefCell<Option<Outcome>>> {
        let (mut call, _) = Call::read(
            P::ROWS,
            operation,
            arguments.iter().cloned().map(Native::from).collect(),
        )
        .unwrap();
        if let Some(timeout_ms) = self.shared.timeout_ms.get() {
            call.ends = Deadline::at(|| self.shared.now_ms.get() + timeout_ms);
        }
        let outcome = Rc::new(RefCell::new(None));
        let (engine, slot) = (Rc::clone(&self.engine), Rc::clone(&outcome));
        let shared = Rc::clone(&self.shared);
        self.shared.spawn(Box::pin(async move {
            let began = shared.event();
            let is_right = call
                .input
                .get("password")
                .as_text()
                .is_some_and(|password| password == "right");
            if operation == Operation::Login && is_right {
                // The server knows by it which login a token goes back to.
                call.input
                    .set("password", Native::text(&format!("right-{began}")));
            }
            if operation == Operation::Logout {
                shared.last_ending.set(began);
            }
            let result = engine.call(call, ended).await;
            if operation == Operation::Login && result.is_ok() {
                shared.committed.borrow_mut().push(began);
            }
            slot.replace(Some(result));
        }));
        outcome
    }

    /// Carries out a call to its end.
    pub(super) fn call(&self, operation: Operation, arguments: &[Value]) -> Outcome {
        let outcome = self.start(operation, arguments);
        self.shared.run();
        outcome.take().expect("the call never ended")
    }

    pub(super) fn login(&self) -> Outcome {
        self.call(
            Operation::Login,
            &[json!({"email": "ada@example.com", "password": "right"})],
        )
    }

    pub(super) fn is_signed_in(&self) -> bool {
        matches!(self.engine.session(), Session::Customer { .. })
    }
}

impl Shared {
    fn drawn(&self) -> u32 {
        self.draws.set((self.draws.get() + 1) % 4_096);
        self.draws.get()
    }

    /// The place of what happens now among all that matters to the order of logins and logouts.
    pub(super) fn event(&self) -> u32 {
        self.events.set(self.events.get() + 1);
        self.events.get()
    }

    pub(super) fn spawn(&self, task: Task) {
        self.tasks
            .borrow_mut()
            .push((task, Arc::new(Flag(AtomicBool::new(true)))));
    }

    /// Runs until nothing is left that could go on by itself; time passes only when all wait for it.
    pub(super) fn run(&self) {
        loop {
            while self.step() {}
            if !self.pass_time() {
                return;
            }
        }
    }

    /// Runs for a time, whatever is left then.
    pub(super) fn run_for(&self, milliseconds: f64) {
        let end = self.now_ms.get() + milliseconds;
        let is_near = || self.timers.borrow().iter().any(|(at, _)| *at <= end);
        while self.step() || (is_near() && self.pass_time()) {}
        self.now_ms.set(end);
    }

    /// Runs one task that is ready. Whether there was one.
    pub(super) fn step(&self) -> bool {
        let is_ready = |(_, flag): &(Task, Arc<Flag>)| flag.0.load(Ordering::SeqCst);
        let ready: Vec<usize> = self
            .tasks
            .borrow()
            .iter()
            .enumerate()
            .filter(|(_, task)| is_ready(task))
            .map(|(index, _)| index)
            .collect();
        if ready.is_empty() {
            return false;
        }
        let choice = self.choices.borrow_mut().pop_front().unwrap_or_default();
        let index = ready[usize::from(choice) % ready.len()];
        let (mut task, flag) = self.tasks.borrow_mut().remove(index);
        flag.0.store(false, Ordering::SeqCst);
        if task
            .as_mut()
            .poll(&mut Context::from_waker(&Waker::from(Arc::clone(&flag))))
            .is_pending()
        {
            self.tasks.borrow_mut().push((task, flag));
        }
        true
    }

    fn pass_time(&self) -> bool {
        let mut timers = self.timers.borrow_mut();
        timers.sort_by(|one, other| one.0.total_cmp(&other.0));
        if timers.is_empty() {
            return false;
        }
        let (at, waker) = timers.remove(0);
        // Nobody waits for a timer whose task is gone; only time that somebody waits for passes.
        let is_waited_for = self
            .tasks
            .borrow()
            .iter()
            .any(|(_, flag)| Waker::from(Arc::clone(flag)).will_wake(&waker));
        if is_waited_for {
            self.now_ms.set(self.now_ms.get().max(at));
        }
        waker.wake();
        true
    }

    pub(super) fn advance(&self, milliseconds: f64) {
        self.now_ms.set(self.now_ms.get() + milliseconds);
    }

    pub(super) fn server_now(&self) -> f64 {
        self.now_ms.get() + self.server_ahead_ms.get()
    }

    /// The next request whose URL contains `part` meets a fault.
    pub(super) fn fail(&self, part: &'static str, fault: Fault) {
        self.faults.borrow_mut().push_back((part, fault));
    }

    pub(super) fn hold(&self, part: &str) {
        self.held.replace(part.to_owned());
    }

    pub(super) fn release(&self) {
        self.held.borrow_mut().clear();
        self.held_wakers
            .borrow_mut()
            .drain(..)
            .for_each(Waker::wake);
    }

    /// How many requests went to a URL that contains `part`.
    pub(super) fn count(&self, part: &str) -> usize {
        self.log
            .borrow()
            .iter()
            .filter(|request| request.url.contains(part))
            .count()
    }

    pub(super) fn revoke(&self, prefix: &str) {
        self.server.revoke(prefix);
    }

    /// What the browser does when another tab wrote, or the storage was cleared.
    pub(super) fn tell_tabs(&self) {
        self.tabs.borrow().iter().for_each(|sync| sync());
    }

    /// Which kind of renewal a request is, if it is one.
    fn renewal(request: &Request) -> Option<usize> {
        let body = request
            .body
            .as_ref()
            .map(|body| body.text.as_str())
            .unwrap_or_default();
        match () {
            () if request.url.ends_with("/oauth/access_token")
                || body.contains("client_credentials") =>
            {
                Some(0)
            }
            () if body.contains("refresh_token") && request.url.ends_with("/oauth/token") => {
                Some(1)
            }
            () => None,
        }
    }
}

impl Transport for Fake {
    type Json = Native;

    async fn send(
        &self,
        request: &Request,
        after_ms: f64,
    ) -> Result<Box<Response<Native>>, Failure<Native>> {
        if after_ms > 0.0 {
            self.sleep(after_ms).await;
        }
        assert!(
            request.url.starts_with("https://store.example/"),
            "a request left the store: {}",
            request.url
        );
        self.shared.log.borrow_mut().push(request.clone());
        let mut in_flight = Shared::renewal(request).map(|kind| InFlight::new(&self.shared, kind));
        // At least one turn of the scheduler each way, as a real network takes.
        self.turn(&request.url).await;
        let position = self
            .shared
            .faults
            .borrow()
            .iter()
            .position(|(part, _)| request.url.contains(part));
        let fault = position.and_then(|index| self.shared.faults.borrow_mut().remove(index));
        let unreachable = || Err(Failure::new(Code::Network, "unreachable"));
        let (status, content) = match fault {
            Some((_, Fault::Unreachable)) => return unreachable(),
            Some((_, Fault::Page(status))) => (status, Content::Other),
            Some((_, Fault::Status(status, body))) => (status, Content::Json(body.into())),
            Some((_, Fault::Lost)) => {
                self.shared.server.answer(request, self.shared.server_now());
                return unreachable();
            }
            None => {
                let (status, body) = self.shared.server.answer(request, self.shared.server_now());
                (status, Content::Json(body.into()))
            }
        };
        in_flight
            .iter_mut()
            .for_each(|renewal| renewal.is_answered = true);
        self.turn(&["answer of ", &request.url].concat()).await;
        in_flight
            .iter_mut()
            .for_each(|renewal| renewal.is_answered = false);
        let raw = request
            .raw
            .then(|| Native::from(json!({ "status": status })));
        Ok(Box::new(Response {
            status,
            retry_after_ms: None,
            server_ms: None,
            request_id: None,
            rate: self.shared.rate.get().unwrap_or(Rate::UNREAD),
            content,
            raw,
        }))
    }
}

impl Fake {
    async fn turn(&self, url: &str) {
        let mut turns = 0;
        std::future::poll_fn(|context| {
            let held = self.shared.held.borrow();
            if !held.is_empty() && url.contains(held.as_str()) {
                self.shared
                    .held_wakers
                    .borrow_mut()
                    .push(context.waker().clone());
                return Poll::Pending;
            }
            turns += 1;
            context.waker().wake_by_ref();
            if turns > 1 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

/// Counts token requests in flight: there is never more than one of a kind.
struct InFlight {
    shared: Rc<Shared>,
    kind: usize,
    is_answered: bool,
}

impl InFlight {
    fn new(shared: &Rc<Shared>, kind: usize) -> Self {
        let count = &shared.in_flight[kind];
        count.set(count.get() + 1);
        assert!(
            count.get() == 1 || shared.is_impatient.get(),
            "two token requests of one kind are in flight"
        );
        Self {
            shared: Rc::clone(shared),
            kind,
            is_answered: false,
        }
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let count = &self.shared.in_flight[self.kind];
        count.set(count.get() - 1);
        let is_lost = self.is_answered || self.shared.has_lost_answer.get();
        self.shared.has_lost_answer.set(is_lost);
    }
}

/// The texts of the last looks, as `browser/world.js` keeps them.
#[derive(Default)]
pub(in crate::session) struct Seen(RefCell<BTreeMap<u8, Option<Option<String>>>>);

impl Seen {
    /// Whether the text is that of the last look.
    pub(in crate::session) fn is(&self, slot: Slot, text: Option<String>) -> bool {
        let text = Some(text);
        let before = self.0.borrow_mut().insert(slot as u8, text.clone());
        before.unwrap_or(Some(None)) == text
    }

    /// What was written is no text that was seen.
    pub(in crate::session) fn forget(&self, slot: Slot) {
        self.0.borrow_mut().insert(slot as u8, None);
    }
}

impl Store for Fake {
    fn is_same(&self, slot: Slot) -> bool {
        self.read(slot).is_ok_and(|text| self.seen.is(slot, text))
    }
    fn read(&self, slot: Slot) -> Result<Option<String>, Denied> {
        if self.shared.store_refuses.get() {
            return Err(Denied);
        }
        Ok(self.slot(slot).borrow().clone())
    }
    fn write(&self, slot: Slot, text: &str) -> Result<(), Denied> {
        self.seen.forget(slot);
        if self.shared.store_refuses.get() {
            return Err(Denied);
        }
        self.slot(slot).replace(Some(text.to_owned()));
        Ok(())
    }
    fn remove(&self, slot: Slot) -> Result<(), Denied> {
        self.seen.forget(slot);
        self.slot(slot).replace(None);
        Ok(())
    }
    fn keeps_refresh_apart(&self) -> bool {
        self.shared.keeps_refresh_apart.get()
    }
}

impl Fake {
    fn slot(&self, slot: Slot) -> &RefCell<Option<String>> {
        match slot {
            Slot::Session => &self.shared.stored,
            Slot::SignOn => &self.shared.kept,
            Slot::Refresh if self.shared.has_refresh_by_tab.get() => &self.refresh,
            Slot::Refresh => &self.shared.refresh,
        }
    }
}

impl Clock for Fake {
    fn now_ms(&self) -> f64 {
        self.shared.now_ms.get()
    }
    async fn sleep(&self, milliseconds: f64) {
        let at = self.shared.now_ms.get() + milliseconds;
        std::future::poll_fn(|context| {
            if self.shared.now_ms.get() >= at {
                return Poll::Ready(());
            }
            self.shared
                .timers
                .borrow_mut()
                .push((at, context.waker().clone()));
            Poll::Pending
        })
        .await;
    }
}

impl Chance for Fake {
    fn random(&self) -> f64 {
        f64::from(self.shared.drawn()) / 4_096.0
    }
    fn secret(&self) -> String {
        format!("secret-{}", self.shared.drawn())
    }
    async fn challenge(&self, verifier: &str) -> Option<String> {
        Some(verifier.chars().rev().collect())
    }
}

impl Tasks for Fake {
    fn spawn(&self, task: Task) {
        self.shared.spawn(task);
    }
}

/// A turn among the tabs. Dropping it lets the next one go on.
pub(super) struct Turn(Rc<Shared>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.is_turn_taken.set(false);
        self.0
            .turn_wakers
            .borrow_mut()
            .drain(..)
            .for_each(Waker::wake);
    }
}

impl Tabs for Fake {
    type Guard = Turn;

    async fn exclusive(&self) -> Option<Turn> {
        if self.shared.is_impatient.get() && self.shared.is_turn_taken.get() {
            return None;
        }
        std::future::poll_fn(|context| {
            if self.shared.is_turn_taken.replace(true) {
                self.shared
                    .turn_wakers
                    .borrow_mut()
                    .push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        Some(Turn(Rc::clone(&self.shared)))
    }

    fn announce(&self) {
        // A message is heard in a later turn of each tab.
        let shared = Rc::clone(&self.shared);
        self.shared
            .spawn(Box::pin(async move { shared.tell_tabs() }));
    }
}

impl Observer for Fake {
    fn changed(&self, change: Change) {
        self.changes.borrow_mut().push(change);
    }
}

impl Bearer for Fake {
    async fn bearer(&self, refused: Option<&str>) -> Option<Outcome<String>> {
        let given = self.shared.bearers.borrow_mut().pop_front()?;
        let refused = refused.map(str::to_owned);
        self.shared.refused_bearers.borrow_mut().extend(refused);
        // The app takes its time over it.
        self.turn("").await;
        Some(given)
    }
}

/// The code of a failed call.
pub(super) fn code(outcome: Outcome) -> Code {
    outcome.expect_err("the call succeeded").code
}

/// A field of a successful result.
pub(super) fn text(outcome: Outcome, field: &str) -> String {
    outcome
        .expect("the call failed")
        .get(field)
        .as_text()
        .unwrap_or_default()
}
