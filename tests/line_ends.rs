//! Files whose lines end as those of Windows make the same issue as those of Linux.

use std::fs;
use std::path::Path;

use crate::support::{Case, HEAD, copy, root, run};

const ISSUE: &str = r#"
[check]
words = ["词表.tsv"]
terms = ["术语.txt"]
roster = ["名册.tsv"]

[notice]
text = '''
- 甲项3件
- 乙项5件
'''

[[section]]
title = "要闻"

[[section.item]]
kind = "article"
title = "第一篇"
file = "一.md"

[[section.item]]
kind = "article"
title = "第二篇"
file = "二.txt"

[[section.item]]
kind = "table"
title = "件数"
data = "表.csv"
"#;

/// Returns a folder with files of every kind that is read line by line.
fn case() -> Case {
    let case = Case::with_issue(&format!("{HEAD}{ISSUE}"))
        .file("一.md", "第一段写着错词。\n\n# 小标题\n\n- 一项\n- 二项[^1]\n\n> 引文\n\n| 甲 | 乙 |\n| --- | ---: |\n| 丙 | 3 |\n\n[^1]: 注\n")
        .file("二.txt", "第一段。\n第二段，县长张三丰出席，用了信易贷平台。\n")
        .file("表.csv", "单位,件数,说明\n甲,3,\"两行\n的格子\"\n乙,5,\n合计,8,\n")
        .file("词表.tsv", "错词\t对词\t理由\n")
        .file("术语.txt", "信易贷\n一项\n")
        .file("名册.tsv", "张三丰\t县长\n李四\t副县长\n");
    let copied = run(case.path(), &["template", "copy"]);
    assert_eq!(copied.code, 0, "{}", copied.err);
    case
}

/// Ends the lines of all text files of a folder as Windows does.
fn as_on_windows(folder: &Path) -> usize {
    let mut changed = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            changed += as_on_windows(&path);
        } else if let Ok(text) = fs::read_to_string(&path) {
            fs::write(&path, text.replace("\r\n", "\n").replace('\n', "\r\n")).unwrap();
            changed += 1;
        }
    }
    changed
}

/// Holds what is made of a folder, and what is said of it, against the same with lines as on Windows.
fn assert_same(case: &Case) {
    let made = |case: &Case| {
        let built = case.run(&["--format", "pdf,docx", "--lang", "zh"]);
        assert_eq!(built.code, 0, "{}", built.err);
        let files = ["issue.pdf", "issue.docx"].map(|name| fs::read(case.path().join(name)).unwrap());
        for name in ["issue.pdf", "issue.docx"] {
            fs::remove_file(case.path().join(name)).unwrap();
        }
        let checked = run(case.path(), &["check", "issue.toml", "--lang", "zh"]);
        (files, checked.code, checked.out, checked.err)
    };
    let linux = made(case);
    assert!(as_on_windows(case.path()) > 0);
    let windows = made(case);
    assert_eq!((linux.1, &linux.3), (windows.1, &windows.3));
    assert!(linux.2 == windows.2, "other findings");
    assert!(linux.0[0] == windows.0[0], "another PDF");
    assert!(linux.0[1] == windows.0[1], "another Word document");
}

#[test]
fn every_kind_of_file_may_have_lines_as_on_windows() {
    let case = case();
    assert_same(&case);
    // The lists were read in both forms, not passed over in both.
    let checked = String::from_utf8(run(case.path(), &["check", "issue.toml", "--lang", "zh"]).out).unwrap();
    assert!(checked.contains("对词"), "{checked}");
}

#[test]
fn the_samples_may_have_lines_as_on_windows() {
    for sample in ["yingkou-2020-03", "yaoqing-2026-17", "kinds/environment", "kinds/boards"] {
        let case = Case::with_issue("");
        copy(&root().join("samples").join(sample), case.path());
        assert_same(&case);
    }
}
