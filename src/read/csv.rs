//! Reads CSV tables, with the place of every cell.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::messages::TableFault;
use crate::model::Value;
use crate::read::surrounds;
use crate::source::{Located, Place, SourceId};

/// Reads the cells of a CSV text; rows of another length than most are reported.
///
/// Reading stops soon after `limit` cells. Every row returned has the same number of cells. Rows that are entirely
/// empty are left out, as spreadsheets leave them behind at the end.
pub(super) fn cells(
    text: &str,
    file: SourceId,
    delimiter: u8,
    limit: usize,
    found: &mut Vec<Diagnostic>,
) -> Vec<Vec<Located<String>>> {
    // The line that tells Excel what stands between cells is none of the table's.
    let skipped = skipped(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&text.as_bytes()[skipped..]);
    let mut rows: Vec<Vec<Located<String>>> = Vec::new();
    let mut read = 0;
    // The text is valid UTF-8 in memory, so that no record can fail.
    for record in reader.records().flatten() {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let start = skipped + record.position().map_or(0, |p| p.byte() as usize);
        let row = locate(text, start, delimiter, &record, file);
        if let Some(cell) = row.iter().find(|cell| is_open(text, &cell.place.range)) {
            let open = cell.place.range.start - 1;
            found.push(Diagnostic::error(TableFault::OpenQuote.into(), Place::new(file, open..open + 1)));
        }
        read += row.len();
        rows.push(row);
        if read > limit {
            break;
        }
    }
    let powers: Vec<&Located<String>> = rows.iter().flatten().filter(|cell| is_power(&cell.value)).collect();
    if let Some(first) = powers.first() {
        let fault = TableFault::PowerOfTen { text: first.value.clone(), more: powers.len() - 1 };
        found.push(Diagnostic::warning(fault.into(), first.place.clone()));
    }
    even(rows, text, file, found)
}

/// Returns whether a text is a large number as spreadsheets shorten it: `1.10101E+17`.
fn is_power(text: &str) -> bool {
    let Some((digits, power)) = text.split_once("E+") else { return false };
    let digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    digits.bytes().all(digit) && digits.starts_with(|c: char| c.is_ascii_digit()) && power.parse::<u32>().is_ok()
}

/// Makes rows equally long; those that cannot be are reported and left out.
///
/// What stands above and below a table (its title, its unit, its source) is
/// often written without the commas of cells that are empty.
fn even(
    rows: Vec<Vec<Located<String>>>,
    text: &str,
    file: SourceId,
    found: &mut Vec<Diagnostic>,
) -> Vec<Vec<Located<String>>> {
    let expected = usual_length(&rows);
    // The first and the last row that are the table's for sure.
    let full = |row: &Vec<Located<String>>| {
        let filled = row.iter().filter(|cell| !cell.value.is_empty()).count();
        row.len() == expected && 2 * filled > expected.min(4)
    };
    let first = rows.iter().position(full).unwrap_or(0);
    let last = rows.iter().rposition(full).unwrap_or(rows.len());
    let mut out = Vec::with_capacity(rows.len());
    for (y, mut row) in rows.into_iter().enumerate() {
        let length = row.len();
        let beyond = row.iter().rposition(|cell| !cell.value.is_empty()).map_or(0, |last| last + 1);
        let outside = y < first && is_apart(&row) || y > last && is_apart(&row) && surrounds::is_note(&row[0].value);
        if length < expected && outside || length > expected && beyond <= expected {
            let end = row.last().map_or(0, |cell| cell.place.range.end);
            row.resize_with(expected, || Located { value: String::new(), place: Place::new(file, end..end) });
        }
        if row.len() == expected {
            out.push(row);
        } else {
            let place = Place::new(file, row[0].place.range.start..row[length - 1].place.range.end);
            let row = line_of(text, place.range.start);
            found.push(Diagnostic::error(TableFault::RaggedRow { row, expected, found: length }.into(), place));
        }
    }
    out
}

/// Returns how many cells most rows have; of lengths that are equally frequent, that of the row that comes first.
fn usual_length(rows: &[Vec<Located<String>>]) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match counts.iter_mut().find(|(length, _)| *length == row.len()) {
            Some((_, count)) => *count += 1,
            None => counts.push((row.len(), 1)),
        }
    }
    // A file of lines with one cell has a table if two rows of it are longer.
    let longer = counts.iter().any(|(length, count)| *length > 1 && *count > 1);
    counts.retain(|(length, _)| *length > 1 || !longer);
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(0, |(length, _)| *length)
}

/// Returns whether a row holds a text or two, and no figure that might have lost its place.
fn is_apart(row: &[Located<String>]) -> bool {
    let filled = || row.iter().filter(|cell| !cell.value.is_empty());
    let figure = |cell: &Located<String>| Value::of(&cell.value).worth().is_some();
    filled().count() <= 2 && !filled().skip(1).any(figure) || filled().count() == 1
}

/// Finds the bytes of each cell of a record, without the quotation marks around it.
fn locate(text: &str, start: usize, delimiter: u8, record: &csv::StringRecord, file: SourceId) -> Vec<Located<String>> {
    let bytes = text.as_bytes();
    // The reader reports where it began to look, which may be a blank line earlier.
    let mark = '\u{feff}';
    let start = if start == 0 && text.starts_with(mark) { mark.len_utf8() } else { start };
    let mut at = start + bytes[start..].iter().take_while(|b| b"\r\n".contains(b)).count();
    let mut cells = Vec::with_capacity(record.len());
    for cell in record {
        let quoted = bytes.get(at) == Some(&b'"');
        let first = at + usize::from(quoted);
        let closed = if quoted { closing_quote(bytes, first) } else { first };
        // What stands between a closing quote and the delimiter still belongs to the cell.
        let rest = field_end(bytes, closed, delimiter);
        let end = if quoted && rest == closed + 1 { closed } else { rest };
        let place = Place::new(file, first..end);
        cells.push(Located { value: cell.trim().to_owned(), place });
        at = (field_end(bytes, end, delimiter) + 1).min(bytes.len());
    }
    cells
}

/// Returns whether a cell begins with a quotation mark that is closed nowhere.
fn is_open(text: &str, cell: &Range<usize>) -> bool {
    cell.end == text.len() && cell.start > 0 && text.as_bytes()[cell.start - 1] == b'"'
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn field_end(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    let rest = bytes[from..].iter().position(|b| *b == delimiter || *b == b'\n');
    rest.map_or(bytes.len(), |offset| from + offset)
}

fn closing_quote(bytes: &[u8], mut at: usize) -> usize {
    while let Some(offset) = bytes[at..].iter().position(|b| *b == b'"') {
        at += offset;
        if bytes.get(at + 1) != Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

/// Marks between cells that files seldom have and readers do not look for.
const OTHERS: [char; 4] = ['|', '｜', '，', '；'];

/// Finds a mark that seems to stand between the cells of a file that has but one in each line.
///
/// It is in every line, equally often; a text with commas in it may look like that, too.
pub(super) fn other_delimiter(text: &str) -> Option<char> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(40).collect();
    let count = |line: &str, mark| line.chars().filter(|c| *c == mark).count();
    let everywhere = |mark: &char| {
        let first = lines.first().map_or(0, |line| count(line, *mark));
        first > 0 && lines.len() > 1 && lines.iter().all(|line| count(line, *mark) == first)
    };
    OTHERS.into_iter().find(everywhere)
}

/// Reads the first line `sep=;`, by which Excel is told what stands between cells: that mark, and the line's length.
fn told(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let mark = line.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
    let mark = mark.trim_matches('"').strip_prefix("sep=").or_else(|| mark.strip_prefix("SEP="))?;
    match mark.as_bytes() {
        [mark] if mark.is_ascii_punctuation() || *mark == b'\t' => Some((*mark, line.len())),
        _ => None,
    }
}

/// Returns how many bytes stand before the table: the line that tells Excel what is between cells.
pub(super) fn skipped(text: &str) -> usize {
    told(text).map_or(0, |(_, length)| length)
}

/// Finds out what stands between the cells: comma, tab or semicolon, or what the first line says.
///
/// Otherwise that is the mark which gives the most of the first rows the same number of
/// cells, more than one; marks in the text of cells come and go.
pub(super) fn delimiter(text: &str) -> u8 {
    if let Some((mark, _)) = told(text) {
        return mark;
    }
    let start: String = text.lines().take(40).flat_map(|line| [line, "\n"]).collect();
    let merit = |mark: u8| {
        let reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(start.as_bytes());
        let counts: Vec<usize> = reader.into_records().flatten().map(|record| record.len()).collect();
        let alike = |length: usize| counts.iter().filter(|count| **count == length).count();
        let usual = counts.iter().filter(|count| **count > 1).max_by_key(|count| (alike(**count), **count));
        usual.map_or((0, 0), |usual| (alike(*usual) * 100 / counts.len(), *usual))
    };
    // On a tie the comma wins, which stands last.
    [b';', b'\t', b','].into_iter().max_by_key(|mark| merit(*mark)).unwrap_or(b',')
}
