//! Articles from Word documents: what comes in, word for word, of documents that three producers made.
//!
//! `tests/docx/make.py` made the documents; beside them, in `expected`, stands
//! what an issue gets of each. `UPDATE_EXPECT=1 cargo test` writes that anew.

use std::fmt::Write;

use expect_test::expect_file;
use typeset::diag::Diagnostic;
use typeset::messages::{Problem, Spot, WordFault, WordNote};
use typeset::model::{Block, Inline, Item, ListItem, Merge, Particular, Table, Told};
use typeset::read;

use crate::books::docx;
use crate::support::{Case, root};

/// The documents, and whether `issue.toml` has to give a title.
const DOCUMENTS: [(&str, bool); 12] = [
    ("office-article", false),
    ("office-boxes", false),
    ("office-notes", false),
    ("office-table", false),
    ("pandoc-deep", true),
    ("pandoc-notes", false),
    ("pandoc-table", false),
    ("python-article", false),
    ("python-numbers", false),
    ("python-pictures", false),
    ("python-table", false),
    ("python-tracked", false),
];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/docx").join(name)).unwrap()
}

/// Returns a section with one item made of `稿件.docx`.
fn section(kind: &str, more: &str) -> String {
    format!("\n[[section]]\n\n[[section.item]]\nkind = \"{kind}\"\nfile = \"稿件.docx\"\n{more}")
}

/// Returns a folder with an issue of one article, which is the given document.
fn article(document: &[u8], more: &str) -> Case {
    Case::with_sections(&section("article", more)).file("稿件.docx", document)
}

/// Reads the items of a case.
fn items(case: &Case) -> Vec<Item> {
    let issue = read::read(&case.path().join("issue.toml")).issue.unwrap();
    issue.sections.into_iter().flat_map(|section| section.items).collect()
}

#[test]
fn documents_of_three_producers_come_in_right() {
    for (name, title) in DOCUMENTS {
        let title = if title { "title = \"给定的标题\"\n" } else { "" };
        let case = article(&fixture(&format!("{name}.docx")), title);
        let run = case.run(&["-q", "--message-format", "short"]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(std::fs::read(case.path().join("issue.pdf")).unwrap().starts_with(b"%PDF"), "{name}");
        let mut text = String::new();
        items(&case).iter().for_each(|item| write_item(item, &mut text));
        let expected = root().join(format!("tests/docx/expected/{name}.txt"));
        expect_file![expected].assert_eq(&format!("{text}\n{}", run.err));
    }
}

fn write_item(item: &Item, out: &mut String) {
    let mut line = |name: &str, text: &Option<typeset::source::Located<String>>| {
        text.iter().for_each(|text| writeln!(out, "{name}: {}", text.value.replace('\n', "⏎")).unwrap());
    };
    match item {
        Item::Article(article) => {
            line("title", &Some(article.title.clone()));
            line("subtitle", &article.subtitle);
            line("source", &article.source);
            write_blocks(&article.body.blocks, "", out);
        }
        Item::Continued(rest) => {
            writeln!(out, "continued").unwrap();
            rest.source.iter().for_each(|text| writeln!(out, "source: {}", text.value).unwrap());
            write_blocks(&rest.body.blocks, "", out);
        }
        Item::Table(table) => {
            line("table", &table.title);
            line("unit", &table.unit);
            line("note", &table.note);
            line("table source", &table.source);
            write_table(table, out);
        }
        Item::Picture(picture) => {
            line("picture", &Some(picture.file.clone()));
            line("alt", &picture.alt);
            line("caption", &picture.caption);
            let width = picture.width.unwrap_or_default();
            writeln!(out, "{} {:?} {width:.0} mm", picture.format, picture.pixels).unwrap();
        }
        other => panic!("{other:?}"),
    }
}

fn write_table(table: &Table, out: &mut String) {
    for row in &table.cells.rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.value.replace('\n', "⏎")).collect();
        writeln!(out, "| {} |", cells.join(" | ")).unwrap();
    }
    let merge = |merge: &Merge| format!("{}+{} {}+{}", merge.row, merge.rows, merge.column, merge.columns);
    let merges: Vec<String> = table.cells.merges.iter().map(merge).collect();
    writeln!(out, "head rows: {}; merges: {}", table.head_rows, merges.join(", ")).unwrap();
}

pub fn write_blocks(blocks: &[Block], indent: &str, out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => writeln!(out, "{indent}{}", words(text)).unwrap(),
            Block::Heading { level, text, .. } => {
                writeln!(out, "{indent}{} {}", "#".repeat((*level).into()), words(text)).unwrap();
            }
            Block::List { items } => items.iter().for_each(|ListItem { number, blocks }| {
                writeln!(out, "{indent}{}", number.as_deref().unwrap_or("-")).unwrap();
                write_blocks(blocks, &format!("{indent}  "), out);
            }),
            Block::Formula { text, .. } => writeln!(out, "{indent}$ {}", words(text)).unwrap(),
            Block::Meeting { particulars } => {
                for Particular { point, said, .. } in particulars {
                    let Told::Typed(line) = said else { panic!("{said:?}") };
                    writeln!(out, "{indent}{point:?} {}", words(line)).unwrap();
                }
            }
            Block::Quote { blocks, .. } => write_blocks(blocks, &format!("{indent}> "), out),
        }
    }
}

fn words(text: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => text.value.clone(),
        Inline::Strong(text) => format!("**{}**", words(text)),
        Inline::Link { url, text } => format!("[{}]({})", words(text), url.value),
        Inline::Footnote(note) => {
            format!("[^{}]", note.lines.iter().map(|line| words(line)).collect::<Vec<_>>().join("⏎"))
        }
    };
    text.iter().map(piece).collect()
}

#[test]
fn a_picture_is_printed_and_a_table_can_be_referred_to() {
    let case = article(&fixture("python-pictures.docx"), "");
    let pdf = case.run(&["-q", "-o", "-"]).out;
    let images = pdf.windows(15).filter(|part| part == b"/Subtype /Image" || part.starts_with(b"/Subtype/Image"));
    assert_eq!(images.count(), 2);
    let case = article(&fixture("python-table.docx"), "");
    let text = case.lay_out().text();
    let places = ["见表1。", "单位：条", "注：数据截至", "乙局报送最多，合计23条。", "（市信用办）"];
    let at: Vec<usize> =
        places.iter().map(|place| text.find(place).unwrap_or_else(|| panic!("{place}: {text}"))).collect();
    assert!(at.is_sorted(), "{text}");
}

#[test]
fn headings_go_on_behind_a_table() {
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
    let heading =
        |text: &str| format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let table = format!("<w:tbl>{}{}</w:tbl>", row("部门", "数"), row("甲局", "1"));
    let body = format!("{}{table}{}<w:p><w:r><w:t>完毕</w:t></w:r></w:p>", heading("情况"), heading("要求"));
    let text = article(&docx(&body), "title = \"通报\"\n").lay_out().text();
    assert!(text.contains("一、情况") && text.contains("二、要求"), "{text}");
}

#[test]
fn a_source_behind_a_table_is_printed_and_counts() {
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
    let cell_table = format!("<w:tbl>{}{}</w:tbl>", row("部门", "数"), row("甲局", "1"));
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = format!("{}{cell_table}{}", line("情况如下表。"), line("来源：市信用办"));
    let case = article(&docx(&body), "title = \"通报\"\n");
    let [Item::Article(first), Item::Table(table), Item::Continued(rest)] = &items(&case)[..] else { panic!() };
    assert!(first.source.is_none() && rest.body.blocks.is_empty());
    assert_eq!(rest.source.as_ref().unwrap().value, "市信用办");
    assert_eq!((table.head_rows, table.cells.rows.len()), (1, 2));
    assert!(case.lay_out().text().ends_with("（市信用办）"));
}

#[test]
fn a_cell_merged_from_the_head_to_the_last_row_does_no_harm() {
    let row = |mark: &str, texts: [&str; 2], merge: &str| {
        let last = format!("<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr><w:p><w:r><w:t>走势</w:t></w:r></w:p></w:tc>");
        format!("<w:tr>{mark}{}{}{last}</w:tr>", cell(texts[0]), cell(texts[1]))
    };
    let head = row("<w:trPr><w:tblHeader/></w:trPr>", ["月份", "排名"], " w:val=\"restart\"");
    let empty = format!("<w:tr>{}{}{}</w:tr>", cell(""), cell(" "), cell(""));
    let body = format!("<w:tbl>{head}{}{empty}{}</w:tbl>", row("", ["10月", "57"], ""), row("", ["9月", "61"], ""));
    let case = article(&docx(&body), "title = \"通报\"\n");
    let [_, Item::Table(table)] = &items(&case)[..] else { panic!() };
    let mut text = String::new();
    write_table(table, &mut text);
    assert_eq!(text, "| 月份 | 排名 | 走势 |\n| 10月 | 57 |  |\n| 9月 | 61 |  |\nhead rows: 1; merges: \n");
    assert_eq!(case.run(&["-q"]).err, "");
    // Empty rows are not printed, but count where a place is told.
    let sources = read::read(&case.path().join("issue.toml")).sources;
    assert_eq!(sources.spot(&table.cells.rows[2][1].place), Some(Spot::Cell { table: 1, row: 4, column: 2 }));
}

fn cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn title_and_source_of_the_issue_come_first() {
    let document = fixture("python-article.docx");
    // The same words in other lines are no other title.
    let same = "title = \"全市信用体系建设推进会召开\"\nsource = \"市发改委\"\n";
    assert_eq!(article(&document, same).run(&["-q"]).err, "");
    let case = article(&document, "title = \"另一个标题\"\nsource = \"另一个来源\"\n");
    let err = case.run(&["-q", "--message-format", "short"]).err;
    let expected = [
        "稿件.docx 第 1 段: 提醒[word-title] Word 文件里的标题“全市信用体系建设 推进会召开”没有印，印的是 issue.toml 里的 title",
        "稿件.docx 第 15 段: 提醒[word-source] Word 文件末尾的来源“市发改委”没有印，印的是 issue.toml 里的 source",
    ];
    assert_eq!(err.lines().collect::<Vec<_>>(), expected);
    let text = case.lay_out().text();
    assert!(text.contains("另一个标题") && text.contains("（另一个来源）") && !text.contains("市发改委"), "{text}");
}

#[test]
fn briefs_and_notices_come_from_documents_too() {
    let toml = format!(
        "year = 2026\nnumber = 1\ndate = 2026-03-01\n\n[notice]\nfile = \"稿件.docx\"\n\n[publication]\nname = \"测试\"\nkind = \"工作简报\"\nissuer = \"测试办公室\"\n{}",
        section("brief", "")
    );
    let case = Case::with_issue(&toml).file("稿件.docx", fixture("pandoc-notes.docx"));
    let text = case.lay_out().text();
    assert!(text.contains("◇信用修复办法解读") && text.contains("（市信用办）"), "{text}");
    let case = Case::with_issue(&toml).file("稿件.docx", fixture("python-table.docx"));
    let run = case.run(&["-q"]);
    assert!(run.code == 1 && run.err.contains("方框、按语和封底里放不下表格"), "{}", run.err);
}

#[test]
fn findings_of_the_proofreader_name_the_paragraph() {
    let body = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>关于工作的通报</w:t></w:r></w:p><w:p/>\
        <w:p><w:r><w:t>　　第一段写得很好，没有问题。</w:t></w:r></w:p>\
        <w:p><w:r><w:t>　　各部门已经按时报送,全部</w:t></w:r><w:r><w:t>完成任务。</w:t></w:r></w:p>";
    let document = docx(body);
    let case = article(&document, "");
    let check = |args: &[&str]| crate::support::run(case.path(), &[&["check", "issue.toml"], args].concat());
    let run = check(&["--message-format", "short"]);
    let found = String::from_utf8(run.out).unwrap();
    assert!(found.contains("稿件.docx 第 3 段: "), "{found}");
    let human = String::from_utf8(check(&[]).out).unwrap();
    let lines = [" --> 稿件.docx 第 3 段\n", "3 | 各部门已经按时报送,全部完成任务。\n"];
    lines.iter().for_each(|line| assert!(human.contains(line), "{human}"));
    let json: serde_json::Value = serde_json::from_slice(&check(&["--message-format", "json"]).out).unwrap();
    let half_width = json["findings"].as_array().unwrap().iter().find(|finding| finding["quote"] == ",").unwrap();
    assert_eq!((&half_width["place"]["paragraph"], &half_width["place"]["column"]), (&3.into(), &10.into()));
    assert_eq!(half_width["fix"]["text"], "，");
    // The fix is told and not made.
    let fixed = check(&["--fix"]);
    assert!(fixed.err.contains("1 处可改的在 Word 文件里"), "{}", fixed.err);
    assert_eq!(std::fs::read(case.path().join("稿件.docx")).unwrap(), document);
    assert_eq!(check(&["--diff"]).out, b"");
}

#[test]
fn marks_that_a_change_deletes_join_paragraphs_of_one_cell_only() {
    let deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let line = |mark: &str, text: &str| format!("<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>");
    let box_of = |text: &str| format!("<w:tc>{text}</w:tc>");
    let cells = [line(deleted, "甲"), line(deleted, "乙") + &line("", "丙"), line("", "丁"), line(deleted, "戊")];
    let [a, b, c, d] = cells.map(|text| box_of(&text));
    let (_, tables, ..) = read::word_bytes(&docx(&format!("<w:tbl><w:tr>{a}{b}</w:tr><w:tr>{c}{d}</w:tr></w:tbl>")));
    let texts: Vec<&str> = tables[0].rows.iter().flatten().map(|cell| cell.value.as_str()).collect();
    assert_eq!(texts, ["甲", "乙丙", "丁", "戊"]);
}

#[test]
fn signs_of_symbol_fonts_become_characters() {
    let run = |font: &str, inner: &str| format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr>{inner}</w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("Wingdings", "<w:t>\u{f0fe}</w:t>"),
        run("宋体", "<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>5</w:t>"),
        run("宋体", "<w:sym w:font=\"Times\" w:char=\"2116\"/>"),
        run("Webdings", "<w:t>\u{f041}</w:t>"),
    );
    let (blocks, _, found, _) = read::word_bytes(&docx(&body));
    let mut text = String::new();
    write_blocks(&blocks, "", &mut text);
    assert_eq!(text, "☑≥5№□\n");
    assert_eq!(found[0].problem, WordFault::Note { what: WordNote::Symbol, count: 1 }.into());
}

/// Returns what is told of a document, and how often each.
pub fn said(found: &[Diagnostic]) -> Vec<(WordNote, usize)> {
    let note = |finding: &Diagnostic| match finding.problem {
        Problem::Word(WordFault::Note { what, count }) => (what, count),
        ref other => panic!("{other:?}"),
    };
    found.iter().map(note).collect()
}

#[test]
fn strict_documents_and_odd_constructs_come_in() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let box_of = |text: &str| format!("<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>");
    let choice = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
        box_of("框中")
    );
    let body = format!(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>{choice}</w:r></w:p>\
         <w:p><w:smartTag><w:r><w:t>丁</w:t></w:r></w:smartTag><w:fldSimple w:instr=\"DATE\"><w:r><w:t>戊</w:t></w:r></w:fldSimple>\
         <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>\
         <w:r><w:t>{{{{无此表.行.列}}}}</w:t></w:r></w:p>"
    );
    for document in [docx(&body), crate::books::docx_in(strict, &body)] {
        let (blocks, _, found, _) = read::word_bytes(&document);
        let mut text = String::new();
        write_blocks(&blocks, "", &mut text);
        assert_eq!(text, "甲 乙-丙\n框中\n丁戊{{无此表.行.列}}\n");
        assert_eq!(said(&found), [(WordNote::Placeholder, 1)]);
    }
}
