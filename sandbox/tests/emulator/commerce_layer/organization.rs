//! The rest of an account, and what the organization shows of itself.

use serde_json::{Value, json};

use super::visit::{Visit, column, to};
use crate::shop::{Shop, list, text};

#[test]
fn the_wallet_shows_its_cards_and_lets_them_go() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = "customer_payment_sources?include=payment_source,payment_method";
    let wallet = ada.get(path).expect(200);
    assert_eq!(
        column(&wallet, "name"),
        ["XXXX-XXXX-XXXX-1111", "ada@example.com"]
    );
    let card = list(&wallet.at("/included"))
        .into_iter()
        .find(|record| record["type"] == "stripe_payments")
        .unwrap();
    assert_eq!(
        card["attributes"]["payment_instrument"]["issuer_type"],
        "card"
    );
    let first = ada.first("customer_payment_sources");
    ada.patch(
        "customer_payment_sources",
        &first,
        json!({"metadata": {"default": true}}),
    )
    .expect(200);
    ada.delete(&format!("customer_payment_sources/{first}"))
        .expect(204);
    assert_eq!(
        ada.get("customer_payment_sources").at("/meta/record_count"),
        1
    );
}

#[test]
fn a_wishlist_is_made_filled_and_deleted_with_its_items() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let own = ada
        .get(&format!(
            "{}/sku_lists?include=sku_list_items.sku",
            ada.home()
        ))
        .expect(200);
    assert_eq!(column(&own, "name"), ["Birthday ideas", "For the kitchen"]);
    assert_eq!(list(&own.at("/included")).len(), 10);

    let customer = json!({"customer": to("customers", &ada.id)});
    let made = ada
        .post("sku_lists", json!({"name": "For the Desk"}), customer)
        .expect(201);
    assert_eq!(made.at("/data/attributes/slug"), "for-the-desk");
    let id = text(&made.at("/data/id"));
    let put = |attributes: Value| {
        ada.post(
            "sku_list_items",
            attributes,
            json!({"sku_list": to("sku_lists", &id)}),
        )
    };
    let item = put(json!({"sku_code": "PEN-BRASS"})).expect(201);
    assert_eq!(item.at("/data/attributes/quantity"), 1);
    assert_eq!(
        put(json!({"sku_code": "PEN-BRASS"}))
            .expect(422)
            .at("/errors/0/meta/error"),
        "taken"
    );
    put(json!({"sku_code": "NOTHING"})).expect(422);
    put(json!({})).expect(422);
    let item = text(&item.at("/data/id"));
    let more = ada
        .patch("sku_list_items", &item, json!({"quantity": 4}))
        .expect(200);
    assert_eq!(more.at("/data/attributes/quantity"), 4);
    ada.patch("sku_list_items", &item, json!({"quantity": 0}))
        .expect(422);
    let skus = ada.get(&format!("sku_lists/{id}/skus")).expect(200);
    assert_eq!(column(&skus, "code"), ["PEN-BRASS"]);
    ada.delete(&format!("sku_lists/{id}")).expect(204);
    ada.get(&format!("sku_list_items/{item}")).expect(404);
}

#[test]
fn files_events_tags_and_the_group_can_be_read() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let path = format!(
        "{}?include=attachments,events,tags,customer_group",
        ada.home()
    );
    let mut kinds: Vec<String> = list(&ada.get(&path).expect(200).at("/included"))
        .iter()
        .map(|record| text(&record["type"]))
        .collect();
    kinds.sort();
    assert_eq!(kinds, ["attachments", "customer_groups", "events", "tags"]);
    let cards = ada
        .get("attachments?filter[q][name_start]=Collector")
        .expect(200);
    assert_eq!(column(&cards, "name"), ["Collector's card"]);
    let invoices = ada
        .get("attachments?filter[q][name_start]=Invoice")
        .expect(200);
    assert!(invoices.at("/meta/record_count").as_i64() > Some(10));
    ada.get("tags").expect(200);
}

#[test]
fn markets_and_stock_locations_describe_the_shop() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let markets = guest.get("markets?sort=code").expect(200);
    assert_eq!(column(&markets, "code"), ["europe", "japan", "uk", "us"]);
    let of_member = Visit::ada(&shop)
        .get("markets?filter[q][code_eq]=collectors")
        .expect(200);
    assert_eq!(
        column(&of_member, "private"),
        [true],
        "open to its group only"
    );
    assert_eq!(
        Visit::grace(&shop).get("markets").at("/meta/record_count"),
        4
    );
    let locations = guest.get("stock_locations?include=address").expect(200);
    assert_eq!(column(&locations, "code"), ["bermondsey", "rotterdam"]);
    assert_eq!(list(&locations.at("/included")).len(), 2);
}

#[test]
fn somebody_once_asked_to_be_forgotten() {
    let shop = Shop::open();
    let grace = Visit::grace(&shop);
    let me = grace.get(&grace.home()).expect(200);
    assert_eq!(me.at("/data/attributes/anonymization_status"), "cancelled");
    assert_eq!(
        me.at("/data/attributes/anonymization_info/requested_at"),
        "2025-03-15 11:39:21 UTC"
    );
}

#[test]
fn a_gift_card_is_made_with_its_balance() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let refused = guest.post("gift_cards", json!({}), json!({})).expect(422);
    assert_eq!(
        refused.at("/errors/0/source/pointer"),
        "/data/attributes/balance_cents"
    );
    let made = guest
        .post(
            "gift_cards",
            json!({"balance_cents": 5_000, "currency_code": "GBP"}),
            json!({}),
        )
        .expect(201);
    assert_eq!(made.at("/data/attributes/status"), "draft");
    assert_eq!(made.at("/data/attributes/formatted_balance"), "£50.00");
    assert_eq!(made.at("/data/attributes/initial_balance_float"), 50.0);
    let card = format!("gift_cards/{}", text(&made.at("/data/id")));
    guest.get(&card).expect(200);
    guest.get("gift_cards").expect(401);
    guest.delete(&card).expect(204);
}
