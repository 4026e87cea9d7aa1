//! Finds places for words where they collide with nothing.

use super::plan::Point;

/// A rectangle with its sides parallel to the page's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    pub(super) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    /// Returns the area of a size around a middle.
    pub(super) fn around(at: Point, [width, height]: Point) -> Self {
        Self::new(at[0] - width / 2.0, at[1] - height / 2.0, at[0] + width / 2.0, at[1] + height / 2.0)
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn middle(&self) -> Point {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    /// Returns the area with so much more, or less, at every side.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// Returns the rule from a point to the nearer of upper and lower side.
    pub(super) fn leader(&self, at: Point) -> [Point; 2] {
        let side = if self.bottom < at[1] { self.bottom } else { self.top };
        [at, [at[0].clamp(self.left, self.right), side]]
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_inside(&self, other: &Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }

    /// Returns whether a straight line runs through the area (Liang and Barsky).
    fn is_crossed(&self, [from, to]: &[Point; 2]) -> bool {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let sides = [(0, self.left, self.right), (1, self.top, self.bottom)];
        for (axis, low, high) in sides {
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
        area.is_inside(&self.bounds)
            && !self.areas.iter().chain(&self.words).any(|other| other.overlaps(&grown))
            && !self.lines.iter().any(|line| grown.is_crossed(line))
    }

    /// Takes the first free place near a point: right above or below it first, then farther off.
    ///
    /// Returns the place and, if it is so far off that the eye needs help, true.
    pub(super) fn near(&mut self, at: Point, size: Point, above: bool, insist: bool) -> Option<(Area, bool)> {
        let close = candidates(at, size, above).find(|area| self.is_free(area)).map(|area| (area, false));
        let found = close.or_else(|| if insist { self.anywhere(at, size) } else { None });
        if let Some((area, far)) = &found {
            self.words.push(*area);
            if *far {
                let [from, to] = area.leader(at);
                self.lines.push([from, to]);
            }
        }
        found
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
            .flat_map(|x| steps(top + size[1] / 2.0, bottom - size[1] / 2.0).map(move |y| Area::around([x, y], size)));
        let is_far = |area: &Area| distance(area) > 3.0;
        let reached = |area: &Area| !is_far(area) || !self.words.iter().any(|other| other.is_crossed(&area.leader(at)));
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
            shifts.into_iter().map(move |shift| Area::around([at[0] + shift * width, at[1] + side * away], size))
        })
    });
    let beside = [1.0, -1.0].map(|side| Area::around([at[0] + side * (OFF + width / 2.0), at[1]], size));
    let count = 2 * shifts.len();
    rows.clone().take(count).chain(beside).chain(rows.skip(count))
}
