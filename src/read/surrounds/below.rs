//! What stands below a table: notes, sources, signatures.

use super::above::is_labelled;
use super::sheet::{Look, Sheet};
use crate::model::is_total_label;

/// Most characters of a text that may be a row of the table for its length alone.
const LONG: usize = 15;
/// Most characters of the name of a row whose figures are all missing.
const NAME: usize = 6;

/// What a row below a table begins with.
const WORDS: [&str; 34] = [
    "注：",
    "注:",
    "注 ",
    "注１",
    "注1",
    "注①",
    "备注：",
    "备注:",
    "说明：",
    "说明:",
    "附注：",
    "附注:",
    "注释：",
    "注释:",
    "资料来源",
    "数据来源",
    "资料來源",
    "資料來源",
    "来源：",
    "来源:",
    "资料：",
    "資料：",
    "填表",
    "制表",
    "审核",
    "审表",
    "单位负责人",
    "统计负责人",
    "填报",
    "联系人",
    "联系电话",
    "Note",
    "NOTE",
    "Source",
];

/// Returns how many rows at the bottom of a sheet are no part of its table, which begins with a head.
pub(super) fn rows_below(sheet: &Sheet, body: usize) -> usize {
    let usual = Usual::of(sheet, body);
    (body + 1..sheet.rows()).rev().take_while(|y| is_below(sheet, body, *y, &usual)).count()
}

/// How the rows of a table are filled as a rule.
struct Usual {
    /// How many cells of a row.
    filled: usize,
    /// Whether nearly every row fills half of the columns.
    full: bool,
}

impl Usual {
    /// Looks at the rows down to the last one that holds more than one text.
    fn of(sheet: &Sheet, body: usize) -> Self {
        let mut counts: Vec<usize> = (body..sheet.rows()).map(|y| sheet.filled(y).len()).collect();
        let last = counts.iter().rposition(|count| *count > 1).map_or(0, |last| last + 1);
        counts.truncate(last);
        counts.sort_unstable();
        let full = counts.iter().filter(|count| 2 * **count >= sheet.wide()).count();
        let filled = counts.get(counts.len() / 2).copied().unwrap_or(0);
        Self { filled, full: last > 0 && 100 * full >= 85 * last }
    }
}

fn is_below(sheet: &Sheet, body: usize, y: usize, usual: &Usual) -> bool {
    let filled = sheet.filled(y);
    let [first, ref more @ ..] = filled[..] else { return true };
    let text = sheet.text(y, first);
    if is_signature(sheet, y, &filled) {
        return true;
    }
    if more.len() > 1 || sheet.wide() < 2 || more.iter().any(|x| sheet.look(y, *x).is_figure()) {
        return false;
    }
    if more.is_empty() && is_numbered(text) && text.chars().count() > LONG {
        return true;
    }
    // A label is no name of a row whose figures are all missing.
    if begins(text)
        || more.is_empty() && is_labelled(text)
        || text.starts_with(['*', '＊', '※', '①']) && text.chars().count() > NAME
    {
        return true;
    }
    if is_total_label(text) || usual.filled <= 2 && !more.is_empty() {
        return false;
    }
    let last = more.last().copied().unwrap_or(first);
    [first, last].into_iter().any(|x| is_longer(sheet, body, y, x)) || stands_alone(sheet, y, first, more, usual)
}

/// Returns whether a row is of people who sign: 审核：张三, 填表：李四, 联系电话：….
fn is_signature(sheet: &Sheet, y: usize, filled: &[usize]) -> bool {
    let texts = || filled.iter().map(|x| sheet.text(y, *x));
    let labels = texts().filter(|text| is_labelled(text)).count();
    let (first, several) =
        (texts().next().is_some_and(is_labelled), labels > 1 && 2 * filled.len() <= sheet.wide() + 1);
    2 * labels >= filled.len() && (texts().next().is_some_and(begins) || first && several)
}

/// Returns whether a text by itself says that it stands below a table.
pub(in crate::read) fn is_note(text: &str) -> bool {
    begins(text) || is_labelled(text) || text.chars().count() > LONG
}

/// Returns whether a text is one of several notes: 1、…, 2. …, （3）….
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['、', '.', '．', '）', ')'])
}

fn begins(text: &str) -> bool {
    WORDS.iter().any(|word| text.starts_with(word)) || matches!(text, "注" | "备注" | "说明" | "附注")
}

/// Returns whether a text is far longer than those above it.
fn is_longer(sheet: &Sheet, body: usize, y: usize, x: usize) -> bool {
    let length = |y: usize| sheet.text(y, x).chars().count();
    let mut lengths: Vec<usize> = (body..y).map(length).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    length(y) > LONG && 2 * length(y) > 5 * median
}

/// Returns whether a row holds one text, where nearly all others are full.
fn stands_alone(sheet: &Sheet, y: usize, x: usize, more: &[usize], usual: &Usual) -> bool {
    let text = sheet.text(y, x);
    let said = sheet.reach(y, x) > 1 || text.chars().count() > NAME || matches!(sheet.look(y, x), Look::Date);
    let page = text.starts_with('第') && text.contains('页') || text.starts_with('共') && text.ends_with('页');
    more.is_empty()
        && sheet.wide() > 2
        && usual.full
        && usual.filled > 2
        && (said && !sheet.look(y, x).is_figure() || page)
}
