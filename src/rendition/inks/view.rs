//! Shows what of a picture in inks stands on one plate.

use lopdf::{Document, Object, ObjectId, Stream};

use super::colour::Laid;
use super::press::Press;
use super::space::Space;
use crate::messages::PictureFault;

/// Turns a picture that is in inks into a grey one of what its plate prints.
pub(super) fn view(document: &mut Document, id: ObjectId, space: &Space, press: &Press) -> Result<(), PictureFault> {
    let picture = document.get_object(id).and_then(Object::as_stream).map_err(|_| PictureFault::Damaged)?;
    let changed = match space {
        Space::Gray | Space::Ink { .. } => one_ink(picture, space, press),
        Space::Cmyk => four_inks(picture, space, press)?,
        _ => return Err(PictureFault::Space),
    };
    document.set_object(id, changed);
    Ok(())
}

/// Returns the grey of what a plate prints for a colour: 255 for nothing.
fn grey(space: &Space, values: &[f32], press: &Press) -> u8 {
    match space.tone(values, press.own()).map(|tone| press.lay(tone).0) {
        Some(Laid::Key(key)) => ((1.0 - key).clamp(0.0, 1.0) * 255.0).round() as u8,
        _ => 255,
    }
}

/// Gives values of one ink another meaning by a table; the values themselves stay as they are.
fn one_ink(picture: &Stream, space: &Space, press: &Press) -> Stream {
    let bits = picture.dict.get(b"BitsPerComponent").and_then(Object::as_i64).unwrap_or(8);
    let most = (1_i64 << bits.clamp(1, 8)) - 1;
    let mut table: Vec<u8> = (0..=most).map(|value| grey(space, &[value as f32 / most as f32], press)).collect();
    let first =
        picture.dict.get(b"Decode").and_then(Object::as_array).ok().and_then(|decode| decode.first()?.as_float().ok());
    if first == Some(1.0) {
        table.reverse();
    }
    let mut changed = picture.clone();
    changed.dict.remove(b"Decode");
    let table = Object::String(table, lopdf::StringFormat::Hexadecimal);
    changed.dict.set("ColorSpace", vec!["Indexed".into(), "DeviceGray".into(), most.into(), table]);
    changed
}

/// Takes what one plate prints out of a picture of four inks.
fn four_inks(picture: &Stream, space: &Space, press: &Press) -> Result<Stream, PictureFault> {
    if picture.filters().unwrap_or_default().contains(&b"DCTDecode".as_slice()) {
        return Err(PictureFault::Filter("DCTDecode".to_owned()));
    }
    let bytes = picture.get_plain_content().map_err(|_| PictureFault::Damaged)?;
    let pixels = bytes.chunks_exact(4).map(|inks| {
        let inks: Vec<f32> = inks.iter().map(|ink| f32::from(*ink) / 255.0).collect();
        grey(space, &inks, press)
    });
    let mut changed = picture.clone();
    changed.dict.set("ColorSpace", "DeviceGray");
    changed.set_plain_content(pixels.collect());
    Ok(changed)
}
