//! Shipments of each order, and the parcels of those that have left.

use serde_json::{Value, json};

use super::super::store::{Record, Reference, Store};
use super::orders::Placed;
use super::{part, whose};
use crate::clock::{self, DAY, HOUR};

/// How far the shipments of orders in progress have come, in turns.
const IN_PROGRESS: [&str; 6] = [
    "picking",
    "packing",
    "shipped",
    "ready_to_ship",
    "on_hold",
    "upcoming",
];
/// The steps that a shipment has behind it, with the attribute that keeps the moment.
const STEPS: [(&str, &str); 6] = [
    ("on_hold", "on_hold_at"),
    ("picking", "picking_at"),
    ("packing", "packing_at"),
    ("ready_to_ship", "ready_to_ship_at"),
    ("shipped", "shipped_at"),
    ("delivered", "delivered_at"),
];

pub(super) fn ship(store: &mut Store, placed: &Placed) {
    let nth = store.all("shipments").len();
    let status = match (placed.stage.status, placed.stage.fulfilment) {
        (_, "not_required") | ("draft" | "pending", _) => return,
        ("cancelled", _) => "cancelled",
        (_, "fulfilled") => "delivered",
        (_, "in_progress") => {
            let before = store
                .all("shipments")
                .iter()
                .filter(|shipment| {
                    shipment.text("number").ends_with("/S/001")
                        && IN_PROGRESS.contains(&shipment.text("status"))
                })
                .count();
            IN_PROGRESS
                .get(before % IN_PROGRESS.len())
                .copied()
                .unwrap_or("picking")
        }
        _ => "draft",
    };
    let goods: Vec<Reference> = store
        .pointing_to("line_items", "order", &placed.order)
        .filter(|line| line.text("item_type") == "skus")
        .map(Record::reference)
        .collect();
    // Now and then a large order leaves in two boxes.
    let halves: Vec<&[Reference]> = match goods.len() >= 3 && placed.place.is_multiple_of(4) {
        true => goods.chunks(goods.len().div_ceil(2)).collect(),
        false => vec![&goods],
    };
    let number = store
        .find(&placed.order)
        .map(|order| order.text("number").to_owned())
        .unwrap_or_default();
    let address = store
        .find(&placed.order)
        .map(|order| order.link("shipping_address").to_vec())
        .unwrap_or_default();
    let warehouse = match placed.currency.as_str() {
        "EUR" => "rotterdam",
        _ => "bermondsey",
    };
    let location = whose(store, "stock_locations", "code", warehouse);
    for (which, lines) in halves.into_iter().enumerate() {
        let count: i64 = lines
            .iter()
            .filter_map(|line| store.find(line))
            .map(|line| line.integer("quantity"))
            .sum();
        let (order, lines) = (placed.order.clone(), lines.to_vec());
        let (location, address) = (location.clone(), address.clone());
        let shipment_number = format!("{number}/S/{:03}", which + 1);
        let shipment = store.add("shipments", placed.created, |shipment| {
            shipment.currency.clone_from(&placed.currency);
            shipment.set("number", shipment_number.clone());
            shipment.set("status", status);
            shipment.set("currency_code", placed.currency.clone());
            shipment.set("cost_amount_cents", 0);
            shipment.set("skus_count", count);
            stamp(shipment, status, placed);
            shipment.connect("order", vec![order]);
            shipment.connect("line_items", lines);
            shipment.connect("stock_location", location);
            shipment.connect("shipping_address", address);
        });
        if matches!(status, "shipped" | "delivered") {
            send(
                store,
                placed,
                shipment,
                &shipment_number,
                nth + which,
                status,
            );
        }
    }
    let shipments = store
        .pointing_to("shipments", "order", &placed.order)
        .count();
    if let Some(order) = store.find_mut(&placed.order) {
        order.set("shipments_count", json!(shipments));
    }
}

fn stamp(shipment: &mut Record, status: &str, placed: &Placed) {
    let Some(reached) = STEPS.iter().position(|(name, _)| *name == status) else {
        return;
    };
    // Being on hold is no step on the way to the others.
    let first = usize::from(reached > 0);
    for (step, (_, name)) in STEPS.iter().enumerate().take(reached + 1).skip(first) {
        let hours = i64::try_from(step).unwrap_or_default() * 6;
        let moment = (placed.created + hours * HOUR).min(placed.updated);
        shipment.set(name, clock::iso(moment));
    }
}

fn send(
    store: &mut Store,
    placed: &Placed,
    shipment: Reference,
    number: &str,
    nth: usize,
    status: &str,
) {
    let left = placed.created + DAY;
    let details = tracking(left, status);
    let tracking_status = if status == "delivered" {
        "delivered"
    } else {
        "in_transit"
    };
    let last = details
        .as_array()
        .and_then(|details| details.last())
        .map(|detail| part(detail, "/datetime"))
        .unwrap_or_default();
    store.add("parcels", left, |parcel| {
        parcel.set("number", format!("{number}/P/001"));
        parcel.set("weight", 1_250.0);
        parcel.set("unit_of_weight", "gr");
        parcel.set(
            "tracking_number",
            format!("KP{:09}GB", 410_000_000 + 7_919 * nth),
        );
        parcel.set("tracking_status", tracking_status);
        parcel.set("tracking_status_updated_at", last);
        parcel.set("tracking_details", details);
        parcel.set(
            "shipping_label_url",
            format!("https://labels.kestrel-parcels.example/{nth}.pdf"),
        );
        parcel.connect("shipment", vec![shipment]);
    });
}

/// The carrier's own words, place by place.
fn tracking(left: i64, status: &str) -> Value {
    let all = [
        ("Shipping label created", "pre_transit", "London", 0),
        ("Arrived at sorting centre", "in_transit", "Croydon", 9),
        ("Out for delivery", "out_for_delivery", "Local depot", 26),
        ("Delivered", "delivered", "Front door", 31),
    ];
    let seen = if status == "delivered" { 4 } else { 2 };
    all.iter()
        .take(seen)
        .map(|(message, status, city, hours)| {
            json!({
                "object": "TrackingDetail",
                "message": message,
                "description": null,
                "status": status,
                "datetime": clock::iso(left + hours * HOUR),
                "source": "Kestrel Parcels",
                "tracking_location": {"city": city, "state": null, "country": null, "zip": null},
            })
        })
        .collect()
}
