//! The applications of the organization: what asks for tokens.

pub(crate) struct Client {
    pub(crate) id: &'static str,
    /// A sales channel has one too, but needs it only to revoke a guest's token.
    pub(crate) secret: &'static str,
    pub(super) application_id: &'static str,
    pub(super) kind: &'static str,
    pub(super) is_public: bool,
}

pub(crate) const SALES_CHANNEL: Client = Client {
    id: "sandbox-sales-channel",
    secret: "sandbox-sales-channel-secret",
    application_id: "RvPKniqbYe",
    kind: "sales_channel",
    is_public: true,
};

pub(crate) const INTEGRATION: Client = Client {
    id: "sandbox-integration",
    secret: "sandbox-integration-secret",
    application_id: "dNyZjiAxWk",
    kind: "integration",
    is_public: false,
};

const CLIENTS: [&Client; 2] = [&SALES_CHANNEL, &INTEGRATION];

/// The client, if the secret that came with it is right; only a sales channel may come without.
pub(super) fn authenticated(id: Option<&str>, secret: Option<&str>) -> Option<&'static Client> {
    known(id).filter(|client| match secret {
        Some(secret) => secret == client.secret,
        None => client.is_public,
    })
}

pub(super) fn known(id: Option<&str>) -> Option<&'static Client> {
    CLIENTS.into_iter().find(|client| Some(client.id) == id)
}
