//! Values opened in a table of TOML, with what stood there before in a comment.

use toml_edit::{Item, Table, TableLike, Value};

use crate::model::OPEN;

/// Most characters of a value that are repeated in a comment.
const MOST: usize = 60;

/// Words that tie a text to its time, as figures do.
const TIMES: [&str; 7] = ["季度", "半年", "月份", "年度", "全年", "本月", "当月"];

/// Opens a value that is there: its key stays, and what it said stands behind it in a comment.
pub(super) fn open(table: &mut dyn TableLike, key: &str) {
    if let Some(item) = table.get_mut(key) {
        let before = shown(item);
        *item = opened(before.as_deref());
    }
}

/// Returns an open value, with what stood there before.
pub(super) fn opened(before: Option<&str>) -> Item {
    let mut value = Value::from(OPEN);
    if let Some(before) = before {
        value.decor_mut().set_suffix(format!("  # 上期：{before}"));
    }
    Item::Value(value)
}

/// Opens texts that hold figures, or speak of a time.
pub(super) fn open_dated(table: &mut dyn TableLike, keys: &[&str]) {
    for key in keys {
        if table.get(key).and_then(Item::as_str).is_some_and(is_dated) {
            open(table, key);
        }
    }
}

/// Removes all keys but some.
pub(super) fn keep(table: &mut Table, keys: &[&str]) {
    table.retain(|key, _| keys.contains(&key));
}

fn is_dated(text: &str) -> bool {
    text.chars().any(char::is_numeric) || TIMES.iter().any(|word| text.contains(word))
}

/// Returns what a value says, if it says it in one short line.
fn shown(item: &Item) -> Option<String> {
    let text = match item {
        Item::Value(Value::String(text)) => text.value().trim().to_owned(),
        Item::Value(value) => {
            let mut value = value.clone();
            value.decor_mut().clear();
            value.to_string()
        }
        _ => return None,
    };
    (!text.is_empty() && text.chars().count() <= MOST && !text.chars().any(char::is_control)).then_some(text)
}
