//! `typeset verify ONE OTHER`: whether two documents of an issue say the same.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use typeset::compare::{Verdict, compare, read};
use typeset::content::Content;
use zip::ZipArchive;

use crate::books::package;
use crate::support::{Case, Run, article, root, run};

/// The documents of the real sample: the screen PDF and the Word document.
pub static SAMPLE: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| documents(&root().join("samples/yingkou-2020-03")));

/// Makes the screen PDF and the Word document of the issue in a folder.
pub fn documents(folder: &Path) -> [Vec<u8>; 2] {
    ["a.pdf", "a.docx"].map(|name| document(folder, name, "screen"))
}

fn document(folder: &Path, name: &str, rendition: &str) -> Vec<u8> {
    let output = tempfile::tempdir().unwrap();
    let path = output.path().join(name);
    let made = run(folder, &["issue.toml", "-q", "--for", rendition, "-o", path.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    fs::read(path).unwrap()
}

fn contents(documents: [&[u8]; 2]) -> [Content; 2] {
    documents.map(|bytes| read(bytes.to_vec(), "a").unwrap())
}

/// Compares a PDF with a Word document.
pub fn compared(documents: [&[u8]; 2]) -> Verdict {
    let [one, other] = contents(documents);
    compare([&one, &other], ["a.pdf", "a.docx"])
}

/// Asserts that the PDF and the Word document of a case say the same, and returns how much was compared.
fn assert_same(case: &Case) -> typeset::messages::Compared {
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    verdict.counts
}

/// Returns a Word document whose main part is changed.
pub fn edited(word: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    edited_part(word, "word/document.xml", change)
}

/// Returns a Word document one of whose parts is changed.
pub fn edited_part(word: &[u8], edited: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(word)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == edited {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        parts.push((name, bytes));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    package(&parts)
}

/// Replaces a text that stands once in the main part.
pub fn once(from: &str, to: &str) -> impl Fn(String) -> String {
    let (from, to) = (from.to_owned(), to.to_owned());
    move |xml| {
        assert_eq!(xml.matches(&from).count(), 1, "{from}");
        xml.replace(&from, &to)
    }
}

/// Runs the program on two documents, of which one may be another than it was; returns its run and its JSON.
fn verify(files: [(&str, &[u8]); 2], args: &[&str]) -> (Run, Value) {
    let case = files.iter().fold(Case::with_issue(""), |case, (name, bytes)| case.file(name, bytes));
    let command = ["verify", files[0].0, files[1].0, "--message-format", "json"];
    let run = run(case.path(), &[&command, args].concat());
    let json = serde_json::from_slice(&run.out).unwrap_or_default();
    (run, json)
}

/// Returns the one finding about the sample whose Word document was changed.
fn finding(change: impl Fn(String) -> String) -> Value {
    let word = edited(&SAMPLE[1], change);
    let (run, json) = verify([("a.pdf", &SAMPLE[0]), ("a.docx", &word)], &[]);
    assert_eq!((run.code, json["verdict"].as_str()), (1, Some("different")), "{}", run.err);
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings[0].clone()
}

fn texts(finding: &Value) -> [&str; 2] {
    [0, 1].map(|n| finding["sides"][n]["text"].as_str().unwrap())
}

#[test]
fn samples_say_the_same_in_every_rendition() {
    for name in ["yingkou-2020-03", "yaoqing-2026-17"] {
        let folder = root().join("samples").join(name);
        let [pdf, word] = documents(&folder);
        let archive = document(&folder, "b.pdf", "archive");
        for files in [
            [("a.pdf", &pdf), ("a.docx", &word)],
            [("a.docx", &word), ("b.pdf", &archive)],
            [("a.pdf", &pdf), ("b.pdf", &archive)],
            [("a.docx", &word), ("b.docx", &word)],
        ] {
            let (run, json) = verify(files.map(|(name, bytes)| (name, bytes.as_slice())), &[]);
            assert_eq!((run.code, json["verdict"].as_str()), (0, Some("same")), "{name}: {json:#}");
        }
    }
    let counts = compared([&SAMPLE[0], &SAMPLE[1]]).counts;
    assert_eq!((counts.tables, counts.figures, counts.light), (5, 3, 0));
    assert!(counts.characters > 5_000 && counts.values > 1_500, "{counts:?}");
}

/// Returns an issue with a table, its note and its source, and what comes after.
fn noted(note: &str, source: &str, after: &str) -> Case {
    let table = format!(
        "\n[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"表格\"\ndata = \"a.csv\"\nnote = \"{note}\"\nsource = \"{source}\"\n"
    );
    Case::with_sections(&(table + after)).file("a.csv", "地区,金额\n甲,1\n乙,2\n")
}

#[test]
fn words_that_are_there_twice_in_a_row_are_the_same() {
    let more = article("统计局", "统计局。统计局：统计局");
    for (note, source, after) in [
        ("统计局", "统计局", ""),
        ("统计局", "统计局", more.as_str()),
        ("甲：乙，甲：乙", "甲：乙", ""),
        ("来源：统计局", "统计局", ""),
        ("数据；数据；数据", "数据；数据", more.as_str()),
        ("资料来源：", "资料来源：资料来源：", ""),
    ] {
        assert_same(&noted(note, source, after));
    }
}

#[test]
fn a_note_that_is_lost_is_seen_though_the_source_says_the_same() {
    let [pdf, word] = documents(noted("统计局", "统计局", "").path());
    let xml = |from: &'static str, to: &'static str| {
        edited(&word, |xml| {
            assert!(xml.contains(from), "{xml}");
            xml.replacen(from, to, 1)
        })
    };
    for word in [xml("统计局", ""), xml("统计局", "统计局统计局"), xml("统计局", "统计司"), xml("资料来源：", "")]
    {
        assert!(!compared([&pdf, &word]).faults.is_empty());
    }
}

#[test]
fn what_was_compared_is_told() {
    let case = Case::with_issue("").file("a.pdf", &SAMPLE[0]).file("a.docx", &SAMPLE[1]);
    let run = run(case.path(), &["verify", "a.docx", "a.pdf"]);
    let out = String::from_utf8(run.out).unwrap();
    assert!(out.starts_with("a.docx 与 a.pdf 内容一致：正文 ") && out.contains("表格 5 个"), "{out}");
}

#[test]
fn a_digit_in_a_cell() {
    let found = finding(once(">1795396<", ">1795397<"));
    assert_eq!(found["code"], "same-cell");
    assert_eq!(texts(&found), ["1795396", "1795397"]);
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("“市场监督管理局”行") && message.contains("“数据总量”列"), "{message}");
    assert!(found["sides"][0]["stands"]["page"].as_u64().unwrap() > 10);
    assert_eq!(found["sides"][1]["stands"]["row"], 4);
}

#[test]
fn a_paragraph_that_is_gone() {
    let found = finding(|xml| {
        let at = xml.find("自贸区营口片区适应统筹").unwrap();
        let (start, end) = (xml[..at].rfind("<w:p>").unwrap(), at + xml[at..].find("</w:p>").unwrap() + 6);
        xml[..start].to_owned() + &xml[end..]
    });
    assert_eq!(found["code"], "same-text");
    assert!(found["message"].as_str().unwrap().contains("只有 a.pdf 有"), "{found:#}");
    assert!(texts(&found)[0].contains("自贸区营口片区适应统筹") && texts(&found)[1].is_empty());
}

#[test]
fn a_paragraph_that_was_added() {
    let added = "<w:p><w:r><w:t>这一段是后来加的。</w:t></w:r></w:p>";
    let found = finding(|xml| {
        let at = xml.find("自贸区营口片区适应统筹").unwrap();
        let start = xml[..at].rfind("<w:p>").unwrap();
        xml[..start].to_owned() + added + &xml[start..]
    });
    assert_eq!(found["code"], "same-text");
    assert!(texts(&found)[1].contains("这一段是后来加的。") && found["sides"][1]["stands"]["paragraph"].is_u64());
}

#[test]
fn two_cells_that_were_swapped() {
    let found = finding(|xml| {
        let xml = once(">1795396<", ">x<")(xml);
        let xml = once(">1795062<", ">1795396<")(xml);
        once(">x<", ">1795062<")(xml)
    });
    assert_eq!(found["code"], "same-cells-swapped");
    assert_eq!(texts(&found), ["1795062", "1795396"]);
}

#[test]
fn a_mark_of_another_width() {
    let found = finding(once(
        "自贸区营口片区适应统筹推进疫情防控和经济社会发展形势要求，",
        "自贸区营口片区适应统筹推进疫情防控和经济社会发展形势要求,",
    ));
    assert_eq!(found["code"], "same-text");
    let [one, other] = texts(&found);
    assert!(one.contains("要求，") && other.contains("要求,"), "{one} {other}");
}

#[test]
fn white_with_a_character_counts() {
    let found = finding(once("无事不扰 让失信者", "无事不扰让失信者"));
    assert_eq!(found["code"], "same-text");
    let found = finding(once("无事不扰 让失信者", "无事不扰\u{3000}让失信者"));
    assert_eq!(found["code"], "same-text");
}

#[test]
fn what_is_said_of_a_figure() {
    let found = finding(|xml| xml.replace("由 83.28 升至 86.79", "由 83.28 升至 86.97"));
    assert_eq!(found["code"], "same-figure");
    assert!(texts(&found)[0].contains("86.79") && texts(&found)[1].contains("86.97"));
}

#[test]
fn a_row_that_is_gone() {
    let found = finding(|xml| {
        let at = xml.find(">1795396<").unwrap();
        let (start, end) = (xml[..at].rfind("<w:tr>").unwrap(), at + xml[at..].find("</w:tr>").unwrap() + 7);
        xml[..start].to_owned() + &xml[end..]
    });
    assert_eq!(found["code"], "same-row");
    assert!(texts(&found)[0].starts_with("市场监督管理局") && texts(&found)[1].is_empty(), "{found:#}");
}

#[test]
fn a_table_that_is_gone() {
    let found = finding(|xml| {
        let at = xml.find(">1795396<").unwrap();
        let (start, end) = (xml[..at].rfind("<w:tbl>").unwrap(), at + xml[at..].find("</w:tbl>").unwrap() + 8);
        xml[..start].to_owned() + &xml[end..]
    });
    assert_eq!(found["code"], "same-table");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let print = document(case.path(), "p.pdf", "print");
    let refused = |files: [(&str, &[u8]); 2], code: &str| {
        let (run, json) = verify(files, &[]);
        assert_eq!((run.code, json["verdict"].as_str()), (2, Some("unreadable")), "{json:#}");
        assert_eq!(json["findings"][0]["code"], code, "{json:#}");
    };
    refused([("p.pdf", &print), ("a.docx", &SAMPLE[1])], "same-untagged");
    refused([("a.docx", &SAMPLE[1]), ("a.txt", b"text")], "same-foreign");
    refused([("a.docx", &SAMPLE[1]), ("b.docx", &SAMPLE[1][..2_000])], "word");
    let (run, _) = verify([("a.pdf", &SAMPLE[0]), ("a.docx", &SAMPLE[1])], &["--fonts", "."]);
    assert_eq!(run.code, 2);
    let gone = crate::support::run(case.path(), &["verify", "a.pdf", "b.docx"]);
    assert_eq!(gone.code, 2);
}

const TABLE: &str = "
[[section]]
title = \"数据\"

[[section.item]]
kind = \"table\"
title = \"统计表\"
unit = \"单位：件\"
note = \"注：本表不含省直单位。\"
data = \"a.csv\"
";

fn with_table(keys: &str, csv: String) -> Case {
    Case::with_sections(&format!("{TABLE}{keys}\n")).file("a.csv", csv)
}

/// A head, and rows of names and figures of so many digits, all different.
fn figures(columns: usize, rows: usize, digits: u32) -> String {
    let head: Vec<String> = (1..columns).map(|x| format!("监管指标{x}")).collect();
    let low = 10_u64.pow(digits - 1);
    let row = |y: usize| {
        let figure = |x: usize| (low + ((y * columns + x) as u64 * 7_919) % (9 * low)).to_string();
        format!("单位{y},{}\n", (1..columns).map(figure).collect::<Vec<_>>().join(","))
    };
    format!("单位名称,{}\n{}", head.join(","), (0..rows).map(row).collect::<String>())
}

#[test]
fn pieces_of_tables_are_put_together() {
    let long = assert_same(&with_table("", figures(5, 150, 4)));
    assert_eq!((long.tables, long.values), (1, 755));
    // Turned, with vertical heads, and cut into column blocks over several pages.
    assert_eq!(assert_same(&with_table("smallest = \"7pt\"\ndirection = \"turned\"", figures(24, 20, 6))).tables, 1);
    // Blocks below each other on a page.
    assert!(assert_same(&with_table("", figures(24, 20, 6))).tables > 1);
    assert_eq!(assert_same(&with_table("", figures(25, 60, 2))).tables, 1);
    assert!(assert_same(&with_table("", figures(30, 90, 9))).tables > 1);
}

#[test]
fn groups_that_run_over_pages_have_one_name() {
    let mut csv = "地区,单位,数量,,比例\n,,甲,乙,\n".to_owned();
    for n in 0..180 {
        let group = if n % 60 == 0 { format!("第{}区", n / 60) } else { String::new() };
        csv += &format!("{group},单位{},{n},{},0.{n}%\n", n % 7, n * 31);
    }
    let counts = assert_same(&with_table("head_rows = 2\ngroup_columns = 1", csv));
    assert_eq!((counts.tables, counts.values), (1, 910));
}

#[test]
fn large_tables_are_compared_value_by_value() {
    let case = with_table("", figures(12, 900, 5));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    assert_eq!((verdict.counts.tables, verdict.counts.light, verdict.counts.values), (1, 1, 10_812));
    // The last value of all.
    let last = figures(12, 900, 5).trim_end().rsplit(',').next().unwrap().to_owned();
    let other = edited(&word, once(&format!(">{last}<"), ">1<"));
    let verdict = compared([&pdf, &other]);
    let [typeset::messages::CompareFault::Cell { row, column, sides }] = &verdict.faults[..] else {
        panic!("{:?}", verdict.faults)
    };
    assert_eq!((row.as_str(), column.as_str()), ("单位899", "监管指标11"));
    assert_eq!(sides.each_ref().map(|side| side.text.as_str()), [last.as_str(), "1"]);
}

#[test]
fn every_kind_of_text_is_compared() {
    let text = "第一段 hello world this is a fairly long English sentence that wraps over lines，**加粗** [链接](http://a.b/c)。\n\n# 总则\n\n- 甲项，见“引号”——破折号……\n- 乙项\n  1. 子项\n\n第一行\\\n第二行 with Latin\\\nthird line\n\n## 分则\n\n① ★ ℃ m² 10×20 《书名》〔2020〕5号 2020年3月1日—5月2日。";
    let notice = "[notice]\ntext = \"\"\"\n- 提示一 with words\n- 提示二\n\n普通段落\n\"\"\"\n";
    let items = format!(
        "{}subtitle = \"副标题\"\nsource = \"市信用办\"\n\n[[section.item]]\nkind = \"brief\"\ntext = \"简讯。\"\nsource = \"来源\"\n",
        article("很长的标题用来看看标题在哪里换行并且还要带上英文 Words in Title 以及数字 2026", text)
    );
    for style in ["stacked", "banner", "star", "flag", "preprinted"] {
        let head = crate::support::HEAD.replace(
            "[publication]",
            &format!("contents = true\nsecrecy = \"秘密★1年\"\ncopy_number = 12\n{notice}\n[publication]"),
        );
        let more = format!(
            "masthead = {{ style = \"{style}\" }}\ncopies = 80\neditors = [\"王 唱\"]\nwebsite = {{ label = \"见\", url = \"http://a.b/\" }}\n"
        );
        let counts = assert_same(&Case::with_issue(&format!("{head}{more}{items}")));
        assert!(counts.characters > 250, "{style}: {counts:?}");
    }
}

#[test]
fn other_issues_are_told_apart() {
    let [one, other] = ["第一期的正文。", "第二期写别的。"].map(|text| {
        let case = Case::with_sections(&article("标题", text));
        document(case.path(), "a.docx", "screen")
    });
    let verdict = compared([&one, &other]);
    assert_eq!(verdict.faults.len(), 1, "{:?}", verdict.faults);
}

#[test]
fn words_of_the_editor_between_tables_are_compared() {
    let table = "\n[[section.item]]\nkind = \"table\"\ntitle = \"甲表\"\ndata = \"a.csv\"\n";
    let brief = "\n[[section.item]]\nkind = \"brief\"\ntext = \"另见附件（续表）\"\n";
    let case = Case::with_sections(&format!("\n[[section]]\n{table}{brief}{}", table.replace('甲', "乙")));
    let [pdf, word] = documents(case.file("a.csv", "名,数\n甲,1\n乙,2\n").path());
    let verdict = compared([&pdf, &word]);
    assert_eq!((verdict.faults.len(), verdict.counts.tables), (0, 2), "{:?}", verdict.faults);
    let other = edited(&word, |xml| xml.replace("另见附件", "参见附件"));
    assert_eq!(compared([&pdf, &other]).faults.len(), 1);
}
