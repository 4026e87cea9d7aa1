//! An issue on press sheets: the order of its pages, the words beside them, the test sheet.

use std::collections::BTreeSet;
use std::fs;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use typeset::fonts::Fonts;
use typeset::messages::Lang;
use typeset::rendition::impose::plan::{Flip, Plan};
use typeset::rendition::impose::{Imposed, Press, impose, test_page};
use typst_layout::PagedDocument;

use crate::support::{BUNDLE, Case, HEAD, LaidOut, MM, Run, Sheet, article, root, run};

/// Lays out an issue of so many pages: lines are added or taken away until it has them.
fn issue(pages: usize) -> (Case, LaidOut) {
    let mut lines = 22 * pages - 30;
    for _ in 0..5 {
        let text: String = (1..=lines).map(|line| format!("第{line}段。\n\n")).collect();
        let case = Case::with_sections(&article("标题", &text));
        let laid_out = case.lay_out();
        match laid_out.pages.pages().len() {
            found if found == pages => return (case, laid_out),
            found => lines = lines + 22 * pages - 22 * found,
        }
    }
    panic!("no issue of {pages} pages")
}

fn press<'a>(plan: &'a Plan, fonts: &'a Fonts) -> Press<'a> {
    Press { plan, fonts, name: "测试工作简报", lang: Lang::Zh }
}

fn sheets(document: &PagedDocument) -> Vec<Sheet> {
    document.pages().iter().map(|page| Sheet::new(&page.frame)).collect()
}

/// Returns the printed page numbers on the left and the right half of a side.
fn printed(sheet: &Sheet) -> [Option<usize>; 2] {
    let middle = sheet.size.x / 2.0;
    let number = |right: bool| {
        let mut foot: Vec<_> = sheet.texts.iter().filter(|text| text.start.y.to_mm() > 265.0).collect();
        foot.retain(|text| (text.start.x > middle) == right);
        let digits: String = foot.iter().flat_map(|text| text.text.chars()).filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    [number(false), number(true)]
}

fn imposed(laid_out: &LaidOut, plan: &Plan) -> Imposed {
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    impose(&laid_out.pages, &press(plan, &fonts)).unwrap()
}

#[test]
fn a_folded_issue_has_its_pages_in_order() {
    for pages in [16, 20] {
        let (_case, laid_out) = issue(pages);
        let imposed = imposed(&laid_out, &Plan::default());
        let sides: Vec<_> = sheets(&imposed.sheets).iter().map(printed).collect();
        assert_eq!(sides.len(), pages / 2);
        assert_eq!(sides[..2], [[Some(pages), Some(1)], [Some(2), Some(pages - 1)]]);
        // Outer leaves first, then back from the middle.
        let mut read: Vec<_> = sides.chunks(2).flat_map(|sheet| [sheet[0][1], sheet[1][0]]).collect();
        read.extend(sides.chunks(2).rev().flat_map(|sheet| [sheet[1][1], sheet[0][0]]));
        assert_eq!(read, (1..=pages).map(Some).collect::<Vec<_>>());
    }
}

#[test]
fn pages_keep_their_place_and_size() {
    let (_case, laid_out) = issue(4);
    let imposed = imposed(&laid_out, &Plan::default());
    let sheets = sheets(&imposed.sheets);
    assert_eq!((sheets[0].size.x.to_mm().round(), sheets[0].size.y.to_mm().round()), (420.0, 297.0));
    let pages = laid_out.sheets();
    for (side, half, page) in [(0, 1, 0), (0, 0, 3), (1, 0, 1), (1, 1, 2)] {
        let shift = half as f64 * 210.0 * MM;
        for text in &pages[page].texts {
            let there = sheets[side].texts.iter().any(|other| {
                let moved = (other.start.x - text.start.x).to_pt() - shift;
                other.text == text.text && moved.abs() < 0.01 && (other.start.y - text.start.y).to_pt().abs() < 0.01
            });
            assert!(there, "{:?} of page {} is not in its place", text.text, page + 1);
        }
    }
}

#[test]
fn paper_with_room_bears_the_name_of_the_sheet() {
    let (_case, laid_out) = issue(4);
    let paper = Some("SRA3".parse().unwrap());
    let words = |plan: &Plan| {
        let imposed = imposed(&laid_out, plan);
        let sheets = sheets(&imposed.sheets);
        let below = |sheet: &Sheet| {
            let outside = sheet.texts.iter().find(|text| !(0.0..=297.0).contains(&text.start.y.to_mm()));
            outside.map(|text| text.text.clone())
        };
        sheets.iter().map(below).collect::<Vec<_>>()
    };
    let plan = Plan { paper, flip: Flip::Long, ..Plan::default() };
    let expected =
        ["测试工作简报    第 1 张（共 1 张）正面    页 4, 1", "测试工作简报    第 1 张（共 1 张）反面    页 2, 3"];
    assert_eq!(words(&plan), expected.map(|text| Some(text.to_owned())));
    assert_eq!(words(&Plan { marks: false, ..plan.clone() }), [None, None]);
    assert_eq!(words(&Plan { paper: None, ..plan }), [None, None]);
}

#[test]
fn an_issue_is_imposed_from_its_folder() {
    let (case, _) = issue(6);
    let once = |args: &[&str]| {
        let run = run(case.path(), &[&["impose", "issue.toml", "-v"], args].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        (run.err, fs::read(case.path().join("issue-imposed.pdf")).unwrap())
    };
    // The issue itself is set in fours, as it is for print.
    let (said, bytes) = once(&[]);
    for line in ["第 1 张正面：8, 1", "第 1 张反面：2, 7", "第 2 张正面：6, 3", "第 2 张反面：4, 5"]
    {
        assert!(said.contains(line), "{line} is not in {said}");
    }
    let end = "已生成 issue-imposed.pdf：2 张 A3（8 页），双面打印，短边翻转，按实际大小（100%）；各张按顺序叠好对折，在折线处骑马订";
    assert!(said.contains(end), "{said}");
    assert!(bytes == once(&[]).1);
    let (said, _) = once(&["--blanks", "end"]);
    assert!(said.contains("第 1 张正面：空白, 1") && said.contains("2 张 A3（6 页，补了 2 个空白页）"), "{said}");
    let pdf = Document::load_mem(&bytes).unwrap();
    assert_eq!((pdf.get_pages().len(), pdf.version.as_str()), (4, "1.6"));
    assert!(!pdf.catalog().unwrap().has(b"StructTreeRoot") && !pdf.catalog().unwrap().has(b"Outlines"));
}

/// What the print rendition does to pages is done to sheets; their boxes stay.
#[test]
fn sheets_are_in_the_inks_of_the_press() {
    let (case, _) = issue(4);
    let run = run(case.path(), &["impose", "issue.toml", "--paper", "SRA3"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = Document::load(case.path().join("issue-imposed.pdf")).unwrap();
    let inks: BTreeSet<String> = pdf.objects.values().filter_map(separation).collect();
    assert_eq!(inks, BTreeSet::from(["All".to_owned(), "Spot Red".to_owned()]));
    for page in pdf.page_iter() {
        assert_eq!(edges(&pdf, page, b"MediaBox"), [0.0, 0.0, 450.0, 320.0]);
        assert_eq!(edges(&pdf, page, b"TrimBox"), [15.0, 11.5, 435.0, 308.5]);
        for operation in Content::decode(&pdf.get_page_content(page)).unwrap().operations {
            assert!(!["rg", "RG"].contains(&operation.operator.as_str()), "{operation:?}");
        }
    }
}

/// The template of an issue with a bar of colour that runs off the pages at three edges.
fn with_bar(color: &str) -> Case {
    let main = fs::read_to_string(root().join("templates/main.typ")).unwrap();
    let bar =
        format!("#place(bottom + left, dx: -40mm, dy: 40mm, rect(width: 300mm, height: 15mm, fill: rgb(\"{color}\")))");
    let print = "[publication.print]\nbleed = 3\nmarks = true\n";
    let case = Case::with_issue(&format!("{HEAD}{print}{}", article("标题", "正文。")));
    case.file("templates/main.typ", format!("{main}{bar}\n"))
}

#[test]
fn an_issue_keeps_its_bleed_at_the_outer_edges_of_sheets() {
    let case = with_bar("#e60012");
    let imposed = run(case.path(), &["impose", "issue.toml", "--paper", "SRA3"]);
    assert_eq!(imposed.code, 0, "{}", imposed.err);
    let checked = run(case.path(), &["preflight", "issue-imposed.pdf", "--size", "A3"]);
    let said = String::from_utf8(checked.out).unwrap() + &checked.err;
    assert!(checked.code == 0 && !said.contains("F206"), "{said}");
    let pdf = Document::load(case.path().join("issue-imposed.pdf")).unwrap();
    for page in pdf.page_iter() {
        assert_eq!(edges(&pdf, page, b"BleedBox"), [12.0, 8.5, 438.0, 311.5]);
    }
}

/// The bar stands on the last page, on the first side of the sheet.
#[test]
fn what_is_said_of_inks_names_the_page_of_the_issue() {
    let case = with_bar("#0000ff");
    let imposed = run(case.path(), &["impose", "issue.toml", "--message-format", "json"]);
    assert_eq!(imposed.code, 0, "{}", imposed.err);
    let said: serde_json::Value = serde_json::from_str(&imposed.err).unwrap();
    let pages: Vec<_> = said["findings"].as_array().unwrap().iter().map(|one| one["page"].as_u64()).collect();
    assert_eq!(pages, [Some(4)], "{}", imposed.err);
}

/// Returns a box of a page in mm, to a tenth.
fn edges(pdf: &Document, page: ObjectId, name: &[u8]) -> Vec<f64> {
    let edges = pdf.get_dictionary(page).unwrap().get(name).unwrap().as_array().unwrap();
    edges.iter().map(|edge| (f64::from(edge.as_float().unwrap()) / MM * 10.0).round() / 10.0).collect()
}

/// Returns the ink of a colour space of one ink.
fn separation(space: &Object) -> Option<String> {
    let parts = space.as_array().ok()?;
    (parts.first()?.as_name().ok()? == b"Separation").then_some(())?;
    Some(String::from_utf8_lossy(parts.get(1)?.as_name().ok()?).into_owned())
}

#[test]
fn an_issue_with_errors_is_not_imposed() {
    let case = Case::with_issue("year = ");
    let run = run(case.path(), &["impose", "issue.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("没有生成文件"), "{}", run.err);
    assert!(!case.path().join("issue-imposed.pdf").exists());
}

#[test]
fn the_test_sheet_is_a_booklet_of_four_pages() {
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    for (flip, words) in [(Flip::Short, "短边翻转"), (Flip::Long, "长边翻转")] {
        let plan = Plan { flip, ..Plan::default() };
        let (pages, _) = test_page(&plan, &fonts, Lang::Zh).unwrap();
        let sheets = sheets(&pages);
        let numbers = |sheet: &Sheet| {
            let mut large: Vec<_> = sheet.texts.iter().filter(|text| text.size > 150.0).collect();
            large.sort_by(|a, b| a.start.x.to_pt().total_cmp(&b.start.x.to_pt()));
            large.iter().map(|text| text.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(&sheets[0]), ["4", "1"]);
        // Turned over head and foot, the left page is on the right.
        assert_eq!(numbers(&sheets[1]), if flip == Flip::Short { ["2", "3"] } else { ["3", "2"] });
        let says = |sheet: &Sheet, words: &str| sheet.texts.iter().any(|text| text.text.contains(words));
        assert!(says(&sheets[0], "正面") && says(&sheets[1], "反面") && says(&sheets[1], words));
    }
}

#[test]
fn the_test_sheet_is_written_where_it_is_asked_for() {
    let case = Case::with_sections("");
    let run = |args: &[&str]| run(case.path(), &[&["impose", "--test-page"], args].concat());
    let done = run(&[]);
    assert!(done.code == 0 && done.err.contains("duplex-test.pdf"), "{}", done.err);
    let pdf = Document::load(case.path().join("duplex-test.pdf")).unwrap();
    assert_eq!(pdf.get_pages().len(), 2);
    assert_eq!(run(&["--paper", "A4", "--flip", "long", "-o", "t.pdf"]).code, 0);
    assert!(run(&["--paper", "100x100"]).err.contains("至少要 A5"));
}

#[test]
fn wrong_calls_are_told() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let told = |args: &[&str], code: i32, words: &str| {
        let Run { code: found, err, .. } = run(case.path(), &[&["impose"], args].concat());
        assert!(found == code && err.contains(words), "{args:?}: {found} {err}");
    };
    told(&[], 2, "要写明期刊文件或 PDF");
    told(&["issue.toml", "--paper", "A9"], 2, "“A9”");
    told(&["issue.toml", "--signature", "6"], 2, "“6”");
    told(&["issue.toml", "--creep", "-1"], 2, "");
    told(&["issue.toml", "--test-page"], 2, "不能和");
    told(&["issue.toml", "--paper", "A4"], 1, "纸张 A4 放不下并排的两页，至少要 A3");
    told(&["no.pdf"], 2, "no.pdf");
    told(&["no.toml"], 1, "no.toml");
    told(&["issue.toml", "-o", "issue.toml"], 2, "会把它盖掉");
    assert_eq!(run(case.path(), &["issue.toml"]).code, 0);
    told(&["issue.pdf", "-o", "issue.pdf"], 2, "会把它盖掉");
    told(&["issue.pdf", "-o", "no/such/folder.pdf"], 2, "");
}
