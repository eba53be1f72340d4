//! What each order was paid with, and the transactions that its payment status stands for.

use serde_json::{Value, json};

use super::super::effects::zero_amounts;
use super::super::store::{Record, Reference, Store};
use super::orders::Placed;
use super::whose;
use crate::clock::MINUTE;

/// Payment sources in the order in which they take turns.
const SOURCES: [&str; 5] = [
    "stripe_payments",
    "stripe_payments",
    "paypal_payments",
    "adyen_payments",
    "wire_transfers",
];

/// What has happened to the money: authorized, captured, voided, refunded, as shares of two halves.
fn halves(payment: &str) -> [i64; 4] {
    match payment {
        "authorized" => [2, 0, 0, 0],
        "partially_authorized" => [1, 0, 0, 0],
        "paid" => [2, 2, 0, 0],
        "partially_paid" => [2, 1, 0, 0],
        "voided" => [2, 0, 2, 0],
        "partially_voided" => [2, 0, 1, 0],
        "refunded" => [2, 2, 0, 2],
        "partially_refunded" => [2, 2, 0, 1],
        _ => [0; 4],
    }
}

pub(super) fn pay(store: &mut Store, placed: &Placed) {
    // Nobody has chosen how to pay in a draft, and what costs nothing is paid with nothing.
    if placed.stage.status == "draft" || placed.stage.payment == "free" {
        return;
    }
    let turn = placed.place % SOURCES.len();
    let kind = SOURCES.get(turn).copied().unwrap_or("stripe_payments");
    let method = whose(store, "payment_methods", "payment_source_type", kind);
    let order = placed.order.clone();
    let source = store.add(kind, placed.created, |source| {
        source.set("payment_instrument", instrument(kind, placed.place));
        if kind == "paypal_payments" {
            source.set("return_url", "https://marlow-finch.example/checkout/paid");
            source.set("cancel_url", "https://marlow-finch.example/checkout");
        }
        source.connect("order", vec![order]);
    });
    if let Some(order) = store.find_mut(&placed.order) {
        order.set("payment_source_details", instrument(kind, placed.place));
        order.connect("payment_source", vec![source.clone()]);
        order.connect("payment_method", method);
    }
    let [authorized, captured, voided, refunded] = halves(placed.stage.payment);
    let mut transact =
        |kind: &'static str, share: i64, minutes: i64, fill: &dyn Fn(&mut Record)| {
            (share > 0).then(|| {
                let (order, source) = (placed.order.clone(), source.clone());
                store.add(kind, placed.created + minutes * MINUTE, |transaction| {
                    zero_amounts(transaction);
                    transaction.currency.clone_from(&placed.currency);
                    transaction.set("number", format!("{}/T/{minutes:03}", placed.place));
                    transaction.set("currency_code", placed.currency.clone());
                    transaction.set("amount_cents", placed.total * share / 2);
                    transaction.set("succeeded", true);
                    transaction.set("message", "Success");
                    transaction.connect("order", vec![order]);
                    transaction.connect("payment_source", vec![source]);
                    fill(transaction);
                })
            })
        };
    let back = |name: &'static str, to: &Option<Reference>| {
        let to: Vec<Reference> = to.iter().cloned().collect();
        move |transaction: &mut Record| transaction.connect(name, to.clone())
    };
    let part = |share: i64| placed.total * share / 2;
    let authorization = transact("authorizations", authorized, 2, &|authorization| {
        let left = part(authorized) - part(captured) - part(voided);
        authorization.set("capture_amount_cents", part(captured));
        authorization.set("capture_balance_cents", left);
        authorization.set("void_balance_cents", left);
    });
    let to_authorization = back("reference_authorization", &authorization);
    let capture = transact("captures", captured, 20, &|capture| {
        capture.set("refund_amount_cents", part(refunded));
        capture.set("refund_balance_cents", part(captured) - part(refunded));
        to_authorization(capture);
    });
    transact("voids", voided, 40, &to_authorization);
    transact(
        "refunds",
        refunded,
        60,
        &back("reference_capture", &capture),
    );
}

/// What may be shown of a payment source.
fn instrument(kind: &str, place: usize) -> Value {
    match kind {
        "stripe_payments" | "adyen_payments" => json!({
            "issuer_type": "card",
            "card_type": if place.is_multiple_of(3) { "mastercard" } else { "visa" },
            "card_last_digits": format!("{:04}", 1_111 + 101 * place),
            "card_expiry_month": "9",
            "card_expiry_year": "2031",
        }),
        "paypal_payments" => json!({"issuer_type": "paypal"}),
        _ => json!({"issuer_type": "wire_transfer"}),
    }
}
