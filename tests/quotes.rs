//! Quotations and boxes.

use proptest::prelude::*;
use typeset::diag::Diagnostic;
use typeset::read;

use crate::same::{compared, documents};
use crate::support::{Case, MM, RUNNING, Run, article, squeeze};
use crate::word::Word;

const QUOTED: &str = "前文。\n> 知者行之始，\n> **行者**知之成。\n> ——《传习录》\n后文。";
const BOXED: &str = "前文。\n\n> 【名词解释】信用修复是指失信主体纠正失信行为。\n> 1. 申请\n> 2. 核查\n\n后文。";

fn boxed(text: &str) -> String {
    format!("\n[[section.item]]\nkind = \"box\"\ntitle = \"【名词解释】\"\ntext = \"{text}\"\n")
}

#[test]
fn a_quotation_is_drawn_in_and_says_at_the_right_where_it_is_from() {
    let laid_out = Case::with_sections(&article("标题", QUOTED)).lay_out();
    assert!(laid_out.text().ends_with("前文。知者行之始，行者知之成。——《传习录》后文。"), "{}", laid_out.text());
    let cell = 156.0 * MM / 28.0;
    let sheet = &laid_out.sheets()[0];
    let of = |words: &str| sheet.texts.iter().find(|text| text.text.contains(words)).unwrap();
    let left = |words: &str| (of(words).start.x.to_pt() - 28.0 * MM) / cell;
    assert!((left("知者行") - 4.0).abs() < 0.1 && (left("后文") - 2.0).abs() < 0.1);
    let right = (of("传习录").end.x.to_pt() - 28.0 * MM) / cell;
    assert!((25.0..=26.1).contains(&right), "{right}");
    assert_ne!(of("知者行").family, of("前文").family);
    // A line a paragraph, on the grid.
    let lines = sheet.lines(RUNNING);
    let quoted: Vec<f64> =
        lines.iter().filter(|(y, _)| *y > of("前文").start.y.to_pt() - 1.0).map(|(y, _)| *y).collect();
    assert!(quoted.windows(2).take(4).all(|pair| (pair[1] - pair[0] - 225.0 * MM / 22.0).abs() < 0.1), "{quoted:?}");
}

#[test]
fn a_quotation_with_a_head_is_a_box_and_so_is_an_item() {
    let text = Case::with_sections(&article("标题", BOXED)).lay_out().text();
    assert!(text.ends_with("前文。【名词解释】信用修复是指失信主体纠正失信行为。1.申请2.核查后文。"), "{text}");
    let sections = article("标题", "正文。") + &boxed("信用修复。");
    let text = Case::with_sections(&sections).lay_out().text();
    assert!(text.ends_with("正文。【名词解释】信用修复。"), "{text}");
    for (text, end) in [
        ("> 【只有这些】", "【只有这些】"),
        ("> **【名词解释】**信用修复。", "【名词解释】信用修复。"),
        ("> 【名词解释】\n> 信用修复。", "【名词解释】信用修复。"),
        ("> 甲\n> > 乙\n> 丙", "甲乙丙"),
        ("- 甲\n- 乙\n> 丙\n- 丁", "●甲●乙丙●丁"),
        ("> - 甲\n> ——乙", "●甲——乙"),
        (">　　甲。\n>      乙。", "甲。乙。"),
    ] {
        let case = Case::with_sections(&article("标题", text));
        assert_eq!(case.run(&["-q"]).err, "");
        let printed = case.lay_out().text();
        assert!(printed.ends_with(&format!("标题{end}")), "{text}: {printed}");
    }
}

#[test]
fn a_sign_that_may_be_no_quotation_is_printed_and_told() {
    for (text, printed) in
        [(">60分为合格。", ">60分为合格。"), ("甲\n>\n乙", "甲>乙"), ("＞ 甲", "＞甲"), ("\\> 甲", ">甲")]
    {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        assert_eq!(reading.found.len(), usize::from(!text.starts_with('\\')), "{text}: {:?}", reading.found);
        assert!(reading.found.iter().all(|found| found.code() == "markdown-literal"));
        assert!(case.lay_out().text().ends_with(printed), "{text}");
    }
}

#[test]
fn a_sign_of_a_figure_that_is_taken_for_a_mark_is_told() {
    let codes = |text: &str| {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        let told = |found: &Diagnostic| {
            let place = found.place.clone().unwrap();
            (found.code(), reading.sources.text(place.file)[place.range].to_owned())
        };
        reading.found.iter().map(told).collect::<Vec<_>>()
    };
    for (text, sign) in [
        ("> 60分的为合格。", ">"),
        ("甲\n> = 100万元的项目须报批\n乙", ">"),
        ("> 90 分为优秀\n> 60.5 分为合格", ">"),
        ("+ 5.6%的增幅", "+"),
        ("甲\n\n- 3.2个百分点的降幅", "-"),
    ] {
        assert_eq!(codes(text), [("sign-taken", sign.to_owned())], "{text}");
    }
    for text in [
        "> 2026年是关键之年。",
        "> 知者行之始，\n> 3 家企业。",
        "> 1. 申请\n> 2. 核查",
        "- 10月份营口市 57/261\n- 3.2% 是降幅",
        "- 3 家企业",
    ] {
        assert_eq!(codes(text), [], "{text}");
    }
}

#[test]
fn what_is_wrong_with_a_box_is_told() {
    let with = |item: &str| {
        let sections = article("标题", "正文。") + "\n[[section.item]]\nkind = \"box\"\n" + item;
        let Run { code, err, .. } = Case::with_sections(&sections).run(&["--lang", "zh"]);
        assert_eq!(code, 1, "{item}");
        err
    };
    assert!(with("text = \"甲\"\n").contains("title"));
    assert!(with("title = \"名词解释\"\n").contains("text"));
    assert!(with("title = \"名词解释\"\ntext = \"甲\"\ncaption = \"乙\"\n").contains("caption"));
    assert!(with("title = \"名词\\n解释\"\ntext = \"甲\"\n").contains("换行"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    /// A box of few lines is whole, a longer one is broken with its head above two lines; PDF and Word say the same.
    #[test]
    fn a_short_box_is_whole(before in 1usize..1200, length in 1usize..900, follows: bool) {
        let text = format!("{}\n\n> 【名词解释】{}\n\n{}", "前".repeat(before), "框".repeat(length), if follows { "后文。" } else { "" });
        let item = article("标题", &text) + "source = \"某办\"\n";
        let case = Case::with_sections(&item);
        let sheets = case.lay_out().sheets();
        let mut pieces = Vec::new();
        for (page, sheet) in sheets.iter().enumerate() {
            sheet.assert_clear(page);
            let lines = sheet.lines(RUNNING);
            let has = |c: char| lines.iter().filter(|(y, text)| *y < 262.0 * MM && text.contains(c)).count();
            let head = lines.iter().any(|(_, text)| text.contains("名词解释"));
            if head || has('框') > 0 {
                pieces.push((head, has('框')));
            }
        }
        prop_assert!(length > 10 * 26 - 2 || pieces.len() == 1, "{pieces:?}");
        prop_assert!(pieces[0].0 && pieces[0].1 >= 2.min(length / 26), "{pieces:?}");
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    }
}

#[test]
fn word_has_styles_for_them() {
    let case = Case::with_sections(&(article("标题", &format!("{QUOTED}\n\n{BOXED}")) + &boxed("信用修复。")));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let word = Word::open(&word);
    let text = squeeze(&word.text());
    assert!(text.contains("行者知之成。——《传习录》后文。前文。【名词解释】信用修复是指"), "{text}");
    let document = String::from_utf8_lossy(word.bytes("word/document.xml"));
    for style in ["Quotation", "QuotationBy", "BoxTitle", "BoxText"] {
        assert!(document.contains(&format!("w:val=\"{style}\"")), "{style}");
    }
}
