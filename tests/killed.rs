//! Runs that are killed at any moment leave whole files, and nothing that the next run does not clear away.
//!
//! `KILLS=200 cargo test killed` kills so many of each command; a few are enough to see that it holds.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use crate::support::{Case, article, program, run};

const SIGNALS: [&str; 3] = ["KILL", "TERM", "INT"];

fn kills() -> usize {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(6)
}

fn start(case: &Case, args: &[&str]) -> Child {
    program(case.path(), args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn kill(child: &mut Child, signal: &str) {
    let _ = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).stderr(Stdio::null()).status();
    child.wait().unwrap();
}

/// Returns all files below a folder with their content.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.append(&mut self::files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.insert(path, bytes);
        }
    }
    files
}

/// Returns whether a run has a temporary file below a folder now; what it takes away meanwhile is none.
fn is_writing(folder: &Path) -> bool {
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    paths.into_iter().any(|path| is_temporary(&path) || is_writing(&path))
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".typeset-"))
}

/// Kills runs of a command at moments spread over its time, and as soon as a temporary file is seen.
///
/// After each, every file that was there is as before or as the command makes it, and after one run to the
/// end all is as the command makes it, and nothing else is there.
fn holds(make: impl Fn() -> Case, args: &[&str]) {
    let case = make();
    let before = files(case.path());
    let started = Instant::now();
    assert_ne!(start(&case, args).wait().unwrap().code(), Some(2), "{args:?}");
    let time = started.elapsed();
    let relative = |case: &Case, all: BTreeMap<PathBuf, Vec<u8>>| -> BTreeMap<PathBuf, Vec<u8>> {
        all.into_iter().map(|(path, bytes)| (path.strip_prefix(case.path()).unwrap().to_owned(), bytes)).collect()
    };
    let (before, after) = (relative(&case, before), relative(&case, files(case.path())));
    assert_ne!(before, after, "{args:?} does something");
    for number in 0..kills() {
        let case = make();
        let mut child = start(&case, args);
        if number % 2 == 0 {
            thread::sleep(time.mul_f64((number as f64 + 0.5) / kills() as f64));
        } else {
            while child.try_wait().unwrap().is_none() && !is_writing(case.path()) {}
        }
        kill(&mut child, SIGNALS[number % SIGNALS.len()]);
        let left = relative(&case, files(case.path()));
        for (path, bytes) in &left {
            let whole = is_temporary(path) || before.get(path) == Some(bytes) || after.get(path) == Some(bytes);
            assert!(whole, "{args:?}, kill {number}: {} is torn", path.display());
        }
        assert!(before.keys().all(|path| left.contains_key(path)), "{args:?}, kill {number}: a file is lost");
        let again = [args, if args[0] == "extract" { &["--force"] } else { &[] }].concat();
        let next = run(case.path(), &again);
        assert_ne!(next.code, 2, "{args:?}, after kill {number}: {}", next.err);
        assert!(relative(&case, files(case.path())) == after, "{args:?}, after kill {number}");
    }
}

fn issue() -> Case {
    let text = "全市共有企业（含个体工商户)三千家，运行平稳。\n\n".repeat(40);
    let items = "\n[[section]]\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\nsource = \"市信用办\"\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题二\"\nfile = \"more/b.md\"\nsource = \"市信用办\"\n";
    Case::with_sections(items).file("a.md", &text).file("more/b.md", &text).file("issue.pdf", "%PDF-1.4 old")
}

#[test]
fn a_build_that_is_killed_leaves_the_old_pdf_or_the_new() {
    holds(issue, &["issue.toml"]);
}

#[test]
fn fixes_that_are_killed_leave_whole_texts() {
    holds(issue, &["check", "issue.toml", "--fix"]);
}

#[test]
fn a_kit_that_is_killed_is_there_or_not() {
    holds(issue, &["kit", "issue.toml"]);
}

#[test]
fn files_taken_out_of_a_pdf_are_whole_when_that_is_killed() {
    let case = issue();
    assert_eq!(case.run(&["--for", "archive", "-o", "a.pdf", "-q"]).code, 0);
    let pdf = fs::read(case.path().join("a.pdf")).unwrap();
    holds(|| Case::with_sections(&article("标题", "正文。")).file("a.pdf", &pdf), &["extract", "a.pdf", "-o", "out"]);
}

#[test]
fn a_run_beside_another_leaves_its_temporary_files_alone() {
    let case = issue();
    let outputs: Vec<String> = (0..4).map(|number| format!("{number}.pdf")).collect();
    let runs: Vec<Child> = outputs.iter().map(|output| start(&case, &["issue.toml", "-o", output])).collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert!(outputs.iter().all(|output| case.path().join(output).is_file()));
    assert!(!files(case.path()).keys().any(|path| is_temporary(path)));
}
