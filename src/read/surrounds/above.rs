//! What stands above a table: annex label, title, unit, dates.

use super::sheet::{Look, Sheet};
use crate::model::attachment_label;

/// Most characters of the only text of a row of two columns that is a row of the table.
const SHORT: usize = 12;
/// Most characters before the colon of a label such as 填报单位：.
const LABEL: usize = 8;
/// Most characters of a label whose words stand in the cell behind it.
const OPEN_LABEL: usize = 20;
/// Most lines between a title and a label below it.
const MOST_LINES: usize = 3;
/// Fewest rows of a table.
const LEAST: usize = 2;
/// One in so many columns may hold a line beside others.
const SEVERAL: usize = 12;
/// Most rows that stand between a line and another that is merged over all columns.
const NEAR: usize = 2;
/// What titles of tables end in.
const TITLES: [&str; 10] = ["表", "名单", "名册", "情况", "统计", "一览", "清单", "目录", "明细", "单"];

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
        _ if is_upper_head(sheet, y, &filled) => false,
        [x] => is_line(sheet, y, x) && !is_spanner(sheet, y, x),
        _ => {
            let reach: usize = filled.iter().map(|x| sheet.reach(y, *x)).sum();
            let labels = filled.iter().filter(|x| is_label(sheet.text(y, **x))).count();
            let most = (wide / SEVERAL).max(2);
            let few = filled.len() <= most && wide >= 6 && 4 * reach <= wide && !has_figures(sheet, y);
            let named = labels > 0 && 100 * filled.len() <= 34 * wide;
            few || named || is_over_line(sheet, y) || wide >= 4 && 2 * labels >= filled.len() && filled.len() < wide
        }
    }
}

/// Returns whether a row of one or two texts stands near above a line that is merged over all columns.
fn is_over_line(sheet: &Sheet, y: usize) -> bool {
    let few = |y: &usize| sheet.filled(*y).len() <= 2 && !has_figures(sheet, *y);
    let near = (y..sheet.rows().min(y + 2 + NEAR)).take_while(few);
    let merged = |y: usize| matches!(sheet.filled(y)[..], [x] if sheet.reach(y, x) == sheet.wide());
    sheet.wide() >= 6 && near.skip(1).any(merged)
}

/// Returns whether a row holds heads of several columns, whose own heads stand in the rows below: all leave the corner free.
fn is_upper_head(sheet: &Sheet, y: usize, filled: &[usize]) -> bool {
    let Some(first) = sheet.used.first().copied().filter(|_| y + 1 < sheet.rows() && sheet.wide() > 3) else {
        return false;
    };
    let free = |y: usize| sheet.look(y, first) == Look::Blank;
    let text = |y: usize, x: &usize| sheet.look(y, *x) == Look::Text && !is_label(sheet.text(y, *x));
    let below = sheet.filled(y + 1);
    let under = 2 * filled.iter().filter(|x| below.contains(x)).count() >= filled.len();
    let titled = matches!(filled, [x] if says_title(sheet.text(y, *x)));
    free(y)
        && free(y + 1)
        && under
        && !titled
        && below.len() >= 2
        && below.len() > filled.len()
        && filled.iter().all(|x| text(y, x))
        && below.iter().all(|x| text(y + 1, x))
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
        || is_title(sheet, y, x)
}

/// Returns whether the first text of a sheet of two columns is its title: it says so, and two heads stand below it.
fn is_title(sheet: &Sheet, y: usize, x: usize) -> bool {
    let heads = |y: usize| sheet.used.iter().all(|x| sheet.look(y, *x) == Look::Text);
    y == 0 && sheet.used.first() == Some(&x) && heads(1) && says_title(sheet.text(y, x))
}

/// Returns whether a text ends as titles of tables do.
pub(super) fn says_title(text: &str) -> bool {
    TITLES.iter().any(|end| text.ends_with(end))
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
    // 8:30 is a time, http: an address, and 其中：女 is the head of a column.
    let other = label.ends_with(|c: char| c.is_ascii_digit()) || label.starts_with("http") || label.ends_with("其中");
    (1..=LABEL).contains(&count) && !other
}

/// Returns whether a text is a label, which may be a long one if its words stand in the cell behind it.
fn is_label(text: &str) -> bool {
    is_labelled(text) || text.trim().ends_with(['：', ':']) && text.chars().count() <= OPEN_LABEL
}
