//! Reads tables from workbooks: XLSX, XLS and ODS.
//!
//! Each format has a file that reads its sheets into a [`Sheet`]; the rest
//! knows no formats. Nothing is allocated by what a file merely claims, and
//! nobody reads further than the limits, since workbooks come from outside.

mod address;
mod biff;
mod book;
mod compound;
mod cut;
mod date;
mod doubts;
mod formats;
mod frame;
mod grid;
mod ods;
mod raised;
mod sealed;
mod select;
mod sheet;
mod shown;
mod xls;
mod xls_sheet;
mod xlsx;
mod xlsx_sheet;

pub(super) use address::Area;
pub(super) use sheet::{CELL_LIMIT, Sheet};

use crate::diag::{Diagnostic, Severity};
use crate::guard;
use crate::messages::{BadBook, Problem};
use crate::model::Cells;
use crate::read::package::Parts;
use crate::source::{Place, Sources};
use book::{Book, unusable};

/// A workbook file and the part of it that is wanted.
pub(super) struct Wanted<'a> {
    /// The file's bytes.
    pub(super) bytes: Vec<u8>,
    /// Its path as the editor wrote it.
    pub(super) path: &'a str,
    /// Its name as shown.
    pub(super) shown: String,
    /// What the editor wrote after `#`.
    pub(super) part: Option<&'a str>,
    /// Where the editor wrote it.
    pub(super) place: &'a Place,
}

/// Returns whether bytes are a workbook, or what looks like one and is not.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || compound::is(bytes) || is_page(bytes)
}

/// Reads the wanted cells of a workbook; `None` if there is nothing to go on with.
pub(super) fn cells(wanted: Wanted, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Option<Cells> {
    let Wanted { bytes, path, shown, part, place } = wanted;
    let read = || {
        let mut book = open(bytes).map_err(|why| unusable(path, why))?;
        select::sheet(book.as_mut(), path, part)
    };
    let read = guard::caught(read).unwrap_or_else(|_| Err(unusable(path, BadBook::Damaged)));
    let result = read.and_then(|select::Chosen { sheet, area, passed }| {
        if !passed.is_empty() {
            let problem = Problem::SheetsPassed { passed, taken: sheet.name.clone() };
            found.push(Diagnostic::warning(problem, place.clone()));
        }
        if let Some(problem) = area.and_then(|area| cut::beyond(&sheet, area)) {
            found.push(Diagnostic::new(problem, Severity::Info, Some(place.clone())));
        }
        let cells = cut::cells(&sheet, area, cut::Target { shown, sources, found })?;
        // All of it may be hidden.
        let nothing = || Problem::NothingThere { path: path.to_owned(), part: part.map(str::to_owned) };
        if cells.columns() == 0 { Err(nothing()) } else { Ok(cells) }
    });
    result.map_err(|problem| found.push(Diagnostic::error(problem, place.clone()))).ok()
}

/// Opens a workbook; tells the formats apart by content, since names can be wrong.
fn open(bytes: Vec<u8>) -> Result<Box<dyn Book>, BadBook> {
    if is_page(&bytes) {
        return Err(BadBook::Page);
    }
    if compound::is(&bytes) {
        return Ok(Box::new(xls::Xls::open(&bytes)?));
    }
    let mut parts = Parts::open(bytes)?;
    if let Some(part) = xlsx::main_part(&mut parts)? {
        Ok(Box::new(xlsx::Xlsx::open(parts, &part)?))
    } else if parts.has("xl/workbook.bin") {
        Err(BadBook::Binary)
    } else if parts.text("mimetype").is_ok_and(|kind| kind.contains("opendocument.spreadsheet")) {
        Ok(Box::new(ods::Ods::open(parts)?))
    } else {
        Err(BadBook::Foreign)
    }
}

/// Returns whether a file is a web page (MHTML, too) or plain XML, as old systems hand out under the name `.xls`.
fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    let marks = ["<html", "<table", "office:spreadsheet", "office:document"];
    // A page in one file with its pictures is packed like a mail.
    let packed = start.starts_with("mime-version:") && start.contains("content-type:");
    packed || start.starts_with('<') && marks.iter().any(|mark| start.contains(mark))
}
