//! The inspection before printing finds what is planted in PDFs of other programs, and nothing else.
//!
//! The PDFs lie in `tests/preflight`; `make.py` there makes them and says what
//! is wrong with each.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use lopdf::{Document, Object, Stream, dictionary};
use serde_json::Value;
use tempfile::tempdir;
use typeset::fonts::Fonts;
use typeset::messages::{BadPdf, Check, Lang};
use typeset::model::FontChoice;
use typeset::preflight::{FontKind, FontUse, Page, Profile, Report, inspect};
use typeset::rendition::checklist;

use crate::support::{BUNDLE, Run, root, run, squeeze};

/// What must be found in each file, by the usual profile.
const FOUND: [(&str, &str); 37] = [
    ("good-bleed", ""),
    ("good-gs-spot", ""),
    ("good-objstm", ""),
    ("good-reportlab", ""),
    ("good-typst", ""),
    ("good-user-unit", ""),
    ("gs-devicen", "F404"),
    ("gs-mixed-sizes", "F201 F202"),
    ("gs-not-embedded", "F301"),
    ("gs-spots", "F404"),
    ("gs-thin-area", "F601"),
    ("gs-type3", "F302"),
    ("gs-white-overprint", "F404 F604 F605"),
    ("office-archive", "F109 F401 F404"),
    ("office-plain", "F104 F401 F404"),
    ("pike-claims", "F109"),
    ("pike-lab", "F404 F406 F407 F408 F409"),
    ("pike-tree", "F203"),
    ("pillow-bilevel", "F206 F504"),
    ("pillow-cmyk", "F206 F404 F501"),
    ("qpdf-restricted", "F101"),
    ("qpdf-rotated", "F203"),
    ("reportlab-form", "F103 F105 F106 F107 F402 F404"),
    ("reportlab-inline", "F301 F403 F404 F501 F503"),
    ("reportlab-transparent", "F404 F503 F603"),
    ("typst-coarse", "F404 F501 F502 F503"),
    ("typst-default", "F406 F603"),
    ("typst-hairline", "F601 F602"),
    ("typst-landscape", "F204 F205"),
    ("typst-letter", "F201"),
    ("typst-no-bleed", "F206 F207"),
    ("typst-rgb-text", "F401 F402 F404"),
    ("typst-rich-black", "F403 F404"),
    ("typst-short-bleed", "F206"),
    ("typst-small-text", "F303 F304"),
    ("typst-tac", "F404 F405"),
    ("typst-tiling", "F402 F404"),
];
/// Files that cannot be opened.
const UNREADABLE: [(&str, BadPdf); 2] = [("cut-short", BadPdf::Broken), ("qpdf-locked", BadPdf::Locked)];

fn folder() -> PathBuf {
    root().join("tests/preflight")
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.pdf"))).unwrap()
}

fn report(name: &str, profile: &Profile) -> Report {
    inspect(&bytes(name), name, profile).unwrap()
}

fn codes(report: &Report) -> String {
    let codes: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fault.check.code()).collect();
    codes.into_iter().collect::<Vec<_>>().join(" ")
}

/// Returns what was measured of a finding, and its pages.
fn measured(report: &Report, code: &str) -> (String, Vec<usize>) {
    let finding = report.findings.iter().find(|finding| finding.fault.check.code() == code).unwrap();
    (finding.fault.measured.clone(), finding.fault.pages.clone())
}

fn preflight(args: &[&str]) -> Run {
    run(&folder(), &[&["preflight"], args].concat())
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    for (name, expected) in FOUND {
        assert_eq!(codes(&report(name, &Profile::default())), expected, "{name}");
    }
    for (name, expected) in UNREADABLE {
        assert_eq!(inspect(&bytes(name), name, &Profile::default()).err(), Some(expected), "{name}");
    }
    let known = FOUND.iter().map(|(name, _)| *name).chain(UNREADABLE.iter().map(|(name, _)| *name));
    let known: BTreeSet<String> = known.map(|name| format!("{name}.pdf")).collect();
    let there = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.filter(|name| name.ends_with(".pdf")).collect::<BTreeSet<_>>(), known);
}

#[test]
fn values_are_measured() {
    let usual = Profile::default();
    let of = |name: &str, code: &str| measured(&report(name, &usual), code);
    assert_eq!(of("typst-coarse", "F501").0, "72 dpi");
    assert_eq!(of("typst-coarse", "F502").0, "200 dpi");
    assert_eq!(of("reportlab-inline", "F501").0, "72 dpi");
    assert_eq!(of("typst-tac", "F405").0, "380% (C 95 M 95 Y 95 K 95)");
    assert_eq!(of("typst-rich-black", "F403").0, "C 60 M 40 Y 40 K 100");
    assert_eq!(of("typst-hairline", "F601").0, "0.05 pt");
    assert_eq!(of("gs-thin-area", "F601").0, "0.02 pt");
    assert_eq!(of("typst-short-bleed", "F206").0, "← 1 mm");
    assert_eq!(of("typst-no-bleed", "F207").0, "1.5 mm");
    assert_eq!(of("gs-mixed-sizes", "F201"), ("A5 148×210 mm".into(), vec![2]));
    assert_eq!(of("gs-not-embedded", "F301").0, "Helvetica; Times-Roman");
    assert_eq!(of("qpdf-rotated", "F203"), ("90°".into(), vec![2]));
    assert_eq!(of("typst-landscape", "F205").1, [3]);
    assert_eq!(of("office-archive", "F109").0, "PDF/A-2b");
    assert_eq!(of("pike-claims", "F109").0, "PDF/X-3:2003; PDF/UA-1; OutputIntent FOGRA39");
    assert_eq!(of("reportlab-transparent", "F603").0, "SMask; ca");
    assert_eq!(of("typst-small-text", "F304").0, "6 pt");
}

#[test]
fn plates_fonts_and_boxes_are_told_page_by_page() {
    let spots = report("gs-spots", &Profile::default());
    assert_eq!(spots.plates, ["K", "Blue", "Red"]);
    let mixed = report("gs-devicen", &Profile::default());
    assert_eq!((mixed.pages[0].plates.join(" "), mixed.coverage), ("K Orange Violet".into(), 290.0));
    let bleed = report("good-bleed", &Profile::default());
    assert_eq!((bleed.pages[0].trim.shown(), bleed.pages[0].bleed), ("A4 210×297 mm".into(), 3.0));
    assert_eq!((bleed.pages[0].has_trim_box, bleed.pages[0].media.shown()), (true, "216×303 mm".into()));
    let blank = report("typst-landscape", &Profile::default());
    assert_eq!(blank.pages.iter().map(|page| page.plates.len()).collect::<Vec<_>>(), [1, 1, 0]);
    let fonts = report("good-gs-spot", &Profile::default()).fonts;
    assert_eq!(fonts.iter().map(|font| (font.embedded, font.subset)).collect::<Vec<_>>(), [(true, true)]);
}

/// Puts a seal of 10×10 units on page one of a sound file, so large that it measures 30×30 pt, at a place.
fn sealed(flags: i64, x: i64, color: &str) -> Report {
    let mut document = Document::load_mem(&bytes("good-typst")).unwrap();
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()],
    };
    let appearance = document.add_object(Stream::new(form, format!("{color} 0 0 10 10 re f").into_bytes()));
    let rect: Vec<Object> = [x, 300, x + 30, 330].map(Object::from).to_vec();
    let seal = dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "F" => flags, "Rect" => rect,
        "AP" => dictionary! { "N" => appearance },
    };
    let seal = document.add_object(seal);
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(seal)]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    inspect(&bytes, "sealed", &Profile::default()).unwrap()
}

/// Bit 3 of the flags has a seal printed, bit 2 hides it.
#[test]
fn seals_that_print_are_inspected() {
    let red = "1 0 0 rg";
    let report = sealed(4, 200, red);
    assert_eq!(codes(&report), "F110 F402 F404");
    assert!(!report.passed && report.plates == ["C", "M", "Y", "K"], "{:?}", report.plates);
    assert_eq!(measured(&report, "F110"), ("Stamp".into(), vec![1]));
    assert_eq!(measured(&report, "F402"), ("RGB 255 0 0".into(), vec![1]));
    for flags in [0, 6] {
        assert_eq!(codes(&sealed(flags, 200, red)), "F104");
    }
    assert_eq!(codes(&sealed(4, 200, "0 0 0 1 k")), "F110");
    // Its place counts: this one reaches over the edge of the page.
    assert_eq!(codes(&sealed(4, -15, "0 0 0 1 k")), "F110 F206");
}

#[test]
fn the_profile_decides() {
    let usual = Profile::default();
    let with = |name: &str, profile: &Profile| codes(&report(name, profile));
    assert_eq!(with("typst-letter", &Profile { size: "letter".parse().unwrap(), ..usual.clone() }), "");
    assert_eq!(with("gs-spots", &Profile { inks: 3, ..usual.clone() }), "");
    assert_eq!(with("typst-short-bleed", &Profile { bleed: 1.0, ..usual.clone() }), "");
    assert_eq!(with("good-typst", &Profile { booklet: true, ..usual.clone() }), "F102");
    assert_eq!(with("typst-tac", &Profile { coverage: 380.0, inks: 4, ..usual.clone() }), "");
    let coarse = Profile { dpi: 72.0, inks: 4, ..usual };
    assert_eq!(with("typst-coarse", &coarse), "F503");
}

#[test]
fn the_program_tells_what_it_found() {
    let good = preflight(&["good-typst.pdf"]);
    assert_eq!((good.code, good.out.len()), (0, 0));
    assert_eq!(good.err.trim_end(), "印前检查合格：good-typst.pdf，2 页，印版 K；0 处错误，0 处提醒，0 处参考");
    let rich = preflight(&["typst-rich-black.pdf", "--message-format", "short"]);
    assert_eq!(rich.code, 1);
    let out = String::from_utf8(rich.out).unwrap();
    assert!(
        out.starts_with("错误[F403] 黑字是四色叠成的，套不准就有重影、发虚：C 60 M 40 Y 40 K 100，第 1 页"),
        "{out}"
    );
    // Warnings alone let a file pass, unless they are denied.
    assert_eq!(preflight(&["gs-spots.pdf", "-q"]).code, 0);
    assert_eq!(preflight(&["gs-spots.pdf", "-q", "--deny", "warning"]).code, 1);
    assert_eq!(preflight(&["gs-spots.pdf", "-q", "--deny", "warning", "--inks", "3"]).code, 0);
    let locked = preflight(&["qpdf-locked.pdf", "--lang", "en"]);
    assert!(locked.code == 2 && locked.err.contains("opens only with a password"), "{}", locked.err);
    assert_eq!(preflight(&["no-such.pdf"]).code, 2);
    assert_eq!(preflight(&["."]).code, 2);
    assert_eq!(preflight(&["make.py"]).code, 2);
    for wrong in [["--size", "A9"], ["--inks", "0"], ["--dpi", "ten"], ["--bleed", "-3"]] {
        assert_eq!(preflight(&[&["good-typst.pdf"][..], &wrong].concat()).code, 2, "{wrong:?}");
    }
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), bytes("good-typst")).unwrap();
    let over = run(folder.path(), &["preflight", "a.pdf", "-o", "./a.pdf"]);
    assert!(over.code == 2 && fs::read(folder.path().join("a.pdf")).unwrap() == bytes("good-typst"), "{}", over.err);
}

#[test]
fn every_check_is_explained_and_has_a_code_of_its_own() {
    let codes: BTreeSet<&str> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(codes.len(), Check::ALL.len());
    let found: BTreeSet<&str> = FOUND.iter().flat_map(|(_, codes)| codes.split_whitespace()).collect();
    // Each can be provoked: by the files, by a profile (F102), by damage (F108) or by a seal (F110).
    let missing: Vec<_> = codes.difference(&found).collect();
    assert_eq!(missing, [&"F102", &"F108", &"F110"]);
    let explained = run(&folder(), &["explain", "f401"]);
    assert!(String::from_utf8(explained.out).unwrap().starts_with("# F401 文字用的是屏幕颜色（RGB）"));
    let listed = String::from_utf8(run(&folder(), &["explain", "--lang", "en"]).out).unwrap();
    assert!(listed.contains("F301\tpreflight\tfonts are not embedded"), "{listed}");
}

#[test]
fn what_the_program_makes_itself_passes() {
    let folder = tempdir().unwrap();
    let issue = root().join("samples/yaoqing-2026-17/issue.toml");
    let issue = issue.to_str().unwrap();
    let check = |made: &[&str], size: &[&str]| {
        assert_eq!(run(folder.path(), made).code, 0, "{made:?}");
        let found = run(folder.path(), &[&["preflight", "a.pdf", "--deny", "warning"], size].concat());
        assert_eq!(found.code, 0, "{made:?}: {}", String::from_utf8(found.out).unwrap());
        assert!(found.err.contains("印版 K Spot Red"), "{}", found.err);
    };
    check(&[issue, "--for", "print", "-o", "a.pdf", "-q"], &[]);
    check(&[issue, "--for", "print", "--bleed", "3mm", "--marks", "-o", "a.pdf", "-q"], &["--bleed", "3"]);
    check(&["impose", issue, "-o", "a.pdf", "-q"], &["--size", "A3"]);
    assert_eq!(run(folder.path(), &[issue, "-o", "a.pdf", "-q"]).code, 0);
    let screen = run(folder.path(), &["preflight", "a.pdf", "--message-format", "short"]);
    assert!(screen.code == 1 && String::from_utf8(screen.out).unwrap().contains("[F401]"));
}

#[test]
fn findings_are_data_too() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("report.json");
    let run = preflight(&["typst-coarse.pdf", "--json", path.to_str().unwrap(), "--message-format", "json"]);
    let shown: Value = serde_json::from_slice(&run.out).unwrap();
    let first = &shown["findings"][0];
    assert_eq!(
        (&first["code"], &first["measured"], &first["wanted"]),
        (&"F501".into(), &"72 dpi".into(), &"≥ 300 dpi".into())
    );
    let report: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(report["passed"], false);
    assert_eq!(report["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(report["findings"][0]["severity"], "error");
    assert!(report["findings"][0]["hint"].as_str().unwrap().contains("请换清晰的原图"));
    assert_eq!(report["pictures"][0]["pixels"], serde_json::json!([72, 72]));
    assert_eq!(report["pages"][0]["trim"], serde_json::json!({ "width": 210.0, "height": 297.0 }));
}

#[test]
fn the_checklist_is_one_page_and_always_the_same() {
    let folder = tempdir().unwrap();
    for name in ["good-typst", "typst-coarse", "pike-lab", "reportlab-inline"] {
        let sheets = ["a.pdf", "b.pdf"].map(|sheet| {
            let path = folder.path().join(sheet);
            preflight(&[&format!("{name}.pdf"), "-q", "-o", path.to_str().unwrap()]);
            fs::read(path).unwrap()
        });
        assert!(sheets[0] == sheets[1], "{name}");
        let pdf = lopdf::Document::load_mem(&sheets[0]).unwrap();
        assert_eq!(pdf.get_pages().len(), 1, "{name}");
        let text = squeeze(&pdf.extract_text(&[1]).unwrap());
        let own = report(name, &Profile::default());
        assert!(text.contains("印前检查单") && text.contains(&own.sha256), "{name}: {text}");
        assert!(text.contains(if own.passed { "合格，没有查到错误" } else { "不合格，请改好再印" }), "{name}");
        for finding in &own.findings {
            assert!(text.contains(finding.fault.check.code()), "{name}: {text}");
        }
        // The checklist itself can be printed.
        let usual = Profile::default();
        assert!(inspect(&sheets[0], name, &usual).unwrap().fonts.iter().all(|font| font.embedded));
    }
}

#[test]
fn the_checklist_stays_one_page_however_much_is_found() {
    let mut report = report("typst-coarse", &Profile::default());
    report.findings = (0..40).flat_map(|_| report.findings.clone()).collect();
    report.pictures = (0..40).flat_map(|_| report.pictures.clone()).collect();
    let page = &report.pages[0];
    report.pages = (1..=40)
        .map(|number| Page { number, plates: vec![format!("PANTONE {number} C"); number], ..page.clone() })
        .collect();
    let font = FontUse {
        name: "很长的字体名字".repeat(20),
        kind: FontKind::Other,
        embedded: false,
        subset: false,
        pages: (1..99).step_by(2).collect(),
    };
    report.fonts = vec![font; 40];
    report.file = "*#[] $x$ \\\" 名字.pdf".repeat(10);
    let fonts = Fonts::load(&BUNDLE, &FontChoice::default());
    for lang in [Lang::Zh, Lang::En] {
        let sheet = checklist::pdf(&report, lang, &fonts).unwrap();
        let pdf = lopdf::Document::load_mem(&sheet).unwrap();
        assert_eq!(pdf.get_pages().len(), 1);
        assert!(squeeze(&pdf.extract_text(&[1]).unwrap()).contains("*#[]$x$"));
    }
}

#[test]
fn two_reports_need_two_files() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("in.pdf"), bytes("good-typst")).unwrap();
    for json in ["x.pdf", "./x.pdf"] {
        let run = run(folder.path(), &["preflight", "in.pdf", "-o", "x.pdf", "--json", json]);
        assert!(run.code == 2 && run.err.contains("同一个文件"), "{}", run.err);
        assert!(!folder.path().join("x.pdf").exists());
    }
}
