//! Notes to the text: at the foot of the page of their mark, or behind their article.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use typeset::read;

use crate::same::{compared, documents, edited_part};
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, Run, Sheet, article, squeeze};
use crate::word::Word;

/// Distance of the lines of the grid in pt.
const PITCH: f64 = 225.0 * MM / 22.0;
/// Size of notes in pt.
const NOTE: f64 = 10.5;
/// Baselines on the grid, in pt: a fiftieth of a millimetre.
const NEAR: f64 = 0.02 * MM;

fn noted() -> String {
    article(
        "标题",
        "前文一句。[^1]后文[^甲]一句，**着重[^2]**。\n\n- 一项[^3]\n\n[^1]: 注一。\n[^甲]：注二，见<http://a.cn/b>。\n[^2]: 注**三**。\n[^3]: 注四。",
    )
}

fn with_recipients(sections: &str) -> String {
    format!("{HEAD}distribution.report = [\"甲\"]\ndistribution.send = [\"乙\"]\n{sections}")
}

/// Returns the lines of notes on a page.
fn notes(sheet: &Sheet) -> Vec<(f64, String)> {
    sheet.lines(NOTE)
}

/// Asserts that running text stands on the grid, and notes on half lines up from the foot of the page or the 版记.
fn assert_on_grid(laid_out: &LaidOut) {
    for (page, sheet) in laid_out.sheets().iter().enumerate() {
        // Below the masthead.
        let top = if page == 0 { 120.0 * MM } else { 0.0 };
        let area = top..262.0 * MM;
        let lines: Vec<f64> = sheet.lines(RUNNING).into_iter().map(|(y, _)| y).filter(|y| area.contains(y)).collect();
        let off = |y: &f64| {
            let lines = (y - lines[0]) / PITCH;
            (lines - lines.round()).abs() * PITCH
        };
        assert!(lines.iter().all(|y| off(y) < NEAR), "{lines:?}");
        let notes: Vec<f64> = notes(sheet).into_iter().map(|(y, _)| y).collect();
        assert!(notes.windows(2).all(|pair| (pair[1] - pair[0] - PITCH / 2.0).abs() < NEAR), "{notes:?}");
    }
}

#[test]
fn notes_stand_at_the_foot_of_their_page_and_the_imprint_below_them() {
    let case = Case::with_issue(&with_recipients(&noted()));
    assert_eq!(case.run(&["-q"]).err, "");
    let laid_out = case.lay_out();
    let text = laid_out.text();
    assert!(text.contains("前文一句。①后文②一句，着重③。●一项④"), "{text}");
    assert!(text.contains("①注一。②注二，见http://a.cn/b。③注三。④注四。"), "{text}");
    assert_on_grid(&laid_out);
    let sheet = &laid_out.sheets()[0];
    let last = notes(sheet).last().unwrap().0;
    let imprint =
        sheet.texts.iter().filter(|text| text.text.contains('报')).map(|text| text.start.y.to_pt()).fold(0.0, f64::max);
    assert!(last < imprint, "{last} {imprint}");
    let rule = sheet.rules.iter().map(|rule| rule.from.y.to_pt().max(rule.to.y.to_pt())).fold(0.0, f64::max);
    assert!((rule - 262.0 * MM).abs() < 1.0, "{}", rule / MM);
    // Without a 版记 they stand at the foot themselves.
    let alone = Case::with_sections(&noted()).lay_out();
    let last = notes(&alone.sheets()[0]).last().unwrap().0;
    assert!((260.0 * MM..262.0 * MM).contains(&last), "{}", last / MM);
}

#[test]
fn a_mark_hangs_into_the_blank_of_a_stop_and_begins_no_line() {
    for before in 20..30 {
        let text = format!(
            "{}。[^1]{}[^2]{}\n\n[^1]: 甲\n[^2]: 乙",
            "前".repeat(before),
            "后".repeat(before),
            "尾".repeat(30)
        );
        let sheet = &Case::with_sections(&article("标题", &text)).lay_out().sheets()[0];
        let marks: Vec<_> =
            sheet.texts.iter().filter(|text| ["①", "②"].contains(&&*text.text) && text.size < 10.4).collect();
        assert_eq!(marks.len(), 2);
        for mark in marks {
            assert!(mark.start.x.to_pt() > 28.0 * MM + 5.0, "{before}: {mark:?}");
        }
    }
}

#[test]
fn notes_may_stand_behind_their_article() {
    let sections = article("标题", "正文[^1]，正文[^2]。\n\n[^1]: 甲。\n[^2]: 乙。")
        + "source = \"某办\"\nsigned = \"某局\"\n"
        + &article("再一篇", "正文[^1]。\n\n[^1]: 丙。");
    let case = Case::with_issue(&format!("{HEAD}page.notes = \"article\"\n{sections}"));
    assert_eq!(case.run(&["-q"]).err, "");
    let text = case.lay_out().text();
    assert!(text.contains("正文①，正文②。（某办）某局2026年3月1日注：①甲。②乙。再一篇正文①。注：①丙。"), "{text}");
    let [pdf, word] = documents(case.path());
    assert!(compared([&pdf, &word]).faults.is_empty());
    assert!(!Word::open(&word).names().any(|name| name == "word/footnotes.xml"));
}

#[test]
fn what_is_wrong_with_notes_is_told() {
    let codes = |text: &str| {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        reading.found.iter().map(|found| found.code().to_owned()).collect::<Vec<_>>()
    };
    for (text, code) in [
        ("正文[^1]。", "note-missing"),
        ("正文。\n[^1]: 注", "note-unmarked"),
        ("正文[^1]。\n[^1]: 注\n[^1]: 又一条", "note-twice"),
        ("正文[^1]，再[^1]。\n[^1]: 注", "note-mark-twice"),
        ("正文[^1]。\n[^1]:", "note-empty"),
        ("## 小标题[^1]\n正文。\n[^1]: 注", "note-barred"),
        ("正文[^1]。\n[^1]: 注[^2]\n[^2]: 注", "note-barred"),
        ("正文。\n> 【名词】解释[^1]。\n[^1]: 注", "note-barred"),
    ] {
        assert!(codes(text).contains(&code.to_owned()), "{text}: {:?}", codes(text));
        assert_eq!(Case::with_sections(&article("标题", text)).run(&["-q"]).code, 1, "{text}");
    }
    assert!(codes("正文\\[^1]、[1]。").is_empty());
    let notice = format!("\n[notice]\ntext = '''\n提示[^1]。\n[^1]: 注\n'''\n{}", article("标题", "正文。"));
    let Run { code, err, .. } = Case::with_sections(&notice).run(&["--lang", "zh"]);
    assert!(code == 1 && err.contains("提示、按语、批示里不能有注"), "{err}");
}

#[test]
fn plain_text_and_files_have_notes_too() {
    for (name, text) in [("a.txt", "正文[^1]**。\n[^1]：注**"), ("a.md", "正文[^1]。\n\n[^1]: 注")] {
        let item =
            format!("\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"{name}\"\n");
        let case = Case::with_sections(&item).file(name, text);
        let text = case.lay_out().text();
        assert!(text.contains("正文①") && text.contains("①注"), "{text}");
    }
}

#[test]
fn word_has_notes_of_its_own_and_says_the_same() {
    let case = Case::with_issue(&with_recipients(&noted()));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let parts = Word::open(&word);
    let notes = String::from_utf8_lossy(parts.bytes("word/footnotes.xml")).into_owned();
    assert_eq!(notes.matches("<w:footnoteRef/>").count(), 4);
    let document = String::from_utf8_lossy(parts.bytes("word/document.xml")).into_owned();
    assert_eq!(document.matches("<w:footnoteReference ").count(), 4);
    assert!(document.contains("<w:numFmt w:val=\"decimalEnclosedCircleChinese\"/><w:numRestart w:val=\"eachPage\"/>"));
    // A word that differs in a note is a difference; a mark is none.
    let changed = edited_part(&word, "word/footnotes.xml", |part| part.replace("注一。", "注七。"));
    assert_eq!(compared([&pdf, &changed]).faults.len(), 1);
    let gone = edited_part(&word, "word/footnotes.xml", |part| part.replace("注四。", ""));
    assert_eq!(compared([&pdf, &gone]).faults.len(), 1);
}

#[test]
fn notes_go_with_print_archives_compact_tables_and_attachments() {
    let table = "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ncompact = true\ndata = \"t.csv\"\n";
    let attachment =
        "\n[[section.item.attachment]]\ntitle = \"清单\"\ntext = '''\n附件正文[^1]。\n\n[^1]: 附件的注。\n'''\n";
    // A mark that hangs into the blank of a stop lies over that.
    let sections = noted().replace("。[^1]", "[^1]。") + attachment + table;
    let rows: String = (0..60).fold("名称,数量,空\n".into(), |mut rows, n| {
        writeln!(rows, "项目{n},{n},").unwrap();
        rows
    });
    let case = Case::with_issue(&with_recipients(&sections)).file("t.csv", rows);
    let laid_out = case.lay_out();
    for (page, sheet) in laid_out.sheets().iter().enumerate() {
        sheet.assert_clear(page);
    }
    assert_eq!(pages_of(&laid_out), [1, 1, 1, 1, laid_out.count()]);
    for rendition in ["print", "archive"] {
        let run = case.run(&["--for", rendition, "-o", "out.pdf"]);
        assert_eq!(run.code, 0, "{rendition}: {}", run.err);
    }
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}

/// Returns the page of each note, from 1.
fn pages_of(laid_out: &LaidOut) -> Vec<usize> {
    let of = |(page, sheet): (usize, &Sheet)| {
        let begins = |(_, text): &(f64, String)| text.starts_with(|c| ('①'..='⑳').contains(&c));
        vec![page + 1; notes(sheet).iter().filter(|line| begins(line)).count()]
    };
    laid_out.sheets().iter().enumerate().flat_map(of).collect()
}

/// Random text with notes: each is a paragraph's length before its mark, how long it goes on, and the note's length.
fn texts() -> impl Strategy<Value = Vec<(usize, usize, usize, u8)>> {
    prop::collection::vec((1usize..90, 0usize..160, 1usize..120, 0u8..6), 4..30)
}

fn written(pieces: &[(usize, usize, usize, u8)]) -> String {
    let (mut text, mut list) = (String::new(), String::new());
    for (n, (before, behind, length, sort)) in pieces.iter().enumerate() {
        let head = match sort {
            0 => "## 小标题\n\n",
            1 => "- ",
            _ => "",
        };
        writeln!(text, "{head}{}[^{n}]{}。\n", "前".repeat(*before), "后".repeat(*behind)).unwrap();
        writeln!(list, "[^{n}]: 注{}", "释".repeat(*length)).unwrap();
    }
    text + &list
}

/// Every note stands on the page of its mark, numbered anew on each, on a grid that it does not move; no heading ends a
/// page; Word says the same.
#[test]
fn every_note_stands_on_the_page_of_its_mark() {
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    );
    let test = |pieces: Vec<(usize, usize, usize, u8)>| {
        let case = Case::with_issue(&with_recipients(&article("标题", &written(&pieces))));
        let laid_out = case.lay_out();
        let mut count = 0;
        for (page, sheet) in laid_out.sheets().iter().enumerate() {
            sheet.assert_clear(page);
            let is_sign = |text: &str| squeeze(text).chars().next().filter(|c| ('①'..='⑳').contains(c));
            let marks = sheet.texts.iter().filter(|text| text.size < 10.4).filter_map(|text| is_sign(&text.text));
            let mut marks: Vec<char> = marks.collect();
            marks.sort_unstable();
            let begun: Vec<char> = notes(sheet).iter().filter_map(|(_, text)| is_sign(text)).collect();
            prop_assert_eq!(&marks, &begun, "page {}", page + 1);
            let expected: Vec<char> = ('①'..='⑳').take(begun.len()).collect();
            prop_assert_eq!(&begun, &expected);
            count += begun.len();
            let lines = sheet.lines(RUNNING);
            let last = lines.iter().rfind(|(y, _)| *y < 262.0 * MM);
            prop_assert!(!last.is_some_and(|(_, text)| text.contains("小标题")), "page {}", page + 1);
        }
        prop_assert_eq!(count, pieces.len());
        assert_on_grid(&laid_out);
        Ok(())
    };
    runner.run(&texts(), test).unwrap();
}
