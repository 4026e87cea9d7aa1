//! Rules that look at the finished pages: small issues in which they must find something, and must not.

use typeset::layout::facts;

use crate::samples::YINGKOU;
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, article};

/// So many characters without a mark among them.
fn han(count: usize) -> String {
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
        .chars()
        .cycle()
        .take(count)
        .collect()
}

fn table(keys: &str) -> String {
    format!("\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n{keys}")
}

/// A table that is turned: many columns with figures too wide for the page.
fn wide() -> String {
    let row = |cell: &str| vec![cell; 30].join(",");
    format!("单位,{}\n甲局,{}\n乙局,{}\n", row("数量情况"), row("123456"), row("1234567"))
}

fn lay_out(issue: &str) -> LaidOut {
    Case::with_sections(issue).file("a.csv", "单位,数\n甲局,1\n").lay_out()
}

#[test]
fn nothing_is_found_on_the_real_pages_but_that_they_are_odd() {
    let mut found: Vec<_> = YINGKOU.proof.iter().filter_map(|found| found.rule).collect();
    found.retain(|code| code.starts_with('L'));
    assert_eq!(found, ["L108", "L109"]);
}

#[test]
fn the_real_pages_are_measured() {
    let facts = facts(&YINGKOU.pages, &YINGKOU.document);
    assert_eq!(facts.len(), 17);
    let headings: Vec<_> = facts.iter().flat_map(|page| page.lines.iter().filter(|line| line.is_heading())).collect();
    assert!(headings[0].text.contains("【全国地级城市信用排名】"), "{headings:?}");
    assert!(headings.len() > 15);
    // The page number is no line, and a full line has its characters on the grid.
    let lines: Vec<_> = facts[5].lines.iter().filter(|line| (line.size - RUNNING).abs() < 0.01).collect();
    assert_eq!(lines.len(), YINGKOU.sheets()[5].lines(RUNNING).len());
    assert!(lines.iter().all(|line| line.left > 25.9 * MM && line.right < 182.1 * MM));
    assert!(facts.iter().all(|page| page.lines.iter().all(|line| !line.text.contains("— "))));
    // Tables in one page, turned; those before it are full.
    assert!(facts[14].is_turned() && facts[14].lines.is_empty() && !facts[3].is_turned());
    assert!(facts[4].filled() > 0.8 && facts[5].filled() == 1.0 && facts[14].filled() > 0.8);
}

#[test]
fn a_lone_character_is_found_where_it_stands_alone() {
    let mut alone = 0;
    for count in 25..32 {
        // Second lines of titles are not justified.
        let subtitle = format!("subtitle = \"{}\"\ntext = ", han(count));
        let laid_out = lay_out(&article("标题", "正文。").replacen("text = ", &subtitle, 1));
        let facts = facts(&laid_out.pages, &laid_out.document);
        let lines: Vec<_> = facts[0].lines.iter().filter(|line| line.is_heading()).skip(1).collect();
        let last = lines.last().unwrap().text.as_str();
        let expected = lines.len() > 1 && last.chars().count() == 1;
        assert_eq!(laid_out.found("L101"), if expected { vec![(1, last)] } else { vec![] }, "{lines:?}");
        alone += usize::from(expected);
    }
    assert!(alone > 0);
}

#[test]
fn running_text_never_ends_in_a_lone_character() {
    let text: String = (24..84).map(|count| han(count) + "。\n\n").collect();
    assert_eq!(lay_out(&article("标题", &text)).found("L101"), []);
}

#[test]
fn a_heading_before_a_turned_table_is_not_stranded() {
    let section = |text: &str| {
        let issue = format!(
            "{}\n[[section]]\ntitle = \"统计\"\n{text}{}",
            article("标题", "正文。"),
            table("direction = \"turned\"\n")
        );
        Case::with_sections(&issue).file("a.csv", wide()).lay_out()
    };
    let brief = "\n[[section.item]]\nkind = \"brief\"\ntext = \"见下表。\"\n";
    assert_eq!((section("").found("L102"), section(brief).found("L102")), (vec![], vec![]));
    // One within a text stays with the text.
    let text = article("标题", "正文。\n\n# 统计").replace("\n[[section]]\n", "");
    assert_eq!(section(&text).found("L102"), [(1, "统计")]);
}

#[test]
fn a_heading_goes_to_the_page_of_its_text() {
    for count in 150..190 {
        let text = format!("{}\n\n# 小标题\n\n{}", han(count), han(60));
        let issue = article("标题", &text) + &article("下一篇", &han(60));
        assert_eq!(lay_out(&issue).found("L102"), []);
    }
}

#[test]
fn every_line_that_is_stretched_is_told_and_no_other() {
    let (mut loose, mut told) = (0, 0);
    for count in 17..26 {
        let text = format!("{}abcdefghijklmnopqrstuvwx{}", han(count), han(20));
        let found = lay_out(&article("标题", &text));
        // What the first line lacks is between its characters, but for a little between the letters.
        let stretched = (26.0 - count as f64) / (count as f64 - 1.0);
        let is_loose = stretched > 0.17;
        if (stretched - 0.16).abs() < 0.01 {
            continue;
        }
        assert_eq!(found.found("L103").len(), usize::from(is_loose), "{count} {:?}", found.proof);
        loose += usize::from(is_loose);
        told += found.found("L103").iter().filter(|(_, line)| text.contains(line)).count();
    }
    assert!(loose > 3 && told == loose, "{loose} {told}");
}

#[test]
fn one_pair_of_characters_tells_that_a_line_is_loose() {
    let text = format!("{}详见{}。", "M".repeat(14), "W".repeat(24));
    let found = lay_out(&article("标题", &text));
    assert_eq!(found.found("L103").len(), 1, "{:?}", found.proof);
}

#[test]
fn characters_that_the_face_of_their_text_lacks_are_told() {
    let issue = article("张㐂同志", "王龑、王龑到会。\n\n# 㐂字和**㐃**字");
    let found = lay_out(&issue);
    assert_eq!(found.found("L111"), [(1, "㐂"), (1, "龑"), (1, "㐃")], "{:?}", found.proof);
    let table = table("title = \"张㐂\"\n");
    let found = Case::with_sections(&format!("\n[[section]]\n{table}")).file("a.csv", "单位,数\n龑局,1\n").lay_out();
    assert_eq!(found.found("L111").len(), 2, "{:?}", found.proof);
    assert_eq!(lay_out(&article("张龑同志", "王喆到会。")).found("L111"), []);
}

#[test]
fn ordinary_lines_are_neither_loose_nor_tight() {
    let text: String = (3..40)
        .map(|n| format!("{}于12月{}日（总第{n}期）印发，“{}”。\n\n", han(n), n % 28 + 1, han(30 - n % 7)))
        .collect();
    let notice = format!("\n[notice]\ntext = \"- {}\"\n", han(70));
    assert_eq!(lay_out(&(notice + &article("标题", &text))).found("L103"), []);
}

/// Lays an issue out with a template that has one thing changed.
fn with_template(name: &str, from: &str, to: &str, issue: &str) -> LaidOut {
    let template = std::fs::read_to_string(crate::support::root().join("templates").join(name)).unwrap();
    assert!(template.contains(from), "{name} has changed");
    let case = Case::with_issue(&format!("{HEAD}{issue}"));
    case.file("a.csv", "单位,数\n甲局,123456\n乙局,1234567\n")
        .file(&format!("templates/{name}"), template.replace(from, to))
        .lay_out()
}

#[test]
fn text_across_a_rule_is_found_in_its_cell() {
    let section = format!("\n[[section]]\n{}", table("columns = [{}, { width = 12.0 }]\n"));
    let section = section.replace("columns = [{}, { width = 12.0 }]\n", "");
    let found = with_template("table.typ", "text(size: layout.size * 1pt", "text(size: layout.size * 9pt", &section);
    assert!(!found.found("L104").is_empty(), "{:?}", found.proof);
    let sound = with_template("table.typ", "Draws one piece of a table", "Draws a piece of a table", &section);
    assert_eq!(sound.found("L104"), []);
}

#[test]
fn text_outside_the_type_area_is_found() {
    let issue = article("标题", &han(60));
    let call = "  text-blocks(\n    blocks: part.blocks,\n    depth: part.level,";
    let moved = format!("  show: pad.with(left: 60pt, right: -60pt)\n{call}");
    let found = with_template("article.typ", call, &moved, &issue).found("L104").len();
    assert_eq!(found, 1);
}

#[test]
fn a_mark_whose_blank_half_hangs_out_is_not_outside() {
    let word = "abcdefghijklmnopqrst";
    let mut text = String::new();
    for count in 13..26 {
        text += &format!("{}（2026年）{word}{}\n\n{}，{word}\n\n", han(count), han(20), han(count));
    }
    let found = lay_out(&article("标题", &text));
    assert!(!found.found("L103").is_empty());
    assert_eq!(found.found("L104"), []);
}

#[test]
fn a_page_before_a_tall_picture_is_nearly_empty() {
    let picture = "\n[[section.item]]\nkind = \"picture\"\nfile = \"a.svg\"\ncaption = \"图\"\nwidth = 156\n";
    let lay_out = |count: usize| {
        let issue = format!("{}{picture}", article("标题", &han(count)));
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"130\"><rect width=\"100\" height=\"130\"/></svg>";
        Case::with_sections(&issue).file("a.svg", svg).lay_out()
    };
    let found = lay_out(28 * 13);
    assert_eq!(found.pages.pages().len(), 3);
    assert_eq!(found.found("L105").len(), 1, "{:?}", found.proof);
    assert_eq!(found.found("L105")[0].0, 2);
    assert_eq!(lay_out(28 * 22).found("L105"), []);
    assert_eq!(lay_out(28 * 5).found("L105"), []);
}

#[test]
fn the_last_page_and_one_before_a_turned_table_may_be_nearly_empty() {
    let text = article("标题", &han(28 * 12));
    assert_eq!(lay_out(&text).found("L105"), []);
    let issue = text + &table("direction = \"turned\"\n");
    let turned = Case::with_sections(&issue).file("a.csv", wide()).lay_out();
    assert!(turned.pages.pages().len() > 2);
    assert_eq!(turned.found("L105"), []);
    let even = format!("{HEAD}\n[publication.footer]\neven_page = true\n{}", article("标题", &han(28 * 12 + 28 * 44)));
    assert_eq!(Case::with_issue(&even).lay_out().found("L105"), []);
}

#[test]
fn an_odd_number_of_pages_is_told_where_it_matters() {
    let pages = |more: &str, count: usize| {
        let issue = format!("{HEAD}{more}{}", article("标题", &han(28 * (4 + 22 * (count - 1)))));
        let laid_out = Case::with_issue(&issue).lay_out();
        let found = |code| laid_out.found(code).len();
        (laid_out.pages.pages().len(), found("L108"), found("L109"))
    };
    assert_eq!(pages("", 3), (3, 1, 0));
    assert_eq!(pages("", 2), (2, 0, 0));
    assert_eq!(pages("", 5), (5, 1, 1));
    assert_eq!(pages("\n[publication.page]\nduplex = false\n", 5), (5, 0, 0));
    assert_eq!(pages("copies = 3\n\n[publication.footer]\neven_page = true\n", 3), (4, 0, 0));
    assert_eq!(lay_out(&article("标题", "短。")).found("L108"), []);
}

#[test]
fn a_first_page_without_text_is_found() {
    let text = format!("{}。", han(120));
    let notice = |lines: usize| format!("\n[notice]\ntext = \"{}。\"\n{}", han(26 * lines), article("标题", &text));
    let found = lay_out(&notice(10));
    assert_eq!(found.found("L110"), [(1, text.as_str())]);
    assert_eq!(lay_out(&notice(3)).found("L110"), []);
    // An issue that opens with a table has that.
    let opens = notice(10).replace("[[section]]\n", &format!("[[section]]\n{}", table("")));
    assert_eq!(lay_out(&opens).found("L110"), []);
}

#[test]
fn marks_beside_each_other_are_squeezed_whichever_they_are() {
    // Words, and how many pairs of marks they have, of which each loses half an em.
    for (words, pairs) in [
        ("《丙》，", 1.0),
        ("（丙）。", 1.0),
        ("【丙】、", 1.0),
        ("；《丙》", 1.0),
        ("“丙”。", 1.0),
        ("“丙”，", 1.0),
        ("“丙”、", 1.0),
        ("：“丙”", 1.0),
        ("，“丙”", 1.0),
        ("。“丙”", 1.0),
        ("（“丙”）", 2.0),
        ("“‘丙’”", 2.0),
    ] {
        let sheets = lay_out(&article("标题", &format!("甲{words}乙"))).sheets();
        let of = |c: char| sheets[0].texts.iter().filter(move |text| text.text.contains(c));
        let left = of('甲').map(|text| text.start.x.to_pt()).fold(f64::MAX, f64::min);
        let right = of('乙').map(|text| text.end.x.to_pt()).fold(0.0, f64::max);
        let lost = 2.0 + words.chars().count() as f64 - (right - left) / RUNNING;
        assert!((lost / pairs - 0.5).abs() < 0.08, "{words} loses {lost} em");
    }
}
