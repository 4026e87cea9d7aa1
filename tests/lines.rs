//! How running text is broken into lines: what stays whole, and no line loose for it.

use std::fmt::Write;

use typst::layout::{Abs, Frame, FrameItem, Point};

use crate::support::{Case, LaidOut, RUNNING, article};

/// Office prose in which so many characters stand before what a line may break.
fn paragraphs(text: &str) -> String {
    let before = "全县今年以来各乡镇和有关部门认真落实各项惠民政策措施并扎实推进重点工作任务落地见效";
    let mut out = String::new();
    for (end, _) in before.char_indices().skip(4) {
        writeln!(out, "{}，{text}\n", &before[..end]).unwrap();
    }
    out
}

fn lay_out(text: &str) -> LaidOut {
    Case::with_sections(&article("题", text)).lay_out()
}

/// The lines of running text on all pages.
fn lines(laid_out: &LaidOut) -> Vec<String> {
    let sheets = laid_out.sheets();
    sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).map(|(_, line)| line).collect()
}

#[test]
fn no_line_is_loose_before_what_stays_whole() {
    for text in [
        "联系电话0942-7557196。",
        "请拨打13812345678并留言。",
        "统一社会信用代码91210800MA0A59758X。",
        "（临政办发〔2025〕184号）同时废止。",
        "详见https://www.lx.gov.cn/zwgk/art_12345.html，请转发。",
        "请发到lxzhbgs_2020@yingkou.gov.cn。",
        "浓度≥1.2mg/L，依据GB/T 9704-2012排版。",
        "于2025年11月23日至2026年12月14日开展。",
    ] {
        let found = lay_out(&paragraphs(text));
        assert_eq!(found.found("L103"), [], "{text}");
    }
}

#[test]
fn a_number_stays_with_its_measure() {
    for (text, apart) in
        [("共42家企业到会。", ['家'; 2]), ("投资5亿元。", ['亿', '元']), ("召开第62次会议。", ['次'; 2])]
    {
        let found = lay_out(&paragraphs(text));
        let lines = lines(&found);
        assert!(lines.len() > 40 && lines.iter().all(|line| !line.starts_with(apart)), "{lines:?}");
        assert_eq!((found.found("L103"), found.found("L101")), (vec![], vec![]));
    }
}

#[test]
fn what_connects_begins_no_line_and_units_are_whole() {
    let text = "大连—营口、70%～80%和/或5mg/L，用Wi-Fi、e-mail报送";
    let lines = lines(&lay_out(&paragraphs(text)));
    for line in &lines {
        assert!(!line.starts_with(['～', '—', '/']) && !line.ends_with(['/', '-']), "{line}");
    }
}

#[test]
fn a_number_alone_on_the_last_line_stretches_none() {
    // 23 characters stand before the number, which would not fit.
    let text = "全县今年以来各乡镇和有关部门认真推进，电话有0942-7557196。";
    let lines = lines(&lay_out(text));
    assert!(lines.iter().any(|line| line.ends_with("电话有") || line.ends_with("0942-")), "{lines:?}");
}

/// A character as it stands on a page: its baseline, where it is drawn, and where it ends by its own width, in pt.
struct Drawn {
    character: char,
    baseline: f64,
    left: f64,
    right: f64,
}

fn drawn(frame: &Frame, from: Point, out: &mut Vec<Drawn>) {
    for (at, item) in frame.items() {
        let at = from + *at;
        match item {
            FrameItem::Group(group) => drawn(&group.frame, at, out),
            FrameItem::Text(text) => {
                let mut x = at.x;
                for glyph in &text.glyphs {
                    let left = x + glyph.x_offset.at(text.size);
                    let own = text.font.x_advance(glyph.id).unwrap().at(text.size);
                    let character = text.text[glyph.range()].chars().next().unwrap();
                    let [baseline, left, right] = [at.y, left, left + own].map(Abs::to_pt);
                    out.push(Drawn { character, baseline, left, right });
                    x += glyph.x_advance.at(text.size);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn dashes_have_white_on_both_sides_alike() {
    let mut widest = 0.0_f64;
    for count in 5..14 {
        // Lines that are stretched, since a long word follows.
        let before: String = "的一是在不了有和人这中大为上".chars().take(count).collect();
        let found = lay_out(&format!("甲乙丙——{before}大连—营口abcdefghijklmnopqr丁戊己"));
        let mut glyphs = Vec::new();
        drawn(&found.pages.pages()[0].frame, Point::zero(), &mut glyphs);
        let is_dash = |n: usize| glyphs[n].character == '—';
        for first in (1..glyphs.len()).filter(|n| is_dash(*n) && !is_dash(n - 1)) {
            let last = (first..glyphs.len()).take_while(|n| is_dash(*n)).last().unwrap();
            let line = [first - 1, first, last, last + 1].map(|n| glyphs.get(n).map_or(0.0, |glyph| glyph.baseline));
            if line.iter().any(|baseline| (baseline - line[1]).abs() > 0.1) || glyphs[first].right < 100.0 {
                continue;
            }
            let before = glyphs[first].left - glyphs[first - 1].right;
            let behind = glyphs[last + 1].left - glyphs[last].right;
            assert!((before - behind).abs() < 0.02, "{count}: {before} {behind}");
            assert!((first..last).all(|n| (glyphs[n + 1].left - glyphs[n].right).abs() < 0.02));
            widest = widest.max(before);
        }
    }
    assert!(widest > 1.0, "{widest}");
}

#[test]
fn titles_of_tables_and_captions_are_broken_by_sense() {
    let title = "全市各县区和开发区落实农田水利建设与垃圾分类工作任务完成情况统计表";
    for cut in 0..8 {
        let title: String = title.chars().skip(cut).collect();
        let table =
            format!("\n[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"{title}\"\ndata = \"a.csv\"\n");
        let rows: String = (1..90).map(|row| format!("{row}乡,{row}\n")).collect();
        let found = Case::with_sections(&table).file("a.csv", format!("单位,件数\n{rows}")).lay_out();
        let lines = lines(&found);
        let titles: Vec<&String> =
            lines.iter().filter(|line| title.contains(line.trim_end_matches("（续表）"))).collect();
        assert!(titles.len() > 1, "{lines:?}");
        assert!(titles.iter().all(|line| line.chars().count() > 5), "{titles:?}");
        assert_eq!(found.found("L101"), []);
    }
}

#[test]
fn further_pieces_of_a_table_without_title_say_so() {
    let table = "\n[[section]]\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n";
    let rows: String = (1..90).map(|row| format!("{row}乡,{row}\n")).collect();
    let found = Case::with_sections(table).file("a.csv", format!("单位,件数\n{rows}")).lay_out();
    assert!(lines(&found).iter().any(|line| line == "（续表）"), "{:?}", lines(&found));
}
