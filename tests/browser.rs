//! What only a browser can show: `fetch`, storage, timers and errors, against the sandbox over HTTP.
//! The address of the sandbox is taken from `SANDBOX_URL` when this is compiled.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use storefront_customer::api::enter;
use storefront_customer::browser::begin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
    export const evaluate = (code) => (0, eval)(code);
    export const abortable = () => new AbortController();
    export const abort = (controller, reason) => controller.abort(reason);
    export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    export async function control(url, method, body) {
        const response = await fetch(url, { method, ...(body && { body, headers: { 'content-type': 'application/json' } }) });
        return response.text();
    }
")]
extern "C" {
    fn evaluate(code: &str) -> JsValue;
    fn abortable() -> JsValue;
    fn abort(controller: &JsValue, reason: &str);
    fn pause(milliseconds: f64) -> Promise;
    fn control(url: &str, method: &str, body: Option<String>) -> Promise;
}

fn sandbox() -> String {
    let url: Option<&str> = option_env!("SANDBOX_URL");
    url.expect("set SANDBOX_URL to a running sandbox, as `npm test -- browser` does")
        .into()
}

/// What can be asked of the module, as `pkg-template/entrance.ts` has it.
#[repr(u32)]
enum Asked {
    Operations = 0,
    Extend = 1,
    Open = 2,
    Call = 4,
    Session = 5,
    Dispose = 8,
}

/// A client, by its number.
struct Client(usize);

impl Client {
    /// Gives with it the promise that it is ready.
    fn new(options: JsValue, changed: JsValue) -> (Self, JsFuture) {
        thread_local!(static COUNT: Cell<usize> = const { Cell::new(0) });
        begin();
        let client = Self(COUNT.replace(COUNT.get() + 1));
        let nothing: JsValue = Function::new_no_args("").into();
        let given = object(&[
            ("options", options),
            ("changed", changed),
            ("refresh", nothing.clone()),
            ("tick", nothing),
        ]);
        let ready = client.ask(Asked::Open, given);
        (client, JsFuture::from(Promise::from(ready)))
    }

    fn ask(&self, asked: Asked, value: JsValue) -> JsValue {
        enter(asked as u32, self.0, value, 0, 0)
    }

    fn call(&self, module: usize, row: usize, arguments: JsValue) -> JsFuture {
        let promise = enter(Asked::Call as u32, self.0, arguments, module, row);
        JsFuture::from(Promise::from(promise))
    }
}

/// A client whose changes are kept in an array.
fn client(storage: &str) -> (Client, Array) {
    let changes = Array::new();
    let push = Function::new_with_args("change", "this.push(change)").bind0(&changes);
    let options = object(&[
        ("clientId", "sandbox-storefront".into()),
        ("baseUrl", sandbox().into()),
        ("storage", storage.into()),
    ]);
    (Client::new(options, push.into()).0, changes)
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

fn ada() -> JsValue {
    object(&[
        ("email", "ada@example.com".into()),
        ("password", "correct-horse-battery".into()),
    ])
}

/// Starts a call at once, awaited or not.
fn call(client: &Client, name: &str, arguments: &[JsValue]) -> JsFuture {
    let operations = client.ask(Asked::Operations, JsValue::UNDEFINED);
    let operations = operations.as_string().unwrap_or_default();
    let operation = operations
        .lines()
        .position(|row| row.split(' ').next() == Some(name))
        .expect("there is such an operation");
    let arguments: Array = arguments.iter().collect();
    client.call(0, operation, arguments.into())
}

fn session_length(client: &Client) -> u32 {
    Array::from(&client.ask(Asked::Session, JsValue::UNDEFINED)).length()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

fn text(value: &JsValue, key: &str) -> String {
    get(value, key).as_string().unwrap_or_default()
}

fn clear_storage() {
    evaluate("localStorage.clear(); sessionStorage.clear()");
}

#[wasm_bindgen_test]
async fn a_login_is_kept_in_local_storage_and_restored() {
    clear_storage();
    let (first, changes) = client("local");
    call(&first, "auth.login", &[ada()]).await.unwrap();
    assert_eq!(changes.join(","), "anonymous,login");
    let key = evaluate("Object.keys(localStorage).join()")
        .as_string()
        .unwrap();
    assert!(
        key.starts_with("storefront-customer:v1:elastic-path:127.0.0.1:"),
        "{key}"
    );
    assert!(key.ends_with(":sandbox-storefront"), "{key}");
    let (second, _) = client("local");
    assert_eq!(session_length(&second), 2);
    assert_eq!(
        text(&call(&second, "profile.get", &[]).await.unwrap(), "name"),
        "Ada Lovelace"
    );
    call(&second, "auth.logout", &[]).await.unwrap();
    assert_eq!(session_length(&first), 1);
}

#[wasm_bindgen_test]
async fn storage_that_is_denied_costs_nothing_but_the_reload() {
    clear_storage();
    evaluate(
        "globalThis.kept = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } })",
    );
    let (denied, changes) = client("local");
    let outcome = call(&denied, "auth.login", &[ada()]).await;
    let profile = call(&denied, "profile.get", &[]).await;
    evaluate("Object.defineProperty(window, 'localStorage', kept)");
    outcome.unwrap();
    assert_eq!(text(&profile.unwrap(), "name"), "Ada Lovelace");
    assert_eq!(
        changes
            .join(",")
            .as_string()
            .unwrap()
            .matches("storage-degraded")
            .count(),
        1
    );
}

#[wasm_bindgen_test]
async fn storage_that_is_full_costs_nothing_but_the_reload() {
    clear_storage();
    let (full, changes) = client("session");
    evaluate(
        "Storage.prototype.kept = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    );
    let outcome = call(&full, "auth.login", &[ada()]).await;
    let profile = call(&full, "profile.get", &[]).await;
    evaluate("Storage.prototype.setItem = Storage.prototype.kept; delete Storage.prototype.kept");
    outcome.unwrap();
    assert_eq!(text(&profile.unwrap(), "name"), "Ada Lovelace");
    assert!(changes.includes(&"storage-degraded".into(), 0));
}

#[wasm_bindgen_test]
async fn a_failure_is_an_error_that_a_form_can_show() {
    clear_storage();
    let (shop, _) = client("memory");
    call(&shop, "auth.login", &[ada()]).await.unwrap();
    let error = call(
        &shop,
        "addresses.create",
        &[object(&[("city", "Bath".into())])],
    )
    .await
    .unwrap_err();
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(
        (text(&error, "name"), text(&error, "code")),
        ("CustomerError".into(), "validation".into())
    );
    assert_eq!(get(&error, "status").as_f64(), Some(400.0));
    assert!(!text(&error, "requestId").is_empty());
    let fields: Vec<String> = Array::from(&get(&error, "fields"))
        .iter()
        .map(|field| text(&field, "field"))
        .collect();
    assert!(fields.contains(&"postcode".into()), "{fields:?}");
}

#[wasm_bindgen_test]
async fn options_that_cannot_work_are_refused_before_any_request() {
    let (_, ready) = Client::new(
        object(&[
            ("clientId", "c".into()),
            ("baseUrl", "http://shop.example".into()),
        ]),
        Function::new_no_args("").into(),
    );
    let error = ready.await.unwrap_err();
    assert_eq!(text(&error, "code"), "configuration");
    assert!(text(&error, "message").contains("`baseUrl`"));
}

#[wasm_bindgen_test]
async fn a_signal_ends_its_own_call_and_no_other() {
    let (shop, _) = client("memory");
    let controller = abortable();
    let options = object(&[("signal", get(&controller, "signal"))]);
    let (ended, other) = (
        call(&shop, "auth.login", &[ada(), options.clone()]),
        call(&shop, "auth.login", &[ada()]),
    );
    abort(&controller, "changed my mind");
    let error = ended.await.unwrap_err();
    assert_eq!(
        (text(&error, "code"), text(&error, "cause")),
        ("aborted".into(), "changed my mind".into())
    );
    other.await.unwrap();
    let error = call(&shop, "profile.get", &[options]).await.unwrap_err();
    assert_eq!(
        text(&error, "code"),
        "aborted",
        "a signal that has already fired ends the call at once"
    );
}

#[wasm_bindgen_test]
async fn a_slow_answer_ends_in_a_timeout_and_leaves_the_session() {
    clear_storage();
    let (shop, _) = client("local");
    call(&shop, "auth.login", &[ada()]).await.unwrap();
    let fault = r#"{"match":{"pathPrefix":"/v2/customers"},"times":1,"fault":{"kind":"latency","ms":3000}}"#;
    JsFuture::from(control(
        &(sandbox() + "/__sandbox/faults"),
        "POST",
        Some(fault.into()),
    ))
    .await
    .unwrap();
    let limit = object(&[("timeoutMs", 100.into())]);
    let error = call(&shop, "profile.get", &[limit]).await.unwrap_err();
    assert_eq!(
        (text(&error, "code"), get(&error, "retryable")),
        ("timeout".into(), true.into())
    );
    assert_eq!(session_length(&shop), 2);
    call(&shop, "profile.get", &[]).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_server_that_cannot_be_reached_is_a_network_error_with_its_cause() {
    let options = object(&[
        ("clientId", "c".into()),
        ("baseUrl", "http://127.0.0.1:9".into()),
        ("storage", "memory".into()),
    ]);
    let shop = Client::new(options, Function::new_no_args("").into()).0;
    let error = call(&shop, "auth.login", &[ada()]).await.unwrap_err();
    assert_eq!(text(&error, "code"), "network");
    assert!(get(&error, "cause").is_instance_of::<js_sys::TypeError>());
}

#[wasm_bindgen_test]
async fn a_fetch_that_rejects_with_no_error_is_a_network_error_too() {
    let (shop, _) = client("memory");
    evaluate("globalThis.keptFetch = fetch; globalThis.fetch = () => Promise.reject('offline')");
    let outcome = call(&shop, "auth.login", &[ada()]).await;
    evaluate("globalThis.fetch = keptFetch");
    let error = outcome.unwrap_err();
    assert_eq!(
        (text(&error, "code"), text(&error, "cause")),
        ("network".into(), "offline".into())
    );
}

#[wasm_bindgen_test]
async fn a_disposed_client_answers_at_once() {
    let (shop, _) = client("memory");
    let waiting = call(&shop, "auth.login", &[ada()]);
    shop.ask(Asked::Dispose, JsValue::UNDEFINED);
    assert_eq!(text(&waiting.await.unwrap_err(), "code"), "disposed");
    JsFuture::from(pause(0.0)).await.unwrap();
}

#[wasm_bindgen_test]
async fn an_optional_module_is_carried_out_by_its_tables() {
    clear_storage();
    let (shop, _) = client("memory");
    let tables = "carts.create {input, POST /v2/carts +Cart @any >Cart\n@Cart\nid=id\nname~name\n";
    let module = shop.ask(Asked::Extend, tables.into());
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of tables"
    )]
    let module = module.as_f64().unwrap() as usize;
    let input = object(&[("name", "Mine".into())]);
    let arguments: Array = [input].iter().collect();
    let made = shop.call(module, 0, arguments.into());
    assert_eq!(text(&made.await.unwrap(), "name"), "Mine");
    let none = shop.call(module + 1, 0, Array::new().into());
    assert_eq!(text(&none.await.unwrap_err(), "code"), "internal");
}
