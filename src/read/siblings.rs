//! Reads the heads of the issues in the folders beside an issue's.

use std::path::{Path, PathBuf};

use super::reading::FILE_NAME;
use super::typed::too_deep;
use crate::model::{Date, Sibling};
use crate::source::{Ledger, TOML_LIMIT, decode, read_file};

/// How many folders beside the are looked into.
const FOLDER_LIMIT: usize = 200;
/// The file with the publication, in an issue's folder or above.
pub const PUBLICATION: &str = "publication.toml";

/// Returns the issues in the folders beside a folder, by name.
pub(super) fn beside(folder: &Path, ledger: &Ledger) -> Vec<PathBuf> {
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

/// Reads a TOML file as it stands; `None` if it cannot be read.
pub(super) fn table(path: &Path) -> Option<toml::Table> {
    let decoded = decode(&read_file(path, TOML_LIMIT).ok()?).ok()?;
    if too_deep(&decoded.text).is_some() {
        return None;
    }
    decoded.text.parse::<toml::Table>().ok()
}

/// Returns a whole number of a table.
pub(super) fn number(table: &toml::Table, key: &str) -> Option<i64> {
    table.get(key).and_then(toml::Value::as_integer)
}

/// Returns the word of an issue that has numbers of its own, 增刊 or the like.
pub(super) fn supplement(table: &toml::Table) -> Option<&str> {
    table.get("supplement").and_then(toml::Value::as_str).map(str::trim)
}

/// Returns the year of the numbering: that of the date where none is given.
pub(super) fn year(table: &toml::Table) -> Option<i64> {
    number(table, "year").or_else(|| date(table).map(|date| date.year.into()))
}

fn date(table: &toml::Table) -> Option<toml::value::Date> {
    match table.get("date")? {
        toml::Value::Datetime(when) => when.date,
        toml::Value::String(text) => text.trim().parse::<toml::value::Datetime>().ok()?.date,
        _ => None,
    }
}

/// Takes from the file of an issue what stands at its head; `None` if its number or its date is missing.
pub(super) fn sibling(path: &Path, table: &toml::Table) -> Option<Sibling> {
    let folder = path.parent()?;
    let date = date(table)?;
    let named = |table: &toml::Table| table.get("publication")?.get("name")?.as_str().map(str::to_owned);
    let in_file = |folder: Option<&Path>| {
        let publication = self::table(&folder?.join(PUBLICATION))?;
        publication.get("name").and_then(toml::Value::as_str).map(str::to_owned)
    };
    let name = named(table).or_else(|| in_file(Some(folder))).or_else(|| in_file(folder.parent()));
    Some(Sibling {
        path: Path::new(folder.file_name()?).join(path.file_name()?).display().to_string(),
        name,
        year: year(table)?.try_into().ok()?,
        number: number(table, "number")?.try_into().ok()?,
        supplement: supplement(table).map(str::to_owned),
        total: number(table, "total").and_then(|total| total.try_into().ok()),
        date: Date::new(date.year, date.month, date.day)?,
        title: title(table),
    })
}

/// Returns the title of the first item that has one.
fn title(table: &toml::Table) -> Option<String> {
    let sections = table.get("section")?.as_array()?.iter();
    let mut items = sections.filter_map(|section| section.get("item")?.as_array()).flatten();
    items.find_map(|item| item.get("title")?.as_str()).map(str::to_owned)
}
