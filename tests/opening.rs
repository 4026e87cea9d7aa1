//! What stands before a text: editor's notes and instructions.

use std::fs;

use proptest::prelude::*;
use typeset::read;

use crate::same::{compared, documents};
use crate::support::{Case, HEAD, MM, RUNNING, squeeze};
use crate::word::Word;

/// Returns an issue with keys of its own, of its section and of its article.
fn issue(own: &str, section: &str, article: &str) -> String {
    let head = HEAD.replace("\n[publication]", &format!("{own}\n[publication]"));
    format!(
        "{head}\n[[section]]\ntitle = \"栏目\"\n{section}\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\ntext = \"请认真抓好整改。\"\n{article}"
    )
}

const INSTRUCTION: &str = "by = \"县长 冯某某\"\ndate = 2026-02-26\ntext = \"请抓好落实。\"\n";

#[test]
fn notes_and_instructions_stand_before_what_they_are_about() {
    let text = |issue: &str| Case::with_issue(issue).lay_out().text();
    let note = "editor_note = \"此文可参考。\"\n";
    let printed = text(&issue("", "", note));
    assert!(printed.ends_with("【栏目】通报编者按：此文可参考。请认真抓好整改。"), "{printed}");
    let printed = text(&issue("", note, ""));
    assert!(printed.ends_with("【栏目】编者按：此文可参考。通报请认真抓好整改。"), "{printed}");
    let printed = text(&issue(&format!("contents = true\n{note}editor_note_label = \"按语：\"\n"), "", ""));
    assert!(printed.contains("3月1日按语：此文可参考。本期要目【栏目】"), "{printed}");
    let said = format!("\n[[instruction]]\n{INSTRUCTION}\n[[instruction]]\nby = \"书记 褚某\"\ntext = \"已阅。\"\n");
    let printed = text(&issue(&format!("{said}\n[notice]\ntext = \"提示。\"\n"), "", ""));
    let wanted = "领导批示请抓好落实。县长冯某某2026年2月26日已阅。书记褚某重要提示提示。【栏目】";
    assert!(printed.contains(wanted), "{printed}");
    let printed = text(&issue("", "", &format!("{note}[[section.item.instruction]]\n{INSTRUCTION}")));
    assert!(
        printed.ends_with("通报领导批示请抓好落实。县长冯某某2026年2月26日编者按：此文可参考。请认真抓好整改。"),
        "{printed}"
    );
}

#[test]
fn a_label_in_the_note_itself_is_not_printed_twice() {
    for (keys, printed, codes) in [
        ("editor_note = \"编者按：此文可参考。\"\n", "编者按：此文", &[][..]),
        ("editor_note = \"**按语：**此文可参考。\"\n", "按语：此文", &[]),
        ("editor_note = \"按语:此文可参考。\"\neditor_note_label = \"按语\"\n", "按语：此文", &["label-twice"]),
        ("editor_note = \"要求：此文可参考。\"\n", "编者按：要求：此文", &[]),
        ("editor_note = \"a.txt\"\n", "编者按：文件里的话", &[]),
    ] {
        let case = Case::with_issue(&issue("", "", keys)).file("a.txt", "文件里的话。\n");
        let reading = read::read(&case.path().join("issue.toml"));
        let told: Vec<&str> = reading.found.iter().map(|found| found.code()).collect();
        assert_eq!(told, codes, "{keys}");
        let text = case.lay_out().text();
        assert!(text.contains(&format!("通报{printed}")), "{keys}: {text}");
    }
    let case = Case::with_issue(&issue("", "", "editor_note_label = \"按语\"\n"));
    let reading = read::read(&case.path().join("issue.toml"));
    assert!(reading.found.iter().any(|found| found.code() == "missing-key"));
}

#[test]
fn words_of_clerks_for_them_are_answered() {
    for (wrong, hint) in [
        ("批示 = \"请抓好落实\"\n", "instruction"),
        ("按语 = \"此文可参考。\"\n", "editor_note"),
        ("note = \"此文可参考。\"\n", "是不是想写 editor_note"),
        ("[section.item.instruction]\ntext = \"甲\"\n", "[[section.item.instruction]]"),
        (
            "[[section.item.instruction]]\ntext = \"甲\"\nfile = \"a.md\"\n",
            "请移到 [[section.item.instruction]] 这一行的上面",
        ),
    ] {
        let run = Case::with_issue(&issue("", "", wrong)).run(&["--lang", "zh"]);
        assert!(run.code == 1 && run.err.contains(hint), "{wrong}: {}", run.err);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// A short note is whole, and on the page where its article begins; PDF and Word say the same.
    #[test]
    fn a_note_stays_with_its_article(before in 1usize..900, length in 1usize..180, text in 1usize..300, said in 0usize..3) {
        let instructions = format!("[[section.item.instruction]]\n{INSTRUCTION}").repeat(said);
        let article = format!("\n[[section.item]]\nkind = \"article\"\ntitle = \"后篇\"\neditor_note = \"{}。\"\ntext = \"{}。\"\n{instructions}", "按".repeat(length), "文".repeat(text));
        let case = Case::with_issue(&issue("", "", "").replace("请认真", &"请".repeat(before)));
        let path = case.path().join("issue.toml");
        let toml = fs::read_to_string(&path).unwrap();
        fs::write(&path, toml + &article).unwrap();
        let sheets = case.lay_out().sheets();
        let pages = |c: char| -> Vec<usize> {
            let has = |sheet: &crate::support::Sheet| sheet.lines(RUNNING).iter().any(|(y, text)| *y < 262.0 * MM && text.starts_with(c));
            (0..sheets.len()).filter(|page| has(&sheets[*page])).collect()
        };
        let note = pages('按');
        prop_assert!(length < 28 || note.len() == 1, "{note:?}");
        if let Some(page) = note.first() {
            let lines = sheets[*page].lines(RUNNING);
            let last = lines.iter().rposition(|(_, text)| text.starts_with('按')).unwrap();
            prop_assert!(lines[last + 1..].iter().any(|(_, text)| text.starts_with('文')), "{lines:?}");
        }
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    }
}

#[test]
fn word_and_archive_have_them() {
    let own = format!("editor_note = \"此期可参考。\"\n[[instruction]]\n{INSTRUCTION}");
    let case = Case::with_issue(&issue(&own, "", ""));
    let [_, word] = documents(case.path());
    let text = squeeze(&Word::open(&word).text());
    assert!(text.contains("领导批示请抓好落实。县长冯某某2026年2月26日编者按：此期可参考。"), "{text}");
    let run = case.run(&["-q", "--for", "archive", "-o", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let record = fs::read(case.path().join("a.record.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    assert_eq!(record["批示"], "县长 冯某某　2026年2月26日");
}

#[test]
fn particulars_stand_in_lines_below_the_title() {
    let many: Vec<String> = (0..6).map(|n| format!("\"跟帖数第{n}处：8866\"")).collect();
    let keys = format!("subtitle = \"——调查\"\ninfo = [{}]\n", many.join(", "));
    let case = Case::with_issue(&issue("", "", &keys));
    let set = case.lay_out();
    let lines = set.sheets()[0].lines(14.0);
    let lines: Vec<&String> = lines.iter().map(|(_, text)| text).filter(|text| text.starts_with("跟帖数")).collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.matches("处：8866").count() == 3), "{lines:?}");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let text = squeeze(&Word::open(&word).text());
    assert!(text.contains("通报——调查跟帖数第0处：8866"), "{text}");
    for (wrong, hint) in [("撰稿 = \"冯某\"\n", "credits"), ("reporter = \"冯某\"\n", "是不是想写 credits")]
    {
        let run = Case::with_issue(&issue("", "", wrong)).run(&["--lang", "zh"]);
        assert!(run.code == 1 && run.err.contains(hint), "{wrong}: {}", run.err);
    }
}

#[test]
fn recipients_stand_before_the_text_flush_left() {
    for (to, printed) in [
        ("to = \"各区县人民政府\"\n", "各区县人民政府："),
        ("to = \"主送：各区县人民政府，市直各部门：\"\n", "各区县人民政府，市直各部门："),
        ("to = [\"市财政局\", \"市统计局\"]\n", "市财政局、市统计局："),
        ("to = [\"各区、县人民政府\", \"市直各部门\"]\n", "各区、县人民政府，市直各部门："),
    ] {
        // An issue of one article has it below the title too.
        for case in [issue(to, "", ""), issue("", "", to)].map(|text| Case::with_issue(&text)) {
            let set = case.lay_out();
            let text = set.text();
            assert!(text.contains(&format!("通报{printed}请认真抓好整改。")), "{text}");
            let left = |start: char| {
                let sheets = set.sheets();
                let found = sheets[0].texts.iter().find(|text| text.text.starts_with(start));
                found.unwrap().start.x.to_pt()
            };
            let first = printed.chars().next().unwrap();
            assert!((left('请') - left(first) - 2.0 * 5.571 * MM).abs() < 0.1, "{to}");
            let [pdf, word] = documents(case.path());
            let verdict = compared([&pdf, &word]);
            assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
            assert!(squeeze(&Word::open(&word).text()).contains(printed), "{to}");
            let run = case.run(&["-q", "--for", "archive", "-o", "a.pdf"]);
            assert_eq!(run.code, 0, "{}", run.err);
            let record = fs::read_to_string(case.path().join("a.record.json")).unwrap();
            assert!(record.contains("\"主送机关\""), "{record}");
        }
    }
    // Of several articles each has its own, and that of the issue stands before all of them.
    let more = "\n[[section.item]]\nkind = \"article\"\ntitle = \"后篇\"\nto = \"市统计局\"\ntext = \"其他。\"\n";
    let text = Case::with_issue(&issue("to = \"市财政局\"\n", "", more)).lay_out().text();
    assert!(text.ends_with("3月1日市财政局：【栏目】通报请认真抓好整改。后篇市统计局：其他。"), "{text}");
    let run = Case::with_issue(&issue("", "", "主送 = \"市财政局\"\n")).run(&["--lang", "zh"]);
    assert!(run.code == 1 && run.err.contains("应写作 to"), "{}", run.err);
}

#[test]
fn recipients_that_push_the_text_off_page_one_move_to_the_imprint() {
    let all: Vec<String> = (0..80).map(|n| format!("云州市第{n}街道办事处")).collect();
    let case = Case::with_issue(&issue("", "", &format!("to = \"{}：\"\n", all.join("、"))));
    let set = case.lay_out();
    assert!(set.sheets()[0].texts.iter().any(|text| text.text.starts_with('请')));
    let text = set.text();
    assert!(text.contains("请认真抓好整改。主送：云州市第0街道办事处、云州市第1"), "{text}");
    assert!(text.ends_with("云州市第79街道办事处。"), "{text}");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let run = case.run(&["--message-format", "json", "-o", "a.pdf"]);
    assert!(run.err.contains("recipients-below"), "{}", run.err);
    // Where that would not help, they stay.
    let contents = format!("contents = true\neditor_note = \"{}\"\n", "按".repeat(600));
    let text = Case::with_issue(&issue(&contents, "", "to = \"市财政局\"\n")).lay_out().text();
    assert!(text.contains("通报市财政局：请认真"), "{text}");
}
