//! Cells merged over several rows or columns whose texts are long: divided, or whole wherever they stand.

use rust_xlsxwriter::{Format, Workbook};

use crate::segments::{case, figure, sentences, sound, table};
use crate::support::squeeze;

/// A workbook whose third column is merged over groups of rows, and lists things in lines of their own.
fn workbook_with_lists(groups: &[u32], lines: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new().set_text_wrap();
    for (x, head) in ["序号", "单位", "种植耕地", "品种", "产量"].into_iter().enumerate() {
        sheet.write(0, x as u16, head).unwrap();
    }
    let mut y = 1;
    for (group, rows) in groups.iter().enumerate() {
        let list: Vec<String> = (1..=lines).map(|n| format!("第{group}组之{n}")).collect();
        sheet.merge_range(y, 2, y + rows - 1, 2, &list.join("\n"), &format).unwrap();
        for _ in 0..*rows {
            sheet.write(y, 0, y).unwrap();
            sheet.write(y, 1, format!("村{y}")).unwrap();
            sheet.write(y, 3, "玉米").unwrap();
            sheet.write(y, 4, 1000 + y * 7).unwrap();
            y += 1;
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_merged_cell_that_pages_cut_stands_whole_in_each_part() {
    let mut cut = 0;
    for lines in [3, 8, 13] {
        for first in 13..24 {
            let groups = [first, 18, 18, 20, 19];
            let laid_out = sound(&case("", "a.xlsx", workbook_with_lists(&groups, lines)));
            let (layout, _) = table(&laid_out);
            let lists = layout.chunks.iter().flat_map(|chunk| &chunk.cells).filter(|cell| cell.x == 2 && !cell.head);
            let lists: Vec<&Vec<String>> = lists.map(|cell| &cell.lines).collect();
            for list in &lists {
                assert_eq!(list.len(), lines, "{lines} lines after {first} rows: {list:?}");
            }
            cut += lists.len() - groups.len();
        }
    }
    assert!(cut > 0, "no page cuts a cell");
}

/// A workbook of groups of some rows, whose names need more lines than that; `seed` varies the figures beside them.
fn workbook_with_names(rows: u32, seed: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    let heads = "编号,催化剂组合,温度,乙醇转化率(%),乙烯选择性(%),C4烯烃选择性(%),乙醛选择性(%),碳数为4-12脂肪醇选择性(%),甲基苯甲醛和甲基苯甲醇选择性(%),其他生成物的选择性(%)";
    for (x, head) in heads.split(',').enumerate() {
        sheet.write(0, x as u16, head).unwrap();
    }
    for group in 0..90 / rows {
        let y = 1 + group * rows;
        sheet.merge_range(y, 0, y + rows - 1, 0, &format!("A{}", group + 1), &format).unwrap();
        let name = format!("{}mg 1wt%Co/SiO2- 200mg HAP-乙醇浓度1.68ml/min", 100 + group);
        sheet.merge_range(y, 1, y + rows - 1, 1, &name, &format).unwrap();
        for row in y..y + rows {
            sheet.write(row, 2, 250 + 25 * (row - y)).unwrap();
            for x in 3..10_u16 {
                sheet.write(row, x, f64::from(1000 + row * u32::from(x) * 31 % 8999) / 100.0).unwrap();
            }
            sheet.write(row, 10, f64::from(row % 40) + f64::from(123_456_789 + seed + row) / 1e9).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn groups_whose_names_are_longer_than_their_rows_are_set() {
    for (rows, seed) in [(2, 0), (3, 0), (3, 1), (3, 2), (4, 0), (5, 0)] {
        let laid_out = sound(&case("", "a.xlsx", workbook_with_names(rows, seed)));
        let (layout, _) = table(&laid_out);
        let names = layout.chunks.iter().flat_map(|chunk| &chunk.cells).filter(|cell| cell.x == 1 && !cell.head);
        for name in names {
            let name = squeeze(&name.lines.concat()).replace('\u{2060}', "");
            assert!(name.ends_with("1.68ml/min") && name.contains("wt%Co"), "{name}");
        }
    }
}

/// A workbook with a text merged over the first cells of its head, three rows and five columns.
fn workbook_with_head(text: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 2, 4, text, &Format::new()).unwrap();
    for x in 0..52_u16 {
        if x > 4 {
            for y in 0..3 {
                sheet.write(y, x, format!("层{y}项{x}")).unwrap();
            }
        }
        sheet.write(3, x, if x == 0 { "地区".to_owned() } else { format!("指标{x}") }).unwrap();
        for y in 4..47_u32 {
            let text = if x == 0 { format!("第{y}乡镇") } else { figure(y as usize, x.into()) };
            sheet.write(y, x, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_text_merged_over_heads_is_printed_or_named() {
    let text: String = sentences(40).chars().take(662).collect();
    let laid_out = sound(&case("", "a.xlsx", workbook_with_head(&text)));
    assert!(squeeze(&laid_out.text()).replace('\u{2060}', "").contains(&text));
    let run = case("", "a.xlsx", workbook_with_head(&sentences(300))).run(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    for words in ["a.xlsx", "A1", "高过整页", "字", "移到正文里"] {
        assert!(run.err.contains(words), "{words} is not in {}", run.err);
    }
}
