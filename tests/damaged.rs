//! Damaged inputs: what is said of them, word for word.
//!
//! Each folder of `tests/damaged` is an issue with something wrong with it and
//! `expected.txt`, the exit code and the messages. `UPDATE_EXPECT=1 cargo test`
//! writes them anew; read every change before committing it.

use expect_test::expect_file;

use crate::support::{root, run};

#[test]
fn every_mistake_is_told_with_its_place_and_a_remedy() {
    let folder = root().join("tests/damaged");
    let mut cases: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 25);
    let output = tempfile::tempdir().unwrap();
    let pdf = output.path().join("out.pdf");
    for case in cases {
        let run = run(&case, &["issue.toml", "-q", "-o", pdf.to_str().unwrap()]);
        assert_ne!(run.code, 2, "{}: {}", case.display(), run.err);
        assert_eq!(run.code == 0, pdf.exists(), "{}", case.display());
        let _ = std::fs::remove_file(&pdf);
        expect_file![case.join("expected.txt")].assert_eq(&format!("exit {}\n{}", run.code, run.err));
    }
}

#[test]
fn english_has_the_same_findings() {
    let case = root().join("tests/damaged/two-syntax-errors");
    let zh = run(&case, &["issue.toml", "--message-format", "jsonl"]);
    let en = run(&case, &["issue.toml", "--message-format", "jsonl", "--lang", "en"]);
    let places = |text: &str| -> Vec<(String, String)> {
        let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines.map(|value| (value["code"].to_string(), value["place"].to_string())).collect()
    };
    assert_eq!(places(&zh.err), places(&en.err));
    assert!(en.err.is_ascii() || en.err.contains("full-width mark “"), "{}", en.err);
    assert_eq!(places(&zh.err).len(), 2);
}
