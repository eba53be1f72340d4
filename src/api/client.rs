//! The way in: one function with a number for what is asked and a number for the client it is asked of.

use super::error::to_js;
use crate::browser::{Browser, Js, deadline, promise};
use crate::http::{Code, Deadline, Failure};
use crate::json::Json;
#[cfg(not(feature = "elastic-path"))]
use crate::platform::commerce_layer::{CommerceLayer as Store, OPTIONS};
#[cfg(feature = "elastic-path")]
use crate::platform::elastic_path::{ElasticPath as Store, OPTIONS};
use crate::platform::{Call, Operation, Options, Platform};
use crate::session::{Clock, Engine, Session};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The clients by their numbers, which JavaScript gives and never gives again.
    static CLIENTS: RefCell<Vec<(usize, Client)>> = const { RefCell::new(Vec::new()) };
    /// The tables of the optional modules that the page has loaded.
    static EXTENSIONS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// A client of one store.
#[derive(Clone)]
struct Client {
    engine: Rc<Engine<Store, Browser>>,
    timeout_ms: f64,
}

// What can be asked: the same numbers are in `pkg-template/entrance.ts`.
const OPERATIONS: u32 = 0;
const EXTEND: u32 = 1;
const OPEN: u32 = 2;
const FORGET: u32 = 3;
const CALL: u32 = 4;
const SESSION: u32 = 5;
const REFRESH: u32 = 6;
const TICK: u32 = 7;
const DISPOSE: u32 = 8;

/// Does what is asked, of a client where it is about one. `module` and `row` are a call's.
#[wasm_bindgen(skip_typescript)]
pub fn enter(asked: u32, client: usize, value: JsValue, module: usize, row: usize) -> JsValue {
    let value = Js(value);
    match asked {
        OPERATIONS => return Js::text(Store::ROWS).0,
        EXTEND => return Js::number(extend(value)).0,
        OPEN => return open(client, value),
        _ => {}
    }
    // Nothing is borrowed behind this: what is called may enter again.
    let found = CLIENTS.with_borrow_mut(|clients| {
        let place = clients.iter().position(|(own, _)| *own == client)?;
        if asked == FORGET {
            return Some(clients.swap_remove(place).1);
        }
        clients.get(place).map(|(_, client)| client.clone())
    });
    match (asked, found) {
        (CALL, Some(client)) => return client.call(value, module, row),
        (SESSION, Some(client)) => return client.session(),
        (REFRESH, Some(client)) => return client.refresh(),
        (TICK, Some(client)) => client.engine.keep_fresh(),
        (DISPOSE, Some(client)) => client.dispose(),
        _ => {}
    }
    JsValue::UNDEFINED
}

/// Takes the tables of an optional module. The number is for a call: it stands for all its operations.
fn extend(tables: Js) -> f64 {
    let mut tables = tables.as_text().unwrap_or_default();
    tables.push_str(Store::SCHEMA);
    // Once a module and page, and for as long as the page.
    let tables: &'static str = tables.leak();
    EXTENSIONS.with_borrow_mut(|extensions| {
        extensions.push(tables);
        #[allow(clippy::cast_precision_loss, reason = "a page loads a dozen at most")]
        let number = extensions.len() as f64;
        number
    })
}

/// Makes a client of its `options`, reads what is stored, and begins to listen to other tabs. `changed` is
/// called with the name of every change of the session; `refresh` and `tick` ask the same of this client.
fn open(number: usize, given: Js) -> JsValue {
    let made = make(number, &given);
    promise(async move {
        let Client { engine, .. } = made.map_err(to_js)?;
        engine.world().refresh().await;
        engine.restore();
        let (refresh, tick) = (given.get("refresh"), given.get("tick"));
        engine.world().watch(&refresh.0, &tick.0);
        Ok(JsValue::UNDEFINED)
    })
}

#[inline(never)]
fn make(number: usize, given: &Js) -> Result<Client, Failure<Js>> {
    let from = given.get("options");
    let options = Options::read(&from, &OPTIONS)?;
    let platform = Store::new(&options);
    let key = platform.storage_key();
    let world = Browser::new(&options, &from, &key, given.get("changed").0);
    let client = Client {
        engine: Engine::new(platform, world),
        timeout_ms: options.timeout_ms,
    };
    CLIENTS.with_borrow_mut(|clients| clients.push((number, client.clone())));
    Ok(client)
}

impl Client {
    /// Looks whether another tab has changed the session.
    fn refresh(self) -> JsValue {
        promise(async move {
            self.engine.world().refresh().await;
            self.engine.sync();
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Carries out an operation with the arguments of its method: one that each client has, or one of
    /// the optional module that `extend` gave this number.
    fn call(self, arguments: Js, module: usize, row: usize) -> JsValue {
        promise(async move {
            let operation = match module.checked_sub(1) {
                None => Operation::ALL.get(row).copied(),
                Some(module) => EXTENSIONS.with_borrow(|extensions| {
                    let tables = extensions.get(module).copied()?;
                    Some(Operation::Extension { tables, row })
                }),
            };
            let operation = operation.ok_or_else(|| {
                to_js(Failure::new(Code::Internal, "There is no such operation."))
            })?;
            let (mut call, options) =
                Call::read(Store::ROWS, operation, arguments.elements()).map_err(to_js)?;
            let timeout_ms = options.timeout_ms.unwrap_or(self.timeout_ms);
            call.ends = Deadline::at(|| self.engine.world().now_ms() + timeout_ms);
            let ended = deadline(timeout_ms, options.signal);
            let outcome = self.engine.call(call, ended).await;
            outcome.map(|result| result.0).map_err(to_js)
        })
    }

    /// Who is signed in: `[]`, `[expiresAtMs]` or `[expiresAtMs, customerId]`.
    fn session(self) -> JsValue {
        let mut session = Js::array();
        match self.engine.session() {
            Session::None => {}
            Session::Anonymous { expires_at_ms } => session.push(Js::number(expires_at_ms)),
            Session::Customer { id, expires_at_ms } => {
                session.push(Js::number(expires_at_ms));
                session.push(Js::text(&id));
            }
        }
        session.0
    }

    /// Ends everything that is under way, timers, listeners and channels.
    fn dispose(self) {
        self.engine.dispose();
        self.engine.world().stop();
    }
}
