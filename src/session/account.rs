//! What a shopper does to the account itself: its password, and its end.

use super::engine::{Engine, Outcome};
use super::world::World;
use crate::http::{Code, Failure};
use crate::json::{Json, Kind};
use crate::platform::{Call, Operation, Platform, known_only, required_text};
use std::rc::Rc;

impl<P: Platform, W: World> Engine<P, W> {
    /// Sets a password. The platform asks for no old one, so an old one that is given is tried first, as
    /// a sign-in would: what comes of that is not kept.
    pub(super) async fn change_password(
        self: &Rc<Self>,
        mut call: Call<W::Json>,
    ) -> Outcome<W::Json, W> {
        call.customer_id = self.shopper_id()?;
        let password = required_text(&call.input, "password", Code::Validation)?;
        let known = ["password", "currentPassword"];
        let what = "part of a password's change";
        known_only(&call.input, &known, what, Code::Validation)?;
        if call.input.kind_at("currentPassword") != Kind::Missing {
            let current = required_text(&call.input, "currentPassword", Code::Validation)?;
            self.check_password(&call, &current).await?;
        }
        call.input = W::Json::object();
        call.input.set_text("password", &password);
        self.run(call).await?;
        Ok(W::Json::missing())
    }

    async fn check_password(
        self: &Rc<Self>,
        call: &Call<W::Json>,
        current: &str,
    ) -> Outcome<(), W> {
        let mut read = call.clone();
        read.operation = Operation::ProfileGet;
        let profile = self.run(read).await?;
        let mut credentials = W::Json::object();
        credentials.set("email", profile.get("email"));
        credentials.set_text("password", current);
        let request = self.platform.login_request(&credentials)?;
        let sent = self.entered(Operation::Login, request, call.ends).await;
        sent.map(|_| ()).map_err(|failure| match failure.code {
            Code::InvalidCredentials => {
                let message = "is not the account's password.";
                Failure::field(Code::InvalidCredentials, "currentPassword", message)
            }
            _ => failure,
        })
    }

    /// Deletes the account, and then ends the session as a logout does.
    pub(super) async fn delete_account(
        self: &Rc<Self>,
        mut call: Call<W::Json>,
    ) -> Outcome<W::Json, W> {
        call.customer_id = self.shopper_id()?;
        let id = call.customer_id.clone();
        self.run(call).await?;
        // Unless another shopper has signed in meanwhile: theirs goes on.
        if self.shopper_id().is_ok_and(|now| now == id) {
            self.logout();
        }
        Ok(W::Json::missing())
    }
}
