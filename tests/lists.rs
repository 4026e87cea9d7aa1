//! Lists for the proofreader that a publication above the issue names.

use crate::archive::{archive, files};
use crate::support::{Case, article, run};

const NUMBERS: &str = "year = 2026\nnumber = 2\ndate = 2026-03-02\n";

/// A publication with lists of its own, and an issue two folders below.
fn publication(check: &str) -> Case {
    let issue = format!("{NUMBERS}{}", article("标题", "本县大力推进错词工作，并由张三峰主持。"));
    Case::with_issue("unrelated = true")
        .file("publication.toml", format!("name = \"刊名\"\nissuer = \"单位\"\n[check]\n{check}"))
        .file("词表.tsv", "错词\t对词\t单位的规定\n")
        .file("2026/02/issue.toml", issue)
}

#[test]
fn lists_are_sought_beside_the_file_that_names_them() {
    let case = publication("words = [\"词表.tsv\"]\nterms = [\"表/术语.txt\"]\nroster = [\"表/名册.tsv\"]\n");
    let case = case.file("表/术语.txt", "张三峰\n").file("表/名册.tsv", "张三\t局长\n");
    let found = run(case.path(), &["check", "2026/02/issue.toml", "--message-format", "short"]);
    let said = String::from_utf8(found.out).unwrap();
    assert!(said.contains("错词") && !said.contains("找不到"), "{said}{}", found.err);
}

#[test]
fn what_lies_outside_of_that_folder_is_not_read() {
    let case = publication("words = [\"../词.tsv\"]\n");
    let found = run(case.path(), &["check", "2026/02/issue.toml", "--message-format", "short"]);
    assert_eq!(found.code, 1);
    assert!(String::from_utf8(found.out).unwrap().contains("file-outside"));
}

#[test]
fn known_findings_and_the_issue_before_are_sought_there_too() {
    let case = publication("words = [\"词表.tsv\"]\nbaseline = \"known.json\"\nprevious = \"2026/01/issue.toml\"\n");
    let case = case.file("2026/01/issue.toml", NUMBERS.replace("number = 2", "number = 2\ntotal = 7"));
    let issue = "2026/02/issue.toml";
    let check = |args: &[&str]| String::from_utf8(run(case.path(), args).out).unwrap();
    let before = check(&["check", issue, "--message-format", "short"]);
    assert!(before.contains("错词"), "{before}");
    assert!(before.contains("previous") || before.contains("上一期") || before.contains("上期"), "{before}");
    check(&["check", issue, "--write-baseline", "known.json"]);
    let after = check(&["check", issue, "--message-format", "short"]);
    assert!(!after.contains("错词"), "{after}");
}

#[test]
fn an_archive_holds_those_lists_and_is_proved_with_them() {
    let case =
        publication("words = [\"词表.tsv\"]\nbaseline = \"known.json\"\n").file("known.json", "{\"findings\":[]}");
    let pdf = archive(&case.path().join("2026/02"), &[]);
    let inside: Vec<String> = files(&pdf).into_keys().collect();
    assert_eq!(inside, ["2026/02/issue.toml", "known.json", "manifest.json", "publication.toml", "词表.tsv"]);
    let case = case.file("a.pdf", pdf);
    assert_eq!(run(case.path(), &["verify", "a.pdf"]).code, 0);
}
