//! Commerce Layer on the wire: requests as documented, and every documented form of its answers.

use super::{CommerceLayer, OPTIONS, tokens};
use crate::http::{Code, Content, Failure, Method, Request};
use crate::json::{Json, Native};
use crate::platform::extensions::commerce_layer::EXTENSIONS;
use crate::platform::wire::{Wire, extended, response};
use crate::platform::{Audience, Grant, Moment, Operation, Options, Platform, Suspect, Tokens};
use serde_json::{Value, json};
use std::rc::Rc;

const API: &str = "https://shop.example";
const CUSTOMER: &str = "https://shop.example/api/customers/c%2F1";

fn with(more: Value) -> CommerceLayer {
    let mut options = json!({"clientId": "channel"});
    for (name, value) in more.as_object().into_iter().flatten() {
        options[name] = value.clone();
    }
    CommerceLayer::new(&Options::read(&Native::from(options), &OPTIONS).unwrap())
}

fn platform() -> CommerceLayer {
    with(json!({"baseUrl": API}))
}

fn wire(answers: Vec<(u16, Value)>) -> Wire<CommerceLayer> {
    Wire::answering(platform(), answers)
}

/// The requests of a call that gets these answers, without the long lists of fields.
fn sent(operation: Operation, arguments: &[Value], answers: Vec<(u16, Value)>) -> Vec<String> {
    let wire = wire(answers);
    let _ = wire.run(operation, arguments);
    wire.lines()
}

fn result(operation: Operation, arguments: &[Value], answer: Value) -> Native {
    wire(vec![(200, answer)]).run(operation, arguments).unwrap()
}

fn entry(id: &str, address: &str) -> Value {
    json!({"type": "customer_addresses", "id": id, "attributes": {"name": "short"},
        "relationships": {"address": {"data": {"type": "addresses", "id": address}}}})
}

fn address(id: &str, city: &str) -> Value {
    json!({"type": "addresses", "id": id, "attributes": {"city": city, "metadata": {"label": "Home", "door": 4}}})
}

#[test]
fn every_operation_goes_where_the_documents_say_with_encoded_ids() {
    let (one, many) = (json!({"data": {"id": "x"}}), json!({"data": []}));
    for (operation, arguments, answer, line) in [
        (
            Operation::ProfileGet,
            vec![],
            &one,
            format!("GET {CUSTOMER}"),
        ),
        (
            Operation::ProfileUpdate,
            vec![json!({"email": "a@b.c", "externalReference": null})],
            &one,
            format!(
                r#"PATCH {CUSTOMER} {{"data":{{"attributes":{{"email":"a@b.c","reference":null}},"id":"c/1","type":"customers"}}}}"#
            ),
        ),
        (
            Operation::ProfileDelete,
            vec![],
            &one,
            format!("DELETE {CUSTOMER}"),
        ),
        (
            Operation::AddressesList,
            vec![],
            &many,
            format!(
                "GET {API}/api/customer_addresses?include=address&page%5Bsize%5D=25&page%5Bnumber%5D=1"
            ),
        ),
        (
            Operation::AddressesList,
            vec![json!({"limit": 10, "cursor": "20"})],
            &many,
            format!(
                "GET {API}/api/customer_addresses?include=address&page%5Bsize%5D=10&page%5Bnumber%5D=3"
            ),
        ),
        (
            Operation::AddressesGet,
            vec![json!("a/b?x=1")],
            &one,
            format!("GET {API}/api/customer_addresses/a%2Fb%3Fx%3D1?include=address"),
        ),
        (
            Operation::AddressesDelete,
            vec![json!("e1")],
            &one,
            format!("DELETE {API}/api/customer_addresses/e1"),
        ),
        (
            Operation::OrdersItems,
            vec![json!("o1")],
            &one,
            format!(
                "GET {API}/api/orders/o1?include=line_items&fields%5Borders%5D=line_items&fields%5Bline_items%5D=item_type%2Cname%2Csku_code%2Cbundle_code%2Cquantity%2Cunit_amount_cents%2Cformatted_unit_amount%2Ccurrency_code%2Ctotal_amount_cents%2Cformatted_total_amount%2Ctax_amount_cents%2Cformatted_tax_amount%2Cdiscount_cents%2Cformatted_discount%2Ccreated_at%2Cupdated_at%2Cimage_url%2Ccompare_at_amount_cents%2Cformatted_compare_at_amount%2Ccoupon_code%2Cfrequency"
            ),
        ),
        (
            Operation::OrdersTransactions,
            vec![json!("o1")],
            &one,
            format!("GET {API}/api/orders/o1?include=transactions&fields%5Borders%5D=transactions"),
        ),
        (
            Operation::OrdersTransaction,
            vec![json!("o1"), json!("t1")],
            &many,
            format!("GET {API}/api/orders/o1/transactions?filter%5Bq%5D%5Bid_eq%5D=t1"),
        ),
        (
            Operation::OrdersShipment,
            vec![json!("o1"), json!("s1")],
            &many,
            format!(
                "GET {API}/api/orders/o1/shipments?filter%5Bq%5D%5Bid_eq%5D=s1&include=parcels,shipping_method,shipping_address"
            ),
        ),
    ] {
        let lines = sent(operation, &arguments, vec![(200, answer.clone())]);
        assert_eq!(lines, [line], "{operation:?}");
    }
}

#[test]
fn what_is_sent_and_wanted_is_json_api() {
    let wire = wire(vec![(200, json!({"data": {"id": "c1"}}))]);
    wire.run(Operation::ProfileUpdate, &[json!({"email": "a@b.c"})])
        .unwrap();
    let (_, request) = wire.sent.borrow_mut().pop().unwrap();
    assert_eq!(
        request.body.unwrap().content_type,
        "application/vnd.api+json"
    );
    assert_eq!(
        platform().headers(),
        [("Accept".into(), "application/vnd.api+json".to_owned())]
    );
}

#[test]
fn a_registration_is_sent_as_a_visitor_and_keeps_the_name_in_the_metadata() {
    let wire = wire(vec![(
        201,
        json!({"data": {"id": "c1", "attributes": {"metadata": {"name": "Ada"}}}}),
    )]);
    let input = json!({"name": "Ada", "email": "a@b.c", "password": "secret", "native": {"metadata": {"tier": 1}}});
    let profile = wire.run(Operation::Register, &[input]).unwrap();
    assert_eq!(profile.text_at("name").as_deref(), Some("Ada"));
    assert_eq!(wire.sent.borrow()[0].0, Audience::Anonymous);
    let body = r#"{"data":{"attributes":{"email":"a@b.c","metadata":{"name":"Ada","tier":1},"password":"secret"},"type":"customers"}}"#;
    assert_eq!(wire.lines(), [format!("POST {API}/api/customers {body}")]);
    let failure = wire
        .run(Operation::Register, &[json!({"name": "Ada"})])
        .unwrap_err();
    assert_eq!(failure.fields[0].field, "email");
}

#[test]
fn a_changed_name_leaves_the_rest_of_the_metadata() {
    let kept =
        json!({"data": {"id": "c1", "attributes": {"metadata": {"tier": "gold", "name": "Ada"}}}});
    let lines = sent(
        Operation::ProfileUpdate,
        &[json!({"name": "Ada L."})],
        vec![(200, kept)],
    );
    assert_eq!(
        lines,
        [
            format!("GET {CUSTOMER}?fields%5Bcustomers%5D=metadata"),
            format!(
                r#"PATCH {CUSTOMER} {{"data":{{"attributes":{{"metadata":{{"name":"Ada L.","tier":"gold"}}}},"id":"c/1","type":"customers"}}}}"#
            ),
        ]
    );
}

#[test]
fn what_the_platform_refuses_to_storefronts_is_refused_before_any_request() {
    for key in [
        "_add_tags",
        "_remove_tags",
        "_request_anonymization",
        "_cancel_anonymization",
        "tags",
    ] {
        for (operation, arguments) in [
            (
                Operation::ProfileUpdate,
                vec![json!({"native": {key: true}})],
            ),
            (
                Operation::AddressesCreate,
                vec![json!({"native": {key: true}})],
            ),
            (
                Operation::AddressesUpdate,
                vec![json!("a1"), json!({"native": {key: true}})],
            ),
        ] {
            let wire = wire(vec![(200, json!({}))]);
            let failure = wire.run(operation, &arguments).unwrap_err();
            assert_eq!(
                (failure.code, &*failure.fields[0].field),
                (Code::Forbidden, &*format!("native.{key}"))
            );
            assert!(
                failure.message.contains("on your server"),
                "{}",
                failure.message
            );
            assert_eq!(wire.lines().len(), 0);
        }
    }
}

#[test]
fn an_address_is_added_in_two_requests() {
    let lines = sent(
        Operation::AddressesCreate,
        &[json!({"label": "Home", "line1": "1 High Street", "county": null, "city": ""})],
        vec![
            (201, json!({"data": address("a1", "Bath")})),
            (201, json!({"data": entry("e1", "a1")})),
        ],
    );
    assert_eq!(
        lines,
        [
            format!(
                r#"POST {API}/api/addresses {{"data":{{"attributes":{{"line_1":"1 High Street","metadata":{{"label":"Home"}}}},"type":"addresses"}}}}"#
            ),
            format!(
                r#"POST {API}/api/customer_addresses {{"data":{{"type":"customer_addresses","relationships":{{"customer":{{"data":{{"type":"customers","id":"c/1"}}}},"address":{{"data":{{"type":"addresses","id":"a1"}}}}}}}}}}"#
            ),
        ]
    );
}

#[test]
fn an_added_address_carries_both_records() {
    let answers = vec![
        (201, json!({"data": address("a1", "Bath")})),
        (201, json!({"data": entry("e1", "a1")})),
    ];
    let added = wire(answers)
        .run(Operation::AddressesCreate, &[json!({"city": "Bath"})])
        .unwrap();
    assert_eq!(
        (
            added.text_at("id").as_deref(),
            added.text_at("city").as_deref(),
            added.text_at("label").as_deref()
        ),
        (Some("e1"), Some("Bath"), Some("Home"))
    );
    assert_eq!(
        added.get("native"),
        json!({"entry": entry("e1", "a1"), "address": address("a1", "Bath")}).into()
    );
}

#[test]
fn an_address_that_does_not_get_into_the_book_is_removed() {
    for (status, body) in [
        (
            422,
            json!({"errors": [{"title": "is invalid", "source": {"pointer": "/data/relationships/customer"}}]}),
        ),
        (503, json!(null)),
    ] {
        let wire = wire(vec![
            (201, json!({"data": address("a1", "Bath")})),
            (status, body),
            (204, json!(null)),
        ]);
        let failure = wire
            .run(Operation::AddressesCreate, &[json!({"city": "Bath"})])
            .unwrap_err();
        assert_eq!(failure.status, Some(status));
        assert_eq!(
            wire.lines()[2..],
            [format!("DELETE {API}/api/addresses/a1")]
        );
    }
}

#[test]
fn an_organization_that_wants_the_email_address_with_an_entry_gets_it() {
    let blank = json!({"errors": [{"title": "can't be blank", "code": "VALIDATION_ERROR",
        "source": {"pointer": "/data/attributes/customer_email"}, "meta": {"error": "blank"}}]});
    let wire = wire(vec![
        (201, json!({"data": address("a1", "Bath")})),
        (422, blank),
        (
            200,
            json!({"data": {"id": "c1", "attributes": {"email": "a@b.c"}}}),
        ),
        (201, json!({"data": entry("e1", "a1")})),
    ]);
    assert!(
        wire.run(Operation::AddressesCreate, &[json!({"city": "Bath"})])
            .is_ok()
    );
    assert!(wire.lines()[3].contains(r#""attributes":{"customer_email":"a@b.c"}"#));
}

#[test]
fn an_address_is_changed_through_either_id_and_keeps_its_metadata() {
    let book = json!({"data": entry("e1", "a1"), "included": [address("a1", "Bath")]});
    let found = json!({"data": [entry("e1", "a1")], "included": [address("a1", "Bath")]});
    let change = [
        json!("a1"),
        json!({"city": "York", "label": "Old home", "native": {"entry": {}, "address": {}}}),
    ];
    let patch = format!(
        r#"PATCH {API}/api/addresses/a1 {{"data":{{"attributes":{{"city":"York","metadata":{{"door":4,"label":"Old home"}}}},"id":"a1","type":"addresses"}}}}"#
    );
    let changed = (200, json!({"data": address("a1", "York")}));
    let by_entry = sent(
        Operation::AddressesUpdate,
        &change,
        vec![(200, book), changed.clone()],
    );
    assert_eq!(
        by_entry,
        [
            format!("GET {API}/api/customer_addresses/a1?include=address"),
            patch.clone()
        ]
    );
    let wire = wire(vec![(404, json!({"errors": []})), (200, found), changed]);
    let result = wire.run(Operation::AddressesUpdate, &change).unwrap();
    assert_eq!(
        (
            result.text_at("id").as_deref(),
            result.text_at("city").as_deref()
        ),
        (Some("e1"), Some("York"))
    );
    assert_eq!(
        wire.lines()[1..],
        [
            format!(
                "GET {API}/api/customer_addresses?include=address&filter%5Bq%5D%5Baddress_id_eq%5D=a1"
            ),
            patch
        ]
    );
}

#[test]
fn a_label_of_the_entrys_own_is_taken_away_too_and_the_rest_of_its_metadata_stays() {
    let labelled = |label: Value| {
        let mut entry = entry("e1", "a1");
        entry["attributes"]["metadata"] = json!({"label": label, "shelf": 3});
        json!({"data": entry, "included": [address("a1", "Bath")]})
    };
    let mut bare = address("a1", "Bath");
    bare["attributes"]["metadata"]["label"] = json!(null);
    let wire = wire(vec![
        (200, labelled(json!("Summer house"))),
        (200, labelled(json!(null))),
        (200, json!({"data": bare})),
    ]);
    let result = wire
        .run(
            Operation::AddressesUpdate,
            &[json!("a1"), json!({"label": null})],
        )
        .unwrap();
    assert!(!result.get("label").is_present());
    assert_eq!(
        wire.lines()[1..],
        [
            format!(
                r#"PATCH {API}/api/customer_addresses/e1 {{"data":{{"type":"customer_addresses","id":"e1","attributes":{{"metadata":{{"label":null,"shelf":3}}}}}}}}"#
            ),
            format!(
                r#"PATCH {API}/api/addresses/a1 {{"data":{{"attributes":{{"metadata":{{"door":4,"label":null}}}},"id":"a1","type":"addresses"}}}}"#
            )
        ]
    );

    for (entry, label) in [(json!(null), json!(null)), (json!("Home"), json!("Hut"))] {
        let changed = json!({"data": address("a1", "Bath")});
        let change = [json!("a1"), json!({"label": label})];
        let lines = sent(
            Operation::AddressesUpdate,
            &change,
            vec![(200, labelled(entry)), (200, changed)],
        );
        assert_eq!(lines.len(), 2, "{lines:?}");
    }
}

#[test]
fn an_address_is_deleted_through_either_id() {
    let lines = sent(
        Operation::AddressesDelete,
        &[json!("a1")],
        vec![
            (404, json!({"errors": []})),
            (200, json!({"data": [entry("e1", "a1")]})),
            (204, json!(null)),
        ],
    );
    assert_eq!(lines[2], format!("DELETE {API}/api/customer_addresses/e1"));
    let nobodys = vec![(404, json!({"errors": []})), (200, json!({"data": []}))];
    let failure = wire(nobodys)
        .run(Operation::AddressesDelete, &[json!("a1")])
        .unwrap_err();
    assert_eq!(failure.code, Code::NotFound);
}

#[test]
fn what_the_platform_has_no_place_for_is_refused_unless_it_is_empty() {
    let failure = wire(vec![(200, json!({}))])
        .run(Operation::AddressesCreate, &[json!({"county": "Kent"})])
        .unwrap_err();
    assert_eq!(
        (failure.code, &*failure.fields[0].field),
        (Code::Validation, "county")
    );
}

#[test]
fn the_history_leaves_carts_out_unless_they_are_asked_for() {
    let status = |query: Value| {
        let lines = sent(
            Operation::OrdersList,
            &[query],
            vec![(200, json!({"data": []}))],
        );
        let (_, query) = lines[0].split_once('?').unwrap();
        let filters = query
            .split('&')
            .filter_map(|pair| pair.strip_prefix("filter%5Bq%5D%5B"));
        filters
            .map(|filter| filter.replace("%5D", ""))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(status(json!({})), "status_not_in=draft%2Cpending");
    assert_eq!(
        status(json!({"filter": {"status": "draft"}})),
        "status_eq=draft"
    );
    assert_eq!(
        status(json!({"filter": {"status": {"in": ["draft", "placed"]}}})),
        "status_in=draft%2Cplaced"
    );
    assert_eq!(
        status(json!({"filter": {"status": {"ne": "cancelled"}}})),
        "status_not_eq=cancelled status_not_in=draft%2Cpending"
    );
    assert_eq!(
        status(json!({"filter": {"status": {"notIn": ["cancelled"]}}})),
        "status_not_in=cancelled%2Cdraft%2Cpending"
    );
    assert_eq!(
        status(json!({"filter": {"total": {"ge": 5000}, "number": {"like": "10*"}}})),
        "number_start=10 total_amount_cents_gteq=5000 status_not_in=draft%2Cpending"
    );
}

/// What an order's request asks for, by the name in the query.
fn asked(operation: Operation, arguments: &[Value], name: &str) -> Vec<String> {
    let lines = sent(operation, arguments, vec![(200, json!({"data": []}))]);
    let start = format!("{name}=");
    let mut pairs = lines[0].split(['?', '&']);
    let value = pairs.find_map(|pair| pair.strip_prefix(&*start));
    value
        .into_iter()
        .flat_map(|value| value.split("%2C"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn only_the_fields_that_are_shown_are_asked_for_and_more_where_the_caller_says_so() {
    let orders = "fields%5Borders%5D";
    let plain = asked(Operation::OrdersList, &[json!({})], orders);
    assert!(plain.contains(&"formatted_total_amount_with_taxes".to_owned()));
    assert!(!plain.contains(&"line_items".to_owned()) && !plain.contains(&"cart_url".to_owned()));
    let more = asked(
        Operation::OrdersList,
        &[json!({"include": ["lines", "amounts"], "fields": ["cart_url"]})],
        orders,
    );
    for name in ["line_items", "cart_url", "gift_card_amount_cents"] {
        assert!(more.contains(&name.to_owned()), "{name}");
    }
    assert_eq!(
        asked(Operation::OrdersList, &[json!({"fields": "all"})], orders),
        [""; 0]
    );
    let detail = [json!("o1"), json!({"include": ["shipments", "payment"]})];
    assert_eq!(
        asked(Operation::OrdersGet, &detail, "include"),
        [
            "shipments.parcels",
            "shipments.shipping_method",
            "shipments.shipping_address",
            "payment_method",
            "payment_source",
            "line_items",
            "shipping_address",
            "billing_address"
        ]
    );
    for wrong in [
        json!("some"),
        json!([5]),
        json!(["cart_url]=&x"]),
        json!({}),
    ] {
        let failure = wire(vec![(200, json!({}))])
            .run(Operation::OrdersList, &[json!({"fields": wrong})])
            .unwrap_err();
        assert_eq!(failure.fields[0].field, "fields");
    }
}

#[test]
fn a_list_is_sorted_by_what_the_platform_can_sort_by_and_has_25_a_page_at_most() {
    let sort = |query: Value| asked(Operation::OrdersList, &[query], "sort");
    assert_eq!(sort(json!({})), ["-placed_at"]);
    assert_eq!(sort(json!({"sort": "total"})), ["total_amount_cents"]);
    for (query, field) in [
        (json!({"sort": "skusCount"}), "sort"),
        (json!({"limit": 26}), "limit"),
        (json!({"cursor": "7"}), "cursor"),
        (json!({"include": ["promotions"]}), "include"),
        (
            json!({"filter": {"status": {"in": ["a,b"]}}}),
            "filter.status.in",
        ),
        (
            json!({"filter": {"status": {"in": []}}}),
            "filter.status.in",
        ),
    ] {
        let failure = wire(vec![(200, json!({"data": []}))])
            .run(Operation::OrdersList, &[query])
            .unwrap_err();
        assert_eq!(failure.fields[0].field, field);
    }
}

#[test]
fn an_order_is_read_with_what_came_along_and_its_number_in_either_form() {
    let order = |number: Value| {
        json!({"data": {"type": "orders", "id": "o1",
            "attributes": {"number": number, "status": "placed", "placed_at": "2026-01-02", "created_at": "2026-01-01",
                "currency_code": "GBP", "total_amount_with_taxes_cents": 44200, "formatted_total_amount_with_taxes": "£442.00"},
            "relationships": {
                "line_items": {"data": [{"type": "line_items", "id": "l2"}, {"type": "line_items", "id": "l1"}]},
                "shipping_address": {"data": {"type": "addresses", "id": "l1"}},
                "billing_address": {"links": {}}}},
        "included": [
            {"type": "line_items", "id": "l1", "attributes": {"item_type": "skus", "sku_code": "MUG"}},
            {"type": "line_items", "id": "l2", "attributes": {"item_type": "payment_methods"}},
            address("l1", "Bath")]})
    };
    for number in [json!(1234), json!("1234")] {
        let order = result(Operation::OrdersGet, &[json!("o1")], order(number));
        assert_eq!(order.text_at("number").as_deref(), Some("1234"));
        assert_eq!(order.text_at("createdAt").as_deref(), Some("2026-01-02"));
        assert_eq!(
            order.at("totals.total"),
            json!({"amount": 44200, "currency": "GBP", "formatted": "£442.00"}).into()
        );
        let kinds: Vec<_> = order
            .get("lines")
            .elements()
            .iter()
            .filter_map(|line| line.text_at("kind"))
            .collect();
        assert_eq!(kinds, ["payment_method", "product"]);
        assert_eq!(
            order.at("shippingAddress.city").as_text().as_deref(),
            Some("Bath")
        );
        assert_eq!(order.get("billingAddress"), Native::null());
        assert_eq!(order.at("native.type").as_text().as_deref(), Some("orders"));
    }
}

#[test]
fn a_part_of_an_order_is_read_alone() {
    let order = json!({"data": {"id": "o1", "relationships": {
            "transactions": {"data": [{"type": "captures", "id": "t1"}]},
            "shipments": {"data": [{"type": "shipments", "id": "t1"}]}}},
        "included": [
            {"type": "captures", "id": "t1", "attributes": {"succeeded": true, "amount_cents": 5, "currency_code": "EUR"}},
            {"type": "shipments", "id": "t1", "attributes": {"number": "S1"},
             "relationships": {"parcels": {"data": [{"type": "parcels", "id": "p1"}]}}},
            {"type": "parcels", "id": "p1", "attributes": {"tracking_number": "TRACK"}}]});
    let [transaction] =
        &result(Operation::OrdersTransactions, &[json!("o1")], order.clone()).elements()[..]
    else {
        panic!("there is one");
    };
    assert_eq!(
        (
            transaction.text_at("kind").as_deref(),
            transaction.text_at("status").as_deref()
        ),
        (Some("capture"), Some("complete"))
    );
    let [shipment] = &result(Operation::OrdersShipments, &[json!("o1")], order).elements()[..]
    else {
        panic!("there is one");
    };
    assert_eq!(
        shipment.text_at("trackingReference").as_deref(),
        Some("TRACK")
    );
    assert_eq!(
        shipment.get("parcels").elements()[0]
            .text_at("trackingNumber")
            .as_deref(),
        Some("TRACK")
    );
    let none = wire(vec![(200, json!({"data": []}))])
        .run(Operation::OrdersShipment, &[json!("o1"), json!("s1")])
        .unwrap_err();
    assert_eq!(none.code, Code::NotFound);
}

/// An operation of an optional module, by its name.
fn named(name: &str) -> Operation {
    let is_it = |operation: &Operation| operation.row(CommerceLayer::ROWS).name == name;
    extended::<CommerceLayer>(EXTENSIONS)
        .find(is_it)
        .expect(name)
}

#[test]
fn the_optional_modules_go_where_the_documents_say() {
    let one = || vec![(200, json!({"data": {"id": "x"}}))];
    let include = json!({"include": ["addresses", "tags"]});
    assert_eq!(
        sent(named("customer.get"), &[include], one()),
        [format!(
            "GET {CUSTOMER}?include=customer_addresses.address%2Ctags"
        )]
    );
    let reset = [json!("r1"), json!({"token": "t", "password": "p"})];
    let wire = wire(one());
    assert_eq!(
        wire.run(named("passwords.reset"), &reset).unwrap(),
        Native::missing()
    );
    assert_eq!(wire.sent.borrow()[0].0, Audience::Anonymous);
    assert_eq!(
        wire.lines(),
        [format!(
            r#"PATCH {API}/api/customer_password_resets/r1 {{"data":{{"attributes":{{"_reset_password_token":"t","customer_password":"p"}},"id":"r1","type":"customer_password_resets"}}}}"#
        )]
    );
    let used = json!({"errors": [{"title": "has already been used", "code": "VALIDATION_ERROR",
        "source": {"pointer": "/data/attributes/_reset_password_token"}, "meta": {"error": "used"}}]});
    let refused = failure(named("passwords.reset"), 422, used);
    assert_eq!(
        (&*refused.fields[0].field, refused.fields[0].rule.as_deref()),
        ("token", Some("used"))
    );
}

#[test]
fn a_line_is_sent_back_in_our_words_and_the_platforms_own() {
    let add = named("returns.addItem");
    let whole =
        json!({"quantity": 2, "reason": {"code": "too-small"}, "native": {"reference": "RMA-7"}});
    let lines = sent(
        add,
        &[json!("r/1"), json!("l1"), whole],
        vec![(201, json!({"data": {"id": "i1"}}))],
    );
    assert_eq!(
        lines,
        [format!(
            r#"POST {API}/api/return_line_items {{"data":{{"attributes":{{"quantity":2,"reference":"RMA-7","return_reason":{{"code":"too-small"}}}},"relationships":{{"line_item":{{"data":{{"id":"l1","type":"line_items"}}}},"return":{{"data":{{"id":"r/1","type":"returns"}}}}}},"type":"return_line_items"}}}}"#
        )]
    );
    for (input, field) in [
        (json!({}), "quantity"),
        (json!({"quantity": "2"}), "quantity"),
        (json!({"quantity": 2, "reason": "small"}), "reason"),
        (json!({"quantity": 2, "return_reason": {}}), "return_reason"),
    ] {
        let wire = wire(vec![(201, json!({}))]);
        let refused = wire
            .run(add, &[json!("r1"), json!("l1"), input])
            .unwrap_err();
        assert_eq!(
            (refused.code, &*refused.fields[0].field),
            (Code::Validation, field)
        );
        assert!(wire.sent.borrow().is_empty());
    }
    let pointer = json!({"errors": [{"title": "is invalid", "code": "VALIDATION_ERROR",
        "source": {"pointer": "/data/attributes/return_reason"}}]});
    assert_eq!(failure(add, 422, pointer).fields[0].field, "reason");
}

#[test]
fn topics_are_subscribed_to_with_an_email_address_by_whoever_is_there() {
    let topic = json!({"data": {"id": "s1", "type": "customer_subscriptions", "attributes":
        {"customer_email": "ada@example.com", "reference": "newsletter"}}});
    let input = json!({"topic": "newsletter", "email": "ada@example.com", "native": {"metadata": {"locale": "en"}}});
    let wire = wire(vec![(201, topic)]);
    let made = wire
        .run(named("subscriptions.topics.create"), &[input])
        .unwrap();
    assert_eq!(
        wire.lines(),
        [format!(
            r#"POST {API}/api/customer_subscriptions {{"data":{{"attributes":{{"customer_email":"ada@example.com","metadata":{{"locale":"en"}},"reference":"newsletter"}},"type":"customer_subscriptions"}}}}"#
        )]
    );
    assert_eq!(
        [made.text_at("topic"), made.text_at("email")].map(Option::unwrap),
        ["newsletter", "ada@example.com"]
    );
    for name in ["create", "get", "delete"] {
        let row = named(&format!("subscriptions.topics.{name}")).row(CommerceLayer::ROWS);
        assert_eq!(row.audience(), None, "{name}");
    }
    let list = named("subscriptions.topics.list");
    assert_eq!(
        list.row(CommerceLayer::ROWS).audience(),
        Some(Audience::Customer)
    );
    assert_eq!(
        sent(list, &[], vec![(200, json!({"data": []}))]),
        [format!(
            "GET {CUSTOMER}/customer_subscriptions?page%5Bsize%5D=25&page%5Bnumber%5D=1"
        )]
    );
    let taken = json!({"errors": [{"title": "has already been taken", "code": "VALIDATION_ERROR",
        "source": {"pointer": "/data/attributes/reference"}, "meta": {"error": "taken"}}]});
    let refused = failure(named("subscriptions.topics.create"), 422, taken);
    assert_eq!(
        (refused.code, &*refused.fields[0].field),
        (Code::Conflict, "topic")
    );
}

#[test]
fn a_request_is_counted_by_its_resource_and_by_whether_it_reads() {
    let counted = |platform: &CommerceLayer, method, url: &str| {
        platform.endpoint(&Request::new(method, url.to_owned()))
    };
    let own = |path: &str| counted(&platform(), Method::Get, &format!("{API}{path}"));
    assert_eq!(
        own("/api/orders?sort=-number"),
        own("/api/orders/o1/shipments")
    );
    assert_ne!(own("/api/orders"), own("/api/customers"));
    assert_ne!(
        own("/api/orders"),
        counted(&platform(), Method::Patch, &format!("{API}/api/orders"))
    );
    let prefixed = with(json!({"baseUrl": "https://shop.example/cl"}));
    assert_eq!(
        counted(&prefixed, Method::Get, "https://shop.example/cl/api/orders"),
        own("/api/orders")
    );
    let token = "https://auth.commercelayer.io/oauth/token";
    assert!(counted(&platform(), Method::Post, token).is_some());
}

#[test]
fn the_pages_are_counted_from_the_number_of_records() {
    let page = |query: Value| {
        result(
            Operation::OrdersList,
            &[query],
            json!({"data": [{"id": "1"}, {"id": "2"}], "meta": {"record_count": 6, "page_count": 3}}),
        )
    };
    let first = page(json!({"limit": 2}));
    assert_eq!(
        (
            first.number_at("totalCount"),
            first.text_at("nextCursor").as_deref()
        ),
        (Some(6.0), Some("2"))
    );
    let last = page(json!({"limit": 2, "cursor": "4"}));
    assert_eq!(
        (
            last.get("nextCursor"),
            last.text_at("previousCursor").as_deref()
        ),
        (Native::null(), Some("2"))
    );
}

/// A token whose payload is these claims.
fn jwt(claims: &Value) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut payload = String::new();
    for chunk in claims.to_string().as_bytes().chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            payload.push(ALPHABET[(bits >> (18 - 6 * digit) & 63) as usize].into());
        }
    }
    format!("header.{payload}.signature")
}

fn claims(slug: &str) -> Value {
    json!({"organization": {"slug": slug}, "owner": {"id": "c1", "type": "Customer"}, "exp": 14_400,
        "custom_claim": {"tier": "黄金 ÿ?>", "slug": "elsewhere"}})
}

#[test]
fn claims_are_read_from_url_safe_base64_of_utf_8() {
    let claims: Native = tokens::claims(&jwt(&claims("marlow-finch")));
    assert_eq!(
        claims.at("custom_claim.tier").as_text().as_deref(),
        Some("黄金 ÿ?>")
    );
    for broken in ["", "a.b", "no token", "a.!!!.c"] {
        assert_eq!(
            tokens::claims::<Native>(broken).kind(),
            crate::json::Kind::Missing,
            "{broken}"
        );
    }
}

fn at(now_ms: f64) -> Moment {
    Moment {
        now_ms,
        clock_offset_ms: 0.0,
    }
}

#[test]
fn a_token_tells_its_owner_its_time_and_what_renews_it() {
    let token = jwt(&claims("marlow-finch"));
    let read = |body: Value| {
        with(json!({}))
            .read_grant(&Native::from(body), at(1_000.0))
            .unwrap()
    };
    let guest = jwt(&json!({"organization": {"slug": "marlow-finch"}}));
    let guest = read(json!({"access_token": guest, "expires_in": 100}));
    assert_eq!(
        (guest.customer_id, guest.refresh_token, guest.expires_at_ms),
        (None, None, 101_000.0)
    );
    let customer = read(
        json!({"access_token": token, "expires_in": 100, "owner_id": "c2", "owner_type": "customer", "refresh_token": "r"}),
    );
    assert_eq!(
        (
            customer.customer_id.as_deref(),
            customer.refresh_token.as_deref()
        ),
        (Some("c2"), Some("r"))
    );
    let by_claims = read(json!({"access_token": token}));
    assert_eq!(
        (by_claims.customer_id.as_deref(), by_claims.expires_at_ms),
        (Some("c1"), 14_400_000.0)
    );
}

#[test]
fn a_token_that_does_not_tell_the_organization_needs_a_base_url() {
    for token in [
        "opaque".to_owned(),
        jwt(&claims("evil.example/")),
        jwt(&claims("")),
    ] {
        let body = Native::from(json!({"access_token": token, "expires_in": 100}));
        assert_eq!(with(json!({})).read_grant(&body, at(0.0)), None);
        assert!(platform().read_grant(&body, at(0.0)).is_some());
    }
}

fn grant(token: String) -> Option<Rc<Grant>> {
    Some(Rc::new(Grant {
        token,
        expires_at_ms: 1.0,
        lifetime_ms: 1.0,
        customer_id: None,
        refresh_token: Some("refresh".into()),
    }))
}

#[test]
fn the_customers_token_takes_the_visitors_place_and_tells_the_host() {
    let (visitor, shopper) = (jwt(&claims("marlow-finch")), jwt(&claims("other")));
    let authorized = |platform: &CommerceLayer, tokens: &Tokens| {
        let mut request = Request::new(
            crate::http::Method::Get,
            [platform.base_url(), "/api/x"].concat(),
        );
        platform.authorize::<Native>(&mut request, tokens);
        (request.url, request.headers.pop().unwrap().1)
    };
    let mut tokens = Tokens {
        anonymous: grant(visitor.clone()),
        customer: None,
    };
    let (url, header) = authorized(&with(json!({})), &tokens);
    assert_eq!(
        (&*url, header),
        (
            "https://marlow-finch.commercelayer.io/api/x",
            format!("Bearer {visitor}")
        )
    );
    tokens.customer = grant(shopper.clone());
    let (url, header) = authorized(&platform(), &tokens);
    assert_eq!(
        (&*url, header),
        ("https://shop.example/api/x", format!("Bearer {shopper}"))
    );
}

#[test]
fn every_grant_names_the_client_and_the_scope() {
    let platform = with(json!({"scope": "market:code:europe"}));
    let body = |request: Request| {
        assert_eq!(request.url, "https://auth.commercelayer.io/oauth/token");
        serde_json::from_str::<Value>(&request.body.unwrap().text).unwrap()
    };
    let credentials = Native::from(json!({"email": "a@b.c", "password": "secret"}));
    let own = |more: Value| {
        let mut own = json!({"client_id": "channel", "scope": "market:code:europe"});
        own.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        own
    };
    let visitor = platform.anonymous_request::<Native>();
    assert!(visitor.repeatable);
    assert_eq!(
        body(visitor),
        own(json!({"grant_type": "client_credentials"}))
    );
    let login = platform.login_request(&credentials).unwrap();
    assert_eq!(
        body(login),
        own(json!({"grant_type": "password", "username": "a@b.c", "password": "secret"}))
    );
    let old = grant("token".into()).unwrap();
    let refresh = platform.refresh_request::<Native>(&old).unwrap();
    assert!(!refresh.repeatable, "a refresh token may be good for once");
    assert_eq!(
        body(refresh),
        own(json!({"grant_type": "refresh_token", "refresh_token": "refresh"}))
    );
    let revoke = platform.revoke_request::<Native>(&old).unwrap();
    assert_eq!(revoke.url, "https://auth.commercelayer.io/oauth/revoke");
    assert_eq!(
        serde_json::from_str::<Value>(&revoke.body.unwrap().text).unwrap(),
        json!({"client_id": "channel", "token": "token"})
    );
    for missing in [json!({"email": "a@b.c"}), json!({"password": "x"})] {
        assert_eq!(
            platform
                .login_request(&Native::from(missing))
                .unwrap_err()
                .code,
            Code::Validation
        );
    }
}

#[test]
fn sessions_of_one_client_in_different_scopes_are_stored_apart() {
    assert_eq!(
        with(json!({})).storage_key(),
        "commerce-layer:auth.commercelayer.io:channel:market:all"
    );
    let options = json!({"scope": "market:code:uk", "authUrl": "http://127.0.0.1:4010/"});
    assert_eq!(
        with(options).storage_key(),
        "commerce-layer:127.0.0.1:4010:channel:market:code:uk"
    );
}

#[test]
fn options_of_the_other_platform_and_secrets_are_refused() {
    for (option, value) in [
        ("clientSecret", json!("s")),
        ("currency", json!("EUR")),
        ("scope", json!("")),
        ("scope", json!(5)),
        ("authUrl", json!("http://auth.example")),
        ("baseUrl", json!("shop.example")),
    ] {
        let options = json!({"clientId": "channel", option: value});
        let failure = Options::read(&Native::from(options), &OPTIONS).unwrap_err();
        assert_eq!(
            (failure.code, &*failure.fields[0].field),
            (Code::Configuration, option)
        );
    }
}

fn failure(operation: Operation, status: u16, body: Value) -> Failure<Native> {
    platform().failure(operation, &response(status, Content::Json(body.into())))
}

#[test]
fn a_401_is_about_the_token_or_about_what_was_asked() {
    let suspect = |body: Value| {
        platform().suspect(
            Operation::ProfileGet,
            &response(401, Content::Json(Native::from(body))),
        )
    };
    let denied =
        json!({"errors": [{"title": "Access denied", "code": "UNAUTHORIZED", "status": "401"}]});
    let ended =
        json!({"errors": [{"title": "Invalid token", "code": "INVALID_TOKEN", "status": "401"}]});
    assert_eq!(suspect(denied.clone()), None);
    assert_eq!(suspect(ended.clone()), Some(Suspect::Either));
    assert_eq!(suspect(json!(null)), Some(Suspect::Either));
    let denied = failure(Operation::OrdersShipments, 401, denied);
    assert_eq!(denied.code, Code::Forbidden);
    assert!(
        denied
            .message
            .starts_with("Your organization does not allow this")
    );
    assert_eq!(
        failure(Operation::OrdersShipments, 401, ended).code,
        Code::NotSignedIn
    );
}

#[test]
fn a_refused_field_comes_back_under_our_name_with_its_rule() {
    let refused = |operation, pointer: &str| {
        let error = json!({"title": "can't be blank", "detail": "x - can't be blank", "code": "VALIDATION_ERROR",
            "status": "422", "source": {"pointer": pointer}, "meta": {"error": "blank"}});
        let failure = failure(operation, 422, json!({"errors": [error]}));
        assert_eq!(
            (failure.code, failure.fields[0].rule.as_deref()),
            (Code::Validation, Some("blank"))
        );
        assert_eq!(failure.fields[0].message, "can't be blank.");
        failure.fields[0].field.clone()
    };
    for (ours, theirs) in [
        ("firstName", "first_name"),
        ("line1", "line_1"),
        ("region", "state_code"),
        ("postcode", "zip_code"),
        ("instructions", "notes"),
    ] {
        assert_eq!(
            refused(
                Operation::AddressesCreate,
                &format!("/data/attributes/{theirs}")
            ),
            ours
        );
        assert_eq!(
            refused(
                Operation::AddressesUpdate,
                &format!("/data/attributes/{theirs}")
            ),
            ours
        );
    }
    assert_eq!(
        refused(Operation::ProfileUpdate, "/data/attributes/reference"),
        "externalReference"
    );
    assert_eq!(
        refused(Operation::AddressesCreate, "/data/relationships/customer"),
        "customer"
    );
}

#[test]
fn every_refusal_has_its_code_whatever_form_it_comes_in() {
    let auth =
        |title: &str| json!({"errors": [{"title": title, "code": "BAD_REQUEST", "status": 400}]});
    let single = |title: &str| json!({"errors": {"title": title, "status": 400}});
    let oauth = |title: &str| json!({"error": title, "error_description": "The grant is invalid."});
    let taken = json!({"errors": [{"title": "has already been taken", "code": "VALIDATION_ERROR",
        "source": {"pointer": "/data/attributes/email"}, "meta": {"error": "taken", "value": "a@b.c"}}]});
    use Operation::{AddressesDelete, Login, OrdersList, ProfileGet, Register};
    for (operation, status, body, code) in [
        (Login, 400, auth("invalid_grant"), Code::InvalidCredentials),
        (
            Login,
            400,
            single("invalid_grant"),
            Code::InvalidCredentials,
        ),
        (Login, 401, oauth("invalid_grant"), Code::InvalidCredentials),
        (Login, 401, json!(null), Code::InvalidCredentials),
        (Login, 401, auth("invalid_client"), Code::Configuration),
        (Login, 401, oauth("invalid_client"), Code::Configuration),
        (Login, 400, auth("invalid_scope"), Code::Forbidden),
        (Login, 429, json!(null), Code::RateLimited),
        (Login, 502, json!(null), Code::Server),
        (Register, 422, taken, Code::Conflict),
        (Register, 409, json!(null), Code::Conflict),
        (AddressesDelete, 423, json!(null), Code::Conflict),
        (OrdersList, 400, json!(null), Code::Validation),
        (OrdersList, 404, json!(null), Code::NotFound),
        (OrdersList, 429, json!(null), Code::RateLimited),
        (ProfileGet, 500, json!(null), Code::Server),
    ] {
        assert_eq!(
            failure(operation, status, body.clone()).code,
            code,
            "{operation:?} {status} {body}"
        );
    }
}

#[test]
fn no_email_address_reaches_a_message() {
    let body = json!({"errors": [{"title": "a@b.c is taken", "detail": "email - a@b.c is taken",
        "source": {"pointer": "/data/attributes/email"}}]});
    let failure = failure(Operation::Register, 422, body);
    assert!(!failure.message.contains('@') && !failure.fields[0].message.contains('@'));
}

#[test]
fn a_success_without_data_says_what_to_check() {
    for operation in [Operation::ProfileGet, Operation::AddressesList] {
        let failure = wire(vec![(200, json!({"id": 5}))])
            .run(operation, &[])
            .unwrap_err();
        assert_eq!(failure.code, Code::MalformedResponse);
    }
    let failure = wire(vec![(201, json!({}))])
        .run(Operation::AddressesCreate, &[json!({})])
        .unwrap_err();
    assert_eq!(failure.code, Code::MalformedResponse);
}
