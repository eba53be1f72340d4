//! Who is calling, and what that caller may do and see. Endpoints ask here; they look at no token.

use serde_json::Value;

use super::problem::Problem;
use super::schema::{self, Owner, Resource};
use super::settings::CommerceLayerSettings;
use super::store::{Record, Store};

/// Orders that a sales channel's own token may see.
const OPEN_TO_GUESTS: [&str; 3] = ["draft", "pending", "placed"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Guest,
    /// The customer's id.
    Customer(String),
    Integration,
}

/// What a valid access token says.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(super) who: Who,
    /// The markets in its scope; none stands for all.
    pub(super) markets: Vec<String>,
    pub(super) stock_locations: Vec<String>,
    pub(super) custom_claim: Option<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    List,
    Retrieve,
    Create,
    Update,
    Delete,
}

/// Actions, as the schema's letters and the settings name them.
const ACTIONS: [(Action, char, &str); 5] = [
    (Action::List, 'L', "list"),
    (Action::Retrieve, 'R', "retrieve"),
    (Action::Create, 'C', "create"),
    (Action::Update, 'U', "update"),
    (Action::Delete, 'D', "delete"),
];

impl Caller {
    pub(super) fn is_sales_channel(&self) -> bool {
        self.who != Who::Integration
    }

    pub(super) fn customer(&self) -> Option<&str> {
        match &self.who {
            Who::Customer(id) => Some(id),
            Who::Guest | Who::Integration => None,
        }
    }

    /// Whether the resource is open to the caller at all, whichever record it is.
    pub(super) fn may(
        &self,
        action: Action,
        resource: &Resource,
        settings: &CommerceLayerSettings,
    ) -> Result<(), Problem> {
        let letters = match self.who {
            Who::Integration => return Ok(()),
            Who::Guest => resource.guest,
            Who::Customer(_) => resource.customer,
        };
        let refused = &settings.refused_to_sales_channels;
        let open =
            ACTIONS
                .iter()
                .filter(|(known, ..)| *known == action)
                .any(|(_, letter, name)| {
                    letters.contains(*letter)
                        && !refused.iter().any(|entry| {
                            entry == resource.name || *entry == format!("{}:{name}", resource.name)
                        })
                });
        match open {
            true => Ok(()),
            false => Err(Problem::unauthorized()),
        }
    }

    /// Whether the attribute may be sent by the caller, and the relationship sent or followed, as far as the
    /// organization has a say in it.
    pub(super) fn may_use(
        &self,
        resource: &Resource,
        name: &str,
        settings: &CommerceLayerSettings,
    ) -> bool {
        let refused = format!("{}.{name}", resource.name);
        !self.is_sales_channel() || !settings.refused_to_sales_channels.contains(&refused)
    }

    /// Whether this very record is the caller's to see.
    pub(super) fn sees(&self, store: &Store, record: &Record) -> bool {
        let in_scope = |scope: &[String]| scope.is_empty() || scope.contains(&record.id);
        match (&self.who, record.kind) {
            (Who::Integration, _) => true,
            (_, "markets") => in_scope(&self.markets) && self.is_admitted(store, record),
            (_, "stock_locations") => in_scope(&self.stock_locations),
            (Who::Guest, "orders") => OPEN_TO_GUESTS.contains(&record.text("status")),
            (Who::Guest, _) => true,
            (Who::Customer(id), _) => store.owner(record).is_none_or(|owner| owner == *id),
        }
    }

    /// A market with a customer group is open to the customers in that group only.
    fn is_admitted(&self, store: &Store, market: &Record) -> bool {
        let group = market.link("customer_group");
        let member = self.customer().and_then(|id| store.get("customers", id));
        group.is_empty() || member.is_some_and(|member| member.link("customer_group") == group)
    }

    /// Whether the record belongs into the caller's lists: a shopper's hold no unclaimed records.
    pub(super) fn lists(&self, store: &Store, record: &Record) -> bool {
        let is_claimed = || match schema::resource(record.kind).map(|resource| resource.owner) {
            Some(Owner::Itself | Owner::Through(_)) => store.owner(record).is_some(),
            Some(Owner::Nobody) | None => true,
        };
        self.sees(store, record) && (self.customer().is_none() || is_claimed())
    }

    /// Whether the token itself names the record: its customer, its markets, its stock locations.
    pub(super) fn token_names(&self, record: &Record) -> bool {
        match record.kind {
            "customers" => self.customer() == Some(record.id.as_str()),
            "markets" => self.markets.contains(&record.id),
            "stock_locations" => self.stock_locations.contains(&record.id),
            _ => false,
        }
    }
}

/// Whether an entry of the setting means something.
pub(super) fn can_be_refused(entry: &str) -> bool {
    if let Some((name, action)) = entry.split_once(':') {
        return schema::resource(name).is_some()
            && ACTIONS.iter().any(|(.., known)| *known == action);
    }
    match entry.split_once('.') {
        Some((name, member)) => schema::resource(name).is_some_and(|resource| {
            resource.field(member).is_some() || resource.relationship(member).is_some()
        }),
        None => schema::resource(entry).is_some(),
    }
}
