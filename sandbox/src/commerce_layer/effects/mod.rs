//! What a change brings about beyond itself: numbers and names that are made up, sums, records that
//! come or go with it, triggers. The change has been found good before; only triggers can still fail.

mod addresses;
mod customers;
mod lines;
mod orders;
mod triggers;

use serde_json::{Value, json};
use uuid::Uuid;

pub(super) use addresses::name_address;
pub(super) use orders::{open_order, zero_amounts};

use super::access::Caller;
use super::body::Change;
use super::problem::Problem;
use super::settings::CommerceLayerSettings;
use super::store::{Record, Reference, Store};
use super::tokens::Tokens;

/// What an effect may use.
pub(super) struct Effects<'a> {
    pub(super) store: &'a mut Store,
    pub(super) tokens: &'a mut Tokens,
    pub(super) settings: &'a CommerceLayerSettings,
    pub(super) caller: &'a Caller,
    pub(super) now: i64,
}

impl Effects<'_> {
    /// Makes the record and what goes with it.
    pub(super) fn create(&mut self, kind: &'static str, change: &Change) -> Reference {
        if let Some(claimed) = self.claimed_by_sign_up(kind, change) {
            self.write(&claimed, change);
            self.set_password(&claimed, change.order("password"));
            return claimed;
        }
        let made = self.store.add(kind, self.now, |_| {});
        self.write(&made, change);
        match kind {
            "customers" => {
                self.customer_made(&made);
                self.set_password(&made, change.order("password"));
            }
            "addresses" => self.address_made(&made),
            "customer_addresses" => self.entry_made(&made),
            "customer_subscriptions" | "in_stock_subscriptions" => self.marker_made(&made),
            "customer_password_resets" => self.reset_made(&made),
            "orders" => {
                self.order_made(&made);
                self.sign_up_with(&made, change.order("customer_password"));
            }
            "line_items" => self.line_made(&made),
            "returns" => self.return_made(&made),
            "return_line_items" => self.return_line_made(&made),
            "sku_lists" => self.list_made(&made),
            "sku_list_items" => self.list_item_made(&made),
            "gift_cards" => self.gift_card_made(&made),
            "stripe_payments" | "adyen_payments" | "paypal_payments" | "external_payments"
            | "wire_transfers" => self.payment_source_made(&made),
            _ => {}
        }
        made
    }

    /// Changes the record and what goes with it. Triggers come first: if one cannot be, nothing is.
    pub(super) fn update(&mut self, record: &Reference, change: &Change) -> Result<(), Problem> {
        self.pull(record, change)?;
        self.write(record, change);
        match record.kind {
            "customers" => self.set_password(record, change.order("password")),
            "addresses" => self.address_changed(record),
            "customer_password_resets" => self.reset_completed(record, change),
            "line_items" => self.line_changed(record),
            "orders" => self.sign_up_with(record, change.order("customer_password")),
            _ => {}
        }
        let now = self.now;
        self.edit(record, |record| record.touch(now));
        Ok(())
    }

    /// Removes the record and what cannot be without it, or says what stands in the way.
    pub(super) fn delete(&mut self, record: &Reference) -> Result<(), Problem> {
        match record.kind {
            "customers" => self.customer_goes(record),
            "addresses" => self.address_goes(record)?,
            "customer_addresses" => self.entry_goes(record),
            "sku_lists" => self.remove_all("sku_list_items", "sku_list", record),
            _ => {}
        }
        let order = self
            .store
            .find(record)
            .and_then(|record| self.store.linked(record, "order"))
            .map(Record::reference);
        self.store.remove(record);
        if let ("line_items", Some(order)) = (record.kind, order) {
            self.recount_order(&order);
        }
        Ok(())
    }

    fn write(&mut self, reference: &Reference, change: &Change) {
        let merges = self.settings.merge_metadata;
        self.edit(reference, |record| {
            for (name, value) in &change.attributes {
                let mut value = value.clone();
                if let ("metadata", true) = (name.as_str(), merges)
                    && let (Some(old), Some(new)) =
                        (record.value(name).as_object(), value.as_object_mut())
                {
                    let added = std::mem::replace(new, old.clone());
                    new.extend(added);
                }
                record.set(name, value);
            }
            for (name, to) in &change.links {
                record.connect(name, to.clone());
            }
        });
    }

    fn edit(&mut self, reference: &Reference, edit: impl FnOnce(&mut Record)) {
        if let Some(record) = self.store.find_mut(reference) {
            edit(record);
        }
    }

    /// Sets attributes that the client left open.
    fn default(&mut self, reference: &Reference, values: &[(&str, Value)]) {
        self.edit(reference, |record| {
            for (name, value) in values {
                if record.value(name).is_null() {
                    record.set(name, value.clone());
                }
            }
        });
    }

    fn value(&self, reference: &Reference, attribute: &str) -> Value {
        self.store
            .find(reference)
            .map(|record| record.value(attribute))
            .unwrap_or_default()
    }

    /// The record that one of the record's own relationships leads to.
    fn linked(&self, reference: &Reference, relationship: &str) -> Option<Reference> {
        self.store
            .find(reference)?
            .link(relationship)
            .first()
            .cloned()
    }

    fn remove_all(&mut self, kind: &str, relationship: &str, target: &Reference) {
        for reference in self.store.references_to(kind, relationship, target) {
            self.store.remove(&reference);
        }
    }

    fn list_made(&mut self, list: &Reference) {
        let name = self.value(list, "name");
        let slug = name
            .as_str()
            .unwrap_or_default()
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        self.default(list, &[("slug", json!(slug)), ("manual", json!(true))]);
    }

    fn list_item_made(&mut self, item: &Reference) {
        let sku = self.linked(item, "sku").or_else(|| {
            let code = self.value(item, "sku_code");
            self.store
                .by_code("skus", code.as_str()?)
                .map(Record::reference)
        });
        let Some(sku) = sku else { return };
        let code = self.value(&sku, "code");
        let position = self.linked(item, "sku_list").map(|list| {
            self.store
                .pointing_to("sku_list_items", "sku_list", &list)
                .count()
        });
        self.edit(item, |item| {
            item.connect("sku", vec![sku]);
            item.set("sku_code", code);
        });
        self.default(
            item,
            &[("quantity", json!(1)), ("position", json!(position))],
        );
    }

    fn gift_card_made(&mut self, card: &Reference) {
        let balance = self.value(card, "balance_cents");
        self.edit(card, |card| {
            "EUR".clone_into(&mut card.currency);
            if let Some(code) = card.value("currency_code").as_str() {
                code.clone_into(&mut card.currency);
            }
            card.set("status", "draft");
            card.set("initial_balance_cents", balance);
        });
        self.default(
            card,
            &[("code", json!(secret())), ("currency_code", json!("EUR"))],
        );
    }
}

/// Text that nobody can guess.
fn secret() -> String {
    Uuid::new_v4().simple().to_string()
}
