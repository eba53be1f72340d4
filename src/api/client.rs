//! One client.

use super::error::to_js;
use crate::browser::{Browser, Js, deadline, promise};
use crate::http::{Code, Failure};
use crate::json::Json;
use crate::platform::elastic_path::ElasticPath;
use crate::platform::{Call, Operation, Options, Platform};
use crate::session::{Engine, Session};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A client of one store.
#[wasm_bindgen(skip_typescript)]
pub struct Client {
    engine: Rc<Engine<ElasticPath, Browser>>,
    timeout_ms: f64,
}

#[wasm_bindgen]
impl Client {
    /// Checks the options. `changed` is called with the name of every change of the session.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue, changed: JsValue) -> Result<Client, JsValue> {
        let options = Options::read(&Js(options)).map_err(to_js)?;
        let platform = ElasticPath::new(&options);
        let world = Browser::new(options.storage, &platform.storage_key(), changed);
        Ok(Self {
            engine: Engine::new(platform, world),
            timeout_ms: options.timeout_ms,
        })
    }

    /// The operations' names, `capability.method`, a line each; `call` takes their places here.
    pub fn operations() -> String {
        Operation::NAMES.into()
    }

    /// Carries out an operation with the arguments of its method.
    pub fn call(&self, operation: usize, arguments: JsValue) -> JsValue {
        let (engine, timeout_ms) = (Rc::clone(&self.engine), self.timeout_ms);
        promise(async move {
            let operation = Operation::ALL.get(operation).copied();
            let operation = operation.ok_or_else(|| {
                to_js(Failure::new(Code::Internal, "There is no such operation."))
            })?;
            let (call, options) = Call::read(operation, Js(arguments).elements()).map_err(to_js)?;
            let ended = deadline(options.timeout_ms.unwrap_or(timeout_ms), options.signal);
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

    /// Ends everything that is under way.
    pub fn dispose(&self) {
        self.engine.dispose();
    }
}
