//! A local emulator of the commerce platforms that `storefront-customer` speaks to.
//!
//! | module | holds |
//! | --- | --- |
//! | [`serve`], [`RunningSandbox`] (`server`) | connections |
//! | `wire` | what happens to every request: log, faults, CORS, common headers |
//! | `control` | the endpoints under `/__sandbox` |
//! | `elastic_path` | Elastic Path Commerce Cloud: tokens, customers, addresses, carts, orders, single sign-on |
//! | `commerce_layer` | Commerce Layer: tokens and the JSON:API resources of a customer's account |
//! | `seed` | the sample shop |
//! | [`Settings`] (`settings`) | every switch |
//! | `state`, `faults`, `journal`, `cors`, `clock` | one idea each, as named |
//!
//! It is made for loopback: passwords and tokens in it protect nothing.

mod clock;
mod commerce_layer;
mod control;
mod cors;
mod elastic_path;
mod faults;
mod journal;
mod seed;
mod server;
mod settings;
mod state;
mod wire;

pub use commerce_layer::{CommerceLayerSettings, CustomerAge, Mode};
pub use server::{RunningSandbox, serve};
pub use settings::{
    AddressLink, Flow, FlowField, FlowFieldType, OrderSort, Settings, TransactionReaders,
};
