//! Workbooks for tests: those on disk, and those put together by hand.

use std::io::{Cursor, Write};

use typeset::diag::Diagnostic;
use typeset::messages::{BadBook, Problem};
use typeset::model::Cells;
use typeset::read;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::root;

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Returns a file of `tests/workbooks`.
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/workbooks").join(name)).unwrap()
}

/// Returns the texts of cells.
pub fn texts(cells: &Cells) -> Vec<Vec<&str>> {
    cells.rows.iter().map(|row| row.iter().map(|cell| cell.value.as_str()).collect()).collect()
}

/// Reads a workbook that nothing is wrong with.
pub fn sound(bytes: &[u8], part: Option<&str>) -> Cells {
    let (cells, found, _) = read::workbook_bytes(bytes, part);
    assert!(found.is_empty(), "{found:?}");
    cells.unwrap()
}

/// Reads a workbook and returns what is said of it, each with the address of its cell.
pub fn said(bytes: &[u8], part: Option<&str>) -> Vec<(Problem, Option<String>)> {
    let (_, found, sources) = read::workbook_bytes(bytes, part);
    let address = |d: &Diagnostic| Some(sources.cell(d.place.as_ref()?)?.1);
    found.iter().map(|diagnostic| (diagnostic.problem.clone(), address(diagnostic))).collect()
}

/// Returns why a workbook cannot be read.
pub fn refused(bytes: &[u8]) -> BadBook {
    match said(bytes, None).as_slice() {
        [(Problem::Workbook { why, .. }, None)] => *why,
        other => panic!("{other:?}"),
    }
}

/// Packs parts as they are.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Returns an XLSX with one sheet whose XML is given.
pub fn with_sheet(xml: &str) -> Vec<u8> {
    let book = r#"<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let related =
        r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        (SHEET, format!("<worksheet>{xml}</worksheet>").as_bytes()),
    ])
}

/// Returns an ODS with the given content of its spreadsheet.
pub fn ods(spreadsheet: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{spreadsheet}</office:spreadsheet></office:body></office:document-content>"
    );
    package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

/// Returns a Word document whose body is given.
pub fn docx(body: &str) -> Vec<u8> {
    docx_in("http://schemas.openxmlformats.org/wordprocessingml/2006/main", body)
}

/// Returns a Word document whose body is given, in a namespace.
pub fn docx_in(space: &str, body: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"{space}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>{body}</w:body></w:document>"
    );
    docx_of(&document, &[])
}

/// Returns a Word document whose main part is given, with more parts.
pub fn docx_of(document: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let related = "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let parts = [("_rels/.rels", related.as_bytes()), ("word/document.xml", document.as_bytes())];
    package(&[&parts, more].concat())
}
