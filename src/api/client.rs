//! One client.

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
    /// The tables of the optional modules that the page has loaded.
    static EXTENSIONS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// A client of one store.
#[wasm_bindgen(skip_typescript)]
pub struct Client {
    engine: Rc<Engine<Store, Browser>>,
    timeout_ms: f64,
    keeps_fresh: bool,
}

#[wasm_bindgen]
impl Client {
    /// Checks the options. `changed` is called with the name of every change of the session.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue, changed: JsValue) -> Result<Client, JsValue> {
        let given = Js(options);
        let options = Options::read(&given, &OPTIONS).map_err(to_js)?;
        let platform = Store::new(&options);
        let world = Browser::new(&options, &given, &platform.storage_key(), changed);
        let Options {
            timeout_ms,
            keeps_fresh,
            ..
        } = options;
        Ok(Self {
            engine: Engine::new(platform, world),
            timeout_ms,
            keeps_fresh,
        })
    }

    /// Reads what is stored, and begins to listen to other tabs: `refresh` and `tick` are this client's.
    pub fn open(&self, refresh: JsValue, tick: JsValue) -> JsValue {
        let (engine, keeps_fresh) = (Rc::clone(&self.engine), self.keeps_fresh);
        promise(async move {
            engine.world().refresh().await;
            engine.restore();
            engine.world().watch(keeps_fresh, &refresh, &tick);
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Looks whether another tab has changed the session.
    pub fn refresh(&self) -> JsValue {
        let engine = Rc::clone(&self.engine);
        promise(async move {
            engine.world().refresh().await;
            engine.sync();
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Renews ahead of its end what calls will need.
    pub fn tick(&self) {
        self.engine.keep_fresh();
    }

    /// The rows of the operations that each client has; `call` takes their places here.
    pub fn operations() -> String {
        Store::ROWS.into()
    }

    /// Takes the tables of an optional module. The number is for `call`: it stands for all its operations.
    pub fn extend(tables: String) -> usize {
        let mut tables = tables;
        tables.push_str(Store::SCHEMA);
        // Once a module and page, and for as long as the page.
        let tables: &'static str = tables.leak();
        EXTENSIONS.with_borrow_mut(|extensions| {
            extensions.push(tables);
            extensions.len()
        })
    }

    /// Carries out an operation with the arguments of its method: one that each client has, or one of
    /// the optional module that `extend` gave this number.
    pub fn call(&self, module: usize, row: usize, arguments: JsValue) -> JsValue {
        let (engine, timeout_ms) = (Rc::clone(&self.engine), self.timeout_ms);
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
                Call::read(Store::ROWS, operation, Js(arguments).elements()).map_err(to_js)?;
            let timeout_ms = options.timeout_ms.unwrap_or(timeout_ms);
            call.ends = Deadline::at(|| engine.world().now_ms() + timeout_ms);
            let ended = deadline(timeout_ms, options.signal);
            engine
                .call(call, ended)
                .await
                .map(|result| result.0)
                .map_err(to_js)
        })
    }

    /// Who is signed in: `[]`, `[expiresAtMs]` or `[expiresAtMs, customerId]`.
    pub fn session(&self) -> JsValue {
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
    pub fn dispose(&self) {
        self.engine.dispose();
        self.engine.world().stop();
    }
}
