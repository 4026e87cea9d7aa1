//! Numbers of lists and headings, counted as Word counts them (ISO/IEC 29500-1, 17.9).

use std::collections::{HashMap, HashSet};

use super::numerals::{is_known, numeral, padded};
use crate::hanzi::is_ideograph;
use crate::read::package::Element;

/// Levels that a list may have.
const LEVELS: usize = 9;
/// Most characters of a number; longer patterns are nobody's.
const LONGEST: usize = 40;

/// What stands before an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A dot or another sign that counts nothing.
    Bullet,
    /// A number as Word shows it, such as `（三）`.
    Number(String),
}

/// Returns a number with the white that sets it off from the words behind it, where they would run into one.
pub(super) fn spaced(number: &str) -> String {
    let gap = match number.chars().next_back() {
        Some(c) if c.is_ascii_alphanumeric() => " ",
        Some(c) if is_ideograph(c) => "　",
        _ => "",
    };
    format!("{number}{gap}")
}

/// A level of a list as defined.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    form: String,
    /// The pattern of the number, `%1.%2`.
    pattern: String,
    /// Level (from 1) after which it begins anew, 0 for never; the next higher one if absent.
    restart: Option<u32>,
    /// Whether all numbers in it are decimal.
    legal: bool,
    /// The style of paragraphs that belong to it.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    levels: HashMap<usize, Level>,
    /// The style whose list is meant instead.
    style_link: Option<String>,
    /// The style that stands for this list.
    own_style: Option<String>,
}

/// A list as used; several may share a definition, and then count on.
#[derive(Debug, Default)]
struct Use {
    list: String,
    levels: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    uses: HashMap<String, Use>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Whether a number has been written in plain digits since its form is not known.
    pub(super) is_plain: bool,
    /// Uses whose own first numbers have been applied, with their levels.
    started: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the definitions from `numbering.xml`.
    pub(super) fn new(root: &Element) -> Self {
        let mut numbering = Self::default();
        for child in root.children() {
            if child.is("w:abstractNum") {
                let list = List {
                    levels: child.children().filter_map(level).collect(),
                    style_link: child.val("w:numStyleLink").map(str::to_owned),
                    own_style: child.val("w:styleLink").map(str::to_owned),
                };
                numbering.lists.extend(child.get("abstractNumId").map(|id| (id.to_owned(), list)));
            } else if child.is("w:num") {
                numbering.uses.extend(child.get("numId").map(|id| (id.to_owned(), list_use(child))));
            }
        }
        numbering
    }

    /// Returns the level whose paragraphs have a style.
    pub(super) fn level_of_style(&self, id: &str, style: &str) -> Option<usize> {
        let list = find(&self.lists, &self.uses.get(id)?.list)?.1;
        let belongs = |(at, level): (&usize, &Level)| (level.style.as_deref() == Some(style)).then_some(*at);
        list.levels.iter().filter_map(belongs).min()
    }

    /// Counts the next item of a list at a level from 0 and returns its sign; `None` if it has none.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<Sign> {
        let level = level.min(LEVELS - 1);
        let used = self.uses.get(id)?;
        let (key, list) = find(&self.lists, &used.list)?;
        let definition = |at: usize| used.levels.get(&at).or_else(|| list.levels.get(&at));
        let own = definition(level)?;
        let first = used.starts.get(&level).copied();
        let fresh = first.is_some() && self.started.insert((id.to_owned(), level));
        let counts = self.counts.entry(key.to_owned()).or_default();
        if fresh {
            counts[level] = None;
        }
        let start = first.unwrap_or(own.start);
        counts[level] = Some(counts[level].map_or(start, |count| count.saturating_add(1)));
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let after = definition(at).and_then(|level| level.restart).map_or(at, |after| after as usize);
            if level < after {
                *count = None;
            }
        }
        if own.form == "bullet" {
            return Some(Sign::Bullet);
        }
        self.is_plain |= !is_known(&own.form) && own.pattern.contains('%');
        let number = |at: usize| {
            let level = definition(at)?;
            let form = if own.legal { "decimal" } else { &level.form };
            Some(numeral(form, counts[at].unwrap_or(level.start)))
        };
        let text = fill(&own.pattern, number);
        let text = text.trim();
        (!text.is_empty() && text.chars().count() <= LONGEST).then(|| Sign::Number(text.to_owned()))
    }
}

/// Returns a list by its id, or the one that it stands for.
fn find<'l>(lists: &'l HashMap<String, List>, id: &str) -> Option<(&'l str, &'l List)> {
    let (key, list) = lists.get_key_value(id)?;
    let Some(style) = &list.style_link else { return Some((key, list)) };
    let named = lists.iter().filter(|(_, list)| list.own_style.as_ref() == Some(style));
    let (key, list) = named.min_by_key(|(key, _)| *key).unwrap_or((key, list));
    Some((key, list))
}

/// Puts numbers in for `%1` to `%9`.
fn fill(pattern: &str, number: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let place = chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        match place {
            Some(digit) => {
                chars.next();
                out += &number(digit as usize - 1).unwrap_or_default();
            }
            None => out.push(c),
        }
    }
    out
}

fn level(element: &Element) -> Option<(usize, Level)> {
    if !element.is("w:lvl") {
        return None;
    }
    let at = element.get("ilvl")?.trim().parse().ok().filter(|at| *at < LEVELS)?;
    // Forms beyond those of the standard stand in a choice, beside one for older programs.
    let form = element.val("w:numFmt").or_else(|| {
        let choice = element.child("mc:AlternateContent")?;
        choice.at(&["mc:Fallback"])?.val("w:numFmt")
    });
    let zeros = element.at(&["mc:AlternateContent", "mc:Choice", "w:numFmt"]).and_then(|form| form.get("format"));
    let level = Level {
        start: element.number("w:start").unwrap_or(0),
        form: zeros.and_then(padded).unwrap_or_else(|| form.unwrap_or("decimal").to_owned()),
        pattern: element.val("w:lvlText").unwrap_or_default().to_owned(),
        restart: element.number("w:lvlRestart"),
        legal: element.toggle("w:isLgl").unwrap_or(false),
        style: element.val("w:pStyle").map(str::to_owned),
    };
    Some((at, level))
}

fn list_use(element: &Element) -> Use {
    let mut used = Use { list: element.val("w:abstractNumId").unwrap_or_default().to_owned(), ..Use::default() };
    for change in element.children().filter(|child| child.is("w:lvlOverride")) {
        let Some(at) = change.get("ilvl").and_then(|at| at.trim().parse().ok()) else { continue };
        used.levels.extend(change.children().filter_map(level));
        used.starts.extend(change.number("w:startOverride").map(|start| (at, start)));
    }
    used
}
