//! Heads of items that begin with ■ or the like.

use std::fmt::Write;

use proptest::prelude::*;

use crate::same::{compared, documents};
use crate::support::{Case, RUNNING, Sheet, article, squeeze};
use crate::word::Word;

/// Returns whether a line of a page is in 黑体.
fn is_hei(sheet: &Sheet, words: &str) -> Option<bool> {
    let text = sheet.texts.iter().find(|text| squeeze(&text.text).contains(words))?;
    Some(text.family.contains("Sans"))
}

#[test]
fn short_paragraphs_with_a_sign_are_heads() {
    for (text, words, head) in [
        ("■ 总体情况\n正文。", "总体情况", true),
        ("※总体情况\n正文。", "总体情况", true),
        ("★ **总体**情况\n正文。", "总体", true),
        ("◆总体情况：\n正文。", "总体情况", true),
        ("■甲类\n●乙类\n正文。", "乙类", true),
        ("前文。\n▲总体情况", "总体情况", true),
        ("■ 总体情况。\n正文。", "总体情况", false),
        ("■总体情况是很好的一句话有二十一个字的文字吧\n正文。", "总体情况", false),
        ("●甲单位\n●乙单位\n正文。", "甲单位", false),
        ("●甲单位\n●乙单位\n正文。", "乙单位", false),
        ("●甲单位；\n正文。", "甲单位", false),
        ("总体■情况\n正文。", "总体", false),
        ("◎总体情况\n正文。", "总体情况", false),
    ] {
        let set = Case::with_sections(&article("标题", text)).lay_out();
        assert_eq!(is_hei(&set.sheets()[0], words), Some(head), "{text}");
    }
}

#[test]
fn a_brief_with_a_sign_of_its_own_has_no_other() {
    let brief = |text: &str| {
        let item = format!("\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = '''\n{text}\n'''\n");
        let case = Case::with_sections(&item);
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
        case.lay_out().text().contains('◇')
    };
    for own in ["■ 甲县推进改革。", "★甲县推进改革工作，取得明显成效，得到群众好评。", "●甲县\n推进改革。"]
    {
        assert!(!brief(own), "{own}");
    }
    for none in ["甲县推进改革。", "①甲县推进改革。", "- 甲县\n- 乙县"] {
        assert!(brief(none), "{none}");
    }
}

#[test]
fn word_has_a_style_for_them_that_stays_with_what_follows() {
    let case = Case::with_sections(&article("标题", "前文。\n■ 总体情况\n正文。"));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let word = Word::open(&word);
    let head = word.paragraphs().find(|p| Word::style(p) == "ItemHead").unwrap();
    assert_eq!(head.text_of_runs(), "■总体情况");
    assert!(word.part("word/styles.xml").style("ItemHead").find("w:pPr/w:keepNext").is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn none_ends_a_page(parts in prop::collection::vec((1_usize..5, 1_usize..160), 6..20)) {
        let mut text = String::new();
        for (n, (paragraphs, length)) in parts.iter().enumerate() {
            writeln!(text, "■ 事项{n}").unwrap();
            (0..*paragraphs).for_each(|_| writeln!(text, "{}。", "文".repeat(*length)).unwrap());
        }
        let set = Case::with_sections(&article("标题", &text)).lay_out();
        for sheet in set.sheets() {
            let lines = sheet.lines(RUNNING);
            let last = lines.last().map(|(_, text)| text.clone()).unwrap_or_default();
            prop_assert!(!last.contains('■'), "{last}");
        }
    }
}
