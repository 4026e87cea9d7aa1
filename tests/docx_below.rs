//! Articles from Word documents: signature, date and attachments behind the text, and pictures that tables put side by side.

use std::fmt::Write;

use typeset::model::{Block, Item};
use typeset::read;

use crate::books::{docx, docx_of};
use crate::rows::png;
use crate::same::{compared, documents};
use crate::support::{Case, HEAD, MM};

/// Returns a paragraph with properties.
fn line(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

const RIGHT: &str = "<w:jc w:val=\"right\"/>";
const CENTER: &str = "<w:jc w:val=\"center\"/>";
const PAGE: &str = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

/// Returns an issue of one article that is the given document.
fn case(body: &str, keys: &str) -> Case {
    of(docx(body), keys)
}

fn of(document: Vec<u8>, keys: &str) -> Case {
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\nfile = \"稿件.docx\"\n";
    Case::with_issue(&format!("{HEAD}{item}{keys}")).file("稿件.docx", document)
}

/// Returns what an issue gets: its paragraphs, its closing and its attachments; and what is told.
fn seen(case: &Case) -> (String, Vec<&'static str>) {
    let reading = read::read(&case.path().join("issue.toml"));
    let issue = reading.issue.unwrap();
    let mut out = String::new();
    let mut item = |item: &Item| match item {
        Item::Article(article) => blocks(&article.body.blocks, &mut out),
        Item::Continued(rest) => blocks(&rest.body.blocks, &mut out),
        Item::Closing(closing) => {
            let date = closing.date.as_ref().map(|date| date.moment.to_string()).unwrap_or_default();
            let signed: Vec<&str> = closing.signed.iter().map(|body| body.value.as_str()).collect();
            write!(out, "[{}|{date}|{:?}]", signed.join("+"), closing.attachments).unwrap();
        }
        Item::Table(table) => write!(out, "<{}>", table.cells.rows.len()).unwrap(),
        Item::Picture(_) => out.push_str("<p>"),
        Item::Pictures(pictures) => {
            let caption = |text: &Option<typeset::source::Located<String>>| {
                text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
            };
            let own: Vec<String> = pictures.pictures.iter().map(|one| caption(&one.caption)).collect();
            write!(out, "<{:?} {} {:?}>", own, caption(&pictures.caption), pictures.per_row).unwrap();
        }
        other => panic!("{other:?}"),
    };
    issue.sections.iter().flat_map(|section| &section.items).for_each(&mut item);
    issue.attachments.iter().flat_map(|attachment| &attachment.items).for_each(&mut item);
    let titles: Vec<&str> = issue.attachments.iter().map(|one| one.title.value.as_str()).collect();
    if !titles.is_empty() {
        write!(out, "{titles:?}").unwrap();
    }
    (out, reading.found.iter().map(|found| found.code()).collect())
}

fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        let Block::Paragraph(text) = block else { panic!("{block:?}") };
        typeset::model::Inline::texts(text).iter().for_each(|text| out.push_str(&text.value));
        out.push('/');
    }
}

#[test]
fn signature_and_date_at_the_right_stand_where_they_belong() {
    let text = line("", "请认真抓好落实。");
    let date = line(RIGHT, "2026年2月27日");
    let far = "<w:ind w:firstLine=\"4800\"/>";
    for (end, keys, wanted, told) in [
        (line(RIGHT, "市督查办公室") + &date, "", "[市督查办公室|2026年2月27日|[]]", &[][..]),
        (line(RIGHT, "甲局") + &line(RIGHT, "乙局") + &date, "", "[甲局+乙局|2026年2月27日|[]]", &[]),
        // Pushed there by an indent, or by blanks.
        (line(far, "市督查办公室") + &line(far, "2026年2月27日"), "", "[市督查办公室|2026年2月27日|[]]", &[]),
        (
            line("", "　　　　　　　　　　市督查办公室") + &line("", "　　　　　　　2026年2月27日"),
            "",
            "[市督查办公室|2026年2月27日|[]]",
            &[],
        ),
        (line(RIGHT, "市督查办公室"), "", "[市督查办公室||[]]", &[]),
        (date.clone(), "", "[|2026年2月27日|[]]", &[]),
        (line(RIGHT, "市督查办公室") + &date, "signed = \"市督查办公室\"\n", "[市督查办公室|2026年2月27日|[]]", &[]),
        (
            line(RIGHT, "市督查办公室") + &date,
            "signed = \"乙局\"\nsigned_date = 2026-02-27\n",
            "[乙局|2026年2月27日|[]]",
            &["word-signed"],
        ),
        (
            line(RIGHT, "市督查办公室") + &date,
            "signed_date = 2026-02-26\n",
            "[市督查办公室|2026年2月26日|[]]",
            &["not-signed", "word-signed"],
        ),
    ] {
        let case = case(&(text.clone() + &end), keys);
        assert_eq!(seen(&case), (format!("请认真抓好落实。/{wanted}"), told.to_vec()), "{end} {keys}");
        let [pdf, word] = documents(case.path());
        assert!(compared([&pdf, &word]).faults.is_empty(), "{end}");
    }
    // What is no signature stays text.
    for end in [
        line("", "市督查办公室"),
        line(RIGHT, "——市督查办公室"),
        line(RIGHT, "请于月底前报来。"),
        line("", "二〇二六年二月"),
        line("", "数据截至2026年2月27日。"),
    ] {
        let (seen, told) = seen(&case(&(text.clone() + &end), ""));
        assert!(!seen.contains('[') && told.is_empty(), "{end}: {seen} {told:?}");
    }
    let set = case(&(text + &line(RIGHT, "市督查办公室") + &date), "").lay_out();
    let sheets = set.sheets();
    let end = sheets[0].texts.iter().find(|text| text.text.ends_with("办公室") && text.start.x.to_mm() > 100.0);
    assert!(end.is_some_and(|text| text.end.x.to_pt() < 182.0 * MM), "{:?}", sheets[0].texts);
}

#[test]
fn labels_of_attachments_begin_pages() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("单位", "件数"), row("甲局", "3"));
    let text = line("", "请认真抓好落实。") + &line(RIGHT, "甲局") + &line(RIGHT, "2026年2月27日");
    let first = line("", "附件1") + &line(CENTER, "任务清单") + &line("", "清单正文。");
    let second = line("", "附件2") + &line(CENTER, "进展情况表") + &table;
    let case = case(&(text.clone() + PAGE + &first + PAGE + &second), "");
    let (seen_, told) = seen(&case);
    assert_eq!(seen_, "请认真抓好落实。/[甲局|2026年2月27日|[0, 1]]清单正文。/<2>[\"任务清单\", \"进展情况表\"]");
    assert!(told.is_empty(), "{told:?}");
    let printed = case.lay_out().text();
    assert!(
        printed.contains("附件：1.任务清单2.进展情况表甲局2026年2月27日附件1任务清单清单正文。附件2进展情况表"),
        "{printed}"
    );
    let [pdf, word] = documents(case.path());
    assert!(compared([&pdf, &word]).faults.is_empty());
    // A text that names them itself names them once.
    let named = line("", "请认真抓好落实。") + &line("", "附件：任务清单") + &first;
    let printed = self::case(&named, "").lay_out().text();
    assert_eq!(printed.matches("任务清单").count(), 2, "{printed}");
    // Without a number only where a page begins, and never without a title of its own.
    let bare = line("", "附件") + &line(CENTER, "任务清单") + &line("", "清单正文。");
    assert!(seen(&self::case(&(text.clone() + PAGE + &bare), "")).0.contains("[\"任务清单\"]"));
    for end in [bare, line("", "附件：") + &line("", "1.任务清单"), line("", "附件1") + &line("", "清单正文。")]
    {
        let (seen, _) = seen(&self::case(&(text.clone() + &end), ""));
        assert!(seen.contains("附件") && !seen.contains('"'), "{seen}");
    }
    // Numbers go on through the issue, and another one in the file is told.
    let (_, told) = seen(&self::case(&(text + PAGE + &second), ""));
    assert_eq!(told, ["attachment-number"]);
}

#[test]
fn pictures_in_a_table_without_words_stand_side_by_side() {
    let picture =
        "<w:r><w:drawing><pic:pic><pic:blipFill><a:blip r:embed=\"p1\"/></pic:blipFill></pic:pic></w:drawing></w:r>";
    let cell = |inside: &str, span: &str| format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p>{inside}</w:p></w:tc>");
    let words = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let two = row(&[cell(picture, ""), cell(picture, "")]);
    let document = |rows: &str| {
        let text = line("", "会议召开。");
        let main = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{text}<w:tbl>{rows}</w:tbl>{}</w:body></w:document>",
            line("", "会议结束。"),
        );
        let relations =
            "<Relationships><Relationship Id=\"p1\" Type=\"x/image\" Target=\"media/a.png\"/></Relationships>";
        docx_of(
            &main,
            &[("word/_rels/document.xml.rels", relations.as_bytes()), ("word/media/a.png", &png(40, 30, 90))],
        )
    };
    let span = "<w:gridSpan w:val=\"2\"/>";
    for (rows, wanted, told) in [
        (two.clone(), "<[\"\", \"\"]  Some(2)>", &[][..]),
        (
            two.clone() + &row(&[cell(&words("会场"), ""), cell(&words("代表"), "")]),
            "<[\"会场\", \"代表\"]  Some(2)>",
            &[],
        ),
        (two.clone() + &row(&[cell(&words("会议现场"), span)]), "<[\"\", \"\"] 会议现场 Some(2)>", &[]),
        (two.clone() + &two, "<[\"\", \"\", \"\", \"\"]  Some(2)>", &[]),
        // One below the other they stand alone; in a table of words there is no room for them.
        (row(&[cell(picture, "")]) + &row(&[cell(picture, "")]), "<p><p>", &[]),
        (
            row(&[cell(&words("单位"), ""), cell(&words("标志"), "")])
                + &row(&[cell(&words("甲局"), ""), cell(picture, "")])
                + &row(&[cell(&words("乙局"), ""), cell(&words("无"), "")]),
            "<3>",
            &["word-picture"],
        ),
    ] {
        let case = of(document(&rows), "");
        assert_eq!(seen(&case), (format!("会议召开。/{wanted}会议结束。/"), told.to_vec()), "{rows}");
    }
}
