//! Tables that nobody has tuned anything for, held by what is measured on their pages.

use std::collections::HashMap;

use typeset::document::Part;
use typeset::tables::TableLayout;

use crate::support::{Case, LaidOut, Sheet, squeeze};

/// A table whose cells are known, and the issue made of it.
struct Stress {
    rows: Vec<Vec<String>>,
    head_rows: usize,
    laid_out: LaidOut,
}

fn csv(rows: &[Vec<String>], delimiter: &str) -> String {
    let quoted = |cell: &String| if cell.contains(delimiter) { format!("\"{cell}\"") } else { cell.clone() };
    let row = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter);
    rows.iter().map(|cells| row(cells) + "\n").collect()
}

impl Stress {
    fn new(rows: Vec<Vec<String>>, keys: &str) -> Self {
        Self::from_bytes(rows.clone(), keys, "a.csv", csv(&rows, ",").into_bytes())
    }

    fn from_bytes(rows: Vec<Vec<String>>, keys: &str, name: &str, bytes: Vec<u8>) -> Self {
        let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"{name}\"\n{keys}\n");
        let laid_out = Case::with_sections(&section).file(name, bytes).lay_out();
        let head_rows = if let Part::Table { layout, .. } = &laid_out.document.parts[0] { layout.head_rows } else { 0 };
        Self { rows, head_rows, laid_out }
    }

    fn layout(&self) -> &TableLayout {
        let Part::Table { layout, .. } = &self.laid_out.document.parts[0] else { panic!("no table") };
        layout
    }

    /// Asserts that nothing is clipped, crosses a rule or leaves the type area, and that every cell is there.
    fn assert_sound(&self) -> &Self {
        let sheets = self.laid_out.sheets();
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        let printed = self.laid_out.text();
        for cell in self.rows.iter().flatten().map(|cell| squeeze(cell)) {
            assert!(printed.contains(&cell), "{cell} is not printed");
        }
        assert!(self.layout().size >= 7.0);
        self
    }

    /// Asserts that every figure below the head is printed as often as it stands there.
    fn assert_figures_once(&self) -> &Self {
        let sheets = self.laid_out.sheets();
        let mut printed: HashMap<&str, usize> = HashMap::new();
        for text in sheets.iter().flat_map(|sheet: &Sheet| &sheet.texts) {
            *printed.entry(text.text.as_str()).or_default() += 1;
        }
        let figures = self.rows[self.head_rows..].iter().flatten();
        let mut written: HashMap<&str, usize> = HashMap::new();
        for figure in figures.filter(|cell| cell.len() > 3 && cell.bytes().all(|b| b.is_ascii_digit())) {
            *written.entry(figure.as_str()).or_default() += 1;
        }
        assert!(!written.is_empty());
        for (figure, count) in written {
            assert_eq!(printed.get(figure), Some(&count), "{figure}");
        }
        self
    }
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Figures that are all different, of so many digits.
fn figure(n: usize, digits: usize) -> String {
    let low = 10_u64.pow(digits as u32 - 1);
    (low + (n as u64 * 7_919) % (9 * low)).to_string()
}

/// A head, and rows with a name and figures.
fn figures(heads: Vec<String>, rows: usize, digits: usize) -> Vec<Vec<String>> {
    let columns = heads.len();
    let row = |y: usize| {
        let cells = (1..columns).map(|x| figure(y * columns + x, digits));
        std::iter::once(format!("单位{y}")).chain(cells).collect()
    };
    std::iter::once(heads).chain((0..rows).map(row)).collect()
}

fn heads(columns: usize, name: &str) -> Vec<String> {
    std::iter::once("单位名称".to_owned()).chain((1..columns).map(|x| format!("{name}{x}"))).collect()
}

#[test]
fn three_by_three() {
    let stress = Stress::new(figures(heads(3, "数量"), 2, 4), "title = \"小表\"");
    let layout = stress.assert_sound().assert_figures_once().layout();
    assert!(!layout.turned && layout.chunks.len() == 1);
    // Where there is room, rows stand on the grid.
    let pitch = 225.0 * 72.0 / 25.4 / 22.0;
    assert!(layout.chunks[0].heights.iter().all(|height| (height - pitch).abs() < 0.01));
}

#[test]
fn eight_columns_of_long_text() {
    let text = "为进一步规范失信约束制度，健全社会信用体系，各部门应当按照职责分工抓好落实，及时报送进展情况";
    let row = |y: usize| {
        let cells = (1..8).map(|x| text.chars().take(5 + (y * 7 + x * 11) % 40).collect());
        std::iter::once(format!("第{y}局")).chain(cells).collect()
    };
    let rows = std::iter::once(heads(8, "工作进展")).chain((0..8).map(row)).collect();
    Stress::new(rows, "").assert_sound();
}

#[test]
fn thirty_columns_of_figures() {
    for digits in [2, 5, 9] {
        let stress = Stress::new(figures(heads(30, "行业信用监管指标"), 20, digits), "title = \"宽表\"");
        stress.assert_sound();
        if digits > 3 {
            stress.assert_figures_once();
        }
    }
    let stress = Stress::new(figures(heads(30, "指标"), 20, 9), "");
    let layout = stress.layout();
    assert!(layout.blocks.len() > 1, "too wide for any page as a whole");
    for block in &layout.blocks {
        assert_eq!(block.columns[0], 0, "the names are repeated");
    }
    let mut columns: Vec<usize> = layout.blocks.iter().flat_map(|block| &block.columns[1..]).copied().collect();
    columns.sort_unstable();
    assert_eq!(columns, (1..30).collect::<Vec<_>>());
}

#[test]
fn three_levels_of_heads() {
    let rows = vec![
        words(&["地区", "", "一季度", "", "", "", "合计"]),
        words(&["", "", "行政处罚", "", "行政许可", "", ""]),
        words(&["", "", "件数", "金额", "件数", "金额", ""]),
        words(&["东片", "甲县", "1001", "1002", "1003", "1004", "4010"]),
        words(&["", "乙县", "2001", "2002", "2003", "2004", "8010"]),
        words(&["合计", "", "3002", "3004", "3006", "3008", "12020"]),
    ];
    let stress = Stress::new(rows, "head_rows = 3\ngroup_columns = 1");
    let layout = stress.assert_sound().assert_figures_once().layout();
    let span = |text: &str| {
        let cell = layout.chunks[0].cells.iter().find(|cell| cell.lines == [text]).unwrap();
        (cell.x, cell.y, cell.columns, cell.rows)
    };
    assert_eq!((span("地区"), span("一季度")), ((0, 0, 2, 3), (2, 0, 4, 1)));
    assert_eq!((span("行政处罚"), span("行政许可")), ((2, 1, 2, 1), (4, 1, 2, 1)));
    assert_eq!(span("东片"), (0, 3, 1, 2));
    // Both are called 合计: the head of the last column, and the row over both columns of names.
    let totals: Vec<_> = layout.chunks[0].cells.iter().filter(|cell| cell.lines == ["合计"]).collect();
    assert_eq!((totals[0].x, totals[0].rows, totals[1].y, totals[1].columns), (6, 3, 5, 2));
    assert!(layout.chunks[0].cells.iter().filter(|cell| cell.y == 5).all(|cell| cell.strong));
}

#[test]
fn a_word_of_forty_characters() {
    let long = "abcdefghijklmnopqrstuvwxyz01234567890123";
    assert_eq!(long.len(), 40);
    let rows = vec![words(&["名称", "编号", "备注"]), words(&["甲", long, "好"]), words(&["乙", "x", "差"])];
    Stress::new(rows, "").assert_sound();
    // In a table that has no room for it, it is broken rather than cut off.
    let mut rows = figures(heads(14, "指标"), 5, 8);
    rows[1][0] = long.into();
    Stress::new(rows, "").assert_sound();
}

#[test]
fn three_hundred_rows_in_groups() {
    let row = |y: usize| {
        let group = if y.is_multiple_of(17) { format!("第{}片区", y / 17) } else { String::new() };
        vec![group, format!("单位{y}"), figure(y, 5), figure(y + 1000, 6)]
    };
    let total = words(&["合计", "", "7654321", "8765432"]);
    let rows = std::iter::once(words(&["片区", "单位", "数量", "金额"])).chain((0..300).map(row)).chain([total]);
    let stress = Stress::new(rows.collect(), "group_columns = 1\ntitle = \"分组\"");
    let layout = stress.assert_sound().assert_figures_once().layout();
    assert!(layout.chunks.len() > 3);
    for chunk in &layout.chunks {
        let rows = chunk.heights.len() - layout.head_rows;
        assert!(rows >= 2, "a row stands alone on its page");
        let first = chunk.cells.iter().find(|cell| cell.y == layout.head_rows).unwrap();
        assert!(first.x == 0 && !first.lines[0].is_empty(), "the name of the group is repeated: {first:?}");
        assert!(first.lines != ["合计"], "a total begins a page");
    }
    let sheets = stress.laid_out.sheets();
    let continued = sheets.iter().filter(|sheet| sheet.texts.iter().any(|text| text.text.contains("（续表）")));
    assert_eq!(continued.count(), layout.chunks.len() - 1);
}

#[test]
fn one_row_and_no_values() {
    Stress::new(vec![words(&["单位", "数量"]), words(&["甲", "50001"])], "").assert_sound().assert_figures_once();
    let empty = vec![words(&["单位", "数量", "金额"]), words(&["甲", "", ""]), words(&["乙", "", ""])];
    Stress::new(empty.clone(), "").assert_sound();
    // Nothing is folded where nothing would be left.
    Stress::new(empty, "compact = true").assert_sound();
}

#[test]
fn figures_of_fifteen_digits() {
    let stress = Stress::new(figures(heads(7, "累计金额"), 9, 15), "");
    stress.assert_sound().assert_figures_once();
}

#[test]
fn signs_percentages_and_dates_stand_by_their_points() {
    let rows = vec![
        words(&["单位", "增减", "同比", "日期", "余额"]),
        words(&["甲", "-5.2", "12.5%", "2020-12-14", "1,234.50"]),
        words(&["乙", "+3", "-3%", "2020-1-5", "-22.75"]),
        words(&["丙", "—", "100.25%", "", "0"]),
        words(&["合计", "-2.2", "…", "", "1,211.75"]),
    ];
    let stress = Stress::new(rows, "");
    stress.assert_sound();
    let sheets = stress.laid_out.sheets();
    let end = |figure: &str| sheets[0].texts.iter().find(|text| text.text == figure).unwrap().end.x.to_pt();
    assert!((end("1,234.50") - end("-22.75")).abs() < 0.1, "both have two decimals");
    // A point and two digits of Liberation Serif are 1.25 em wide.
    assert!(
        (end("-22.75") - end("0") - 1.25 * stress.layout().size).abs() < 0.1,
        "0 ends where the others have a point"
    );
    assert!((end("100.25%") - end("12.5%") - 0.5 * stress.layout().size).abs() < 0.1);
}

#[test]
fn other_encodings_and_delimiters_give_the_same_table() {
    let rows = figures(heads(4, "数量，件"), 5, 6);
    let text = csv(&rows, ",");
    let tabs = csv(&rows, "\t");
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let plain = Stress::new(rows.clone(), "");
    for (name, bytes, keys) in [
        ("gb.csv", gb.to_vec(), ""),
        ("gb.csv", gb.to_vec(), "encoding = \"gb18030\""),
        ("bom.csv", [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(), ""),
        ("utf16.txt", utf16, ""),
        ("tabs.tsv", tabs.into_bytes(), "delimiter = \"tab\""),
        ("semicolons.csv", csv(&rows, ";").into_bytes(), ""),
    ] {
        let other = Stress::from_bytes(rows.clone(), keys, name, bytes);
        other.assert_sound().assert_figures_once();
        assert_eq!(other.layout(), plain.layout(), "{name}");
    }
}

#[test]
fn a_large_table_is_drawn_as_placed_text_and_loses_nothing() {
    let mut rows = figures(heads(22, "指标"), 420, 6);
    // Groups, whose names span rows, and totals, whose names span columns.
    rows.iter_mut().enumerate().for_each(|(y, row)| {
        let group = if y == 0 {
            "片区"
        } else if y % 60 == 1 {
            "东片"
        } else {
            ""
        };
        row.insert(0, group.into());
    });
    let stress = Stress::new(rows, "group_columns = 1");
    assert!(stress.layout().light);
    stress.assert_sound().assert_figures_once();
}
