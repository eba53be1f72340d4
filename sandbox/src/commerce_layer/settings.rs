//! The switches of Commerce Layer, as data with defaults. Where the platform's documents disagree or
//! are silent the likelier reading is the default, and the comment says that it is not verified.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which of the documented customer objects is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CustomerAge {
    /// The oldest: no order count, shopper reference, wishlists or tags.
    #[serde(rename = "2022")]
    Year2022,
    /// With those, but without profile id, tax exemption, token extras and anonymization.
    #[serde(rename = "2024")]
    Year2024,
    /// Everything of schema 7.9.16.
    #[serde(rename = "2025")]
    Year2025,
}

/// Which environment the organization is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Half the rate limits of `live`.
    Test,
    /// The real thing.
    Live,
}

/// How Commerce Layer answers. Its JSON names are the camelCase of the field names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CommerceLayerSettings {
    /// What `meta.mode` and the token's `test` claim say.
    pub mode: Mode,

    /// Lifetime of a sales channel's own token: four hours in today's documents, two in 2021's.
    pub guest_seconds: i64,
    /// Lifetime of a customer's access token, likewise.
    pub customer_seconds: i64,
    /// Lifetime of an integration's token. The platform documents two hours.
    pub integration_seconds: i64,
    /// Lifetime of a refresh token. The platform documents two weeks.
    pub refresh_seconds: i64,
    /// Lifetime of a password-reset token. The platform documents six hours.
    pub reset_seconds: i64,
    /// Hands out the same guest token until 15 minutes before it expires. A comment in the official
    /// library suggests it; not verified.
    pub reuse_guest_token: bool,
    /// How long a refresh token still works after it was used. Each use brings a new one; whether the
    /// old one dies at once is not verified. Zero: at once.
    pub refresh_grace_seconds: i64,
    /// Revoking an access token also ends its refresh token. Not verified.
    pub revoking_ends_refresh: bool,
    /// Answers with the market's id in `scope`, whichever form was asked for. Not verified.
    pub canonical_scope: bool,
    /// Status for a wrong password or a dead refresh token: no source has it; OAuth says 400.
    pub invalid_grant_status: u16,
    /// Issues tokens as they were in 2024: another `iss`, and an application without `client_id` and
    /// `confidential`.
    pub old_claims: bool,
    /// `custom_claim` of the tokens issued from now on; on the platform an assertion brings it.
    pub custom_claim: Option<Value>,

    /// The age of the customer object.
    pub customer_age: CustomerAge,
    /// Sends an order's `number` as an integer, as the schema did until 2023.
    pub order_number_as_integer: bool,
    /// Sends `errors` as a single object, which the official library provides for.
    pub errors_as_object: bool,
    /// Sends refusals of the token endpoint in OAuth's own form: `error`, `error_description`.
    pub oauth_errors: bool,
    /// Puts `organization_id` beside `mode` into `meta`, as newer samples have it.
    pub organization_id_in_meta: bool,

    /// What the organization refuses to sales channels on top of the documents: a resource
    /// (`events`), an action (`order_subscriptions:update`; list, retrieve, create, update, delete)
    /// or an attribute, trigger or relationship (`customers.password`). What is refused does not come
    /// along by `include` either. The permission table of today's customer tokens is not verified, so a
    /// client must be ready for each.
    pub refused_to_sales_channels: Vec<String>,
    /// Status for a record of somebody else: 404, or 401. Not verified.
    pub foreign_record_status: u16,
    /// Whether a customer may cancel an order that has been placed. Not verified; the catalogue does
    /// not forbid it.
    pub customer_may_cancel_placed_orders: bool,
    /// Whether signing up with the e-mail address of a guest who once ordered takes over that record
    /// instead of being refused. Not verified.
    pub sign_up_claims_guest: bool,
    /// Adds new metadata to the old instead of replacing it. Not verified.
    pub merge_metadata: bool,
    /// Deletes the address together with its entry in the address book. Not verified.
    pub deleting_entry_deletes_address: bool,
    /// A completed password reset ends the customer's sessions. Not verified.
    pub reset_ends_sessions: bool,
    /// Refuses an address-book entry without `customer_email`: required in the catalogue, left out
    /// by the official React components.
    pub require_customer_email: bool,
    /// Refuses an address without `state_code`, as schemas until 7.5 did.
    pub require_state_code: bool,
    /// Answers a page size above 25 with 25 records instead of refusing it. Not verified.
    pub clamp_page_size: bool,

    /// Sends the `X-Ratelimit-*` headers at all: off, a client outside a browser sees as little of them as
    /// a page that may not read them.
    pub send_rate_limits: bool,
    /// Lets pages of other origins read the `X-Ratelimit-*` headers. Not verified.
    pub expose_rate_limits: bool,
    /// Answers 429 when a budget is used up. Off: the headers count, nothing is refused.
    pub enforce_rate_limits: bool,
    /// Token requests a minute. The platform documents 30; this and the next three start at a hundred
    /// times their documented number, so that a client which heeds the headers never slows a test.
    pub token_budget: u32,
    /// Reads a minute of what the platform caches, in test mode; a quarter of it in ten seconds at one
    /// endpoint. The platform documents 500.
    pub cacheable_read_budget: u32,
    /// Other reads a minute, likewise. The platform documents 100.
    pub read_budget: u32,
    /// Writes a minute, likewise. The platform documents 100.
    pub write_budget: u32,
}

impl Default for CommerceLayerSettings {
    fn default() -> Self {
        Self {
            mode: Mode::Test,
            guest_seconds: 14_400,
            customer_seconds: 14_400,
            integration_seconds: 7_200,
            refresh_seconds: 14 * 86_400,
            reset_seconds: 6 * 3_600,
            reuse_guest_token: true,
            refresh_grace_seconds: 0,
            revoking_ends_refresh: true,
            canonical_scope: false,
            invalid_grant_status: 400,
            old_claims: false,
            custom_claim: None,
            customer_age: CustomerAge::Year2025,
            order_number_as_integer: false,
            errors_as_object: false,
            oauth_errors: false,
            organization_id_in_meta: true,
            refused_to_sales_channels: Vec::new(),
            foreign_record_status: 404,
            customer_may_cancel_placed_orders: true,
            sign_up_claims_guest: false,
            merge_metadata: false,
            deleting_entry_deletes_address: false,
            reset_ends_sessions: false,
            require_customer_email: false,
            require_state_code: false,
            clamp_page_size: false,
            send_rate_limits: true,
            expose_rate_limits: false,
            enforce_rate_limits: false,
            token_budget: 3_000,
            cacheable_read_budget: 50_000,
            read_budget: 10_000,
            write_budget: 10_000,
        }
    }
}

impl CommerceLayerSettings {
    /// Nothing, or a sentence saying which setting cannot be.
    pub(crate) fn check(&self) -> Result<(), String> {
        let lifetimes = [
            self.guest_seconds,
            self.customer_seconds,
            self.integration_seconds,
            self.refresh_seconds,
            self.reset_seconds,
            self.refresh_grace_seconds,
        ];
        let rules = [
            (
                lifetimes
                    .iter()
                    .all(|seconds| (0..=i64::from(u32::MAX)).contains(seconds)),
                "commerceLayer: lifetimes must be from 0 to 4294967295 seconds",
            ),
            (
                (400..500).contains(&self.invalid_grant_status),
                "commerceLayer.invalidGrantStatus must be from 400 to 499",
            ),
            (
                matches!(self.foreign_record_status, 401 | 404),
                "commerceLayer.foreignRecordStatus must be 401 or 404",
            ),
        ];
        if let Some((_, sentence)) = rules.iter().find(|(holds, _)| !holds) {
            return Err((*sentence).to_owned());
        }
        match self
            .refused_to_sales_channels
            .iter()
            .find(|refused| !super::access::can_be_refused(refused))
        {
            Some(unknown) => Err(format!(
                "commerceLayer.refusedToSalesChannels: there is no {unknown}"
            )),
            None => Ok(()),
        }
    }
}
