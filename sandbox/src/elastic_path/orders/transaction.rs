//! One transaction as the platform sends it.

use serde_json::{Value, json};

use crate::clock;
use crate::elastic_path::store::{insert, related};
use crate::seed::currencies::Currency;

pub(crate) struct Transaction<'a> {
    pub(crate) id: String,
    pub(crate) order_id: &'a str,
    pub(crate) gateway: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) status: &'a str,
    pub(crate) amount: i64,
    pub(crate) refunded: i64,
    pub(crate) currency: &'static Currency,
    pub(crate) at: i64,
}

impl Transaction<'_> {
    pub(crate) fn resource(&self) -> Value {
        let moment = clock::iso(self.at);
        let reference = match self.gateway {
            "manual" => "manual".to_owned(),
            _ => format!("ch_{}", self.id.replace('-', "")),
        };
        let mut resource = json!({
            "type": "transaction",
            "id": self.id,
            "reference": reference,
            "gateway": self.gateway,
            "amount": self.amount,
            "refunded_amount": self.refunded,
            "currency": self.currency.code,
            "transaction_type": self.kind,
            "status": self.status,
            "relationships": {"order": related("order", self.order_id)},
            "meta": {
                "display_price": self.currency.display(self.amount),
                "display_refunded_amount": {"total": self.currency.display(self.refunded)},
                "timestamps": {"created_at": moment, "updated_at": moment},
            },
        });
        for (name, value) in self.details() {
            insert(&mut resource, name, value);
        }
        resource
    }

    /// What depends on the gateway, and on how far the payment got.
    fn details(&self) -> Vec<(&'static str, Value)> {
        let mut details = Vec::new();
        if self.gateway == "manual" {
            details.push(("name", json!("Bank transfer")));
            details.push(("custom_reference", json!(self.id.get(..8))));
        } else {
            let said = json!({"detailed_status": detailed_status(self.status)});
            details.push(("payment_details", said));
        }
        if self.status == "pending" {
            let page = format!("https://pay.example/{}", self.id);
            let client = json!({"redirect_url": page, "secret": self.id.replace('-', "")});
            details.push(("client_parameters", client));
            details.push(("next_actions", json!(["redirect"])));
        }
        details
    }
}

/// A gateway's own word for a status.
fn detailed_status(status: &str) -> &'static str {
    match status {
        "complete" => "succeeded",
        "failed" => "card_declined",
        "cancelled" => "canceled",
        _ => "requires_action",
    }
}
