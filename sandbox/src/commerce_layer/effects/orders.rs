//! New orders, and how they are paid.

use serde_json::json;

use super::super::access::Who;
use super::super::store::{Record, Reference};
use super::{Effects, secret};

/// The amounts that an order starts with at nothing.
const AMOUNTS: [&str; 13] = [
    "subtotal_amount_cents",
    "shipping_amount_cents",
    "payment_method_amount_cents",
    "discount_amount_cents",
    "adjustment_amount_cents",
    "gift_card_amount_cents",
    "total_tax_amount_cents",
    "subtotal_tax_amount_cents",
    "shipping_tax_amount_cents",
    "total_amount_cents",
    "total_amount_with_taxes_cents",
    "total_taxable_amount_cents",
    "place_total_amount_cents",
];

impl Effects<'_> {
    /// The market is the one named, the token's, or the shop's first.
    pub(super) fn order_made(&mut self, order: &Reference) {
        let number = self
            .store
            .all("orders")
            .iter()
            .filter_map(|order| order.text("number").parse::<i64>().ok())
            .max()
            .unwrap_or_default()
            + 1;
        let named = self.linked(order, "market");
        let of_token = self.caller.markets.first();
        let market = named
            .and_then(|market| self.store.find(&market))
            .or_else(|| self.store.get("markets", of_token?))
            .or_else(|| self.store.all("markets").first());
        let Some(market) = market else { return };
        let currency = market.currency.clone();
        let market = market.reference();
        let customer = match &self.caller.who {
            Who::Customer(id) => self.store.get("customers", id),
            Who::Guest | Who::Integration => None,
        };
        let email = customer.map(|customer| customer.value("email"));
        let customer = customer.map(Record::reference);
        self.edit(order, |order| {
            order.currency.clone_from(&currency);
            order.set("number", number.to_string());
            order.set("status", "draft");
            order.set("payment_status", "unpaid");
            order.set("fulfillment_status", "unfulfilled");
            order.set("currency_code", currency);
            order.set("editable", true);
            order.set("token", secret());
            order.set("skus_count", 0);
            for name in AMOUNTS {
                order.set(name, 0);
            }
            order.connect("market", vec![market]);
            if let Some(customer) = customer
                && order.link("customer").is_empty()
            {
                order.connect("customer", vec![customer]);
            }
        });
        let is_guest = self.linked(order, "customer").is_none();
        self.default(
            order,
            &[
                ("guest", json!(is_guest)),
                ("customer_email", json!(email)),
                ("language_code", json!("en")),
                ("tax_included", json!(true)),
            ],
        );
    }

    /// A payment source that is made for an order pays it.
    pub(super) fn payment_source_made(&mut self, source: &Reference) {
        if let Some(order) = self.linked(source, "order") {
            let source = source.clone();
            self.edit(&order, |order| {
                order.connect("payment_source", vec![source])
            });
        }
    }

    pub(super) fn save_to_wallet(&mut self, order: &Reference) -> bool {
        let (Some(customer), Some(source)) = (
            self.linked(order, "customer"),
            self.linked(order, "payment_source"),
        ) else {
            return false;
        };
        let method = self.linked(order, "payment_method");
        let is_there = self
            .store
            .pointing_to("customer_payment_sources", "payment_source", &source)
            .next()
            .is_some();
        if !is_there {
            self.store
                .add("customer_payment_sources", self.now, |wallet| {
                    wallet.set("name", "XXXX-XXXX-XXXX-4242");
                    wallet.set("payment_source_token", secret());
                    wallet.connect("customer", vec![customer]);
                    wallet.connect("payment_source", vec![source]);
                    wallet.connect("payment_method", method.into_iter().collect());
                });
        }
        true
    }

    /// Pays the order with what lies in the customer's wallet.
    pub(super) fn pay_from_wallet(&mut self, order: &Reference, id: &str) -> bool {
        let Some(wallet) = self
            .store
            .get("customer_payment_sources", id)
            .filter(|wallet| self.caller.sees(self.store, wallet))
        else {
            return false;
        };
        let source = wallet.link("payment_source").to_vec();
        let method = wallet.link("payment_method").to_vec();
        self.edit(order, |order| {
            order.connect("payment_source", source);
            order.connect("payment_method", method);
        });
        true
    }
}
