//! What cannot be written to standard output or to a file ends with exit code 2, and is told.
#![cfg(unix)]

use std::fs::{self, OpenOptions};
use std::process::{Command, Stdio};

use crate::support::{Case, Run, article, program, root};

fn case() -> Case {
    let faulty = article("标题", "全市共有企业（含个体工商户)三千家，运行平稳。");
    let case = Case::with_sections(&faulty)
        .file("templates/notice.typ", "#let notice(box: none) = none\n")
        .file("foreign.pdf", fs::read(root().join("tests/preflight/gs-spots.pdf")).unwrap())
        .file("wrong.toml", "year = \"x\"\n");
    assert_eq!(case.run(&["--for", "archive", "-o", "a.pdf", "-q"]).code, 0);
    case
}

/// Everything that has something to say on standard output.
const SAID: [&[&str]; 22] = [
    &["schema"],
    &["schema", "publication"],
    &["template", "data", "issue.toml"],
    &["template", "diff", "issue.toml"],
    &["verify", "a.pdf"],
    &["verify", "a.pdf", "foreign.pdf"],
    &["verify", "a.pdf", "--message-format", "json"],
    &["check", "issue.toml"],
    &["check", "issue.toml", "--deny", "warning"],
    &["check", "issue.toml", "--message-format", "json"],
    &["check", "issue.toml", "--message-format", "sarif"],
    &["check", "issue.toml", "--message-format", "short"],
    &["check", "issue.toml", "--diff"],
    &["check", "issue.toml", "--statistics"],
    &["preflight", "foreign.pdf"],
    &["explain"],
    &["explain", "T101"],
    &["licenses"],
    &["fonts"],
    &["fonts", "issue.toml"],
    &["--help"],
    &["--version"],
];

/// Everything that writes a document to standard output.
const MADE: [&[&str]; 5] = [
    &["issue.toml", "-o", "-"],
    &["issue.toml", "-o", "-", "--format", "docx"],
    &["kit", "issue.toml", "-o", "-"],
    &["impose", "issue.toml", "-o", "-"],
    &["impose", "--test-page", "-o", "-"],
];

fn to_full(case: &Case, args: &[&str]) -> Run {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    program(case.path(), args).stdout(full).output().unwrap().into()
}

/// Runs the program from a shell that gives it no standard output, or one that cannot be written to.
fn from_shell(case: &Case, args: &[&str], redirected: &str) -> Run {
    let program = program(case.path(), args);
    let mut shell = Command::new("sh");
    shell.current_dir(case.path()).args(["-c", &format!("exec \"$0\" \"$@\" {redirected}")]);
    shell.arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.output().unwrap().into()
}

#[test]
fn a_full_disk_is_told_whatever_was_to_be_said() {
    let case = case();
    for args in SAID.iter().chain(&MADE) {
        let run = to_full(&case, args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("磁盘满了"), "{args:?}: {}", run.err);
        assert!(!run.err.contains("已生成"), "{args:?}: {}", run.err);
    }
    let json = to_full(&case, &["check", "issue.toml", "--message-format", "json"]).err;
    let said: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(said["findings"][0]["code"], "cannot-write");
}

#[test]
fn a_closed_output_is_told_whatever_was_to_be_said() {
    let case = case();
    for args in SAID.iter().chain(&MADE) {
        let run = from_shell(&case, args, ">&-");
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("标准输出是关着的"), "{args:?}: {}", run.err);
        assert!(!run.err.contains("已生成"), "{args:?}: {}", run.err);
        // One that is open for reading only takes nothing either.
        let run = from_shell(&case, args, "1< issue.toml");
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("输出没有写完"), "{args:?}: {}", run.err);
    }
    for args in SAID {
        let run = from_shell(&case, args, "> /dev/null");
        assert!(!run.err.contains("输出没有写完"), "{args:?}: {}", run.err);
    }
}

#[test]
fn what_says_nothing_there_needs_no_output() {
    let case = case();
    for args in [
        &["issue.toml", "-o", "new.pdf"][..],
        &["extract", "a.pdf"],
        &["check", "issue.toml", "--write-baseline", "k.json"],
    ] {
        for redirected in [">&-", "> /dev/full", ">&- 2>&-"] {
            let run = from_shell(&case, args, redirected);
            assert_eq!(run.code, 0, "{args:?} {redirected}: {}", run.err);
            let _ = fs::remove_dir_all(case.path().join("a"));
        }
    }
}

#[test]
fn findings_that_cannot_be_told_on_standard_error_end_with_two() {
    let case = case();
    for args in [&["wrong.toml"][..], &["wrong.toml", "--message-format", "json"], &["issue.toml", "-o", "new.pdf"]] {
        assert_eq!(from_shell(&case, args, "2> /dev/full").code, 2, "{args:?}");
    }
    let sound = Case::with_sections(&article("标题", "正文。"));
    assert_eq!(from_shell(&sound, &["issue.toml", "-q"], "2> /dev/full").code, 0, "nothing was to be said");
}

#[test]
fn a_reader_that_goes_away_is_no_fault_and_no_success() {
    let case = case();
    for args in MADE {
        let mut child = program(case.path(), args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let run: Run = child.wait_with_output().unwrap().into();
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(!run.err.contains("已生成") && !run.err.contains("输出没有写完"), "{args:?}: {}", run.err);
    }
}
