//! The back cover: the last page, an even one, its text in the lower third, the 版记 at its foot.

use std::fs;

use lopdf::Document;
use proptest::prelude::*;
use typeset::layout::templates::built_in;

use crate::books::docx;
use crate::same::{compared, documents};
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, Sheet, article, squeeze};
use crate::word::Word;

/// Upper edge of the type area and of its lower third, and its lower edge, in pt from the top of the sheet.
const TOP: f64 = 37.0 * MM;
const THIRD: f64 = (37.0 + 150.0) * MM;
const FOOT: f64 = (37.0 + 225.0) * MM;

/// Returns an issue with a back cover, and with an imprint of one line.
fn case(cover: &str, text: &str) -> Case {
    Case::with_issue(&format!("{HEAD}copies = 9\n\n[back_cover]\n{cover}\n{}", article("标题", text)))
        .file("a.svg", DRAWING)
}

const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\"><path d=\"M0 0H60V40H0Z\"/></svg>";

fn han(count: usize) -> String {
    "天地玄黄宇宙洪荒日月盈昃".chars().cycle().take(count).collect()
}

fn lowest_rule(sheet: &Sheet) -> f64 {
    sheet.rules.iter().map(|rule| rule.from.y.to_pt()).fold(0.0, f64::max)
}

fn upper_rule(sheet: &Sheet) -> f64 {
    sheet.rules.iter().map(|rule| rule.from.y.to_pt()).fold(f64::MAX, f64::min)
}

/// Returns whether a page has a number.
fn is_numbered(sheet: &Sheet) -> bool {
    sheet.texts.iter().any(|text| text.start.y.to_mm() > 265.0)
}

#[test]
fn it_is_the_back_of_a_single_sheet() {
    let case = case("text = \"云州市人民政府办公室编\"", "正文。");
    let laid_out = case.lay_out();
    let sheets = laid_out.sheets();
    let [front, back] = &sheets[..] else { panic!("{} pages", sheets.len()) };
    assert!(is_numbered(front) && !is_numbered(back) && front.rules.iter().all(|rule| rule.thickness > 1.0));
    let [(baseline, words)] = &back.lines(RUNNING)[..] else { panic!("{:?}", back.lines(RUNNING)) };
    assert_eq!(squeeze(words), "云州市人民政府办公室编");
    assert!(*baseline > THIRD && *baseline < upper_rule(back));
    assert!((lowest_rule(back) - FOOT).abs() < 0.05);
    assert!(
        laid_out.proof.iter().all(|found| found.rule.is_none_or(|rule| !rule.starts_with("L10"))),
        "{:?}",
        laid_out.proof
    );
}

#[test]
fn word_has_it_in_a_section_of_its_own() {
    let case = case("text = '''\n云州市编\n\n**电话**：0417-1234567\n'''", "正文。");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    let word = Word::open(&word);
    let sections = word.sections();
    let last = sections.last().unwrap();
    assert_eq!((sections.len(), last.start.as_str(), last.tables), (2, "evenPage", 1));
    let line = word.paragraphs().find_map(|p| {
        p.find("w:pPr/w:spacing").and_then(|spacing| {
            spacing.attr("w:line").and_then(|line| line.parse::<f64>().ok()).filter(|line| *line > 5000.0)
        })
    });
    // The lower third begins on line 16 of 22.
    assert!((line.unwrap() / 20.0 - 15.0 * 225.0 / 22.0 * MM).abs() < 1.0, "{line:?}");
}

#[test]
fn a_picture_stands_there_as_large_as_the_third_allows() {
    let case = case("file = \"a.svg\"\nalt = \"市徽\"", "正文。");
    let laid_out = case.lay_out();
    let pictures: Vec<_> = laid_out.facts()[1].pictures.clone();
    let [picture] = &pictures[..] else { panic!("{pictures:?}") };
    assert!(picture.top > THIRD && picture.bottom < FOOT - 20.0 && picture.height() > 80.0, "{picture:?}");
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    let drawings: Vec<String> =
        Word::open(&word).body().all("wp:docPr").iter().filter_map(|el| el.attr("descr")).map(str::to_owned).collect();
    assert_eq!(drawings, ["市徽"]);
}

#[test]
fn a_publication_has_it_in_every_issue_and_an_issue_its_own() {
    let publication = "name = \"测试\"\nissuer = \"测试办公室\"\n\n[back_cover]\ntext = \"各期都有\"\n";
    let issue = |own: &str| {
        let head = "year = 2026\nnumber = 1\ndate = 2026-03-01\n";
        Case::with_issue(&format!("{head}{own}{}", article("标题", "正文。")))
            .file("publication.toml", publication)
            .lay_out()
            .text()
    };
    assert!(issue("").ends_with("各期都有"));
    let own = issue("back_cover.text = \"本期的\"\n");
    assert!(own.ends_with("本期的") && !own.contains("各期都有"));
}

#[test]
fn what_is_longer_than_the_third_is_told() {
    let run = |cover: usize| {
        let case = case(&format!("text = \"{}\"", han(cover)), "正文。");
        case.run(&["--message-format", "json"])
    };
    // Five lines above an imprint of one and its white.
    let fits = run(28 * 5 - 2);
    assert!(fits.code == 0 && !fits.err.contains("back-cover"), "{}", fits.err);
    let high = run(28 * 9);
    assert!(high.code == 0 && high.err.contains("back-cover-high"), "{}", high.err);
    let long = run(28 * 30);
    assert!(long.code == 1 && long.err.contains("back-cover-too-long"), "{}", long.err);
}

#[test]
fn slips_are_answered() {
    for (cover, said) in [
        ("[封底]\ntext = \"甲\"", "应写成：[back_cover]"),
        ("[cover]\ntext = \"甲\"", "是不是想写 back_cover"),
        ("[backcover]\ntext = \"甲\"", "是不是想写 back_cover"),
        ("[back_cover]\n文字 = \"甲\"", "应写作 text"),
        ("[back_cover]\n", "text-missing"),
        ("[back_cover]\ntext = \" \"", "empty-value"),
        ("[back_cover]\ntext = \"甲\"\nfile = \"a.svg\"", "text-twice"),
        ("[back_cover]\ntext = \"甲\"\nalt = \"市徽\"", "back-cover-alt"),
        ("[back_cover]\ntext = \"a.md\"", "a.md"),
        ("[back_cover]\nfile = \"没有.docx\"", "没有.docx"),
        ("[back_cover]\nfile = \"没有.png\"", "没有.png"),
    ] {
        let case = Case::with_issue(&format!("{HEAD}\n{cover}\n{}", article("标题", "正文。"))).file("a.svg", DRAWING);
        let run = case.run(&["--lang", "zh", "--message-format", "json"]);
        assert!(run.code == 1 && run.err.contains(said), "{cover}: {}", run.err);
    }
}

#[test]
fn its_text_may_be_a_file() {
    let text = Case::with_issue(&format!("{HEAD}\n[back_cover]\nfile = \"封底.md\"\n{}", article("标题", "正文。")))
        .file("封底.md", "第一段\n\n第二段\n");
    assert!(text.lay_out().text().ends_with("第一段第二段"));
    let word = docx("<w:p><w:r><w:t>甲方</w:t></w:r></w:p><w:p><w:r><w:t>乙方</w:t></w:r></w:p>");
    let word = case("file = \"封底.docx\"", "正文。").file("封底.docx", word);
    assert!(word.lay_out().text().contains("甲方乙方"));
}

/// Returns the number of the last page's neighbours that are blank, and checks what stands on the last.
fn check(sheets: &[Sheet], text: &str, of: usize) -> Result<(), TestCaseError> {
    let last = sheets.last().unwrap();
    prop_assert!(sheets.len().is_multiple_of(of));
    let lines = last.lines(RUNNING);
    let shown: String = lines.iter().map(|(_, words)| squeeze(words)).collect();
    prop_assert_eq!(shown.as_str(), text);
    prop_assert!(lines.iter().all(|(baseline, _)| *baseline > THIRD && *baseline < upper_rule(last)));
    prop_assert!((lowest_rule(last) - FOOT).abs() < 0.05 && upper_rule(last) > TOP);
    prop_assert!(!is_numbered(last));
    last.assert_clear(sheets.len() - 1);
    let words = |sheet: &Sheet| sheet.texts.iter().any(|text| text.start.y.to_mm() < 265.0);
    let blanks = sheets.iter().rev().skip(1).take_while(|sheet| !words(sheet)).count();
    prop_assert!(blanks < of);
    // Blank pages have no number, all before them have one.
    for (n, sheet) in sheets.iter().enumerate() {
        prop_assert_eq!(is_numbered(sheet), n + 1 + blanks < sheets.len(), "page {} of {}", n + 1, sheets.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the texts' lengths, it is the last page and an even one, and Word says the same.
    #[test]
    fn any_back_cover_is_the_last_page_and_an_even_one(body in 1usize..2200, cover in 1usize..130, turned in any::<bool>()) {
        let words = han(cover);
        let table = if turned { "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\ndirection = \"turned\"\n" } else { "" };
        let issue = format!("{HEAD}copies = 9\n\n[back_cover]\ntext = \"{words}\"\n{}{table}", article("标题", &han(body)));
        let case = Case::with_issue(&issue).file("a.csv", "名称,数\n甲,1\n乙,2\n");
        let laid_out: LaidOut = case.lay_out();
        check(&laid_out.sheets(), &words, 2)?;
        prop_assert!(laid_out.found("L105").is_empty() && laid_out.found("L108").is_empty());
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    }
}

#[test]
fn a_booklet_ends_with_it() {
    for body in [10, 500, 1000, 1500] {
        let head = format!(
            "{HEAD}copies = 9\n\n[publication.print]\nbinding = \"booklet\"\n\n[back_cover]\ntext = \"封底的话\"\n"
        );
        let case = Case::with_issue(&format!("{head}{}", article("标题", &han(body))));
        let run = case.run(&["--for", "print", "-o", "out.pdf"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let pdf = Document::load_mem(&fs::read(case.path().join("out.pdf")).unwrap()).unwrap();
        let pages = pdf.get_pages();
        assert!(pages.len().is_multiple_of(4), "{body}: {}", pages.len());
        let text = pdf.extract_text(&[pages.len() as u32]).unwrap();
        assert!(squeeze(&text).contains("封底的话"), "{body}: {text}");
        // It lies beside page one.
        let run = crate::support::run(case.path(), &["impose", "issue.toml", "-o", "sheets.pdf"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let pdf = Document::load_mem(&fs::read(case.path().join("sheets.pdf")).unwrap()).unwrap();
        let text = squeeze(&pdf.extract_text(&[1]).unwrap());
        assert!(text.contains("封底的话") && text.contains("工作简报"), "{body}: {text}");
    }
}

#[test]
fn a_coarse_picture_is_told_and_an_older_template_too() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(60, 40, image::Rgb([9, 90, 200])).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let case = case("file = \"a.png\"\nalt = \"市徽\"", "正文。").file("a.png", png.into_inner());
    let told = case.run(&["--message-format", "json"]);
    assert!(told.code == 0 && told.err.contains("picture-coarse"), "{}", told.err);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty() && verdict.counts.figures == 1, "{:?}", verdict.faults);
    let old =
        built_in("footer.typ").unwrap().replace("#import \"cover.typ\": back-cover\n", "").replace("cover", "kover");
    let told = case.file("templates/footer.typ", old).run(&["--message-format", "json"]);
    assert!(told.code == 0 && told.err.contains("template-without") && told.err.contains("back_cover"), "{}", told.err);
}
