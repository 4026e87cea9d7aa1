//! Finds where two contents differ.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::clauses::{Clause, Thing, clauses, head};
use super::sides::{alone, common, cut, shown, sides};
use super::{grid, light};
use crate::content::{Content, Table, says_the_same, solid};
use crate::messages::{CompareFault, Compared, Side, Stand};

/// Most differences in a row that may be one text with its paragraphs ended elsewhere.
const TURNS: usize = 8;

/// What came of comparing two contents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// The differences, in the order of the first.
    pub faults: Vec<CompareFault>,
    /// How much was compared.
    pub counts: Compared,
}

/// Compares two contents; `names` are what their documents are called.
///
/// Texts must be equal but for white without a character (see
/// [`says_the_same`]); where paragraphs begin and end does not matter. Tables
/// and figures must stand at the same place in the text.
pub fn compare(contents: [&Content; 2], names: [&str; 2]) -> Verdict {
    let all = contents.map(clauses);
    let keys = [0, 1].map(|n| all[n].iter().map(|clause| clause.key.as_str()).collect::<Vec<_>>());
    let paged = contents.map(|content| content.paged);
    let mut comparer = Comparer { names, paged, verdict: Verdict::default() };
    let steps = steps(&keys);
    let mut at = 0;
    while let Some(Step { is_equal, ranges }) = steps.get(at) {
        let [one, other] = ranges.clone();
        at += 1;
        if *is_equal {
            for (at, to) in one.zip(other) {
                comparer.pair(&all[0][at], &all[1][to]);
            }
        } else if let Some((more, characters)) = same_text(&steps[at - 1..], [&all[0], &all[1]]) {
            comparer.verdict.counts.characters += characters;
            at += more;
        } else {
            comparer.changed([(&all[0][..], one), (&all[1][..], other)]);
        }
    }
    comparer.verdict
}

/// Clauses of both contents that are equal, or that are not: those between two that are.
struct Step {
    is_equal: bool,
    ranges: [Range<usize>; 2],
}

/// Returns where clauses are equal and where they are not, by turns.
fn steps(keys: &[Vec<&str>; 2]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        let (tag, one, other) = op.as_tag_tuple();
        let is_equal = tag == DiffTag::Equal;
        match steps.last_mut().filter(|last| last.is_equal == is_equal) {
            Some(last) => last.ranges = [last.ranges[0].start..one.end, last.ranges[1].start..other.end],
            None => steps.push(Step { is_equal, ranges: [one, other] }),
        }
    }
    steps
}

/// Returns how many more steps than the first make up a text that both contents have, and its length in characters.
///
/// A clause may have been taken for one of the same words further on, so that
/// what is equal as a whole seems to differ before and behind it.
fn same_text(steps: &[Step], all: [&[Clause]; 2]) -> Option<(usize, usize)> {
    (0..steps.len()).step_by(2).take(TURNS).find_map(|more| {
        let parts = [0, 1].map(|n| &all[n][steps[0].ranges[n].start..steps[more].ranges[n].end]);
        let is_text = parts.iter().all(|part| part.iter().all(|clause| clause.thing.is_none()));
        let texts = parts.map(|part| part.iter().map(|clause| clause.text.as_str()).collect::<String>());
        let is_same = is_text && says_the_same(&texts[0], &texts[1]);
        is_same.then(|| (more, solid(&texts[0]).chars().count()))
    })
}

/// Clauses, and which of them differ.
type Run<'r, 'c> = (&'r [Clause<'c>], Range<usize>);

struct Comparer<'n> {
    names: [&'n str; 2],
    /// Which of the documents are PDFs.
    paged: [bool; 2],
    verdict: Verdict,
}

impl Comparer<'_> {
    /// Compares two clauses or things that stand at the same place.
    fn pair(&mut self, one: &Clause, other: &Clause) {
        match (one.thing, other.thing) {
            (Some(Thing::Table(one)), Some(Thing::Table(other))) => self.pair_of_tables(one, other),
            (Some(Thing::Figure(one)), Some(Thing::Figure(other))) => {
                self.verdict.counts.figures += 1;
                if !says_the_same(&one.text, &other.text) {
                    let sides = self.around([&one.text, &other.text], [one.stand, other.stand]);
                    self.verdict.faults.push(CompareFault::Figure { sides });
                }
            }
            _ => {
                self.verdict.counts.characters += one.key.chars().count();
                if !says_the_same(&one.text, &other.text) {
                    let sides = self.around([&one.text, &other.text], [one.stand, other.stand]);
                    self.verdict.faults.push(CompareFault::Text { sides });
                }
            }
        }
    }

    fn pair_of_tables(&mut self, one: &Table, other: &Table) {
        self.verdict.counts.tables += 1;
        let (faults, places) = grid::compare([one, other], self.names);
        self.verdict.counts.values += places;
        self.verdict.faults.extend(faults);
    }

    /// Compares what stands between two places that are equal.
    fn changed(&mut self, runs: [Run; 2]) {
        if runs.iter().all(|(_, range)| range.is_empty()) {
            return;
        }
        let parts = runs.each_ref().map(|(all, range)| &all[range.clone()]);
        if self.light(parts) {
            return;
        }
        self.things(parts, |thing| matches!(thing, Thing::Table(_)));
        self.things(parts, |thing| matches!(thing, Thing::Figure(_)));
        let texts = parts.map(|part| part.iter().map(|clause| clause.text.as_str()).collect::<String>());
        if says_the_same(&texts[0], &texts[1]) {
            self.verdict.counts.characters += solid(&texts[0]).chars().count();
            return;
        }
        let [start, _] = common([&texts[0], &texts[1]]);
        let stands = [0, 1].map(|n| stand_of(&runs[n], start));
        let mut sides = self.around([&texts[0], &texts[1]], [Stand::Page(1); 2]);
        for (side, stand) in sides.iter_mut().zip(stands) {
            side.stand = stand;
        }
        self.verdict.faults.push(CompareFault::Text { sides });
    }

    /// Compares the tables or the figures of two runs: one by one if there are as many.
    fn things(&mut self, parts: [&[Clause]; 2], wanted: impl Fn(Thing) -> bool) {
        let is_wanted = |clause: &&Clause| clause.thing.is_some_and(&wanted);
        let [one, other] = parts.map(|part| part.iter().filter(is_wanted).collect::<Vec<_>>());
        if one.len() == other.len() {
            one.iter().zip(other).for_each(|(one, other)| self.pair(one, other));
            return;
        }
        for (n, part) in [one, other].into_iter().enumerate() {
            part.into_iter().for_each(|clause| self.alone(n, clause));
        }
    }

    /// Compares tables with the words of a PDF that has no cells for them; returns whether that was possible.
    fn light(&mut self, parts: [&[Clause]; 2]) -> bool {
        let has_thing = |part: &[Clause]| part.iter().any(|clause| clause.thing.is_some());
        let side = match parts.map(has_thing) {
            [false, true] if self.paged[0] => 1,
            [true, false] if self.paged[1] => 0,
            _ => return false,
        };
        let tables: Vec<&Table> = parts[side].iter().filter_map(Clause::table).collect();
        let is_thing = |clause: &Clause| clause.thing.is_some();
        let (Some(first), Some(last)) = (parts[side].iter().position(is_thing), parts[side].iter().rposition(is_thing))
        else {
            return false;
        };
        if last + 1 - first != tables.len() {
            return false;
        }
        let text = |part: &[Clause]| part.iter().map(|clause| clause.text.as_str()).collect::<String>();
        let around = [text(&parts[side][..first]), text(&parts[side][last + 1..])];
        let count = tables.len();
        let other = light::Other { around, tables, side };
        let Some((faults, values)) = light::compare(parts[1 - side], &other, self.names) else { return false };
        self.verdict.counts.tables += count;
        self.verdict.counts.light += count;
        self.verdict.counts.values += values;
        self.verdict.faults.extend(faults);
        true
    }

    /// Notes a table or figure that only one of the contents has.
    fn alone(&mut self, side: usize, clause: &Clause) {
        let sides = |text: &str| {
            let text = cut(&text.chars().collect::<Vec<_>>(), 0, usize::MAX);
            alone(self.names, side, &text, Some(clause.stand))
        };
        self.verdict.faults.extend(clause.thing.map(|thing| match thing {
            Thing::Table(table) => CompareFault::Table { sides: sides(&head(table)) },
            Thing::Figure(figure) => CompareFault::FigureAbsent { sides: sides(&figure.text) },
        }));
    }

    fn around(&self, texts: [&str; 2], stands: [Stand; 2]) -> [Side; 2] {
        sides(self.names, texts, stands)
    }
}

/// Returns where the character of a number stands in the text of a run; where the text before it does if there is none.
fn stand_of((all, range): &Run, number: usize) -> Option<Stand> {
    let mut left = number;
    for clause in &all[range.clone()] {
        let length = shown(&clause.text).len();
        if left < length {
            return Some(clause.stand);
        }
        left -= length;
    }
    let last = all[..range.end].iter().rev().find(|clause| clause.thing.is_none());
    last.or_else(|| all.first()).map(|clause| clause.stand)
}
