//! Pictures as they are placed.

use lopdf::{Dictionary, Object};

use super::color::Family;
use super::facts::Facts;
use super::profile::tenths;
use super::report::Picture;
use crate::messages::Check;
use crate::pdf::{MM, Matrix, Pdf};

/// Most pictures of a page that are listed.
const MOST: usize = 1_000;
/// Pictures with fewer pixels a side are parts of a gradient or an area of one colour.
const PIXELS: f64 = 4.0;

/// Notes a picture that is drawn on the unit square of a transformation.
pub(super) fn note(pdf: &Pdf, image: &Dictionary, ctm: Matrix, family: Family, facts: &mut Facts) {
    let pixels = [b"Width".as_slice(), b"Height"].map(|key| pdf.number(image, key).unwrap_or(0.0).clamp(0.0, 1e6));
    let soft_mask = pdf.get(image, b"SMask").is_some_and(|mask| mask.as_stream().is_ok());
    if soft_mask {
        facts.transparency.insert("SMask".to_owned());
    }
    let (width, height) = ctm.scales();
    if pixels.iter().any(|count| *count <= PIXELS) || facts.pictures.len() >= MOST || width * height <= 0.0 {
        return;
    }
    let dpi = f64::min(pixels[0] * 72.0 / width, pixels[1] * 72.0 / height);
    let is_stencil = matches!(pdf.get(image, b"ImageMask"), Some(Object::Boolean(true)));
    let bits = pdf.number(image, b"BitsPerComponent").unwrap_or(0.0).clamp(0.0, 32.0) as u32;
    facts.pictures.push(Picture {
        page: 0,
        pixels: (pixels[0] as u32, pixels[1] as u32),
        size: (tenths(width / MM), tenths(height / MM)),
        dpi: dpi.round(),
        color: family.label(),
        bits: if is_stencil { 1 } else { bits },
        packing: packing(pdf, image),
        soft_mask,
    });
    if family == Family::Unknown {
        facts.note(Check::OtherColor, "");
    }
}

fn packing(pdf: &Pdf, image: &Dictionary) -> String {
    let names = pdf.list(image, b"Filter").into_iter().filter_map(|filter| filter.as_name().ok());
    let names = names.map(|name| String::from_utf8_lossy(name).trim_end_matches("Decode").to_owned());
    names.take(4).collect::<Vec<_>>().join(" ")
}
