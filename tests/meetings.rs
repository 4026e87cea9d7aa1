//! The particulars of a meeting.

use std::fmt::Write;

use typeset::read;

use crate::same::{compared, documents};
use crate::support::{Case, LaidOut, MM, RUNNING, Sheet, squeeze};
use crate::word::Word;

const CELL: f64 = 156.0 * MM / 28.0;
const EDGE: f64 = 28.0 * MM;

/// Returns an article with a text and keys of its own.
fn section(text: &str, keys: &str) -> String {
    format!(
        "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"办公会召开\"\ntext = '''\n{text}\n'''\n{keys}"
    )
}

fn case(text: &str, keys: &str) -> Case {
    Case::with_sections(&section(text, keys))
}

/// Returns the text run of a page that begins with some words, as its left end and baseline in pt, and its family.
fn run(sheet: &Sheet, words: &str) -> (f64, f64, String) {
    let text = sheet.texts.iter().find(|text| text.text.starts_with(words)).unwrap_or_else(|| panic!("{words}"));
    (text.start.x.to_pt(), text.start.y.to_pt(), text.family.clone())
}

const ALL: &str = "meeting.time = \"2026年3月1日上午\"
meeting.place = \"市政府三楼会议室\"
meeting.chair = \"市长 冯某\"
meeting.present = [\"冯某\", \"褚某某\", \"卫某\"]
meeting.attending = \"市直有关单位主要负责人\"
meeting.absent = \"蒋某（公出）\"
meeting.recorder = \"沈某\"
meeting.agenda = [\"传达学习有关会议精神\", \"研究一季度工作\"]
";

#[test]
fn particulars_stand_before_the_text_or_behind_it() {
    let printed = "时间：2026年3月1日上午地点：市政府三楼会议室主持：市长冯某出席：冯某、褚某某、卫某请假：蒋某（公出）\
                   列席：市直有关单位主要负责人记录：沈某议程：1.传达学习有关会议精神2.研究一季度工作";
    let text = case("会议强调三点。", ALL).lay_out().text();
    assert!(text.ends_with(&format!("办公会召开{printed}会议强调三点。")), "{text}");
    let text = case("会议强调三点。", &format!("{ALL}meeting_at = \"after\"\n")).lay_out().text();
    assert!(text.ends_with(&format!("办公会召开会议强调三点。{printed}")), "{text}");
    let text = case("会议强调三点。", &format!("{ALL}meeting_at = \"after\"\nsource = \"市府办\"\n")).lay_out().text();
    assert!(text.ends_with(&format!("{printed}（市府办）")), "{text}");
    let own = "meeting.present = \"出席：冯某\"\nmeeting.agenda = [\"一、学习\", \"二、研究\"]\n";
    let text = case("正文。", own).lay_out().text();
    assert!(text.ends_with("出席：冯某议程：一、学习二、研究正文。"), "{text}");
}

#[test]
fn labels_are_in_hei_and_later_lines_stand_under_the_first_name() {
    let names: Vec<String> = (1..=7).map(|n| format!("\"区县主要负责同志{n}号\"")).collect();
    let set = case("正文。", &format!("meeting.present = [{}]\n", names.join(", "))).lay_out();
    let sheets = set.sheets();
    let label = run(&sheets[0], "出席：");
    assert!(label.2.contains("Sans") && (label.0 - EDGE - 2.0 * CELL).abs() < 0.1, "{label:?}");
    let mut lines: Vec<(f64, f64)> = Vec::new();
    for text in sheets[0].texts.iter().filter(|text| (text.size - RUNNING).abs() < 0.2 && !text.family.contains("Sans"))
    {
        let (x, y) = (text.start.x.to_pt(), text.start.y.to_pt());
        match lines.iter_mut().find(|line| (line.1 - y).abs() < 1.0) {
            Some(line) => line.0 = line.0.min(x),
            None => lines.push((x, y)),
        }
    }
    let own: Vec<f64> = lines.iter().filter(|line| line.1 >= label.1 - 1.0).map(|line| line.0).collect();
    assert!(own.len() > 3, "{lines:?}");
    // All but the text below.
    assert!(own[..own.len() - 1].iter().all(|x| (x - EDGE - 5.0 * CELL).abs() < 0.5), "{own:?}");
}

#[test]
fn eight_bare_names_stand_in_columns() {
    let present = |count: usize, last: &str| {
        let names: Vec<String> = (1..count).map(|_| "\"褚某\"".to_owned()).chain([format!("\"{last}\"")]).collect();
        let set = case("正文。", &format!("meeting.present = [{}]\n", names.join(", "))).lay_out();
        let sheet = &set.sheets()[0];
        let mut left: Vec<i64> = sheet
            .texts
            .iter()
            .filter(|text| text.text.starts_with("褚某") && !text.text.contains('、'))
            .map(|text| text.start.x.to_pt().round() as i64)
            .collect();
        left.sort_unstable();
        left.dedup();
        (left.len(), sheet.texts.iter().any(|text| text.text.contains('、')))
    };
    assert_eq!(present(12, "卫某某"), (5, false));
    assert_eq!(present(12, "欧阳某某"), (4, false));
    assert_eq!(present(7, "卫某"), (0, true));
    assert_eq!(present(12, "卫某（病假）"), (0, true));
    assert_eq!(present(12, "卫某某某某"), (0, true));
}

#[test]
fn the_same_lines_typed_at_the_head_are_set_alike() {
    let hei = |text: &str, label: &str| {
        let set = case(text, "").lay_out();
        run(&set.sheets()[0], label).2.contains("Sans")
    };
    for text in [
        "时间：3月1日\n地点：三楼会议室\n正文。",
        "时间：3月1日\n\n**地点：**三楼会议室\n\n正文。",
        "**时间**：3月1日\n地点:三楼\n正文。",
        "会议时间：3月1日\n出席人员：冯某、褚某\n正文。",
    ] {
        let label = if text.starts_with("会议") { "会议时间" } else { "时间" };
        assert!(hei(text, label), "{text}");
        let set = case(text, "").lay_out();
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
        assert!(set.text().ends_with(&plain), "{} {plain}", set.text());
    }
    for text in ["时间：3月1日\n正文。", "正文。\n时间：3月1日\n地点：三楼", "时间：3月1日\n来源：网络\n正文。"]
    {
        assert!(!hei(text, "时间"), "{text}");
    }
}

#[test]
fn the_word_document_says_the_same() {
    let names: Vec<String> = (1..=11).map(|_| "\"褚某某\"".to_owned()).collect();
    let columns = format!("meeting.present = [{}]\nmeeting.time = \"3月1日\"\n", names.join(", "));
    for (text, keys) in [
        ("会议强调三点。", ALL.to_owned()),
        ("会议强调三点。", format!("{ALL}meeting_at = \"after\"\nsigned = \"市政府\"\n")),
        ("会议强调三点。", columns),
        ("时间：3月1日\n**出席：**冯某、褚某\n会议强调三点。", String::new()),
    ] {
        let [pdf, word] = documents(case(text, &keys).path());
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{keys} {:#?}", verdict.faults);
        let word = Word::open(&word);
        let all: Vec<_> = word.paragraphs().filter(|p| Word::style(p) == "Meeting").collect();
        assert!(all.len() >= 2, "{keys}");
        for paragraph in all {
            let hanging = paragraph.find("w:pPr/w:ind").and_then(|ind| ind.attr("w:hanging")).unwrap();
            assert_eq!(
                hanging.parse::<i64>().unwrap(),
                3 * (156.0 / 25.4 * 1440.0 / 28.0_f64).round() as i64,
                "{keys}"
            );
        }
    }
}

#[test]
fn up_to_eleven_lines_stand_on_one_page() {
    let mut moved = 0;
    for lines in 0..16 {
        let mut before = String::new();
        (0..lines).for_each(|_| writeln!(before, "一行。").unwrap());
        let first = format!(
            "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"文\"\ntext = '''\n{before}段。\n'''\n"
        );
        let short = ALL.split_inclusive('\n').filter(|line| !line.contains("agenda")).take(4).collect::<String>();
        let set = LaidOutWith::new(&(first + &section("正文。", &short)));
        let page =
            |words: &str| set.0.iter().position(|sheet| sheet.texts.iter().any(|text| text.text.contains(words)));
        assert_eq!(page("时间："), page("出席："), "{lines}");
        assert_eq!(page("办公会"), page("时间："), "{lines}");
        moved += usize::from(page("时间：") != Some(0));
    }
    assert!((1..16).contains(&moved), "{moved}");
}

struct LaidOutWith(Vec<Sheet>);

impl LaidOutWith {
    fn new(sections: &str) -> Self {
        let set: LaidOut = Case::with_sections(sections).lay_out();
        let sheets = set.sheets();
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        Self(sheets)
    }
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    for (text, keys, code, at) in [
        ("正文。", "meeting = {}\n", "meeting-empty", ""),
        ("正文。", "meeting_at = \"after\"\n", "meeting-at", "\"after\""),
        ("时间：3月1日\n地点：三楼\n正文。", "meeting.time = \"3月2日\"\n", "meeting-twice", ""),
        ("正文。", "meeting.present = [\"冯某\", \"褚\\n某\"]\n", "no-line-break", "\"褚\\n某\""),
        ("正文。", "meeting.time = 3\n", "wrong-type", "3"),
        ("正文。", "meeting_at = \"end\"\nmeeting.time = \"3月\"\n", "not-allowed", "\"end\""),
    ] {
        let reading = read::read(&case(text, keys).path().join("issue.toml"));
        let quote = |place: &typeset::source::Place| reading.sources.text(place.file)[place.range.clone()].to_owned();
        let found: Vec<_> = reading
            .found
            .iter()
            .map(|found| (found.code(), found.place.as_ref().map(quote).unwrap_or_default()))
            .collect();
        assert_eq!(found.len(), 1, "{keys} {found:?}");
        assert!(found[0].0 == code && (at.is_empty() || found[0].1 == at), "{keys} {found:?}");
    }
}

#[test]
fn what_it_is_also_called_is_answered() {
    for (wrong, right) in [
        ("participants = [\"冯某\"]\n", "meeting"),
        ("attend = \"冯某\"\n", "meeting"),
        ("出席 = [\"冯某\"]\n", "meeting"),
        ("meeting.attendees = [\"冯某\"]\n", "present"),
        ("meeting = { 地点 = \"三楼\" }\n", "place"),
        ("meeting.host = \"冯某\"\n", "chair"),
        ("present = [\"冯某\"]\n", "meeting"),
    ] {
        let err = case("正文。", wrong).run(&["-q"]).err;
        assert!(err.contains(right), "{wrong}: {err}");
    }
}

#[test]
fn names_are_looked_at_however_they_are_given() {
    let found = |text: &str, keys: &str, code: &str| {
        let set = case(text, keys).lay_out();
        set.found(code).len()
    };
    let typed = "时间：3月1日\n出席：冯某、褚某某、卫某\n请假：褚某某（公出）\n正文，出席会议4人。";
    assert_eq!(found(typed, "", "N108"), 1);
    assert_eq!(found(typed, "", "A126"), 1);
    assert_eq!(found(&typed.replace('4', "3"), "", "A126"), 0);
    assert_eq!(found(&typed.replace("卫某", "市水务局"), "", "A126"), 0);
    assert_eq!(found(typed, "meeting.chair = \"市长 蒋某\"\n", "N109"), 0);
    let chair = "时间：3月1日\n主持：市长　蒋某\n出席：冯某、褚某某、卫某\n正文。";
    assert_eq!(found(chair, "", "N109"), 1);
    assert_eq!(found(&chair.replace("蒋某", "冯某"), "", "N109"), 0);
    assert!(squeeze(&case(chair, "").lay_out().text()).contains("主持："));
}
