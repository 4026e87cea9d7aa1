//! What an editor can ask of a table, and what comes of merged cells.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use rust_xlsxwriter::{Format, Workbook};
use typeset::document::Part;
use typeset::tables::{Cell, TableLayout};

use crate::support::{Case, LaidOut, program, root};

fn item(keys: &str) -> String {
    format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\n{keys}\n")
}

fn lay_out(keys: &str, name: &str, data: &[u8]) -> LaidOut {
    Case::with_sections(&item(&format!("data = \"{name}\"\n{keys}"))).file(name, data).lay_out()
}

fn layout(laid_out: &LaidOut) -> &TableLayout {
    let Part::Table { layout, .. } = &laid_out.document.parts[0] else { panic!("no table") };
    layout
}

fn cell<'l>(layout: &'l TableLayout, text: &str) -> &'l Cell {
    layout.chunks[0].cells.iter().find(|cell| cell.lines.concat() == text).unwrap_or_else(|| panic!("no {text}"))
}

fn notes(laid_out: &LaidOut) -> Vec<&str> {
    let Part::Table { notes, .. } = &laid_out.document.parts[0] else { panic!("no table") };
    notes.iter().map(String::as_str).collect()
}

/// A workbook as offices make them: a title over all columns, heads of two levels, groups, a note cell.
fn office_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    let mut merge = |from: (u32, u16), to: (u32, u16), text: &str| {
        sheet.merge_range(from.0, from.1, to.0, to.1, text, &format).unwrap();
    };
    merge((0, 0), (0, 5), "三季度数据报送情况统计表");
    merge((1, 0), (2, 0), "片区");
    merge((1, 1), (2, 1), "单位");
    merge((1, 2), (1, 3), "行政处罚");
    merge((1, 4), (1, 5), "行政许可");
    merge((3, 0), (5, 0), "东片");
    merge((6, 0), (7, 0), "西片");
    merge((4, 2), (5, 3), "未报送");
    for (x, head) in ["件数", "金额", "件数", "金额"].into_iter().enumerate() {
        sheet.write(2, x as u16 + 2, head).unwrap();
    }
    for y in 0..5_u32 {
        sheet.write(y + 3, 1, format!("单位{y}")).unwrap();
        for x in 0..4_u16 {
            if !((1..3).contains(&y) && x < 2) {
                sheet.write(y + 3, x + 2, 1000 + y * 10 + u32::from(x)).unwrap();
            }
        }
    }
    sheet.write(8, 0, "合计").unwrap();
    sheet.write(8, 2, 4090).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn merged_cells_of_a_workbook_are_merged_on_paper() {
    let laid_out = lay_out("", "a.xlsx", &office_workbook());
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let Part::Table { title, .. } = &laid_out.document.parts[0] else { panic!() };
    assert_eq!(title.as_deref(), Some("三季度数据报送情况统计表"));
    let layout = layout(&laid_out);
    assert_eq!(layout.head_rows, 2, "found out from the merged heads");
    let span = |text: &str| {
        let cell = cell(layout, text);
        (cell.x, cell.y, cell.columns, cell.rows)
    };
    assert_eq!((span("片区"), span("单位")), ((0, 0, 1, 2), (1, 0, 1, 2)));
    assert_eq!((span("行政处罚"), span("行政许可")), ((2, 0, 2, 1), (4, 0, 2, 1)));
    assert_eq!((span("东片"), span("西片")), ((0, 2, 1, 3), (0, 5, 1, 2)));
    assert_eq!((span("未报送"), span("合计")), ((2, 3, 2, 2), (0, 7, 2, 1)));
    let printed = laid_out.text();
    for y in 0..5 {
        let count = if (1..3).contains(&y) { 2..4 } else { 0..4 };
        for figure in count.map(|x| (1000 + y * 10 + x).to_string()) {
            assert_eq!(printed.matches(&figure).count(), 1, "{figure}");
        }
    }
}

#[test]
fn a_title_of_the_editors_goes_before_that_of_the_workbook() {
    let laid_out = lay_out("title = \"另一个表题\"", "a.xlsx", &office_workbook());
    assert!(laid_out.text().contains("另一个表题"));
    assert!(!laid_out.text().contains("三季度数据报送情况统计表"));
    assert_eq!(layout(&laid_out).head_rows, 2);
}

const SPARSE: &str =
    "部门名称,处罚,许可,奖励,合计\n甲局,1001,,,1001\n乙局,,,,\n丙局,,1002,,1002\n丁局,0,—,,\n合计,1001,1002,7,2010\n";

#[test]
fn what_is_empty_is_folded_and_named() {
    let laid_out = lay_out("compact = true", "a.csv", SPARSE.replace(",7,2010", ",,2003").as_bytes());
    assert_eq!(notes(&laid_out), ["未报送数据的部门（1个）：乙局；各部门均无数据的项目（1个）：奖励。"]);
    let layout = layout(&laid_out);
    assert_eq!((layout.blocks[0].widths.len(), layout.chunks[0].heights.len()), (4, 5));
    // 0 and — are values, and stay.
    assert!(laid_out.text().contains("丁局0—"));
}

#[test]
fn a_column_with_a_value_in_the_total_only_is_not_folded() {
    let laid_out = lay_out("compact = true", "a.csv", SPARSE.as_bytes());
    assert_eq!(notes(&laid_out), ["未报送数据的部门（1个）：乙局。"]);
    assert!(laid_out.text().contains("奖励") && laid_out.text().contains("100110027"));
}

#[test]
fn a_group_whose_first_row_is_folded_keeps_its_name() {
    let csv = "片区,单位,数\n东片,甲,\n,乙,2001\n,丙,2002\n西片,丁,\n";
    let laid_out = lay_out("compact = true\ngroup_columns = 1", "a.csv", csv.as_bytes());
    assert_eq!(notes(&laid_out), ["未报送数据的单位（2个）：甲、丁。"]);
    let group = cell(layout(&laid_out), "东片").clone();
    assert_eq!((group.y, group.rows), (1, 2));
    assert!(!laid_out.text().contains("西片"));
}

#[test]
fn folding_keeps_merged_cells_whole() {
    let laid_out = lay_out("compact = true", "a.xlsx", &office_workbook());
    laid_out.sheets()[0].assert_clear(0);
    assert!(notes(&laid_out).is_empty(), "every row and column has a value");
}

#[test]
fn the_real_table_is_folded_and_its_note_stands_with_its_last_rows() {
    let data = std::fs::read(root().join("samples/yingkou-2020-03/tables/部门.csv")).unwrap();
    let laid_out = lay_out("compact = true\nsmallest = \"7pt\"", "a.csv", &data);
    let layout = layout(&laid_out);
    assert!(layout.size >= 7.0);
    let last = laid_out.sheets().pop().unwrap();
    let stands = |words: &str| last.texts.iter().any(|text| text.text.contains(words));
    assert!(stands("未报送数据的部门") && stands("729115164"), "{:?}", layout.choice);
    let note = notes(&laid_out)[0];
    assert!(note.starts_with("未报送数据的部门（22个）：司法局、检察院、"), "{note}");
    assert!(note.contains("；各部门均无数据的项目（5个）：信用修复标准或规范、"), "{note}");
}

#[test]
fn only_totals_are_printed_of_a_long_file() {
    let rows: String = (0..3000).map(|y| format!("单位{y},{y}\n")).collect();
    let csv = format!("单位,数\n{rows}合计,4498500\n");
    let laid_out = lay_out("print = \"totals\"", "a.csv", csv.as_bytes());
    assert_eq!(layout(&laid_out).chunks[0].heights.len(), 2);
    assert!(laid_out.text().ends_with("单位数合计4498500"), "{}", laid_out.text());
    // A range is another way to print a part.
    let case = Case::with_sections(&item("data = \"a.csv#A1:B4\"")).file("a.csv", &csv);
    assert!(case.lay_out().text().ends_with("单位数单位00单位11单位22"));
}

#[test]
fn columns_and_totals_can_be_declared() {
    let csv = "单位,金额,比例,数据总量\n甲,1234567.891,0.5,7\n乙,2,0.25,8\n全县,1234569.891,,15\n";
    let keys = "columns = [
  { name = \"金额\", decimals = 2, thousands = true },
  { name = \"数据总量\", align = \"left\", strong = true },
]
totals = [{ row = \"全县\", of = [\"甲\", \"乙\"] }, { column = \"数据总量\" }]";
    let laid_out = lay_out(keys, "a.csv", csv.as_bytes());
    let layout = layout(&laid_out);
    for figure in ["1,234,567.89", "2.00", "1,234,569.89", "0.25"] {
        cell(layout, figure);
    }
    assert!(cell(layout, "全县").strong && !cell(layout, "甲").strong);
    assert!(cell(layout, "7").strong);
    assert_eq!((cell(layout, "7").align, cell(layout, "0.5").align), ("left", "right"));
}

#[test]
fn direction_and_sizes_can_be_asked_for() {
    let csv = b"\xe5\x8d\x95\xe4\xbd\x8d,a\n\xe7\x94\xb2,1\n";
    assert!(!layout(&lay_out("", "a.csv", csv)).turned);
    assert!(layout(&lay_out("direction = \"turned\"", "a.csv", csv)).turned);
    assert_eq!(layout(&lay_out("largest = \"小五\"", "a.csv", csv)).size, 9.0);
    assert_eq!(layout(&lay_out("smallest = \"四号\"\nlargest = \"四号\"", "a.csv", csv)).size, 14.0);
}

#[test]
fn why_a_table_is_arranged_so_can_be_asked() {
    let case = Case::with_sections(&item("title = \"表\"\ndata = \"a.csv\"")).file("a.csv", SPARSE);
    let run = case.run(&["-v"]);
    assert!(run.err.contains("读取的文件：a.csv（UTF-8，逗号分隔）"), "{}", run.err);
    assert!(run.err.contains("表格“表”的排法"), "{}", run.err);
    assert!(run.err.contains("→ 竖放：10.5 磅"), "{}", run.err);
    let run = case.run(&["-v", "--message-format", "jsonl"]);
    let line: serde_json::Value = run.err.lines().find_map(|line| serde_json::from_str(line).ok()).unwrap();
    assert_eq!((&line["kind"], &line["title"]), (&"table-arrangement".into(), &"表".into()));
    let choice = &line["choice"];
    let taken = &choice["tried"][choice["taken"].as_u64().unwrap() as usize];
    assert_eq!((&taken["turned"], &taken["size"]), (&false.into(), &10.5.into()));
    let costs = choice["tried"].as_array().unwrap().iter().filter_map(|tried| tried["cost"].as_f64());
    assert!(costs.fold(f64::MAX, f64::min) >= taken["cost"].as_f64().unwrap());
}

#[test]
fn a_long_table_begins_where_the_page_has_room() {
    let rows: String = (0..90).map(|y| format!("单位{y},{}\n", 5000 + y)).collect();
    let before = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = \"前面的一段话。\"\n";
    let section = format!("{before}\n[[section.item]]\nkind = \"table\"\ntitle = \"长表\"\ndata = \"a.csv\"\n");
    let laid_out = Case::with_sections(&section).file("a.csv", format!("单位,数\n{rows}")).lay_out();
    let sheets = laid_out.sheets();
    assert!(sheets[0].texts.iter().any(|text| text.text == "5000"), "the first page has rows already");
    sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    // All pages but the last are full: another row would not have fitted.
    for sheet in &sheets[..sheets.len() - 1] {
        let lowest = sheet.rules.iter().map(|rule| rule.to.y.to_mm()).fold(0.0, f64::max);
        assert!(lowest > 262.0 - 12.0, "{lowest} mm");
    }
}

#[test]
fn large_and_vertical_tables_meet_the_standard_too() {
    let heads: Vec<String> = (1..29).map(|n| format!("信用信息共享平台第{n}项")).collect();
    let row = |y: usize| format!("单位{y},{}", (0..28).map(|x| (x * y % 10).to_string()).collect::<Vec<_>>().join(","));
    let vertical: Vec<String> = (0..12).map(row).collect();
    let vertical = format!("单位,{}\n{}\n", heads.join(","), vertical.join("\n"));
    let large: String = (0..700).map(|y| format!("单位{y}{}\n", format!(",{}", y + 1000).repeat(13))).collect();
    let large = format!("单位{}\n{large}", (0..13).map(|x| format!(",指标{x}")).collect::<String>());
    for (csv, light) in [(vertical, false), (large, true)] {
        let direction = if light { "upright" } else { "turned" };
        let keys = format!("title = \"表\"\ndata = \"a.csv\"\ndirection = \"{direction}\"");
        let case = Case::with_sections(&item(&keys)).file("a.csv", &csv);
        let laid_out = case.lay_out();
        let layout = layout(&laid_out);
        assert_eq!(layout.light, light);
        assert!(light || layout.chunks[0].cells.iter().any(|cell| !cell.stacks.is_empty()), "{:?}", layout.choice);
        laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        let output = program(case.path(), &["issue.toml", "-q", "-o", "-"]).output().unwrap();
        let profile = "ua1".parse::<ValidationProfile>().unwrap();
        let result = validate_pdf_bytes(&output.stdout, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(result.is_compliant, "{:?}", result.failures.first());
    }
}
