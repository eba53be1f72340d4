//! Commerce Layer on the wire.
