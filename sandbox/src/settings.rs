//! Every switch of the sandbox, as data with defaults.
//! Where the platform's documents disagree or are silent, the answer is a setting here, so that a
//! client can be tried against each reading. No behaviour lives in this module.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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
    /// Leaves `meta` out of customers and addresses, and `meta` and `links` out of lists.
    pub omit_meta: bool,
}

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
            mandatory_address_fields: ["first_name", "last_name", "line_1", "postcode", "country"]
                .map(String::from)
                .into(),
            omit_meta: false,
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
        merged.extend(changes);
        let settings: Self =
            serde_json::from_value(Value::Object(merged)).map_err(|error| error.to_string())?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), String> {
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
                (400..500).contains(&self.wrong_credentials_status),
                "wrongCredentialsStatus must be from 400 to 499",
            ),
            (
                (400..500).contains(&self.replayed_code_status),
                "replayedCodeStatus must be from 400 to 499",
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
                ]
                .iter()
                .all(|seconds| (0..=i64::from(u32::MAX)).contains(seconds)),
                "lifetimes of tokens and codes must be from 0 to 4294967295 seconds",
            ),
        ];
        match rules.iter().find(|(holds, _)| !holds) {
            Some((_, sentence)) => Err((*sentence).to_owned()),
            None => Ok(()),
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
    }
}
