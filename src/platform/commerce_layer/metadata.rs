//! What the platform has no attribute for is kept in `metadata`: a customer's name, an address's label.
//! Whether metadata that is sent replaces the old is not documented, so what is there is sent along.

use crate::json::{Json, Kind, schema, text};
use crate::platform::resources;

/// Whether a change needs to know what is there.
pub(super) fn is_needed<J: Json>(resource: &str, input: &J) -> bool {
    let is_changed = |row: &schema::Row| {
        let is_kept_there = text::find(row.sent_as(), "metadata.").is_some();
        is_kept_there && input.kind_at(row.name) != Kind::Missing
    };
    let rows = schema::rows(resources::COMMERCE_LAYER, resource);
    rows.iter().any(is_changed) && input.at("native.metadata").kind() == Kind::Missing
}

/// The input with the metadata that is there. The caller's own objects stay as they are.
pub(super) fn with<J: Json>(input: &J, metadata: J) -> J {
    let mut native = copy(&input.get("native"));
    native.set("metadata", metadata);
    let mut whole = copy(input);
    whole.set("native", native);
    whole
}

/// The same fields in an object of its own.
pub(super) fn copy<J: Json>(object: &J) -> J {
    let mut copy = J::object();
    for key in object.keys() {
        copy.set(&key, object.get(&key));
    }
    copy
}
