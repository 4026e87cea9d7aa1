//! Dates by the numbers that workbooks keep them as.

use time::{Date, Duration, Month};

/// The number after the last day that spreadsheets know, 9999-12-31.
pub(super) const END: f64 = 2_958_466.0;
/// How many days later the count of old workbooks from the Macintosh begins.
pub(super) const FROM_1904: f64 = 1462.0;

/// Reads a date as ISO 8601 writes it, `2020-12-14`, `2020-12-14T08:30:00` or `08:30:00`, as a count of days.
///
/// Zones are not heeded, since spreadsheets have none.
pub(super) fn serial(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, clock),
        None if text.contains(':') => ("", text),
        None => (text, ""),
    };
    let days = if day.is_empty() { 0.0 } else { days(day)? };
    let fraction = if clock.is_empty() { 0.0 } else { seconds(clock)? / 86_400.0 };
    Some(days + fraction)
}

fn days(text: &str) -> Option<f64> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse::<u8>().ok()?, parts.next()?);
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day.parse().ok()?).ok()?;
    let days = (date - Date::from_calendar_date(1899, Month::December, 30).ok()?).whole_days();
    match days {
        // A time alone has one of these days before it.
        0 | 1 => Some(0.0),
        // Excel counts a 29 February 1900; before it the count is one off.
        2..=60 => Some(days as f64 - 1.0),
        _ => (days > 60).then_some(days as f64),
    }
}

fn seconds(text: &str) -> Option<f64> {
    let mut parts = text.splitn(3, ':');
    let (hours, minutes) = (parts.next()?.parse::<u8>().ok()?, parts.next()?.parse::<u8>().ok()?);
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let fits = hours <= 24 && minutes < 60 && (0.0..61.0).contains(&seconds);
    fits.then(|| f64::from(hours) * 3600.0 + f64::from(minutes) * 60.0 + seconds)
}

/// Returns year, month and day of a day by its number; `None` if there is no such day.
///
/// Spreadsheets count a day before the first of January 1900, and a 29 February of that year.
pub(super) fn calendar(days: u32) -> Option<(i32, u32, u32)> {
    match days {
        0 => Some((1900, 1, 0)),
        60 => Some((1900, 2, 29)),
        _ if f64::from(days) >= END => None,
        _ => {
            let first = Date::from_calendar_date(1899, Month::December, if days < 60 { 31 } else { 30 }).ok()?;
            let day = first.checked_add(Duration::days(days.into()))?;
            Some((day.year(), u8::from(day.month()).into(), day.day().into()))
        }
    }
}

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
