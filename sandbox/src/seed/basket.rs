//! What lies in one order: its lines, and each line as the platform's order item.

use serde_json::{Map, Value, json};

use super::currencies::{Currency, Price};
use super::history::Extra;
use super::products::Shelved;
use super::random::Random;
use crate::clock;

/// The promotions the shop has run, newest first.
const PROMOTIONS: &[(&str, &str, i64)] = &[
    ("AUTUMN10", "Autumn: 10% off your basket", 10),
    ("LETTERS15", "Letter-writing week: 15% off", 15),
];
const LINE_DISCOUNT: (&str, i64) = ("SECONDS20", 20);
const GIFT_NAME: &str = "Thank-you postcard";
const GIFT_SKU: &str = "GIFT-POSTCARD";
const MOST_PRODUCTS: i64 = 5;

pub(crate) struct Line {
    id: String,
    product_id: String,
    name: String,
    sku: String,
    quantity: i64,
    /// What is paid for one.
    unit: Price,
    /// The code and the amount taken off one, where the line has a discount.
    discount: Option<(&'static str, Price)>,
    gift_note: Option<&'static str>,
}

impl Line {
    fn total(&self) -> Price {
        self.unit.times(self.quantity)
    }

    /// What the line would have cost without its discount.
    fn full_unit(&self) -> Price {
        match self.discount {
            Some((_, off)) => self.unit.plus(off.times(-1)),
            None => self.unit,
        }
    }
}

pub(crate) struct Basket {
    lines: Vec<Line>,
    pub(crate) promotion_id: Option<String>,
}

impl Basket {
    pub(crate) fn fill(
        products: &[Shelved],
        currency: &Currency,
        extras: &[Extra],
        random: &mut Random,
    ) -> Self {
        let wanted = random.between(1, MOST_PRODUCTS);
        let mut lines: Vec<Line> = Vec::new();
        for _ in 0..wanted {
            let Some(shelved) = random.pick(products) else {
                break;
            };
            let quantity = *random.pick(&[1, 1, 1, 2, 2, 4]).unwrap_or(&1);
            // Twice the same product is one line.
            if lines.iter().all(|line| line.sku != shelved.product.sku) {
                lines.push(product_line(shelved, quantity, currency, random));
            }
        }
        if let (true, Some(line)) = (extras.contains(&Extra::LineDiscount), lines.first_mut()) {
            let (code, per_cent) = LINE_DISCOUNT;
            let off = currency.price(currency.shelf(line.unit) * -per_cent / 100);
            line.unit = line.unit.plus(off);
            line.discount = Some((code, off));
        }
        if extras.contains(&Extra::Gift) {
            lines.push(gift_line(random));
        }
        let promotion = extras
            .contains(&Extra::Promotion)
            .then(|| random.pick(PROMOTIONS))
            .flatten();
        let promotion_id = promotion.map(|(code, name, per_cent)| {
            let subtotal = lines
                .iter()
                .map(Line::total)
                .fold(Price::default(), Price::plus);
            let off = currency.price(currency.shelf(subtotal) * -per_cent / 100);
            let line = promotion_line(code, name, off, random);
            let id = line.product_id.clone();
            lines.push(line);
            id
        });
        Self {
            lines,
            promotion_id,
        }
    }

    pub(crate) fn total(&self) -> Price {
        self.lines
            .iter()
            .map(Line::total)
            .fold(Price::default(), Price::plus)
    }

    /// All that was taken off, as an amount below zero.
    pub(crate) fn discount(&self) -> i64 {
        let promotions = self.lines.iter().map(|line| line.total().with_tax.min(0));
        let discounts = self
            .lines
            .iter()
            .filter_map(|line| line.discount.map(|(_, off)| off.with_tax * line.quantity));
        promotions.chain(discounts).sum()
    }

    pub(crate) fn relationship(&self) -> Vec<Value> {
        // Related as `item`, included as `order_item`: clients must match by id.
        self.lines
            .iter()
            .map(|line| json!({"type": "item", "id": line.id}))
            .collect()
    }

    pub(crate) fn items(
        &self,
        currency: &Currency,
        created: i64,
        random: &mut Random,
    ) -> Vec<Value> {
        self.lines
            .iter()
            .map(|line| item(line, currency, created, random))
            .collect()
    }
}

fn product_line(
    shelved: &Shelved,
    quantity: i64,
    currency: &Currency,
    random: &mut Random,
) -> Line {
    Line {
        id: random.id().to_string(),
        product_id: shelved.id.to_string(),
        name: shelved.product.name.to_owned(),
        sku: shelved.product.sku.to_owned(),
        quantity,
        unit: currency.price(shelved.product.label(currency)),
        discount: None,
        gift_note: None,
    }
}

fn gift_line(random: &mut Random) -> Line {
    Line {
        id: random.id().to_string(),
        product_id: random.id().to_string(),
        name: GIFT_NAME.to_owned(),
        sku: GIFT_SKU.to_owned(),
        quantity: 1,
        unit: Price::default(),
        discount: None,
        gift_note: Some("With best wishes from all of us"),
    }
}

fn promotion_line(code: &str, name: &str, off: Price, random: &mut Random) -> Line {
    Line {
        id: random.id().to_string(),
        product_id: random.id().to_string(),
        name: name.to_owned(),
        sku: code.to_owned(),
        quantity: 1,
        unit: off,
        discount: None,
        gift_note: None,
    }
}

fn item(line: &Line, currency: &Currency, created: i64, random: &mut Random) -> Value {
    let (unit, total) = (line.unit, line.total());
    let off = line.discount.map(|(_, off)| off).unwrap_or_default();
    let both = |unit: i64, value: i64| json!({"unit": currency.display(unit), "value": currency.display(value)});
    let full = line.full_unit().with_tax;
    let discounts: Vec<Value> = line
        .discount
        .iter()
        .map(|(code, off)| {
            json!({
                "amount": currency.raw(off.times(line.quantity)),
                "code": code,
                "id": random.id(),
                "promotion_source": "promotion",
            })
        })
        .collect();
    let by_code: Map<String, Value> = line
        .discount
        .iter()
        .map(|(code, off)| {
            (
                (*code).to_owned(),
                currency.display(off.with_tax * line.quantity),
            )
        })
        .collect();
    let moment = clock::iso(created);
    let mut item = json!({
        "type": "order_item",
        "id": line.id,
        "quantity": line.quantity,
        "product_id": line.product_id,
        "name": line.name,
        "sku": line.sku,
        "unit_price": currency.raw(unit),
        "value": currency.raw(total),
        "discounts": discounts,
        "links": {},
        "meta": {
            "display_price": {
                "with_tax": both(unit.with_tax, total.with_tax),
                "without_tax": both(unit.without_tax, total.without_tax),
                "tax": both(unit.tax(), total.tax()),
                "discount": both(off.with_tax, off.with_tax * line.quantity),
                "without_discount": both(full, full * line.quantity),
                "discounts": by_code,
            },
            "timestamps": {"created_at": moment, "updated_at": moment},
        },
        "relationships": {"cart_item": {"data": {"type": "cart_item", "id": random.id()}}},
        "catalog_id": "default",
        "catalog_source": "pim",
    });
    if let (Some(note), Some(fields)) = (line.gift_note, item.as_object_mut()) {
        fields.insert("custom_inputs".to_owned(), json!({"gift_note": note}));
    }
    item
}
