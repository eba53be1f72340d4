//! The platform's own request headers: allowed to a browser, and kept in the request log.

use crate::shop::Shop;

#[test]
fn the_platforms_headers_are_allowed_and_logged() {
    let shop = Shop::open();
    let mut ada = shop.ada();
    let sent = [
        ("x-moltin-currency", "EUR"),
        ("x-moltin-language", "fr"),
        ("ep-channel", "web store"),
        ("ep-context-tag", "spring"),
        ("ep-beta-features", "account-management"),
    ];
    ada.extra = sent.to_vec();
    ada.get("/v2/orders?page[limit]=1").expect(200);
    let requests = shop.requests();
    let headers = &requests.last().unwrap()["headers"];
    for (name, value) in sent {
        assert_eq!(headers[name], value);
    }
    let asked: Vec<&str> = sent.iter().map(|(name, _)| *name).collect();
    let asked = asked.join(",");
    let preflight = [
        ("origin", "http://localhost:5173"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", asked.as_str()),
    ];
    let answer = shop
        .send("OPTIONS", "/v2/carts", &preflight, None)
        .expect(204);
    assert_eq!(answer.header("access-control-allow-headers"), asked);
}
