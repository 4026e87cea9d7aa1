//! Sub- and superscripts: how they are set, what they copy as, and that Word has the same.

use std::fs;

use typeset::layout::{PageMap, facts};

use crate::support::{Case, RUNNING, Text, article, run, squeeze};
use crate::word::Word;

const TEXT: &str = "全县PM₂.₅、SO₂和COD_{Cr}平稳，PM_{2.5}年均值下降，共10⁴吨、5.2×10^{−3}、10⁰，面积38km²。";

/// An issue with scripts in a title, in text and in a table.
fn case() -> Case {
    let table = "\n[[section.item]]\nkind = \"table\"\ntitle = \"各乡镇PM₂.₅浓度\"\ndata = \"a.csv\"\n";
    let data = "乡镇,PM₂.₅,COD_{Cr}（mg/L）,排放量（10⁴m³）\n城关镇,35,12.5,1200\n河口乡,31,11.0,800\n";
    Case::with_sections(&(article("PM₂.₅平均浓度与COD_{Cr}", TEXT) + table)).file("a.csv", data)
}

fn of<'t>(texts: &'t [Text], words: &str) -> &'t Text {
    texts.iter().find(|text| text.text == words).unwrap_or_else(|| panic!("{words} in {texts:?}"))
}

#[test]
fn subscripts_are_small_and_below_the_line_and_no_line_moves() {
    let laid_out = Case::with_sections(&article("标题", "全县PM₂.₅平稳。\n\n全县共有十二家。")).lay_out();
    let sheet = &laid_out.sheets()[0];
    let (small, han, next) = (of(&sheet.texts, "2.5"), of(&sheet.texts, "PM"), of(&sheet.texts, "平稳。"));
    assert!((small.size - 0.62 * RUNNING).abs() < 0.01 && small.family == "Liberation Serif", "{small:?}");
    let below = (small.start.y - han.start.y).to_pt();
    assert!((below - 0.16 * RUNNING).abs() < 0.01, "{below}");
    let gap = (next.start.x - small.end.x).to_pt();
    assert!((gap - 0.25 * RUNNING).abs() < 0.1, "{gap}");
    let lines = sheet.lines(RUNNING);
    let pitch = lines[lines.len() - 1].0 - lines[lines.len() - 2].0;
    assert!((pitch - 225.0 * 72.0 / 25.4 / 22.0).abs() < 0.01, "{lines:?}");
    // To the proofreader they are on their line.
    let facts = facts(&laid_out.pages, &laid_out.document);
    assert!(facts[0].lines.iter().any(|line| line.text.contains("PM2.5平稳")), "{:?}", facts[0].lines);
}

#[test]
fn what_is_copied_is_searched_and_no_figure_becomes_another() {
    let text = case().lay_out().text();
    for words in ["全县PM2.5、SO2和CODCr", "PM2.5年均值", "10⁴吨、5.2×10⁻³、10⁰，", "38km²", "各乡镇PM2.5浓度", "10⁴m³"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("104") && !text.contains(['_', '{', '₂']), "{text}");
}

#[test]
fn characters_of_one_script_are_of_one_face() {
    let sheets = case().lay_out().sheets();
    let sheet = sheets.iter().find(|sheet| sheet.texts.iter().any(|text| text.text.contains('⁻'))).unwrap();
    assert_eq!(of(&sheet.texts, "⁻³").family, "Typeset Kai GB");
    assert_eq!(of(&sheet.texts, "⁰").family, "Typeset Kai GB");
}

#[test]
fn every_script_leads_to_where_it_was_written() {
    let laid_out = Case::with_sections(&article("标题", TEXT)).lay_out();
    let map = PageMap::of(&laid_out.pages, &laid_out.document);
    let sheet = &laid_out.sheets()[0];
    let shown = |words: &str, share: f64| {
        let text = of(&sheet.texts, words);
        let x = text.start.x + (text.end.x - text.start.x) * share;
        let place = map.at(0, x.to_pt(), text.start.y.to_pt() - 0.2 * text.size).unwrap();
        laid_out.session.sources().text(place.file)[place.range].to_owned()
    };
    assert_eq!([shown("2.5", 0.1), shown("2.5", 0.9), shown("Cr", 0.1), shown("Cr", 0.9)], ["₂", "₅", "C", "r"]);
}

#[test]
fn word_has_them_as_formatting_and_says_the_same() {
    let case = case();
    for name in ["a.pdf", "a.docx"] {
        assert_eq!(case.run(&["-o", name]).code, 0);
    }
    let word = Word::open(&fs::read(case.path().join("a.docx")).unwrap());
    let word = String::from_utf8_lossy(word.bytes("word/document.xml")).into_owned();
    let run = |place: &str, words: &str| {
        format!("<w:vertAlign w:val=\"{place}\"/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t>")
    };
    for (place, words) in [("subscript", "2.5"), ("subscript", "Cr"), ("superscript", "4"), ("superscript", "-3")] {
        assert!(word.contains(&run(place, words)), "{words}: {word}");
    }
    assert!(word.contains("km²") && !word.contains("_{"));
    let same = run_verify(&case);
    assert_eq!(same.0, 0, "{}", same.1);
    // Without what makes ⁴ of 4, it is another figure.
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap().replace("10⁴吨", "104吨");
    fs::write(case.path().join("issue.toml"), issue).unwrap();
    assert_eq!(case.run(&["-o", "a.docx"]).code, 0);
    let other = run_verify(&case);
    assert!(other.0 != 0 && other.1.contains("104"), "{}", other.1);
}

fn run_verify(case: &Case) -> (i32, String) {
    let run = run(case.path(), &["verify", "a.pdf", "a.docx"]);
    (run.code, String::from_utf8_lossy(&run.out).into_owned() + &run.err)
}

#[test]
fn from_word_they_come_back() {
    let case = Case::with_sections(&article("标题", TEXT));
    let text = case.lay_out().text();
    assert_eq!(case.run(&["-o", "a.docx"]).code, 0);
    let issue = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.docx\"\n";
    let back = Case::with_sections(issue).file("a.docx", fs::read(case.path().join("a.docx")).unwrap()).lay_out();
    let said = &text[text.find("全县PM2.5").unwrap()..];
    assert!(back.text().contains(said), "{said} in {}", back.text());
}

#[test]
fn in_cells_they_stay_whole_and_columns_stay_figures() {
    let data = "单位,全年各行业COD_{Cr}排放,全年各行业PM_{2.5}排放,全年各行业x_{max}排放\n\
                甲局,12,10⁴,3\n乙局,20,4,4\n丙局,50,6,6\n合计,82,10,14\n";
    let case =
        Case::with_sections("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n")
            .file("a.csv", data);
    let laid_out = case.lay_out();
    let text = laid_out.text();
    assert!(!text.contains(['_', '{']) && text.contains("10⁴"), "{text}");
    assert!(["CODCr", "PM2.5", "xmax"].iter().all(|words| text.contains(words)), "{text}");
    // A column with subscripts in its head is one of figures; 10⁴ is none, and never 104.
    assert_eq!(laid_out.found("T102"), [(0, "14")]);
    assert_eq!(laid_out.found("T110"), [(0, "10⁴")]);
}

#[test]
fn what_cannot_be_one_is_printed_as_it_stands_and_told() {
    let case = Case::with_sections(&article("标题", "共10^{4.5}吨，a_{长江}，正常COD_{Cr}。"));
    let run = run(case.path(), &["check", "issue.toml"]);
    let said = String::from_utf8_lossy(&run.out).into_owned() + &run.err;
    assert_eq!(said.matches("上下标").count(), 2, "{said}");
    assert!(squeeze(&case.lay_out().text()).contains("10^{4.5}吨，a_{长江}，正常CODCr"));
}

#[test]
fn the_list_of_contents_has_them_too() {
    let issue = format!("contents = true\n{}{}", crate::support::HEAD, article("PM₂.₅与COD_{Cr}", TEXT));
    let case = Case::with_issue(&issue);
    let text = case.lay_out().text();
    let times = text.matches("PM2.5与CODCr").count();
    assert!(times == 2 && !text.contains(['_', '₂']), "{text}");
}
