//! Texts joined by the compiler: `concat!` takes literals only.

/// Joins constants.
macro_rules! joined {
    ($($part:expr),+ $(,)?) => {{
        const PARTS: &[&str] = &[$($part),+];
        const LENGTH: usize = $crate::platform::joined::length(PARTS);
        const BYTES: [u8; LENGTH] = $crate::platform::joined::bytes(PARTS);
        match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}

pub(crate) use joined;

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(crate) const fn length(parts: &[&str]) -> usize {
    let (mut length, mut part) = (0, 0);
    while part < parts.len() {
        length += parts[part].len();
        part += 1;
    }
    length
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(crate) const fn bytes<const LENGTH: usize>(parts: &[&str]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let from = parts[part].as_bytes();
        let mut index = 0;
        while index < from.len() {
            bytes[at] = from[index];
            (index, at) = (index + 1, at + 1);
        }
        part += 1;
    }
    bytes
}
