//! Puts colour gradients into inks, ISO 32000-1 8.7.4.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::colour::{Laid, Red, Tone};
use super::space::Space;

/// Functions within functions; more are a fault of the file.
const DEEPEST: usize = 8;

/// Puts a gradient into inks; the result is false if it cannot be.
///
/// One in greys goes to the black plate, one in reds to the plate of the red
/// ink, any other to those of the process inks, or to the black one where
/// there are none. `spot` is the space of the red ink.
pub(super) fn convert(document: &mut Document, id: ObjectId, red: &Red, spot: Option<ObjectId>) -> bool {
    let Some((space, function)) = parts(document, id) else { return false };
    let own = if let Red::Spot { name, .. } = red { name.as_str() } else { "" };
    let mut stops = Vec::new();
    if !gather(document, &function, DEEPEST, &mut stops) {
        return false;
    }
    let tones: Option<Vec<Tone>> = stops.iter().map(|stop| space.tone(stop, own)).collect();
    let Some(tones) = tones else { return false };
    let laid: Vec<Laid> = tones.iter().map(|tone| red.lay(*tone).0).collect();
    let Some(target) = Target::of(&laid, spot) else { return false };
    let convert = |stop: &[f32]| space.tone(stop, own).and_then(|tone| target.values(red.lay(tone).0));
    let Some(function) = rewritten(document, &function, &convert, DEEPEST) else { return false };
    let Some(shading) = dictionary_mut(document, id) else { return false };
    shading.set("ColorSpace", target.space());
    shading.set("Function", function);
    shading.remove(b"Background");
    true
}

/// The plates of a gradient.
enum Target {
    Key,
    Spot(ObjectId),
    Process,
}

impl Target {
    fn of(laid: &[Laid], spot: Option<ObjectId>) -> Option<Self> {
        let is_blank = |laid: &Laid| matches!(laid, Laid::Key(0.0));
        if laid.iter().all(|laid| matches!(laid, Laid::Key(_))) {
            return Some(Self::Key);
        }
        if laid.iter().all(|laid| matches!(laid, Laid::Spot(_)) || is_blank(laid)) {
            return spot.map(Self::Spot);
        }
        laid.iter().all(|laid| matches!(laid, Laid::Process(_) | Laid::Key(_))).then_some(Self::Process)
    }

    fn space(&self) -> Object {
        match self {
            Self::Key => "DeviceGray".into(),
            Self::Spot(space) => Object::Reference(*space),
            Self::Process => "DeviceCMYK".into(),
        }
    }

    fn values(&self, laid: Laid) -> Option<Vec<f32>> {
        match (self, laid) {
            (Self::Key, Laid::Key(key)) => Some(vec![1.0 - key]),
            (Self::Spot(_), Laid::Spot(tint)) => Some(vec![tint]),
            (Self::Spot(_), Laid::Key(_)) => Some(vec![0.0]),
            (Self::Process, Laid::Process(inks)) => Some(inks.to_vec()),
            (Self::Process, Laid::Key(key)) => Some(vec![0.0, 0.0, 0.0, key]),
            _ => None,
        }
    }
}

fn dictionary_mut(document: &mut Document, id: ObjectId) -> Option<&mut lopdf::Dictionary> {
    match document.get_object_mut(id).ok()? {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

/// Returns the space and the function of an axial or a radial gradient.
fn parts(document: &Document, id: ObjectId) -> Option<(Space, Object)> {
    let shading = document.get_object(id).ok()?.as_dict().ok()?;
    let sort = shading.get(b"ShadingType").ok()?.as_i64().ok()?;
    let space = Space::of(document, shading.get(b"ColorSpace").ok()?, None);
    let function = shading.get_deref(b"Function", document).ok()?.clone();
    matches!(sort, 2 | 3).then_some((space, function))
}

/// Gathers the colours at the stops of a function; false if it is of another sort.
fn gather(document: &Document, function: &Object, depth: usize, stops: &mut Vec<Vec<f32>>) -> bool {
    let (Ok((_, Object::Dictionary(function))), Some(depth)) = (document.dereference(function), depth.checked_sub(1))
    else {
        return false;
    };
    match function.get(b"FunctionType").and_then(Object::as_i64) {
        Ok(2) => {
            stops.extend([stop(function, b"C0"), stop(function, b"C1")].into_iter().flatten());
            true
        }
        Ok(3) => parts_of(document, function).iter().all(|part| gather(document, part, depth, stops)),
        _ => false,
    }
}

fn stop(function: &lopdf::Dictionary, key: &[u8]) -> Option<Vec<f32>> {
    let values = function.get(key).ok()?.as_array().ok()?;
    Some(values.iter().filter_map(|value| value.as_float().ok()).collect())
}

fn parts_of(document: &Document, function: &lopdf::Dictionary) -> Vec<Object> {
    function.get_deref(b"Functions", document).and_then(Object::as_array).cloned().unwrap_or_default()
}

/// Returns a function with its stops converted.
fn rewritten(
    document: &Document,
    function: &Object,
    convert: &dyn Fn(&[f32]) -> Option<Vec<f32>>,
    depth: usize,
) -> Option<Object> {
    let depth = depth.checked_sub(1)?;
    let function = document.dereference(function).ok()?.1.as_dict().ok()?;
    let mut changed = function.clone();
    changed.remove(b"Range");
    if function.get(b"FunctionType").and_then(Object::as_i64).is_ok_and(|sort| sort == 2) {
        for key in [b"C0", b"C1"] {
            let values = convert(&stop(function, key)?)?;
            changed.set(key.to_vec(), values.into_iter().map(Object::Real).collect::<Vec<_>>());
        }
    } else {
        let parts = parts_of(document, function);
        let parts: Option<Vec<Object>> = parts.iter().map(|part| rewritten(document, part, convert, depth)).collect();
        changed.set("Functions", parts?);
    }
    Some(Object::Dictionary(changed))
}

/// Returns the space of a spot ink, ISO 32000-1 8.6.6.4; `cmyk` stands for it where there is no such ink.
pub(super) fn separation(name: &str, cmyk: [f32; 4]) -> Object {
    let tint = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![Object::from(0); 4],
        "C1" => cmyk.map(Object::Real).to_vec(),
        "N" => 1,
    };
    Object::Array(vec!["Separation".into(), Object::Name(name.as_bytes().to_vec()), "DeviceCMYK".into(), tint.into()])
}
