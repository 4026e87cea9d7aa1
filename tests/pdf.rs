//! Facts of the PDF, read back with other people's libraries.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::support::{program, root, squeeze};

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = root().join("samples/yingkou-2020-03");
    let output = program(&folder, &["issue.toml", "-q", "-o", "-"]).output().unwrap();
    assert!(output.status.success());
    output.stdout
});

static PDF: LazyLock<Document> = LazyLock::new(|| Document::load_mem(&BYTES).unwrap());

fn catalog() -> &'static Dictionary {
    PDF.catalog().unwrap()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

#[test]
fn every_page_is_a4_upright() {
    for (_, id) in PDF.get_pages() {
        let page = PDF.get_dictionary(id).unwrap();
        let media: Vec<f32> =
            page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
        assert!((media[2] - 595.276).abs() < 0.01 && (media[3] - 841.89).abs() < 0.01, "{media:?}");
        assert!(page.get(b"Rotate").is_err());
    }
}

#[test]
fn every_font_is_embedded_as_a_subset_with_unicode() {
    let mut names = BTreeSet::new();
    for object in PDF.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if !font.has_type(b"Font")
            || !font.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|name| name == b"Type0"))
        {
            continue;
        }
        assert!(font.has(b"ToUnicode"));
        let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
        assert_eq!(name.find('+'), Some(6), "{name} is no subset");
        let descendant =
            font.get_deref(b"DescendantFonts", &PDF).unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let descendant = PDF.get_dictionary(descendant).unwrap();
        let descriptor = descendant.get_deref(b"FontDescriptor", &PDF).unwrap().as_dict().unwrap();
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{name} is not embedded");
        names.insert(name[7..].to_owned());
    }
    assert!(names.iter().any(|name| name.starts_with("ZhuqueFangsong")), "{names:?}");
    assert!(names.len() >= 5, "{names:?}");
}

#[test]
fn metadata_and_language_are_there() {
    let info = PDF.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = PDF.get_dictionary(info).unwrap();
    let entry = |key: &[u8]| text(info.get(key).unwrap());
    assert_eq!(entry(b"Title"), "营口信用体系建设工作简报〔2020〕第3期");
    assert_eq!(entry(b"Author"), "营口市社会信用体系建设领导小组办公室");
    assert_eq!(entry(b"Subject"), "营口信用体系建设工作简报2020年第3期（总第10期），2020年12月14日");
    assert!(entry(b"Keywords").contains("国家政策"));
    assert!(entry(b"CreationDate").starts_with("D:20201214"));
    assert_eq!(text(catalog().get(b"Lang").unwrap()), "zh-CN");
}

#[test]
fn the_pdf_is_tagged_and_has_bookmarks() {
    let mark = catalog().get_deref(b"MarkInfo", &PDF).unwrap().as_dict().unwrap();
    assert!(mark.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(catalog().has(b"StructTreeRoot"));
    let mut titles = Vec::new();
    let outlines = catalog().get_deref(b"Outlines", &PDF).unwrap().as_dict().unwrap();
    bookmarks(outlines, &mut titles);
    let titles: Vec<String> = titles.iter().map(|title| squeeze(title)).collect();
    for title in ["【国家政策】", "营口市公益性信用修复工作纳入常态", "三季度各县（市）区、园区数据报送情况统计表"]
    {
        assert!(titles.iter().any(|t| t == title), "{title} is not in {titles:?}");
    }
    assert!(titles.iter().all(|title| !title.contains('\u{2060}')));
}

fn bookmarks(parent: &Dictionary, titles: &mut Vec<String>) {
    let mut next = parent.get(b"First").ok();
    while let Some(Ok(id)) = next.map(Object::as_reference) {
        let item = PDF.get_dictionary(id).unwrap();
        titles.push(text(item.get(b"Title").unwrap()));
        bookmarks(item, titles);
        next = item.get(b"Next").ok();
    }
}

#[test]
fn the_pdf_meets_pdf_ua_1() {
    let profile = "ua1".parse::<ValidationProfile>().unwrap();
    let report = validate_pdf_bytes(&BYTES, &ValidationOptions::default().profile(profile)).unwrap();
    assert!(report.is_compliant, "{report:#?}");
}

#[test]
fn text_can_be_copied_out() {
    let pages: Vec<u32> = PDF.get_pages().keys().copied().collect();
    let copied = squeeze(&PDF.extract_text(&pages).unwrap());
    for part in
        ["营口信用体系建设", "工作简报", "总第10期", "告知承诺让诚信企业审批驶入“快车道”", "725339424", "（共印80份）"]
    {
        assert!(copied.contains(part), "{part}");
    }
    assert!(!copied.contains('\u{2060}'));
}
