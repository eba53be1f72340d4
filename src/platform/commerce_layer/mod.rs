//! Commerce Layer: a visitor's token belongs to a sales channel. A customer's takes its place, is renewed
//! by a refresh token, and is revoked at the end. The API is JSON:API; the token tells its host.

mod addresses;
mod errors;
mod filter;
mod metadata;
mod tokens;

use super::requests::{self, Dialect, Pairs};
use super::{
    Call, Caller, Condition, Grant, Moment, Operation, Options, Platform, Row, Suspect, Tokens,
    operation, options, resources,
};
use crate::http::{Code, Endpoint, Failure, Header, Method, Request, Response, url};
use crate::json::{Json, text};

/// The platform's own resources, in TypeScript.
pub const TYPESCRIPT: &str = include_str!("native.d.ts");

/// The options of a client.
pub const OPTIONS: options::Known = options::Known {
    shorthands: &[],
    others: &["authUrl", "scope", "refreshStorage"],
    auth_url: "https://auth.commercelayer.io",
};

/// What the platform takes from a merchant's own applications only.
const FORBIDDEN: [&str; 5] = [
    "_add_tags",
    "_remove_tags",
    "_request_anonymization",
    "_cancel_anonymization",
    "tags",
];

/// One organization on Commerce Layer, or the part of it that the scope names.
pub struct CommerceLayer {
    base_url: String,
    auth_url: String,
    client_id: String,
    scope: String,
    headers: Vec<Header>,
}

impl CommerceLayer {
    /// The organization that the options name.
    pub fn new(options: &Options) -> Self {
        let accept = ("Accept".into(), Self::MEDIA_TYPE.into());
        Self {
            base_url: options.base_url.clone(),
            auth_url: options.auth_url.clone(),
            client_id: options.client_id.clone(),
            scope: match &*options.scope {
                "" => "market:all".into(),
                scope => scope.into(),
            },
            headers: [&[accept], &*options.headers].concat(),
        }
    }

    /// A request to the authorization server. The scope is named each time, as a renewal wants it.
    fn token_request<J: Json>(&self, grant: &str, fields: &[(&str, &str)]) -> Request {
        let own = [
            ("grant_type", grant),
            ("client_id", &*self.client_id),
            ("scope", &*self.scope),
        ];
        tokens::request::<J>(&self.auth_url, "/oauth/token", &[&own, fields].concat())
    }

    /// Carries out a route for a call.
    async fn send<C: Caller>(
        &self,
        route: &'static str,
        call: &Call<C::Json>,
        caller: &C,
    ) -> Result<C::Json, Failure<C::Json>> {
        let row = Row {
            name: "",
            arguments: "",
            route,
        };
        self.carry_out(&row, call, caller).await
    }

    async fn carry_out<C: Caller>(
        &self,
        row: &Row,
        call: &Call<C::Json>,
        caller: &C,
    ) -> Result<C::Json, Failure<C::Json>> {
        let (request, plan) = requests::request::<Self, _>(&self.base_url, row, call)?;
        let audience = requests::audience(row, call);
        let response = caller.send(audience, request).await?;
        requests::result::<Self, _>(&plan, &response)
    }
}

impl Dialect for CommerceLayer {
    const IS_JSON_API: bool = true;
    const MEDIA_TYPE: &'static str = "application/vnd.api+json";
    const ENVELOPE: &'static [&'static str] = &[
        "id",
        "type",
        "meta",
        "links",
        "relationships",
        "attributes",
        "entry",
        "address",
    ];
    const LARGEST_LIMIT: u32 = 25;
    const LARGEST_OFFSET: u32 = u32::MAX;
    const TOTAL: &'static str = "meta.record_count";

    fn filter<J: Json>(conditions: &[Condition], pairs: &mut Pairs) -> Result<(), Failure<J>> {
        conditions
            .iter()
            .try_for_each(|condition| filter::write(condition, pairs))
    }

    fn record<J: Json>(resource: &str, record: &J, included: &J) -> J {
        match resource {
            "Address" => addresses::found(record, included),
            _ => record.clone(),
        }
    }
}

impl Platform for CommerceLayer {
    const NAME: &'static str = "commerce-layer";
    const ROWS: &'static str = operation::COMMERCE_LAYER;
    const SCHEMA: &'static str = resources::COMMERCE_LAYER;
    const CUSTOMER_ADDS_TO_ANONYMOUS: bool = false;
    const LOGIN_NEEDS_ANONYMOUS: bool = false;

    fn storage_key(&self) -> String {
        let host = url::authority(&self.auth_url);
        let (client, scope) = (&*self.client_id, &*self.scope);
        text::join(&[Self::NAME, ":", host, ":", client, ":", scope])
    }

    fn anonymous_request<J: Json>(&self) -> Request {
        self.token_request::<J>("client_credentials", &[])
            .repeatable()
    }

    fn login_request<J: Json>(&self, credentials: &J) -> Result<Request, Failure<J>> {
        let (email, password) = tokens::credentials(credentials)?;
        let fields = [("username", &*email), ("password", &*password)];
        Ok(self.token_request::<J>("password", &fields))
    }

    fn refresh_request<J: Json>(&self, customer: &Grant) -> Option<Request> {
        let token = customer.refresh_token.as_deref()?;
        Some(self.token_request::<J>("refresh_token", &[("refresh_token", token)]))
    }

    fn revoke_request<J: Json>(&self, customer: &Grant) -> Option<Request> {
        let fields = [("client_id", &*self.client_id), ("token", &customer.token)];
        Some(tokens::request::<J>(
            &self.auth_url,
            "/oauth/revoke",
            &fields,
        ))
    }

    fn read_grant<J: Json>(&self, body: &J, moment: Moment) -> Option<Grant> {
        tokens::read(body, moment, self.base_url.is_empty())
    }

    fn server_clock<J: Json>(&self, _body: &J) -> Option<f64> {
        None
    }

    fn base_url(&self) -> &str {
        &self.base_url
    }

    fn headers(&self) -> &[Header] {
        &self.headers
    }

    fn authorize<J: Json>(&self, request: &mut Request, tokens: &Tokens) {
        let Some(grant) = tokens.customer.as_ref().or(tokens.anonymous.as_ref()) else {
            return;
        };
        if request.url.as_bytes().first() == Some(&b'/') {
            let organization = tokens::organization(&tokens::claims::<J>(&grant.token));
            let host = ["https://", &organization, ".commercelayer.io", &request.url];
            request.url = text::join(&host);
        }
        let bearer = text::join(&["Bearer ", &grant.token]);
        request.headers.push(("Authorization".into(), bearer));
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        let path = text::cut(&request.url, "/api/").map_or("", |(_, path)| path);
        let name = text::before(text::before(path, "?"), "/");
        Some(Endpoint::new(name, request.method == Method::Get))
    }

    fn suspect<J: Json>(&self, _operation: Operation, response: &Response<J>) -> Option<Suspect> {
        errors::suspect(response)
    }

    fn failure<J: Json>(&self, operation: Operation, response: &Response<J>) -> Failure<J> {
        errors::failure(operation, response)
    }

    async fn run<C: Caller>(
        &self,
        mut call: Call<C::Json>,
        caller: &C,
    ) -> Result<C::Json, Failure<C::Json>> {
        for key in call.input.get("native").keys() {
            if FORBIDDEN.iter().any(|forbidden| *forbidden == key) {
                let field = text::join(&["native.", &key]);
                let message = "is refused to storefronts by Commerce Layer: do it on your server, with an integration's token.";
                return Err(Failure::field(Code::Forbidden, &field, message));
            }
        }
        match call.operation {
            Operation::AddressesGet => self.address(&call, caller).await,
            Operation::AddressesCreate => self.add_address(&call, caller).await,
            Operation::AddressesUpdate => self.change_address(call, caller).await,
            Operation::AddressesDelete => self.delete_address(call, caller).await,
            operation => {
                if operation == Operation::ProfileUpdate
                    && metadata::is_needed("Profile", &call.input)
                {
                    let route =
                        "GET /api/customers/{customer}?fields%5Bcustomers%5D=metadata >Profile";
                    let profile = self.send(route, &call, caller).await?;
                    let kept = profile.at("native.attributes.metadata");
                    call.input = metadata::with(&call.input, kept);
                }
                let row = operation.row(Self::ROWS);
                self.carry_out(&row, &call, caller).await
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
