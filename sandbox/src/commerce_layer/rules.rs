//! What must hold before a change is made, beyond the form that `body` has checked: one function per
//! resource that has such rules. Nothing is changed here.

use serde_json::{Value, json};

use super::access::Caller;
use super::body::Change;
use super::problem::{Broken, Problem};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Store};
use crate::clock;

/// The frequencies with a name; anything else must look like a cron expression.
const FREQUENCIES: [&str; 8] = [
    "hourly",
    "daily",
    "weekly",
    "monthly",
    "two-month",
    "three-month",
    "six-month",
    "yearly",
];
/// Countries without postal codes that the sample shop could deliver to.
const WITHOUT_ZIP_CODE: [&str; 4] = ["AE", "HK", "IE", "PA"];
/// Orders that have left the cart.
const PLACED: [&str; 2] = ["placed", "approved"];
/// Orders whose content may still change.
pub(super) const OPEN: [&str; 2] = ["draft", "pending"];

/// What a rule may look at.
pub(super) struct Situation<'a> {
    pub(super) store: &'a Store,
    pub(super) settings: &'a CommerceLayerSettings,
    pub(super) caller: &'a Caller,
    pub(super) now: i64,
    pub(super) kind: &'static str,
    /// Nothing where a record is to be created.
    pub(super) record: Option<&'a Record>,
    pub(super) change: &'a Change,
}

impl Situation<'_> {
    pub(super) fn check(&self) -> Result<(), Problem> {
        let broken = match self.kind {
            "customers" => self.customer(),
            "addresses" => self.address(),
            "customer_addresses" => self.customer_address()?,
            "customer_subscriptions" => self.customer_subscription(),
            "customer_password_resets" => self.password_reset()?,
            "orders" => self.order()?,
            "line_items" => self.line_item()?,
            "returns" => self.return_()?,
            "return_line_items" => self.return_line_item()?,
            "order_subscriptions" => self.order_subscription(),
            "sku_list_items" => self.sku_list_item(),
            "shipments" | "stripe_payments" | "adyen_payments" | "paypal_payments"
            | "external_payments" | "wire_transfers" => self.part_of_order()?,
            _ => Vec::new(),
        };
        Problem::from_broken(&broken)
    }

    /// Whether a sales channel may remove the record: a line leaves only an order that is open.
    pub(super) fn may_go(&self) -> Result<(), Problem> {
        match self.kind {
            "line_items" => self.is_open(self.will_lead_to("order")),
            _ => Ok(()),
        }
    }

    /// The attribute as it will be.
    fn will_be(&self, name: &str) -> Value {
        match self.change.attributes.get(name) {
            Some(value) => value.clone(),
            None => self
                .record
                .map(|record| record.value(name))
                .unwrap_or_default(),
        }
    }

    fn will_be_blank(&self, name: &str) -> bool {
        self.will_be(name)
            .as_str()
            .unwrap_or_default()
            .trim()
            .is_empty()
    }

    /// The record that a relationship will lead to.
    fn will_lead_to(&self, name: &str) -> Option<&Record> {
        match self.change.links.contains_key(name) {
            true => self.change.linked(name, self.store),
            false => self.store.linked(self.record?, name),
        }
    }

    /// Orders and what belongs to them are closed to sales channels once they are placed.
    fn is_open(&self, order: Option<&Record>) -> Result<(), Problem> {
        let is_open = order.is_none_or(|order| OPEN.contains(&order.text("status")));
        match is_open || !self.caller.is_sales_channel() {
            true => Ok(()),
            false => Err(Problem::unauthorized()),
        }
    }

    fn customer(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        if let Some(email) = self.change.text("email") {
            let other = self
                .store
                .customer_by_email(email)
                .filter(|other| self.record.is_none_or(|record| record.id != other.id));
            let claims = |guest: &Record| {
                self.settings.sign_up_claims_guest
                    && self.record.is_none()
                    && !guest.secrets.contains_key("password")
            };
            if !is_email(email) {
                broken.push(Broken::invalid("email"));
            } else if other.is_some_and(|other| !claims(other)) {
                broken.push(Broken::taken("email", email));
            }
        }
        if self.change.orders.contains_key("password") && self.change.order("password").is_none() {
            broken.push(Broken::blank("password"));
        }
        let reference = self
            .change
            .text("shopper_reference")
            .unwrap_or("long enough");
        if !(3..=128).contains(&reference.chars().count()) {
            broken.push(Broken::invalid("shopper_reference"));
        }
        broken
    }

    fn address(&self) -> Vec<Broken> {
        let is_business = self.will_be("business") == json!(true);
        let mut needed: Vec<&str> = match is_business {
            true => vec!["company"],
            false => vec!["first_name", "last_name"],
        };
        let country = self.will_be("country_code");
        let country = country.as_str().unwrap_or_default();
        if !WITHOUT_ZIP_CODE.contains(&country) {
            needed.push("zip_code");
        }
        if self.settings.require_state_code {
            needed.push("state_code");
        }
        needed.retain(|name| self.will_be_blank(name));
        let mut broken: Vec<Broken> = needed.into_iter().map(Broken::blank).collect();
        let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !country.is_empty() && !is_code {
            broken.push(Broken::invalid("country_code"));
        }
        broken
    }

    fn customer_address(&self) -> Result<Vec<Broken>, Problem> {
        let mut broken = Vec::new();
        if self.record.is_none() {
            if self.settings.require_customer_email && self.change.text("customer_email").is_none()
            {
                broken.push(Broken::blank("customer_email"));
            }
            let ends = (self.will_lead_to("customer"), self.will_lead_to("address"));
            if let (Some(customer), Some(address)) = ends {
                let (customer, address) = (customer.reference(), address.reference());
                let is_there = self
                    .store
                    .pointing_to("customer_addresses", "customer", &customer)
                    .any(|entry| entry.link("address").contains(&address));
                if is_there {
                    return Err(Problem::not_unique());
                }
            }
        }
        Ok(broken)
    }

    fn customer_subscription(&self) -> Vec<Broken> {
        if self.will_be_blank("reference") {
            return vec![Broken::blank("reference")];
        }
        let (email, reference) = (self.will_be("customer_email"), self.will_be("reference"));
        let is_taken = self
            .store
            .all("customer_subscriptions")
            .iter()
            .any(|other| {
                self.record.is_none_or(|record| record.id != other.id)
                    && other.value("customer_email") == email
                    && other.value("reference") == reference
            });
        match is_taken {
            true => vec![Broken::taken(
                "reference",
                reference.as_str().unwrap_or_default(),
            )],
            false => Vec::new(),
        }
    }

    fn password_reset(&self) -> Result<Vec<Broken>, Problem> {
        let Some(reset) = self.record else {
            let email = self.change.text("customer_email").unwrap_or_default();
            return match self.store.customer_by_email(email) {
                Some(_) => Ok(Vec::new()),
                None => Ok(vec![Broken::invalid("customer_email")]),
            };
        };
        // The wording of these refusals is undocumented.
        let token = "_reset_password_token";
        let made = clock::read(reset.text("created_at")).unwrap_or_default();
        let dies = made + self.settings.reset_seconds * clock::SECOND;
        let mut broken = Vec::new();
        if self.change.order(token) != Some(reset.text("reset_password_token")) {
            broken.push(Broken::invalid(token));
        } else if !reset.value("reset_password_at").is_null() {
            broken.push(Broken::attribute(token, "has already been used", "used"));
        } else if self.now >= dies {
            broken.push(Broken::attribute(token, "has expired", "expired"));
        }
        if self.change.order("customer_password").is_none() {
            broken.push(Broken::blank("customer_password"));
        }
        Ok(broken)
    }

    fn order(&self) -> Result<Vec<Broken>, Problem> {
        // Of a placed order, a shopper changes nothing but by triggers.
        if !self.change.attributes.is_empty() || !self.change.links.is_empty() {
            self.is_open(self.record)?;
        }
        let mut broken = Vec::new();
        if let Some(email) = self.change.text("customer_email")
            && !is_email(email)
        {
            broken.push(Broken::invalid("customer_email"));
        }
        Ok(broken)
    }

    fn part_of_order(&self) -> Result<Vec<Broken>, Problem> {
        self.is_open(self.will_lead_to("order"))?;
        Ok(Vec::new())
    }

    fn line_item(&self) -> Result<Vec<Broken>, Problem> {
        let order = self.will_lead_to("order");
        self.is_open(order)?;
        let mut broken = Vec::new();
        if self.record.is_none() {
            let code = self.change.text("sku_code").unwrap_or_default();
            let sku = self.store.by_code("skus", code);
            match (code.is_empty(), sku) {
                (true, _) => broken.push(Broken::blank("sku_code")),
                (false, None) => broken.push(Broken::invalid("sku_code")),
                (false, Some(_)) => {}
            }
        }
        broken.extend(self.quantity());
        Ok(broken)
    }

    fn quantity(&self) -> Option<Broken> {
        let quantity = self.will_be("quantity").as_i64()?;
        (quantity < 1).then(|| Broken::above_zero("quantity", quantity))
    }

    fn return_(&self) -> Result<Vec<Broken>, Problem> {
        let is_draft = self
            .record
            .is_none_or(|record| record.text("status") == "draft");
        let changes = !self.change.attributes.is_empty() || !self.change.links.is_empty();
        if changes && !is_draft && self.caller.is_sales_channel() {
            return Err(Problem::unauthorized());
        }
        let order = self.will_lead_to("order");
        Ok(
            match order.is_some_and(|order| PLACED.contains(&order.text("status"))) {
                true => Vec::new(),
                false => vec![Broken::relationship("order", "must be placed", "invalid")],
            },
        )
    }

    fn return_line_item(&self) -> Result<Vec<Broken>, Problem> {
        let (Some(return_), Some(line)) =
            (self.will_lead_to("return"), self.will_lead_to("line_item"))
        else {
            return Ok(Vec::new());
        };
        if return_.text("status") != "draft" && self.caller.is_sales_channel() {
            return Err(Problem::unauthorized());
        }
        if return_.link("order") != line.link("order") {
            return Ok(vec![Broken::relationship(
                "line_item",
                "is invalid",
                "invalid",
            )]);
        }
        let quantity = self.will_be("quantity").as_i64().unwrap_or_default();
        // What other returns that still stand have taken back cannot come back twice.
        let taken: i64 = self
            .store
            .pointing_to("return_line_items", "line_item", &line.reference())
            .filter(|other| self.record.is_none_or(|record| record.id != other.id))
            .filter(|other| {
                let of = self.store.linked(other, "return");
                of.is_some_and(|of| !matches!(of.text("status"), "cancelled" | "rejected"))
            })
            .map(|other| other.integer("quantity"))
            .sum();
        let most = line.integer("quantity") - taken;
        Ok(match quantity > most {
            true => vec![Broken::at_most("quantity", quantity, most)],
            false => self.quantity().into_iter().collect(),
        })
    }

    fn order_subscription(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        if let Some(frequency) = self.change.text("frequency") {
            let is_cron = frequency.split_whitespace().count() == 5;
            if !FREQUENCIES.contains(&frequency) && !is_cron {
                broken.push(Broken::invalid("frequency"));
            }
        }
        let next_run = self.change.text("next_run_at").and_then(clock::read);
        if next_run.is_some_and(|next_run| next_run <= self.now) {
            broken.push(Broken::attribute(
                "next_run_at",
                "must be in the future",
                "invalid",
            ));
        }
        broken
    }

    fn sku_list_item(&self) -> Vec<Broken> {
        if self.record.is_some() {
            return self.quantity().into_iter().collect();
        }
        // The code serves as well as the relationship.
        let linked = self.change.linked("sku", self.store);
        let code = linked
            .map(|sku| sku.text("code"))
            .or(self.change.text("sku_code"));
        let Some(code) = code else {
            return vec![Broken::relationship("sku", "must exist", "required")];
        };
        if self.store.by_code("skus", code).is_none() {
            return vec![Broken::invalid("sku_code")];
        }
        let is_there = self.will_lead_to("sku_list").is_some_and(|list| {
            self.store
                .pointing_to("sku_list_items", "sku_list", &list.reference())
                .any(|item| item.text("sku_code") == code)
        });
        match is_there {
            true => vec![Broken::taken("sku", code)],
            false => self.quantity().into_iter().collect(),
        }
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !text.contains(' ')
    })
}
