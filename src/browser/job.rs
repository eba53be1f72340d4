//! What `job.js` does, as futures.

use super::json::Js;
use super::task;
use crate::json::Json;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/job.js")]
extern "C" {
    fn poll(job: &JsValue, task: usize) -> u32;
    fn stop(job: &JsValue);
}

/// A job under way. Dropping it ends it.
pub(super) struct Job(pub(super) Js);

impl Future for Job {
    type Output = Result<Js, Js>;

    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
        match poll(&self.0.0, task::id(context)) {
            0 => Poll::Pending,
            state => {
                let value = self.0.get("value");
                Poll::Ready(if state == 1 { Ok(value) } else { Err(value) })
            }
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        stop(&self.0.0);
    }
}
