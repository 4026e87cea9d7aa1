//! Finds where two contents differ.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::clauses::{Clause, Thing, clauses, head};
use super::sides::{alone, common, cut, shown, sides};
use super::{grid, light};
use crate::content::{Content, Table, says_the_same, solid};
use crate::messages::{CompareFault, Compared, Side, Stand};

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
    // Runs of changed clauses, of which one is a difference unless it is all about ends of paragraphs.
    let mut changed = [0..0, 0..0];
    for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        let (tag, one, other) = op.as_tag_tuple();
        if tag != DiffTag::Equal {
            changed = [changed[0].start..one.end, changed[1].start..other.end];
            continue;
        }
        comparer.changed([0, 1].map(|n| (&all[n][..], changed[n].clone())));
        changed = [one.end..one.end, other.end..other.end];
        for (at, to) in one.zip(other) {
            comparer.pair(&all[0][at], &all[1][to]);
        }
    }
    comparer.changed([0, 1].map(|n| (&all[n][..], changed[n].clone())));
    comparer.verdict
}

/// Clauses, and which of them differ.
type Run<'r, 'c> = (&'r [Clause<'c>], std::ops::Range<usize>);

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
