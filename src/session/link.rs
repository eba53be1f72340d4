//! One call's way to the platform: with the tokens it needs, once more when a token is refused.

use super::engine::{Engine, Outcome};
use super::world::World;
use crate::http::{Code, Deadline, Failure, Header, Request, Response};
use crate::platform::{Audience, Caller, Operation, Platform, Tokens};
use std::rc::Rc;

/// One call's way to the platform.
pub(super) struct Link<'a, P, W: World> {
    pub(super) engine: &'a Rc<Engine<P, W>>,
    pub(super) operation: Operation,
    /// Whose account the call is about; empty for a visitor's.
    pub(super) customer_id: String,
    /// Headers of the call's own.
    pub(super) headers: Rc<[Header]>,
    /// When the caller gives up.
    pub(super) ends: Deadline,
}

impl<'a, P: Platform, W: World> Link<'a, P, W> {
    /// The way of a call that is about nobody's account.
    pub(super) fn of_visitor(
        engine: &'a Rc<Engine<P, W>>,
        operation: Operation,
        ends: Deadline,
    ) -> Self {
        Self {
            engine,
            operation,
            customer_id: String::new(),
            headers: Rc::default(),
            ends,
        }
    }

    /// The response to a request with the tokens of the audience, if it has one: a success, or whatever it
    /// says where the caller of `shop.fetch` reads it. When the platform refuses a token, the token is
    /// renewed and the request sent once more, as it was.
    pub(super) async fn exchange(
        &self,
        audience: Option<Audience>,
        mut request: Request,
    ) -> Outcome<Box<Response<W::Json>>, W> {
        let engine = self.engine;
        if audience.is_some() {
            // The later of two counts: a call's own before the client's, the tokens' before either.
            let mut headers = engine.platform.headers().to_vec();
            headers.append(&mut request.headers);
            headers.extend_from_slice(&self.headers);
            request.headers = headers;
        }
        let own_headers = request.headers.len();
        let mut is_replay = false;
        let mut tokens = Tokens::default();
        loop {
            if let Some(audience) = audience {
                let refused = tokens.anonymous.take();
                tokens = engine
                    .tokens(audience, &self.customer_id, refused.as_deref())
                    .await?;
                request.headers.truncate(own_headers);
                engine.platform.authorize::<W::Json>(&mut request, &tokens);
            }
            let response = engine.exchange(&request, self.ends).await?;
            if response.is_success() {
                return Ok(response);
            }
            let suspect = audience.and_then(|_| engine.platform.suspect(self.operation, &response));
            match suspect {
                Some(suspect) if engine.distrust(&tokens, suspect, is_replay) => is_replay = true,
                _ if self.operation == Operation::Fetch => return Ok(response),
                _ => return Err(self.refusal(audience, &response)),
            }
        }
    }

    #[inline(never)]
    fn refusal(
        &self,
        audience: Option<Audience>,
        response: &Response<W::Json>,
    ) -> Failure<W::Json> {
        let mut failure = self.engine.refused(self.operation, response);
        let is_session_over =
            audience == Some(Audience::Customer) && self.engine.shopper_id().is_err();
        if failure.code == Code::NotSignedIn && audience.is_some() && !is_session_over {
            failure.code = Code::Forbidden;
            failure.message =
                "The platform refuses even a new token: try again later, and check that `clientId` is the store's.".into();
        }
        failure
    }
}

impl<P: Platform, W: World> Caller for Link<'_, P, W> {
    type Json = W::Json;

    fn send(
        &self,
        audience: Audience,
        request: Request,
    ) -> impl Future<Output = Outcome<Box<Response<W::Json>>, W>> {
        self.exchange(Some(audience), request)
    }
}
