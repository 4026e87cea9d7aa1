//! Tables over several pages: names repeated, pages full, lists side by side, and nothing beyond the type area.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_xlsxwriter::{Format, Workbook};
use typeset::document::Part;
use typeset::tables::{Stand, TableLayout};

use crate::same::{compared, documents};
use crate::support::{Case, LaidOut, squeeze};

/// A case with a table of a file.
pub fn case(keys: &str, name: &str, data: impl AsRef<[u8]>) -> Case {
    let section =
        format!("\n[[section]]\ntitle = \"统计表\"\n\n[[section.item]]\nkind = \"table\"\ndata = \"{name}\"\n{keys}\n");
    Case::with_sections(&section).file(name, data)
}

/// Returns the first table and its notes.
pub fn table(laid_out: &LaidOut) -> (&TableLayout, &[String]) {
    laid_out
        .document
        .parts
        .iter()
        .find_map(|part| match part {
            Part::Table { layout, notes, .. } => Some((layout, &notes[..])),
            _ => None,
        })
        .unwrap()
}

/// Lays a case out, and asserts that no page has a fault and that the Word document says the same.
pub fn sound(case: &Case) -> LaidOut {
    let laid_out = case.lay_out();
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    laid_out
}

/// Returns a figure that no other place of a table has.
pub fn figure(y: usize, x: usize) -> String {
    format!("{}", 10_000 + (y * 211 + x) * 7 % 90_000)
}

fn csv(names: impl Fn(usize) -> String, rows: usize, columns: usize, head: &str) -> String {
    let heads: Vec<String> = (1..columns).map(|x| format!("{head}{x}")).collect();
    let row = |y: usize| {
        let figures: Vec<String> = (1..columns).map(|x| figure(y, x)).collect();
        format!("{},{}\n", names(y), figures.join(","))
    };
    format!("名称,{}\n{}", heads.join(","), (0..rows).map(row).collect::<String>())
}

/// Asserts that each piece has the names of its rows, which stand in these columns.
fn assert_named(laid_out: &LaidOut, stub: &[usize], name: impl Fn(usize) -> String) {
    let (layout, _) = table(laid_out);
    assert!(layout.blocks.len() > 1, "{:?}", layout.choice);
    for (n, block) in layout.blocks.iter().enumerate() {
        assert_eq!(&block.columns[..stub.len()], stub, "block {n}");
        let own = layout.chunks.iter().filter(|chunk| chunk.block == n);
        let names: Vec<String> = own
            .flat_map(|chunk| &chunk.cells)
            .filter(|cell| cell.x == stub.len() - 1 && cell.y >= layout.head_rows)
            .map(|cell| squeeze(&cell.lines.concat()).replace('\u{2060}', ""))
            .collect();
        let wanted: Vec<String> = (0..names.len()).map(|y| squeeze(&name(y))).collect();
        assert!(names.len() > 5 && names == wanted, "block {n}: {names:?}");
    }
}

#[test]
fn names_are_repeated_whatever_they_hold() {
    let long = |y: usize| format!("某市某县某某镇某某村某某农民专业合作社联合社第{y}分社（筹备）");
    let year = |y: usize| format!("{}年", 1980 + y);
    let code = |y: usize| format!("{}", 210_100 + y);
    assert_named(&sound(&case("", "a.csv", csv(year, 36, 31, "产品产量"))), &[0], year);
    assert_named(&sound(&case("", "a.csv", csv(code, 36, 31, "产品产量"))), &[0], code);
    assert_named(&sound(&case("", "a.csv", csv(long, 20, 25, "产品产量"))), &[0], long);
    // Running numbers go with the names behind them.
    let counted = |y: usize| format!("{},单位{y}", y + 1);
    let text = csv(counted, 36, 31, "产品产量").replacen("名称,", "序号,名称,", 1);
    assert_named(&sound(&case("", "a.csv", text)), &[0, 1], |y| format!("单位{y}"));
}

/// A workbook with a group over all rows, names, many columns, and a note below.
fn grouped_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    for x in 0..31_u16 {
        sheet.write(0, x, if x == 0 { "类别".to_owned() } else { format!("地块或季度{x}") }).unwrap();
    }
    sheet.merge_range(1, 0, 12, 0, "平旱地", &format).unwrap();
    for y in 1..13_u32 {
        sheet.write(y, 1, format!("A{y}")).unwrap();
        for x in 2..31_u16 {
            sheet.write(y, x, figure(y as usize, x as usize).parse::<f64>().unwrap()).unwrap();
        }
    }
    sheet.write(13, 1, "注：这是一条很长的说明，写在名称这一列里，超过二十四个字").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_note_among_the_names_changes_nothing() {
    let laid_out = sound(&case("", "a.xlsx", grouped_workbook()));
    let (layout, _) = table(&laid_out);
    assert!(layout.blocks.len() > 1);
    assert!(layout.blocks.iter().all(|block| block.columns[..2] == [0, 1]), "{:?}", layout.blocks);
}

#[test]
fn blocks_share_pages() {
    // One block has 40 rows, too many for the first page.
    let laid_out = sound(&case("title = \"各县产量\"", "a.csv", csv(|y| format!("单位{y}"), 40, 31, "产品")));
    let (layout, _) = table(&laid_out);
    assert!(layout.size >= 8.0 && laid_out.count() <= 4, "{} pages", laid_out.count());
    // Short ones stand below each other, and only a new page says that the table goes on.
    let keys = "title = \"各县产量\"\ndirection = \"upright\"";
    let laid_out = sound(&case(keys, "a.csv", csv(|y| format!("单位{y}"), 12, 60, "产品")));
    let (layout, _) = table(&laid_out);
    assert!(layout.blocks.len() > 3 && layout.chunks.iter().any(|chunk| chunk.stand == Stand::Below));
    let pages = layout.pages().len();
    assert!(pages < layout.blocks.len(), "{pages} pages");
    assert_eq!(laid_out.text().matches("（续表）").count(), pages - 1);
}

/// Above the first piece stands nothing, above all others （续表）.
#[test]
fn blocks_of_a_table_without_a_title_fit_their_pages() {
    let heads: Vec<String> = (0..200).map(|x| format!("{}岁-{}", x / 2, ["男", "女"][x % 2])).collect();
    let row = |y: usize| (0..200).map(|x| ((y * 7 + x * 3) % 60).to_string()).collect::<Vec<_>>().join(",");
    let rows: String = (0..250).map(|y| format!("某县某某镇,村{y:03},{}\n", row(y))).collect();
    let laid_out = case("", "a.csv", format!("区域别,村里,{}\n{rows}", heads.join(","))).lay_out();
    let (layout, _) = table(&laid_out);
    assert!(layout.blocks.len() > 1 && layout.chunks.len() > layout.blocks.len(), "{:?}", layout.choice);
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
}

#[test]
fn pages_of_long_blocks_are_full() {
    let laid_out = sound(&case("title = \"各县产量\"", "a.csv", csv(|y| format!("单位{y}"), 130, 31, "产品")));
    let (layout, _) = table(&laid_out);
    let pages = layout.pages();
    let filled: f64 = pages.iter().map(|page| layout.height(page.clone())).sum();
    let room: f64 = pages.iter().map(|page| layout.chunks[page.start].room).sum();
    assert!(filled / room > 0.8, "{:.2} of {} pages", filled / room, pages.len());
}

#[test]
fn the_words_that_say_that_a_table_goes_on_are_never_broken() {
    let title = "某某局2025年度拟录用公务员和参公管理单位的人员名单";
    for more in 0..12 {
        let title = format!("{}{title}", "甲".repeat(more));
        let data = csv(|y| format!("单位{y}"), 90, 6, "岗位");
        let laid_out = sound(&case(&format!("title = \"{title}\""), "a.csv", data));
        let sheets = laid_out.sheets();
        let whole = sheets.iter().filter(|sheet| {
            sheet.texts.iter().any(|text| text.text.ends_with("（续表）"))
                && sheet.texts.iter().all(|text| text.text != "（续")
        });
        assert_eq!(whole.count(), table(&laid_out).0.pages().len() - 1, "{title}");
    }
}

#[test]
fn rows_of_long_tables_are_close() {
    for keys in ["direction = \"upright\"", "direction = \"turned\""] {
        let laid_out = case(keys, "a.csv", csv(|y| format!("单位{y}"), 120, 9, "指标")).lay_out();
        let (layout, _) = table(&laid_out);
        assert!(layout.size >= 8.0);
        let row = *layout.chunks[0].heights.last().unwrap() / layout.size;
        assert!((1.5..1.62).contains(&row), "{row} em");
    }
    let laid_out = case("", "a.csv", csv(|y| format!("单位{y}"), 600, 12, "值")).lay_out();
    assert!(laid_out.count() <= 15, "{} pages", laid_out.count());
}

#[test]
fn long_lists_stand_side_by_side() {
    let total = "合计,1234567\n";
    let data = csv(|y| format!("单位{y}"), 188, 2, "户数") + total;
    let case = case("title = \"名单\"", "a.csv", data);
    let laid_out = sound(&case);
    assert!(laid_out.count() <= 3, "{} pages", laid_out.count());
    let (layout, _) = table(&laid_out);
    assert!(layout.chunks.iter().any(|chunk| chunk.stand == Stand::Beside), "{:?}", layout.choice);
    // Down, then to the right; each piece has its head, and the total ends the last.
    let heads = laid_out.text().matches("户数1").count();
    assert_eq!(heads, layout.chunks.len());
    let names: Vec<&str> = layout
        .chunks
        .iter()
        .flat_map(|chunk| &chunk.cells)
        .filter(|cell| cell.x == 0 && cell.y > 0)
        .map(|cell| cell.lines[0].as_str())
        .collect();
    let wanted: Vec<String> = (0..188).map(|y| format!("单位{y}")).chain(["合计".to_owned()]).collect();
    assert_eq!(names, wanted);
    // The pieces of the last page are about as high.
    let last = layout.pages().pop().unwrap();
    let rows: Vec<usize> = layout.chunks[last].iter().map(|chunk| chunk.heights.len()).collect();
    assert!(rows.iter().max().unwrap() - rows.iter().min().unwrap() <= 2, "{rows:?}");
    // So does a list that is drawn as placed text.
    let data = csv(|y| format!("单位{y}"), 5000, 2, "户数");
    let laid_out = sound(&self::case("title = \"名单\"", "a.csv", data));
    let (layout, _) = table(&laid_out);
    assert!(layout.light && layout.chunks.iter().any(|chunk| chunk.stand == Stand::Beside));
}

#[test]
fn what_is_no_list_stays_in_one_piece() {
    let short = case("", "a.csv", csv(|y| format!("单位{y}"), 12, 2, "户数")).lay_out();
    assert_eq!(table(&short).0.chunks.len(), 1);
    let wide = case("", "a.csv", csv(|y| format!("单位{y}"), 90, 6, "户数")).lay_out();
    assert!(table(&wide).0.chunks.iter().all(|chunk| chunk.stand == Stand::Page));
    let totals = case("", "a.csv", "单位,数\n".to_owned() + &"甲,1\n乙,2\n小计,3\n".repeat(40)).lay_out();
    assert!(table(&totals).0.chunks.iter().all(|chunk| chunk.stand == Stand::Page), "totals within");
}

/// Returns a text of so many sentences.
pub fn sentences(count: usize) -> String {
    (0..count).map(|n| format!("第{n}条各部门应当按照职责分工抓好落实，及时报送进展情况；")).collect()
}

/// A workbook of 41 rows with a long text merged over all of them.
fn workbook_with_note(text: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    for (x, head) in ["编号", "名称", "类型", "说明"].into_iter().enumerate() {
        sheet.write(0, x as u16, head).unwrap();
    }
    for y in 1..42_u32 {
        sheet.write(y, 0, y).unwrap();
        sheet.write(y, 1, format!("作物{y}")).unwrap();
        sheet.write(y, 2, "粮食").unwrap();
    }
    sheet.merge_range(1, 3, 41, 3, text, &format).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn long_cells_go_on_from_page_to_page() {
    let text = sentences(120);
    let merged = case("title = \"作物情况\"", "a.xlsx", workbook_with_note(&text));
    let single = case("title = \"情况\"", "a.csv", format!("序号,单位,情况\n1,甲局,好\n2,乙局,{text}\n3,丙局,好\n"));
    for case in [merged, single] {
        let laid_out = sound(&case);
        let (layout, _) = table(&laid_out);
        assert!(layout.pages().len() > 1);
        // All of it, in its order and once.
        let printed = layout.chunks.iter().flat_map(|chunk| &chunk.cells).flat_map(|cell| &cell.lines);
        let printed: String =
            printed.filter(|line| line.chars().count() > 8).map(|line| squeeze(line).replace('\u{2060}', "")).collect();
        let beginning: String = text.chars().take(300).collect();
        assert!(printed.contains(&beginning), "{printed}");
        assert_eq!(printed.matches("第119条").count(), 1);
        assert_eq!(printed.matches("及时报送").count(), 120);
    }
}

#[test]
fn figures_of_a_row_that_pages_cut_stand_once_and_names_on_each() {
    let text = sentences(120);
    let csv = format!("序号,单位,件数,情况\n1,甲局,5001,好\n2,乙局,5002,{text}\n3,丙局,5003,好\n");
    let laid_out = sound(&case("title = \"情况\"", "a.csv", csv));
    let (layout, _) = table(&laid_out);
    assert!(layout.chunks.len() > 1);
    let times = |words: &str| laid_out.text().matches(words).count();
    assert_eq!((times("5001"), times("5002"), times("5003")), (1, 1, 1));
    assert!(times("乙局") > 1 && times("乙局") <= layout.chunks.len());
}

#[test]
fn a_table_for_more_pages_than_there_may_be_is_refused_at_once() {
    let data = csv(|y| format!("单位{y}"), 40_000, 6, "指标");
    let run = case("max_cells = 400000", "a.csv", data).run(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    for words in ["40000 行", "最多 500 页", "print = \"totals\"", "#A1:F200", "--for archive"] {
        assert!(run.err.contains(words), "{words} is not in {}", run.err);
    }
}

#[test]
fn smaller_type_than_is_well_read_is_told() {
    let folder = crate::support::root().join("samples/yingkou-2020-03/tables/部门.csv");
    let data = std::fs::read(folder).unwrap();
    // Without the head of a section, for which a page at 7.5 pt has no room.
    let case = |keys: &str| {
        let item = format!(
            "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\ndirection = \"turned\"\n{keys}\n"
        );
        Case::with_sections(&item).file("a.csv", &data)
    };
    let run = case("").run(&[]);
    assert!(run.code == 0 && run.err.contains("缩到了 7.5 磅") && run.err.contains("smallest"), "{}", run.err);
    let run = case("smallest = \"7.5pt\"").run(&[]);
    assert!(run.code == 0 && !run.err.contains("缩到了"), "{}", run.err);
}

#[test]
fn the_head_of_a_section_is_not_left_alone() {
    for rows in 15..60 {
        let laid_out = case("title = \"项目进度\"", "a.csv", csv(|y| format!("项目{y}"), rows, 6, "月份")).lay_out();
        for sheet in laid_out.sheets() {
            let head = sheet.texts.iter().any(|text| text.text.contains("统计表"));
            assert!(!head || sheet.texts.iter().any(|text| text.text == "名称"), "{rows} rows");
        }
    }
}

/// A table as strangers have them: names of some sort, groups or not, texts among figures, a total or none.
#[derive(Debug, Clone)]
struct Random {
    rows: usize,
    columns: usize,
    group: Option<usize>,
    text: Option<(usize, usize)>,
    digits: u32,
    total: bool,
    head: &'static str,
    before: usize,
}

impl Random {
    fn csv(&self) -> String {
        let figure =
            |y: usize, x: usize| 10_u64.pow(self.digits) + ((y * 97 + x) as u64 * 7) % (9 * 10_u64.pow(self.digits));
        let mut head: Vec<String> = (1..self.columns).map(|x| format!("{}{x}", self.head)).collect();
        head.insert(0, "名称".into());
        if self.group.is_some() {
            head.insert(0, "组".into());
        }
        let mut lines = vec![head.join(",")];
        for y in 0..self.rows {
            let mut cells: Vec<String> = (1..self.columns).map(|x| figure(y, x).to_string()).collect();
            if let Some((at, length)) = self.text {
                let x = at % cells.len();
                cells[x] = "情况说明文字".chars().cycle().take(1 + (y * 31) % length).collect();
            }
            cells.insert(0, format!("单位{y}"));
            if let Some(size) = self.group {
                cells.insert(0, if y % size == 0 { format!("第{}片区", y / size) } else { String::new() });
            }
            lines.push(cells.join(","));
        }
        if self.total {
            let mut cells = vec!["合计".to_owned()];
            cells.resize(head.len(), "9".repeat(self.digits as usize + 2));
            if self.group.is_some() {
                cells[1].clear();
            }
            lines.push(cells.join(","));
        }
        lines.join("\n") + "\n"
    }
}

fn random() -> impl Strategy<Value = Random> {
    let shape = (1usize..70, 2usize..36, prop::option::of(2usize..40), prop::option::of((0usize..40, 2usize..300)));
    let rest = (2u32..9, any::<bool>(), prop::sample::select(vec!["数", "信用监管指标", "占全部比重（%）"]), 0usize..3);
    (shape, rest).prop_map(|((rows, columns, group, text), (digits, total, head, before))| Random {
        rows,
        columns,
        group,
        text,
        digits,
        total,
        head,
        before,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(15), failure_persistence: None, ..ProptestConfig::default() })]

    /// Every cell is on the pages once, names and head as often as there are pieces, and nothing leaves the type area.
    #[test]
    fn any_table_is_whole_and_within_its_pages(random in random()) {
        let data = random.csv();
        let groups = usize::from(random.group.is_some());
        let keys = format!("title = \"统计表\"\nunit = \"件\"\nnote = \"说明\"\ngroup_columns = {groups}");
        let before = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = \"前面的一段话，长短不一。\"\n".repeat(random.before);
        let item = format!("{before}\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n{keys}\n");
        let case = Case::with_sections(&item).file("a.csv", &data);
        let laid_out = sound(&case);
        let (layout, _) = table(&laid_out);
        let mut printed: HashMap<(usize, String), usize> = HashMap::new();
        for chunk in &layout.chunks {
            let columns = &layout.blocks[chunk.block].columns;
            for cell in chunk.cells.iter().filter(|cell| cell.y >= layout.head_rows) {
                *printed.entry((columns[cell.x], squeeze(&cell.lines.concat()))).or_default() += 1;
            }
        }
        let mut written: HashMap<(usize, String), usize> = HashMap::new();
        for line in data.lines().skip(1) {
            for (x, cell) in line.split(',').enumerate().filter(|(x, cell)| *x >= groups && !cell.is_empty()) {
                let times = if x == groups { layout.blocks.len() } else { 1 };
                *written.entry((x, squeeze(cell))).or_default() += times;
            }
        }
        printed.retain(|(x, cell), _| *x >= groups && !cell.is_empty());
        // A row that is higher than a page has its name on each that it covers.
        let tallest = random.text.map_or(0, |(_, length)| length);
        if tallest > 200 {
            for ((x, cell), times) in printed.iter_mut().filter(|((x, _), _)| *x == groups) {
                *times = written[&(*x, cell.clone())].min(*times);
            }
        }
        prop_assert_eq!(printed, written, "{:?}", layout.choice);
    }
}

#[test]
fn a_table_with_more_columns_of_groups_than_a_block_repeats_is_set() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for x in 0..34u16 {
        sheet.write(0, x, format!("第{x}项工作情况")).unwrap();
        for group in 0..6u32 {
            let (first, last) = (1 + 3 * group, 3 + 3 * group);
            if x < 12 {
                let text = if x == 9 { format!("单位{group}") } else { "同上".to_owned() };
                sheet.merge_range(first, x, last, x, &text, &Format::new()).unwrap();
            } else {
                let word = if x == 12 { "事项" } else { "检查" };
                for y in first..=last {
                    sheet.write(y, x, format!("{word}{y}已经完成")).unwrap();
                }
            }
        }
    }
    let laid_out = sound(&case("title = \"情况\"", "a.xlsx", book.save_to_buffer().unwrap()));
    let (layout, _) = table(&laid_out);
    assert!(layout.blocks.len() > 1);
    assert!(laid_out.text().matches("事项10已经完成").count() >= layout.blocks.len(), "{}", layout.blocks.len());
}
