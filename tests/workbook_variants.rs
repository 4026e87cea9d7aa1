//! Workbooks as other programs than Excel pack and write them.

use std::io::{Cursor, Write};

use typeset::messages::BadBook;
use typeset::model::Merge;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::books::{fixture, ods, package, refused, sound, texts, with_sheet};

const BOOK: &str = r#"<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const RELATED: &str =
    r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>";
const PARTS: [(&str, &str); 3] =
    [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", RELATED), ("xl/worksheets/sheet1.xml", SHEET)];

/// Packs the smallest workbook, its parts changed in name and bytes.
fn smallest(change: impl Fn(&str, &str) -> (String, Vec<u8>)) -> Vec<u8> {
    let parts = PARTS.map(|(name, text)| change(name, text));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    package(&parts)
}

/// Packs the smallest workbook by other options.
fn packed(options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn assert_seven(bytes: &[u8], what: &str) {
    assert_eq!(texts(&sound(bytes, None)), [["7"]], "{what}");
}

#[test]
fn packages_are_put_together_in_many_ways() {
    let plain = |text: &str| text.as_bytes().to_vec();
    assert_seven(&packed(SimpleFileOptions::default().compression_method(CompressionMethod::Stored)), "stored");
    assert_seven(&packed(SimpleFileOptions::default().large_file(true)), "zip64");
    assert_seven(&smallest(|name, text| (name.replace('/', "\\"), plain(text))), "backslashes");
    assert_seven(&smallest(|name, text| (format!("/{name}"), plain(text))), "a slash in front");
    assert_seven(&smallest(|name, text| (name.to_uppercase(), plain(text))), "capitals");
    assert_seven(&smallest(|name, text| (name.into(), plain(&text.replace("/xl/w", "w")))), "relative");
    assert_seven(&smallest(|name, text| (name.into(), plain(&text.replace("/xl/w", "../xl/./w")))), "dots");
    assert_seven(
        &smallest(|name, text| (name.into(), plain(&text.replace("/xl/worksheets/s", "worksheets\\s")))),
        "\\",
    );
}

#[test]
fn the_list_of_sheets_may_have_any_name() {
    let root = |target: &str| {
        format!(r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{target}"/></Relationships>"#)
    };
    let [_, _, (sheet_name, sheet)] = PARTS;
    let with = |target: &str, book: &str| {
        package(&[
            ("_rels/.rels", root(target).as_bytes()),
            ("book/list2.xml", book.as_bytes()),
            ("book/_rels/list2.xml.rels", RELATED.as_bytes()),
            (sheet_name, sheet.as_bytes()),
        ])
    };
    assert_seven(&with("/book/list2.xml", BOOK), "absolute");
    assert_seven(&with("book/list2.xml", BOOK), "relative");
    // A text document is packed alike.
    assert_eq!(refused(&with("book/list2.xml", "<w:document/>")), BadBook::Foreign);
    assert_eq!(refused(&with("missing.xml", BOOK)), BadBook::Foreign);
}

#[test]
fn xml_may_be_in_utf_16_and_begin_with_a_mark() {
    let declared = |text: &str, name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>\r\n{text}");
    let marked = |_: &str, text: &str| format!("\u{feff}{}", declared(text, "UTF-8")).into_bytes();
    assert_seven(&smallest(|name, text| (name.into(), marked(name, text))), "marked");
    let units = |text: &str| format!("\u{feff}{}", declared(text, "UTF-16")).encode_utf16().collect::<Vec<_>>();
    let little = |text: &str| units(text).into_iter().flat_map(u16::to_le_bytes).collect();
    assert_seven(&smallest(|name, text| (name.into(), little(text))), "little end first");
    let big = |text: &str| units(text).into_iter().flat_map(u16::to_be_bytes).collect();
    assert_seven(&smallest(|name, text| (name.into(), big(text))), "big end first");
}

#[test]
fn names_may_have_prefixes_and_be_strict() {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    let prefixed = |text: &str| text.replace("</", "<#").replace('<', "<x:").replace("<x:#", "</x:");
    let change = |name: &str, text: &str| {
        let text = text.replace("x/worksheet", "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet");
        let text = if name.ends_with(".rels") { text } else { prefixed(&text) };
        let main = [("<x:workbook>", "workbook"), ("<x:worksheet>", "worksheet")];
        let named =
            |text: String, (from, to): (&str, &str)| text.replace(from, &format!("<x:{to} xmlns:x=\"{strict}\">"));
        (name.to_owned(), main.into_iter().fold(text, named).into_bytes())
    };
    assert_seven(&smallest(change), "strict");
}

/// Returns a workbook with a sheet, formats, and days counted from 1904 or not.
fn styled(rows: &str, styles: &str, from_1904: bool) -> Vec<u8> {
    let book = BOOK.replace("<sheets>", &format!("<workbookPr date1904=\"{from_1904}\"/><sheets>"));
    let related = RELATED.replace("</", "<Relationship Id=\"r2\" Type=\"x/styles\" Target=\"styles.xml\"/></");
    package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
        ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>").as_bytes()),
    ])
}

#[test]
fn dates_may_be_written_out() {
    let styles = r#"<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>"#;
    let cells = [
        ("0", "2020-12-14T00:00:00", "2020-12-14"),
        ("0", "2020-12-14T08:30:00Z", "2020-12-14 08:30:00"),
        ("1", "2020-12-14", "2020年12月14日"),
        ("1", "2020-12-14T00:00:00.000", "2020年12月14日"),
        ("2", "1899-12-30T08:30:00", "8:30"),
        ("2", "08:30:00", "8:30"),
        ("3", "2020-12-14T08:30:00", "2020/12/14 8:30"),
        ("1", "1900-02-28", "1900年2月28日"),
        ("1", "1900-03-01", "1900年3月1日"),
        ("1", "十二月", "十二月"),
        ("1", "2020-13-45", "2020-13-45"),
    ];
    let row = |(style, text, _): &(&str, &str, &str)| format!("<row><c s=\"{style}\" t=\"d\"><v>{text}</v></c></row>");
    let rows: String = cells.iter().map(row).collect();
    let expected = cells.map(|(_, _, expected)| [expected]);
    assert_eq!(texts(&sound(&styled(&rows, styles, false), None)), expected);
    // Written out, a date is the same however days are counted; none before 1904 can be shown by a format.
    assert_eq!(texts(&sound(&styled(&rows, styles, true), None))[..4], expected[..4]);
}

#[test]
fn formats_of_conditions_are_not_those_of_cells() {
    let styles = r#"<numFmts><numFmt numFmtId="164" formatCode="0.00"/></numFmts>
        <cellXfs><xf numFmtId="164"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs>"#;
    let rows = r#"<row><c s="0"><v>0.5</v></c><c s="99"><v>0.5</v></c><c><v>0.5</v></c></row>"#;
    assert_eq!(texts(&sound(&styled(rows, styles, false), None)), [["0.50", "0.5", "0.50"]]);
}

#[test]
fn cells_are_written_in_many_ways() {
    let bytes = with_sheet(
        r#"<sheetData>
        <row><c t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c><c><f t="shared" ref="B1:B3" si="0">A1*2</f><v>1</v></c></row>
        <row><c t="inlineStr"><is><r><rPr><b/></rPr><t>东</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>とう</t></rPh><phoneticPr fontId="1"/></is></c><c><f t="shared" si="0"/><v>2</v></c></row>
        <row r="5"><c r="B5"><f t="shared" si="0"/><v> 3 </v></c><c t="str"><f>X</f><v>_xD83D__xDCF7_a_x000D__x000A_b_xD83D_c</v></c></row>
        <row><c t="inlineStr"><is><t><![CDATA[<丁>]]>&#x620A;<!-- x -->己</t></is></c><c t="e"><v>#N/A</v></c></row></sheetData>"#,
    );
    let (cells, _, _) = typeset::read::workbook_bytes(&bytes, None);
    let expected = [["甲", "1", ""], ["东京", "2", ""], ["", "3", "📷a\nbc"], ["<丁>戊己", "#N/A", ""]];
    assert_eq!(texts(&cells.unwrap()), expected);
}

#[test]
fn of_merges_that_overlap_the_first_counts() {
    let bytes = with_sheet(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="C2"><v>3</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C2"/><mergeCell ref="C2:C2"/><mergeCell ref="坏"/></mergeCells>"#,
    );
    let cells = sound(&bytes, None);
    assert_eq!(texts(&cells), [["1", "", ""], ["", "", "3"]]);
    assert_eq!(cells.merges, [Merge { row: 0, column: 0, rows: 1, columns: 2 }]);
}

#[test]
fn ods_cells_without_a_text_show_their_value() {
    let cell = |kind: &str, value: &str| format!("<table:table-cell office:value-type=\"{kind}\" office:{value}/>");
    let cells = [
        cell("float", "value=\"1.50\""),
        cell("string", "string-value=\"甲 &amp; 乙\""),
        cell("date", "date-value=\"2020-12-14\""),
        cell("boolean", "boolean-value=\"true\""),
    ];
    let bytes = ods(&format!("<table:table><table:table-row>{}</table:table-row></table:table>", cells.concat()));
    assert_eq!(texts(&sound(&bytes, None)), [["1.50", "甲 & 乙", "2020-12-14", "true"]]);
}

#[test]
fn zeros_are_packed_very_well() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell>";
    let row = format!("<table:table-row>{}</table:table-row>", cell.repeat(22));
    let bytes = ods(&format!("<table:table>{}</table:table>", row.repeat(1000)));
    assert_eq!(sound(&bytes, None).rows.len(), 1000);
}

#[test]
fn the_programs_of_others_write_what_is_read() {
    let names =
        ["openpyxl.xlsx", "openpyxl-1904.xlsx", "openpyxl-iso.xlsx", "calc.xlsx", "calc.xls", "calc.ods", "xlwt.xls"];
    for name in names {
        let (cells, _, _) = typeset::read::workbook_bytes(&fixture(name), None);
        let cells = cells.unwrap();
        let rows = texts(&cells);
        assert_eq!(rows[2][..4], ["乙局", "2020年10月8日", "-3", "1"], "{name}");
        assert_eq!(rows[2][4], "行一\n行二", "{name}");
        assert_eq!(rows[3][..5], ["丙局", "", "123456789012345", "0.005", "TRUE"], "{name}");
        assert_eq!(cells.merges.len(), 1, "{name}");
    }
    let days = ["2020-10-08 08:30:00", "2020-10-08 08:30:00", "Thu Oct  8 08:30:00 2020"];
    for (name, day) in ["pandas.xlsx", "pyexcel.ods", "pandas.ods"].into_iter().zip(days) {
        let (cells, _, _) = typeset::read::workbook_bytes(&fixture(name), None);
        let cells = cells.unwrap();
        let rows = texts(&cells);
        assert!(
            rows[2].contains(&day) && rows[2].contains(&"行一\n行二") && rows[3].contains(&"丙局"),
            "{name} {rows:?}"
        );
    }
}

#[test]
fn what_comes_after_an_area_does_not_matter() {
    let bytes = with_sheet(
        r#"<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row><row hidden="1"><c><v>4</v></c></row>
        <row><c><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A5:B5"/></mergeCells>"#,
    );
    let first = sound(&bytes, Some("A1:B3"));
    assert_eq!(texts(&first), [["1", ""], ["3", ""]]);
    assert_eq!(first.merges, [Merge { row: 0, column: 0, rows: 1, columns: 2 }]);
    assert_eq!(texts(&sound(&bytes, Some("A5:A5"))), [["5"]]);
    let row = |text: &str| {
        format!("<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>")
    };
    let many = "<table:table-row table:number-rows-repeated=\"9\"><table:table-cell/></table:table-row>";
    let sheet = format!("<table:table table:name=\"表\">{}{many}{}{}</table:table>", row("1"), row("2"), row("3"));
    assert_eq!(texts(&sound(&ods(&sheet), Some("A1:A11"))), [["1"], ["2"]]);
    assert_eq!(texts(&sound(&ods(&sheet), Some("A5:A12"))), [["2"], ["3"]]);
}

#[test]
fn what_is_encrypted_with_excels_own_password_opens_as_it_does_in_excel() {
    let [open, sealed] = ["xlwt.xls", "sealed.xls"].map(|name| typeset::read::workbook_bytes(&fixture(name), None));
    let said = |found: &[typeset::diag::Diagnostic]| found.iter().map(|d| d.problem.clone()).collect::<Vec<_>>();
    assert_eq!(said(&open.1), said(&sealed.1));
    let (open, sealed) = (open.0.unwrap(), sealed.0.unwrap());
    assert_eq!((texts(&open), &open.merges), (texts(&sealed), &sealed.merges));
}
