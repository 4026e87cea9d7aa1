//! What stands above a table: annex label, title, unit, dates.

use super::sheet::{Look, Sheet};
use crate::model::attachment_label;

/// Most characters of the only text of a row of two columns that is a row of the table.
const SHORT: usize = 12;
/// Most characters before the colon of a label such as 填报单位：.
const LABEL: usize = 8;
/// Most lines between a title and a label below it.
const MOST_LINES: usize = 3;
/// Fewest rows of a table.
const LEAST: usize = 2;

/// Returns how many rows at the top of a sheet are no part of its table.
pub(super) fn rows_above(sheet: &Sheet) -> usize {
    let most = sheet.rows().saturating_sub(LEAST);
    (0..most).take_while(|y| is_above(sheet, *y)).count()
}

fn is_above(sheet: &Sheet, y: usize) -> bool {
    let (wide, filled) = (sheet.wide(), sheet.filled(y));
    match filled[..] {
        [] => true,
        _ if wide < 2 => false,
        [x] => is_line(sheet, y, x) && !is_spanner(sheet, y, x),
        _ => {
            let reach: usize = filled.iter().map(|x| sheet.reach(y, *x)).sum();
            let labels = filled.iter().filter(|x| is_labelled(sheet.text(y, **x))).count();
            let few = filled.len() <= 2 && wide >= 6 && 4 * reach <= wide && !has_figures(sheet, y);
            let named = labels > 0 && 100 * filled.len() <= 34 * wide;
            few || named || wide >= 4 && 2 * labels >= filled.len() && filled.len() < wide
        }
    }
}

fn has_figures(sheet: &Sheet, y: usize) -> bool {
    sheet.used.iter().any(|x| sheet.look(y, *x).is_figure())
}

/// Returns whether the only text of a row is a line of its own.
fn is_line(sheet: &Sheet, y: usize, x: usize) -> bool {
    let wide = sheet.wide();
    let text = sheet.text(y, x);
    let long = text.chars().count() > SHORT;
    let annex = attachment_label(text).is_some_and(|label| label.rest.is_empty());
    sheet.look(y, x) == Look::Number
        || wide > 2
        || long
        || annex
        || sheet.reach(y, x) == wide
        || is_labelled(text)
        || is_over_label(sheet, y, x)
}

/// Returns whether a label stands below the only text of a row, before any row with more in it: 单位：万元 below a title.
fn is_over_label(sheet: &Sheet, y: usize, x: usize) -> bool {
    let lines = (y + 1..sheet.rows()).take_while(|y| sheet.filled(*y) == [x]);
    lines.take(MOST_LINES).any(|y| is_labelled(sheet.text(y, x)))
}

/// Returns whether the only text of a row is the head of several columns, which leave a corner free.
fn is_spanner(sheet: &Sheet, y: usize, x: usize) -> bool {
    let corner = sheet.used.first().is_some_and(|first| *first < x);
    let (reach, wide) = (sheet.reach(y, x), sheet.wide());
    let below = y + 1 < sheet.rows() && 2 * sheet.filled(y + 1).len() > wide;
    corner && reach > 1 && 2 * reach >= wide && below && !is_labelled(sheet.text(y, x))
}

/// Returns whether a text is a label, or one with what it says: 填报单位：某某局.
pub(super) fn is_labelled(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['（', '(']);
    let Some(at) = text.find(['：', ':']) else { return false };
    let label = &text[..at];
    let count = label.chars().filter(|c| !c.is_whitespace()).count();
    // 8:30 is a time, http: an address.
    (1..=LABEL).contains(&count) && !label.ends_with(|c: char| c.is_ascii_digit()) && !label.starts_with("http")
}
