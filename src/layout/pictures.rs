//! Opens pictures before they are set, to name those that are damaged.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage, SvgImage};

use crate::diag::Diagnostic;
use crate::messages::DrawingFault;
use crate::model::{Issue, Item};
use crate::source::{Folder, PICTURE_LIMIT};

/// Reports pictures that cannot be opened.
///
/// What is decoded here is kept by the compiler's cache, so that setting the
/// picture costs nothing more.
pub fn check(issue: &Issue, folder: &Folder, found: &mut Vec<Diagnostic>) {
    let items = issue.items();
    for item in items {
        let Item::Picture(picture) = item else { continue };
        let Ok(bytes) = folder.read(&picture.file.value, PICTURE_LIMIT) else { continue };
        let path = picture.file.value.clone();
        let bytes = Bytes::new(bytes);
        let opened = if picture.format == "svg" {
            SvgImage::new(bytes).map(|_| ()).map_err(|_| "SVG".into())
        } else if let Some(format) = ExchangeFormat::detect(&bytes) {
            RasterImage::new(bytes, RasterFormat::Exchange(format), Smart::Auto).map(|_| ())
        } else {
            Err("unknown format".into())
        };
        if let Err(error) = opened {
            let problem = DrawingFault::DamagedPicture { path, message: error.to_string() }.into();
            found.push(Diagnostic::error(problem, picture.file.place.clone()));
        }
    }
}
