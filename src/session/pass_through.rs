//! For whatever this package has no method for: requests of the caller's own, with the session's
//! tokens, to the configured platform only; and the tokens' headers for other code.

use super::engine::{Engine, Outcome};
use super::link::Link;
use super::world::World;
use crate::http::{Body, Code, Failure, Method, Request};
use crate::json::{Json, Kind, text};
use crate::platform::{Call, Operation, Platform, known_only, listed};
use std::rc::Rc;

impl<P: Platform, W: World> Engine<P, W> {
    /// The headers that carry the session's tokens.
    pub(super) async fn headers(self: &Rc<Self>) -> Outcome<W::Json, W> {
        let (audience, customer_id) = self.audience();
        let tokens = self.tokens(audience, &customer_id, None).await?;
        let mut request = Request::new(Method::Get, String::new());
        self.platform.authorize::<W::Json>(&mut request, &tokens);
        let mut headers = W::Json::object();
        for (name, value) in &request.headers {
            headers.set_text(name, value);
        }
        Ok(headers)
    }

    /// The platform's response, whatever its status, to a request of the caller's own.
    pub(super) async fn fetch(self: &Rc<Self>, call: &Call<W::Json>) -> Outcome<W::Json, W> {
        let request = request(self.platform.base_url(), call.text(0), &call.input)?;
        let (audience, customer_id) = self.audience();
        let link = Link {
            engine: self,
            operation: Operation::Fetch,
            customer_id,
            headers: Rc::clone(&call.headers),
            ends: call.ends,
        };
        let response = link.exchange(Some(audience), request).await?;
        Ok(response.raw.unwrap_or_else(W::Json::missing))
    }
}

#[inline(never)]
fn request<J: Json>(base_url: &str, path: &str, init: &J) -> Result<Request, Failure<J>> {
    // A path that starts with two slashes, or has a backslash, names another host.
    let is_clean = path.starts_with("/")
        && !path.starts_with("//")
        && !path
            .bytes()
            .any(|byte| matches!(byte, b'\\' | b'\n' | b'\r' | b'\t'));
    if !is_clean {
        return Err(Failure::invalid(
            "path",
            "must be a path of the platform's API, such as `/v2/carts`: tokens go nowhere else.",
        ));
    }
    let known = ["method", "headers", "body"];
    known_only(init, &known, "a field of a request", Code::Validation)?;
    let name = init.get("method");
    let method = match name.as_text() {
        None if name.kind() == Kind::Missing => Some(Method::Get),
        Some(name) => Method::named(&name),
        None => None,
    };
    let method = method
        .ok_or_else(|| Failure::invalid("method", "must be GET, POST, PUT, PATCH or DELETE."))?;
    let mut request = Request::new(method, text::join(&[base_url, path]));
    request.raw = true;
    request.headers = listed(&init.get("headers"), Code::Validation)?;
    let body = init.get("body");
    match body.as_text() {
        Some(text) => {
            request.body = Some(Body {
                content_type: "",
                text,
            })
        }
        None if body.is_present() => {
            return Err(Failure::invalid(
                "body",
                "must be a string, so that it can be sent again when a token has expired.",
            ));
        }
        None => {}
    }
    Ok(request)
}
