//! A sandbox to test against, and visitors who hold tokens for it. No test lives here.

use serde_json::{Value, json};
use storefront_customer_sandbox::{RunningSandbox, Settings};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

pub(crate) struct Shop {
    sandbox: RunningSandbox,
    agent: Agent,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The value at that JSON pointer, or null.
    pub(crate) fn at(&self, pointer: &str) -> Value {
        self.json().pointer(pointer).cloned().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    /// Asserts the status and returns the answer.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl Shop {
    pub(crate) fn open() -> Self {
        Self::with(Settings::default())
    }

    pub(crate) fn with(settings: Settings) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            // Where a redirect leads is for the test to look at.
            .max_redirects(0)
            .build()
            .into();
        Self {
            sandbox: RunningSandbox::start(settings).unwrap(),
            agent,
        }
    }

    pub(crate) fn url(&self) -> String {
        self.sandbox.url()
    }

    /// The answer, or why there was none.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = match body {
            Some(body) => self.agent.run(request.body(body.to_owned()).unwrap())?,
            None => self.agent.run(request.body(()).unwrap())?,
        };
        Ok(Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.body_mut().read_to_string()?,
        })
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Answer {
        self.try_send(method, path, headers, body).unwrap()
    }

    pub(crate) fn control(&self, method: &str, path: &str, body: Value) -> Answer {
        let body = (!body.is_null()).then(|| body.to_string());
        self.send(method, &format!("/__sandbox{path}"), &[], body.as_deref())
    }

    pub(crate) fn set(&self, settings: Value) {
        self.control("PUT", "/settings", settings).expect(200);
    }

    pub(crate) fn order_fault(&self, order: Value) {
        self.control("POST", "/faults", order).expect(201);
    }

    pub(crate) fn requests(&self) -> Vec<Value> {
        let requests = self
            .control("GET", "/requests", Value::Null)
            .expect(200)
            .at("/requests");
        requests.as_array().unwrap().clone()
    }

    pub(crate) fn ask_token(&self, form: &str) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", "/oauth/access_token", &headers, Some(form))
    }

    /// Somebody without any token.
    pub(crate) fn stranger(&self) -> Visitor<'_> {
        Visitor {
            shop: self,
            bearer: String::new(),
            customer: String::new(),
            id: String::new(),
            extra: Vec::new(),
        }
    }

    /// A browser with an implicit token.
    pub(crate) fn visitor(&self) -> Visitor<'_> {
        let answer = self
            .ask_token("grant_type=implicit&client_id=sandbox-storefront")
            .expect(200);
        Visitor {
            bearer: text(&answer.at("/access_token")),
            ..self.stranger()
        }
    }

    /// The shop's own server.
    pub(crate) fn backend(&self) -> Visitor<'_> {
        let form =
            "grant_type=client_credentials&client_id=sandbox-backend&client_secret=sandbox-secret";
        let answer = self.ask_token(form).expect(200);
        Visitor {
            bearer: text(&answer.at("/access_token")),
            ..self.stranger()
        }
    }

    pub(crate) fn ada(&self) -> Visitor<'_> {
        self.visitor()
            .signed_in("ada@example.com", "correct-horse-battery")
    }

    pub(crate) fn grace(&self) -> Visitor<'_> {
        self.visitor()
            .signed_in("grace@example.com", "copper-kettle-lantern")
    }
}

/// Who is calling; an empty token is not sent.
pub(crate) struct Visitor<'a> {
    shop: &'a Shop,
    pub(crate) bearer: String,
    pub(crate) customer: String,
    pub(crate) id: String,
    /// More headers, sent with every request.
    pub(crate) extra: Vec<(&'static str, &'static str)>,
}

impl<'a> Visitor<'a> {
    pub(crate) fn sign_in(&self, email: &str, password: &str) -> Answer {
        let body = json!({"data": {
            "type": "token",
            "email": email,
            "password": password,
            "authentication_mechanism": "password",
        }});
        self.post("/v2/customers/tokens", body)
    }

    pub(crate) fn signed_in(self, email: &str, password: &str) -> Self {
        let answer = self.sign_in(email, password).expect(200);
        let (customer, id) = (
            text(&answer.at("/data/token")),
            text(&answer.at("/data/customer_id")),
        );
        Self {
            customer,
            id,
            ..self
        }
    }

    pub(crate) fn send(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        let bearer = format!("Bearer {}", self.bearer);
        let mut headers = self.extra.clone();
        if !self.bearer.is_empty() {
            headers.push(("authorization", bearer.as_str()));
        }
        if !self.customer.is_empty() {
            headers.push(("x-moltin-customer-token", self.customer.as_str()));
        }
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        self.shop.send(method, path, &headers, body)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Some(&body.to_string()))
    }

    pub(crate) fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, Some(&body.to_string()))
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None)
    }

    /// The path of this visitor's own record.
    pub(crate) fn home(&self) -> String {
        format!("/v2/customers/{}", self.id)
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub(crate) fn list(value: &Value) -> Vec<Value> {
    value.as_array().unwrap().clone()
}
