//! Pictures with too few pixels for the size in which they are printed.

use crate::diag::Diagnostic;
use crate::messages::DrawingFault;
use crate::model::{Article, Issue, Item, Page, Picture, SidePicture, TALLEST_ROW};

/// Dots in an inch that print needs.
const LEAST_DPI: u64 = 300;
const MM_PER_INCH: f64 = 25.4;

/// What width stands to height of a drawing beside photographs, which has no pixels to tell by.
const USUAL_RATIO: f64 = 4.0 / 3.0;

/// Warns of pictures that would look coarse in print; drawings never do.
pub(super) fn check(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let page = &issue.publication.page;
    for item in issue.items() {
        match item {
            Item::Picture(picture) => found.extend(coarse(picture, alone(picture, page), true)),
            Item::Article(Article { beside: Some(side), .. }) => {
                let width = side.picture.width.unwrap_or(SidePicture::WIDTH);
                found.extend(coarse(&side.picture, width, true));
            }
            Item::Pictures(pictures) => {
                let mut height = TALLEST_ROW;
                for row in pictures.rows() {
                    // A row of fewer pictures is no higher than the one above it.
                    height = row_height(row, page).min(height);
                    found.extend(row.iter().filter_map(|picture| coarse(picture, height * ratio(picture), false)));
                }
            }
            _ => {}
        }
    }
    let cover = issue.publication.back_cover.iter().flat_map(|cover| &cover.picture);
    found
        .extend(cover.filter_map(|picture| coarse(picture, page.width.min(page.height / 3.0 * ratio(picture)), false)));
}

/// Returns how wide in mm a picture is printed, as `picture.typ` sets it: no wider than the type area, no higher than
/// leaves room for the caption.
fn alone(picture: &Picture, page: &Page) -> f64 {
    let tallest = page.height * (1.0 - 2.0 / f64::from(page.lines));
    picture.width.unwrap_or(page.width).min(page.width).min(tallest * ratio(picture))
}

/// Returns how high in mm pictures are that fill the width side by side, as `pictures.typ` sets them.
fn row_height(row: &[Picture], page: &Page) -> f64 {
    let gaps = (row.len() - 1) as f64 * page.width / f64::from(page.chars);
    (page.width - gaps) / row.iter().map(ratio).sum::<f64>()
}

fn ratio(picture: &Picture) -> f64 {
    let pixels = picture.pixels.filter(|pixels| !pixels.contains(&0));
    pixels.map_or(USUAL_RATIO, |[across, down]| across as f64 / down as f64)
}

/// Warns of a picture that is too coarse for its width in mm; whether it has a width of its own is `free`.
fn coarse(picture: &Picture, width: f64, free: bool) -> Option<Diagnostic> {
    let [across, _] = picture.pixels.filter(|pixels| !pixels.contains(&0))?;
    let dpi = (across as f64 * MM_PER_INCH / width).floor() as u64;
    if dpi >= LEAST_DPI {
        return None;
    }
    let problem = DrawingFault::PictureCoarse {
        path: picture.file.value.clone(),
        dpi,
        width: width.round(),
        widest: if free { (across as f64 * MM_PER_INCH / LEAST_DPI as f64).floor() } else { 0.0 },
        pixels: (width * LEAST_DPI as f64 / MM_PER_INCH).ceil() as u64,
    };
    Some(Diagnostic::warning(problem.into(), picture.file.place.clone()))
}
