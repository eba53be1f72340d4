//! The optional modules: capabilities that a storefront imports by themselves. The build makes one file
//! and one list of types of each.

/// Declares one optional module of a platform: its rows and its interfaces.
macro_rules! extension {
    ($platform:ident $rows:ident, $typescript:ident, $($capability:tt)+) => {
        const $rows: &str = rows!($platform $($capability)+);
        const $typescript: &str = interfaces!($($capability)+);
    };
}

#[cfg(feature = "commerce-layer")]
pub mod commerce_layer;
#[cfg(feature = "elastic-path")]
pub mod elastic_path;
