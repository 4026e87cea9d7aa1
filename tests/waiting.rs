//! Pictures, charts, rankings and tables before which a page would be half blank: lower, or behind the text that follows.

use typeset::check::facts::PageFacts;
use typeset::document::Part;

use crate::makeup::{Random, lines, pages, rows, table, text};
use crate::same::{compared, documents};
use crate::support::{Case, LaidOut, RUNNING, squeeze};

/// Share of a page that may stay blank before what does not fit there.
const BLANK: f64 = 0.34;
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"80\"><rect width=\"100\" height=\"80\"/></svg>";

fn case(items: &str) -> Case {
    Case::with_sections(&format!("\n[[section]]\n{items}"))
        .file("p.svg", SVG)
        .file("t.csv", rows(12))
        .file("c.csv", "月份,甲,乙\n1月,10,20\n2月,15,18\n3月,12,26\n4月,19,30\n")
}

fn picture(keys: &str) -> String {
    format!("\n[[section.item]]\nkind = \"picture\"\nfile = \"p.svg\"\n{keys}\n")
}

fn chart(keys: &str) -> String {
    format!("\n[[section.item]]\nkind = \"chart\"\ntype = \"line\"\ndata = \"c.csv\"\n{keys}\n")
}

fn ranking(months: usize) -> String {
    let month = |n: usize| {
        let (year, month) = (2025 + (n - 1) / 12, (n - 1) % 12 + 1);
        format!("{{ month = \"{year}.{month:02}\", index = {}.5, rank = {n} }}", 60 + n)
    };
    let series: Vec<String> = (1..=months).rev().map(month).collect();
    let series = series.join(", ");
    format!("\n[[section.item]]\nkind = \"ranking\"\nplace = \"营口市\"\ntotal = 99\nseries = [{series}]\n")
}

fn blank(page: &PageFacts) -> f64 {
    (page.area.bottom - page.foot()).max(0.0) / page.area.height()
}

fn most_blank(laid_out: &LaidOut) -> f64 {
    let pages = pages(laid_out);
    pages[..pages.len() - 1].iter().map(blank).fold(0.0, f64::max)
}

fn pages_with(laid_out: &LaidOut, words: &str) -> Vec<usize> {
    let sheets = laid_out.sheets();
    let text = |page: usize| squeeze(&sheets[page].texts.iter().map(|text| text.text.as_str()).collect::<String>());
    (0..sheets.len()).filter(|page| text(*page).contains(words)).collect()
}

/// Returns the running text of all pages.
fn running(laid_out: &LaidOut) -> String {
    let sheets = laid_out.sheets();
    sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).map(|(_, line)| squeeze(&line)).collect()
}

/// Lays out an item behind each number of lines and before more text; returns where the item stayed behind that.
fn waits(item: &str, words: &str, befores: std::ops::Range<usize>) -> Vec<bool> {
    let one = |before: usize| {
        let items = text("前文", &lines('前', before)) + item + &text("后文", &lines('后', 30));
        let laid_out = case(&items).lay_out();
        assert!(most_blank(&laid_out) < BLANK, "{before} lines: {:.2} is blank", most_blank(&laid_out));
        let at = pages_with(&laid_out, words);
        assert_eq!(at.len(), 1, "{before} lines: {words} stands on pages {at:?}");
        // All of what stands before it comes first, and the text keeps its order.
        assert!(*pages_with(&laid_out, &format!("前段第{before}号")).last().unwrap() <= at[0], "{before} lines");
        let printed = running(&laid_out).replace("现场图（14/99）", "");
        for (mark, count) in [('前', before), ('后', 30)] {
            assert!(printed.contains(&squeeze(&lines(mark, count))), "{before} lines before {item}: {printed}");
        }
        pages_with(&laid_out, "后段第1号")[0] < at[0]
    };
    befores.map(one).collect()
}

#[test]
fn a_picture_chart_or_ranking_with_a_title_waits_for_the_text_behind_it() {
    let items = [
        picture("caption = \"现场图\"\nwidth = 130"),
        chart("title = \"现场图\"\nheight = 120"),
        ranking(14).replace("营口市", "现场图"),
    ];
    for item in items {
        let waited = waits(&item, "现场图", 4..26);
        assert!(waited.contains(&true) && waited.contains(&false), "{item}: {waited:?}");
    }
}

/// What the editor gave no height is lower as long as it stays legible, before it waits.
#[test]
fn a_chart_is_drawn_lower_where_that_saves_a_third_of_a_page() {
    let mut heights = Vec::new();
    for before in 4..26 {
        let items = text("前文", &lines('前', before)) + &chart("title = \"走势图\"") + &text("后文", &lines('后', 30));
        let laid_out = case(&items).lay_out();
        assert!(most_blank(&laid_out) < BLANK, "{before} lines");
        let height = |part: &Part| match part {
            Part::Chart { plan, .. } => Some(plan.height),
            _ => None,
        };
        heights.extend(laid_out.document.parts.iter().find_map(height));
    }
    let usual = heights.iter().copied().fold(0.0, f64::max);
    let lower: Vec<f64> = heights.iter().copied().filter(|height| *height < usual - 1.0).collect();
    assert!(!lower.is_empty() && lower.len() < heights.len(), "{heights:?}");
    assert!(lower.iter().all(|height| *height >= 0.55 * usual - 0.1), "{heights:?}");
}

#[test]
fn what_is_called_by_nothing_and_what_no_text_follows_stays_where_it_is() {
    let before = || text("前文", &lines('前', 2));
    let after = || text("后文", &lines('后', 30));
    let wide = "width = 130";
    let called = "caption = \"现场图\"\nwidth = 130";
    let section = "\n[[section]]\ntitle = \"下一栏\"\n".to_owned();
    let other = picture("caption = \"另一图\"\nwidth = 130");
    for items in [picture(wide), picture(called) + &section, picture(called) + &other] {
        let laid_out = case(&(before() + &items + &after())).lay_out();
        let last = *pages_with(&laid_out, "前段第2号").last().unwrap();
        let all = pages(&laid_out);
        let with = all.iter().position(|page| !page.pictures.is_empty()).unwrap();
        assert_eq!(with, last + 1, "{items}");
        assert!(pages_with(&laid_out, "后段第1号")[0] > last, "{items}");
    }
    // Nor does it pass what text there is and more.
    let items =
        before() + &picture(called) + &text("后文", &lines('后', 2)) + &section + &text("再后", &lines('再', 9));
    let laid_out = case(&items).lay_out();
    let at = pages_with(&laid_out, "现场图")[0];
    let behind = [pages_with(&laid_out, "后段第2号")[0], pages_with(&laid_out, "【下一栏】")[0]];
    assert!(behind[0] < at && behind[1] >= at, "{at}: {behind:?}");
}

#[test]
fn a_turned_table_below_the_head_of_a_section_waits_for_the_text_of_that_section() {
    let turned = table("t.csv", "title = \"横放统计表\"\ndirection = \"turned\"");
    let head = "\n[[section]]\ntitle = \"统计\"\n";
    for before in [1, 2] {
        let items = text("前文", &lines('前', before)) + head + &turned + &text("后文", &lines('后', 30));
        let laid_out = case(&items).lay_out();
        let at = pages_with(&laid_out, "横放统计表")[0];
        assert!(pages(&laid_out)[at].is_turned() && most_blank(&laid_out) < BLANK, "{before} lines");
        assert_eq!(pages_with(&laid_out, "【统计】"), [at - 1], "{before} lines");
        assert_eq!(pages_with(&laid_out, "后段第1号"), [at - 1], "{before} lines");
    }
}

/// The head goes to the next page with the table, so that what is blank is more than what the table would have had.
#[test]
fn a_table_below_the_head_of_a_section_leaves_no_third_of_a_page_blank() {
    let head = "\n[[section]]\ntitle = \"统计\"\n";
    for before in 8..18 {
        let items = text("前文", &lines('前', before)) + head + &table("u.csv", "title = \"各村统计表\"");
        let laid_out = case(&(items + &text("后文", &lines('后', 9)))).file("u.csv", rows(26)).lay_out();
        assert!(most_blank(&laid_out) < BLANK, "{before} lines: {:.2} is blank", most_blank(&laid_out));
    }
}

#[test]
fn blocks_of_columns_leave_no_third_of_a_page_blank() {
    let columns: String = (1..=24).map(|n| format!(",第{n}项指标完成情况")).collect();
    for count in [12, 16, 20, 24] {
        let row = |n: usize| {
            format!(
                "东坪乡第{n}村民委员会{}\n",
                (1..=24).map(|x| format!(",{}", 918_000 + 37 * n * x)).collect::<String>()
            )
        };
        let csv = format!("单位{columns}\n{}", (1..=count).map(row).collect::<String>());
        for before in [3, 9, 15] {
            let items = text("前文", &lines('前', before)) + &table("w.csv", "title = \"各村指标表\"");
            let laid_out = case(&(items + &text("后文", &lines('后', 9)))).file("w.csv", csv.clone()).lay_out();
            let blank = most_blank(&laid_out);
            assert!(blank < BLANK, "{count} rows, {before} lines: {blank:.2} is blank");
        }
    }
}

/// Word keeps the order as written, the PDF tells it by its tags.
#[test]
fn what_waits_says_the_same_as_word() {
    let items = [picture("caption = \"现场图\"\nwidth = 130"), chart("title = \"走势图\"\nheight = 120"), ranking(14)];
    for item in items {
        let items = text("前文", &lines('前', 2)) + &item + &text("后文", &lines('后', 30));
        let case = case(&items);
        assert_eq!(case.lay_out().document.waiting, [1], "{item}");
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        assert!(verdict.faults.is_empty(), "{item}: {:#?}", verdict.faults);
        assert_eq!(documents(case.path())[0], pdf, "the same issue gives the same bytes");
    }
}

#[test]
fn pages_stay_on_the_grid_and_nothing_is_lost_wherever_things_wait() {
    let mut random = Random::new(11);
    for round in 0..12 {
        let mut items = String::new();
        for n in 0..8 {
            items += &text(&format!("第{n}篇"), &lines('正', 1 + random.below(16)));
            items += &match random.below(4) {
                0 => picture(&format!("caption = \"图{n}现场\"\nwidth = {}", 90 + 10 * random.below(6))),
                1 => chart(&format!("title = \"图{n}走势\"")),
                2 => ranking(3 + random.below(16)).replace("营口市", &format!("图{n}营口市")),
                _ => table("t.csv", &format!("title = \"图{n}统计表\"")),
            };
        }
        let laid_out = case(&items).lay_out();
        let printed = squeeze(&laid_out.text());
        for n in 0..8 {
            assert!(
                pages_with(&laid_out, &format!("图{n}")).len() == 1 || printed.contains("（续表）"),
                "round {round}: 图{n}"
            );
        }
        assert_eq!(printed.matches("正段第1号").count(), 8, "round {round}");
        laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        let pages = pages(&laid_out);
        let body =
            |page: &PageFacts| page.lines.iter().filter(|line| line.text.contains('段')).cloned().collect::<Vec<_>>();
        let steps = pages.iter().flat_map(|page| {
            body(page).into_iter().map(move |line| (line.text, (line.baseline - page.area.top) / page.pitch))
        });
        let steps: Vec<(String, f64)> = steps.collect();
        for (text, step) in &steps {
            let off = (step - steps[0].1).rem_euclid(1.0);
            assert!(
                off.min(1.0 - off) * pages[0].pitch < 0.06,
                "round {round}: {text} is {off} of a line off the grid"
            );
        }
    }
}
