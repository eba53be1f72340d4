//! The only floor that touches the world: fetch, storage, the clock, timers. It implements the ports
//! that the floors above it draw, and holds no decision that a native test could have covered.

mod allocator;
mod fetch;
mod json;
mod storage;
mod task;
mod timer;

use crate::http::{Failure, Request, Response, Transport};
use crate::json::text;
use crate::platform::Storage;
use crate::session::{Change, Clock, Denied, Observer, Store, Tasks};
pub use json::Js;
use std::pin::Pin;
pub use task::{promise, resume};
pub use timer::deadline;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Date)]
    fn now() -> f64;
    #[wasm_bindgen(js_namespace = Math)]
    fn random() -> f64;
}

#[wasm_bindgen(module = "/src/browser/value.js")]
extern "C" {
    fn tell(listener: &JsValue, news: &str);
}

/// A page, a worker or a server's runtime.
pub struct Browser {
    storage: Option<storage::Area>,
    storage_key: String,
    changed: JsValue,
}

impl Browser {
    /// `changed` is called with the name of every change of the session.
    pub fn new(storage: Storage, key: &str, changed: JsValue) -> Self {
        Self {
            storage: storage::open(storage),
            storage_key: text::join(&["storefront-customer:v1:", key]),
            changed,
        }
    }
}

impl Transport for Browser {
    type Json = Js;

    async fn send(&self, request: &Request) -> Result<Box<Response<Js>>, Failure<Js>> {
        fetch::send(request).await
    }
}

impl Store for Browser {
    fn read(&self) -> Result<Option<String>, Denied> {
        self.storage.as_ref().ok_or(Denied)?.read(&self.storage_key)
    }

    fn write(&self, record: &str) -> Result<(), Denied> {
        self.storage
            .as_ref()
            .ok_or(Denied)?
            .write(&self.storage_key, record)
    }
}

impl Clock for Browser {
    fn now_ms(&self) -> f64 {
        now()
    }

    fn random(&self) -> f64 {
        random()
    }

    async fn sleep(&self, milliseconds: f64) {
        timer::sleep(milliseconds).await;
    }
}

impl Tasks for Browser {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>) {
        task::spawn(task);
    }
}

impl Observer for Browser {
    fn changed(&self, change: Change) {
        // The function is ours and catches what listeners throw.
        tell(&self.changed, change.name());
    }
}
