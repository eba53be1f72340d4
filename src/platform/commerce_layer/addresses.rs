//! The address book. An entry of it, `customer_addresses`, joins a customer and an address, which is a
//! record of its own: callers see one address, and may name it by the id of either.

use super::CommerceLayer;
use super::metadata;
use crate::http::{Code, Failure};
use crate::json::{Json, Kind};
use crate::platform::requests;
use crate::platform::{Audience, Call, Caller, Operation, Platform, Row};

type Outcome<C> = Result<<C as Caller>::Json, Failure<<C as Caller>::Json>>;

/// The entry of an address.
const BY_ADDRESS: &str =
    "GET /api/customer_addresses?include=address&filter%5Bq%5D%5Baddress_id_eq%5D={0} >!Address";
/// Puts an address into the book.
const JOIN: &str = "POST /api/customer_addresses ={\"data\":{\"type\":\"customer_addresses\",\"relationships\":{\"customer\":{\"data\":{\"type\":\"customers\",\"id\":{customer}}},\"address\":{\"data\":{\"type\":\"addresses\",\"id\":{0}}}}}} >Address";
/// The same for organizations that want the customer's e-mail address with it. The catalogue of 2025 says
/// that all do; the platform's own components have never sent it.
const JOIN_BY_EMAIL: &str = "POST /api/customer_addresses ={\"data\":{\"type\":\"customer_addresses\",\"attributes\":{\"customer_email\":{1}},\"relationships\":{\"customer\":{\"data\":{\"type\":\"customers\",\"id\":{customer}}},\"address\":{\"data\":{\"type\":\"addresses\",\"id\":{0}}}}}} >Address";

/// Writes an entry's metadata.
const ANNOTATE: &str = "PATCH /api/customer_addresses/{0} ={\"data\":{\"type\":\"customer_addresses\",\"id\":{0},\"attributes\":{\"metadata\":{input}}}}";

impl CommerceLayer {
    /// An address by the id of its entry, or by its own.
    pub(super) async fn address<C: Caller>(&self, call: &Call<C::Json>, caller: &C) -> Outcome<C> {
        let route = Operation::AddressesGet.row(Self::ROWS).route;
        match self.send(route, call, caller).await {
            Err(failure) if failure.code == Code::NotFound => {
                self.send(BY_ADDRESS, call, caller).await
            }
            outcome => outcome,
        }
    }

    /// Two requests. Where the second fails, the address is in nobody's book, and is removed.
    pub(super) async fn add_address<C: Caller>(
        &self,
        call: &Call<C::Json>,
        caller: &C,
    ) -> Outcome<C> {
        let route = call.operation.row(Self::ROWS).route;
        let address = self.written(route, call, caller).await?;
        let mut join = call.clone();
        join.texts = vec![address.text_at("id").unwrap_or_default()];
        let mut joined = self.send(JOIN, &join, caller).await;
        let wants_email = |failure: &Failure<C::Json>| {
            let mut fields = failure.fields.iter();
            fields.any(|refused| refused.field == "customer_email")
        };
        if joined.as_ref().is_err_and(wants_email) {
            let route = Operation::ProfileGet.row(Self::ROWS).route;
            let profile = self.send(route, call, caller).await;
            let email = profile.ok().and_then(|profile| profile.text_at("email"));
            join.texts.extend(email);
            joined = self.send(JOIN_BY_EMAIL, &join, caller).await;
        }
        match joined {
            Ok(entry) => Ok(pair(entry.at("native.entry"), address)),
            Err(failure) => {
                let _ = self.send("DELETE /api/addresses/{0}", &join, caller).await;
                Err(failure)
            }
        }
    }

    /// The address changes. Its entry stays as it is, unless a label of its own would show where the address's
    /// is taken away.
    pub(super) async fn change_address<C: Caller>(
        &self,
        mut call: Call<C::Json>,
        caller: &C,
    ) -> Outcome<C> {
        let native = self.address(&call, caller).await?.get("native");
        let mut entry = native.get("entry");
        let kept = entry.at("attributes.metadata");
        if call.input.get("label").kind() == Kind::Null && kept.get("label").is_present() {
            let mut own = call.clone();
            own.texts = vec![entry.text_at("id").unwrap_or_default()];
            own.input = metadata::copy(&kept);
            own.input.set("label", C::Json::null());
            entry = self.written(ANNOTATE, &own, caller).await?;
        }
        call.texts = vec![native.at("address.id").as_text().unwrap_or_default()];
        if metadata::is_needed("Address", &call.input) {
            let kept = native.at("address.attributes.metadata");
            call.input = metadata::with(&call.input, kept);
        }
        let route = call.operation.row(Self::ROWS).route;
        let address = self.written(route, &call, caller).await?;
        Ok(pair(entry, address))
    }

    /// The entry goes. Orders may lead to the address still, which is why it stays.
    pub(super) async fn delete_address<C: Caller>(
        &self,
        mut call: Call<C::Json>,
        caller: &C,
    ) -> Outcome<C> {
        let route = call.operation.row(Self::ROWS).route;
        match self.send(route, &call, caller).await {
            Err(failure) if failure.code == Code::NotFound => {
                let entry = self.send(BY_ADDRESS, &call, caller).await?;
                call.texts = vec![entry.text_at("id").unwrap_or_default()];
                self.send(route, &call, caller).await
            }
            outcome => outcome,
        }
    }

    /// The platform's record of an address, or of an entry, that is sent.
    async fn written<C: Caller>(
        &self,
        route: &'static str,
        call: &Call<C::Json>,
        caller: &C,
    ) -> Outcome<C> {
        let row = Row {
            name: "",
            arguments: "",
            route,
        };
        let (request, _) = requests::request::<Self, _>(&self.base_url, &row, call)?;
        let response = caller.send(Audience::Customer, request).await?;
        let address = response.json().get("data");
        if address.text_at("id").is_none() {
            let message = "The platform's answer has no address: check `baseUrl`.";
            return Err(Failure::of(&response, Code::MalformedResponse, message));
        }
        Ok(address)
    }
}

/// What an address is projected from: its entry, and the address that came with it.
pub(super) fn found<J: Json>(entry: &J, included: &J) -> J {
    let link = entry.at("relationships.address.data.id").as_text();
    let is_it =
        |one: &J| one.text_at("type").as_deref() == Some("addresses") && one.text_at("id") == link;
    let address = included.elements().into_iter().find(is_it);
    both(entry.clone(), address.unwrap_or_else(J::null))
}

fn both<J: Json>(entry: J, address: J) -> J {
    let mut both = J::object();
    both.set("entry", entry);
    both.set("address", address);
    both
}

fn pair<J: Json>(entry: J, address: J) -> J {
    both(entry, address).project(CommerceLayer::SCHEMA, "Address", &J::missing())
}
