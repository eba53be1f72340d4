//! Single sign-on for customers (OpenID Connect, authorization code with PKCE).
//!
//! | step | who asks | module |
//! | --- | --- | --- |
//! | which realm, which client id? | the storefront | `realm` |
//! | which providers, and where do they start? | the storefront | `profiles` |
//! | sign in at the provider | the browser, leaving the storefront | `login`, drawn by `page` |
//! | back to the storefront, with a code or an error | the browser | `request`, `way_back` |
//! | the code for a customer token | the storefront | `redemption`, checked by `pkce` |
//!
//! The platform stands between the storefront and a provider of its own address. Here both are one:
//! the authorization endpoint is the provider's sign-in page, and its users are the shop's customers.

mod login;
mod page;
mod pkce;
mod profiles;
mod realm;
mod redemption;
mod request;
mod way_back;

pub(super) use login::{PATH as AUTHORIZATION_PATH, log_in, show as show_login};
pub(super) use profiles::{get as profile, list as profiles};
pub(super) use realm::settings;
pub(crate) use redemption::Authorization;
pub(super) use redemption::redeem;
