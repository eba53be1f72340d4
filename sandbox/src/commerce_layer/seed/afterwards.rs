//! What comes after an order: goods that go back, and baskets that come again.

use serde_json::{Value, json};

use super::super::store::{Record, Reference, Store};
use crate::clock::{self, DAY};

/// The returns of one shopper's delivered orders, oldest first.
const RETURNS: [(&str, &[&str]); 2] = [
    (
        "ada@example.com",
        &[
            "refunded",
            "rejected",
            "cancelled",
            "received",
            "shipped",
            "approved",
            "requested",
            "draft",
        ],
    ),
    ("grace@example.com", &["refunded", "requested"]),
];
/// The moments of a return, by the statuses that have them behind them.
const MOMENTS: [(&str, &[&str]); 6] = [
    (
        "approved_at",
        &["approved", "shipped", "received", "refunded"],
    ),
    ("shipped_at", &["shipped", "received", "refunded"]),
    ("received_at", &["received", "refunded"]),
    ("refunded_at", &["refunded"]),
    ("rejected_at", &["rejected"]),
    ("cancelled_at", &["cancelled"]),
];

struct Subscription {
    email: &'static str,
    status: &'static str,
    frequency: &'static str,
    /// Which of the shopper's approved orders it began with, counted from the oldest.
    source: usize,
    /// Those that came of it.
    runs: &'static [usize],
    days_to_next: i64,
}

const fn subscription(
    email: &'static str,
    status: &'static str,
    frequency: &'static str,
    source: usize,
    runs: &'static [usize],
    days_to_next: i64,
) -> Subscription {
    Subscription {
        email,
        status,
        frequency,
        source,
        runs,
        days_to_next,
    }
}

/// The days of the orders fit the frequencies, as near as the history allows.
#[rustfmt::skip]
const SUBSCRIPTIONS: [Subscription; 6] = [
    subscription("ada@example.com",   "active",    "three-month", 10, &[13, 17, 21], 50),
    subscription("ada@example.com",   "inactive",  "monthly",      3, &[4],          40),
    subscription("ada@example.com",   "cancelled", "two-month",    7, &[8, 10],      90),
    subscription("grace@example.com", "active",    "yearly",       0, &[1],         200),
    subscription("li@example.com",    "running",   "daily",        4, &[5, 6],        1),
    subscription("li@example.com",    "draft",     "monthly",      8, &[],           30),
];

pub(super) fn follow(store: &mut Store, now: i64) {
    for (email, statuses) in RETURNS {
        let orders = orders_of(store, email, |order| {
            order.text("fulfillment_status") == "fulfilled"
        });
        for (order, status) in orders.iter().zip(statuses) {
            send_back(store, order, status);
        }
    }
    for (place, subscription) in SUBSCRIPTIONS.iter().enumerate() {
        come_again(store, subscription, place, now);
    }
}

fn orders_of(store: &Store, email: &str, wanted: impl Fn(&Record) -> bool) -> Vec<Reference> {
    let Some(customer) = store.customer_by_email(email) else {
        return Vec::new();
    };
    store
        .pointing_to("orders", "customer", &customer.reference())
        .filter(|order| wanted(order))
        .map(Record::reference)
        .collect()
}

fn goods(store: &Store, order: &Reference) -> Vec<Reference> {
    store
        .pointing_to("line_items", "order", order)
        .filter(|line| line.text("item_type") == "skus" && line.integer("total_amount_cents") > 0)
        .map(Record::reference)
        .collect()
}

fn send_back(store: &mut Store, order: &Reference, status: &str) {
    let Some(line) = goods(store, order).into_iter().next() else {
        return;
    };
    let (Some(record), Some(sold)) = (store.find(order), store.find(&line)) else {
        return;
    };
    let made = clock::read(record.text("updated_at")).unwrap_or_default() + 3 * DAY;
    let number = format!("{}/R/001", record.text("number"));
    let (email, currency) = (record.value("customer_email"), record.currency.clone());
    let links = [
        ("customer", record.link("customer").to_vec()),
        ("origin_address", record.link("shipping_address").to_vec()),
    ];
    let location = store.all("stock_locations").first().map(Record::reference);
    let share = sold.integer("unit_amount_cents");
    let taken_over: Vec<(&str, Value)> = ["sku_code", "name", "image_url"]
        .into_iter()
        .map(|name| (name, sold.value(name)))
        .collect();
    let order = order.clone();
    let return_ = store.add("returns", made, |return_| {
        return_.currency.clone_from(&currency);
        return_.set("number", number);
        return_.set("status", status);
        return_.set("customer_email", email);
        return_.set("skus_count", 1);
        return_.set("estimated_refund_amount_cents", share);
        let mut moment = made;
        for (name, behind) in MOMENTS {
            if behind.contains(&status) {
                moment += 2 * DAY;
                return_.set(name, clock::iso(moment));
            }
        }
        return_.set("updated_at", clock::iso(moment));
        return_.connect("order", vec![order]);
        for (name, to) in links {
            return_.connect(name, to);
        }
        return_.connect("stock_location", location.into_iter().collect());
    });
    store.add("return_line_items", made, |returned| {
        returned.currency = currency;
        for (name, value) in taken_over {
            returned.set(name, value);
        }
        returned.set("quantity", 1);
        returned.set("total_amount_cents", share);
        returned.set("return_reason", json!({"reason": "It does not suit me"}));
        returned.connect("return", vec![return_]);
        returned.connect("line_item", vec![line]);
    });
}

fn come_again(store: &mut Store, plan: &Subscription, place: usize, now: i64) {
    let orders = orders_of(store, plan.email, |order| {
        order.text("status") == "approved"
    });
    let Some(source) = orders.get(plan.source).cloned() else {
        return;
    };
    let runs: Vec<&Reference> = (plan.runs.iter())
        .filter_map(|place| orders.get(*place))
        .collect();
    let last_run = (runs.last())
        .and_then(|order| store.find(order))
        .map(|order| order.value("created_at"));
    let Some(record) = store.find(&source) else {
        return;
    };
    let started = clock::read(record.text("created_at")).unwrap_or_default();
    let currency = record.currency.clone();
    let links = [
        ("customer", record.link("customer").to_vec()),
        ("market", record.link("market").to_vec()),
        ("source_order", vec![source.clone()]),
    ];
    let wallet = store
        .customer_by_email(plan.email)
        .map(Record::reference)
        .map(|customer| store.references_to("customer_payment_sources", "customer", &customer))
        .and_then(|wallets| wallets.into_iter().next());
    let number = (i64::try_from(place).unwrap_or_default() + 501).to_string();
    let subscription = store.add("order_subscriptions", started, |subscription| {
        subscription.set("number", number);
        subscription.set("status", plan.status);
        subscription.set("frequency", plan.frequency);
        subscription.set("activate_by_source_order", true);
        subscription.set("place_target_order", true);
        subscription.set("renewal_alert_period", 1);
        subscription.set("customer_email", plan.email);
        subscription.set("starts_at", clock::iso(started));
        subscription.set("next_run_at", clock::iso(now + plan.days_to_next * DAY));
        subscription.set("occurrencies", plan.runs.len());
        subscription.set("errors_count", 0);
        if let Some(moment) = last_run {
            subscription.set("last_run_at", moment);
            subscription.set("succeeded_on_last_run", true);
        }
        for (name, to) in links {
            subscription.connect(name, to);
        }
        subscription.connect("customer_payment_source", wallet.into_iter().collect());
    });
    for order in runs {
        if let Some(order) = store.find_mut(order) {
            order.set("subscription_created_at", clock::iso(started));
            order.connect("order_subscription", vec![subscription.clone()]);
        }
    }
    for line in goods(store, &source) {
        let Some(sold) = store.find(&line) else {
            continue;
        };
        let values: Vec<(&str, Value)> = [
            "sku_code",
            "quantity",
            "unit_amount_cents",
            "total_amount_cents",
        ]
        .into_iter()
        .map(|name| (name, sold.value(name)))
        .collect();
        let sku = sold.link("sku").to_vec();
        let (currency, subscription) = (currency.clone(), subscription.clone());
        store.add("order_subscription_items", started, |item| {
            item.currency = currency;
            for (name, value) in values {
                item.set(name, value);
            }
            item.connect("order_subscription", vec![subscription]);
            item.connect("item", sku.clone());
            item.connect("sku", sku);
            item.connect("source_line_item", vec![line]);
        });
    }
}
