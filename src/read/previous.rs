//! Finds the issue before an issue.

use std::path::{Path, PathBuf};

use super::reader::Options;
use super::reading::read_in;
use super::siblings::{beside, number, sibling, supplement, table, year};
use crate::model::{Issue, Sibling};
use crate::source::Ledger;

/// The issue before an issue, and the others beside it.
#[derive(Debug, Default)]
pub struct Previous {
    /// The issue, if there is one.
    pub issue: Option<Issue>,
    /// Files that may be it and cannot be read, if there is none.
    pub unread: Vec<PathBuf>,
    /// The issues of the same publication in the folders beside, by the names of these.
    pub beside: Vec<Sibling>,
}

/// Reads the issue before an issue: the one that `[check]` names, or one of the folders beside.
///
/// Nothing is wrong if there is none. What is looked at is noted in the ledger, and not kept.
pub fn previous(path: &Path, issue: &Issue, ledger: &Ledger) -> Previous {
    let options = Options { ledger: ledger.only_noting(), ..Options::default() };
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let mut found = Previous::default();
    let mut unread = Vec::new();
    let named = issue.publication.checking.previous.as_ref();
    if let Some(named) = named {
        let path = named.home.join(&named.name.value);
        found.issue = read_in(&path, &options).issue;
        found.unread = if found.issue.is_none() { vec![path] } else { Vec::new() };
    }
    for path in beside(&folder, ledger) {
        let Some(table) = table(&path) else {
            unread.push(path);
            continue;
        };
        let name = &issue.publication.name.value;
        found.beside.extend(sibling(&path, &table).filter(|other| other.name.as_ref() == Some(name)));
        if named.is_some() || found.issue.is_some() || !comes_before(&table, issue) {
            continue;
        }
        match read_in(&path, &options).issue {
            Some(other) if other.publication.name.value == *name => found.issue = Some(other),
            Some(_) => {}
            None => unread.push(path),
        }
    }
    if named.is_none() && found.issue.is_none() {
        found.unread = unread;
    }
    found
}

/// Returns whether a file has the number before an issue's, in its year or in all.
fn comes_before(table: &toml::Table, issue: &Issue) -> bool {
    // A 增刊 is numbered among its like.
    if supplement(table) != issue.supplement.as_ref().map(|word| word.value.trim()) {
        return false;
    }
    let number = |key: &str| number(table, key);
    let before = |number: Option<u32>| number.map(|number| i64::from(number) - 1);
    let in_year = number("number").is_some()
        && number("number") == before(issue.number)
        && year(table) == Some(i64::from(issue.year));
    let in_all = number("total").is_some() && number("total") == before(issue.total);
    in_year || in_all
}
