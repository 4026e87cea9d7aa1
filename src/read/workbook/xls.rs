//! XLS, and ET as WPS writes it: what stands before the cells.

use std::collections::HashMap;

use super::address::Area;
use super::biff::{Cursor, Record, Records, Writing, kind, level};
use super::book::{AreaName, Book, SheetName};
use super::compound::Compound;
use super::formats::built_in;
use super::raised::Level;
use super::sealed;
use super::sheet::Sheet;
use super::shown::Shown;
use super::xls_sheet::{self, Around, Texts};
use crate::messages::BadBook;

pub(super) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<SheetName>,
    /// Where each sheet begins.
    offsets: Vec<usize>,
    names: Vec<AreaName>,
    texts: Texts,
    writing: Writing,
    shown: Shown,
    /// Whether formulas have been calculated by a spreadsheet program.
    calculated: bool,
}

impl Xls {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, BadBook> {
        let file = Compound::open(bytes)?;
        if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
            return Err(BadBook::Encrypted);
        }
        let stream = file.read("Workbook").or_else(|| file.read("Book")).ok_or(BadBook::Foreign)?;
        let stream = match password(&stream) {
            Some(record) => sealed::open(&stream, record).ok_or(BadBook::Encrypted)?,
            None => stream,
        };
        let globals = Globals::read(&stream)?;
        let code = |id: &u16| globals.formats.get(id).cloned().unwrap_or_else(|| built_in((*id).into()).to_owned());
        let shown = Shown::new(globals.styles.iter().map(code).collect(), globals.from_1904);
        let shown = shown.with_raised(globals.raised.clone());
        let names = globals.area_names();
        let Globals { sheets, texts, writing, calculated, .. } = globals;
        let (sheets, offsets) = sheets.into_iter().map(|listed| (listed.name, listed.offset)).unzip();
        Ok(Self { sheets, offsets, names, texts, writing, shown, calculated, stream })
    }
}

impl Book for Xls {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn names(&self) -> &[AreaName] {
        &self.names
    }

    fn sheet(&mut self, index: usize, area: Area) -> Result<Sheet, BadBook> {
        let (Some(sheet), Some(offset)) = (self.sheets.get(index), self.offsets.get(index)) else {
            return Err(BadBook::Damaged);
        };
        let (texts, calculated) = (&self.texts, self.calculated);
        let around = Around { texts, writing: self.writing, shown: &mut self.shown, calculated };
        xls_sheet::read(Records::new(&self.stream, *offset), Sheet::new(&sheet.name, area), around)
    }
}

/// Returns what the record of a workbook's password holds, which stands near the beginning.
fn password(stream: &[u8]) -> Option<&[u8]> {
    let globals = Records::new(stream, 0).take_while(|record| record.kind != kind::EOF);
    globals
        .map(|record| (record.kind, record.bytes()))
        .find(|(kind, _)| *kind == kind::PASSWORD)
        .map(|(_, bytes)| bytes)
}

/// A sheet as listed.
struct Listed {
    name: SheetName,
    offset: usize,
}

/// A name: what it is called, and the sheet (as the formula counts them) and area that it means.
struct Named {
    name: String,
    used: usize,
    area: Area,
}

/// The first part of the stream, which is about the workbook as a whole.
struct Globals {
    writing: Writing,
    from_1904: bool,
    sheets: Vec<Listed>,
    formats: HashMap<u16, String>,
    /// The format of every kind of cell.
    styles: Vec<u16>,
    fonts: Vec<Level>,
    /// How the font of those kinds of cells stands that is raised or lowered.
    raised: HashMap<usize, Level>,
    calculated: bool,
    texts: Texts,
    /// For each workbook that formulas refer to, whether it is this one.
    own: Vec<bool>,
    /// The sheets that formulas refer to: workbook and number within it.
    used: Vec<(usize, usize)>,
    names: Vec<Named>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, BadBook> {
        let mut records = Records::new(stream, 0);
        let first = records.next().filter(|record| record.kind == kind::BOF).ok_or(BadBook::TooOld)?;
        let mut globals = Self {
            writing: Writing::new(first.u16(0) >= 0x0600),
            from_1904: false,
            sheets: Vec::new(),
            formats: HashMap::new(),
            styles: Vec::new(),
            fonts: Vec::new(),
            raised: HashMap::new(),
            calculated: false,
            texts: Texts::default(),
            own: Vec::new(),
            used: Vec::new(),
            names: Vec::new(),
        };
        for record in records {
            match record.kind {
                kind::EOF => return Ok(globals),
                kind => globals.record(kind, &record),
            }
        }
        Err(BadBook::Damaged)
    }

    fn record(&mut self, kind: u16, record: &Record) {
        match kind {
            kind::CODE_PAGE => self.writing.set_page(record.u16(0)),
            kind::DATE_MODE => self.from_1904 = record.u16(0) == 1,
            kind::SHEET => self.sheets.extend(self.listed(record)),
            kind::FORMAT => {
                let mut cursor = Cursor::new(record, 2);
                let code =
                    if self.writing.unicode { cursor.long_text(self.writing) } else { cursor.short_text(self.writing) };
                self.formats.extend(code.map(|code| (record.u16(0), code)));
            }
            kind::FONT => self.fonts.push(Level::numbered(record.u16(8))),
            kind::STYLE => {
                let level = level(record.u16(0), &self.fonts);
                if level != Level::Line {
                    self.raised.insert(self.styles.len(), level);
                }
                self.styles.push(record.u16(2));
            }
            // Which version calculated last; programs that cannot calculate do not write it.
            kind::CALCULATED => self.calculated = true,
            kind::TEXTS => {
                let (count, mut cursor) = (record.u32(4), Cursor::new(record, 8));
                for _ in 0..count {
                    let Some((text, on_line, bare)) = cursor.rich_text(self.writing, &self.fonts) else { break };
                    self.texts.push(text, on_line, bare);
                }
            }
            kind::BOOKS => self.own.push(record.bytes().len() == 4 && record.u16(2) == 0x0401),
            kind::SHEETS_USED if self.writing.unicode => {
                let entries = record.bytes().get(2..).unwrap_or_default().chunks_exact(6);
                let pair =
                    |at: &[u8]| (u16::from_le_bytes([at[0], at[1]]).into(), u16::from_le_bytes([at[2], at[3]]).into());
                self.used.extend(entries.map(pair));
            }
            kind::NAME if self.writing.unicode => self.names.extend(self.named(record)),
            _ => {}
        }
    }

    fn listed(&self, record: &Record) -> Option<Listed> {
        let visible = record.bytes().get(4)? & 3 == 0;
        let name = Cursor::new(record, 6).short_text(self.writing)?;
        // The others keep their places, since names count them too.
        let cells = record.bytes().get(5)? & 0x0f == 0;
        let name = SheetName { name, visible: visible && cells };
        Some(Listed { name, offset: record.u32(0) as usize })
    }

    fn named(&self, record: &Record) -> Option<Named> {
        let [flags, length] = [record.u16(0), u16::from(*record.bytes().get(3)?)];
        // Excel's own names are numbers, such as that of the area to print.
        if flags & 0x20 != 0 {
            return None;
        }
        let wide = record.bytes().get(14)? & 1 != 0;
        let name = Cursor::new(record, 14).text(length.into(), self.writing)?;
        let at = 15 + usize::from(length) * if wide { 2 } else { 1 };
        let formula = record.bytes().get(at..)?;
        let word = |at| super::compound::u16_at(formula, at).map(u32::from);
        let column = |at| word(at).map(|column| column & 0x3fff);
        // A single reference into a sheet, of one cell or of an area.
        let area = match (formula.first()? & 0x1f, record.u16(4)) {
            (0x1b, 11) => Area { top: word(3)?, bottom: word(5)?, left: column(7)?, right: column(9)? },
            (0x1a, 7) => Area { top: word(3)?, bottom: word(3)?, left: column(5)?, right: column(5)? },
            _ => return None,
        };
        (area.top <= area.bottom && area.left <= area.right).then_some(Named { name, used: word(1)? as usize, area })
    }

    fn area_names(&self) -> Vec<AreaName> {
        let area_name = |named: &Named| {
            let (book, sheet) = *self.used.get(named.used)?;
            let here = *self.own.get(book)? && sheet < self.sheets.len();
            here.then(|| AreaName { name: named.name.clone(), sheet, area: named.area })
        };
        self.names.iter().filter_map(area_name).collect()
    }
}
