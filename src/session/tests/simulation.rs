//! A fake world: a clock that stands still unless moved, a store, a scheduler that runs one task at a
//! time, and a server that issues and checks tokens as Elastic Path does.

use crate::http::{Content, Failure, Request, Response, Transport};
use crate::json::{Json, Native};
use crate::platform::elastic_path::ElasticPath;
use crate::platform::{Call, Operation, Options};
use crate::session::{Change, Clock, Denied, Engine, Observer, Session, Store, Tasks};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

pub(super) type Outcome = Result<Native, Failure<Native>>;
type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What the server does with one request instead of answering it properly.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    Unreachable,
    Status(u16, Value),
    Page(u16),
}

/// What all tabs of one browser share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) now_ms: Cell<f64>,
    /// The server's clock minus the browser's.
    pub(super) server_ahead_ms: Cell<f64>,
    pub(super) stored: RefCell<Option<String>>,
    pub(super) store_refuses: Cell<bool>,
    pub(super) log: RefCell<Vec<Request>>,
    pub(super) faults: RefCell<VecDeque<(&'static str, Fault)>>,
    /// Requests whose URL contains this wait until it is emptied.
    pub(super) held: RefCell<String>,
    held_wakers: RefCell<Vec<Waker>>,
    timers: RefCell<Vec<(f64, Waker)>>,
    tasks: RefCell<Vec<(Task, Arc<Flag>)>>,
    issued: Cell<u32>,
    /// Tokens that the server takes, with their ends by its own clock.
    live: RefCell<Vec<(String, f64)>>,
}

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
}

/// One tab.
pub(super) struct Tab {
    pub(super) shared: Rc<Shared>,
    pub(super) engine: Rc<Engine<ElasticPath, Fake>>,
    pub(super) changes: Rc<RefCell<Vec<Change>>>,
}

pub(super) fn browser() -> Rc<Shared> {
    let shared = Shared::default();
    shared.now_ms.set(1.8e12);
    Rc::new(shared)
}

impl Tab {
    pub(super) fn open(shared: &Rc<Shared>) -> Self {
        let options = json!({"clientId": "shop", "baseUrl": "https://store.example"});
        let platform = ElasticPath::new(&Options::read(&Native::from(options)).unwrap());
        let changes = Rc::new(RefCell::new(Vec::new()));
        let world = Fake {
            shared: Rc::clone(shared),
            changes: Rc::clone(&changes),
        };
        Self {
            shared: Rc::clone(shared),
            engine: Engine::new(platform, world),
            changes,
        }
    }

    /// Starts a call. Its outcome is there once the scheduler has run far enough.
    pub(super) fn start(
        &self,
        operation: Operation,
        arguments: &[Value],
    ) -> Rc<RefCell<Option<Outcome>>> {
        let (call, _) = Call::read(
            operation,
            arguments.iter().cloned().map(Native::from).collect(),
        )
        .unwrap();
        let outcome = Rc::new(RefCell::new(None));
        let (engine, slot) = (Rc::clone(&self.engine), Rc::clone(&outcome));
        self.shared.spawn(Box::pin(async move {
            let result = engine.call(call, std::future::pending()).await;
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

    fn step(&self) -> bool {
        let is_ready = |(_, flag): &(Task, Arc<Flag>)| flag.0.swap(false, Ordering::SeqCst);
        let ready = self.tasks.borrow().iter().position(is_ready);
        let Some(index) = ready else { return false };
        let (mut task, flag) = self.tasks.borrow_mut().remove(index);
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
        self.now_ms.set(self.now_ms.get().max(at));
        waker.wake();
        true
    }

    pub(super) fn advance(&self, milliseconds: f64) {
        self.now_ms.set(self.now_ms.get() + milliseconds);
    }

    /// The next request whose URL contains `part` meets a fault.
    pub(super) fn fail(&self, part: &'static str, fault: Fault) {
        self.faults.borrow_mut().push_back((part, fault));
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

    /// The server no longer takes the tokens that start with this.
    pub(super) fn revoke(&self, prefix: &str) {
        self.live
            .borrow_mut()
            .retain(|(token, _)| !token.starts_with(prefix));
    }

    fn issue(&self, prefix: &str, seconds: f64) -> (String, f64) {
        self.issued.set(self.issued.get() + 1);
        let token = format!("{prefix}-{}", self.issued.get());
        let server_now = self.now_ms.get() + self.server_ahead_ms.get();
        self.live
            .borrow_mut()
            .push((token.clone(), server_now + seconds * 1_000.0));
        (token, ((server_now / 1_000.0) + seconds).floor())
    }

    fn takes(&self, token: Option<&str>) -> bool {
        let server_now = self.now_ms.get() + self.server_ahead_ms.get();
        self.live
            .borrow()
            .iter()
            .any(|(live, end)| Some(live.as_str()) == token && server_now < *end)
    }

    fn answer(&self, request: &Request) -> (u16, Value) {
        let header = |name: &str| {
            request
                .headers
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, value)| value.as_str())
        };
        if request.url.ends_with("/oauth/access_token") {
            let (token, expires) = self.issue("visitor", 3_600.0);
            return (
                200,
                json!({"access_token": token, "token_type": "Bearer", "identifier": "implicit",
                "expires_in": 3_600, "expires": expires}),
            );
        }
        if !self.takes(header("Authorization").and_then(|value| value.strip_prefix("Bearer "))) {
            return (
                401,
                json!({"errors": [{"status": 401, "title": "Unable to validate access token"}]}),
            );
        }
        if request.url.ends_with("/v2/customers/tokens") {
            let body = request
                .body
                .as_ref()
                .map(|body| body.text.as_str())
                .unwrap_or_default();
            let body: Value = serde_json::from_str(body).unwrap();
            if body["data"]["password"] != "right" {
                return (
                    401,
                    json!({"errors": [{"status": "401", "title": "Unauthorized", "detail": "wrong password"}]}),
                );
            }
            let id = body["data"]["email"]
                .as_str()
                .unwrap()
                .split('@')
                .next()
                .unwrap()
                .to_owned();
            let (token, expires) = self.issue(&id, 86_400.0);
            return (
                200,
                json!({"data": {"type": "token", "customer_id": id, "token": token, "expires": expires}}),
            );
        }
        if request.url.ends_with("/v2/customers") {
            return (
                201,
                json!({"data": {"type": "customer", "id": "new", "name": "New"}}),
            );
        }
        let customer = header("X-Moltin-Customer-Token");
        if !self.takes(customer) {
            return (
                401,
                json!({"errors": [{"status": "401", "title": "Unauthorized"}]}),
            );
        }
        let owner = customer
            .and_then(|token| token.split('-').next())
            .unwrap_or_default();
        (
            200,
            json!({"data": {"type": "customer", "id": owner, "name": owner}}),
        )
    }
}

impl Transport for Fake {
    type Json = Native;

    async fn send(&self, request: &Request) -> Result<Box<Response<Native>>, Failure<Native>> {
        assert!(
            request.url.starts_with("https://store.example/"),
            "a request left the store: {}",
            request.url
        );
        self.shared.log.borrow_mut().push(request.clone());
        // At least one turn of the scheduler, as a real network takes.
        let mut turns = 0;
        std::future::poll_fn(|context| {
            let held = self.shared.held.borrow();
            if !held.is_empty() && request.url.contains(held.as_str()) {
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
        let position = self
            .shared
            .faults
            .borrow()
            .iter()
            .position(|(part, _)| request.url.contains(part));
        let fault = position.and_then(|index| self.shared.faults.borrow_mut().remove(index));
        let (status, content) = match fault {
            Some((_, Fault::Unreachable)) => {
                return Err(Failure::new(crate::http::Code::Network, "unreachable"));
            }
            Some((_, Fault::Page(status))) => (status, Content::Other),
            Some((_, Fault::Status(status, body))) => (status, Content::Json(body.into())),
            None => {
                let (status, body) = self.shared.answer(request);
                (status, Content::Json(body.into()))
            }
        };
        Ok(Box::new(Response {
            status,
            retry_after: None,
            date: None,
            request_id: None,
            content,
        }))
    }
}

impl Store for Fake {
    fn read(&self) -> Result<Option<String>, Denied> {
        if self.shared.store_refuses.get() {
            Err(Denied)
        } else {
            Ok(self.shared.stored.borrow().clone())
        }
    }
    fn write(&self, record: &str) -> Result<(), Denied> {
        if self.shared.store_refuses.get() {
            return Err(Denied);
        }
        self.shared.stored.replace(Some(record.to_owned()));
        Ok(())
    }
}

impl Clock for Fake {
    fn now_ms(&self) -> f64 {
        self.shared.now_ms.get()
    }
    fn random(&self) -> f64 {
        0.5
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

impl Tasks for Fake {
    fn spawn(&self, task: Task) {
        self.shared.spawn(task);
    }
}

impl Observer for Fake {
    fn changed(&self, change: Change) {
        self.changes.borrow_mut().push(change);
    }
}

/// The code of a failed call.
pub(super) fn code(outcome: Outcome) -> crate::http::Code {
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
