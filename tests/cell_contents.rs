//! What stands in cells beside numbers: line breaks, raised figures, formulas nobody calculated, odd characters.

use typeset::document::Part;
use typeset::messages::{BadBook, CellFault, Problem, TableFault};
use typeset::read;

use crate::books::{docx, fixture, ods, package, refused, said, sound, texts, with_sheet};
use crate::support::Case;

const MEASURES: &str = "1.完善制度\n2.加强培训\n3.开展检查";
const LONG: &str = "加强组织领导和各项工作部署\n开展专项检查和问题整改工作";

/// An issue with one table whose data are in a file.
fn table(name: &str, bytes: impl AsRef<[u8]>) -> Case {
    table_with(name, "", bytes)
}

fn table_with(name: &str, keys: &str, bytes: impl AsRef<[u8]>) -> Case {
    let item =
        format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"{name}\"\n{keys}");
    Case::with_sections(&item).file(name, bytes)
}

/// Returns the lines of a table's cells as they are laid out.
fn lines(case: &Case) -> Vec<Vec<String>> {
    let out = case.lay_out();
    let layouts = out.document.parts.iter().filter_map(|part| match part {
        Part::Table { layout, .. } => Some(layout),
        _ => None,
    });
    let cells = layouts.flat_map(|layout| &layout.chunks).flat_map(|chunk| &chunk.cells);
    cells.map(|cell| cell.lines.clone()).filter(|lines| lines.len() > 1).collect()
}

fn xml(text: &str) -> String {
    text.replace('\n', "&#10;")
}

#[test]
fn line_breaks_of_cells_are_kept_from_every_format() {
    let row = |cells: [&str; 2]| {
        let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", xml(text));
        format!("<row>{}</row>", cells.map(cell).concat())
    };
    let rows = [["单位", "主要措施"], ["甲局", MEASURES], ["乙局", LONG]];
    let xlsx = with_sheet(&format!("<sheetData>{}</sheetData>", rows.map(row).concat()));
    let csv = rows.map(|[name, text]| format!("{name},\"{text}\"\n")).concat();
    let paragraphs = |text: &str| {
        let lines: String = text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
        format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
    };
    let rows = rows.map(|row| format!("<table:table-row>{}</table:table-row>", row.map(paragraphs).concat())).concat();
    let sheet = ods(&format!("<table:table table:name=\"表\">{rows}</table:table>"));
    let kept = [MEASURES, LONG].map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>());
    for case in [table("a.xlsx", xlsx), table("a.csv", csv), table("a.ods", sheet)] {
        assert_eq!(lines(&case), kept);
    }
    let (cells, ..) = read::workbook_bytes(&fixture("calc.xls"), None);
    assert_eq!(texts(&cells.unwrap())[2][4], "行一\n行二");
}

#[test]
fn line_breaks_of_cells_are_kept_in_word_and_found_again() {
    let csv = format!("单位,措施\n甲局,\"{MEASURES}\"\n乙局,\"{LONG}\"\n");
    let case = table("a.csv", csv);
    let run = case.run(&["--format", "pdf,docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let content = read::word_content(std::fs::read(case.path().join("issue.docx")).unwrap()).unwrap();
    let words: Vec<String> = content
        .blocks
        .iter()
        .flat_map(|block| match block {
            typeset::content::Block::Table(table) => table.cells.iter().map(|cell| cell.words.text.clone()).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert!(words.contains(&MEASURES.to_owned()) && words.contains(&LONG.to_owned()), "{words:?}");
    let run = crate::support::run(case.path(), &["verify", "issue.pdf", "issue.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn line_breaks_in_tables_of_word_articles_are_kept() {
    let cell = |text: &str| {
        let runs = text.replace('\n', "</w:t><w:br/><w:t>");
        format!("<w:tc><w:p><w:r><w:t>{runs}</w:t></w:r></w:p></w:tc>")
    };
    let parted = "<w:tc><w:p><w:r><w:t>一是抓好宣传教育和培训工作</w:t></w:r></w:p><w:p><w:r><w:t>二是抓落实</w:t></w:r></w:p></w:tc>";
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let body = [
        "<w:p><w:r><w:t>正文如下。</w:t></w:r></w:p><w:tbl>".to_owned(),
        row(&[cell("单位"), cell("措施")].concat()),
        row(&[cell("甲局"), cell(MEASURES)].concat()),
        row(&format!("{}{parted}", cell("乙局"))),
        "</w:tbl>".to_owned(),
    ];
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"文章\"\nfile = \"a.docx\"\n";
    let case = Case::with_sections(item).file("a.docx", docx(&body.concat()));
    let parted = ["一是抓好宣传教育和培训工作", "二是抓落实"].map(str::to_owned).to_vec();
    let measures: Vec<String> = MEASURES.split('\n').map(str::to_owned).collect();
    assert_eq!(lines(&case), [measures, parted]);
}

#[test]
fn raised_and_lowered_figures_are_printed_so() {
    let rich = |before: &str, place: &str, run: &str, after: &str| {
        format!(
            "<c t=\"inlineStr\"><is><r><t>{before}</t></r><r><rPr><vertAlign val=\"{place}\"/></rPr><t>{run}</t></r><r><rPr><b/></rPr><t>{after}</t></r></is></c>"
        )
    };
    let cells = [
        rich("产量（×10", "superscript", "4", "吨）"),
        rich("CO", "subscript", "2", ""),
        rich("10", "superscript", "-3", "克"),
        rich("面积", "superscript", "注", "公顷"),
    ];
    let sheet = with_sheet(&format!("<sheetData><row>{}</row></sheetData>", cells.concat()));
    let (read, ..) = read::workbook_bytes(&sheet, None);
    assert_eq!(texts(&read.unwrap()), [["产量（×10⁴吨）", "CO₂", "10⁻³克", "面积注公顷"]]);
    let on_line = |cell: &str, text: &str| {
        let fault = CellFault::OnLine { cell: cell.into(), text: text.into(), more: 0 };
        (Problem::from(fault), Some(cell.to_owned()))
    };
    assert_eq!(said(&sheet, None), [on_line("D1", "面积注公顷")]);

    let (read, ..) = read::workbook_bytes(&fixture("raised.xls"), None);
    let read = read.unwrap();
    assert_eq!(
        texts(&read).iter().map(|row| row[0]).collect::<Vec<_>>(),
        ["项目", "产量（×10⁴吨）", "CO₂排放", "注面积"]
    );
    assert!(said(&fixture("raised.xls"), None).contains(&on_line("A4", "注面积")));

    let content = "<office:document-content><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
        <style:style style:name=\"T2\"><style:text-properties style:text-position=\"-33% 58%\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
        <table:table table:name=\"表\"><table:table-row><table:table-cell><text:p>km<text:span text:style-name=\"T1\">2</text:span></text:p></table:table-cell>\
        <table:table-cell><text:p>H<text:span text:style-name=\"T2\">2</text:span>O</text:p></table:table-cell></table:table-row></table:table>\
        </office:spreadsheet></office:body></office:document-content>";
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    let sheet = package(&[("mimetype", mime), ("content.xml", content.as_bytes())]);
    assert_eq!(texts(&sound(&sheet, None)), [["km²", "H₂O"]]);
}

#[test]
fn what_has_no_font_of_its_own_has_that_of_the_cell() {
    let book = r#"<workbook><sheets><sheet name="表" r:id="r1"/></sheets></workbook>"#;
    let related = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="w.xml"/>
        <Relationship Id="r2" Type="x/styles" Target="styles.xml"/><Relationship Id="r3" Type="x/sharedStrings" Target="s.xml"/></Relationships>"#;
    let styles = r#"<styleSheet><fonts><font/><font><vertAlign val="superscript"/></font></fonts>
        <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>"#;
    let strings = "<sst><si><r><t>2</t></r><r><rPr><b/></rPr><t>48%</t></r></si><si><t>注</t></si><si><r><rPr><b/></rPr><t>12</t></r></si></sst>";
    let sheet = r#"<worksheet><sheetData><row><c s="1" t="s"><v>0</v></c><c s="1" t="s"><v>1</v></c><c s="1" t="s"><v>2</v></c><c t="s"><v>0</v></c><c s="1"><v>5</v></c></row></sheetData></worksheet>"#;
    let bytes = package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/s.xml", strings.as_bytes()),
        ("xl/w.xml", sheet.as_bytes()),
    ]);
    let (cells, ..) = read::workbook_bytes(&bytes, None);
    assert_eq!(texts(&cells.unwrap()), [["²48%", "注", "12", "248%", "5"]]);
    let on_line = |cell: &str, text: &str| {
        let fault = CellFault::OnLine { cell: cell.into(), text: text.into(), more: 0 };
        (fault.into(), Some(cell.to_owned()))
    };
    assert_eq!(said(&bytes, None), [on_line("B1", "注"), on_line("E1", "5")]);
}

#[test]
fn raised_figures_are_on_the_page() {
    let sheet = with_sheet(
        "<sheetData><row><c t=\"inlineStr\"><is><t>项目</t></is></c><c t=\"inlineStr\"><is><t>数值</t></is></c></row>\
         <row><c t=\"inlineStr\"><is><r><t>×10</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>-10</t></r></is></c><c><v>12</v></c></row></sheetData>",
    );
    let run = table("a.xlsx", sheet).run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.err.contains("warning"), "{}", run.err);
}

#[test]
fn formulas_nobody_calculated_are_told_in_every_format() {
    let missing = |cell: &str| (Problem::NotCalculated { cell: cell.into(), more: 0 }, Some(cell.to_owned()));
    assert!(said(&fixture("raised.xls"), None).contains(&missing("C2")));
    let xlsx = with_sheet(
        "<sheetData><row><c><v>1</v></c><c t=\"str\"><f>A1&amp;A1</f></c><c t=\"str\"><f>\"\"</f><v></v></c></row></sheetData>",
    );
    assert_eq!(said(&xlsx, None), [missing("B1")]);
    let sheet = ods(
        "<table:table table:name=\"表\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/>\
         <table:table-cell table:formula=\"of:=[.A1]\"/><table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\"/></table:table-row></table:table>",
    );
    assert_eq!(said(&sheet, None), [missing("B1"), missing("C1")]);
}

/// An XLSX with one sheet, more of whose workbook is given.
fn book(state: &str, more: &str, cells: &str) -> Vec<u8> {
    let book = format!("<workbook><sheets><sheet name=\"表\" {state} r:id=\"r1\"/></sheets>{more}</workbook>");
    let related = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").as_bytes()),
    ])
}

#[test]
fn results_that_a_program_left_to_others_are_told_once() {
    let cells =
        "<row><c><v>1</v></c><c><f>A1*2</f><v>0</v></c></row><row><c><v>3</v></c><c><f>A2*2</f><v>0</v></c></row>";
    let stale = Problem::from(CellFault::Stale { cell: "B1".into(), count: 2 });
    let bytes = book("", "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>", cells);
    assert_eq!(said(&bytes, None), [(stale, Some("B1".into()))]);
    assert_eq!(texts(&sound(&book("", "<calcPr calcId=\"191029\"/>", cells), None)), [["1", "0"], ["3", "0"]]);
}

#[test]
fn only_the_states_of_the_standard_hide_a_sheet() {
    let cells = "<row><c><v>1</v></c></row>";
    for state in ["", "state=\"visible\"", "state=\"Visible\"", "state=\"\"", "state=\"shown\""] {
        assert_eq!(texts(&sound(&book(state, "", cells), None)), [["1"]], "{state}");
    }
    for state in ["state=\"hidden\"", "state=\"veryHidden\""] {
        let nothing = Problem::NothingThere { path: String::new(), part: None };
        assert_eq!(said(&book(state, "", cells), None), [(nothing, None)], "{state}");
    }
}

#[test]
fn control_characters_are_told_once_for_a_sheet() {
    let rows: String = (0..300).map(|n| format!("甲{n}\u{1},{n}\u{2}\u{1}\u{7f}\n")).collect();
    let run = table("a.csv", format!("名称,数\n{rows}")).run(&["--lang", "en"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("error:").count(), 1, "{}", run.err);
    assert!(run.err.contains("900 control characters cannot be printed, the first is U+0001"), "{}", run.err);
    assert!(run.err.contains("a.csv:2:3"), "{}", run.err);
    // What nobody sees is left out, and told once.
    assert_eq!(run.err.matches("U+007F was left out (299 more)").count(), 1, "{}", run.err);
}

/// Returns the cells of a CSV file as they are laid out, and what is said.
fn csv(keys: &str, bytes: impl AsRef<[u8]>) -> (Vec<Vec<String>>, Vec<Problem>) {
    let case = table_with("a.csv", keys, bytes);
    let reading = read::read(&case.path().join("issue.toml"));
    let items = reading.issue.map(|mut issue| issue.sections.remove(0).items).unwrap_or_default();
    let rows = items.into_iter().find_map(|item| match item {
        typeset::model::Item::Table(table) => Some(table.cells.rows),
        _ => None,
    });
    let rows = rows.unwrap_or_default().into_iter().map(|row| row.into_iter().map(|cell| cell.value).collect());
    (rows.collect(), reading.found.into_iter().map(|found| found.problem).collect())
}

#[test]
fn the_first_line_of_a_csv_file_may_say_what_stands_between_cells() {
    for first in ["sep=;", "SEP=;", "\"sep=;\""] {
        let (rows, found) = csv("", format!("{first}\n单位;金额\n甲,乙;1\n丙;2\n"));
        assert_eq!(rows, [["单位", "金额"], ["甲,乙", "1"], ["丙", "2"]]);
        assert_eq!(found, []);
    }
    let (rows, _) = csv("", "sep=,\n单位,金额\n甲,1\n,\n丙,2,,\n,,,\n");
    assert_eq!(rows, [["单位", "金额"], ["甲", "1"], ["丙", "2"]]);
    // A part is counted as the spreadsheet program counts, which does not show the line.
    let case = table("a.csv#A2:B2", "").file("a.csv", "sep=;\n单位;金额\n甲;1\n丙;2\n");
    let found = read::read(&case.path().join("issue.toml")).found;
    assert!(found.iter().all(|found| !matches!(found.problem, Problem::NothingThere { .. })), "{found:?}");
}

#[test]
fn other_marks_between_cells_are_asked_about() {
    for mark in ['|', '｜', '，', '；'] {
        let text = format!("单位{mark}金额{mark}备注\n甲{mark}1{mark}a\n乙{mark}2{mark}b\n");
        let (rows, found) = csv("", &text);
        assert_eq!((rows.len(), found), (0, vec![TableFault::OtherDelimiter { mark }.into()]), "{mark}");
        let (rows, found) = csv("delimiter = \"comma\"\n", &text);
        assert_eq!((rows[0].len(), found), (1, vec![]), "{mark}");
    }
    let (rows, found) = csv("delimiter = \"bar\"\n", "单位|金额\n甲|1\n");
    assert_eq!((rows, found), (vec![vec!["单位".to_owned(), "金额".into()], vec!["甲".into(), "1".into()]], vec![]));
    // Sentences have commas here and there.
    let (rows, _) = csv("", "要点\n一是抓宣传，二是抓落实\n开展检查\n");
    assert_eq!(rows.len(), 3);
}

#[test]
fn long_numbers_of_csv_files_stay_as_they_are() {
    let (rows, found) = csv("", "姓名,证号,工号\n甲,110101199003071234,00123\n乙,1.10101E+17,00045\n丙,1.2E+17,1\n");
    assert_eq!(rows[1], ["甲", "110101199003071234", "00123"]);
    assert_eq!(found, [TableFault::PowerOfTen { text: "1.10101E+17".into(), more: 1 }.into()]);
}

#[test]
fn text_in_encodings_of_others_is_refused() {
    // 単位,金額 / 西市区役所,1 / 老辺区教育局,2 in Shift JIS.
    let japanese = b"\x92\x50\x88\xca,\x8b\xe0\x8az\n\x90\xbc\x8es\x8b\xe6\x96\xf0\x8f\x8a,1\n\x98V\x95\xd3\x8b\xe6\x8b\xb3\x88\xe7\x8b\xc7,2\n";
    // 單位,金額 / 西市區公所,1 / 教育局處,2 in Big5.
    let traditional =
        b"\xb3\xe6\xa6\xec,\xaa\xf7\xc3B\n\xa6\xe8\xa5\xab\xb0\xcf\xa4\xbd\xa9\xd2,1\n\xb1\xd0\xa8|\xa7\xbd\xb3B,2\n";
    for bytes in [&japanese[..], &traditional[..]] {
        let (rows, found) = csv("", bytes);
        assert_eq!(rows.len(), 0, "{rows:?}");
        assert!(matches!(found[..], [Problem::Encoding { .. }]), "{found:?}");
    }
    let run = table("a.csv", japanese).run(&["--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("Shift JIS") && run.err.contains("encoding"), "{}", run.err);
    let (rows, _) = csv("encoding = \"gb18030\"\n", japanese);
    assert_eq!(rows.len(), 3);
    // 单位,金额 / 甲局,1 in GBK, and a list of names.
    let gbk = [&b"\xb5\xa5\xce\xbb,\xbd\xf0\xb6\xee\n\xbc\xd7\xbe\xd6,1\n"[..], b"\xcd\xf5\xc0\xb4,2\n"].concat();
    assert_eq!(csv("", gbk).0.len(), 3);
}

#[test]
fn a_page_packed_like_a_mail_is_refused_with_advice() {
    let page = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<html><table><tr><td>a</td></tr></table></html>\r\n--x--\r\n";
    assert_eq!(refused(page), BadBook::Page);
    let run = table("a.xls", page).run(&["--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("web page under the name of a workbook"), "{}", run.err);
}
