//! Opens pictures before they are set, to name those that are damaged or would take too much.

use typst::World;
use typst::comemo::Track;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{RootedPath, VirtualPath, VirtualRoot};
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage, SvgImage};

use super::world::{IssueWorld, Surroundings};
use crate::diag::Diagnostic;
use crate::guard;
use crate::messages::{DrawingFault, Unsound};
use crate::model::{Issue, Picture};
use crate::picture::{self, Format, MEGAPIXEL_LIMIT, svg};
use crate::source::PICTURE_LIMIT;

/// Reports pictures that cannot be opened, or not without taking too much.
///
/// Each is judged by its file first. What is decoded here is kept by the
/// compiler's cache, so that setting the picture costs nothing more.
pub fn check(issue: &Issue, around: &Surroundings, found: &mut Vec<Diagnostic>) {
    for picture in issue.pictures() {
        around.deadline.check();
        let Ok(bytes) = around.folder.read(&picture.file.value, PICTURE_LIMIT) else { continue };
        let path = &picture.file.value;
        let judged = match Format::of(&bytes) {
            Some(Format::Svg) => drawing(bytes, picture, around),
            Some(format) => pixels(bytes, format, path),
            None => continue,
        };
        if let Err(fault) = judged {
            found.push(Diagnostic::error(fault.into(), picture.file.place.clone()));
        }
    }
}

/// Judges a picture of pixels and decodes it.
fn pixels(bytes: Vec<u8>, format: Format, path: &str) -> Result<(), DrawingFault> {
    let damaged = |why| DrawingFault::DamagedPicture { path: path.to_owned(), why };
    picture::raster(&bytes, format).map_err(|why| match why {
        picture::Refusal::TooLarge(megapixels) => {
            DrawingFault::PictureTooLarge { path: path.to_owned(), megapixels, limit: MEGAPIXEL_LIMIT }
        }
        picture::Refusal::Unsound(why) => damaged(why),
    })?;
    let bytes = Bytes::new(bytes);
    let decode = || match ExchangeFormat::detect(&bytes) {
        Some(format) => RasterImage::new(bytes, RasterFormat::Exchange(format), Smart::Auto).map(|_| ()),
        None => Err("unknown format".into()),
    };
    match guard::caught(decode) {
        Ok(decoded) => decoded.map_err(|words| damaged(Unsound::Decoder { words: words.to_string() })),
        Err(words) => Err(damaged(Unsound::Fault { words })),
    }
}

/// Judges a drawing, parses it and judges what has come of it.
fn drawing(bytes: Vec<u8>, picture: &Picture, around: &Surroundings) -> Result<(), DrawingFault> {
    let path = &picture.file.value;
    let damaged = |why| DrawingFault::DamagedPicture { path: path.to_owned(), why };
    let refused = |why| match why {
        svg::Refusal::TooCostly(what) => DrawingFault::DrawingTooCostly { path: path.to_owned(), what },
        svg::Refusal::Within(number, why) => DrawingFault::PictureWithin { path: path.to_owned(), number, why },
        svg::Refusal::Foreign => DrawingFault::ForeignWords { path: path.to_owned() },
        svg::Refusal::Unsound(why) => damaged(why),
    };
    let read = |name: &str| around.folder.read(&beside(path, name)?, PICTURE_LIMIT).ok();
    svg::before(&bytes, &read).map_err(refused)?;
    // The day is nothing to a drawing; it is given since a world has one.
    let today = Datetime::from_ymd(2000, 1, 1).expect("a day");
    let world = IssueWorld::new(around.clone(), today);
    let file = VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern());
    // Its words take the fonts of the text around it unless it asks for others; which of ours is nothing to their cost.
    let families = around.fonts.families();
    let families: Vec<&str> = families.iter().flat_map(|(_, names)| *names).map(String::as_str).collect();
    let parse = || {
        let world: &dyn World = &world;
        SvgImage::with_fonts_images(Bytes::new(bytes), world.track(), &families, file)
    };
    let parsed = guard::caught(parse).map_err(|words| damaged(Unsound::Fault { words }))?;
    let parsed = parsed.map_err(|_| damaged(Unsound::Markup))?;
    guard::caught(|| svg::after(parsed.tree(), picture.width))
        .map_err(|words| damaged(Unsound::Fault { words }))?
        .map_err(refused)
}

/// Returns the path of a file that a drawing refers to, as the compiler finds it; `None` if it leads out of the folder.
fn beside(drawing: &str, name: &str) -> Option<String> {
    let name = name.strip_prefix("file://").unwrap_or(name);
    let mut path: Vec<&str> = drawing.split('/').collect();
    path.pop();
    for step in name.split('/') {
        match step {
            ".." => drop(path.pop()?),
            "." | "" => {}
            step => path.push(step),
        }
    }
    (!name.starts_with('/')).then(|| path.join("/"))
}
