//! Scanned papers: PDFs of which every page is one picture, whatever invisible text lies over it.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::{RenderCache, RenderSettings, render};
use lopdf::Stream;

use super::content::Operations;
use super::file::Pdf;
use super::geometry::{Area, Matrix};
use super::pages::PageSource;
use crate::guard;
use crate::messages::BadPdf;
use crate::picture::Format;

/// Most pages of a scanned paper.
pub(crate) const MOST: usize = 100;
/// Least part of a page's width and height that its picture covers; scanners leave no more than a margin.
const COVERED: f64 = 0.85;
/// How far in pt a picture may reach beyond its page and still be taken as it is.
const NEAR: f64 = 3.0;
/// Dots an inch in which a picture is drawn that cannot be taken as it is.
const DPI: [f64; 2] = [100.0, 300.0];
/// Mode of text that is not drawn, ISO 32000-1 9.3.6.
const INVISIBLE: f64 = 3.0;

/// Why a PDF is no scanned paper.
#[derive(Debug)]
pub(crate) enum NoScan {
    /// It cannot be read.
    Bad(BadPdf),
    /// There is more on a page, from 1, than one picture.
    More(usize),
    /// It has so many pages.
    TooMany(usize),
}

/// Returns the pictures of a scanned paper, page by page, as JPEG where the PDF holds that, else as PNG.
pub(crate) fn scans(bytes: &[u8]) -> Result<Vec<Vec<u8>>, NoScan> {
    let pdf = Pdf::open(bytes).map_err(NoScan::Bad)?;
    let pages = pdf.pages().map_err(NoScan::Bad)?;
    if pages.len() > MOST {
        return Err(NoScan::TooMany(pages.len()));
    }
    let mut pictures = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = index + 1;
        let damaged = || NoScan::Bad(BadPdf::PageDamaged { page: number });
        let (content, whole) = pdf.content(page.dict);
        if !whole {
            return Err(damaged());
        }
        let (stream, place) = alone(&pdf, page, &content).ok_or(NoScan::More(number))?;
        pictures.push(match as_it_is(&pdf, page, stream, place) {
            Some(jpeg) => jpeg,
            None => drawn(&pdf, bytes, index, stream, place).ok_or_else(damaged)?,
        });
    }
    Ok(pictures)
}

/// Returns the only picture of a page and where it lies, if it covers the page and nothing is drawn over it.
fn alone<'p>(pdf: &'p Pdf, page: &PageSource<'p>, content: &[u8]) -> Option<(&'p Stream, Matrix)> {
    let pictures = page.resources.and_then(|resources| pdf.dict(resources, b"XObject"));
    let (mut matrix, mut mode, mut open) = (Matrix::IDENTITY, 0.0, Vec::new());
    let mut found = None;
    for operation in Operations::new(content) {
        match &operation.operator[..] {
            b"q" => open.push((matrix, mode)),
            b"Q" => (matrix, mode) = open.pop().unwrap_or((matrix, mode)),
            b"cm" => matrix = Matrix::of(&operation.numbers()).then(matrix),
            b"Tr" => mode = operation.numbers().first().copied().unwrap_or(0.0),
            b"Tj" | b"TJ" | b"'" | b"\"" if mode != INVISIBLE => return None,
            b"Do" => {
                let stream = pdf.stream(pictures?, operation.name()?)?;
                if found.is_some() || pdf.name(&stream.dict, b"Subtype") != Some(b"Image") {
                    return None;
                }
                found = Some((stream, matrix));
            }
            b"BI" | b"sh" => return None,
            // What lies below the picture is not seen.
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" if found.is_some() => return None,
            _ => {}
        }
    }
    let (stream, matrix) = found?;
    let on_page = covered(matrix.then(page.scale)).within(page.trim);
    let covers = on_page.width() >= COVERED * page.trim.width() && on_page.height() >= COVERED * page.trim.height();
    covers.then_some((stream, matrix.then(page.scale)))
}

/// Returns the area that the unit square becomes.
fn covered(matrix: Matrix) -> Area {
    let mut area = Area::EMPTY;
    [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].into_iter().for_each(|(x, y)| area.add(matrix.apply(x, y)));
    area
}

/// Returns a picture that the PDF holds as a JPEG which stands upright and shows what the page shows.
fn as_it_is(pdf: &Pdf, page: &PageSource, stream: &Stream, matrix: Matrix) -> Option<Vec<u8>> {
    let Matrix([a, b, c, d, ..]) = matrix;
    let (area, trim) = (covered(matrix), page.trim);
    let upright = page.rotation == 0 && a > 0.0 && d > 0.0 && b.abs() < 0.01 * a && c.abs() < 0.01 * d;
    let whole =
        area.x0 > trim.x0 - NEAR && area.y0 > trim.y0 - NEAR && area.x1 < trim.x1 + NEAR && area.y1 < trim.y1 + NEAR;
    let changed =
        [b"SMask".as_slice(), b"Mask", b"Decode", b"ImageMask"].iter().any(|key| pdf.get(&stream.dict, key).is_some());
    let filters = pdf.list(&stream.dict, b"Filter");
    let is_jpeg = matches!(filters[..], [filter] if filter.as_name().is_ok_and(|name| name == b"DCTDecode"));
    let taken = upright
        && whole
        && !changed
        && is_jpeg
        && is_plain(pdf, stream)
        && Format::of(&stream.content) == Some(Format::Jpeg);
    taken.then(|| stream.content.clone())
}

/// Returns whether the colours of a picture are grey or red, green and blue.
fn is_plain(pdf: &Pdf, stream: &Stream) -> bool {
    match pdf.list(&stream.dict, b"ColorSpace")[..] {
        [name] => name.as_name().is_ok_and(|name| matches!(name, b"DeviceGray" | b"DeviceRGB")),
        [name, profile] if name.as_name().is_ok_and(|name| name == b"ICCBased") => {
            let count = profile.as_stream().ok().and_then(|profile| pdf.number(&profile.dict, b"N"));
            count.is_some_and(|count| count == 1.0 || count == 3.0)
        }
        [name, ..] => name.as_name().is_ok_and(|name| matches!(name, b"CalGray" | b"CalRGB")),
        [] => false,
    }
}

/// Draws a page as a PNG, with as many pixels as its picture has, within reason.
fn drawn(pdf: &Pdf, bytes: &[u8], index: usize, stream: &Stream, matrix: Matrix) -> Option<Vec<u8>> {
    let (across, _) = matrix.scales();
    let pixels = pdf.number(&stream.dict, b"Width")?;
    let scale = ((pixels / across * 72.0).clamp(DPI[0], DPI[1]) / 72.0) as f32;
    let bytes = bytes.to_vec();
    guard::caught(move || {
        let pdf = hayro::hayro_syntax::Pdf::new(bytes).ok()?;
        let settings = RenderSettings { x_scale: scale, y_scale: scale, ..RenderSettings::default() };
        let drawn = render(pdf.pages().get(index)?, &RenderCache::new(), &InterpreterSettings::default(), &settings);
        let white = |value: u8, alpha: u8| value.saturating_add(255 - alpha);
        let pixels = drawn.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b].map(|value| white(value, pixel.a)));
        let pixels: Vec<[u8; 3]> = pixels.collect();
        let is_grey = pixels.iter().all(|[r, g, b]| r == g && g == b);
        let (kind, data) = match is_grey {
            true => (png::ColorType::Grayscale, pixels.iter().map(|pixel| pixel[0]).collect()),
            false => (png::ColorType::Rgb, pixels.concat()),
        };
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, drawn.width().into(), drawn.height().into());
        encoder.set_color(kind);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&data).ok()?;
        writer.finish().ok()?;
        Some(out)
    })
    .ok()?
}
