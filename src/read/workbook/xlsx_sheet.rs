//! The cells of an XLSX sheet.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::address::{COLUMNS, ROWS, cell};
use super::raised::Level;
use super::sheet::{Kind, Remark};
use super::shown::Shown;
use super::{Area, Sheet};
use crate::messages::BadBook;
use crate::read::package::{Walk, attribute, is_set, number, push_text};

/// Bytes of `_x000D_`.
const ESCAPE: usize = 7;

/// The texts that cells refer to by number.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    /// Those with raised or lowered characters that have to stand on the line.
    on_line: HashSet<usize>,
}

impl Strings {
    pub(super) fn read(xml: &str, part: &str) -> Result<Self, BadBook> {
        let mut strings = Self::default();
        let mut walk = Walk::new(xml, part);
        let (mut within, mut in_run, mut level, mut begin) = (false, false, Level::Line, 0);
        while let Some(event) = walk.next()? {
            match &event {
                Event::Start(e) => match e.local_name().as_ref() {
                    "r" => (in_run, level) = (true, Level::Line),
                    "vertAlign" if in_run => level = Level::named(attribute(e, "val").as_deref()),
                    "t" => {
                        begin = strings.text.len();
                        within = alone(in_run, strings.ends.last().copied().unwrap_or(0) < begin)?;
                    }
                    // How Japanese is read aloud, and no part of the text.
                    "rPh" => walk.skip(e)?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "r" => (in_run, level) = (false, Level::Line),
                    "t" => {
                        within = false;
                        if level.put(&mut strings.text, begin) {
                            strings.on_line.insert(strings.ends.len());
                        }
                    }
                    "si" => strings.ends.push(strings.text.len()),
                    _ => {}
                },
                event if within => push_text(event, &mut strings.text),
                _ => {}
            }
        }
        Ok(strings)
    }

    fn get(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(index)?)
    }
}

/// Refuses what stands beside another value, which nobody could tell from one value (ISO/IEC 29500-1, 18.3.1.4, 18.3.1.96).
fn alone(in_run: bool, begun: bool) -> Result<bool, BadBook> {
    if begun && !in_run { Err(BadBook::Damaged) } else { Ok(true) }
}

/// A cell while it is read.
#[derive(Default)]
struct Pending {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
    formula: bool,
    /// Whether it has an element for a value, be it empty.
    valued: bool,
    /// Whether raised or lowered characters have to stand on the line.
    on_line: bool,
    value: String,
}

/// What the cells refer to.
pub(super) struct Around<'a> {
    pub(super) strings: &'a Strings,
    pub(super) shown: &'a mut Shown,
    /// Whether the results of formulas are to be calculated when the workbook is opened.
    pub(super) stale: bool,
}

/// Reads the cells, merges and hidden rows and columns of a sheet, given by its text and its part.
pub(super) fn read((xml, part): (&str, &str), sheet: Sheet, around: Around) -> Result<Sheet, BadBook> {
    let mut reader = CellReader { sheet, around, cell: Pending::default(), row: 0, column: 0 };
    let mut walk = Walk::new(xml, part);
    let (mut in_cell, mut in_value, mut in_run, mut root) = (false, false, false, false);
    let (mut level, mut begin) = (Level::Line, 0);
    while let Some(event) = walk.next()? {
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "worksheet" => root = true,
                "row" => {
                    reader.begin_row(e)?;
                    if reader.sheet.ends_before(reader.row) {
                        walk.skip(e)?;
                        reader.row += 1;
                    }
                }
                "c" => {
                    reader.begin_cell(e)?;
                    in_cell = true;
                }
                "r" => (in_run, level) = (true, Level::Line),
                "vertAlign" if in_run => level = Level::named(attribute(e, "val").as_deref()),
                "v" | "t" if in_cell => {
                    begin = reader.cell.value.len();
                    in_value = alone(in_run, begin > 0)?;
                    reader.cell.valued = true;
                }
                "f" if in_cell => reader.cell.formula = true,
                "rPh" | "extLst" => walk.skip(e)?,
                "col" if is_set(e, "hidden") => {
                    if let (Some(first @ 1..), Some(last @ 1..)) = (number(e, "min"), number(e, "max")) {
                        reader.sheet.hidden_columns.add(first - 1, last - 1);
                    }
                }
                "mergeCell" => {
                    if let Some(area) = attribute(e, "ref").as_deref().and_then(Area::parse) {
                        reader.sheet.merge(area);
                    }
                }
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "r" => (in_run, level) = (false, Level::Line),
                "v" | "t" => {
                    in_value = false;
                    reader.cell.on_line |= level.put(&mut reader.cell.value, begin);
                }
                "c" if in_cell => {
                    in_cell = false;
                    reader.end_cell()?;
                }
                "row" => reader.row += 1,
                _ => {}
            },
            event if in_value => push_text(event, &mut reader.cell.value),
            _ => {}
        }
    }
    if root && !reader.sheet.is_ambiguous() { Ok(reader.sheet) } else { Err(BadBook::Damaged) }
}

struct CellReader<'a> {
    sheet: Sheet,
    around: Around<'a>,
    cell: Pending,
    /// Where a cell without an address stands; both from 0.
    row: u32,
    column: u32,
}

impl CellReader<'_> {
    fn begin_row(&mut self, element: &BytesStart) -> Result<(), BadBook> {
        self.column = 0;
        match number(element, "r") {
            Some(row @ 1..=ROWS) => self.row = row - 1,
            None if self.row < ROWS => {}
            _ => return Err(BadBook::Damaged),
        }
        if is_set(element, "hidden") {
            self.sheet.hidden_rows.add(self.row, self.row);
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart) -> Result<(), BadBook> {
        let Pending { kind, value, .. } = &mut self.cell;
        kind.clear();
        value.clear();
        (self.cell.style, self.cell.formula, self.cell.valued, self.cell.on_line) = (0, false, false, false);
        let mut place = (self.row, self.column);
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| BadBook::Damaged)?;
            match attribute.key.as_ref() {
                "r" => place = cell(&attribute.value).ok_or(BadBook::Damaged)?,
                "s" => self.cell.style = attribute.value.parse().unwrap_or(0),
                "t" => self.cell.kind.push_str(&attribute.value),
                _ => {}
            }
        }
        if place.0 >= ROWS || place.1 >= COLUMNS {
            return Err(BadBook::Damaged);
        }
        (self.cell.row, self.cell.column) = place;
        self.column = place.1 + 1;
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), BadBook> {
        let Self { sheet, around: Around { strings, shown, stale }, cell, .. } = self;
        let Pending { row, column, style, kind, formula, valued, on_line, value } = cell;
        if !sheet.wants(*row, *column) {
            return Ok(());
        }
        let plain = value.trim();
        let shared = if kind == "s" { plain.parse().ok() } else { None };
        if *on_line || shared.is_some_and(|index| strings.on_line.contains(&index)) || shown.is_raised(*style) {
            sheet.remark(*row, *column, Remark::OnLine);
        }
        if *formula && *stale && !plain.is_empty() {
            sheet.remark(*row, *column, Remark::Stale);
        }
        let mut keep = |text: &str, kind| sheet.push(*row, *column, text, kind);
        match kind.as_str() {
            // A result that is an empty text has an element all the same.
            _ if *formula && (!*valued || plain.is_empty() && kind.is_empty()) => keep("", Kind::Uncalculated),
            _ if plain.is_empty() && !matches!(kind.as_str(), "str" | "inlineStr") => Ok(()),
            "s" => {
                let text = shared.and_then(|index| strings.get(index)).ok_or(BadBook::Damaged)?;
                keep(&shown.text(*style, &unescaped(text)), Kind::Text)
            }
            "str" | "inlineStr" => keep(&shown.text(*style, &unescaped(value)), Kind::Text),
            "e" => keep(plain, Kind::Error),
            "b" => keep(if plain == "0" { "FALSE" } else { "TRUE" }, Kind::Other),
            "d" => keep(&shown.iso_date(*style, plain), Kind::Other),
            _ => match plain.parse::<f64>() {
                Ok(number) if number.is_finite() => sheet.push_number(*row, *column, &shown.number(*style, number)),
                _ => Err(BadBook::Damaged),
            },
        }
    }
}

/// Undoes `_x000D_`, by which XLSX writes characters that XML cannot hold, in units of UTF-16.
fn unescaped(text: &str) -> Cow<'_, str> {
    let (mut out, mut units, mut rest) = (String::new(), Vec::new(), text);
    while let Some(at) = rest.find("_x") {
        let unit = escaped_unit(&rest[at..]);
        if at > 0 || unit.is_none() {
            flush(&mut units, &mut out);
        }
        let length = if unit.is_some() { 0 } else { 2 };
        out.push_str(&rest[..at + length]);
        units.extend(unit);
        rest = &rest[at + if unit.is_some() { ESCAPE } else { 2 }..];
    }
    if out.is_empty() && units.is_empty() {
        return text.into();
    }
    flush(&mut units, &mut out);
    (out + rest).into()
}

/// Adds characters of which each may be two units; half of one is left out.
fn flush(units: &mut Vec<u16>, out: &mut String) {
    out.extend(char::decode_utf16(units.drain(..)).flatten());
}

/// Reads the unit that a text begins with if it is `_xHHHH_`.
fn escaped_unit(text: &str) -> Option<u16> {
    let code = text.get(2..ESCAPE - 1).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let closed = text.as_bytes().get(ESCAPE - 1) == Some(&b'_');
    u16::from_str_radix(code, 16).ok().filter(|_| closed)
}
