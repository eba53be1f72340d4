//! One transaction as the platform sends it.

use serde_json::{Value, json};

use crate::clock;
use crate::elastic_path::store::related;
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
        json!({
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
        })
    }
}
