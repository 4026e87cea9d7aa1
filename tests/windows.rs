//! What an office meets on Windows, as far as it can be seen on any system: folders, open files, paths.

use crate::support::{Case, article, run};

#[test]
fn a_folder_stands_for_the_issue_in_it() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let around = case.path().parent().unwrap();
    let built = run(around, &["case"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(case.path().join("issue.pdf").is_file());
    for command in ["check", "fonts", "kit"] {
        let run = run(around, &[command, "case"]);
        assert_eq!(run.code, 0, "{command}: {}", run.err);
    }
    std::fs::rename(case.path().join("issue.toml"), case.path().join("3.toml")).unwrap();
    let without = run(around, &["case"]);
    assert_eq!(without.code, 1, "{}", without.err);
    assert!(without.err.contains("“case”") && !without.err.contains("issue.pdf"), "{}", without.err);
}

const TABLE: &str = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = '数据\\销售.csv'\n";

#[test]
fn backslashes_part_folders_on_every_system() {
    let run = Case::with_sections(TABLE).file("数据/销售.csv", "地区,数\n甲,1\n").run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn what_is_open_elsewhere_is_told_since_it_may_not_be_saved() {
    for owner in ["数据/~$销售.csv", "数据/.~销售.csv", "数据/.~lock.销售.csv#"] {
        let case = Case::with_sections(TABLE).file("数据/销售.csv", "地区,数\n甲,1\n").file(owner, "user");
        for args in [&["issue.toml"][..], &["check", "issue.toml"]] {
            let run = run(case.path(), args);
            assert_eq!(run.code, 0, "{owner}: {}", run.err);
            let said = run.err + &String::from_utf8_lossy(&run.out);
            assert_eq!(said.matches("好像正在 Excel、Word 或 WPS 里打开着").count(), 1, "{owner}: {said}");
        }
    }
    let other = Case::with_sections(TABLE).file("数据/销售.csv", "地区,数\n甲,1\n").file("数据/~$别的.csv", "user");
    assert!(!other.run(&[]).err.contains("打开着"));
}

#[test]
fn what_office_puts_beside_an_open_file_is_never_meant() {
    let case = Case::with_sections(TABLE).file("数据/~$销售.csv", "user");
    let run = case.run(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("找不到") && !run.err.contains("~$"), "{}", run.err);
}

#[test]
fn large_and_small_letters_matter_on_every_system() {
    let run = Case::with_sections(TABLE).file("数据/销售.CSV", "地区,数\n甲,1\n").run(&[]);
    // Where the file is not found that is an error, and where it is, a warning.
    assert!(run.err.contains("销售.CSV"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn the_program_has_its_name_whatever_its_file_is_called() {
    use std::os::unix::process::CommandExt;
    let case = Case::with_sections("");
    let run: crate::support::Run =
        crate::support::program(case.path(), &["preflight"]).arg0("typeset.exe").output().unwrap().into();
    assert!(run.code == 2 && run.err.contains("例如 typeset preflight 简报.pdf"), "{}", run.err);
}
