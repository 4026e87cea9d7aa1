//! Attachments: listed below the text, each on a page of its own.

use std::fs;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use proptest::prelude::*;
use typeset::read;

use crate::same::{compared, documents};
use typeset::document::Part;

use crate::support::{Case, LaidOut, MM, RUNNING, Sheet, squeeze};
use crate::word::Word;

/// An article and what stands below its head.
fn article(more: &str) -> String {
    format!(
        "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\ntext = \"请认真抓好整改。\"\n{more}"
    )
}

fn attachment(keys: &str) -> String {
    format!("\n[[section.item.attachment]]\n{keys}\n")
}

fn case(attachments: &[&str]) -> Case {
    let all: String = attachments.iter().map(|keys| attachment(keys)).collect();
    Case::with_sections(&article(&all)).file("a.csv", "名称,数\n甲,1\n乙,2\n").file("a.svg", DRAWING)
}

/// Returns a PDF made for the tests of the preflight.
fn pdf(name: &str) -> Vec<u8> {
    fs::read(crate::support::root().join("tests/preflight").join(name)).unwrap()
}

/// Returns a PDF of two scanned pages: a JPEG with invisible text over it, and a grey picture that lies on its side; and
/// the JPEG. `over` is drawn on the first page.
fn scanned(over: &str) -> (Vec<u8>, Vec<u8>) {
    let mut jpeg = std::io::Cursor::new(Vec::new());
    let photograph = image::RgbImage::from_fn(210, 297, |x, y| image::Rgb([x as u8, y as u8, 90]));
    photograph.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let picture = |size: [i64; 2], space: &str| {
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => size[0], "Height" => size[1],
            "ColorSpace" => Object::Name(space.into()), "BitsPerComponent" => 8,
        }
    };
    let mut first = picture([210, 297], "DeviceRGB");
    first.set("Filter", "DCTDecode");
    let grey = (0..40 * 30).map(|n| (n % 250) as u8).collect();
    let kids: Vec<Object> = [
        (Stream::new(first, jpeg.clone()), "q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F 12 Tf (OCR) Tj ET ".to_owned() + over, [595, 842], 0),
        (Stream::new(picture([40, 30], "DeviceGray"), grey), "q 842 0 0 595 0 0 cm /I Do Q".to_owned(), [842, 595], 90),
    ]
    .into_iter()
    .map(|(stream, content, [width, height], turned)| {
        let (image, content) = (document.add_object(stream), document.add_object(Stream::new(Dictionary::new(), content.into_bytes())));
        let resources = dictionary! { "XObject" => dictionary! { "I" => image } };
        document
            .add_object(dictionary! {
                "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
                "Rotate" => turned, "Contents" => content, "Resources" => resources,
            })
            .into()
    })
    .collect();
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Count" => 2, "Kids" => kids }.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    (bytes, jpeg)
}

#[test]
fn a_scanned_paper_is_set_page_by_page() {
    let (bytes, jpeg) = scanned("");
    let case = case(&["title = \"批复\"\nfile = \"扫描.pdf\""]).file("扫描.pdf", &bytes);
    assert_eq!(found(&case), []);
    let reading = read::read(&case.path().join("issue.toml"));
    let issue = reading.issue.unwrap();
    let pictures: Vec<_> = issue.pictures().collect();
    let alts: Vec<&str> = pictures.iter().map(|one| one.alt.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(alts, ["附件1第1页", "附件1第2页"]);
    // A JPEG is taken as it is; what lies on its side is drawn upright.
    let folder = reading.folder.unwrap();
    assert_eq!(folder.read(&pictures[0].file.value, 1 << 20).unwrap(), jpeg);
    assert_eq!((pictures[0].format, pictures[1].format), ("jpg", "png"));
    let [across, down] = pictures[1].pixels.unwrap();
    assert!(down > across && across > 500, "{across} {down}");
    let pages = case.lay_out().sheets().len();
    assert_eq!(pages, 3);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty() && verdict.counts.figures == 2, "{:#?}", verdict.faults);
    let run = case.run(&["-q", "--for", "archive", "-o", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    // What is drawn over the picture would be lost.
    for over in ["BT 0 Tr /F 12 Tf (A) Tj ET", "0 0 100 100 re f", "q 9 0 0 9 0 0 cm /I Do Q"] {
        let case = self::case(&["title = \"批复\"\nfile = \"扫描.pdf\""]).file("扫描.pdf", scanned(over).0);
        assert_eq!(found(&case), [("attachment-pdf", "\"扫描.pdf\"".to_owned())], "{over}");
    }
}

const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"140\"><rect width=\"100\" height=\"140\"/></svg>";

/// Returns the findings of a case: codes and the words they stand at.
fn found(case: &Case) -> Vec<(&'static str, String)> {
    let reading = read::read(&case.path().join("issue.toml"));
    let quote = |place: &typeset::source::Place| reading.sources.text(place.file)[place.range.clone()].to_owned();
    reading.found.iter().map(|found| (found.code(), found.place.as_ref().map(quote).unwrap_or_default())).collect()
}

/// Returns the number of the line of the grid that a baseline stands on, from 1.
fn line_of(y: f64) -> f64 {
    let pitch = 225.0 * MM / 22.0;
    (y - 37.0 * MM) / pitch + 0.29
}

/// Returns the first baseline in pt at which a text of a size stands that begins with some words.
fn baseline(sheet: &Sheet, size: f64, words: &str) -> Option<f64> {
    sheet.lines(size).into_iter().find(|(_, text)| squeeze(text).starts_with(words)).map(|(y, _)| y)
}

#[test]
fn attachments_are_numbered_through_the_issue_and_listed_below_their_texts() {
    let first =
        attachment("title = \"任务清单\"\nfile = \"a.csv\"") + &attachment("title = \"另发的表\"\napart = true");
    let second = article(&attachment("title = \"格式\"\ntext = \"一份。\"")).replace("[[section]]\n\n", "");
    let issue = article(&first) + &second;
    let set = Case::with_sections(&issue).file("a.csv", "名称,数\n甲,1\n").lay_out();
    let text = set.text();
    assert!(
        text.contains("整改。附件：1.任务清单2.另发的表（另发）通报请认真抓好整改。附件：3.格式附件1任务清单"),
        "{text}"
    );
    assert!(text.ends_with("附件3格式一份。") && !text.contains("附件2"), "{text}");

    // The only one has no number; below the text comes the list, then the signature.
    let one = article(&format!("signed = \"甲局\"\n{}", attachment("title = \"格式\"\ntext = \"一份。\"")));
    let text = Case::with_sections(&one).lay_out().text();
    assert!(text.ends_with("整改。附件：格式甲局2026年3月1日附件格式一份。"), "{text}");

    // Those of the issue are listed by the text that is signed, else at the end.
    let whole = |signed: &str| {
        let issue = format!("{}\n[[attachment]]\ntitle = \"格式\"\ntext = \"一份。\"\n", article(signed));
        Case::with_sections(&issue).lay_out().text()
    };
    assert!(whole("signed = \"甲局\"\n").contains("整改。附件：格式甲局2026年3月1日附件格式一份。"));
    assert!(whole("").contains("整改。附件：格式附件格式一份。"));
}

#[test]
fn later_lines_of_a_list_stand_under_the_name() {
    let long = "关于进一步加强和规范全县重点建设项目进度管理工作情况的统计表格";
    let set =
        case(&[&format!("title = \"{long}\"\ntext = \"一份。\""), "title = \"格式\"\ntext = \"一份。\""]).lay_out();
    let sheet = &set.sheets()[0];
    let left = |words: &str| {
        let text = sheet.texts.iter().find(|text| text.text.starts_with(words)).unwrap();
        (text.start.x.to_pt() - 28.0 * MM) / RUNNING
    };
    assert!((left("附件") - 2.0).abs() < 0.05);
    assert!((left("1.") - 5.0).abs() < 0.05 && (left("2.") - 5.0).abs() < 0.05);
    let name = left("关于进一步");
    let lines = sheet.lines(RUNNING);
    let rest = lines.iter().find(|(_, text)| text.ends_with("表格") && !text.contains('关')).unwrap();
    assert!((name - 6.0).abs() < 0.05 && (left(&rest.1) - name).abs() < 0.05, "{name} {rest:?}");
}

#[test]
fn a_long_list_ends_on_the_page_of_the_signature() {
    for count in 12..34 {
        let apart: String = (0..count).map(|n| attachment(&format!("title = \"清单{n}\"\napart = true"))).collect();
        let sheets = Case::with_sections(&article(&format!("signed = \"甲局\"\n{apart}"))).lay_out().sheets();
        let lines =
            sheets.iter().map(|sheet| sheet.lines(RUNNING)).find(|lines| lines.iter().any(|(_, text)| text == "甲局"));
        let lines = lines.unwrap();
        let at = lines.iter().position(|(_, text)| text == "甲局").unwrap();
        assert!(at > 0 && lines[at - 1].1.contains("清单") && lines[at + 1].1.contains('年'), "{count}: {lines:?}");
    }
}

#[test]
fn what_cannot_be_attached_is_told_with_what_can() {
    for (keys, code, at) in [
        ("title = \"清单\"", "attachment-empty", "[[section.item.attachment]]"),
        ("title = \"清单\"\ntext = \"甲\"\nfile = \"a.csv\"", "attachment-twice", "\"a.csv\""),
        ("title = \"清单\"\nfile = \"a.csv\"\ndata = \"b.csv\"", "attachment-twice", "\"b.csv\""),
        ("title = \"清单\"\napart = true\nfile = \"a.csv\"", "attachment-apart", "\"a.csv\""),
        ("title = \"清单\"\nfile = \"文字.pdf\"", "attachment-pdf", "\"文字.pdf\""),
        ("title = \"清单\"\nfile = \"密码.pdf\"", "attachment-pdf-bad", "\"密码.pdf\""),
        ("title = \"清单\"\nfile = \"坏的.pdf\"", "attachment-pdf-bad", "\"坏的.pdf\""),
        ("title = \"清单\"\nfile = [\"a.svg\", \"a.csv\"]", "attachment-files", "\"a.csv\""),
        ("title = \"清单\"\ntext = \"甲\"\nsource = \"乙局\"", "attachment-no-table", "\"乙局\""),
        ("title = \"清单\"\nfile = \"b.csv\"", "file-missing", "\"b.csv\""),
        ("title = \"清单\"\nfile = \"b.md\"", "file-missing", "\"b.md\""),
        ("text = \"甲\"", "missing-key", "[[section.item.attachment]]"),
        ("title = \"附件1：清单\"\ntext = \"甲\"", "attachment-label", "\"附件1：清单\""),
        ("title = \"清单\"\ntext = \"甲\"\nsigned = \"乙局\"", "unknown-key", "signed"),
    ] {
        let case = case(&[keys]).file("文字.pdf", pdf("good-typst.pdf")).file("密码.pdf", pdf("qpdf-locked.pdf"));
        let told = found(&case.file("坏的.pdf", "%PDF-1.4 没有下载完"));
        assert_eq!(told, [(code, at.to_owned())], "{keys}");
    }
    for keys in [
        "title = \"清单\"\nfile = \"a.csv\"\nunit = \"件\"\nnote = \"截至8月\"\ndirection = \"turned\"",
        "title = \"附件清单\"\ntext = \"甲\"",
        "title = \"图\"\nfile = \"a.svg\"",
        "title = \"图\"\nfile = [\"a.svg\", \"a.svg\"]",
        "title = \"清单\"\ndata = \"a.csv#A1:B2\"",
        "title = \"清单\"\napart = true",
    ] {
        assert_eq!(found(&case(&[keys])), [], "{keys}");
    }
}

#[test]
fn labels_and_titles_of_files_are_known() {
    let sheet = "附件2,,\n任务清单,,\n名称,数,备注\n甲,1,丙\n乙,2,丁\n";
    let other = case(&["title = \"清单\"\nfile = \"b.csv\""]).file("b.csv", sheet);
    let told = found(&other);
    assert_eq!(told, [("attachment-number", "附件2".to_owned()), ("attachment-title", "任务清单".to_owned())]);
    let own = case(&["file = \"b.csv\""]).file("b.csv", sheet.replace("附件2", "附件1"));
    assert_eq!(found(&own), []);
    let text = own.lay_out().text();
    assert!(text.ends_with("附件任务清单名称数备注甲1丙乙2丁"), "{text}");
    // Figures are taken from it by its title.
    let issue = article("").replace("整改", "整改{{任务清单.甲.数}}项") + &attachment("file = \"b.csv\"");
    let text = Case::with_sections(&issue).file("b.csv", sheet.replace("附件2", "附件1")).lay_out().text();
    assert!(text.contains("整改1项。"), "{text}");
}

#[test]
fn contents_and_bookmarks_have_attachments() {
    let issue = article(&attachment("title = \"任务清单\"\ntext = \"一份。\""));
    let case = Case::with_sections(&issue);
    let path = case.path().join("issue.toml");
    let toml = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("contents = true\n{toml}")).unwrap();
    let text = LaidOut::new(&path).text();
    assert!(squeeze(&text.replace('·', "")).contains("本期要目通报1附件任务清单2"), "{text}");
    let [_, word] = documents(case.path());
    let word = Word::open(&word);
    let text = squeeze(&word.text());
    assert!(text.contains("附件任务清单2"), "{text}");
}

/// What an attachment of a generated issue holds.
fn held() -> impl Strategy<Value = String> {
    prop_oneof![
        (1usize..700).prop_map(|length| format!("text = \"{}。\"", "清".repeat(length))),
        Just("file = \"a.svg\"".to_owned()),
        Just("file = \"a.csv\"".to_owned()),
        Just("file = \"a.csv\"\ndirection = \"turned\"".to_owned()),
        Just("apart = true".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each attachment begins a page: its label on the first line, its title on the third; Word says the same.
    #[test]
    fn any_attachment_stands_at_the_top_of_a_page(all in prop::collection::vec(held(), 2..5), length in 1usize..600) {
        let rows: String = (0..length % 60).map(|n| format!("第{n}行,{n}\n")).collect();
        let keys: Vec<String> = all.iter().enumerate().map(|(n, held)| format!("title = \"清单之{n}\"\n{held}")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let case = case(&keys).file("a.csv", format!("名称,数\n甲,1\n{rows}"));
        let sheets = case.lay_out().sheets();
        for (n, held) in all.iter().enumerate().filter(|(_, held)| *held != "apart = true") {
            let (label, title) = (format!("附件{}", n + 1), format!("清单之{n}"));
            let turned = held.contains("turned");
            let head = |sheet: &&Sheet| sheet.texts.iter().any(|text| text.size > 21.0 && text.text.contains(&title) || text.size > 21.0 && text.text.starts_with("清单之") && squeeze(&sheet.texts.iter().map(|text| text.text.as_str()).collect::<String>()).contains(&format!("{label}{title}")));
            let on: Vec<&Sheet> = sheets.iter().filter(head).collect();
            prop_assert_eq!(on.len(), 1);
            if !turned {
                let (label, title) = (baseline(on[0], 16.0, &label), baseline(on[0], 22.0, &title));
                prop_assert!((line_of(label.unwrap()) - 1.0).abs() < 0.1, "{:?}", label);
                prop_assert!((line_of(title.unwrap()) - 3.0).abs() < 0.15, "{:?}", title);
            }
            // Nothing of another stands there.
            let labels = on[0].texts.iter().filter(|text| text.text.starts_with("附件")).count();
            prop_assert_eq!(labels, 1);
        }
        for (page, sheet) in sheets.iter().enumerate() {
            prop_assert!(!sheet.texts.iter().all(|text| text.text.trim().is_empty()), "page {page} is blank");
        }
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    }
}

#[test]
fn the_archive_counts_and_names_attachments_and_keeps_their_files() {
    let case = case(&["title = \"任务清单\"\nfile = \"a.csv\"", "title = \"图\"\nfile = \"a.svg\""]);
    let run = case.run(&["-q", "--for", "archive", "-o", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let record = fs::read(case.path().join("a.record.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    assert_eq!(record["附件数"], "2");
    assert_eq!(record["附件题名"], serde_json::json!(["任务清单", "图"]));
    let run = crate::support::run(case.path(), &["verify", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_wide_table_on_the_page_of_its_attachment_may_be_turned() {
    // On this page nothing stands but the attachment, so that turning it leaves no page blank.
    let columns: String = (0..14).map(|n| format!(",指标{n}")).collect();
    let row = |n: usize| {
        let figures: String = (0..14).map(|x| format!(",{}", 10 + n * x)).collect();
        format!("第{n}县{figures},城乡供水一体化取水口重新选址，用地预审和取水许可都要重办，两个项目资金没有落实。\n")
    };
    let rows: String = (1..9).map(row).collect();
    let csv = format!("县{columns},主要问题\n{rows}").replace("，", "、");
    let section = "\n[[section]]\n[[section.item]]\nkind = \"article\"\ntitle = \"文\"\ntext = '''\n见附件。\n'''\n\
                   [[section.item.attachment]]\ntitle = \"完成情况\"\ndata = \"a.csv\"\n";
    let laid_out = Case::with_sections(section).file("a.csv", csv).lay_out();
    let turned = laid_out.document.parts.iter().find_map(|part| match part {
        Part::Table { layout, .. } => Some(layout.turned),
        _ => None,
    });
    assert_eq!((turned, laid_out.pages.pages().len()), (Some(true), 2));
}
