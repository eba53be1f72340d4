//! Elastic Path on the wire: requests as documented, and every documented form of its answers.

use super::ElasticPath;
use crate::http::{Code, Content, Failure, Request, Response};
use crate::json::Native;
use crate::platform::{Audience, Call, Caller, Moment, Operation, Options, Platform};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::task::{Context, Poll, Waker};

fn platform() -> ElasticPath {
    let options = json!({"clientId": "shop", "baseUrl": "https://store.example"});
    ElasticPath::new(&Options::read(&Native::from(options)).unwrap())
}

fn response(status: u16, content: Content<Native>) -> Response<Native> {
    Response {
        status,
        retry_after: None,
        date: None,
        request_id: None,
        content,
        raw: None,
    }
}

type Sent = Option<(Audience, Request)>;

/// Records one request and gives one answer.
struct Wire {
    answer: Value,
    sent: RefCell<Sent>,
}

impl Caller for Wire {
    type Json = Native;

    async fn send(
        &self,
        audience: Audience,
        request: Request,
    ) -> Result<Box<Response<Native>>, Failure<Native>> {
        self.sent.replace(Some((audience, request)));
        Ok(Box::new(response(
            200,
            Content::Json(self.answer.clone().into()),
        )))
    }
}

fn run(
    operation: Operation,
    arguments: &[Value],
    answer: Value,
) -> (Result<Native, Failure<Native>>, Sent) {
    let (mut call, _) = Call::read(
        operation,
        arguments.iter().cloned().map(Native::from).collect(),
    )
    .unwrap();
    call.customer_id = "c/1".into();
    let wire = Wire {
        answer,
        sent: RefCell::default(),
    };
    let platform = platform();
    let mut running = std::pin::pin!(platform.run(call, &wire));
    let outcome = match running
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("an answer that is there must not be waited for"),
    };
    (outcome, wire.sent.take())
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

#[test]
fn only_a_registration_is_sent_as_a_visitor() {
    for operation in Operation::ALL {
        let arguments = match *operation {
            Operation::Login | Operation::Logout | Operation::Headers | Operation::Fetch => {
                continue;
            }
            Operation::SignOnProfiles | Operation::SignOnStart | Operation::SignOnFinish => {
                continue;
            }
            Operation::Register => vec![json!({"name": "Ada", "email": "a@example.com"})],
            Operation::AddressesUpdate => vec![json!("a1"), json!({})],
            Operation::AddressesGet | Operation::AddressesDelete | Operation::OrdersGet => {
                vec![json!("x")]
            }
            _ => vec![json!({})],
        };
        let audience = run(*operation, &arguments, json!({})).1.unwrap().0;
        assert_eq!(
            audience == Audience::Anonymous,
            *operation == Operation::Register,
            "{operation:?}"
        );
    }
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
