//! Elastic Path's single sign-on for customers: a realm and its OpenID Connect profiles.

use crate::http::{Code, Failure, Method, Request, url};
use crate::json::{Json, text};
use crate::platform::{Audience, Caller, SignOnProfile};

/// Where pages of 100 begin, the largest there are. Nobody chooses among more than five of them have, and a
/// server whose pages never end must not be asked for ever.
const OFFSETS: [&str; 5] = [
    "",
    "&page%5Boffset%5D=100",
    "&page%5Boffset%5D=200",
    "&page%5Boffset%5D=300",
    "&page%5Boffset%5D=400",
];

/// The profiles of the store's realm. A visitor's token is enough, whatever the permission table says.
pub(super) async fn profiles<C: Caller>(
    base_url: &str,
    caller: &C,
) -> Result<Vec<SignOnProfile>, Failure<C::Json>> {
    let read = |path: String| Request::new(Method::Get, text::join(&[base_url, &path]));
    let settings = caller
        .send(
            Audience::Anonymous,
            read("/v2/settings/customer-authentication".into()),
        )
        .await?;
    let data = settings.json().get("data");
    let relationships = data.get("relationships");
    // A hyphen for customers, an underscore for accounts.
    let realm = ["authentication-realm", "authentication_realm"]
        .iter()
        .find_map(|key| relationships.get(key).at("data.id").as_text());
    let (Some(realm), Some(client_id)) = (realm, data.at("meta.client_id").as_text()) else {
        return Err(Failure::of(
            &settings,
            Code::Configuration,
            "This store has no single sign-on for customers: set up an authentication realm first.",
        ));
    };
    let mut profiles = Vec::new();
    for offset in OFFSETS {
        let path = text::join(&[
            "/v2/authentication-realms/",
            &url::encode(&realm),
            "/oidc-profiles?page%5Blimit%5D=100",
            offset,
        ]);
        let response = caller.send(Audience::Anonymous, read(path)).await?;
        let page = response.json().get("data").elements();
        for profile in &page {
            profiles.extend(read_profile(profile, &client_id));
        }
        if page.len() < 100 {
            break;
        }
    }
    Ok(profiles)
}

fn read_profile<J: Json>(profile: &J, client_id: &str) -> Option<SignOnProfile> {
    // By the documents in the links, by the platform's own storefront in the provider's document (G31).
    let endpoint = profile
        .get("links")
        .text_at("authorization-endpoint")
        .or_else(|| {
            let document = profile.at("meta.discovery_document");
            document.text_at("authorization_endpoint")
        })?;
    Some(SignOnProfile {
        id: profile.text_at("id")?,
        name: profile.text_at("name")?,
        authorization_url: url::with_query(&endpoint, &[("client_id", client_id)]),
    })
}
