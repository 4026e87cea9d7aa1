//! Tables from workbooks: what is said of doubtful ones, and which are refused.

use std::time::Instant;

use rust_xlsxwriter::Workbook;
use typeset::messages::{BadBook, Problem, TableFault};
use typeset::read;

use crate::books::{fixture, package, refused, said, sound, texts, with_sheet};
use crate::support::Case;

#[test]
fn doubtful_cells_are_told_with_their_addresses() {
    let cell = |address: &str, rest: &str| format!("<c r=\"{address}\" {rest}</c>");
    let number = |address: &str| cell(address, "><v>5</v>");
    let text = |address: &str, text: &str| cell(address, &format!("t=\"str\"><v>{text}</v>"));
    let rows = [
        text("A1", "2020") + &text("B1", "2021") + &text("C1", "说明"),
        number("A2") + &number("B2") + &text("C2", "12"),
        number("A3") + &text("B3", "1,234.5") + &text("C3", "13"),
        cell("A4", "t=\"e\"><v>#REF!</v>") + &number("B4") + &text("C4", "见注"),
        cell("A5", "><f>SUM(A2:A4)</f>")
            + &cell("B5", "><f>1+1</f><v></v>")
            + &cell("C5", "t=\"str\"><f>\"\"</f><v></v>"),
    ];
    let bytes = with_sheet(&format!("<sheetData><row>{}</row></sheetData>", rows.join("</row><row>")));
    let at = |cell: &str| cell.to_owned();
    let expected = [
        (Problem::CellError { cell: at("A4"), text: at("#REF!"), more: 0 }, Some(at("A4"))),
        (Problem::NotCalculated { cell: at("A5"), more: 0 }, Some(at("A5"))),
        (Problem::NotCalculated { cell: at("B5"), more: 0 }, Some(at("B5"))),
        (Problem::NumberAsText { cell: at("B3"), text: at("1,234.5"), more: 0 }, Some(at("B3"))),
    ];
    assert_eq!(said(&bytes, None), expected);
    // Hundreds of them are not told one by one.
    let many: String =
        (1..=500).map(|row| format!("<row>{}</row>", cell(&format!("A{row}"), "t=\"e\"><v>#N/A</v>"))).collect();
    let said = said(&with_sheet(&format!("<sheetData>{many}</sheetData>")), None);
    assert_eq!(said.len(), 20);
    assert_eq!(said[19].0, Problem::CellError { cell: at("A20"), text: at("#N/A"), more: 480 });
}

#[test]
fn pictures_that_wps_keeps_in_cells_are_told() {
    let bytes = with_sheet(
        r#"<sheetData><row r="1"><c t="inlineStr"><is><t>单位</t></is></c><c t="inlineStr"><is><t>照片</t></is></c></row>
        <row r="2"><c t="inlineStr"><is><t>甲局</t></is></c><c t="str"><f>_xlfn.DISPIMG("ID_9",1)</f><v>=DISPIMG("ID_9",1)</v></c></row>
        <row r="3"><c t="inlineStr"><is><t>乙局</t></is></c><c t="str"><v>=_xlfn.DISPIMG("ID_8",1)</v></c></row></sheetData>"#,
    );
    let (cells, _, _) = read::workbook_bytes(&bytes, None);
    assert_eq!(texts(&cells.unwrap()), [["单位", "照片"], ["甲局", ""], ["乙局", ""]]);
    let told = |cell: &str| (Problem::CellPicture { cell: cell.into(), more: 0 }, Some(cell.into()));
    assert_eq!(said(&bytes, None), [told("B2"), told("B3")]);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let start = Instant::now();
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    let far = with_sheet(rows);
    // Two rows with cells are few enough, their columns being empty between.
    assert_eq!(sound(&far, None).columns(), 16_384);
    assert_eq!(texts(&sound(&far, Some("A1:B2"))), [["1", ""]]);
    assert_eq!(texts(&sound(&far, Some("XFD1048576:XFD1048576"))), [["2"]]);
    let merged = with_sheet(&format!("{rows}<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"));
    let (cells, found, _) = read::workbook_bytes(&merged, None);
    assert!(
        cells.is_none() && matches!(found[0].problem, Problem::Table(TableFault::TableTooLarge { .. })),
        "{found:?}"
    );
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let good = fixture("figures.xlsx");
    assert_eq!(refused(&fixture("encrypted.xlsx")), BadBook::Encrypted);
    assert_eq!(refused(&package(&[("xl/workbook.bin", b"")])), BadBook::Binary);
    assert_eq!(refused(&package(&[("word/document.xml", b"")])), BadBook::Foreign);
    assert_eq!(refused(b"\n<html><body><table><tr><td>1</td></tr></table>"), BadBook::Page);
    assert_eq!(refused(&good[..good.len() / 2]), BadBook::Damaged);
    assert_eq!(refused(&fixture("figures.xls")[..9000]), BadBook::Damaged);
    // The record of the code page made one of a password.
    let mut secret = fixture("figures.xls");
    let page = secret.windows(4).position(|bytes| bytes == [0x42, 0, 2, 0]).unwrap();
    secret[page] = 0x2f;
    assert_eq!(refused(&secret), BadBook::Encrypted);
    assert_eq!(refused(&fixture("secret.xls")), BadBook::Encrypted);
    assert_eq!(refused(&with_sheet("<sheetData><row><c></row></sheetData>")), BadBook::Damaged);
    assert_eq!(refused(&with_sheet("<sheetData><row r=\"1048577\"/></sheetData>")), BadBook::Damaged);
    let secret = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\0\0"),
    ];
    assert_eq!(refused(&package(&secret)), BadBook::Encrypted);
}

#[test]
fn workbooks_that_unpack_without_end_are_refused() {
    let spaces = vec![b' '; 70 << 20];
    assert_eq!(refused(&package(&[("xl/workbook.xml", &spaces)])), BadBook::TooLargeInside);
    assert_eq!(refused(&package(&[("xl/workbook.xml", &spaces[..33 << 20])])), BadBook::TooLargeInside);
    let names: Vec<String> = (0..1_001).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&package(&parts)), BadBook::TooLargeInside);
    // A size that is not true, in both places where it is said.
    let mut bytes = package(&[("xl/workbook.xml", &spaces[..33 << 20])]);
    let size = (33u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == size).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| bytes[at..at + 4].copy_from_slice(&100u32.to_le_bytes()));
    assert!(matches!(refused(&bytes), BadBook::TooLargeInside | BadBook::Damaged));
}

#[test]
fn findings_in_a_workbook_name_sheet_and_cell() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"数据.xlsx#三季度\"\n";
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("三季度").unwrap();
    sheet.write_row(15, 0, ["单位", "说明", "数"]).unwrap();
    sheet.write_row(16, 0, ["甲局", "一\n二", "有\u{1f9ff}"]).unwrap();
    let case = Case::with_sections(section).file("数据.xlsx", book.save_to_buffer().unwrap());
    let run = case.run(&["-q"]);
    assert_eq!(run.code, 1);
    let lines = [" --> 数据.xlsx!三季度!C17\n", "17 | 甲局    一 二    有🧿\n"];
    lines.iter().for_each(|line| assert!(run.err.contains(line), "{}", run.err));
    let json = case.run(&["--message-format", "jsonl"]).err;
    let value: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    let place = &value["place"];
    assert_eq!((place["sheet"].as_str(), place["cell"].as_str()), (Some("三季度"), Some("C17")));
    assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(17), Some(3)));
}

#[test]
fn a_table_with_all_its_rows_hidden_is_an_error() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_column(0, 0, ["头", "甲", "乙"]).unwrap();
    let found = |book: &mut Workbook| {
        let section = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.xlsx\"\n";
        let case = Case::with_sections(section).file("a.xlsx", book.save_to_buffer().unwrap());
        let found = read::read(&case.path().join("issue.toml")).found;
        found.into_iter().map(|diagnostic| diagnostic.problem).collect::<Vec<_>>()
    };
    book.worksheet_from_index(0).unwrap().set_row_hidden(1).unwrap().set_row_hidden(2).unwrap();
    let hidden = |first, last| Problem::HiddenRows { first, last, more: 0 };
    let path = || "a.xlsx".to_owned();
    assert_eq!(found(&mut book), [Problem::Table(TableFault::TableWithoutRows { path: path() }), hidden(2, 3)]);
    book.worksheet_from_index(0).unwrap().set_row_hidden(0).unwrap();
    assert_eq!(found(&mut book), [Problem::NothingThere { path: path(), part: None }, hidden(1, 3)]);
}
