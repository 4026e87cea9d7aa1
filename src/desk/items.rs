//! What of the items of a section is carried over.

use toml_edit::{ArrayOfTables, Item, Table, value};

use super::left::{Left, Told};
use super::open::{keep, open, open_dated};
use super::ranking;
use crate::model::OPEN;

/// Carries the items of a section over: titles of articles, shells of tables and charts, rankings moved on.
///
/// What is another in every issue is left behind; where nothing else stands in
/// the section, a brief is opened in its place.
pub(super) fn carry(section: &mut Table, left: &mut Left) {
    keep(section, &["title", "item"]);
    open_dated(section, &["title"]);
    let mut items = match section.remove("item") {
        Some(Item::ArrayOfTables(items)) => items,
        // Written in one line, or of another sort: nothing is known of it.
        Some(_) => {
            left.note(Told::Other);
            ArrayOfTables::new()
        }
        None => return,
    };
    let mut briefs = 0;
    items.retain(|item| {
        let kind = item.get("kind").and_then(Item::as_str).unwrap_or_default();
        let told = match kind {
            "article" | "ranking" | "table" | "chart" => return true,
            "brief" => {
                briefs += 1;
                if briefs == 1 {
                    return true;
                }
                Told::Briefs
            }
            "picture" | "pictures" | "qr" => Told::Pictures,
            "board" => Told::Boards,
            _ => Told::Other,
        };
        left.note(told);
        false
    });
    items.iter_mut().for_each(|item| one(item, left));
    if items.is_empty() {
        let mut brief = Table::new();
        brief.insert("kind", value("brief"));
        brief.insert("text", value(OPEN));
        items.push(brief);
    }
    section.insert("item", Item::ArrayOfTables(items));
}

fn one(item: &mut Table, left: &mut Left) {
    let kind = item.get("kind").and_then(Item::as_str).unwrap_or_default().to_owned();
    match kind.as_str() {
        "ranking" => ranking::move_on(item),
        "table" | "chart" => {
            open(item, "data");
            item.remove("alt");
            open_dated(item, &["title", "note", "source"]);
        }
        _ => {
            if item.contains_key("attachment") {
                left.note(Told::Attachments);
            }
            keep(item, &["kind", "title", "text", "file", "source"]);
            text(item);
            open(item, "source");
        }
    }
}

/// Opens the text of an article, a brief or a notice, whether it stood there or in a file.
pub(super) fn text(table: &mut Table) {
    open(table, "file");
    let opened = table.remove("file").unwrap_or_else(|| value(OPEN));
    table.insert("text", opened);
}
