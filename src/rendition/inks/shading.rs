//! Puts colour gradients into inks, ISO 32000-1 8.7.4.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::colour::{self, Laid, Tone};
use super::press::Press;
use super::space::Space;

/// Functions within functions; more are a fault of the file.
const DEEPEST: usize = 8;

/// Puts a gradient into inks; returns whether it has become grey for want of an ink, `None` if it cannot be put into any.
///
/// One in greys goes to the black plate, one in reds to the plate of the red
/// ink, any other to those of the process inks, or in grey to the black one
/// where there are none. `spot` is the space of the red ink.
pub(super) fn convert(document: &mut Document, id: ObjectId, press: &Press, spot: Option<ObjectId>) -> Option<bool> {
    let (space, function) = parts(document, id)?;
    let own = press.own();
    let mut stops = Vec::new();
    gather(document, &function, DEEPEST, &mut stops)?;
    let tones: Vec<Tone> = stops.iter().map(|stop| space.tone(stop, own)).collect::<Option<_>>()?;
    let laid: Vec<(Laid, bool)> = tones.iter().map(|tone| press.lay(*tone)).collect();
    let target = Target::of(&laid, spot);
    let convert = |stop: &[f32]| match target {
        Target::Grey => space.light(stop).map(|light| vec![colour::lightness(light)]),
        _ => space.tone(stop, own).and_then(|tone| target.values(press.lay(tone).0)),
    };
    let function = rewritten(document, &function, &convert, DEEPEST)?;
    let shading = dictionary_mut(document, id)?;
    shading.set("ColorSpace", target.space());
    shading.set("Function", function);
    shading.remove(b"Background");
    Some(matches!(target, Target::Grey) || laid.iter().any(|(_, faithful)| !faithful))
}

/// The plates of a gradient.
enum Target {
    Key,
    Spot(ObjectId),
    Process,
    /// The black one, for want of others.
    Grey,
}

impl Target {
    fn of(laid: &[(Laid, bool)], spot: Option<ObjectId>) -> Self {
        let all = |fits: fn(&Laid) -> bool| laid.iter().all(|(laid, _)| fits(laid));
        match spot {
            _ if all(|laid| matches!(laid, Laid::Key(_))) => Self::Key,
            // White needs no ink.
            Some(spot) if all(|laid| matches!(laid, Laid::Spot(_) | Laid::Key(0.0))) => Self::Spot(spot),
            _ if all(|laid| matches!(laid, Laid::Process(_) | Laid::Key(_))) => Self::Process,
            _ => Self::Grey,
        }
    }

    fn space(&self) -> Object {
        match self {
            Self::Key | Self::Grey => "DeviceGray".into(),
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

fn dictionary_mut(document: &mut Document, id: ObjectId) -> Option<&mut Dictionary> {
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

/// Gathers the colours at the stops of a function; `None` if it is of another sort.
fn gather(document: &Document, function: &Object, depth: usize, stops: &mut Vec<Vec<f32>>) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    let function = document.dereference(function).ok()?.1.as_dict().ok()?;
    match function.get(b"FunctionType").and_then(Object::as_i64) {
        Ok(2) => stops.extend([stop(function, b"C0")?, stop(function, b"C1")?]),
        Ok(3) => parts_of(document, function).iter().try_for_each(|part| gather(document, part, depth, stops))?,
        _ => return None,
    }
    Some(())
}

fn stop(function: &Dictionary, key: &[u8]) -> Option<Vec<f32>> {
    let values = function.get(key).ok()?.as_array().ok()?;
    Some(values.iter().filter_map(|value| value.as_float().ok()).collect())
}

fn parts_of(document: &Document, function: &Dictionary) -> Vec<Object> {
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
