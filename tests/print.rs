//! The print rendition: inks, boxes, booklets, numbered copies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use crate::support::{Case, HEAD, MM, article, root, run};

/// Returns so many Han characters.
fn han(count: usize) -> String {
    "字".repeat(count)
}

/// The plates that a page's colours reach, by the names of their inks.
fn plates(document: &Document, page: lopdf::ObjectId) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_dict().unwrap();
    gather(document, &document.get_page_content(page), resources, &mut found);
    found
}

fn gather(document: &Document, content: &[u8], resources: &Dictionary, found: &mut BTreeSet<String>) {
    let entries = |key: &[u8]| {
        let dict = resources.get_deref(key, document).and_then(Object::as_dict).cloned().unwrap_or_default();
        dict.iter().map(|(name, object)| (name.clone(), object.clone())).collect::<BTreeMap<_, _>>()
    };
    let (spaces, mut current) = (entries(b"ColorSpace"), BTreeMap::new());
    for operation in Content::decode(content).unwrap().operations {
        let values: Vec<f32> = operation.operands.iter().filter_map(|value| value.as_float().ok()).collect();
        match operation.operator.as_str() {
            "k" | "K" => {
                let inks = ["Cyan", "Magenta", "Yellow", "Black"].into_iter().zip(values);
                found.extend(inks.filter(|(_, amount)| *amount > 0.0).map(|(ink, _)| ink.to_owned()));
            }
            "cs" | "CS" => {
                let name = operation.operands[0].as_name().unwrap().to_vec();
                let ink = match spaces.get(&name).map(|space| document.dereference(space).unwrap().1) {
                    Some(Object::Array(parts)) => String::from_utf8(parts[1].as_name().unwrap().to_vec()).unwrap(),
                    _ => String::from_utf8(name).unwrap(),
                };
                current.insert(operation.operator.to_lowercase(), ink);
            }
            "scn" | "SCN" if !values.is_empty() => found.extend(current.values().cloned()),
            "rg" | "RG" | "g" | "G" => panic!("light instead of ink: {operation:?}"),
            _ => {}
        }
    }
    let stream = |object: &Object| document.dereference(object).unwrap().1.as_stream().ok().cloned();
    let picture = |dict: &Dictionary| match document.dereference(dict.get(b"ColorSpace").unwrap()).unwrap().1 {
        Object::Name(name) => String::from_utf8(name.clone()).unwrap(),
        Object::Array(parts) => String::from_utf8(parts[1].as_name().unwrap().to_vec()).unwrap(),
        other => panic!("{other:?}"),
    };
    for object in entries(b"XObject").values().chain(entries(b"Pattern").values()) {
        match stream(object) {
            Some(stream)
                if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") =>
            {
                found.insert(format!("picture in {}", picture(&stream.dict)));
            }
            Some(stream) => {
                let inner = stream.dict.get_deref(b"Resources", document).unwrap().as_dict().unwrap();
                gather(document, &stream.get_plain_content().unwrap(), inner, found);
            }
            None => {
                let pattern = document.dereference(object).unwrap().1.as_dict().unwrap();
                let shading = pattern.get_deref(b"Shading", document).unwrap().as_dict().unwrap();
                found.insert(format!("gradient in {}", picture(shading)));
            }
        }
    }
}

pub fn all_plates(document: &Document) -> BTreeSet<String> {
    document.page_iter().flat_map(|page| plates(document, page)).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Builds a case for print and reads the PDF.
pub fn print(case: &Case, args: &[&str]) -> Document {
    let built = case.run(&[&["--for", "print", "-o", "out.pdf"], args].concat());
    assert_eq!(built.code, 0, "{}", built.err);
    Document::load(case.path().join("out.pdf")).unwrap()
}

fn boxes(document: &Document, name: &str) -> Vec<[f32; 4]> {
    let of = |page| {
        let values = document.get_dictionary(page).unwrap().get(name.as_bytes()).unwrap().as_array().unwrap().clone();
        values.iter().map(|value| value.as_float().unwrap()).collect::<Vec<_>>().try_into().unwrap()
    };
    document.page_iter().map(of).collect()
}

fn texts(document: &Document) -> Vec<String> {
    (1..=document.page_iter().count() as u32).map(|page| document.extract_text(&[page]).unwrap()).collect()
}

#[test]
fn the_samples_need_two_plates_and_no_light() {
    for sample in ["yingkou-2020-03", "yaoqing-2026-17"] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out.pdf");
        let issue = format!("samples/{sample}/issue.toml");
        let built = run(&root(), &[&issue, "--for", "print", "-o", out.to_str().unwrap()]);
        assert_eq!(built.code, 0, "{}", built.err);
        let document = Document::load(&out).unwrap();
        assert_eq!(all_plates(&document), set(&["Black", "Spot Red"]), "{sample}");
        let bytes = fs::read(&out).unwrap();
        for light in ["DeviceRGB", "CalRGB", "ICCBased", "/Annots"] {
            assert!(!bytes.windows(light.len()).any(|window| window == light.as_bytes()), "{sample} {light}");
        }
    }
}

#[test]
fn red_is_an_ink_of_its_own_or_mixed_or_black() {
    let publication = "\n[publication.print]\nspot = \"PANTONE 485 C\"\ncmyk = \"M95 Y100\"\n";
    let case = Case::with_issue(&format!("{HEAD}{publication}{}", article("标题", "正文。")));
    assert_eq!(all_plates(&print(&case, &[])), set(&["Black", "PANTONE 485 C"]));
    assert_eq!(all_plates(&print(&case, &["--ink", "process"])), set(&["Black", "Magenta", "Yellow"]));
    assert_eq!(all_plates(&print(&case, &["--ink", "black"])), set(&["Black"]));
    let text = texts(&print(&case, &[])).concat();
    assert!(text.contains("测试") && text.contains("正文"), "{text}");
}

/// A red seal on nothing, as offices keep it.
fn seal() -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let away = (f64::from(x) - 100.0).hypot(f64::from(y) - 100.0);
        Rgba(if (60.0..90.0).contains(&away) { [200, 20, 20, 255] } else { [0; 4] })
    };
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbaImage::from_fn(200, 200, pixel).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn pictures_and_gradients_go_into_inks() {
    let photo = RgbImage::from_fn(400, 300, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let logo = RgbImage::from_fn(400, 300, |x, _| if x < 200 { Rgb([210, 20, 30]) } else { Rgb([255; 3]) });
    let encode = |picture: &RgbImage, format| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let svg = |from: &str, to: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><linearGradient id='g'>\
             <stop offset='0' stop-color='{from}'/><stop offset='1' stop-color='{to}'/></linearGradient>\
             <rect width='40' height='30' fill='url(#g)'/></svg>"
        )
    };
    let files = [
        ("photo.jpg", encode(&photo, ImageFormat::Jpeg), ["picture in DeviceGray", "picture in DeviceCMYK"], 1),
        ("photo.png", encode(&photo, ImageFormat::Png), ["picture in DeviceGray", "picture in DeviceCMYK"], 1),
        ("logo.png", encode(&logo, ImageFormat::Png), ["picture in Spot Red", "picture in DeviceCMYK"], 0),
        ("seal.png", seal(), ["picture in Spot Red", "picture in DeviceCMYK"], 0),
        ("scan.jpg", encode(&logo, ImageFormat::Jpeg), ["picture in Spot Red", "picture in DeviceCMYK"], 0),
        ("grey.svg", svg("#000", "#fff").into(), ["gradient in DeviceGray"; 2], 0),
        ("red.svg", svg("#e60012", "#fff").into(), ["gradient in Spot Red", "gradient in DeviceCMYK"], 0),
        ("blue.svg", svg("#00f", "#e60012").into(), ["gradient in DeviceGray", "gradient in DeviceCMYK"], 1),
    ];
    for (name, bytes, [few, four], warnings) in files {
        let item = format!(
            "\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"{name}\"\nalt = \"图\"\nwidth = 20\n"
        );
        let case = Case::with_sections(&item).file(name, bytes);
        assert!(all_plates(&print(&case, &[])).contains(few), "{name}: {:?}", all_plates(&print(&case, &[])));
        assert!(all_plates(&print(&case, &["--ink", "process"])).contains(four), "{name}");
        let told = case.run(&["--for", "print", "--message-format", "jsonl"]);
        let greyed = told.err.lines().chain(std::str::from_utf8(&told.out).unwrap().lines());
        assert_eq!(greyed.filter(|line| line.contains("greyed")).count(), warnings, "{name}");
    }
}

#[test]
fn boxes_and_marks_surround_the_trimmed_page() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let plain = print(&case, &[]);
    let a4 = [0.0, 0.0, 595.276, 841.89];
    let near = |a: [f32; 4], b: [f32; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.01);
    for name in ["MediaBox", "BleedBox", "TrimBox"] {
        assert!(near(boxes(&plain, name)[0], a4), "{name}");
    }
    let marked = print(&case, &["--bleed", "3mm", "--marks"]);
    let grown = |mm: f32| {
        let by = mm * MM as f32;
        [a4[0] - by, a4[1] - by, a4[2] + by, a4[3] + by]
    };
    assert!(near(boxes(&marked, "TrimBox")[0], a4));
    assert!(near(boxes(&marked, "BleedBox")[0], grown(3.0)));
    assert!(near(boxes(&marked, "MediaBox")[0], grown(11.0)));
    assert!(all_plates(&marked).contains("All"));
    let wrong = case.run(&["--for", "print", "--bleed", "300"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    let screen = case.run(&["--bleed", "3"]);
    assert_eq!((screen.code, screen.err.contains("--for print")), (2, true), "{}", screen.err);
}

#[test]
fn a_booklet_has_pages_in_fours_and_the_imprint_last() {
    let mut lengths = BTreeSet::new();
    for lines in (5..100).step_by(11) {
        let case = Case::with_issue(&format!("{HEAD}copies = 9\n{}", article("标题", &han(28 * lines))));
        let texts = texts(&print(&case, &["--booklet"]));
        assert!(texts.len().is_multiple_of(4), "{lines}");
        assert!(texts.last().unwrap().contains("共印"), "{lines}");
        let blanks = texts.iter().filter(|text| text.trim().is_empty()).count();
        assert!(blanks < 4);
        let numbered = texts.iter().filter(|text| text.contains('—')).count();
        let unnumbered = if blanks == 0 { 0 } else { blanks + 1 };
        assert_eq!(numbered, texts.len() - unnumbered, "{lines}");
        lengths.insert((texts.len(), blanks));
    }
    assert!(lengths.len() >= 4, "{lengths:?}");
}

#[test]
fn a_preprinted_head_keeps_its_space_and_prints_black_only() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let (whole, rest) = (print(&case, &[]), print(&case, &["--preprinted"]));
    assert_eq!(all_plates(&rest), set(&["Black"]));
    assert_eq!(texts(&whole), texts(&rest));
}

#[test]
fn red_figures_of_a_table_are_on_the_plate_of_the_head() {
    let table = |rule: &str| {
        let item = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n";
        let columns = format!("columns = [{{ name = \"得分\", red = \"{rule}\" }}]\n");
        Case::with_issue(&format!("{HEAD}masthead.style = \"none\"\n{item}{columns}"))
            .file("a.csv", "县区,得分\n甲县,50\n乙县,90\n")
    };
    let plates = |rule: &str, args: &[&str]| all_plates(&print(&table(rule), args));
    assert_eq!(plates("<10", &[]), set(&["Black"]));
    assert_eq!(plates("<60", &[]), set(&["Black", "Spot Red"]));
    assert_eq!(plates("<60", &["--preprinted"]), set(&["Black"]));
}

#[test]
fn copies_are_numbered_and_share_their_pages() {
    let print_of = "\n[[publication.print.recipient]]\nname = \"市委办公室\"\ncopies = 2\n\n[[publication.print.recipient]]\nname = \"档案馆\"\n";
    let case = Case::with_issue(&format!("{HEAD}copies = 5\n{print_of}{}", article("标题", &han(28 * 40))));
    let one = texts(&print(&case, &[])).len();
    let all = texts(&print(&case, &["--numbered", "all"]));
    assert_eq!(all.len(), 5 * one);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let firsts: Vec<String> = all.iter().step_by(one).map(|text| squeezed(text)).collect();
    for (text, label) in firsts.iter().zip(["000001市委办公室", "000002市委办公室", "000003档案馆", "000004", "000005"])
    {
        assert!(text.starts_with(label), "{text}");
    }
    assert!(!firsts[3].contains("档案馆"));
    assert_eq!(all[1], all[1 + one]);
    assert_eq!(texts(&print(&case, &["--numbered", "first"])).len(), 5);
    let size = |args: &[&str]| {
        print(&case, args);
        fs::metadata(case.path().join("out.pdf")).unwrap().len()
    };
    assert!(size(&["--numbered", "all"]) < 2 * size(&[]));
    let unknown = Case::with_sections(&article("标题", "正文。")).run(&["--for", "print", "--numbered", "all"]);
    assert_eq!((unknown.code, unknown.err.contains("copies = 80")), (1, true), "{}", unknown.err);
}

#[test]
fn the_same_issue_gives_the_same_bytes_for_print() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let bytes = |args: &[&str]| {
        print(&case, args);
        fs::read(case.path().join("out.pdf")).unwrap()
    };
    assert_eq!(bytes(&["--marks"]), bytes(&["--marks"]));
}

/// Returns the head of an ICC profile of a printing condition.
pub fn icc() -> Vec<u8> {
    let mut icc = vec![0; 132];
    for (at, word) in [(12, b"prtr"), (16, b"CMYK"), (36, b"acsp")] {
        icc[at..at + 4].copy_from_slice(word);
    }
    icc
}

#[test]
fn the_shops_profile_becomes_the_output_intent() {
    let icc = icc();
    let publication = "\n[publication.print]\nprofile = \"uncoated.icc\"\n";
    let issue = format!("{HEAD}{publication}{}", article("标题", "正文。"));
    let case = Case::with_issue(&issue).file("uncoated.icc", &icc);
    let document = print(&case, &[]);
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    let profile = intent.get_deref(b"DestOutputProfile", &document).unwrap().as_stream().unwrap();
    assert_eq!(profile.get_plain_content().unwrap(), icc);
    assert_eq!(intent.get(b"OutputConditionIdentifier").unwrap().as_str().unwrap(), b"uncoated");
    let wrong = Case::with_issue(&issue).file("uncoated.icc", vec![0; 132]).run(&["--for", "print"]);
    assert_eq!((wrong.code, wrong.err.contains("ICC")), (1, true), "{}", wrong.err);
    let outside = issue.replace("uncoated.icc", "../uncoated.icc");
    let outside = Case::with_issue(&outside).run(&["--for", "print"]);
    assert_eq!(outside.code, 1, "{}", outside.err);
}

#[test]
fn what_cannot_be_meant_for_print_is_refused() {
    let refused = |publication: &str, words: &str| {
        let case = Case::with_issue(&format!("{HEAD}copies = 3\n{publication}{}", article("标题", "正文。")));
        let run = case.run(&["--for", "print"]);
        assert_eq!((run.code, run.err.contains(words)), (1, true), "{}", run.err);
    };
    for name in ["None", "all", "Black"] {
        refused(&format!("\n[publication.print]\nspot = \"{name}\"\n"), "另有含义");
    }
    refused("\n[[publication.print.recipient]]\nname = \"甲\"\ncopies = 5\n", "一共要 5 份");
    refused("\n[publication.print]\ncmyk = \"red\"\n", "油墨配比");
}

#[test]
fn files_of_another_kind_are_not_replaced() {
    let case = Case::with_sections(&article("标题", "正文。")).file("picture", b"\x89PNG and more".as_slice());
    let run = case.run(&["-o", "picture"]);
    assert_eq!((run.code, run.err.contains("另一种文件")), (2, true), "{}", run.err);
    assert_eq!(fs::read(case.path().join("picture")).unwrap(), b"\x89PNG and more");
    // One of the same kind, and an empty one, may be.
    for content in ["%PDF-1.4 old", ""] {
        fs::write(case.path().join("old.pdf"), content).unwrap();
        assert_eq!(case.run(&["-o", "old.pdf"]).code, 0);
    }
}
