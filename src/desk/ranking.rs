//! A ranking moved on by one month.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use super::open::{open, open_dated, opened};
use crate::model::OPEN;

/// Moves the months of a ranking on by one: the new one is open, the oldest goes.
pub(super) fn move_on(table: &mut Table) {
    open_dated(table, &["caption"]);
    match table.get_mut("series") {
        Some(Item::ArrayOfTables(months)) => tables(months),
        Some(Item::Value(Value::Array(months))) => inline(months),
        _ => open(table, "series"),
    }
}

fn tables(months: &mut ArrayOfTables) {
    let words: Vec<String> = months.iter().map(|month| word(month)).collect();
    let Some((newest, oldest, next)) = ends(&words) else { return };
    let mut all: Vec<Table> = months.iter().cloned().collect();
    let mut fresh = all[newest].clone();
    put(&mut fresh, &next);
    insert(&mut all, (newest, oldest), fresh);
    months.clear();
    for mut month in all {
        month.set_position(None);
        months.push(month);
    }
}

fn inline(months: &mut Array) {
    let tables: Option<Vec<InlineTable>> = months.iter().map(|month| month.as_inline_table().cloned()).collect();
    let Some(mut all) = tables else { return };
    let words: Vec<String> = all.iter().map(|month| word(month)).collect();
    let Some((newest, oldest, next)) = ends(&words) else { return };
    let mut fresh = all[newest].clone();
    put(&mut fresh, &next);
    insert(&mut all, (newest, oldest), fresh);
    let (trailing, comma) = (months.trailing().clone(), months.trailing_comma());
    months.clear();
    all.into_iter().for_each(|month| months.push_formatted(month.into()));
    months.set_trailing(trailing);
    months.set_trailing_comma(comma);
}

/// Puts the new month beside the newest, on the side away from the older ones, and takes the oldest out.
fn insert<T>(all: &mut Vec<T>, (newest, oldest): (usize, usize), fresh: T) {
    let at = if newest <= oldest { newest } else { newest + 1 };
    all.insert(at, fresh);
    if all.len() > 2 {
        all.remove(if oldest >= at { oldest + 1 } else { oldest });
    }
}

/// Returns which month is the newest, which the oldest, and the one after the newest as these are written.
fn ends(words: &[String]) -> Option<(usize, usize, String)> {
    let months: Vec<(u16, u8)> = words.iter().map(|word| parts(word)).collect::<Option<_>>()?;
    let newest = (0..months.len()).max_by_key(|i| months[*i])?;
    let oldest = (0..months.len()).min_by_key(|i| months[*i])?;
    let (year, month) = months[newest];
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let written = words[newest].trim();
    let between = written.chars().find(|c| !c.is_ascii_digit())?;
    // Months stand with two digits unless one has a single one.
    let narrow = words.iter().any(|word| word.trim().rsplit(between).next().is_some_and(|month| month.len() == 1));
    let written = if narrow { format!("{year}{between}{month}") } else { format!("{year}{between}{month:02}") };
    Some((newest, oldest, written))
}

fn parts(word: &str) -> Option<(u16, u8)> {
    let (year, month) = word.trim().split_once(['.', '-'])?;
    Some((year.parse().ok()?, month.parse().ok().filter(|month| (1..=12).contains(month))?))
}

fn word(month: &dyn TableLike) -> String {
    month.get("month").and_then(Item::as_str).unwrap_or_default().to_owned()
}

fn put(month: &mut dyn TableLike, next: &str) {
    let replaced = |item: &mut Item, text: &str| {
        let decor = item.as_value().map(|value| value.decor().clone());
        *item = Item::Value(Value::from(text));
        if let (Some(decor), Some(value)) = (decor, item.as_value_mut()) {
            *value.decor_mut() = decor;
        }
    };
    for (key, text) in [("month", next), ("index", OPEN), ("rank", OPEN)] {
        match month.get_mut(key) {
            Some(item) => replaced(item, text),
            None => _ = month.insert(key, opened(None)),
        }
    }
}
