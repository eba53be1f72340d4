//! The Json handle in Rust and the one in the page are held against the same cases, natively and with
//! `wasm-pack test`. A projection's expected value leaves out `native`, which is always the value itself.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};
use storefront_customer::json::{Json, Kind};
use storefront_customer::platform::resources::{COMMERCE_LAYER, ELASTIC_PATH};

const CASES: &str = include_str!("fixtures/projection.json");

#[cfg(not(target_arch = "wasm32"))]
use storefront_customer::json::Native as Handle;

#[cfg(target_arch = "wasm32")]
use storefront_customer::browser::Js as Handle;

fn project(schema: &'static str, resource: &str, value: Value, included: Value) -> Value {
    let handle = |value: Value| Handle::from_json(&value.to_string()).unwrap();
    read(handle(value).project(schema, resource, &handle(included)))
}

#[cfg(not(target_arch = "wasm32"))]
fn read(handle: Handle) -> Value {
    handle.0.unwrap()
}

#[cfg(target_arch = "wasm32")]
fn read(handle: Handle) -> Value {
    serde_wasm_bindgen::from_value(handle.0).unwrap()
}

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn both_projectors_turn_the_same_resource_into_the_same_result() {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    for case in cases {
        let resource = case["resource"].as_str().unwrap();
        let schema = match case["platform"].as_str() {
            Some("commerce-layer") => COMMERCE_LAYER,
            _ => ELASTIC_PATH,
        };
        let mut expected = case["expected"].clone();
        expected["native"] = case["value"].clone();
        let result = project(
            schema,
            resource,
            case["value"].clone(),
            case["included"].clone(),
        );
        assert_eq!(result, expected, "{}", case["name"]);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn json_is_read_from_base64_of_either_alphabet() {
    for text in [
        "eyJuYW1lIjoiWm_DqyDDvz4_In0",
        "eyJuYW1lIjoiWm/DqyDDvz4/In0=",
    ] {
        let json = Handle::from_base64(text);
        assert_eq!(json.text_at("name").as_deref(), Some("Zoë ÿ>?"));
    }
    for text in ["", "e", "e30*", "bm8"] {
        assert_eq!(Handle::from_base64(text).kind(), Kind::Missing, "{text}");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_query_is_read_without_its_fragment_and_with_broken_escapes_as_they_are() {
    for (address, expected) in [
        (
            "https://shop.example/back?code=a%2Fb&state=x+y#code=forged",
            json!({"code": "a/b", "state": "x y"}),
        ),
        (
            "?a=%zz&b&&c=d?e&d=%",
            json!({"a": "%zz", "b": "", "c": "d?e", "d": "%"}),
        ),
        ("?code=first&code=second", json!({"code": "first"})),
        ("https://shop.example/back#?code=forged", json!({})),
        ("https://shop.example/back", json!({})),
    ] {
        assert_eq!(read(Handle::from_query(address)), expected);
    }
}
