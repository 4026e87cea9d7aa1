//! Puts pictures into inks.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::colour::{self, Red, tint_of_red};
use super::press::Press;
use super::samples::{Pixel, pixels, to_byte};
use super::space::Space;
use super::view::view;
use crate::messages::PictureFault;

/// Below this lightness a pixel is not the white of the paper.
const WHITE: u8 = 225;
/// One stray pixel is allowed for so many red ones.
const STRAY: usize = 25;

/// A colour with no more difference between its lights than this is not missed; scans have some everywhere.
const MISSED: u8 = 24;

/// Puts a picture into inks, in place; returns whether it has lost colours by that.
///
/// Grey ones go to the black plate as they are. In a job with few inks,
/// coloured ones become grey, but for those in nothing but red on white; in a
/// job of process inks they are mixed of those. `spot` is the space of the ink.
pub(super) fn convert(
    document: &mut Document,
    id: ObjectId,
    spaces: Option<&Dictionary>,
    press: &Press,
    spot: Option<ObjectId>,
) -> Result<bool, PictureFault> {
    let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else { return Ok(false) };
    if stream.dict.get(b"Mask").is_ok_and(|mask| mask.as_array().is_ok()) {
        return Err(PictureFault::ColourKey);
    }
    if stream.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
        return Ok(false);
    }
    let space = stream.dict.get(b"ColorSpace").map(|space| Space::of(document, space, spaces));
    let space = space.unwrap_or(Space::Unknown);
    let red = match press {
        Press::Job(red) => *red,
        Press::View(..) => return view(document, id, &space, press).map(|()| false),
    };
    let is_device = match (&space, red) {
        (Space::Gray, _) => Some("DeviceGray"),
        (Space::Cmyk, Red::Process(_)) => Some("DeviceCMYK"),
        _ => None,
    };
    if let Some(name) = is_device {
        set(document, id, |picture| picture.dict.set("ColorSpace", name))?;
        return Ok(false);
    }
    let pixels = pixels(document, stream, &space)?;
    let mut lost = false;
    let hidden = hidden(document, stream);
    let (space, bytes): (Object, Vec<u8>) = match (red, spot) {
        (Red::Process(_), _) => {
            let inks = pixels.into_iter().flat_map(|pixel| colour::process(light(pixel)).map(to_byte));
            ("DeviceCMYK".into(), inks.collect())
        }
        (Red::Spot { .. }, Some(spot)) if is_red_on_white(&pixels, &hidden) => {
            (Object::Reference(spot), pixels.into_iter().map(red_of).collect())
        }
        _ => {
            let is_shown = |at: &usize| !hidden.get(*at).copied().unwrap_or(false);
            lost = (0..pixels.len()).filter(is_shown).any(|at| is_colourful(pixels[at]));
            let greys = pixels.into_iter().map(|pixel| to_byte(colour::lightness(light(pixel))));
            ("DeviceGray".into(), greys.collect())
        }
    };
    set(document, id, |picture| {
        for key in ["Filter", "DecodeParms", "Decode", "Mask"] {
            picture.dict.remove(key.as_bytes());
        }
        picture.dict.set("ColorSpace", space);
        picture.dict.set("BitsPerComponent", 8);
        picture.set_plain_content(bytes);
        // What cannot be made smaller stays as it is.
        let _ = picture.compress();
    })?;
    Ok(lost)
}

fn set(document: &mut Document, id: ObjectId, change: impl FnOnce(&mut Stream)) -> Result<(), PictureFault> {
    document.get_object_mut(id).and_then(Object::as_stream_mut).map(change).map_err(|_| PictureFault::Damaged)
}

fn light(pixel: Pixel) -> [f32; 3] {
    pixel.map(|value| f32::from(value) / 255.0)
}

/// Returns whether a colour would be missed in grey.
fn is_colourful([r, g, b]: Pixel) -> bool {
    r.max(g).max(b) - r.min(g).min(b) > MISSED
}

/// Returns whether a picture has nothing but red and the white of the paper, and red at all.
///
/// Scans and JPEG have stray colours at edges, which may be few.
fn is_red_on_white(pixels: &[Pixel], hidden: &[bool]) -> bool {
    let is_red = |pixel: &Pixel| tint_of_red(light(*pixel)).is_some();
    let is_white = |pixel: &Pixel| pixel.iter().all(|value| *value >= WHITE);
    let shown = pixels.iter().enumerate().filter(|(at, _)| !hidden.get(*at).copied().unwrap_or(false));
    let (mut count, mut red, mut stray) = (0_usize, 0_usize, 0_usize);
    for (_, pixel) in shown {
        count += 1;
        if is_red(pixel) {
            red += 1;
        } else if !is_white(pixel) {
            stray += 1;
        }
    }
    red > 0 && stray * STRAY <= red && count > 0
}

/// Returns which pixels of a picture its mask hides wholly; empty if there is no mask of the same size.
fn hidden(document: &Document, picture: &Stream) -> Vec<bool> {
    let mask = picture.dict.get_deref(b"SMask", document).and_then(Object::as_stream);
    let Ok(mask) = mask else { return Vec::new() };
    let same = |key: &[u8]| {
        mask.dict.get(key).and_then(Object::as_i64).ok() == picture.dict.get(key).and_then(Object::as_i64).ok()
    };
    match pixels(document, mask, &Space::Gray) {
        Ok(pixels) if same(b"Width") && same(b"Height") => pixels.iter().map(|[alpha, ..]| *alpha == 0).collect(),
        _ => Vec::new(),
    }
}

/// Returns how much of the red ink a pixel of a picture in red and white needs.
fn red_of(pixel: Pixel) -> u8 {
    let light = light(pixel);
    // A stray colour weighs as much as it is dark.
    to_byte(tint_of_red(light).unwrap_or(1.0 - colour::lightness(light)))
}
