//! Figures in the text are taken from tables and rankings, and from nowhere else.

use typeset::messages::Lang;
use typeset::model::{Block, Inline, Issue, Role};
use typeset::read::{self, Reading};

use crate::support::{Case, HEAD};

/// A ranking of three months and a table with groups and two levels of heads.
const SOURCES: &str = r#"
[[section]]

[[section.item]]
kind = "ranking"
place = "营口市"
total = 261
series = [
  { month = "2020.08", index = 83.42, rank = 71 },
  { month = "2020.10", index = 86.79, rank = 57 },
  { month = "2019.10", index = 80.50, rank = 66 },
]

[[section.item]]
kind = "table"
name = "上报表"
title = "各地上报情况"
data = "a.csv"
head_rows = 2
group_columns = 1
"#;

const CSV: &str = "地区,,一季度,,二季度,,\"信易+
应用.情况\",比例（%）,备注_*说明*
,,数量,金额,数量,金额,,,
东片,甲局,1,\"1,234.5\",３,4,5,12.5%,<无>
,小计,2,\"-12,345,678\",6,7,—,−3％,2020年9月
西片,乙.局（机关）,8,9,,…,0,0.5%,见 a|b
,小计,10,11,12,13,14,15%,A&amp;B
合计,,20,21,22,23,\"1,23\",100％,x
";

fn read(issue: &str) -> Reading {
    let case = Case::with_issue(issue).file("a.csv", CSV);
    read::read(&case.path().join("issue.toml"))
}

fn with_brief(text: &str) -> Reading {
    read(&format!("{HEAD}{SOURCES}\n[[section.item]]\nkind = \"brief\"\ntext = '''{text}'''\n"))
}

fn texts(issue: &Issue) -> String {
    let mut out = String::new();
    issue.words(&mut |words| {
        if words.role == Role::Brief {
            out.extend(words.pieces.into_iter().map(|text| text.value.as_str()));
        }
    });
    out
}

/// Returns the text of a brief with its figures put in.
fn put(text: &str) -> String {
    let reading = with_brief(text);
    assert!(reading.found.iter().all(|d| !d.is_error()), "{text}: {:?}", reading.found);
    texts(&reading.issue.unwrap())
}

/// Returns code, message and advice of what is wrong with a brief, and the words at its place.
fn fault(text: &str) -> (String, String, String, String) {
    let reading = with_brief(text);
    let errors: Vec<_> = reading.found.iter().filter(|d| d.is_error()).collect();
    assert_eq!(errors.len(), 1, "{text}: {errors:?}");
    let words = Lang::Zh.words(&errors[0].problem);
    let english = Lang::En.words(&errors[0].problem);
    assert!(english.label.is_some() && english.hint.is_some());
    let place = errors[0].place.as_ref().unwrap();
    let at = reading.sources.text(place.file)[place.range.clone()].to_owned();
    (errors[0].problem.code().to_owned(), words.message, words.hint.unwrap_or_default(), at)
}

#[test]
fn a_ranking_is_known_by_its_place() {
    assert_eq!(put("营口市 {{营口市.排名}}/{{营口市.总数}}"), "营口市 57/261");
    assert_eq!(put("{{ 营口市 . 综合指数 }}、{{营口市.指数}}，{{营口市.月份}}"), "86.79、86.79，2020年10月");
    for month in ["2020年8月", "2020-08", "2020.08", "2020.8", "8月", "2020 年 08 月", "\"2020.08\"", "「8月」"]
    {
        assert_eq!(put(&format!("{{{{营口市.{month}.排名}}}}")), "71", "{month}");
    }
    assert_eq!(put("{{营口市.2019年10月.指数}}"), "80.50");
}

#[test]
fn a_cell_is_known_by_table_row_and_column() {
    let cases = [
        ("{{上报表.甲局.一季度/数量}}", "1"),
        ("{{上报表.东片/甲局.一季度/金额}}", "1234.5"),
        ("{{上报表.甲局.二季度/数量}}", "3"),
        ("{{上报表.东片/小计.一季度/金额}}", "-12345678"),
        ("{{上报表.合计.二季度/金额}}", "23"),
        ("{{上报表.合计.比例(%)}}", "100%"),
        ("{{上报表.合计.比例 （%）}}%", "100%"),
        ("{{上报表.东片/小计.比例（%）}}个百分点", "−3个百分点"),
        ("{{上报表.西片/小计.比例（%）}} ％", "15 ％"),
        ("{{上报表.甲局.\"信易+应用.情况\"}}", "5"),
        ("{{上报表.甲局.「信易+应用.情况」}}", "5"),
        ("{{上报表.甲局.“信易+应用.情况”}}", "5"),
        ("{{上报表.西片/\"乙.局(机关)\".一季度/数量}}", "8"),
        ("{{上报表.\"乙.局（机关）\".一季度/数量}}", "8"),
        ("{{上报表.东片/小计.备注_*说明*}}", "2020年9月"),
        ("{{上报表.甲局.备注_*说明*}}", "<无>"),
        ("{{上报表.西片/小计.备注_*说明*}}", "A&amp;B"),
        ("{{上报表.合计.「信易+应用.情况」}}", "1,23"),
        ("{{上报表.\"乙.局（机关）\".「信易+应用.情况」}}", "0"),
    ];
    for (text, wanted) in cases {
        assert_eq!(put(text), wanted, "{text}");
    }
}

#[test]
fn a_figure_works_in_strong_words_links_lists_and_headings() {
    assert_eq!(put("**共{{上报表.合计.比例（%）}}**% 和 **“{{营口市.排名}}”。**各"), "共100% 和 “57”。各");
    assert_eq!(put("[第{{营口市.排名}}名](http://a.example/)"), "第57名");
    assert_eq!(put("- 甲{{营口市.排名}}\n- {{营口市.总数}}"), "甲57261");
    assert_eq!(put("# {{营口市.排名}}\n\n{{营口市.总数}}\n    {{营口市.排名}}"), "5726157");
    assert_eq!(put("{{营口市.排名}}{{营口市.排名}}"), "5757");
    // Nor is it lost where Markdown is not understood.
    assert_eq!(put("> {{营口市.排名}} *{{营口市.总数}}* `{{营口市.排名}}`"), "57 *261* `57`");
}

#[test]
fn braces_can_be_printed() {
    assert_eq!(put("\\{{营口市.排名}}"), "{{营口市.排名}}");
    assert_eq!(put("a{b}c}}d } {"), "a{b}c}}d } {");
    assert_eq!(put("\\{{{营口市.排名}}}"), "{{{营口市.排名}}}");
    assert_eq!(put("[文](http://a.example/{{b}}/c) <http://a.example/{{b}}>"), "文 http://a.example/{{b}}");
}

#[test]
fn the_figure_has_the_place_of_its_reference() {
    let reading = with_brief("甲 **乙{{营口市.排名}}丙** {{上报表.合计.比例（%）}}丁");
    let issue = reading.issue.unwrap();
    let at = |place: &typeset::source::Place| &reading.sources.text(place.file)[place.range.clone()];
    issue.texts(&mut |text| {
        let raw = at(&text.place);
        match text.value.as_str() {
            "57" => assert_eq!(raw, "{{营口市.排名}}"),
            "乙" | "丙" | "丁" | "甲 " => assert_eq!(raw, text.value),
            _ => {}
        }
    });
    let figures: Vec<_> =
        issue.figures.iter().map(|f| (f.text.value.as_str(), at(&f.text.place), at(&f.origin))).collect();
    assert_eq!(figures, [("57", "{{营口市.排名}}", "86.79"), ("100%", "{{上报表.合计.比例（%）}}", "100％")]);
}

#[test]
fn figures_stand_in_every_text_of_the_issue_but_not_in_cells() {
    let figure = "{{营口市.排名}}";
    let issue = format!(
        r#"{HEAD}
[notice]
title = "提示{figure}"
text = "第{figure}名"
{SOURCES}
[[section]]
title = "栏目{figure}"

[[section.item]]
kind = "article"
title = "标题{figure}\n第二行"
subtitle = "副题{figure}"
source = "来源{figure}"
file = "a.txt"

[[section.item]]
kind = "table"
title = "表题{figure}"
unit = "单位{figure}"
note = "注{figure}"
source = "出处{figure}"
data = "b.csv"
"#
    );
    let case = Case::with_issue(&issue)
        .file("a.csv", CSV)
        .file("a.txt", format!("正文{figure}*名*，\\{figure}\n"))
        .file("b.csv", format!("甲,乙\n格{figure},1\n"));
    let text = case.lay_out().text();
    for part in
        ["提示57", "第57名", "【栏目57】", "标题57第二行", "副题57", "（来源57）", "正文57*名*，{{营口市.排名}}"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for part in ["表题57", "单位：单位57", "注：注57", "资料来源：出处57", "格{{营口市.排名}}"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn pictures_and_rankings_have_captions_with_figures() {
    let issue = format!("{HEAD}{SOURCES}").replace("total = 261", "total = 261\ncaption = \"{{营口市.排名}}名\"")
        + "\n[[section.item]]\nkind = \"picture\"\nfile = \"a.svg\"\ncaption = \"图{{营口市.排名}}\"\nalt = \"画{{营口市.总数}}\"\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let case = Case::with_issue(&issue).file("a.csv", CSV).file("a.svg", svg);
    let issue = read::read(&case.path().join("issue.toml")).issue.unwrap();
    let [typeset::model::Item::Ranking(ranking), _, typeset::model::Item::Picture(picture)] =
        &issue.sections[0].items[..]
    else {
        panic!()
    };
    assert_eq!(ranking.caption.as_ref().unwrap().value, "57名");
    assert_eq!(picture.caption.as_ref().unwrap().value, "图57");
    assert_eq!(picture.alt.as_ref().unwrap().value, "画261");
}

#[test]
fn a_table_without_a_name_is_known_by_its_title() {
    let issue = format!(
        "{HEAD}{SOURCES}\n[[section.item]]\nkind = \"brief\"\ntext = \"{{{{各地 上报情况.合计.一季度/数量}}}}\"\n"
    );
    let reading = read(&issue.replace("name = \"上报表\"\n", ""));
    assert_eq!(reading.found, []);
    assert_eq!(texts(&reading.issue.unwrap()), "20");
}

#[test]
fn a_wrong_name_is_answered_with_the_right_one() {
    let cases = [
        ("{{上报.合计.一季度/数量}}", "figure-no-table", "上报表"),
        ("{{各地上报情况.合计.一季度/数量}}", "figure-no-table", "是不是想写“上报表”"),
        ("{{未知.排名}}", "figure-no-table", "上报表、营口市"),
        ("{{上报表.甲.一季度/数量}}", "figure-no-row", "{{上报表.甲局.一季度/数量}}"),
        ("{{上报表.合计.信易}}", "figure-no-column", "{{上报表.合计.「信易+应用.情况」}}"),
        ("{{上报表.合计.一季度}}", "figure-no-column", "{{上报表.合计.一季度/数量}}"),
        ("{{上报表.完全不同.比例（%）}}", "figure-no-row", "有 5 行：甲局"),
        ("{{上报表.比例（%）.合计}}", "figure-swapped", "{{上报表.合计.比例（%）}}"),
        ("{{上报表.小计.比例（%）}}", "figure-ambiguous", "{{上报表.东片/小计.比例（%）}} 或 {{上报表.西片/小计"),
        ("{{上报表.合计.数量}}", "figure-ambiguous", "{{上报表.合计.一季度/数量}} 或"),
        ("{{上报表.\"乙.局（机关）\".二季度/数量}}", "figure-empty-cell", "补上"),
        ("{{上报表.\"乙.局（机关）\".二季度/金额}}", "figure-empty-cell", "补上"),
        ("{{上报表.东片/小计.「信易+应用.情况」}}", "figure-empty-cell", "补上"),
        ("{{上报表.合计}}", "figure-form", "{{上报表.合计.一季度/数量}}"),
        ("{{上报表.甲局.信易+应用.情况}}", "figure-form", "{{上报表.甲局.「信易+应用.情况」}}"),
        ("{{上报表}}", "figure-form", "{{上报表.甲局.一季度/数量}}"),
        ("{{}}", "figure-form", "{{上报表.甲局.一季度/数量}}"),
        ("{{营口市}}", "figure-form", "{{营口市.排名}}"),
        ("{{营口市.8月}}", "figure-form", "{{营口市.8月.排名}}"),
        ("{{营口市。排名}}", "figure-form", "{{营口市.排名}}"),
        ("{{营口市.名次}}", "figure-no-field", "排名、总数、综合指数、月份"),
        ("{{营口市.排名.8月}}", "figure-swapped", "{{营口市.8月.排名}}"),
        ("{{营口市.9月.排名}}", "figure-no-month", "2020年8月、2020年10月"),
        ("{{营口市.10月.排名}}", "figure-ambiguous", "{{营口市.2020年10月.排名}} 或 {{营口市.2019年10月.排名}}"),
    ];
    for (text, code, advice) in cases {
        let (found, message, hint, at) = fault(&format!("前{text}后"));
        assert_eq!(found, code, "{text}: {message}");
        assert!(hint.contains(advice), "{text}: {hint}");
        assert_eq!(at, text);
        // What is advised holds.
        if let Some(right) = hint.find("{{上报表.").and_then(|from| hint[from..].split_inclusive("}}").next()) {
            put(right);
        }
    }
}

#[test]
fn an_open_reference_is_told_with_both_remedies() {
    for text in ["前{{营口市.排名} 后", "前{{营口市\n.排名}}", "{{", "{{甲 和 \\{{营口市.排名}}", "{{\"甲"]
    {
        let (code, _, hint, at) = fault(text);
        assert_eq!((code.as_str(), at.as_str()), ("figure-unclosed", "{{"), "{text}");
        assert!(hint.contains("{{上报表.甲局.一季度/数量}}") && hint.contains("\\{{"), "{hint}");
    }
}

#[test]
fn names_used_twice_are_told_where_it_matters() {
    let second = "\n[[section.item]]\nkind = \"table\"\nname = \"营口市\"\ndata = \"a.csv\"\n";
    let brief = "\n[[section.item]]\nkind = \"brief\"\ntext = \"{{营口市.排名}}\"\n";
    assert_eq!(read(&format!("{HEAD}{SOURCES}{second}")).found, []);
    let codes = |issue: &str| -> Vec<&'static str> { read(issue).found.iter().map(|d| d.problem.code()).collect() };
    assert_eq!(codes(&format!("{HEAD}{SOURCES}{second}{brief}")), ["figure-ambiguous"]);
    assert_eq!(codes(&format!("{HEAD}{SOURCES}{second}{second}")), ["name-taken"]);
}

#[test]
fn rows_that_nothing_tells_apart_are_named_by_number() {
    let issue = format!(
        "{HEAD}\n[[section]]\n\n[[section.item]]\nkind = \"table\"\nname = \"表\"\ndata = \"b.csv\"\n\n[[section.item]]\nkind = \"brief\"\ntext = \"{{{{表.甲.数}}}}\"\n"
    );
    let case = Case::with_issue(&issue).file("b.csv", "名,数\n甲,1\n乙,2\n甲,3\n");
    let found = read::read(&case.path().join("issue.toml")).found;
    assert_eq!(found.len(), 1);
    assert!(Lang::Zh.words(&found[0].problem).message.contains("第 2、4 行"), "{found:?}");
}

#[test]
fn a_table_that_cannot_be_read_is_told_once() {
    let issue =
        format!("{HEAD}{SOURCES}\n[[section.item]]\nkind = \"brief\"\ntext = '{{{{上报表.丙局.一季度/数量}}}}'\n");
    let missing = Case::with_issue(&issue);
    let ragged = Case::with_issue(&issue).file("a.csv", format!("{CSV}北片,丙局,1\n"));
    for case in [missing, ragged] {
        assert_eq!(read::read(&case.path().join("issue.toml")).found.len(), 1);
    }
}

#[test]
fn escapes_in_toml_leave_the_place_exact() {
    let issue = format!(
        "{HEAD}{SOURCES}\n[[section.item]]\nkind = \"brief\"\ntext = \"\\\"甲\\\" {{{{营口市.名次}}}} \\\\{{{{乙}}}}\"\n"
    );
    let reading = read(&issue);
    let place = reading.found[0].place.as_ref().unwrap();
    assert_eq!(&reading.sources.text(place.file)[place.range.clone()], "{{营口市.名次}}");
    assert_eq!(texts(reading.issue.as_ref().unwrap()), "\"甲\" {{营口市.名次}} {{乙}}");
}

#[test]
fn references_on_their_own_stay_as_written() {
    let (blocks, _) = read::markdown_text("甲{{乙_.丙_}}");
    let Block::Paragraph(text) = &blocks[0] else { panic!() };
    let values: Vec<&str> = Inline::texts(text).into_iter().map(|text| text.value.as_str()).collect();
    assert_eq!(values, ["甲", "{{乙_.丙_}}"]);
}

#[test]
fn a_reference_in_other_brackets_is_an_error_with_its_right_form() {
    let name = "上报表.合计.比例";
    for (wrong, right) in [
        (format!("｛｛{name}｝｝"), "{{上报表.合计.比例}}"),
        (format!("{{{name}}}"), "{{上报表.合计.比例}}"),
        (format!("${{{name}}}"), "{{上报表.合计.比例}}"),
        (format!("【{name}】"), "{{上报表.合计.比例}}"),
        (format!("{{{{{{{name}}}}}}}"), "{{上报表.合计.比例}}"),
        (format!("{{{name}}}}}"), "{{上报表.合计.比例}}"),
        ("[营口市。排名]".to_owned(), "{{营口市.排名}}"),
    ] {
        let reading = with_brief(&format!("完成{wrong}，好。"));
        let said: Vec<_> = reading.found.iter().map(|found| Lang::Zh.words(&found.problem)).collect();
        let hint = said.iter().find(|words| words.message.contains("英文花括号")).and_then(|words| words.hint.as_ref());
        assert!(hint.is_some_and(|hint| hint.contains(right)), "{wrong}: {said:?}");
        let place = reading.found[0].place.as_ref().unwrap();
        assert!(reading.sources.text(place.file)[place.range.clone()].contains("营口市") || wrong.contains("上报表"));
    }
    // Brackets around anything else are brackets.
    for fine in ["【工作动态】", "[1]", "{甲.乙}", "〔2020〕3号", "【上报表】"] {
        assert!(with_brief(&format!("见{fine}。")).found.is_empty(), "{fine}");
    }
}
