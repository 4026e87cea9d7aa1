//! Charts of lines, and the panels that other charts are made of.

use rust_decimal::Decimal;

use super::axis::{self, GAP, Names};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::place::{Taken, around, leader};
use super::plan::{Chart, ChartInput, Point, RuleRole, Series, Value, WordsRole};
use super::scale::{Extent, ticks};
use crate::fonts::Measure;
use crate::model::Area;

/// Half the width of a dot, its white included, in pt.
pub(super) const DOT: f64 = 2.4;

/// Figures wider than so many type sizes stand at no point: shares that nobody rounded would cover the lines.
const WIDEST: f64 = 8.0;

/// An area in which figures are drawn.
pub(super) struct Plot {
    /// Between the axes.
    pub(super) area: Area,
    /// White between the sides and the first and last point.
    pub(super) inset: f64,
    /// White above the highest and below the lowest point, for words.
    pub(super) room: f64,
    /// Places along the axis.
    pub(super) slots: usize,
    /// What it shows.
    pub(super) extent: Extent,
    /// Whether small figures stand at the top.
    pub(super) invert: bool,
    /// Whether the axis is at zero, right at the lower side.
    pub(super) grounded: bool,
}

impl Plot {
    /// Returns the distance of two places along the axis.
    pub(super) fn slot(&self) -> f64 {
        (self.area.width() - 2.0 * self.inset) / (self.slots.max(2) - 1) as f64
    }

    pub(super) fn x(&self, slot: usize) -> f64 {
        let first = if self.slots < 2 { (self.area.left + self.area.right) / 2.0 } else { self.area.left + self.inset };
        first + self.slot() * slot as f64
    }

    pub(super) fn y(&self, value: Decimal) -> f64 {
        let below = if self.grounded { 0.0 } else { self.room };
        let (low, high) = (self.area.bottom - below, self.area.top + self.room);
        let share = self.extent.share(value);
        if self.invert { high + share * (low - high) } else { low - share * (low - high) }
    }

    /// Returns the height in which the points lie.
    pub(super) fn high(&self) -> f64 {
        self.area.height() - 2.0 * self.room
    }

    /// Returns the white beyond the highest point as a share of the extent.
    pub(super) fn beyond(&self) -> f64 {
        if self.grounded { 0.0 } else { self.room / (self.area.height() - 2.0 * self.room).max(1.0) }
    }

    /// Returns how many ticks have room.
    pub(super) fn most_ticks(&self, size: f64) -> usize {
        ((self.area.height() / (1.9 * size)) as usize).clamp(2, 5)
    }
}

/// A line: its look, and its figures with their places along the axis, in order.
pub(super) struct Line<'v> {
    pub(super) look: usize,
    pub(super) points: Vec<(usize, &'v Value)>,
}

impl<'v> Line<'v> {
    pub(super) fn new(look: usize, series: &'v Series) -> Self {
        let points = series.values.iter().enumerate().filter_map(|(i, value)| Some((i, value.as_ref()?)));
        Self { look, points: points.collect() }
    }
}

/// Which points get their figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// Every one, or if they are crowded the first, last, least and greatest.
    All,
    /// The first, last, least and greatest.
    Few,
    /// None.
    None,
}

/// Draws lines and dots, and figures where they collide with nothing, `leaders` included.
pub(super) fn draw(canvas: &mut Canvas, plot: &Plot, lines: &[Line], figures: Figures, leaders: &[[Point; 2]]) {
    let mut taken = Taken::new(plot.area);
    leaders.iter().for_each(|[from, to]| taken.add_line(*from, *to));
    for line in lines {
        let at = |(slot, value): &(usize, &Value)| [plot.x(*slot), plot.y(value.number)];
        for run in line.points.chunk_by(|a, b| b.0 == a.0 + 1) {
            let points: Vec<Point> = run.iter().map(at).collect();
            points.windows(2).for_each(|pair| taken.add_line(pair[0], pair[1]));
            if points.len() > 1 {
                canvas.curve(line.look, &points);
            }
        }
        for point in &line.points {
            taken.add_area(around(at(point), [2.0 * DOT - 1.6, 2.0 * DOT - 1.6]));
            canvas.dot(line.look, at(point));
        }
    }
    if figures == Figures::None {
        return;
    }
    for line in lines {
        if !is_short(canvas, line) {
            continue;
        }
        let widest = canvas.widest(line.points.iter().map(|(_, value)| value.shown.as_str()));
        let roomy = plot.slot() >= 0.7 * widest || line.points.len() < 3;
        let all = figures == Figures::All && roomy;
        for i in order(line, all) {
            label(canvas, plot, lines, line, i, &mut taken);
        }
    }
}

/// Returns whether the figures of a line are short enough to stand at its points.
fn is_short(canvas: &Canvas, line: &Line) -> bool {
    canvas.widest(line.points.iter().map(|(_, value)| value.shown.as_str())) <= WIDEST * canvas.size
}

fn label(canvas: &mut Canvas, plot: &Plot, lines: &[Line], line: &Line, i: usize, taken: &mut Taken) {
    let Some((slot, value)) = line.points.get(i) else { return };
    let at = [plot.x(*slot), plot.y(value.number)];
    let size = [canvas.width(&value.shown), canvas.size];
    let above = if lines.len() == 1 { is_peak(plot, line, i) } else { is_topmost(plot, lines, *slot, at[1]) };
    let Some((area, far)) = taken.near(at, size, above) else { return };
    if far {
        let [from, to] = leader(&area, at);
        canvas.rule(RuleRole::Leader, from, to);
    }
    canvas.figure(&area, &value.shown, None);
}

/// Returns the points in the order in which they get their figures: the telling ones first.
fn order(line: &Line, all: bool) -> Vec<usize> {
    let number = |i: &usize| line.points.get(*i).map(|(_, value)| value.number);
    let count = line.points.len();
    let mut order = Vec::new();
    let last = count.checked_sub(1);
    // Of equal figures the latest.
    let telling = [(0..count).max_by_key(number), (0..count).rev().min_by_key(number), last, (count > 0).then_some(0)];
    let rest = if all { 0..count } else { 0..0 };
    for i in telling.into_iter().flatten().chain(rest) {
        if !order.contains(&i) {
            order.push(i);
        }
    }
    order
}

/// Returns whether a point stands above the line between its neighbours on the page.
fn is_peak(plot: &Plot, line: &Line, i: usize) -> bool {
    let y = |i: usize| line.points.get(i).map(|(_, value)| plot.y(value.number));
    let here = y(i).unwrap_or_default();
    let around: Vec<f64> = [i.checked_sub(1).and_then(y), y(i + 1)].into_iter().flatten().collect();
    let mean = around.iter().sum::<f64>() / around.len().max(1) as f64;
    around.is_empty() || here <= mean
}

fn is_topmost(plot: &Plot, lines: &[Line], slot: usize, here: f64) -> bool {
    let others = lines.iter().flat_map(|line| &line.points).filter(|(other, _)| *other == slot);
    others.map(|(_, value)| plot.y(value.number)).all(|y| y >= here)
}

/// Draws a chart of lines over one axis.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Chart {
    let mut canvas = Canvas::new(measure, input.size);
    let size = canvas.size;
    let height = input.upright_height();
    let lines: Vec<Line> = input.series.iter().enumerate().map(|(i, series)| Line::new(i, series)).collect();
    let extent = Extent::of(input.values().map(|value| value.number), input.zero);
    let grounded = input.zero && !input.invert && extent.low.is_zero();
    let few = lines.len() <= 2;
    let names = input.names();
    // The names at the ends of the lines, with the last figure where points have none.
    let ends: Vec<String> = lines
        .iter()
        .zip(&input.series)
        .map(|(line, series)| match line.points.last().filter(|_| !few && is_short(&canvas, line)) {
            Some((_, value)) => format!("{} {}", series.name, value.shown),
            None => series.name.clone(),
        })
        .collect();
    let end_width = canvas.widest(ends.iter().map(String::as_str)) + 12.0;
    let last = input.labels.len().saturating_sub(1);
    let all_end = lines.iter().all(|line| line.points.last().is_some_and(|(slot, _)| *slot == last));
    let room = if few { size + 5.0 } else { 0.6 * size };
    let plan = |direct: bool, top: f64, bottom: f64, left: f64| Plot {
        area: Area::new(left, top, input.width - if direct { end_width } else { 2.0 }, height - bottom),
        inset: 0.9 * size,
        room,
        slots: input.labels.len(),
        extent,
        invert: input.invert,
        grounded,
    };
    let unit = input.unit.as_deref();
    let one = lines.len() == 1;
    let head = if unit.is_some() || one { 1.4 * size + 1.0 } else { size / 2.0 };
    let draft = plan(true, head, 2.5 * size, 0.0);
    let direct = !one && all_end && end_width <= 0.3 * input.width && spread(&lines, &draft, size).is_some();
    let top = if one || direct {
        let shown = if one { &names[..] } else { &[] };
        header(&mut canvas, [0.0, 0.0], input.width, shown, Sample::Plain, unit).max(size / 2.0)
    } else {
        header(&mut canvas, [0.0, 0.0], input.width, &names, Sample::Line, unit)
    };
    let draft = plan(direct, top, 2.5 * size, 0.0);
    let marks = ticks(&extent, draft.beyond(), draft.most_ticks(size), false, input.sign());
    let left = canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
    let draft = plan(direct, top, 0.0, left);
    let along = Names::thinned(&canvas, &input.labels, (0.0, input.width), 2, |i| draft.x(i));
    let plot = plan(direct, top, along.height(size), left);
    axis::levels(&mut canvas, &plot.area, &marks, true, |value| plot.y(value));
    canvas.rule(RuleRole::Axis, [plot.area.left, plot.area.bottom], [plot.area.right, plot.area.bottom]);
    along.draw(&mut canvas, plot.area.bottom);
    let places = if direct { spread(&lines, &plot, size).unwrap_or_default() } else { Vec::new() };
    let leaders = draw_ends(&mut canvas, &plot, &lines, &ends, &places);
    draw(&mut canvas, &plot, &lines, if few { Figures::All } else { Figures::None }, &leaders);
    canvas.finish(input.width, height)
}

/// Writes the names beside the ends of their lines; returns the rules between the two.
fn draw_ends(canvas: &mut Canvas, plot: &Plot, lines: &[Line], ends: &[String], places: &[f64]) -> Vec<[Point; 2]> {
    let mut leaders = Vec::new();
    let (half, x) = (canvas.size / 2.0, plot.area.right + 10.0);
    for ((line, text), middle) in lines.iter().zip(ends).zip(places) {
        let Some((slot, value)) = line.points.last() else { continue };
        let end = [plot.x(*slot) + DOT + 0.6, plot.y(value.number)];
        if (middle - end[1]).abs() > 1.0 {
            canvas.rule(RuleRole::Leader, end, [x - 2.0, *middle]);
            leaders.push([end, [x - 2.0, *middle]]);
        }
        canvas.words_from(WordsRole::Series, [x, middle - half], text);
    }
    leaders
}

/// Finds heights for the names at the ends of lines, near their last points and apart from each other.
///
/// `None` if some would stand too far off.
fn spread(lines: &[Line], plot: &Plot, size: f64) -> Option<Vec<f64>> {
    let wanted: Option<Vec<f64>> = lines.iter().map(|line| Some(plot.y(line.points.last()?.1.number))).collect();
    let wanted = wanted?;
    let step = 1.2 * size;
    let (top, bottom) = (plot.area.top + size / 2.0, plot.area.bottom - size / 2.0);
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.clone();
    // Down first, then back up from the lower side; what was in the middle of a crowd is pushed either way.
    let mut floor = top;
    for i in &order {
        places[*i] = places[*i].max(floor);
        floor = places[*i] + step;
    }
    let mut ceiling = bottom;
    for i in order.iter().rev() {
        places[*i] = places[*i].min(ceiling);
        ceiling = places[*i] - step;
    }
    let apart = order.windows(2).all(|pair| places[pair[1]] - places[pair[0]] > step - 0.01);
    let near = places.iter().zip(&wanted).all(|(place, wanted)| (place - wanted).abs() < 2.5 * step);
    let inside = places.iter().all(|place| *place >= top - 0.01);
    (apart && near && inside).then_some(places)
}
