//! Pies: slices are shares of one whole, every one has its words, and these collide with nothing.

use proptest::prelude::*;
use typeset::charts::{self, Chart, ChartInput, Mark, RuleRole, Series, Value, WordsRole};
use typeset::document::Part;
use typeset::fonts::{Fonts, Role};
use typeset::model::{ChartKind, FontChoice};

use crate::same::{compared, documents};
use crate::support::{BUNDLE, Case, MM};

fn case(keys: &str, csv: &str) -> Case {
    let item =
        format!("\n[[section]]\n\n[[section.item]]\nkind = \"chart\"\ntype = \"pie\"\ndata = \"a.csv\"\n{keys}\n");
    Case::with_sections(&item).file("a.csv", csv)
}

/// Returns the chart, what is said below it, and what it shows in words.
fn drawn(case: &Case) -> (Chart, Vec<String>, String) {
    let laid_out = case.lay_out();
    let Some(Part::Chart { plan, notes, alt, .. }) = laid_out.document.parts.first() else { panic!("no chart") };
    (plan.clone(), notes.clone(), alt.clone())
}

fn texts(chart: &Chart) -> Vec<&str> {
    let words = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Words { role, text, .. } if *role != WordsRole::Unit => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

/// Returns the outlines of slices, in the order of their patterns.
fn slices(chart: &Chart) -> Vec<&[[f64; 2]]> {
    let slices = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Slice { points, .. } => Some(points.as_slice()),
        _ => None,
    });
    slices.collect()
}

/// Returns the area of a slice by its outline (the shoelace formula).
fn area(points: &[[f64; 2]]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
}

#[test]
fn shares_are_printed_as_written_the_largest_first_and_the_rest_last() {
    let csv = "来源,占比（%）\n扬尘源,22.1\n其他,8.0\n工业源,34.50\n机动车,18.3\n燃煤,12.6\n生活源,4.5\n";
    let case = case("title = \"来源\"", csv);
    let (chart, notes, alt) = drawn(&case);
    let expected = ["工业源 34.50%", "扬尘源 22.1%", "机动车 18.3%", "燃煤 12.6%", "生活源 4.5%", "其他 8.0%"];
    assert_eq!(texts(&chart), expected);
    assert_eq!((notes.len(), alt.as_str()), (0, format!("饼图：来源。{}。", expected.join("，")).as_str()));
    let areas: Vec<f64> = slices(&chart).into_iter().map(area).collect();
    let whole: f64 = areas.iter().sum();
    for (area, share) in areas.iter().zip([34.5, 22.1, 18.3, 12.6, 4.5, 8.0]) {
        assert!((100.0 * area / whole - share).abs() < 0.05, "{share}: {}", 100.0 * area / whole);
    }
    // From the top, clockwise.
    let first = slices(&chart)[0];
    assert!((first[0][0] - first[1][0]).abs() < 0.01 && first[1][1] < first[0][1] && first[2][0] > first[1][0]);
    let run = case.run(&[]);
    assert!(run.code == 0 && !run.err.contains("提醒"), "{}", run.err);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}

#[test]
fn amounts_keep_their_digits_and_their_parts_are_said_to_be_worked_out() {
    let csv = "类别,件数\n甲,\"1,234\"\n乙,560\n丙,861\n合计,\"2,655\"\n";
    let (chart, notes, _) = drawn(&case("", csv));
    assert_eq!(texts(&chart), ["甲 1,234（46.5%）", "丙 861（32.4%）", "乙 560（21.1%）"]);
    assert_eq!(notes, ["注：括号内的百分数为各项占合计的比重，由本刊计算，保留一位小数。"]);
    // Halves are rounded up: 1/16 = 6.25 %.
    let (chart, notes, _) = drawn(&case("note = \"截至6月\"", "类别,件数\n甲,15\n乙,1\n"));
    assert_eq!(texts(&chart), ["甲 15（93.8%）", "乙 1（6.3%）"]);
    assert!(notes[0].contains("截至") && notes[1].starts_with("括号内") && notes[1].contains("各项之和"), "{notes:?}");
}

#[test]
fn the_largest_are_drawn_and_the_others_together() {
    let csv = "类别,占比\n甲,30%\n乙,25%\n其他,20%\n丙,15%\n丁,6%\n戊,4%\n";
    let (chart, notes, _) = drawn(&case("most = 3", csv));
    assert_eq!(texts(&chart), ["甲 30%", "乙 25%", "丙 15%", "其他 30%"]);
    assert_eq!(notes, ["注：“其他”是丁、戊、原有的其他，共3个的和。"]);
}

#[test]
fn what_is_not_the_whole_is_told_and_stays_open_or_is_refused() {
    let lacking = case("", "类别,占比\n工业,45.2%\n农业,30.1%\n服务业,12.0%\n");
    let told = lacking.run(&[]);
    assert!(told.code == 0 && told.err.contains("饼图各项共 87.3%，不是 100%"), "{}", told.err);
    let (chart, ..) = drawn(&lacking);
    let first = area(slices(&chart)[0]);
    let all: f64 = slices(&chart).into_iter().map(area).sum();
    assert!((first / all - 45.2 / 87.3).abs() < 0.001);
    let radius = (slices(&chart)[0][0][1] - slices(&chart)[0][1][1]).abs();
    assert!(
        (all / (std::f64::consts::PI * radius * radius) - 0.873).abs() < 0.002,
        "the gap is as large as what lacks"
    );
    for (csv, said) in [
        ("类别,占比\n工业,65.2%\n农业,60.1%\n", "饼图各项共 125.3%，不是 100%"),
        ("类别,件\n甲,6\n乙,5\n合计,9\n", "饼图各项的和是 11，合计写的是 9"),
        ("类别,件\n甲,6\n乙,-5\n", "饼图里不能有负数“-5”"),
        ("类别,件\n甲,0\n乙,0\n", "各项的和是零"),
        ("类别,件,上年\n甲,6,1\n乙,5,2\n", "一个饼图只画一列，这里有几列：“件”、“上年”"),
        ("类别,件\n甲,9\n乙,8\n丙,7\n丁,6\n戊,5\n己,4\n庚,3\n辛,2\n壬,1\n", "图里有 9 块，最多 8 块"),
    ] {
        let run = case("", csv).run(&[]);
        assert!(run.code == 1 && run.err.contains(said), "{said}: {}", run.err);
    }
    let rounded = case("", "类别,占比\n甲,33.3%\n乙,33.3%\n丙,33.3%\n").run(&[]);
    assert!(!rounded.err.contains("不是 100%"), "{}", rounded.err);
    let many = case("", "类别,件\n甲,9\n乙,8\n丙,7\n丁,6\n戊,5\n己,4\n庚,3\n").run(&[]);
    assert!(many.code == 0 && many.err.contains("饼图有 7 块") && many.err.contains("type = \"bar\""), "{}", many.err);
    let gap = case("", "类别,件\n甲,9\n乙,—\n丙,7\n").run(&[]);
    assert!(gap.code == 0 && gap.err.contains("“—”不是数"), "{}", gap.err);
}

fn input(figures: &[(String, String)], width: f64) -> ChartInput {
    let series = |(name, figure): &(String, String)| {
        let value = Value::read(figure).map(|value| Value { shown: format!("{figure}（12.3%）"), ..value });
        Series { name: name.clone(), values: vec![value] }
    };
    ChartInput {
        kind: ChartKind::Pie,
        labels: vec!["件数".into()],
        series: figures.iter().map(series).collect(),
        most: None,
        unit: Some("单位：件".into()),
        width: width * MM,
        height: None,
        tallest: 550.0,
        size: if width < 60.0 { 8.0 } else { 9.0 },
        invert: false,
        zero: false,
        whole: None,
    }
}

/// Returns whether two rules cross by more than places are rounded to, in pt.
fn crosses(a: [[f64; 2]; 2], b: [[f64; 2]; 2]) -> bool {
    let off = |[p, q]: [[f64; 2]; 2], r: [f64; 2]| {
        let along = [q[0] - p[0], q[1] - p[1]];
        (along[0] * (r[1] - p[1]) - along[1] * (r[0] - p[0])) / along[0].hypot(along[1]).max(0.01)
    };
    let parts = |a, [p, q]: [[f64; 2]; 2]| {
        let (p, q) = (off(a, p), off(a, q));
        p * q < 0.0 && p.abs().min(q.abs()) > 0.02
    };
    parts(a, b) && parts(b, a)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_slices_are_whole_and_collide_with_nothing(
        mut figures in prop::collection::vec(
            ("[市县区局委办信用发展改革中心]{1,14}", prop_oneof![4 => 1u32..100, 2 => 1u32..100_000, 1 => Just(0u32)]), 1..9),
        width in prop::sample::select(vec![50.0, 75.0, 110.0, 156.0]),
    ) {
        figures[0].1 += 1;
        figures.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
        let figures: Vec<(String, String)> = figures.into_iter().map(|(name, figure)| (name, figure.to_string())).collect();
        let measure = Fonts::load(&BUNDLE, &FontChoice::default()).measure(Role::Hei);
        let chart = charts::draw(&input(&figures, width), &measure).unwrap();
        let mut words = Vec::new();
        let mut rules = Vec::new();
        for mark in &chart.marks {
            match mark {
                Mark::Words { at: [x, y], width, text, .. } => words.push((text, [*x, *y, x + width, y + chart.size])),
                Mark::Rule { role: RuleRole::Leader, from, to } => rules.push([*from, *to]),
                _ => {}
            }
        }
        let said: String = words.iter().map(|(text, _)| text.replace(' ', "")).collect();
        for (name, figure) in &figures {
            prop_assert!(said.contains(&format!("{name}{figure}（12.3%）")), "{name} {figure} in {said}");
        }
        let outline: Vec<[f64; 2]> = slices(&chart).into_iter().flatten().copied().collect();
        let low = |axis: usize| outline.iter().map(|point| point[axis]).fold(f64::MAX, f64::min);
        let high = |axis: usize| outline.iter().map(|point| point[axis]).fold(f64::MIN, f64::max);
        for (i, (text, [l, t, r, b])) in words.iter().enumerate() {
            prop_assert!(*l > -0.1 && *t > -0.1 && *r < chart.width + 0.1 && *b < chart.height + 0.1, "{text} leaves the chart");
            let disc = *r <= low(0) || *l >= high(0) || *b <= low(1) || *t >= high(1);
            prop_assert!(disc, "{text} lies over the pie");
            for (other, [ol, ot, or, ob]) in &words[i + 1..] {
                let apart = r - 0.05 <= *ol || or - 0.05 <= *l || b - 0.05 <= *ot || ob - 0.05 <= *t;
                prop_assert!(apart, "{text} lies over {other}");
            }
            for [from, to] in &rules {
                let inside = |p: [f64; 2]| p[0] > *l && p[0] < *r && p[1] > *t && p[1] < *b;
                let hit = (0..=100).any(|i| {
                    let s = f64::from(i) / 100.0;
                    inside([from[0] + s * (to[0] - from[0]), from[1] + s * (to[1] - from[1])])
                });
                prop_assert!(!hit, "a rule runs through {text}");
            }
        }
        for (i, rule) in rules.iter().enumerate() {
            prop_assert!(!rules[i + 1..].iter().any(|other| crosses(*rule, *other)), "rules cross");
        }
    }
}
