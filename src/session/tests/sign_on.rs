//! Single sign-on, up to the provider's page and back.

use super::simulation::{Tab, browser, code, text};
use crate::http::Code;
use crate::json::{Json, Native};
use crate::platform::Operation;
use serde_json::json;

const BACK: &str = "https://shop.example/callback";

fn started(tab: &Tab) -> Native {
    let input = json!({"profile": "Marlow ID", "redirectUri": BACK});
    let address = text(tab.call(Operation::SignOnStart, &[input]), "url");
    assert!(
        address.starts_with("https://id.example/authorize?profile=p1&"),
        "{address}"
    );
    Native::from_query(&address)
}

fn state(parameters: &Native) -> String {
    parameters.text_at("state").unwrap()
}

#[test]
fn the_address_of_the_provider_has_all_that_pkce_asks_for() {
    let shared = browser();
    let parameters = started(&Tab::open(&shared));
    assert_eq!(
        parameters.keys(),
        [
            "client_id",
            "code_challenge",
            "code_challenge_method",
            "profile",
            "redirect_uri",
            "response_type",
            "scope",
            "state"
        ]
    );
    let kept = shared.kept.borrow().clone().unwrap();
    assert!(kept.contains(&state(&parameters)));
    assert!(!parameters.keys().iter().any(|name| {
        let value = parameters.text_at(name).unwrap();
        kept.contains(&["\"verifier\":\"", &value, "\""].concat())
    }));
}

#[test]
fn a_shopper_who_comes_back_is_signed_in_once() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let address = [BACK, "?code=fresh&state=", &state(&started(&tab))].concat();
    tab.call(Operation::SignOnFinish, &[json!(address)])
        .unwrap();
    assert!(tab.is_signed_in());
    assert_eq!(*shared.kept.borrow(), None);
    let body = shared
        .log
        .borrow()
        .last()
        .unwrap()
        .body
        .clone()
        .unwrap()
        .text;
    for part in [
        "\"oidc\"",
        "\"oauth_redirect_uri\":\"https://shop.example/callback\"",
        "\"oauth_code_verifier\":",
    ] {
        assert!(body.contains(part), "{body}");
    }
    assert_eq!(
        code(tab.call(Operation::SignOnFinish, &[json!(address)])),
        Code::SignOnState
    );
}

#[test]
fn whatever_comes_back_the_record_is_used_up() {
    for (answer, expected) in [
        ("?code=fresh&state=forged", Code::SignOnState),
        ("?code=fresh", Code::SignOnState),
        ("?state=STATE", Code::SignOnState),
        ("#code=fresh&state=STATE", Code::SignOnState),
        (
            "?error=access_denied&error_description=no&state=STATE",
            Code::SignOnDenied,
        ),
        ("?error=server_error&state=STATE", Code::SignOnDenied),
        ("?code=replayed&state=STATE", Code::SignOnCode),
    ] {
        let shared = browser();
        let tab = Tab::open(&shared);
        let address = [BACK, &answer.replace("STATE", &state(&started(&tab)))].concat();
        assert_eq!(
            code(tab.call(Operation::SignOnFinish, &[json!(address)])),
            expected,
            "{answer}"
        );
        assert_eq!(*shared.kept.borrow(), None);
        assert!(!tab.is_signed_in());
    }
}

#[test]
fn a_page_that_nobody_was_sent_to_is_told_as_such() {
    let shared = browser();
    let tab = Tab::open(&shared);
    let address = [BACK, "?code=fresh&state=x"].concat();
    assert_eq!(
        code(tab.call(Operation::SignOnFinish, &[json!(address)])),
        Code::SignOnState
    );
    assert_eq!(shared.count(""), 0);
}

#[test]
fn what_cannot_work_is_refused_before_the_shopper_leaves() {
    let shared = browser();
    let tab = Tab::open(&shared);
    for (input, expected) in [
        (
            json!({"redirectUri": "http://shop.example/callback"}),
            Code::Validation,
        ),
        (
            json!({"redirectUri": "javascript:alert(1)"}),
            Code::Validation,
        ),
        (json!({}), Code::Validation),
        (
            json!({"redirectUri": BACK, "profile": "Unknown"}),
            Code::Validation,
        ),
        (json!({"redirectUri": BACK}), Code::Validation),
        (
            json!({"redirectUri": BACK, "scope": 5, "profile": "p1"}),
            Code::Validation,
        ),
        (
            json!({"redirectUri": BACK, "profile": "Other"}),
            Code::MalformedResponse,
        ),
    ] {
        assert_eq!(
            code(tab.call(Operation::SignOnStart, std::slice::from_ref(&input))),
            expected,
            "{input}"
        );
    }
    shared.store_refuses.set(true);
    assert_eq!(
        code(tab.call(
            Operation::SignOnStart,
            &[json!({"redirectUri": BACK, "profile": "p1"})]
        )),
        Code::Storage
    );
}

#[test]
fn the_profiles_are_listed_by_id_and_name() {
    let shared = browser();
    let profiles = Tab::open(&shared)
        .call(Operation::SignOnProfiles, &[])
        .unwrap();
    assert_eq!(
        profiles.0.unwrap(),
        json!([{"id": "p1", "name": "Marlow ID"}, {"id": "p2", "name": "Other"}])
    );
}
