//! `/v2/carts`: what a shopper is about to buy. A browser needs no customer token for a cart; one
//! that is made with it is tied to the customer. Taxes, custom discounts and shipping groups of carts
//! are left out: a shopper may not write them, or the checkout does without.

mod adding;
mod association;
mod cart;
mod checkout;
mod delivery;
mod items;
mod view;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::Caller;
use super::body::{self, Field, Rule, field};
use super::filter::{Attribute, Conditions, Kind, LIKE_IN_ANY_CASE, Record, Source};
use super::flows;
use super::pagination::{Origin, Page};
use super::problem::{BrokenRule, Problem};
use super::query::Pairs;
use super::store::{Fields, Store, insert};
use crate::settings::Flow;
use crate::state::{Shared, World};
use crate::wire;

pub(crate) use association::{create as associate, delete as disassociate};
pub(crate) use cart::Cart;
pub(crate) use checkout::check_out;
pub(crate) use items::{
    add as add_items, change as change_item, change_all as change_items, clear, list as items,
    remove as remove_item, remove_promotion,
};

const WRITABLE: &[Field] = &[
    field("name", Rule::NotEmpty),
    field("description", Rule::Text),
    field("contact", Rule::Object),
    field("custom_attributes", Rule::Object),
    field("discount_settings", Rule::Object),
    field("inventory_settings", Rule::Object),
    field("payment_intent_id", Rule::Text),
    field("snapshot_date", Rule::Text),
];

/// Carts can also be filtered by account, of which the sandbox has none.
const ATTRIBUTES: &[Attribute] = &[Attribute::new(
    "name",
    Source::Body("/name"),
    Kind::Text,
    LIKE_IN_ANY_CASE,
)];

/// Documented for carts.
const LONGEST_NAME: usize = 255;
const MOST_CUSTOM_ATTRIBUTES: usize = 20;

/// A shopper's carts, or all of them for the backend; the one that changed last comes first.
pub(crate) async fn list(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    query: Pairs,
    headers: HeaderMap,
) -> Result<Response<Body>, Problem> {
    if caller.customer().is_none() {
        caller.may_administer()?;
    }
    let mut guard = shared.lock();
    forget_expired(&mut guard);
    let settings = &guard.settings;
    let page = Page::read(&query, settings)?;
    let conditions = Conditions::read(&query, &headers, ATTRIBUTES.iter(), settings)?;
    let is_visible = |cart: &&Cart| match caller.customer() {
        Some(customer) => cart.customer.as_deref() == Some(customer),
        None => true,
    };
    let mut carts: Vec<&Cart> = guard
        .store
        .carts
        .iter()
        .filter(is_visible)
        .filter(|cart| {
            conditions.hold_for(Record {
                body: &json!({"name": cart.name()}),
                items: &[],
            })
        })
        .collect();
    carts.sort_by_key(|cart| std::cmp::Reverse(cart.updated));
    let total = carts.len();
    let data = page
        .of(carts)
        .map(|cart| cart.resource(origin.root(), settings))
        .collect();
    Ok(wire::json(
        StatusCode::OK,
        &page.envelope(data, total, &origin, &query, settings),
    ))
}

pub(crate) async fn create(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let sent = body::untyped(&bytes, "cart")?;
    let mut world = shared.lock();
    let settings = &world.settings;
    let (fields, broken) = accept(&sent);
    let (custom, broken_custom) = flows::accept_all(&sent, Flow::Carts, settings);
    Problem::from_broken_rules(&body::all(broken, broken_custom))?;
    let mut cart = Cart::new(&Uuid::new_v4().to_string(), world.now());
    cart.fields = fields;
    cart.custom = custom;
    cart.customer = caller.customer().map(str::to_owned);
    no_contact_and_customer(&cart)?;
    let resource = cart.resource(origin.root(), settings);
    world.store.carts.push(cart);
    Ok(wire::json(StatusCode::CREATED, &json!({"data": resource})))
}

/// A cart that does not exist yet is made by asking for it.
pub(crate) async fn get(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(id): Path<String>,
    query: Pairs,
) -> Result<Response<Body>, Problem> {
    let mut guard = shared.lock();
    let world = &mut *guard;
    let now = world.now();
    open(world, &caller, &id)?;
    let settings = &world.settings;
    let cart = world.store.cart(&id).ok_or_else(unknown_cart)?;
    let mut body = json!({"data": cart.resource(origin.root(), settings)});
    if let Some(asked) = query.get("include") {
        let mut included = Fields::new();
        for name in asked.split(',').map(str::trim) {
            let records = match name {
                "items" => cart.items(origin.root(), settings),
                "promotions" => cart.promotions().map(|one| one.resource(now)).collect(),
                _ => Vec::new(),
            };
            included.insert(name.to_owned(), json!(records));
        }
        insert(&mut body, "included", Value::Object(included));
    }
    Ok(wire::json(StatusCode::OK, &body))
}

pub(crate) async fn update(
    State(shared): State<Shared>,
    caller: Caller,
    origin: Origin,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response<Body>, Problem> {
    let sent = body::untyped(&bytes, "cart")?;
    let mut guard = shared.lock();
    let world = &mut *guard;
    let now = world.now();
    let (fields, broken) = accept(&sent);
    let (custom, broken_custom) = flows::accept(&sent, Flow::Carts, &world.settings);
    Problem::from_broken_rules(&body::all(broken, broken_custom))?;
    let cart = open(world, &caller, &id)?;
    let mut changed = cart.clone();
    changed.fields.extend(fields);
    changed.custom.extend(custom);
    changed.touch(now);
    no_contact_and_customer(&changed)?;
    *cart = changed.clone();
    let resource = changed.resource(origin.root(), &world.settings);
    Ok(wire::json(StatusCode::OK, &json!({"data": resource})))
}

pub(crate) async fn delete(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response<Body>, Problem> {
    let mut guard = shared.lock();
    forget_expired(&mut guard);
    if let Some(cart) = guard.store.cart(&id) {
        let owner = cart.customer.as_deref();
        caller.may_use_cart_of(owner)?;
        let of_owner = |one: &&Cart| one.customer.as_deref() == owner;
        if owner.is_some() && guard.store.carts.iter().filter(of_owner).count() == 1 {
            return Err(Problem::bad_request(
                "This is the last cart associated with a customer and it cannot be deleted, try \
                 disassociating instead",
            )
            .titled("Last cart"));
        }
    }
    guard.store.carts.retain(|cart| cart.id != id);
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn accept(sent: &Fields) -> (Fields, Vec<BrokenRule>) {
    let (fields, mut broken) = body::accept(sent, WRITABLE);
    broken.extend(body::too_long(&fields, "name", LONGEST_NAME));
    let attributes = fields.get("custom_attributes").and_then(Value::as_object);
    if attributes.is_some_and(|attributes| attributes.len() > MOST_CUSTOM_ATTRIBUTES) {
        broken.push(BrokenRule::new("custom_attributes", "max"));
    }
    (fields, broken)
}

/// A registered shopper's cart has the shopper's e-mail address already.
fn no_contact_and_customer(cart: &Cart) -> Result<(), Problem> {
    match cart.customer.is_some() && cart.contact_email().is_some() {
        true => Err(Problem::unprocessable(
            "Unable to add contact emails to carts with customers associated.",
        )),
        false => Ok(()),
    }
}

/// The cart of that id, made on the spot where there is none, as the platform does.
fn open<'a>(world: &'a mut World, caller: &Caller, id: &str) -> Result<&'a mut Cart, Problem> {
    forget_expired(world);
    let now = world.now();
    if world.store.cart(id).is_none() {
        world.store.carts.push(Cart::new(id, now));
    }
    let cart = world.store.cart_mut(id).ok_or_else(unknown_cart)?;
    caller.may_use_cart_of(cart.customer.as_deref())?;
    Ok(cart)
}

fn forget_expired(world: &mut World) {
    let now = world.now();
    let World {
        store, settings, ..
    } = world;
    store.carts.retain(|cart| !cart.has_expired(settings, now));
}

fn unknown_cart() -> Problem {
    Problem::not_found("Cart not found")
}

impl Store {
    pub(super) fn cart(&self, id: &str) -> Option<&Cart> {
        self.carts.iter().find(|cart| cart.id == id)
    }

    fn cart_mut(&mut self, id: &str) -> Option<&mut Cart> {
        self.carts.iter_mut().find(|cart| cart.id == id)
    }
}
