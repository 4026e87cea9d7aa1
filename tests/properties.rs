//! Readers never panic, whatever they are given, and text survives.

use proptest::prelude::*;
use typeset::read;

use crate::books::{fixture, package, with_sheet};
use crate::support::{Case, HEAD, article, squeeze};
use crate::word::Word;

/// A ranking and a table that text can refer to.
const TABLES: &str = "
[[section]]

[[section.item]]
kind = \"ranking\"
place = \"甲市\"
total = 10
series = [{ month = \"2020.09\", index = 80.5, rank = 5 }]

[[section.item]]
kind = \"table\"
title = \"表\"
data = \"a.csv\"
";

/// Pieces that make TOML, Markdown and CSV interesting.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"",
        "'''",
        "\"\"\"",
        "[",
        "[[",
        "]",
        "]]",
        "{",
        "}",
        "{{",
        "}}",
        "\\{{",
        "{{甲市.排名}}",
        "{{表.甲.数}}",
        "「",
        "」",
        ".",
        "/",
        "=",
        ",",
        "\n",
        "\r\n",
        "\t",
        " ",
        "#",
        "\\",
        "**",
        "*",
        "_",
        "`",
        "<",
        ">",
        "&amp;",
        "- ",
        "1. ",
        "---",
        "![](",
        ")",
        "year",
        "number",
        "date",
        "section",
        "item",
        "kind",
        "title",
        "publication",
        "2026",
        "2026-03-01",
        "3.5",
        "true",
        "第3期",
        "营口市",
        "“",
        "”",
        "，",
        "·",
        "\u{3000}",
        "\u{200b}",
        "\u{feff}",
        "\u{0}",
        "\u{1f600}",
        "a",
        "é",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_an_issue(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let case = Case::with_issue("");
        read::read_bytes(&bytes, "issue.toml", case.path());
    }

    #[test]
    fn any_toml_as_an_issue(text in pieces()) {
        let case = Case::with_issue("");
        let reading = read::read_bytes(text.as_bytes(), "issue.toml", case.path());
        for diagnostic in &reading.found {
            if let Some(place) = &diagnostic.place {
                let source = reading.sources.text(place.file);
                prop_assert!(place.range.start <= place.range.end && place.range.end <= source.len().max(1));
            }
        }
    }

    #[test]
    fn any_markdown_as_an_article(text in pieces()) {
        let (_, found) = read::markdown_text(&text);
        for place in found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            prop_assert!(text.get(place.range.clone()).is_some());
        }
    }

    /// Whatever stands in braces, places stay within the text, and no stand-in is left.
    #[test]
    fn any_braces_in_a_text(text in pieces(), plain in any::<bool>()) {
        let name = if plain { "a.txt" } else { "a.md" };
        let section = format!("{TABLES}\n[[section.item]]\nkind = \"article\"\ntitle = '{{{{甲市.总数}}}}'\nfile = \"{name}\"\n");
        let case = Case::with_sections(&section).file("a.csv", "名,数\n甲,1\n").file(name, &text);
        let reading = read::read(&case.path().join("issue.toml"));
        for place in reading.found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            prop_assert!(reading.sources.text(place.file).get(place.range.clone()).is_some());
        }
        let issue = reading.issue.unwrap();
        let mut clean = true;
        issue.texts(&mut |text| clean &= !text.value.contains(['\u{4}', '\u{5}']));
        prop_assert!(clean);
        for figure in &issue.figures {
            let raw = &reading.sources.text(figure.text.place.file)[figure.text.place.range.clone()];
            prop_assert!(raw.starts_with("{{") && raw.ends_with("}}"), "{raw}");
        }
        prop_assert!(text.contains("{{") || issue.figures.len() == 1);
    }

    /// Every cell's place holds the cell, but for doubled quotation marks.
    #[test]
    fn any_csv_has_its_cells_in_place(text in pieces()) {
        let (rows, _) = read::csv_text(&text);
        for cell in rows.iter().flatten() {
            let raw = text.get(cell.place.range.clone());
            prop_assert!(raw.is_some());
            let raw = raw.unwrap().replace("\"\"", "\"");
            prop_assert!(raw.trim() == cell.value || raw.contains('"') || cell.value.contains('"'), "{raw:?} {:?}", cell.value);
        }
    }

    #[test]
    fn any_csv_as_a_table(text in pieces(), head in 1usize..4, groups in 0usize..4) {
        let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\nhead_rows = {head}\ngroup_columns = {groups}\n");
        let case = Case::with_sections(&section).file("a.csv", text);
        let reading = read::read(&case.path().join("issue.toml"));
        let issue = reading.issue.unwrap();
        for item in issue.sections.iter().flat_map(|section| &section.items) {
            if let typeset::model::Item::Table(table) = item {
                prop_assert!(table.cells.rows.iter().all(|row| row.len() == table.cells.columns()));
            }
        }
    }
}

/// Reads a workbook, and looks whether what came of it holds together.
fn read_workbook(bytes: &[u8]) -> Result<(), TestCaseError> {
    let (cells, found, sources) = read::workbook_bytes(bytes, None);
    let cells = cells.unwrap_or_default();
    for cell in cells.rows.iter().flatten() {
        let text = sources.text(cell.place.file).get(cell.place.range.clone());
        prop_assert!(
            text.is_some_and(|text| text.len() == cell.value.len() || text.is_empty() || cell.value.is_empty())
        );
    }
    for merge in &cells.merges {
        prop_assert!(merge.row + merge.rows <= cells.rows.len() && merge.column + merge.columns <= cells.columns());
    }
    for place in found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
        prop_assert!(sources.text(place.file).get(place.range.clone()).is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_workbook(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..4) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
        read_workbook(&[starts[start], &bytes].concat())?;
    }

    #[test]
    fn any_part_of_a_workbook(part in "([A-C1-9:!'$！：#三季度的表 ]{0,12})|([A-Z]{0,4}[0-9]{0,8}:[A-Z]{0,4}[0-9]{0,8})") {
        for name in ["figures.xlsx", "figures.xls", "figures.ods"] {
            let (cells, found, _) = read::workbook_bytes(&fixture(name), Some(&part));
            prop_assert!(cells.is_some() || !found.is_empty());
        }
    }

    #[test]
    fn any_slips_in_a_workbook(
        name in prop::sample::select(vec!["figures.xlsx", "figures.xls", "figures.ods"]),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
    ) {
        let mut bytes = fixture(name);
        let length = bytes.len();
        slips.into_iter().for_each(|(at, byte)| bytes[at.index(length)] = byte);
        read_workbook(&bytes)?;
    }

    #[test]
    fn any_slips_in_the_xml_of_a_sheet(slips in prop::collection::vec((any::<prop::sample::Index>(), "[ -~甲]"), 1..12)) {
        let mut xml: Vec<String> = SHEET_XML.chars().map(String::from).collect();
        let length = xml.len();
        slips.iter().for_each(|(at, slip)| xml[at.index(length)] = slip.clone());
        read_workbook(&with_sheet(&xml.concat()))?;
        let content: Vec<u8> = xml.concat().into_bytes();
        read_workbook(&package(&[("mimetype", b"opendocument.spreadsheet"), ("content.xml", &content)]))?;
    }

    /// The formatter of numbers is not ours, and is given whatever a workbook says.
    #[test]
    fn any_number_in_any_format(code in "[0#?.,%;@E+/\\\\_*\"\\[\\]<>=$ ymdhsabeG年一-]{0,14}(General|AM/PM)?", value in prop_oneof![any::<f64>(), -1e6..1e6, (0u32..60000).prop_map(f64::from)]) {
        let code = code.replace('"', "&quot;").replace('<', "&lt;");
        let styles = format!("<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>");
        let sheet = format!("<worksheet><sheetData><row><c><v>{value:e}</v></c><c t=\"str\"><v>文</v></c></row></sheetData></worksheet>");
        let parts: [(&str, &[u8]); 4] = [
            ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", b"<r><r Id=\"r\" Type=\"/worksheet\" Target=\"s.xml\"/><r Id=\"f\" Type=\"/styles\" Target=\"styles.xml\"/></r>"),
            ("xl/styles.xml", styles.as_bytes()),
            ("xl/s.xml", sheet.as_bytes()),
        ];
        read_workbook(&package(&parts))?;
    }
}

/// A sheet that is one of XLSX and one of ODS at once, so that slips meet all that either reader knows.
const SHEET_XML: &str = "<table:table table:name=\"a\"><sheetData><table:table-column table:number-columns-repeated=\"3\" \
    table:visibility=\"collapse\"/><cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols><table:table-row \
    table:number-rows-repeated=\"7\"><row r=\"4\" hidden=\"1\"><c r=\"B5\" t=\"str\"><v>a&amp;</v></c><c><f>x</f></c><c r=\"AA6\"><v>1.5\
    </v></c></row><table:table-cell table:number-columns-repeated=\"29\" table:number-columns-spanned=\"2\" \
    table:number-rows-spanned=\"9\" office:value=\"3\"><text:p>b<text:s text:c=\"9\"/></text:p></table:table-cell></table:table-row>\
    </sheetData><mergeCells><mergeCell ref=\"B5:D9\"/><mergeCell ref=\"A1:Z99\"/></mergeCells></table:table>";

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever an editor writes, the program ends with a PDF or with findings, never with a fault.
    #[test]
    fn any_text_to_the_end(text in pieces()) {
        let section = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n";
        let run = Case::with_sections(section).file("a.md", text).run(&["-q"]);
        prop_assert!(run.code == 0 || (run.code == 1 && !run.err.is_empty()), "{}", run.err);
    }

    /// Any text and any cell that can be printed is in the Word document, whose XML is well formed.
    #[test]
    fn text_in_is_text_in_word(text in "[一-龥a-z0-9，。；（）“”《》<>&\"'*_#\\]\\[-]{1,200}", cell in "[一-龥a-z0-9<>&']{1,40}") {
        let items = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.txt\"\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n";
        let case = Case::with_sections(items).file("a.txt", &text).file("a.csv", format!("名,数\n{cell},1\n"));
        let run = case.run(&["-q", "-o", "issue.docx"]);
        prop_assert!(run.code == 0, "{}", run.err);
        let word = Word::open(&std::fs::read(case.path().join("issue.docx")).unwrap());
        let found = squeeze(&word.text());
        prop_assert!(found.contains(&text) && found.contains(&cell), "{text} or {cell} became {found}");
    }

    /// Ordinary text is printed to the last character, in order.
    #[test]
    fn text_in_is_text_out(text in "[一-龥a-z0-9，。；（）“”《》}]{1,200}") {
        let printed = Case::with_issue(&format!("{HEAD}{}", article("标题", &text))).lay_out().text();
        prop_assert!(printed.contains(&text), "{text} became {printed}");
    }
}
