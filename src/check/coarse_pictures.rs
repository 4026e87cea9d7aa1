//! Pictures with too few pixels for the size in which they are printed.

use crate::diag::Diagnostic;
use crate::messages::DrawingFault;
use crate::model::{Issue, Page, Picture};

/// Dots in an inch that print needs.
const LEAST_DPI: u64 = 300;
const MM_PER_INCH: f64 = 25.4;

/// Warns of pictures that would look coarse in print; drawings never do.
pub(super) fn check(issue: &Issue, found: &mut Vec<Diagnostic>) {
    found.extend(issue.pictures().filter_map(|picture| coarse(picture, &issue.publication.page)));
}

fn coarse(picture: &Picture, page: &Page) -> Option<Diagnostic> {
    let [across, down] = picture.pixels.filter(|pixels| !pixels.contains(&0))?;
    // As `picture.typ` sets it: no wider than the type area, no higher than leaves room for the caption.
    let tallest = page.height * (1.0 - 2.0 / f64::from(page.lines));
    let width = picture.width.unwrap_or(page.width).min(page.width).min(tallest * across as f64 / down as f64);
    let dpi = (across as f64 * MM_PER_INCH / width).floor() as u64;
    if dpi >= LEAST_DPI {
        return None;
    }
    let problem = DrawingFault::PictureCoarse {
        path: picture.file.value.clone(),
        dpi,
        width: width.round(),
        widest: (across as f64 * MM_PER_INCH / LEAST_DPI as f64).floor(),
        pixels: (width * LEAST_DPI as f64 / MM_PER_INCH).ceil() as u64,
    };
    Some(Diagnostic::warning(problem.into(), picture.file.place.clone()))
}
