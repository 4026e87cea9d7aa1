//! Whether a table has no head: a list that begins with its first entry.

use std::collections::HashSet;

use super::sheet::{Look, Sheet};

/// Fewest rows by which the first can be told to be one of them.
const LEAST: usize = 4;
/// How many rows are looked at.
const LOOKED_AT: usize = 200;
/// Figures below this may count columns.
const HIGHEST_COUNT: u32 = 10;
/// Fewest characters of a sentence.
const SENTENCE: usize = 20;
/// Fewest columns of figures whose first cells tell by themselves.
const FIGURES: usize = 3;

/// Returns whether the row at `top` is of the same kind as those below it.
///
/// Figures stand in it where figures stand below, or its texts stand again in
/// their columns. Heads may be figures as well, but go up or down from column to
/// column, as years and limits do.
pub(super) fn is_missing(sheet: &Sheet, top: usize) -> bool {
    let rows = top + 1..sheet.rows().min(top + LOOKED_AT);
    if is_pair(sheet, top) && (top + 1..sheet.rows()).all(|y| is_pair(sheet, y)) {
        return true;
    }
    if counts_rows(sheet, top) {
        return false;
    }
    let merged = sheet.filled(top).iter().any(|x| sheet.reach(top, *x) > 1);
    if rows.len() + 1 < LEAST || merged || sheet.reaching_down(top..top + 1, top + 1) > 0 {
        return false;
    }
    let full = 10 * sheet.filled(top).len() >= 8 * sheet.wide();
    full && (goes_on_in_figures(sheet, top, &rows) || goes_on_in_texts(sheet, top, &rows) || says(sheet, top))
}

/// Returns whether a text stands over the running numbers 1, 2 of the rows, as 序号 does.
fn counts_rows(sheet: &Sheet, top: usize) -> bool {
    let Some(first) = sheet.used.first().copied() else { return false };
    let counts = |at: usize| sheet.look(top + at, first) == Look::Count(at as u32);
    sheet.look(top, first) == Look::Text && top + 2 < sheet.rows() && counts(1) && counts(2)
}

/// Returns whether a row of two columns is a name and its figure or day.
fn is_pair(sheet: &Sheet, y: usize) -> bool {
    let [name, value] = sheet.used[..] else { return false };
    let figure = matches!(sheet.look(y, value), Look::Number | Look::Date | Look::Count(HIGHEST_COUNT..));
    sheet.look(y, name) == Look::Text && figure
}

/// Returns whether a row of few columns says something in a sentence, as heads do not.
fn says(sheet: &Sheet, y: usize) -> bool {
    let Some((first, others)) = sheet.used.split_first() else { return false };
    let sentence = |x: &usize| {
        let text = sheet.text(y, *x);
        // What is in brackets explains a head.
        let bare = text.split_once(['（', '(']).map_or(text, |(before, _)| before);
        bare.chars().count() >= SENTENCE && bare.contains(['，', '。', '；'])
    };
    sheet.wide() <= 3 && sheet.text(y, *first).chars().count() < SENTENCE && others.iter().any(sentence)
}

/// Returns whether nearly all columns of figures or days begin with one, and not as heads do.
fn goes_on_in_figures(sheet: &Sheet, top: usize, rows: &std::ops::Range<usize>) -> bool {
    let is_data = |y: usize, x: usize| sheet.look(y, x).is_figure() || sheet.look(y, x) == Look::Date;
    let share = |x: usize| rows.clone().filter(|y| is_data(*y, x)).count();
    let filled = |x: usize| rows.clone().filter(|y| sheet.look(*y, x) != Look::Blank).count();
    let columns: Vec<usize> =
        sheet.used.iter().copied().filter(|x| share(*x) > 0 && 10 * share(*x) >= 8 * filled(*x)).collect();
    let begun: Vec<usize> = columns.iter().copied().filter(|x| is_data(top, *x)).collect();
    if begun.is_empty() || 10 * begun.len() < 8 * columns.len() || sheet.is_headlike(top, 0) {
        return false;
    }
    let first = sheet.used.first().is_some_and(|first| begun.contains(first));
    first && columns.len() > 1 || begun.len() >= FIGURES && !climbs(sheet, top, &begun)
}

/// Returns whether figures only go up or only go down, as limits, years and numbers of columns do.
fn climbs(sheet: &Sheet, y: usize, columns: &[usize]) -> bool {
    let plain = |text: &str| text.chars().map(crate::hanzi::half_width).filter(|c| *c != ',').collect::<String>();
    let numbers: Vec<f64> = columns.iter().filter_map(|x| plain(sheet.text(y, *x)).parse().ok()).collect();
    let steps = |up: bool| numbers.windows(2).all(|pair| if up { pair[0] < pair[1] } else { pair[0] > pair[1] });
    steps(true) || steps(false)
}

/// Returns whether two columns or more, and a third of all, have the text of the first row again, where no row is as it.
fn goes_on_in_texts(sheet: &Sheet, top: usize, rows: &std::ops::Range<usize>) -> bool {
    let texts: Vec<usize> = sheet.used.iter().copied().filter(|x| sheet.look(top, *x) == Look::Text).collect();
    let again = |x: &&usize| rows.clone().any(|y| sheet.text(y, **x) == sheet.text(top, **x));
    let repeated: Vec<usize> = texts.iter().filter(again).copied().collect();
    // A head that stands again within a table stands there as a whole.
    let whole = rows.clone().any(|y| texts.iter().all(|x| sheet.text(y, *x) == sheet.text(top, *x)));
    // What is said in every row may be a head over nothing else.
    let kinds = |x: &usize| rows.clone().map(|y| sheet.text(y, *x)).collect::<HashSet<_>>().len();
    let many = repeated.iter().filter(|x| kinds(x) > 1).count();
    !whole && many > 1 && 3 * many >= sheet.wide()
}
