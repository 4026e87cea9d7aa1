//! Names of tables, rows and columns, and which of them a word means.

use std::collections::HashSet;

use super::syntax::quoted;
use crate::hanzi::{is_invisible, narrow};

/// How many names are suggested.
const SUGGESTED: usize = 3;
/// How many names are listed where none is suggested.
pub(super) const NAMED: usize = 6;
/// How much alike a name must be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.7;

/// Returns what counts of a name: no white space, and brackets of one width.
pub(in crate::read) fn key(name: &str) -> String {
    let plain = |c: char| match c {
        '（' | '）' | '［' | '］' | '｛' | '｝' | '／' => narrow(c),
        '【' => '[',
        '】' => ']',
        c => c,
    };
    name.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(plain).collect()
}

/// Returns a name on one line.
pub(in crate::read) fn one_line(name: &str) -> String {
    name.split('\n').map(str::trim).collect()
}

/// The names of a row or a column.
#[derive(Debug, Clone)]
pub(in crate::read) struct Label {
    /// Its row or column among the cells, counted from 0.
    pub(in crate::read) at: usize,
    /// The names, that of the widest group first, its own last.
    names: Vec<String>,
    /// What counts of the names.
    keys: Vec<String>,
}

impl Label {
    /// Creates the label of a row or column; it has at least one name.
    pub(super) fn new(at: usize, names: Vec<String>) -> Self {
        let keys = names.iter().map(|name| key(name)).collect();
        Self { at, names: names.iter().map(|name| one_line(name)).collect(), keys }
    }

    /// Returns its own name, without its groups.
    pub(in crate::read) fn own(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }

    /// Returns all of its names as they are written in a reference.
    fn whole(&self) -> String {
        self.names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join("/")
    }

    fn is_whole(&self, wanted: &str) -> bool {
        self.keys.join("/") == wanted
    }
}

/// Returns whether a word is a label's own name, after the names of some of its groups or of none.
fn means(wanted: &str, keys: &[String]) -> bool {
    let Some((own, groups)) = keys.split_last() else { return false };
    if wanted == own {
        return true;
    }
    let group = wanted.strip_suffix(own.as_str()).and_then(|rest| rest.strip_suffix('/'));
    group.is_some_and(|group| (1..=groups.len()).any(|depth| means(group, &groups[..depth])))
}

/// Finds the rows or columns that a name means.
pub(in crate::read) fn find<'l>(labels: &'l [Label], name: &str) -> Vec<&'l Label> {
    let wanted = key(name);
    let found: Vec<&Label> = labels.iter().filter(|label| means(&wanted, &label.keys)).collect();
    if let [.., _, _] = found[..] {
        // A grand total has the name of the totals of all groups, and no group before it.
        let whole: Vec<&Label> = found.iter().copied().filter(|label| label.is_whole(&wanted)).collect();
        return if let [_] = whole[..] { whole } else { found };
    }
    match unquoted(name).filter(|_| found.is_empty()) {
        Some(inner) => find(labels, inner),
        None => found,
    }
}

/// Returns what stands in the Chinese quotes that a name was put in as a whole.
pub(super) fn unquoted(name: &str) -> Option<&str> {
    name.trim().strip_prefix('“')?.strip_suffix('”').filter(|inner| !inner.contains(['“', '”']))
}

/// Returns ways to say which of several labels is meant, of the first few; `None` if two cannot be told apart.
pub(super) fn apart(labels: &[&Label]) -> Option<Vec<String>> {
    let unlike: HashSet<&[String]> = labels.iter().map(|label| label.keys.as_slice()).collect();
    (unlike.len() == labels.len()).then(|| labels.iter().take(NAMED).map(|label| label.whole()).collect())
}

/// Returns a label as it is written in a reference: its own name if that will do.
pub(super) fn written(labels: &[Label], label: &Label) -> String {
    if find(labels, label.own()).len() == 1 { quoted(label.own()) } else { label.whole() }
}

/// Returns a label as it is called in a sentence: with its groups if need be.
pub(in crate::read) fn said(labels: &[Label], label: &Label) -> String {
    if find(labels, label.own()).len() == 1 { label.own().to_owned() } else { label.names.join("/") }
}

/// Returns the labels most like a name, nearest first.
pub(super) fn nearest<'l>(labels: &'l [Label], name: &str) -> Vec<&'l Label> {
    let wanted = key(name);
    let like = |label: &&'l Label| {
        let own = label.keys.last().map_or(0.0, |own| likeness(&wanted, own));
        own.max(likeness(&wanted, &label.keys.join("/")))
    };
    rank(labels.iter(), like).into_iter().take(SUGGESTED).collect()
}

/// Returns what is much like something, the most so first; what is equally so in its old order.
pub(super) fn rank<T>(items: impl Iterator<Item = T>, likeness: impl Fn(&T) -> f64) -> Vec<T> {
    let mut scored: Vec<(f64, T)> = items.map(|item| (likeness(&item), item)).filter(|(s, _)| *s > ALIKE).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().map(|(_, item)| item).collect()
}

/// Returns how much alike two names are; more than 1 if one is part of the other.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let part = a.contains(b) || b.contains(a);
    strsim::jaro_winkler(a, b) + f64::from(u8::from(part))
}
