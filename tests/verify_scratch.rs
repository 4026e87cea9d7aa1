//! `typeset verify`: what it takes out of an archive is seen by nobody else, and does not stay.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::archive::archive;
use crate::support::{Case, Run, article, program, root};
use crate::verify::{SMALL, with_file};

/// Returns the folders that runs have in a folder for temporary files.
fn left(temporary: &Path) -> Vec<PathBuf> {
    fs::read_dir(temporary).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Starts to verify an archive, and returns when its files have been put into a folder.
fn started(case: &Case) -> Child {
    let temporary = case.path().join("tmp");
    let known = left(&temporary);
    let mut child = program(case.path(), &["verify", "large.pdf", "-q"]).env("TMPDIR", &temporary).spawn().unwrap();
    let start = Instant::now();
    while !left(&temporary).iter().any(|folder| !known.contains(folder) && folder.join("files/issue.toml").exists()) {
        assert!(start.elapsed() < Duration::from_secs(60) && child.try_wait().unwrap().is_none(), "nothing to see");
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

fn signal(child: &mut Child, name: &str) {
    assert!(Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap();
}

fn case() -> Case {
    let large = archive(&root().join("samples/yingkou-2020-03"), &[]);
    Case::with_issue("").file("large.pdf", large).file("a.pdf", &*SMALL).file("tmp/other/file", "stays")
}

#[test]
fn its_folder_is_for_its_user_alone_and_gone_when_it_is_stopped() {
    let case = case();
    let temporary = case.path().join("tmp");
    for name in ["INT", "TERM", "HUP"] {
        let mut child = started(&case);
        let folders: Vec<_> = left(&temporary).into_iter().filter(|path| !path.ends_with("other")).collect();
        assert_eq!(folders.len(), 1, "{folders:?}");
        assert_eq!(folders[0].metadata().unwrap().permissions().mode() & 0o777, 0o700);
        signal(&mut child, name);
        assert_eq!(left(&temporary), [temporary.join("other")], "{name}");
    }
}

#[test]
fn what_a_killed_run_left_is_swept_and_that_of_others_is_not() {
    let case = case();
    let temporary = case.path().join("tmp");
    let mut killed = started(&case);
    signal(&mut killed, "KILL");
    assert_eq!(left(&temporary).len(), 2);
    let mut other = started(&case);
    let folders = left(&temporary);
    assert_eq!(folders.len(), 2, "{folders:?}");
    let mut command = program(case.path(), &["verify", "a.pdf"]);
    assert!(command.env("TMPDIR", &temporary).status().unwrap().success());
    let mut now = left(&temporary);
    let mut before = folders;
    now.sort();
    before.sort();
    assert_eq!(now, before, "that of a run that is still at it stays");
    signal(&mut other, "TERM");
}

#[test]
fn a_template_that_never_ends_is_stopped_and_its_folder_gone() {
    let footer = fs::read_to_string(root().join("templates/footer.typ")).unwrap();
    let endless = footer.clone() + "\n#for a in range(1000000) { for b in range(1000000) { } }\n";
    let source = Case::with_sections(&article("标题", "正文。")).file("templates/footer.typ", footer);
    let pdf = with_file(&archive(source.path(), &[]), "templates/footer.typ", |_| endless.clone());
    let case = Case::with_issue("").file("a.pdf", pdf).file("tmp/other/file", "stays");
    let temporary = case.path().join("tmp");
    let mut command = program(case.path(), &["verify", "a.pdf", "--timeout", "2", "--message-format", "short"]);
    let run: Run = command.env("TMPDIR", &temporary).output().unwrap().into();
    assert!(run.code == 2 && run.err.contains("time-out") && run.err.contains("a.pdf"), "{}", run.err);
    assert_eq!(left(&temporary), [temporary.join("other")]);
}
