//! Pictures side by side.

use std::fmt::Write;

use typeset::read;
use typst::layout::{Frame, FrameItem, Point};

use crate::same::{compared, documents};
use crate::support::{Case, LaidOut, MM, RUNNING, squeeze};
use crate::word::Word;

/// Returns a PNG of one colour.
pub fn png(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = vec![shade; (width * height) as usize];
    png::Encoder::new(&mut bytes, width, height).write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// Returns a section with a text of so many lines and pictures with some keys below it.
fn section(lines: usize, keys: &str) -> String {
    let mut text = String::new();
    (0..lines).for_each(|_| writeln!(text, "一行。\n").unwrap());
    let article = format!("[[section.item]]\nkind = \"article\"\ntitle = \"文\"\ntext = '''\n{text}段。\n'''\n");
    format!("\n[[section]]\n\n{article}\n[[section.item]]\nkind = \"pictures\"\n{keys}")
}

fn case(lines: usize, keys: &str) -> Case {
    let wide = Case::with_sections(&section(lines, keys)).file("a.png", png(40, 30, 10)).file("b.png", png(30, 40, 20));
    wide.file("c.png", png(60, 30, 30)).file("d.png", png(40, 30, 40)).file("e.png", png(40, 30, 50))
}

/// A picture as set, in mm from the top left corner of its sheet.
#[derive(Debug, Clone, Copy)]
struct Set {
    page: usize,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

fn pictures(set: &LaidOut) -> Vec<Set> {
    fn collect(frame: &Frame, at: Point, page: usize, out: &mut Vec<Set>) {
        for (point, item) in frame.items() {
            let at = at + *point;
            match item {
                FrameItem::Group(group) => collect(&group.frame, at, page, out),
                FrameItem::Image(_, size, _) => out.push(Set {
                    page,
                    left: at.x.to_mm(),
                    top: at.y.to_mm(),
                    width: size.x.to_mm(),
                    height: size.y.to_mm(),
                }),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for (page, laid_out) in set.pages.pages().iter().enumerate() {
        collect(&laid_out.frame, Point::zero(), page, &mut out);
    }
    out
}

/// Returns the left edge of the type area of a picture's page.
fn edge(one: Set) -> f64 {
    if one.page.is_multiple_of(2) { 28.0 } else { 26.0 }
}

#[test]
fn pictures_of_a_row_are_equally_high_and_fill_the_type_area() {
    let set = case(1, "files = [\"a.png\", \"b.png\"]\ncaption = \"左为甲，右为乙\"\n").lay_out();
    let all = pictures(&set);
    let [one, other] = all[..] else { panic!("{all:?}") };
    assert!((one.height - other.height).abs() < 0.01 && (one.top - other.top).abs() < 0.01, "{all:?}");
    assert!((one.width / one.height - 4.0 / 3.0).abs() < 0.01 && (other.width / other.height - 0.75).abs() < 0.01);
    let cell = 156.0 / 28.0;
    let left = edge(one);
    assert!((one.left - left).abs() < 0.01 && (other.left + other.width - left - 156.0).abs() < 0.01, "{all:?}");
    assert!((other.left - one.left - one.width - cell).abs() < 0.01, "{all:?}");
    // Two that stand upright would be higher than 90 mm, and are set in the middle.
    let all = pictures(&case(1, "files = [\"b.png\", \"b.png\"]\n").lay_out());
    assert!(all.iter().all(|one| (one.height - 90.0).abs() < 0.01), "{all:?}");
    assert!((all[0].left + all[1].left + all[1].width - 2.0 * edge(all[0]) - 156.0).abs() < 0.01, "{all:?}");
}

#[test]
fn rows_are_as_full_as_the_number_asks_for() {
    for (keys, wanted) in [
        ("", vec![3, 2]),
        ("per_row = 2\n", vec![2, 2, 1]),
        ("captions = [\"甲\", \"乙\", \"丙\", \"丁\", \"戊\"]\n", vec![3, 2]),
    ] {
        let files = "files = [\"a.png\", \"b.png\", \"c.png\", \"d.png\", \"e.png\"]\n";
        let all = pictures(&case(1, &format!("{files}{keys}")).lay_out());
        let mut rows: Vec<(f64, usize)> = Vec::new();
        for one in &all {
            match rows.last_mut().filter(|(top, _)| (top - one.top).abs() < 0.01) {
                Some((_, count)) => *count += 1,
                None => rows.push((one.top, 1)),
            }
        }
        assert_eq!(rows.iter().map(|(_, count)| *count).collect::<Vec<_>>(), wanted, "{all:?}");
        // None touches the one above, none is higher than the row above it leaves it.
        let last = all.last().unwrap();
        assert!(wanted.last() != Some(&1) || last.height <= all[0].height.max(all[2].height) + 0.01, "{all:?}");
        for (one, below) in all.iter().zip(&all[1..]).filter(|(one, below)| below.top > one.top) {
            assert!(below.top - one.top - one.height > 2.0, "{all:?}");
        }
    }
}

#[test]
fn a_row_and_its_captions_stay_on_a_page_and_on_the_grid() {
    let pitch = 225.0 / 22.0;
    let mut moved = 0;
    for lines in 0..14 {
        let keys = "files = [\"a.png\", \"c.png\"]\ncaptions = [\"甲的照片\", \"乙的照片\"]\ncaption = \"两张\"\n";
        let issue = section(lines, keys) + "\n[[section.item]]\nkind = \"brief\"\ntext = \"后面。\"\n";
        let case = Case::with_sections(&issue).file("a.png", png(40, 30, 10)).file("c.png", png(60, 30, 30));
        let set = case.lay_out();
        let page = pictures(&set).iter().map(|one| one.page).max().unwrap();
        assert!(pictures(&set).iter().all(|one| one.page == page));
        moved += usize::from(page > 0);
        let sheets = set.sheets();
        let below = sheets[page].lines(14.0);
        let words: String = below.iter().map(|(_, text)| squeeze(text)).collect();
        assert!(words.contains("甲的照片乙的照片两张"), "{lines} {words}");
        // What follows stands on a line of the grid.
        let after = sheets.iter().flat_map(|sheet| sheet.lines(RUNNING)).find(|(_, text)| text.contains("后面"));
        let line = (after.unwrap().0 / MM - 37.0) / pitch + 0.29;
        assert!((line - line.round()).abs() < 0.02, "{lines} {line}");
    }
    assert!((1..14).contains(&moved), "{moved}");
}

#[test]
fn captions_too_long_for_a_page_run_on_to_the_next() {
    let long = "说明".repeat(110);
    let keys = format!("files = [\"a.png\", \"b.png\", \"c.png\"]\ncaptions = [\"{long}\", \"{long}\", \"{long}\"]\n");
    let case = case(0, &keys);
    let set = case.lay_out();
    let sheets = set.sheets();
    sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    let printed: usize =
        sheets.iter().flat_map(|sheet| sheet.lines(14.0)).map(|(_, text)| text.matches('说').count()).sum();
    assert_eq!(printed, 330);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}

#[test]
fn the_word_document_has_them_in_tables_without_rules_and_says_the_same() {
    let keys = "files = [\"a.png\", \"b.png\", \"c.png\", \"d.png\"]\ncaptions = [\"图1  甲\", \"图2  乙\", \"图3  丙\", \"图4  丁\"]\ncaption = \"四张\"\nalts = [\"一\", \"二\", \"三\", \"四\"]\n";
    let case = case(2, keys);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let set = pictures(&case.lay_out());
    let word = Word::open(&word);
    assert!(word.tables("SideBySide").count() >= 2);
    let drawn = word.body().all("wp:docPr");
    let said: Vec<&str> = drawn.iter().filter_map(|drawing| drawing.attr("descr")).collect();
    assert_eq!(said, ["一", "二", "三", "四"]);
    for (extent, one) in word.body().all("wp:extent").iter().zip(&set) {
        let mm = |name| extent.attr(name).unwrap().parse::<f64>().unwrap() / 36_000.0;
        assert!((mm("cx") - one.width).abs() < 0.1 && (mm("cy") - one.height).abs() < 0.1, "{one:?}");
    }
    // All but the last words keep with what is below.
    let all: Vec<_> =
        word.body().all("w:p").into_iter().filter(|p| ["Picture", "Caption"].contains(&&*Word::style(p))).collect();
    assert_eq!(all.len(), 9);
    assert!(all[..8].iter().all(|p| p.find("w:pPr/w:keepNext").is_some()) && all[8].find("w:pPr/w:keepNext").is_none());
}

/// Returns the findings of a case: codes and the words they stand at.
fn found(case: &Case) -> Vec<(&'static str, String)> {
    let reading = read::read(&case.path().join("issue.toml"));
    let quote = |place: &typeset::source::Place| reading.sources.text(place.file)[place.range.clone()].to_owned();
    reading.found.iter().map(|found| (found.code(), found.place.as_ref().map(quote).unwrap_or_default())).collect()
}

#[test]
fn what_does_not_match_is_told_at_its_place() {
    for (keys, code, at) in [
        ("files = [\"a.png\", \"b.png\"]\ncaptions = [\"甲\", \"乙\", \"丙\"]\n", "pictures-words", "\"丙\""),
        ("files = [\"a.png\", \"b.png\"]\nalts = [\"甲\", \"乙\", \"丙\", \"丁\"]\n", "pictures-words", "\"丙\""),
        ("files = [\"a.png\", \"b.png\", \"c.png\"]\ncaptions = [\"甲\", \"乙\"]\n", "pictures-unsaid", "\"乙\""),
        ("files = [\"a.png\", \"b.png\", \"./a.png\"]\n", "pictures-twice", "\"./a.png\""),
        ("files = \"a.png\"\n", "pictures-one", "\"a.png\""),
        ("files = [\"a.png\", \"missing.png\"]\n", "file-missing", "\"missing.png\""),
        ("files = [\"a.png\", \"issue.toml\"]\n", "not-a-picture", "\"issue.toml\""),
        ("files = [\"a.png\", \"b.png\"]\nper_row = 4\n", "out-of-range", "4"),
        ("captions = [\"甲\"]\n", "missing-key", ""),
    ] {
        let found = found(&case(0, keys));
        assert!(
            found.iter().any(|(found, words)| *found == code && (at.is_empty() || words == at)),
            "{keys} {found:?}"
        );
    }
    let many: Vec<String> = (0..10).map(|n| format!("\"{n}.png\"")).collect();
    let case = (0..10).fold(case(0, &format!("files = [{}]\n", many.join(", "))), |case, n| {
        case.file(&format!("{n}.png"), png(40, 30 + n, 100))
    });
    assert_eq!(found(&case), [("pictures-many", "\"9.png\"".to_owned())]);
}

#[test]
fn pictures_are_told_to_be_coarse_at_the_width_that_they_have_in_their_row() {
    // 75.2 mm wide at 4:3 each: 888 pixels are 300 dpi.
    let told = |pixels: u32, keys: &str| {
        let sections = section(0, &format!("files = [\"a.png\", \"b.png\"]\n{keys}"));
        let case = Case::with_sections(&sections)
            .file("a.png", png(pixels, pixels * 3 / 4, 1))
            .file("b.png", png(1200, 900, 2));
        case.run(&["-q", "-o", "a.pdf"]).err
    };
    assert!(!told(892, "").contains("dpi"), "{}", told(892, ""));
    let err = told(800, "");
    assert!(err.contains("a.png") && err.contains("270 dpi") && !err.contains("width ="), "{err}");
}

#[test]
fn what_they_are_also_called_is_answered_with_their_kind() {
    for word in ["images", "photos", "pics", "组图"] {
        let keys = section(0, "files = [\"a.png\", \"b.png\"]\n").replace("\"pictures\"", &format!("\"{word}\""));
        let err = Case::with_sections(&keys).file("a.png", png(4, 3, 1)).file("b.png", png(4, 3, 2)).run(&["-q"]).err;
        assert!(err.contains("\"pictures\"?") || err.contains("是不是想写 \"pictures\""), "{word}: {err}");
    }
    for word in ["images", "photos", "file", "图片"] {
        let err = case(0, &format!("{word} = [\"a.png\", \"b.png\"]\n")).run(&["-q"]).err;
        assert!(err.contains("`files`") || err.contains("files"), "{word}: {err}");
    }
}

#[test]
fn pictures_without_words_are_told_once() {
    let set = case(0, "files = [\"a.png\", \"b.png\"]\n").lay_out();
    assert_eq!(set.found("S102"), [(0, "\"a.png\"")]);
    for words in ["caption = \"甲\"\n", "captions = [\"甲\", \"乙\"]\n"] {
        let set = case(0, &format!("files = [\"a.png\", \"b.png\"]\n{words}")).lay_out();
        assert_eq!(set.found("S102"), []);
    }
}

#[test]
fn who_took_them_stands_behind_the_words_below_all() {
    let keys = "files = [\"a.png\", \"b.png\"]\ncaption = \"两处\"\ncredits = [\"摄影：朱某\", \"供图：某局\"]\n";
    let case = case(1, keys);
    assert!(squeeze(&case.lay_out().text()).contains("两处（摄影：朱某供图：某局）"));
    let [pdf, word] = documents(case.path());
    assert!(compared([&pdf, &word]).faults.is_empty());
}
