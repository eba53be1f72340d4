//! What lies in one order of the past: its lines, and what was taken off them.

use serde_json::{Value, json};

use super::currencies::{Currency, Price};
use super::history::Extra;
use super::promotions::{Announced, LINE_PROMOTION};
use super::random::Random;
use crate::elastic_path::lines::{Discount, Kind, Line, RULE_PROMOTION, Totals};
use crate::elastic_path::{Catalog, Fields};

/// What the shop itself takes off for a good customer, without a promotion.
const GESTURE: (&str, i64) = ("GESTURE5", 5);
const GIFT_NAME: &str = "Thank-you postcard";
const GIFT_SKU: &str = "GIFT-POSTCARD";
const MOST_PRODUCTS: i64 = 5;

pub(crate) struct Basket {
    pub(crate) lines: Vec<Line>,
    pub(crate) promotions: Vec<Announced>,
}

impl Basket {
    pub(crate) fn fill(
        catalog: &Catalog,
        currency: &Currency,
        extras: &[Extra],
        random: &mut Random,
    ) -> Self {
        let mut lines = products(catalog, currency, random);
        let mut promotions = Vec::new();
        if let (true, Some(line)) = (extras.contains(&Extra::LineDiscount), lines.first_mut()) {
            let announced = catalog.promotion(LINE_PROMOTION.code);
            let id = announced.map(|one| one.id.clone()).unwrap_or_default();
            let (code, per_cent) = (LINE_PROMOTION.code, LINE_PROMOTION.per_cent);
            discount(line, code, per_cent, RULE_PROMOTION, id, currency);
            promotions.extend(announced.cloned());
        }
        if let (true, Some(line)) = (extras.contains(&Extra::CustomDiscount), lines.first_mut()) {
            let (code, per_cent) = GESTURE;
            let id = random.id().to_string();
            discount(line, code, per_cent, "custom-discount", id, currency);
        }
        if let (true, Some(line)) = (extras.contains(&Extra::Bundle), lines.last_mut()) {
            bundle(line, &random.id().to_string());
        }
        if let (true, Some(line)) = (extras.contains(&Extra::Subscription), lines.first_mut()) {
            subscribe(line, random);
        }
        if extras.contains(&Extra::Gift) {
            lines.push(gift_line(random));
        }
        if extras.contains(&Extra::Promotion)
            && let Some(announced) = random.pick(catalog.promotions.get(..2).unwrap_or_default())
        {
            let id = random.id().to_string();
            lines.push(Line::of_promotion(id, announced, &lines, currency));
            promotions.push(announced.clone());
        }
        Self { lines, promotions }
    }

    pub(crate) fn totals(&self) -> Totals {
        Totals::of(&self.lines)
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
            .map(|line| line.order_item(currency, &random.id().to_string(), created))
            .collect()
    }
}

fn products(catalog: &Catalog, currency: &Currency, random: &mut Random) -> Vec<Line> {
    let wanted = random.between(1, MOST_PRODUCTS);
    let mut lines: Vec<Line> = Vec::new();
    for _ in 0..wanted {
        let Some(shelved) = random.pick(&catalog.products) else {
            break;
        };
        let quantity = *random.pick(&[1, 1, 1, 2, 2, 4]).unwrap_or(&1);
        // Twice the same product is one line.
        if lines.iter().all(|line| line.sku != shelved.product.sku) {
            lines.push(Line {
                quantity,
                ..Line::of_product(random.id().to_string(), shelved, currency)
            });
        }
    }
    lines
}

fn discount(
    line: &mut Line,
    code: &str,
    per_cent: i64,
    source: &'static str,
    id: String,
    currency: &Currency,
) {
    let off = line.unit.less(per_cent, currency);
    line.unit = line.unit.plus(off);
    line.discount = Some(Discount {
        id,
        code: code.to_owned(),
        source,
        off,
    });
}

/// A line with a chosen wrapping, handed over in the shop itself.
fn bundle(line: &mut Line, wrapping: &str) {
    line.custom = Fields::from_iter([("engraving".to_owned(), json!("For E., with love"))]);
    line.further = Fields::from_iter([
        (
            "bundle_configuration".to_owned(),
            json!({"selected_options": {"wrapping": {wrapping: 1}}}),
        ),
        (
            "components".to_owned(),
            json!({"wrapping": {
                "name": "Wrapping",
                "options": [{"id": wrapping, "type": "product", "quantity": 1}],
            }}),
        ),
        ("location".to_owned(), json!("marlow-high-street")),
    ]);
}

/// A line that comes again every month.
fn subscribe(line: &mut Line, random: &mut Random) {
    line.further = Fields::from_iter([
        ("subscription_offering_id".to_owned(), json!(random.id())),
        (
            "subscription_configuration".to_owned(),
            json!({"plan": random.id(), "pricing_option": random.id()}),
        ),
    ]);
}

fn gift_line(random: &mut Random) -> Line {
    Line {
        product_id: random.id().to_string(),
        custom_inputs: json!({"gift_note": "With best wishes from all of us"}),
        ..Line::new(
            random.id().to_string(),
            Kind::Gift,
            GIFT_NAME,
            GIFT_SKU,
            Price::default(),
        )
    }
}
