//! Workbooks and Word documents whose packing or XML can be read in more than one way: refused, and nothing left out.

use typeset::messages::{BadBook, BadWord, Problem, WordFault};
use typeset::read;

use crate::books::{docx_of, fixture, ods, package, refused, sound, texts, with_sheet};
use crate::support::{Case, root};

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const BOOK: &str = "<workbook><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const RELATED: &str =
    "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// Returns a sheet with one cell, whose contents are given as XML.
fn cell(value: &str) -> String {
    format!("<sheetData><row><c t=\"str\"><v>{value}</v></c></row></sheetData>")
}

/// Returns a workbook of parts, given in full.
fn book(book: &str, related: &str, sheet: &str) -> Vec<u8> {
    package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn word(document: &str) -> Vec<u8> {
    docx_of(document, &[])
}

fn refused_word(bytes: &[u8]) -> BadWord {
    let found = read::word_bytes(bytes).2;
    let why = found.into_iter().find_map(|finding| match finding.problem {
        Problem::Word(WordFault::Unreadable { why, .. }) => Some(why),
        _ => None,
    });
    why.expect("the document is refused")
}

#[test]
fn no_part_of_a_workbook_declares_a_document_type() {
    let sheet = format!("<worksheet>{}</worksheet>", cell("1"));
    let declared = |xml: &str| format!("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY x \"7\">]>{xml}");
    assert_eq!(texts(&sound(&book(BOOK, RELATED, &sheet), None)), [["1"]]);
    for bytes in [
        book(BOOK, RELATED, &declared(&sheet)),
        book(&declared(BOOK), RELATED, &sheet),
        book(BOOK, &declared(RELATED), &sheet),
        book(BOOK, RELATED, &format!("<!DOCTYPE worksheet>{sheet}")),
    ] {
        assert_eq!(refused(&bytes), BadBook::Doctype);
    }
    for (kind, part) in [("sharedStrings", "<sst><si><t>甲</t></si></sst>"), ("styles", "<styleSheet/>")] {
        let relation = format!("<Relationship Id=\"r2\" Type=\"x/{kind}\" Target=\"more.xml\"/></Relationships>");
        let related = RELATED.replace("</Relationships>", &relation);
        let with = |part: &str| {
            package(&[
                ("xl/workbook.xml", BOOK.as_bytes()),
                ("xl/_rels/workbook.xml.rels", related.as_bytes()),
                ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
                ("xl/more.xml", part.as_bytes()),
            ])
        };
        assert_eq!(texts(&sound(&with(part), None)), [["1"]]);
        assert_eq!(refused(&with(&declared(part))), BadBook::Doctype);
    }
    let content = "<!DOCTYPE a [<!ENTITY x \"7\">]><office:document-content/>".as_bytes();
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    assert_eq!(refused(&package(&[("mimetype", kind), ("content.xml", content)])), BadBook::Doctype);
}

#[test]
fn no_character_of_a_cell_is_left_out() {
    assert_eq!(texts(&sound(&with_sheet(&cell("&lt;&#20013;&#x6587;&amp;")), None)), [["<中文&"]]);
    for reference in ["&x;", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&#;", "&;", "&copy"] {
        assert_eq!(refused(&with_sheet(&cell(&format!("1{reference}2")))), BadBook::Damaged, "{reference}");
        let attribute = format!("<sheetData><row r=\"1{reference}\"><c><v>1</v></c></row></sheetData>");
        assert_eq!(refused(&with_sheet(&attribute)), BadBook::Damaged, "{reference}");
        let text = format!(
            "<w:document {SPACE}><w:body><w:p><w:r><w:t>甲{reference}乙</w:t></w:r></w:p></w:body></w:document>"
        );
        assert!(matches!(refused_word(&word(&text)), BadWord::Xml { .. }), "{reference}");
        let value = format!(
            "<w:document {SPACE}><w:body><w:p w:a=\"{reference}\"><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"
        );
        assert!(matches!(refused_word(&word(&value)), BadWord::Xml { .. }), "{reference}");
    }
    let table = "<table:table><table:table-row><table:table-cell><text:p>1&x;2</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(refused(&ods(table)), BadBook::Damaged);
}

#[test]
fn xml_that_is_cut_or_goes_on_is_refused() {
    let row = "<row><c><v>1</v></c></row>";
    let whole = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    assert_eq!(texts(&sound(&book(BOOK, RELATED, &format!("{whole}\n<!-- end -->")), None)), [["1"]]);
    for sheet in [
        format!("<worksheet><sheetData>{row}"),
        format!("<worksheet><sheetData>{row}</sheetData>"),
        format!("{whole}{whole}"),
        format!("{whole}words"),
        whole.replace("<c>", "<c r=A1>"),
        whole.replace("<c>", "<c r=\"A1\" r=\"B7\">"),
    ] {
        assert_eq!(refused(&book(BOOK, RELATED, &sheet)), BadBook::Damaged, "{sheet}");
    }
    let document = format!("<w:document {SPACE}><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>");
    for more in [document.as_str(), "words", "<a/>"] {
        assert!(matches!(refused_word(&word(&format!("{document}{more}"))), BadWord::Xml { .. }), "{more}");
    }
    assert!(read::word_bytes(&word(&format!("{document}\n"))).2.is_empty());
}

#[test]
fn a_place_with_two_values_is_refused() {
    let twice = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData>";
    assert_eq!(refused(&with_sheet(twice)), BadBook::Damaged);
    let rows =
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData>";
    assert_eq!(refused(&with_sheet(rows)), BadBook::Damaged);
    for values in [
        "<v>1372</v><v>9999</v>",
        "<is><t>1372</t></is><v>9999</v>",
        "<v>1372</v><is><t>9999</t></is>",
        "<is><t>1372</t><t>9999</t></is>",
    ] {
        let cell = format!("<sheetData><row><c t=\"inlineStr\">{values}</c></row></sheetData>");
        assert_eq!(refused(&with_sheet(&cell)), BadBook::Damaged, "{values}");
    }
    let runs = "<sheetData><row><c t=\"inlineStr\"><is><r><t>13</t></r><r><t>72</t></r></is></c></row></sheetData>";
    assert_eq!(texts(&sound(&with_sheet(runs), None)), [["1372"]]);
    let relation = "<Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>";
    let related = RELATED.replace("</Relationships>", relation);
    let sheet = format!("<worksheet>{}</worksheet>", cell("1"));
    assert_eq!(refused(&book(BOOK, &related, &sheet)), BadBook::Ambiguous);
}

/// Replaces the name of a part wherever it stands: before the part (0), in the directory (1), or in both.
fn renamed(mut bytes: Vec<u8>, from: &str, to: &str, places: &[usize]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let found: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, w)| *w == from.as_bytes()).map(|(at, _)| at).collect();
    assert_eq!(found.len(), 2);
    for place in places {
        bytes[found[*place]..][..from.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

#[test]
fn packing_that_can_be_read_in_two_ways_is_refused() {
    let sheet = |value: &str| format!("<worksheet>{}</worksheet>", cell(value)).into_bytes();
    let (one, two) = (sheet("1"), sheet("2"));
    let good = package(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATED.as_bytes()),
        ("xl/worksheets/sheet1.xml", &one),
        ("xl/worksheets/sheet2.xml", &two),
    ]);
    assert_eq!(texts(&sound(&good, None)), [["1"]]);
    let second = "xl/worksheets/sheet2.xml";
    for name in [
        "xl/worksheets/sheet1.xml",
        "XL/Worksheets/Sheet1.xml",
        "xl\\worksheets\\sheet1.xml",
        "xl/./worksheets/sheet1.",
    ] {
        let name = if name.len() == second.len() { name } else { continue };
        assert_eq!(refused(&renamed(good.clone(), second, name, &[0, 1])), BadBook::Ambiguous, "{name}");
    }
    let first = "xl/worksheets/sheet1.xml";
    for place in [0, 1] {
        let swapped = renamed(good.clone(), first, "xl/worksheets/sheet3.xml", &[place]);
        assert_eq!(refused(&swapped), BadBook::Ambiguous, "{place}");
    }
    // Sizes that are not true, before the part and in the directory.
    let size = (one.len() as u32).to_le_bytes();
    let places: Vec<usize> = (0..good.len() - 4).filter(|at| good[*at..at + 4] == size).collect();
    assert!(places.len() >= 2);
    for places in [&places[..1], &places[1..2], &places] {
        let mut bytes = good.clone();
        places.iter().for_each(|at| bytes[*at] -= 1);
        assert!(matches!(refused(&bytes), BadBook::Ambiguous | BadBook::Damaged));
    }
    let document = format!("<w:document {SPACE}><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>");
    let doubled =
        docx_of(&document, &[("word/documents.xml", document.as_bytes()), ("Word/Document.xml", document.as_bytes())]);
    assert_eq!(refused_word(&doubled), BadWord::Ambiguous);
}

#[test]
fn the_document_is_what_the_package_says() {
    let named =
        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"xl/other.xml\"/></Relationships>";
    let (one, two) = (format!("<worksheet>{}</worksheet>", cell("1")), format!("<worksheet>{}</worksheet>", cell("2")));
    let related = RELATED.replace("sheet1.xml", "sheet2.xml");
    let bytes = package(&[
        ("_rels/.rels", named.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATED.as_bytes()),
        ("xl/other.xml", BOOK.as_bytes()),
        ("xl/_rels/other.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", one.as_bytes()),
        ("xl/worksheets/sheet2.xml", two.as_bytes()),
    ]);
    assert_eq!(texts(&sound(&bytes, None)), [["2"]]);
}

#[test]
fn strangers_files_stay_readable() {
    for name in ["figures.xlsx", "figures.ods"] {
        assert!(read::workbook_bytes(&fixture(name), None).0.is_some(), "{name}");
    }
    let folder = root().join("tests/docx");
    let documents = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut count = 0;
    for path in documents.filter(|path| path.extension().is_some_and(|end| end == "docx")) {
        let found = read::word_bytes(&std::fs::read(&path).unwrap()).2;
        assert!(found.iter().all(|finding| !finding.is_error()), "{}: {found:?}", path.display());
        count += 1;
    }
    assert!(count >= 5, "{count}");
}

#[test]
fn an_entity_in_a_workbook_is_told_with_its_file() {
    let sheet = format!("<!DOCTYPE x [<!ENTITY x \"7\">]><worksheet>{}</worksheet>", cell("1&x;2"));
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"t.xlsx\"\n";
    let run = Case::with_sections(item).file("t.xlsx", book(BOOK, RELATED, &sheet)).run(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("工作簿“t.xlsx”里带有文档类型声明（DOCTYPE）") && run.err.contains("issue.toml:14:8"),
        "{}",
        run.err
    );
}
