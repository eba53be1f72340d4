//! Who may do what: by kind of token, and only with one's own records.

use serde_json::{Value, json};

use super::visit::{Visit, column, set, to};
use crate::shop::{Answer, Shop, list};

#[track_caller]
fn denied(answer: Answer) {
    let answer = answer.expect(401);
    assert_eq!(answer.at("/errors/0/code"), "UNAUTHORIZED");
    assert_eq!(answer.at("/errors/0/title"), "Access denied");
}

#[test]
fn without_a_valid_token_nothing_is_answered() {
    let shop = Shop::open();
    let mut forger = Visit::ada(&shop);
    forger.token.push('x');
    for visit in [Visit::stranger(&shop), forger] {
        let refused = visit.get("orders").expect(401);
        assert_eq!(refused.at("/errors/0/code"), "INVALID_TOKEN");
        assert_eq!(refused.at("/errors/0/title"), "Invalid token");
    }
}

#[test]
fn a_guest_may_sign_up_but_not_look_around() {
    let shop = Shop::open();
    let (guest, ada) = (Visit::guest(&shop), Visit::ada(&shop));
    for path in [
        "customers",
        "customer_addresses",
        "customer_payment_sources",
        "orders",
        "order_subscriptions",
        "returns",
        "parcels",
        "addresses",
        "sku_lists",
        "events",
    ] {
        denied(guest.get(path));
    }
    denied(guest.get(&ada.home()));
    denied(guest.get(&format!("{}/orders", ada.home())));
    denied(guest.delete(&ada.home()));
    guest.get("skus").expect(200);
    guest.get("markets").expect(200);
}

#[test]
fn a_guest_sees_single_orders_that_are_still_on_their_way() {
    let shop = Shop::open();
    let (guest, integration) = (Visit::guest(&shop), Visit::integration(&shop));
    for (status, expected) in [("pending", 200), ("placed", 200), ("approved", 404)] {
        let id = integration.first(&format!("orders?filter[q][status_eq]={status}"));
        guest.get(&format!("orders/{id}")).expect(expected);
    }
}

#[test]
fn a_shopper_sees_their_own_records_only() {
    let shop = Shop::open();
    let (ada, grace) = (Visit::ada(&shop), Visit::grace(&shop));
    let customers = ada.get("customers").expect(200);
    assert_eq!(column(&customers, "email"), ["ada@example.com"]);
    assert_eq!(ada.get("orders").at("/meta/record_count"), 34);
    assert_eq!(grace.get("orders").at("/meta/record_count"), 15);
    for kind in [
        "customer_addresses",
        "customer_payment_sources",
        "customer_subscriptions",
        "orders",
        "line_items",
        "shipments",
        "parcels",
        "authorizations",
        "returns",
        "return_line_items",
        "order_subscriptions",
        "order_subscription_items",
        "sku_lists",
        "sku_list_items",
    ] {
        let foreign = grace.first(kind);
        let refused = ada.get(&format!("{kind}/{foreign}")).expect(404);
        assert_eq!(refused.at("/errors/0/code"), "RECORD_NOT_FOUND", "{kind}");
        let own = ada.get(&format!("{kind}?page[size]=25")).expect(200);
        assert!(
            list(&own.at("/data"))
                .iter()
                .all(|record| record["id"] != foreign)
        );
    }
    ada.get(&grace.home()).expect(404);
    ada.patch("customers", &grace.id, json!({"metadata": {}}))
        .expect(404);
    set(&shop, json!({"foreignRecordStatus": 401}));
    denied(ada.get(&grace.home()));
    ada.get("orders/doesnotexist").expect(404);
}

#[test]
fn a_shopper_does_not_meet_others_through_relationships() {
    let shop = Shop::open();
    let (ada, integration) = (Visit::ada(&shop), Visit::integration(&shop));
    integration
        .send(
            "PATCH",
            &Visit::grace(&shop).home(),
            Some(json!({"data": {
                "type": "customers", "id": Visit::grace(&shop).id,
                "relationships": {"customer_group": to("customer_groups", &ada.first("customer_groups"))},
            }})),
        )
        .expect(200);
    let group = ada.first("customer_groups");
    let members = ada
        .get(&format!("customer_groups/{group}/customers"))
        .expect(200);
    assert_eq!(column(&members, "email"), ["ada@example.com"]);
    let all = integration.get(&format!("customer_groups/{group}/customers"));
    assert_eq!(list(&all.at("/data")).len(), 2);
}

#[test]
fn what_nobody_owns_is_found_by_its_id_but_in_no_shoppers_list() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let unowned = ada
        .post("sku_lists", json!({"name": "Nobody's"}), json!({}))
        .expect(201);
    let id = unowned.at("/data/id");
    ada.get(&format!("sku_lists/{}", id.as_str().unwrap()))
        .expect(200);
    let own = column(&ada.get("sku_lists"), "name");
    assert!(!own.contains(&json!("Nobody's")));
    let all = column(&Visit::integration(&shop).get("sku_lists"), "name");
    assert!(all.contains(&json!("Nobody's")));
}

#[test]
fn an_integration_may_do_everything() {
    let shop = Shop::open();
    let integration = Visit::integration(&shop);
    assert_eq!(integration.get("orders").at("/meta/record_count"), 64);
    assert_eq!(integration.get("customers").at("/meta/record_count"), 6);
    integration.get("addresses").expect(200);
}

#[test]
fn what_is_not_a_shoppers_to_do_is_denied() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let wallet = json!({"customer": to("customers", &ada.id)});
    denied(ada.post("customer_payment_sources", json!({}), wallet));
    denied(ada.get("addresses"));
    let order = ada.first("orders");
    denied(ada.delete(&format!("orders/{order}")));
    let parcel = ada.first("parcels");
    denied(ada.patch("parcels", &parcel, json!({"weight": 1.5})));
    denied(ada.post("markets", json!({"name": "Mine"}), json!({})));
}

#[test]
fn attributes_for_merchants_are_refused_to_shoppers() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    for attribute in [
        "_add_tags",
        "_remove_tags",
        "_request_anonymization",
        "_cancel_anonymization",
        "status",
        "total_orders_count",
        "colour",
    ] {
        let value = if attribute.contains("anonymization") {
            json!(true)
        } else {
            json!("gold")
        };
        let refused = ada
            .patch("customers", &ada.id, json!({attribute: value}))
            .expect(400);
        assert_eq!(refused.at("/errors/0/code"), "PARAM_NOT_ALLOWED");
        assert!(
            refused
                .at("/errors/0/detail")
                .as_str()
                .unwrap()
                .contains(attribute)
        );
    }
    let order = ada.first("orders?filter[q][status_eq]=placed");
    ada.patch("orders", &order, json!({"_approve": true}))
        .expect(400);
    Visit::integration(&shop)
        .patch("orders", &order, json!({"_approve": true}))
        .expect(200);
}

#[test]
fn the_organization_can_refuse_what_the_documents_leave_open() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    set(
        &shop,
        json!({"refusedToSalesChannels": ["events", "order_subscriptions:update", "customers.email"]}),
    );
    denied(ada.get("events"));
    denied(ada.get(&format!("{}/events", ada.home())));
    denied(ada.get(&format!("{}?include=events", ada.home())));
    let subscription = ada.first("order_subscriptions");
    denied(ada.patch(
        "order_subscriptions",
        &subscription,
        json!({"_cancel": true}),
    ));
    ada.patch("customers", &ada.id, json!({"email": "a@example.com"}))
        .expect(400);
    ada.patch("customers", &ada.id, json!({"metadata": {}}))
        .expect(200);
    Visit::integration(&shop).get("events").expect(200);
    for unknown in ["moons", "orders:paint", "orders.colour"] {
        let body = json!({"commerceLayer": {"refusedToSalesChannels": [unknown]}});
        let refused = shop.control("PUT", "/settings", body).expect(400);
        assert!(refused.at("/error").as_str().unwrap().contains(unknown));
    }
}

#[test]
fn what_the_organization_refuses_does_not_come_along_either() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let order = format!("orders/{}", ada.first("orders"));
    for (refused, name) in [
        ("transactions", "transactions"),
        ("transactions:retrieve", "transactions"),
        ("orders.transactions", "transactions"),
        ("orders.shipments", "shipments"),
        ("shipments", "shipments"),
    ] {
        set(&shop, json!({"refusedToSalesChannels": [refused]}));
        denied(ada.get(&format!("orders?include={name}")));
        denied(ada.get(&format!("{order}?include={name}")));
        denied(ada.get(&format!("{}?include=orders.{name}", ada.home())));
        denied(ada.get(&format!("{order}/{name}")));
        ada.get(&format!("{order}?include=line_items")).expect(200);
        Visit::integration(&shop)
            .get(&format!("{order}?include={name}"))
            .expect(200);
    }
    set(
        &shop,
        json!({"refusedToSalesChannels": ["orders.shipments"]}),
    );
    denied(ada.get(&format!("{order}/relationships/shipments")));
    ada.get("shipments").expect(200);
}

#[test]
fn the_token_says_which_markets_it_is_for() {
    let shop = Shop::open();
    let answer = super::visit::ask_token(
        &shop,
        json!({
            "grant_type": "password", "client_id": super::visit::SALES_CHANNEL,
            "username": "ada@example.com", "password": "correct-horse-battery",
            "scope": "market:code:uk market:code:us stock_location:code:bermondsey",
        }),
    );
    let ada = Visit::with(&shop, &answer.expect(200));
    assert_eq!(column(&ada.get("markets"), "code"), ["uk", "us"]);
    let related = |name: &str| ada.get(&format!("{}/{name}", ada.home())).expect(200);
    assert_eq!(column(&related("jwt_markets"), "code"), ["uk", "us"]);
    assert_eq!(
        column(&related("jwt_stock_locations"), "code"),
        ["bermondsey"]
    );
    assert_eq!(related("jwt_customer").at("/data/id"), ada.id);
    let unscoped = Visit::ada(&shop);
    assert_eq!(column(&unscoped.get("markets"), "code").len(), 5);
    let none = unscoped.get(&format!("{}/jwt_markets", unscoped.home()));
    assert_eq!(none.at("/data"), Value::Array(Vec::new()));
}
