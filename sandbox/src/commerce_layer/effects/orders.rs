//! New orders, and how they are paid.

use serde_json::{Value, json};

use super::super::access::Who;
use super::super::schema::{self, Kind};
use super::super::store::{Record, Reference};
use super::{Effects, secret};

/// What every order has from the beginning, besides its amounts, which are all nothing.
const AT_FIRST: [(&str, bool); 7] = [
    ("autorefresh", true),
    ("place_async", false),
    ("freight_taxable", false),
    ("payment_method_taxable", false),
    ("adjustment_taxable", true),
    ("gift_card_taxable", false),
    ("requires_billing_info", false),
];
const COUNTS: [&str; 7] = [
    "skus_count",
    "line_item_options_count",
    "shipments_count",
    "tax_calculations_count",
    "validations_count",
    "errors_count",
    "circuit_failure_count",
];

/// Sets what an order always has.
pub(in super::super) fn open_order(order: &mut Record) {
    for (name, value) in AT_FIRST {
        order.set(name, value);
    }
    for name in COUNTS {
        order.set(name, 0);
    }
    order.set("circuit_state", "closed");
    zero_amounts(order);
}

/// Sets every amount of the record to nothing.
pub(in super::super) fn zero_amounts(record: &mut Record) {
    let rows = schema::resource(record.kind)
        .into_iter()
        .flat_map(schema::Resource::attributes);
    for row in rows.filter(|row| row.kind == Kind::Money) {
        record.set(&row.kept_as(), 0);
    }
}

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
            open_order(order);
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

    /// An order can sign its customer up: the shortcut that spares a request of its own.
    pub(super) fn sign_up_with(&mut self, order: &Reference, password: Option<&str>) {
        let email = self.value(order, "customer_email");
        let (Some(password), Some(email)) = (password, email.as_str()) else {
            return;
        };
        let known = self.store.customer_by_email(email);
        // Nobody takes over an account by ordering in its name.
        if known.is_some_and(|known| known.secrets.contains_key("password")) {
            return;
        }
        let customer = known.map(Record::reference).unwrap_or_else(|| {
            let made = self.store.add("customers", self.now, |customer| {
                customer.set("email", email)
            });
            self.customer_made(&made);
            made
        });
        self.set_password(&customer, Some(password));
        self.edit(order, |order| {
            order.set("guest", false);
            order.connect("customer", vec![customer]);
        });
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
        let digits = self.value(&source, "payment_instrument");
        let name = match digits.pointer("/card_last_digits").and_then(Value::as_str) {
            Some(digits) => format!("XXXX-XXXX-XXXX-{digits}"),
            None => source.kind.trim_end_matches("_payments").to_owned(),
        };
        let is_there = self
            .store
            .pointing_to("customer_payment_sources", "payment_source", &source)
            .next()
            .is_some();
        if !is_there {
            self.store
                .add("customer_payment_sources", self.now, |wallet| {
                    wallet.set("name", name);
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
