//! Lines of orders and of returns, and the sums they add up to.

use serde_json::{Value, json};

use super::super::rules::OPEN;
use super::super::store::{Record, Reference};
use super::Effects;

impl Effects<'_> {
    /// A line takes its name and its price from the product, in the order's currency.
    pub(super) fn line_made(&mut self, line: &Reference) {
        let order = self.linked(line, "order");
        let currency = order
            .and_then(|order| self.store.find(&order))
            .map(|order| order.currency.clone())
            .unwrap_or_default();
        let code = self.value(line, "sku_code");
        let Some(sku) = self
            .store
            .by_code("skus", code.as_str().unwrap_or_default())
        else {
            return;
        };
        let (name, image) = (sku.value("name"), sku.value("image_url"));
        let price = sku.secrets.get(&currency).and_then(Value::as_i64);
        let sku = sku.reference();
        self.edit(line, |line| {
            line.connect("item", vec![sku.clone()]);
            line.connect("sku", vec![sku]);
            line.set("item_type", "skus");
            line.set("currency_code", currency.clone());
            line.currency = currency;
            line.set("unit_amount_cents", price.unwrap_or_default());
        });
        self.default(line, &[("name", name), ("image_url", image)]);
        self.line_changed(line);
    }

    pub(super) fn line_changed(&mut self, line: &Reference) {
        self.edit(line, |line| {
            let total = line.integer("unit_amount_cents") * line.integer("quantity");
            for (name, cents) in [
                ("total_amount_cents", total),
                ("options_amount_cents", 0),
                ("discount_cents", 0),
                ("tax_amount_cents", 0),
            ] {
                line.set(name, cents);
            }
        });
        if let Some(order) = self.linked(line, "order") {
            self.recount_order(&order);
        }
    }

    /// The sums of an order that is still open; placed ones keep theirs.
    pub(super) fn recount_order(&mut self, order: &Reference) {
        if !OPEN.contains(&self.value(order, "status").as_str().unwrap_or_default()) {
            return;
        }
        let lines: Vec<&Record> = self
            .store
            .pointing_to("line_items", "order", order)
            .filter(|line| line.text("item_type") == "skus")
            .collect();
        let subtotal: i64 = lines
            .iter()
            .map(|line| line.integer("total_amount_cents"))
            .sum();
        let count: i64 = lines.iter().map(|line| line.integer("quantity")).sum();
        self.edit(order, |order| {
            order.set("skus_count", count);
            for name in [
                "subtotal_amount_cents",
                "total_amount_cents",
                "total_amount_with_taxes_cents",
                "place_total_amount_cents",
            ] {
                order.set(name, subtotal);
            }
        });
    }

    pub(super) fn return_made(&mut self, return_: &Reference) {
        let Some(order) = self.linked(return_, "order") else {
            return;
        };
        let nth = self.store.pointing_to("returns", "order", &order).count();
        let Some(order) = self.store.find(&order) else {
            return;
        };
        let number = format!("{}/R/{nth:03}", order.text("number"));
        let (email, currency) = (order.value("customer_email"), order.currency.clone());
        let (customer, origin) = (
            order.link("customer").to_vec(),
            order.link("shipping_address").to_vec(),
        );
        self.edit(return_, |return_| {
            return_.set("number", number);
            return_.set("status", "draft");
            return_.set("customer_email", email);
            return_.set("skus_count", 0);
            return_.set("estimated_refund_amount_cents", 0);
            return_.connect("customer", customer);
            return_.connect("origin_address", origin);
            return_.currency = currency;
        });
    }

    /// A returned line is worth its share of what was paid for the whole.
    pub(super) fn return_line_made(&mut self, line: &Reference) {
        let quantity = self.value(line, "quantity").as_i64().unwrap_or(1);
        let Some(sold) = self
            .linked(line, "line_item")
            .and_then(|sold| self.store.find(&sold))
        else {
            return;
        };
        let share = sold.integer("total_amount_cents") * quantity / sold.integer("quantity").max(1);
        let taken_over: Vec<(&str, Value)> = ["sku_code", "bundle_code", "name", "image_url"]
            .into_iter()
            .map(|name| (name, sold.value(name)))
            .collect();
        let currency = sold.currency.clone();
        self.edit(line, |line| {
            for (name, value) in taken_over {
                line.set(name, value);
            }
            line.set("total_amount_cents", share);
            line.currency = currency;
        });
        let Some(return_) = self.linked(line, "return") else {
            return;
        };
        let lines = self
            .store
            .pointing_to("return_line_items", "return", &return_);
        let (count, refund) = lines.fold((0, 0), |(count, refund), line| {
            (
                count + line.integer("quantity"),
                refund + line.integer("total_amount_cents"),
            )
        });
        self.edit(&return_, |return_| {
            return_.set("skus_count", json!(count));
            return_.set("estimated_refund_amount_cents", json!(refund));
        });
    }
}
