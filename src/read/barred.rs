//! Small tables that are drawn with bars in a text, and the lines around them: `表：…`, `单位：…`, `注：…`.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::labels::{NOTE, SOURCE, UNIT};
use super::word::{Part, Table};
use crate::diag::Diagnostic;
use crate::hanzi::is_numeral;
use crate::messages::{Problem, TableFault, TextFault, Unsupported};
use crate::model::{Align, Block, Cells};
use crate::source::Located;

/// Longest line that is a title without saying so, in characters.
const LONGEST: usize = 40;
/// What stands before a title.
const TITLE: &[&str] = &["表"];

/// A table as it is drawn, by its bytes.
#[derive(Default)]
struct Drawing {
    /// All of it, with the lines around it.
    whole: Range<usize>,
    rows: Vec<Range<usize>>,
    title: Option<Range<usize>>,
    unit: Option<Range<usize>>,
    note: Option<Range<usize>>,
    source: Option<Range<usize>>,
}

/// Reads a text as `text` reads what stands between its tables.
pub(super) fn parts(
    excerpt: &Excerpt,
    found: &mut Vec<Diagnostic>,
    text: impl Fn(&Excerpt, &mut Vec<Diagnostic>) -> Vec<Block>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    let between = |range: Range<usize>, parts: &mut Vec<Part>, found: &mut Vec<Diagnostic>| {
        let blocks = text(&excerpt.part(range), found);
        if !blocks.is_empty() {
            parts.push(Part::Text(blocks));
        }
    };
    for drawing in drawings(excerpt) {
        between(at..drawing.whole.start, &mut parts, found);
        at = drawing.whole.end;
        parts.extend(table(excerpt, &drawing, found).map(Part::Table));
        if let Some(line) = open_row(excerpt.text, at) {
            let problem = Problem::MarkdownLiteral { what: Unsupported::OpenRow };
            found.push(Diagnostic::warning(problem, excerpt.place(line)));
        }
    }
    between(at..excerpt.text.len(), &mut parts, found);
    parts
}

/// Finds the tables in a text: two rows at least, of two cells at least.
fn drawings(excerpt: &Excerpt) -> Vec<Drawing> {
    let text = excerpt.text;
    let mut drawings = Vec::new();
    if !text.contains('|') {
        return drawings;
    }
    let lines: Vec<Range<usize>> = excerpt.lines(0..text.len()).collect();
    // Those before it belong to a table already.
    let mut free = 0;
    let mut n = 0;
    while n < lines.len() {
        let rows = lines[n..].iter().take_while(|line| is_row(&text[(**line).clone()])).count();
        let is_table = rows > 1 && bars(&text[lines[n].clone()]).len() > 2;
        if !is_table {
            n += rows.max(1);
            continue;
        }
        let mut drawing = Drawing { rows: lines[n..n + rows].to_vec(), ..Drawing::default() };
        let first = above(text, &lines[free..n], &mut drawing);
        let last = below(text, &lines[n + rows..], &mut drawing);
        drawing.whole = lines[n - first].start..lines[n + rows + last - 1].end;
        drawings.push(drawing);
        n += rows + last;
        free = n;
    }
    drawings
}

/// Finds the line right below a table if it has bars, but does not begin with one.
fn open_row(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    let line = rest.lines().next()?.trim();
    let start = text.len() - rest.len() + rest.find(line)?;
    (!line.starts_with('|') && !bars(line).is_empty()).then(|| start..start + line.len())
}

/// Takes title and unit off the end of the lines above a table; returns how many lines these are.
fn above(text: &str, lines: &[Range<usize>], drawing: &mut Drawing) -> usize {
    let mut taken = 0;
    for line in lines.iter().rev().take(2) {
        if let Some(unit) = behind(text, line, UNIT).filter(|_| drawing.unit.is_none()) {
            drawing.unit = Some(unit);
        } else if let Some(title) = title(text, line).filter(|_| drawing.title.is_none()) {
            drawing.title = Some(title);
        } else {
            break;
        }
        taken += 1;
    }
    taken
}

/// Takes note and source off the lines right below a table; returns how many lines these are.
fn below(text: &str, lines: &[Range<usize>], drawing: &mut Drawing) -> usize {
    let mut end = drawing.rows.last().map_or(0, |row| row.end);
    let mut taken = 0;
    for line in lines.iter().take(2) {
        // What stands apart is the text's own.
        if text[end..line.start].matches('\n').count() > 1 {
            break;
        }
        match (behind(text, line, NOTE), behind(text, line, SOURCE)) {
            (Some(note), _) if drawing.note.is_none() => drawing.note = Some(note),
            (_, Some(source)) if drawing.source.is_none() => drawing.source = Some(source),
            _ => break,
        }
        end = line.end;
        taken += 1;
    }
    taken
}

/// Returns what a line says behind a label and a colon.
fn behind(text: &str, line: &Range<usize>, labels: &[&str]) -> Option<Range<usize>> {
    let words = &text[line.clone()];
    let colon = words.find(['：', ':'])?;
    let label: String = words[..colon].chars().filter(|c| !c.is_whitespace()).collect();
    let mark = words[colon..].chars().next().map_or(0, char::len_utf8);
    let rest = words[colon + mark..].trim_start();
    (labels.contains(&label.as_str()) && !rest.is_empty()).then(|| line.end - rest.len()..line.end)
}

/// Returns the title of a table that a line is: what stands behind 表：, or `表1　…` as a whole.
fn title(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[line.clone()];
    let numbered = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || is_numeral(c));
    let is_title = words.strip_prefix('表').is_some_and(numbered)
        && words.chars().count() <= LONGEST
        && !words.contains(['。', '；', '，']);
    behind(text, line, TITLE).or_else(|| is_title.then(|| line.clone()))
}

/// Returns whether a line is a row.
fn is_row(line: &str) -> bool {
    line.starts_with('|') && bars(line).len() > 1
}

/// Returns where the bars are that part cells.
fn bars(line: &str) -> Vec<usize> {
    let mut escaped = false;
    let is_bar = |(_, c): &(usize, char)| {
        let bar = *c == '|' && !escaped;
        escaped = *c == '\\' && !escaped;
        bar
    };
    line.char_indices().filter(is_bar).map(|(at, _)| at).collect()
}

/// Returns the cells of a row, by their bytes in the text.
fn cells(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let mut bars = bars(&text[row.clone()]);
    if bars.last() != Some(&(row.len() - 1)) {
        bars.push(row.len());
    }
    let cell = |pair: &[usize]| {
        let range = row.start + pair[0] + 1..row.start + pair[1];
        let words = &text[range.clone()];
        let start = range.start + words.len() - words.trim_start().len();
        start..start + words.trim().len()
    };
    bars.windows(2).map(cell).collect()
}

/// Reads a table; `None` if there is something wrong with it.
fn table(excerpt: &Excerpt, drawing: &Drawing, found: &mut Vec<Diagnostic>) -> Option<Table> {
    let text = excerpt.text;
    let mut rows: Vec<Vec<Range<usize>>> = drawing.rows.iter().map(|row| cells(text, row)).collect();
    let expected = rows[0].len();
    for (row, cells) in drawing.rows.iter().zip(&rows).filter(|(_, cells)| cells.len() != expected) {
        let fault = TextFault::RaggedRow { expected, found: cells.len() };
        found.push(Diagnostic::error(fault.into(), excerpt.place(row.clone())));
    }
    if rows.iter().any(|row| row.len() != expected) {
        return None;
    }
    // A row of dashes parts the head from the body.
    let rule = rows.iter().position(|row| row.iter().all(|cell| align(&text[cell.clone()]).is_some()));
    let aligns = rule
        .map_or_else(Vec::new, |rule| rows.remove(rule).into_iter().map(|cell| align(&text[cell]).flatten()).collect());
    let head_rows = rule.filter(|rows| *rows > 0);
    let located = |range: &Option<Range<usize>>| range.clone().map(|range| excerpt.located(range));
    let place = excerpt.place(drawing.rows[0].start..drawing.rows.last().map_or(0, |row| row.end));
    if head_rows.is_some_and(|head| head >= rows.len()) || rows.len() < 2 {
        let path =
            located(&drawing.title).map_or_else(|| text[drawing.rows[0].clone()].to_owned(), |title| title.value);
        found.push(Diagnostic::error(TableFault::TableWithoutRows { path }.into(), place));
        return None;
    }
    let cell =
        |range: &Range<usize>| Located { value: words(&text[range.clone()]), place: excerpt.place(range.clone()) };
    let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Some(Table {
        cells: Cells { rows, merges: Vec::new() },
        head_rows,
        aligns,
        title: located(&drawing.title),
        unit: located(&drawing.unit),
        note: located(&drawing.note),
        source: located(&drawing.source),
        place,
    })
}

/// Returns the side that a cell of dashes and colons gives to its column; `None` for other cells.
fn align(cell: &str) -> Option<Option<Align>> {
    let (left, right) = (cell.starts_with(':'), cell.len() > 1 && cell.ends_with(':'));
    let dashes = &cell[usize::from(left)..cell.len() - usize::from(right)];
    let is_rule = dashes.bytes().all(|byte| byte == b'-') && (dashes.len() > 1 || dashes.len() == 1 && (left || right));
    is_rule.then_some(match (left, right) {
        (true, true) => Some(Align::Center),
        (false, true) => Some(Align::Right),
        (true, false) => Some(Align::Left),
        (false, false) => None,
    })
}

/// Returns the words of a cell: `<br>` is a new line, a mark behind a backslash itself, and what is all strong plain.
fn words(cell: &str) -> String {
    let whole = cell.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let cell = whole.filter(|inside| !inside.is_empty() && !inside.contains("**")).unwrap_or(cell);
    let cell = cell.replace("<br>", "\n").replace("<br/>", "\n");
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek().filter(|next| c == '\\' && next.is_ascii_punctuation()) {
            Some(_) => out.extend(chars.next()),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        let text = "| 甲 | 乙\\|丙 ||";
        let cells = cells(text, &(0..text.len()));
        assert_eq!(cells.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), ["甲", "乙\\|丙", ""]);
        assert_eq!(words("乙\\|丙<br>**丁**"), "乙|丙\n**丁**");
        assert_eq!(words("**合计**"), "合计");
        assert_eq!(align(":--:"), Some(Some(Align::Center)));
        assert_eq!(align("---"), Some(None));
        assert_eq!((align("-"), align(""), align("—")), (None, None, None));
    }
}
