//! `/v2/customers`: who may do what, and how it is answered.

use serde_json::{Value, json};

use crate::shop::{Shop, list, text};

fn new_customer() -> Value {
    json!({"data": {
        "type": "customer",
        "name": "Katherine Johnson",
        "email": "katherine@example.com",
        "password": "blue-orbit-slide",
        "loyalty_tier": "bronze",
        "shoe_size": 38,
    }})
}

#[test]
fn a_visitor_can_register_and_sign_in() {
    let shop = Shop::open();
    let created = shop
        .visitor()
        .post("/v2/customers", new_customer())
        .expect(201);
    assert_eq!(created.at("/data/type"), "customer");
    assert_eq!(created.at("/data/name"), "Katherine Johnson");
    assert_eq!(created.at("/data/password"), true);
    assert_eq!(created.at("/data/external_ref"), Value::Null);
    assert_eq!(created.at("/data/loyalty_tier"), "bronze");
    assert!(
        created.at("/data").get("shoe_size").is_none(),
        "undeclared fields are dropped"
    );
    assert!(created.at("/data/meta/timestamps/created_at").is_string());
    let katherine = shop
        .visitor()
        .signed_in("katherine@example.com", "blue-orbit-slide");
    assert_eq!(katherine.id, text(&created.at("/data/id")));
}

#[test]
fn registration_can_be_closed_to_visitors() {
    let shop = Shop::open();
    shop.set(json!({"implicitMayRegister": false}));
    shop.visitor()
        .post("/v2/customers", new_customer())
        .expect(403);
    shop.backend()
        .post("/v2/customers", new_customer())
        .expect(201);
}

#[test]
fn registration_may_be_answered_with_200() {
    let shop = Shop::open();
    shop.set(json!({"createStatus": 200}));
    shop.visitor()
        .post("/v2/customers", new_customer())
        .expect(200);
}

#[test]
fn every_broken_field_is_reported() {
    let shop = Shop::open();
    let body = json!({"data": {"type": "customer", "name": "", "email": "not-an-address"}});
    let refused = shop.visitor().post("/v2/customers", body).expect(400);
    let errors = list(&refused.at("/errors"));
    assert_eq!(errors.len(), 2);
    assert_eq!(
        errors[0],
        json!({
            "status": "400",
            "title": "Bad Request",
            "detail": "Validation failed: field 'Name' on the 'min' tag.",
            "source": "data.name",
        })
    );
    assert_eq!(errors[1]["source"], "data.email");
    let refused = shop
        .visitor()
        .post("/v2/customers", json!({"data": {"type": "customer"}}))
        .expect(400);
    assert_eq!(list(&refused.at("/errors")).len(), 2);
}

#[test]
fn a_body_of_the_wrong_shape_is_refused() {
    let visitor_shop = Shop::open();
    let visitor = visitor_shop.visitor();
    visitor
        .send("POST", "/v2/customers", Some("{\"data\":"))
        .expect(400);
    visitor.post("/v2/customers", json!([])).expect(400);
    visitor
        .post("/v2/customers", json!({"type": "customer"}))
        .expect(400);
    let refused = visitor
        .post("/v2/customers", json!({"data": {"type": "account"}}))
        .expect(400);
    assert_eq!(refused.at("/errors/0/source"), "data.type");
}

#[test]
fn an_email_address_belongs_to_one_customer() {
    let shop = Shop::open();
    let taken =
        json!({"data": {"type": "customer", "name": "Imposter", "email": "Ada@example.com"}});
    let refused = shop.visitor().post("/v2/customers", taken).expect(409);
    assert_eq!(refused.at("/errors/0/title"), "Duplicate email");
    let grace = shop.grace();
    let steal = json!({"data": {"type": "customer", "email": "ada@example.com"}});
    grace.put(&grace.home(), steal).expect(409);
    let keep = json!({"data": {"type": "customer", "email": "grace@example.com"}});
    grace.put(&grace.home(), keep).expect(200);
}

#[test]
fn shoppers_read_themselves() {
    let shop = Shop::open();
    let ada = shop.ada();
    let answer = ada.get(&ada.home()).expect(200);
    assert_eq!(answer.at("/data/email"), "ada@example.com");
    assert_eq!(answer.at("/data/password"), true);
    assert_eq!(answer.at("/data/loyalty_tier"), "gold");
    assert_eq!(answer.header("content-type"), "application/json");
}

#[test]
fn one_customer_is_closed_to_everyone_else() {
    let shop = Shop::open();
    let (ada, grace) = (shop.ada(), shop.grace());
    let update = json!({"data": {"type": "customer", "name": "X"}});
    for outsider in [shop.visitor(), grace] {
        outsider.get(&ada.home()).expect(403);
        outsider.put(&ada.home(), update.clone()).expect(403);
        outsider.delete(&ada.home()).expect(403);
        outsider
            .get(&format!("{}/addresses", ada.home()))
            .expect(403);
    }
    shop.backend().get(&ada.home()).expect(200);
    let unknown = shop.backend().get("/v2/customers/nobody").expect(404);
    assert_eq!(unknown.at("/errors/0/detail"), "customer not found");
}

#[test]
fn an_update_leaves_unnamed_fields_alone() {
    let shop = Shop::open();
    let ada = shop.ada();
    let before = ada.get(&ada.home()).json();
    let update =
        json!({"data": {"type": "customer", "name": "Countess of Lovelace", "loyalty_tier": null}});
    let updated = ada.put(&ada.home(), update).expect(200);
    assert_eq!(updated.at("/data/name"), "Countess of Lovelace");
    assert_eq!(updated.at("/data/loyalty_tier"), Value::Null);
    assert_eq!(updated.at("/data/email"), "ada@example.com");
    assert_eq!(
        updated.at("/data/external_ref"),
        before["data"]["external_ref"]
    );
    assert_ne!(
        updated.at("/data/meta/timestamps/updated_at"),
        before["data"]["meta"]["timestamps"]["updated_at"]
    );
    assert_eq!(ada.get(&ada.home()).json(), updated.json());
}

#[test]
fn a_new_password_replaces_the_old_one() {
    let shop = Shop::open();
    let ada = shop.ada();
    let update = json!({"data": {"type": "customer", "password": "bernoulli-numbers-note-g"}});
    ada.put(&ada.home(), update).expect(200);
    shop.visitor()
        .sign_in("ada@example.com", "correct-horse-battery")
        .expect(401);
    shop.visitor()
        .sign_in("ada@example.com", "bernoulli-numbers-note-g")
        .expect(200);
}

#[test]
fn a_bad_update_changes_nothing() {
    let shop = Shop::open();
    let ada = shop.ada();
    let before = ada.get(&ada.home()).json();
    ada.put(
        &ada.home(),
        json!({"data": {"type": "customer", "name": "", "email": "new@example.com"}}),
    )
    .expect(400);
    ada.put(
        &ada.home(),
        json!({"data": {"type": "customer", "email": null}}),
    )
    .expect(400);
    ada.put(
        &ada.home(),
        json!({"data": {"type": "customer", "password": 42}}),
    )
    .expect(400);
    assert_eq!(ada.get(&ada.home()).json(), before);
}

#[test]
fn a_deleted_customer_is_gone_and_so_are_their_tokens() {
    let shop = Shop::open();
    let ada = shop.ada();
    let gone = ada.delete(&ada.home()).expect(204);
    assert_eq!(gone.text, "");
    ada.get(&ada.home()).expect(401);
    shop.backend().get(&ada.home()).expect(404);
    shop.backend().delete(&ada.home()).expect(404);
    shop.visitor()
        .sign_in("ada@example.com", "correct-horse-battery")
        .expect(401);
}

#[test]
fn only_the_backend_lists_customers() {
    let shop = Shop::open();
    shop.visitor().get("/v2/customers").expect(403);
    shop.ada().get("/v2/customers").expect(403);
    let answer = shop.backend().get("/v2/customers").expect(200);
    assert_eq!(list(&answer.at("/data")).len(), 4);
    assert_eq!(answer.at("/meta/results/total"), 4);
    let passwords: Vec<Value> = list(&answer.at("/data"))
        .iter()
        .map(|customer| customer["password"].clone())
        .collect();
    assert!(passwords.contains(&json!(true)) && passwords.contains(&json!(false)));
}

#[test]
fn customers_can_be_filtered_sorted_and_paged() {
    let shop = Shop::open();
    let backend = shop.backend();
    let emails = |path: &str| -> Vec<String> {
        list(&backend.get(path).expect(200).at("/data"))
            .iter()
            .map(|one| text(&one["email"]))
            .collect()
    };
    assert_eq!(
        emails("/v2/customers?filter=eq(email,ada@example.com)"),
        ["ada@example.com"]
    );
    assert_eq!(
        emails("/v2/customers?filter=like(name,*Hopper)"),
        ["grace@example.com"]
    );
    assert_eq!(
        emails("/v2/customers?sort=email&page%5Blimit%5D=2&page%5Boffset%5D=1"),
        ["grace@example.com", "li@example.com"]
    );
    backend
        .get("/v2/customers?filter=eq(password,x)")
        .expect(400);
    backend.get("/v2/customers?sort=password").expect(400);
}

#[test]
fn meta_can_be_left_out() {
    let shop = Shop::open();
    shop.set(json!({"omitMeta": true}));
    let ada = shop.ada();
    assert_eq!(
        ada.get(&ada.home()).expect(200).at("/data/meta"),
        Value::Null
    );
    let orders = ada.get("/v2/orders").expect(200);
    assert_eq!(orders.at("/meta"), Value::Null);
    assert_eq!(orders.at("/links"), Value::Null);
    assert!(
        orders.at("/data/0/meta/display_price").is_object(),
        "an order without prices is none"
    );
}
