//! The sandbox from outside: every test speaks HTTP over a real socket to a sandbox of its own.

#[cfg(test)]
mod addresses;
#[cfg(test)]
mod carts;
#[cfg(test)]
mod checkout;
#[cfg(test)]
mod command;
#[cfg(test)]
mod commerce_layer;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod control;
#[cfg(test)]
mod cors;
#[cfg(test)]
mod customers;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod filters;
#[cfg(test)]
mod flows;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod payments;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod shop;
#[cfg(test)]
mod single_sign_on;
#[cfg(test)]
mod tokens;
