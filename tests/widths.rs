//! Widths of columns: what is one word, name or figure stands on one line, and rows are low.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use typeset::document::Part;
use typeset::fonts::{Fonts, Role};
use typeset::model::FontChoice;
use typeset::tables::{Cell, TableLayout};

use crate::same::{compared, documents};
use crate::support::{BUNDLE, Case, LaidOut, squeeze};

fn case(keys: &str, name: &str, data: &[u8]) -> Case {
    let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"{name}\"\n{keys}\n");
    Case::with_sections(&section).file(name, data)
}

fn layout(laid_out: &LaidOut) -> &TableLayout {
    let Part::Table { layout, .. } = &laid_out.document.parts[0] else { panic!("no table") };
    layout
}

fn cells(layout: &TableLayout) -> impl Iterator<Item = &Cell> {
    layout.chunks.iter().flat_map(|chunk| &chunk.cells)
}

fn assert_clear(laid_out: &LaidOut) {
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
}

#[test]
fn names_of_persons_are_whole() {
    let name = |i: usize| ["赵甲癸", "钱乙壬", "欧阳丙辛", "李丁", "周 戊"][i % 5];
    let row = |i: usize| {
        let number = 101_101_020_300_u64 + 137 * i as u64;
        format!(
            "{i},某某局综合处一级主任科员及以下,{},男,{number},硕士研究生,某某某某大学,某某省某某市某某有限公司",
            name(i)
        )
    };
    let rows: Vec<_> = (1..=10).map(row).collect();
    let csv = format!("序号,职位名称,姓名,性别,准考证号,学历,毕业院校,工作单位\n{}\n", rows.join("\n"));
    let laid_out = case("", "a.csv", csv.as_bytes()).lay_out();
    assert_clear(&laid_out);
    let short = |cell: &&Cell| cell.x != 1 && cell.x < 5;
    let broken: Vec<_> = cells(layout(&laid_out)).filter(short).filter(|cell| cell.lines.len() != 1).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn latin_heads_break_after_their_marks_or_stand() {
    let heads = ["alcohol", "tobacco", "sedative", "stimulant", "tranquilizer", "caffeine", "inhalant", "vitamin"];
    let all: Vec<_> = (0..22).map(|i| format!("{}_{}", heads[i % 8], ["frequency", "use", "share"][i / 8])).collect();
    let row = |y: usize| format!("{y}{}", (0..22).map(|x| format!(",{}.{}", (x * y) % 60, y % 10)).collect::<String>());
    let rows: Vec<_> = (12..30).map(row).collect();
    let csv = format!("age,{}\n{}\n", all.join(","), rows.join("\n"));
    let laid_out = case("", "a.csv", csv.as_bytes()).lay_out();
    assert_clear(&laid_out);
    for cell in cells(layout(&laid_out)).filter(|cell| cell.head) {
        let inner = cell.lines.len().saturating_sub(1);
        assert!(cell.lines[..inner].iter().all(|line| line.ends_with('_')), "{:?}", cell.lines);
    }
    assert!(all.iter().all(|head| laid_out.text().contains(head)));
}

#[test]
fn a_note_in_one_cell_leaves_its_column_as_it_is() {
    let row = |i: usize| format!("1,小麦{i},2023,春季,{}00", i + 3);
    let rows: Vec<_> = (0..20).map(row).collect();
    let note = "这一行是一条很长的说明文字，它只写在一个格子里，不应该把它所在的那一列撑得很宽，也不应该让表格转过来。"
        .repeat(2);
    let csv = |note: &str| {
        format!("编号,作物名称,年份,季次,亩产\n{}\n{note}{}\n", rows[..10].join("\n"), rows[10..].join("\n"))
    };
    // In one size, which the rows that the note takes would else make smaller.
    let keys = "smallest = \"小五\"\nlargest = \"小五\"";
    let plain = case(keys, "a.csv", csv("").as_bytes()).lay_out();
    let noted = case(keys, "a.csv", csv(&format!(",{note},,,\n")).as_bytes()).lay_out();
    assert_clear(&noted);
    let (plain, noted) = (layout(&plain), layout(&noted));
    assert_eq!(noted.blocks[0].widths, plain.blocks[0].widths);
    assert!(cells(noted).any(|cell| cell.columns == 4 && cell.lines.concat() == note));
}

#[test]
fn a_note_merged_over_many_rows_has_the_room() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (x, head) in ["作物编号", "作物名称", "作物类型", "说明"].into_iter().enumerate() {
        sheet.write(0, x as u16, head).unwrap();
    }
    for y in 1..=40_u32 {
        sheet.write(y, 0, y).unwrap();
        sheet.write(y, 1, format!("作物{y}")).unwrap();
        sheet.write(y, 2, "粮食").unwrap();
    }
    let note = "此类地块每年只宜种植一季作物，其余时间应当休耕或者种植绿肥，不得连作同一种作物。".repeat(8);
    sheet.merge_range(1, 3, 40, 3, &note, &Format::new()).unwrap();
    let laid_out = case("title = \"作物情况\"", "a.xlsx", &book.save_to_buffer().unwrap()).lay_out();
    assert_clear(&laid_out);
    let widths = &layout(&laid_out).blocks[0].widths;
    assert!(widths[3] > 2.0 * widths[1] && widths[3] > 0.4 * widths.iter().sum::<f64>(), "{widths:?}");
    assert!(laid_out.sheets().len() <= 3);
}

#[test]
fn line_breaks_of_the_file_are_kept() {
    let csv = "县,\"本年\n累计\",\"比上年\n增长（%）\",主要情况\n甲县,1201,11.1,\"1、完成了任务；\n2、做好了准备\"\n乙县,98,1.5,\"正在办理\"\n";
    let case = case("", "a.csv", csv.as_bytes());
    let laid_out = case.lay_out();
    assert_clear(&laid_out);
    let lines = |text: &str| {
        let cell = cells(layout(&laid_out)).find(|cell| cell.lines.concat() == text);
        cell.unwrap_or_else(|| panic!("no {text}")).lines.clone()
    };
    assert_eq!(lines("本年累计"), ["本年", "累计"]);
    assert_eq!(lines("比上年增长（%）"), ["比上年", "增长（%）"]);
    assert_eq!(lines("1、完成了任务；2、做好了准备"), ["1、完成了任务；", "2、做好了准备"]);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}

#[test]
fn points_agree_beside_any_figure() {
    let csv = "县,数\n甲县,1111.11\n乙县,711.17\n丙县,20.04\n丁县,1.1\n合计,1843.42\n";
    let laid_out = case("", "a.csv", csv.as_bytes()).lay_out();
    let size = layout(&laid_out).size;
    let sheets = laid_out.sheets();
    let figures = sheets[0].texts.iter().filter(|text| text.text.contains('.') && text.size == size);
    let fonts = Fonts::load(&BUNDLE, &FontChoice::default());
    let digits = [Role::Body, Role::Hei].map(|role| fonts.measure(role).tabular().em("1") * size);
    let points: Vec<f64> = figures
        .map(|text| {
            let before = text.text.split('.').next().unwrap().len() as f64;
            text.start.x.to_pt() + before * digits[usize::from(!text.family.contains("Liberation"))]
        })
        .collect();
    assert_eq!(points.len(), 5);
    assert!(points.iter().all(|point| (point - points[0]).abs() < 0.1), "{points:?}");
}

/// Cells of which nothing may be broken, and others.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥]{2,4}",
        "[1-9][0-9]{0,8}\\.[0-9]{1,3}%?",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
        "1[3-9][0-9]{9}",
        "[A-Z]{2}[0-9]{4,9}",
        "[a-z]{4,11}_[a-z]{4,11}",
        "[一-龥]{9,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is in a table that fits, no figure, name, date or code is broken, and nothing leaves the room.
    #[test]
    fn nothing_is_broken_that_should_be_whole(
        rows in prop::collection::vec(prop::collection::vec(cell(), 9), 2..30),
        heads in prop::collection::vec("[一-龥]{2,8}", 9),
        columns in 3usize..10,
    ) {
        let line = |row: &Vec<String>| row[..columns].join(",") + "\n";
        let csv = line(&heads) + &rows.iter().map(line).collect::<String>();
        let laid_out = case("head_rows = 1", "a.csv", csv.as_bytes()).lay_out();
        assert_clear(&laid_out);
        let layout = layout(&laid_out);
        let room = if layout.turned { 225.0 } else { 156.0 } * 72.0 / 25.4;
        for block in &layout.blocks {
            prop_assert!(block.widths.iter().sum::<f64>() <= room + 0.01);
        }
        for cell in cells(layout).filter(|cell| !cell.head) {
            let text = cell.lines.concat();
            let is_text = text.chars().count() > 4 && !text.is_ascii();
            let marks = cell.lines.iter().rev().skip(1).all(|line| line.ends_with('_'));
            prop_assert!(is_text || marks, "{:?}", cell.lines);
        }
        let printed = laid_out.text();
        prop_assert!(rows.iter().flat_map(|row| &row[..columns]).all(|cell| printed.contains(&squeeze(cell))));
    }
}

#[test]
fn days_in_a_row_are_equally_wide() {
    // Three of the heads would fit on one line, seven would not.
    let days: Vec<_> = (15..22).map(|day| format!("7月{day}日")).collect();
    let row = |name: &str, first: u32| {
        format!(
            "{name},{},{},{}",
            (0..7).map(|day| (first + 37 * day).to_string()).collect::<Vec<_>>().join(","),
            7 * first + 777,
            41
        )
    };
    let csv = format!("平台,{},合计,其中：敏感\n{}\n{}\n", days.join(","), row("短视频", 812), row("新闻网站", 58));
    let laid_out = case("", "a.csv", csv.as_bytes()).lay_out();
    assert_clear(&laid_out);
    let widths = &layout(&laid_out).blocks[0].widths[1..8];
    assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.01), "{widths:?}");
}

#[test]
fn a_hyphen_between_words_ends_a_line() {
    let row = |name: &str| {
        format!("{},2020年投资合作指南与规划-{name}对外工程承包概况,{}\n", "长".repeat(36), "字".repeat(60))
    };
    let csv = format!("甲,乙,丙\n{}", ["外国", "南方", "北方", "中国", "西方"].map(row).concat());
    let laid_out = case("head_rows = 1", "a.csv", csv.as_bytes()).lay_out();
    let lines: Vec<&String> =
        cells(layout(&laid_out)).filter(|cell| cell.x == 1).flat_map(|cell| &cell.lines).collect();
    assert!(lines.len() > 8 && lines.iter().all(|line| !squeeze(line).starts_with('-')), "{lines:?}");
}

#[test]
fn a_long_list_of_one_column_stands_in_several() {
    let csv: String = (1001..1060).map(|number| format!("{number}\n")).collect();
    let laid_out = case("", "a.csv", format!("编号\n{csv}").as_bytes()).lay_out();
    assert_clear(&laid_out);
    assert_eq!(laid_out.sheets().len(), 1);
    (1001..1060).for_each(|number| assert_eq!(laid_out.text().matches(&number.to_string()).count(), 1, "{number}"));
}
