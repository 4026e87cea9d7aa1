//! Charts and pictures as files that Word shows.

use std::collections::BTreeMap;

use typst::layout::{Frame, Sides};
use typst::utils::Scalar;
use typst_render::RenderOptions;

use super::drawing::Image;
use crate::document::{Document, Part};
use crate::layout::{Pages, Which, drawings, page};
use crate::model::PT_PER_MM;
use crate::qr::Code;
use crate::source::{Folder, PICTURE_LIMIT};

/// Dots an inch of charts, and of pictures that Word could not show as they are.
const DPI: f64 = 300.0;

/// Returns the images of an issue by which of its drawings they are.
///
/// Pictures are the editor's own files where Word can show them; all else is
/// rendered as it stands on the pages.
pub(super) fn images(pages: &Pages, document: &Document, folder: &Folder) -> BTreeMap<Which, Image> {
    let full = document.settings.page.width;
    let mut images = BTreeMap::new();
    for (index, part) in document.parts.iter().enumerate() {
        let Part::Picture { path, format, width, link, .. } = part else { continue };
        let width = width.unwrap_or(full).min(full) * PT_PER_MM;
        let own = match link {
            Some(link) => code(link, width),
            None => as_it_is(path, format, width, folder),
        };
        images.extend(own.map(|image| ((index, 0), image)));
    }
    let cover = document.footer.cover.as_ref().and_then(|cover| cover.picture.as_ref());
    for ((index, nth), frame) in drawings(pages, document) {
        let file = match document.parts.get(index) {
            Some(Part::Pictures { rows, .. }) => rows.iter().flatten().nth(nth).map(|one| (&one.path, one.format)),
            Some(Part::Article { beside: Some(side), .. }) => Some((&side.picture.path, side.picture.format)),
            Some(_) => None,
            None => cover.map(|picture| (&picture.path, picture.format)),
        };
        // How wide it is depends on what stands beside or below it, and is seen on the pages.
        let own = file.and_then(|(path, format)| as_it_is(path, format, frame.width().to_pt(), folder));
        images.entry((index, nth)).or_insert_with(|| own.unwrap_or_else(|| rendered(frame)));
    }
    images
}

/// Returns a picture of so many pt in width that Word shows as it is; `None` for others.
///
/// Photographs that their camera held askew are not among them: Word does not turn them.
fn as_it_is(path: &str, format: &str, width: f64, folder: &Folder) -> Option<Image> {
    let extension = ["png", "jpg", "gif"].into_iter().find(|known| *known == format)?;
    let bytes = folder.read(path.trim_start_matches('/'), PICTURE_LIMIT).ok()?;
    let size = imagesize::blob_size(&bytes).ok()?;
    if extension == "jpg" && is_askew(&bytes) {
        return None;
    }
    let height = width * size.height as f64 / size.width.max(1) as f64;
    Some(Image { bytes, extension, width, height, drawing: None, link: None })
}

/// Returns the QR code of an address, so many pt wide with the white around it.
pub(super) fn code(link: &str, width: f64) -> Option<Image> {
    let code = Code::of(link)?;
    let (drawing, link) = (Some(code.svg().into_bytes()), Some(link.to_owned()));
    Some(Image { bytes: code.png(), extension: "png", width, height: width, drawing, link })
}

/// Returns whether a photograph says that it must be turned: the tag Orientation of Exif 2.3, 4.6.4.
fn is_askew(bytes: &[u8]) -> bool {
    let Some(start) = bytes.windows(6).take(64 << 10).position(|window| window == b"Exif\0\0") else { return false };
    let tiff = &bytes[start + 6..];
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    // The first directory follows the header of eight bytes as a rule; its entries have twelve.
    let entries = short(8).unwrap_or(0).min(64);
    let orientation = (0..usize::from(entries)).map(|n| 10 + 12 * n).find(|at| short(*at) == Some(0x0112));
    orientation.and_then(|at| short(at + 8)).is_some_and(|turn| turn > 1)
}

/// Returns a drawing as a PNG.
fn rendered(frame: Frame) -> Image {
    let size = frame.size();
    let options = RenderOptions { pixel_per_pt: Scalar::new(DPI / 72.0), ..RenderOptions::default() };
    let pixels = typst_render::render(&page(frame, Sides::default()), &options);
    let bytes = encode(pixels.width(), pixels.height(), pixels.data()).expect("memory can be written to");
    Image { bytes, extension: "png", width: size.x.to_pt(), height: size.y.to_pt(), drawing: None, link: None }
}

/// Writes pixels of four bytes, on a sheet and so none of them transparent, as a PNG.
///
/// Where most is white, no filter and light packing take a sixth of the time of the renderer's own
/// way, for a smaller file.
fn encode(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let per_metre = (DPI / 0.0254).round() as u32;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(out)
}
