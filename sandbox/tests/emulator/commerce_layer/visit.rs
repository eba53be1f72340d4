//! Who visits Commerce Layer's half of the sandbox, and how. No test lives here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::shop::{Answer, Shop, text};

pub(super) const SALES_CHANNEL: &str = "sandbox-sales-channel";
pub(super) const MEDIA_TYPE: &str = "application/vnd.api+json";

/// Commerce Layer's switches, changed one by one.
pub(super) fn set(shop: &Shop, settings: Value) {
    shop.set(json!({"commerceLayer": settings}));
}

pub(super) fn ask_token(shop: &Shop, body: Value) -> Answer {
    let headers = [("content-type", "application/json")];
    shop.send("POST", "/oauth/token", &headers, Some(&body.to_string()))
}

pub(super) fn revoke(shop: &Shop, body: Value) -> Answer {
    let headers = [("content-type", "application/json")];
    shop.send("POST", "/oauth/revoke", &headers, Some(&body.to_string()))
}

pub(super) fn sign_in(shop: &Shop, email: &str, password: &str) -> Answer {
    ask_token(
        shop,
        json!({
            "grant_type": "password",
            "client_id": SALES_CHANNEL,
            "username": email,
            "password": password,
        }),
    )
}

pub(super) fn refresh(shop: &Shop, token: &Value) -> Answer {
    ask_token(
        shop,
        json!({
            "grant_type": "refresh_token",
            "client_id": SALES_CHANNEL,
            "refresh_token": token,
        }),
    )
}

/// What an access token says of itself.
pub(super) fn claims(token: &Value) -> Value {
    let token = text(token);
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// A holder of an access token; an empty one is not sent.
pub(super) struct Visit<'a> {
    pub(super) shop: &'a Shop,
    pub(super) token: String,
    pub(super) refresh: Value,
    pub(super) id: String,
}

impl<'a> Visit<'a> {
    pub(super) fn with(shop: &'a Shop, answer: &Answer) -> Self {
        Self {
            shop,
            token: text(&answer.at("/access_token")),
            refresh: answer.at("/refresh_token"),
            id: answer
                .at("/owner_id")
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub(super) fn stranger(shop: &'a Shop) -> Self {
        Self {
            shop,
            token: String::new(),
            refresh: Value::Null,
            id: String::new(),
        }
    }

    pub(super) fn guest(shop: &'a Shop) -> Self {
        let body = json!({"grant_type": "client_credentials", "client_id": SALES_CHANNEL});
        Self::with(shop, &ask_token(shop, body).expect(200))
    }

    pub(super) fn integration(shop: &'a Shop) -> Self {
        let body = json!({
            "grant_type": "client_credentials",
            "client_id": "sandbox-integration",
            "client_secret": "sandbox-integration-secret",
        });
        Self::with(shop, &ask_token(shop, body).expect(200))
    }

    pub(super) fn ada(shop: &'a Shop) -> Self {
        Self::with(
            shop,
            &sign_in(shop, "ada@example.com", "correct-horse-battery").expect(200),
        )
    }

    pub(super) fn grace(shop: &'a Shop) -> Self {
        Self::with(
            shop,
            &sign_in(shop, "grace@example.com", "copper-kettle-lantern").expect(200),
        )
    }

    pub(super) fn send(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("accept", MEDIA_TYPE)];
        if !self.token.is_empty() {
            headers.push(("authorization", bearer.as_str()));
        }
        if body.is_some() {
            headers.push(("content-type", MEDIA_TYPE));
        }
        let body = body.map(|body| body.to_string());
        // Brackets in a query must be percent-encoded; tests are easier to read without.
        let path = path
            .replace('[', "%5B")
            .replace(']', "%5D")
            .replace(' ', "%20");
        self.shop
            .send(method, &format!("/api/{path}"), &headers, body.as_deref())
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    pub(super) fn post(&self, kind: &str, attributes: Value, relationships: Value) -> Answer {
        let data = json!({"type": kind, "attributes": attributes, "relationships": relationships});
        self.send("POST", kind, Some(json!({"data": data})))
    }

    pub(super) fn patch(&self, kind: &str, id: &str, attributes: Value) -> Answer {
        let data = json!({"type": kind, "id": id, "attributes": attributes});
        self.send(
            "PATCH",
            &format!("{kind}/{id}"),
            Some(json!({"data": data})),
        )
    }

    pub(super) fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None)
    }

    /// The visitor's own record.
    pub(super) fn home(&self) -> String {
        format!("customers/{}", self.id)
    }

    /// The id of the first record that a list has.
    pub(super) fn first(&self, path: &str) -> String {
        text(&self.get(path).expect(200).at("/data/0/id"))
    }
}

/// `{"data": {"type", "id"}}`
pub(super) fn to(kind: &str, id: &str) -> Value {
    json!({"data": {"type": kind, "id": id}})
}

/// One attribute of each record in a list.
pub(super) fn column(answer: &Answer, attribute: &str) -> Vec<Value> {
    let data = answer.at("/data");
    data.as_array()
        .unwrap()
        .iter()
        .map(|record| record["attributes"][attribute].clone())
        .collect()
}
