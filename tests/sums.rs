//! The sums of the sample: every wrong one is found, and nothing that agrees.

use std::fs;
use std::path::Path;

use typeset::check::Proof;
use typeset::messages::{Problem, SumFault};
use typeset::read::{self, Reading};
use typeset::source::Ledger;

use crate::support::{Case, HEAD, root};

/// What is found in a table: code, row, column, what is computed and what is stated.
type Found = (&'static str, String, String, String, String);

fn found(issue: &Path) -> Vec<Found> {
    let Reading { sources, issue, .. } = read::read(issue);
    let issue = issue.unwrap();
    let proof = Proof { issue: &issue, sources: &sources, previous: None, beside: &[], pages: &[] };
    let sum = |finding: typeset::diag::Diagnostic| {
        let Problem::Sum(fault) = finding.problem else { return None };
        match *fault {
            SumFault::Total { row, column, computed, stated, .. } => {
                Some((finding.rule?, row, column, computed, stated))
            }
            SumFault::NoParts { row, column, stated } => Some((finding.rule?, row, column, String::new(), stated)),
            other => panic!("{other:?}"),
        }
    };
    proof.read().into_iter().filter_map(sum).collect()
}

#[test]
fn every_wrong_sum_of_the_sample_is_found_and_nothing_that_agrees() {
    let found = found(&root().join("samples/yingkou-2020-03/issue.toml"));
    let shown: Vec<[&str; 5]> = found.iter().map(|(c, row, column, a, b)| [*c, row, column, a, b]).collect();
    let reported = "营口市信用信息平台上报数量(累计数量)";
    assert_eq!(
        shown,
        [
            ["T101", "市场监督管理局", "数据总量", "1795356", "1795396"],
            ["T101", "科技局", "数据总量", "2", "56"],
            ["T101", "审计局", "数据总量", "4", "70"],
            ["T102", "合计", "行政处罚", "3336", "2457"],
            ["T102", "合计", "行政许可", "3932", "9301"],
            ["T104", "合计", "开展行业信用监管的领域", "", "5921"],
            ["T102", "合计", "联合惩戒案例", "1326", "1577"],
            ["T104", "合计", "国家黑名单结果反馈", "", "1"],
            ["T102", "合计", "信用信息", "121", "119"],
            ["T102", "合计", reported, "729061871", "486660052"],
            ["T102", "合计", "数据总量", "729071937", "729115164"],
            ["T103", "合计", "数据总量", "486680619", "729115164"],
        ]
    );
}

/// Puts the sums of the sample's table right.
fn put_right(rows: &mut [Vec<String>]) {
    let worth = |cell: &String| cell.parse::<u64>().unwrap_or(0);
    let shown = |sum: u64| if sum == 0 { String::new() } else { sum.to_string() };
    let (last, total) = (rows.len() - 1, rows[0].len() - 1);
    for row in &mut rows[1..last] {
        row[total] = shown(row[1..total].iter().map(worth).sum());
    }
    for column in 1..=total {
        rows[last][column] = shown(rows[1..last].iter().map(|row| worth(&row[column])).sum());
    }
}

#[test]
fn every_changed_figure_of_a_table_that_adds_up_is_found() {
    let text = fs::read_to_string(root().join("samples/yingkou-2020-03/tables/部门.csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut rows: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    put_right(&mut rows);
    let issue = format!("{HEAD}\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n");
    let find = |rows: &[Vec<String>]| {
        let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        found(&Case::with_issue(&issue).file("a.csv", lines.join("\n")).path().join("issue.toml"))
    };
    assert_eq!(find(&rows), []);
    for (y, row) in rows.iter().enumerate().skip(1) {
        for (x, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty()) {
            let mut changed = rows.clone();
            let (rest, last) = cell.split_at(cell.len() - 1);
            changed[y][x] = format!("{rest}{}", (last.parse::<u32>().unwrap() + 3) % 10);
            let found = find(&changed);
            assert!(!found.is_empty(), "{}, {}: {} for {cell}", row[0], rows[0][x], changed[y][x]);
            // Names are told without white space.
            let name = row[0].replace(' ', "");
            let about = |(_, r, c, ..): &Found| r.contains(&name) || *c == rows[0][x];
            assert!(found.iter().all(about), "{found:?}");
        }
    }
}

#[test]
fn the_issue_before_is_found_beside_by_its_number() {
    let issue = |number: u32, name: &str| {
        HEAD.replace("number = 1", &format!("number = {number}")).replace("测试\"", &format!("{name}\""))
            + "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = \"正文。\"\n"
    };
    let case = Case::with_issue("")
        .file("甲/issue.toml", issue(1, "测试"))
        .file("乙/issue.toml", issue(2, "别的"))
        .file("丙/issue.toml", issue(2, "测试"))
        .file("丁/issue.toml", issue(3, "测试"))
        .file("戊/issue.toml", "不是 TOML");
    let path = case.path().join("丁/issue.toml");
    let this = read::read(&path).issue.unwrap();
    let before = read::previous(&path, &this, &Ledger::default()).issue.unwrap();
    assert_eq!((before.number, before.publication.name.value.as_str()), (Some(2), "测试"));
    let first = case.path().join("甲/issue.toml");
    let none = read::previous(&first, &read::read(&first).issue.unwrap(), &Ledger::default());
    assert!(none.issue.is_none());
    assert_eq!(none.unread, [case.path().canonicalize().unwrap().join("戊/issue.toml")]);
    let run = crate::support::run(case.path(), &["check", "甲/issue.toml"]);
    let said = String::from_utf8(run.out).unwrap() + &run.err;
    assert!(said.contains("“戊/issue.toml”读不了，没有拿它来和本期核对") && run.code == 0, "{said}");
}
