//! How large the masthead's name and kind are, so that they fill their lines at most.

use super::book::Book;
use super::measures::{Measures, twips};
use super::styles::SANHAO;
use super::xml::clean;
use crate::document::Masthead;
use crate::fonts::Measure;

/// White in the label of the look `flag` in em: beside its words, and above and below them.
pub(super) const LABEL: (f64, f64) = (0.6, 0.35);

/// Sizes in pt at which name and kind fill their lines at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    pub(super) name: f64,
    pub(super) kind: f64,
    /// Width in twips of the column beside the name, in the look that has one, and of the label in it.
    pub(super) beside: i64,
    pub(super) label: i64,
}

impl Fitted {
    /// Fits name and kind into the width of the type area, or the part that they have of it.
    pub(super) fn of(book: &Book, title: &Measure, by: &Measures) -> Self {
        let head = &book.document.masthead;
        let sizes = &book.document.settings.sizes;
        let (beside, label) = flag_column(book, by);
        let flag = head.style == "flag";
        let width = if flag { book.grid.width - beside - book.grid.cell } else { book.grid.width };
        // Half points are Word's steps; half a point less keeps rounding from breaking the line. White does so in a
        // flag.
        let less = if flag { 0.0 } else { 0.5 };
        let fit = |text: &str, largest: f64| {
            let fitting = width as f64 / 20.0 / title.em(text).max(1.0);
            if fitting < largest { ((fitting - less) * 2.0).floor() / 2.0 } else { largest }
        };
        let name = if head.style == "banner" { banner(head) } else { head.name.clone() };
        let kind = head.kind.as_deref().unwrap_or_default();
        Self { name: fit(&name, sizes.name).max(1.0), kind: fit(kind, sizes.kind).max(1.0), beside, label }
    }
}

/// Name and kind in one line, as a banner has them.
pub(super) fn banner(head: &Masthead) -> String {
    format!("{}{}", head.name, head.kind.as_deref().unwrap_or_default())
}

/// Width of the column beside the name of the look `flag`, and of the label in it, in twips.
fn flag_column(book: &Book, by: &Measures) -> (i64, i64) {
    let head = &book.document.masthead;
    let lines = [format!("{}{}", head.year, head.number), head.total.clone().unwrap_or_default()];
    let label = head.kind.as_ref().map_or(0.0, |kind| by.strong.em(kind) + 2.0 * LABEL.0);
    let width = lines.iter().map(|text| printed(text, by)).fold(label, f64::max);
    (twips(width * SANHAO) + book.grid.cell, twips(label * SANHAO))
}

/// Width of a line in em as the PDF has it: no white stands between brackets and figures, nor before one that begins it.
fn printed(text: &str, by: &Measures) -> f64 {
    let brackets = text.matches(['〔', '〕']).count() as f64;
    let begins = if text.starts_with('〔') { 0.5 } else { 0.0 };
    by.plain.em(&clean(text)) - 0.25 * brackets - begins
}
