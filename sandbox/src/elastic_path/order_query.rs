//! What can be asked of the order list: filters, sort keys and includes, as tables.

use serde_json::{Map, Value, json};

use super::filter::{Attribute, Kind, RANGE, RANGE_ONLY, SAME, SAME_OR_LIKE, Source};
use super::pagination::Sort;
use super::problem::Problem;
use super::store::Order;

use Kind::{Date, Number, Text};
use Source::{AnyItem, Body};

pub(crate) const ATTRIBUTES: &[Attribute] = &[
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
pub(crate) const SORT: Sort = Sort {
    default: "-updated_at",
    keys: &[
        ("created_at", "/meta/timestamps/created_at"),
        ("updated_at", "/meta/timestamps/updated_at"),
        ("payment", "/payment"),
        ("shipping", "/shipping"),
        ("status", "/status"),
        ("with_tax", "/meta/display_price/with_tax/amount"),
    ],
};

/// Everything any source calls includable (G14). The sandbox has records for `items` only.
const INCLUDABLE: &[&str] = &[
    "items",
    "tax_items",
    "custom_discounts",
    "promotions",
    "account",
    "account_member",
];

/// The `included` block for these orders, or nothing if none was asked for.
pub(crate) fn included(asked: Option<&str>, orders: &[&Order]) -> Result<Option<Value>, Problem> {
    let Some(asked) = asked else {
        return Ok(None);
    };
    let mut included = Map::new();
    for name in asked.split(',').map(str::trim) {
        if !INCLUDABLE.contains(&name) {
            return Err(Problem::bad_request(format!("Cannot include {name}")));
        }
        let records: Vec<&Value> = match name {
            "items" => orders.iter().flat_map(|order| &order.items).collect(),
            _ => Vec::new(),
        };
        included.insert(name.to_owned(), json!(records));
    }
    Ok(Some(Value::Object(included)))
}
