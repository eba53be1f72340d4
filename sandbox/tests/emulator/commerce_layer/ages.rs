//! The customer object as the documents of three years have it.

use std::collections::BTreeSet;

use serde_json::json;

use super::visit::{Visit, set};
use crate::shop::{Answer, Shop};

fn members(answer: &Answer, part: &str) -> BTreeSet<String> {
    let members = answer.at(&format!("/data/{part}"));
    members.as_object().unwrap().keys().cloned().collect()
}

fn set_of(names: &str) -> BTreeSet<String> {
    names.split_whitespace().map(str::to_owned).collect()
}

const OLDEST: &str =
    "email status has_password created_at updated_at reference reference_origin metadata";
const OLDEST_RELATIONSHIPS: &str = "customer_group customer_addresses customer_payment_sources \
    customer_subscriptions orders order_subscriptions returns attachments events";

#[test]
fn each_age_has_the_members_of_its_document() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for (age, attributes, relationships) in [
        ("2022", "", ""),
        (
            "2024",
            "total_orders_count shopper_reference",
            "sku_lists tags",
        ),
        (
            "2025",
            "total_orders_count shopper_reference profile_id tax_exemption_code jwt_custom_claim \
             anonymization_info anonymization_status",
            "sku_lists tags jwt_customer jwt_markets jwt_stock_locations event_stores",
        ),
    ] {
        set(&shop, json!({"customerAge": age}));
        let me = ada.get(&ada.home()).expect(200);
        assert_eq!(
            members(&me, "attributes"),
            set_of(&format!("{OLDEST} {attributes}")),
            "{age}"
        );
        assert_eq!(
            members(&me, "relationships"),
            set_of(&format!("{OLDEST_RELATIONSHIPS} {relationships}")),
            "{age}"
        );
    }
}

#[test]
fn an_earlier_age_does_not_know_what_came_later() {
    let shop = Shop::open();
    set(&shop, json!({"customerAge": "2022"}));
    let ada = Visit::ada(&shop);
    ada.get(&format!("{}?fields[customers]=profile_id", ada.home()))
        .expect(400);
    ada.patch("customers", &ada.id, json!({"shopper_reference": "abc"}))
        .expect(400);
    let order = ada.first("orders");
    let answer = ada
        .get(&format!("orders/{order}?include=customer"))
        .expect(200);
    assert!(
        answer
            .at("/included/0/attributes/total_orders_count")
            .is_null()
    );
    assert!(answer.at("/included/0/attributes/email").is_string());
}
