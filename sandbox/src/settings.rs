//! Every switch of the sandbox, as data with defaults.
//! Where the platform's documents disagree or are silent, the answer is a setting here, so that a
//! client can be tried against each reading. No behaviour lives in this module.

mod choices;
mod flow_field;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::commerce_layer::CommerceLayerSettings;
pub use choices::{AddressLink, OrderSort, TransactionReaders};
pub use flow_field::{Flow, FlowField, FlowFieldType};

/// How the sandbox answers. Its JSON names are the camelCase of the field names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Lifetime of an implicit access token. The platform documents one hour.
    pub implicit_seconds: i64,
    /// Lifetime of a customer token. The platform documents 24 hours.
    pub customer_seconds: i64,
    /// Moves the sandbox's clock (token expiry, timestamps, the `Date` header).
    pub clock_offset_seconds: i64,
    /// Whether an implicit token may create a customer: documents disagree (G5).
    pub implicit_may_register: bool,
    /// HTTP status for a wrong e-mail or password: undocumented; 401 and 404 have been seen.
    pub wrong_credentials_status: u16,
    /// Whether an implicit token may read the customer authentication settings, with which single
    /// sign-on begins: the how-to says yes, the permission table no (G6).
    pub implicit_may_read_authentication_settings: bool,
    /// The realm's `redirect_uris`, one of which a storefront's must equal. Null lets single sign-on
    /// return to any http or https address of this machine.
    pub redirect_uris: Option<Vec<String>>,
    /// Lifetime of an authorization code. It is undocumented; a minute is usual.
    pub authorization_code_seconds: i64,
    /// HTTP status for an authorization code that was used before, has expired or is unknown:
    /// undocumented; OAuth says 400, other refused credentials get 401 here.
    pub replayed_code_status: u16,
    /// Wraps the access-token body in `data`, as the OpenAPI files have it (G1).
    pub wrapped_token_body: bool,
    /// Status of a created customer or address: 201 in the documents, 200 in a specification (G4).
    pub create_status: u16,
    /// Status of a new customer token: 200 in today's documents, 201 in older ones (G7).
    pub customer_token_status: u16,
    /// Answers 403 when a shopper fetches a single order, as the platform did until 2022.
    pub single_order_forbidden: bool,
    /// Sends `errors` as an object instead of an array (G30).
    pub errors_as_object: bool,
    /// Sends an error's `status` as a number instead of a string (G30).
    pub status_as_number: bool,
    /// Address fields that must not be empty. On the platform this is a setting of the store (G12).
    pub mandatory_address_fields: Vec<String>,
    /// The same for an update, whose page of the documents has a longer list; null is the list above
    /// (G12).
    pub mandatory_address_update_fields: Option<Vec<String>>,
    /// Refuses an address update without the address's `id` in its body, as the update page has it
    /// (G12).
    pub address_update_needs_id: bool,
    /// Puts `created_at` and `updated_at` of customers and addresses straight into `meta`, as the
    /// attribute tables have it, instead of into `meta.timestamps`, as every sample has it.
    pub flat_meta: bool,
    /// Refuses a token request that is not form-encoded: content-type.md says so, the documents' own
    /// curl call sends `application/json` (G2).
    pub form_encoding_required: bool,
    /// HTTP status for an expired, revoked or unknown customer token: undocumented, 401 or 403.
    pub bad_customer_token_status: u16,
    /// HTTP status for a record of another customer: undocumented, 401, 403 or 404.
    pub foreign_customer_status: u16,
    /// Whether a new password ends the customer's live tokens: undocumented.
    pub password_change_revokes_tokens: bool,
    /// Whether a deleted customer's token is refused at once, or only finds nobody: undocumented.
    pub deletion_revokes_tokens: bool,
    /// HTTP status for an e-mail address that is taken: undocumented; 409 answers other conflicts.
    pub duplicate_email_status: u16,
    /// Tells `Ada@example.com` from `ada@example.com`: undocumented; the reference storefront
    /// lower-cases at login only (G32).
    pub email_is_case_sensitive: bool,
    /// Leaves an `external_ref` that was never set out, as some samples do, instead of sending null.
    pub omit_unset_external_ref: bool,
    /// Answers with a single address itself instead of wrapping it in `data`, as old documents do (G4).
    pub unwrapped_address: bool,
    /// Where `links.self` of an address leads (G4).
    pub address_link: AddressLink,
    /// Sends the address list in pages with `meta` and `links`: undocumented, other lists do.
    pub paged_addresses: bool,
    /// How many addresses a customer may have: 25 by the quotas page; null is the how-to's unlimited
    /// (G10).
    pub most_addresses: Option<u32>,
    /// HTTP status for one address too many: undocumented.
    pub full_address_book_status: u16,
    /// The custom fields that the shop has added to the platform's resources.
    pub flow_fields: Vec<FlowField>,
    /// Records in a page when none is asked for: 25 in the documents, 20 in the orders specification,
    /// 10 in a sample (G11).
    pub default_page_size: u32,
    /// Leaves a link to a page that does not exist out, as the specifications' types have it, instead
    /// of sending null as the documents say.
    pub omit_null_links: bool,
    /// What the order list can be sorted by (G13).
    pub order_sort: OrderSort,
    /// What can be included with orders (G14).
    pub order_includes: Vec<String>,
    /// Ignores an unknown `include` instead of refusing it: undocumented (G14).
    pub ignore_unknown_includes: bool,
    /// Lets the order filters `name` and `email` see `contact` too, as the documents' examples for
    /// `contact.name` and `contact.email` are written (G15).
    pub short_contact_filters: bool,
    /// Understands OR groups, `(a|b)`: the official SDK writes them, no document has them for
    /// customers and orders.
    pub or_filters: bool,
    /// Puts `included` inside `data`, as one old sample has it.
    pub included_inside_data: bool,
    /// Puts an order item's `timestamps` beside its `meta`, as one sample has it.
    pub item_timestamps_beside_meta: bool,
    /// Spells an order item's bundle `bundle_configuation`, as the platform did until 2022.
    pub misspelt_bundle_configuration: bool,
    /// Whether an implicit token alone may read the items of an order whose id it knows: the customer
    /// token is documented as optional there, and the official SDK sends none (G19).
    pub implicit_may_read_order_items: bool,
    /// Who may read an order's transactions (G19).
    pub transaction_readers: TransactionReaders,
    /// Spells a transaction's `transaction_type` with a hyphen (G29).
    pub hyphenated_transaction_type: bool,
    /// Spells the relationship `authentication-realm` with an underscore, as for accounts (G31).
    pub underscored_authentication_realm: bool,
    /// Gives a sign-on profile's authorization endpoint in `meta.discovery_document` instead of in
    /// `links`, as the reference storefront reads it (G31).
    pub authorization_endpoint_in_meta: bool,
    /// Leaves an error's `status` out (G30).
    pub omit_error_status: bool,
    /// Repeats the answer's `x-request-id` in each error as `request_id`, which the error's shape has.
    pub error_request_id: bool,
    /// Whether an implicit token may check a cart out: the permission table says yes, the
    /// specification's text speaks of client_credentials.
    pub implicit_may_check_out: bool,
    /// Whether a checkout's `customer.id` has to be the customer token's: undocumented; the official
    /// SDK sends no token with it (G19).
    pub checkout_checks_customer: bool,
    /// Fields of a checkout's addresses that must not be empty (G12).
    pub mandatory_checkout_address_fields: Vec<String>,
    /// Whether a checkout's address needs a `region` or a `county` (G12).
    pub checkout_needs_region_or_county: bool,
    /// Whether an implicit token may pay for an order: the reference storefront does, the permission
    /// table denies it (G33).
    pub implicit_may_pay: bool,
    /// Lifetime of a cart after its last change. The platform documents seven days.
    pub cart_seconds: i64,
    /// SKUs of products that cannot be put into a cart, for want of stock.
    pub sold_out_products: Vec<String>,
    /// Answers 429 to more requests than this in one second; null to none. A development store is
    /// documented to have 25.
    pub requests_per_second: Option<u32>,
    /// The `Retry-After` of that 429 in seconds; null sends none, as none is documented.
    pub rate_limit_retry_after: Option<u32>,
    /// Leaves `meta` out of customers and addresses, and `meta` and `links` out of lists.
    pub omit_meta: bool,
    /// The switches of Commerce Layer. Of these too, a change may name only some.
    pub commerce_layer: CommerceLayerSettings,
}

/// The part of the mandatory fields on which every source agrees (G12).
const MANDATORY_ADDRESS_FIELDS: [&str; 5] =
    ["first_name", "last_name", "line_1", "postcode", "country"];

/// Everything any source calls includable (G14).
const ORDER_INCLUDES: [&str; 6] = [
    "items",
    "tax_items",
    "custom_discounts",
    "promotions",
    "account",
    "account_member",
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            implicit_seconds: 3_600,
            customer_seconds: 86_400,
            clock_offset_seconds: 0,
            implicit_may_register: true,
            wrong_credentials_status: 401,
            implicit_may_read_authentication_settings: true,
            redirect_uris: None,
            authorization_code_seconds: 60,
            replayed_code_status: 401,
            wrapped_token_body: false,
            create_status: 201,
            customer_token_status: 200,
            single_order_forbidden: false,
            errors_as_object: false,
            status_as_number: false,
            mandatory_address_fields: MANDATORY_ADDRESS_FIELDS.map(String::from).into(),
            mandatory_address_update_fields: None,
            address_update_needs_id: false,
            flat_meta: false,
            form_encoding_required: true,
            bad_customer_token_status: 401,
            foreign_customer_status: 403,
            password_change_revokes_tokens: false,
            deletion_revokes_tokens: true,
            duplicate_email_status: 409,
            email_is_case_sensitive: false,
            omit_unset_external_ref: false,
            unwrapped_address: false,
            address_link: AddressLink::Book,
            paged_addresses: false,
            most_addresses: Some(25),
            full_address_book_status: 422,
            flow_fields: FlowField::of_the_sample_shop(),
            default_page_size: 25,
            omit_null_links: false,
            order_sort: OrderSort::WithUpdatedAt,
            order_includes: ORDER_INCLUDES.map(String::from).into(),
            ignore_unknown_includes: false,
            short_contact_filters: false,
            or_filters: false,
            included_inside_data: false,
            item_timestamps_beside_meta: false,
            misspelt_bundle_configuration: false,
            implicit_may_read_order_items: false,
            transaction_readers: TransactionReaders::Shopper,
            hyphenated_transaction_type: false,
            underscored_authentication_realm: false,
            authorization_endpoint_in_meta: false,
            omit_error_status: false,
            error_request_id: false,
            implicit_may_check_out: true,
            checkout_checks_customer: false,
            mandatory_checkout_address_fields: MANDATORY_ADDRESS_FIELDS.map(String::from).into(),
            checkout_needs_region_or_county: true,
            implicit_may_pay: true,
            cart_seconds: 7 * 86_400,
            sold_out_products: Vec::new(),
            requests_per_second: None,
            rate_limit_retry_after: None,
            omit_meta: false,
            commerce_layer: CommerceLayerSettings::default(),
        }
    }
}

/// A century: beyond it, dates stop being writable.
const FARTHEST_CLOCK_OFFSET: u64 = 100 * 366 * 86_400;

impl Settings {
    /// These settings with some of them replaced, or a sentence saying which one cannot be.
    pub(crate) fn with(&self, changes: Map<String, Value>) -> Result<Self, String> {
        let mut merged = match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        merge(&mut merged, changes);
        let settings: Self =
            serde_json::from_value(Value::Object(merged)).map_err(|error| error.to_string())?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), String> {
        let client_error = 400..500;
        let rules = [
            (
                matches!(self.create_status, 200 | 201),
                "createStatus must be 200 or 201",
            ),
            (
                matches!(self.customer_token_status, 200 | 201),
                "customerTokenStatus must be 200 or 201",
            ),
            (
                client_error.contains(&self.wrong_credentials_status),
                "wrongCredentialsStatus must be from 400 to 499",
            ),
            (
                client_error.contains(&self.replayed_code_status),
                "replayedCodeStatus must be from 400 to 499",
            ),
            (
                client_error.contains(&self.bad_customer_token_status),
                "badCustomerTokenStatus must be from 400 to 499",
            ),
            (
                client_error.contains(&self.foreign_customer_status),
                "foreignCustomerStatus must be from 400 to 499",
            ),
            (
                client_error.contains(&self.duplicate_email_status),
                "duplicateEmailStatus must be from 400 to 499",
            ),
            (
                client_error.contains(&self.full_address_book_status),
                "fullAddressBookStatus must be from 400 to 499",
            ),
            (
                (1..=100).contains(&self.default_page_size),
                "defaultPageSize must be from 1 to 100",
            ),
            (
                self.requests_per_second != Some(0),
                "requestsPerSecond must be null or at least 1",
            ),
            (
                self.clock_offset_seconds.unsigned_abs() <= FARTHEST_CLOCK_OFFSET,
                "clockOffsetSeconds must stay within a century",
            ),
            (
                [
                    self.implicit_seconds,
                    self.customer_seconds,
                    self.authorization_code_seconds,
                    self.cart_seconds,
                ]
                .iter()
                .all(|seconds| (0..=i64::from(u32::MAX)).contains(seconds)),
                "lifetimes of tokens, codes and carts must be from 0 to 4294967295 seconds",
            ),
            (
                self.flow_fields.iter().all(FlowField::makes_sense),
                "a flowFields slug must be letters, digits, - and _, none of the platform's own keys; \
                 a relationship, and nothing else, needs `to`, and cannot be required",
            ),
            (
                self.flow_fields.iter().enumerate().all(|(place, field)| {
                    self.flow_fields
                        .iter()
                        .skip(place + 1)
                        .all(|other| (other.flow, &other.slug) != (field.flow, &field.slug))
                }),
                "flowFields has the same slug twice in one flow",
            ),
        ];
        match rules.iter().find(|(holds, _)| !holds) {
            Some((_, sentence)) => Err((*sentence).to_owned()),
            None => self.commerce_layer.check(),
        }
    }
}

/// A platform's own settings are changed one by one, like the common ones.
fn merge(settings: &mut Map<String, Value>, changes: Map<String, Value>) {
    for (name, change) in changes {
        match (settings.get_mut(&name), change) {
            (Some(Value::Object(own)), Value::Object(changes)) if name == "commerceLayer" => {
                own.extend(changes);
            }
            (_, change) => {
                settings.insert(name, change);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(changes: Value) -> Result<Settings, String> {
        Settings::default().with(changes.as_object().cloned().unwrap())
    }

    #[test]
    fn only_the_named_settings_change() {
        let settings = changed(json!({"createStatus": 200})).unwrap();
        assert_eq!(
            settings,
            Settings {
                create_status: 200,
                ..Settings::default()
            }
        );
    }

    #[test]
    fn an_unknown_or_impossible_setting_is_refused() {
        assert!(changed(json!({"createStatuss": 200})).is_err());
        assert!(changed(json!({"createStatus": 204})).is_err());
        assert!(changed(json!({"replayedCodeStatus": 200})).is_err());
        assert!(changed(json!({"authorizationCodeSeconds": -1})).is_err());
        assert!(changed(json!({"clockOffsetSeconds": i64::MIN})).is_err());
        for status in [
            "badCustomerTokenStatus",
            "foreignCustomerStatus",
            "duplicateEmailStatus",
            "fullAddressBookStatus",
        ] {
            assert!(changed(json!({status: 204})).is_err(), "{status}");
        }
        assert!(changed(json!({"defaultPageSize": 101})).is_err());
        assert!(changed(json!({"requestsPerSecond": 0})).is_err());
        assert!(changed(json!({"cartSeconds": -1})).is_err());
        assert!(changed(json!({"orderSort": "byColour"})).is_err());
    }

    #[test]
    fn a_custom_field_the_platform_could_not_have_is_refused() {
        let field = |field: Value| changed(json!({"flowFields": [field]}));
        assert!(
            field(json!({"flow": "customers", "slug": "shoe-size", "type": "integer"})).is_ok()
        );
        for nonsense in [
            json!({"flow": "customers", "slug": "", "type": "string"}),
            json!({"flow": "customers", "slug": "id", "type": "string"}),
            json!({"flow": "customers", "slug": "shoe size", "type": "string"}),
            json!({"flow": "shoes", "slug": "size", "type": "string"}),
            json!({"flow": "customers", "slug": "size", "type": "text"}),
            json!({"flow": "customers", "slug": "wishes", "type": "relationship"}),
            json!({"flow": "customers", "slug": "size", "type": "string", "to": "product"}),
        ] {
            assert!(field(nonsense.clone()).is_err(), "{nonsense}");
        }
        let one = json!({"flow": "customers", "slug": "size", "type": "string"});
        assert!(changed(json!({"flowFields": [one, one]})).is_err());
    }
}
