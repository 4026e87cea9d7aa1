//! Which tables and keys a file may have, and where the reading stands among them.

use serde_json::Value as Schema;

use super::words;
use crate::messages::ValueKind;
use crate::read::typed::shape;
use crate::read::typed::tables::{Table, collect, nearest};

/// Most bytes of words that may be meant for a key.
const LONGEST: usize = 60;

/// The tables of a file, and the one that is being read.
pub(super) struct Outline<'s> {
    root: &'s Schema,
    tables: Vec<Table<'s>>,
    /// The keys that lead to the table at hand.
    path: Vec<String>,
    /// The word of its `kind` key, if that was met.
    pub(super) kind: Option<String>,
}

impl<'s> Outline<'s> {
    pub(super) fn new(root: &'s Schema) -> Self {
        let mut tables = Vec::new();
        collect(root, root, &mut Vec::new(), false, &mut tables);
        Self { root, tables, path: Vec::new(), kind: None }
    }

    /// Goes to the table of a head.
    pub(super) fn enter(&mut self, path: Vec<String>) {
        (self.path, self.kind) = (path, None);
    }

    /// Goes into the table that a key of this one holds; returns how to come back.
    pub(super) fn descend(&mut self, key: &str) -> Option<String> {
        self.path.push(key.to_owned());
        self.kind.take()
    }

    /// Comes back from a table within this one.
    pub(super) fn ascend(&mut self, kind: Option<String>) {
        self.path.pop();
        self.kind = kind;
    }

    /// Returns the tables that the one at hand may be.
    fn here(&self) -> impl Iterator<Item = &Table<'s>> {
        self.tables.iter().filter(|table| {
            table.path.iter().copied().eq(self.path.iter().map(String::as_str))
                && (self.kind.is_none() || table.kind.is_none() || table.kind == self.kind.as_deref())
        })
    }

    /// Returns what is said of a key of the table at hand, or else of one of that name anywhere.
    pub(super) fn schema(&self, key: &str) -> Option<&'s Schema> {
        let of = |table: &Table<'s>| -> Option<&'s Schema> { table.keys.get(key) };
        let found = self.here().find_map(of).or_else(|| self.tables.iter().find_map(of))?;
        Some(shape::follow(self.root, found))
    }

    /// Returns what an entry of a list may be.
    pub(super) fn item(&self, list: Option<&'s Schema>) -> Option<&'s Schema> {
        list.and_then(|list| list.get("items")).map(|item| shape::follow(self.root, item))
    }

    /// Returns whether the table at hand has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.here().any(|table| table.keys.contains_key(key))
    }

    /// Returns whether any table has a key.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.tables.iter().any(|table| table.keys.contains_key(key))
    }

    /// Returns the key that is meant by words before an equals sign.
    pub(super) fn key(&self, typed: &str) -> Option<String> {
        if typed.len() > LONGEST {
            return None;
        }
        let plain = words::plain(typed);
        if self.has(&plain) {
            return Some(plain);
        }
        let keys = || self.here().flat_map(|table| table.keys.keys()).map(String::as_str);
        let chinese = words::keys_of(&plain);
        let chinese = chinese.iter().find(|key| self.has(key)).or(chinese.first());
        chinese.map(|key| (*key).to_owned()).or_else(|| {
            let ascii = plain.is_ascii() && !plain.is_empty();
            nearest(&plain, keys()).filter(|_| ascii).or_else(|| self.knows(&plain).then_some(plain))
        })
    }

    /// Returns the head of the table that is meant by names, and the keys that lead to it.
    pub(super) fn head(&self, names: &[String]) -> Option<(String, Vec<String>)> {
        let fits = |table: &&Table, near: bool| {
            table.path.len() == names.len() && table.path.iter().zip(names).all(|(key, name)| is_name(key, name, near))
        };
        let ends = |table: &&Table| {
            table.path.len() > 1 && names.len() == 1 && is_name(table.path[table.path.len() - 1], &names[0], false)
        };
        let mut tables = self.tables.iter().filter(|table| !table.path.is_empty());
        let all: Vec<&Table> = tables.by_ref().collect();
        let table = [false, true].iter().find_map(|near| all.iter().copied().find(|table| fits(table, *near)));
        let kind = names.last().and_then(|name| words::kind_of(name));
        let of_kind = |table: &&Table| kind.is_some() && table.kind == kind;
        let table = table.or_else(|| all.iter().copied().find(ends)).or_else(|| all.iter().copied().find(of_kind))?;
        Some((table.head(), table.path.iter().map(|key| (*key).to_owned()).collect()))
    }

    /// Returns whether a list or a table is wanted.
    pub(super) fn expects(schema: Option<&Schema>) -> Option<ValueKind> {
        schema.map(shape::expected)
    }
}

/// Returns whether a name is that of a key, or `near` much like it.
fn is_name(key: &str, name: &str, near: bool) -> bool {
    let plain = words::plain(name);
    plain == key
        || words::keys_of(&plain).contains(&key)
        || (near && plain.is_ascii() && strsim::levenshtein(key, &plain) <= 2 && plain.len() > 3)
}
