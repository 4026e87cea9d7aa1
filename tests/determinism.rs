//! The same issue gives the same bytes, and a failed run harms nothing.

use std::fs;
use std::time::Duration;

use crate::support::{Case, article, program, root};

fn build(folder: &std::path::Path, variables: &[(&str, &str)]) -> Vec<u8> {
    let mut command = program(folder, &["issue.toml", "-q", "-o", "-"]);
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success());
    output.stdout
}

#[test]
fn two_builds_are_equal_in_every_byte() {
    let sample = root().join("samples/yingkou-2020-03");
    let first = build(&sample, &[("TZ", "UTC"), ("LC_ALL", "C")]);
    let second = build(&sample, &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "1")]);
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(first == second);
}

#[test]
fn another_folder_makes_no_difference() {
    let sections = article("标题", "正文。");
    let (one, two) = (Case::with_sections(&sections), Case::with_sections(&sections));
    assert!(build(one.path(), &[]) == build(two.path(), &[]));
}

#[test]
fn the_date_is_the_issues_or_the_epochs() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(text(&build(case.path(), &[])).contains("D:20260301000000Z"));
    assert!(text(&build(case.path(), &[("SOURCE_DATE_EPOCH", "1607904000")])).contains("D:20201214000000Z"));
}

#[test]
fn a_failed_run_leaves_the_old_pdf() {
    let case = Case::with_sections(&article("标题", "正文。"));
    assert_eq!(case.run(&[]).code, 0);
    let before = fs::read(case.path().join("issue.pdf")).unwrap();
    let case = case.file("issue.toml", "year = ");
    assert_eq!(case.run(&[]).code, 1);
    assert!(fs::read(case.path().join("issue.pdf")).unwrap() == before);
    assert_eq!(left_over(case.path()), 0);
}

#[test]
fn a_killed_run_leaves_the_old_pdf() {
    let case = Case::with_sections(&article("标题", "正文。"));
    assert_eq!(case.run(&[]).code, 0);
    let pdf = case.path().join("issue.pdf");
    let before = fs::read(&pdf).unwrap();
    let case = case.file("issue.toml", format!("{}{}", crate::support::HEAD, article("新标题", "新正文。")));
    for pause in (0..60).step_by(3) {
        let mut child = program(case.path(), &["issue.toml"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = fs::read(&pdf).unwrap();
        // Either untouched or complete: nothing between.
        assert!(now == before || now.ends_with(b"%%EOF"), "killed after {pause} ms");
    }
    assert_eq!(case.run(&[]).code, 0);
}

#[test]
fn no_temporary_file_is_left_behind() {
    let case = Case::with_sections(&article("标题", "正文。"));
    assert_eq!(case.run(&[]).code, 0);
    assert_eq!(left_over(case.path()), 0);
}

#[test]
fn what_a_killed_run_left_is_swept_up_after_a_day() {
    let case = Case::with_sections(&article("标题", "正文。")).file(".typeset-aB3xYz", "x").file(".typeset-notes", "x");
    let old = fs::File::open(case.path().join(".typeset-aB3xYz")).unwrap();
    old.set_modified(std::time::SystemTime::now() - Duration::from_secs(100_000)).unwrap();
    assert_eq!(case.run(&[]).code, 0);
    assert!(!case.path().join(".typeset-aB3xYz").exists() && case.path().join(".typeset-notes").exists());
}

#[test]
fn an_output_never_replaces_what_was_read() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let before = fs::read(case.path().join("issue.toml")).unwrap();
    let run = case.run(&["-o", "./issue.toml"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(fs::read(case.path().join("issue.toml")).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_written_to() {
    let case = Case::with_sections(&article("标题", "正文。")).file("real.pdf", "old");
    std::os::unix::fs::symlink(case.path().join("real.pdf"), case.path().join("link.pdf")).unwrap();
    assert_eq!(case.run(&["-o", "link.pdf"]).code, 0);
    assert!(fs::symlink_metadata(case.path().join("link.pdf")).unwrap().is_symlink());
    assert!(fs::read(case.path().join("real.pdf")).unwrap().starts_with(b"%PDF"));
    assert_eq!(case.run(&["-o", "/dev/null"]).code, 0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let run = case.run(&["-o", "missing/out.pdf"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("写不了“missing/out.pdf”"), "{}", run.err);
}

fn left_over(folder: &std::path::Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with(".typeset-")).count()
}

/// Returns the system and the attributes that the central directory of a ZIP file names for each of its files (APPNOTE 4.3.12).
fn makers(zip: &[u8]) -> Vec<(u8, u32)> {
    let number =
        |at: usize, bytes: usize| zip[at..at + bytes].iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4) as usize);
    let mut makers = Vec::new();
    for _ in 0..count {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        makers.push((zip[at + 5], number(at + 38, 4)));
        at += 46 + (number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2)) as usize;
    }
    assert_eq!(at, end);
    makers
}

#[test]
fn packed_files_name_one_maker_on_every_system() {
    let case = Case::with_sections(&article("标题", "正文。"));
    for args in [&["issue.toml", "-q", "-o", "a.docx"][..], &["kit", "issue.toml", "-q"]] {
        let run = crate::support::run(case.path(), args);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    for name in ["a.docx", "issue-kit.zip"] {
        let makers = makers(&fs::read(case.path().join(name)).unwrap());
        // 3 is UNIX, under which the high half of the attributes are its rights: a file, read by all.
        assert!(makers.len() > 3 && makers.iter().all(|maker| *maker == (3, 0o100644 << 16)), "{name}: {makers:?}");
    }
}
