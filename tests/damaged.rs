//! Damaged inputs: what is said of them, word for word.
//!
//! Each folder of `tests/damaged` is an issue with something wrong with it and
//! `expected.txt`, the exit code and the messages, and the same in English in
//! `expected.en.txt`. `UPDATE_EXPECT=1 cargo test` writes them anew; read every
//! change before committing it.

use expect_test::expect_file;

use crate::support::{copy, root, run};

#[test]
fn every_mistake_is_told_with_its_place_and_a_remedy() {
    let folder = root().join("tests/damaged");
    let mut cases: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 25);
    let output = tempfile::tempdir().unwrap();
    let pdf = output.path().join("out.pdf");
    for case in cases {
        // In a folder of its own, no other issue is beside it.
        let own = tempfile::tempdir().unwrap();
        let folder = own.path().join("case");
        std::fs::create_dir(&folder).unwrap();
        // Some point at what is there and is not theirs.
        std::fs::create_dir(own.path().join("unknown-key")).unwrap();
        std::fs::create_dir_all(own.path().join("template-error/templates")).unwrap();
        std::fs::write(own.path().join("unknown-key/issue.toml"), "").unwrap();
        for entry in std::fs::read_dir(&case).unwrap().map(|entry| entry.unwrap().path()) {
            // What lies elsewhere stays there.
            let elsewhere = entry.canonicalize().unwrap();
            let name = folder.join(entry.file_name().unwrap());
            match entry.is_symlink() {
                true => std::os::unix::fs::symlink(elsewhere, name).unwrap(),
                false if entry.is_dir() => {
                    std::fs::create_dir(&name).unwrap();
                    copy(&entry, &name);
                }
                false => _ = std::fs::copy(entry, name).unwrap(),
            }
        }
        let [zh, en] = [("zh", "expected.txt"), ("en", "expected.en.txt")].map(|(lang, expected)| {
            let run = run(&folder, &["issue.toml", "-q", "--lang", lang, "-o", pdf.to_str().unwrap()]);
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
