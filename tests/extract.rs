//! `typeset extract`: folders given back, and strangers' tricks refused.

use std::fs;

use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};

use crate::archive::{archive, files, rich};
use crate::support::{Case, root, run};

/// Returns a PDF of a stranger's with files in it.
pub fn foreign(attached: Vec<(&str, Stream)>) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let page = pdf.add_object(
        dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
    );
    pdf.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let mut names: Vec<Object> = Vec::new();
    for (name, stream) in attached {
        let file = pdf.add_object(stream);
        let specification =
            dictionary! { "Type" => "Filespec", "UF" => text_string(name), "EF" => dictionary! { "F" => file } };
        names.extend([text_string(name), pdf.add_object(specification).into()]);
    }
    let tree = pdf.add_object(dictionary! { "Names" => names });
    let catalog = pdf.add_object(
        dictionary! { "Type" => "Catalog", "Pages" => pages, "Names" => dictionary! { "EmbeddedFiles" => tree } },
    );
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

fn stream(text: &str) -> Stream {
    Stream::new(Dictionary::new(), text.as_bytes().to_vec())
}

#[test]
fn the_samples_come_back_and_make_the_same_archive() {
    for sample in ["yingkou-2020-03", "yaoqing-2026-17"] {
        let case = Case::with_issue("");
        let folder = root().join("samples").join(sample);
        let pdf = archive(&folder, &[]);
        let case = case.file("a.pdf", &pdf);
        let run = run(case.path(), &["extract", "a.pdf", "-o", "out/here"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let out = case.path().join("out/here");
        for (name, bytes) in files(&pdf) {
            assert_eq!(fs::read(out.join(&name)).unwrap(), bytes);
            assert!(name == "manifest.json" || fs::read(folder.join(&name)).unwrap() == bytes, "{name}");
        }
        assert!(archive(&out, &[]) == pdf, "{sample}");
    }
}

#[test]
fn a_publication_above_comes_back_above() {
    let case = rich();
    let pdf = archive(&case.path().join("01"), &[]);
    let case = case.file("a.pdf", &pdf);
    assert_eq!(run(case.path(), &["extract", "a.pdf"]).code, 0);
    assert!(archive(&case.path().join("a/01"), &[]) == pdf);
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let case = Case::with_issue("").file("a.pdf", foreign(vec![("b.txt", stream("new"))])).file("a/b.txt", "old");
    let refused = run(case.path(), &["extract", "a.pdf"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("文件夹“a”里已经有东西"), "{}", refused.err);
    let read = || fs::read_to_string(case.path().join("a/b.txt")).unwrap();
    assert_eq!(read(), "old");
    assert_eq!(run(case.path(), &["extract", "a.pdf", "--force"]).code, 0);
    assert_eq!(read(), "new");
}

#[test]
fn names_that_lead_elsewhere_are_refused_and_the_others_taken() {
    let bad = [
        "../up.txt",
        "/abs.txt",
        "C:\\x.txt",
        "a\\..\\b.txt",
        "x/../../y.txt",
        "nul.txt",
        "甲\u{0}.txt",
        "dot. ",
        "x\u{202e}txt.exe",
    ];
    let mut attached: Vec<(&str, Stream)> = bad.iter().map(|name| (*name, stream("bad"))).collect();
    attached.extend([("好/文.txt", stream("好")), ("twice.txt", stream("1")), ("TWICE.txt", stream("2"))]);
    let case = Case::with_issue("").file("in/a.pdf", foreign(attached));
    let run = run(case.path(), &["extract", "in/a.pdf", "-o", "in/out", "--message-format", "short"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.err.matches("pdf-file-name").count(), bad.len(), "{}", run.err);
    assert!(run.err.contains("有两个附带文件都叫“TWICE.txt”"), "{}", run.err);
    let mut left: Vec<_> =
        fs::read_dir(case.path().join("in/out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["twice.txt", "好"]);
    assert_eq!(fs::read_to_string(case.path().join("in/out/twice.txt")).unwrap(), "1");
    assert!(!case.path().join("in/up.txt").exists() && !case.path().join("up.txt").exists());
}

#[test]
fn what_explodes_is_refused() {
    let mut bomb = Stream::new(Dictionary::new(), vec![0; 65 << 20]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 100_000);
    // Packed twice it is a few hundred bytes.
    let mut twice = Stream::new(Dictionary::new(), bomb.content.clone());
    twice.compress().unwrap();
    twice.dict.set("Filter", vec![Object::from("FlateDecode"), Object::from("FlateDecode")]);
    let case =
        Case::with_issue("").file("a.pdf", foreign(vec![("once", bomb), ("twice", twice), ("ok", stream("ok"))]));
    let run = run(case.path(), &["extract", "a.pdf", "--message-format", "short"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("解开后超过 64 MB").count(), 2, "{}", run.err);
    assert_eq!(fs::read(case.path().join("a/ok")).unwrap(), b"ok");
}

#[cfg(unix)]
#[test]
fn links_in_the_folder_lead_nowhere() {
    let case = Case::with_issue("").file("a.pdf", foreign(vec![("d/b.txt", stream("new")), ("c.txt", stream("new"))]));
    let case = case.file("out/x", "").file("outside/b.txt", "old").file("c.txt", "old");
    std::os::unix::fs::symlink("../outside", case.path().join("out/d")).unwrap();
    std::os::unix::fs::symlink("../c.txt", case.path().join("out/c.txt")).unwrap();
    let run = run(case.path(), &["extract", "a.pdf", "-o", "out", "--force"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.err.matches("链接").count(), 2, "{}", run.err);
    assert_eq!(fs::read(case.path().join("outside/b.txt")).unwrap(), b"old");
    assert_eq!(fs::read(case.path().join("c.txt")).unwrap(), b"old");
}

#[test]
fn what_is_no_pdf_or_holds_nothing_is_told() {
    let case = Case::with_issue("").file("a.pdf", "hello").file("empty.pdf", "").file("b.pdf", foreign(Vec::new()));
    for (name, word) in
        [("a.pdf", "不是 PDF"), ("empty.pdf", "不是 PDF"), ("b.pdf", "没有附带文件"), ("none.pdf", "none.pdf")]
    {
        let run = run(case.path(), &["extract", name]);
        assert_eq!(run.code, 2, "{name}");
        assert!(run.err.contains(word) && (word.contains("附带") || run.err.contains(name)), "{name}: {}", run.err);
    }
}
