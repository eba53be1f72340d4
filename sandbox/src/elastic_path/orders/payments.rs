//! `POST /v2/orders/{id}/payments`: pays for an order, or a part of it. No gateway is behind it:
//! every payment succeeds but the one with the token that Stripe documents for a declined card.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::transactions::resource;
use super::{Transaction, find, unknown_order};
use crate::clock;
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::problem::{BrokenRule, Problem};
use crate::elastic_path::store::{Fields, Order, insert, text, touch};
use crate::seed::currencies::Currency;
use crate::state::Shared;
use crate::wire;

const GATEWAYS: &[&str] = &[
    "adyen",
    "authorize_net",
    "braintree",
    "card_connect",
    "cyber_source",
    "elastic_path_payments_stripe",
    "manual",
    "paypal_express_checkout",
    "stripe",
    "stripe_payment_intents",
];
const METHODS: &[&str] = &["purchase", "authorize", "purchase_setup", "authorize_setup"];
const DECLINED_CARD: &str = "tok_chargeDeclined";

pub(crate) async fn pay(
    State(shared): State<Shared>,
    caller: Caller,
    Path(order_id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let mut world = shared.lock();
    caller.may_pay(world.settings.implicit_may_pay)?;
    // An implicit token alone may pay for any order whose id it knows.
    if caller.is_signed_in() {
        find(&world.store, &caller.order_scope()?, &order_id)?;
    }
    let sent = body::untyped(&bytes, "payment")?;
    let (gateway, method) = known_words(&sent)?;
    let now = world.now();
    let order = world.store.order_mut(&order_id).ok_or_else(unknown_order)?;
    let due = Due::of(order)?;
    let amount = due.amount(&sent)?;
    let declined = sent.get("payment").and_then(Value::as_str) == Some(DECLINED_CARD);
    let (kind, only_set_up) = match method.strip_suffix("_setup") {
        Some(kind) => (kind, true),
        None => (method, false),
    };
    let status = match (declined, only_set_up) {
        (true, _) => "failed",
        (false, true) => "pending",
        (false, false) => "complete",
    };
    let mut transaction = Transaction {
        id: Uuid::new_v4().to_string(),
        order_id: &order_id,
        gateway,
        kind,
        status,
        amount,
        refunded: 0,
        currency: due.currency,
        at: now,
    }
    .resource();
    if only_set_up {
        let secret = Uuid::new_v4().simple().to_string();
        insert(
            &mut transaction,
            "client_parameters",
            json!({"secret": secret}),
        );
    }
    order.transactions.push(transaction.clone());
    if declined {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Payment failed",
            "Your card was declined.",
        ));
    }
    if !only_set_up {
        due.settle(order, kind, amount, now);
    }
    let data = resource(&transaction, &world.settings);
    Ok(wire::json(StatusCode::OK, &json!({"data": data})))
}

/// The gateway and the method, both from their closed lists.
fn known_words(sent: &Fields) -> Result<(&'static str, &'static str), Problem> {
    let word = |name: &str, known: &[&'static str]| {
        let word = sent.get(name).and_then(Value::as_str);
        known.iter().find(|one| word == Some(**one)).copied()
    };
    match (word("gateway", GATEWAYS), word("method", METHODS)) {
        (Some(gateway), Some(method)) => Ok((gateway, method)),
        (gateway, method) => {
            let broken: Vec<BrokenRule> = [("gateway", gateway), ("method", method)]
                .into_iter()
                .filter(|(_, word)| word.is_none())
                .map(|(name, _)| BrokenRule::new(name, "oneof"))
                .collect();
            Err(Problem::broken_rules(&broken))
        }
    }
}

/// What has been paid for an order so far.
struct Due {
    currency: &'static Currency,
    total: i64,
    paid: i64,
    authorized: i64,
}

impl Due {
    fn of(order: &Order) -> Result<Self, Problem> {
        let amount = |part: &str| {
            let pointer = format!("/meta/display_price/{part}/amount");
            order.body.pointer(&pointer).and_then(Value::as_i64)
        };
        let code = text(&order.body, "/meta/display_price/with_tax/currency");
        let due = Self {
            currency: Currency::of_code(code).ok_or_else(unknown_order)?,
            total: amount("with_tax").unwrap_or_default(),
            paid: amount("paid").unwrap_or_default(),
            authorized: amount("authorized").unwrap_or_default(),
        };
        match text(&order.body, "/status") == "cancelled" || due.open() <= 0 {
            true => Err(Problem::unprocessable("The order has nothing left to pay")),
            false => Ok(due),
        }
    }

    fn open(&self) -> i64 {
        self.total - self.paid - self.authorized
    }

    /// The amount that was asked for, or all that is open.
    fn amount(&self, sent: &Fields) -> Result<i64, Problem> {
        let Some(asked) = sent.get("amount").filter(|asked| !asked.is_null()) else {
            return Ok(self.open());
        };
        match asked.as_i64().filter(|asked| *asked > 0) {
            None => Err(Problem::bad_request(
                "The amount must be a whole number above zero",
            )),
            Some(asked) if asked > self.open() => Err(Problem::unprocessable(
                "The amount is more than the order has left to pay",
            )),
            Some(asked) => Ok(asked),
        }
    }

    /// Writes a completed payment into the order.
    fn settle(&self, order: &mut Order, kind: &str, amount: i64, now: i64) {
        let (paid, authorized) = match kind {
            "purchase" => (self.paid + amount, self.authorized),
            _ => (self.paid, self.authorized + amount),
        };
        let whole = paid + authorized == self.total;
        let (payment, status) = match (authorized > 0, whole) {
            (false, true) => ("paid", "complete"),
            (false, false) => ("partially_paid", "incomplete"),
            (true, true) => ("authorized", "processing"),
            (true, false) => ("partially_authorized", "incomplete"),
        };
        insert(&mut order.body, "payment", json!(payment));
        insert(&mut order.body, "status", json!(status));
        if let Some(prices) = order.body.pointer_mut("/meta/display_price") {
            for (part, amount) in [
                ("paid", paid),
                ("authorized", authorized),
                ("balance_owing", self.total - paid),
            ] {
                insert(prices, part, self.currency.display(amount));
            }
        }
        if payment == "paid"
            && let Some(timestamps) = order.body.pointer_mut("/meta/timestamps")
        {
            insert(timestamps, "fully_paid_at", json!(clock::iso(now)));
        }
        touch(&mut order.body, now);
    }
}
