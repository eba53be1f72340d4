//! The Json handle of the browser: a JavaScript value. Payloads stay on the JavaScript side, where the
//! browser's own parser made them; only what a rule asks for crosses over.

use crate::json::{Json, Kind};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/value.js")]
extern "C" {
    fn project(schema: &str, resource: &str, value: &JsValue, included: &JsValue) -> JsValue;
    fn kind(value: &JsValue) -> u32;
    fn property(value: &JsValue, key: &str) -> JsValue;
    fn put(object: &JsValue, key: &str, value: &JsValue);
    fn add(array: &JsValue, value: &JsValue);
    fn empty(is_array: bool) -> JsValue;
    fn count(value: &JsValue) -> usize;
    fn item(array: &JsValue, index: usize) -> JsValue;
    fn keys(value: &JsValue) -> JsValue;
    fn number(value: &JsValue) -> f64;
    fn stringify(value: &JsValue) -> JsValue;
    fn parse(text: &str) -> JsValue;
    #[wasm_bindgen(js_name = parseBase64)]
    fn parse_base64(text: &str) -> JsValue;
    fn parameters(address: &str) -> JsValue;
}

/// A JavaScript value.
#[derive(Clone, Debug, PartialEq)]
pub struct Js(pub JsValue);

impl Json for Js {
    fn object() -> Self {
        Self(empty(false))
    }
    fn array() -> Self {
        Self(empty(true))
    }
    fn text(value: &str) -> Self {
        Self(JsValue::from_str(value))
    }
    fn number(value: f64) -> Self {
        Self(JsValue::from_f64(value))
    }
    fn null() -> Self {
        Self(JsValue::NULL)
    }
    fn missing() -> Self {
        Self(JsValue::UNDEFINED)
    }

    fn kind(&self) -> Kind {
        match kind(&self.0) {
            0 => Kind::Missing,
            1 => Kind::Null,
            2 => Kind::Boolean,
            3 => Kind::Number,
            4 => Kind::Text,
            5 => Kind::Array,
            6 => Kind::Object,
            _ => Kind::Other,
        }
    }
    fn get(&self, key: &str) -> Self {
        Self(property(&self.0, key))
    }
    fn elements(&self) -> Vec<Self> {
        (0..count(&self.0))
            .map(|index| Self(item(&self.0, index)))
            .collect()
    }
    fn keys(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for key in Self(keys(&self.0)).elements() {
            texts.extend(key.as_text());
        }
        texts
    }
    fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }
    fn as_number(&self) -> Option<f64> {
        (self.kind() == Kind::Number).then(|| number(&self.0))
    }
    fn as_boolean(&self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| number(&self.0) == 1.0)
    }

    fn set(&mut self, key: &str, value: Self) {
        put(&self.0, key, &value.0);
    }
    fn push(&mut self, value: Self) {
        add(&self.0, &value.0);
    }

    fn to_json(&self) -> String {
        stringify(&self.0).as_string().unwrap_or_default()
    }
    fn from_json(text: &str) -> Option<Self> {
        let value = parse(text);
        (!value.is_undefined()).then_some(Self(value))
    }
    fn from_base64(text: &str) -> Self {
        Self(parse_base64(text))
    }
    fn from_query(address: &str) -> Self {
        Self(parameters(address))
    }

    fn project(&self, schema: &'static str, resource: &str, included: &Self) -> Self {
        Self(project(schema, resource, &self.0, &included.0))
    }
}
