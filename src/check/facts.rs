//! What is measured on the finished pages, for the rules that look at them.

/// A finished page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageFacts {
    /// Its lines of text, from the top; turned text is left out.
    pub lines: Vec<Line>,
}

/// A line of text on a page; lengths in pt from the upper left corner of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands on it.
    pub text: String,
    /// Its left end.
    pub left: f64,
    /// Its right end.
    pub right: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its type size; of the largest type on it.
    pub size: f64,
}
