//! What an editor is answered who slipped: who wrote a key in the wrong table, or a word nearly right.
//!
//! All of it comes from the schema, so that a new table, key or word needs nothing here.

use serde_json::{Map, Value as Schema};
use toml::de::{DeArray, DeValue};

use super::lenient::{choice_of, key_of, kind_of, meant};
use super::shape;
use super::tables::{Table, collect, nearest};
use crate::hanzi::half_width;
use crate::messages::{DrawingFault, HeadFault, KeyTable, Problem, ValueKind};

/// The table whose keys are also those of an item.
const ATTACHMENT: &str = "attachment";

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
        let (belongs, above) = self.homes(key, value).unzip();
        let chinese = key_of(key, known.clone().map(String::as_str));
        // A key that is right elsewhere is more likely misplaced than misspelt, but for a letter.
        let near = nearest(key, known.clone().map(String::as_str));
        let near = near.filter(|near| belongs.is_none() || strsim::levenshtein(key, near) == 1);
        // The file of a table or a chart is its data.
        let is_data = key == "file" && value.is_str() && known.clone().any(|own| own == "data");
        let near = if is_data { Some("data".to_owned()) } else { near };
        let (near, kind) = (chinese.or(near), shape::kind(self.table).map(str::to_owned));
        Problem::UnknownKey {
            key: key.to_owned(),
            near,
            belongs,
            head: self.head(key, value),
            within: Box::new(KeyTable { kind, above: above.flatten() }),
        }
    }

    /// Answers several texts where one is taken, if another key takes them, of this table or one of another kind.
    pub(super) fn several(&self, key: &str, value: &DeValue, schema: &Schema) -> Option<Problem> {
        if value.as_array().is_none_or(|items| items.len() < 2) || fits(self.root, schema, value) {
            return None;
        }
        let other = format!("{key}s");
        let mut all = Vec::new();
        collect(self.root, self.root, &mut Vec::new(), false, &mut all);
        all.retain(|table| {
            table.path == self.path && table.keys.get(&other).is_some_and(|schema| fits(self.root, schema, value))
        });
        let own = shape::kind(self.table);
        let table = all.iter().find(|table| table.kind == own).or(all.first())?;
        let kind = table.kind.filter(|kind| Some(*kind) != own).map(str::to_owned);
        Some(DrawingFault::SeveralInOne { key: key.to_owned(), other, kind }.into())
    }

    /// Returns the head that a table or a list of tables should have.
    fn head(&self, key: &str, value: &DeValue) -> Option<String> {
        let listed = |items: &DeArray| items.iter().all(|item| matches!(item.get_ref(), DeValue::Table(_)));
        if !matches!(value, DeValue::Table(_))
            && !value.as_array().is_some_and(|items| !items.is_empty() && listed(items))
        {
            return None;
        }
        let mut all = Vec::new();
        collect(self.root, self.root, &mut Vec::new(), false, &mut all);
        let singular = key.strip_suffix('s').unwrap_or(key);
        let is_meant = |kind| [Some(key), Some(singular), kind_of(key)].contains(&Some(kind));
        if let Some(table) = all.iter().find(|table| table.kind.is_some_and(is_meant)) {
            return Some(format!("{} (kind = \"{}\")", table.head(), table.kind.unwrap_or_default()));
        }
        let mut named = all
            .iter()
            .filter(|table| table.path.len() > 1 && (table.path.last() == Some(&key) || table.path.concat() == key));
        // Below another table only what belongs in that, one step further: [[section.attachment]].
        named.find(|table| table.path.len() > self.path.len() && table.path.starts_with(self.path)).map(Table::head)
    }

    /// Returns the tables that have a key, as an editor writes them: of those that take the value the closest ones.
    ///
    /// Empty for the file itself, whose keys stand above all tables.
    /// The second is the head of this table if they are above it.
    fn homes(&self, key: &str, value: &DeValue) -> Option<(String, Option<String>)> {
        let mut all = Vec::new();
        collect(self.root, self.root, &mut Vec::new(), false, &mut all);
        let kind = shape::kind(self.table);
        all.retain(|table| table.keys.contains_key(key) && (table.path != self.path || table.kind != kind));
        // Attachments take the keys of tables as well, but fewer are meant.
        let in_attachment = |path: &[&str]| path.contains(&ATTACHMENT);
        let rank = |table: &Table| {
            let attached = in_attachment(&table.path) && !in_attachment(self.path);
            (!fits(self.root, &table.keys[key], value), attached, distance(self.path, &table.path))
        };
        let best = all.iter().map(rank).min()?;
        // Whole tables that fit nowhere belong to another file.
        let whole = matches!(value, DeValue::Table(_) | DeValue::Array(_));
        if best.0 && whole {
            return None;
        }
        all.retain(|table| rank(table) == best);
        if all.iter().any(|table| table.path.is_empty()) {
            return Some((String::new(), None));
        }
        let here = all.iter().filter(|table| table.path == self.path);
        let kinds: Vec<String> = here.filter_map(|table| table.kind).map(|kind| format!("\"{kind}\"")).collect();
        let mut homes: Vec<String> = all.iter().map(Table::head).collect();
        homes.dedup();
        let homes = homes.join(" / ");
        let around = |table: &Table| table.path.len() < self.path.len() && self.path.starts_with(&table.path);
        let above = all.iter().all(around).then(|| format!("[[{}]]", self.path.join(".")));
        Some((if kinds.is_empty() { homes } else { format!("{homes} (kind = {})", kinds.join(" / ")) }, above))
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
    let chinese = kind_of(word).or_else(|| choice_of(word)).filter(|kind| allowed.contains(kind)).map(str::to_owned);
    let near = chinese.or_else(|| nearest(word, allowed.iter().copied()));
    let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
    Problem::NotAllowed { key: key.to_owned(), value: word.to_owned(), allowed, near }
}

/// Answers a number with the word for another key of its table before it, such as 增刊1.
pub(super) fn two_in_one(key: &str, value: &DeValue, table: &Schema) -> Option<Problem> {
    let keys = shape::keys(table)?;
    let text = value.as_str()?.trim();
    let at = text.find(|c: char| c == '第' || half_width(c).is_ascii_digit())?;
    let (word, number) = (text[..at].trim(), &text[at..]);
    let other = key_of(word, keys.keys().map(String::as_str)).filter(|other| other != key)?;
    // A word that stands for a text is that text.
    let both = shape::expected(&keys[key]) == ValueKind::Integer && shape::expected(&keys[&other]) == ValueKind::Text;
    let number = meant(number, Some(&keys[key])).filter(|_| both && !word.is_empty())?;
    Some(HeadFault::TwoInOne { key: key.to_owned(), number, other, word: word.to_owned() }.into())
}

/// Answers a value of the wrong type, with a number that the key does take.
pub(super) fn wrong_type(key: &str, value: &DeValue, schema: &Schema) -> Problem {
    let expected = shape::expected(schema);
    let number = matches!(expected, ValueKind::Integer | ValueKind::Number) && !shape::is_decimal(schema);
    let typed = match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Datetime(date) => Some(date.to_string()),
        _ => None,
    };
    let said = typed.and_then(|typed| match expected {
        ValueKind::Text => Some(format!("\"{typed}\"")),
        _ => meant(&typed, Some(schema)).filter(|number| inside(number, schema)),
    });
    let among = || value.as_str().filter(|_| number).and_then(|text| among_words(text, schema));
    let said = said.or_else(|| among().filter(|number| inside(number, schema)));
    let meant = said.is_some();
    let sample = said.or_else(|| sample(schema).filter(|_| number).map(|number| number.to_string()));
    Problem::WrongType { key: key.to_owned(), expected, found: shape::found(value), sample, meant }
}

/// Returns the sort of number that a text means where a key takes a number or one of some words: `fit = "1页"`.
pub(super) fn number_in_words<'s>(schema: &'s Schema, value: &DeValue) -> Option<&'s Schema> {
    let text = value.as_str()?;
    let sorts = schema["oneOf"].as_array()?;
    let word = sorts.iter().filter_map(shape::choices).flatten().any(|word| word == text);
    sorts.iter().find(|sort| {
        let number = matches!(shape::expected(sort), ValueKind::Integer | ValueKind::Number);
        number && !word && meant(text, Some(sort)).is_some()
    })
}

/// Returns the one number among the words of a text, 编号：0007, or that between 第 and 期; a length in mm as the key takes it.
fn among_words(text: &str, schema: &Schema) -> Option<String> {
    let text: String = text.chars().map(half_width).collect();
    if let Some((before, counted)) = text.split_once('第') {
        return meant(counted, Some(schema)).filter(|_| !before.contains('第') && !counted.contains('第'));
    }
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - start);
    let (number, unit) = text[start..].split_at(length);
    if unit.contains(|c: char| c.is_ascii_digit()) || text[..start].ends_with(['-', '－']) {
        return None;
    }
    let length = schema["description"].as_str().is_some_and(|said| said.contains(" mm"));
    match unit.trim().to_lowercase().as_str() {
        "cm" | "厘米" | "公分" if length => {
            Some(((number.parse::<f64>().ok()? * 100.0).round() / 10.0).to_string())
        }
        unit if length && !["", "mm", "毫米"].contains(&unit) => None,
        _ => meant(number, Some(schema)),
    }
}

/// Returns whether a number is within the bounds of a key; anything else is.
fn inside(number: &str, schema: &Schema) -> bool {
    number.parse::<f64>().is_ok_and(|number| {
        schema["minimum"].as_f64().is_none_or(|min| number >= min)
            && schema["maximum"].as_f64().is_none_or(|max| number <= max)
    }) || number.parse::<f64>().is_err()
}

/// Returns a number that a key takes, one within its bounds.
///
/// `None` where it has no bounds and the usual examples do.
fn sample(schema: &Schema) -> Option<f64> {
    let (min, max) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let whole = shape::expected(schema) == ValueKind::Integer;
    let takes = |number: &f64| {
        min.is_none_or(|min| *number >= min)
            && max.is_none_or(|max| *number <= max)
            && (!whole || number.fract() == 0.0)
    };
    let mut usual = [10.0, 1.0, 0.5, 2020.0].into_iter().chain(min).chain(max).filter(|_| max.is_some());
    usual.find(takes)
}
