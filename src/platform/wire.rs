//! What the platforms' tests run operations on: it records requests and gives answers.

use super::{Audience, Call, Caller, Extension, Operation, Platform};
use crate::http::{Content, Failure, Request, Response};
use crate::json::Native;
use serde_json::Value;
use std::cell::RefCell;
use std::task::{Context, Poll, Waker};

pub(super) type Sent = Option<(Audience, Request)>;

/// Records requests and gives answers, the last one again and again.
pub(super) struct Wire<P> {
    platform: P,
    answers: RefCell<Vec<(u16, Value)>>,
    pub(super) sent: RefCell<Vec<(Audience, Request)>>,
}

impl<P: Platform> Wire<P> {
    pub(super) fn answering(platform: P, answers: Vec<(u16, Value)>) -> Self {
        Self {
            platform,
            answers: answers.into(),
            sent: RefCell::default(),
        }
    }

    /// Runs an operation for the customer `c/1` to its end.
    pub(super) fn run(
        &self,
        operation: Operation,
        arguments: &[Value],
    ) -> Result<Native, Failure<Native>> {
        let arguments = arguments.iter().cloned().map(Native::from).collect();
        let (mut call, _) = Call::read(P::ROWS, operation, arguments).unwrap();
        call.customer_id = "c/1".into();
        let mut running = std::pin::pin!(self.platform.run(call, self));
        match running
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(outcome) => outcome,
            Poll::Pending => panic!("an answer that is there must not be waited for"),
        }
    }

    /// What has been sent, a line each: the method, the address and the body.
    pub(super) fn lines(&self) -> Vec<String> {
        let line = |(_, request): &(Audience, Request)| {
            let body = request.body.as_ref().map_or("", |body| &body.text);
            [request.method.name(), " ", &request.url, " ", body].concat()
        };
        let sent = self.sent.borrow();
        sent.iter()
            .map(|sent| line(sent).trim_end().to_owned())
            .collect()
    }
}

impl<P: Platform> Caller for Wire<P> {
    type Json = Native;

    async fn send(
        &self,
        audience: Audience,
        request: Request,
    ) -> Result<Box<Response<Native>>, Failure<Native>> {
        self.sent.borrow_mut().push((audience, request));
        let mut answers = self.answers.borrow_mut();
        let (status, body) = if answers.len() > 1 {
            answers.remove(0)
        } else {
            answers[0].clone()
        };
        let response = response(status, Content::Json(body.into()));
        if response.is_success() {
            return Ok(Box::new(response));
        }
        Err(self.platform.failure(Operation::OrdersGet, &response))
    }
}

/// The operations of a platform's optional modules.
pub(super) fn extended<P: Platform>(
    extensions: &'static [&'static Extension],
) -> impl Iterator<Item = Operation> {
    extensions.iter().flat_map(|extension| {
        let tables: &'static str = [extension.tables, P::SCHEMA].concat().leak();
        let rows = tables.split("\n@").next().unwrap().lines().count();
        (0..rows).map(move |row| Operation::Extension { tables, row })
    })
}

pub(super) fn response(status: u16, content: Content<Native>) -> Response<Native> {
    Response {
        status,
        retry_after_ms: None,
        server_ms: None,
        request_id: None,
        rate: crate::http::Rate::UNREAD,
        content,
        raw: None,
    }
}
