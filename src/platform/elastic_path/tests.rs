//! Elastic Path on the wire: requests as documented, and every documented form of its answers.

use super::ElasticPath;
use crate::http::{Code, Content, Failure};
use crate::json::{Json, Native};
use crate::platform::extensions::elastic_path::EXTENSIONS;
use crate::platform::wire::{Sent, Wire, extended, response};
use crate::platform::{Audience, Moment, Operation, Options, Platform, SignOnProfile};
use serde_json::{Value, json};
use std::task::{Context, Poll, Waker};

fn platform() -> ElasticPath {
    let options = json!({"clientId": "shop", "baseUrl": "https://store.example"});
    ElasticPath::new(&Options::read(&Native::from(options), &super::OPTIONS).unwrap())
}

fn run_on(
    wire: &Wire<ElasticPath>,
    operation: Operation,
    arguments: &[Value],
) -> Result<Native, Failure<Native>> {
    wire.run(operation, arguments)
}

fn run(
    operation: Operation,
    arguments: &[Value],
    answer: Value,
) -> (Result<Native, Failure<Native>>, Sent) {
    let wire = Wire::answering(platform(), vec![(200, answer)]);
    let outcome = run_on(&wire, operation, arguments);
    let sent = wire.sent.borrow_mut().pop();
    (outcome, sent)
}

fn sent(operation: Operation, arguments: &[Value], answer: Value) -> (String, Option<Value>) {
    let (_, request) = run(operation, arguments, answer);
    let request = request.unwrap().1;
    let body = request
        .body
        .map(|body| serde_json::from_str(&body.text).unwrap());
    ([request.method.name(), " ", &request.url].concat(), body)
}

#[test]
fn every_operation_goes_where_the_documents_say_with_encoded_ids() {
    let customer = "https://store.example/v2/customers/c%2F1";
    let address = json!({"line1": "1 High Street"});
    let (one, many) = (json!({"data": {}}), json!({"data": []}));
    for (operation, arguments, line, body) in [
        (
            Operation::ProfileGet,
            vec![],
            format!("GET {customer}"),
            None,
        ),
        (
            Operation::ProfileUpdate,
            vec![json!({"name": "Ada"})],
            format!("PUT {customer}"),
            Some(json!({"data": {"type": "customer", "name": "Ada"}})),
        ),
        (
            Operation::AddressesGet,
            vec![json!("a/b?x=1")],
            format!("GET {customer}/addresses/a%2Fb%3Fx%3D1"),
            None,
        ),
        (
            Operation::AddressesCreate,
            vec![address.clone()],
            format!("POST {customer}/addresses"),
            Some(json!({"data": {"type": "address", "line_1": "1 High Street"}})),
        ),
        (
            Operation::AddressesUpdate,
            vec![json!("a1"), address],
            format!("PUT {customer}/addresses/a1"),
            Some(json!({"data": {"type": "address", "id": "a1", "line_1": "1 High Street"}})),
        ),
        (
            Operation::AddressesDelete,
            vec![json!("a1")],
            format!("DELETE {customer}/addresses/a1"),
            None,
        ),
        (
            Operation::OrdersGet,
            vec![json!("o1")],
            "GET https://store.example/v2/orders/o1?include=items".into(),
            None,
        ),
        (
            Operation::Register,
            vec![json!({"name": "Ada", "email": "ada@example.com"})],
            "POST https://store.example/v2/customers".into(),
            Some(json!({"data": {"type": "customer", "name": "Ada", "email": "ada@example.com"}})),
        ),
    ] {
        assert_eq!(sent(operation, &arguments, one.clone()), (line, body));
    }
    let page = |arguments: &[Value]| sent(Operation::OrdersList, arguments, many.clone()).0;
    assert_eq!(
        page(&[]),
        "GET https://store.example/v2/orders?sort=-created_at&page%5Blimit%5D=25&page%5Boffset%5D=0"
    );
    assert_eq!(
        page(&[json!({"limit": 10, "cursor": "20"})]),
        "GET https://store.example/v2/orders?sort=-created_at&page%5Blimit%5D=10&page%5Boffset%5D=20"
    );
    assert_eq!(
        sent(Operation::AddressesList, &[], many.clone()).0,
        format!("GET {customer}/addresses")
    );
}

/// Arguments that every operation takes.
fn some_arguments(operation: Operation) -> Vec<Value> {
    let address = json!({"line1": "1 High Street"});
    let input = json!({"name": "Ada", "email": "a@example.com"});
    let row = operation.row(ElasticPath::ROWS);
    let arguments = row.arguments.split(',').filter(|name| !name.is_empty());
    arguments
        .map(|name| match (name, row.sends()) {
            ("{query?", _) => json!({}),
            ("{filter", _) => json!({"email": "a@example.com"}),
            ("[references", _) => json!([{"type": "product", "id": "p"}]),
            ("{input", "Address") => address.clone(),
            ("{input", "Checkout") => json!({"shippingAddress": address}),
            ("{input", "GuestCheckout") => json!({"guest": input, "shippingAddress": address}),
            ("{input", "Cart") => json!({"name": "Mine"}),
            ("{input", _) => input.clone(),
            _ => json!("x"),
        })
        .collect()
}

/// The operations with a route: every client's, and those of the optional modules.
fn routed() -> Vec<Operation> {
    let base = Operation::ALL.iter().copied();
    base.chain(extended::<ElasticPath>(EXTENSIONS))
        .filter(|operation| !operation.row(ElasticPath::ROWS).route.is_empty())
        .collect()
}

fn named(name: &str) -> Operation {
    let is_it = |operation: &Operation| operation.row(ElasticPath::ROWS).name == name;
    routed().into_iter().find(is_it).expect(name)
}

#[test]
fn what_needs_no_shopper_is_sent_as_a_visitor_and_all_else_as_the_shopper() {
    let visitors = |name: &str| {
        name == "auth.register"
            || name.starts_with("customers.")
            || name.ends_with("relate")
            || ["flows.replace", "carts.checkoutAsGuest"].contains(&name)
    };
    for operation in routed() {
        let name = operation.row(ElasticPath::ROWS).name;
        let audience = run(operation, &some_arguments(operation), json!({}))
            .1
            .unwrap()
            .0;
        assert_eq!(audience == Audience::Anonymous, visitors(name), "{name}");
    }
}

#[test]
fn every_operation_of_the_optional_modules_goes_where_the_documents_say() {
    let data = |body: Value| Some(json!({"data": body}));
    let added = |body: Value| Some(json!({"data": body, "options": {"add_all_or_nothing": false}}));
    let owner = json!([{"type": "customer", "id": "c/1"}]);
    let references = json!([{"type": "product", "id": "p"}]);
    for (name, arguments, line, body) in [
        ("carts.list", vec![], "GET /v2/carts", None),
        ("carts.get", vec![json!("k")], "GET /v2/carts/k", None),
        (
            "carts.items",
            vec![json!("k")],
            "GET /v2/carts/k/items",
            None,
        ),
        (
            "carts.create",
            vec![json!({"name": "Mine", "native": {"gift": true}})],
            "POST /v2/carts",
            data(json!({"name": "Mine", "gift": true})),
        ),
        (
            "carts.associate",
            vec![json!("k")],
            "POST /v2/carts/k/relationships/customers",
            data(owner.clone()),
        ),
        (
            "carts.disassociate",
            vec![json!("k")],
            "DELETE /v2/carts/k/relationships/customers",
            data(owner),
        ),
        (
            "carts.merge",
            vec![json!("k"), json!("\"l")],
            "POST /v2/carts/k/items",
            added(json!({"type": "cart_items", "cart_id": "\"l"})),
        ),
        (
            "carts.addOrder",
            vec![json!("k"), json!("o")],
            "POST /v2/carts/k/items",
            added(json!({"type": "order_items", "order_id": "o"})),
        ),
        (
            "customers.find",
            vec![json!({"email": "ron+1@x.com"})],
            "GET /v2/customers?filter=eq%28email%2Cron%2B1%40x.com%29&page%5Blimit%5D=1",
            None,
        ),
        (
            "customers.list",
            vec![json!({"filter": {"name": {"like": "Ada*"}}, "sort": "-name", "limit": 5})],
            "GET /v2/customers?filter=like%28name%2CAda%2A%29&sort=-name&page%5Blimit%5D=5&page%5Boffset%5D=0",
            None,
        ),
        (
            "customers.get",
            vec![json!("x")],
            "GET /v2/customers/x",
            None,
        ),
        (
            "customers.create",
            vec![json!({"name": "Ada", "email": "a@x.com"})],
            "POST /v2/customers",
            data(json!({"type": "customer", "name": "Ada", "email": "a@x.com"})),
        ),
        (
            "customers.update",
            vec![json!("x"), json!({"password": "new"})],
            "PUT /v2/customers/x",
            data(json!({"type": "customer", "password": "new"})),
        ),
        (
            "customers.delete",
            vec![json!("x")],
            "DELETE /v2/customers/x",
            None,
        ),
        (
            "flows.fields",
            vec![json!("customers")],
            "GET /v2/customers/attributes",
            None,
        ),
        (
            "flows.relate",
            vec![
                json!("customers"),
                json!("e"),
                json!("wish-list"),
                references.clone(),
            ],
            "POST /v2/flows/customers/entries/e/relationships/wish-list",
            data(references.clone()),
        ),
        (
            "flows.replace",
            vec![
                json!("customers"),
                json!("e"),
                json!("w"),
                references.clone(),
            ],
            "PUT /v2/flows/customers/entries/e/relationships/w",
            data(references.clone()),
        ),
        (
            "flows.unrelate",
            vec![
                json!("customers"),
                json!("e"),
                json!("w"),
                references.clone(),
            ],
            "DELETE /v2/flows/customers/entries/e/relationships/w",
            data(references),
        ),
    ] {
        let line = line.replace(" /", " https://store.example/");
        assert_eq!(
            sent(named(name), &arguments, json!({"data": []})),
            (line, body),
            "{name}"
        );
    }
}

#[test]
fn a_checkout_sends_whole_addresses_and_who_orders() {
    let saved = json!({"id": "a1", "label": "Home", "firstName": "Ada", "lastName": "Lovelace", "company": null,
        "line1": "12 St James's Square", "postcode": "SW1Y 4JH", "countryCode": "GB", "region": "London", "phone": "+44 20", "instructions": "Ring",
        "createdAt": "2026-01-01", "updatedAt": null, "native": {"id": "a1", "name": "Home", "door-code": "7"}});
    let bill = json!({"first_name": "Ada", "last_name": "Lovelace", "line_1": "12 St James's Square",
        "postcode": "SW1Y 4JH", "country": "GB", "region": "London"});
    let mut wire = bill.clone();
    // The documents' billing address has neither.
    wire["phone_number"] = json!("+44 20");
    wire["instructions"] = json!("Ring");
    let input =
        json!({"shippingAddress": saved, "number": "1042", "native": {"gift-note": "For you"}});
    let (line, body) = sent(
        named("carts.checkout"),
        &[json!("k"), input],
        json!({"data": {}}),
    );
    assert_eq!(line, "POST https://store.example/v2/carts/k/checkout");
    let expected = json!({"data": {"customer": {"id": "c/1"}, "shipping_address": wire, "billing_address": bill,
        "order_number": "1042", "gift-note": "For you"}});
    assert_eq!(body, Some(expected));

    let guest = json!({"name": "Ada", "email": "ada@example.com"});
    let bill = json!({"line1": "1 High Street"});
    let input = json!({"guest": guest, "shippingAddress": saved, "billingAddress": bill});
    let (_, body) = sent(
        named("carts.checkoutAsGuest"),
        &[json!("k"), input],
        json!({"data": {}}),
    );
    let expected = json!({"data": {"customer": guest, "shipping_address": wire,
        "billing_address": {"line_1": "1 High Street"}}});
    assert_eq!(body, Some(expected));

    for (name, input, field) in [
        ("carts.checkout", json!({}), "shippingAddress"),
        (
            "carts.checkout",
            json!({"shippingAddress": {"line_1": "x"}}),
            "shippingAddress.line_1",
        ),
        (
            "carts.checkoutAsGuest",
            json!({"shippingAddress": bill, "guest": {"name": "Ada"}}),
            "guest.email",
        ),
    ] {
        let (outcome, request) = run(named(name), &[json!("k"), input], json!({}));
        assert_eq!(outcome.unwrap_err().fields[0].field, field);
        assert_eq!(request, None);
    }
}

#[test]
fn orders_are_filtered_sorted_and_come_with_what_is_included() {
    let list = |query: Value| sent(Operation::OrdersList, &[query], json!({"data": []})).0;
    let page = "&page%5Blimit%5D=25&page%5Boffset%5D=0";
    assert_eq!(
        list(
            json!({"filter": {"paymentStatus": "paid", "total": {"ge": 5000, "lt": 10000}}, "sort": "total"})
        ),
        format!(
            "GET https://store.example/v2/orders?filter=eq%28payment%2Cpaid%29%3Age%28with_tax%2C5000%29%3Alt%28with_tax%2C10000%29&sort=with_tax{page}"
        )
    );
    assert_eq!(
        list(json!({"include": ["promotions", "taxItems", "lines"]})),
        format!(
            "GET https://store.example/v2/orders?include=promotions%2Citems%2Ctax_items&sort=-created_at{page}"
        )
    );
    assert_eq!(
        sent(
            Operation::OrdersGet,
            &[json!("o1"), json!({"include": ["customDiscounts"]})],
            json!({"data": {}})
        )
        .0,
        "GET https://store.example/v2/orders/o1?include=custom_discounts%2Citems"
    );
    for (query, field) in [
        (json!({"filter": {"state": "paid"}}), "filter.state"),
        (
            json!({"filter": {"status": {"like": "c*"}}}),
            "filter.status.like",
        ),
        (json!({"filter": {"total": 5000}}), "filter.total.eq"),
        (
            json!({"filter": {"total": {"ge": 12.5}}}),
            "filter.total.ge",
        ),
        (
            json!({"filter": {"number": {"eq": ""}}}),
            "filter.number.eq",
        ),
        (json!({"filter": {"number": "a\nb"}}), "filter.number.eq"),
        (json!({"filter": "eq(id,1)"}), "filter"),
        (json!({"sort": "price"}), "sort"),
        (json!({"include": ["items"]}), "include"),
        (json!({"include": "lines"}), "include"),
        (json!({"page": 2}), "page"),
    ] {
        let (outcome, request) = run(
            Operation::OrdersList,
            std::slice::from_ref(&query),
            json!({}),
        );
        assert_eq!(outcome.unwrap_err().fields[0].field, field, "{query}");
        assert_eq!(request, None);
    }
    let (outcome, _) = run(
        Operation::OrdersGet,
        &[json!("o1"), json!({"limit": 5})],
        json!({}),
    );
    assert_eq!(outcome.unwrap_err().fields[0].field, "limit");
    let (outcome, _) = run(named("customers.find"), &[json!({})], json!({}));
    assert_eq!(outcome.unwrap_err().fields[0].field, "filter");
}

#[test]
fn what_was_not_included_is_not_there() {
    let read = |include: Value| {
        let answer = json!({"data": [{"id": "o1"}], "included": {"items": [{"id": "i1"}]}});
        let result = run(
            Operation::OrdersList,
            &[json!({"include": include})],
            answer,
        )
        .0
        .unwrap();
        result.get("items").elements()[0].clone()
    };
    assert_eq!(read(json!([])).get("lines"), Native::missing());
    assert_eq!(read(json!(["lines"])).get("lines").elements().len(), 1);
    assert_eq!(read(json!(["lines"])).get("promotions"), Native::missing());
}

#[test]
fn an_order_that_the_platform_hides_is_taken_from_the_list() {
    let forbidden = json!({"errors": [{"title": "Forbidden"}]});
    let listed = json!({"data": [{"id": "o/1"}], "included": {"items": [{"id": "i1"}]}});
    for (answers, found) in [
        (vec![(403, forbidden.clone()), (200, listed)], true),
        (vec![(403, forbidden), (200, json!({"data": []}))], false),
    ] {
        let wire = Wire::answering(platform(), answers);
        let outcome = run_on(&wire, Operation::OrdersGet, &[json!("o/1")]);
        let urls: Vec<_> = wire
            .sent
            .borrow()
            .iter()
            .map(|(_, request)| request.url.clone())
            .collect();
        assert_eq!(
            urls,
            [
                "https://store.example/v2/orders/o%2F1?include=items",
                "https://store.example/v2/orders?filter=eq%28id%2C%22o%2F1%22%29&include=items",
            ]
        );
        match outcome {
            Ok(order) => assert!(found && order.get("lines").elements().len() == 1),
            Err(failure) => assert!(!found && failure.code == Code::Forbidden),
        }
    }
}

#[test]
fn one_record_is_read_wrapped_and_bare_and_a_list_with_what_it_includes_inside() {
    let address = json!({"type": "address", "id": "a1", "line_1": "1 High Street"});
    for answer in [json!({"data": address}), address.clone()] {
        let result = run(Operation::AddressesGet, &[json!("a1")], answer)
            .0
            .unwrap();
        assert_eq!(result.text_at("line1").as_deref(), Some("1 High Street"));
        assert_eq!(result.get("native"), address.clone().into());
    }
    let inside = json!({"data": {"id": "o1", "included": {"items": [{"id": "i1"}]}}});
    let result = run(Operation::OrdersGet, &[json!("o1")], inside).0.unwrap();
    assert_eq!(result.get("lines").elements().len(), 1);
}

fn sign_on_profiles(wire: &Wire<ElasticPath>) -> Vec<SignOnProfile> {
    let platform = platform();
    let mut running = std::pin::pin!(platform.sign_on_profiles(wire));
    match running
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(profiles) => profiles.unwrap(),
        Poll::Pending => panic!("an answer that is there must not be waited for"),
    }
}

#[test]
fn the_providers_are_read_page_by_page_up_to_five_hundred() {
    let settings = json!({"data": {"meta": {"client_id": "c"},
        "relationships": {"authentication-realm": {"data": {"id": "r"}}}}});
    let page = |count: u32, total: u32| {
        let one = |at: u32| {
            json!({"id": at.to_string(), "name": "Provider",
                "links": {"authorization-endpoint": "https://store.example/in"}})
        };
        let data: Vec<_> = (0..count).map(one).collect();
        json!({"data": data, "meta": {"results": {"total": total}}})
    };
    let list =
        "GET https://store.example/v2/authentication-realms/r/oidc-profiles?page%5Blimit%5D=100";
    for (pages, offsets) in [
        (vec![page(3, 3)], vec![]),
        (vec![page(100, 130), page(30, 130)], vec![100]),
        // A total that never comes.
        (vec![page(100, 5_000)], vec![100, 200, 300, 400]),
        (vec![page(0, 5_000)], vec![]),
    ] {
        let shown: usize = pages
            .iter()
            .map(|page| page["data"].as_array().unwrap().len())
            .sum();
        let expected = shown.max(if offsets.len() == 4 { 500 } else { 0 });
        let answers = [settings.clone()].into_iter().chain(pages);
        let wire = Wire::answering(platform(), answers.map(|answer| (200, answer)).collect());
        assert_eq!(sign_on_profiles(&wire).len(), expected);
        let further = offsets
            .iter()
            .map(|offset| format!("{list}&page%5Boffset%5D={offset}"));
        let asked: Vec<_> = [list.to_owned()].into_iter().chain(further).collect();
        assert_eq!(wire.lines()[1..], asked);
    }
}

#[test]
fn a_find_is_the_first_or_null_and_a_write_without_an_answer_is_nothing() {
    let find = |answer: Value| {
        run(
            named("customers.find"),
            &[json!({"email": "a@x.com"})],
            answer,
        )
        .0
        .unwrap()
    };
    assert_eq!(find(json!({"data": []})), Native::null());
    assert_eq!(
        find(json!({"data": [{"id": "c1"}]}))
            .text_at("id")
            .as_deref(),
        Some("c1")
    );
    let nothing = run(
        named("carts.associate"),
        &[json!("k")],
        json!({"data": [{"id": "c1"}]}),
    )
    .0
    .unwrap();
    assert_eq!(nothing, Native::missing());
}

#[test]
fn what_a_cart_was_not_given_comes_beside_its_lines() {
    let item = json!({"id": "l", "sku": "MUG", "quantity": 2});
    let missing = json!({"status": 404, "title": "Product not found", "detail": "The requested product could not be found",
        "meta": {"id": "p"}});
    let short = json!({"status": 400, "title": "Insufficient stock", "detail": "There is not enough stock",
        "meta": {"id": "q", "sku": "PEN"}});
    for name in ["carts.addOrder", "carts.merge"] {
        let add = |answer: &Value| {
            let (added, _) = run(named(name), &[json!("k"), json!("l")], answer.clone());
            added
        };
        let answer = json!({"data": [item], "errors": [missing, short], "meta": {}});
        let added = add(&answer).unwrap().0.unwrap();
        assert_eq!(added["native"], answer);
        assert_eq!(added["items"][0]["native"], item);
        assert_eq!(
            added["leftOut"],
            json!([
                {"productId": "p", "sku": null, "code": null, "reason": "Product not found",
                 "message": "The requested product could not be found", "native": missing},
                {"productId": "q", "sku": "PEN", "code": null, "reason": "Insufficient stock",
                 "message": "There is not enough stock", "native": short}
            ])
        );

        let added = add(&json!({"data": [item]})).unwrap();
        assert_eq!(added.get("leftOut"), json!([]).into());
        let added = add(&json!({"data": null, "errors": [missing]})).unwrap();
        assert_eq!(added.get("items"), json!([]).into());
        assert_eq!(add(&json!({})).unwrap_err().code, Code::MalformedResponse);
    }
}

#[test]
fn what_a_relationship_field_refers_to_comes_along_under_its_name() {
    let product = json!({"type": "product", "id": "p1", "sku": "TEAPOT"});
    let answer = json!({"data": {"id": "c1"}, "included": {"wish-list": [product]}});
    let (outcome, request) = run(named("flows.related"), &[json!("wish-list")], answer);
    let related = outcome.unwrap().elements();
    assert_eq!(related[0].get("native"), product.into());
    let url = request.unwrap().1.url;
    assert_eq!(
        url,
        "https://store.example/v2/customers/c%2F1?include=wish-list"
    );
    let nothing = run(
        named("flows.related"),
        &[json!("wish-list")],
        json!({"data": {}}),
    );
    assert!(nothing.0.unwrap().elements().is_empty());
}

#[test]
fn a_transaction_is_read_in_either_spelling_and_its_amount_without_a_display_price() {
    let transaction =
        json!({"id": "t1", "transaction-type": "capture", "amount": 500, "currency": "GBP"});
    let result = run(
        Operation::OrdersTransactions,
        &[json!("o1")],
        json!({"data": [transaction]}),
    );
    let result = result.0.unwrap().elements()[0].clone();
    assert_eq!(result.text_at("kind").as_deref(), Some("capture"));
    assert_eq!(
        result.get("amount"),
        json!({"amount": 500, "currency": "GBP", "formatted": ""}).into()
    );
    assert_eq!(result.get("refunded"), Native::null());
}

#[test]
fn a_registration_without_name_or_email_is_refused_before_any_request() {
    for (input, field) in [
        (json!({"email": "a@example.com"}), "name"),
        (json!({"name": "Ada", "email": ""}), "email"),
    ] {
        let (outcome, request) = run(Operation::Register, &[input], json!({}));
        assert_eq!(outcome.unwrap_err().fields[0].field, field);
        assert_eq!(request, None);
    }
}

#[test]
fn an_order_comes_with_its_lines_matched_by_id_and_everything_under_native() {
    let item = json!({"type": "order_item", "id": "i1", "name": "Teapot", "quantity": 2,
        "meta": {"display_price": {"with_tax": {"unit": {"amount": 1999, "currency": "GBP", "formatted": "£19.99"},
            "value": {"amount": 3998, "currency": "GBP", "formatted": "£39.98"}}}}});
    let order = json!({"type": "order", "id": "o1", "order_number": 1042, "status": "on_hold", "payment": "paid",
        "shipping": "unfulfilled", "consignment_id": "flow",
        "meta": {"display_price": {"with_tax": {"amount": 3998, "currency": "GBP", "formatted": "£39.98"}}},
        "relationships": {"items": {"data": [{"type": "item", "id": "i1"}, {"type": "shipping_group", "id": "s1"}]}}});
    let answer = json!({"data": order, "included": {"items": [item]}});
    let result = run(Operation::OrdersGet, &[json!("o1")], answer)
        .0
        .unwrap()
        .0
        .unwrap();
    assert_eq!(
        (&result["number"], &result["status"]),
        (&json!("1042"), &json!("on_hold"))
    );
    assert_eq!(result["totals"]["total"]["amount"], 3998);
    assert_eq!(result["totals"]["shipping"], json!(null));
    assert_eq!(result["lines"].as_array().unwrap().len(), 1);
    assert_eq!(result["lines"][0]["unitPrice"]["formatted"], "£19.99");
    assert_eq!(
        (&result["native"], &result["lines"][0]["native"]),
        (&order, &item)
    );
}

#[test]
fn a_success_without_data_says_what_to_check() {
    for answer in [json!({}), json!([]), json!({"data": []}), json!("ok")] {
        let failure = run(Operation::ProfileGet, &[], answer).0.unwrap_err();
        assert_eq!(failure.code, Code::MalformedResponse);
        assert!(failure.message.contains("`baseUrl`"));
    }
    assert_eq!(
        run(Operation::OrdersList, &[], json!({"data": {}}))
            .0
            .unwrap_err()
            .code,
        Code::MalformedResponse
    );
}

#[test]
fn both_tokens_are_read_flat_and_wrapped() {
    let moment = Moment {
        now_ms: 1_000_000.0,
        clock_offset_ms: 5_000.0,
    };
    let visitor =
        json!({"access_token": "v", "token_type": "Bearer", "expires_in": 3600, "expires": 4600});
    let customer =
        json!({"type": "token", "id": "t", "customer_id": "c1", "token": "s", "expires": 87_400});
    for wrap in [false, true] {
        let body = |token: &Value| {
            Native::from(if wrap {
                json!({"data": token})
            } else {
                token.clone()
            })
        };
        let grant = platform().read_grant(&body(&visitor), moment).unwrap();
        assert_eq!(
            (grant.token.as_str(), grant.expires_at_ms, grant.customer_id),
            ("v", 4_600_000.0, None)
        );
        assert_eq!(platform().server_clock(&body(&visitor)), Some(1_000_000.0));
        let grant = platform().read_grant(&body(&customer), moment).unwrap();
        assert_eq!(
            (grant.token.as_str(), grant.expires_at_ms),
            ("s", 87_395_000.0)
        );
        assert_eq!(grant.customer_id.as_deref(), Some("c1"));
    }
    for body in [
        json!({}),
        json!({"data": {}}),
        json!({"access_token": 5, "expires_in": 1}),
        json!({"access_token": "v"}),
    ] {
        assert_eq!(platform().read_grant(&Native::from(body), moment), None);
    }
}

fn failure(operation: Operation, status: u16, body: Value) -> Failure<Native> {
    platform().failure(operation, &response(status, Content::Json(body.into())))
}

#[test]
fn errors_are_read_as_an_array_and_as_an_object_whatever_their_status_is() {
    for status in [json!(400), json!("400"), json!(null)] {
        let error = json!({"status": status, "title": "Bad Request", "detail": "Could not parse the supplied filter"});
        for errors in [json!([error]), error.clone()] {
            let failure = failure(Operation::OrdersList, 400, json!({"errors": errors}));
            assert_eq!(
                (failure.code, failure.status),
                (Code::Validation, Some(400))
            );
            assert!(
                failure
                    .message
                    .ends_with("Could not parse the supplied filter"),
                "{}",
                failure.message
            );
        }
    }
}

#[test]
fn a_refused_field_comes_back_under_our_name() {
    for (operation, error, field, rule) in [
        (
            Operation::AddressesCreate,
            json!({"source": "data.line_1", "detail": "too long"}),
            "line1",
            None,
        ),
        (
            Operation::AddressesCreate,
            json!({"source": {"pointer": "/data/postcode"}, "title": "format"}),
            "postcode",
            None,
        ),
        (
            Operation::AddressesUpdate,
            json!({"detail": "Validation failed: field 'Name' on the 'min' tag."}),
            "label",
            Some("min"),
        ),
        (
            Operation::AddressesCreate,
            json!({"title": "Validation failed: field 'PhoneNumber' on the 'max' tag."}),
            "phone",
            Some("max"),
        ),
        (
            Operation::ProfileUpdate,
            json!({"source": "data.email", "title": "format"}),
            "email",
            None,
        ),
        (
            Operation::Register,
            json!({"source": "data.loyalty_tier", "title": "required"}),
            "loyalty_tier",
            None,
        ),
        (
            named("carts.checkout"),
            json!({"source": "data.shipping_address.line_1", "title": "required"}),
            "shippingAddress.line1",
            None,
        ),
        (
            named("carts.checkoutAsGuest"),
            json!({"source": "data.customer.email", "title": "format"}),
            "guest.email",
            None,
        ),
    ] {
        let failure = failure(operation, 400, json!({"errors": [error]}));
        assert_eq!(failure.fields.len(), 1, "{error}");
        assert_eq!(
            (
                failure.fields[0].field.as_str(),
                failure.fields[0].rule.as_deref()
            ),
            (field, rule)
        );
    }
    let empty = json!({"detail": "Validation failed: field 'Line1' on the 'min' tag."});
    assert_eq!(
        failure(Operation::AddressesCreate, 400, json!({"errors": [empty]})).fields[0].message,
        "is missing or too short."
    );
}

#[test]
fn carts_of_two_currencies_are_told_with_what_to_do() {
    let error = json!({"status": 400, "title": "Cart Currency Mismatch",
        "detail": "The cart uses GBP, the items to add use EUR"});
    let failure = failure(named("carts.merge"), 400, json!({"errors": [error]}));
    assert_eq!(failure.code, Code::Validation);
    assert!(
        failure.message.contains("by their SKUs"),
        "{}",
        failure.message
    );
    assert!(failure.message.ends_with("use EUR"), "{}", failure.message);
    let [refused] = &failure.fields[..] else {
        panic!("{:?}", failure.fields)
    };
    assert_eq!(refused.field, "fromCartId");
    assert_eq!(
        refused.message,
        "The cart uses GBP, the items to add use EUR"
    );
    assert_eq!(refused.rule.as_deref(), Some("Cart Currency Mismatch"));
}

#[test]
fn a_page_of_html_and_an_empty_body_are_told_by_their_status() {
    for (status, code) in [
        (401, Code::NotSignedIn),
        (403, Code::Forbidden),
        (404, Code::NotFound),
        (409, Code::Conflict),
        (429, Code::RateLimited),
        (500, Code::Server),
        (502, Code::Server),
        (418, Code::MalformedResponse),
    ] {
        for content in [
            Content::Other,
            Content::Empty,
            Content::Json(json!(null).into()),
            Content::Json(json!({"errors": "x"}).into()),
        ] {
            let failure = platform().failure(Operation::ProfileGet, &response(status, content));
            assert_eq!((failure.code, failure.status), (code, Some(status)));
            assert!(!failure.message.is_empty());
        }
    }
}

#[test]
fn a_wrong_password_is_told_whatever_status_the_platform_gives_it() {
    for status in [401, 403, 404] {
        assert_eq!(
            failure(
                Operation::Login,
                status,
                json!({"errors": [{"status": 404}]})
            )
            .code,
            Code::InvalidCredentials
        );
    }
    assert_eq!(
        failure(Operation::Login, 429, json!({})).code,
        Code::RateLimited
    );
}

#[test]
fn a_full_address_book_is_told_from_a_field_that_is_too_long() {
    let quota = json!({"errors": [{"title": "Bad Request", "detail": "The address quota of the customer is reached"}]});
    for status in [400, 403, 409, 422] {
        assert_eq!(
            failure(Operation::AddressesCreate, status, quota.clone()).code,
            Code::LimitReached
        );
    }
    assert_eq!(
        failure(Operation::AddressesUpdate, 422, quota.clone()).code,
        Code::Validation
    );
    assert_eq!(
        failure(Operation::AddressesCreate, 429, quota).code,
        Code::RateLimited
    );
    let long = json!({"errors": [{"source": "data.line_1", "detail": "exceeds the limit"}]});
    assert_eq!(
        failure(Operation::AddressesCreate, 400, long).code,
        Code::Validation
    );
}

#[test]
fn a_browser_that_looks_customers_up_is_told_where_to_do_it() {
    let failure = failure(
        named("customers.find"),
        403,
        json!({"errors": [{"title": "Forbidden"}]}),
    );
    assert_eq!(failure.code, Code::Forbidden);
    assert!(
        failure.message.contains("`accessToken`"),
        "{}",
        failure.message
    );
}

#[test]
fn no_email_address_reaches_a_message() {
    let error = json!({"source": "data.email", "detail": "ada@example.com is taken"});
    let failure = failure(Operation::Register, 409, json!({"errors": [error]}));
    assert_eq!(failure.code, Code::Conflict);
    assert!(!failure.message.contains('@') && !failure.fields[0].message.contains('@'));
}

#[test]
fn the_platforms_name_for_a_request_is_kept() {
    let body = json!({"errors": [{"title": "Internal", "request_id": "00000000-0000-4000-8000-000000000000"}]});
    assert_eq!(
        failure(Operation::ProfileGet, 500, body)
            .request_id
            .as_deref(),
        Some("00000000-0000-4000-8000-000000000000")
    );
}

#[test]
fn a_401_is_about_the_token_that_it_names() {
    use crate::platform::Suspect::{Either, Shopper, Visitor};
    let bearer = json!({"errors": [{"status": 401, "title": "Unable to validate access token"}]});
    let customer = json!({"errors": {"title": "Unable to validate customer token"}});
    let other = json!({"errors": [{"title": "Unauthorized"}]});
    let nothing = json!({});
    for (operation, status, body, expected) in [
        (Operation::ProfileGet, 401, &bearer, Some(Visitor)),
        (Operation::ProfileGet, 401, &customer, Some(Shopper)),
        (Operation::ProfileGet, 401, &other, Some(Either)),
        (Operation::ProfileGet, 401, &nothing, Some(Either)),
        (Operation::ProfileGet, 403, &bearer, None),
        (Operation::Login, 401, &bearer, Some(Visitor)),
        (Operation::Login, 401, &other, None),
        (Operation::Login, 401, &nothing, Some(Visitor)),
    ] {
        let response = response(status, Content::Json(body.clone().into()));
        assert_eq!(
            platform().suspect(operation, &response),
            expected,
            "{operation:?} {status} {body}"
        );
    }
}
