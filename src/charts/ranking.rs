//! The chart of a ranking: index above, rank below, one axis of months.
//!
//! Two panels are read without a thought where two axes in one would have to
//! be told apart first, and their words never get in each other's way.

use std::collections::BTreeMap;

use super::axis::{self, GAP};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::line::{self, Figures, Line, Plot};
use super::plan::{Chart, RuleRole, Side, Value, WordsRole};
use super::scale::{Extent, Tick, ticks};
use crate::fonts::Measure;
use crate::model::{Area, Month};

/// Height of a panel's name, in type sizes.
const HEAD: f64 = 1.3;
/// Places have room for their figures from so much of the width of the widest on, since lines go up and down.
const ROOMY: f64 = 0.8;
/// Lines of fewer type sizes in height are flat.
const FLAT: f64 = 3.2;

/// A ranking to be drawn; lengths in pt.
#[derive(Debug, Clone)]
pub struct RankingInput {
    /// Months with index and rank, in any order; of a month that comes twice the first counts.
    pub rows: Vec<(Month, Option<Value>, Option<Value>)>,
    /// The names of the two.
    pub names: [String; 2],
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Type size.
    pub size: f64,
}

/// Draws a ranking; `None` if it has fewer than two months, which make no line.
pub fn ranking(input: &RankingInput, measure: &Measure) -> Option<Chart> {
    let mut months = BTreeMap::new();
    for (month, index, rank) in &input.rows {
        months.entry(*month).or_insert((index, rank));
    }
    if months.len() < 2 {
        return None;
    }
    let slots = Slots::new(months.keys().copied().collect());
    let mut canvas = Canvas::new(measure, input.size);
    let size = canvas.size;
    let lines = [0, 1].map(|look| {
        let points = months.iter().filter_map(|(month, (index, rank))| {
            let value = if look == 0 { index } else { rank };
            Some((slots.of(*month), value.as_ref()?))
        });
        Line { look, points: points.collect() }
    });
    let plot = |look: usize, panel: &Area, left: f64| {
        let values = lines[look].points.iter().map(|(_, value)| value.number);
        Plot {
            area: Area::new(panel.left + left, panel.top + HEAD * size, panel.right, panel.bottom),
            inset: size,
            room: (size + 4.5).min(panel.height() / 3.0),
            slots: slots.count,
            extent: Extent::of(values, false),
            invert: look == 1,
            grounded: false,
        }
    };
    let marks = |look: usize, panel: &Area| {
        let draft = plot(look, panel, 0.0);
        ticks(&draft.extent, draft.beyond(), draft.most_ticks(size).min(4), look == 1, "")
    };
    let words = |marks: &[Tick]| canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
    let widest = canvas.widest(lines.iter().flat_map(|line| &line.points).map(|(_, value)| value.shown.as_str()));
    let beside = panels(input, true);
    // Panels so low that their lines are flat stand beside each other, where the figures have room.
    let roomy = |look: usize| {
        let panel = &beside[look];
        plot(look, panel, words(&marks(look, panel))).slot() >= ROOMY * widest
    };
    let below = panels(input, false);
    let side = plot(0, &below[0], 0.0).high() < FLAT * size && roomy(0) && roomy(1);
    let panels = if side { beside } else { below };
    let marks = [0, 1].map(|look| marks(look, &panels[look]));
    let mut lefts = [0, 1].map(|look: usize| words(&marks[look]));
    if !side {
        lefts = [lefts[0].max(lefts[1]); 2];
    }
    let plots = [0, 1].map(|look| plot(look, &panels[look], lefts[look]));
    for (look, (plot, panel)) in plots.iter().zip(&panels).enumerate() {
        let names = [(look, input.names[look].as_str())];
        header(&mut canvas, [plot.area.left, panel.top], input.width, &names, Sample::Line, None);
        axis::levels(&mut canvas, &plot.area, &marks[look], true, |value| plot.y(value));
        line::draw(&mut canvas, plot, &lines[look..=look], Figures::All, &[]);
        if look == 1 || side {
            canvas.rule(RuleRole::Axis, [plot.area.left, plot.area.bottom], [plot.area.right, plot.area.bottom]);
            slots.draw(&mut canvas, plot, (panel.left, panel.right));
        }
    }
    Some(canvas.finish(input.width, input.height))
}

/// Returns the panels, their names included: below each other, or beside each other, where each has its months.
fn panels(input: &RankingInput, beside: bool) -> [Area; 2] {
    let size = input.size;
    let foot = input.height - GAP - 2.2 * size;
    if beside {
        let between = 1.5 * size;
        let wide = (input.width - between) / 2.0;
        return [0.0, wide + between].map(|left| Area::new(left, 0.0, left + wide, foot));
    }
    let between = 0.5 * size;
    let high = (foot - between) / 2.0;
    [0.0, high + between].map(|top| Area::new(0.0, top, input.width, top + high))
}

/// The places of months along an axis.
struct Slots {
    months: Vec<Month>,
    /// Months between two places.
    step: usize,
    count: usize,
    /// Whether the axis is true to time; if not, months stand side by side.
    true_to_time: bool,
}

impl Slots {
    /// Takes months in order.
    fn new(months: Vec<Month>) -> Self {
        let number = |month: &Month| usize::from(month.year) * 12 + usize::from(month.month);
        let gaps = months.windows(2).map(|pair| number(&pair[1]) - number(&pair[0]));
        let step = gaps.fold(0, divisor).max(1);
        let span = months.last().map_or(0, number) - months.first().map_or(0, number);
        let count = span / step + 1;
        // A few months of years long ago would leave the rest no room.
        let true_to_time = count <= 3 * months.len();
        Self { count: if true_to_time { count } else { 2 * months.len() - 1 }, months, step, true_to_time }
    }

    fn of(&self, month: Month) -> usize {
        let at = self.months.iter().position(|other| *other == month).unwrap_or(0);
        let number = |month: Month| usize::from(month.year) * 12 + usize::from(month.month);
        match self.months.first() {
            Some(first) if self.true_to_time => (number(month) - number(*first)) / self.step,
            // Places between them stay empty, so that no line joins what is years apart.
            _ => 2 * at,
        }
    }

    /// Writes months below an axis, and each year below its first month.
    fn draw(&self, canvas: &mut Canvas, plot: &Plot, (left, right): (f64, f64)) {
        let size = canvas.size;
        let widest = canvas.width("12月");
        let between = if self.true_to_time { plot.slot() } else { 2.0 * plot.slot() };
        let every = (1..=12).find(|step| widest + 0.3 * size <= between * *step as f64).unwrap_or(12);
        let last = self.months.len() - 1;
        let mut free = f64::MIN;
        let mut year_free = f64::MIN;
        let mut year = None;
        let centred = |canvas: &Canvas, x: f64, text: &str| {
            let width = canvas.width(text);
            let from = (x - width / 2.0).min(right - width).max(left);
            (from, from + width)
        };
        let end = centred(canvas, plot.x(self.of(self.months[last])), &format!("{}月", self.months[last].month));
        for (i, month) in self.months.iter().enumerate() {
            let x = plot.x(self.of(*month));
            let text = format!("{}月", month.month);
            let (from, to) = centred(canvas, x, &text);
            // Evenly thinned, or where months are missing as many as have room.
            let even = self.months.len() < self.count || self.of(*month).is_multiple_of(every);
            let due = i == last || (even && to + 0.3 * size <= end.0);
            if !due || from < free {
                continue;
            }
            free = to + 0.2 * size;
            let top = plot.area.bottom + GAP;
            canvas.words(WordsRole::Label, &Area::new(from, top, to, top + size), Side::Center, &text);
            if year != Some(month.year) {
                let text = format!("{}年", month.year);
                let (from, to) = centred(canvas, x, &text);
                if from >= year_free {
                    let top = top + 1.2 * size;
                    canvas.words(WordsRole::Label, &Area::new(from, top, to, top + size), Side::Center, &text);
                    year_free = to + 0.3 * size;
                    year = Some(month.year);
                }
            }
        }
    }
}

/// Returns the greatest common divisor.
fn divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { divisor(b, a % b) }
}
