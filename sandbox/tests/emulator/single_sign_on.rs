//! Signing in through a provider: from the realm over the provider's page to the customer token.

use serde_json::{Value, json};

use crate::shop::{Answer, Shop, Visitor, list, text};

const SETTINGS: &str = "/v2/settings/customer-authentication";
const REDIRECT_URI: &str = "http://localhost:5173/signed-in";
/// The pair in appendix B of RFC 7636.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const ADA: &str = "email=ada%40example.com&password=correct-horse-battery";

fn realm(visitor: &Visitor) -> String {
    let answer = visitor.get(SETTINGS).expect(200);
    text(&answer.at("/data/relationships/authentication-realm/data/id"))
}

fn profiles(visitor: &Visitor) -> String {
    format!("/v2/authentication-realms/{}/oidc-profiles", realm(visitor))
}

/// A browser on its way to the first provider; a parameter that is null is left out.
struct Journey<'a> {
    shop: &'a Shop,
    parameters: Vec<(String, String)>,
}

impl<'a> Journey<'a> {
    fn begin(shop: &'a Shop) -> Self {
        Self::with(shop, json!({}))
    }

    fn with(shop: &'a Shop, changes: Value) -> Self {
        let visitor = shop.visitor();
        let profile = visitor
            .get(&profiles(&visitor))
            .expect(200)
            .at("/data/0/id");
        let mut parameters = json!({
            "elasticpath_commerce_cloud_profile_id": profile,
            "client_id": "customers",
            "redirect_uri": REDIRECT_URI,
            "response_type": "code",
            "scope": "openid email",
            "state": "a state & more",
            "code_challenge_method": "S256",
            "code_challenge": CHALLENGE,
        });
        for (name, value) in changes.as_object().unwrap() {
            parameters[name] = value.clone();
        }
        let parameters = parameters.as_object().unwrap();
        let kept = parameters.iter().filter(|(_, value)| !value.is_null());
        Self {
            shop,
            parameters: kept
                .map(|(name, value)| (name.clone(), text(value)))
                .collect(),
        }
    }

    fn path(&self) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.parameters)
            .finish();
        format!("/oidc/authorize?{query}")
    }

    fn look(&self) -> Answer {
        self.shop.send("GET", &self.path(), &[], None)
    }

    fn submit(&self, form: &str) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        self.shop.send("POST", &self.path(), &headers, Some(form))
    }

    fn code(&self) -> String {
        let answer = self.submit(ADA).expect(303);
        came_back(&answer)[0].1.clone()
    }
}

/// What the storefront finds behind its address.
fn came_back(answer: &Answer) -> Vec<(String, String)> {
    let location = answer.header("location");
    let query = location.strip_prefix(&format!("{REDIRECT_URI}?")).unwrap();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// The refusal's name, once it has proved to come back with the state and nothing but a sentence.
fn error_sent_back(answer: Answer) -> String {
    let pairs = came_back(&answer.expect(303));
    assert_eq!(pairs.len(), 3);
    assert_eq!(pairs[0].0, "error");
    assert_eq!(pairs[1].0, "error_description");
    assert_eq!(pairs[2], ("state".to_owned(), "a state & more".to_owned()));
    pairs[0].1.clone()
}

fn token_request(code: &str) -> Value {
    json!({"data": {
        "type": "token",
        "authentication_mechanism": "oidc",
        "oauth_authorization_code": code,
        "oauth_redirect_uri": REDIRECT_URI,
        "oauth_code_verifier": VERIFIER,
    }})
}

fn redeem(shop: &Shop, body: Value) -> Answer {
    shop.visitor().post("/v2/customers/tokens", body)
}

#[test]
fn a_browser_finds_the_realm_and_the_client_id() {
    let shop = Shop::open();
    let settings = shop.visitor().get(SETTINGS).expect(200);
    assert_eq!(
        settings.at("/data/type"),
        "customer-authentication-settings"
    );
    assert_eq!(settings.at("/data/meta/client_id"), "customers");
    let realm = settings.at("/data/relationships/authentication-realm/data");
    assert_eq!(realm["type"], "authentication-realm");
    assert!(realm["id"].is_string());
    shop.stranger().get(SETTINGS).expect(401);
}

#[test]
fn the_permission_table_can_be_taken_at_its_word() {
    let shop = Shop::open();
    shop.set(json!({"implicitMayReadAuthenticationSettings": false}));
    shop.visitor().get(SETTINGS).expect(403);
    shop.ada().get(SETTINGS).expect(403);
    shop.backend().get(SETTINGS).expect(200);
}

#[test]
fn the_providers_say_where_their_sign_in_starts() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let answer = visitor.get(&profiles(&visitor)).expect(200);
    assert_eq!(answer.at("/meta/page/limit"), 25);
    assert_eq!(answer.at("/meta/results/total"), 2);
    let names: Vec<Value> = list(&answer.at("/data"))
        .iter()
        .map(|profile| profile["name"].clone())
        .collect();
    assert_eq!(names, ["Marlow ID", "Harbour Social"]);
    for profile in list(&answer.at("/data")) {
        let id = text(&profile["id"]);
        assert_eq!(profile["type"], "oidc-profile");
        assert!(profile["meta"]["created_at"].is_string());
        assert_eq!(
            profile["links"]["authorization-endpoint"],
            format!(
                "{}/oidc/authorize?elasticpath_commerce_cloud_profile_id={id}",
                shop.url()
            )
        );
    }
    shop.stranger().get(&profiles(&visitor)).expect(401);
}

#[test]
fn the_links_lead_to_the_host_that_was_asked() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let bearer = format!("Bearer {}", visitor.bearer);
    let headers = [("authorization", bearer.as_str()), ("host", "shop.test:81")];
    let answer = shop.send("GET", &profiles(&visitor), &headers, None);
    let link = text(
        &answer
            .expect(200)
            .at("/data/1/links/authorization-endpoint"),
    );
    assert!(
        link.starts_with("http://shop.test:81/oidc/authorize?"),
        "{link}"
    );
}

#[test]
fn the_providers_come_in_pages() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let path = profiles(&visitor);
    let second = visitor
        .get(&format!("{path}?page[limit]=1&page[offset]=1"))
        .expect(200);
    assert_eq!(list(&second.at("/data")).len(), 1);
    assert_eq!(second.at("/data/0/name"), "Harbour Social");
    assert_eq!(second.at("/links/next"), Value::Null);
    let guide = visitor.get(&format!("{path}/")).expect(200);
    assert_eq!(list(&guide.at("/data")).len(), 2);
}

#[test]
fn a_single_provider_has_its_links_beside_it() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let path = profiles(&visitor);
    let listed = visitor.get(&path).expect(200).at("/data/0");
    let single = visitor
        .get(&format!("{path}/{}", text(&listed["id"])))
        .expect(200);
    assert_eq!(single.at("/data/name"), listed["name"]);
    assert_eq!(single.at("/data/links"), Value::Null);
    assert_eq!(single.at("/links"), listed["links"]);
}

#[test]
fn an_unknown_realm_or_provider_is_not_found() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let path = profiles(&visitor);
    visitor.get(&format!("{path}/unknown")).expect(404);
    visitor
        .get("/v2/authentication-realms/unknown/oidc-profiles")
        .expect(404);
}

#[test]
fn a_shopper_signs_in_through_a_provider() {
    let shop = Shop::open();
    let journey = Journey::begin(&shop);
    let page = journey.look().expect(200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.text.contains("Marlow ID"));

    let back = journey.submit(ADA).expect(303);
    let pairs = came_back(&back);
    assert_eq!(pairs.len(), 2, "code and state, nothing else");
    assert_eq!(
        (pairs[0].0.as_str(), pairs[1].0.as_str()),
        ("code", "state")
    );
    assert_eq!(pairs[1].1, "a state & more");

    let token = redeem(&shop, token_request(&pairs[0].1)).expect(200);
    let mut shopper = shop.visitor();
    shopper.customer = text(&token.at("/data/token"));
    shopper.id = text(&token.at("/data/customer_id"));
    let record = shopper.get(&shopper.home()).expect(200);
    assert_eq!(record.at("/data/email"), "ada@example.com");

    let by_password = shop
        .visitor()
        .sign_in("ada@example.com", "correct-horse-battery")
        .json();
    let fields = |body: &Value| {
        let data = body["data"].as_object().unwrap();
        data.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(fields(&token.json()), fields(&by_password));
    assert_eq!(
        token.at("/data/customer_id"),
        by_password["data"]["customer_id"]
    );
}

#[test]
fn the_form_works_without_scripts() {
    let shop = Shop::open();
    let page = Journey::begin(&shop).look().expect(200).text;
    for part in [
        r#"<form method="post">"#,
        r#"<label for="email">E-mail address</label>"#,
        r#"name="email""#,
        r#"<label for="password">Password</label>"#,
        r#"name="password""#,
        ">Sign in</button>",
        r#"name="decision" value="cancel""#,
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn each_provider_has_its_own_page() {
    let shop = Shop::open();
    let visitor = shop.visitor();
    let second = visitor.get(&profiles(&visitor)).at("/data/1/id");
    let changes = json!({"elasticpath_commerce_cloud_profile_id": second});
    let page = Journey::with(&shop, changes).look().expect(200).text;
    assert!(page.contains("Harbour Social") && !page.contains("Marlow ID"));
}

#[test]
fn a_wrong_password_shows_the_page_again() {
    let shop = Shop::open();
    let journey = Journey::begin(&shop);
    for form in [
        "email=ada%40example.com&password=guess",
        "",
        "email=ada%40example.com",
    ] {
        let page = journey.submit(form).expect(200);
        assert_eq!(page.header("location"), "");
        assert!(page.text.contains("do not match"), "{form}");
        assert!(page.text.contains(r#"aria-invalid="true""#));
    }
    let page = journey.submit("email=%3Cb%3E&password=guess").expect(200);
    assert!(page.text.contains(r#"value="&lt;b&gt;""#));
    journey.submit(ADA).expect(303);
}

#[test]
fn somebody_without_a_password_cannot_sign_in() {
    let shop = Shop::open();
    Journey::begin(&shop)
        .submit("email=tomasz%40example.com&password=")
        .expect(200);
}

#[test]
fn a_shopper_can_turn_back() {
    let shop = Shop::open();
    let answer = Journey::begin(&shop).submit("decision=cancel");
    assert_eq!(error_sent_back(answer), "access_denied");
}

#[test]
fn what_follows_an_existing_query_is_added_to_it() {
    let shop = Shop::open();
    let uri = format!("{REDIRECT_URI}?page=1");
    let answer = Journey::with(&shop, json!({"redirect_uri": uri})).submit(ADA);
    let location = answer.expect(303).header("location").to_owned();
    assert!(location.starts_with(&format!("{uri}&code=")), "{location}");
}

#[test]
fn an_unknown_client_or_address_is_not_sent_anywhere() {
    let shop = Shop::open();
    for changes in [
        json!({"client_id": "unknownClient"}),
        json!({"client_id": null}),
        json!({"redirect_uri": "https://shop.example/signed-in"}),
        json!({"redirect_uri": "/signed-in"}),
        json!({"redirect_uri": null}),
    ] {
        let journey = Journey::with(&shop, changes);
        for answer in [journey.look(), journey.submit(ADA)] {
            let refused = answer.expect(400);
            assert_eq!(refused.header("location"), "");
            assert_eq!(refused.at("/error"), "invalid_request");
            assert!(refused.at("/error_description").is_string());
            assert_eq!(
                refused.at("/errorDescription"),
                refused.at("/error_description")
            );
        }
    }
    let refused = Journey::with(&shop, json!({"client_id": "unknownClient"})).look();
    assert_eq!(
        refused.at("/error_description"),
        "The field [client_id] with value [unknownClient] is invalid."
    );
}

#[test]
fn the_realms_addresses_can_be_listed_and_are_then_exact() {
    let shop = Shop::open();
    shop.set(json!({"redirectUris": [REDIRECT_URI, "https://shop.example/signed-in"]}));
    let looked = |uri: &str| Journey::with(&shop, json!({"redirect_uri": uri})).look();
    looked(REDIRECT_URI).expect(200);
    looked("https://shop.example/signed-in").expect(200);
    looked(&format!("{REDIRECT_URI}/")).expect(400);
    looked("http://localhost:5174/signed-in").expect(400);
    shop.set(json!({"redirectUris": null}));
    looked("http://localhost:5174/signed-in").expect(200);
}

#[test]
fn a_request_that_breaks_a_rule_goes_back_with_the_reason() {
    let shop = Shop::open();
    for (changes, error) in [
        (json!({"response_type": null}), "invalid_request"),
        (
            json!({"response_type": "token"}),
            "unsupported_response_type",
        ),
        (json!({"scope": null}), "invalid_request"),
        (json!({"scope": "email profile"}), "invalid_scope"),
        (json!({"code_challenge_method": null}), "invalid_request"),
        (json!({"code_challenge_method": "plain"}), "invalid_request"),
        (json!({"code_challenge": null}), "invalid_request"),
        (json!({"code_challenge": "short"}), "invalid_request"),
        (json!({"prompt": "none"}), "login_required"),
        (
            json!({"elasticpath_commerce_cloud_profile_id": "unknown"}),
            "invalid_request",
        ),
    ] {
        let journey = Journey::with(&shop, changes);
        assert_eq!(error_sent_back(journey.look()), error, "{}", journey.path());
        assert_eq!(error_sent_back(journey.submit(ADA)), error);
    }
}

#[test]
fn a_state_is_needed_and_has_a_longest() {
    let shop = Shop::open();
    let sent = |state: Value| Journey::with(&shop, json!({"state": state})).look();
    sent(json!("s".repeat(2_048))).expect(200);
    for state in [Value::Null, json!("s".repeat(2_049))] {
        let pairs = came_back(&sent(state).expect(303));
        assert_eq!(pairs[0], ("error".to_owned(), "invalid_request".to_owned()));
    }
}

#[test]
fn a_code_works_once() {
    let shop = Shop::open();
    let code = Journey::begin(&shop).code();
    redeem(&shop, token_request(&code)).expect(200);
    redeem(&shop, token_request(&code)).expect(401);
    redeem(&shop, token_request("made-up")).expect(401);
    shop.set(json!({"replayedCodeStatus": 400}));
    let refused = redeem(&shop, token_request(&code)).expect(400);
    assert_eq!(refused.at("/errors/0/status"), "400");
    assert_eq!(refused.at("/errors/0/title"), "Bad Request");
}

#[test]
fn a_code_expires_by_the_sandbox_clock() {
    let shop = Shop::open();
    let (in_time, late) = (Journey::begin(&shop).code(), Journey::begin(&shop).code());
    shop.set(json!({"clockOffsetSeconds": 50}));
    redeem(&shop, token_request(&in_time)).expect(200);
    shop.set(json!({"clockOffsetSeconds": 61}));
    redeem(&shop, token_request(&late)).expect(401);

    shop.set(json!({"clockOffsetSeconds": 0, "authorizationCodeSeconds": 5}));
    let short = Journey::begin(&shop).code();
    shop.set(json!({"clockOffsetSeconds": 6}));
    redeem(&shop, token_request(&short)).expect(401);
}

#[test]
fn a_code_needs_its_verifier_and_its_address_and_gets_one_try() {
    let shop = Shop::open();
    for (field, value) in [
        ("oauth_code_verifier", CHALLENGE),
        ("oauth_code_verifier", "short"),
        ("oauth_redirect_uri", "http://localhost:5173/signed-in/"),
    ] {
        let code = Journey::begin(&shop).code();
        let mut body = token_request(&code);
        body["data"][field] = json!(value);
        redeem(&shop, body).expect(400);
        redeem(&shop, token_request(&code)).expect(401);
    }
}

#[test]
fn all_five_fields_are_needed_and_a_missing_one_costs_no_code() {
    let shop = Shop::open();
    let code = Journey::begin(&shop).code();
    for field in [
        "type",
        "oauth_authorization_code",
        "oauth_redirect_uri",
        "oauth_code_verifier",
    ] {
        let mut body = token_request(&code);
        body["data"].as_object_mut().unwrap().remove(field);
        let refused = redeem(&shop, body).expect(400);
        assert_eq!(refused.at("/errors/0/source"), format!("data.{field}"));
    }
    // Without the mechanism it is a password that is missing.
    let mut body = token_request(&code);
    body["data"]
        .as_object_mut()
        .unwrap()
        .remove("authentication_mechanism");
    let refused = redeem(&shop, body).expect(400);
    assert_eq!(list(&refused.at("/errors")).len(), 2);
    shop.stranger()
        .post("/v2/customers/tokens", token_request(&code))
        .expect(401);
    redeem(&shop, token_request(&code)).expect(200);
}

#[test]
fn the_code_of_a_deleted_customer_is_worth_nothing() {
    let shop = Shop::open();
    let code = Journey::begin(&shop).code();
    let ada = shop.ada();
    ada.delete(&ada.home()).expect(204);
    redeem(&shop, token_request(&code)).expect(401);
}

#[test]
fn the_providers_page_is_in_the_log() {
    let shop = Shop::open();
    let journey = Journey::begin(&shop);
    shop.control("DELETE", "/requests", Value::Null).expect(204);
    journey.look().expect(200);
    journey.submit("decision=cancel").expect(303);
    let requests = shop.requests();
    let seen = |entry: usize, field: &str| requests[entry][field].clone();
    assert_eq!(seen(0, "path"), "/oidc/authorize");
    assert_eq!(
        (seen(0, "method"), seen(0, "status")),
        (json!("GET"), json!(200))
    );
    assert_eq!(
        (seen(1, "method"), seen(1, "status")),
        (json!("POST"), json!(303))
    );
    assert!(text(&seen(0, "query")).contains("code_challenge_method=S256"));
}
