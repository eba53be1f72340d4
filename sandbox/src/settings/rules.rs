//! Which values a setting cannot have.

use super::{FlowField, Settings};

/// A century: beyond it, dates stop being writable.
const FARTHEST_CLOCK_OFFSET: u64 = 100 * 366 * 86_400;

impl Settings {
    /// A sentence about the first setting that is impossible, if there is one.
    pub(super) fn check(&self) -> Result<(), String> {
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
            None => Ok(()),
        }
    }
}
