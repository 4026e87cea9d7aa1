//! Dates by the numbers that workbooks keep them as.

use time::{Date, Duration, Month};

/// The number after the last day that spreadsheets know, 9999-12-31.
pub(super) const END: f64 = 2_958_466.0;
/// How many days later the count of old workbooks from the Macintosh begins.
pub(super) const FROM_1904: f64 = 1462.0;

/// Shows a date plainly, `2020-12-14` or `2020-12-14 08:30:00`; `None` if there is no such day.
pub(super) fn iso(serial: f64) -> Option<String> {
    if !(1.0..END).contains(&serial) {
        return None;
    }
    // Excel counts a 29 February 1900; before it the count is one off.
    let first = Date::from_calendar_date(1899, Month::December, if serial < 60.0 { 31 } else { 30 }).ok()?;
    let seconds = (serial.fract() * 86_400.0).round() as i64;
    let day = first.checked_add(Duration::days(serial as i64 + seconds / 86_400))?;
    let (seconds, day) = (seconds % 86_400, format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day()));
    Some(match seconds {
        0 => day,
        _ => format!("{day} {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60),
    })
}
