//! Tables of many shapes: complete, nothing touched, nothing outside.

use crate::support::{Case, LaidOut, squeeze};

fn table(keys: &str, csv: &str) -> LaidOut {
    let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n{keys}\n");
    Case::with_sections(&section).file("a.csv", csv).lay_out()
}

/// Asserts that every cell is printed, and that no page has a fault.
fn assert_sound(laid_out: &LaidOut, csv: &str) {
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let printed = laid_out.text();
    for cell in csv.split([',', '\n']).map(squeeze) {
        assert!(printed.contains(&cell), "{cell} is not printed");
    }
}

fn grid(columns: usize, rows: usize, cell: &str) -> String {
    let head: Vec<_> = (0..columns).map(|i| format!("第{i}项信用监管工作指标")).collect();
    let row = |y: usize| {
        let cells = (1..columns).map(|x| format!("{cell}{}", x * y));
        [format!("部门{y}")].into_iter().chain(cells).collect::<Vec<_>>().join(",")
    };
    let rows: Vec<_> = (1..=rows).map(row).collect();
    format!("{}\n{}\n", head.join(","), rows.join("\n"))
}

#[test]
fn tables_of_any_size_are_complete() {
    let texts = grid(5, 6, "这是一段比较长的说明文字，用来看换行是否得当");
    let keys = "title = \"统计表\"\nunit = \"件\"\nnote = \"说明\"";
    for csv in [grid(1, 1, ""), grid(3, 3, ""), grid(8, 40, "1"), grid(20, 70, "12"), texts, grid(12, 300, "9")] {
        assert_sound(&table(keys, &csv), &csv);
    }
}

#[test]
fn long_names_of_groups_have_room() {
    let name = |i: usize| format!("第{i}组是一个名字相当长的单位用来看分组栏目里的文字会不会压到别的行上去");
    let row = |i: usize| format!("{},部门{i},1,2,3,4,5,6", name(i));
    let rows: Vec<_> = (0..6).map(row).collect();
    let csv = format!("组,部门,甲,乙,丙,丁,戊,己\n{}\n", rows.join("\n"));
    assert_sound(&table("group_columns = 1", &csv), &csv);
    // And where a page break cuts a group.
    let row = |i: usize| if i.is_multiple_of(40) { format!("{},部门{i}", name(i)) } else { format!(",部门{i}") };
    let numbers = ",123456789".repeat(12);
    let rows: Vec<_> = (0..80).map(|i| row(i) + &numbers).collect();
    let head: Vec<_> = (0..12).map(|i| format!("指标{i}")).collect();
    let csv = format!("组,部门,{}\n{}\n", head.join(","), rows.join("\n"));
    assert_sound(&table("group_columns = 1", &csv), &csv);
}

#[test]
fn a_group_longer_than_a_page_is_continued() {
    let rows: Vec<_> = (0..100).map(|i| format!("{},单位{i},{i}", if i == 0 { "东片" } else { "" })).collect();
    let csv = format!("片区,单位,数\n{}\n", rows.join("\n"));
    let laid_out = table("group_columns = 1\ntitle = \"统计表\"", &csv);
    assert_sound(&laid_out, &csv);
    let sheets = laid_out.sheets();
    assert!(sheets.len() > 2);
    for sheet in &sheets[1..] {
        let line: String = sheet.texts.iter().map(|text| text.text.as_str()).collect();
        assert!(line.contains("东片") && (line.contains("统计表（续表）") || sheet.texts.len() < 200), "{line}");
    }
}

#[test]
fn long_texts_in_the_first_column_are_set() {
    let long = "说明文字很长".repeat(50);
    for csv in [format!("情况\n{long}\n"), format!("情况,数\n{long},1\n")] {
        assert_sound(&table("", &csv), &csv);
    }
}

#[test]
fn groups_within_groups_end_with_the_outer_one() {
    let csv = "市,县,镇,数\n甲市,甲县,一镇,1\n,,二镇,2\n乙市,,三镇,3\n,丙县,四镇,4\n";
    let laid_out = table("group_columns = 2", csv);
    assert_sound(&laid_out, "甲市,甲县,乙市,丙县,一镇,二镇,三镇,四镇");
    let typeset::document::Part::Table { layout, .. } = &laid_out.document.parts[0] else { panic!() };
    let rows_of = |text: &str| layout.chunks[0].cells.iter().find(|cell| cell.lines == [text]).unwrap().rows;
    assert_eq!((rows_of("甲市"), rows_of("甲县"), rows_of("乙市"), rows_of("丙县")), (2, 2, 2, 1));
}

#[test]
fn long_titles_and_notes_have_room() {
    let long = |count: usize| "这是一段很长很长的说明文字".chars().cycle().take(count).collect::<String>();
    for (columns, rows) in [(4, 23), (15, 26), (15, 60)] {
        for (title, note) in [(110, 20), (20, 540), (60, 150)] {
            let keys = format!("title = \"{}\"\nnote = \"{}\"\nunit = \"件\"", long(title), long(note));
            let csv = grid(columns, rows, "123456");
            let laid_out = table(&keys, &csv);
            assert_sound(&laid_out, &csv);
            assert!(laid_out.text().contains(&long(note)));
        }
    }
}

#[test]
fn heads_of_two_levels_span_what_is_below_them() {
    let csv = "地区,,一季度,,二季度,,合计\n,,数量,金额,数量,金额,\n甲片,甲局,1,2,3,4,10\n,乙局,5,6,7,8,26\n";
    let laid_out = table("head_rows = 2\ngroup_columns = 1", csv);
    assert_sound(&laid_out, csv);
    let typeset::document::Part::Table { layout, .. } = &laid_out.document.parts[0] else { panic!() };
    let span = |text: &str| {
        let cell = layout.chunks[0].cells.iter().find(|cell| cell.lines == [text]).unwrap();
        (cell.x, cell.y, cell.columns, cell.rows)
    };
    assert_eq!(span("地区"), (0, 0, 2, 2));
    assert_eq!((span("一季度"), span("二季度")), ((2, 0, 2, 1), (4, 0, 2, 1)));
    assert_eq!((span("合计"), span("甲片")), ((6, 0, 1, 2), (0, 2, 1, 2)));
}

#[test]
fn two_rows_of_heads_and_cells_with_breaks() {
    let csv = "部门,一季度,一季度,二季度\n,数量,比例,数量\n\"甲局\n（机关）\",-5,12.5%,+3\n\"说，\"\"好\"\"\",0,—,\n";
    let laid_out = table("head_rows = 2", csv);
    let text = laid_out.text();
    for part in ["甲局（机关）", "说，\"好\"", "12.5%", "-5", "+3", "—"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    laid_out.sheets()[0].assert_clear(0);
}
