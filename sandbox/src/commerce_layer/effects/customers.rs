//! Customers come, change and go; markers and password resets.

use serde_json::json;

use super::super::body::Change;
use super::super::store::{Record, Reference};
use super::{Effects, secret};
use crate::clock;

/// What goes with a customer. Orders stay: the shop needs them.
const GOES_WITH_CUSTOMER: [&str; 4] = [
    "customer_addresses",
    "customer_payment_sources",
    "customer_subscriptions",
    "customer_password_resets",
];
/// What stays, without its customer.
const STAYS_BEHIND: [&str; 4] = [
    "orders",
    "returns",
    "order_subscriptions",
    "in_stock_subscriptions",
];

impl Effects<'_> {
    /// The guest's record that a sign-up takes over, where the settings have it so.
    pub(super) fn claimed_by_sign_up(&self, kind: &str, change: &Change) -> Option<Reference> {
        if kind != "customers" || !self.settings.sign_up_claims_guest {
            return None;
        }
        let guest = self.store.customer_by_email(change.text("email")?)?;
        Some(guest.reference())
    }

    pub(super) fn customer_made(&mut self, customer: &Reference) {
        self.default(
            customer,
            &[
                ("status", json!("prospect")),
                ("has_password", json!(false)),
                ("total_orders_count", json!(0)),
                ("shopper_reference", json!(secret())),
                ("profile_id", json!(secret())),
            ],
        );
    }

    pub(super) fn set_password(&mut self, customer: &Reference, password: Option<&str>) {
        let Some(password) = password else { return };
        self.edit(customer, |customer| {
            customer
                .secrets
                .insert("password".to_owned(), json!(password));
            customer.set("has_password", true);
        });
    }

    /// A marker names its customer by e-mail address, if not outright.
    pub(super) fn marker_made(&mut self, marker: &Reference) {
        if marker.kind == "in_stock_subscriptions" {
            self.default(marker, &[("status", json!("active"))]);
        }
        if self.linked(marker, "customer").is_some() {
            return;
        }
        let email = self.value(marker, "customer_email");
        let customer = email
            .as_str()
            .and_then(|email| self.store.customer_by_email(email))
            .map(Record::reference)
            .into_iter()
            .collect();
        self.edit(marker, |marker| marker.connect("customer", customer));
    }

    pub(super) fn reset_made(&mut self, reset: &Reference) {
        self.marker_made(reset);
        self.default(reset, &[("reset_password_token", json!(secret()))]);
    }

    pub(super) fn reset_completed(&mut self, reset: &Reference, change: &Change) {
        let Some(customer) = self.linked(reset, "customer") else {
            return;
        };
        self.set_password(&customer, change.order("customer_password"));
        let now = clock::iso(self.now);
        self.edit(reset, |reset| reset.set("reset_password_at", now));
        if self.settings.reset_ends_sessions {
            self.tokens.sign_out_everywhere(&customer.id);
        }
    }

    pub(super) fn customer_goes(&mut self, customer: &Reference) {
        for list in self.store.references_to("sku_lists", "customer", customer) {
            self.remove_all("sku_list_items", "sku_list", &list);
            self.store.remove(&list);
        }
        for kind in GOES_WITH_CUSTOMER {
            self.remove_all(kind, "customer", customer);
        }
        for kind in STAYS_BEHIND {
            for left in self.store.references_to(kind, "customer", customer) {
                self.edit(&left, |record| record.connect("customer", Vec::new()));
            }
        }
        self.tokens.sign_out_everywhere(&customer.id);
    }
}
