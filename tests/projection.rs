//! The projector in Rust and the one in the page are held against the same cases, natively and with
//! `wasm-pack test`. An expected value leaves out `native`, which is always the value itself.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use serde_json::Value;
use storefront_customer::json::Json;
use storefront_customer::platform::resources::{COMMERCE_LAYER, ELASTIC_PATH};

const CASES: &str = include_str!("fixtures/projection.json");

#[cfg(not(target_arch = "wasm32"))]
fn project(schema: &'static str, resource: &str, value: Value, included: Value) -> Value {
    use storefront_customer::json::Native;
    Native::from(value)
        .project(schema, resource, &Native::from(included))
        .0
        .unwrap()
}

#[cfg(target_arch = "wasm32")]
fn project(schema: &'static str, resource: &str, value: Value, included: Value) -> Value {
    use storefront_customer::browser::Js;
    let js = |value: Value| Js::from_json(&value.to_string()).unwrap();
    let result = js(value).project(schema, resource, &js(included));
    serde_wasm_bindgen::from_value(result.0).unwrap()
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
