//! `/v2/carts`: making, filling and keeping carts.

use serde_json::{Value, json};

use crate::shop::{Answer, Shop, Visitor, list, text};

pub(crate) fn new_cart(visitor: &Visitor<'_>) -> String {
    let cart = visitor
        .post("/v2/carts", json!({"data": {"name": "Basket"}}))
        .expect(201);
    format!("/v2/carts/{}", text(&cart.at("/data/id")))
}

pub(crate) fn add(visitor: &Visitor<'_>, cart: &str, item: Value) -> Answer {
    visitor.post(&format!("{cart}/items"), json!({"data": item}))
}

pub(crate) fn mug(quantity: i64) -> Value {
    json!({"type": "cart_item", "sku": "MUG-SPECK", "quantity": quantity})
}

/// Sku and quantity of each line.
fn contents(answer: &Answer) -> Vec<(String, i64)> {
    list(&answer.at("/data"))
        .iter()
        .map(|item| (text(&item["sku"]), item["quantity"].as_i64().unwrap()))
        .collect()
}

fn amount(answer: &Answer, part: &str) -> i64 {
    answer
        .at(&format!("/meta/display_price/{part}/amount"))
        .as_i64()
        .unwrap()
}

#[test]
fn a_visitor_needs_no_customer_token_for_a_cart() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let body = json!({"data": {"name": "For the kitchen", "description": "Slowly"}});
    let cart = visitor.post("/v2/carts", body).expect(201);
    assert_eq!(cart.at("/data/type"), "cart");
    assert_eq!(cart.at("/data/name"), "For the kitchen");
    assert_eq!(cart.at("/data/description"), "Slowly");
    assert_eq!(cart.at("/data/relationships/customers"), json!({}));
    assert_eq!(cart.at("/data/relationships/items"), json!({}));
    assert_eq!(cart.at("/data/meta/display_price/with_tax/amount"), 0);
    let id = text(&cart.at("/data/id"));
    assert_eq!(
        cart.at("/data/links/self"),
        format!("{}/v2/carts/{id}", shop.url())
    );
    let path = format!("/v2/carts/{id}");
    assert_eq!(visitor.get(&path).expect(200).json(), cart.json());

    let update = json!({"data": {"description": "Quickly"}});
    let updated = visitor.put(&path, update).expect(200);
    assert_eq!(updated.at("/data/description"), "Quickly");
    assert_eq!(updated.at("/data/name"), "For the kitchen");
    assert_eq!(visitor.delete(&path).expect(204).text, "");
    assert_eq!(visitor.get(&path).at("/data/name"), "Cart");
    shop.stranger().get(&path).expect(401);
}

#[test]
fn a_cart_that_does_not_exist_is_made_by_asking_for_it() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = visitor.get("/v2/carts/my-own-reference").expect(200);
    assert_eq!(cart.at("/data/id"), "my-own-reference");
    let filled = add(&visitor, "/v2/carts/another", mug(1)).expect(201);
    assert_eq!(contents(&filled), [("MUG-SPECK".to_owned(), 1)]);
}

#[test]
fn a_bad_cart_is_refused() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    for data in [
        json!({"name": ""}),
        json!({"name": "x".repeat(256)}),
        json!({"type": "basket"}),
        json!({"contact": "ada@example.com"}),
    ] {
        visitor.post("/v2/carts", json!({"data": data})).expect(400);
    }
    visitor.post("/v2/carts", json!([])).expect(400);
}

#[test]
fn shoppers_list_their_own_carts_the_latest_change_first() {
    let shop = Shop::open();
    let (ada, grace) = (shop.ada(), shop.grace());
    let (first, second) = (new_cart(&ada), new_cart(&ada));
    new_cart(&grace);
    new_cart(&shop.visitor());
    let ids = |answer: &Answer| -> Vec<String> {
        list(&answer.at("/data"))
            .iter()
            .map(|cart| format!("/v2/carts/{}", text(&cart["id"])))
            .collect()
    };
    shop.set(json!({"clockOffsetSeconds": 60}));
    add(&ada, &first, mug(1)).expect(201);
    let carts = ada.get("/v2/carts").expect(200);
    assert_eq!(ids(&carts), [first.clone(), second]);
    assert_eq!(carts.at("/meta/results/total"), 2);
    assert_eq!(
        carts.at("/data/0/relationships/customers/data"),
        json!([{"type": "customer", "id": ada.id}])
    );
    let page = ada.get("/v2/carts?page[limit]=1").expect(200);
    assert_eq!(ids(&page), [first]);
    assert!(page.at("/links/next").is_string());
    assert_eq!(shop.backend().get("/v2/carts").at("/meta/results/total"), 4);
    shop.visitor().get("/v2/carts").expect(403);
}

#[test]
fn carts_are_found_by_name_in_any_case() {
    let shop = Shop::open();
    let ada = shop.ada();
    for name in ["For the kitchen", "Presents"] {
        ada.post("/v2/carts", json!({"data": {"name": name}}))
            .expect(201);
    }
    let found = ada
        .get("/v2/carts?filter=ilike(name,%22*KITCHEN*%22)")
        .expect(200);
    assert_eq!(found.at("/meta/results/total"), 1);
    assert_eq!(found.at("/data/0/name"), "For the kitchen");
    ada.get("/v2/carts?filter=eq(name,Presents)").expect(400);
}

#[test]
fn another_customers_token_does_not_open_a_cart() {
    let shop = Shop::open();
    let (ada, grace) = (shop.ada(), shop.grace());
    let cart = new_cart(&ada);
    grace.get(&cart).expect(403);
    add(&grace, &cart, mug(1)).expect(403);
    grace.delete(&cart).expect(403);
    ada.get(&cart).expect(200);
    // Without any customer token, knowing the id is enough.
    shop.visitor().get(&cart).expect(200);
}

#[test]
fn products_are_added_by_sku_and_by_id_and_become_one_line() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let added = add(&visitor, &cart, mug(2)).expect(201);
    assert_eq!(added.at("/data/0/type"), "cart_item");
    assert_eq!(added.at("/data/0/name"), "Speckled stoneware mug");
    assert_eq!(
        added.at("/data/0/unit_price"),
        json!({"amount": 1450, "currency": "GBP", "includes_tax": true})
    );
    assert_eq!(
        added.at("/data/0/meta/display_price/with_tax/value"),
        json!({"amount": 2900, "currency": "GBP", "formatted": "£29.00"})
    );
    let product = text(&added.at("/data/0/product_id"));
    assert_eq!(
        added.at("/data/0/links/product"),
        format!("{}/v2/products/{product}", shop.url())
    );
    let by_id = json!({"type": "cart_item", "id": product, "quantity": 1});
    let again = add(&visitor, &cart, by_id).expect(201);
    assert_eq!(contents(&again), [("MUG-SPECK".to_owned(), 3)]);
    assert_eq!(amount(&again, "with_tax"), 4350);
    assert_eq!(
        amount(&again, "with_tax"),
        amount(&again, "without_tax") + amount(&again, "tax")
    );
    // What is written on it makes it another thing.
    let mut written = mug(1);
    written["custom_inputs"] = json!({"front": "Ada"});
    let two = add(&visitor, &cart, written).expect(201);
    assert_eq!(list(&two.at("/data")).len(), 2);
    assert_eq!(two.at("/data/1/custom_inputs"), json!({"front": "Ada"}));
    assert_eq!(
        visitor.get(&format!("{cart}/items")).expect(200).json(),
        two.json()
    );
}

#[test]
fn what_cannot_be_added_is_refused() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let unknown = json!({"type": "cart_item", "sku": "NO-SUCH", "quantity": 1});
    let refused = add(&visitor, &cart, unknown).expect(404);
    assert_eq!(
        refused.at("/errors/0"),
        json!({
            "status": "404",
            "title": "Product not found",
            "detail": "The requested product could not be found",
            "meta": {"sku": "NO-SUCH"},
        })
    );
    for bad in [
        mug(0),
        json!({"type": "cart_item", "sku": "MUG-SPECK"}),
        json!({"type": "subscription"}),
        json!({"type": "custom_item", "quantity": 1, "price": {"amount": 1}}),
        json!({"type": "custom_item", "name": "Bow", "quantity": 1}),
        json!({"type": "custom_item", "name": "Bow", "quantity": 1, "price": {"amount": -1}}),
        json!("mug"),
    ] {
        add(&visitor, &cart, bad).expect(400);
    }
    add(
        &visitor,
        &cart,
        json!({"type": "promotion_item", "code": "NONE"}),
    )
    .expect(404);
    add(
        &visitor,
        &cart,
        json!({"type": "cart_items", "cart_id": "none"}),
    )
    .expect(404);
    assert!(list(&visitor.get(&format!("{cart}/items")).at("/data")).is_empty());
}

#[test]
fn custom_items_have_their_own_price_and_merge_by_sku() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let bow = json!({
        "type": "custom_item",
        "name": "Ribbon and bow",
        "sku": "BOW",
        "quantity": 1,
        "price": {"amount": 250, "includes_tax": true},
    });
    add(&visitor, &cart, bow.clone()).expect(201);
    let two = add(&visitor, &cart, bow).expect(201);
    assert_eq!(two.at("/data/0/type"), "custom_item");
    assert_eq!(contents(&two), [("BOW".to_owned(), 2)]);
    assert_eq!(amount(&two, "with_tax"), 500);
}

#[test]
fn a_promotion_follows_the_lines_and_can_be_taken_out() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    add(&visitor, &cart, mug(2)).expect(201);
    let code = json!({"type": "promotion_item", "code": "AUTUMN10"});
    let cheaper = add(&visitor, &cart, code).expect(201);
    assert_eq!(cheaper.at("/data/1/type"), "promotion_item");
    assert_eq!(amount(&cheaper, "with_tax"), 2610);
    assert_eq!(amount(&cheaper, "discount"), -290);
    assert_eq!(amount(&cheaper, "without_discount"), 2900);
    let more = add(&visitor, &cart, mug(2)).expect(201);
    assert_eq!(amount(&more, "with_tax"), 5220);
    let included = visitor.get(&format!("{cart}?include=items,promotions"));
    assert_eq!(list(&included.at("/included/items")).len(), 2);
    assert_eq!(included.at("/included/promotions/0/type"), "promotion");
    let full = visitor
        .delete(&format!("{cart}/discounts/AUTUMN10"))
        .expect(200);
    assert_eq!(amount(&full, "with_tax"), 5800);
}

#[test]
fn several_items_are_added_at_once_all_or_those_that_can_be() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let path = format!("{cart}/items");
    let items = json!([mug(1), {"type": "cart_item", "sku": "NO-SUCH", "quantity": 1}]);
    let options = json!({"add_all_or_nothing": true});
    visitor
        .post(&path, json!({"data": items, "options": options}))
        .expect(404);
    assert!(list(&visitor.get(&path).at("/data")).is_empty());
    let some = visitor.post(&path, json!({"data": items})).expect(201);
    assert_eq!(contents(&some), [("MUG-SPECK".to_owned(), 1)]);
    assert_eq!(some.at("/errors/0/title"), "Product not found");
}

#[test]
fn what_is_sold_out_is_left_out_of_what_is_added_and_said_beside_the_lines() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let (guest, cart) = (new_cart(&visitor), new_cart(&visitor));
    let pen = json!({"type": "cart_item", "sku": "PEN-BRASS", "quantity": 1});
    add(&visitor, &guest, json!([mug(2), pen])).expect(201);
    shop.set(json!({"soldOutProducts": ["MUG-SPECK"]}));
    let id = guest.rsplit('/').next().unwrap();
    let merge = json!({"type": "cart_items", "cart_id": id});
    let merged = add(&visitor, &cart, merge).expect(201);
    assert_eq!(contents(&merged), [("PEN-BRASS".to_owned(), 1)]);
    let left = merged.at("/errors/0");
    assert_eq!(left["title"], "Insufficient stock");
    assert_eq!(left["meta"]["sku"], "MUG-SPECK");
    let product = visitor
        .get(&format!("{guest}/items"))
        .at("/data/0/product_id");
    assert_eq!(left["meta"]["id"], product);
    let alone = add(&visitor, &cart, mug(1)).expect(400);
    assert_eq!(alone.at("/errors/0/title"), "Insufficient stock");
}

#[test]
fn a_cart_takes_a_hundred_lines() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let written = |number: i64| {
        let mut mug = mug(1);
        mug["custom_inputs"] = json!({"number": number});
        mug
    };
    let hundred: Vec<Value> = (0..100).map(written).collect();
    add(&visitor, &cart, json!(hundred)).expect(201);
    add(&visitor, &cart, written(1)).expect(201);
    add(&visitor, &cart, written(100)).expect(400);
}

#[test]
fn lines_are_changed_and_removed() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let cart = new_cart(&visitor);
    let path = format!("{cart}/items");
    let pen = json!({"type": "cart_item", "sku": "PEN-BRASS", "quantity": 1});
    let both = add(&visitor, &cart, json!([mug(1), pen])).expect(201);
    let (mug_line, pen_line) = (text(&both.at("/data/0/id")), text(&both.at("/data/1/id")));

    let change = json!({"data": {"type": "cart_item", "quantity": 5}});
    let changed = visitor
        .put(&format!("{path}/{mug_line}"), change)
        .expect(200);
    assert_eq!(changed.at("/data/0/quantity"), 5);
    let bad = json!({"data": {"quantity": -1}});
    visitor.put(&format!("{path}/{mug_line}"), bad).expect(400);
    let nobody = visitor
        .put(&format!("{path}/nothing"), json!({"data": {"quantity": 1}}))
        .expect(404);
    assert_eq!(
        nobody.at("/errors/0/detail"),
        "Item was not found in the cart"
    );

    let bulk = json!({"data": [
        {"type": "cart_item", "id": mug_line, "quantity": 2},
        {"type": "cart_item", "id": pen_line, "quantity": 0},
    ]});
    let left = visitor.put(&path, bulk).expect(200);
    assert_eq!(contents(&left), [("MUG-SPECK".to_owned(), 2)]);

    let none = visitor.delete(&format!("{path}/{mug_line}")).expect(200);
    assert!(list(&none.at("/data")).is_empty());
    visitor.delete(&format!("{path}/{mug_line}")).expect(404);
    add(&visitor, &cart, mug(1)).expect(201);
    visitor.delete(&path).expect(204);
    assert!(list(&visitor.get(&path).at("/data")).is_empty());
}

#[test]
fn the_currency_header_counts_with_the_first_item_only() {
    let shop = Shop::open();
    let mut visitor = shop.visitor();
    let cart = new_cart(&visitor);
    visitor.extra = vec![("x-moltin-currency", "USD")];
    let dollars = add(&visitor, &cart, mug(1)).expect(201);
    assert_eq!(
        dollars.at("/data/0/unit_price"),
        json!({"amount": 1800, "currency": "USD", "includes_tax": false})
    );
    visitor.extra = vec![("x-moltin-currency", "EUR")];
    let still = add(&visitor, &cart, mug(1)).expect(201);
    assert_eq!(still.at("/data/0/unit_price/currency"), "USD");
    // An empty cart has forgotten its currency.
    visitor.delete(&format!("{cart}/items")).expect(204);
    let euros = add(&visitor, &cart, mug(1)).expect(201);
    assert_eq!(euros.at("/data/0/unit_price/currency"), "EUR");
    visitor.extra = vec![("x-moltin-currency", "XXX")];
    let other = new_cart(&visitor);
    add(&visitor, &other, mug(1)).expect(400);
}

#[test]
fn a_guests_cart_is_merged_into_a_shoppers() {
    let shop = Shop::open();
    let (visitor, ada) = (shop.visitor(), shop.ada());
    let (guest, own) = (new_cart(&visitor), new_cart(&ada));
    let pen = json!({"type": "cart_item", "sku": "PEN-BRASS", "quantity": 1});
    add(&visitor, &guest, json!([mug(2), pen])).expect(201);
    add(&ada, &own, mug(1)).expect(201);
    let id = guest.rsplit('/').next().unwrap();
    let merged = add(&ada, &own, json!([{"type": "cart_items", "cart_id": id}])).expect(201);
    assert_eq!(
        contents(&merged),
        [("MUG-SPECK".to_owned(), 3), ("PEN-BRASS".to_owned(), 1)]
    );
    let left = visitor.get(&format!("{guest}/items")).expect(200);
    assert_eq!(list(&left.at("/data")).len(), 2, "the other cart stays");
}

#[test]
fn carts_of_two_currencies_do_not_merge() {
    let shop = Shop::open();
    let mut visitor = shop.visitor();
    let pounds = new_cart(&visitor);
    add(&visitor, &pounds, mug(1)).expect(201);
    let dollars = new_cart(&visitor);
    visitor.extra = vec![("x-moltin-currency", "USD")];
    add(&visitor, &dollars, mug(1)).expect(201);
    let id = pounds.rsplit('/').next().unwrap();
    let refused = add(
        &visitor,
        &dollars,
        json!({"type": "cart_items", "cart_id": id}),
    );
    assert_eq!(
        refused.expect(400).at("/errors/0/title"),
        "Cart Currency Mismatch"
    );
}

#[test]
fn an_earlier_order_is_ordered_again_at_todays_prices() {
    let shop = Shop::open();
    let (ada, grace) = (shop.ada(), shop.grace());
    let orders = ada.get("/v2/orders?include=items&page[limit]=100").json();
    // One with a gift: the present is not given twice.
    let gift = list(&orders["included"]["items"])
        .into_iter()
        .find(|item| item["sku"] == "GIFT-POSTCARD")
        .unwrap();
    let order = list(&orders["data"])
        .into_iter()
        .find(|order| {
            list(&order["relationships"]["items"]["data"])
                .iter()
                .any(|link| link["id"] == gift["id"])
        })
        .unwrap();
    let id = text(&order["id"]);
    let cart = new_cart(&ada);
    let again = add(&ada, &cart, json!({"type": "order_items", "order_id": id})).expect(201);
    let items = list(&ada.get(&format!("/v2/orders/{id}/items")).at("/data"));
    let goods: Vec<(String, i64)> = items
        .iter()
        .filter(|item| item["value"]["amount"].as_i64().unwrap() > 0)
        .map(|item| (text(&item["sku"]), item["quantity"].as_i64().unwrap()))
        .collect();
    assert_eq!(contents(&again), goods);
    assert!(goods.len() < items.len());
    let other = new_cart(&grace);
    add(
        &grace,
        &other,
        json!({"type": "order_items", "order_id": id}),
    )
    .expect(404);
    add(
        &shop.visitor(),
        "/v2/carts/guest",
        json!({"type": "order_items", "order_id": id}),
    )
    .expect(403);
}

fn associate(visitor: &Visitor<'_>, cart: &str, data: Value) -> Answer {
    let path = format!("{cart}/relationships/customers");
    visitor.post(&path, json!({"data": data}))
}

#[test]
fn a_cart_is_tied_to_a_customer_and_untied() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = new_cart(&shop.visitor());
    let data = json!([{"type": "customer", "id": ada.id}]);
    let tied = associate(&ada, &cart, data.clone()).expect(200);
    assert_eq!(tied.json(), json!({"data": data}));
    assert_eq!(associate(&ada, &cart, data.clone()).expect(204).text, "");
    assert_eq!(ada.get("/v2/carts").at("/meta/results/total"), 1);
    let path = format!("{cart}/relationships/customers");
    let body = json!({"data": data}).to_string();
    assert_eq!(ada.send("DELETE", &path, Some(&body)).expect(204).text, "");
    assert_eq!(ada.get("/v2/carts").at("/meta/results/total"), 0);
    ada.get(&cart).expect(200);
}

#[test]
fn an_association_is_refused_as_documented() {
    let shop = Shop::open();
    let (ada, grace, visitor) = (shop.ada(), shop.grace(), shop.visitor());
    let cart = new_cart(&visitor);
    let own = json!({"type": "customer", "id": ada.id});
    let other = json!({"type": "customer", "id": grace.id});

    let object = associate(&ada, &cart, own.clone()).expect(403);
    assert_eq!(object.at("/errors/0/detail"), "Invalid json payload");
    let two = associate(&ada, &cart, json!([own, other])).expect(403);
    assert_eq!(
        two.at("/errors/0/detail"),
        "Cannot associate more than one customer"
    );
    associate(&ada, &cart, json!([{"type": "account", "id": ada.id}])).expect(400);
    associate(&ada, &cart, json!([])).expect(400);
    associate(&ada, &cart, json!([other])).expect(403);
    associate(&visitor, &cart, json!([own])).expect(403);
    associate(&ada, "/v2/carts/none", json!([own])).expect(404);
    let nobody = json!([{"type": "customer", "id": "nobody"}]);
    associate(&shop.backend(), &cart, nobody).expect(404);

    associate(&ada, &cart, json!([own])).expect(200);
    let second = associate(&grace, &cart, json!([other])).expect(403);
    assert_eq!(
        second.at("/errors/0/detail"),
        "Cannot associate more than one customer"
    );
}

#[test]
fn a_cart_with_a_contact_address_is_no_customers() {
    let shop = Shop::open();
    let ada = shop.ada();
    let contact = json!({"data": {"contact": {"email": "guest@example.com"}}});
    let cart = shop.visitor().post("/v2/carts", contact.clone());
    let cart = format!("/v2/carts/{}", text(&cart.expect(201).at("/data/id")));
    let own = json!([{"type": "customer", "id": ada.id}]);
    let refused = associate(&ada, &cart, own).expect(422);
    assert_eq!(refused.at("/errors/0/status"), "400");
    assert_eq!(
        refused.at("/errors/0/title"),
        "Cannot associate customers to carts with contact emails"
    );
    ada.put(&new_cart(&ada), contact.clone()).expect(422);
    ada.post("/v2/carts", contact).expect(422);
}

#[test]
fn the_last_cart_of_a_customer_cannot_be_deleted() {
    let shop = Shop::open();
    let ada = shop.ada();
    let (first, second) = (new_cart(&ada), new_cart(&ada));
    ada.delete(&first).expect(204);
    let refused = ada.delete(&second).expect(400);
    assert_eq!(refused.at("/errors/0/title"), "Last cart");
    let body = json!({"data": [{"type": "customer", "id": ada.id}]}).to_string();
    let path = format!("{second}/relationships/customers");
    ada.send("DELETE", &path, Some(&body)).expect(204);
    ada.delete(&second).expect(204);
}

#[test]
fn a_deleted_customers_cart_is_nobodys() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = new_cart(&ada);
    ada.delete(&ada.home()).expect(204);
    let left = shop.visitor().get(&cart).expect(200);
    assert_eq!(left.at("/data/relationships/customers"), json!({}));
}

#[test]
fn a_cart_ends_seven_days_after_its_last_change() {
    let shop = Shop::open();
    let ada = shop.ada();
    let cart = new_cart(&ada);
    shop.set(json!({"customerSeconds": 90 * 86_400, "implicitSeconds": 90 * 86_400}));
    let ada = shop.ada();
    shop.set(json!({"clockOffsetSeconds": 6 * 86_400}));
    add(&ada, &cart, mug(1)).expect(201);
    shop.set(json!({"clockOffsetSeconds": 12 * 86_400}));
    assert_eq!(ada.get("/v2/carts").at("/meta/results/total"), 1);
    shop.set(json!({"cartSeconds": 3600}));
    assert_eq!(ada.get("/v2/carts").at("/meta/results/total"), 0);
}
