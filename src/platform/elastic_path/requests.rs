//! Which request each operation is, as a table, and how its response becomes the unified result.

use super::page::Window;
use crate::http::{Body, Code, Failure, Method, Request, Response, url};
use crate::json::{Json, Kind, text};
use crate::platform::{Call, Operation, Writer, required_text, resources};

/// What an operation sends.
#[derive(Clone, Copy)]
pub(super) enum Sends {
    /// No body.
    Nothing,
    /// A query for a page.
    Page {
        /// Whether the page is asked for even when the caller names none.
        always: bool,
    },
    /// The attributes of a resource, with the platform's `type` for it.
    Resource {
        /// The name in the field tables.
        name: &'static str,
        /// The `type` in the body.
        kind: &'static str,
        /// Whether it changes an existing one.
        is_update: bool,
    },
}

/// What an operation returns.
#[derive(Clone, Copy)]
pub(super) enum Returns {
    /// Nothing.
    Nothing,
    /// One resource.
    One(&'static str),
    /// A page of them.
    Page(&'static str),
}

/// One operation on the wire.
pub(super) struct Route {
    method: Method,
    /// `{customer}` and `{id}` are replaced by encoded ids.
    path: &'static str,
    /// A query that is always sent, already encoded.
    query: &'static str,
    sends: Sends,
    /// Inputs that the platform always requires, whatever the store's settings.
    requires: &'static [&'static str],
    returns: Returns,
    /// Whether the visitor's token is enough.
    pub(super) is_for_visitors: bool,
}

const ADDRESSES: &str = "/v2/customers/{customer}/addresses";
const ADDRESS: &str = "/v2/customers/{customer}/addresses/{id}";
const CUSTOMER: &str = "/v2/customers/{customer}";

const fn customer(is_update: bool) -> Sends {
    Sends::Resource {
        name: "Profile",
        kind: "customer",
        is_update,
    }
}

const fn address(is_update: bool) -> Sends {
    Sends::Resource {
        name: "Address",
        kind: "address",
        is_update,
    }
}

/// The table.
pub(super) fn route(operation: Operation) -> Route {
    use Method::{Delete, Get, Post, Put};
    let (method, path, sends, returns) = match operation {
        Operation::Register => (
            Post,
            "/v2/customers",
            customer(false),
            Returns::One("Profile"),
        ),
        Operation::ProfileUpdate => (Put, CUSTOMER, customer(true), Returns::One("Profile")),
        Operation::AddressesList => (
            Get,
            ADDRESSES,
            Sends::Page { always: false },
            Returns::Page("Address"),
        ),
        Operation::AddressesGet => (Get, ADDRESS, Sends::Nothing, Returns::One("Address")),
        Operation::AddressesCreate => (Post, ADDRESSES, address(false), Returns::One("Address")),
        Operation::AddressesUpdate => (Put, ADDRESS, address(true), Returns::One("Address")),
        Operation::AddressesDelete => (Delete, ADDRESS, Sends::Nothing, Returns::Nothing),
        Operation::OrdersList => (
            Get,
            "/v2/orders",
            Sends::Page { always: true },
            Returns::Page("OrderSummary"),
        ),
        Operation::OrdersGet => (
            Get,
            "/v2/orders/{id}",
            Sends::Nothing,
            Returns::One("Order"),
        ),
        // The session carries out all but the first itself. They are named, so that a new operation
        // without a route does not compile.
        Operation::ProfileGet
        | Operation::Login
        | Operation::Logout
        | Operation::Headers
        | Operation::Fetch
        | Operation::SignOnProfiles
        | Operation::SignOnStart
        | Operation::SignOnFinish => (Get, CUSTOMER, Sends::Nothing, Returns::One("Profile")),
    };
    let query = match operation {
        // The default is `-updated_at`, which moves an old order up when its parcel arrives.
        Operation::OrdersList => "sort=-created_at",
        Operation::OrdersGet => "include=items",
        _ => "",
    };
    let is_registration = operation == Operation::Register;
    Route {
        method,
        path,
        query,
        sends,
        requires: if is_registration {
            &["name", "email"]
        } else {
            &[]
        },
        returns,
        is_for_visitors: is_registration,
    }
}

/// The request of a call.
pub(super) fn request<J: Json>(
    base_url: &str,
    route: &Route,
    call: &Call<J>,
) -> Result<Request, Failure<J>> {
    let mut address = String::from(base_url);
    let mut path = route.path;
    for (place, id) in [("{customer}", &call.customer_id), ("{id}", &call.id)] {
        if let Some((before, after)) = text::cut(path, place) {
            address.push_str(before);
            address.push_str(&url::encode(id));
            path = after;
        }
    }
    address.push_str(path);
    let mut query = String::from(route.query);
    if let Sends::Page { always } = route.sends {
        let window = Window::read(&call.input)?;
        if always || !call.input.keys().is_empty() {
            if !query.is_empty() {
                query.push('&');
            }
            let (limit, offset) = (text::decimal(window.limit), text::decimal(window.offset));
            query.push_str(&url::query(&[
                ("page[limit]", &limit),
                ("page[offset]", &offset),
            ]));
        }
    }
    if !query.is_empty() {
        address.push('?');
        address.push_str(&query);
    }
    for field in route.requires {
        required_text(&call.input, field, Code::Validation)?;
    }
    let mut request = Request::new(route.method, address);
    if let Sends::Resource {
        name,
        kind,
        is_update,
    } = route.sends
    {
        request.body = Some(body(name, kind, is_update, call)?);
    }
    Ok(request)
}

fn body<J: Json>(
    name: &'static str,
    kind: &str,
    is_update: bool,
    call: &Call<J>,
) -> Result<Body, Failure<J>> {
    let mut attributes = J::object();
    attributes.set("type", J::text(kind));
    if !call.id.is_empty() {
        // The address page of 2024 requires the id in the body, equal to the one in the path.
        attributes.set("id", J::text(&call.id));
    }
    let writer = Writer {
        schema: resources::ELASTIC_PATH,
        resource: name,
        reserved: &["id", "type", "meta", "links", "relationships"],
        clears: is_update,
    };
    let mut data = J::object();
    data.set("data", writer.write(&call.input, attributes)?);
    Ok(Body {
        content_type: "application/json",
        text: data.to_json(),
    })
}

/// The unified result of a successful response.
pub(super) fn result<J: Json>(
    route: &Route,
    call: &Call<J>,
    response: &Response<J>,
) -> Result<J, Failure<J>> {
    let body = response.json();
    let data = body.get("data");
    let included = body.get("included");
    match route.returns {
        Returns::Nothing => Ok(J::missing()),
        Returns::One(name) if data.kind() == Kind::Object => {
            Ok(data.project(resources::ELASTIC_PATH, name, &included))
        }
        Returns::Page(name) if data.kind() == Kind::Array => {
            let project = |one: J| one.project(resources::ELASTIC_PATH, name, &included);
            let items = data.elements().into_iter().map(project).collect();
            Ok(Window::read(&call.input)?.result(items, &body))
        }
        Returns::One(_) | Returns::Page(_) => Err(Failure::of(
            response,
            Code::MalformedResponse,
            "The platform's answer has no `data`: check that `baseUrl` is the API of an Elastic Path store.",
        )),
    }
}
