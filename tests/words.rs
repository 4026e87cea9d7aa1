//! The lists of words: every line finds what it is for, and nothing else.

use std::collections::{BTreeSet, HashMap};
use std::fs;

use typeset::diag::Diagnostic;
use typeset::read;

use crate::rules::proofread;
use crate::support::{Case, HEAD, root};

/// A line of `words.tsv`.
struct Line {
    rule: String,
    wrong: String,
    right: String,
    fires: String,
    silent: String,
}

fn list() -> Vec<Line> {
    let text = fs::read_to_string(root().join("src/check/wording/words.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(['#', '@']));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [rule, severity, sure, wrong, right, when, reason, fires, silent] = columns[..] else {
                panic!("not nine columns: {line}")
            };
            assert!(["error", "warning", "info"].contains(&severity) && ["yes", "-"].contains(&sure), "{line}");
            assert!(!when.is_empty() && reason.chars().count() >= 4 && wrong != right, "{line}");
            let [rule, wrong, right, fires, silent] = [rule, wrong, right, fires, silent].map(str::to_owned);
            Line { rule, wrong, right, fires, silent }
        })
        .collect()
}

/// Proofreads texts as paragraphs of one article; returns what the rules of the list find in each.
fn found(texts: &[&str]) -> Vec<Vec<(Diagnostic, String)>> {
    let article = texts.join("\n\n");
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.txt\"\n";
    let case = Case::with_issue(&format!("{HEAD}{item}")).file("a.txt", &article);
    let sources = read::read(&case.path().join("issue.toml")).sources;
    let mut out = vec![Vec::new(); texts.len()];
    for finding in proofread(&case) {
        let listed = ["W101", "W102", "W103", "W104", "W105"].contains(&finding.code());
        let place = finding.place.clone().unwrap();
        if listed && sources.name(place.file).ends_with("a.txt") {
            let line = sources.line_column(place.file, place.range.start).0;
            let quoted = sources.text(place.file)[place.range].to_owned();
            out[(line - 1) / 2].push((finding, quoted));
        }
    }
    out
}

#[test]
fn every_wrong_word_is_found_in_its_sentence_and_in_no_other() {
    let list = list();
    assert!(list.len() >= 300, "{}", list.len());
    let fires = found(&list.iter().map(|line| line.fires.as_str()).collect::<Vec<_>>());
    let mut faults = Vec::new();
    for (line, found) in list.iter().zip(fires) {
        let words = line.wrong.replace(['#', '…'], "");
        let is_it = |quoted: &str| words.chars().all(|c| quoted.contains(c));
        if !found.iter().any(|(finding, quoted)| finding.code() == line.rule && is_it(quoted)) {
            faults.push(format!("{} is not found in {}: {found:?}", line.wrong, line.fires));
        }
    }
    let silent = found_in(&list, |line| line.silent.as_str());
    faults.extend(silent.map(|(line, quoted)| format!("{quoted} is found in {}", line.silent)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn found_in(list: &[Line], text: fn(&Line) -> &str) -> impl Iterator<Item = (&Line, String)> {
    let all = found(&list.iter().map(text).collect::<Vec<_>>());
    list.iter().zip(all).flat_map(|(line, found)| found.into_iter().map(move |(_, quoted)| (line, quoted)))
}

#[test]
fn no_right_word_is_found_wrong() {
    let list = list();
    let faults: Vec<_> = found_in(&list, |line| line.right.as_str()).map(|(line, _)| line.right.clone()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn no_line_stands_twice() {
    let mut taken = HashMap::new();
    for line in list() {
        if let Some(other) = taken.insert(line.wrong.clone(), line.right.clone()) {
            panic!("{} stands twice: {other}, {}", line.wrong, line.right);
        }
    }
}

#[test]
fn bodies_have_old_and_new_names() {
    let text = fs::read_to_string(root().join("src/check/wording/bodies.tsv")).unwrap();
    let mut taken = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [old, since, new, when] = columns[..] else { panic!("not four columns: {line}") };
        let (year, month) = since.split_once('-').unwrap();
        assert!((1990..2100).contains(&year.parse::<u16>().unwrap()), "{line}");
        assert!((1..=12).contains(&month.parse::<u8>().unwrap()), "{line}");
        assert!(old != new && !when.is_empty() && taken.insert(old.to_owned()), "{line}");
    }
    assert!(taken.len() >= 60, "{}", taken.len());
}

#[test]
fn no_wrong_word_is_made_of_the_halves_of_two_right_ones() {
    for text in [
        "应急储备必须品种齐全、数量充足。",
        "客运轮渡假日期间照常运行。",
        "村组干部每日检查院坝卫生。",
        "卫生执法人员现场检查院感防控措施落实情况。",
        "领导小组办公室督导检查院士工作站建设。",
        "工作中要预防碍于情面的现象。",
    ] {
        let found = found(&[text]);
        assert!(found[0].is_empty(), "{text}: {:?}", found[0]);
    }
    // The words themselves are found as before.
    for text in ["移送检查院审查起诉。", "购置必须品一批。", "游客前来渡假。", "不得防碍公务。"]
    {
        assert!(!found(&[text])[0].is_empty(), "{text}");
    }
}
