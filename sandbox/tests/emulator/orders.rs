//! `/v2/orders`: the history, its pages, filters and includes.

use serde_json::{Value, json};

use crate::shop::{Shop, Visitor, list, text};

fn ids(answer: &Value) -> Vec<String> {
    list(&answer["data"])
        .iter()
        .map(|order| text(&order["id"]))
        .collect()
}

fn matching(visitor: &Visitor<'_>, filter: &str) -> Vec<Value> {
    list(
        &visitor
            .get(&format!("/v2/orders?page[limit]=100&filter={filter}"))
            .expect(200)
            .at("/data"),
    )
}

#[test]
fn a_visitor_without_a_customer_token_sees_no_orders() {
    let shop = Shop::open();
    let id = text(&shop.ada().get("/v2/orders").at("/data/0/id"));
    let visitor = shop.visitor();
    visitor.get("/v2/orders").expect(403);
    visitor.get(&format!("/v2/orders/{id}")).expect(403);
    visitor.get(&format!("/v2/orders/{id}/items")).expect(403);
}

#[test]
fn shoppers_see_their_own_orders_and_the_backend_sees_all() {
    let shop = Shop::open();
    let (ada, grace, mut backend) = (shop.ada(), shop.grace(), shop.backend());
    assert_eq!(
        ada.get("/v2/orders").expect(200).at("/meta/results/total"),
        34
    );
    assert_eq!(
        grace
            .get("/v2/orders")
            .expect(200)
            .at("/meta/results/total"),
        15
    );
    assert_eq!(
        backend
            .get("/v2/orders")
            .expect(200)
            .at("/meta/results/total"),
        64
    );
    // A customer token narrows the backend's view as well.
    backend.customer = ada.customer.clone();
    assert_eq!(
        backend
            .get("/v2/orders")
            .expect(200)
            .at("/meta/results/total"),
        34
    );
}

#[test]
fn a_foreign_order_is_not_found() {
    let shop = Shop::open();
    let id = text(&shop.ada().get("/v2/orders").at("/data/0/id"));
    let grace = shop.grace();
    let refused = grace.get(&format!("/v2/orders/{id}")).expect(404);
    assert_eq!(
        refused.json(),
        json!({"errors": [{"status": "404", "title": "Not Found", "detail": "Order not found"}]})
    );
    grace.get(&format!("/v2/orders/{id}/items")).expect(404);
    shop.backend().get(&format!("/v2/orders/{id}")).expect(200);
}

#[test]
fn following_next_leads_through_every_order_once_and_then_ends() {
    let shop = Shop::open();
    let ada = shop.ada();
    let mut path = "/v2/orders?page[limit]=10&sort=-created_at&include=items".to_owned();
    let mut seen = Vec::new();
    let mut pages = 0;
    loop {
        let page = ada.get(&path).expect(200).json();
        pages += 1;
        assert_eq!(page["meta"]["page"]["current"], pages);
        assert_eq!(page["meta"]["page"]["total"], 4);
        assert!(
            page["included"]["items"].is_array(),
            "links keep the include"
        );
        seen.extend(ids(&page));
        match page["links"]["next"].as_str() {
            Some(next) => path = next.strip_prefix(&shop.url()).unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(pages, 4);
    assert_eq!(seen.len(), 34);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 34);
}

#[test]
fn the_first_page_has_25_orders_and_no_previous_one() {
    let shop = Shop::open();
    let page = shop.ada().get("/v2/orders").expect(200).json();
    assert_eq!(list(&page["data"]).len(), 25);
    assert_eq!(
        page["meta"]["page"],
        json!({"limit": 25, "offset": 0, "current": 1, "total": 2})
    );
    let url = shop.url();
    assert_eq!(
        page["links"],
        json!({
            "current": format!("{url}/v2/orders?page[limit]=25&page[offset]=0"),
            "first": format!("{url}/v2/orders?page[limit]=25&page[offset]=0"),
            "last": format!("{url}/v2/orders?page[limit]=25&page[offset]=25"),
            "next": format!("{url}/v2/orders?page[limit]=25&page[offset]=25"),
            "prev": null,
        })
    );
}

#[test]
fn a_single_page_has_no_last_and_no_next() {
    let shop = Shop::open();
    let page = shop
        .ada()
        .get("/v2/orders?page%5Blimit%5D=100")
        .expect(200)
        .json();
    assert_eq!(page["links"]["last"], Value::Null);
    assert_eq!(page["links"]["next"], Value::Null);
    assert_eq!(page["links"]["prev"], Value::Null);
}

#[test]
fn pages_beyond_the_end_are_empty_and_beyond_the_cap_refused() {
    let shop = Shop::open();
    let ada = shop.ada();
    assert!(
        list(
            &ada.get("/v2/orders?page[offset]=10000")
                .expect(200)
                .at("/data")
        )
        .is_empty()
    );
    ada.get("/v2/orders?page[offset]=10001").expect(400);
    ada.get("/v2/orders?page[limit]=101").expect(400);
    ada.get("/v2/orders?page[limit]=0").expect(400);
}

#[test]
fn orders_come_latest_change_first_unless_asked_otherwise() {
    let shop = Shop::open();
    let ada = shop.ada();
    let moments = |path: &str, name: &str| -> Vec<String> {
        list(&ada.get(path).expect(200).at("/data"))
            .iter()
            .map(|order| text(&order["meta"]["timestamps"][name]))
            .collect()
    };
    let by_default = moments("/v2/orders", "updated_at");
    assert!(by_default.is_sorted_by(|one, next| one >= next));
    assert!(moments("/v2/orders?sort=created_at", "created_at").is_sorted());
    let amounts: Vec<i64> = list(&ada.get("/v2/orders?sort=-with_tax").expect(200).at("/data"))
        .iter()
        .map(|order| {
            order["meta"]["display_price"]["with_tax"]["amount"]
                .as_i64()
                .unwrap()
        })
        .collect();
    assert!(amounts.is_sorted_by(|one, next| one >= next));
    for key in ["payment", "shipping", "status", "-status"] {
        ada.get(&format!("/v2/orders?sort={key}")).expect(200);
    }
    ada.get("/v2/orders?sort=colour").expect(400);
}

#[test]
fn filters_choose_orders() {
    let shop = Shop::open();
    let (ada, backend) = (shop.ada(), shop.backend());
    let paid = matching(&ada, "eq(payment,paid):eq(shipping,unfulfilled)");
    assert!(!paid.is_empty());
    assert!(
        paid.iter()
            .all(|order| order["payment"] == "paid" && order["shipping"] == "unfulfilled")
    );

    let yen = matching(&backend, "eq(currency,JPY)");
    assert!(!yen.is_empty());
    assert!(
        yen.iter()
            .all(|order| order["meta"]["display_price"]["with_tax"]["currency"] == "JPY")
    );

    let (dear, cheap) = (
        matching(&ada, "ge(with_tax,10000)"),
        matching(&ada, "lt(with_tax,10000)"),
    );
    assert!(!dear.is_empty() && !cheap.is_empty());
    assert_eq!(dear.len() + cheap.len(), 34);

    let first = ada.get("/v2/orders?include=items").json();
    let number = text(
        &list(&first["data"])
            .iter()
            .find(|order| order["order_number"].is_string())
            .unwrap()["order_number"],
    );
    assert_eq!(
        matching(&ada, &format!("eq(order_number,{number})")).len(),
        1
    );
    assert_eq!(matching(&ada, "like(email,*@example.com)").len(), 34);
    assert_eq!(
        matching(&ada, "in(status,complete,processing,cancelled,incomplete)").len(),
        34
    );
    assert_eq!(
        matching(&ada, &format!("eq(customer_id,%20{})", ada.id)).len(),
        34
    );

    let sku = text(&first["included"]["items"][0]["sku"]);
    assert!(!matching(&ada, &format!("eq(product_sku,{sku})")).is_empty());

    let middle = text(&first["data"][10]["meta"]["timestamps"]["created_at"]);
    let (before, after) = (
        matching(&ada, &format!("lt(created_at,{middle})")),
        matching(&ada, &format!("ge(created_at,{middle})")),
    );
    assert!(!before.is_empty() && !after.is_empty());
    assert_eq!(before.len() + after.len(), 34);
}

#[test]
fn a_filter_that_cannot_be_parsed_is_refused_without_a_status() {
    let shop = Shop::open();
    let ada = shop.ada();
    for filter in [
        "eq(status",
        "equals(status,paid)",
        "eq(colour,red)",
        "gt(with_tax,much)",
        "like(status,c*)",
    ] {
        let refused = ada.get(&format!("/v2/orders?filter={filter}")).expect(400);
        assert_eq!(
            refused.json(),
            json!({"errors": [{
                "title": "Bad Request",
                "detail": "Could not parse the supplied filter",
            }]})
        );
    }
}

#[test]
fn included_items_lie_beside_the_data_and_match_by_id() {
    let shop = Shop::open();
    let ada = shop.ada();
    let page = ada
        .get("/v2/orders?include=items&page[limit]=5")
        .expect(200)
        .json();
    let related: Vec<Value> = list(&page["data"])
        .iter()
        .flat_map(|order| list(&order["relationships"]["items"]["data"]))
        .collect();
    let included = list(&page["included"]["items"]);
    assert_eq!(included.len(), related.len());
    for relation in related {
        assert_eq!(relation["type"], "item");
        let item = included
            .iter()
            .find(|item| item["id"] == relation["id"])
            .unwrap();
        assert_eq!(item["type"], "order_item");
    }
    assert!(ada.get("/v2/orders").json().get("included").is_none());
}

#[test]
fn unknown_includes_are_refused_or_ignored() {
    let shop = Shop::open();
    let ada = shop.ada();
    ada.get("/v2/orders?include=wishes").expect(400);
    shop.set(json!({"orderIncludes": ["items"]}));
    ada.get("/v2/orders?include=promotions").expect(400);
    shop.set(json!({"ignoreUnknownIncludes": true}));
    let page = ada
        .get("/v2/orders?page[limit]=1&include=wishes,items")
        .expect(200);
    assert!(page.at("/included/items").is_array());
    assert_eq!(page.at("/included/wishes"), Value::Null);
}

#[test]
fn one_order_and_its_items_agree() {
    let shop = Shop::open();
    let ada = shop.ada();
    let listed = ada.get("/v2/orders").at("/data/0");
    let path = format!("/v2/orders/{}", text(&listed["id"]));
    let plain = ada.get(&path).expect(200);
    assert_eq!(plain.json(), json!({"data": listed}));
    let with_items = ada.get(&format!("{path}?include=items")).expect(200);
    assert_eq!(with_items.at("/data"), listed);
    let items = ada.get(&format!("{path}/items")).expect(200);
    assert_eq!(items.at("/data"), with_items.at("/included/items"));
    ada.get("/v2/orders/nothing").expect(404);
}

#[test]
fn a_single_order_can_be_forbidden_as_it_used_to_be() {
    let shop = Shop::open();
    shop.set(json!({"singleOrderForbidden": true}));
    let ada = shop.ada();
    let id = text(&ada.get("/v2/orders").at("/data/0/id"));
    ada.get(&format!("/v2/orders/{id}")).expect(403);
    assert_eq!(matching(&ada, &format!("eq(id,{id})")).len(), 1);
    shop.backend().get(&format!("/v2/orders/{id}")).expect(200);
}

#[test]
fn guest_orders_belong_to_nobody() {
    let shop = Shop::open();
    let guests = matching(&shop.backend(), "like(email,mary@*)");
    assert!(!guests.is_empty());
    assert!(
        guests
            .iter()
            .all(|order| order["relationships"].get("customer").is_none())
    );
    assert_eq!(guests[0]["customer"]["id"], Value::Null);
}

#[test]
fn orders_come_from_a_checkout_only() {
    let shop = Shop::open();
    let ada = shop.ada();
    let refused = ada
        .post("/v2/orders", json!({"data": {"type": "order"}}))
        .expect(405);
    assert_eq!(refused.at("/errors/0/status"), "405");
}

#[test]
fn only_the_backend_changes_an_order() {
    let shop = Shop::open();
    let (ada, backend) = (shop.ada(), shop.backend());
    let found = |filter: &str| {
        let order = &matching(&ada, filter)[0];
        format!("/v2/orders/{}", text(&order["id"]))
    };
    let change = |path: &str, mut fields: Value| {
        fields["type"] = json!("order");
        backend.put(path, json!({"data": fields}))
    };
    let packing = found("eq(payment,paid):eq(shipping,unfulfilled)");
    let sent = json!({"shipping": "fulfilled", "shipping-provider": "Kestrel Parcels"});
    let body = json!({"data": {"type": "order", "shipping": "fulfilled"}});
    ada.put(&packing, body).expect(403);
    let fulfilled = change(&packing, sent).expect(200);
    assert_eq!(fulfilled.at("/data/shipping"), "fulfilled");
    assert_eq!(fulfilled.at("/data/shipping-provider"), "Kestrel Parcels");
    assert_eq!(ada.get(&packing).json(), fulfilled.json());
    // What was sent cannot be cancelled, what is not paid cannot be sent.
    change(&packing, json!({"status": "cancelled"})).expect(422);
    let unpaid = found("eq(payment,unpaid):eq(status,incomplete)");
    change(&unpaid, json!({"shipping": "fulfilled"})).expect(422);
    change(&unpaid, json!({"status": "complete"})).expect(422);
    let cancelled = change(&unpaid, json!({"status": "cancelled"})).expect(200);
    assert_eq!(cancelled.at("/data/status"), "cancelled");
    change("/v2/orders/none", json!({})).expect(404);
}
