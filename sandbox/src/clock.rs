//! Instants as the sandbox writes and reads them: milliseconds since 1970, as one `i64`.
//! The settings can move the sandbox's clock, so no other module may ask the system for the time.

use std::time::{SystemTime, UNIX_EPOCH};

use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

const ISO: &[BorrowedFormatItem<'static>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
const DAY_ONLY: &[BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");
const HTTP: &[BorrowedFormatItem<'static>] = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

/// The machine's own clock, unmoved.
pub(crate) fn system_now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|passed| i64::try_from(passed.as_millis()).ok())
        .unwrap_or_default()
}

/// `2026-05-01T09:12:33.120Z`
pub(crate) fn iso(instant: i64) -> String {
    write(instant, ISO)
}

/// `Fri, 01 May 2026 09:12:33 GMT`, the form of the `Date` header.
pub(crate) fn http_date(instant: i64) -> String {
    write(instant, HTTP)
}

/// Reads the three date forms that filters may use: a day, an ISO timestamp, epoch milliseconds.
pub(crate) fn read(text: &str) -> Option<i64> {
    if let Ok(milliseconds) = text.parse() {
        return Some(milliseconds);
    }
    let instant = match Date::parse(text, DAY_ONLY) {
        Ok(day) => day.midnight().assume_utc(),
        Err(_) => OffsetDateTime::parse(text, &Rfc3339).ok()?,
    };
    i64::try_from(instant.unix_timestamp_nanos() / 1_000_000).ok()
}

fn write(instant: i64, form: &[BorrowedFormatItem<'static>]) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(instant) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .format(form)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_it_reads() {
        let instant = read("2026-05-01T09:12:33.120Z").unwrap();
        assert_eq!(iso(instant), "2026-05-01T09:12:33.120Z");
        assert_eq!(http_date(instant), "Fri, 01 May 2026 09:12:33 GMT");
        assert_eq!(read(&instant.to_string()), Some(instant));
    }

    #[test]
    fn a_day_is_its_midnight() {
        assert_eq!(read("2026-05-01"), read("2026-05-01T00:00:00Z"));
        assert_eq!(read("1 May"), None);
    }
}
