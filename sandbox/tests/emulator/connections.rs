//! Many at once, as browsers and parallel tests do.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::shop::Shop;

const MANY: usize = 24;

#[test]
fn slow_answers_do_not_wait_for_each_other() {
    let shop = Shop::open();
    shop.order_fault(json!({"times": MANY, "fault": {"kind": "latency", "ms": 300}}));
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..MANY {
            scope.spawn(|| shop.stranger().get("/v2/orders").expect(401));
        }
    });
    // One after the other they would take more than seven seconds.
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(shop.requests().len(), MANY);
}

#[test]
fn idle_connections_are_in_nobodys_way() {
    let shop = Shop::open();
    let address = shop.url().replace("http://", "");
    let idle: Vec<TcpStream> = (0..MANY)
        .map(|_| TcpStream::connect(&address).unwrap())
        .collect();
    shop.control("GET", "", Value::Null).expect(200);
    assert_eq!(idle.len(), MANY);
}
