//! Every order of the shop, with its lines and amounts; what follows is in `payments` and `fulfilment`.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::super::effects::open_order;
use super::super::store::{Record, Reference, Store};
use super::organization::image_url;
use super::people::{self, FORGOTTEN};
use super::stages::Stage;
use super::{fulfilment, instant, number, part, payments, text, whose};
use crate::clock::{self, MINUTE};
use crate::elastic_path;

const FIRST_NUMBER: usize = 10_201;

/// What the parts of an order need to know of it.
pub(super) struct Placed {
    pub(super) order: Reference,
    pub(super) stage: &'static Stage,
    /// Its place among all orders, for choices that should vary.
    pub(super) place: usize,
    pub(super) currency: String,
    pub(super) total: i64,
    pub(super) created: i64,
    pub(super) updated: i64,
}

pub(super) fn place(store: &mut Store, shop: &elastic_path::Store) {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for order in &shop.orders {
        *left
            .entry(text(&order.body, "/customer/email"))
            .or_default() += 1;
    }
    for (place, order) in shop.orders.iter().enumerate() {
        let email = text(&order.body, "/customer/email");
        let nth = left.get_mut(email).map(|left| {
            *left -= 1;
            *left
        });
        let word = |pointer| text(&order.body, pointer);
        let elsewhere = (word("/status"), word("/payment"), word("/shipping"));
        let stage = Stage::of(email, nth.unwrap_or_default(), elsewhere);
        let placed = add(store, order, place, stage);
        payments::pay(store, &placed);
        fulfilment::ship(store, &placed);
    }
}

fn add(
    store: &mut Store,
    order: &elastic_path::Order,
    place: usize,
    stage: &'static Stage,
) -> Placed {
    let body = &order.body;
    let created = instant(body, "/meta/timestamps/created_at");
    let updated = instant(body, "/meta/timestamps/updated_at");
    let currency = text(body, "/meta/display_price/with_tax/currency").to_owned();
    let email = text(body, "/customer/email");
    let shipping_address = people::settle_at(store, &part(body, "/shipping_address"), created);
    let billing_address = people::settle_at(store, &part(body, "/billing_address"), created);
    let country = text(body, "/shipping_address/country").to_owned();
    let market = store
        .all("markets")
        .iter()
        .find(|market| market.currency == currency)
        .map(Record::reference);
    let customer = store
        .customer_by_email(email)
        .filter(|_| email != FORGOTTEN)
        .map(Record::reference);
    let is_guest = customer
        .as_ref()
        .and_then(|customer| store.find(customer))
        .is_none_or(|customer| !customer.secrets.contains_key("password"));
    if let (false, Some(customer)) = (
        stage.is_open(),
        customer
            .as_ref()
            .and_then(|customer| store.find_mut(customer)),
    ) {
        people::count_order(customer, created);
    }
    let sums = Sums::of(order, stage);
    let events = events(store, stage);
    let tags = match order
        .items
        .iter()
        .any(|item| item.get("custom_inputs").is_some())
    {
        true => whose(store, "tags", "name", "gift"),
        false => Vec::new(),
    };
    let reference = store.add("orders", created, |order| {
        open_order(order);
        order.currency.clone_from(&currency);
        order.set("number", (FIRST_NUMBER + place).to_string());
        order.set("status", stage.status);
        order.set("payment_status", stage.payment);
        order.set("fulfillment_status", stage.fulfilment);
        order.set("guest", is_guest);
        order.set("editable", stage.is_open() || stage.status == "editing");
        order.set("customer_email", email);
        order.set("language_code", "en");
        order.set("currency_code", currency.clone());
        order.set("country_code", country);
        order.set("tax_included", sums.includes_tax);
        order.set(
            "token",
            format!("{:032x}", u128::from(created.unsigned_abs()) << 32),
        );
        order.set("updated_at", clock::iso(updated));
        if let reference @ Value::String(_) = part(body, "/external_ref") {
            order.set("reference", reference);
            order.set("reference_origin", "ERP");
        }
        if let attributes @ Value::Object(_) = part(body, "/custom_attributes") {
            order.set("metadata", attributes);
        }
        stamp(order, stage, created, updated);
        sums.write(order);
        order.connect("market", market.into_iter().collect());
        order.connect("customer", customer.into_iter().collect());
        order.connect("shipping_address", vec![shipping_address]);
        order.connect("billing_address", vec![billing_address]);
        order.connect("events", events);
        order.connect("tags", tags);
    });
    add_lines(store, order, &reference, &sums, &currency, created);
    Placed {
        order: reference,
        stage,
        place,
        currency,
        total: sums.total_with_taxes(),
        created,
        updated,
    }
}

fn stamp(order: &mut Record, stage: &Stage, created: i64, updated: i64) {
    let moments = [
        (
            "placed_at",
            !matches!(stage.status, "draft" | "pending" | "placing"),
            created + 2 * MINUTE,
        ),
        (
            "approved_at",
            stage.status == "approved",
            created + 20 * MINUTE,
        ),
        ("cancelled_at", stage.status == "cancelled", updated),
        (
            "payment_updated_at",
            stage.payment != "unpaid",
            created + 3 * MINUTE,
        ),
        (
            "fulfillment_updated_at",
            stage.fulfilment != "unfulfilled",
            updated,
        ),
        ("refreshed_at", true, created),
    ];
    for (name, is_reached, moment) in moments {
        if is_reached {
            // An order that was cancelled within minutes was never touched again after that.
            order.set(name, clock::iso(moment.min(updated)));
        }
    }
}

fn events(store: &Store, stage: &Stage) -> Vec<Reference> {
    let names: &[&str] = match stage.status {
        "placed" | "editing" => &["orders.place"],
        "approved" => &["orders.place", "orders.approve"],
        "cancelled" => &["orders.place", "orders.cancel"],
        _ => &[],
    };
    names
        .iter()
        .flat_map(|name| whose(store, "events", "name", name))
        .collect()
}

/// An order's amounts. Those on the label have the tax in them or not, as the market has it.
struct Sums {
    includes_tax: bool,
    subtotal: i64,
    discount: i64,
    shipping: i64,
    gift_card: i64,
    tax: i64,
    with_tax: i64,
    pieces: i64,
}

impl Sums {
    fn of(order: &elastic_path::Order, stage: &Stage) -> Self {
        let total = |part: &str| number(&order.body, &format!("/meta/display_price/{part}/amount"));
        let (with_tax, without_tax) = (total("with_tax"), total("without_tax"));
        let lines = |part: &str| -> i64 {
            let pointer = format!("/meta/display_price/{part}/value/amount");
            order.items.iter().map(|item| number(item, &pointer)).sum()
        };
        let includes_tax = order
            .items
            .iter()
            .any(|item| item.pointer("/unit_price/includes_tax") == Some(&json!(true)));
        let amounts = || order.items.iter().map(|item| number(item, "/value/amount"));
        let shipping = match includes_tax {
            true => with_tax - lines("with_tax"),
            false => without_tax - lines("without_tax"),
        };
        let pieces = order
            .items
            .iter()
            .filter(|item| number(item, "/value/amount") >= 0)
            .map(|item| number(item, "/quantity"))
            .sum();
        Self {
            includes_tax,
            subtotal: amounts().filter(|amount| *amount > 0).sum(),
            discount: amounts().filter(|amount| *amount < 0).sum(),
            shipping,
            gift_card: if stage.payment == "free" {
                -with_tax
            } else {
                0
            },
            tax: with_tax - without_tax,
            with_tax,
            pieces,
        }
    }

    fn total(&self) -> i64 {
        self.subtotal + self.discount + self.shipping + self.gift_card
    }

    fn total_with_taxes(&self) -> i64 {
        self.with_tax + self.gift_card
    }

    fn write(&self, order: &mut Record) {
        for (name, cents) in [
            ("subtotal_amount_cents", self.subtotal),
            ("shipping_amount_cents", self.shipping),
            ("discount_amount_cents", self.discount),
            ("gift_card_amount_cents", self.gift_card),
            ("total_tax_amount_cents", self.tax),
            ("subtotal_tax_amount_cents", self.tax),
            ("total_amount_cents", self.total()),
            ("total_taxable_amount_cents", self.with_tax - self.tax),
            ("subtotal_taxable_amount_cents", self.with_tax - self.tax),
            ("total_amount_with_taxes_cents", self.total_with_taxes()),
            ("place_total_amount_cents", self.total_with_taxes()),
            ("skus_count", self.pieces),
        ] {
            order.set(name, cents);
        }
        if self.gift_card != 0 {
            order.set("gift_card_code", "GC-4F2A-81");
        }
    }
}

fn add_lines(
    store: &mut Store,
    order: &elastic_path::Order,
    reference: &Reference,
    sums: &Sums,
    currency: &str,
    created: i64,
) {
    for item in order.items.iter() {
        let total = number(item, "/value/amount");
        let sku = whose(store, "skus", "code", text(item, "/sku"));
        let item_type = if total < 0 { "promotions" } else { "skus" };
        let tax = number(item, "/meta/display_price/tax/value/amount");
        line(store, reference, currency, created, |line| {
            let code = text(item, "/sku");
            line.set("item_type", item_type);
            line.set("name", text(item, "/name"));
            line.set("quantity", number(item, "/quantity"));
            line.set("unit_amount_cents", number(item, "/unit_price/amount"));
            line.set("total_amount_cents", total);
            line.set("tax_amount_cents", tax);
            match item_type {
                "skus" => {
                    line.set("sku_code", code);
                    line.set("image_url", image_url(code));
                }
                _ => line.set("coupon_code", code),
            }
            line.connect("item", sku.clone());
            line.connect("sku", sku);
        });
    }
    if sums.shipping != 0 {
        line(store, reference, currency, created, |line| {
            line.set("item_type", "shipments");
            line.set("name", "Standard shipping");
            line.set("quantity", 1);
            line.set("unit_amount_cents", sums.shipping);
            line.set("total_amount_cents", sums.shipping);
            line.set("tax_amount_cents", 0);
        });
    }
}

fn line(
    store: &mut Store,
    order: &Reference,
    currency: &str,
    created: i64,
    fill: impl FnOnce(&mut Record),
) {
    let order = order.clone();
    store.add("line_items", created, |line| {
        currency.clone_into(&mut line.currency);
        line.set("currency_code", currency);
        line.set("options_amount_cents", 0);
        line.set("discount_cents", 0);
        line.connect("order", vec![order]);
        fill(line);
    });
}
