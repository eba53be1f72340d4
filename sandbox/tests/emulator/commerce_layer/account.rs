//! Signing up, changing and deleting a customer.

use serde_json::json;

use super::visit::{Visit, set, sign_in, to};
use crate::shop::{Shop, list};

const NEW: &str = "katherine@example.com";

#[test]
fn signing_up_makes_a_customer_who_can_then_sign_in() {
    let shop = Shop::open();
    let attributes = json!({"email": NEW, "password": "blue-orbit", "metadata": {"vip": false}});
    let created = Visit::guest(&shop)
        .post("customers", attributes, json!({}))
        .expect(201);
    assert_eq!(created.at("/data/attributes/status"), "prospect");
    assert_eq!(created.at("/data/attributes/has_password"), true);
    assert_eq!(created.at("/data/attributes/total_orders_count"), 0);
    assert!(created.at("/data/attributes/shopper_reference").is_string());
    assert!(!created.text.contains("blue-orbit"));
    let token = sign_in(&shop, NEW, "blue-orbit").expect(200);
    assert_eq!(token.at("/owner_id"), created.at("/data/id"));
}

#[test]
fn a_taken_or_broken_address_is_refused_with_a_pointer() {
    let shop = Shop::open();
    let guest = Visit::guest(&shop);
    let refused = guest
        .post("customers", json!({"email": "Ada@example.com"}), json!({}))
        .expect(422);
    assert_eq!(
        refused.at("/errors/0"),
        json!({
            "title": "has already been taken",
            "detail": "email - has already been taken",
            "code": "VALIDATION_ERROR",
            "source": {"pointer": "/data/attributes/email"},
            "status": "422",
            "meta": {"error": "taken", "value": "Ada@example.com"},
        })
    );
    let blank = guest
        .post("customers", json!({"password": ""}), json!({}))
        .expect(422);
    let pointers: Vec<String> = list(&blank.at("/errors"))
        .iter()
        .map(|error| error["source"]["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(pointers, ["/data/attributes/email"]);
    let refused = guest
        .post(
            "customers",
            json!({"email": "nobody", "password": ""}),
            json!({}),
        )
        .expect(422);
    assert_eq!(list(&refused.at("/errors")).len(), 2);
    assert_eq!(refused.at("/errors/0/meta/error"), "invalid");
    assert_eq!(refused.at("/errors/1/meta/error"), "blank");
}

#[test]
fn a_guest_who_ordered_may_or_may_not_claim_their_record() {
    let shop = Shop::open();
    let attributes = json!({"email": "mary@example.org", "password": "telescope"});
    let sign_up = || Visit::guest(&shop).post("customers", attributes.clone(), json!({}));
    sign_up().expect(422);
    set(&shop, json!({"signUpClaimsGuest": true}));
    sign_up().expect(201);
    let token = sign_in(&shop, "mary@example.org", "telescope").expect(200);
    let mary = Visit::with(&shop, &token);
    assert_eq!(mary.get("orders").at("/meta/record_count"), 1);
    sign_up().expect(422);
    let taken = json!({"email": "ada@example.com", "password": "x"});
    Visit::guest(&shop)
        .post("customers", taken, json!({}))
        .expect(422);
}

#[test]
fn an_update_changes_what_was_sent_and_nothing_else() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    let before = ada.get(&ada.home()).expect(200);
    let changes = json!({"email": "countess@example.com", "metadata": {"size": "M"}});
    let after = ada.patch("customers", &ada.id, changes).expect(200);
    assert_eq!(after.at("/data/attributes/email"), "countess@example.com");
    assert_eq!(after.at("/data/attributes/metadata"), json!({"size": "M"}));
    let same = "/data/attributes/reference";
    assert_eq!(after.at(same), before.at(same));
    assert_ne!(
        after.at("/data/attributes/updated_at"),
        before.at("/data/attributes/updated_at")
    );
    sign_in(&shop, "countess@example.com", "correct-horse-battery").expect(200);
    sign_in(&shop, "ada@example.com", "correct-horse-battery").expect(400);
    ada.patch("customers", &ada.id, json!({"email": "grace@example.com"}))
        .expect(422);
    ada.patch(
        "customers",
        &ada.id,
        json!({"email": "countess@example.com"}),
    )
    .expect(200);
    ada.patch("customers", &ada.id, json!({"email": null}))
        .expect(422);
    ada.patch("customers", &ada.id, json!({"shopper_reference": "ab"}))
        .expect(422);
}

#[test]
fn metadata_is_replaced_or_merged() {
    let shop = Shop::open();
    set(&shop, json!({"mergeMetadata": true}));
    let ada = Visit::ada(&shop);
    let after = ada
        .patch("customers", &ada.id, json!({"metadata": {"size": "M"}}))
        .expect(200);
    assert_eq!(
        after.at("/data/attributes/metadata"),
        json!({"name": "Ada Lovelace", "loyalty_tier": "gold", "size": "M"})
    );
}

#[test]
fn a_new_password_works_at_once() {
    let shop = Shop::open();
    let ada = Visit::ada(&shop);
    ada.patch(
        "customers",
        &ada.id,
        json!({"password": "difference-engine"}),
    )
    .expect(200);
    sign_in(&shop, "ada@example.com", "difference-engine").expect(200);
    sign_in(&shop, "ada@example.com", "correct-horse-battery").expect(400);
    ada.get(&ada.home()).expect(200);
}

#[test]
fn deleting_a_customer_takes_their_records_and_sessions_along() {
    let shop = Shop::open();
    let (ada, integration) = (Visit::ada(&shop), Visit::integration(&shop));
    let order = ada.first("orders");
    assert_eq!(ada.delete(&ada.home()).expect(204).text, "");
    let refused = ada.get(&ada.home()).expect(401);
    assert_eq!(refused.at("/errors/0/code"), "INVALID_TOKEN");
    super::visit::refresh(&shop, &ada.refresh).expect(400);
    sign_in(&shop, "ada@example.com", "correct-horse-battery").expect(400);
    integration.get(&ada.home()).expect(404);
    let book = integration.get("customer_addresses").expect(200);
    assert_eq!(book.at("/meta/record_count"), 6);
    for (kind, left) in [
        ("sku_lists", 1),
        ("sku_list_items", 2),
        ("customer_payment_sources", 1),
        ("customer_subscriptions", 2),
        ("returns", 10),
    ] {
        assert_eq!(
            integration.get(kind).at("/meta/record_count"),
            left,
            "{kind}"
        );
    }
    let order = integration
        .get(&format!("orders/{order}?include=customer"))
        .expect(200);
    assert_eq!(order.at("/data/relationships/customer/data"), json!(null));
    assert_eq!(
        order.at("/data/attributes/customer_email"),
        "ada@example.com"
    );
}

#[test]
fn a_merchant_tags_groups_and_forgets_customers() {
    let shop = Shop::open();
    let (ada, integration) = (Visit::ada(&shop), Visit::integration(&shop));
    let changed = integration.patch(
        "customers",
        &ada.id,
        json!({"_add_tags": "gift,unknown", "_remove_tags": "gold", "_request_anonymization": true}),
    );
    changed.expect(200);
    let me = ada.get(&format!("{}?include=tags", ada.home())).expect(200);
    assert_eq!(list(&me.at("/included"))[0]["attributes"]["name"], "gift");
    assert_eq!(me.at("/data/attributes/anonymization_status"), "requested");
    let requested = me.at("/data/attributes/anonymization_info/requested_at");
    let requested = requested.as_str().unwrap();
    assert!(
        requested.ends_with(" UTC") && requested.split(' ').count() == 3,
        "{requested}"
    );
    integration
        .patch("customers", &ada.id, json!({"_cancel_anonymization": true}))
        .expect(200);
    let me = ada.get(&ada.home()).expect(200);
    assert_eq!(
        me.at("/data/attributes/anonymization_info/status"),
        "cancelled"
    );
    assert!(
        me.at("/data/attributes/anonymization_info/requester/email")
            .is_string()
    );
    let group = ada.first("customer_groups");
    let leaves = json!({"data": {"type": "customers", "id": ada.id, "relationships": {
        "customer_group": {"data": null},
    }}});
    ada.send("PATCH", &ada.home(), Some(leaves)).expect(200);
    assert_eq!(
        ada.get(&format!("{}/customer_group", ada.home()))
            .at("/data"),
        json!(null)
    );
    let joins = json!({"data": {"type": "customers", "id": ada.id, "relationships": {
        "customer_group": to("customer_groups", &group),
    }}});
    set(
        &shop,
        json!({"refusedToSalesChannels": ["customers.customer_group"]}),
    );
    ada.send("PATCH", &ada.home(), Some(joins)).expect(400);
}
