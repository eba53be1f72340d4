//! The types of the package, which the build takes from the wasm's custom sections, and with them the
//! tables of the optional modules, which do not belong into the wasm.

use crate::http::Code;
#[cfg(not(feature = "elastic-path"))]
use crate::platform::commerce_layer;
#[cfg(feature = "elastic-path")]
use crate::platform::elastic_path;
#[cfg(not(feature = "elastic-path"))]
use crate::platform::extensions::commerce_layer as modules;
#[cfg(feature = "elastic-path")]
use crate::platform::extensions::elastic_path as modules;
use crate::platform::joined::joined;
use crate::platform::{CAPABILITIES_TYPESCRIPT, resources};
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
#[cfg(feature = "elastic-path")]
#[wasm_bindgen(typescript_custom_section)]
const RESOURCES: &'static str = resources::ELASTIC_PATH_TYPESCRIPT;
#[cfg(feature = "elastic-path")]
#[wasm_bindgen(typescript_custom_section)]
const NATIVE: &'static str = elastic_path::TYPESCRIPT;
#[cfg(not(feature = "elastic-path"))]
#[wasm_bindgen(typescript_custom_section)]
const RESOURCES: &'static str = resources::COMMERCE_LAYER_TYPESCRIPT;
#[cfg(not(feature = "elastic-path"))]
#[wasm_bindgen(typescript_custom_section)]
const NATIVE: &'static str = commerce_layer::TYPESCRIPT;

/// One optional module as `scripts/build.mjs` finds it.
macro_rules! module {
    ($section:ident) => {
        #[wasm_bindgen(typescript_custom_section)]
        const $section: &'static str = joined!(
            "//@module ",
            modules::$section.name,
            " ",
            modules::$section.interface,
            "\n",
            modules::$section.typescript,
            "//@tables\n",
            modules::$section.tables,
            "//@end\n",
        );
    };
}

#[cfg(feature = "elastic-path")]
module!(CARTS);
#[cfg(feature = "elastic-path")]
module!(CUSTOMERS);
#[cfg(feature = "elastic-path")]
module!(FLOWS);
#[cfg(not(feature = "elastic-path"))]
module!(CUSTOMER);
#[cfg(not(feature = "elastic-path"))]
module!(PASSWORDS);
#[cfg(not(feature = "elastic-path"))]
module!(WALLET);
#[cfg(not(feature = "elastic-path"))]
module!(SUBSCRIPTIONS);
#[cfg(not(feature = "elastic-path"))]
module!(RETURNS);
#[cfg(not(feature = "elastic-path"))]
module!(WISHLISTS);
