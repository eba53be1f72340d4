//! The only floor that touches the world: fetch, storage, other tabs, the clock, timers. It implements
//! the ports that the floors above it draw, and holds no decision that a native test could have covered.

mod allocator;
mod chance;
mod fetch;
mod json;
mod storage;
mod tabs;
mod task;
mod timer;

use crate::http::{Code, Failure, Request, Response, Transport};
use crate::json::{Json, text};
use crate::platform::{Options, Storage};
use crate::session::{Bearer, Chance, Change, Clock, Denied, Observer, Slot, Store, Tabs, Tasks};
pub use json::Js;
use std::cell::OnceCell;
use std::pin::Pin;
use task::Promised;
pub use task::{begin, promise, resume};
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
    fn ask(giver: &JsValue, refused: &JsValue) -> JsValue;
}

/// How the key of what is stored beside the session ends: each platform has one such thing at most.
const OTHER_KEY: &str = if cfg!(feature = "sign-on") {
    ":sign-on"
} else {
    ":refresh"
};
/// How often a visible tab looks whether a token must be renewed, in milliseconds.
const TICK_MS: f64 = 15_000.0;

/// A page, a worker or a server's runtime.
pub struct Browser {
    storage: storage::Area,
    kind: Storage,
    keeps_fresh: bool,
    /// On JavaScript's side: each look at the storage names one.
    session_key: Js,
    other_key: Js,
    #[cfg(feature = "commerce-layer")]
    keeps_refresh_apart: bool,
    /// Both.
    keys: Js,
    changed: JsValue,
    /// The app's `accessToken`, if it gives the bearer token itself.
    access_token: Option<JsValue>,
    watch: OnceCell<JsValue>,
}

impl Browser {
    /// `given` is what `options` was read from. `changed` is called with the name of every change of
    /// the session.
    pub fn new(options: &Options, given: &Js, key: &str, changed: JsValue) -> Self {
        let session_key = text::join(&["storefront-customer:v1:", key]);
        let other_key = text::join(&[&session_key, OTHER_KEY]);
        let mut keys = Js::array();
        let [session_key, other_key] = [session_key, other_key].map(|key| Js::text(&key));
        keys.push(session_key.clone());
        keys.push(other_key.clone());
        Self {
            storage: storage::open(given, &changed),
            #[cfg(feature = "commerce-layer")]
            keeps_refresh_apart: options.keeps_refresh_apart,
            kind: options.storage,
            keeps_fresh: options.keeps_fresh,
            access_token: options.has_access_token.then(|| given.get("accessToken").0),
            session_key,
            other_key,
            keys,
            changed,
            watch: OnceCell::new(),
        }
    }

    /// Reads what is stored, which an app's own storage may take its time for.
    pub async fn refresh(&self) {
        self.storage.refresh(&self.keys).await;
    }

    /// Calls `changed` when another tab may have changed the session and, where the client keeps its tokens
    /// fresh, `tick` from time to time while the page is visible.
    pub fn watch(&self, changed: &JsValue, tick: &JsValue) {
        let every_ms = if self.keeps_fresh { TICK_MS } else { 0.0 };
        self.watch
            .get_or_init(|| tabs::watch(&self.session_key.0, every_ms, changed, tick));
    }

    /// Ends timers, listeners and channels.
    pub fn stop(&self) {
        self.watch.get().into_iter().for_each(task::stop);
    }

    fn key(&self, slot: Slot) -> &JsValue {
        match slot {
            Slot::Session => &self.session_key.0,
            Slot::SignOn | Slot::Refresh => &self.other_key.0,
        }
    }

    fn is_shared(&self) -> bool {
        matches!(self.kind, Storage::Local | Storage::Own)
    }
}

impl Transport for Browser {
    type Json = Js;

    fn send(
        &self,
        request: &Request,
        after_ms: f64,
    ) -> impl Future<Output = Result<Box<Response<Js>>, Failure<Js>>> {
        fetch::send(request, after_ms)
    }
}

impl Store for Browser {
    fn is_same(&self, slot: Slot) -> bool {
        self.storage.is_same(self.key(slot))
    }

    #[cfg_attr(feature = "commerce-layer", inline(never))]
    fn read(&self, slot: Slot) -> Result<Option<String>, Denied> {
        self.storage.read(self.key(slot))
    }

    #[cfg_attr(feature = "commerce-layer", inline(never))]
    fn write(&self, slot: Slot, text: &str) -> Result<(), Denied> {
        if slot == Slot::SignOn && self.kind == Storage::Memory {
            // It would be gone when the shopper comes back.
            return Err(Denied);
        }
        self.storage.write(self.key(slot), text)
    }

    fn remove(&self, slot: Slot) -> Result<(), Denied> {
        self.storage.remove(self.key(slot))
    }

    #[cfg(feature = "commerce-layer")]
    fn keeps_refresh_apart(&self) -> bool {
        self.keeps_refresh_apart
    }
}

impl Clock for Browser {
    fn now_ms(&self) -> f64 {
        now()
    }

    fn sleep(&self, milliseconds: f64) -> impl Future<Output = ()> {
        timer::sleep(milliseconds)
    }
}

impl Chance for Browser {
    fn random(&self) -> f64 {
        random()
    }

    fn secret(&self) -> String {
        chance::secret()
    }

    fn challenge(&self, verifier: &str) -> impl Future<Output = Option<String>> {
        chance::challenge(verifier)
    }
}

impl Tasks for Browser {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>) {
        task::spawn(task);
    }
}

impl Tabs for Browser {
    type Guard = task::Guard;

    async fn exclusive(&self) -> Option<task::Guard> {
        if !self.is_shared() {
            return None;
        }
        tabs::exclusive(&self.session_key.0, &self.storage, &self.keys).await
    }

    fn announce(&self) {
        if self.is_shared() {
            let watch = self.watch.get().into_iter();
            watch.for_each(|watch| tabs::announce(watch, &self.storage));
        }
    }
}

impl Bearer for Browser {
    async fn bearer(&self, refused: Option<&str>) -> Option<Result<String, Failure<Js>>> {
        let refused = refused.map_or(JsValue::UNDEFINED, JsValue::from_str);
        let given = Promised::new(&ask(self.access_token.as_ref()?, &refused)).await;
        let token = given.as_ref().ok().and_then(Json::as_text);
        Some(match token {
            Some(token) if !token.is_empty() => Ok(token),
            _ => {
                let message = "`accessToken` gave no bearer token: it must give a non-empty string, or a promise of one.";
                let mut failure = Failure::new(Code::Configuration, message);
                failure.cause = given.err();
                Err(failure)
            }
        })
    }
}

impl Observer for Browser {
    fn changed(&self, change: Change) {
        // The function is ours and catches what listeners throw.
        tell(&self.changed, change.name());
    }
}
