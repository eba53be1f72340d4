//! The types of the package, which the build takes from the wasm's custom sections, and with them the
//! tables of the optional modules, which do not belong into the wasm.

use crate::http::Code;
use crate::platform::joined::joined;
use crate::platform::{CAPABILITIES_TYPESCRIPT, elastic_path, extensions, queries, resources};
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
const QUERIES: &'static str = queries::ORDERS_TYPESCRIPT;
#[wasm_bindgen(typescript_custom_section)]
const NATIVE: &'static str = elastic_path::TYPESCRIPT;

/// One optional module as `scripts/build.mjs` finds it.
macro_rules! module {
    ($section:ident) => {
        #[wasm_bindgen(typescript_custom_section)]
        const $section: &'static str = joined!(
            "//@module ",
            extensions::$section.name,
            " ",
            extensions::$section.interface,
            "\n",
            extensions::$section.typescript,
            "//@tables\n",
            extensions::$section.tables,
            "//@end\n",
        );
    };
}

module!(CARTS);
module!(CUSTOMERS);
module!(FLOWS);
