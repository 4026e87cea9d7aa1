//! What stands around a table on its sheet is printed around it, whatever file the sheet comes from.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use typeset::document::Part;
use typeset::model::{Align, Kind};

use crate::support::{Case, LaidOut};

/// A sheet: rows of cells parted by `|`; `>` joins a cell with the one before it, `^` with the one above.
pub fn workbook(rows: &[&str]) -> Vec<u8> {
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').collect()).collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (y, row) in cells.iter().enumerate() {
        for (x, text) in row.iter().enumerate().filter(|(_, text)| !matches!(**text, "" | ">" | "^")) {
            let wide = row[x + 1..].iter().take_while(|text| **text == ">").count();
            let high = cells[y + 1..].iter().take_while(|row| row.get(x) == Some(&"^")).count();
            let (row, column) = (y as u32, x as u16);
            match text.parse::<f64>() {
                _ if wide + high > 0 => {
                    let to = (row + high as u32, column + wide as u16);
                    sheet.merge_range(row, column, to.0, to.1, text, &Format::new()).unwrap();
                }
                Ok(number) => drop(sheet.write(row, column, number).unwrap()),
                Err(_) => drop(sheet.write(row, column, *text).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub fn csv(rows: &[&str]) -> String {
    let cell = |text: &str| if matches!(text, ">" | "^") { String::new() } else { text.to_owned() };
    rows.iter().map(|row| row.split('|').map(cell).collect::<Vec<_>>().join(",") + "\n").collect()
}

pub fn case(keys: &str, file: &str, content: &[u8]) -> Case {
    let item = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"{file}\"\n{keys}\n");
    Case::with_sections(&item).file(file, content)
}

/// What is printed around a table, and its head and body as cells.
#[derive(Debug, PartialEq)]
pub struct Printed {
    pub annex: String,
    pub title: String,
    pub lead: Vec<String>,
    pub unit: String,
    pub notes: Vec<String>,
    pub head: Vec<String>,
    pub rows: usize,
}

fn printed(laid_out: &LaidOut) -> Printed {
    let Part::Table { annex, title, lead, unit, notes, input, .. } = &laid_out.document.parts[0] else {
        panic!("no table")
    };
    let head = input.rows[..input.head_rows].iter();
    Printed {
        annex: annex.clone().unwrap_or_default(),
        title: title.clone().unwrap_or_default(),
        lead: lead.iter().map(|line| line.replace('\u{2060}', "")).collect(),
        unit: unit.clone().unwrap_or_default(),
        notes: notes.clone(),
        head: head
            .map(|row| row.iter().map(|cell| cell.value.replace('\u{2060}', "")).collect::<Vec<_>>().join("|"))
            .collect(),
        rows: input.rows.len() - input.head_rows,
    }
}

pub fn of_workbook(keys: &str, rows: &[&str]) -> Printed {
    printed(&case(keys, "a.xlsx", &workbook(rows)).lay_out())
}

pub fn of_csv(keys: &str, rows: &[&str]) -> Printed {
    printed(&case(keys, "a.csv", csv(rows).as_bytes()).lay_out())
}

#[test]
fn annex_label_title_unit_and_notes_are_no_rows() {
    let rows = [
        "附件3|||",
        "各县农林牧渔业产值|>|>|>",
        "2019年|||单位：万元",
        "县|产值|增加值|比重",
        "东甲县|120|60|50",
        "西乙县|240|80|33",
        "南丙县|360|90|25",
        "合计|720|230|32",
        "注：本表按当年价格计算。",
        "资料来源：县统计局",
        "审核：张三|填表：李四||",
    ];
    for printed in [of_workbook("", &rows), of_csv("", &rows)] {
        assert_eq!((printed.annex.as_str(), printed.title.as_str()), ("附件3", "各县农林牧渔业产值"));
        assert_eq!(printed.lead, ["2019年"]);
        assert_eq!(printed.unit, "单位：万元");
        assert_eq!(printed.head, ["县|产值|增加值|比重"]);
        assert_eq!(printed.rows, 4);
        assert_eq!(printed.notes, ["注：本表按当年价格计算。", "资料来源：县统计局", "审核：张三　填表：李四"]);
    }
}

#[test]
fn lines_of_a_database_are_no_head() {
    let mut rows = vec!["数据库：分县年度数据", "指标：地区生产总值(亿元)", "时间：最近3年"];
    rows.extend(["地区|2025年|2024年|2023年", "东甲县|524.5|274.1|644.0", "西乙县|522.6|403.6|533.9"]);
    rows.push("数据来源：县统计局");
    for printed in [of_workbook("", &rows), of_csv("", &rows)] {
        assert_eq!(printed.head, ["地区|2025年|2024年|2023年"]);
        assert_eq!(printed.lead, rows[..3]);
        assert_eq!((printed.rows, printed.notes.as_slice()), (2, &["数据来源：县统计局".to_owned()][..]));
    }
}

#[test]
fn heads_of_many_levels_are_found_without_being_said() {
    let body = ["东甲县|1|2|3.5|4", "西乙县|5|6|7.5|8", "南丙县|9|10|11.5|12"];
    let heads: [&[&str]; 7] = [
        &["县|企业|>|人员|>", "^|数量|产值|数量|工资"],
        &["县|企业||人员|", "|数量|产值|数量|工资"],
        &["|企业|>|人员|>", "县|数量|产值|数量|工资"],
        &["县|企业数|产值|人数|工资", "甲|1|2|3|4"],
        &["县|企业数|产值|人数|工资", "|个|万元|人|元"],
        &["县|企业数|产值|人数|工资", "County|Enterprises|Output|Persons|Wages"],
        &["县|企业|>|人员|>", "^|数量|产值|数量|工资", "栏次|(1)|(2)|(3)|(4)"],
    ];
    for head in heads {
        for title in [None, Some("各县企业情况|>|>|>|>")] {
            let rows: Vec<&str> = title.into_iter().chain(head.iter().copied()).chain(body).collect();
            let printed = of_workbook("", &rows);
            assert_eq!((printed.head.len(), printed.rows), (head.len(), 3), "{head:?} {title:?} {printed:?}");
        }
    }
}

#[test]
fn rows_of_the_body_are_no_head_and_no_note() {
    // Groups that are merged, a first row of texts, numbers that look like years, names without figures.
    let groups = of_workbook("", &["片|县|数", "东片|甲县|1", "^|乙县|2", "西片|丙县|3"]);
    assert_eq!((groups.head.len(), groups.rows), (1, 3));
    let texts = of_workbook("", &["姓名|职务|单位", "张三|主任|甲局", "李四|科员|乙局", "王五|科员|丙局"]);
    assert_eq!((texts.head.len(), texts.rows, texts.title.as_str()), (1, 3, ""));
    let years = of_workbook("", &["县|户数|人数", "甲县|1950|2010", "乙县|1960|2050", "丙县|1970|2090"]);
    assert_eq!((years.head.len(), years.rows), (1, 3));
    let by_year = of_csv("", &["|甲|乙", "2021|5|6", "2022|7|8"]);
    assert_eq!((by_year.head.len(), by_year.rows), (1, 2));
    let named = of_csv("", &["|甲|乙", "东县|1|2", "西县|3|4"]);
    assert_eq!((named.head.len(), named.rows), (1, 2));
    let missing = of_workbook("", &["县|户数|人数|面积", "甲县|10|20|5", "乙县|11|21|6", "丙县|||"]);
    assert_eq!((missing.rows, missing.notes.len()), (3, 0));
    let total = of_workbook("", &["县|户数|人数|面积", "甲县|10|20|5", "乙县|11|21|6", "合计|||"]);
    assert_eq!((total.rows, total.notes.len()), (3, 0));
    let short = of_csv("", &["项目|数", "注册企业|12", "备注项|13"]);
    assert_eq!((short.rows, short.notes.len()), (2, 0));
}

#[test]
fn what_the_editor_says_goes_before_the_sheet_and_is_told() {
    let rows = ["各县企业情况|>|>", "单位：个||", "县|企业数|人数", "甲县|1|2", "乙县|3|4", "资料来源：县统计局"];
    let keys = "title = \"企业\"\nunit = \"家\"\nsource = \"市统计局\"";
    let case = case(keys, "a.xlsx", &workbook(&rows));
    let printed = printed(&case.lay_out());
    assert_eq!((printed.title.as_str(), printed.unit.as_str()), ("企业", "单位：家"));
    assert_eq!(printed.notes, ["资料来源：市统计局"]);
    assert_eq!(printed.head, ["县|企业数|人数"]);
    let said = case.run(&["--lang", "zh"]).err;
    for line in ["“单位：个”", "各县企业情况", "资料来源：县统计局"] {
        let line = line.trim_matches(['“', '”']).trim_start_matches("单位：");
        assert!(said.contains(line), "{line}: {said}");
    }
    // The same words are not told.
    let same = self::case("title = \"各县企业情况\"", "a.xlsx", &workbook(&rows));
    let said = same.run(&["--lang", "zh"]).err;
    assert!(!said.contains("没有印"), "{said}");
}

#[test]
fn head_rows_count_from_the_table_or_from_the_sheet() {
    let rows = ["各县企业情况|>|>", "县|企业数|人数", "甲县|1|2", "乙县|3|4"];
    for head_rows in ["head_rows = 1", "head_rows = 2"] {
        let printed = of_workbook(head_rows, &rows);
        assert_eq!((printed.title.as_str(), printed.head.len(), printed.rows), ("各县企业情况", 1, 2), "{head_rows}");
    }
}

#[test]
fn lines_of_a_form_stay_whole() {
    let rows = [
        "某县财政局|>|>|>|>|>",
        "2021年某县一般公共预算收支情况表|>|>|>|>|>",
        "收支情况 表式编号[代码]：1855076[B210144]制表机关：某市财政局|>|>|>|>|>",
        "填报单位：|某县财政局||填报时间：|2021年3月|",
        "填表时请先看说明，数字保留两位小数；没有的项目填0。|>|>|>|>|>",
        "科目|一月|二月|三月|四月|五月",
        "税收|1|2|3|4|5",
        "非税|6|7|8|9|10",
        "1、本表各项数字均按收付实现制计算填列，以万元为单位。|||||",
        "2、非税收入包括专项收入、行政事业性收费收入和罚没收入。|||||",
        "批准：张三|||制表：李四||",
    ];
    let printed = of_workbook("", &rows);
    assert_eq!(printed.title, "2021年某县一般公共预算收支情况表");
    let lead = [
        "某县财政局",
        "收支情况 表式编号[代码]：1855076[B210144]制表机关：某市财政局",
        "填报单位：某县财政局　　填报时间：2021年3月",
        "填表时请先看说明，数字保留两位小数；没有的项目填0。",
    ];
    assert_eq!(printed.lead, lead);
    assert_eq!((printed.rows, printed.notes.len()), (2, 3), "{:?}", printed.notes);
}

#[test]
fn a_head_that_spans_columns_is_no_title() {
    let printed = of_workbook("", &["|2020年|>|>", "县|户数|人数|面积", "甲县|1|2|3", "乙县|4|5|6"]);
    assert_eq!((printed.title.as_str(), printed.head.len(), printed.rows), ("", 2, 2));
}

#[test]
fn an_organisation_is_no_unit() {
    let printed = of_workbook("", &["单位：某县教育局||", "学校|学生|教师", "一中|100|20", "二中|200|30"]);
    assert_eq!((printed.unit.as_str(), printed.lead.as_slice()), ("", &["单位：某县教育局".to_owned()][..]));
}

#[test]
fn a_note_does_not_widen_a_column() {
    let rows = ["编号|名称|数", "A01|小麦|1", "A02|玉米|2", "A03|水稻|3"];
    let note = "|这是一条很长的说明，写在最后一行的第二格里，不应当让那一列变宽，也不应当印在表里。|";
    let with: Vec<&str> = rows.iter().copied().chain([note]).collect();
    let (plain, noted) = (of_workbook("", &rows), of_workbook("", &with));
    assert_eq!((plain.rows, noted.rows, noted.notes.len()), (3, 3, 1));
}

#[test]
fn rows_of_a_csv_that_lost_a_cell_are_still_told() {
    for rows in ["县,户数,人数\n甲县,1,2\n乙县,3\n丙县,4,5\n", "县,户数,人数\n甲县,1,2\n乙县,3,4\n丙县\n"]
    {
        let case = case("", "a.csv", rows.as_bytes());
        let run = case.run(&["--lang", "zh"]);
        assert!(run.err.contains("应有 3 格") && run.code == 1, "{}", run.err);
    }
    // Commas that are too many but hold nothing do no harm.
    assert_eq!(of_csv("", &["县|户数|人数", "甲县|1|2|", "乙县|3|4||"]).rows, 2);
}

#[test]
fn columns_without_head_and_cells_are_left_out() {
    let printed = of_csv("", &["科目|人数|||科目|人数", "数学|1|||物理|2", "语文|3|||化学|4"]);
    assert_eq!(printed.head, ["科目|人数|科目|人数"]);
}

#[test]
fn a_chart_is_drawn_from_a_sheet_with_a_title() {
    let rows = ["各县企业情况|>|>", "单位：个||", "县|企业数|人数", "甲县|1|2", "乙县|3|4"];
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"chart\"\ntype = \"bar\"\ndata = \"a.xlsx\"\n";
    let case = Case::with_sections(item).file("a.xlsx", workbook(&rows));
    let text = case.lay_out().text();
    assert!(text.contains("甲县") && text.contains("企业数") && text.contains("单位：个"), "{text}");
    assert!(!text.contains("各县企业情况"), "{text}");
}

/// Whether the head of a table is said to be missing, the head, and the text of its pages.
pub fn first_row(keys: &str, rows: &[&str]) -> (bool, Vec<String>, String) {
    let case = case(keys, "a.xlsx", &workbook(rows));
    let said = case.run(&["--lang", "zh"]).err.contains("没有表头");
    let laid_out = case.lay_out();
    (said, printed(&laid_out).head, laid_out.text())
}

#[test]
fn a_list_that_begins_with_its_first_entry_has_no_head() {
    let people =
        ["1|张三|开发区|86.5", "2|李四|老边区|91", "3|王五|开发区|77.5", "4|赵六|西市区|80", "5|孙七|站前区|64"];
    let (said, head, text) = first_row("", &people);
    assert_eq!((said, head.len()), (true, 0));
    assert_eq!(text.matches("张三").count(), 1, "{text}");
    // Texts that stand again below it are no names of columns.
    let kinds = ["设备|完好|甲库|主任", "车辆|待修|乙库|科员", "设备|完好|丙库|主任", "车辆|完好|甲库|科员"];
    assert!(first_row("", &kinds).0);
    // Whoever says so is not told; whoever says otherwise has a head.
    assert!(!first_row("head_rows = 0", &people).0);
    assert_eq!(first_row("head_rows = 1", &people).1, ["1|张三|开发区|86.5"]);
}

#[test]
fn heads_that_are_figures_are_heads() {
    for rows in [
        ["地区|2018|2019|2020", "营口|5|7|9", "盖州|6|8|4", "老边|1|2|3", "西市|4|4|4"],
        ["分数段|60|70|80", "一中|5|7|9", "二中|6|8|4", "三中|1|2|3", "四中|4|4|4"],
        ["1|2|3|4", "5|7|9|1", "6|8|4|2", "1|2|3|3", "4|4|4|4"],
        ["名称|数量|单位|备注", "桌|5|张|", "椅|6|把|", "灯|1|盏|", "名称|4|单|"],
    ] {
        let (said, head, _) = first_row("", &rows);
        assert_eq!((said, head), (false, vec![rows[0].to_owned()]));
    }
}

#[test]
fn a_column_without_a_head_has_a_name() {
    let rows = ["|户数|人数", "01|1|2", "02|3|4", "05|5|6"];
    let align = |keys: &str| {
        let laid_out = case(keys, "a.csv", csv(&rows).as_bytes()).lay_out();
        let Part::Table { input, .. } = &laid_out.document.parts[0] else { panic!("no table") };
        input.columns[0].align
    };
    assert_ne!(align(""), Align::Right);
    assert_eq!(align("columns = [{ name = \"第1列\", align = \"right\" }]"), Align::Right);
}

#[test]
fn one_odd_cell_leaves_figures_in_line_and_digits_in_groups_are_figures() {
    let kind = |cells: &[&str]| {
        let rows: Vec<String> = cells.iter().enumerate().map(|(n, cell)| format!("地{n},{cell}")).collect();
        let data = format!("地,价\n{}\n", rows.join("\n"));
        let laid_out = case("", "a.csv", data.as_bytes()).lay_out();
        let Part::Table { input, .. } = &laid_out.document.parts[0] else { panic!("no table") };
        input.columns[1].kind
    };
    assert_eq!(kind(&["1.5", "2.25", "3", "4.1", "2025.10.6"]), Kind::Number);
    assert_eq!(kind(&["1 056.74", "12\u{2009}345.6", "3", "~", "NA"]), Kind::Number);
    assert_eq!(kind(&["1.5", "好", "中", "4.1", "差"]), Kind::Text);
    assert_eq!(kind(&["0571", "010", "0731", "021"]), Kind::Text);
}

/// A sheet as made up: what stands around its table, its head, its groups, its size.
fn made_up() -> impl Strategy<Value = (Vec<String>, usize, usize, usize, usize)> {
    let lines = prop::sample::subsequence(
        vec!["附件2", "各县财政收支情况表", "2020年1—6月", "填报单位：某县财政局", "单位：万元"],
        0..=5,
    );
    let notes = prop::sample::subsequence(
        vec!["注：本表数据为快报数，以决算为准。", "资料来源：各县财政局", "审核：张三", "2020年7月10日"],
        0..=4,
    );
    (lines, notes, 0..4_usize, 3..14_usize, 3..60_usize).prop_map(|(lines, notes, head, columns, rows)| {
        let line = |words: &str, at: usize| {
            let mut cells = vec![""; columns];
            cells[at] = words;
            cells.join("|")
        };
        let wide = |words: &str| format!("{words}{}", "|>".repeat(columns - 1));
        let above = lines.iter().map(|words| match *words {
            "各县财政收支情况表" => wide(words),
            "单位：万元" => line(words, columns - 1),
            _ => line(words, 0),
        });
        let names: Vec<String> = (1..columns).map(|x| format!("项目{}", ["甲", "乙", "丙"][x % 3].repeat(x))).collect();
        let spans = |corner: &str| {
            let span = |x: usize| if x.is_multiple_of(2) { "|>".to_owned() } else { format!("|大类{x}") };
            format!("{corner}{}", (1..columns).map(span).collect::<String>())
        };
        let units = (1..columns).map(|x| if x % 2 == 0 { "|万元" } else { "|%" }).collect::<String>();
        let numbers = (1..columns).map(|x| format!("|{x}")).collect::<String>();
        let names = names.join("|");
        let head = match head {
            0 => vec![format!("县|{names}")],
            1 => vec![spans("县"), format!("^|{names}")],
            2 => vec![format!("县|{names}"), units],
            _ => vec![spans(""), format!("县|{names}"), format!("甲{numbers}")],
        };
        let figure = |y: usize, x: usize| format!("|{}", 10_000 + y * 100 + x);
        let row = |y: usize| format!("县{y:03}{}", (1..columns).map(|x| figure(y, x)).collect::<String>());
        let (counts, tall) = ((lines.len(), head.len()), rows);
        let body = (0..rows).map(row);
        let below = notes.iter().map(|words| line(words, 0));
        let sheet: Vec<String> = above.chain(head).chain(body).chain(below).collect();
        (sheet, counts.0, counts.1, tall, notes.len())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_and_every_cell_is_printed_once_in_its_place((sheet, above, head, rows, below) in made_up()) {
        let lines: Vec<&str> = sheet.iter().map(String::as_str).collect();
        let laid_out = case("", "a.xlsx", &workbook(&lines)).lay_out();
        let printed = printed(&laid_out);
        let lines = usize::from(!printed.annex.is_empty()) + usize::from(!printed.title.is_empty())
            + usize::from(!printed.unit.is_empty()) + printed.lead.len();
        prop_assert_eq!((lines, printed.head.len(), printed.rows, printed.notes.len()), (above, head, rows, below), "{:?}", sheet);
        let sheets = laid_out.sheets();
        let texts: Vec<&str> = sheets.iter().flat_map(|sheet| &sheet.texts).map(|text| text.text.as_str()).collect();
        for cell in sheet.iter().flat_map(|row| row.split('|')).filter(|cell| cell.len() == 5 && cell.starts_with('1')) {
            prop_assert_eq!(texts.iter().filter(|text| **text == cell).count(), 1, "{}", cell);
        }
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    }
}
