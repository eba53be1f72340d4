//! Commerce Layer from outside.

mod account;
mod addresses;
mod ages;
mod carts;
mod documents;
mod filters;
mod limits;
mod organization;
mod passwords;
mod permissions;
mod returns;
mod revocation;
mod schema;
mod subscriptions;
mod tokens;
mod visit;
mod writing;
