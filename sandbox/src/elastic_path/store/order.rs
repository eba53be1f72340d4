//! An order and everything that is fetched apart from it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::record::{Fields, insert, text};
use crate::clock;
use crate::elastic_path::filter::Record;
use crate::elastic_path::flows;
use crate::settings::{Flow, Settings};

#[derive(Default)]
pub(crate) struct Order {
    pub(crate) body: Value,
    pub(crate) custom: Fields,
    /// Shared, because a shop that is grown for a measurement repeats the same lines thousands of times.
    pub(crate) items: Arc<Vec<Value>>,
    pub(crate) tax_items: Vec<Value>,
    pub(crate) custom_discounts: Vec<Value>,
    pub(crate) promotions: Vec<Value>,
    pub(crate) transactions: Vec<Value>,
    pub(crate) shipping_groups: Vec<Value>,
}

impl Order {
    pub(crate) fn id(&self) -> &str {
        text(&self.body, "/id")
    }

    pub(crate) fn customer_id(&self) -> &str {
        text(&self.body, "/relationships/customer/data/id")
    }

    /// The same order once more, as another one of another day.
    pub(crate) fn again(&self, id: &str, moment: i64) -> Self {
        let mut body = self.body.clone();
        insert(&mut body, "id", json!(id));
        if let Some(timestamps) = body.pointer_mut("/meta/timestamps") {
            let moment = clock::iso(moment);
            *timestamps = json!({"created_at": moment, "updated_at": moment});
        }
        Self {
            body,
            items: Arc::clone(&self.items),
            custom: self.custom.clone(),
            ..Self::default()
        }
    }

    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            body: &self.body,
            items: &self.items,
        }
    }

    pub(crate) fn resource(&self, settings: &Settings) -> Value {
        let mut resource = self.body.clone();
        flows::show(&mut resource, &self.custom, Flow::Orders, settings);
        resource
    }

    pub(crate) fn item_resources(&self, settings: &Settings) -> Vec<Value> {
        self.items
            .iter()
            .map(|item| item_resource(item, settings))
            .collect()
    }
}

/// Custom fields of an item lie in its body under `custom`, which is never sent.
fn item_resource(item: &Value, settings: &Settings) -> Value {
    let mut resource = item.clone();
    let custom = take(&mut resource, "custom");
    let custom = custom
        .as_ref()
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    flows::show(&mut resource, &custom, Flow::OrderItems, settings);
    if settings.item_timestamps_beside_meta
        && let Some(timestamps) = resource
            .get_mut("meta")
            .and_then(|meta| take(meta, "timestamps"))
    {
        insert(&mut resource, "timestamps", timestamps);
    }
    if settings.misspelt_bundle_configuration
        && let Some(bundle) = take(&mut resource, "bundle_configuration")
    {
        insert(&mut resource, "bundle_configuation", bundle);
    }
    resource
}

fn take(body: &mut Value, name: &str) -> Option<Value> {
    body.as_object_mut()?.remove(name)
}

/// `{"data": {"type": …, "id": …}}`
pub(crate) fn related(kind: &str, id: &str) -> Value {
    json!({"data": {"type": kind, "id": id}})
}
