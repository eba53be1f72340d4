//! What can be put into a cart: the shop's products and promotion codes. The catalogue's own
//! endpoints are not emulated; a storefront gets its products elsewhere.

use serde_json::{Value, json};

use super::lines::RULE_PROMOTION;
use crate::clock::{self, DAY};
use crate::seed::products::Shelved;
use crate::seed::promotions::Announced;

pub(crate) struct Catalog {
    pub(crate) products: Vec<Shelved>,
    pub(crate) promotions: Vec<Announced>,
}

impl Catalog {
    pub(crate) fn by_id(&self, id: &str) -> Option<&Shelved> {
        self.products
            .iter()
            .find(|shelved| shelved.id.to_string() == id)
    }

    pub(crate) fn by_sku(&self, sku: &str) -> Option<&Shelved> {
        self.products
            .iter()
            .find(|shelved| shelved.product.sku == sku)
    }

    pub(crate) fn promotion(&self, code: &str) -> Option<&Announced> {
        self.promotions
            .iter()
            .find(|announced| announced.promotion.code == code)
    }
}

impl Shelved {
    /// As much of a product as a relationship to it needs.
    pub(crate) fn resource(&self) -> Value {
        json!({
            "type": "product",
            "id": self.id,
            "name": self.product.name,
            "sku": self.product.sku,
            "slug": self.product.sku.to_ascii_lowercase(),
            "status": "live",
            "commodity_type": "physical",
        })
    }
}

impl Announced {
    /// The short form in which promotions are included.
    pub(crate) fn resource(&self, now: i64) -> Value {
        json!({
            "type": "promotion",
            "id": self.id,
            "name": self.promotion.name,
            "description": self.promotion.name,
            "promotion_type": "fixed_discount",
            "promotion_source": RULE_PROMOTION,
            "automatic": false,
            "start": clock::iso(now - 800 * DAY),
            "end": clock::iso(now + 800 * DAY),
        })
    }
}
