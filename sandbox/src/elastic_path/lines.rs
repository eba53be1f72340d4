//! The lines of carts and orders: what each costs, and what they come to. Carts and orders show the
//! same amounts under different keys.

use serde_json::{Map, Value, json};

use super::store::{Fields, insert};
use crate::clock;
use crate::seed::currencies::{Currency, Price};
use crate::seed::products::Shelved;
use crate::seed::promotions::Announced;

/// Where the shop's promotions come from, in the platform's words.
pub(crate) const RULE_PROMOTION: &str = "rule-promotion";

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Product,
    Custom,
    Promotion,
    Gift,
}

/// Something taken off one piece of a line.
#[derive(Clone)]
pub(crate) struct Discount {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) source: &'static str,
    pub(crate) off: Price,
}

#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// The product's id; for a promotion, the promotion's.
    pub(crate) product_id: String,
    pub(crate) name: String,
    pub(crate) sku: String,
    pub(crate) quantity: i64,
    /// What is paid for one.
    pub(crate) unit: Price,
    pub(crate) discount: Option<Discount>,
    pub(crate) custom_inputs: Value,
    /// Further keys of the item, on which no amount depends: its bundle, its stock location.
    pub(crate) further: Fields,
    pub(crate) custom: Fields,
}

impl Line {
    pub(crate) fn new(id: String, kind: Kind, name: &str, sku: &str, unit: Price) -> Self {
        Self {
            id,
            kind,
            product_id: String::new(),
            name: name.to_owned(),
            sku: sku.to_owned(),
            quantity: 1,
            unit,
            discount: None,
            custom_inputs: Value::Null,
            further: Fields::new(),
            custom: Fields::new(),
        }
    }

    pub(crate) fn of_product(id: String, shelved: &Shelved, currency: &Currency) -> Self {
        let product = shelved.product;
        let unit = currency.price(product.label(currency));
        Self {
            product_id: shelved.id.to_string(),
            ..Self::new(id, Kind::Product, product.name, product.sku, unit)
        }
    }

    /// What a promotion takes off the other lines, as a line of its own.
    pub(crate) fn of_promotion(
        id: String,
        announced: &Announced,
        others: &[Self],
        currency: &Currency,
    ) -> Self {
        let promotion = announced.promotion;
        let off = goods(others).less(promotion.per_cent, currency);
        Self {
            product_id: announced.id.clone(),
            ..Self::new(id, Kind::Promotion, promotion.name, promotion.code, off)
        }
    }

    pub(crate) fn total(&self) -> Price {
        self.unit.times(self.quantity)
    }

    fn taken_off(&self) -> i64 {
        self.discount
            .as_ref()
            .map(|discount| discount.off.with_tax)
            .unwrap_or_default()
    }

    fn display_price(&self, currency: &Currency) -> Value {
        let (unit, total, off) = (self.unit, self.total(), self.taken_off());
        let both = |unit: i64, value: i64| json!({"unit": currency.display(unit), "value": currency.display(value)});
        let full = unit.with_tax - off;
        let by_code: Map<String, Value> = self
            .discount
            .iter()
            .map(|discount| {
                let amount = currency.display(off * self.quantity);
                (discount.code.clone(), amount)
            })
            .collect();
        json!({
            "with_tax": both(unit.with_tax, total.with_tax),
            "without_tax": both(unit.without_tax, total.without_tax),
            "tax": both(unit.tax(), total.tax()),
            "discount": both(off, off * self.quantity),
            "without_discount": both(full, full * self.quantity),
            "discounts": by_code,
        })
    }

    fn discounts(&self, currency: &Currency) -> Vec<Value> {
        self.discount
            .iter()
            .map(|discount| {
                json!({
                    "amount": currency.raw(discount.off.times(self.quantity)),
                    "code": discount.code,
                    "id": discount.id,
                    "promotion_source": discount.source,
                })
            })
            .collect()
    }

    /// What an item of a cart and of an order have in common.
    fn item(
        &self,
        kind: &str,
        currency: &Currency,
        created: i64,
        updated: i64,
    ) -> Map<String, Value> {
        let item = json!({
            "type": kind,
            "id": self.id,
            "quantity": self.quantity,
            "product_id": self.product_id,
            "name": self.name,
            "sku": self.sku,
            "unit_price": currency.raw(self.unit),
            "value": currency.raw(self.total()),
            "discounts": self.discounts(currency),
            "links": {},
            "meta": {
                "display_price": self.display_price(currency),
                "timestamps": {
                    "created_at": clock::iso(created),
                    "updated_at": clock::iso(updated),
                },
            },
            "catalog_id": "default",
            "catalog_source": "pim",
        });
        let mut item = match item {
            Value::Object(item) => item,
            _ => Map::new(),
        };
        if !self.custom_inputs.is_null() {
            item.insert("custom_inputs".to_owned(), self.custom_inputs.clone());
        }
        if self.kind == Kind::Promotion {
            item.insert("promotion_source".to_owned(), json!(RULE_PROMOTION));
        }
        item.extend(self.further.clone());
        item
    }

    pub(crate) fn order_item(&self, currency: &Currency, cart_item: &str, created: i64) -> Value {
        let mut item = self.item("order_item", currency, created, created);
        let mut relationships =
            json!({"cart_item": {"data": {"type": "cart_item", "id": cart_item}}});
        if self.kind == Kind::Promotion {
            insert(&mut relationships, "promotions", self.promotion_link());
        }
        item.insert("relationships".to_owned(), relationships);
        if !self.custom.is_empty() {
            item.insert("custom".to_owned(), json!(self.custom));
        }
        Value::Object(item)
    }

    pub(crate) fn cart_item(&self, currency: &Currency, created: i64, updated: i64) -> Value {
        let kind = self.cart_type();
        let mut item = self.item(kind, currency, created, updated);
        for (name, value) in [
            ("description", json!(self.name)),
            ("slug", json!(self.sku.to_ascii_lowercase())),
            (
                "image",
                json!({"mime_type": "", "file_name": "", "href": ""}),
            ),
            ("manage_stock", json!(false)),
        ] {
            item.insert(name.to_owned(), value);
        }
        if self.kind == Kind::Promotion {
            let relationships = json!({"promotions": self.promotion_link()});
            item.insert("promotion_id".to_owned(), json!(self.product_id));
            item.insert("relationships".to_owned(), relationships);
        }
        if self.kind != Kind::Product {
            for name in ["product_id", "catalog_id", "catalog_source"] {
                item.remove(name);
            }
        }
        Value::Object(item)
    }

    fn promotion_link(&self) -> Value {
        json!({"data": [{"type": "promotion", "id": self.product_id}]})
    }

    pub(crate) fn cart_type(&self) -> &'static str {
        match self.kind {
            Kind::Product | Kind::Gift => "cart_item",
            Kind::Custom => "custom_item",
            Kind::Promotion => "promotion_item",
        }
    }
}

/// What lines come to.
#[derive(Clone, Copy)]
pub(crate) struct Totals {
    goods: Price,
    /// All that was taken off, as an amount below zero.
    discount: i64,
    pub(crate) shipping: Price,
    pub(crate) shipping_discount: Price,
}

impl Totals {
    pub(crate) fn of(lines: &[Line]) -> Self {
        Self {
            goods: goods(lines),
            discount: lines
                .iter()
                .map(|line| line.total().with_tax.min(0) + line.taken_off() * line.quantity)
                .sum(),
            shipping: Price::default(),
            shipping_discount: Price::default(),
        }
    }

    pub(crate) fn total(&self) -> Price {
        self.goods.plus(self.shipping).plus(self.shipping_discount)
    }

    /// The parts of `display_price` that carts and orders share.
    pub(crate) fn parts(&self) -> [(&'static str, i64); 7] {
        let total = self.total();
        [
            ("with_tax", total.with_tax),
            ("without_tax", total.without_tax),
            ("tax", total.tax()),
            ("discount", self.discount),
            ("without_discount", total.with_tax - self.discount),
            ("shipping", self.shipping.with_tax),
            ("shipping_discount", self.shipping_discount.with_tax),
        ]
    }
}

pub(crate) fn goods(lines: &[Line]) -> Price {
    lines
        .iter()
        .map(Line::total)
        .fold(Price::default(), Price::plus)
}

pub(crate) fn displayed(
    parts: impl IntoIterator<Item = (&'static str, i64)>,
    currency: &Currency,
) -> Map<String, Value> {
    parts
        .into_iter()
        .map(|(name, amount)| (name.to_owned(), currency.display(amount)))
        .collect()
}
