//! Where pages of the Word document end: none is blank, no title is alone, nothing is cut off.

use rust_xlsxwriter::{Format, Workbook};

use crate::support::Case;
use crate::word::{El, Word};

fn word(case: &Case) -> Word {
    let run = case.run(&["-q", "-o", "issue.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    Word::open(&std::fs::read(case.path().join("issue.docx")).unwrap())
}

fn table(keys: &str, file: &str, content: impl AsRef<[u8]>) -> Case {
    let item = format!("kind = \"table\"\ntitle = \"表\"\ndata = \"{file}\"\n{keys}");
    let sections = format!("\n[[section]]\ntitle = \"统计表\"\n\n[[section.item]]\n{item}\n");
    Case::with_sections(&sections).file(file, content)
}

fn rows(count: usize) -> String {
    (0..count).map(|y| format!("县{y},{y}1,{y}2,{y}3\n")).collect()
}

#[test]
fn no_blank_page_follows_a_turned_table() {
    let csv = format!("地区,甲,乙,丙\n{}", rows(20));
    let sections = word(&table("direction = \"turned\"", "a.csv", &csv)).sections();
    let lying: Vec<(bool, usize)> = sections.iter().map(|section| (section.lies, section.tables)).collect();
    assert_eq!(lying.last(), Some(&(true, 1)), "the last section is that of the table");
    // An imprint has a sheet of its own, which stands.
    let mut issue =
        std::fs::read_to_string(table("direction = \"turned\"", "a.csv", &csv).path().join("issue.toml")).unwrap();
    issue = issue.replace("[publication]", "[publication]\ncopies = 80");
    let sections = word(&Case::with_issue(&issue).file("a.csv", &csv)).sections();
    let last = sections.last().unwrap();
    assert_eq!((last.lies, last.tables), (false, 1));
}

#[test]
fn the_head_of_a_section_is_on_the_sheet_of_its_turned_table() {
    let word = word(&table("direction = \"turned\"", "a.csv", format!("地区,甲,乙,丙\n{}", rows(8))));
    let body: Vec<&El> = word.body().all("w:p");
    let head = body.iter().position(|p| p.text_of_runs().contains("【统计表】")).unwrap();
    let end = body.iter().position(|p| p.find("w:pPr/w:sectPr").is_some()).unwrap();
    assert!(end < head, "the section of the first page ends before the head");
    assert_eq!(word.sections().len(), 2);
}

/// Where the table fills its sheets, the head stays on the page before; but it has none of its own between two tables.
#[test]
fn no_sheet_holds_the_head_of_a_section_alone() {
    let item = |n: usize| {
        format!(
            "\n[[section]]\ntitle = \"统计表{n}\"\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表{n}\"\n\
             data = \"a.csv\"\ndirection = \"turned\"\n"
        )
    };
    let case = Case::with_sections(&format!("{}{}", item(1), item(2)));
    let word = word(&case.file("a.csv", format!("地区,甲,乙,丙\n{}", rows(28))));
    let sections: Vec<(bool, usize)> = word.sections().iter().map(|section| (section.lies, section.tables)).collect();
    assert!(sections[1..].iter().all(|(lies, tables)| *lies && *tables == 1), "{sections:?}");
}

/// A table is kept together with its title only where a page has room for both.
#[test]
fn a_table_higher_than_a_page_is_not_kept_together() {
    let kept = |word: &Word| {
        let rows: Vec<El> = word.tables("Statistics").next().unwrap().children("w:tr").cloned().collect();
        let keeps = |row: &&El| {
            let styles = row.all("w:p").into_iter().map(Word::style);
            styles
                .filter_map(|style| word.part("word/styles.xml").style(&style).find("w:pPr/w:keepNext").cloned())
                .count()
                > 0
        };
        rows.iter().filter(keeps).count()
    };
    let small = word(&table("", "a.csv", format!("地区,甲,乙,丙\n{}", rows(5))));
    assert_eq!(kept(&small), 5);
    let text = "这一段说明很长，要占很多行。".repeat(12);
    let tall: String = (0..12).map(|y| format!("县{y},{text},{text}\n")).collect();
    let tall = word(&table("direction = \"turned\"", "a.csv", format!("地区,甲,乙\n{tall}")));
    assert_eq!(kept(&tall), 0);
}

#[test]
fn a_row_higher_than_a_page_may_break() {
    let text = "这一格里的文字比一页还要长。".repeat(150);
    let case = table("", "a.csv", format!("地区,说明\n甲县,短\n乙县,{text}\n丙县,短\n"));
    let run = case.run(&["-q", "-o", "issue.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let word = Word::open(&std::fs::read(case.path().join("issue.docx")).unwrap());
    let rows: Vec<El> = word.tables("Statistics").next().unwrap().children("w:tr").cloned().collect();
    let whole = |row: &El| row.find("w:trPr/w:cantSplit").is_some();
    assert_eq!(rows.iter().map(whole).collect::<Vec<_>>(), [true, true, false, true]);
    assert!(rows[2].find("w:trPr/w:trHeight").is_none());
}

/// LibreOffice loses the end of a merged cell over two pages whose text is in the middle of its height.
#[test]
fn the_text_of_a_high_merged_cell_begins_at_its_top() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (x, head) in ["编号", "作物", "说明"].iter().enumerate() {
        sheet.write(0, x as u16, *head).unwrap();
    }
    for y in 1..=60u32 {
        sheet.write(y, 0, y).unwrap();
        sheet.write(y, 1, format!("作物{y}")).unwrap();
    }
    sheet.merge_range(1, 2, 60, 2, "此类地块每年只宜种植一季作物。", &Format::new()).unwrap();
    let word = word(&table("", "a.xlsx", book.save_to_buffer().unwrap()));
    let table = word.tables("Statistics").next().unwrap();
    let rows: Vec<&El> = table.children("w:tr").skip(1).collect();
    for row in rows {
        let cells: Vec<&El> = row.children("w:tc").collect();
        let merged = cells.iter().filter(|cell| cell.find("w:tcPr/w:vMerge").is_some());
        assert!(merged.clone().count() == 1 && merged.clone().all(|cell| cell.find("w:tcPr/w:vAlign").is_none()));
        let single = cells.iter().filter(|cell| cell.find("w:tcPr/w:vMerge").is_none());
        assert!(single.clone().all(|cell| cell.find("w:tcPr/w:vAlign").is_some()));
    }
}
