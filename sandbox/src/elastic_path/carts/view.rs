//! A cart as the platform sends it.

use serde_json::{Value, json};

use super::cart::Cart;
use crate::clock;
use crate::elastic_path::flows;
use crate::elastic_path::lines::{Kind, Totals, displayed};
use crate::elastic_path::pagination::Origin;
use crate::elastic_path::store::insert;
use crate::settings::{Flow, Settings};

/// `{data, meta}` of a cart's lines, which every change of them answers with.
pub(super) fn item_list(cart: &Cart, origin: &Origin, settings: &Settings) -> Value {
    json!({
        "data": cart.items(origin.root(), settings),
        "meta": {
            "display_price": cart.display_price(),
            "timestamps": cart.timestamps(settings),
        },
    })
}

impl Cart {
    fn display_price(&self) -> Value {
        let parts = Totals::of(&self.lines()).parts();
        Value::Object(displayed(parts, self.shown_currency()))
    }

    fn timestamps(&self, settings: &Settings) -> Value {
        json!({
            "created_at": clock::iso(self.created),
            "updated_at": clock::iso(self.updated),
            "expires_at": clock::iso(self.expires(settings)),
        })
    }

    pub(super) fn items(&self, origin: &str, settings: &Settings) -> Vec<Value> {
        let currency = self.shown_currency();
        self.lines()
            .iter()
            .zip(self.times())
            .map(|(line, (created, updated))| {
                let mut item = line.cart_item(currency, created, updated);
                if line.kind == Kind::Product {
                    let link = format!("{origin}/v2/products/{}", line.product_id);
                    insert(&mut item, "links", json!({"product": link}));
                }
                flows::show(&mut item, &line.custom, Flow::CartItems, settings);
                item
            })
            .collect()
    }

    pub(super) fn resource(&self, origin: &str, settings: &Settings) -> Value {
        let mut resource = json!({
            "type": "cart",
            "id": self.id,
            "name": self.name(),
            "description": "",
            "discount_settings": {
                "custom_discounts_enabled": false,
                "use_rule_promotions": false,
            },
            "inventory_settings": {"defer_inventory_check": false},
            "links": {"self": format!("{origin}/v2/carts/{}", self.id)},
            "meta": {
                "display_price": self.display_price(),
                "timestamps": self.timestamps(settings),
            },
            "relationships": {
                "items": self.related_items(),
                "customers": match &self.customer {
                    Some(id) => json!({"data": [{"type": "customer", "id": id}]}),
                    None => json!({}),
                },
                "accounts": {},
            },
        });
        let promotions: Vec<Value> = self
            .promotions()
            .map(|announced| json!({"type": "promotion", "id": announced.id}))
            .collect();
        if let Some(relationships) = resource
            .get_mut("relationships")
            .filter(|_| !promotions.is_empty())
        {
            insert(relationships, "promotions", json!({"data": promotions}));
        }
        for (name, value) in self.fields.iter().filter(|(_, value)| !value.is_null()) {
            insert(&mut resource, name, value.clone());
        }
        flows::show(&mut resource, &self.custom, Flow::Carts, settings);
        resource
    }

    /// Nothing related is shown as an empty object.
    fn related_items(&self) -> Value {
        let links: Vec<Value> = self
            .lines()
            .iter()
            .map(|line| json!({"type": line.cart_type(), "id": line.id}))
            .collect();
        match links.is_empty() {
            true => json!({}),
            false => json!({"data": links}),
        }
    }
}
