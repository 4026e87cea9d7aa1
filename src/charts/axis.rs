//! Ticks at the left of a chart, and the names along its axis.

use rust_decimal::Decimal;

use super::canvas::Canvas;
use super::place::Area;
use super::scale::Tick;
use super::{RuleRole, Side, WordsRole};
use crate::words::words;

/// White between an axis and its words, in pt.
pub(super) const GAP: f64 = 3.5;
/// Distance of two lines of a name, in type sizes.
pub(super) const LEADING: f64 = 1.15;

/// Draws a thin rule at every tick across an area, and its words at the left if `worded`.
pub(super) fn levels(canvas: &mut Canvas, plot: &Area, ticks: &[Tick], worded: bool, y: impl Fn(Decimal) -> f64) {
    let mut last: Option<f64> = None;
    for tick in ticks {
        let at = y(tick.at);
        if at < plot.top - 0.01 || at > plot.bottom + 0.01 {
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

/// The names along an axis, broken into lines; those left out are empty.
#[derive(Debug, Clone)]
pub(super) struct Names {
    lines: Vec<Vec<String>>,
    /// Lines of the longest.
    pub(super) rows: usize,
}

impl Names {
    /// Breaks names into as few lines as let them stand side by side; `None` if they cannot.
    pub(super) fn whole(canvas: &Canvas, names: &[String], slot: f64, most: usize) -> Option<Self> {
        let room = slot - 0.5 * canvas.size;
        (1..=most).find_map(|rows| {
            let lines: Option<Vec<_>> = names.iter().map(|name| broken(canvas, name, room, rows)).collect();
            Some(Self { lines: lines?, rows })
        })
    }

    /// Keeps every name or, where there is no room, every second, third and so on, and the last.
    pub(super) fn thinned(canvas: &Canvas, names: &[String], slot: f64, most: usize) -> Self {
        if let Some(all) = Self::whole(canvas, names, slot, most) {
            return all;
        }
        let room = |step: usize| step as f64 * slot - 0.5 * canvas.size;
        let fits = |step: &usize| names.iter().step_by(*step).all(|name| canvas.width(name) <= room(*step));
        let step = (2..names.len().max(3)).find(fits).unwrap_or(names.len().max(1));
        let end = names.len().saturating_sub(1);
        let kept = |i: usize| i == end || (i.is_multiple_of(step) && (i == 0 || end - i >= step));
        let lines = names.iter().enumerate();
        Self { lines: lines.map(|(i, name)| if kept(i) { vec![name.clone()] } else { Vec::new() }).collect(), rows: 1 }
    }

    /// Returns the height of the names and of the white above them.
    pub(super) fn height(&self, size: f64) -> f64 {
        GAP + size + (self.rows - 1) as f64 * LEADING * size
    }

    /// Draws the names below a line, each in the middle of its place but never outside `bounds`.
    pub(super) fn draw(&self, canvas: &mut Canvas, bounds: (f64, f64), top: f64, x: impl Fn(usize) -> f64) {
        for (i, lines) in self.lines.iter().enumerate() {
            for (row, line) in lines.iter().enumerate() {
                let width = canvas.width(line);
                let left = (x(i) - width / 2.0).min(bounds.1 - width).max(bounds.0);
                let y = top + GAP + row as f64 * LEADING * canvas.size;
                let area = Area::new(left, y, left + width, y + canvas.size);
                canvas.words(WordsRole::Label, &area, Side::Center, line);
            }
        }
    }
}

/// Breaks a name into at most so many lines, as even as its words allow; `None` if it does not fit.
pub(super) fn broken(canvas: &Canvas, name: &str, room: f64, rows: usize) -> Option<Vec<String>> {
    if canvas.width(name) <= room {
        return Some(vec![name.to_owned()]);
    }
    if rows < 2 {
        return None;
    }
    let by_word = fill(canvas, &words(name), room, rows);
    by_word.or_else(|| {
        let letters: Vec<&str> = name.char_indices().map(|(i, c)| &name[i..i + c.len_utf8()]).collect();
        let latin = name.chars().all(|c| c.is_ascii());
        if latin { None } else { fill(canvas, &letters, room, rows) }
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
        let fits = lines.len() <= rows && lines.iter().all(|line| canvas.width(line.trim()) <= width);
        fits.then(|| lines.iter().map(|line| line.trim().to_owned()).collect::<Vec<String>>())
    };
    let widths = (1..=8).map(|eighth| room * f64::from(eighth) / 8.0);
    widths.into_iter().find_map(set)
}
