//! One call's way to the platform: with the tokens it needs, once more when a token is refused.

use super::engine::{Engine, Outcome};
use super::world::World;
use crate::http::{Code, Header, Request, Response};
use crate::platform::{Audience, Caller, Operation, Platform};
use std::rc::Rc;

/// One call's way to the platform.
pub(super) struct Link<'a, P, W: World> {
    pub(super) engine: &'a Rc<Engine<P, W>>,
    pub(super) operation: Operation,
    /// Whose account the call is about; empty for a visitor's.
    pub(super) customer_id: String,
    /// Headers of the call's own.
    pub(super) headers: Rc<[Header]>,
}

impl<'a, P: Platform, W: World> Link<'a, P, W> {
    /// The way of a call that is about nobody's account.
    pub(super) fn of_visitor(engine: &'a Rc<Engine<P, W>>, operation: Operation) -> Self {
        Self {
            engine,
            operation,
            customer_id: String::new(),
            headers: Rc::default(),
        }
    }

    /// The response, whatever it says, to a request with the right tokens. When the platform refuses
    /// a token, the token is renewed and the request sent once more, as it was.
    pub(super) async fn exchange(
        &self,
        audience: Audience,
        mut request: Request,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let engine = self.engine;
        // The later of two counts: a call's own before the client's, the tokens' before either.
        let mut headers = engine.platform.headers().to_vec();
        headers.append(&mut request.headers);
        headers.extend_from_slice(&self.headers);
        let own_headers = headers.len();
        request.headers = headers;
        let mut is_replay = false;
        loop {
            let tokens = engine.tokens(audience, &self.customer_id).await?;
            request.headers.truncate(own_headers);
            engine.platform.authorize::<W::Json>(&mut request, &tokens);
            let response = engine.exchange(&request).await?;
            let suspect = if response.is_success() {
                None
            } else {
                engine.platform.suspect(self.operation, &response)
            };
            match suspect {
                Some(suspect) if engine.distrust(&tokens, suspect, is_replay) => {}
                _ => return Ok(response),
            }
            is_replay = true;
        }
    }
}

impl<P: Platform, W: World> Caller for Link<'_, P, W> {
    type Json = W::Json;

    async fn send(
        &self,
        audience: Audience,
        request: Request,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let response = self.exchange(audience, request).await?;
        if response.is_success() {
            return Ok(response);
        }
        let mut failure = self.engine.refused(self.operation, &response);
        let is_session_over = audience == Audience::Customer && self.engine.shopper_id().is_err();
        if failure.code == Code::NotSignedIn && !is_session_over {
            failure.code = Code::Forbidden;
            failure.message =
                "The platform refuses even a new token: try again later, and check that `clientId` is the store's.".into();
        }
        Err(failure)
    }
}
