//! Matrices and upright rectangles, in PDF points.

/// Points in a millimetre.
pub(crate) const MM: f64 = 72.0 / 25.4;

/// A transformation, `[a b c d e f]` as in ISO 32000-1 8.3.4.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub(crate) [f64; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub(crate) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift by `x` and `y`.
    pub(crate) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Scales and moves one area to lie on another; neither may be without width or height.
    pub(crate) fn fitting(from: Area, to: Area) -> Self {
        let (sx, sy) = (to.width() / from.width(), to.height() / from.height());
        Self([sx, 0.0, 0.0, sy, to.x0 - from.x0 * sx, to.y0 - from.y0 * sy])
    }

    /// Takes six numbers; the identity if there are not six.
    pub(crate) fn of(numbers: &[f64]) -> Self {
        numbers.try_into().map_or(Self::IDENTITY, Self)
    }

    /// Returns the transformation that applies `self` first and `next` after it.
    pub(crate) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Moves a point.
    pub(crate) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns how long the units along x and along y become.
    pub(crate) fn scales(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d))
    }

    /// Returns by how much a length grows on average, the root of the growth of an area.
    pub(crate) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }
}

/// An upright rectangle; empty if its first corner is above or right of its second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x0: f64,
    pub(crate) y0: f64,
    pub(crate) x1: f64,
    pub(crate) y1: f64,
}

impl Area {
    /// Holds nothing, and grows by what is added.
    pub(crate) const EMPTY: Self =
        Self { x0: f64::INFINITY, y0: f64::INFINITY, x1: f64::NEG_INFINITY, y1: f64::NEG_INFINITY };

    /// Takes two opposite corners; `None` if there are not four numbers or the area is nothing.
    pub(crate) fn of(numbers: &[f64]) -> Option<Self> {
        let [a, b, c, d] = numbers.try_into().ok()?;
        let area = Self { x0: f64::min(a, c), y0: f64::min(b, d), x1: f64::max(a, c), y1: f64::max(b, d) };
        (area.width() > 0.0 && area.height() > 0.0).then_some(area)
    }

    /// Grows to hold a point.
    pub(crate) fn add(&mut self, (x, y): (f64, f64)) {
        self.x0 = self.x0.min(x);
        self.y0 = self.y0.min(y);
        self.x1 = self.x1.max(x);
        self.y1 = self.y1.max(y);
    }

    /// Returns the smallest area around a rectangle that has been transformed.
    pub(crate) fn transformed(self, by: Matrix) -> Self {
        let mut area = Self::EMPTY;
        for (x, y) in [(self.x0, self.y0), (self.x1, self.y0), (self.x0, self.y1), (self.x1, self.y1)] {
            area.add(by.apply(x, y));
        }
        area
    }

    /// Returns what two areas have in common.
    pub(crate) fn within(self, other: Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// Returns the area with a margin added on every side.
    pub(crate) fn grown(self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// Returns whether there is nothing in it, not even a line.
    pub(crate) fn is_empty(self) -> bool {
        !(self.x0 <= self.x1 && self.y0 <= self.y1)
    }

    pub(crate) fn width(self) -> f64 {
        self.x1 - self.x0
    }

    pub(crate) fn height(self) -> f64 {
        self.y1 - self.y0
    }
}
