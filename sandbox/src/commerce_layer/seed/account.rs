//! What shoppers keep in their accounts: a wallet, wishlists, markers, files.

use serde_json::{Value, json};

use super::super::store::{Record, Reference, Store, short_id};
use crate::clock::DAY;

/// Whose list, its name, and the products in it.
const WISHLISTS: [(&str, &str, &[&str]); 3] = [
    (
        "ada@example.com",
        "Birthday ideas",
        &["LAMP-TASK", "PEN-BRASS", "VASE-BUD"],
    ),
    (
        "ada@example.com",
        "For the kitchen",
        &["TEAPOT-CELADON", "BOWL-OAK"],
    ),
    ("grace@example.com", "Desk", &["TRAY-LETTER", "NOTE-A5"]),
];
const MARKERS: [(&str, &str); 4] = [
    ("ada@example.com", "newsletter"),
    ("ada@example.com", "early-access"),
    ("grace@example.com", "newsletter"),
    ("li@example.com", "newsletter"),
];
/// Whose wallet, and of which kind what lies in it is.
const WALLETS: [(&str, &str, &str); 3] = [
    ("ada@example.com", "stripe_payments", "XXXX-XXXX-XXXX-1111"),
    ("ada@example.com", "paypal_payments", "ada@example.com"),
    (
        "grace@example.com",
        "stripe_payments",
        "XXXX-XXXX-XXXX-4242",
    ),
];

pub(super) fn furnish(store: &mut Store, now: i64) {
    for (email, name, codes) in WISHLISTS {
        let Some(customer) = customer(store, email) else {
            continue;
        };
        let list = store.add("sku_lists", now - 60 * DAY, |list| {
            list.set("name", name);
            list.set("slug", name.to_lowercase().replace(' ', "-"));
            list.set("manual", true);
            list.connect("customer", vec![customer]);
        });
        for (position, code) in (1..).zip(codes) {
            let sku = store.by_code("skus", code).map(Record::reference);
            let list = list.clone();
            store.add("sku_list_items", now - 60 * DAY, |item| {
                item.set("sku_code", *code);
                item.set("quantity", 1);
                item.set("position", json!(position));
                item.connect("sku_list", vec![list]);
                item.connect("sku", sku.into_iter().collect());
            });
        }
    }
    for (email, marker) in MARKERS {
        if let Some(customer) = customer(store, email) {
            store.add("customer_subscriptions", now - 400 * DAY, |subscription| {
                subscription.set("customer_email", email);
                subscription.set("reference", marker);
                subscription.connect("customer", vec![customer]);
            });
        }
    }
    for (place, (email, kind, name)) in (0..).zip(WALLETS) {
        fill_wallet(store, now, email, kind, name, place);
    }
    attach(store, now);
    // A shopper who once asked to be forgotten and thought better of it.
    let info = json!({
        "status": "cancelled",
        "requested_at": "2025-03-15 11:39:21 UTC",
        "cancelled_at": "2025-03-16 08:02:10 UTC",
        "requester": {
            "id": "fdgTrvMull", "first_name": "Travis", "last_name": "Muller",
            "email": "privacy@marlow-finch.example",
        },
        "cancellation_requester": {
            "id": "fdgTrvMull", "first_name": "Travis", "last_name": "Muller",
            "email": "privacy@marlow-finch.example",
        },
    });
    if let Some(grace) = customer(store, "grace@example.com")
        && let Some(record) = store.find_mut(&grace)
    {
        record.set("anonymization_status", "cancelled");
        record.set("anonymization_info", info);
    }
}

fn customer(store: &Store, email: &str) -> Option<Reference> {
    store.customer_by_email(email).map(Record::reference)
}

/// A wallet holds what an earlier order was paid with.
fn fill_wallet(store: &mut Store, now: i64, email: &str, kind: &str, name: &str, place: u64) {
    let Some(customer) = customer(store, email) else {
        return;
    };
    let paid_so = store
        .pointing_to("orders", "customer", &customer)
        .find(|order| {
            order
                .link("payment_source")
                .iter()
                .any(|source| source.kind == kind)
        });
    let Some(order) = paid_so else { return };
    let source = order.link("payment_source").to_vec();
    let method = order.link("payment_method").to_vec();
    store.add("customer_payment_sources", now - 30 * DAY, |wallet| {
        wallet.set("name", name);
        wallet.set("customer_token", format!("cus_{}", short_id(9_200 + place)));
        wallet.set(
            "payment_source_token",
            format!("pm_{}", short_id(9_300 + place)),
        );
        wallet.connect("customer", vec![customer]);
        wallet.connect("payment_source", source);
        wallet.connect("payment_method", method);
    });
}

/// Invoices at the orders that are through, and a card for the first customer.
fn attach(store: &mut Store, now: i64) {
    let invoices: Vec<(Reference, Value)> = store
        .all("orders")
        .iter()
        .filter(|order| order.text("status") == "approved")
        .map(|order| (order.reference(), order.value("number")))
        .collect();
    for (order, number) in invoices {
        let number = number.as_str().unwrap_or_default().to_owned();
        store.add("attachments", now - DAY, |attachment| {
            attachment.set("name", format!("Invoice {number}"));
            attachment.set("description", "The invoice as a PDF");
            attachment.set(
                "url",
                format!("https://files.marlow-finch.example/{number}.pdf"),
            );
            attachment.connect("attachable", vec![order]);
        });
    }
    if let Some(ada) = customer(store, "ada@example.com") {
        store.add("attachments", now - 200 * DAY, |attachment| {
            attachment.set("name", "Collector's card");
            attachment.set("url", "https://files.marlow-finch.example/collector.pdf");
            attachment.connect("attachable", vec![ada]);
        });
    }
}
