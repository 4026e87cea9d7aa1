//! `typeset verify`: archives proved by making them again.

use std::fs;
use std::sync::LazyLock;

use lopdf::Document;
use serde_json::Value;

use crate::archive::{archive, files, rich};
use crate::extract::foreign;
use crate::support::{Case, HEAD, Run, article, program, root, run};

/// A small archive.
pub static SMALL: LazyLock<Vec<u8>> =
    LazyLock::new(|| archive(Case::with_sections(&article("标题", "正文。")).path(), &[]));

pub fn verify(pdf: impl AsRef<[u8]>) -> Run {
    let case = Case::with_issue("").file("a.pdf", pdf);
    run(case.path(), &["verify", "a.pdf", "--message-format", "short"])
}

pub fn said(run: &Run) -> String {
    String::from_utf8_lossy(&run.out).into_owned() + &run.err
}

/// Replaces the bytes of a file inside a PDF.
pub fn with_file(pdf: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut pdf = Document::load_mem(pdf).unwrap();
    let list = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap().clone();
    for id in list.iter().map(|id| id.as_reference().unwrap()) {
        let file = pdf.get_dictionary(id).unwrap();
        if lopdf::decode_text_string(file.get(b"UF").unwrap()).unwrap() != name {
            continue;
        }
        let stream = file.get(b"EF").unwrap().as_dict().unwrap().get(b"UF").unwrap().as_reference().unwrap();
        let stream = pdf.get_object_mut(stream).unwrap().as_stream_mut().unwrap();
        let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
        stream.set_plain_content(change(&text).into_bytes());
    }
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes).unwrap();
    bytes
}

#[test]
fn sound_archives_are_proved() {
    let rich = rich();
    let samples = ["yingkou-2020-03", "yaoqing-2026-17"].map(|name| archive(&root().join("samples").join(name), &[]));
    for pdf in samples.iter().chain([&*SMALL, &archive(&rich.path().join("01"), &[])]) {
        let run = verify(pdf);
        assert_eq!(run.code, 0, "{}", said(&run));
        assert!(said(&run).contains("每个字节都一样"), "{}", said(&run));
    }
}

#[test]
fn the_epoch_of_the_archive_counts_and_not_that_of_today() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let pdf = archive(case.path(), &[("SOURCE_DATE_EPOCH", "1607904000")]);
    let case = case.file("a.pdf", &pdf);
    assert_eq!(run(case.path(), &["verify", "a.pdf"]).code, 0);
    let mut elsewhere = program(case.path(), &["verify", "a.pdf"]);
    assert!(elsewhere.env("SOURCE_DATE_EPOCH", "1").status().unwrap().success());
}

#[test]
fn a_publication_of_the_place_has_no_say() {
    // Temporary folders lie below a folder in which anybody may write.
    let case =
        Case::with_issue("").file("a.pdf", &*SMALL).file("tmp/publication.toml", "name = \"别的\"\ncopies = 7\n");
    let mut command = program(case.path(), &["verify", "a.pdf"]);
    assert!(command.env("TMPDIR", case.path().join("tmp")).status().unwrap().success());
}

#[test]
fn a_flipped_bit_is_found_wherever_it_is() {
    let case = Case::with_issue("");
    let mut codes = [0; 3];
    let step = SMALL.len() / 60;
    let ends = (0..12).chain(SMALL.len() - 24..SMALL.len());
    for at in (0..SMALL.len()).step_by(step).chain(ends) {
        let mut damaged = SMALL.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(case.path().join("a.pdf"), damaged).unwrap();
        let run = run(case.path(), &["verify", "a.pdf", "--message-format", "json"]);
        let verdict: Value = serde_json::from_slice(&run.out).unwrap();
        let word = ["same", "different", "unreadable"][usize::try_from(run.code).unwrap()];
        assert_ne!(word, "same", "byte {at}");
        assert_eq!(verdict["verdict"], word, "byte {at}");
        assert!(!verdict["findings"].as_array().unwrap().is_empty(), "byte {at}");
        assert!(!run.err.contains("程序内部出错"), "byte {at}: {}", run.err);
        codes[run.code as usize] += 1;
    }
    assert!(codes[1] > 50, "{codes:?}");
}

#[test]
fn what_is_cut_short_or_longer_is_found() {
    for length in [0, 1, 100, SMALL.len() / 2, SMALL.len() - 1] {
        assert_ne!(verify(&SMALL[..length]).code, 0, "{length}");
    }
    let longer = verify([&SMALL[..], b"\n"].concat());
    assert_eq!(longer.code, 1, "{}", said(&longer));
    for part in ["只有文件结构", "archive-saved-anew"] {
        assert!(said(&longer).contains(part), "{}", said(&longer));
    }
}

#[test]
fn a_changed_source_is_told_from_a_changed_page() {
    let source = verify(with_file(&SMALL, "issue.toml", |text| text.replace("正文", "改过")));
    assert_eq!(source.code, 1);
    assert!(said(&source).contains("附带文件“issue.toml”与生成时的不一样"), "{}", said(&source));
    assert!(said(&source).contains("archive-bytes-differ"), "{}", said(&source));

    let mut pdf = Document::load_mem(&SMALL).unwrap();
    let page = *pdf.get_pages().get(&1).unwrap();
    let content = pdf.get_page_contents(page)[0];
    let stream = pdf.get_object_mut(content).unwrap().as_stream_mut().unwrap();
    let changed = [&stream.get_plain_content().unwrap()[..], b"\n"].concat();
    stream.set_plain_content(changed);
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes).unwrap();
    let page = verify(bytes);
    assert_eq!(page.code, 1);
    assert!(said(&page).contains("第 1 页") && said(&page).contains("archive-altered"), "{}", said(&page));
}

#[test]
fn another_version_or_another_font_is_named() {
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let older = verify(with_file(&SMALL, "manifest.json", |text| text.replacen(&version, "\"version\": \"0.0.9\"", 1)));
    assert_eq!(older.code, 1);
    assert!(said(&older).contains("typeset 0.0.9 生成的"), "{}", said(&older));
    let font = verify(with_file(&SMALL, "manifest.json", |text| {
        let at = text.rfind("\"sha256\": \"").unwrap() + "\"sha256\": \"".len();
        format!("{}{}{}", &text[..at], "0".repeat(64), &text[at + 64..])
    }));
    assert_eq!(font.code, 1);
    assert!(said(&font).contains("不是当时那一份"), "{}", said(&font));
}

#[test]
fn sources_that_no_longer_build_say_why() {
    let run = verify(with_file(&SMALL, "issue.toml", |text| text.replace("year = 2026", "year = \"x\"")));
    assert_eq!(run.code, 1);
    for part in ["a.pdf/issue.toml:1:8: 错误[wrong-type]", "与生成时的不一样", "用里面的文件生成不出来"]
    {
        assert!(said(&run).contains(part), "{part}: {}", said(&run));
    }
}

#[test]
fn other_pdfs_cannot_be_judged() {
    let case = Case::with_sections(&article("标题", "正文。"));
    assert_eq!(case.run(&["-o", "screen.pdf"]).code, 0);
    let screen = fs::read(case.path().join("screen.pdf")).unwrap();
    for pdf in [&b"hello"[..], &screen, &foreign(Vec::new())] {
        let run = verify(pdf);
        assert_eq!(run.code, 2, "{}", said(&run));
        assert!(said(&run).contains("无法核对"), "{}", said(&run));
    }
}

/// Gives a font another family; the names of its table are overwritten where they stand.
fn renamed(font: &[u8], family: &str) -> Vec<u8> {
    let mut font = font.to_vec();
    let u16_at = |font: &[u8], at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
    let entry = (0..u16_at(&font, 4)).map(|i| 12 + 16 * i).find(|at| &font[*at..at + 4] == b"name").unwrap();
    let table = u16_at(&font, entry + 8) << 16 | u16_at(&font, entry + 10);
    let (count, storage) = (u16_at(&font, table + 2), table + u16_at(&font, table + 4));
    let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for record in (0..count).map(|i| table + 6 + 12 * i) {
        if u16_at(&font, record) == 3 && [1, 4, 6].contains(&u16_at(&font, record + 6)) {
            let at = storage + u16_at(&font, record + 10);
            assert!(u16_at(&font, record + 8) >= name.len());
            font[at..at + name.len()].copy_from_slice(&name);
            font[record + 8..record + 10].copy_from_slice(&u16::try_from(name.len()).unwrap().to_be_bytes());
        } else if u16_at(&font, record) != 3 {
            // No other platform's name may win.
            font[record + 7] = 0xff;
        }
    }
    font
}

#[test]
fn fonts_of_the_office_are_recorded_and_asked_for() {
    let times = renamed(&fs::read(root().join("fonts/LiberationSerif-Regular.ttf")).unwrap(), "Times New Roman");
    let issue = format!("{HEAD}\n[publication.fonts]\nfolder = \"fonts\"\n{}", article("标题", "正文 Times 2026。"));
    let case = Case::with_issue(&issue).file("fonts/times.ttf", &times);
    let case = case.file("a.pdf", "");
    let pdf = archive(case.path(), &[]);
    let case = case.file("a.pdf", &pdf).file("kept/times.ttf", &times);
    let files = crate::archive::files(&pdf);
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let own: Vec<&Value> =
        manifest["fonts"].as_array().unwrap().iter().filter(|font| font["bundled"] == false).collect();
    assert_eq!(own.len(), 1, "{manifest}");
    assert_eq!(own[0]["name"], "Times New Roman");
    assert!(files.keys().all(|name| !name.ends_with(".ttf")));

    let without = run(case.path(), &["verify", "a.pdf"]);
    assert_eq!(without.code, 2, "{}", said(&without));
    for part in ["缺字体“Times New Roman”", "--fonts", "无法核对"] {
        assert!(said(&without).contains(part), "{part}: {}", said(&without));
    }
    assert!(!said(&without).contains("不一样"), "{}", said(&without));
    let with = run(case.path(), &["verify", "a.pdf", "--fonts", "kept"]);
    assert_eq!(with.code, 0, "{}", said(&with));

    let mut other = times.clone();
    let last = other.len() - 1;
    other[last] ^= 1;
    let case = case.file("other/times.ttf", &other).file("none/readme", "");
    let other = run(case.path(), &["verify", "a.pdf", "--fonts", "other"]);
    assert!(other.code == 1 && said(&other).contains("字体“Times New Roman”不是当时那一份"), "{}", said(&other));
    let none = run(case.path(), &["verify", "a.pdf", "--fonts", "none"]);
    assert!(none.code == 2 && said(&none).contains("缺字体“Times New Roman”"), "{}", said(&none));
    let nowhere = run(case.path(), &["verify", "a.pdf", "--fonts", "nowhere"]);
    assert!(nowhere.code == 2 && said(&nowhere).contains("--fonts 写的文件夹“nowhere”不存在"), "{}", said(&nowhere));
}

#[test]
fn a_folder_of_fonts_that_was_not_needed_need_not_be_there() {
    let issue = format!("{HEAD}\n[publication.fonts]\nfolder = \"fonts\"\n{}", article("标题", "正文。"));
    let case = Case::with_issue(&issue).file("fonts/readme", "");
    let run = verify(archive(case.path(), &[]));
    assert_eq!(run.code, 0, "{}", said(&run));
}

#[test]
fn fonts_of_svg_pictures_are_recorded() {
    let own = renamed(&fs::read(root().join("fonts/LiberationSerif-Regular.ttf")).unwrap(), "OfficeLogo");
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"100\"><text x=\"20\" y=\"60\" \
                   font-family=\"OfficeLogo\" font-size=\"40\">Hamburg</text></svg>";
    let sections = "\n[[section]]\n[[section.item]]\nkind = \"picture\"\nfile = \"t.svg\"\nalt = \"图\"\nwidth = 60\n";
    let issue = format!("{HEAD}\n[publication.fonts]\nfolder = \"fonts\"\n{sections}");
    let case = Case::with_issue(&issue).file("fonts/own.ttf", &own).file("t.svg", picture);
    let pdf = archive(case.path(), &[]);
    let manifest: Value = serde_json::from_slice(&files(&pdf)["manifest.json"]).unwrap();
    let fonts = manifest["fonts"].as_array().unwrap();
    assert!(fonts.iter().any(|font| font["name"] == "OfficeLogo" && font["bundled"] == false), "{manifest}");
    let case = case.file("a.pdf", &pdf).file("none/readme", "");
    assert_eq!(run(case.path(), &["verify", "a.pdf", "--fonts", "fonts"]).code, 0);
    let none = run(case.path(), &["verify", "a.pdf", "--fonts", "none"]);
    assert_eq!(none.code, 2, "{}", said(&none));
    assert!(said(&none).contains("缺字体“OfficeLogo”"), "{}", said(&none));
}

#[test]
fn without_room_for_temporary_files_nothing_is_judged() {
    let case = Case::with_issue("").file("a.pdf", &*SMALL);
    let mut command = program(case.path(), &["verify", "a.pdf"]);
    let run: Run = command.env("TMPDIR", case.path().join("none")).output().unwrap().into();
    assert_eq!(run.code, 2);
    assert!(said(&run).contains("TMPDIR") && said(&run).contains("无法核对"), "{}", said(&run));
    assert!(!said(&run).contains("-o") && !said(&run).contains("不一样"), "{}", said(&run));
}

/// Numbers the objects of a PDF anew and packs them in another way, as other software does when it saves one.
pub fn saved_anew(pdf: &[u8], change: impl Fn(&mut Document)) -> Vec<u8> {
    let mut pdf = Document::load_mem(pdf).unwrap();
    change(&mut pdf);
    pdf.decompress();
    pdf.renumber_objects_with(1000);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_file_that_was_only_saved_anew_is_not_accused() {
    let sample = archive(&root().join("samples/yingkou-2020-03"), &[]);
    let run = verify(saved_anew(&sample, |_| {}));
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("archive-saved-anew") && said(&run).contains("只有文件结构"), "{}", said(&run));
    assert!(!said(&run).contains("第 1 页"), "{}", said(&run));
}

#[test]
fn the_pages_that_were_touched_are_named_and_no_others() {
    let sample = archive(&root().join("samples/yingkou-2020-03"), &[]);
    let run = verify(saved_anew(&sample, |pdf| {
        let page = pdf.get_pages()[&3];
        let content = pdf.get_page_contents(page)[0];
        let stream = pdf.get_object_mut(content).unwrap().as_stream_mut().unwrap();
        let changed = [&stream.get_plain_content().unwrap()[..], b" 0 0 10 10 re f"].concat();
        stream.set_plain_content(changed);
    }));
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("archive-altered") && said(&run).contains("不一样：第 3 页，从"), "{}", said(&run));

    let run = verify(saved_anew(&sample, |pdf| {
        let outlines = pdf.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
        let first = pdf.get_dictionary(outlines).unwrap().get(b"First").unwrap().as_reference().unwrap();
        pdf.get_dictionary_mut(first).unwrap().set("Title", lopdf::text_string("别的"));
    }));
    assert!(said(&run).contains("不一样：书签，从"), "{}", said(&run));
}

#[test]
fn verdicts_are_there_for_programs() {
    let case = Case::with_issue("").file("a.pdf", &*SMALL).file("b.pdf", "x");
    let json = |args: &[&str]| -> Value { serde_json::from_slice(&run(case.path(), args).out).unwrap() };
    let same = json(&["verify", "a.pdf", "--message-format", "json"]);
    assert_eq!(
        (&same["file"], &same["verdict"], &same["findings"]),
        (&"a.pdf".into(), &"same".into(), &Value::Array(vec![]))
    );
    let unreadable = json(&["verify", "b.pdf", "--message-format", "json"]);
    assert_eq!(unreadable["findings"][0]["code"], "pdf-unreadable");
    let english = run(case.path(), &["verify", "a.pdf", "--lang", "en"]);
    assert!(String::from_utf8(english.out).unwrap().contains("every byte is equal"));
}
