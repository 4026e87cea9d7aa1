//! The kit of the print shop, and the page of rulers.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use image::{ImageFormat, Rgb, RgbImage};
use lopdf::Document;
use sha2::{Digest, Sha256};

use crate::support::{Case, HEAD, Run, article, run};

/// Makes a kit and unpacks it.
fn kit(case: &Case, args: &[&str]) -> (Run, BTreeMap<String, Vec<u8>>) {
    let run = run(case.path(), &[&["kit", "issue.toml"], args].concat());
    let files = fs::read(case.path().join("issue-kit.zip")).map(|bytes| unpacked(&bytes)).unwrap_or_default();
    (run, files)
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

fn text(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect()
}

fn pages(pdf: &[u8]) -> usize {
    Document::load_mem(pdf).unwrap().page_iter().count()
}

fn case() -> Case {
    let print = "\n[publication.print]\nspot = \"PANTONE 485 C\"\npaper = \"80克双胶纸\"\n";
    let lists = "\n[publication.distribution]\nreport = [\"市委\", \"市政府\"]\nsend = [\"各成员单位\"]\n";
    Case::with_issue(&format!("{HEAD}copies = 80\n{lists}{print}{}", article("标题", &"字".repeat(28 * 60))))
}

#[test]
fn a_kit_has_all_that_the_shop_needs() {
    let case = case();
    let (run, files) = kit(&case, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "1-印刷文件-单页.pdf",
        "2-印刷文件-拼版.pdf",
        "3-印前检查.json",
        "3-印前检查单.pdf",
        "4-印刷工单.pdf",
        "5-双面试印.pdf",
        "6-印版预览/第01页-专色红.png",
        "6-印版预览/第01页-黑.png",
    ];
    assert!(expected.iter().all(|name| names.contains(name)), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("青") || name.contains("第02页-专色红")), "{names:?}");
    let count = pages(&files["1-印刷文件-单页.pdf"]);
    assert_eq!((count % 4, pages(&files["2-印刷文件-拼版.pdf"])), (0, count / 2));
    let ticket = text(&files["4-印刷工单.pdf"]);
    for words in ["80份", "骑马订", "PANTONE485C", "M80Y80", "80克双胶纸", "报：市委，市政府", "送：各成员单位"]
    {
        assert!(ticket.contains(words), "{words} {ticket}");
    }
    let report: serde_json::Value = serde_json::from_slice(&files["3-印前检查.json"]).unwrap();
    assert_eq!((&report["passed"], report["pages"].as_array().unwrap().len()), (&true.into(), count));
    assert!(text(&files["3-印前检查单.pdf"]).contains("合格"));
}

#[test]
fn hashes_are_those_of_the_files() {
    let (_, files) = kit(&case(), &[]);
    let list = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(list.lines().count(), files.len() - 1);
    for line in list.lines() {
        let (hash, name) = line.split_once("  ").unwrap();
        let found: String = Sha256::digest(&files[name]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, hash, "{name}");
    }
    let shown = text(&files["4-印刷工单.pdf"]);
    assert!(
        list.lines().filter(|line| line.ends_with(".pdf") && !line.contains("4-")).all(|l| shown.contains(&l[..64]))
    );
}

#[test]
fn stapled_issues_are_not_imposed() {
    let stapled = "\n[publication.print]\nbinding = \"stapled\"\n";
    let case = Case::with_issue(&format!("{HEAD}{stapled}{}", article("标题", "正文。")));
    let (run, files) = kit(&case, &["--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(files.contains_key("1-pages.pdf") && !files.contains_key("2-sheets.pdf"), "{:?}", files.keys());
    assert!(text(&files["4-job-ticket.pdf"]).contains("sidestitch"));
}

#[test]
fn a_plate_shows_its_own_ink_alone() {
    let (_, files) = kit(&case(), &[]);
    let dark = |name: &str| {
        let picture = image::load_from_memory(&files[name]).unwrap().to_luma8();
        let height = picture.height();
        // The name in the masthead stands in the upper third, the text below it.
        let count = |from: u32, to: u32| {
            picture.rows().skip(from as usize).take((to - from) as usize).flatten().filter(|p| p.0[0] < 128).count()
        };
        (count(0, height / 4), count(height / 2, height))
    };
    let (name_red, text_red) = dark("6-印版预览/第01页-专色红.png");
    let (name_black, text_black) = dark("6-印版预览/第01页-黑.png");
    assert!(name_red > 500 && text_red == 0, "{name_red} {text_red}");
    assert!(name_black == 0 && text_black > 500, "{name_black} {text_black}");
}

#[test]
fn what_fails_its_inspection_is_not_packed() {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(60, 40, Rgb([90, 90, 90])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"a.png\"\nalt = \"图\"\nwidth = 100\n";
    let case = Case::with_sections(item).file("a.png", bytes.into_inner());
    let (run, files) = kit(&case, &[]);
    assert_eq!((run.code, files.len()), (1, 0), "{}", run.err);
    assert!(run.err.contains("dpi") && run.err.contains("没有打包"), "{}", run.err);
}

#[test]
fn the_same_issue_gives_the_same_kit() {
    let case = case();
    let bytes = |case: &Case| {
        kit(case, &[]);
        fs::read(case.path().join("issue-kit.zip")).unwrap()
    };
    assert!(bytes(&case) == bytes(&case));
}

#[test]
fn rulers_stand_over_page_one_without_its_red_head() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let built = case.run(&["--for", "print", "--calibration"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let pdf = fs::read(case.path().join(Path::new("issue-print.pdf"))).unwrap();
    let text = text(&pdf);
    assert_eq!(pages(&pdf), 1);
    assert!(text.contains("290") && text.contains("校准页") && text.contains("第1期"), "{text}");
    let report = run(case.path(), &["preflight", "issue-print.pdf", "--inks", "1"]);
    assert!(report.err.contains("印版 K；"), "{}", report.err);
}

#[test]
fn a_kit_replaces_no_source_and_goes_where_it_is_told() {
    let case = case();
    let before = fs::read(case.path().join("issue.toml")).unwrap();
    for args in [["-o", "issue.toml"], ["-o", "issue.pdf"]] {
        assert_eq!(kit(&case, &args).0.code, 2);
    }
    assert_eq!(fs::read(case.path().join("issue.toml")).unwrap(), before);
    assert_eq!(kit(&case, &["--calibration"]).0.code, 2);
    let (run, _) = kit(&case, &["-o", "-"]);
    assert!(unpacked(&run.out).contains_key("SHA256SUMS"), "{}", run.err);
}

#[test]
fn plates_of_numbered_copies_are_drawn_once() {
    let (_, once) = kit(&case(), &[]);
    let (run, numbered) = kit(&case(), &["--numbered", "all"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(once.len(), numbered.len());
    for file in ["1-印刷文件-单页.pdf", "2-印刷文件-拼版.pdf"] {
        assert_eq!(pages(&numbered[file]), 80 * pages(&once[file]), "{file}");
    }
    // Every copy of the booklet has its own number, on its first side.
    let sheets = text(&numbered["2-印刷文件-拼版.pdf"]);
    assert!((1..=80).all(|number| sheets.matches(&format!("{number:06}")).count() == 1), "{}", &sheets[..200]);
}

#[test]
fn what_touches_the_edge_without_bleed_is_not_packed() {
    let bar = "#let footer(imprint: none) = place(top + left, dx: -28mm, dy: -37mm, rect(width: 210mm, height: 20mm, fill: black))\n";
    let case = Case::with_sections(&article("标题", "正文。")).file("templates/footer.typ", bar);
    let (run, files) = kit(&case, &[]);
    assert_eq!((run.code, files.len()), (1, 0), "{}", run.err);
    assert!(run.err.contains("F206"), "{}", run.err);
}

#[test]
fn sheets_with_bleed_or_marks_are_on_larger_paper_and_the_ticket_says_so() {
    let binding = |args: &[&str]| {
        let (run, files) = kit(&case(), args);
        assert_eq!(run.code, 0, "{}", run.err);
        let sheets = Document::load_mem(&files["2-印刷文件-拼版.pdf"]).unwrap();
        let page = sheets.page_iter().next().unwrap();
        let media = sheets.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let width = media[2].as_float().unwrap() - media[0].as_float().unwrap();
        ((width / 72.0 * 25.4).round(), text(&files["4-印刷工单.pdf"]).contains("SRA3纸"))
    };
    assert_eq!(binding(&[]), (420.0, false));
    assert_eq!(binding(&["--bleed", "3mm"]), (450.0, true));
    assert_eq!(binding(&["--marks"]), (450.0, true));
}
