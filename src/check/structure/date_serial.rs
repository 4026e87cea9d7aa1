//! S122: a column of days that holds the numbers by which spreadsheets count them.

use time::Date;

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Table;

/// The Julian day from which spreadsheets count days.
const DAY_ZERO: i32 = 2_415_019;
/// Days from 2000 to 2049 as spreadsheets count them.
const SERIALS: std::ops::RangeInclusive<i32> = 36_526..=54_788;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for table in subject.issue.tables() {
        for x in (0..table.cells.columns()).filter(|x| is_of_days(table, *x)) {
            let cells = table.cells.rows.iter().skip(table.head_rows).map(|row| &row[x]);
            let mut serials = cells.filter_map(|cell| Some((cell, day(&cell.value)?)));
            if let Some((cell, day)) = serials.next() {
                let text = cell.value.trim().to_owned();
                let fault = StructureFault::DateSerial { text, day, more: serials.count() };
                found.add(fault, cell.place.clone());
            }
        }
    }
}

/// Returns whether the head of a column says that it holds days.
fn is_of_days(table: &Table, x: usize) -> bool {
    let heads = table.cells.rows.iter().take(table.head_rows).map(|row| row[x].value.as_str());
    heads.into_iter().any(|head| ["日期", "时间", "年月日"].iter().any(|word| head.contains(word)))
}

/// Returns the day that a number means in a spreadsheet.
fn day(text: &str) -> Option<String> {
    let serial: i32 = text.trim().split('.').next()?.parse().ok().filter(|serial| SERIALS.contains(serial))?;
    let day = Date::from_julian_day(DAY_ZERO + serial).ok()?;
    Some(format!("{}年{}月{}日", day.year(), u8::from(day.month()), day.day()))
}
