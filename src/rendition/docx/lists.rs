//! Lists: what Word counts, and so that it shows exactly what was written (ECMA-376 1, 17.9).

use std::collections::{BTreeMap, BTreeSet};

use super::measures::Grid;
use super::props::{Face, Place};
use super::signs::{Form, Sign};
use super::xml::{El, W, el, val};

/// Signs that text hangs beside, and signs that a paragraph begins with, by their numbers in `numbering.xml`.
pub(super) const HANGING: usize = 1;
pub(super) const RUNNING: usize = 2;
/// The list without any sign, which takes a paragraph out of that of its style.
///
/// List 0 would do so too, but programs take the indent away with it, and inspectors look for its definition.
pub(super) const NONE: usize = 3;
/// The list of the headings, to which their styles belong.
pub(super) const OUTLINE: usize = 4;
/// Levels of a list.
const LEVELS: usize = 9;
/// Most kinds of lists and most lists of a document; numbers beyond stay typed.
const MOST_KINDS: usize = 200;
const MOST: usize = 10_000;
/// How many of the last lists of a kind are tried before a new one begins.
const TRIED: usize = 8;

/// The numbers of headings, GB/T 9704-2012 7.3.3: what stands before, the form, what stands behind.
const HEADINGS: [(&str, Form, &str); 4] =
    [("", Form::Chinese, "、"), ("（", Form::Chinese, "）"), ("", Form::Decimal, "."), ("（", Form::Decimal, "）")];

/// What the numbers of a list look like.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Those of the headings, by their level.
    Outline,
    /// The same on all levels; text hangs beside them or runs on below them.
    Plain { before: String, form: Form, after: String, hanging: bool },
}

/// A list as used.
#[derive(Debug)]
struct List {
    /// Its kind, by its index.
    kind: usize,
    /// The level at which it begins with a number of its own, and that number.
    start: Option<(usize, u32)>,
    /// How far it has been counted by itself, as some programs do.
    counts: Counts,
}

type Counts = [Option<u32>; LEVELS];

/// The lists of a document.
///
/// Word counts lists of one kind together, others count each by itself. A paragraph is put into a list
/// only where both come to what was written; else a list begins with that number.
#[derive(Debug)]
pub(super) struct Lists {
    kinds: Vec<Kind>,
    lists: BTreeMap<usize, List>,
    /// How far lists of one kind have been counted together.
    shared: BTreeMap<usize, Counts>,
    /// The lists whose own start has been used.
    started: BTreeSet<usize>,
    /// The lists of each kind that the present text has, the last used first.
    open: BTreeMap<usize, Vec<usize>>,
}

impl Default for Lists {
    fn default() -> Self {
        let outline = List { kind: 0, start: None, counts: Counts::default() };
        Self {
            kinds: vec![Kind::Outline],
            lists: BTreeMap::from([(OUTLINE, outline)]),
            shared: BTreeMap::new(),
            started: BTreeSet::new(),
            open: BTreeMap::from([(0, vec![OUTLINE])]),
        }
    }
}

impl Lists {
    /// Begins a text, whose lists go on with none of those before.
    pub(super) fn begin(&mut self) {
        // Until the headings have been counted, the list of their styles is free.
        let unused = !self.shared.contains_key(&0);
        self.open = if unused { BTreeMap::from([(0, vec![OUTLINE])]) } else { BTreeMap::new() };
    }

    /// Returns the place of a heading by its look from 0; `None` if its number must stay typed.
    pub(super) fn heading(&mut self, sign: &Sign, look: usize) -> Option<Place> {
        let standard = HEADINGS.get(look)?;
        if (sign.before.as_str(), sign.form, sign.after.as_str()) == *standard {
            return self.place(Kind::Outline, look, sign.value);
        }
        self.item(sign, look, false)
    }

    /// Returns the place of an item of a list by its depth from 0; `None` if its number must stay typed.
    pub(super) fn item(&mut self, sign: &Sign, depth: usize, hanging: bool) -> Option<Place> {
        let Sign { before, form, after, .. } = sign.clone();
        self.place(Kind::Plain { before, form, after, hanging }, depth, sign.value)
    }

    fn place(&mut self, kind: Kind, level: usize, value: u32) -> Option<Place> {
        if level >= LEVELS {
            return None;
        }
        let kind = match self.kinds.iter().position(|known| *known == kind) {
            Some(known) => known,
            None if self.kinds.len() < MOST_KINDS => {
                self.kinds.push(kind);
                self.kinds.len() - 1
            }
            None => return None,
        };
        let mut open = self.open.get(&kind).into_iter().flatten().copied();
        let known = open.find(|list| self.next(*list, level) == Some(value));
        let list = known.or_else(|| self.begun(kind, level, value))?;
        self.count(list, level, value);
        // The list that was used last is tried first.
        let open = self.open.entry(kind).or_default();
        open.retain(|other| *other != list);
        open.insert(0, list);
        open.truncate(TRIED);
        Some(Place { list, level })
    }

    /// Begins a list with a number.
    fn begun(&mut self, kind: usize, level: usize, value: u32) -> Option<usize> {
        if self.lists.len() >= MOST {
            return None;
        }
        let list = OUTLINE + self.lists.len();
        self.lists.insert(list, List { kind, start: Some((level, value)), counts: Counts::default() });
        Some(list)
    }

    /// Returns the number that a list would show next at a level; `None` if programs differ.
    fn next(&self, number: usize, level: usize) -> Option<u32> {
        let list = self.lists.get(&number)?;
        let start = list.start.filter(|(at, _)| *at == level).map(|(_, start)| start);
        let fresh = start.is_some() && !self.started.contains(&number);
        let shared = self.shared.get(&list.kind).and_then(|counts| counts[level]).filter(|_| !fresh);
        // Where a level begins anew, some begin with the number of the list and some with 1.
        if !fresh && start.is_some_and(|start| start != 1) && (shared.is_none() || list.counts[level].is_none()) {
            return None;
        }
        let after = |count: Option<u32>| count.map_or(start.unwrap_or(1), |count| count + 1);
        (after(shared) == after(list.counts[level])).then(|| after(shared))
    }

    fn count(&mut self, number: usize, level: usize, value: u32) {
        let Some(list) = self.lists.get_mut(&number) else { return };
        for counts in [&mut list.counts, self.shared.entry(list.kind).or_default()] {
            counts[level] = Some(value);
            counts[level + 1..].fill(None);
        }
        if list.start.is_some_and(|(at, _)| at == level) {
            self.started.insert(number);
        }
    }

    /// Returns `word/numbering.xml`.
    pub(super) fn element(&self, grid: &Grid, body: f64) -> El {
        let bullets = [(HANGING, true), (RUNNING, false)].map(|(id, hanging)| bullets(id, hanging, grid, body));
        let kinds = self.kinds.iter().enumerate().map(|(n, kind)| kind.element(OUTLINE + n, grid));
        let plain = |id: usize| el("w:num").attr("w:numId", id).with(val("w:abstractNumId", id));
        let list = |(id, list): (&usize, &List)| {
            let start = list
                .start
                .map(|(level, start)| el("w:lvlOverride").attr("w:ilvl", level).with(val("w:startOverride", start)));
            el("w:num").attr("w:numId", id).with(val("w:abstractNumId", OUTLINE + list.kind)).with_all(start)
        };
        el("w:numbering")
            .attr("xmlns:w", W)
            .with_all(bullets)
            .with(unsigned(grid))
            .with_all(kinds)
            .with_all([HANGING, RUNNING, NONE].map(plain))
            .with_all(self.lists.iter().map(list))
    }
}

impl Kind {
    fn element(&self, id: usize, grid: &Grid) -> El {
        let level = |at: usize| match self {
            Self::Outline => {
                let (before, form, after) = HEADINGS[at];
                let style = Some(format!("Heading{}", at + 3));
                numbers(at, form, &format!("{before}%{}{after}", at + 1), style, indent(false, grid))
            }
            Self::Plain { before, form, after, hanging } => {
                numbers(at, *form, &format!("{before}%{}{after}", at + 1), None, indent(*hanging, grid))
            }
        };
        let levels = if *self == Self::Outline { HEADINGS.len() } else { LEVELS };
        abstract_list(id, "multilevel", (0..levels).map(level))
    }
}

/// Returns a level with numbers.
fn numbers(at: usize, form: Form, text: &str, style: Option<String>, (suffix, props): (&str, El)) -> El {
    let fonts = el("w:rPr").with(el("w:rFonts").attr("w:hint", "eastAsia"));
    el("w:lvl")
        .attr("w:ilvl", at)
        .with(val("w:start", 1))
        .with(val("w:numFmt", form.name()))
        .with_all(style.map(|style| val("w:pStyle", style)))
        .with(val("w:suff", suffix))
        .with(val("w:lvlText", text))
        .with(val("w:lvlJc", "left"))
        .with(props)
        .with(fonts)
}

/// Returns the list of bullets that text hangs beside, or that a paragraph begins with.
fn bullets(id: usize, hanging: bool, grid: &Grid, body: f64) -> El {
    let look = el("w:rPr")
        .with(Face::Song.all())
        .with(val("w:position", (0.35 * body * 2.0).round() as i64))
        .with(val("w:sz", (0.5 * body * 2.0).round() as i64));
    let (suffix, props) = indent(hanging, grid);
    let level = el("w:lvl")
        .attr("w:ilvl", 0)
        .with(val("w:start", 1))
        .with(val("w:numFmt", "bullet"))
        .with(val("w:suff", suffix))
        .with(val("w:lvlText", "●"))
        .with(val("w:lvlJc", "left"))
        .with(props)
        .with(look);
    abstract_list(id, "singleLevel", [level])
}

/// Returns the list without any sign.
fn unsigned(grid: &Grid) -> El {
    let (suffix, props) = indent(false, grid);
    let level = el("w:lvl")
        .attr("w:ilvl", 0)
        .with(val("w:start", 1))
        .with(val("w:numFmt", "none"))
        .with(val("w:suff", suffix))
        .with(val("w:lvlText", ""))
        .with(val("w:lvlJc", "left"))
        .with(props);
    abstract_list(NONE, "singleLevel", [level])
}

fn abstract_list(id: usize, kind: &str, levels: impl IntoIterator<Item = El>) -> El {
    el("w:abstractNum").attr("w:abstractNumId", id).with(val("w:multiLevelType", kind)).with_all(levels)
}

/// Returns what stands behind a sign, and how its paragraph is indented.
fn indent(hanging: bool, grid: &Grid) -> (&'static str, El) {
    let ind = el("w:ind");
    if hanging {
        ("tab", el("w:pPr").with(ind.attr("w:left", 2 * grid.cell).attr("w:hanging", 5 * grid.cell / 4)))
    } else {
        ("nothing", el("w:pPr").with(ind.attr("w:left", 0).attr("w:firstLine", 2 * grid.cell)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(numbers: &[(&str, usize)]) -> Vec<(usize, usize)> {
        let mut lists = Lists::default();
        let place = |(number, look): &(&str, usize)| {
            let place = lists.heading(&Sign::of(number).unwrap(), *look).unwrap();
            (place.list, place.level)
        };
        numbers.iter().map(place).collect()
    }

    #[test]
    fn headings_that_count_on_need_one_list() {
        let numbers = [("一、", 0), ("（一）", 1), ("（二）", 1), ("1.", 2), ("（1）", 3), ("二、", 0), ("（一）", 1)];
        assert!(places(&numbers).iter().all(|(list, _)| *list == OUTLINE));
    }

    #[test]
    fn what_does_not_count_on_begins_a_list() {
        let numbers =
            [("三、", 0), ("四、", 0), ("（一）", 1), ("（五）", 1), ("（六）", 1), ("五、", 0), ("（一）", 1)];
        let lists: Vec<usize> = places(&numbers).into_iter().map(|(list, _)| list).collect();
        assert_eq!(lists, [5, 5, 5, 6, 6, 5, 5]);
    }

    #[test]
    fn another_text_counts_anew() {
        let mut lists = Lists::default();
        let sign = Sign::of("一、").unwrap();
        let first = lists.heading(&sign, 0).unwrap();
        lists.begin();
        let second = lists.heading(&sign, 0).unwrap();
        assert_eq!((first.list, second.list), (OUTLINE, OUTLINE + 1));
    }
}
