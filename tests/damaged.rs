//! Damaged inputs: what is said of them, word for word.
//!
//! Each folder of `tests/damaged` is an issue with something wrong with it and
//! `expected.txt`, the exit code and the messages, and the same in English in
//! `expected.en.txt`. `UPDATE_EXPECT=1 cargo test` writes them anew; read every
//! change before committing it.

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
        let [zh, en] = [("zh", "expected.txt"), ("en", "expected.en.txt")].map(|(lang, expected)| {
            let run = run(&case, &["issue.toml", "-q", "--lang", lang, "-o", pdf.to_str().unwrap()]);
            assert_ne!(run.code, 2, "{}: {}", case.display(), run.err);
            assert_eq!(run.code == 0, pdf.exists(), "{}", case.display());
            let _ = std::fs::remove_file(&pdf);
            expect_file![case.join(expected)].assert_eq(&format!("exit {}\n{}", run.code, run.err));
            run.err
        });
        assert_eq!(places(&zh), places(&en), "{}", case.display());
    }
}

/// Returns the lines that tell where findings stand.
fn places(messages: &str) -> Vec<&str> {
    messages.lines().map(str::trim_start).filter(|line| line.starts_with("-->")).collect()
}
