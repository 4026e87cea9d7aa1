//! Ticks at the left of a chart, and the names along its axis.

use rust_decimal::Decimal;

use super::canvas::Canvas;
use super::plan::{RuleRole, Side, WordsRole};
use super::scale::Tick;
use crate::hanzi::words;
use crate::model::Area;

/// White between an axis and its words, in pt.
pub(super) const GAP: f64 = 3.5;
/// White between an axis and the names below it, in type sizes: a tick's words reach half a line down.
pub(super) const BELOW: f64 = 0.56;
/// Names of so many characters are never broken: 鲅鱼圈区.
const UNBROKEN: usize = 4;
/// Distance of two lines of a name, in type sizes.
pub(super) const LEADING: f64 = 1.15;

/// Draws a thin rule at every tick across an area, and its words at the left if `worded`.
///
/// A tick that would run into the axis at the lower side is left out.
pub(super) fn levels(canvas: &mut Canvas, plot: &Area, ticks: &[Tick], worded: bool, y: impl Fn(Decimal) -> f64) {
    let mut last: Option<f64> = None;
    for tick in ticks {
        let at = y(tick.at);
        let on_axis = (at - plot.bottom).abs() < 0.01;
        if at < plot.top - 0.01 || (at > plot.bottom - 0.6 * canvas.size && !on_axis) {
            continue;
        }
        canvas.rule(RuleRole::Grid, [plot.left, at], [plot.right, at]);
        let crowded = last.is_some_and(|last| (last - at).abs() < 1.2 * canvas.size);
        if worded && !crowded {
            let half = canvas.size / 2.0;
            let area = Area::new(plot.left - GAP - canvas.width(&tick.text), at - half, plot.left - GAP, at + half);
            canvas.words(WordsRole::Tick, &area, Side::Right, &tick.text);
            last = Some(at);
        }
    }
}

/// The names along an axis: lines of words with their left ends.
#[derive(Debug, Clone)]
pub(super) struct Names {
    lines: Vec<Vec<(f64, String)>>,
    /// Lines of the longest.
    rows: usize,
}

impl Names {
    /// Breaks names into as few lines as let them stand side by side, none outside `bounds`.
    ///
    /// `x` is the middle of each. `None` if they have no room.
    pub(super) fn whole(
        canvas: &Canvas,
        names: &[String],
        bounds: (f64, f64),
        most: usize,
        x: impl Fn(usize) -> f64,
    ) -> Option<Self> {
        let slot = if names.len() < 2 { bounds.1 - bounds.0 } else { x(1) - x(0) };
        (1..=most).find_map(|rows| {
            let lines = names.iter().map(|name| broken(canvas, name, slot - 0.5 * canvas.size, rows));
            let lines: Vec<_> = lines.collect::<Option<_>>()?;
            Self::placed(canvas, lines, bounds, &x)
        })
    }

    /// Keeps every name or, where there is no room, every second, third and so on, and the last.
    pub(super) fn thinned(
        canvas: &Canvas,
        names: &[String],
        bounds: (f64, f64),
        most: usize,
        x: impl Fn(usize) -> f64,
    ) -> Self {
        if let Some(all) = Self::whole(canvas, names, bounds, most, &x) {
            return all;
        }
        let end = names.len().saturating_sub(1);
        let kept = |i: usize, step: usize| i == end || i == 0 || (i.is_multiple_of(step) && end - i >= step);
        let every = |step: usize| {
            let lines = names.iter().enumerate();
            lines.map(|(i, name)| if kept(i, step) { vec![name.clone()] } else { Vec::new() }).collect()
        };
        let few = (2..=end.max(2)).find_map(|step| Self::placed(canvas, every(step), bounds, &x));
        // Names too long even for two of them: the first alone says what the axis is.
        few.or_else(|| Self::placed(canvas, names.iter().take(1).map(|name| vec![name.clone()]).collect(), bounds, &x))
            .unwrap_or(Self { lines: Vec::new(), rows: 1 })
    }

    /// Puts names in their places; `None` if two of them touch or one leaves the bounds.
    fn placed(canvas: &Canvas, names: Vec<Vec<String>>, bounds: (f64, f64), x: &impl Fn(usize) -> f64) -> Option<Self> {
        let rows = names.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let mut free = f64::MIN;
        let mut placed = Vec::new();
        for (i, lines) in names.into_iter().enumerate() {
            let mut end = free;
            let mut here = Vec::new();
            for line in lines {
                let width = canvas.width(&line);
                let left = (x(i) - width / 2.0).min(bounds.1 - width).max(bounds.0);
                if left < free || left + width > bounds.1 + 0.01 {
                    return None;
                }
                end = end.max(left + width + 0.5 * canvas.size);
                here.push((left, line));
            }
            free = end;
            placed.push(here);
        }
        Some(Self { lines: placed, rows })
    }

    /// Returns the height of the names and of the white above them.
    pub(super) fn height(&self, size: f64) -> f64 {
        BELOW * size + size + (self.rows - 1) as f64 * LEADING * size
    }

    /// Draws the names below a line.
    pub(super) fn draw(&self, canvas: &mut Canvas, top: f64) {
        for lines in &self.lines {
            for (row, (left, line)) in lines.iter().enumerate() {
                let y = top + (BELOW + row as f64 * LEADING) * canvas.size;
                canvas.words_from(WordsRole::Label, [*left, y], line);
            }
        }
    }
}

/// Breaks a name into as few lines as its room needs; one that needs more than so many stays whole.
pub(super) fn whole(canvas: &Canvas, name: &str, room: f64, most: usize) -> Vec<String> {
    (1..=most).find_map(|rows| broken(canvas, name, room, rows)).unwrap_or_else(|| vec![name.to_owned()])
}

/// Breaks a name into at most so many lines, as even as its words allow; `None` if it does not fit.
fn broken(canvas: &Canvas, name: &str, room: f64, rows: usize) -> Option<Vec<String>> {
    if canvas.width(name) <= room {
        return Some(vec![name.to_owned()]);
    }
    // What is short is read as one, and no letter stands alone on a line.
    if rows < 2 || name.chars().count() <= UNBROKEN {
        return None;
    }
    let by_word = fill(canvas, &words(name), room, rows);
    by_word.or_else(|| {
        let letters: Vec<&str> = name.char_indices().map(|(i, c)| &name[i..i + c.len_utf8()]).collect();
        if name.is_ascii() { None } else { fill(canvas, &letters, room, rows) }
    })
}

/// Fills lines with pieces; the narrowest lines that are few enough are taken.
fn fill(canvas: &Canvas, pieces: &[&str], room: f64, rows: usize) -> Option<Vec<String>> {
    let set = |width: f64| {
        let mut lines: Vec<String> = Vec::new();
        for piece in pieces {
            match lines.last_mut() {
                Some(line) if canvas.width(&format!("{line}{}", piece.trim_end())) <= width => line.push_str(piece),
                _ => lines.push((*piece).to_owned()),
            }
        }
        let sound = |line: &String| canvas.width(line.trim()) <= width && line.trim().chars().count() > 1;
        let fits = lines.len() <= rows && lines.iter().all(sound);
        fits.then(|| lines.iter().map(|line| line.trim().to_owned()).collect::<Vec<String>>())
    };
    let widths = (1..=8).map(|eighth| room * f64::from(eighth) / 8.0);
    widths.into_iter().find_map(set)
}
