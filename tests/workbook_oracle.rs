//! Workbooks read beside `calamine`, another reader of the same formats: both must find the same cells.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::ops::RangeInclusive;

use calamine::{Data, DataRef, Dimensions, Ods, Reader, Xls, Xlsx};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use typeset::messages::{CellFault, Problem};
use typeset::model::Merge;
use typeset::read;
use typeset::source::Sources;

use crate::books::fixture;
use crate::support::root;

const BOOKS: u64 = 240;
const NAMES: [&str; 6] = ["三季度", "我的 表", "局'本级", "Q1", "收!支", "2026年(1-9月)"];
const TEXTS: [&str; 12] =
    ["甲局", "Ω α", " 前后 ", "行一\n行二", "<a & \"b\">", "_x000D_", "_x", "𠮷📷", "1,234", "=A1", "tab\tx", "'"];
const CODES: [&str; 8] =
    ["0", "0.00", "#,##0", "#,##0.0", "0.0%", "yyyy\"年\"m\"月\"d\"日\"", "yyyy-mm-dd hh:mm", "0.00_);(0.00)"];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn number(&mut self) -> f64 {
        let digits = self.roll(1_000_000_000_000_000) as f64;
        let number = match self.roll(5) {
            0 => self.roll(100) as f64,
            1 => digits,
            2 => (digits / 1e13).round() / 100.0,
            3 => digits * 10f64.powi(self.roll(40) as i32 - 30),
            _ => self.roll(10_000_000) as f64 / 1000.0,
        };
        if self.roll(3) == 0 { -number } else { number }
    }
}

/// Fills a sheet with cells of every kind, and returns which ones have a number format.
fn fill(sheet: &mut Worksheet, dice: &mut Dice) -> BTreeSet<(u32, u32)> {
    let (rows, columns) = (1 + dice.roll(14) as u32, 1 + dice.roll(9) as u16);
    let (blank, mut merged, mut formatted) = (Format::new().set_bold(), Vec::new(), BTreeSet::new());
    for _ in 0..dice.roll(4) {
        let (top, left) = (dice.roll(14) as u32, dice.roll(9) as u16);
        let (bottom, right) = (top + dice.roll(3) as u32, left + dice.roll(4) as u16);
        let text = TEXTS[dice.roll(3)];
        let apart = |(rows, columns): &(RangeInclusive<u32>, RangeInclusive<u16>)| {
            bottom < *rows.start() || *rows.end() < top || right < *columns.start() || *columns.end() < left
        };
        if merged.iter().all(apart) && (top, left) != (bottom, right) {
            sheet.merge_range(top, left, bottom, right, text, &blank).unwrap();
            merged.push((top..=bottom, left..=right));
        }
    }
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        if merged.iter().any(|(rows, columns)| rows.contains(&row) && columns.contains(&column)) {
            continue;
        }
        let text = TEXTS[dice.roll(TEXTS.len())];
        let written = match dice.roll(10) {
            0 | 1 => sheet.write_string(row, column, text),
            2 => sheet.write_rich_string(row, column, &[(&blank, "粗"), (&Format::new(), text), (&blank, " 末")]),
            3 => sheet.write_boolean(row, column, dice.roll(2) == 0),
            4 => sheet.write_blank(row, column, &blank),
            5 => sheet.write_number(row, column, dice.number()),
            6 => {
                let result = [text, "12.5", "-3", "TRUE", "#DIV/0!", "#N/A"][dice.roll(6)];
                sheet.write_formula(row, column, Formula::new("=B1").set_result(result))
            }
            7 | 8 => {
                formatted.insert((row, column.into()));
                let format = Format::new().set_num_format(CODES[dice.roll(CODES.len())]);
                sheet.write_number_with_format(row, column, dice.roll(5_000_000) as f64 / 100.0, &format)
            }
            _ => continue,
        };
        written.unwrap();
    }
    formatted
}

/// A sheet as this program reads it, by addresses from 0.
struct Ours {
    cells: BTreeMap<(u32, u32), String>,
    rows: Vec<u32>,
    columns: Vec<u32>,
    merges: Vec<Merge>,
    /// Rows and columns that were left out.
    hidden: (BTreeSet<u32>, BTreeSet<u32>),
}

impl Ours {
    fn read(bytes: &[u8], sheet: &str) -> Self {
        let part = format!("'{}'", sheet.replace('\'', "''"));
        let (cells, found, sources) = read::workbook_bytes(bytes, Some(&part));
        let mut ours = Self {
            cells: BTreeMap::new(),
            rows: Vec::new(),
            columns: Vec::new(),
            merges: Vec::new(),
            hidden: Default::default(),
        };
        for problem in found.iter().map(|diagnostic| &diagnostic.problem) {
            match problem {
                Problem::HiddenRows { first, last, .. } => ours.hidden.0.extend(first - 1..*last),
                Problem::HiddenColumns { first, last, .. } => {
                    ours.hidden.1.extend(place(&format!("{first}1")).1..=place(&format!("{last}1")).1);
                }
                Problem::CellError { .. } | Problem::NumberAsText { .. } | Problem::NothingThere { .. } => {}
                Problem::NotCalculated { .. }
                | Problem::Cell(CellFault::Stale { .. })
                | Problem::Cell(CellFault::Short { .. }) => {}
                other => panic!("{sheet}: {other:?}"),
            }
        }
        let Some(cells) = cells else { return ours };
        let at =
            |cell: &typeset::source::Located<String>, sources: &Sources| place(&sources.cell(&cell.place).unwrap().1);
        ours.rows = cells.rows.iter().map(|row| at(&row[0], &sources).0).collect();
        ours.columns = cells.rows[0].iter().map(|cell| at(cell, &sources).1).collect();
        let filled = cells.rows.iter().flatten().filter(|cell| !cell.value.is_empty());
        ours.cells = filled.map(|cell| (at(cell, &sources), cell.value.clone())).collect();
        ours.merges = cells.merges;
        ours.merges.sort_by_key(|merge| (merge.row, merge.column));
        ours
    }

    /// Asserts that all of another reader's cells are here, and no more.
    fn assert_cells(&self, theirs: &BTreeMap<(u32, u32), Data>, formatted: &BTreeSet<(u32, u32)>, what: &str) {
        let shown = |(at, _): &(&(u32, u32), &Data)| !self.hidden.0.contains(&at.0) && !self.hidden.1.contains(&at.1);
        let theirs: Vec<_> = theirs.iter().filter(shown).collect();
        for (at, value) in &theirs {
            let ours = self.cells.get(at).unwrap_or_else(|| panic!("{what} {at:?}: {value:?} is missing"));
            assert!(agrees(ours, value, formatted.contains(at)), "{what} {at:?}: {ours:?} is not {value:?}");
        }
        assert_eq!(self.cells.len(), theirs.len(), "{what}: {:?} {theirs:?}", self.cells);
    }

    /// Asserts that another reader's merges, cut to the rows and columns that are here, are these.
    fn assert_merges(&self, theirs: &[Dimensions], what: &str) {
        let span = |lines: &[u32], first, last| {
            let within = |line: &&u32| (first..=last).contains(*line);
            let start = lines.iter().position(|line| within(&line));
            (start.unwrap_or(0), lines.iter().filter(within).count())
        };
        let merge = |area: &Dimensions| {
            let (row, rows) = span(&self.rows, area.start.0, area.end.0);
            let (column, columns) = span(&self.columns, area.start.1, area.end.1);
            (rows * columns > 1).then_some(Merge { row, column, rows, columns })
        };
        let mut theirs: Vec<Merge> = theirs.iter().filter_map(merge).collect();
        theirs.sort_by_key(|merge| (merge.row, merge.column));
        assert_eq!(self.merges, theirs, "{what}");
    }
}

/// Reads an address.
fn place(address: &str) -> (u32, u32) {
    let digits = address.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = address[..digits].bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (address[digits..].parse::<u32>().unwrap() - 1, column - 1)
}

/// Returns whether a text is what a value is shown as.
fn agrees(ours: &str, value: &Data, formatted: bool) -> bool {
    match value {
        // White space at the ends is left out, and line ends are of one kind.
        Data::String(text) => ours == text.replace("\r\n", "\n").replace('\r', "\n").trim(),
        Data::Float(number) if formatted && !ours.contains("E+") => rounded(ours, *number),
        Data::Float(number) => general(ours, *number),
        Data::Int(number) if formatted => rounded(ours, *number as f64),
        Data::Int(number) => ours == number.to_string(),
        Data::Bool(truth) => ours.eq_ignore_ascii_case(&truth.to_string()),
        Data::Error(error) => ours == error.to_string(),
        Data::Empty => false,
        // Dates are held by other tests.
        _ => !ours.is_empty(),
    }
}

/// Returns whether a text is a number in the eleven characters of Excel's General, with more digits before the point, or with a power of ten.
fn general(ours: &str, number: f64) -> bool {
    let power = number.abs().max(f64::MIN_POSITIVE).log10().floor();
    let last = if ours.contains('E') { power - 5.0 } else { power.max(0.0) - 9.0 };
    ours.len() <= 16 && ours.parse().is_ok_and(|ours: f64| (ours - number).abs() <= 0.500_001 * 10_f64.powf(last))
}

/// Returns whether a text with thousands, brackets or a sign of per cent is a number, rounded.
fn rounded(ours: &str, number: f64) -> bool {
    // LibreOffice keeps truth values as numbers.
    if let ("TRUE", 1.0) | ("FALSE", 0.0) = (ours, number) {
        return true;
    }
    let plain: String = ours.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let number = if ours.ends_with('%') { number * 100.0 } else { number };
    let places = plain.split_once('.').map_or(0, |(_, places)| places.len());
    let off = |shown: f64| (shown.abs() - number.abs()).abs();
    plain.parse().is_ok_and(|shown| off(shown) <= 0.5001 * 10f64.powi(-(places as i32)))
}

/// Returns the cells of an XLSX sheet, one by one: a whole range could take all memory.
fn cells_of(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> BTreeMap<(u32, u32), Data> {
    let mut reader = book.worksheet_cells_reader(sheet).unwrap();
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell().unwrap() {
        let value = match cell.get_value() {
            DataRef::SharedString(text) => Data::String((*text).to_owned()),
            other => Data::from(other.clone()),
        };
        cells.insert(cell.get_position(), value);
    }
    filled(cells)
}

fn filled(mut cells: BTreeMap<(u32, u32), Data>) -> BTreeMap<(u32, u32), Data> {
    cells.retain(|_, value| match value {
        Data::String(text) => !text.trim().is_empty(),
        value => *value != Data::Empty,
    });
    cells
}

fn range_of<R: Reader<Cursor<Vec<u8>>>>(book: &mut R, sheet: &str) -> BTreeMap<(u32, u32), Data>
where
    R::Error: std::fmt::Debug,
{
    let range = book.worksheet_range(sheet).unwrap();
    let (top, left) = range.start().unwrap_or_default();
    let cells = range.cells().map(|(row, column, value)| ((top + row as u32, left + column as u32), value.clone()));
    filled(cells.collect())
}

#[test]
fn generated_workbooks_read_as_another_reader_reads_them() {
    let mut compared = 0;
    for seed in 1..=BOOKS {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut book = Workbook::new();
        let mut formatted = Vec::new();
        let count = 1 + dice.roll(4);
        for (number, name) in NAMES.iter().cycle().skip(dice.roll(6)).take(count).enumerate() {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            if number > 0 && dice.roll(3) == 0 {
                sheet.set_hidden(true);
            }
            formatted.push(((*name).to_owned(), fill(sheet, &mut dice)));
        }
        let bytes = book.save_to_buffer().unwrap();
        let mut theirs = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        for (name, formatted) in formatted {
            let what = format!("{seed} {name}");
            let ours = Ours::read(&bytes, &name);
            let cells = cells_of(&mut theirs, &name);
            ours.assert_cells(&cells, &formatted, &what);
            ours.assert_merges(&theirs.merge_cells_by_sheet_name(&name).unwrap(), &what);
            compared += cells.len();
        }
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn workbooks_of_many_programs_read_as_another_reader_reads_them() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("tests/workbooks"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        // pyexcel writes a time where a number should stand, which the other reader refuses; it knows no raised text
        // and takes no password.
        .filter(|name| {
            let left = ["encrypted.xlsx", "pyexcel.ods", "raised.xls", "sealed.xls", "secret.xls"];
            !name.ends_with(".md") && !left.contains(&name.as_str())
        })
        .collect();
    files.sort();
    assert!(files.len() > 8, "{files:?}");
    for file in files {
        let bytes = fixture(&file);
        let cursor = Cursor::new(bytes.clone());
        let check = |name: &str, cells: BTreeMap<(u32, u32), Data>, merges: Option<Vec<Dimensions>>| {
            let what = format!("{file} {name}");
            let ours = Ours::read(&bytes, name);
            ours.assert_cells(&cells, &cells.keys().copied().collect(), &what);
            if let Some(merges) = merges {
                ours.assert_merges(&merges, &what);
            }
        };
        match file.rsplit_once('.').unwrap().1 {
            "xlsx" => {
                let mut book = Xlsx::new(cursor).unwrap();
                for name in book.sheet_names() {
                    let merges = book.merge_cells_by_sheet_name(&name).unwrap();
                    check(&name, cells_of(&mut book, &name), Some(merges));
                }
            }
            "xls" => {
                let mut book = Xls::new(cursor).unwrap();
                for name in book.sheet_names() {
                    let merges = book.merge_cells_by_sheet_name(&name).unwrap();
                    check(&name, range_of(&mut book, &name), Some(merges));
                }
            }
            "ods" => {
                let mut book = Ods::new(cursor).unwrap_or_else(|error| panic!("{file}: {error}"));
                for name in book.sheet_names() {
                    check(&name, range_of(&mut book, &name), None);
                }
            }
            other => panic!("{other}"),
        }
    }
}
