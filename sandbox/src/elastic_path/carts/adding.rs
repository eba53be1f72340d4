//! What can be put into a cart, by the `type` of what was sent: a product, something of the shopper's
//! own making, a promotion, another cart, or the lines of an earlier order.

use serde_json::{Value, json};

use super::cart::Addition;
use super::unknown_cart;
use crate::elastic_path::access::Caller;
use crate::elastic_path::body;
use crate::elastic_path::flows;
use crate::elastic_path::lines::{Kind, Line};
use crate::elastic_path::orders;
use crate::elastic_path::problem::{BrokenRule, Problem};
use crate::elastic_path::store::{Fields, text};
use crate::seed::currencies::{Currency, Price};
use crate::seed::products::Shelved;
use crate::settings::Flow;
use crate::state::World;

/// What is to be put into a cart, and what could not be found.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) additions: Vec<Addition>,
    pub(super) problems: Vec<Problem>,
}

/// What the things that were sent come to, in that currency.
pub(super) fn outcome(
    sent: &[Value],
    currency: &'static Currency,
    caller: &Caller,
    world: &World,
) -> Outcome {
    let mut outcome = Outcome::default();
    for one in sent {
        if let Err(problem) = add(one, currency, caller, world, &mut outcome) {
            outcome.problems.push(problem);
        }
    }
    leave_out_sold_out(&mut outcome, world);
    outcome
}

/// Each is an error of its own, and the others are added all the same.
fn leave_out_sold_out(outcome: &mut Outcome, world: &World) {
    let Outcome {
        additions,
        problems,
    } = outcome;
    additions.retain(|addition| match addition {
        Addition::Line(line) if world.settings.sold_out_products.contains(&line.sku) => {
            problems.push(sold_out(line));
            false
        }
        _ => true,
    });
}

fn sold_out(line: &Line) -> Problem {
    let detail = format!(
        "There is not enough stock to add {} to your cart",
        line.name
    );
    Problem::bad_request(detail)
        .titled("Insufficient stock")
        .with_meta(json!({"id": line.product_id, "sku": line.sku}))
}

fn add(
    sent: &Value,
    currency: &'static Currency,
    caller: &Caller,
    world: &World,
    outcome: &mut Outcome,
) -> Result<(), Problem> {
    let Value::Object(fields) = sent else {
        return Err(Problem::bad_request("An item must be an object"));
    };
    match text(sent, "/type") {
        "cart_item" => {
            let shelved = product(sent, world)?;
            let line = Line::of_product(String::new(), shelved, currency);
            let line = furnished(line, fields, world)?;
            outcome.additions.push(Addition::Line(Box::new(line)));
        }
        "custom_item" => {
            let line = furnished(custom_item(fields, currency)?, fields, world)?;
            outcome.additions.push(Addition::Line(Box::new(line)));
        }
        "promotion_item" => {
            let code = text(sent, "/code");
            let announced = world.store.catalog.promotion(code).ok_or_else(|| {
                Problem::not_found("No promotion could be found with the given code.")
                    .with_meta(json!({"code": code}))
            })?;
            outcome
                .additions
                .push(Addition::Promotion(announced.clone()));
        }
        "cart_items" => {
            let other = world.store.cart(text(sent, "/cart_id"));
            let other = other.ok_or_else(unknown_cart)?;
            caller.may_use_cart_of(other.customer.as_deref())?;
            same_currency(other.currency(), currency)?;
            outcome.additions.extend(other.as_additions());
        }
        "order_items" => again(text(sent, "/order_id"), currency, caller, world, outcome)?,
        _ => return Err(Problem::broken_rules(&[BrokenRule::new("type", "oneof")])),
    }
    Ok(())
}

fn product<'a>(sent: &Value, world: &'a World) -> Result<&'a Shelved, Problem> {
    let catalog = &world.store.catalog;
    let (id, sku) = (text(sent, "/id"), text(sent, "/sku"));
    let (found, meta) = match id {
        "" => (catalog.by_sku(sku), json!({"sku": sku})),
        id => (catalog.by_id(id), json!({"id": id})),
    };
    found.ok_or_else(|| unknown_product(meta))
}

fn unknown_product(meta: Value) -> Problem {
    Problem::not_found("The requested product could not be found")
        .titled("Product not found")
        .with_meta(meta)
}

fn custom_item(fields: &Fields, currency: &Currency) -> Result<Line, Problem> {
    Problem::from_broken_rules(&body::missing(fields, ["name"]))?;
    let word = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let amount = fields
        .get("price")
        .and_then(|price| price.get("amount"))
        .and_then(Value::as_i64)
        .ok_or_else(|| Problem::broken_rules(&[BrokenRule::new("price", "required")]))?;
    if amount < 0 {
        return Err(Problem::bad_request("Must be greater than or equal to 0")
            .titled("number_gte")
            .with_meta(json!({"value": amount})));
    }
    Ok(Line::new(
        String::new(),
        Kind::Custom,
        word("name"),
        word("sku"),
        custom_price(amount, fields, currency),
    ))
}

/// What is not said to include tax is taxed like the shop's own goods.
fn custom_price(amount: i64, fields: &Fields, currency: &Currency) -> Price {
    let includes_tax = fields
        .get("price")
        .and_then(|price| price.get("includes_tax"))
        .and_then(Value::as_bool);
    match includes_tax {
        Some(true) if !currency.includes_tax => Price {
            with_tax: amount,
            without_tax: amount,
        },
        _ => currency.price(amount),
    }
}

/// The line with what was sent along with it.
fn furnished(line: Line, fields: &Fields, world: &World) -> Result<Line, Problem> {
    let object = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(Value::Null),
        Some(value @ Value::Object(_)) => Ok(value.clone()),
        Some(_) => Err(Problem::broken_rules(&[BrokenRule::new(name, "object")])),
    };
    let mut further = line.further.clone();
    let bundle = object("bundle_configuration")?;
    if !bundle.is_null() {
        further.insert("bundle_configuration".to_owned(), bundle);
    }
    if let Some(location @ Value::String(_)) = fields.get("location") {
        further.insert("location".to_owned(), location.clone());
    }
    let (custom, broken) = flows::accept_all(fields, Flow::CartItems, &world.settings);
    Problem::from_broken_rules(&broken)?;
    Ok(Line {
        quantity: quantity(fields, 1)?,
        custom_inputs: object("custom_inputs")?,
        further,
        custom,
        ..line
    })
}

/// A whole number, no smaller than `least`.
pub(super) fn quantity(fields: &Fields, least: i64) -> Result<i64, Problem> {
    fields
        .get("quantity")
        .and_then(Value::as_i64)
        .filter(|quantity| *quantity >= least)
        .ok_or_else(|| Problem::broken_rules(&[BrokenRule::new("quantity", "min")]))
}

/// The products of an earlier order at today's prices. Custom items are in no catalogue, and gifts
/// and promotions were given once.
fn again(
    order_id: &str,
    currency: &'static Currency,
    caller: &Caller,
    world: &World,
    outcome: &mut Outcome,
) -> Result<(), Problem> {
    let order = orders::visible(&world.store, caller, order_id)?;
    for item in order.items.iter() {
        let product_id = text(item, "/product_id");
        let is_free = item.pointer("/value/amount").and_then(Value::as_i64) <= Some(0);
        if is_free || product_id.is_empty() {
            continue;
        }
        match world.store.catalog.by_id(product_id) {
            Some(shelved) => outcome.additions.push(Addition::Line(Box::new(Line {
                quantity: item.get("quantity").and_then(Value::as_i64).unwrap_or(1),
                custom_inputs: item.get("custom_inputs").cloned().unwrap_or_default(),
                ..Line::of_product(String::new(), shelved, currency)
            }))),
            None => outcome
                .problems
                .push(unknown_product(json!({"id": product_id}))),
        }
    }
    Ok(())
}

/// A cart holds one currency.
pub(super) fn same_currency(other: Option<&Currency>, currency: &Currency) -> Result<(), Problem> {
    match other {
        Some(other) if other.code != currency.code => Err(Problem::bad_request(format!(
            "The cart uses {}, the items to add use {}",
            currency.code, other.code
        ))
        .titled("Cart Currency Mismatch")),
        _ => Ok(()),
    }
}
