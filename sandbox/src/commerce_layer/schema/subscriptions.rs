//! What comes again: subscriptions to orders and to stock.
//! The letters of the rows are explained in `schema`.

use super::Source::{Inverse, Stored};
use super::{Owner, Resource, boolean, elsewhere, integer, many, moment, money, object, one, text};

#[rustfmt::skip]
pub(super) const RESOURCES: &[Resource] = &[
    Resource {
        name: "order_subscriptions",
        owner: Owner::Through("customer"),
        guest: "",
        customer: "LRU",
        attributes: &[
            text("number", "RFS"),
            text("status", "RFS"),
            text("frequency", "CURFS!"),
            boolean("activate_by_source_order", "CUR"),
            boolean("place_target_order", "CUR"),
            integer("renewal_alert_period", "CUR"),
            text("customer_email", "RF"),
            moment("starts_at", "CRFS"),
            moment("expires_at", "CURFS"),
            moment("last_run_at", "RFS"),
            moment("next_run_at", "URFS"),
            integer("occurrencies", "RFS"),
            integer("errors_count", "RFS"),
            boolean("succeeded_on_last_run", "RFS"),
            object("options", "CUR"),
            boolean("_activate", "U"),
            boolean("_deactivate", "U"),
            boolean("_cancel", "U"),
            text("_add_tags", "UX"),
            text("_remove_tags", "UX"),
        ],
        relationships: &[
            one("market", &["markets"], Stored, "CFS"),
            elsewhere("subscription_model", false),
            one("source_order", &["orders"], Stored, "CF!"),
            one("customer", &["customers"], Stored, "FS"),
            one("customer_payment_source", &["customer_payment_sources"], Stored, "UFS"),
            many("order_subscription_items", &["order_subscription_items"], Inverse("order_subscription"), ""),
            elsewhere("order_factories", true),
            elsewhere("order_copies", true),
            elsewhere("recurring_order_copies", true),
            many("orders", &["orders"], Inverse("order_subscription"), ""),
            many("events", &["events"], Stored, "F"),
            many("tags", &["tags"], Stored, "CUFX"),
            elsewhere("versions", true),
        ],
    },
    Resource {
        name: "order_subscription_items",
        owner: Owner::Through("order_subscription"),
        guest: "",
        customer: "LR",
        attributes: &[
            text("sku_code", "CUR"),
            text("bundle_code", "CUR"),
            integer("quantity", "CURFS!"),
            money("unit_amount", "CURFS"),
            money("total_amount", "R"),
        ],
        relationships: &[
            one("order_subscription", &["order_subscriptions"], Stored, "CFS!"),
            one("item", &["skus", "shipments", "payment_methods", "gift_cards"], Stored, "C!"),
            one("sku", &["skus"], Stored, "CF"),
            elsewhere("bundle", false),
            elsewhere("adjustment", false),
            one("source_line_item", &["line_items"], Stored, "F"),
        ],
    },
    Resource {
        name: "in_stock_subscriptions",
        owner: Owner::Through("customer"),
        guest: "RCUD",
        customer: "LRCUD",
        attributes: &[
            text("status", "RFS"),
            text("customer_email", "CR"),
            text("sku_code", "CUR"),
            integer("stock_threshold", "CURFS"),
            boolean("_activate", "U"),
            boolean("_deactivate", "U"),
        ],
        relationships: &[
            one("market", &["markets"], Stored, "CUFS!"),
            one("customer", &["customers"], Stored, "CUFS!"),
            one("sku", &["skus"], Stored, "CUFS!"),
            many("events", &["events"], Stored, "F"),
            elsewhere("versions", true),
        ],
    },
];
