//! Records of XLS, and the texts within them.

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use super::compound::{u16_at, u32_at};
use super::raised::Level;

/// The record that goes on where the one before it ran out of room.
const CONTINUE: u16 = 0x003c;

/// Kinds of records.
pub(super) mod kind {
    pub(in crate::read::workbook) const BOF: u16 = 0x0809;
    pub(in crate::read::workbook) const EOF: u16 = 0x000a;
    pub(in crate::read::workbook) const PASSWORD: u16 = 0x002f;
    pub(in crate::read::workbook) const CODE_PAGE: u16 = 0x0042;
    pub(in crate::read::workbook) const DATE_MODE: u16 = 0x0022;
    pub(in crate::read::workbook) const SHEET: u16 = 0x0085;
    pub(in crate::read::workbook) const FORMAT: u16 = 0x041e;
    pub(in crate::read::workbook) const FONT: u16 = 0x0031;
    pub(in crate::read::workbook) const STYLE: u16 = 0x00e0;
    pub(in crate::read::workbook) const TEXTS: u16 = 0x00fc;
    pub(in crate::read::workbook) const CALCULATED: u16 = 0x01c1;
    pub(in crate::read::workbook) const BOOKS: u16 = 0x01ae;
    pub(in crate::read::workbook) const SHEETS_USED: u16 = 0x0017;
    pub(in crate::read::workbook) const NAME: u16 = 0x0018;
}

/// A record: its kind and its bytes, in pieces where it was continued.
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) pieces: Vec<&'b [u8]>,
}

impl<'b> Record<'b> {
    /// Returns the bytes before the first break.
    pub(super) fn bytes(&self) -> &'b [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }

    /// Returns the two-byte number at an offset, 0 beyond the end.
    pub(super) fn u16(&self, at: usize) -> u16 {
        u16_at(self.bytes(), at).unwrap_or(0)
    }

    pub(super) fn u32(&self, at: usize) -> u32 {
        u32_at(self.bytes(), at).unwrap_or(0)
    }
}

/// Walks the records of a stream from an offset on; ends where they do.
pub(super) struct Records<'b> {
    stream: &'b [u8],
    at: usize,
}

impl<'b> Records<'b> {
    pub(super) fn new(stream: &'b [u8], at: usize) -> Self {
        Self { stream, at }
    }

    fn one(&mut self) -> Option<(u16, &'b [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let bytes = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, bytes))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, bytes) = self.one()?;
        let mut pieces = vec![bytes];
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            pieces.push(self.one()?.1);
        }
        Some(Record { kind, pieces })
    }
}

/// How a workbook writes its texts.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    /// Whether texts are in Unicode, as since Excel 97.
    pub(super) unicode: bool,
    /// What the bytes mean where they are not.
    pub(super) encoding: &'static Encoding,
}

impl Writing {
    pub(super) fn new(unicode: bool) -> Self {
        Self { unicode, encoding: GBK }
    }

    /// Takes the encoding of a code page.
    pub(super) fn set_page(&mut self, page: u16) {
        self.encoding = match page {
            936 => GBK,
            950 => encoding_rs::BIG5,
            932 => encoding_rs::SHIFT_JIS,
            949 => encoding_rs::EUC_KR,
            65001 => encoding_rs::UTF_8,
            1252 | 0x8001 => WINDOWS_1252,
            _ => self.encoding,
        };
    }
}

/// The runs of a text: where each begins, in characters, and which font it has.
type Runs = Vec<(usize, u16)>;

/// Reads the pieces of a record one after the other.
pub(super) struct Cursor<'b> {
    pieces: Vec<&'b [u8]>,
    piece: usize,
    at: usize,
}

impl<'b> Cursor<'b> {
    /// Begins some bytes into a record.
    pub(super) fn new(record: &Record<'b>, at: usize) -> Self {
        Self { pieces: record.pieces.clone(), piece: 0, at }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            if let Some(byte) = piece.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.piece, self.at) = (self.piece + 1, 0);
        }
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Passes over bytes; stops at the end.
    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            if self.byte().is_none() {
                return;
            }
        }
    }

    /// Reads a text whose length is given in two bytes.
    pub(super) fn long_text(&mut self, writing: Writing) -> Option<String> {
        let length = self.u16()?;
        self.text(usize::from(length), writing)
    }

    /// Reads a text whose length is given in one byte.
    pub(super) fn short_text(&mut self, writing: Writing) -> Option<String> {
        let length = self.byte()?;
        self.text(usize::from(length), writing)
    }

    /// Reads a text of so many characters, its formatting passed over.
    pub(super) fn text(&mut self, length: usize, writing: Writing) -> Option<String> {
        self.units(length, writing).map(|(units, _)| String::from_utf16_lossy(&units))
    }

    /// Reads a text whose length is given in two bytes, with what its fonts raise and lower.
    ///
    /// Also tells whether some of that has to stand on the line, and how many bytes of it have the font of the cell.
    pub(super) fn rich_text(&mut self, writing: Writing, fonts: &[Level]) -> Option<(String, bool, usize)> {
        let length = self.u16()?;
        let (units, runs) = self.units(usize::from(length), writing)?;
        // A run goes as far as the next one begins.
        let first = runs.first().map_or(units.len(), |(start, _)| *start).min(units.len());
        let mut text = String::from_utf16_lossy(&units[..first]);
        let (bare, mut on_line) = (text.len(), false);
        for (at, (start, font)) in runs.iter().enumerate() {
            let (from, end) = (text.len(), runs.get(at + 1).map_or(units.len(), |(next, _)| *next));
            text.push_str(&String::from_utf16_lossy(units.get(*start..end).unwrap_or_default()));
            on_line |= level(*font, fonts).put(&mut text, from);
        }
        Some((text, on_line, bare))
    }

    /// Reads the characters of a text, and its runs: where each begins and which font it has.
    fn units(&mut self, length: usize, writing: Writing) -> Option<(Vec<u16>, Runs)> {
        if !writing.unicode {
            let bytes: Vec<u8> = (0..length).map_while(|_| self.byte()).collect();
            let text = writing.encoding.decode_without_bom_handling(&bytes).0;
            return Some((text.encode_utf16().collect(), Vec::new()));
        }
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let units = self.characters(length, flags & 1 != 0)?;
        let runs = (0..runs).map_while(|_| Some((usize::from(self.u16()?), self.u16()?))).collect();
        self.skip(extra);
        Some((units, runs))
    }

    /// Reads characters; where a record breaks within them, the next piece says anew how wide they are.
    fn characters(&mut self, length: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            let piece = self.pieces.get(self.piece)?;
            if self.at >= piece.len() {
                (self.piece, self.at) = (self.piece + 1, 0);
                wide = self.pieces.get(self.piece)?.first()? & 1 != 0;
                self.at = 1;
                continue;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        Some(units)
    }
}

/// Returns how a font stands; the fifth has no number.
pub(super) fn level(font: u16, fonts: &[Level]) -> Level {
    let at = usize::from(font);
    fonts.get(if at > 4 { at - 1 } else { at }).copied().unwrap_or_default()
}
