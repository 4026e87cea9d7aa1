//! Reads texts and files on their own, as those of an issue are read.

use super::{barred, csv, excerpt, figures, running, word, workbook};
use crate::diag::Diagnostic;
use crate::model::{Block, Cells};
use crate::source::{Located, Place, Sources};

/// Reads a Markdown text on its own, as the file of an article is read, but for its tables; `{{…}}` stays as written.
pub fn markdown_text(text: &str) -> (Vec<Block>, Vec<Diagnostic>) {
    let file = Sources::default().add("", text);
    let mut found = Vec::new();
    let parts = barred::parts(&excerpt::Excerpt::whole(text, file), &mut found, running::running);
    let text_of = |part| if let word::Part::Text(blocks) = part { blocks } else { Vec::new() };
    let mut blocks = parts.into_iter().flat_map(text_of).collect::<Vec<_>>();
    figures::as_written(&mut blocks);
    (blocks, found)
}

/// Reads a CSV text on its own, as the file of a table is read.
pub fn csv_text(text: &str) -> (Vec<Vec<Located<String>>>, Vec<Diagnostic>) {
    let file = Sources::default().add("", text);
    let mut found = Vec::new();
    (csv::cells(text, file, csv::delimiter(text), usize::MAX, &mut found), found)
}

/// Reads a workbook, or the part of it that is named as after `#` in `data`, on its own.
///
/// Returns the cells, the findings, and the texts that both have their places in.
pub fn workbook_bytes(bytes: &[u8], part: Option<&str>) -> (Option<Cells>, Vec<Diagnostic>, Sources) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let place = Place::new(sources.add("", ""), 0..0);
    let wanted = workbook::Wanted { bytes: bytes.to_vec(), path: "", shown: String::new(), part, place: &place };
    let cells = workbook::cells(wanted, &mut sources, &mut found);
    (cells, found, sources)
}

/// Reads a Word document on its own, as the file of an article is read; `{{…}}` stays as written.
///
/// Returns its text, the cells of its tables, the findings, and the texts that all have their places in.
pub fn word_bytes(bytes: &[u8]) -> (Vec<Block>, Vec<Cells>, Vec<Diagnostic>, Sources) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let place = Place::new(sources.add("", ""), 0..0);
    let query = word::Query { head: true, annex: false, title: None, source: true, notes: true };
    let wanted = word::Wanted { bytes: bytes.to_vec(), path: "", place: &place, shown: String::new(), query };
    let words = word::read(wanted, &mut sources, &mut found).unwrap_or_default();
    let (mut blocks, mut tables) = (Vec::new(), Vec::new());
    let attached = words.attached.into_iter().flat_map(|attached| attached.parts);
    for part in words.parts.into_iter().chain(attached) {
        match part {
            word::Part::Text(mut text) => blocks.append(&mut text),
            word::Part::Table(table) => tables.push(table.cells),
            word::Part::Picture(_) | word::Part::Pictures(_) => {}
        }
    }
    figures::as_written(&mut blocks);
    (blocks, tables, found, sources)
}
