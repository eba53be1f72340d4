//! What a browser on another origin is told.

use crate::shop::Shop;

const ORIGIN: (&str, &str) = ("origin", "http://localhost:5173");

#[test]
fn a_preflight_allows_what_was_asked_for() {
    let shop = Shop::open();
    let asked = "authorization,content-type,x-moltin-customer-token";
    for path in [
        "/oauth/access_token",
        "/v2/orders",
        "/v2/customers/1/addresses/2",
        "/__sandbox/settings",
    ] {
        let headers = [
            ORIGIN,
            ("access-control-request-method", "PUT"),
            ("access-control-request-headers", asked),
        ];
        let answer = shop.send("OPTIONS", path, &headers, None).expect(204);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("access-control-allow-headers"), asked);
        for method in ["GET", "POST", "PUT", "DELETE"] {
            assert!(
                answer
                    .header("access-control-allow-methods")
                    .contains(method)
            );
        }
        assert_eq!(answer.header("access-control-max-age"), "600");
    }
}

#[test]
fn every_answer_can_be_read_and_told_apart() {
    let shop = Shop::open();
    let mut ids = Vec::new();
    let ada = shop.ada();
    let answers = [
        ada.get("/v2/orders").expect(200),
        shop.stranger().get("/v2/orders").expect(401),
        ada.get("/nowhere").expect(404),
        shop.send("GET", "/__sandbox", &[ORIGIN], None).expect(200),
    ];
    for answer in answers {
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(
            answer.header("access-control-expose-headers"),
            "x-request-id, retry-after, date"
        );
        assert!(!answer.header("date").is_empty());
        ids.push(answer.header("x-request-id").to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}
