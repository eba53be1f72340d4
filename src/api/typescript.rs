//! The types of the package, which the build takes from the wasm's custom sections. What the tables
//! declare comes from them; this file has the rest.

use crate::http::Code;
use crate::platform::{CAPABILITIES_TYPESCRIPT, elastic_path, resources};
use crate::session::CHANGES_TYPESCRIPT;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const COMMON: &'static str = include_str!("common.d.ts");
#[wasm_bindgen(typescript_custom_section)]
const CODES: &'static str = Code::TYPESCRIPT;
#[wasm_bindgen(typescript_custom_section)]
const CHANGES: &'static str = CHANGES_TYPESCRIPT;
#[wasm_bindgen(typescript_custom_section)]
const CAPABILITIES: &'static str = CAPABILITIES_TYPESCRIPT;
#[wasm_bindgen(typescript_custom_section)]
const PROFILE: &'static str = resources::TYPESCRIPT[0];
#[wasm_bindgen(typescript_custom_section)]
const ADDRESS: &'static str = resources::TYPESCRIPT[1];
#[wasm_bindgen(typescript_custom_section)]
const ORDER: &'static str = resources::TYPESCRIPT[2];
#[wasm_bindgen(typescript_custom_section)]
const NATIVE: &'static str = elastic_path::TYPESCRIPT;
