//! What can be asked of the order list: filters, sort keys and includes, as tables.

use serde_json::{Map, Value, json};

use crate::elastic_path::filter::{Attribute, Kind, RANGE, RANGE_ONLY, SAME, SAME_OR_LIKE, Source};
use crate::elastic_path::pagination::Sort;
use crate::elastic_path::problem::Problem;
use crate::elastic_path::store::Order;
use crate::settings::Settings;

use Kind::{Date, Number, Text};
use Source::{AnyItem, Body, Either};

/// What can be filtered, by the settings.
pub(super) fn attributes(settings: &Settings) -> impl Iterator<Item = &'static Attribute> + Clone {
    let short: &[Attribute] = match settings.short_contact_filters {
        true => SHORT_CONTACT,
        false => &[],
    };
    short.iter().chain(ATTRIBUTES)
}

/// The examples for `contact.name` and `contact.email` are written `eq(name,…)`, `eq(email,…)` (G15).
const SHORT_CONTACT: &[Attribute] = &[
    Attribute::new(
        "name",
        Either("/customer/name", "/contact/name"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "email",
        Either("/customer/email", "/contact/email"),
        Text,
        SAME_OR_LIKE,
    ),
];

const ATTRIBUTES: &[Attribute] = &[
    // Undocumented, but a real shop asks for one order this way to get round the old 403.
    Attribute::new("id", Body("/id"), Text, SAME),
    Attribute::new("status", Body("/status"), Text, SAME),
    Attribute::new("payment", Body("/payment"), Text, SAME),
    Attribute::new("shipping", Body("/shipping"), Text, SAME),
    Attribute::new("name", Body("/customer/name"), Text, SAME_OR_LIKE),
    Attribute::new("customer.name", Body("/customer/name"), Text, SAME_OR_LIKE),
    Attribute::new("email", Body("/customer/email"), Text, SAME_OR_LIKE),
    Attribute::new(
        "customer.email",
        Body("/customer/email"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "customer_id",
        Body("/relationships/customer/data/id"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "account_id",
        Body("/relationships/account/data/id"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "account_member_id",
        Body("/relationships/account_member/data/id"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new("contact.name", Body("/contact/name"), Text, SAME_OR_LIKE),
    Attribute::new("contact.email", Body("/contact/email"), Text, SAME_OR_LIKE),
    Attribute::new(
        "shipping_postcode",
        Body("/shipping_address/postcode"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "billing_postcode",
        Body("/billing_address/postcode"),
        Text,
        SAME_OR_LIKE,
    ),
    Attribute::new(
        "with_tax",
        Body("/meta/display_price/with_tax/amount"),
        Number,
        RANGE_ONLY,
    ),
    Attribute::new(
        "without_tax",
        Body("/meta/display_price/without_tax/amount"),
        Number,
        RANGE_ONLY,
    ),
    Attribute::new(
        "currency",
        Body("/meta/display_price/with_tax/currency"),
        Text,
        SAME,
    ),
    Attribute::new("product_id", AnyItem("/product_id"), Text, SAME),
    Attribute::new("product_sku", AnyItem("/sku"), Text, SAME),
    Attribute::new(
        "created_at",
        Body("/meta/timestamps/created_at"),
        Date,
        RANGE,
    ),
    Attribute::new(
        "updated_at",
        Body("/meta/timestamps/updated_at"),
        Date,
        RANGE,
    ),
    Attribute::new("external_ref", Body("/external_ref"), Text, SAME_OR_LIKE),
    Attribute::new("order_number", Body("/order_number"), Text, SAME_OR_LIKE),
];

/// `updated_at` is the documented default although it is missing from the documented keys (G13).
pub(super) const SORT: Sort = Sort {
    default: DEFAULT_SORT,
    keys: &[UPDATED_AT, CREATED_AT, PAYMENT, SHIPPING, STATUS, WITH_TAX],
};

pub(super) const DOCUMENTED_SORT: Sort = Sort {
    default: DEFAULT_SORT,
    keys: &[CREATED_AT, PAYMENT, SHIPPING, STATUS, WITH_TAX],
};

const DEFAULT_SORT: (bool, &str) = (true, "/meta/timestamps/updated_at");
const UPDATED_AT: (&str, &str) = ("updated_at", "/meta/timestamps/updated_at");
const CREATED_AT: (&str, &str) = ("created_at", "/meta/timestamps/created_at");
const PAYMENT: (&str, &str) = ("payment", "/payment");
const SHIPPING: (&str, &str) = ("shipping", "/shipping");
const STATUS: (&str, &str) = ("status", "/status");
const WITH_TAX: (&str, &str) = ("with_tax", "/meta/display_price/with_tax/amount");

/// The `included` block for these orders, or nothing if none was asked for. Which names are known is
/// a setting (G14); the sandbox has no accounts, so their lists are empty.
pub(super) fn included(
    asked: Option<&str>,
    orders: &[&Order],
    settings: &Settings,
) -> Result<Option<Value>, Problem> {
    let Some(asked) = asked else {
        return Ok(None);
    };
    let mut included = Map::new();
    for name in asked.split(',').map(str::trim) {
        if !settings.order_includes.iter().any(|known| known == name) {
            if settings.ignore_unknown_includes {
                continue;
            }
            return Err(Problem::bad_request(format!("Cannot include {name}")));
        }
        let mut records: Vec<Value> = Vec::new();
        for order in orders {
            match name {
                "items" => records.extend(order.item_resources(settings)),
                "tax_items" => records.extend(order.tax_items.iter().cloned()),
                "custom_discounts" => records.extend(order.custom_discounts.iter().cloned()),
                // Two orders may share a promotion; it is included once.
                "promotions" => {
                    for promotion in &order.promotions {
                        if !records.contains(promotion) {
                            records.push(promotion.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        included.insert(name.to_owned(), json!(records));
    }
    Ok(Some(Value::Object(included)))
}
