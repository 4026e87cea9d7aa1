//! Finds places for words where they collide with nothing.

use super::plan::Point;
use crate::model::Area;

/// Returns the area of a size around a middle.
pub(super) fn around(at: Point, [width, height]: Point) -> Area {
    Area::new(at[0] - width / 2.0, at[1] - height / 2.0, at[0] + width / 2.0, at[1] + height / 2.0)
}

/// Returns the rule from a point to the nearer of upper and lower side of an area.
pub(super) fn leader(area: &Area, at: Point) -> [Point; 2] {
    let side = if area.bottom < at[1] { area.bottom } else { area.top };
    [at, [at[0].clamp(area.left, area.right), side]]
}

fn is_inside(inner: &Area, outer: &Area) -> bool {
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
}

/// Returns whether a straight line runs through an area (Liang and Barsky).
fn is_crossed(area: &Area, [from, to]: &[Point; 2]) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (axis, low, high) in [(0, area.left, area.right), (1, area.top, area.bottom)] {
        let (start, step) = (from[axis], to[axis] - from[axis]);
        if step.abs() < 1e-9 {
            if start <= low || start >= high {
                return false;
            }
            continue;
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    enters < leaves
}

/// What is drawn already, and must stay legible.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) bounds: Area,
    areas: Vec<Area>,
    words: Vec<Area>,
    lines: Vec<[Point; 2]>,
}

/// White between words and what stands beside them, in pt.
pub(super) const CLEAR: f64 = 0.8;

impl Taken {
    /// Begins with nothing but the bounds, which words may not leave.
    pub(super) fn new(bounds: Area) -> Self {
        Self { bounds, areas: Vec::new(), words: Vec::new(), lines: Vec::new() }
    }

    pub(super) fn add_area(&mut self, area: Area) {
        self.areas.push(area);
    }

    pub(super) fn add_line(&mut self, from: Point, to: Point) {
        self.lines.push([from, to]);
    }

    /// Returns whether words may stand in an area.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        let grown = area.grown(CLEAR);
        is_inside(area, &self.bounds)
            && !self.areas.iter().chain(&self.words).any(|other| other.meets(&grown))
            && !self.lines.iter().any(|line| is_crossed(&grown, line))
    }

    /// Takes the first free place near a point: right above or below it first, then farther off.
    ///
    /// Returns the place and, if it is so far off that the eye needs help, true.
    pub(super) fn near(&mut self, at: Point, size: Point, above: bool) -> Option<(Area, bool)> {
        let close = candidates(at, size, above).find(|area| self.is_free(area)).map(|area| (area, false));
        let (area, far) = close.or_else(|| self.anywhere(at, size))?;
        self.words.push(area);
        self.lines.extend(far.then(|| leader(&area, at)));
        Some((area, far))
    }

    /// Looks through all places of the bounds for the one nearest to a point.
    fn anywhere(&self, at: Point, size: Point) -> Option<(Area, bool)> {
        const STEP: f64 = 2.0;
        let steps = |low: f64, high: f64| {
            let count = ((high - low) / STEP).floor().max(0.0) as usize;
            (0..=count).map(move |i| low + STEP * i as f64)
        };
        let Area { left, top, right, bottom } = self.bounds;
        let distance = |area: &Area| {
            let middle = area.middle();
            let (x, y) = ((middle[0] - at[0]) / size[0].max(1.0), (middle[1] - at[1]) / size[1].max(1.0));
            x * x + y * y
        };
        let all = steps(left + size[0] / 2.0, right - size[0] / 2.0)
            .flat_map(|x| steps(top + size[1] / 2.0, bottom - size[1] / 2.0).map(move |y| around([x, y], size)));
        let is_far = |area: &Area| distance(area) > 3.0;
        let reached =
            |area: &Area| !is_far(area) || !self.words.iter().any(|other| is_crossed(other, &leader(area, at)));
        let free = all.filter(|area| self.is_free(area) && reached(area));
        let best = free.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        Some((best, is_far(&best)))
    }
}

/// Returns places around a point, the best first.
fn candidates(at: Point, size: Point, above: bool) -> impl Iterator<Item = Area> {
    const OFF: f64 = 3.2;
    let [width, height] = size;
    let sides = if above { [-1.0, 1.0] } else { [1.0, -1.0] };
    let shifts = [0.0, 0.2, -0.2, 0.4, -0.4];
    let rows = (0..3).flat_map(move |row| {
        let away = OFF + height / 2.0 + 0.4 * height * f64::from(row);
        sides.into_iter().flat_map(move |side| {
            shifts.into_iter().map(move |shift| around([at[0] + shift * width, at[1] + side * away], size))
        })
    });
    let beside = [1.0, -1.0].map(|side| around([at[0] + side * (OFF + width / 2.0), at[1]], size));
    let count = 2 * shifts.len();
    rows.clone().take(count).chain(beside).chain(rows.skip(count))
}
