//! `typeset verify`: a manifest that somebody changed has nothing read that is not in the archive.

use std::fs;

use lopdf::{Document, Object};
use serde_json::{Value, json};

use crate::archive::files;
use crate::support::{Case, Run, run};
use crate::verify::{SMALL, said, verify, with_file};

/// Words of a file outside of every archive, which nobody may come to see.
const SECRET: &str = "geheim = 机密的话";

/// Verifies the small archive with another manifest.
fn with_manifest(text: &str) -> Run {
    verify(with_file(&SMALL, "manifest.json", |_| text.to_owned()))
}

fn manifest() -> Value {
    serde_json::from_slice(&files(&SMALL)["manifest.json"]).unwrap()
}

fn changed(pointer: &str, value: Value) -> Run {
    let mut manifest = manifest();
    *manifest.pointer_mut(pointer).unwrap() = value;
    with_manifest(&manifest.to_string())
}

fn assert_refused(what: &str, run: &Run, code: &str) {
    assert_eq!(run.code, 2, "{what}: {}", said(run));
    assert!(said(run).contains(code), "{what}: {}", said(run));
    assert_silent(what, run);
}

fn assert_silent(what: &str, run: &Run) {
    assert!(!said(run).contains("机密") && !said(run).contains("root:"), "{what}: {}", said(run));
    assert!(!said(run).contains("程序内部出错") && !said(run).contains('\u{1b}'), "{what}: {}", said(run));
}

#[test]
fn names_that_are_not_in_the_archive_are_refused() {
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), SECRET).unwrap();
    let absolute = outside.path().to_str().unwrap();
    let climbing = format!("../../../../../../..{absolute}");
    let long = "长".repeat(2_000);
    let names = [
        absolute,
        &climbing,
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/stdin",
        "../issue.toml",
        "a/../issue.toml",
        "./issue.toml",
        ".",
        "..",
        "",
        "/",
        "//issue.toml",
        "issue.toml/",
        "issue.toml/.",
        "Issue.toml",
        "ISSUE.TOML",
        "issue.toml ",
        " issue.toml",
        "issue.toml\u{0}",
        "issue.toml\u{0}.csv",
        "issue\u{200b}.toml",
        "..\\issue.toml",
        "C:\\Windows\\win.ini",
        "C:issue.toml",
        "\\\\server\\share\\issue.toml",
        "file:///etc/passwd",
        "nul",
        "other.toml",
        "manifest.json",
        &long,
    ];
    for name in names {
        assert_refused(name, &changed("/issue", json!(name)), "archive-");
        // Listed among the files too, with a sum that nobody has asked for yet.
        let mut both = manifest();
        both["issue"] = json!(name);
        both["files"].as_array_mut().unwrap().push(json!({ "name": name, "bytes": 1, "sha256": "" }));
        assert_refused(name, &with_manifest(&both.to_string()), "archive-");
        assert_refused(name, &changed("/files/0/name", json!(name)), "archive-");
    }
    let run = changed("/issue", json!(absolute));
    assert!(said(&run).contains("archive-names-no-file") && said(&run).contains("归档文件里没有"), "{}", said(&run));
}

#[test]
fn manifests_of_another_form_are_refused() {
    let whole = manifest().to_string();
    let mut texts: Vec<String> =
        ["", "null", "[]", "{}", "\u{0}", "\"issue.toml\"", "{\"issue\": \"issue.toml\"}"].map(str::to_owned).into();
    texts.push("[".repeat(100_000));
    texts.push(format!("{{\"a\":{}", "[".repeat(100_000)));
    texts.push(whole.clone() + &whole);
    texts.push(whole[..whole.len() - 1].to_owned());
    texts.push(whole.replacen("{", "{\"issue\":\"/etc/passwd\",", 1));
    for text in &texts {
        assert_refused(&text[..text.len().min(40)], &with_manifest(text), "archive-bad-manifest");
    }
    let values =
        [json!(null), json!(7), json!(-1), json!(1e300), json!(true), json!([]), json!({}), json!(["issue.toml"])];
    for pointer in
        ["/issue", "/files/0/name", "/files/0/sha256", "/files", "/program", "/program/version", "/options", "/format"]
    {
        let original = manifest().pointer(pointer).unwrap().clone();
        for value in values.iter().filter(|value| **value != original) {
            let run = changed(pointer, value.clone());
            assert_refused(&format!("{pointer} {value}"), &run, "archive-");
        }
    }
    for key in ["issue", "files", "fonts", "program", "options", "standards", "format"] {
        let mut lacking = manifest();
        lacking.as_object_mut().unwrap().remove(key);
        assert_refused(key, &with_manifest(&lacking.to_string()), "archive-bad-manifest");
    }
    let mut twice = manifest();
    let first = twice["files"][0].clone();
    twice["files"].as_array_mut().unwrap().push(first);
    assert_refused("twice", &with_manifest(&twice.to_string()), "archive-bad-manifest");
    for version in ["0.1.0\u{1b}[2J", "0.1.0\n完好：每个字节都一样", "\u{202e}0.1.0"] {
        assert_refused(version, &changed("/program/version", json!(version)), "archive-bad-manifest");
    }
}

#[test]
fn other_values_are_differences_and_never_equal() {
    let changes = [
        ("/files/0/bytes", json!(u64::MAX)),
        ("/files/0/bytes", json!(0)),
        ("/files/0/sha256", json!("0")),
        ("/options/source_date_epoch", json!(i64::MAX)),
        ("/options/source_date_epoch", json!(i64::MIN)),
        ("/options/source_date_epoch", json!(253_402_300_800_i64)),
        ("/options/for", json!("screen")),
        ("/standards", json!([])),
        ("/fonts", json!([])),
        ("/fonts/0/name", json!("\u{1b}[2J../../etc/passwd")),
        ("/fonts/0/family", json!("/etc/passwd")),
        ("/fonts/0/bundled", json!(false)),
        ("/program/name", json!("other")),
        ("/program/contract", json!(u32::MAX)),
    ];
    for (pointer, value) in changes {
        let run = changed(pointer, value.clone());
        assert!(run.code == 1 || run.code == 2, "{pointer} {value}: {}", said(&run));
        assert_silent(pointer, &run);
    }
    let mut more = manifest();
    more["include"] = json!("/etc/passwd");
    let run = with_manifest(&more.to_string());
    assert_eq!(run.code, 1, "{}", said(&run));
    assert_silent("include", &run);
}

#[test]
fn a_manifest_that_is_there_twice_is_never_sound() {
    for name in ["manifest.json", "Manifest.json", "MANIFEST.JSON"] {
        let mut pdf = Document::load_mem(&SMALL).unwrap();
        let list = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap().clone();
        let mut again = pdf.get_dictionary(list[0].as_reference().unwrap()).unwrap().clone();
        again.set("UF", lopdf::text_string(name));
        let again = pdf.add_object(again);
        let list = [vec![Object::from(again)], list].concat();
        pdf.catalog_mut().unwrap().set("AF", list);
        let mut bytes = Vec::new();
        pdf.save_modern(&mut bytes).unwrap();
        let run = verify(bytes);
        assert!(run.code != 0 && said(&run).contains("pdf-file-twice"), "{name}: {}", said(&run));
        assert_silent(name, &run);
    }
}

#[test]
fn a_damaged_manifest_is_named() {
    let damaged = with_file(&SMALL, "manifest.json", |text| text[..text.len() / 2].to_owned());
    let run = verify(damaged);
    assert_refused("half", &run, "archive-bad-manifest");
    let case = Case::with_issue("").file("a.pdf", &*SMALL);
    assert_eq!(run_verify(&case), 0);
}

fn run_verify(case: &Case) -> i32 {
    run(case.path(), &["verify", "a.pdf"]).code
}
