//! Attributes that are not kept but set something off: `_cancel`, `_request`, `_activate` and so on.
//! Those that move a record from one status to another are rows of a table.

use serde_json::{Value, json};

use super::super::body::Change;
use super::super::problem::{Broken, Problem};
use super::super::store::{Record, Reference};
use super::Effects;
use crate::clock;

struct Transition {
    kind: &'static str,
    trigger: &'static str,
    from: &'static [&'static str],
    to: &'static str,
    /// Which attribute keeps the moment.
    stamp: Option<&'static str>,
}

const fn transition(
    kind: &'static str,
    trigger: &'static str,
    from: &'static [&'static str],
    to: &'static str,
    stamp: Option<&'static str>,
) -> Transition {
    Transition {
        kind,
        trigger,
        from,
        to,
        stamp,
    }
}

#[rustfmt::skip]
const TRANSITIONS: &[Transition] = &[
    transition("orders", "_place", &["draft", "pending"], "placed", Some("placed_at")),
    transition("orders", "_approve", &["placed"], "approved", Some("approved_at")),
    transition("orders", "_cancel", &["draft", "pending", "placed"], "cancelled", Some("cancelled_at")),
    transition("returns", "_request", &["draft"], "requested", None),
    transition("returns", "_cancel", &["draft", "requested", "approved"], "cancelled", Some("cancelled_at")),
    transition("returns", "_approve", &["requested"], "approved", Some("approved_at")),
    transition("returns", "_reject", &["requested"], "rejected", Some("rejected_at")),
    transition("returns", "_ship", &["approved"], "shipped", Some("shipped_at")),
    transition("returns", "_receive", &["shipped"], "received", Some("received_at")),
    transition("returns", "_refund", &["received"], "refunded", Some("refunded_at")),
    transition("order_subscriptions", "_activate", &["draft", "inactive"], "active", None),
    transition("order_subscriptions", "_deactivate", &["active"], "inactive", None),
    transition("order_subscriptions", "_cancel", &["draft", "inactive", "active"], "cancelled", None),
    transition("in_stock_subscriptions", "_activate", &["inactive"], "active", None),
    transition("in_stock_subscriptions", "_deactivate", &["active"], "inactive", None),
];

impl Effects<'_> {
    /// Pulls the triggers of a change, or says why one cannot be.
    pub(super) fn pull(&mut self, record: &Reference, change: &Change) -> Result<(), Problem> {
        let pulled: Vec<(&str, &Value)> = change
            .orders
            .iter()
            .filter(|(_, value)| !matches!(value, Value::Null | Value::Bool(false)))
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        for (trigger, _) in &pulled {
            if let Some(transition) = find(record.kind, trigger) {
                self.may_move(record, transition)?;
            }
        }
        for (trigger, value) in pulled {
            match find(record.kind, trigger) {
                Some(transition) => self.move_on(record, transition),
                None => self.set_off(record, trigger, value)?,
            }
        }
        Ok(())
    }

    fn may_move(&self, reference: &Reference, transition: &Transition) -> Result<(), Problem> {
        let Some(record) = self.store.find(reference) else {
            return Err(Problem::not_found(&reference.id));
        };
        let status = record.text("status");
        let refused = |title: String| {
            Problem::from_broken(&[Broken::attribute(
                transition.trigger,
                title,
                "invalid_transition",
            )])
        };
        if !transition.from.contains(&status) {
            return refused(format!("cannot be triggered in status {status}"));
        }
        match (transition.kind, transition.trigger) {
            ("orders", "_cancel")
                if status == "placed"
                    && self.caller.is_sales_channel()
                    && !self.settings.customer_may_cancel_placed_orders =>
            {
                Err(Problem::unauthorized())
            }
            ("orders", "_place") => Problem::from_broken(&self.missing_to_place(record)),
            ("returns", "_request") if record.integer("skus_count") == 0 => {
                refused("needs at least one line".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn missing_to_place(&self, order: &Record) -> Vec<Broken> {
        let mut broken = Vec::new();
        if order.text("customer_email").is_empty() {
            broken.push(Broken::blank("customer_email"));
        }
        let needed = ["shipping_address", "billing_address", "payment_source"];
        for name in needed {
            if order.link(name).is_empty() {
                broken.push(Broken::relationship(name, "must exist", "required"));
            }
        }
        if order.integer("skus_count") == 0 {
            broken.push(Broken::relationship("line_items", "must exist", "required"));
        }
        broken
    }

    fn move_on(&mut self, reference: &Reference, transition: &Transition) {
        let now = clock::iso(self.now);
        self.edit(reference, |record| {
            record.set("status", transition.to);
            if let Some(stamp) = transition.stamp {
                record.set(stamp, now.clone());
            }
        });
        match (transition.kind, transition.trigger) {
            ("orders", "_place") => {
                self.edit(reference, |order| {
                    order.set("payment_status", "authorized");
                    order.set("editable", false);
                });
                if let Some(customer) = self.linked(reference, "customer") {
                    self.edit(&customer, |customer| {
                        let orders = customer.integer("total_orders_count") + 1;
                        customer.set("total_orders_count", orders);
                        let status = if orders > 1 { "repeat" } else { "acquired" };
                        customer.set("status", status);
                    });
                }
            }
            ("orders", "_cancel") => {
                self.edit(reference, |order| {
                    let payment = match order.text("payment_status") {
                        "authorized" | "partially_authorized" => "voided",
                        "paid" | "partially_paid" => "refunded",
                        other => other,
                    };
                    let payment = payment.to_owned();
                    order.set("payment_status", payment);
                });
                for shipment in self.store.references_to("shipments", "order", reference) {
                    self.edit(&shipment, |shipment| shipment.set("status", "cancelled"));
                }
            }
            _ => {}
        }
    }

    fn set_off(&mut self, record: &Reference, trigger: &str, value: &Value) -> Result<(), Problem> {
        let now = clock::iso(self.now);
        let text = value.as_str().unwrap_or_default();
        let worked = match trigger {
            "_archive" => {
                self.edit(record, |record| record.set("archived_at", now));
                true
            }
            "_unarchive" => {
                self.edit(record, |record| record.set("archived_at", Value::Null));
                true
            }
            "_refresh" => {
                self.recount_order(record);
                self.edit(record, |record| record.set("refreshed_at", now));
                true
            }
            "_add_tags" | "_remove_tags" => {
                self.tag(record, text, trigger == "_add_tags");
                true
            }
            "_request_anonymization" | "_cancel_anonymization" => {
                self.anonymize(record, trigger == "_request_anonymization");
                true
            }
            "_shipping_address_clone_id" => {
                self.set_address(record, "shipping_address", Some(text))
            }
            "_billing_address_clone_id" => self.set_address(record, "billing_address", Some(text)),
            "_shipping_address_same_as_billing" => {
                let from = self.linked(record, "billing_address");
                self.set_address(
                    record,
                    "shipping_address",
                    from.as_ref().map(|at| at.id.as_str()),
                )
            }
            "_billing_address_same_as_shipping" => {
                let from = self.linked(record, "shipping_address");
                self.set_address(
                    record,
                    "billing_address",
                    from.as_ref().map(|at| at.id.as_str()),
                )
            }
            "_save_shipping_address_to_customer_address_book" => {
                self.save_address_of(record, "shipping_address")
            }
            "_save_billing_address_to_customer_address_book" => {
                self.save_address_of(record, "billing_address")
            }
            "_save_payment_source_to_customer_wallet" => self.save_to_wallet(record),
            "_customer_payment_source_id" => self.pay_from_wallet(record, text),
            // Passwords and tokens, which set nothing off by themselves.
            _ => true,
        };
        match worked {
            true => Ok(()),
            false => Problem::from_broken(&[Broken::invalid(trigger)]),
        }
    }

    fn set_address(&mut self, order: &Reference, which: &'static str, id: Option<&str>) -> bool {
        let Some(copy) = id.and_then(|id| self.copy_address(id)) else {
            return false;
        };
        self.edit(order, |order| order.connect(which, vec![copy]));
        true
    }

    fn save_address_of(&mut self, order: &Reference, which: &str) -> bool {
        let ends = (self.linked(order, which), self.linked(order, "customer"));
        let (Some(address), Some(customer)) = ends else {
            return false;
        };
        self.save_to_address_book(&address, &customer);
        true
    }

    /// Tags that do not exist are passed over.
    fn tag(&mut self, record: &Reference, names: &str, adds: bool) {
        let named: Vec<Reference> = self
            .store
            .all("tags")
            .iter()
            .filter(|tag| names.split(',').any(|name| name.trim() == tag.text("name")))
            .map(Record::reference)
            .collect();
        self.edit(record, |record| {
            let mut tags = record.link("tags").to_vec();
            tags.retain(|tag| !named.contains(tag));
            if adds {
                tags.extend(named);
            }
            record.connect("tags", tags);
        });
    }

    fn anonymize(&mut self, customer: &Reference, requests: bool) {
        let moment = moment_in_words(self.now);
        let user = json!({
            "id": "QWERtyuiop",
            "first_name": "Travis",
            "last_name": "Muller",
            "email": "privacy@marlow-finch.example",
        });
        self.edit(customer, |customer| {
            let mut info = match customer.value("anonymization_info") {
                Value::Object(info) if !requests => info,
                _ => serde_json::Map::new(),
            };
            let (status, stamp, who) = match requests {
                true => ("requested", "requested_at", "requester"),
                false => ("cancelled", "cancelled_at", "cancellation_requester"),
            };
            info.insert("status".to_owned(), json!(status));
            info.insert(stamp.to_owned(), json!(moment));
            info.insert(who.to_owned(), user);
            customer.set("anonymization_info", info);
            customer.set("anonymization_status", status);
        });
    }
}

fn find(kind: &str, trigger: &str) -> Option<&'static Transition> {
    TRANSITIONS
        .iter()
        .find(|transition| transition.kind == kind && transition.trigger == trigger)
}

/// `2025-03-15 11:39:21 UTC`: the one place where the platform's dates are not ISO 8601.
fn moment_in_words(instant: i64) -> String {
    let iso = clock::iso(instant);
    let (day, time) = iso.split_once('T').unwrap_or_default();
    format!("{day} {} UTC", time.get(..8).unwrap_or_default())
}
