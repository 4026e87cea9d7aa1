//! What an editor is answered who slipped: who wrote a key in the wrong table, or a word nearly right.
//!
//! All of it comes from the schema, so that a new table, key or word needs nothing here.

use serde_json::{Map, Value as Schema};
use toml::de::DeValue;

use super::shape;
use crate::messages::{Problem, ValueKind};

/// A table of a file, as its schema describes it.
struct Table<'s> {
    /// The keys that lead to it; none for the file itself.
    path: Vec<&'s str>,
    /// Whether there may be several.
    listed: bool,
    /// The word by which it is told from the others at its path.
    kind: Option<&'s str>,
    keys: &'s Map<String, Schema>,
}

/// The table that a slip was made in.
pub(super) struct Here<'s, 'p> {
    /// The schema of the whole file.
    pub(super) root: &'s Schema,
    /// The schema of the table.
    pub(super) table: &'s Schema,
    /// The keys that lead to it.
    pub(super) path: &'p [&'s str],
}

impl Here<'_, '_> {
    /// Answers a key that the table has not, by one like it and by the tables that have it.
    pub(super) fn unknown_key(&self, key: &str, value: &DeValue) -> Problem {
        let known = shape::keys(self.table).into_iter().flat_map(Map::keys);
        let belongs = self.homes(key, value);
        // A key that is right elsewhere is more likely misplaced than misspelt, but for a letter.
        let near = nearest(key, known.map(String::as_str));
        let near = near.filter(|near| belongs.is_none() || strsim::levenshtein(key, near) == 1);
        Problem::UnknownKey { key: key.to_owned(), near, belongs }
    }

    /// Returns the tables that have a key, as an editor writes them: of those that take the value the closest ones.
    ///
    /// Empty for the file itself, whose keys stand above all tables.
    fn homes(&self, key: &str, value: &DeValue) -> Option<String> {
        let mut all = Vec::new();
        collect(self.root, self.root, &mut Vec::new(), false, &mut all);
        let kind = shape::kind(self.table);
        all.retain(|table| table.keys.contains_key(key) && (table.path != self.path || table.kind != kind));
        let rank = |table: &Table| (!fits(self.root, &table.keys[key], value), distance(self.path, &table.path));
        let best = all.iter().map(rank).min()?;
        // Whole tables that fit nowhere belong to another file.
        let whole = matches!(value, DeValue::Table(_) | DeValue::Array(_));
        if best.0 && whole {
            return None;
        }
        all.retain(|table| rank(table) == best);
        if all.iter().any(|table| table.path.is_empty()) {
            return Some(String::new());
        }
        let here = all.iter().filter(|table| table.path == self.path);
        let kinds: Vec<String> = here.filter_map(|table| table.kind).map(|kind| format!("\"{kind}\"")).collect();
        let mut homes: Vec<String> = all.iter().map(Table::head).collect();
        homes.dedup();
        let homes = homes.join(" / ");
        Some(if kinds.is_empty() { homes } else { format!("{homes} (kind = {})", kinds.join(" / ")) })
    }
}

impl Table<'_> {
    /// Returns its head, as an editor writes it.
    fn head(&self) -> String {
        let path = self.path.join(".");
        if self.listed { format!("[[{path}]]") } else { format!("[{path}]") }
    }
}

/// Collects the tables of a schema in the order of their keys.
fn collect<'s>(root: &'s Schema, schema: &'s Schema, path: &mut Vec<&'s str>, listed: bool, all: &mut Vec<Table<'s>>) {
    let schema = shape::follow(root, schema);
    for one in schema["anyOf"].as_array().into_iter().flatten() {
        collect(root, one, path, listed, all);
    }
    if let Some(item) = schema.get("items") {
        collect(root, item, path, true, all);
    }
    let Some(keys) = shape::keys(schema) else { return };
    all.push(Table { path: path.clone(), listed, kind: shape::kind(schema), keys });
    for (key, value) in keys {
        path.push(key);
        collect(root, value, path, false, all);
        path.pop();
    }
}

/// Returns whether a key takes a value: its type, and the words that it may be.
fn fits(root: &Schema, schema: &Schema, value: &DeValue) -> bool {
    let schema = shape::follow(root, schema);
    shape::takes(schema, value)
        && match value {
            DeValue::String(text) => shape::choices(schema).is_none_or(|words| words.contains(&text.as_ref())),
            DeValue::Array(items) => items.iter().all(|item| fits(root, &schema["items"], item.get_ref())),
            _ => true,
        }
}

/// Counts the steps from one table to another, over the tables around them.
fn distance(from: &[&str], to: &[&str]) -> usize {
    let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    from.len() + to.len() - 2 * common
}

/// Answers a word that is none of those that a key takes.
pub(super) fn unknown_word(key: &str, word: &str, allowed: &[&str]) -> Problem {
    let near = nearest(word, allowed.iter().copied());
    let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
    Problem::NotAllowed { key: key.to_owned(), value: word.to_owned(), allowed, near }
}

/// Returns the name most like a word, if any is much like it.
pub(in crate::read) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let likeness = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), name);
    let best = names.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.8).then(|| best.1.to_owned())
}

/// Answers a value of the wrong type, with a number that the key does take.
pub(super) fn wrong_type(key: &str, value: &DeValue, schema: &Schema) -> Problem {
    let expected = shape::expected(schema);
    let number = matches!(expected, ValueKind::Integer | ValueKind::Number) && !shape::is_decimal(schema);
    let sample = if number { sample(value, schema) } else { None };
    Problem::WrongType { key: key.to_owned(), expected, found: shape::found(value), sample }
}

/// Returns a number that a key takes: the one that a text such as `3mm` begins with, or else one within its bounds.
///
/// `None` where it has no bounds and the usual examples do.
fn sample(value: &DeValue, schema: &Schema) -> Option<f64> {
    let (min, max) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let text = value.as_str().unwrap_or_default().trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let written: Option<f64> = text[..end].parse().ok();
    let whole = shape::expected(schema) == ValueKind::Integer;
    let takes = |number: &f64| {
        min.is_none_or(|min| *number >= min)
            && max.is_none_or(|max| *number <= max)
            && (!whole || number.fract() == 0.0)
    };
    let usual = [10.0, 1.0, 0.5, 2020.0].into_iter().chain(min).chain(max).filter(|_| max.is_some());
    written.into_iter().chain(usual).find(takes)
}
