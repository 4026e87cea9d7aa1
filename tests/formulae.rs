//! Formulae that stand in a line of their own.

use typeset::read;

use crate::same::{compared, documents};
use crate::support::{Case, MM, article};

const TEXT: &str = "综合指数按下式计算：
$ K = a_{1}×S_{1} + a_{2}×S_{2} $ （1）
$ S = (x - x_{0})/x_{0} $
式中 K 为指数。";

#[test]
fn a_formula_stands_in_the_middle_and_its_number_at_the_right() {
    let laid_out = Case::with_sections(&article("标题", TEXT)).lay_out();
    assert!(laid_out.text().contains("计算：K=a1×S1+a2×S2（1）S=(x-x0)/x0式中"), "{}", laid_out.text());
    let sheet = &laid_out.sheets()[0];
    let cell = 156.0 * MM / 28.0;
    let at = |x: f64| (x - 28.0 * MM) / cell;
    let line = |words: &str| {
        let y = sheet.texts.iter().find(|text| text.text.contains(words)).unwrap().start.y.to_pt();
        let texts: Vec<_> = sheet.texts.iter().filter(|text| (text.start.y.to_pt() - y).abs() < 8.0).collect();
        let left = texts.iter().map(|text| at(text.start.x.to_pt())).fold(f64::MAX, f64::min);
        let right = texts.iter().filter(|text| !text.text.contains('（')).map(|text| at(text.end.x.to_pt()));
        (
            left,
            right.filter(|right| *right < 25.0).fold(0.0, f64::max),
            texts.iter().map(|text| at(text.end.x.to_pt())).fold(0.0, f64::max),
        )
    };
    let (left, right, end) = line("K");
    assert!(((left + right) / 2.0 - 14.0).abs() < 0.6 && end > 27.0, "{left} {right} {end}");
    let (left, right, _) = line("S = (x");
    assert!(((left + right) / 2.0 - 14.0).abs() < 0.6, "{left} {right}");
}

#[test]
fn one_that_no_line_has_room_for_is_refused() {
    let long = format!("$ K = {} $", "a + b + ".repeat(12));
    for (text, code) in [(long.as_str(), 1), ("$ K = a + b $", 0)] {
        let run = Case::with_sections(&article("标题", text)).run(&["--lang", "zh"]);
        assert_eq!((run.code, run.err.contains("公式一行排不下")), (code, code == 1), "{}", run.err);
    }
    let quoted = format!("$ K = {} $", "a+".repeat(24));
    let fits = |text: &str| Case::with_sections(&article("标题", text)).run(&["-q"]).code == 0;
    assert!(fits(&quoted) && !fits(&format!("> 引文\n> {quoted}")));
}

#[test]
fn marks_of_tex_are_told_and_printed_as_they_stand() {
    for text in ["$ \\frac{a}{b} $", "$ x_1 $", "$ x^2 $"] {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        assert!(reading.found.iter().any(|found| found.code() == "markdown-literal"), "{text}: {:?}", reading.found);
        let inside: String = text.chars().filter(|c| !"$ ".contains(*c)).collect();
        assert!(case.lay_out().text().contains(&inside), "{text}");
    }
    // A formula with one sign is none, nor are prices.
    for (text, told) in [("$ R = a/b （2）", 1), ("$ 100", 0), ("$100 = 720 元", 0)] {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        assert_eq!(reading.found.len(), told, "{text}: {:?}", reading.found);
        assert!(case.lay_out().text().contains('$'), "{text}");
    }
    // Blanks beside characters are the writer's own.
    let text = Case::with_sections(&article("标题", "$ 环比 = 本月/上月 $")).lay_out();
    assert!(text.sheets()[0].texts.iter().any(|text| text.text.contains(" = ")), "{:?}", text.sheets()[0].texts);
    let text = Case::with_sections(&article("标题", "共 $5 和 $6。\n$ #x(1) *a* $")).lay_out().text();
    assert!(text.ends_with("共$5和$6。#x(1)*a*"), "{text}");
}

#[test]
fn rules_for_prose_pass_over_it_and_word_says_the_same() {
    let case = Case::with_sections(&article("标题", TEXT));
    let proof = case.lay_out().proof;
    assert!(proof.iter().all(|found| found.rule == Some("S113")), "{proof:?}");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}
