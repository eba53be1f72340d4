//! The filter language over HTTP, as the customer list and the order list understand it.

use serde_json::json;

use crate::shop::{Answer, Shop, Visitor, list, text};

fn filtered(visitor: &Visitor<'_>, filter: &str) -> Answer {
    let filter = encoded(filter);
    visitor.get(&format!("/v2/customers?sort=email&filter={filter}"))
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn names(answer: Answer) -> Vec<String> {
    list(&answer.expect(200).at("/data"))
        .iter()
        .map(|customer| text(&customer["name"]))
        .collect()
}

fn register(shop: &Shop, name: &str, email: &str) {
    let body = json!({"data": {"type": "customer", "name": name, "email": email}});
    shop.backend().post("/v2/customers", body).expect(201);
}

#[test]
fn each_attribute_has_its_operators() {
    let shop = Shop::open();
    let backend = shop.backend();
    for (filter, found) in [
        ("eq(email,ada@example.com)", vec!["Ada Lovelace"]),
        (
            "like(email,*@example.com)",
            vec![
                "Ada Lovelace",
                "Grace Hopper",
                "Li Qingzhao",
                "Tomasz Nowak",
            ],
        ),
        (
            "like(name,*o*)",
            vec![
                "Ada Lovelace",
                "Grace Hopper",
                "Li Qingzhao",
                "Tomasz Nowak",
            ],
        ),
        ("like(name,Grace*)", vec!["Grace Hopper"]),
        ("eq(external_ref,CRM-000412)", vec!["Ada Lovelace"]),
        (
            "in(email,ada@example.com,li@example.com)",
            vec!["Ada Lovelace", "Li Qingzhao"],
        ),
        ("is_null(external_ref)", vec!["Li Qingzhao", "Tomasz Nowak"]),
        (
            "gt(created_at,2000-01-01):eq(name,\"Li Qingzhao\")",
            vec!["Li Qingzhao"],
        ),
        ("lt(updated_at,2000-01-01)", vec![]),
        (
            "ge(created_at,\"2000-01-01T00:00:00Z\"):like(name,Ada*)",
            vec!["Ada Lovelace"],
        ),
    ] {
        let expected: Vec<String> = found.into_iter().map(str::to_owned).collect();
        assert_eq!(names(filtered(&backend, filter)), expected, "{filter}");
    }
    let id = text(&shop.backend().get("/v2/customers").at("/data/0/id"));
    assert_eq!(names(filtered(&backend, &format!("eq(id,{id})"))).len(), 1);
    assert_eq!(
        names(filtered(&backend, &format!("ge(id,{id})"))).len()
            + names(filtered(&backend, &format!("lt(id,{id})"))).len(),
        4
    );
    for refused in [
        "gt(email,a)",
        "like(external_ref,CRM*)",
        "like(created_at,2*)",
        "eq(loyalty_tier,gold)",
        "contains(name,a)",
    ] {
        filtered(&backend, refused).expect(400);
    }
}

#[test]
fn quoted_operands_may_hold_anything() {
    let shop = Shop::open();
    let backend = shop.backend();
    register(&shop, r#"Smith, J. (née "Q"):\o/"#, "smith@example.com");
    register(&shop, "O'Brien", "obrien@example.com");
    for (filter, found) in [
        (r#"eq(name,"Smith, J. (née \"Q\"):\\o/")"#, 1),
        (r#"eq(name,'Smith, J. (née "Q"):\\o/')"#, 1),
        (r#"eq(name,"O'Brien")"#, 1),
        (r"eq(name,'O\'Brien')", 1),
        (r#"like(name,"Smith, J. (*")"#, 1),
        (r#"eq(name,"x"):eq(name,"O'Brien")"#, 0),
    ] {
        assert_eq!(names(filtered(&backend, filter)).len(), found, "{filter}");
    }
    filtered(&backend, r"eq(name,'O'Brien')").expect(400);
    filtered(&backend, "eq(name,Smith, J. (née)").expect(400);
}

#[test]
fn the_newer_parser_can_be_turned_off() {
    let shop = Shop::open();
    let mut backend = shop.backend();
    backend.extra = vec![("ep-disable-beta-filtering", "true")];
    filtered(&backend, "eq(email,ada@example.com)").expect(200);
    for filter in ["eq(name,\"Ada Lovelace\")", "is_null(external_ref)"] {
        let refused = filtered(&backend, filter).expect(400);
        assert_eq!(
            refused.at("/errors/0/detail"),
            "Could not parse the supplied filter"
        );
    }
    backend.extra = vec![("ep-disable-beta-filtering", "false")];
    filtered(&backend, "is_null(external_ref)").expect(200);
}

#[test]
fn a_plus_that_is_not_encoded_is_a_space() {
    let shop = Shop::open();
    let backend = shop.backend();
    register(&shop, "Ron", "ron+1@example.com");
    assert_eq!(
        names(filtered(&backend, "eq(email,ron+1@example.com)")),
        ["Ron"]
    );
    let bare = backend.get("/v2/customers?filter=eq(email,ron+1@example.com)");
    assert!(names(bare).is_empty());
}

#[test]
fn filters_have_limits() {
    let shop = Shop::open();
    let backend = shop.backend();
    let ten = ["like(name,*)"; 10].join(":");
    filtered(&backend, &ten).expect(200);
    filtered(&backend, &format!("{ten}:like(name,*)")).expect(400);
    let long = format!("eq(name,{})", "x".repeat(8_200));
    filtered(&backend, &long).expect(400);
    filtered(&backend, &format!("eq(name,{})", "x".repeat(8_000))).expect(200);
}

#[test]
fn the_order_list_understands_the_same_language() {
    let shop = Shop::open();
    let backend = shop.backend();
    let total = |filter: &str| {
        backend
            .get(&format!("/v2/orders?filter={}", encoded(filter)))
            .expect(200)
            .at("/meta/results/total")
            .as_i64()
            .unwrap()
    };
    assert_eq!(total("eq(customer.name,\"Ada Lovelace\")"), 34);
    assert_eq!(total("like(name,*Hopper)"), 15);
    assert_eq!(total("like(order_number,MF-1020*)"), 9 - gaps(&backend));
    assert!(total("is_null(external_ref)") > 0);
    assert!(total("like(shipping_postcode,SW1Y*)") + total("like(billing_postcode,SW1Y*)") > 0);
    assert!(total("like(external_ref,ERP/*)") > 0);
    assert_eq!(total("eq(name,anonymized)"), 1);
    assert_eq!(
        total("le(without_tax,5000)") + total("gt(without_tax,5000)"),
        64
    );
}

/// Orders 10201 to 10209 that have no number.
fn gaps(backend: &Visitor<'_>) -> i64 {
    let oldest = backend.get("/v2/orders?sort=created_at&page[limit]=9");
    let unnumbered = list(&oldest.at("/data"))
        .iter()
        .filter(|order| order.get("order_number").is_none())
        .count();
    i64::try_from(unnumbered).unwrap()
}
