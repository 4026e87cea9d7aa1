//! The tables of a file as its schema has them, and names that are much alike.

use serde_json::{Map, Value as Schema};

use super::shape;

/// A table of a file, as its schema describes it.
pub(super) struct Table<'s> {
    /// The keys that lead to it; none for the file itself.
    pub(super) path: Vec<&'s str>,
    /// Whether there may be several.
    pub(super) listed: bool,
    /// The word by which it is told from the others at its path.
    pub(super) kind: Option<&'s str>,
    pub(super) keys: &'s Map<String, Schema>,
}

impl Table<'_> {
    /// Returns its head, as an editor writes it.
    pub(super) fn head(&self) -> String {
        let path = self.path.join(".");
        if self.listed { format!("[[{path}]]") } else { format!("[{path}]") }
    }
}

/// Collects the tables of a schema in the order of their keys.
pub(super) fn collect<'s>(
    root: &'s Schema,
    schema: &'s Schema,
    path: &mut Vec<&'s str>,
    listed: bool,
    all: &mut Vec<Table<'s>>,
) {
    let schema = shape::follow(root, schema);
    for one in ["anyOf", "oneOf"].iter().flat_map(|key| schema[*key].as_array()).flatten() {
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

/// Returns the name most like a word, if any is much like it.
pub(in crate::read) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let likeness = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), name);
    let best = names.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.8).then(|| best.1.to_owned())
}
