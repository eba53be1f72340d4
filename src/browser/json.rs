//! The Json handle of the browser: a JavaScript value. Payloads stay on the JavaScript side, where the
//! browser's own parser made them; only what a rule asks for crosses over.

use crate::json::{Json, Kind};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/projector.js")]
extern "C" {
    fn project(schema: &str, resource: &str, value: &JsValue, included: &JsValue) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Option<String>;
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;
}

/// A JavaScript value.
#[derive(Clone, Debug, PartialEq)]
pub struct Js(pub JsValue);

impl Js {
    /// Reads a JSON text that is still on the JavaScript side.
    pub(super) fn parse(text: &JsValue) -> Option<Self> {
        parse(text).ok().map(Self)
    }
}

impl Json for Js {
    fn object() -> Self {
        Self(Object::new().into())
    }
    fn array() -> Self {
        Self(Array::new().into())
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
        let value = &self.0;
        if value.is_undefined() {
            Kind::Missing
        } else if value.is_null() {
            Kind::Null
        } else if value.is_string() {
            Kind::Text
        } else if value.as_f64().is_some() {
            Kind::Number
        } else if value.as_bool().is_some() {
            Kind::Boolean
        } else if Array::is_array(value) {
            Kind::Array
        } else if value.is_object() {
            Kind::Object
        } else {
            Kind::Other
        }
    }
    fn get(&self, key: &str) -> Self {
        // Reflect throws where the target is no object, and where a getter does.
        Reflect::get(&self.0, &JsValue::from_str(key)).map_or_else(|_| Self::missing(), Self)
    }
    fn elements(&self) -> Vec<Self> {
        self.0
            .dyn_ref::<Array>()
            .map(|array| array.iter().map(Self).collect())
            .unwrap_or_default()
    }
    fn keys(&self) -> Vec<String> {
        let keys = self.0.dyn_ref::<Object>().map(Object::keys);
        keys.iter()
            .flat_map(Array::iter)
            .filter_map(|key| key.as_string())
            .collect()
    }
    fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }
    fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    fn as_boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn set(&mut self, key: &str, value: Self) {
        let _ = Reflect::set(&self.0, &JsValue::from_str(key), &value.0);
    }
    fn push(&mut self, value: Self) {
        if let Some(array) = self.0.dyn_ref::<Array>() {
            array.push(&value.0);
        }
    }

    fn to_json(&self) -> String {
        stringify(&self.0).unwrap_or_default()
    }
    fn from_json(text: &str) -> Option<Self> {
        Self::parse(&JsValue::from_str(text))
    }

    fn project(&self, schema: &'static str, resource: &str, included: &Self) -> Self {
        Self(project(schema, resource, &self.0, &included.0))
    }
}
