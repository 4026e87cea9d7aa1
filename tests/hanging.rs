//! Lists whose lines hang below their words.

use crate::same::{compared, documents};
use crate::support::{Case, HEAD, MM, RUNNING, article};

const TEXT: &str = "前文。
（一）近年来，市里推进信用修复改革，让失信主体知错能改、及时修复，取得了阶段性成效。
1.近年来，市里推进信用修复改革，让失信主体知错能改、及时修复，取得了阶段性成效。
①近年来，市里推进信用修复改革，让失信主体知错能改、及时修复，取得了阶段性成效。
3.5万户市场主体申请了修复，近年来，市里推进信用修复改革，让失信主体知错能改。
- 近年来，市里推进信用修复改革，让失信主体知错能改、及时修复，取得了阶段性成效。
  1. 近年来，市里推进信用修复改革，让失信主体知错能改、及时修复，取得了阶段性成效。
";

fn case(keys: &str) -> Case {
    Case::with_issue(&format!("{HEAD}{keys}{}", article("标题", TEXT)))
}

/// Where the lines begin, in cells from the edge.
fn lefts(case: &Case) -> Vec<f64> {
    let sheets = case.lay_out().sheets();
    let mut out = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let edge = if page % 2 == 0 { 28.0 } else { 26.0 } * MM;
        let left = |y: f64| {
            let starts = sheet.texts.iter().filter(|text| (text.start.y.to_pt() - y).abs() < 1.0);
            starts.map(|text| (text.start.x.to_pt() - edge) / (156.0 * MM / 28.0)).fold(f64::MAX, f64::min)
        };
        let lines = sheet.lines(RUNNING);
        let from = lines.iter().position(|(_, line)| line.contains("前文")).map_or(0, |at| at + 1);
        out.extend(lines[from..].iter().filter(|(y, _)| *y < 262.0 * MM).map(|(y, _)| left(*y)));
    }
    out
}

#[test]
fn lines_go_on_at_the_edge_or_hang_below_the_words() {
    let run = lefts(&case(""));
    assert!(run.iter().skip(1).step_by(2).all(|left| left.abs() < 0.1), "{run:?}");
    let hang = lefts(&case("[publication.page]\nlists = \"hang\"\n"));
    // A quantity is no number; the item within stands under the words of its own.
    for (n, wanted) in [(3, 3.0), (5, 3.0), (7, 0.0), (9, 3.0), (11, 4.0)] {
        assert!((hang[n] - wanted).abs() < 0.1, "line {n} begins at {} in {hang:?}", hang[n]);
    }
    assert!(hang[1] > 3.9, "{hang:?}");
    assert!(hang.iter().step_by(2).all(|left| (1.9..3.2).contains(left)), "{hang:?}");
}

#[test]
fn word_says_the_same_and_a_wrong_word_is_told() {
    let case = case("[publication.page]\nlists = \"hang\"\n");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let run = self::case("[publication.page]\nlists = \"hanging\"\n").run(&["-q", "--lang", "zh"]);
    assert!(run.code == 1 && run.err.contains("hang"), "{}", run.err);
}
