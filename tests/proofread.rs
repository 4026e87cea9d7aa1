//! The proofreader never panics, whatever an issue is made of.

use proptest::prelude::*;
use typeset::check::Proof;
use typeset::messages::Lang;
use typeset::read;

use crate::support::{Case, HEAD, run};

/// Pieces that make a text interesting for the proofreader.
const ODD: &[&str] = &[
    "一是",
    "二是",
    "三是",
    "（一）",
    "（二）",
    "1.",
    "①",
    "6个条件",
    "取消109项",
    "、下放720项",
    "共",
    "1005项",
    "合计",
    "其中",
    "截止",
    "截至",
    "目前",
    "二季度",
    "三季度",
    "12月上旬",
    "2020年",
    "二〇二〇年",
    "13月32日",
    "2020.10",
    "20-30",
    "10%—20%",
    "0417—2998573",
    "〔2020〕3号",
    "[2020]3号",
    "(57/261)",
    "（57/261）",
    "总第10期",
    "第3期",
    "上期",
    "同比",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "【",
    "】",
    "〔",
    "，",
    "。",
    "、",
    "；",
    "：",
    "……",
    "…",
    "——",
    "—",
    ",",
    ".",
    ":",
    "!",
    "！！",
    "。。",
    "等",
    "的的",
    "地",
    "得",
    "条例",
    "规章",
    "市委",
    "市政府",
    "政协",
    "人大",
    "王 唱",
    "王唱",
    "张三",
    "营口市",
    "大石桥市",
    "市信用办",
    " ",
    "\u{3000}",
    "\n\n",
    "\n",
    "\t",
    "# ",
    "- ",
    "1. ",
    "**",
    "<b>",
    "</b>",
    "&nbsp;",
    "[a](b)",
    "![",
    "http://a.cn/?b=c",
    "a@b.cn",
    "{{",
    "}}",
    "{{甲市.排名}}",
    "\u{200b}",
    "\u{0}",
    "\u{1f600}",
    "é",
    "𠮷",
    "饻",
    "9999999999999999999999999999999",
    "-0.0",
    "1,234,567",
    "１２３",
    "3.14",
    "0",
    "按照省委、省政府加大改革力度进一步简政放权的工作要求省直相关部门全力配合大力削减省级行政权力事项",
    "<!-- typeset: allow(T101) 原文如此 -->",
    "<!-- typeset: allow(",
    "# typeset: allow(T)",
];

/// Pieces that cells of tables are made of.
const CELLS: &[&str] = &[
    "",
    "",
    "",
    "0",
    "1",
    "7",
    "12",
    "33.5",
    "1,234",
    "-5",
    "100%",
    "33.3%",
    "—",
    "…",
    "/",
    "合计",
    "小计",
    "总计",
    "其中：",
    "共计",
    "甲局",
    "乙局",
    "部门",
    "数据总量",
    "累计",
    "排名",
    "2020.10",
    "2020-12-14",
    "12月",
    "79228162514264337593543950335",
    "0.00000000000000000000000000001",
    "1e9",
    "三季度",
    "（57/261）",
    "\"",
    " ",
];

fn odd() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(ODD), 0..50).prop_map(|pieces| pieces.concat())
}

fn odd_csv() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(CELLS).prop_map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    let row = move |columns| prop::collection::vec(cell.clone(), columns).prop_map(|row| row.join(",") + "\n");
    (1usize..9).prop_flat_map(move |columns| prop::collection::vec(row(columns), 0..12)).prop_map(|rows| rows.concat())
}

/// Writes any text as a value of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<String>())
}

/// Makes an issue with everything that rules look at.
fn odd_issue([title, text, caption, note]: &[String; 4], csv: &str, numbers: [usize; 4]) -> Case {
    let [index, rank, head, groups] = numbers;
    let (title, caption, note, brief) = (quoted(title), quoted(caption), quoted(note), quoted(text));
    let issue = format!(
        "{HEAD}distribution = {{ report = [{caption}] }}\n\n[notice]\ntext = {brief}\n\n[[section]]\ntitle = {caption}\n
[[section.item]]\nkind = \"ranking\"\nplace = \"甲市\"\ntotal = {}\ncaption = {caption}
series = [{{ month = \"2020.{:02}\", index = {index}.5, rank = {rank} }}, {{ month = \"2020.09\", index = 3, rank = 5 }}]\n
[[section.item]]\nkind = \"article\"\ntitle = {title}\nfile = \"a.md\"\nsource = {note}\n
[[section.item]]\nkind = \"brief\"\ntext = {brief}\n
[[section.item]]\nkind = \"table\"\ntitle = {title}\nunit = {caption}\nnote = {note}\ndata = \"a.csv\"\nhead_rows = {head}\ngroup_columns = {groups}\n
[[section.item]]\nkind = \"table\"\ndata = \"b.csv\"\n",
        rank + index % 7,
        rank % 12 + 1,
    );
    let other: String = csv.lines().rev().map(|line| format!("{line}\n")).collect();
    Case::with_issue(&issue).file("a.md", text).file("a.csv", csv).file("b.csv", other)
}

// 256 cases each, or as many as the environment variable PROPTEST_CASES says:
// `PROPTEST_CASES=10000 cargo test any_issue_can_be_proofread`.
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in an issue, rules find something or nothing in it, and what they find lies within its files.
    #[test]
    fn any_issue_can_be_proofread(
        texts in [odd(), odd(), odd(), odd()],
        csv in odd_csv(),
        numbers in [0usize..200, 1usize..300, 1usize..4, 0usize..3],
    ) {
        let case = odd_issue(&texts, &csv, numbers);
        let path = case.path().join("issue.toml");
        let reading = read::read(&path);
        let Some(issue) = &reading.issue else { return Err(TestCaseError::fail(format!("{:?}", reading.found))) };
        let previous = (numbers[0] % 2 == 1).then_some(issue);
        let found = Proof { issue, sources: &reading.sources, previous, beside: &[], pages: &[] }.read();
        for finding in &found {
            let words = [Lang::Zh, Lang::En].map(|lang| lang.words(&finding.problem).message);
            prop_assert!(words.iter().all(|message| !message.is_empty()));
            let fix = finding.fix.as_ref().map(|fix| &fix.place);
            for place in finding.place.iter().chain(&finding.related).chain(fix) {
                let text = reading.sources.text(place.file).get(place.range.clone());
                prop_assert!(text.is_some(), "{:?} {place:?}", finding.rule);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same on the finished pages, through the front door.
    #[test]
    fn any_pages_can_be_proofread(
        texts in [odd(), odd(), odd(), odd()],
        csv in odd_csv(),
        numbers in [0usize..200, 1usize..300, 1usize..4, 0usize..3],
    ) {
        let case = odd_issue(&texts, &csv, numbers);
        let run = run(case.path(), &["check", "issue.toml", "--message-format", "jsonl"]);
        prop_assert!(run.code < 2, "{}", run.err);
        prop_assert!(!run.err.contains("panicked"), "{}", run.err);
    }
}
