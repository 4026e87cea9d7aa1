//! Sets an issue to a number of pages, within what its setting may give way.

use std::collections::BTreeMap;

use super::laid_out::{Fitted, LaidOut};
use crate::check::facts::{Line, Of, PageFacts};
use crate::diag::{Diagnostic, Severity};
use crate::document::Makeup;
use crate::hanzi::is_ideograph;
use crate::messages::ExcessFault;
use crate::model::{Fit, Goal};
use crate::source::Place;

/// Most short last lines that are named.
const MOST_SHORT: usize = 8;
/// Widest last line that is short, in characters.
const SHORT: f64 = 3.2;

/// Sets an issue anew until it has the number of pages that is wanted; returns it as laid out at last.
///
/// `set` sets it once, and returns nothing if that was not possible; `said` is what was said of the plain setting,
/// and then of the one that is taken. What cannot be is told, and the issue then stays as it was.
pub(super) fn fitted(
    plain: LaidOut,
    fit: &Fit,
    said: &mut Vec<Diagnostic>,
    set: impl FnMut(&Makeup, &mut Vec<Diagnostic>) -> Option<LaidOut>,
) -> LaidOut {
    let pages = plain.count();
    let mut search = Search { set, free: fit.lines_free, known: BTreeMap::new() };
    let taken = match fit.goal {
        Goal::Pages(wanted) => search.reach(pages, wanted),
        Goal::Even => search.multiple(pages, 2),
        Goal::Sheet => search.multiple(pages, 4),
        Goal::Shortest => search.shortest(pages),
    };
    if let Some(Tried { makeup, mut laid_out, said: own }) = taken {
        *said = own;
        laid_out.fitted = Some(Fitted { plain: pages, pages: laid_out.count(), makeup });
        return laid_out;
    }
    if let Some(wanted) = fit.goal.wanted(pages) {
        search.refuse(&plain, wanted, &fit.place, said);
    }
    plain
}

/// What came of a level.
struct Tried {
    makeup: Makeup,
    laid_out: LaidOut,
    /// What was said of it.
    said: Vec<Diagnostic>,
}

struct Search<F> {
    set: F,
    /// Whether the number of lines on a page may change.
    free: bool,
    /// The levels that were tried, with their pages: those below 0 are looser, those above tighter.
    known: BTreeMap<i32, (usize, Option<Tried>)>,
}

impl<F: FnMut(&Makeup, &mut Vec<Diagnostic>) -> Option<LaidOut>> Search<F> {
    /// Returns the levels that may be tried in a direction, the slightest first.
    fn levels(&self, tighter: bool) -> Vec<i32> {
        let all: &[Makeup] = if tighter { &Makeup::TIGHTER } else { &Makeup::LOOSER };
        let free = |makeup: &&Makeup| self.free || makeup.lines == 0;
        let count = all.iter().filter(free).count() as i32;
        (1..=count).map(|level| if tighter { level } else { -level }).collect()
    }

    fn makeup(level: i32) -> Makeup {
        let index = level.unsigned_abs() as usize - 1;
        if level > 0 { Makeup::TIGHTER[index] } else { Makeup::LOOSER[index] }
    }

    /// Returns how many pages a level takes.
    fn pages(&mut self, level: i32) -> usize {
        let Self { set, known, .. } = self;
        let entry = known.entry(level).or_insert_with(|| {
            let (makeup, mut said) = (Self::makeup(level), Vec::new());
            let laid_out = set(&makeup, &mut said);
            let count = laid_out.as_ref().map_or(usize::MAX, LaidOut::count);
            (count, laid_out.map(|laid_out| Tried { makeup, laid_out, said }))
        });
        entry.0
    }

    /// Finds the slightest level with the number of pages that is wanted.
    fn reach(&mut self, pages: usize, wanted: usize) -> Option<Tried> {
        if wanted == pages {
            return None;
        }
        let tighter = wanted < pages;
        let levels = self.levels(tighter);
        let enough = |count: usize| if tighter { count <= wanted } else { count >= wanted && count < usize::MAX };
        let at = levels.partition_point(|level| !enough(self.pages(*level)));
        let level = *levels.get(at)?;
        if self.pages(level) != wanted {
            return None;
        }
        self.known.get_mut(&level)?.1.take()
    }

    /// Reaches the next multiple of a number, the lower one if that can be.
    fn multiple(&mut self, pages: usize, of: usize) -> Option<Tried> {
        if pages.is_multiple_of(of) {
            return None;
        }
        let above = pages.next_multiple_of(of);
        let below = (above - of > 0).then(|| self.reach(pages, above - of)).flatten();
        below.or_else(|| self.reach(pages, above))
    }

    /// Finds the slightest level with the fewest pages.
    fn shortest(&mut self, pages: usize) -> Option<Tried> {
        let least = self.pages(*self.levels(true).last()?);
        if least < pages { self.reach(pages, least) } else { None }
    }

    /// Says that a number of pages cannot be reached, and what would help.
    fn refuse(&mut self, plain: &LaidOut, wanted: usize, place: &Place, found: &mut Vec<Diagnostic>) {
        let pages = plain.count();
        let tighter = wanted < pages;
        let furthest = self.levels(tighter).last().map_or(pages, |level| self.pages(*level));
        let bound = if furthest == usize::MAX { pages } else { furthest };
        let facts = plain.facts();
        let fault = match tighter {
            true => ExcessFault::TooManyToFit { wanted, pages, least: bound, lines: lines_beyond(&facts, wanted) },
            false => ExcessFault::TooFewToFit { wanted, pages, most: bound },
        };
        found.push(Diagnostic::new(fault.into(), Severity::Warning, Some(place.clone())));
        if tighter {
            found.extend(short_lines(&facts).take(MOST_SHORT));
        }
    }
}

/// Returns how many lines stand on the pages beyond a number of them.
fn lines_beyond(facts: &[PageFacts], wanted: usize) -> usize {
    let lines = |page: &PageFacts| (page.filled() * page.area.height() / page.pitch).round() as usize;
    facts.iter().skip(wanted).map(lines).sum()
}

/// Tells the paragraphs whose last line has so few characters that a line is saved without them.
fn short_lines(facts: &[PageFacts]) -> impl Iterator<Item = Diagnostic> {
    let text = |line: &Line| line.shown.first().map(|shown| shown.text.clone());
    let mut before = None;
    facts.iter().flat_map(|page| page.lines.iter().map(move |line| (page, line))).filter_map(move |(page, line)| {
        // Only what has a line above it has a last line.
        let follows = std::mem::replace(&mut before, text(line)).is_some_and(|before| Some(before) == text(line));
        let first = (line.left - page.area.left).abs() < 1.0;
        let short = line.right - line.left < SHORT * page.cell;
        let body = (line.size - page.body).abs() < 0.5 && line.of == Of::Text;
        let characters = line.text.chars().filter(|c| is_ideograph(*c) || c.is_alphanumeric()).count();
        let shown = line.shown.first().filter(|_| follows && first && short && body && characters > 0)?;
        let place = Place::new(shown.text.file, shown.text.range.clone());
        let fault = ExcessFault::ShortLine { text: line.text.trim().to_owned(), characters };
        Some(Diagnostic::new(fault.into(), Severity::Info, Some(place)))
    })
}
