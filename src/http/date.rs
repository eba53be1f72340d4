//! Reads the one date form that HTTP sends (RFC 9110, 5.6.7).

use crate::json::text::{before, cut, find};

/// Milliseconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
pub fn parse_http_date(text: &str) -> Option<f64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, rest) = cut(text, ", ")?;
    let (day, rest) = cut(rest, " ")?;
    let (month, rest) = cut(rest, " ")?;
    let (year, rest) = cut(rest, " ")?;
    let (hour, rest) = cut(before(rest, " "), ":")?;
    let (minute, second) = cut(rest, ":")?;
    let number = |part: &str| part.parse::<u32>().ok();
    let (day, year) = (number(day)?, number(year)?);
    let (hour, minute) = (number(hour)?, number(minute)?);
    let second = number(before(second, ":"))?;
    let month = find(MONTHS, month).filter(|_| month.len() == 3)?;
    if month % 3 != 0
        || !(1970..=9999).contains(&year)
        || day > 31
        || hour > 23
        || minute > 59
        || second > 60
    {
        return None;
    }
    let days = days_since_1970(year, u32::try_from(month / 3).ok()?, day);
    Some((f64::from(days) * 86_400.0 + f64::from(hour * 3_600 + minute * 60 + second)) * 1_000.0)
}

/// Whole days before a date, with the year taken to begin in March so that a leap day comes last.
fn days_since_1970(year: u32, month_from_zero: u32, day: u32) -> u32 {
    let (year, month) = if month_from_zero < 2 {
        (year - 1, month_from_zero + 10)
    } else {
        (year, month_from_zero - 2)
    };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn known_dates_are_read() {
        assert_eq!(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0.0));
        assert_eq!(
            parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777_000.0)
        );
        assert_eq!(
            parse_http_date("Thu, 29 Feb 2024 23:59:59 GMT"),
            Some(1_709_251_199_000.0)
        );
        assert_eq!(
            parse_http_date("Fri, 31 Dec 2027 12:00:00 GMT"),
            Some(1_830_254_400_000.0)
        );
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "120",
            "Sun, 06 Nov 1994",
            "Sun, 06 ovD 1994 08:49:37 GMT",
            "Sun, 99 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 0001 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
        ] {
            assert_eq!(parse_http_date(text), None, "{text}");
        }
    }
}
