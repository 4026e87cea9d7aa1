//! Which rows of a table are its head.

use super::missing;
use super::sheet::{Look, Sheet};
use crate::hanzi::half_width;
use crate::model::is_unit;

/// Most rows of a head that is found out.
const MOST: usize = 6;
/// How many rows below a head are looked at.
const LOOKED_AT: usize = 30;

/// Returns how many rows from `top` on are the head; 0 if the table begins with a row of data.
pub(super) fn head_rows(sheet: &Sheet, top: usize) -> usize {
    if missing::is_missing(sheet, top) {
        return 0;
    }
    let mut rows = 1;
    while rows < MOST && top + rows + 1 < sheet.rows() && goes_on(sheet, top, top + rows) {
        rows += 1;
    }
    rows
}

/// Returns whether a row belongs to the head that begins at `top` and reaches to the row before.
fn goes_on(sheet: &Sheet, top: usize, y: usize) -> bool {
    if is_numbering(sheet, y) {
        return true;
    }
    match sheet.reaching_down(top..y, y) {
        0 => {}
        // What is merged into a row with others belongs to the same head, whatever numbers it has.
        1 => return sheet.is_headlike(y, 0) || is_below_merged_corner(sheet, top, y),
        _ => return true,
    }
    is_below_spans(sheet, y)
        || is_below_corner(sheet, y)
        || is_translation(sheet, y)
        || is_units(sheet, y)
        || is_text_over_figures(sheet, y)
}

/// Returns whether a row holds the heads below a cell that spans columns, beside a corner that reaches down to it.
fn is_below_merged_corner(sheet: &Sheet, top: usize, y: usize) -> bool {
    let corner = sheet.used.first().is_some_and(|first| sheet.look(y, *first) == Look::Blank);
    corner && sheet.filled(top).iter().skip(1).any(|x| sheet.reach(top, *x) > 1)
}

/// Returns whether a row has texts, not all the same, in nearly all columns that are figures below it.
fn is_text_over_figures(sheet: &Sheet, y: usize) -> bool {
    let columns: Vec<usize> = sheet.used.iter().copied().filter(|x| holds_figures(sheet, y, *x)).collect();
    let texts: Vec<&str> = columns.iter().map(|x| sheet.text(y, *x)).filter(|text| !text.is_empty()).collect();
    let figures = columns.iter().any(|x| sheet.look(y, *x).is_figure() || sheet.look(y, *x) == Look::Sign);
    let many = 5 * columns.len() >= 2 * sheet.wide() && columns.len() > 1;
    let alike = texts.windows(2).all(|pair| pair[0] == pair[1]);
    many && !figures && !alike && 10 * texts.len() >= 6 * columns.len()
}

/// Returns whether a row holds the heads of columns under the wider heads of the row above.
fn is_below_spans(sheet: &Sheet, y: usize) -> bool {
    let filled = sheet.filled(y);
    let above = sheet.filled(y - 1);
    let spans = above.iter().any(|x| sheet.reach(y - 1, *x) > 1) || above.len() < sheet.wide();
    let first = sheet.used.first().copied().unwrap_or(0);
    let blank = sheet.look(y, first) == Look::Blank;
    // Heads stand under the holes of the row above, or under its spans; a row that goes on with a group does not.
    let fills = filled.iter().any(|x| sheet.look(y - 1, *x) == Look::Blank);
    blank && filled.len() >= 2 && spans && fills && sheet.is_headlike(y, 0)
}

/// Returns whether a row has the head that the corner of the row above lacks.
fn is_below_corner(sheet: &Sheet, y: usize) -> bool {
    let (Some(first), wide) = (sheet.used.first().copied(), sheet.wide()) else { return false };
    // A year or a number at the beginning of a row names the row.
    let corner = sheet.look(y - 1, first) == Look::Blank && sheet.look(y, first) == Look::Text;
    let full = 10 * sheet.filled(y).len() >= 7 * wide;
    corner && full && sheet.is_headlike(y, first + 1) && figures_below(sheet, y)
}

/// Returns whether two of five columns are figures below a row.
fn figures_below(sheet: &Sheet, y: usize) -> bool {
    5 * sheet.used.iter().filter(|x| holds_figures(sheet, y, **x)).count() >= 2 * sheet.wide()
}

/// Returns whether a column holds more figures than texts below a row.
fn holds_figures(sheet: &Sheet, y: usize, x: usize) -> bool {
    let looks = (y + 1..sheet.rows().min(y + LOOKED_AT)).map(|y| sheet.look(y, x));
    let (figures, texts) = looks.fold((0, 0), |(figures, texts), look| match look {
        look if look.is_figure() => (figures + 1, texts),
        Look::Text | Look::Date => (figures, texts + 1),
        _ => (figures, texts),
    });
    figures > texts
}

/// Returns whether a row numbers the columns: 甲 乙 1 2 3, or 栏次 (1) (2).
fn is_numbering(sheet: &Sheet, y: usize) -> bool {
    let filled = sheet.filled(y);
    let mut numbers = Vec::new();
    for (at, x) in filled.iter().enumerate() {
        let text = sheet.text(y, *x);
        let letter =
            matches!(text.chars().next(), Some('甲' | '乙' | '丙' | '丁' | 'A'..='D')) && text.chars().count() == 1;
        match number_of(text) {
            Some(number) => numbers.push(number),
            // Letters count the columns of names, which come first.
            None if letter && numbers.is_empty()
                || at == 0 && matches!(text, "栏次" | "栏目" | "序号" | "列次" | "行次" | "—") => {}
            None => return false,
        }
    }
    let running =
        numbers.first().is_some_and(|first| *first <= 1) && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let named = filled.first().is_some_and(|x| number_of(sheet.text(y, *x)).is_none());
    // The first row of a table may hold a 1 and a 2.
    running && numbers.len() >= if named { 2 } else { 4 } && 10 * filled.len() >= 6 * sheet.wide()
}

/// Returns the number that a column has: 3, (3), ③, 3=1+2.
fn number_of(text: &str) -> Option<u32> {
    let text: String = text.chars().map(crate::hanzi::half_width).filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&text);
    let circled = text.chars().next().filter(|c| ('①'..='⑳').contains(c)).map(|c| c as u32 - '①' as u32 + 1);
    if let Some(number) = circled {
        return (text.chars().count() == 1).then_some(number);
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let sum =
        text[end..].starts_with('=') && text[end..].chars().all(|c| "=+-*/()×÷%".contains(c) || c.is_ascii_digit());
    text[..end].parse().ok().filter(|number| *number < 200 && (end == text.len() || sum))
}

/// Returns whether a row says in English what the Chinese row above says.
fn is_translation(sheet: &Sheet, y: usize) -> bool {
    let han = |text: &str| text.chars().any(crate::hanzi::is_ideograph);
    let latin = |text: &str| !han(text) && text.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let count = |y: usize, of: &dyn Fn(&str) -> bool| sheet.used.iter().filter(|x| of(sheet.text(y, **x))).count();
    let (above, here, filled) = (count(y - 1, &han), count(y, &latin), sheet.filled(y).len());
    let text_below = y + 1 < sheet.rows() && 2 * count(y + 1, &latin) > filled;
    10 * above >= 6 * sheet.wide()
        && filled >= 2
        && 10 * here >= 9 * filled
        && 2 * filled >= sheet.wide()
        && !text_below
}

/// Returns whether a row holds the units of the columns.
fn is_units(sheet: &Sheet, y: usize) -> bool {
    let filled = sheet.filled(y);
    let Some(first) = sheet.used.first().copied() else { return false };
    let label = matches!(sheet.text(y, first), "" | "单位" | "计量单位" | "(单位)" | "（单位）");
    let unit = |x: &usize| {
        let text = sheet.text(y, *x);
        let bare = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
        *x == first || is_unit(&bare.chars().map(half_width).collect::<String>()) || text == "-"
    };
    label && filled.len() >= 2 && filled.iter().all(unit)
}
