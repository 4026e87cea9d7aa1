//! The cells of an XLS sheet.

use std::collections::HashSet;

use super::biff::{Cursor, Record, Records, Writing};
use super::compound::u32_at;
use super::sheet::{Kind, Remark};
use super::shown::Shown;
use super::{Area, Sheet};
use crate::messages::BadBook;

/// Kinds of records.
mod kind {
    pub(super) const BOF: u16 = 0x0809;
    pub(super) const EOF: u16 = 0x000a;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const COLUMNS: u16 = 0x007d;
    pub(super) const MERGES: u16 = 0x00e5;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT_NUMBER: u16 = 0x027e;
    pub(super) const SHORT_NUMBERS: u16 = 0x00bd;
    pub(super) const SHARED_TEXT: u16 = 0x00fd;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const RICH_TEXT: u16 = 0x00d6;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const FORMULA_TEXT: u16 = 0x0207;
}

/// The texts that cells refer to by number.
#[derive(Default)]
pub(super) struct Texts {
    all: Vec<String>,
    /// Those with raised or lowered characters that have to stand on the line.
    on_line: HashSet<usize>,
}

impl Texts {
    pub(super) fn push(&mut self, text: String, on_line: bool) {
        if on_line {
            self.on_line.insert(self.all.len());
        }
        self.all.push(text);
    }
}

/// What the cells refer to.
pub(super) struct Around<'a> {
    pub(super) texts: &'a Texts,
    pub(super) writing: Writing,
    pub(super) shown: &'a mut Shown,
    /// Whether formulas have been calculated by a spreadsheet program.
    pub(super) calculated: bool,
}

/// Reads the cells, merges and hidden rows and columns of a sheet from its first record on.
pub(super) fn read(mut records: Records, sheet: Sheet, around: Around) -> Result<Sheet, BadBook> {
    if records.next().is_none_or(|record| record.kind != kind::BOF) {
        return Err(BadBook::Damaged);
    }
    let mut reader = CellReader { sheet, around, awaited: None };
    // Charts on a sheet are streams of their own within it.
    let mut depth = 0;
    for record in records {
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth == 0 => return Ok(reader.sheet),
            kind::EOF => depth -= 1,
            _ if depth == 0 => reader.record(&record)?,
            _ => {}
        }
    }
    Err(BadBook::Damaged)
}

struct CellReader<'a> {
    sheet: Sheet,
    around: Around<'a>,
    /// The cell whose formula has a text for its result, which comes in a record of its own.
    awaited: Option<(u32, u32, usize)>,
}

impl CellReader<'_> {
    fn record(&mut self, record: &Record) -> Result<(), BadBook> {
        let (row, column, style) = (record.u16(0).into(), record.u16(2).into(), record.u16(4).into());
        match record.kind {
            kind::ROW if record.u16(12) & 0x20 != 0 => self.sheet.hidden_rows.add(row, row),
            kind::COLUMNS if record.u16(8) & 1 != 0 => self.sheet.hidden_columns.add(row, column),
            kind::MERGES => {
                let number = |at: &[u8], i: usize| u32::from(u16::from_le_bytes([at[i], at[i + 1]]));
                for at in record.bytes().get(2..).unwrap_or_default().chunks_exact(8) {
                    let (top, bottom) = (number(at, 0), number(at, 2));
                    let (left, right) = (number(at, 4), number(at, 6));
                    if top <= bottom && left <= right {
                        self.sheet.merge(Area { top, left, bottom, right });
                    }
                }
            }
            kind::NUMBER => self.number(row, column, style, f64_at(record.bytes(), 6).ok_or(BadBook::Damaged)?)?,
            kind::SHORT_NUMBER => self.number(row, column, style, short_number(record.u32(6)))?,
            kind::SHORT_NUMBERS => {
                let cells = record.bytes().get(4..).unwrap_or_default().chunks_exact(6);
                for (at, cell) in (column..).zip(cells) {
                    let style = u16::from_le_bytes([cell[0], cell[1]]).into();
                    self.number(row, at, style, short_number(u32_at(cell, 2).unwrap_or(0)))?;
                }
            }
            kind::SHARED_TEXT => {
                let (number, texts) = (record.u32(6) as usize, self.around.texts);
                if texts.on_line.contains(&number) {
                    self.sheet.remark(row, column, Remark::OnLine);
                }
                self.text(row, column, style, texts.all.get(number).ok_or(BadBook::Damaged)?)?;
            }
            kind::TEXT | kind::RICH_TEXT => {
                let text = Cursor::new(record, 6).long_text(self.around.writing).ok_or(BadBook::Damaged)?;
                self.text(row, column, style, &text)?;
            }
            kind::TRUTH_OR_ERROR => {
                let [value, is_error] = [record.bytes().get(6), record.bytes().get(7)].map(|b| b.copied().unwrap_or(0));
                self.truth_or_error(row, column, value, is_error != 0)?;
            }
            kind::FORMULA => self.formula(row, column, style, record.bytes())?,
            kind::FORMULA_TEXT => {
                if let Some((row, column, style)) = self.awaited.take() {
                    let text = Cursor::new(record, 0).long_text(self.around.writing).ok_or(BadBook::Damaged)?;
                    self.text(row, column, style, &text)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn number(&mut self, row: u32, column: u32, style: usize, value: f64) -> Result<(), BadBook> {
        if !self.sheet.wants(row, column) {
            return Ok(());
        }
        if !value.is_finite() {
            return Err(BadBook::Damaged);
        }
        self.sheet.push_number(row, column, &self.around.shown.number(style, value))
    }

    fn text(&mut self, row: u32, column: u32, style: usize, text: &str) -> Result<(), BadBook> {
        if self.around.shown.is_raised(style) {
            self.sheet.remark(row, column, Remark::OnLine);
        }
        let text = self.around.shown.text(style, text);
        self.sheet.push(row, column, &text, Kind::Text)
    }

    fn truth_or_error(&mut self, row: u32, column: u32, value: u8, is_error: bool) -> Result<(), BadBook> {
        match is_error {
            true => self.sheet.push(row, column, error_name(value), Kind::Error),
            false => self.sheet.push(row, column, if value == 0 { "FALSE" } else { "TRUE" }, Kind::Other),
        }
    }

    /// Takes the result of a formula, which is a number unless its last two bytes say otherwise.
    fn formula(&mut self, row: u32, column: u32, style: usize, bytes: &[u8]) -> Result<(), BadBook> {
        let result = bytes.get(6..14).ok_or(BadBook::Damaged)?;
        if result[6..] != [0xff, 0xff] {
            return self.number(row, column, style, f64_at(result, 0).ok_or(BadBook::Damaged)?);
        }
        match result[0] {
            0 => self.awaited = Some((row, column, style)),
            1 => self.truth_or_error(row, column, result[2], false)?,
            2 => self.truth_or_error(row, column, result[2], true)?,
            // An empty text, which programs that cannot calculate write for any result.
            _ if !self.around.calculated => self.sheet.push(row, column, "", Kind::Uncalculated)?,
            _ => {}
        }
        Ok(())
    }
}

/// Undoes the short writing of numbers: 30 bits of a whole number or of a fraction, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let whole = bits & 2 != 0;
    let number = if whole { f64::from(bits as i32 >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
