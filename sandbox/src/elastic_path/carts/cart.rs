//! One cart: its properties, its lines, and the promotions whose amount follows from the lines.

use uuid::Uuid;

use crate::clock::SECOND;
use crate::elastic_path::lines::{Kind, Line};
use crate::elastic_path::store::Fields;
use crate::seed::currencies::{Currency, GBP};
use crate::seed::promotions::Announced;
use crate::settings::Settings;

#[derive(Clone)]
pub(crate) struct Cart {
    pub(crate) id: String,
    pub(super) fields: Fields,
    pub(super) custom: Fields,
    /// Whose it is, where it is anybody's.
    pub(super) customer: Option<String>,
    /// Set by the first line.
    currency: Option<&'static Currency>,
    placed: Vec<Placed>,
    promotions: Vec<Applied>,
    pub(super) created: i64,
    pub(super) updated: i64,
}

#[derive(Clone)]
struct Placed {
    line: Line,
    created: i64,
    updated: i64,
}

#[derive(Clone)]
struct Applied {
    line_id: String,
    announced: Announced,
    created: i64,
}

/// Something to be put into a cart.
#[derive(Clone)]
pub(super) enum Addition {
    Line(Box<Line>),
    Promotion(Announced),
}

impl Cart {
    pub(super) fn new(id: &str, now: i64) -> Self {
        Self {
            id: id.to_owned(),
            fields: Fields::new(),
            custom: Fields::new(),
            customer: None,
            currency: None,
            placed: Vec::new(),
            promotions: Vec::new(),
            created: now,
            updated: now,
        }
    }

    /// Unties the cart, if it is that customer's.
    pub(crate) fn leave(&mut self, customer_id: &str) {
        if self.customer.as_deref() == Some(customer_id) {
            self.customer = None;
        }
    }

    pub(super) fn touch(&mut self, now: i64) {
        self.updated = now;
    }

    pub(super) fn expires(&self, settings: &Settings) -> i64 {
        self.updated + settings.cart_seconds * SECOND
    }

    pub(super) fn has_expired(&self, settings: &Settings, now: i64) -> bool {
        self.expires(settings) <= now
    }

    pub(super) fn currency(&self) -> Option<&'static Currency> {
        self.currency
    }

    pub(super) fn set_currency(&mut self, currency: &'static Currency) {
        self.currency = Some(currency);
    }

    pub(super) fn shown_currency(&self) -> &'static Currency {
        self.currency.unwrap_or(&GBP)
    }

    /// The lines as they are paid for, promotions last.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.placed.iter().map(|one| one.line.clone()).collect();
        for applied in &self.promotions {
            let line = Line::of_promotion(
                applied.line_id.clone(),
                &applied.announced,
                &lines,
                self.shown_currency(),
            );
            lines.push(line);
        }
        lines
    }

    /// When each of the lines came and last changed.
    pub(super) fn times(&self) -> impl Iterator<Item = (i64, i64)> {
        let placed = self.placed.iter().map(|one| (one.created, one.updated));
        let applied = self.promotions.iter().map(|one| (one.created, one.created));
        placed.chain(applied)
    }

    pub(super) fn promotions(&self) -> impl Iterator<Item = &Announced> {
        self.promotions.iter().map(|applied| &applied.announced)
    }

    /// What another cart would have to be given to hold the same.
    pub(super) fn as_additions(&self) -> Vec<Addition> {
        let lines = self
            .placed
            .iter()
            .map(|one| Addition::Line(Box::new(one.line.clone())));
        lines
            .chain(self.promotions().cloned().map(Addition::Promotion))
            .collect()
    }

    /// The same thing twice is one line with a larger quantity.
    pub(super) fn add(&mut self, addition: Addition, now: i64) {
        match addition {
            Addition::Promotion(announced) => {
                let is_new = self.promotions().all(|known| known.id != announced.id);
                if is_new {
                    self.promotions.push(Applied {
                        line_id: Uuid::new_v4().to_string(),
                        announced,
                        created: now,
                    });
                }
            }
            Addition::Line(line) => {
                let same = self
                    .placed
                    .iter_mut()
                    .find(|placed| is_same(&placed.line, &line));
                match same {
                    Some(placed) => {
                        placed.line.quantity += line.quantity;
                        placed.updated = now;
                    }
                    None => self.placed.push(Placed {
                        line: Line {
                            id: Uuid::new_v4().to_string(),
                            ..*line
                        },
                        created: now,
                        updated: now,
                    }),
                }
            }
        }
    }

    pub(super) fn line_mut(&mut self, id: &str, now: i64) -> Option<&mut Line> {
        let placed = self.placed.iter_mut().find(|one| one.line.id == id)?;
        placed.updated = now;
        Some(&mut placed.line)
    }

    /// Whether there was such a line.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let before = self.count();
        self.placed.retain(|placed| placed.line.id != id);
        self.promotions.retain(|applied| applied.line_id != id);
        let removed = self.count() < before;
        self.forget_currency_if_empty();
        removed
    }

    pub(super) fn remove_promotion(&mut self, code: &str) {
        self.promotions
            .retain(|applied| applied.announced.promotion.code != code);
    }

    pub(super) fn clear(&mut self) {
        self.placed.clear();
        self.promotions.clear();
        self.forget_currency_if_empty();
    }

    fn forget_currency_if_empty(&mut self) {
        if self.placed.is_empty() {
            self.currency = None;
        }
    }

    pub(super) fn count(&self) -> usize {
        self.placed.len() + self.promotions.len()
    }

    pub(super) fn has_goods(&self) -> bool {
        !self.placed.is_empty()
    }

    /// `Cart` is the documented default.
    pub(super) fn name(&self) -> &str {
        let given = self.fields.get("name").and_then(|name| name.as_str());
        given.unwrap_or("Cart")
    }

    pub(super) fn contact_email(&self) -> Option<&str> {
        self.fields
            .get("contact")?
            .get("email")?
            .as_str()
            .filter(|email| !email.is_empty())
    }
}

fn is_same(one: &Line, other: &Line) -> bool {
    one.kind == other.kind
        && one.custom_inputs == other.custom_inputs
        && one.further == other.further
        && one.custom == other.custom
        && match one.kind {
            Kind::Custom => !one.sku.is_empty() && one.sku == other.sku,
            _ => one.product_id == other.product_id,
        }
}
