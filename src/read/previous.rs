//! Finds the issue before an issue.

use std::path::{Path, PathBuf};

use super::reader::Options;
use super::reading::{FILE_NAME, read_in};
use super::typed::too_deep;
use crate::model::Issue;
use crate::source::{Ledger, TOML_LIMIT, decode, read_file};

/// How many folders beside the issue's are looked into.
const FOLDER_LIMIT: usize = 200;

/// Reads the issue before an issue: the one that `[check]` names, or one of the folders beside.
///
/// Nothing is wrong if there is none. What is looked at is noted in the ledger, and not kept.
pub fn previous(path: &Path, issue: &Issue, ledger: &Ledger) -> Option<Issue> {
    let options = Options { ledger: ledger.only_noting(), ..Options::default() };
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    match &issue.publication.checking.previous {
        Some(named) => read_in(&named.home.join(&named.name.value), &options).issue,
        None => beside(&folder, ledger).iter().filter(|path| comes_before(path, issue)).find_map(|path| {
            let found = read_in(path, &options).issue?;
            (found.publication.name.value == issue.publication.name.value).then_some(found)
        }),
    }
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

/// Returns whether a file has the number before an issue's, in its year or in all.
fn comes_before(path: &Path, issue: &Issue) -> bool {
    let Ok(bytes) = read_file(path, TOML_LIMIT) else { return false };
    let Ok(decoded) = decode(&bytes) else { return false };
    if too_deep(&decoded.text).is_some() {
        return false;
    }
    let Ok(table) = decoded.text.parse::<toml::Table>() else { return false };
    let number = |key: &str| table.get(key).and_then(toml::Value::as_integer);
    let in_year =
        number("year") == Some(i64::from(issue.year)) && number("number") == Some(i64::from(issue.number) - 1);
    let in_all = number("total").is_some() && number("total") == issue.total.map(|total| i64::from(total) - 1);
    in_year || in_all
}
