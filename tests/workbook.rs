//! Tables from workbooks: what is read and what is left out.

use rust_xlsxwriter::{Format, Table, Workbook};
use typeset::messages::{Problem, TableFault};
use typeset::model::Merge;
use typeset::read;

use crate::books::{fixture, ods, package, said, sound, texts, with_sheet};
use crate::support::Case;

#[test]
fn the_same_table_from_every_format() {
    let rows = [
        "各地区前三季度信用监管工作情况统计表,,,,,,",
        "地区,单位,上报情况,,完成率,日期,备注",
        ",,数量,金额,,,",
        "甲片,甲局,\"1,234\",\"1,234.57\",98.8%,2020年9月30日,长",
        ",乙局,-56,-0.50,100.0%,2020年10月8日,#DIV/0!",
        "丙片,\"丁局\n（机关）\",0,123456789012345,0.0%,2021年1月1日,文字",
    ];
    let long = "长".repeat(9000);
    let (csv, _) = read::csv_text(&rows.join("\n"));
    let merge = |row, column, rows, columns| Merge { row, column, rows, columns };
    let merges = [
        (0, 0, 1, 7),
        (1, 0, 2, 1),
        (1, 1, 2, 1),
        (1, 2, 1, 2),
        (1, 4, 2, 1),
        (1, 5, 2, 1),
        (1, 6, 2, 1),
        (3, 0, 2, 1),
    ];
    for name in ["figures.xlsx", "figures.xls", "figures.ods"] {
        let (cells, found, sources) = read::workbook_bytes(&fixture(name), None);
        let cells = cells.unwrap();
        for (row, expected) in cells.rows.iter().zip(&csv) {
            for (cell, expected) in row.iter().zip(expected) {
                let expected = match expected.value.as_str() {
                    "长" => &long,
                    expected => expected,
                };
                assert_eq!(cell.value, expected, "{name}");
            }
        }
        assert_eq!((cells.rows.len(), cells.columns()), (csv.len(), csv[0].len()), "{name}");
        let mut found_merges = cells.merges.clone();
        found_merges.sort_by_key(|merge| (merge.row, merge.column));
        assert_eq!(found_merges, merges.map(|(a, b, c, d)| merge(a, b, c, d)), "{name}");
        let said: Vec<_> =
            found.iter().map(|d| (d.problem.clone(), sources.cell(d.place.as_ref().unwrap()).unwrap())).collect();
        let expected = [
            (Problem::HiddenRows { first: 6, last: 6, more: 0 }, "A6:H6"),
            (Problem::HiddenColumns { first: "H".into(), last: "H".into(), more: 0 }, "H1"),
            (Problem::CellError { cell: "G5".into(), text: "#DIV/0!".into(), more: 0 }, "G5"),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(problem, cell)| (problem, ("三季度", cell.to_owned()))).collect();
        assert_eq!(said, expected, "{name}");
        // Every cell knows its address, whether it is empty or not.
        let address = |row: usize, column: usize| sources.cell(&cells.rows[row][column].place).unwrap().1;
        assert_eq!([address(0, 0), address(2, 0), address(5, 1), address(5, 6)], ["A1", "A3", "B8", "G8"], "{name}");
        assert_eq!(sources.line_column(cells.rows[5][1].place.file, cells.rows[5][1].place.range.start), (8, 2));
    }
}

#[test]
fn parts_are_found_in_every_format() {
    for name in ["figures.xlsx", "figures.xls", "figures.ods"] {
        let book = fixture(name);
        let small = [["名", "数"], ["甲", "3.5"], ["乙", "7"]];
        for part in [
            "我的 表",
            "'我的 表'",
            "收入",
            "'我的 表'!B2:C4",
            "我的 表!$B$2:$C$4",
            "我的 表！b2：c4",
            "'我的 表'!B:C",
            "我的 表!2:4",
        ] {
            assert_eq!(texts(&sound(&book, Some(part))), small, "{name} {part}");
        }
        assert_eq!(texts(&sound(&book, Some("A4:B5"))), [["甲片", "甲局"], ["", "乙局"]]);
        assert_eq!(sound(&book, Some("A4:B5")).merges, [Merge { row: 0, column: 0, rows: 2, columns: 1 }]);
        assert_eq!(texts(&sound(&book, Some("三季度!C3:C4"))), [["数量"], ["1,234"]]);
        assert_eq!(texts(&sound(&book, Some("旧数"))), [["不印"]]);
        let known = ["三季度", "我的 表", "收入"].map(str::to_owned).to_vec();
        let near = Some("三季度".to_owned());
        let unknown = Problem::NoSuchSheet { name: "三季".into(), near, known };
        assert_eq!(said(&book, Some("三季!A1:B2")), [(unknown.clone(), None)]);
        assert_eq!(said(&book, Some("三季")), [(unknown, None)]);
        for text in ["A1:B", "A0:B2", "A1:ZZZZ9", "A1:B99999999"] {
            assert_eq!(said(&book, Some(text)), [(Problem::RangeForm { text: text.into() }, None)]);
        }
        let part = Some("三季度!AA100:AB200".to_owned());
        let nothing = Problem::NothingThere { path: String::new(), part: part.clone() };
        assert_eq!(said(&book, part.as_deref()), [(nothing, None)]);
    }
}

#[test]
fn a_sheet_goes_before_a_cell_and_tables_have_names() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Q1").unwrap();
    sheet.write(0, 0, "第一张").unwrap();
    let sheet = book.add_worksheet().set_name("数据").unwrap();
    sheet.write_row(3, 2, ["单位", "数"]).unwrap();
    sheet.write(4, 2, "甲").unwrap();
    sheet.write(4, 3, 5).unwrap();
    sheet.write(9, 9, "旁注").unwrap();
    sheet.add_table(3, 2, 4, 3, &Table::new().set_name("收入表")).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(texts(&sound(&bytes, Some("q1"))), [["第一张"]]);
    assert_eq!(texts(&sound(&bytes, Some("收入表"))), [["单位", "数"], ["甲", "5"]]);
    // Empty columns and rows at the margins are no part of the table, those between are columns.
    assert_eq!(texts(&sound(&bytes, Some("数据")))[2], ["", "", "", "", "", "", "", "旁注"]);
    // Asked for by their letters, columns stay.
    assert_eq!(texts(&sound(&bytes, Some("数据!B1:E9"))), [["", "单位", "数", ""], ["", "甲", "5", ""]]);
}

#[test]
fn a_sheet_that_explains_the_others_is_passed_over_and_an_area_beyond_the_data_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("填表说明").unwrap();
    sheet.write(0, 0, "请各单位于月底前报送").unwrap();
    let sheet = book.add_worksheet().set_name("三季度").unwrap();
    sheet.write_row(0, 0, ["单位", "数"]).unwrap();
    sheet.write(1, 0, "甲").unwrap();
    sheet.write(1, 1, 5).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (cells, found, _) = read::workbook_bytes(&bytes, None);
    assert_eq!(texts(&cells.unwrap()), [["单位", "数"], ["甲", "5"]]);
    let passed = |problem: &Problem| matches!(problem, Problem::SheetsPassed { passed, taken } if passed == &["填表说明"] && taken == "三季度");
    assert!(found.len() == 1 && passed(&found[0].problem), "{found:?}");
    // Asked for by its name it is taken, and so it is where there is no other.
    assert_eq!(texts(&sound(&bytes, Some("填表说明"))), [["请各单位于月底前报送"]]);
    let (cells, found, _) = read::workbook_bytes(&bytes, Some("三季度!A1:Z99"));
    let beyond = |problem: &Problem| matches!(problem, Problem::AreaBeyond { used, rows: 97, columns: 24, .. } if used == "A1:B2");
    assert!(cells.unwrap().rows.len() == 2 && found.len() == 1 && beyond(&found[0].problem), "{found:?}");
    assert_eq!(sound(&bytes, Some("三季度!A:Z")).rows.len(), 2);
}

#[test]
fn numbers_are_shown_as_excel_shows_them() {
    let cases: &[(f64, &str, &str)] = &[
        (0.1 + 0.2, "General", "0.3"),
        (12_345_678_901.0, "General", "12345678901"),
        (1.0 / 3.0, "General", "0.333333333"),
        (-1.0 / 3.0, "General", "-0.333333333"),
        (123_456.789_123, "General", "123456.7891"),
        (0.000_000_123_4, "General", "1.234E-07"),
        (-2.5, "General", "-2.5"),
        (12.0, "General\"万元\"", "12万元"),
        (-12.5, "G/通用格式", "-12.5"),
        (1.005, "0.00", "1.01"),
        (-1.005, "0.00", "-1.01"),
        (2.675, "#,##0.00", "2.68"),
        (0.5, "0", "1"),
        (0.285, "0%", "29%"),
        (1.145, "0.0%", "114.5%"),
        (1_234_567.891, "#,##0.0", "1,234,567.9"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (-1234.5, "#,##0;[Red]-#,##0", "-1,235"),
        (0.0, "0;-0;;@", ""),
        (3.0, "0;-0;;@", "3"),
        (0.3, "0;-0;;@", "0"),
        (-0.001, "0.00", "0.00"),
        (12_345_678.0, "0.00,,\"百万\"", "12.35百万"),
        (1999.0, "#,##0,", "2"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (-3.0, "\"增\"0;\"减\"0;\"平\"", "减3"),
        (0.0, "\"增\"0;\"减\"0;\"平\"", "平"),
        (150.0, "[>=100]\"超\"0;0", "超150"),
        (50.0, "[>=100]\"超\"0;0", "50"),
        (7.0, "000", "007"),
        (12_345.678, "0.00E+00", "1.23E+04"),
        (1.5, "# ?/?", "1 1/2"),
        (44_104.0, "yyyy\"年\"m\"月\"d\"日\"", "2020年9月30日"),
        (44_104.0, "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2020年9月30日"),
        (44_104.0, "yyyy年m月d日", "2020年9月30日"),
        (44_104.0, "[$-F800]dddd, mmmm dd, yyyy", "2020年9月30日"),
        (44_104.0, "yyyy-mm-dd", "2020-09-30"),
        (44_104.0, "yyyy.mm", "2020.09"),
        (44_104.0, "[$-804]aaaa", "星期三"),
        (44_104.0, "m/d(aaa)", "9/30(三)"),
        (44_104.5, "yyyy/m/d h:mm", "2020/9/30 12:00"),
        (44_104.75, "上午/下午h\"时\"mm\"分\"", "下午6时00分"),
        (1.5, "[h]:mm", "36:00"),
        (0.25, "h:mm", "6:00"),
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (value, code, _)) in (0..).zip(cases) {
        sheet.write(row, 0, "行").unwrap();
        sheet.write_number_with_format(row, 1, *value, &Format::new().set_num_format(*code)).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let cells = sound(&bytes, None);
    for ((value, code, expected), row) in cases.iter().zip(&cells.rows) {
        assert_eq!(row[1].value, *expected, "{value} as {code}");
    }
}

#[test]
fn formats_without_a_code_are_the_chinese_ones() {
    let cases: [(u8, f64, &str); 18] = [
        (1, 2.5, "3"),
        (4, 1234.5, "1,234.50"),
        (10, 0.1234, "12.34%"),
        (14, 44_104.0, "2020/9/30"),
        (22, 44_104.5, "2020/9/30 12:00"),
        (27, 44_104.0, "2020年9月"),
        (28, 44_104.0, "9月30日"),
        (31, 44_104.0, "2020年9月30日"),
        (32, 0.25, "6时00分"),
        (33, 0.25, "6时00分00秒"),
        (34, 0.75, "下午6时00分"),
        (36, 44_104.0, "2020年9月"),
        (49, 5.0, "5"),
        (50, 44_104.0, "2020年9月"),
        (55, 0.25, "上午6时00分"),
        (57, 44_104.0, "2020年9月"),
        (58, 44_104.0, "9月30日"),
        (43, -1234.5, "-1,234.50"),
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (id, value, _)) in (0..).zip(cases) {
        sheet.write_number_with_format(row, 0, value, &Format::new().set_num_format_index(id)).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    for ((id, _, expected), row) in cases.iter().zip(&sound(&bytes, None).rows) {
        assert_eq!(row[0].value, *expected, "{id}");
    }
}

#[test]
fn dates_may_count_from_1904() {
    let book = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>"#;
    let related = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/w.xml"/>
        <Relationship Id="r2" Type="x/styles" Target="../xl/styles.xml"/></Relationships>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet = r#"<worksheet><sheetData><row><c s="0"><v>0</v></c><c><v>42642</v></c></row></sheetData></worksheet>"#;
    let bytes = package(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/w.xml", sheet.as_bytes()),
    ]);
    assert_eq!(texts(&sound(&bytes, None)), [["1904/1/1", "2020/9/30"]]);
}

#[test]
fn odd_cells_of_xlsx_are_understood() {
    let bytes = with_sheet(
        r#"<sheetData><row r="2"><c r="B2" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> &amp; 乙</t></r><rPh><t>x</t></rPh></is></c>
        <c r="C2" t="str"><f>A1</f><v>行_x000D_&#10;末_x005F_x</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="d"><v>2020-12-14T00:00:00</v></c></row>
        <row r="3"><c t="str"><f>A1</f><v></v></c><c s="7"/><c><v>1</v></c></row></sheetData><extLst/>"#,
    );
    assert_eq!(texts(&sound(&bytes, None)), [["甲 & 乙", "行\n末_x", "TRUE", "2020-12-14"], ["", "1", "", ""]]);
}

#[test]
fn hidden_rows_and_columns_are_left_out() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..8 {
        sheet.write_row(row, 0, (0..5).map(|column| format!("{row}.{column}"))).unwrap();
    }
    for row in [2, 3, 6, 20] {
        sheet.set_row_hidden(row).unwrap();
    }
    for column in [1, 30] {
        sheet.set_column_hidden(column).unwrap();
    }
    // A merged cell whose upper left corner is hidden shows its text in the next one.
    sheet.merge_range(3, 1, 5, 3, "并", &Format::new()).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (cells, found, _) = read::workbook_bytes(&bytes, None);
    let cells = cells.unwrap();
    let expected = [
        ["0.0", "0.2", "0.3", "0.4"],
        ["1.0", "1.2", "1.3", "1.4"],
        ["4.0", "并", "", "4.4"],
        ["5.0", "", "", "5.4"],
        ["7.0", "7.2", "7.3", "7.4"],
    ];
    assert_eq!(texts(&cells), expected);
    assert_eq!(cells.merges, [Merge { row: 2, column: 1, rows: 2, columns: 2 }]);
    let problems: Vec<_> = found.into_iter().map(|diagnostic| diagnostic.problem).collect();
    let expected = [
        Problem::HiddenRows { first: 3, last: 4, more: 0 },
        Problem::HiddenRows { first: 7, last: 7, more: 0 },
        Problem::HiddenColumns { first: "B".into(), last: "B".into(), more: 0 },
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_head_of_merged_rows_keeps_its_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for column in 0..2 {
        sheet.merge_range(0, column, 1, column, &format!("头{column}"), &Format::new()).unwrap();
    }
    sheet.write_row(3, 0, ["甲", "乙"]).unwrap();
    sheet.merge_range(3, 0, 9, 0, "甲", &Format::new()).unwrap();
    let cells = sound(&book.save_to_buffer().unwrap(), None);
    assert_eq!(texts(&cells), [["头0", "头1"], ["", ""], ["甲", "乙"]]);
    let heads = [Merge { row: 0, column: 0, rows: 2, columns: 1 }, Merge { row: 0, column: 1, rows: 2, columns: 1 }];
    assert_eq!(cells.merges, heads);
}

#[test]
fn texts_of_ods_are_put_together() {
    let cell = |inside: &str| format!("<table:table-cell office:value-type=\"string\">{inside}</table:table-cell>");
    let cells = [
        cell(
            "<text:p>一<text:s text:c=\"2\"/>二<text:tab/><text:span>三</text:span><text:a>四&amp;</text:a></text:p><text:p>五<text:line-break/>六</text:p>",
        ),
        cell("<office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p>"),
        "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"/>"
            .to_owned(),
        "<table:table-cell table:number-columns-repeated=\"16000\"/>".to_owned(),
    ];
    let rows = format!(
        "<table:table table:name=\"表\"><table:shapes/><table:table-row table:number-rows-repeated=\"2\">{}</table:table-row>
        <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        cells.concat()
    );
    let row = ["一  二\t三四&\n五\n六", "正文", "7", "7"];
    assert_eq!(texts(&sound(&ods(&rows), None)), [row, row]);
    let endless =
        rows.replace("<table:table-cell table:number-columns-repeated=\"16384\"/>", &cell("<text:p>甲</text:p>"));
    let endless = endless
        .replace("<table:table-cell table:number-columns-repeated=\"16000\"/>", &cell("<text:p>乙</text:p>").repeat(3));
    assert!(matches!(
        said(&ods(&endless), None).as_slice(),
        [(Problem::Table(TableFault::TableTooLarge { .. }), None)]
    ));
}

#[test]
fn a_part_of_a_csv_file_is_cut_out() {
    let csv = "标题,,\n单位,\"甲\n乙\",丙\n\n一,2,3\n二,4,5\n";
    let table = |part: &str| {
        let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv#{part}\"\n");
        let case = Case::with_sections(&section).file("a.csv", csv);
        let reading = read::read(&case.path().join("issue.toml"));
        let items = reading.issue.unwrap().sections.remove(0).items;
        let cells = items.into_iter().find_map(|item| match item {
            typeset::model::Item::Table(table) => Some(table.cells),
            _ => None,
        });
        (cells.unwrap_or_default(), reading.found)
    };
    let (cells, found) = table("A2:B4");
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(texts(&cells), [["单位", "甲\n乙"], ["一", "2"]]);
    assert_eq!(texts(&table("$B$4:C9").0), [["2", "3"], ["4", "5"]]);
    assert!(matches!(table("三季度!A1:B2").1[0].problem, Problem::RangeForm { .. }));
    assert!(matches!(table("X1:Y2").1[0].problem, Problem::NothingThere { .. }));
}
