//! A rectangle on a page.

/// A rectangle with its sides parallel to the page's; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// Creates a rectangle of its edges.
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    /// Returns how wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Returns how high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Returns its middle.
    pub fn middle(&self) -> [f64; 2] {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    /// Returns how far a point is from it, to the side and upwards or downwards; 0 within.
    pub fn distance(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(self.left - x).max(x - self.right).max(0.0), (self.top - y).max(y - self.bottom).max(0.0)]
    }

    /// Returns whether two rectangles have more than an edge in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Returns the smallest rectangle around two.
    pub fn with(self, other: Self) -> Self {
        let (top, bottom) = (self.top.min(other.top), self.bottom.max(other.bottom));
        Self::new(self.left.min(other.left), top, self.right.max(other.right), bottom)
    }

    /// Returns the rectangle with so much more, or less, at every side.
    pub fn grown(&self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }
}
