//! Charts: words never collide, figures are there, and pictures stay as they were looked at.

use std::path::PathBuf;

use proptest::prelude::*;
use rust_decimal::Decimal;
use typeset::charts::{self, Chart, ChartInput, Mark, RankingInput, RuleRole, Series, Value, WordsRole};
use typeset::document::Part;
use typeset::fonts::{Fonts, Measure, Role};
use typeset::model::{ChartKind, FontChoice, Month};

use crate::pictures;
use crate::support::{BUNDLE, Case, LaidOut, MM, RUNNING, root};

fn measure() -> Measure {
    Fonts::load(&BUNDLE, &FontChoice::default()).measure(Role::Hei)
}

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

fn words(chart: &Chart) -> Vec<(WordsRole, String, Area)> {
    let words = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Words { role, at: [x, y], width, text, .. } => {
            Some((*role, text.clone(), [*x, *y, x + width, y + chart.size]))
        }
        _ => None,
    });
    words.collect()
}

fn values(chart: &Chart) -> Vec<String> {
    words(chart).into_iter().filter(|(role, ..)| *role == WordsRole::Value).map(|(_, text, _)| text).collect()
}

fn crosses([left, top, right, bottom]: Area, from: [f64; 2], to: [f64; 2]) -> bool {
    let inside = |[x, y]: [f64; 2]| left < x && x < right && top < y && y < bottom;
    (0..=200).map(|i| f64::from(i) / 200.0).any(|t| inside([0, 1].map(|axis| from[axis] + t * (to[axis] - from[axis]))))
}

/// Asserts that no words touch others, lines, dots or the edge.
fn assert_clear(chart: &Chart) {
    let words = words(chart);
    for (i, (role, text, area)) in words.iter().enumerate() {
        let [left, top, right, bottom] = *area;
        let hair = 0.05;
        let inside = left >= -hair && top >= -hair && right <= chart.width + hair && bottom <= chart.height + hair;
        assert!(inside, "{text} leaves the chart: {area:?} of {} {}", chart.width, chart.height);
        for (_, other, [l, t, r, b]) in &words[i + 1..] {
            let apart = right <= l + hair || *r <= left + hair || bottom <= t + hair || *b <= top + hair;
            assert!(apart, "{text} lies over {other}");
        }
        let shrunk = [left + 0.2, top + 0.2, right - 0.2, bottom - 0.2];
        for mark in &chart.marks {
            match mark {
                Mark::Curve { points, .. } => {
                    let hit = points.windows(2).any(|pair| crosses(shrunk, pair[0], pair[1]));
                    assert!(!hit, "{text} lies on a line");
                }
                Mark::Dot { at: [x, y], .. } => {
                    let apart = x + 1.5 <= left || x - 1.5 >= right || y + 1.5 <= top || y - 1.5 >= bottom;
                    assert!(apart, "{text} lies on a dot");
                }
                Mark::Rule { role: RuleRole::Grid | RuleRole::Axis, from, to } => {
                    assert!(!crosses(shrunk, *from, *to), "{text} ({role:?}) lies on a rule");
                }
                _ => {}
            }
        }
    }
    for mark in &chart.marks {
        if let Mark::Bar { at: [x, y], size: [width, height], .. } = mark {
            let inside = *x >= -0.1 && *y >= -0.1 && x + width <= chart.width + 0.1 && y + height <= chart.height + 0.1;
            assert!(inside && *width >= 0.0 && *height >= 0.0, "a bar leaves the chart: {mark:?}");
        }
    }
}

fn months(count: u32) -> impl Iterator<Item = Month> {
    (0..count).map(|i| Month { year: 2019 + (i / 12) as u16, month: (i % 12 + 1) as u8 })
}

fn ranking(figures: &[(&str, u32)], width: f64, height: f64) -> RankingInput {
    let rows = months(figures.len() as u32).zip(figures);
    RankingInput {
        rows: rows.map(|(month, (index, rank))| (month, Value::read(index), Value::read(&rank.to_string()))).collect(),
        names: ["综合指数".into(), "排名".into()],
        width: width * MM,
        height,
        size: 8.0,
    }
}

#[test]
fn the_telling_months_of_a_ranking_have_their_figures() {
    let figures = [("83.28", 60), ("83.66", 63), ("82.38", 75), ("83.42", 71), ("85.37", 66), ("86.79", 57)];
    for width in [60.0, 70.0] {
        let chart = charts::ranking(&ranking(&figures, width, 200.0), &measure()).unwrap();
        assert_clear(&chart);
        let values = values(&chart);
        for (index, rank) in figures {
            assert!(values.contains(&index.to_owned()) && values.contains(&rank.to_string()), "{index} {rank}");
        }
    }
}

#[test]
fn lines_of_few_months_are_not_flat() {
    let figures = [("83.28", 60), ("83.30", 62), ("83.29", 61), ("83.35", 60)];
    for count in 2..=4 {
        // As high as the table beside it.
        let height = 29.0 * (count as f64 + 1.0).max(4.0);
        let chart = charts::ranking(&ranking(&figures[..count], 70.0, height), &measure()).unwrap();
        assert_clear(&chart);
        for wanted in [0, 1] {
            let dots = chart.marks.iter().filter_map(|mark| match mark {
                Mark::Dot { look, at } if *look == wanted => Some(at[1]),
                _ => None,
            });
            // The first belongs to the name of the line.
            let dots: Vec<f64> = dots.skip(1).collect();
            let span = dots.iter().copied().fold(f64::MIN, f64::max) - dots.iter().copied().fold(f64::MAX, f64::min);
            assert!(dots.len() == count && span > 0.25 * height, "{count} months: {span} of {height}");
        }
        let values = values(&chart);
        assert!(figures[..count].iter().all(|(index, _)| values.contains(&(*index).to_owned())), "{values:?}");
    }
}

#[test]
fn one_month_makes_no_chart_and_equal_months_do() {
    assert!(charts::ranking(&ranking(&[("83.28", 60)], 70.0, 200.0), &measure()).is_none());
    for count in [2, 3, 12, 13, 14, 24] {
        let width = if count > 14 { 156.0 } else { 70.0 };
        let chart = charts::ranking(&ranking(&vec![("83.28", 60); count], width, 29.0 * 4.0), &measure()).unwrap();
        assert_clear(&chart);
        assert!(values(&chart).len() >= 4, "{count}");
    }
}

#[test]
fn months_out_of_order_and_twice_are_one_line_in_time() {
    let mut input = ranking(&[("1", 9), ("2", 8), ("3", 7), ("4", 6)], 70.0, 160.0);
    let straight = charts::ranking(&input, &measure());
    input.rows.reverse();
    assert_eq!(charts::ranking(&input, &measure()), straight);
    let again = (input.rows[3].0, Value::read("99"), Value::read("99"));
    input.rows.push(again);
    assert_eq!(charts::ranking(&input, &measure()), straight);
    // A month that is missing interrupts the line, and months years apart leave room to read.
    input.rows.remove(1);
    let gap = charts::ranking(&input, &measure()).unwrap();
    assert_clear(&gap);
    let curves = |chart: &Chart| chart.marks.iter().filter(|mark| matches!(mark, Mark::Curve { .. })).count();
    assert_eq!(curves(&gap), 2 + 2);
    input.rows.push((Month { year: 2001, month: 1 }, Value::read("5"), Value::read("5")));
    assert_clear(&charts::ranking(&input, &measure()).unwrap());
}

#[test]
fn small_ranks_stand_at_the_top() {
    let chart = charts::ranking(&ranking(&[("80", 57), ("81", 60)], 70.0, 160.0), &measure()).unwrap();
    let dots: Vec<f64> = chart
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Dot { look: 1, at } = mark { Some(at[1]) } else { None })
        .collect();
    assert!(dots[1] < dots[2] && dots[0] < dots[1], "the sample, then 57 above 60: {dots:?}");
}

fn input(kind: ChartKind, labels: &[String], series: Vec<Series>, width: f64) -> ChartInput {
    ChartInput {
        kind,
        labels: labels.to_vec(),
        series,
        most: None,
        unit: Some("单位：万元".into()),
        width: width * MM,
        height: None,
        tallest: 550.0,
        size: 8.0,
        invert: false,
        zero: false,
        whole: None,
    }
}

fn figure() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        5 => (-2000i64..20000, 0u32..4).prop_map(|(number, scale)| Some(Decimal::new(number, scale).to_string())),
        2 => (0i64..100).prop_map(|number| Some(number.to_string())),
        1 => (0i64..900_000_000_000_000).prop_map(|number| Some(number.to_string())),
        1 => Just(None),
    ]
}

fn drawn() -> impl Strategy<Value = ChartInput> {
    let kind = prop::sample::select(vec![ChartKind::Line, ChartKind::Bar, ChartKind::Stacked, ChartKind::Multiples]);
    let name = "[市县区局委办信用发展改革中心]{1,12}";
    let sizes = (kind, 1usize..30, 1usize..7, prop::sample::select(vec![60.0, 100.0, 156.0]));
    sizes.prop_flat_map(move |(kind, count, series, width)| {
        let labels = prop::collection::vec(name, count..=count);
        let figures = prop::collection::vec(prop::collection::vec(figure(), count..=count), series..=series);
        (labels, figures, any::<bool>(), any::<bool>()).prop_map(move |(labels, figures, invert, zero)| {
            let series = figures.into_iter().enumerate().map(|(i, figures)| Series {
                name: format!("第{i}组"),
                values: figures
                    .into_iter()
                    .map(|text| {
                        let text = text?;
                        let text = if kind == ChartKind::Stacked { text.replace('-', "") } else { text };
                        Value::read(&text)
                    })
                    .collect(),
            });
            let mut input = input(kind, &labels, series.collect(), width);
            (input.invert, input.zero) = (invert, zero);
            input
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_collides_in_any_ranking(
        figures in prop::collection::vec((0u32..100_000, 0u32..4, 1u32..99_999), 2..26),
        wide in any::<bool>(),
        height in 4u32..16,
    ) {
        let texts: Vec<_> = figures.iter().map(|(number, scale, rank)| (Decimal::new((*number).into(), *scale).to_string(), *rank)).collect();
        let figures: Vec<(&str, u32)> = texts.iter().map(|(index, rank)| (index.as_str(), *rank)).collect();
        let chart = charts::ranking(&ranking(&figures, if wide { 156.0 } else { 70.0 }, 29.0 * f64::from(height)), &measure()).unwrap();
        assert_clear(&chart);
        let shown = values(&chart);
        let ends = [figures[0], figures[figures.len() - 1]];
        for (index, rank) in ends {
            prop_assert!(shown.contains(&index.to_owned()) && shown.contains(&rank.to_string()), "{index} {rank}");
        }
    }

    #[test]
    fn nothing_collides_in_any_chart(input in drawn()) {
        let Ok(chart) = charts::draw(&input, &measure()) else { return Ok(()) };
        assert_clear(&chart);
        if input.kind == ChartKind::Bar {
            let count = input.series.iter().flat_map(|series| &series.values).flatten().count();
            prop_assert_eq!(values(&chart).len(), count);
        }
    }
}

const TABLE: &str = "月份,营口市,盖州市,大石桥市,合计
2020.05,83.28,76.13,78.57,237.98
2020.06,83.66,76.33,78.93,238.92
2020.07,82.38,74.43,—,156.81
2020.08,83.42,69.56,73.29,226.27
2020.09,85.37,65.05,71.82,222.24
2020.10,86.79,61.93,69.50,218.22
";
const COUNTS: &str = "地区,双公示,信用承诺,信用修复,合计
站前区,120,85,30,235
西市区,98,60,22,180
老边区,76,92,18,186
鲅鱼圈区,210,120,41,371
盖州市,65,40,12,117
大石桥市,88,71,25,184
合计,657,468,148,1273
";
const DEPARTMENTS: &str = "部门,报送数量
市市场监督管理局,\"12,345\"
市住房和城乡建设局,\"8,210\"
市人力资源和社会保障局,\"6,002\"
市生态环境局,870
市文化旅游和广播电视局,…
市发展和改革委员会,0
";

/// Lays out one item and returns the page with it and its first drawing.
fn laid_out(item: &str) -> (LaidOut, Chart) {
    let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{item}\n"))
        .file("months.csv", TABLE)
        .file("counts.csv", COUNTS)
        .file("departments.csv", DEPARTMENTS);
    // Nothing is told but that totals are left out.
    let told = case.run(&["-q"]).err;
    assert!(!told.contains("提醒") && !told.contains("错误"), "{told}");
    let laid_out = case.lay_out();
    let plan = laid_out.document.parts.iter().find_map(|part| match part {
        Part::Chart { plan, .. } => Some(plan.clone()),
        Part::Ranking { chart, .. } => chart.as_ref().map(|chart| chart.plan.clone()),
        _ => None,
    });
    (laid_out, plan.unwrap())
}

const RANKING: &str = "kind = \"ranking\"
place = \"营口市\"
total = 261
series = [
  { month = \"2020.10\", index = 86.79, rank = 57 },
  { month = \"2020.09\", index = 85.37, rank = 66 },
  { month = \"2020.08\", index = 83.42, rank = 71 },
  { month = \"2020.07\", index = 82.38, rank = 75 },
  { month = \"2020.06\", index = 83.66, rank = 63 },
  { month = \"2020.05\", index = 83.28, rank = 60 },
]";
const LINE: &str = "kind = \"chart\"\ntype = \"line\"\ndata = \"months.csv\"\nunit = \"分\"\nwidth = 100";
const BAR: &str = "kind = \"chart\"\ntype = \"bar\"\ndata = \"departments.csv\"\nunit = \"条\"\nwidth = 70";
const STACKED: &str = "kind = \"chart\"\ntype = \"stacked\"\ndata = \"counts.csv\"\nunit = \"件\"\nwidth = 100";
const MULTIPLES: &str = "kind = \"chart\"\ntype = \"multiples\"\ndata = \"months.csv\"\nunit = \"分\"\nwidth = 100";

/// Goldens to be looked at by people; see `pictures` for how to renew them.
#[test]
fn charts_look_as_they_were_approved() {
    let items = [("ranking", RANKING), ("line", LINE), ("bar", BAR), ("stacked", STACKED), ("multiples", MULTIPLES)];
    for (name, item) in items {
        let (laid_out, plan) = laid_out(item);
        let (page, corner) = corner(&laid_out, &plan);
        let picture = pictures::render(&laid_out.pages.pages()[page], corner, [plan.width, plan.height]);
        pictures::assert_like(&folder().join(format!("{name}.png")), &picture);
        pictures::assert_like(&folder().join(format!("{name}-grey.png")), &picture.grey());
    }
}

fn folder() -> PathBuf {
    root().join("tests/pictures")
}

/// Finds the page and the place of a drawing by its words.
fn corner(laid_out: &LaidOut, plan: &Chart) -> (usize, [f64; 2]) {
    let (_, first, [left, top, ..]) = words(plan).into_iter().find(|(_, text, _)| text.chars().count() > 2).unwrap();
    let sheets = laid_out.sheets();
    let found = sheets.iter().enumerate().find_map(|(page, sheet)| {
        let text = sheet.texts.iter().find(|text| text.text == first && text.size == plan.size)?;
        Some((page, [text.corners[0].x.to_pt() - left, text.corners[0].y.to_pt() - top]))
    });
    found.unwrap()
}

/// What is set is as wide as was measured, and stands where it was put.
#[test]
fn words_on_the_page_stand_as_planned() {
    for item in [RANKING, LINE, BAR, STACKED, MULTIPLES] {
        let (laid_out, plan) = laid_out(item);
        let (page, [x, y]) = corner(&laid_out, &plan);
        let sheet = &laid_out.sheets()[page];
        sheet.assert_clear(page);
        for (_, text, [left, top, right, _]) in words(&plan) {
            let here = |shown: &&crate::support::Text| {
                let [start, end] = [shown.start.x.to_pt() - x, shown.end.x.to_pt() - x];
                let level = (shown.corners[0].y.to_pt() - y - top).abs() < 0.1;
                level && text.contains(shown.text.as_str()) && start >= left - 0.1 && end <= right + 0.1
            };
            assert!(sheet.texts.iter().any(|shown| here(&shown)), "{text} is not where it should be");
        }
    }
}

#[test]
fn a_chart_is_described_in_words() {
    let (laid_out, _) = laid_out(RANKING);
    let alt = laid_out.document.parts.iter().find_map(|part| match part {
        Part::Ranking { chart, .. } => chart.as_ref().map(|chart| chart.alt.clone()),
        _ => None,
    });
    let wanted = "折线图：营口市综合指数 2020.05 至 2020.10 由 83.28 升至 86.79；排名由 60 升至 57";
    assert_eq!(alt.as_deref(), Some(wanted));
}

#[test]
fn totals_are_left_out_and_figures_printed_as_written() {
    let text = laid_out(STACKED).0.text();
    assert!(text.contains("信用修复") && !text.contains("合计") && !text.contains("1273"), "{text}");
    let text = laid_out(BAR).0.text();
    assert!(text.contains("12,345") && text.contains("8,210"), "{text}");
    let named = format!("{STACKED}\nseries = [\"双公示\", \"合计\"]\nrows = [\"盖州市\", \"合计\"]");
    assert!(laid_out(&named).0.text().contains("1273"));
}

#[test]
fn a_transposed_chart_has_its_rows_as_series() {
    let item = format!("{STACKED}\ntranspose = true");
    let (_, plan) = laid_out(&item);
    let series: Vec<_> = words(&plan).into_iter().filter(|(role, ..)| *role == WordsRole::Series).collect();
    assert_eq!(series.len(), 6);
}

#[test]
fn a_ranking_without_a_chart_fills_the_width() {
    let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{RANKING}\nchart = false\n"));
    let laid_out = case.lay_out();
    assert!(laid_out.document.parts.iter().any(|part| matches!(part, Part::Ranking { chart: None, .. })));
}

/// Text after a ranking stands on the grid, however many months there are.
#[test]
fn text_below_charts_is_on_the_grid() {
    let pitch = 225.0 * MM / 22.0;
    let series = |count: u32| {
        let rows = months(count).map(|month| {
            format!(
                "{{ month = \"{}.{:02}\", index = 80.{:02}, rank = {} }}",
                month.year, month.month, month.month, month.year
            )
        });
        format!("kind = \"ranking\"\nplace = \"营口市\"\ntotal = 9\nseries = [{}]", rows.collect::<Vec<_>>().join(", "))
    };
    let mut items: Vec<String> = [1, 2, 6, 14, 15, 24].map(series).to_vec();
    items.extend([LINE, BAR, STACKED, MULTIPLES].map(|item| format!("{item}\ntitle = \"图题\"\nnote = \"注解\"")));
    for item in items {
        let after = "\n\n[[section.item]]\nkind = \"brief\"\ntext = \"后面的正文。\"\n";
        let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{item}{after}"))
            .file("months.csv", TABLE)
            .file("counts.csv", COUNTS)
            .file("departments.csv", DEPARTMENTS);
        let sheets = case.lay_out().sheets();
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        let lines: Vec<_> = sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).collect();
        let (baseline, _) = lines.iter().find(|(_, text)| text.contains("后面的正文")).unwrap();
        let steps = (baseline - 37.0 * MM - (pitch - 16.0) / 2.0 - 0.88 * 16.0) / pitch;
        assert!((steps - steps.round()).abs() * pitch < 0.2, "{item}: {steps}");
    }
}

#[test]
fn charts_meet_pdf_ua_1() {
    let items = [RANKING, LINE, BAR, STACKED, MULTIPLES].map(|item| format!("\n[[section.item]]\n{item}\n"));
    let case = Case::with_sections(&format!("\n[[section]]\n{}", items.concat()))
        .file("months.csv", TABLE)
        .file("counts.csv", COUNTS)
        .file("departments.csv", DEPARTMENTS);
    let run = case.run(&["-q", "-o", "-"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let profile = "ua1".parse::<page_validation::ValidationProfile>().unwrap();
    let options = page_validation::ValidationOptions::default().profile(profile);
    let report = page_validation::validate_pdf_bytes(&run.out, &options).unwrap();
    assert!(report.is_compliant, "{report:#?}");
}

#[test]
fn figures_of_every_form_are_drawn_and_printed_as_written() {
    let case =
        Case::with_sections("\n[[section]]\n\n[[section.item]]\nkind = \"chart\"\ntype = \"bar\"\ndata = \"a.csv\"\n")
            .file("a.csv", "地区,增幅\n甲,12.50%\n乙,－3％\n丙,\"1,234%\"\n丁,—\n戊,０％\n");
    assert_eq!(case.run(&["-q"]).err, "");
    let text = case.lay_out().text();
    assert!(["12.50%", "－3％", "1,234%", "０％"].iter().all(|figure| text.contains(figure)), "{text}");
}

#[test]
fn a_range_of_a_workbook_serves_a_chart() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("三季度").unwrap();
    sheet.merge_range(0, 0, 0, 2, "三季度情况", &rust_xlsxwriter::Format::new()).unwrap();
    for (row, cells) in [["地区", "件数", "占比"], ["甲区", "12", "0.5"], ["乙区", "30", "0.25"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (row as u32 + 1, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    for data in ["a.xlsx#三季度!A2:B4", "a.xlsx"] {
        let item = format!("kind = \"chart\"\ntype = \"bar\"\ndata = \"{data}\"\nseries = [\"件数\"]\n");
        let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{item}")).file("a.xlsx", &bytes);
        assert_eq!(case.run(&["-q"]).err, "");
        let text = case.lay_out().text();
        assert!(["甲区", "件数", "12", "30"].iter().all(|part| text.contains(part)), "{text}");
        assert!(!text.contains("0.25"), "{text}");
    }
}
