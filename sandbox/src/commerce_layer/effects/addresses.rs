//! Addresses and the entries of address books, which are records of their own.

use serde_json::{Value, json};

use super::super::problem::Problem;
use super::super::store::{Record, Reference};
use super::Effects;

/// What a copy of an address takes over.
const COPIED: [&str; 16] = [
    "business",
    "first_name",
    "last_name",
    "company",
    "line_1",
    "line_2",
    "city",
    "zip_code",
    "state_code",
    "country_code",
    "phone",
    "email",
    "notes",
    "lat",
    "lng",
    "billing_info",
];

impl Effects<'_> {
    pub(super) fn address_made(&mut self, address: &Reference) {
        self.default(
            address,
            &[
                ("business", json!(false)),
                ("is_localized", json!(false)),
                ("is_geocoded", json!(false)),
            ],
        );
        self.address_changed(address);
    }

    /// The address and its entries bear its text as their name.
    pub(super) fn address_changed(&mut self, address: &Reference) {
        self.edit(address, name_address);
        let name = self.value(address, "name");
        for entry in self
            .store
            .references_to("customer_addresses", "address", address)
        {
            self.edit(&entry, |entry| entry.set("name", name.clone()));
        }
    }

    pub(super) fn entry_made(&mut self, entry: &Reference) {
        let name = self
            .linked(entry, "address")
            .map(|address| self.value(&address, "name"));
        let email = self
            .linked(entry, "customer")
            .map(|customer| self.value(&customer, "email"));
        self.default(
            entry,
            &[("name", json!(name)), ("customer_email", json!(email))],
        );
    }

    /// An address that something else still needs cannot go.
    pub(super) fn address_goes(&self, address: &Reference) -> Result<(), Problem> {
        let users = [
            ("customer_addresses", "address"),
            ("orders", "shipping_address"),
            ("orders", "billing_address"),
            ("shipments", "shipping_address"),
        ];
        let user = users.iter().find(|(kind, relationship)| {
            self.store
                .pointing_to(kind, relationship, address)
                .next()
                .is_some()
        });
        match user {
            Some((kind, _)) => Err(Problem::locked(format!(
                "The record cannot be deleted because {kind} depend on it."
            ))),
            None => Ok(()),
        }
    }

    pub(super) fn entry_goes(&mut self, entry: &Reference) {
        let address = self.linked(entry, "address");
        self.store.remove(entry);
        if let (true, Some(address)) = (self.settings.deleting_entry_deletes_address, address)
            && self.address_goes(&address).is_ok()
        {
            self.store.remove(&address);
        }
    }

    /// A new address that says the same.
    pub(super) fn copy_address(&mut self, id: &str) -> Option<Reference> {
        let values: Vec<(&str, Value)> = {
            let original = self.store.get("addresses", id)?;
            COPIED
                .iter()
                .map(|name| (*name, original.value(name)))
                .collect()
        };
        let copy = self.store.add("addresses", self.now, |copy| {
            for (name, value) in values {
                copy.set(name, value);
            }
        });
        self.address_made(&copy);
        Some(copy)
    }

    pub(super) fn save_to_address_book(&mut self, address: &Reference, customer: &Reference) {
        let Some(copy) = self.copy_address(&address.id) else {
            return;
        };
        let customer = customer.clone();
        let entry = self.store.add("customer_addresses", self.now, |entry| {
            entry.connect("address", vec![copy]);
            entry.connect("customer", vec![customer]);
        });
        self.entry_made(&entry);
    }
}

/// `full_name`, `full_address` and `name` follow from the rest.
pub(in super::super) fn name_address(address: &mut Record) {
    let joined = |names: &[&str]| {
        let parts: Vec<&str> = names
            .iter()
            .map(|name| address.text(name))
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    };
    let full_name = match address.value("business") {
        Value::Bool(true) => joined(&["company"]),
        _ => joined(&["first_name", "last_name"]),
    };
    let full_address = format!(
        "{}, {} ({}) {}",
        joined(&["line_1", "line_2"]),
        joined(&["zip_code", "city", "state_code"]),
        address.text("country_code"),
        address.text("phone"),
    );
    let full_address = full_address.trim_end().to_owned();
    address.set("name", format!("{full_name}, {full_address}"));
    address.set("full_name", full_name);
    address.set("full_address", full_address);
}
