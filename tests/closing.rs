//! What stands below a text: signature, date and remark.

use std::fs;

use proptest::prelude::*;

use crate::same::{compared, documents};
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, Sheet, squeeze};

/// Returns an article with some paragraphs and keys.
fn article(paragraphs: &[usize], keys: &str) -> String {
    let text: String = paragraphs.iter().map(|length| format!("{}。\n", "督".repeat(*length))).collect();
    format!("\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\n{keys}text = '''\n{text}'''\n")
}

fn laid_out(keys: &str) -> LaidOut {
    Case::with_sections(&article(&[40], keys)).lay_out()
}

/// Returns the first sheet's line that begins with some words: its left and right ends in cells from the left, and its baseline in pt.
fn line(sheet: &Sheet, words: &str) -> (f64, f64, f64) {
    let texts = sheet.texts.iter().filter(|text| text.start.y.to_mm() > 115.0);
    let first = texts.clone().find(|text| words.starts_with(text.text.as_str()) && !text.text.is_empty()).unwrap();
    let beside = texts.filter(|text| (text.start.y - first.start.y).to_pt().abs() < 1.0);
    let end = beside.map(|text| text.end.x.to_pt()).fold(0.0, f64::max);
    let cells = |x: f64| (x - 28.0 * MM) / RUNNING;
    (cells(first.start.x.to_pt()), cells(end), first.start.y.to_pt())
}

#[test]
fn a_signature_is_two_characters_from_the_edge_and_the_date_two_further_right() {
    let pitch = 225.0 * MM / 22.0;
    let set = laid_out("signed = \"石溪县人民政府督查室\"\n");
    let sheet = &set.sheets()[0];
    let (signature, date) = (line(sheet, "石溪县人民政府督查室"), line(sheet, "2026年3月1日"));
    assert!((signature.1 - 26.0).abs() < 0.05, "{signature:?}");
    assert!((date.0 - signature.0 - 2.0).abs() < 0.05, "{signature:?} {date:?}");
    assert!((date.2 - signature.2 - pitch).abs() < 0.1);
    // A blank line is above it.
    let text = sheet.lines(RUNNING).into_iter().filter(|(_, text)| text.contains('督')).map(|(y, _)| y);
    let above = text.filter(|y| *y < signature.2 - 1.0).fold(0.0, f64::max);
    assert!((signature.2 - above - 2.0 * pitch).abs() < 0.1);
    let set = laid_out("signed = \"石溪县人民政府督查室\"\nsource = \"丁\"\n");
    let sheet = &set.sheets()[0];
    let below = line(sheet, "石溪县人民政府督查室").2 - line(sheet, "（丁）").2;
    assert!((below - 2.0 * pitch).abs() < 0.1, "{below}");

    let set = laid_out("signed = \"督查室\"\nsigned_date = 2026-02-21 18:30:00\n");
    let sheet = &set.sheets()[0];
    let (signature, date) = (line(sheet, "督查室"), line(sheet, "2026年2月21日18时30分"));
    assert!((date.1 - 26.0).abs() < 0.05 && (date.0 - signature.0 - 2.0).abs() < 0.05, "{signature:?} {date:?}");

    let set = laid_out("signed = [\"石溪县督查室\", \"县委督查室\"]\nsealed = true\n");
    let sheet = &set.sheets()[0];
    let (first, second) = (line(sheet, "石溪县督查室"), line(sheet, "县委督查室"));
    let date = line(sheet, "2026年3月1日");
    assert!((date.1 - 24.0).abs() < 0.05, "{date:?}");
    for body in [first, second] {
        assert!((body.0 + body.1 - date.0 - date.1).abs() < 0.1, "{body:?} {date:?}");
    }
    assert!((second.2 - first.2 - pitch).abs() < 0.1);
}

#[test]
fn dates_are_printed_as_exactly_as_they_are_given() {
    for (keys, printed) in [
        ("signed_date = 2026-02-21\n", "2026年2月21日"),
        ("signed_date = \"2026-02-21 08:05\"\n", "2026年2月21日8时5分"),
        ("signed_date = \"2026年2月\"\n", "2026年2月"),
        ("signed = \"甲局\"\n", "甲局2026年3月1日"),
        ("signed = \"甲局\"\nsigned_date = false\nremark = \"（此件公开发布）\"\n", "甲局（此件公开发布）"),
    ] {
        let text = laid_out(keys).text();
        assert!(text.ends_with(&format!("。{printed}")), "{keys}: {text}");
    }
    // At the end of the issue, before the 版记.
    let issue = HEAD.replace("\n[publication]", "signed = [\"甲局\", \"乙局\"]\n\n[publication]\ncopies = 9");
    let text = Case::with_issue(&format!("{issue}{}", article(&[40], ""))).lay_out().text();
    assert!(text.ends_with("。甲局乙局2026年3月1日（共印9份）"), "{text}");
}

#[test]
fn dates_that_are_none_are_refused() {
    for (given, code, hint) in [
        ("2026-2-9", "toml-syntax", "2026-02-09"),
        ("\"二〇二六年二月九日\"", "date-form", "2026-02-09"),
        ("\"2026/2/9\"", "date-form", "2026-02-09"),
        ("2026-02-30", "impossible-date", ""),
        ("\"2026-02-30\"", "impossible-date", ""),
        ("\"明天\"", "date-form", "2020-12-14"),
    ] {
        let case = Case::with_sections(&article(&[40], &format!("signed = \"甲局\"\nsigned_date = {given}\n")));
        let run = case.run(&["--lang", "en", "--message-format", "jsonl"]);
        assert_eq!(run.code, 1, "{given}");
        let told = String::from_utf8(run.out).unwrap() + &run.err;
        assert!(told.contains(code) && told.contains(hint), "{given}: {told}");
    }
}

#[test]
fn a_signature_after_a_table_or_picture_stays_with_it() {
    let keys = "signed = \"甲局\"\n";
    let mut kept = 0;
    for rows in (12..22).chain(30..62) {
        let csv: String = (0..rows).map(|n| format!("第{n}行,{n}\n")).collect();
        let items =
            format!("{}\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n", article(&[400], ""));
        let issue = HEAD.replace("\n[publication]", &format!("{keys}\n[publication]"));
        let case = Case::with_issue(&format!("{issue}{items}")).file("a.csv", format!("名,数\n{csv}"));
        let sheets = case.lay_out().sheets();
        let sheet = sheets.iter().find(|sheet| sheet.texts.iter().any(|text| text.text.contains("甲局"))).unwrap();
        let is_row = |text: &crate::support::Text| text.text.contains('行');
        // Where the rows before it fill their page there is nothing to keep it with.
        let lowest = |sheet: &Sheet| {
            sheet.texts.iter().filter(|text| is_row(text)).map(|text| text.start.y.to_mm()).fold(0.0, f64::max)
        };
        let full = sheets.iter().any(|sheet| lowest(sheet) > 262.0 - 4.0 * 225.0 / 22.0);
        assert!(sheet.texts.iter().any(is_row) || full, "{rows} rows");
        kept += usize::from(sheet.texts.iter().any(is_row));
    }
    assert!(kept > 30, "{kept}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the lengths, the page of a signature has text of the article above it, and none is blank.
    #[test]
    fn a_signature_is_never_first_on_a_page(
        lengths in prop::collection::vec(1usize..260, 1..7),
        signed in 1usize..4,
        sealed in any::<bool>(),
        source in any::<bool>(),
    ) {
        let bodies: Vec<String> = (0..signed).map(|n| format!("\"甲乙丙局{n}\"")).collect();
        let source = if source { "source = \"丁\"\n" } else { "" };
        let keys = format!("signed = [{}]\nsealed = {sealed}\nremark = \"公开\"\n{source}", bodies.join(", "));
        let set = Case::with_sections(&article(&lengths, &keys)).lay_out();
        let sheets = set.sheets();
        for sheet in &sheets {
            let lines = sheet.lines(RUNNING);
            prop_assert!(lines.iter().all(|(y, _)| *y < 262.0 * MM));
            let at = |word: &str| lines.iter().position(|(_, text)| text.contains(word));
            let last = at("公开");
            prop_assert_eq!(at("甲").is_some(), last.is_some());
            if let (Some(first), Some(last)) = (at("甲"), last) {
                let text = lines[..first].iter().filter(|(_, text)| text.contains('督'));
                prop_assert!(text.count() > 0, "{:?}", lines);
                // Signature, date and remark stand together, and nothing below them.
                prop_assert_eq!(last - first, signed + 1);
                prop_assert!(last + 1 == lines.len());
            }
            prop_assert!(lines.iter().any(|(_, text)| !text.is_empty()));
        }
    }
}

#[test]
fn word_and_archive_say_the_same() {
    let keys = "signed = [\"石溪县督查室\", \"县委督查室\"]\nsigned_date = 2026-02-21 18:30:00\nremark = \"公开\"\n";
    let case = Case::with_sections(&article(&[40, 100], keys));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let text = squeeze(&crate::word::Word::open(&word).text());
    assert!(text.ends_with("石溪县督查室县委督查室2026年2月21日18时30分（公开）"), "{text}");
    let run = case.run(&["-q", "--for", "archive", "-o", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let record: serde_json::Value =
        serde_json::from_slice(&fs::read(case.path().join("a.record.json")).unwrap()).unwrap();
    assert_eq!(record["署名"], serde_json::json!(["石溪县督查室", "县委督查室"]));
    assert_eq!(record["成文日期"], "2026年2月21日18时30分");
}

#[test]
fn credits_stand_behind_the_source_and_with_the_text() {
    let keys = "source = \"信息科\"\ncredits = [\"撰稿：冯某\", \"（审稿：褚某）\"]\nsigned = \"甲局\"\n";
    let printed = laid_out(keys).text();
    assert!(printed.ends_with("。（信息科）（撰稿：冯某审稿：褚某）甲局2026年3月1日"), "{printed}");
    // Of an article that the issue's own signature follows, and of a brief and a picture.
    let picture = "[[section.item]]\nkind = \"picture\"\nfile = \"a.svg\"\nalt = \"图\"\ncredits = \"摄影：朱某\"\n";
    let items = format!(
        "{}\n{picture}caption = \"现场\"\n{picture}\n[[section.item]]\nkind = \"brief\"\ntext = \"甲。\"\ncredits = \"整理：卫某\"\n",
        article(&[40], "credits = \"撰稿：冯某\"\n")
    );
    let issue = HEAD.replace("\n[publication]", "signed = \"甲局\"\n\n[publication]");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"40\"><rect width=\"100\" height=\"40\"/></svg>";
    let case = Case::with_issue(&format!("{issue}{items}")).file("a.svg", drawing);
    let printed = case.lay_out().text();
    let wanted = "。（撰稿：冯某）现场（摄影：朱某）摄影：朱某◇甲。（整理：卫某）甲局2026年3月1日";
    assert!(printed.ends_with(wanted), "{printed}");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}

#[test]
fn the_signature_of_an_issue_stays_with_that_of_its_last_text() {
    for length in (20..420).step_by(28) {
        let head = HEAD.replace("number = 1", "number = 1\nsigned = \"戊局\"");
        let text = article(&[length, 30], "signed = \"甲局\"\n");
        let set = Case::with_issue(&format!("{head}{text}")).lay_out();
        let sheets = set.sheets();
        let last = sheets.iter().find(|sheet| sheet.lines(RUNNING).iter().any(|(_, text)| text.contains("戊局")));
        let lines = last.expect("it is printed").lines(RUNNING);
        let at = |word: &str| lines.iter().position(|(_, text)| text.contains(word));
        assert!(at("督") < at("甲局") && at("督").is_some() && at("甲局") < at("戊局"), "{length}: {lines:?}");
    }
}
