//! Attached sheets of a whole country, of which a part is printed.

use std::fmt::Write;

use crate::books::with_sheet;
use crate::support::{Case, squeeze};

const ROWS: usize = 50_000;
const COLUMNS: usize = 22;

/// Returns a cell of the large sheet: names at the left, a subtotal after every 1,000 rows.
fn cell(row: usize, column: usize) -> String {
    match (row, column) {
        (0, 0) => "单位".into(),
        (0, _) => format!("指标{column}"),
        (_, 0) if row == ROWS => "合计".into(),
        (_, 0) if row.is_multiple_of(1000) => "小计".into(),
        (_, 0) => format!("第{row}局"),
        _ => (row * 7919 % 10_000 + column).to_string(),
    }
}

fn csv() -> String {
    let row = |row| (0..COLUMNS).map(|column| cell(row, column)).collect::<Vec<_>>().join(",");
    (0..=ROWS).map(|number| row(number) + "\n").collect()
}

fn xlsx() -> Vec<u8> {
    let mut rows = String::from("<sheetData>");
    for row in 0..=ROWS {
        rows.push_str("<row>");
        for column in 0..COLUMNS {
            let text = cell(row, column);
            let written = match text.parse::<u32>() {
                Ok(number) => write!(rows, "<c><v>{number}</v></c>"),
                Err(_) => write!(rows, "<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            written.unwrap();
        }
        rows.push_str("</row>");
    }
    with_sheet(&(rows + "</sheetData>"))
}

/// Returns what is printed of a large file, without white space.
fn printed(data: &str, keys: &str, bytes: &[u8]) -> String {
    let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"{data}\"\n{keys}\n");
    let name = data.split('#').next().unwrap();
    Case::with_sections(&section).file(name, bytes).lay_out().text()
}

fn assert_range(text: &str) {
    for (row, column) in (0..40).flat_map(|row| (0..COLUMNS).map(move |column| (row, column))) {
        assert!(text.contains(&squeeze(&cell(row, column))), "{row} {column} is not printed");
    }
    assert!(!text.contains("第40局"), "{text}");
}

#[test]
fn a_range_or_the_totals_of_a_large_csv_are_printed() {
    let bytes = csv().into_bytes();
    assert_range(&printed("a.csv#A1:V40", "", &bytes));
    let totals = printed("a.csv", "print = \"totals\"\ndirection = \"turned\"", &bytes);
    assert_eq!((totals.matches("小计").count(), totals.matches("合计").count()), (49, 1));
    assert!(!totals.contains('局'));
}

#[test]
fn a_range_of_a_large_workbook_is_printed() {
    assert_range(&printed("a.xlsx#A1:V40", "", &xlsx()));
}
