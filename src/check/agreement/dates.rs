//! Dates in running text.

use std::ops::Range;

use crate::model::Date;

/// A day as written, whether the calendar has it or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The year, if it is written.
    pub(super) year: Option<u16>,
    /// The month.
    pub(super) month: u32,
    /// The day.
    pub(super) day: u32,
}

impl Day {
    /// Returns whether some calendar has it; a 29 February without a year may be.
    pub(super) fn exists(&self) -> bool {
        self.in_year(self.year.unwrap_or(2000)).is_some()
    }

    /// Returns the date, in a year that is given where none is written.
    pub(super) fn in_year(&self, year: u16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month.try_into().ok()?, self.day.try_into().ok()?)
    }
}

/// Returns the days of a text: 2020年12月14日, 12月14日 and 2020-12-14.
pub(super) fn days(text: &str) -> Vec<Day> {
    let mut found: Vec<Day> = text.match_indices('日').filter_map(|(at, _)| before(text, at)).collect();
    found.extend(text.match_indices('-').filter_map(|(at, _)| dashed(text, at)));
    found
}

/// Reads backwards from 日.
fn before(text: &str, end: usize) -> Option<Day> {
    let (day, day_start) = number_before(text, end)?;
    let (month, month_start) = number_before(text, text[..day_start].trim_end().strip_suffix('月')?.len())?;
    let with_year = text[..month_start].trim_end().strip_suffix('年').map(str::len);
    let year = with_year.and_then(|at| number_before(text, at)).filter(|(year, _)| (1900..=9999).contains(year));
    let after_year = with_year.is_some() && year.is_none();
    let start = year.map_or(month_start, |(_, start)| start);
    let range = start..end + '日'.len_utf8();
    // 去年 and 二〇二〇年 say a year too, one that is not read here.
    (!after_year && day < 100 && month < 100).then(|| Day {
        range,
        year: year.and_then(|(year, _)| year.try_into().ok()),
        month,
        day,
    })
}

/// Reads 2020-12-14 around its first dash.
fn dashed(text: &str, dash: usize) -> Option<Day> {
    let (year, start) = number_before(text, dash).filter(|(_, start)| dash - start == 4)?;
    let rest = &text[dash + 1..];
    let (month, rest) = digits(rest)?;
    let (day, after) = digits(rest.strip_prefix('-')?)?;
    let inside = after.starts_with(['-', '.']) || text[..start].ends_with(['-', '.']);
    let year: u16 = year.try_into().ok().filter(|year| (1900..=2100).contains(year))?;
    (!inside).then(|| Day { range: start..text.len() - after.len(), year: Some(year), month, day })
}

/// Returns the two digits that a text begins with, and the rest.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (end == 2).then(|| text[..2].parse().ok().map(|number| (number, &text[2..])))?
}

/// Returns the number that ends at a byte, and where it begins.
fn number_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let trimmed = text[..end].trim_end();
    let start = trimmed.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // A day cannot be a fraction, nor the end of a longer number.
    let joined = trimmed[..start].ends_with(['.', '-', '/', '—', '～', '~']);
    (start < trimmed.len() && !joined && trimmed.len() - start <= 4)
        .then(|| trimmed[start..].parse().ok().map(|number| (number, start)))?
}

/// Returns how many days after another a date is.
pub(super) fn days_after(date: Date, other: Date) -> i64 {
    let julian = |date: Date| {
        let month = date.month.try_into().unwrap_or(time::Month::January);
        time::Date::from_calendar_date(i32::from(date.year), month, date.day).map_or(0, time::Date::to_julian_day)
    };
    i64::from(julian(date)) - i64::from(julian(other))
}

/// Returns the day of the week, 0 for Monday.
pub(super) fn weekday(date: Date) -> usize {
    const MONDAY: Date = Date { year: 2024, month: 1, day: 1, open: false };
    days_after(date, MONDAY).rem_euclid(7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_as_they_are_written() {
        let shown = |text: &str| -> Vec<(Option<u16>, u32, u32)> {
            days(text).into_iter().map(|day| (day.year, day.month, day.day)).collect()
        };
        assert_eq!(shown("2020年12月14日和 9 月 4 日至6日"), [(Some(2020), 12, 14), (None, 9, 4)]);
        assert_eq!(shown("2020-12-14，0417-2998573"), [(Some(2020), 12, 14)]);
        assert_eq!(shown("去年2月30日，每月20日，工作日"), []);
        assert_eq!(weekday(Date { year: 2020, month: 12, day: 14, open: false }), 0);
    }
}
