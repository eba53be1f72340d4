//! Single sign-on: authorization code with PKCE (RFC 7636, S256). The state and the verifier wait in
//! storage for the shopper to come back, and are removed whatever happens then.

use super::engine::{Engine, Outcome};
use super::link::Link;
use super::world::{Slot, World};
use crate::http::{Code, Deadline, Failure, Request, url};
use crate::json::{Json, Kind, text};
use crate::platform::{Operation, Platform, SignOnProfile};
use std::rc::Rc;

/// What Elastic Path's newest document asks for; its guide and its own storefront each leave out one.
const DEFAULT_SCOPE: &str = "openid email profile";

impl<P: Platform, W: World> Engine<P, W> {
    async fn profiles(self: &Rc<Self>) -> Outcome<Vec<SignOnProfile>, W> {
        let link = Link::of_visitor(self, Operation::SignOnProfiles, Deadline::NEVER);
        self.platform.sign_on_profiles(&link).await
    }

    pub(super) async fn sign_on_profiles(self: &Rc<Self>) -> Outcome<W::Json, W> {
        let mut list = W::Json::array();
        for profile in self.profiles().await? {
            let mut one = W::Json::object();
            one.set_text("id", &profile.id);
            one.set_text("name", &profile.name);
            list.push(one);
        }
        Ok(list)
    }

    pub(super) async fn sign_on_start(self: &Rc<Self>, input: &W::Json) -> Outcome<W::Json, W> {
        let redirect_uri = required(input, "redirectUri")?;
        let is_safe = |address: &str| url::base(text::before(address, "?")).is_ok();
        if !is_safe(&redirect_uri) {
            return Err(Failure::invalid(
                "redirectUri",
                "must be an absolute https URL (http for localhost only).",
            ));
        }
        let scope = match input.kind_at("scope") {
            Kind::Missing => DEFAULT_SCOPE.to_owned(),
            _ => required(input, "scope")?,
        };
        let wanted = match input.kind_at("profile") {
            Kind::Missing => None,
            _ => Some(required(input, "profile")?),
        };
        let profiles = self.profiles().await?;
        let is_only = profiles.len() == 1;
        let fits = |profile: &&SignOnProfile| match &wanted {
            Some(wanted) => profile.id == *wanted || profile.name == *wanted,
            None => is_only,
        };
        let Some(profile) = profiles.iter().find(fits) else {
            return Err(Failure::invalid(
                "profile",
                "must be the `id` or `name` of one of `auth.sso.profiles()`.",
            ));
        };
        if !is_safe(&profile.authorization_url) {
            let message = "The platform names a sign-on page that is not https.";
            return Err(Failure::new(Code::MalformedResponse, message));
        }

        let (verifier, state) = (self.world.secret(), self.world.secret());
        let Some(challenge) = self.world.challenge(&verifier).await else {
            let message = "Single sign-on needs a page served over https (or localhost): the browser has no SHA-256 here.";
            return Err(Failure::new(Code::Configuration, message));
        };
        let mut kept = W::Json::object();
        kept.set_text("state", &state);
        kept.set_text("verifier", &verifier);
        kept.set_text("redirectUri", &redirect_uri);
        if self.world.write(Slot::SignOn, &kept.to_json()).is_err() {
            let message = "Single sign-on needs storage that survives the way to the provider and back: let the page \
                           store data, and do not choose `storage: \"memory\"`.";
            return Err(Failure::new(Code::Storage, message));
        }
        let address = url::with_query(
            &profile.authorization_url,
            &[
                ("redirect_uri", &redirect_uri),
                ("response_type", "code"),
                ("scope", &scope),
                ("state", &state),
                ("code_challenge", &challenge),
                ("code_challenge_method", "S256"),
            ],
        );
        let mut result = W::Json::object();
        result.set_text("url", &address);
        Ok(result)
    }

    /// The request for a session, from the address that the provider sent the shopper to.
    #[inline(never)]
    pub(super) fn sign_on_answer(&self, current_url: &str) -> Outcome<Request, W> {
        let kept = self.world.read(Slot::SignOn).ok().flatten();
        // One time only: a page that is reloaded, or an answer that was forged, finds nothing.
        let _ = self.world.remove(Slot::SignOn);
        let answer = W::Json::from_query(current_url);
        let kept = kept.and_then(|text| W::Json::from_json(&text));
        let field = |name: &str| kept.as_ref().and_then(|kept| kept.text_at(name));
        let (Some(state), Some(verifier), Some(redirect_uri)) =
            (field("state"), field("verifier"), field("redirectUri"))
        else {
            let message = "No single sign-on is under way in this browser: start again with `auth.sso.start`.";
            return Err(Failure::new(Code::SignOnState, message));
        };
        if answer.text_at("state") != Some(state) {
            let message =
                "The answer is not the one to this browser's single sign-on: start again.";
            return Err(Failure::new(Code::SignOnState, message));
        }
        if let Some(error) = answer.text_at("error") {
            let mut plain = String::new();
            for at in 0..error.len() {
                let one = text::at(&error, at);
                let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                if plain.len() < 40 && one.bytes().all(is_plain) {
                    plain.push_str(one);
                }
            }
            let message = text::join(&[
                "The provider did not sign the shopper in (",
                &plain,
                "): start again, or offer another way to sign in.",
            ]);
            return Err(Failure::new(Code::SignOnDenied, message));
        }
        let Some(code) = answer.text_at("code") else {
            return Err(Failure::new(
                Code::SignOnState,
                "The page's address holds no code of a single sign-on.",
            ));
        };
        self.platform
            .sign_on_request(&code, &redirect_uri, &verifier)
    }
}

fn required<J: Json>(input: &J, field: &str) -> Result<String, Failure<J>> {
    match input.text_at(field) {
        Some(text) if !text.is_empty() => Ok(text),
        _ => Err(Failure::invalid(field, "must be a non-empty string.")),
    }
}
