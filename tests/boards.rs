//! Red and black boards.

use std::fmt::Write;

use lopdf::Document;
use typeset::read;

use crate::print::{all_plates, print};
use crate::same::{compared, documents};
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, squeeze};
use crate::word::Word;

const CELL: f64 = 156.0 * MM / 28.0;

/// Returns a section with a text of so many lines and boards with some keys below it.
fn section(lines: usize, keys: &str) -> String {
    let mut text = String::new();
    (0..lines).for_each(|_| writeln!(text, "一行。\n").unwrap());
    let article = format!("[[section.item]]\nkind = \"article\"\ntitle = \"文\"\ntext = '''\n{text}段。\n'''\n");
    format!("\n[[section]]\n\n{article}\n[[section.item]]\nkind = \"board\"\n{keys}")
}

fn case(lines: usize, keys: &str) -> Case {
    Case::with_sections(&section(lines, keys))
}

const TWO: &str = "red = [{ name = \"石桥镇\", reason = \"办结率居全市第一。\" }, \"清泉镇\"]
black = [{ name = \"柳河乡\", reason = \"三次超期未办，被通报批评。\" }]
";

/// Returns where a text stands: its page, and its left end and baseline in pt.
fn place(set: &LaidOut, words: &str) -> (usize, f64, f64) {
    let sheets = set.sheets();
    let mut all = sheets.iter().enumerate().flat_map(|(page, sheet)| sheet.texts.iter().map(move |text| (page, text)));
    let (page, text) = all.find(|(_, text)| text.text.starts_with(words)).unwrap_or_else(|| panic!("{words}"));
    (page, text.start.x.to_pt(), text.start.y.to_pt())
}

#[test]
fn short_ones_stand_beside_each_other_and_long_ones_below() {
    let set = case(1, TWO).lay_out();
    let (left, right) = (place(&set, "石桥镇"), place(&set, "柳河乡"));
    assert!((left.2 - right.2).abs() < 0.01 && (right.1 - left.1 - 15.0 * CELL).abs() < 0.1, "{left:?} {right:?}");
    assert!(place(&set, "红榜").2 < left.2 && place(&set, "黑榜").1 > right.1);
    // What stands below each other begins with two empty cells.
    let below = |keys: &str| {
        let set = case(1, keys).lay_out();
        let (red, black) = (place(&set, "石桥镇"), place(&set, "柳河乡"));
        let edge = |page: usize| if page.is_multiple_of(2) { 28.0 } else { 26.0 } * MM;
        let from = [red, black].map(|(page, x, _)| (x - edge(page) - 2.0 * CELL).abs());
        assert!(from.iter().all(|from| *from < 0.1) && (red.0, red.2) < (black.0, black.2), "{keys} {red:?} {black:?}");
    };
    below(&format!("{TWO}layout = \"below\"\n"));
    let long = TWO.replace("三次超期未办，被通报批评。", &"三次超期未办，被通报批评，".repeat(5));
    below(&long);
    below(&TWO.replace("清泉镇", "清泉镇人民政府政务服务中心综合受理窗口"));
    let set = case(1, &format!("{long}layout = \"beside\"\n")).lay_out();
    assert!((place(&set, "石桥镇").2 - place(&set, "柳河乡").2).abs() < 0.01);
}

#[test]
fn a_head_stands_with_its_first_two_entries_and_an_entry_is_whole() {
    let mut entries = String::new();
    for n in 1..=5 {
        write!(entries, "{{ name = \"第{n}镇人民政府\", reason = \"{}\" }}, ", "办理诉求的情况较好。".repeat(5))
            .unwrap();
    }
    let keys = format!("red = [{entries}]\nblack = [{entries}]\nlayout = \"below\"\n");
    let mut parted = 0;
    for lines in 0..15 {
        let set = case(lines, &keys).lay_out();
        let sheets = set.sheets();
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        for (page, sheet) in sheets.iter().enumerate() {
            let all: String = sheet.texts.iter().map(|text| text.text.as_str()).collect();
            for head in ["红榜", "黑榜"] {
                let Some(at) = all.find(head) else { continue };
                assert!(all[at..].contains("第1镇") && all[at..].contains("第2镇"), "{lines} {page} {all}");
                parted += usize::from(!all[at..].contains("第5镇"));
            }
            // Each reason is as long as the others, and stands on the page of its name.
            let (names, told) = (all.matches("镇人民政府").count(), all.matches("情况较好").count());
            assert_eq!(told, 5 * names, "{lines} {page} {all}");
        }
        // Names and reasons stand on the lines of the grid.
        let first = |y: f64| (y / MM - 37.0) / (225.0 / 22.0) + 0.29;
        let named = sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).filter(|(_, text)| text.contains("镇人民"));
        for (y, text) in named {
            assert!((first(y) - first(y).round()).abs() < 0.03, "{lines} {text} {}", first(y));
        }
    }
    assert!(parted > 3, "{parted}");
}

#[test]
fn a_table_is_read_as_a_board() {
    let told = |table: &str| {
        let case = case(0, "red = \"a.csv\"\n").file("a.csv", table);
        let reading = read::read(&case.path().join("issue.toml"));
        reading.found.iter().map(|found| found.code()).collect::<Vec<_>>()
    };
    for table in [
        "序号,单位,上榜理由\n1,甲镇,第一。\n2,乙镇,第二。\n",
        "甲镇,第一。\n乙镇,第二。\n",
        "理由,名称\n第一。,甲镇\n第二。,乙镇\n",
        "1,甲镇,第一。\n2,乙镇,第二。\n",
    ] {
        let set = case(0, "red = \"a.csv\"\n").file("a.csv", table).lay_out();
        assert!(set.text().ends_with("红榜甲镇第一。乙镇第二。"), "{table} {}", set.text());
    }
    let set = case(0, "red = \"a.csv\"\n").file("a.csv", "表扬名单,\n单位,理由\n甲镇,第一。\n").lay_out();
    assert!(set.text().ends_with("表扬名单甲镇第一。"), "{}", set.text());
    assert_eq!(told("单位,得分,理由\n甲镇,98.5,第一。\n"), ["board-columns"]);
    assert_eq!(told("单位,理由\n甲镇,第一。\n,第二。\n"), ["board-nameless"]);
    assert_eq!(told("单位,理由\n"), ["board-file-empty"]);
    assert_eq!(told("一,二\n单位,理由\n甲镇,第一。\n"), ["board-above-head"]);
}

#[test]
fn the_word_document_says_the_same() {
    for keys in
        [TWO.to_owned(), format!("{TWO}layout = \"below\"\nred_title = \"表扬\"\n"), "black = \"柳河乡\"\n".into()]
    {
        let [pdf, word] = documents(case(1, &keys).path());
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
        let word = Word::open(&word);
        let heads: Vec<_> = word.body().all("w:p").into_iter().filter(|p| Word::style(p) == "BoardHead").collect();
        let fills: Vec<_> = heads.iter().map(|p| p.find("w:pPr/w:shd").unwrap().attr("w:fill").unwrap()).collect();
        assert!(fills.iter().all(|fill| ["E60012", "000000"].contains(fill)), "{fills:?}");
        let tables = word.tables("SideBySide").count();
        assert_eq!(tables, usize::from(keys == TWO), "{keys}");
        assert!(
            heads.iter().all(|p| word.part("word/styles.xml").style("BoardHead").find("w:pPr/w:keepNext").is_some()
                && !p.text_of_runs().is_empty())
        );
    }
}

/// Returns whether a page draws an area in a colour and not only the outline of one.
fn fills(document: &Document) -> usize {
    let page = document.page_iter().next().unwrap();
    let content = lopdf::content::Content::decode(&document.get_page_content(page)).unwrap();
    content.operations.iter().filter(|op| ["f", "f*"].contains(&op.operator.as_str())).count()
}

#[test]
fn the_red_head_has_the_red_ink_and_without_one_a_frame() {
    let case = case(1, TWO);
    let spot = print(&case, &[]);
    assert_eq!(all_plates(&spot).len(), 2);
    let black = print(&case, &["--ink", "black"]);
    assert_eq!(all_plates(&black).len(), 1);
    // Of two solid heads one is left.
    assert_eq!(fills(&spot), fills(&black) + 1);
}

#[test]
fn what_cannot_be_set_is_told() {
    let found = |keys: &str| {
        let reading = read::read(&case(0, keys).path().join("issue.toml"));
        let quote = |place: &typeset::source::Place| reading.sources.text(place.file)[place.range.clone()].to_owned();
        let told =
            reading.found.iter().map(|found| (found.code(), found.place.as_ref().map(quote).unwrap_or_default()));
        told.collect::<Vec<_>>()
    };
    for (keys, code, at) in [
        ("", "board-empty", ""),
        ("red_title = \"表扬\"\nblack = \"柳河乡\"\n", "board-title", "\"表扬\""),
        ("red = \"名单.docx\"\n", "board-file", "\"名单.docx\""),
        ("red = [\"甲镇\", \"b.csv\"]\n", "board-file", "\"b.csv\""),
        ("red = \"b.csv\"\n", "file-missing", "\"b.csv\""),
        ("red = [{ reason = \"好\" }]\n", "missing-key", "{ reason = \"好\" }"),
        ("red = [{ where = \"甲镇\", name = \"甲\" }]\n", "unknown-key", "where"),
        ("red = [1]\n", "wrong-type", "1"),
        ("red = []\n", "empty-value", "[]"),
        ("red = \"甲镇\"\nlayout = \"左右\"\n", "not-allowed", "\"左右\""),
        ("red = [{ name = \"甲\\n镇\" }]\n", "no-line-break", "\"甲\\n镇\""),
    ] {
        let found = found(keys);
        assert_eq!(found.len(), 1, "{keys} {found:?}");
        assert!(found[0].0 == code && (at.is_empty() || found[0].1 == at), "{keys} {found:?}");
    }
    // Names alone, and tables of their own, are as good as a list.
    let set = case(0, "black = \"柳河乡\"\n[[section.item.red]]\nname = \"甲镇\"\nreason = \"好。\"\n").lay_out();
    assert!(
        set.text().ends_with("红榜甲镇好。黑榜柳河乡") || set.text().ends_with("红榜黑榜甲镇好。柳河乡"),
        "{}",
        set.text()
    );
}

#[test]
fn what_they_are_also_called_is_answered() {
    for (wrong, right) in [
        ("kind = \"红黑榜\"\nred = \"甲镇\"\n", "\"board\""),
        ("kind = \"blacklist\"\nred = \"甲镇\"\n", "\"board\""),
        ("kind = \"board\"\n红榜 = [\"甲镇\"]\n", "red"),
        ("kind = \"board\"\nblacklist = [\"甲镇\"]\n", "black"),
    ] {
        let issue = format!("{HEAD}\n[[section]]\n\n[[section.item]]\n{wrong}");
        let err = Case::with_issue(&issue).run(&["-q"]).err;
        assert!(
            ["是不是想写", "应写作"].iter().any(|answer| err.contains(answer)) && err.contains(right),
            "{wrong}: {err}"
        );
    }
}

#[test]
fn a_signature_below_them_is_not_alone() {
    let signed = HEAD.replace("\n[publication]", "signed = \"测试办公室\"\n\n[publication]");
    for lines in 0..16 {
        let keys = format!("{TWO}layout = \"below\"\n");
        let set = Case::with_issue(&format!("{signed}{}", section(lines, &keys))).lay_out();
        let sheets = set.sheets();
        let signed = sheets.iter().position(|sheet| {
            sheet.texts.iter().rev().any(|text| squeeze(&text.text) == "测试办公室" && text.start.y.to_mm() > 100.0)
                || sheet.texts.iter().any(|text| text.text.starts_with("三次超期"))
        });
        let last = sheets.last().unwrap();
        let all: String = last.texts.iter().map(|text| text.text.as_str()).collect();
        assert!(signed.is_some() && (all.contains("三次超期") || !all.contains("测试办公室")), "{lines} {all}");
    }
}
