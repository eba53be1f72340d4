//! The little that the floors do with text. The standard library's patterns, `concat` and `to_string`
//! do it too, but each brings a general searcher or formatter: 6 KB of wasm together.

/// Where `part`, which is not empty, first occurs. Tables of a few thousand bytes are searched in every
/// call: to look at the first byte alone saves a comparison of slices at nearly each place.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let first = part.first()?;
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        from += rest.iter().position(|byte| byte == first)?;
        if text.get(from..)?.starts_with(part) {
            return Some(from);
        }
        from += 1;
    }
}

/// What is before and what is after the first `mark`; `None` when there is none.
pub fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// What is before and what is after the first `mark`; everything and nothing when there is none.
#[inline(never)]
pub fn halves<'a>(text: &'a str, mark: &str) -> (&'a str, &'a str) {
    cut(text, mark).unwrap_or((text, ""))
}

/// What is before the first `mark`, or everything.
pub fn before<'a>(text: &'a str, mark: &str) -> &'a str {
    halves(text, mark).0
}

/// What stands between marks. A list, and not an iterator: each use of one is code of its own.
#[inline(never)]
pub fn pieces<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((piece, after)) = cut(rest, mark) {
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The one byte at a place that is ASCII, as text.
pub fn at(text: &str, place: usize) -> &str {
    text.get(place..=place).unwrap_or_default()
}

/// The parts, one after the other.
pub fn join(parts: &[&str]) -> String {
    let mut text = String::new();
    append(&mut text, parts);
    text
}

/// Adds the parts to a text.
#[inline(never)]
pub fn append(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// A number in decimal digits.
pub fn decimal(number: u32) -> String {
    let mut text = if number > 9 {
        decimal(number / 10)
    } else {
        String::new()
    };
    text.push_str(at("0123456789", (number % 10) as usize));
    text
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_do_what_the_standard_library_does(text: String, part in "[a-c/.]{1,3}", number: u32) {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            let around = [&text, &*part, &text].concat();
            prop_assert_eq!(cut(&around, &part), around.split_once(&part));
            prop_assert!(pieces(&around, &part).into_iter().eq(around.split(&part)));
            prop_assert_eq!(before(&around, &part), around.split(&part).next().unwrap_or_default());
            prop_assert_eq!(join(&[&text, &part]), [&*text, &part].concat());
            prop_assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn a_place_outside_the_text_or_inside_a_character_is_empty() {
        assert_eq!((at("abc", 1), at("abc", 3), at("é", 1)), ("b", "", ""));
    }
}
