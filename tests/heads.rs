//! Heads of columns, what stands below a table, and where tables begin.

use typeset::document::Part;
use typeset::tables::{Cell, TableLayout};

use crate::support::{Case, LaidOut};

fn lay_out(keys: &str, csv: &str) -> LaidOut {
    let section =
        format!("\n[[section]]\ntitle = \"统计表\"\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n{keys}\n");
    let laid_out = Case::with_sections(&section).file("a.csv", csv).lay_out();
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    laid_out
}

fn part(laid_out: &LaidOut) -> (&TableLayout, f64) {
    let find = |part: &'_ Part| matches!(part, Part::Table { .. });
    let Some(Part::Table { layout, note_size, .. }) = laid_out.document.parts.iter().find(|part| find(part)) else {
        panic!("no table")
    };
    (layout, *note_size)
}

fn heads(layout: &TableLayout) -> impl Iterator<Item = &Cell> {
    layout.chunks[0].cells.iter().filter(|cell| cell.head)
}

#[test]
fn short_heads_are_whole_where_there_is_room() {
    let form = "序号,学号,学生姓名,专业,专业代码,导师,导师工号,题名,相似比,是否通过,检测时间,备注\n\
                1,,,,,,,,,,,第一次检测\n2,,,,,,,,,,,第二次检测\n";
    let figures =
        "地区,增长率,合计,其中：女,完成率,增减额,同比,环比,累计数,名次\n甲,1,2,3,4,5,6,7,8,9\n乙,2,3,4,5,6,7,8,9,1\n";
    for csv in [form, figures] {
        let laid_out = lay_out("", csv);
        let broken: Vec<_> = heads(part(&laid_out).0).filter(|cell| cell.lines.len() > 1).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }
}

#[test]
fn heads_are_broken_by_sense() {
    let heads = ["市场主体数", "考勤天数合计", "完成投资额（万元）", "耕地总面积"];
    let all: Vec<_> = (0..12).map(|n| heads[n % 4]).collect();
    let csv = format!("县,{}\n甲县,{}\n乙县,{}\n", all.join(","), ["1"; 12].join(","), ["2"; 12].join(","));
    let laid_out = lay_out("direction = \"turned\"", &csv);
    for cell in self::heads(part(&laid_out).0).filter(|cell| cell.lines.len() > 1) {
        assert!(cell.lines.iter().all(|line| line.chars().count() > 1), "{:?}", cell.lines);
    }
}

/// Columns of long heads over single digits, among them some of short heads.
#[test]
fn heads_of_narrow_columns_stand_all_together() {
    let long = |n: usize| format!("信用信息共享平台第{n}项");
    let heads: Vec<_> = (0..30).map(|n| if n % 5 == 0 { "合计".to_owned() } else { long(n) }).collect();
    let row = |y: usize| format!("单位{y}{}\n", (0..30).map(|x| format!(",{}", x * y % 10)).collect::<String>());
    let csv = format!("单位,{}\n{}", heads.join(","), (0..12).map(row).collect::<String>());
    let laid_out = lay_out("direction = \"turned\"", &csv);
    let layout = part(&laid_out).0;
    let lying: Vec<_> = self::heads(layout).filter(|cell| cell.stacks.is_empty()).collect();
    assert!(lying.len() == 1 && lying[0].x == 0, "{lying:?} {:?}", layout.choice);
}

#[test]
fn empty_columns_are_narrow_and_figures_alike() {
    let row = |y: usize| format!("{y},某某镇某某村项目{y},{},{},\n", 10 + y, 12345 * y);
    let csv = format!("序号,项目名称,上年,本年,备注\n{}", (1..9).map(row).collect::<String>());
    let laid_out = lay_out("", &csv);
    let layout = part(&laid_out).0;
    let widths: Vec<f64> = layout.blocks[0].widths.iter().map(|width| width / layout.size).collect();
    assert!(widths[4] < 3.0, "the head and no more: {widths:?}");
    assert!((widths[2] - widths[3]).abs() < 0.01 && widths[0] < widths[2] && widths[2] < widths[1], "{widths:?}");
    // A remark in one row is no reason for air in all.
    let row = |y: usize| format!("某某镇政府,{y},{},{}\n", y + 5, if y == 3 { "经批准暂缓报送" } else { "" });
    let csv = format!("单位,数量,户数,备注\n{}", (1..16).map(row).collect::<String>());
    let laid_out = lay_out("", &csv);
    let layout = part(&laid_out).0;
    let air = |x: usize, length: f64| layout.blocks[0].widths[x] / layout.size - length;
    assert!(air(3, 7.0) < air(0, 5.0) / 1.5, "{:?}", layout.blocks[0].widths);
    // A form is there to be filled in.
    let form = format!("序号,姓名,签名,备注\n{}", (1..9).map(|y| format!("{y},,,\n")).collect::<String>());
    let widths = part(&lay_out("", &form)).0.blocks[0].widths.clone();
    assert!(widths[3] > 60.0, "{widths:?}");
}

#[test]
fn notes_are_no_larger_than_the_table_and_never_alone() {
    let note = "资料来源：某县统计局年报";
    for (rows, direction) in
        (14..60).step_by(2).flat_map(|rows| ["upright", "turned"].map(|direction| (rows, direction)))
    {
        let body: String = (0..rows).map(|y| format!("单位{y}{}\n", format!(",{}", 1000 + y).repeat(5))).collect();
        let csv = format!("单位{}\n{body}", (0..5).map(|n| format!(",指标{n}")).collect::<String>());
        let keys = format!("note = \"{note}\"\nlargest = \"小五\"\ndirection = \"{direction}\"");
        let laid_out = lay_out(&keys, &csv);
        let (layout, size) = part(&laid_out);
        assert!(size <= layout.size && size >= 7.5);
        let sheets = laid_out.sheets();
        let page = sheets.iter().find(|sheet| sheet.texts.iter().any(|text| text.text.contains("资料来源"))).unwrap();
        let shown = page.texts.iter().find(|text| text.text.contains("资料来源")).unwrap();
        assert_eq!(shown.size, size);
        let last = format!("{}", 999 + rows);
        assert!(page.texts.iter().any(|text| text.text == last), "{rows} rows, {direction}");
    }
}

#[test]
fn notes_of_blocks_are_never_alone() {
    let heads: Vec<String> = (0..30).map(|x| format!("产品产量{x}")).collect();
    let row =
        |y: usize| format!("单位{y}{}\n", (0..30).map(|x| format!(",{}", 10_000 + y * 31 + x)).collect::<String>());
    for rows in (24..60).step_by(4) {
        let csv = format!("名称,{}\n{}", heads.join(","), (0..rows).map(row).collect::<String>());
        let laid_out = lay_out("note = \"资料来源：某县统计局年报\"", &csv);
        let page = laid_out.sheets().pop().unwrap();
        assert!(page.texts.iter().any(|text| text.text.contains("资料来源")), "{rows} rows");
        let last = format!("{}", 10_000 + (rows - 1) * 31 + 29);
        assert!(page.texts.iter().any(|text| text.text == last), "{rows} rows");
    }
}

/// What fills one turned page can begin below the masthead, upright and in smaller type.
#[test]
fn page_one_is_not_left_to_the_masthead() {
    let work = "推进重点项目建设，加强要素保障，按月调度并通报进度，确保年底前完成全部任务".repeat(2);
    let row = |y: usize| format!("{y},项目{y},{work},某某局、某某办,2026年6月,\n");
    let csv = format!("序号,项目,工作内容,责任单位,完成时限,备注\n{}", (1..22).map(row).collect::<String>());
    let laid_out = lay_out("", &csv);
    let layout = part(&laid_out).0;
    assert!(!layout.turned && layout.size >= 8.0, "{:?}", layout.choice);
    assert!(laid_out.sheets()[0].texts.iter().any(|text| text.text == "2026"));
}

/// But for one that would else leave page one to the masthead.
#[test]
fn a_block_that_a_page_holds_is_not_cut() {
    let heads: Vec<String> = (0..30).map(|x| format!("产品产量{x}")).collect();
    let row =
        |y: usize| format!("单位{y}{}\n", (0..30).map(|x| format!(",{}", 10_000 + y * 31 + x)).collect::<String>());
    let mut kept = 0;
    for rows in [26, 36, 42] {
        let csv = format!("名称,{}\n{}", heads.join(","), (0..rows).map(row).collect::<String>());
        let laid_out = lay_out("direction = \"upright\"", &csv);
        let layout = part(&laid_out).0;
        let pieces = |block: usize| layout.chunks.iter().filter(|chunk| chunk.block == block).count();
        let whole = (1..layout.blocks.len()).all(|block| pieces(block) == 1);
        let filled = laid_out.sheets()[0].texts.iter().any(|text| text.text == "10000");
        assert!(whole || filled, "{rows} rows: {:?}", layout.pages());
        kept += usize::from(whole);
    }
    assert!(kept > 0);
}

#[test]
fn lines_above_a_table_are_close_to_each_other() {
    let row = |y: usize| format!("单位{y},{},{}\n", 1000 + y, 2000 + y);
    let csv = format!(
        "填报单位：某县某局,,\n统计时间：2026年3月,,\n单位,数量,户数\n{}",
        (0..60).map(row).collect::<String>()
    );
    for direction in ["upright", "turned"] {
        let laid_out = lay_out(&format!("title = \"情况\"\nunit = \"件\"\ndirection = \"{direction}\""), &csv);
        let sheet = laid_out.sheets().into_iter().find(|sheet| sheet.texts.iter().any(|t| t.text.contains("填报单位")));
        let texts = sheet.unwrap().texts;
        let at = |words: &str| texts.iter().find(|text| text.text.contains(words)).unwrap().start;
        let (one, two) = (at("填报单位"), at("统计时间"));
        let apart = if direction == "turned" { two.x - one.x } else { two.y - one.y };
        assert!((apart.to_pt() - 15.75).abs() < 0.1, "{apart:?}");
    }
}
