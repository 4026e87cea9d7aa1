//! The next issue from the one before it.

use toml_edit::{DocumentMut, Item, Table, value};

use super::items;
use super::left::{Left, Told};
use super::open::{open, open_dated, opened};
use crate::model::OPEN;

/// Numbers of the next issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// The year of the numbering.
    pub year: u16,
    /// The number within the year; `None` where the issue before has none.
    pub number: Option<u32>,
    /// The running number; `None` where the issue before has none.
    pub total: Option<u32>,
    /// The day, written `2020-12-14`; open if absent.
    pub date: Option<String>,
}

/// The next issue.
#[derive(Debug, Clone)]
pub struct Next {
    /// Its `issue.toml`.
    pub text: String,
    /// What of the issue before it does not hold.
    pub left: Left,
}

/// Keys at the top of an issue that are another in every issue, and what is told of each.
const OWN: [(&str, Option<Told>); 12] = [
    ("extra_recipients", Some(Told::Other)),
    ("copy_number", None),
    ("edition", Some(Told::Other)),
    ("keywords", None),
    ("instruction", Some(Told::Notes)),
    ("editor_note", Some(Told::Notes)),
    ("editor_note_label", None),
    ("remark", Some(Told::Other)),
    ("attachment", Some(Told::Attachments)),
    ("back_cover", Some(Told::Other)),
    ("publication", Some(Told::Own)),
    ("urgency", Some(Told::Other)),
];

/// Makes the `issue.toml` of the next issue from that of the issue before it; `None` if it is not TOML.
///
/// Numbers go on, sections stay, and what has to be filled in says so; order
/// of keys and comments stay but for comments with figures, which are about
/// the issue before.
pub fn next(text: &str, following: &Following) -> Option<Next> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut left = Left::default();
    let table = document.as_table_mut();
    numbers(table, following);
    for (key, told) in OWN {
        if table.remove(key).is_some()
            && let Some(told) = told
        {
            left.note(told);
        }
    }
    if let Some(check) = table.get_mut("check").and_then(Item::as_table_like_mut)
        && (check.remove("allow").is_some() | check.remove("baseline").is_some())
    {
        left.note(Told::Allowed);
    }
    if let Some(archive) = table.get_mut("archive").and_then(Item::as_table_like_mut) {
        ["item", "code"].into_iter().for_each(|key| open(archive, key));
    }
    if let Some(notice) = table.get_mut("notice").and_then(Item::as_table_mut) {
        items::text(notice);
        open_dated(notice, &["title"]);
    }
    match table.get_mut("section") {
        Some(Item::ArrayOfTables(sections)) => sections.iter_mut().for_each(|section| items::carry(section, &mut left)),
        Some(_) => {
            table.remove("section");
            left.note(Told::Other);
        }
        None => {}
    }
    Some(Next { text: without_dated_comments(&document.to_string()), left })
}

fn numbers(table: &mut Table, following: &Following) {
    let year = value(i64::from(following.year));
    match table.get_mut("year") {
        Some(old) => *old = year,
        // With the day open, nothing else would say it.
        None => _ = table.insert("year", year),
    }
    for (key, number) in [("number", following.number), ("total", following.total)] {
        if let (Some(old), Some(number)) = (table.get_mut(key), number) {
            *old = value(i64::from(number));
        }
    }
    match (&following.date, table.get_mut("date")) {
        (Some(date), Some(old)) => *old = date.parse::<toml_edit::Datetime>().map_or_else(|_| value(OPEN), value),
        (None, Some(_)) => open(table, "date"),
        (_, None) => _ = table.insert("date", opened(None)),
    }
    for key in ["printed_date", "signed_date"] {
        if table.get(key).is_some_and(|date| !date.is_bool()) {
            open(table, key);
        }
    }
}

/// Takes out comments with figures, which are about the issue before, but those for the editor's programs.
fn without_dated_comments(text: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with('#') && !line.trim_start().starts_with("#:");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let groups = lines.chunk_by(|one, other| is_comment(one) == is_comment(other));
    let is_dated = |group: &&[&str]| {
        group.first().is_some_and(|line| is_comment(line))
            && group.iter().any(|line| line.chars().any(char::is_numeric))
    };
    groups.filter(|group| !is_dated(group)).flatten().copied().collect()
}
