//! Which rows and columns of a table a chart draws, and what is told of the others.

use typeset::charts::{Chart, Mark, WordsRole};
use typeset::document::Part;

use crate::support::{Case, Run};

/// The places of provinces in tables of many series.
const PLACES: &str = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 \
                      广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆";

fn case(keys: &str, csv: &str) -> Case {
    let item = format!("\n[[section]]\n\n[[section.item]]\nkind = \"chart\"\n{keys}\ndata = \"a.csv\"\n");
    Case::with_sections(&item).file("a.csv", csv)
}

/// Returns the charts of a case with what is said below them.
fn charts(case: &Case) -> Vec<(Chart, Vec<String>)> {
    let laid_out = case.lay_out();
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let parts = laid_out.document.parts.iter().filter_map(|part| match part {
        Part::Chart { plan, notes, .. } => Some((plan.clone(), notes.clone())),
        _ => None,
    });
    parts.collect()
}

fn words(chart: &Chart, wanted: WordsRole) -> Vec<String> {
    let words = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Words { role, text, .. } if *role == wanted => Some(text.clone()),
        _ => None,
    });
    words.collect()
}

/// Runs a case that is made in spite of what is told.
fn told(case: &Case) -> Run {
    let run = case.run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

/// Asserts that a line of what is said holds all of some words.
fn assert_says(run: &Run, parts: &[&str]) {
    let found = run.err.lines().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(found, "{parts:?} in {}", run.err);
}

#[test]
fn a_cell_that_is_no_figure_is_a_gap_and_told() {
    let csv = "年份,甲市,乙市,丙市\n2020,120.5,~,88.1\n2021,125.7,90.2,超2000\n2022,130.1,93.6,—\n2023,NA,97.7,NA\n";
    let case = case("type = \"line\"", csv);
    let run = told(&case);
    assert_says(&run, &["提醒", "“~”不是数", "“乙市”在“2020”处空着"]);
    assert_says(&run, &["提醒", "“超2000”不是数", "“丙市”在“2021”处空着"]);
    assert_says(&run, &["“NA”不是数", "“甲市”在“2023”处空着", "另外 1 格"]);
    assert!(run.err.contains("--> a.csv:2:12") && run.err.contains("--> a.csv:3:17"), "{}", run.err);
    assert!(!run.err.contains("“—”不是数"), "a dash goes without saying: {}", run.err);
    let english = case.run(&["--lang", "en"]);
    assert_says(&english, &["warning", "\"~\" is not a figure", "\"乙市\" has a gap at \"2020\""]);
    let (chart, _) = &charts(&case)[0];
    let dots = |wanted: usize| {
        chart.marks.iter().filter(|mark| matches!(mark, Mark::Dot { look, .. } if *look == wanted)).count()
    };
    // Perhaps with a sample in the legend.
    assert!([3, 4].contains(&dots(0)) && [3, 4].contains(&dots(1)) && [1, 2].contains(&dots(2)));
    let names = words(chart, WordsRole::Series).join(" ");
    assert!(["甲市", "乙市", "丙市"].iter().all(|name| names.contains(name)), "{names}");
}

#[test]
fn many_cells_that_are_no_figures_are_told_together() {
    let rows: String = (0..30).map(|n| format!("第{n}户,{n}.5\n第{n}号,约{n}\n")).collect();
    let run = told(&case("type = \"line\"\nseries = [\"亩产\"]", &format!("户,亩产\n{rows}")));
    assert_eq!(run.err.matches("处空着").count(), 8, "{}", run.err);
    assert_says(&run, &["另有 22 格不是数"]);
}

#[test]
fn a_figure_too_long_to_be_drawn_is_a_gap_and_told() {
    let run = told(&case("type = \"bar\"", "户,数\n甲,1234567890123456789\n乙,5\n丙,6\n"));
    assert_says(&run, &["“1234567890123456789”太长", "“数”在“甲”处空着"]);
}

#[test]
fn what_is_left_out_is_told_with_its_names_and_why() {
    let csv = "序号,地区,行政代码,户数,面积,备注,空列,合计\n\
               1,甲县,330101,18,无,见文,,18\n2,乙县,330102,20,无,,,20\n3,丙县,330103,22,5,,,22\n,合计,,60,,,,60\n";
    let case = case("type = \"bar\"\ntitle = \"户数\"", csv);
    let run = told(&case);
    assert_says(&run, &["提醒", "没有画", "列“行政代码”（是代码", "列“面积”（多半不是数）", "列“备注”（不是数）"]);
    assert_says(&run, &["列“空列”（没有数）", "列“合计”（是合计）", "行“合计”（是合计）"]);
    assert!(run.err.contains("series = [\"列名\"]"), "{}", run.err);
    let (chart, _) = &charts(&case)[0];
    assert_eq!(words(chart, WordsRole::Label), ["甲县", "乙县", "丙县"]);
    assert_eq!(words(chart, WordsRole::Series), ["户数"]);
    // Who names what is drawn is told nothing.
    let named = self::case("type = \"bar\"\nseries = [\"户数\"]\nrows = [\"甲县\", \"乙县\"]", csv);
    assert_eq!(named.run(&["-q"]).err, "");
}

#[test]
fn a_running_number_is_never_drawn() {
    let shares = ",year,甲,乙\n1,2020,0.034444543589466,0.0348888663159724\n2,2021,0.0492560035358248,0.0499998424010515\n\
                  3,2022,0.106005034522198,0.104151278087304\n";
    for keys in ["type = \"multiples\"\nlabels = \"year\"", "type = \"multiples\""] {
        let case = case(keys, shares);
        assert_eq!(case.run(&["-q"]).err, "");
        let (chart, _) = &charts(&case)[0];
        assert_eq!(words(chart, WordsRole::Title), ["甲", "乙"]);
        assert!(words(chart, WordsRole::Label).contains(&"2020".to_owned()));
    }
    let run = case("type = \"bar\"", "序号,姓名,职务\n1,张三,主任\n2,李四,副主任\n").run(&[]);
    assert_eq!(run.code, 1);
    assert_says(&run, &["错误", "没有能画图的数", "列“序号”（是序号）", "列“职务”（不是数）"]);
    let run = case("type = \"bar\"", "序号,姓名\n0,张三\n1,李四\n2,王五\n").run(&["--lang", "en"]);
    assert_says(&run, &["error", "no figures to draw", "(running numbers)"]);
}

#[test]
fn a_mean_is_no_thirteenth_month() {
    let months: Vec<String> = (1..=12).map(|month| format!("{month}月")).collect();
    let down: String = months.iter().map(|month| format!("{month},1{}.5,2\n", month.len())).collect();
    let rows = case("type = \"line\"", &format!("月份,气温,降水\n{down}年平均,11.2,2\n"));
    assert_says(&told(&rows), &["参考", "行“年平均”", "不当成又一个月"]);
    let (chart, _) = &charts(&rows)[0];
    assert_eq!(words(chart, WordsRole::Label), months);
    let across = format!("城市,{},全年\n甲市{},99\n乙市{},98\n", months.join(","), ",5".repeat(12), ",6".repeat(12));
    let columns = case("type = \"line\"\ntranspose = true", &across);
    assert_says(&told(&columns), &["列“全年”", "不当成又一个月"]);
    let (chart, _) = &charts(&columns)[0];
    assert_eq!(words(chart, WordsRole::Label), months);
    // Among places a mean is a figure like others.
    let places = case("type = \"bar\"", "地区,亩产\n甲县,5\n乙县,6\n丙县,7\n全县平均,6\n");
    assert_eq!(places.run(&["-q"]).err, "");
}

#[test]
fn several_units_on_one_axis_are_told() {
    let csv = "地区,产值（万元）,增速（%）,户数\n甲县,1800,5.2,7\n乙县,1700,4.1,8\n";
    let run = told(&case("type = \"bar\"", csv));
    assert_says(&run, &["提醒", "几种单位", "万元（“产值（万元）”）", "%（“增速（%）”）"]);
    let percents = "地区,产值（万元）,增速\n甲县,1800,5.2%\n乙县,1700,4.1%\n";
    assert_says(&told(&case("type = \"bar\"", percents)), &["几种单位", "%（“增速”）"]);
    let signs = "地区,占比,数量\n甲,12.5%,30\n乙,33.1%,50\n";
    assert_says(&told(&case("type = \"bar\"", signs)), &["几种单位", "没写单位（“数量”）"]);
    let rows = "指标,2023年\n产值（万元）,1800\n增速（%）,5.2\n";
    assert_says(&told(&case("type = \"bar\"", rows)), &["几种单位", "%（“增速（%）”）"]);
    for one in ["type = \"bar\"\nseries = [\"产值（万元）\", \"户数\"]", "type = \"bar\"\nseries = [\"增速（%）\"]"]
    {
        assert_eq!(case(one, csv).run(&["-q"]).err, "");
    }
}

/// A table of 31 series over some years, each place a column or a row.
fn provinces(down: bool) -> String {
    let places: Vec<&str> = PLACES.split_whitespace().collect();
    let figure = |place: usize, year: usize| format!("{}.5", 100 * (place + 1) + 3 * (year - 2012));
    let years = 2012..2024;
    if down {
        let row = |(i, place): (usize, &&str)| {
            format!("{place},{}\n", years.clone().map(|year| figure(i, year)).collect::<Vec<_>>().join(","))
        };
        let heads: Vec<String> = years.clone().map(|year| format!("{year}年")).collect();
        return format!("地区,{}\n{}", heads.join(","), places.iter().enumerate().map(row).collect::<String>());
    }
    let row =
        |year: usize| format!("{year},{}\n", (0..places.len()).map(|i| figure(i, year)).collect::<Vec<_>>().join(","));
    format!("年份,{}\n{}", places.join(","), years.map(row).collect::<String>())
}

#[test]
fn too_many_series_are_refused_with_both_ways_out() {
    for (kind, table) in [("line", provinces(false)), ("stacked", provinces(false)), ("bar", provinces(true))] {
        let run = case(&format!("type = \"{kind}\""), &table).run(&[]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_says(&run, &["建议", "type = \"multiples\"", "most = 10"]);
    }
    // Years that should stand along the axis.
    assert_says(&case("type = \"line\"", &provinces(true)).run(&[]), &["transpose = true"]);
    let english = case("type = \"line\"", &provinces(false)).run(&["--lang", "en"]);
    assert_says(&english, &["type = \"multiples\"", "most = 10"]);
}

#[test]
fn small_charts_of_31_series_stand_on_pages_with_one_scale() {
    for (keys, table) in [("", provinces(false)), ("\ntranspose = true", provinces(true))] {
        let case =
            case(&format!("type = \"multiples\"\ntitle = \"各省\"\nunit = \"亿元\"\nsource = \"年鉴\"{keys}"), &table);
        assert_eq!(case.run(&["-q"]).err, "");
        let charts = charts(&case);
        let titles: Vec<String> = charts.iter().flat_map(|(chart, _)| words(chart, WordsRole::Title)).collect();
        assert_eq!(titles, PLACES.split_whitespace().collect::<Vec<_>>());
        let ticks: Vec<_> = charts.iter().map(|(chart, _)| words(chart, WordsRole::Tick)).collect();
        assert!(ticks.len() > 3 && ticks.iter().all(|one| one == &ticks[0]), "{ticks:?}");
        // What is said below a chart stands once, below all of it, and each row has its years.
        let said: Vec<usize> = charts.iter().map(|(_, notes)| notes.len()).collect();
        assert_eq!((said.iter().sum::<usize>(), said.last()), (1, Some(&1)));
        assert!(
            charts.iter().all(|(chart, _)| words(chart, WordsRole::Label).contains(&charts_first_year(&charts[0].0)))
        );
        let laid_out = case.lay_out();
        let pages: Vec<bool> = laid_out.sheets().iter().map(|sheet| sheet.texts.len() > 20).collect();
        assert_eq!(pages, [true, true], "the first page is filled, too");
    }
}

fn charts_first_year(chart: &Chart) -> String {
    words(chart, WordsRole::Label)[0].clone()
}

#[test]
fn the_largest_are_drawn_and_the_others_taken_together_or_named() {
    let lines = case("type = \"line\"\nmost = 10", &provinces(false));
    assert_eq!(lines.run(&["-q"]).err, "");
    let (chart, notes) = &charts(&lines)[0];
    let names = words(chart, WordsRole::Series);
    assert_eq!(names.len(), 10);
    assert!(names.iter().any(|name| name.contains("新疆")) && !names.iter().any(|name| name.contains("北京")));
    assert!(notes[0].contains("2023数值最大的10个") && notes[0].contains("未画的21个是") && notes[0].contains("北京"));
    let stacked = case("type = \"stacked\"\nmost = 3\nnote = \"初步数\"", &provinces(false));
    let (chart, notes) = &charts(&stacked)[0];
    assert_eq!(words(chart, WordsRole::Series), ["新疆", "宁夏", "青海", "其他"]);
    // 100·(1 + … + 28) + 28·0.5 in 2012.
    assert!(words(chart, WordsRole::Value).contains(&"40614.0".to_owned()), "{:?}", words(chart, WordsRole::Value));
    assert!(
        notes[0].contains("初步数") && notes[1].contains("“其他”是") && notes[1].contains("共28个的和"),
        "{notes:?}"
    );
    // Rates have no sum.
    let rates = "地区,甲,乙,丙\n2022,5%,3%,4%\n2023,6%,2%,3%\n";
    let (chart, notes) = &charts(&case("type = \"bar\"\nmost = 2", rates))[0];
    assert_eq!(words(chart, WordsRole::Series), ["甲", "丙"]);
    assert!(notes[0].contains("未画的1个是乙"), "{notes:?}");
    // Where there are no more than wanted, all are drawn as ever.
    let (chart, notes) = &charts(&case("type = \"bar\"\nmost = 5", rates))[0];
    assert_eq!((words(chart, WordsRole::Series).len(), notes.len()), (3, 0));
}

#[test]
fn word_has_every_row_of_small_charts() {
    let case = case("type = \"multiples\"\ntitle = \"各省\"", &provinces(false));
    let run = case.run(&["-q", "--format", "pdf,docx"]);
    assert_eq!(run.err, "");
    let word = crate::word::Word::open(&std::fs::read(case.path().join("issue.docx")).unwrap());
    let said: Vec<String> =
        word.body().all("wp:docPr").iter().map(|el| el.attr("descr").unwrap_or_default().to_owned()).collect();
    assert_eq!(said.len(), charts(&case).len());
    assert!(said.iter().all(|alt| alt.contains("共31个")), "{said:?}");
    let verified = crate::support::run(case.path(), &["verify", "issue.pdf", "issue.docx"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
}

#[test]
fn the_names_along_the_axis_tell_the_rows_apart() {
    for (csv, labels, series) in [
        (
            "片区,乡镇,户数\n东片,甲镇,10\n,乙镇,12\n西片,丙镇,13\n,丁镇,9\n合计,,44\n",
            vec!["甲镇", "乙镇", "丙镇", "丁镇"],
            vec!["户数"],
        ),
        ("排名,城市,得分\n1,甲市,95\n2,乙市,90\n3,丙市,88\n", vec!["甲市", "乙市", "丙市"], vec!["得分"]),
        (",甲,乙\n2021,5.5,6.1\n2022,7.2,8.3\n2023,9.4,1.7\n", vec!["2021", "2022", "2023"], vec!["甲", "乙"]),
        ("地区,年份,人口\n甲,2022,30\n乙,2022,50\n", vec!["甲", "乙"], vec!["人口"]),
    ] {
        let case = case("type = \"bar\"", csv);
        told(&case);
        let (chart, _) = &charts(&case)[0];
        assert_eq!((words(chart, WordsRole::Label), words(chart, WordsRole::Series)), (owned(&labels), owned(&series)));
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn what_is_no_month_does_not_stand_among_them() {
    let csv = "站名,区站号,海拔,1月,2月,3月,4月\n甲站,54301,12,5,6,,8\n乙站,54302,15,6,7,,9\n";
    let case = case("type = \"line\"\ntranspose = true", csv);
    assert_says(&told(&case), &["列“区站号”（是代码", "列“海拔”（不是月份、年份）"]);
    // A month without figures keeps its place.
    assert_eq!(words(&charts(&case)[0].0, WordsRole::Label), ["1月", "2月", "3月", "4月"]);
    let growth = "年份,人口\n2021年末,31\n2022年末,33\n2023年末,34\n比上年增长%,3.1\n";
    assert_says(&told(&self::case("type = \"line\"", growth)), &["行“比上年增长%”（不是月份、年份）"]);
}

/// 1号 is a day, and what is sold by the piece is no number of anybody.
#[test]
fn heads_like_those_of_codes_are_drawn() {
    let case = case("type = \"line\"", "机组,1号,2号,手机,Madrid\n甲,5,6,71,8\n乙,7,8,72,9\n丙,6,7,73,4\n");
    assert_eq!(case.run(&["-q"]).err, "");
    let names = words(&charts(&case)[0].0, WordsRole::Series).join(" ");
    assert!(["1号", "2号", "手机", "Madrid"].iter().all(|name| names.contains(name)), "{names}");
    // A column without a head is counted.
    let nameless = self::case("type = \"line\"", "地区,,人口\n甲,无,5.5\n乙,有,6.5\n");
    assert_says(&told(&nameless), &["列“第2个”（不是数）"]);
}

#[test]
fn figures_with_words_behind_them_are_told_as_such() {
    let run = case("type = \"bar\"", "地区,面积\n甲,\"1,234亩\"\n乙,980亩\n").run(&[]);
    assert_eq!(run.code, 1);
    assert_says(&run, &["没有能画图的数", "列“面积”（数后面带着字）"]);
}
