//! The shop's records. Each keeps its JSON as the platform sends it, so that filters, sorting and
//! answers all look at the same thing; only what is never sent, and the custom fields, whose
//! declaration is a setting, lie beside it.

mod address;
mod customer;
mod order;
mod record;

use super::carts::Cart;
use super::catalog::Catalog;

pub(crate) use address::Address;
pub(crate) use customer::Customer;
pub(crate) use order::{Order, related};
pub(crate) use record::{Fields, insert, text, touch};

pub(crate) struct Store {
    pub(crate) customers: Vec<Customer>,
    pub(crate) orders: Vec<Order>,
    pub(crate) carts: Vec<Cart>,
    pub(crate) catalog: Catalog,
}

impl Store {
    pub(crate) fn customer(&self, id: &str) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.id() == id)
    }

    pub(crate) fn customer_mut(&mut self, id: &str) -> Option<&mut Customer> {
        self.customers
            .iter_mut()
            .find(|customer| customer.id() == id)
    }

    /// E-mail case rules are undocumented (G32), so whether two spellings are one address is a setting.
    pub(crate) fn customer_by_email(&self, email: &str, case_matters: bool) -> Option<&Customer> {
        self.customers.iter().find(|customer| match case_matters {
            true => customer.email() == email,
            false => customer.email().eq_ignore_ascii_case(email),
        })
    }

    pub(crate) fn customer_by_credentials(
        &self,
        email: &str,
        password: &str,
        case_matters: bool,
    ) -> Option<&Customer> {
        self.customer_by_email(email, case_matters)
            .filter(|customer| customer.password.as_deref() == Some(password))
    }

    pub(crate) fn order(&self, id: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.id() == id)
    }

    pub(crate) fn order_mut(&mut self, id: &str) -> Option<&mut Order> {
        self.orders.iter_mut().find(|order| order.id() == id)
    }

    pub(crate) fn address_count(&self) -> usize {
        self.customers
            .iter()
            .map(|customer| customer.addresses.len())
            .sum()
    }
}
