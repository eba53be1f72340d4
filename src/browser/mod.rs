//! The only floor that touches the world: fetch, storage, the clock, timers. It implements the ports
//! that the floors above it draw, and holds no decision that a native test could have covered.

mod allocator;
mod fetch;
mod job;
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
use wasm_bindgen::JsValue;

/// A page, a worker or a server's runtime.
pub struct Browser {
    storage: Option<storage::Area>,
    storage_key: String,
    changed: js_sys::Function,
}

impl Browser {
    /// `changed` is called with the name of every change of the session.
    pub fn new(storage: Storage, key: &str, changed: js_sys::Function) -> Self {
        Self {
            storage: storage::open(storage),
            storage_key: text::join(&["storefront-customer:v1:", key]),
            changed,
        }
    }
}

impl Transport for Browser {
    type Json = Js;

    async fn send(&self, request: Request) -> Result<Response<Js>, Failure<Js>> {
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
        js_sys::Date::now()
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
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
        let _ = self
            .changed
            .call1(&JsValue::UNDEFINED, &JsValue::from_str(change.name()));
    }
}
