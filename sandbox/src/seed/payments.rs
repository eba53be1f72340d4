//! How the orders of the past were paid for: transactions that explain each order's balance.

use serde_json::Value;

use super::history::{Extra, Past};
use super::random::Random;
use crate::clock::{DAY, MINUTE};
use crate::elastic_path::{Order, Transaction};

pub(super) fn of(order: &Order, past: &Past, created: i64, random: &mut Random) -> Vec<Value> {
    let amount = |part: &str| {
        order
            .body
            .pointer(&format!("/meta/display_price/{part}/amount"))
            .and_then(Value::as_i64)
            .unwrap_or_default()
    };
    let total = amount("with_tax");
    let by_intent = past.extras.contains(&Extra::PaymentIntent);
    let mut steps: Vec<Step> = Vec::new();
    for (extra, kind, status) in [
        (Extra::FailedPayment, "purchase", "failed"),
        (Extra::AbandonedPayment, "purchase", "pending"),
        (Extra::CancelledPayment, "authorize", "cancelled"),
    ] {
        if past.extras.contains(&extra) {
            steps.push(Step {
                status,
                ..step(kind, total, MINUTE)
            });
        }
    }
    match past.stage.payment {
        "paid" if by_intent => {
            steps.push(step("authorize", total, 2 * MINUTE));
            steps.push(step("capture", total, 3 * MINUTE));
        }
        "paid" => steps.push(step("purchase", total, 2 * MINUTE)),
        "partially_paid" => steps.push(step("purchase", total / 2, 2 * MINUTE)),
        "authorized" => steps.push(step("authorize", total, 2 * MINUTE)),
        "partially_authorized" => steps.push(step("authorize", total / 2, 2 * MINUTE)),
        "refunded" => {
            steps.push(Step {
                refunded: total,
                ..step("purchase", total, 2 * MINUTE)
            });
            steps.push(step("refund", total, DAY));
        }
        _ => {}
    }
    let gateway = match (by_intent, past.extras.contains(&Extra::AbandonedPayment)) {
        (true, _) => "stripe_payment_intents",
        (_, true) => "paypal_express_checkout",
        _ => "manual",
    };
    steps
        .into_iter()
        .map(|step| {
            Transaction {
                id: random.id().to_string(),
                order_id: order.id(),
                gateway,
                kind: step.kind,
                status: step.status,
                amount: step.amount,
                refunded: step.refunded,
                currency: past.currency,
                at: created + step.after,
            }
            .resource()
        })
        .collect()
}

struct Step {
    kind: &'static str,
    status: &'static str,
    amount: i64,
    refunded: i64,
    after: i64,
}

fn step(kind: &'static str, amount: i64, after: i64) -> Step {
    Step {
        kind,
        status: "complete",
        amount,
        refunded: 0,
        after,
    }
}
