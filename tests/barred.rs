//! Small tables that are drawn with bars in a text.

use typeset::model::{Align, Item};
use typeset::read;

use crate::same::{compared, documents};
use crate::support::{Case, article};

const TABLE: &str = "见下表。

表：办理材料
单位：份
| 指标 | 改革前 | 改革后 |
| --- | ---: | :--: |
| 开办企业 | 36 | 5 |
| 不动产登记 | 12 | 4 |
| **合计** | 48 | 9 |
注：按事项计。
资料来源：市政务办

后文，共{{办理材料.合计.改革后}}份。";

fn table_of(text: &str) -> Option<typeset::model::Table> {
    let case = Case::with_sections(&article("标题", text));
    let reading = read::read(&case.path().join("issue.toml"));
    assert!(reading.found.is_empty(), "{text}: {:?}", reading.found);
    reading
        .issue
        .unwrap()
        .items()
        .find_map(|item| if let Item::Table(table) = item { Some((**table).clone()) } else { None })
}

#[test]
fn a_drawn_table_is_a_table_with_what_stands_around_it() {
    let table = table_of(TABLE).unwrap();
    let words = |text: &Option<typeset::source::Located<String>>| {
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    };
    assert_eq!(
        [&table.title, &table.unit, &table.note, &table.source].map(words),
        ["办理材料", "份", "按事项计。", "市政务办"]
    );
    assert_eq!((table.head_rows, table.cells.rows.len()), (1, 4));
    assert_eq!(table.columns[1].align, Align::Right);
    assert_eq!(table.columns[2].align, Align::Center);
    assert!(table.total_rows[3]);
    let laid_out = Case::with_sections(&article("标题", TABLE)).lay_out();
    let text = laid_out.text();
    assert!(text.contains("见下表。办理材料单位：份指标改革前改革后开办企业365"), "{text}");
    assert!(text.ends_with("注：按事项计。资料来源：市政务办后文，共9份。"), "{text}");
}

#[test]
fn sums_are_checked_and_the_place_is_that_of_the_cell() {
    let wrong = TABLE.replace("| 48 | 9 |", "| 49 | 9 |");
    let laid_out = Case::with_sections(&article("标题", &wrong)).lay_out();
    assert!(
        laid_out.proof.iter().any(|found| {
            let place = found.place.as_ref().unwrap();
            found.rule == Some("T102") && &laid_out.session.sources().text(place.file)[place.range.clone()] == "49"
        }),
        "{:?}",
        laid_out.proof
    );
}

#[test]
fn what_is_no_table_is_text_and_what_is_a_wrong_one_is_refused() {
    for text in ["|x|=3，|y|=4。", "甲|乙\n丙|丁", "| 甲 |\n| 乙 |"] {
        let case = Case::with_sections(&article("标题", text));
        let reading = read::read(&case.path().join("issue.toml"));
        assert!(
            reading.issue.unwrap().tables().next().is_none() && reading.found.iter().all(|found| !found.is_error()),
            "{text}"
        );
    }
    assert_eq!(table_of("表1　各县情况\n\n| 甲\\|乙 | 丙 |\n| 1 | 2 |").unwrap().title.unwrap().value, "表1　各县情况");
    let ragged = TABLE.replace("| 12 | 4 |", "| 12 |");
    let run = Case::with_sections(&article("标题", &ragged)).run(&["--lang", "zh"]);
    assert!(
        run.code == 1 && run.err.contains("issue.toml:23") && run.err.contains("应有 3 格，实有 2 格"),
        "{}",
        run.err
    );
    let empty = "| 甲 | 乙 |\n| --- | --- |";
    assert_eq!(Case::with_sections(&article("标题", empty)).run(&["-q"]).code, 1);
    let boxed = format!("> 【名词】{}", "| 甲 | 乙 |\n| 1 | 2 |".replace('\n', "\n> "));
    let reading = read::read(&Case::with_sections(&article("标题", &boxed)).path().join("issue.toml"));
    assert!(reading.found.iter().all(|found| found.code() == "markdown-literal"), "{:?}", reading.found);
}

#[test]
fn a_row_that_does_not_begin_with_a_bar_is_told() {
    let err = |text: &str| Case::with_sections(&article("标题", text)).run(&["--lang", "zh"]).err;
    let text = "| 指标 | 数 |\n| 甲 | 1 |\n乙 | 2 |\n| 丙 | 3 |\n后文。";
    let told = err(text);
    assert!(told.contains("行首补上 |") && told.contains("issue.toml:18"), "{told}");
    for text in [text.replace("\n乙", "\n\n乙"), text.replace("乙 | 2 |\n", ""), text.replace("乙 | 2 |", "乙县")]
    {
        assert!(!err(&text).contains("行首补上 |"), "{text}");
    }
}

#[test]
fn texts_of_all_sorts_have_them_and_word_says_the_same() {
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.txt\"\n";
    for name in ["a.txt", "a.md"] {
        let case = Case::with_sections(&item.replace("a.txt", name)).file(name, TABLE.replace('\n', "\r\n"));
        let text = case.lay_out().text();
        assert!(text.contains("办理材料单位：份指标") && text.ends_with("共9份。"), "{name}: {text}");
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
        assert_eq!(verdict.counts.tables, 1);
    }
}
