//! Damaged documents are refused or compared, but never bring the program down.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use typeset::compare::{compare, read};
use typeset::content::Content;

use crate::preflight_damage::{injure, injury};
use crate::same::{SAMPLE, documents, edited};
use crate::support::{Case, article, root};

/// A PDF whose objects stand in it as they are, so that damage gets into the structure.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let [pdf, _] = documents(&root().join("samples/yaoqing-2026-17"));
    let mut document = Document::load_mem(&pdf).unwrap();
    document.decompress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
});

fn whole() -> Content {
    read(SAMPLE[1].clone(), "a").unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_pdfs(plain in any::<bool>(), injuries in prop::collection::vec(injury(), 1..12)) {
        let mut bytes = if plain { PLAIN.clone() } else { SAMPLE[0].clone() };
        injuries.iter().for_each(|injury| injure(&mut bytes, injury));
        if let Ok(content) = read(bytes, "a") {
            compare([&content, &whole()], ["a", "b"]);
        }
    }

    #[test]
    fn damaged_packages(injuries in prop::collection::vec(injury(), 1..8)) {
        let mut bytes = SAMPLE[1].clone();
        injuries.iter().for_each(|injury| injure(&mut bytes, injury));
        if let Ok(content) = read(bytes, "a") {
            compare([&content, &whole()], ["a", "b"]);
        }
    }

    #[test]
    fn damaged_bodies(injuries in prop::collection::vec(injury(), 1..8)) {
        let word = edited(&SAMPLE[1], |xml| {
            let mut bytes = xml.into_bytes();
            injuries.iter().for_each(|injury| injure(&mut bytes, injury));
            String::from_utf8_lossy(&bytes).into_owned()
        });
        if let Ok(content) = read(word, "a") {
            compare([&whole(), &content], ["a", "b"]);
        }
    }
}

/// Changes all elements of the structure of a small PDF.
fn restructured(change: impl Fn(&mut Dictionary, lopdf::ObjectId)) -> Vec<u8> {
    let case = Case::with_sections(&article("标题", "正文。\n\n第二段。"));
    let [pdf, _] = documents(case.path());
    let mut document = Document::load_mem(&pdf).unwrap();
    for (id, object) in &mut document.objects {
        if let Object::Dictionary(dict) = object
            && dict.has_type(b"StructElem")
        {
            change(dict, *id);
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn structures_that_go_in_circles_end() {
    let started = Instant::now();
    // Every element is its own child, many times over.
    let pdf = restructured(|dict, id| {
        let own = dict.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default();
        let kids = vec![Object::Reference(id); 1_000].into_iter().chain(own);
        dict.set("K", kids.collect::<Vec<_>>());
    });
    assert!(read(pdf, "a").is_ok_and(|content| !content.blocks.is_empty()));
    // Elements within elements, written out.
    let pdf = restructured(|dict, _| {
        let mut inner = dict.clone();
        for _ in 0..200 {
            let mut outer = dict.clone();
            outer.set("K", Object::Array(vec![Object::Dictionary(inner)]));
            inner = outer;
        }
        *dict = inner;
    });
    assert!(read(pdf, "a").is_err());
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn cells_of_any_size_are_bounded() {
    let pdf = restructured(|dict, _| {
        let attributes =
            Dictionary::from_iter([("O", "Table".into()), ("ColSpan", i64::MAX.into()), ("RowSpan", i64::MAX.into())]);
        if dict.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"P") {
            let cell = Dictionary::from_iter([("S", "TD".into()), ("A", Object::Dictionary(attributes))]);
            let row = Dictionary::from_iter([("S", "TR".into()), ("K", Object::Array(vec![Object::Dictionary(cell)]))]);
            dict.set("S", "Table");
            dict.set("K", Object::Array(vec![Object::Dictionary(row)]));
        }
    });
    assert!(read(pdf, "a").is_err());
    let spans = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    let word = edited(&SAMPLE[1], |xml| xml.replacen("<w:body>", &format!("<w:body>{spans}"), 1));
    let content = read(word, "a").unwrap();
    assert!(!compare([&content, &whole()], ["a", "b"]).faults.is_empty());
}

#[test]
fn contents_that_have_nothing_in_common_end() {
    let text = |from: u32| -> String {
        let sign = |n: u32| char::from_u32(0x4e00 + (from + n * 7) % 20_000).unwrap();
        (0..60_000).map(|n| if n % 5 == 4 { '，' } else { sign(n) }).collect()
    };
    let word = |from: u32| {
        let body = format!("<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p>", text(from));
        read(edited(&SAMPLE[1], |xml| xml.replacen("<w:body>", &body, 1)), "a").unwrap()
    };
    let started = Instant::now();
    assert!(!compare([&word(0), &word(3)], ["a", "b"]).faults.is_empty());
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
