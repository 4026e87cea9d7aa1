//! Opens pictures before they are set, to name those that are damaged.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage, SvgImage};

use crate::diag::Diagnostic;
use crate::messages::Problem;
use crate::model::{Issue, Item};
use crate::source::Folder;

/// Most bytes of a picture; `read` has reported larger ones.
const LIMIT: u64 = 32 << 20;

/// Reports pictures that cannot be opened.
///
/// What is decoded here is kept by the compiler's cache, so that setting the
/// picture costs nothing more.
pub fn check(issue: &Issue, folder: &Folder, found: &mut Vec<Diagnostic>) {
    let items = issue.sections.iter().flat_map(|section| &section.items);
    for item in items {
        let Item::Picture(picture) = item else { continue };
        let Ok(bytes) = folder.read(&picture.file.value, LIMIT) else { continue };
        let path = picture.file.value.clone();
        let bytes = Bytes::new(bytes);
        let opened = if path.to_lowercase().ends_with(".svg") {
            SvgImage::new(bytes).map(|_| ()).map_err(|_| "SVG".into())
        } else if let Some(format) = ExchangeFormat::detect(&bytes) {
            RasterImage::new(bytes, RasterFormat::Exchange(format), Smart::Auto).map(|_| ())
        } else {
            // A format that `read` knows the size of but the compiler cannot set, such as BMP.
            found.push(Diagnostic::error(Problem::NotAPicture { path }, picture.file.place.clone()));
            continue;
        };
        if let Err(error) = opened {
            let problem = Problem::DamagedPicture { path, message: error.to_string() };
            found.push(Diagnostic::error(problem, picture.file.place.clone()));
        }
    }
}
