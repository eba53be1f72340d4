//! What the platform's documents say in two ways: each other reading is a setting.

use serde_json::{Value, json};

use crate::shop::{Shop, list, text};

#[test]
fn a_token_request_may_be_any_content_type() {
    let shop = Shop::open();
    let form = "grant_type=implicit&client_id=sandbox-storefront";
    let json = [("content-type", "application/json")];
    let ask = || shop.send("POST", "/oauth/access_token", &json, Some(form));
    ask().expect(400);
    shop.set(json!({"formEncodingRequired": false}));
    ask().expect(200);
}

#[test]
fn an_address_may_come_unwrapped_and_with_another_link() {
    let shop = Shop::open();
    shop.set(json!({"unwrappedAddress": true, "addressLink": "address"}));
    let ada = shop.ada();
    let book = format!("{}/addresses", ada.home());
    let listed = ada.get(&book).expect(200);
    let id = text(&listed.at("/data/0/id"));
    let one = ada.get(&format!("{book}/{id}")).expect(200);
    assert_eq!(one.json(), listed.at("/data/0"));
    assert_eq!(
        one.at("/links/self"),
        format!("{}/v2/addresses/{id}", shop.url())
    );
    let change = json!({"data": {"type": "address", "city": "Leeds"}});
    let changed = ada.put(&format!("{book}/{id}"), change).expect(200);
    assert_eq!(changed.at("/city"), "Leeds");
}

#[test]
fn timestamps_may_lie_straight_in_meta() {
    let shop = Shop::open();
    shop.set(json!({"flatMeta": true}));
    let ada = shop.ada();
    let profile = ada.get(&ada.home()).expect(200);
    assert!(profile.at("/data/meta/created_at").is_string());
    assert!(profile.at("/data/meta/updated_at").is_string());
    assert_eq!(profile.at("/data/meta/timestamps"), Value::Null);
    let book = ada.get(&format!("{}/addresses", ada.home())).expect(200);
    assert!(book.at("/data/0/meta/created_at").is_string());
}

#[test]
fn the_address_list_may_have_pages() {
    let shop = Shop::open();
    shop.set(json!({"pagedAddresses": true}));
    let ada = shop.ada();
    let page = ada
        .get(&format!("{}/addresses?page[limit]=3", ada.home()))
        .expect(200);
    assert_eq!(list(&page.at("/data")).len(), 3);
    assert_eq!(page.at("/meta/results/total"), 4);
    assert!(page.at("/links/next").is_string());
}

#[test]
fn the_address_quota_may_be_another_or_none() {
    let shop = Shop::open();
    let ada = shop.ada();
    let book = format!("{}/addresses", ada.home());
    let address = json!({"data": {
        "type": "address", "first_name": "A", "last_name": "L", "line_1": "1", "postcode": "1",
        "country": "GB",
    }});
    shop.set(json!({"mostAddresses": 4, "fullAddressBookStatus": 400}));
    ada.post(&book, address.clone()).expect(400);
    shop.set(json!({"mostAddresses": null}));
    for _ in 4..26 {
        ada.post(&book, address.clone()).expect(201);
    }
}

#[test]
fn a_page_may_have_another_size() {
    let shop = Shop::open();
    for size in [20, 10] {
        shop.set(json!({"defaultPageSize": size}));
        let page = shop.ada().get("/v2/orders").expect(200);
        assert_eq!(list(&page.at("/data")).len(), size);
        assert_eq!(page.at("/meta/page/limit"), size);
    }
}

#[test]
fn links_that_lead_nowhere_may_be_left_out() {
    let shop = Shop::open();
    shop.set(json!({"omitNullLinks": true}));
    let page = shop.ada().get("/v2/orders").expect(200);
    let links = page.at("/links");
    let names: Vec<&String> = links.as_object().unwrap().keys().collect();
    assert_eq!(names, ["current", "first", "last", "next"]);
}

#[test]
fn the_order_list_may_sort_by_less_or_not_at_all() {
    let shop = Shop::open();
    let ada = shop.ada();
    ada.get("/v2/orders?sort=updated_at").expect(200);
    shop.set(json!({"orderSort": "documented"}));
    ada.get("/v2/orders?sort=updated_at").expect(400);
    ada.get("/v2/orders?sort=created_at").expect(200);
    let by_default = ada.get("/v2/orders").at("/data");
    shop.set(json!({"orderSort": "ignored"}));
    assert_eq!(
        ada.get("/v2/orders?sort=colour").expect(200).at("/data"),
        by_default
    );
}

#[test]
fn filters_may_have_or_groups() {
    let shop = Shop::open();
    let backend = shop.backend();
    let path = "/v2/customers?filter=(eq(email,ada@example.com)|eq(email,li@example.com))";
    backend.get(path).expect(400);
    shop.set(json!({"orFilters": true}));
    assert_eq!(list(&backend.get(path).expect(200).at("/data")).len(), 2);
}

#[test]
fn included_records_may_lie_inside_the_data() {
    let shop = Shop::open();
    shop.set(json!({"includedInsideData": true}));
    let ada = shop.ada();
    let page = ada
        .get("/v2/orders?include=items&page[limit]=2")
        .expect(200);
    assert_eq!(page.at("/included"), Value::Null);
    let order = page.at("/data/0");
    assert_eq!(
        list(&order["included"]["items"]).len(),
        list(&order["relationships"]["items"]["data"]).len()
    );
    let one = ada
        .get(&format!("/v2/orders/{}?include=items", text(&order["id"])))
        .expect(200);
    assert_eq!(one.at("/data"), order);
    assert_eq!(one.at("/included"), Value::Null);
}

#[test]
fn an_orders_items_may_be_open_to_whoever_knows_its_id() {
    let shop = Shop::open();
    let id = text(&shop.ada().get("/v2/orders").at("/data/0/id"));
    let path = format!("/v2/orders/{id}/items");
    shop.visitor().get(&path).expect(403);
    shop.set(json!({"implicitMayReadOrderItems": true}));
    shop.visitor().get(&path).expect(200);
    shop.grace().get(&path).expect(404);
    shop.visitor().get("/v2/orders/none/items").expect(404);
}

#[test]
fn an_items_timestamps_may_lie_beside_its_meta() {
    let shop = Shop::open();
    shop.set(json!({"itemTimestampsBesideMeta": true}));
    let ada = shop.ada();
    let id = text(&ada.get("/v2/orders").at("/data/0/id"));
    let items = ada.get(&format!("/v2/orders/{id}/items")).expect(200);
    assert!(items.at("/data/0/timestamps/created_at").is_string());
    assert!(items.at("/data/0/meta/display_price").is_object());
    assert_eq!(items.at("/data/0/meta/timestamps"), Value::Null);
}

#[test]
fn a_bundle_may_be_misspelt() {
    let shop = Shop::open();
    let ada = shop.ada();
    let bundles = |key: &str| {
        let items = ada.get("/v2/orders?include=items&page[limit]=100");
        list(&items.at("/included/items"))
            .iter()
            .filter(|item| item.get(key).is_some())
            .count()
    };
    assert_eq!(bundles("bundle_configuration"), 1);
    shop.set(json!({"misspeltBundleConfiguration": true}));
    assert_eq!(bundles("bundle_configuration"), 0);
    assert_eq!(bundles("bundle_configuation"), 1);
}

#[test]
fn a_transactions_type_may_have_a_hyphen() {
    let shop = Shop::open();
    shop.set(json!({"hyphenatedTransactionType": true}));
    let ada = shop.ada();
    let paid = text(
        &ada.get("/v2/orders?filter=eq(payment,paid)")
            .at("/data/0/id"),
    );
    let all = ada
        .get(&format!("/v2/orders/{paid}/transactions"))
        .expect(200);
    assert!(all.at("/data/0/transaction-type").is_string());
    assert_eq!(all.at("/data/0/transaction_type"), Value::Null);
}

#[test]
fn sign_on_may_be_described_with_other_keys() {
    let shop = Shop::open();
    shop.set(json!({
        "underscoredAuthenticationRealm": true,
        "authorizationEndpointInMeta": true,
    }));
    let visitor = shop.visitor();
    let settings = visitor
        .get("/v2/customer-authentication-settings")
        .expect(200);
    assert_eq!(
        settings.json(),
        visitor.get("/v2/settings/customer-authentication").json()
    );
    let realm = text(&settings.at("/data/relationships/authentication_realm/data/id"));
    let path = format!("/v2/authentication-realms/{realm}/oidc-profiles");
    let profiles = visitor.get(&path).expect(200);
    let endpoint = profiles.at("/data/0/meta/discovery_document/authorization_endpoint");
    assert!(endpoint.is_string());
    assert!(
        profiles.json()["data"][0]["links"]
            .get("authorization-endpoint")
            .is_none()
    );
}

#[test]
fn an_errors_status_may_be_missing() {
    let shop = Shop::open();
    shop.set(json!({"omitErrorStatus": true}));
    let refused = shop.stranger().get("/v2/orders").expect(401);
    assert_eq!(refused.at("/errors/0/status"), Value::Null);
    assert_eq!(refused.at("/errors/0/title"), "Unauthorized");
}

#[test]
fn an_error_may_name_its_request() {
    let shop = Shop::open();
    shop.set(json!({"errorRequestId": true}));
    let refused = shop.stranger().get("/v2/orders").expect(401);
    assert_eq!(
        refused.at("/errors/0/request_id"),
        refused.header("x-request-id")
    );
    assert!(!refused.header("x-request-id").is_empty());
}

#[test]
fn an_address_update_may_need_more_than_a_creation() {
    let shop = Shop::open();
    let ada = shop.ada();
    let book = format!("{}/addresses", ada.home());
    // The flat in Paris has a region and no county.
    let id = text(&ada.get(&book).at("/data/3/id"));
    let path = format!("{book}/{id}");
    let change = |data: Value| ada.put(&path, json!({"data": data}));
    change(json!({"type": "address", "city": "Lyon"})).expect(200);
    shop.set(json!({
        "addressUpdateNeedsId": true,
        "mandatoryAddressUpdateFields": ["county", "region"],
    }));
    let refused = change(json!({"type": "address", "city": "Paris"})).expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.id");
    let refused = change(json!({"type": "address", "id": id, "city": "Paris"})).expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.county");
    change(json!({"type": "address", "id": id, "county": "Paris"})).expect(200);
    let other = json!({"data": {
        "type": "address", "first_name": "A", "last_name": "L", "line_1": "1", "postcode": "1",
        "country": "GB",
    }});
    ada.post(&book, other).expect(201);
}

#[test]
fn the_undocumented_statuses_can_be_others() {
    let shop = Shop::open();
    shop.set(json!({
        "badCustomerTokenStatus": 403,
        "foreignCustomerStatus": 404,
        "duplicateEmailStatus": 422,
    }));
    let (mut ada, grace) = (shop.ada(), shop.grace());
    ada.get(&grace.home()).expect(404);
    let taken = json!({"data": {"type": "customer", "name": "X", "email": "li@example.com"}});
    ada.post("/v2/customers", taken).expect(422);
    ada.customer = "made-up".to_owned();
    ada.get("/v2/orders").expect(403);
}

#[test]
fn a_new_password_may_end_the_tokens_before_it() {
    let shop = Shop::open();
    let ada = shop.ada();
    let change = |password: &str| {
        ada.put(
            &ada.home(),
            json!({"data": {"type": "customer", "password": password}}),
        )
    };
    change("one").expect(200);
    ada.get(&ada.home()).expect(200);
    shop.set(json!({"passwordChangeRevokesTokens": true}));
    change("two").expect(200);
    ada.get(&ada.home()).expect(401);
}

#[test]
fn a_deleted_customers_token_may_go_on() {
    let shop = Shop::open();
    shop.set(json!({"deletionRevokesTokens": false}));
    let ada = shop.ada();
    ada.delete(&ada.home()).expect(204);
    ada.get(&ada.home()).expect(404);
    ada.get("/v2/orders").expect(200);
}

#[test]
fn an_email_address_may_be_told_apart_by_case() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    visitor
        .sign_in("Ada@Example.com", "correct-horse-battery")
        .expect(200);
    shop.set(json!({"emailIsCaseSensitive": true}));
    visitor
        .sign_in("Ada@Example.com", "correct-horse-battery")
        .expect(401);
    let other = json!({"data": {"type": "customer", "name": "A", "email": "Ada@example.com"}});
    visitor.post("/v2/customers", other).expect(201);
}

#[test]
fn an_external_reference_may_be_left_out_while_it_is_unset() {
    let shop = Shop::open();
    shop.set(json!({"omitUnsetExternalRef": true}));
    let customers = shop.backend().get("/v2/customers?sort=email").expect(200);
    assert!(customers.at("/data/0/external_ref").is_string());
    assert!(customers.at("/data/2").get("external_ref").is_none());
}

#[test]
fn too_many_requests_in_a_second_are_refused() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    shop.set(json!({"requestsPerSecond": 3, "rateLimitRetryAfter": 1}));
    let answers: Vec<_> = (0..6)
        .map(|_| visitor.get("/v2/customers/attributes"))
        .collect();
    let refused = answers
        .into_iter()
        .find(|answer| answer.status == 429)
        .expect("six requests take less than a second");
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(refused.at("/errors/0/status"), "429");
    shop.set(json!({"requestsPerSecond": null}));
    visitor.get("/v2/customers/attributes").expect(200);
}
