//! The custom fields a shop has added to the platform's own resources, as data.

use serde::{Deserialize, Serialize};

/// A resource of the platform that takes custom fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// `/v2/customers`
    Customers,
    /// `/v2/customers/{id}/addresses`
    Addresses,
    /// `/v2/orders`
    Orders,
    /// The lines of an order.
    OrderItems,
    /// `/v2/carts`
    Carts,
    /// The lines of a cart.
    CartItems,
}

/// What a custom field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowFieldType {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// True or false.
    Boolean,
    /// A day or an ISO timestamp.
    Date,
    /// Other resources, which lie under `relationships`.
    Relationship,
}

/// One custom field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlowField {
    /// The resource it belongs to.
    pub flow: Flow,
    /// Its key in the resource. Hyphens are usual.
    pub slug: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FlowFieldType,
    /// Creation fails without it.
    #[serde(default)]
    pub required: bool,
    /// Left out while it is unset, instead of sent as null.
    #[serde(default)]
    pub omit_null: bool,
    /// For a relationship: the related resource's type, such as `product`.
    #[serde(default)]
    pub to: Option<String>,
    /// For a relationship: whether it leads to several resources.
    #[serde(default)]
    pub many: bool,
}

impl FlowField {
    fn new(flow: Flow, slug: &str, kind: FlowFieldType) -> Self {
        Self {
            flow,
            slug: slug.to_owned(),
            kind,
            required: false,
            omit_null: false,
            to: None,
            many: false,
        }
    }

    /// What the sample shop has added.
    pub(super) fn of_the_sample_shop() -> Vec<Self> {
        use Flow::{Addresses, CartItems, Carts, Customers, OrderItems, Orders};
        use FlowFieldType::{Boolean, Date, Float, Integer, Relationship, String};
        vec![
            Self::new(Customers, "loyalty_tier", String),
            Self::new(Customers, "newsletter", Boolean),
            Self::new(Customers, "birthday", Date),
            Self::new(Customers, "store-credit", Float),
            Self {
                to: Some("product".to_owned()),
                many: true,
                ..Self::new(Customers, "wishlist", Relationship)
            },
            Self::new(Addresses, "delivery-notes", String),
            Self::new(Addresses, "address-priority", Integer),
            Self::new(Orders, "shipping-provider", String),
            Self {
                omit_null: true,
                ..Self::new(Orders, "gift-message", String)
            },
            Self {
                omit_null: true,
                ..Self::new(OrderItems, "engraving", String)
            },
            Self {
                omit_null: true,
                ..Self::new(Carts, "gift-message", String)
            },
            Self {
                omit_null: true,
                ..Self::new(CartItems, "engraving", String)
            },
        ]
    }

    /// Whether the platform could have such a field.
    pub(super) fn makes_sense(&self) -> bool {
        let slug_fits = !self.slug.is_empty()
            && !NATIVE_KEYS.contains(&self.slug.as_str())
            && self
                .slug
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
        let relation_fits = match self.kind {
            // A relationship is set after its resource is made, so it cannot be required.
            FlowFieldType::Relationship => self.to.is_some() && !self.required,
            _ => self.to.is_none() && !self.many,
        };
        slug_fits && relation_fits
    }
}

/// Keys that a custom field would overwrite in every resource.
const NATIVE_KEYS: &[&str] = &["id", "type", "meta", "links", "relationships"];
