//! The next issue from the one before it, and what is open in it.

use std::fs;

use crate::support::{Case, copy, root, run};

/// What the editor writes of the publication.
const PUBLICATION: &str = "name = \"甲县\"\nkind = \"工作简报\"\nissuer = \"甲县办公室\"\n";

const BOOK: &str = "
year = 2026
number = 12
total = 40
date = 2026-12-14 # 周一

[[section]]
title = \"全省12月排名\"

[[section.item]]
kind = \"ranking\"
place = \"甲市\"
total = 20
series = [
  { month = \"2026.11\", index = 80.1, rank = 3 },
  { month = \"2026.12\", index = 81.2, rank = 2 },
]

[[section]]
title = \"动态\"

# 这一篇讲的是 9 月的事。
[[section.item]]
kind = \"article\"
title = \"甲县推进改革\"
text = '''
正文一百字。
'''

[[section.item]]
kind = \"picture\"
file = \"a.png\"
";

fn issue() -> Case {
    let case = Case::with_issue(BOOK).file("publication.toml", PUBLICATION);
    case.file("a.png", fs::read(root().join("samples/yingkou-2020-03/page-1.png")).unwrap())
}

#[test]
fn numbers_go_on_and_what_is_to_be_filled_in_says_so() {
    let case = issue();
    let before = fs::read(case.path().join("issue.toml")).unwrap();
    let run = case.run(&["next", "issue.toml", "-o", "fresh", "--lang", "zh"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = fs::read_to_string(case.path().join("fresh/issue.toml")).unwrap();
    for line in [
        "number = 13",
        "total = 41",
        "date = \"待填\"  # 上期：2026-12-14",
        "title = \"待填\"  # 上期：全省12月排名",
        "{ month = \"2026.12\", index = 81.2, rank = 2 },\n  { month = \"2027.01\", index = \"待填\", rank = \"待填\" },",
        "title = \"甲县推进改革\"\ntext = \"待填\"\n",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    for gone in ["2026.11", "正文", "a.png", "9 月"] {
        assert!(!text.contains(gone), "{gone} is in\n{text}");
    }
    assert!(run.err.contains("有 5 处待填") && run.err.contains("图片 1"), "{}", run.err);
    assert_eq!(fs::read(case.path().join("issue.toml")).unwrap(), before);
    let again = case.run(&["next", "issue.toml", "-o", "fresh"]);
    assert_eq!(again.code, 2, "a folder in use is left alone");
    assert_eq!(fs::read_to_string(case.path().join("fresh/issue.toml")).unwrap(), text);
}

#[test]
fn a_new_year_begins_at_one() {
    let case = issue();
    let run = case.run(&["next", "issue.toml", "-o", "fresh", "--date", "2027-01-20"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = fs::read_to_string(case.path().join("fresh/issue.toml")).unwrap();
    assert!(text.contains("year = 2027\nnumber = 1\ntotal = 41\ndate = 2027-01-20"), "{text}");
    for (args, code) in [(["--date", "2027-02-30"], "2027-02-30"), (["--date", "明天"], "明天")] {
        let run = case.run(&["next", "issue.toml", "-o", "other", args[0], args[1]]);
        assert!(run.code == 2 && run.err.contains(code), "{}", run.err);
        assert!(!case.path().join("other").exists());
    }
}

#[test]
fn the_next_of_the_sample_can_be_seen_but_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("yingkou-2020-03");
    fs::create_dir(&old).unwrap();
    copy(&root().join("samples/yingkou-2020-03"), &old);
    let run_in = |args: &[&str]| run(&old, args);
    let made = run_in(&["next", "issue.toml", "--lang", "zh"]);
    assert!(made.code == 0 && made.err.contains("27 处待填"), "{}", made.err);
    let new = folder.path().join("yingkou-2020-04");
    assert!(new.join("publication.toml").is_file());
    let toml = new.join("issue.toml");
    let toml = toml.to_str().unwrap();
    let seen = run_in(&[toml, "-o", "seen.pdf", "--lang", "zh"]);
    assert_eq!(seen.code, 0, "{}", seen.err);
    assert!(seen.err.contains("这里还待填"), "{}", seen.err);
    for rendition in ["print", "archive"] {
        let refused = run_in(&[toml, "--for", rendition, "-o", "refused.pdf", "--lang", "zh"]);
        assert!(refused.code == 1 && refused.err.contains("27 处错误"), "{}", refused.err);
    }
    assert_eq!(run_in(&["kit", toml, "-o", "kit.zip"]).code, 1);
    assert!(!old.join("refused.pdf").exists() && !old.join("kit.zip").exists());
}

#[test]
fn no_figure_of_the_issue_before_stands_in_an_open_place() {
    let case = Case::with_issue(
        "
number = 3
date = \"待填\"

[notice]
text = \"甲市 {{甲市.排名}}/{{甲市.总数}}，待填写表格的单位请抓紧。\"

[[section]]
title = \"排名\"

[[section.item]]
kind = \"ranking\"
place = \"甲市\"
total = 20
series = [
  { month = \"2026.12\", index = \"待填\", rank = \"待填\" },
  { month = \"2026.11\", index = 80.1, rank = 3 },
  { month = \"2026.10\", index = 80.2, rank = 4 },
]
",
    )
    .file("publication.toml", PUBLICATION);
    let set = case.lay_out();
    let said = case.run(&["check", "issue.toml", "--message-format", "json"]);
    let told = String::from_utf8(said.out).unwrap() + &said.err;
    assert_eq!(told.matches("\"still-open\"").count(), 3, "{told}");
    let text = set.text();
    assert!(text.contains("甲市 待填/20") || text.replace(char::is_whitespace, "").contains("甲市待填/20"), "{text}");
    assert!(!text.contains("12月31日") && !text.contains("2000年"), "{text}");
}

#[test]
fn a_supplement_has_no_next() {
    let case = Case::with_issue("number = 1\nsupplement = \"增刊\"\ndate = 2026-03-01\n")
        .file("publication.toml", PUBLICATION);
    let run = case.run(&["next", "issue.toml", "-o", "fresh", "--lang", "zh"]);
    assert!(run.code == 2 && run.err.contains("增刊"), "{}", run.err);
}
