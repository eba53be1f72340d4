//! Filters over the wire; each matcher's own rules are tested where they are written.

use super::visit::{Visit, column};
use crate::shop::Shop;

fn count(visit: &Visit<'_>, path: &str) -> i64 {
    visit
        .get(path)
        .expect(200)
        .at("/meta/record_count")
        .as_i64()
        .unwrap()
}

#[test]
fn several_filters_are_joined_by_and() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let all = count(&ada, "orders");
    let hidden = count(&ada, "orders?filter[q][status_in]=draft,pending");
    assert_eq!(hidden, 2);
    assert_eq!(
        count(&ada, "orders?filter[q][status_not_in]=draft,pending"),
        all - hidden
    );
    let paid = "filter[q][payment_status_eq]=paid";
    let british = "filter[q][currency_code_eq]=GBP";
    let both = count(&ada, &format!("orders?{paid}&{british}"));
    assert!(both > 0 && both < count(&ada, &format!("orders?{paid}")));
}

#[test]
fn dates_and_amounts_are_compared_as_such() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let newest = column(&ada.get("orders?sort=-placed_at"), "placed_at");
    let (first, tenth) = (newest[0].as_str().unwrap(), newest[9].as_str().unwrap());
    assert_eq!(
        count(&ada, &format!("orders?filter[q][placed_at_gteq]={tenth}")),
        10
    );
    assert_eq!(
        count(&ada, &format!("orders?filter[q][placed_at_gt]={first}")),
        0
    );
    let expensive = ada
        .get("orders?filter[q][total_amount_cents_gt]=20000")
        .expect(200);
    let cents = column(&expensive, "total_amount_cents");
    assert!(!cents.is_empty() && cents.iter().all(|cents| cents.as_i64() > Some(20_000)));
}

#[test]
fn filters_reach_through_relationships_and_join_by_or() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let british = count(&ada, "orders?filter[q][market_code_eq]=uk");
    assert_eq!(
        british,
        count(&ada, "orders?filter[q][currency_code_eq]=GBP")
    );
    let mugs = ada
        .get("orders?filter[q][line_items_sku_code_start]=MUG&include=line_items")
        .expect(200);
    assert!(mugs.at("/meta/record_count").as_i64() > Some(0));
    let number = column(&ada.get("orders"), "number")[0]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        count(
            &ada,
            &format!("orders?filter[q][number_or_reference_eq]={number}")
        ),
        1
    );
    let path = "customer_addresses?filter[q][address_country_code_eq]=FR";
    assert_eq!(count(&ada, path), 1);
    assert_eq!(
        count(&ada, "customer_addresses?filter[q][country_code_eq]=FR"),
        1,
        "the catalogue has a name for that"
    );
    let home = r#"customer_addresses?filter[q][metadata_jcont]={"label":"Work"}"#;
    assert_eq!(
        count(
            &ada,
            &home
                .replace('{', "%7B")
                .replace('}', "%7D")
                .replace('"', "%22")
        ),
        1
    );
}

#[test]
fn related_lists_are_filtered_and_sorted_alike() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = format!(
        "{}/orders?filter[q][status_eq]=cancelled&sort=-number",
        ada.home()
    );
    let answer = ada.get(&path).expect(200);
    let (statuses, numbers) = (column(&answer, "status"), column(&answer, "number"));
    assert!(statuses.iter().all(|status| status == "cancelled"));
    assert!(numbers.is_sorted_by(|one, other| one.as_str() >= other.as_str()));
}

#[test]
fn what_cannot_be_filtered_is_refused() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for wrong in [
        "skus_count_eq]=1",
        "colour_eq]=red",
        "number_like]=1",
        "number]=1",
    ] {
        let refused = ada.get(&format!("orders?filter[q][{wrong}")).expect(400);
        assert_eq!(refused.at("/errors/0/code"), "FILTER_NOT_ALLOWED");
    }
    let refused = ada
        .get("orders?filter[q][placed_at_gt]=yesterday")
        .expect(400);
    assert_eq!(refused.at("/errors/0/code"), "INVALID_FILTER_VALUE");
}
