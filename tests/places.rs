//! What the editor wrote is found again on the page, and the page leads back to it.

use std::sync::LazyLock;

use proptest::prelude::*;
use typeset::check::passages::{Passage, passages};
use typeset::document::Part;
use typeset::layout::PageMap;
use typeset::model::{self, Item, Picture};
use typeset::source::{Located, Place};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use crate::books::docx;
use crate::samples::YINGKOU;
use crate::support::{Case, HEAD, LaidOut, article, root, squeeze};
use crate::word_round;

/// The middle of a character and what it is, page by page.
fn characters(laid_out: &LaidOut) -> Vec<Vec<(Point, String)>> {
    let page = |page: &typst_layout::Page| {
        let mut out = Vec::new();
        walk(&page.frame, Transform::identity(), &mut out);
        out
    };
    laid_out.pages.pages().iter().map(page).collect()
}

fn walk(frame: &Frame, transform: Transform, out: &mut Vec<(Point, String)>) {
    for (position, item) in frame.items() {
        let here = transform.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), out),
            FrameItem::Text(text) => {
                let mut x = Abs::zero();
                let mut last = None;
                for glyph in &text.glyphs {
                    let width = glyph.x_advance.at(text.size);
                    if last.replace(glyph.range()) != Some(glyph.range()) {
                        let middle = Point::new(x + width / 2.0, -0.38 * text.size);
                        out.push((middle.transform(here), squeeze(&text.text[glyph.range()])));
                    }
                    x += width;
                }
            }
            _ => {}
        }
    }
}

/// An issue whose places are known.
struct Known<'a> {
    laid_out: &'a LaidOut,
    map: PageMap,
    characters: Vec<Vec<(Point, String)>>,
}

impl<'a> Known<'a> {
    fn new(laid_out: &'a LaidOut) -> Self {
        let map = PageMap::of(&laid_out.pages, &laid_out.document);
        Self { laid_out, map, characters: characters(laid_out) }
    }

    /// Returns what stands in each box of a place, after having looked at its middle.
    fn texts(&self, place: &Place, same: &dyn Fn(&Place) -> bool) -> Vec<String> {
        let boxes = self.map.boxes(place);
        let text = |(page, area): &(usize, typeset::model::Area)| {
            let size = self.laid_out.pages.pages()[*page].frame.size();
            assert!(area.left >= 0.0 && area.top >= 0.0, "{area:?}");
            assert!(area.right <= size.x.to_pt() && area.bottom <= size.y.to_pt(), "{area:?}");
            let [x, y] = area.middle();
            let back = self.map.at(*page, x, y);
            assert!(back.as_ref().is_some_and(same), "{place:?} {back:?} {area:?}");
            let inside = |point: &Point| area.distance([point.x.to_pt(), point.y.to_pt()]) == [0.0, 0.0];
            self.characters[*page].iter().filter(|(point, _)| inside(point)).map(|(_, text)| text.as_str()).collect()
        };
        boxes.iter().map(text).collect()
    }

    /// Asserts that passages, cells, charts and pictures are where the map says; returns how many passages and cells there are.
    fn assert_found(&self) -> (usize, usize) {
        let session = &self.laid_out.session;
        let (issue, sources) = (session.issue().unwrap(), session.sources());
        let unseen = unseen(issue);
        let all = passages(issue, sources);
        // The place of a value may hold its quotation marks.
        let is_unseen = |text: &Located<String>, passage: &Passage| {
            text.value == passage.text && text.place.meets(&passage.whole())
        };
        let printed = |passage: &&Passage| !unseen.iter().any(|text| is_unseen(text, passage));
        let mut count = (0, 0);
        for passage in all.iter().filter(printed) {
            let whole = passage.whole();
            let within = |place: &Place| {
                place.file == whole.file && place.range.start >= whole.range.start && place.range.end <= whole.range.end
            };
            let shown: String = self.texts(&whole, &within).concat();
            let text = solid(&passage.text);
            assert!(!shown.is_empty() && shown.replace(&text, "").is_empty(), "{text} is shown as {shown}");
            count.0 += 1;
        }
        for part in &self.laid_out.document.parts {
            let Part::Table { input, .. } = part else { continue };
            for cell in input.rows.iter().flatten().filter(|cell| !cell.value.is_empty()) {
                self.assert_cell(cell);
                count.1 += 1;
            }
        }
        for item in issue.items() {
            let place = match item {
                Item::Chart(chart) => &chart.place,
                _ if !item.pictures().is_empty() => {
                    let shown = |picture: &Picture| !self.map.boxes(&picture.file.place).is_empty();
                    assert!(item.pictures().iter().all(shown));
                    continue;
                }
                _ => continue,
            };
            assert!(!self.map.boxes(place).is_empty());
        }
        count
    }

    fn assert_cell(&self, cell: &Located<String>) {
        let sorted = |text: &str| {
            let mut characters: Vec<char> = text.chars().collect();
            characters.sort_unstable();
            characters
        };
        let texts = self.texts(&cell.place, &|place| *place == cell.place);
        assert!(!texts.is_empty(), "{} is not found", cell.value);
        // The characters of vertical heads are drawn one by one.
        texts.iter().for_each(|text| assert_eq!(sorted(text), sorted(&solid(&cell.value))));
    }
}

/// Returns what passages hold and pages do not show, or not as text.
fn unseen(issue: &model::Issue) -> Vec<&Located<String>> {
    let mut out = Vec::new();
    for item in issue.items() {
        match item {
            Item::Chart(chart) => out.extend(&chart.unit),
            Item::Ranking(ranking) if ranking.caption.is_some() => out.push(&ranking.place),
            _ => {}
        }
    }
    // Words of ours have the place of all of the notice.
    out.extend(issue.notice.iter().map(|notice| &notice.title).filter(|title| title.value == "重要提示"));
    out
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !typeset::hanzi::is_invisible(*c)).collect()
}

fn table(keys: &str) -> String {
    format!("\n[[section]]\ntitle = \"栏目\"\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表的名称\"\n{keys}\n")
}

/// A table of so many rows and columns whose figures are all different.
fn csv(rows: usize, columns: usize) -> String {
    let row = |y: usize| (1..columns).map(|x| (y * columns + x).to_string()).collect::<Vec<_>>().join(",");
    let head: Vec<String> = (1..columns).map(|x| format!("项目{x}")).collect();
    let rows: String = (0..rows).map(|y| format!("单位{y},{}\n", row(y))).collect();
    format!("名称,{}\n{rows}", head.join(","))
}

#[test]
fn everything_in_the_samples_is_found() {
    let (texts, cells) = Known::new(&YINGKOU).assert_found();
    assert!(texts > 70 && cells > 250, "{texts} {cells}");
    let short = LaidOut::new(&root().join("samples/yaoqing-2026-17/issue.toml"));
    assert!(Known::new(&short).assert_found().0 > 10);
}

#[test]
fn texts_that_are_alike_have_places_of_their_own() {
    let text =
        "同样的一段话，**着重**之后还有“引用”。\n\n".repeat(3) + "# 同样的题\n\n- 同样的一段话\n- 同样的一段话\n";
    let case = Case::with_sections(&(article("同样的题", &text) + &article("同样的题", &text)));
    assert_eq!(Known::new(&case.lay_out()).assert_found().0, 3 + 2 * 7);
}

#[test]
fn cells_are_found_in_every_arrangement() {
    let wide = csv(20, 24);
    let blocks = csv(30, 90).replace("单位", "很长的单位名称");
    let arrangements = [
        ("direction = \"upright\"", csv(60, 5)),
        ("direction = \"turned\"", csv(60, 8)),
        ("", wide),
        ("", blocks),
        ("", csv(1_900, 6)),
    ];
    let mut seen = [false; 3];
    for (keys, csv) in arrangements {
        let keys = format!("data = \"a.csv\"\nunit = \"件\"\nnote = \"一条注\"\n{keys}");
        let laid_out = Case::with_sections(&table(&keys)).file("a.csv", csv).lay_out();
        let known = Known::new(&laid_out);
        known.assert_found();
        let Part::Table { layout, .. } = &laid_out.document.parts[1] else { panic!("no table") };
        seen = [seen[0] | layout.turned, seen[1] | layout.light, seen[2] | (layout.blocks.len() > 1)];
        // The head is in every piece.
        if let Part::Table { input, .. } = &laid_out.document.parts[1] {
            assert_eq!(known.map.boxes(&input.rows[0][0].place).len(), layout.chunks.len());
        }
    }
    assert_eq!(seen, [true; 3]);
}

#[test]
fn pictures_side_by_side_and_their_captions_are_found() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"60\"><rect width=\"80\" height=\"60\"/></svg>";
    let keys = "kind = \"pictures\"\nfiles = [\"a.svg\", \"b.svg\", \"c.svg\", \"d.svg\"]\n\
                captions = [\"左上一张，说明很长很长，一行放不下要折行的\", \"右上\", \"左下\", \"右下\"]\ncaption = \"四张图\"\n";
    let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{keys}"));
    let case = ["a.svg", "b.svg", "c.svg", "d.svg"]
        .iter()
        .enumerate()
        .fold(case, |case, (n, name)| case.file(name, drawing.replace("80", &format!("8{n}"))));
    assert_eq!(Known::new(&case.lay_out()).assert_found().0, 3 + 5);
}

#[test]
fn groups_merged_heads_and_folded_rows_are_found() {
    let csv = "地区,单位,数量,,备注\n,,今年,去年,\n东区,甲局,1,2,\n,乙局,,,\n,丙局,3,4,\n西区,丁局,5,6,\n合计,,9,12,\n";
    for keys in ["", "print = \"totals\"", "compact = true"] {
        let keys = format!("data = \"a.csv\"\nhead_rows = 2\ngroup_columns = 1\n{keys}");
        let laid_out = Case::with_sections(&table(&keys)).file("a.csv", csv).lay_out();
        assert!(Known::new(&laid_out).assert_found().1 > 8);
    }
}

#[test]
fn places_lead_to_cells_paragraphs_and_lines() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("数据").unwrap();
    for (y, row) in [["单位", "数量"], ["甲局", "12"], ["乙局", "34"]].iter().enumerate() {
        row.iter().enumerate().for_each(|(x, text)| drop(sheet.write(y as u32 + 2, x as u16 + 1, *text)));
    }
    let words = docx("<w:p><w:r><w:t>稿件的题目</w:t></w:r></w:p><w:p><w:r><w:t>稿件的正文。</w:t></w:r></w:p>");
    let sections = table("data = \"a.xlsx\"")
        + "\n[[section.item]]\nkind = \"article\"\ntitle = \"给定的题目\"\nfile = \"稿件.docx\"\n"
        + "\n[[section.item]]\nkind = \"article\"\ntitle = \"题\"\nfile = \"a.md\"\n";
    let case = Case::with_sections(&sections)
        .file("a.xlsx", book.save_to_buffer().unwrap())
        .file("稿件.docx", words)
        .file("a.md", "第一段 。\n\n第二段**着重**，\\*星号，表里是{{表的名称.乙局.数量}}件。\n");
    let laid_out = case.lay_out();
    let known = Known::new(&laid_out);
    known.assert_found();
    let at = |text: &str| {
        let texts = known.characters.iter().enumerate().flat_map(|(page, all)| all.iter().map(move |one| (page, one)));
        let all: Vec<_> = texts.collect();
        let wanted: Vec<String> = text.chars().map(String::from).collect();
        let is_it = |run: &[(usize, &(Point, String))]| run.iter().zip(&wanted).all(|(a, b)| a.1.1 == *b);
        let (page, (point, _)) = all.windows(wanted.len()).find(|run| is_it(run)).unwrap()[0];
        known.map.at(page, point.x.to_pt(), point.y.to_pt())
    };
    let sources = laid_out.session.sources();
    let place = at("34").unwrap();
    assert_eq!(sources.cell(&place), Some(("数据", "C5".to_owned())));
    assert!(sources.name(place.file).ends_with("a.xlsx"));
    let place = at("件的正文").unwrap();
    assert!(sources.name(place.file).ends_with("稿件.docx"));
    assert_eq!(sources.line_column(place.file, place.range.start), (2, 2));
    let place = at("着重").unwrap();
    assert!(sources.name(place.file).ends_with("a.md"));
    assert_eq!(sources.line_column(place.file, place.range.start), (3, 6));
    // A figure that was put in has the place of the reference.
    let figure = &laid_out.session.issue().unwrap().figures[0].text;
    assert_eq!(at("34件").as_ref(), Some(&figure.place));
    assert_eq!(known.texts(&figure.place, &|place| *place == figure.place), ["34"]);
    // The numbers of the issue stand in their keys.
    let keys = &laid_out.session.issue().unwrap().keys;
    assert_eq!(
        (at("〔2026〕"), at("第1期"), at("2026年3月1日")),
        (keys.year.clone(), keys.number.clone(), keys.date.clone())
    );
}

#[test]
fn what_nobody_wrote_has_no_place() {
    let issue = format!("contents = true\n{HEAD}{}", article("题目甲乙丙", "# 小题\n\n正文。"));
    let laid_out = Case::with_issue(&issue).lay_out();
    let known = Known::new(&laid_out);
    known.assert_found();
    // Of 本期要目, its entry, 一、 and the page number nothing is the editor's.
    let pages = known.characters.iter().enumerate();
    let unknown = pages.flat_map(|(page, all)| all.iter().map(move |(point, text)| (page, point, text)));
    let unknown = unknown.filter(|(page, point, _)| known.map.at(*page, point.x.to_pt(), point.y.to_pt()).is_none());
    let unknown: String = unknown.map(|(.., text)| text.trim_matches('·')).collect();
    assert_eq!(unknown, "本期要目题目甲乙丙1一、—1—");
    assert!(known.map.at(0, 10.0, 10.0).is_none() && known.map.at(7, 100.0, 100.0).is_none());
}

#[test]
fn a_place_within_a_paragraph_has_the_box_of_its_characters() {
    let laid_out = Case::with_sections(&article("题目", "于2020年 12 月14日印发  第3期 。")).lay_out();
    let known = Known::new(&laid_out);
    let text = laid_out.session.sources().text(laid_out.session.sources().first().unwrap());
    for (written, printed) in [("12 月14", "12月14"), ("发  第", "发第"), ("年", "年"), ("期 。", "期。")] {
        let start = text.rfind(written).unwrap();
        let place = Place::new(laid_out.session.sources().first().unwrap(), start..start + written.len());
        assert_eq!(known.texts(&place, &|back| back.meets(&place)).concat(), printed);
        // So has the place of a cursor.
        let cursor = Place::new(place.file, start..start);
        assert!(known.texts(&cursor, &|_| true).concat().contains(printed.chars().next().unwrap()));
    }
}

#[test]
fn very_long_paragraphs_are_known_to_the_end() {
    let text = "甲乙，".repeat(8_000) + "最后的话。";
    let laid_out = Case::with_sections(&article("题目", &text)).lay_out();
    let known = Known::new(&laid_out);
    known.assert_found();
    let start = laid_out.session.sources().text(laid_out.session.sources().first().unwrap()).find("最后的话").unwrap();
    let place = Place::new(laid_out.session.sources().first().unwrap(), start..start + "最后的话".len());
    assert_eq!(known.texts(&place, &|back| back.meets(&place)).concat(), "最后的话");
}

#[test]
fn templates_that_do_not_tell_places_still_work() {
    let old = std::fs::read_to_string(root().join("templates/text.typ")).unwrap();
    let new = "written(piece.text, piece.at(\"place\", default: none))";
    assert!(old.contains(new));
    let old = old.replace(new, "piece.text");
    let laid_out = Case::with_sections(&article("题目", "正文。")).file("templates/text.typ", old).lay_out();
    let known = Known::new(&laid_out);
    let all = passages(laid_out.session.issue().unwrap(), laid_out.session.sources());
    let boxes = |text: &str| known.map.boxes(&all.iter().find(|passage| passage.text == text).unwrap().whole()).len();
    assert_eq!((boxes("题目"), boxes("正文。")), (1, 0));
}

#[test]
fn a_fault_that_a_text_brings_out_names_the_text() {
    let text = std::fs::read_to_string(root().join("templates/text.typ")).unwrap();
    let text = text.replace(
        "running(piece.text, par({\n",
        "running(piece.text, par({\n        show \"毛病\": it => panic(\"!\")\n",
    );
    let case = Case::with_sections(&article("题目", "这一段有毛病。")).file("templates/text.typ", text);
    let run = case.run(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("issue.toml:16:"), "{}", run.err);
}

/// Nothing is laid out again when a word changes elsewhere.
#[test]
fn numbers_stay_when_something_else_changes() {
    static DATA: LazyLock<[serde_json::Value; 2]> = LazyLock::new(|| {
        ["前", "另外一段前"].map(|before| {
            let laid_out = Case::with_sections(&article("题目", &format!("{before}。\n\n不变的一段。"))).lay_out();
            serde_json::to_value(&laid_out.document).unwrap()
        })
    });
    let place = |data: &serde_json::Value| data["parts"][0]["blocks"][1]["text"][0]["place"].clone();
    assert!(place(&DATA[0]).is_u64());
    assert_eq!(place(&DATA[0]), place(&DATA[1]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_in_any_issue_is_found(items in word_round::issue()) {
        let laid_out = word_round::case(&items).lay_out();
        prop_assert!(Known::new(&laid_out).assert_found().0 > 2);
    }
    /// Recipients, among them addresses that may break in several places, spaces and marks of all sorts.
    #[test]
    fn every_line_of_the_imprint_is_found(
        send in prop::collection::vec("[甲乙丙b/.,，、 \u{a0}\u{3000}]{0,12}[甲乙b/]|http://[a-z./]{3,60}/|[a-z]{20,40}@[a-z]{3,20}[.]cn", 1..9),
        website in "http://[a-z][a-z./-]{2,70}",
    ) {
        let list: Vec<String> = send.iter().map(|name| format!("\"{name}\"")).collect();
        let lists = format!("[publication.distribution]\nsend = [{}]\n[publication.website]\nurl = \"{website}\"\n", list.join(", "));
        let laid_out = Case::with_issue(&format!("{HEAD}{lists}{}", article("标题", "正文。"))).lay_out();
        prop_assert!(Known::new(&laid_out).assert_found().0 > send.len());
    }
}
