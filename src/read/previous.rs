//! Finds the issue before an issue.

use std::path::{Path, PathBuf};

use super::reader::Options;
use super::reading::{FILE_NAME, read_in};
use super::typed::too_deep;
use crate::model::Issue;
use crate::source::{Ledger, TOML_LIMIT, decode, read_file};

/// How many folders beside the issue's are looked into.
const FOLDER_LIMIT: usize = 200;

/// The issue before an issue.
#[derive(Debug, Default)]
pub struct Previous {
    /// The issue, if there is one.
    pub issue: Option<Issue>,
    /// Files that may be it and cannot be read, if there is none.
    pub unread: Vec<PathBuf>,
}

/// Reads the issue before an issue: the one that `[check]` names, or one of the folders beside.
///
/// Nothing is wrong if there is none. What is looked at is noted in the ledger, and not kept.
pub fn previous(path: &Path, issue: &Issue, ledger: &Ledger) -> Previous {
    let options = Options { ledger: ledger.only_noting(), ..Options::default() };
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let mut found = Previous::default();
    if let Some(named) = &issue.publication.checking.previous {
        let path = named.home.join(&named.name.value);
        found.issue = read_in(&path, &options).issue;
        found.unread = if found.issue.is_none() { vec![path] } else { Vec::new() };
        return found;
    }
    for path in beside(&folder, ledger) {
        match comes_before(&path, issue).map(|before| before.then(|| read_in(&path, &options).issue)) {
            Some(None) => {}
            Some(Some(Some(other))) if other.publication.name.value != issue.publication.name.value => {}
            Some(Some(Some(other))) => return Previous { issue: Some(other), unread: Vec::new() },
            Some(Some(None)) | None => found.unread.push(path),
        }
    }
    found
}

/// Returns the issues in the folders beside a folder, by name.
fn beside(folder: &Path, ledger: &Ledger) -> Vec<PathBuf> {
    let Ok(folder) = (if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).canonicalize() else {
        return Vec::new();
    };
    let Some(above) = folder.parent() else { return Vec::new() };
    ledger.asked(above);
    let Ok(entries) = std::fs::read_dir(above) else { return Vec::new() };
    let others = entries.flatten().take(FOLDER_LIMIT).map(|entry| entry.path()).filter(|path| *path != folder);
    let there = |file: &PathBuf| {
        ledger.asked(file);
        file.is_file()
    };
    let mut files: Vec<PathBuf> = others.map(|path| path.join(FILE_NAME)).filter(there).collect();
    files.sort();
    files
}

/// Returns whether a file has the number before an issue's, in its year or in all; `None` if it cannot be read.
fn comes_before(path: &Path, issue: &Issue) -> Option<bool> {
    let decoded = decode(&read_file(path, TOML_LIMIT).ok()?).ok()?;
    if too_deep(&decoded.text).is_some() {
        return None;
    }
    let table = decoded.text.parse::<toml::Table>().ok()?;
    let number = |key: &str| table.get(key).and_then(toml::Value::as_integer);
    let in_year =
        number("year") == Some(i64::from(issue.year)) && number("number") == Some(i64::from(issue.number) - 1);
    let in_all = number("total").is_some() && number("total") == issue.total.map(|total| i64::from(total) - 1);
    Some(in_year || in_all)
}
