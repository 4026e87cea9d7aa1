//! What a session that stays open keeps in memory: the real issue is built a thousand times, each time with another word.
//!
//! `cargo bench --bench session [-- TIMES]` prints the memory of the process (Linux) after 1, 10, 100 … builds.

mod common;

use std::fs;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;
use typeset::fonts::Bundle;
use typeset::pipeline::{Engine, Options};

use common::copy;

fn main() {
    let times = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1000);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    copy(&root.join("samples/yingkou-2020-03"), folder.path());
    let issue = folder.path().join("issue.toml");
    let text = fs::read_to_string(&issue).unwrap();
    let engine = Engine::new(Bundle::from_folder(&root.join("fonts")).unwrap());
    let mut session = engine.open(&issue);
    let started = Instant::now();
    for number in 1..=times {
        let changed = text.replacen("国家政策", &format!("国家政策{number}"), 1);
        assert_ne!(changed, text);
        fs::write(&issue, changed).unwrap();
        let built = session.build(&Options::default());
        assert_eq!(built.files.len(), 1, "{:?}", built.findings);
        if number == times || [1, 10, 20, 50, 100, 200, 500].contains(&number) {
            print(number, started, memory());
        }
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark says what it measured")]
fn print(number: usize, started: Instant, memory: String) {
    let each = started.elapsed().as_secs_f64() / number as f64;
    println!("{number:>5} builds: {memory}, {each:.3} s each");
}

/// Returns how much of the process is in memory, in the system's words.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
