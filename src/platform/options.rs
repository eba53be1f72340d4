//! Reads and checks a client's options before anything is sent.

use super::check::{headers, known_only, required_text};
use crate::http::url::{self, Refusal};
use crate::http::{Code, Failure, Header};
use crate::json::{Json, Kind};

/// The longest `timeoutMs`: a timer beyond 2^31 - 1 ms would fire at once.
const LONGEST_TIMEOUT_MS: f64 = 2_147_483_647.0;

/// Options that every platform takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The public id of the storefront's credential.
    pub client_id: String,
    /// The platform's API, without a trailing slash; empty where the token tells it.
    pub base_url: String,
    /// The platform's authorization server, where that has a host of its own.
    pub auth_url: String,
    /// The part of the organization that tokens are for, on platforms that know such a thing.
    pub scope: String,
    /// Where the session is kept.
    pub storage: Storage,
    /// Whether what renews the shopper's token is kept elsewhere: where the option `refreshStorage` says.
    pub keeps_refresh_apart: bool,
    /// The time limit of a call that names none, in milliseconds.
    pub timeout_ms: f64,
    /// Whether a visible tab renews its tokens ahead of their end.
    pub keeps_fresh: bool,
    /// Whether the app gives the bearer token itself, in a function `accessToken`.
    pub has_access_token: bool,
    /// Headers of every request but the token requests: the app's own, and those that options stand for.
    pub headers: Vec<Header>,
}

/// Where a session is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `localStorage`: reloads, and all tabs of the shop.
    Local,
    /// `sessionStorage`: reloads of one tab.
    Session,
    /// Nowhere: until the page is left.
    Memory,
    /// In the app's own storage, an object like `localStorage` whose methods may return promises.
    Own,
}

/// What a platform's options are.
pub struct Known {
    /// Options that stand for headers: the option and the header.
    pub shorthands: &'static [(&'static str, &'static str)],
    /// Options that not every platform has.
    pub others: &'static [&'static str],
    /// The authorization server where `authUrl` is left out. A platform that has one tells in its tokens
    /// where its API is, so that `baseUrl` may be left out too; empty for a platform that has none.
    pub auth_url: &'static str,
}

impl Options {
    /// Checks what JavaScript passed. Every mistake is a `configuration` failure that names the option.
    pub fn read<J: Json>(options: &J, own: &Known) -> Result<Self, Failure<J>> {
        if options.kind() != Kind::Object {
            return Err(Failure::new(
                Code::Configuration,
                "Options are missing: pass an object with at least `clientId`.",
            ));
        }
        for key in &["clientSecret", "client_secret"] {
            if options.kind_at(key) != Kind::Missing {
                let message = "must never reach a browser, where every visitor can read it: remove it, and revoke \
                               it if this page was ever published.";
                return Err(refused(key, message));
            }
        }
        let mut known = vec![
            "clientId",
            "baseUrl",
            "storage",
            // The JavaScript side has heeded it: `storage` is what it gave.
            "adopt",
            "timeoutMs",
            "keepFresh",
            "headers",
        ];
        known.extend(own.others);
        let mut own_headers = headers(&options.get("headers"), Code::Configuration)?;
        for (option, header) in own.shorthands {
            known.push(option);
            if options.kind_at(option) != Kind::Missing {
                let value = required_text(options, option, Code::Configuration)?;
                own_headers.push(((*header).into(), value));
            }
        }
        known_only(options, &known, "an option", Code::Configuration)?;
        let has_access_token = match options.kind_at("accessToken") {
            Kind::Missing => false,
            Kind::Other => true,
            _ => {
                let message = "must be a function that gives a bearer token, or a promise of one.";
                return Err(refused("accessToken", message));
            }
        };
        // What no platform of this build has is left out of it.
        let has_auth_host = cfg!(feature = "commerce-layer") && !own.auth_url.is_empty();
        let is_left_out = |option: &str| options.kind_at(option) == Kind::Missing;
        Ok(Self {
            // Without tokens of its own to ask for, a client needs no id.
            client_id: match options.kind_at("clientId") {
                Kind::Missing if has_access_token => String::new(),
                _ => required_text(options, "clientId", Code::Configuration)?,
            },
            has_access_token,
            headers: own_headers,
            base_url: if has_auth_host && is_left_out("baseUrl") {
                String::new()
            } else {
                base_url(options, "baseUrl")?
            },
            auth_url: if !has_auth_host || is_left_out("authUrl") {
                own.auth_url.into()
            } else {
                base_url(options, "authUrl")?
            },
            scope: if !has_auth_host || is_left_out("scope") {
                String::new()
            } else {
                required_text(options, "scope", Code::Configuration)?
            },
            storage: storage(options, "storage")?.unwrap_or(Storage::Local),
            keeps_refresh_apart: has_auth_host && storage(options, "refreshStorage")?.is_some(),
            timeout_ms: timeout(options, "timeoutMs", Code::Configuration)?.unwrap_or(30_000.0),
            keeps_fresh: flag(options, "keepFresh")?,
        })
    }
}

/// Reads a time limit in milliseconds; `None` when it is not given.
pub(super) fn timeout<J: Json>(
    options: &J,
    field: &str,
    code: Code,
) -> Result<Option<f64>, Failure<J>> {
    let value = options.get(field);
    match value.as_number() {
        Some(number) if number > 0.0 && number <= LONGEST_TIMEOUT_MS => Ok(Some(number)),
        None if value.kind() == Kind::Missing => Ok(None),
        _ => Err(Failure::field(
            code,
            field,
            "must be a number of milliseconds above 0 and below 2^31.",
        )),
    }
}

fn base_url<J: Json>(options: &J, field: &str) -> Result<String, Failure<J>> {
    let text = required_text(options, field, Code::Configuration)?;
    url::base(&text).map_err(|refusal| {
        refused(
            field,
            match refusal {
                Refusal::NotAUrl => {
                    "must be an absolute URL without query or user name, such as \
                                     https://euwest.api.elasticpath.com."
                }
                Refusal::Insecure => {
                    "must use https, because it carries tokens; http is allowed for localhost only."
                }
            },
        )
    })
}

/// Reads where to keep something; `None` when it is not given.
fn storage<J: Json>(options: &J, field: &str) -> Result<Option<Storage>, Failure<J>> {
    let value = options.get(field);
    let has = |method: &&str| value.kind_at(method) == Kind::Other;
    Ok(Some(match value.as_text().as_deref() {
        Some("local") => Storage::Local,
        Some("session") => Storage::Session,
        Some("memory") => Storage::Memory,
        None if value.kind() == Kind::Missing => return Ok(None),
        None if ["getItem", "setItem", "removeItem"].iter().all(has) => Storage::Own,
        _ => {
            let message = "must be \"local\", \"session\", \"memory\", or an object with the methods `getItem`, `setItem` and \
                           `removeItem`.";
            return Err(refused(field, message));
        }
    }))
}

fn flag<J: Json>(options: &J, field: &str) -> Result<bool, Failure<J>> {
    let value = options.get(field);
    match value.as_boolean() {
        Some(flag) => Ok(flag),
        None if value.kind() == Kind::Missing => Ok(false),
        None => Err(refused(field, "must be true or false.")),
    }
}

fn refused<J: Json>(field: &str, message: &str) -> Failure<J> {
    Failure::field(Code::Configuration, field, message)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;
    use serde_json::{Value, json};

    fn read(options: Value) -> Result<Options, Failure<Native>> {
        Options::read(&options.into(), &crate::platform::elastic_path::OPTIONS)
    }

    #[test]
    fn the_two_that_are_required_are_enough() {
        let options =
            read(json!({"clientId": "c", "baseUrl": "https://euwest.api.elasticpath.com/"}))
                .unwrap();
        assert_eq!(options.base_url, "https://euwest.api.elasticpath.com");
        assert_eq!(
            (options.storage, options.timeout_ms),
            (Storage::Local, 30_000.0)
        );
    }

    #[test]
    fn each_mistake_names_its_option() {
        let good = json!({"clientId": "c", "baseUrl": "https://x.example"});
        for (field, value) in [
            ("clientId", json!("")),
            ("clientId", json!(7)),
            ("clientId", json!(null)),
            ("baseUrl", json!("http://x.example")),
            ("baseUrl", json!("x.example")),
            ("baseUrl", json!(null)),
            ("storage", json!("cookie")),
            ("storage", json!(null)),
            ("keepFresh", json!(1)),
            ("storage", json!({"getItem": "no function"})),
            ("accessToken", json!("a token")),
            ("currency", json!(7)),
            ("headers", json!("x")),
            ("headers", json!({"x": 1})),
            ("headers", json!({"AUTHORIZATION": "Bearer x"})),
            ("timeoutMs", json!(0)),
            ("timeoutMs", json!("5")),
            ("timeoutMs", json!(1e12)),
            ("clientSecret", json!("s")),
            ("client_secret", json!("s")),
            ("baseURL", json!("https://x.example")),
        ] {
            let mut options = good.clone();
            options[field] = value;
            let failure = read(options).unwrap_err();
            assert_eq!(
                (failure.code, failure.fields[0].field.as_str()),
                (Code::Configuration, field)
            );
        }
        assert_eq!(read(json!(null)).unwrap_err().code, Code::Configuration);
    }

    #[test]
    fn options_that_stand_for_headers_become_headers() {
        let options = read(json!({"clientId": "c", "baseUrl": "https://x.example",
            "headers": {"x-shop": "1"}, "currency": "EUR"}))
        .unwrap();
        assert_eq!(
            options.headers,
            [
                ("x-shop".into(), "1".to_owned()),
                ("X-Moltin-Currency".into(), "EUR".to_owned())
            ]
        );
    }

    #[test]
    fn a_secret_is_refused_without_being_repeated() {
        let failure =
            read(json!({"clientId": "c", "baseUrl": "https://x.example", "clientSecret": "hush"}))
                .unwrap_err();
        assert!(!failure.message.contains("hush"));
    }
}
