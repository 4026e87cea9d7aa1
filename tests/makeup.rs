//! How pages are made up by what is left of them: none blank, none half empty without need, nothing lost or moved.

use typeset::check::facts::PageFacts;
use typeset::layout::facts;

use crate::same::{compared, documents};
use crate::support::{Case, HEAD, LaidOut, RUNNING, squeeze};

/// Share of a page that may stay blank before what does not fit there.
const BLANK: f64 = 0.34;

/// Numbers without a pattern, the same in every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// So many paragraphs of a line each, none like another.
pub fn lines(mark: char, count: usize) -> String {
    (1..=count).map(|n| format!("{mark}段第{n}号为排版测试内容。\n\n")).collect()
}

/// A text with a title.
pub fn text(title: &str, words: &str) -> String {
    format!("\n[[section.item]]\nkind = \"article\"\ntitle = \"{title}\"\ntext = '''\n{words}'''\n")
}

pub fn table(file: &str, keys: &str) -> String {
    format!("\n[[section.item]]\nkind = \"table\"\ndata = \"{file}\"\n{keys}\n")
}

/// A table of five columns with so many rows.
pub fn rows(count: usize) -> String {
    let row = |n: usize| format!("东坪乡第{n}村民委员会,{0},{0},{0},{0}\n", 37 * n);
    format!("单位,指标甲,指标乙,指标丙,指标丁\n{}", (1..=count).map(row).collect::<String>())
}

const TURNED: &str = "title = \"横放统计表\"\ndirection = \"turned\"";

fn lay_out(items: &str, rows_of: usize) -> LaidOut {
    Case::with_sections(&format!("\n[[section]]\n{items}")).file("t.csv", rows(rows_of)).lay_out()
}

pub fn pages(laid_out: &LaidOut) -> Vec<PageFacts> {
    facts(&laid_out.pages, &laid_out.document)
}

/// Returns how much of a page below the last thing on it is blank, from 0 to 1.
fn blank(page: &PageFacts) -> f64 {
    (page.area.bottom - page.foot()).max(0.0) / page.area.height()
}

/// Returns which pages, from 0, show some words, though they may run over several lines.
fn pages_with(laid_out: &LaidOut, words: &str) -> Vec<usize> {
    let sheets = laid_out.sheets();
    let text = |page: usize| squeeze(&sheets[page].texts.iter().map(|text| text.text.as_str()).collect::<String>());
    (0..sheets.len()).filter(|page| text(*page).contains(words)).collect()
}

fn page_with(laid_out: &LaidOut, words: &str) -> usize {
    let pages = pages_with(laid_out, words);
    assert_eq!(pages.len(), 1, "{words} stands on pages {pages:?}");
    pages[0]
}

/// Asserts that every row of the table is printed once, whichever its pages.
fn assert_rows(laid_out: &LaidOut, count: usize) {
    let printed = laid_out.text();
    for n in 1..=count {
        assert_eq!(printed.matches(&format!("东坪乡第{n}村民委员会")).count(), 1, "row {n} of {count}");
    }
}

fn assert_no_blank_page(laid_out: &LaidOut) {
    let pages = pages(laid_out);
    for (n, page) in pages.iter().enumerate() {
        assert!(page.filled() > 0.0, "page {} of {} is blank", n + 1, pages.len());
    }
}

/// The faults of three cases: 12 lines before a table of 26 rows left 97 % of a page blank; and notes and rows alone.
#[test]
fn a_table_neither_leaves_a_page_half_blank_nor_a_remnant_behind() {
    for (before, count) in
        [(1, 26), (1, 32), (4, 26), (8, 20), (10, 30), (12, 26), (13, 18), (16, 26), (18, 50), (20, 34), (21, 62)]
    {
        let items = text("前文", &lines('前', before)) + &table("t.csv", "title = \"各村办件统计表\"");
        let laid_out = lay_out(&(items + &text("后文", &lines('后', 1))), count);
        assert_rows(&laid_out, count);
        let pages = pages(&laid_out);
        for (n, page) in pages.iter().enumerate().take(pages.len() - 1) {
            assert!(blank(page) < BLANK, "{before} lines, {count} rows: page {} is blank by {:.2}", n + 1, blank(page));
        }
        laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        let last = *pages_with(&laid_out, "村民委员会").last().unwrap();
        let rows = laid_out.sheets()[last].texts.iter().filter(|text| text.text.contains("村民委员会")).count();
        assert!(rows >= 3, "{before} lines, {count} rows: {rows} on the last page");
    }
}

#[test]
fn notes_stand_on_the_page_where_their_table_ends() {
    for (before, count) in [(2, 26), (2, 30), (5, 27), (9, 24), (14, 30), (1, 26), (2, 52)] {
        let items = text("前文", &lines('前', before))
            + &table("t.csv", "title = \"各村办件统计表\"\nnote = \"统计口径见上期。\"")
            + &text("后文", &lines('后', 1));
        let laid_out = lay_out(&items, count);
        assert_rows(&laid_out, count);
        let end = page_with(&laid_out, &format!("东坪乡第{count}村民委员会"));
        assert_eq!(page_with(&laid_out, "统计口径见上期"), end, "{before} lines, {count} rows");
    }
}

#[test]
fn text_fills_the_page_before_a_turned_table_with_a_title() {
    for before in [1, 3, 12, 20] {
        let items = text("前文", &lines('前', before)) + &table("t.csv", TURNED) + &text("后文", &lines('后', 40));
        let laid_out = lay_out(&items, 12);
        let turned = page_with(&laid_out, "横放统计表");
        assert_eq!(page_with(&laid_out, "后段第1号"), turned - 1, "{before} lines");
        let pages = pages(&laid_out);
        assert!(pages[turned].is_turned() && blank(&pages[turned - 1]) < 0.1, "{before} lines");
        assert_rows(&laid_out, 12);
        // The text itself keeps its order.
        let words = squeeze(&lines('后', 40));
        let printed: String = laid_out
            .sheets()
            .iter()
            .enumerate()
            .filter(|(page, _)| *page != turned)
            .flat_map(|(_, sheet)| sheet.lines(RUNNING))
            .map(|(_, line)| squeeze(&line))
            .collect();
        assert!(printed.contains(&words), "{before} lines: {printed}");
    }
}

#[test]
fn a_turned_table_passes_no_head_of_a_section_no_table_no_picture_and_not_the_end() {
    let before = || text("前文", &lines('前', 2)) + &table("t.csv", TURNED) + &text("后文", &lines('后', 2));
    let head = format!("\n[[section]]\ntitle = \"下一栏\"\n{}", text("再后", &lines('再', 30)));
    let picture = "\n[[section.item]]\nkind = \"picture\"\nfile = \"p.svg\"\ncaption = \"下一栏\"\n".to_owned();
    let other = table("u.csv", "title = \"下一栏\"") + &text("再后", &lines('再', 30));
    for after in [head, picture, other] {
        let case = Case::with_sections(&format!("\n[[section]]\n{}{after}", before()));
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><rect width=\"90\" height=\"30\"/></svg>";
        let laid_out = case.file("t.csv", rows(12)).file("u.csv", "项目,数\n甲,1\n乙,2\n").file("p.svg", svg).lay_out();
        let turned = page_with(&laid_out, "横放统计表");
        assert_eq!(page_with(&laid_out, "后段第2号"), turned - 1);
        assert!(page_with(&laid_out, "下一栏") > turned, "{after}");
        assert_no_blank_page(&laid_out);
    }
    // What text there is stands before it, and the 版记 behind it.
    let issue = HEAD.replace("[publication]", "[publication]\ncopies = 80") + "\n[[section]]\n" + &before();
    let laid_out = Case::with_issue(&issue).file("t.csv", rows(12)).lay_out();
    let turned = page_with(&laid_out, "横放统计表");
    assert!(page_with(&laid_out, "后段第2号") < turned && page_with(&laid_out, "80份") > turned);
}

#[test]
fn a_table_without_a_title_or_below_a_heading_stays_where_it_is() {
    let plain = "direction = \"turned\"";
    let headed = lines('前', 2) + "# 小标题\n\n";
    for (before, keys) in [(lines('前', 2), plain), (headed, TURNED)] {
        let items = text("前文", &before) + &table("t.csv", keys) + &text("后文", &lines('后', 30));
        let laid_out = lay_out(&items, 12);
        let turned = page_with(&laid_out, "东坪乡第1村民委员会");
        assert!(page_with(&laid_out, "后段第1号") > turned, "{keys}");
    }
}

/// The words of text and its order are those of the Word document, whose tables stand where they were written.
#[test]
fn what_floats_says_the_same_as_word() {
    let items = text("前文", &lines('前', 8))
        + &table("t.csv", TURNED)
        + &text("后文", &lines('后', 30))
        + &table("t.csv", "title = \"另一张统计表\"")
        + &text("再后", &lines('再', 9));
    let case = Case::with_sections(&format!("\n[[section]]\n{items}")).file("t.csv", rows(31));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    assert_eq!(documents(case.path())[0], pdf, "the same issue gives the same bytes");
}

/// Where the text ends a page, the 版记 would have one of its own.
#[test]
fn the_imprint_never_stands_alone_below_text() {
    let head = HEAD.replace("[publication]", "[publication]\ncopies = 80");
    let mut random = Random::new(7);
    let mut held = 0;
    for round in 0..40 {
        // Around the ends of pages two and three, where it matters.
        let count = 9 + 22 * (round % 2) + random.below(22);
        let mut words = String::new();
        for n in 1..=count {
            words += &format!("第{n}号{}。\n\n", "排版测试内容".repeat(random.below(9) / 3));
        }
        let issue = format!("{head}\n[[section]]\n{}", text("前文", &words));
        let laid_out = Case::with_issue(&issue).lay_out();
        let sheets = laid_out.sheets();
        let lines: Vec<_> = sheets.iter().map(|sheet| sheet.lines(RUNNING).len()).collect();
        assert!(*lines.last().unwrap() >= 1, "{count} paragraphs: {lines:?}");
        held += usize::from(lines.last() == Some(&2));
        let printed: String = sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).map(|(_, line)| line).collect();
        assert!(squeeze(&printed).contains(&squeeze(&words)), "{count} paragraphs: {printed}");
    }
    assert!(held > 0, "no issue ended where it matters");
}

fn picture(keys: &str) -> String {
    format!("\n[[section.item]]\nkind = \"picture\"\nfile = \"p.svg\"\ncaption = \"现场图\"\n{keys}\n")
}

/// Lays out so many lines, a picture and more text; returns the picture's page and its height in lines.
fn with_picture(before: usize, keys: &str) -> (usize, f64) {
    let items = text("前文", &lines('前', before)) + &picture(keys) + &text("后文", &lines('后', 20));
    let case = Case::with_sections(&format!("\n[[section]]\n{items}"));
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"80\"><rect width=\"100\" height=\"80\"/></svg>";
    let laid_out = case.file("p.svg", svg).lay_out();
    assert_no_blank_page(&laid_out);
    let pages = pages(&laid_out);
    let page = pages.iter().position(|page| !page.pictures.is_empty()).unwrap();
    (page, pages[page].pictures[0].height() / pages[page].pitch)
}

#[test]
fn a_picture_is_smaller_where_that_saves_a_third_of_a_page() {
    let found: Vec<(usize, f64)> = (8..31).map(|before| with_picture(before, "")).collect();
    let usual = found.iter().map(|(_, height)| *height).fold(0.0, f64::max);
    let smaller: Vec<_> = found.iter().filter(|(_, height)| *height < usual - 0.1).collect();
    assert!(!smaller.is_empty() && smaller.len() < found.len(), "{found:?}");
    // Never so small that it shows nothing, and never moved to another page all the same.
    assert!(smaller.iter().all(|(page, height)| *height > 0.59 * usual && *page == 1), "{found:?}");
    // Where too little is left it stands on the next page as it is.
    assert!(found.iter().any(|(page, height)| *page == 2 && (*height - usual).abs() < 0.1), "{found:?}");
    // What the editor gave a width keeps it.
    let given: Vec<f64> = (8..31).map(|before| with_picture(before, "width = 120").1).collect();
    assert!(given.iter().all(|height| (height - given[0]).abs() < 0.1), "{given:?}");
}

#[test]
fn a_ranking_has_close_rows_where_that_saves_a_third_of_a_page() {
    let month = |n: usize| format!("{{ month = \"2026.{n:02}\", index = {}.5, rank = {n} }}", 60 + n);
    let series: Vec<String> = (1..=9).rev().map(month).collect();
    let series = series.join(", ");
    let ranking =
        format!("\n[[section.item]]\nkind = \"ranking\"\nplace = \"营口市\"\ntotal = 99\nseries = [{series}]\n");
    let mut kinds = [0, 0];
    for before in 14..30 {
        let items = text("前文", &lines('前', before)) + &ranking + &text("后文", &lines('后', 12));
        let laid_out = lay_out(&items, 1);
        let is_close = |part: &typeset::document::Part| match part {
            typeset::document::Part::Ranking { close, .. } => Some(*close),
            _ => None,
        };
        let close = laid_out.document.parts.iter().find_map(is_close).unwrap();
        kinds[usize::from(close)] += 1;
        let months = (1..=9).map(|n| page_with(&laid_out, &format!("2026.{n:02}"))).collect::<Vec<_>>();
        assert!(months.iter().all(|page| *page == months[0]), "{before} lines: {months:?}");
        if close {
            assert!(blank(&pages(&laid_out)[months[0] - 1]) < BLANK, "{before} lines");
            assert_eq!(page_with(&laid_out, "前段第14号"), months[0], "{before} lines");
        }
    }
    assert!(kinds[0] > 0 && kinds[1] > 0, "{kinds:?}");
}

#[test]
fn no_page_is_blank_wherever_turned_tables_stand() {
    let turned = || table("t.csv", TURNED);
    let noted = || table("t.csv", &format!("{TURNED}\nnote = \"{}\"", "统计口径见上期。".repeat(120)));
    let section = "\n[[section]]\ntitle = \"统计\"\n";
    let text = |count| text("正文", &lines('正', count));
    let issues = [
        turned(),
        turned() + &turned(),
        turned() + &text(30),
        text(4) + &turned() + &turned() + &text(3),
        text(4) + &turned() + section + &turned(),
        text(4) + &turned() + section + &text(2) + &turned(),
        text(18) + &noted() + &turned() + &text(30),
        text(4) + &noted() + section + &text(2),
        text(18) + &turned() + &text(18) + &turned() + &text(18),
    ];
    for (n, items) in issues.iter().enumerate() {
        let laid_out = lay_out(items, 14);
        assert_no_blank_page(&laid_out);
        let printed = laid_out.text();
        let tables = items.matches("kind = \"table\"").count();
        assert_eq!(printed.matches("东坪乡第14村民委员会").count(), tables, "issue {n}");
        assert_eq!(printed.matches("正段第2号").count(), items.matches("正段第2号").count(), "issue {n}");
    }
}

#[test]
fn sixty_tables_settle() {
    let mut random = Random::new(3);
    let mut items = String::new();
    let mut case = Case::with_sections("");
    for n in 0..60 {
        let count = 3 + random.below(24);
        case = case.file(&format!("{n}.csv"), rows(count));
        items += &text(&format!("第{n}篇"), &lines('正', 1 + random.below(13)));
        items += &table(&format!("{n}.csv"), &format!("title = \"统计表{n}\"\nnote = \"终于{count}号\""));
    }
    let case = case.file("issue.toml", format!("{HEAD}\n[[section]]\n{items}"));
    let laid_out = case.lay_out();
    let pages = pages(&laid_out);
    assert_eq!(case.lay_out().pages.pages().len(), pages.len());
    assert_no_blank_page(&laid_out);
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let half = pages[..pages.len() - 1].iter().filter(|page| blank(page) > 0.5).count();
    assert!(half * 20 <= pages.len(), "{half} of {} pages are half blank", pages.len());
}

/// Whether a table is turned may depend on what is left before it; its title is then broken for the longer lines.
#[test]
fn the_title_of_a_table_suits_its_direction() {
    let title =
        "title = \"东坪县全面落实电子商务进农村、高效推进秸秆禁烧和食品安全监管工作情况表\"\nsource = \"县统计局\"";
    let row = |n: usize| {
        format!(
            "东坪乡第{n}村,{0},{0},{0},引导社会参与，形成了齐抓共管的良好局面，为全年目标任务完成打下坚实基础\n",
            37 * n
        )
    };
    let csv = format!("单位,行政处罚,归集信息,异议处理,主要做法\n{}", (1..=30).map(row).collect::<String>());
    let mut turned = 0;
    for count in 8..20 {
        let after = text("后文", &lines('后', 30));
        let items = format!("{}{}{after}", text("前文", &lines('前', 12 + count)), table("t.csv", title));
        let laid_out = Case::with_sections(&format!("\n[[section]]\n{items}")).file("t.csv", csv.clone()).lay_out();
        assert_eq!(laid_out.found("L104"), [], "{count} lines before it");
        turned += usize::from(pages(&laid_out).iter().any(PageFacts::is_turned));
    }
    assert!((1..12).contains(&turned), "{turned} of 12 are turned");
}
