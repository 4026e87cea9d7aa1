//! Colour spaces, and the plates that a colour needs (ISO 32000-1 8.6).

use crate::pdf::{Pdf, dict_of};
use lopdf::{Dictionary, Object};

/// How deep colour spaces may lie in each other.
const DEPTH: usize = 8;
/// Below this a tint prints nothing.
const NOTHING: f64 = 0.001;

/// The plates of four-colour printing.
pub(super) const PROCESS: [&str; 4] = ["C", "M", "Y", "K"];

/// What a colour is made of, as far as printing is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Device gray, which prints on the black plate.
    Gray,
    /// Gray with a profile, which may be separated into four colours.
    IccGray,
    /// RGB with or without a profile.
    Rgb,
    /// The four inks as they are.
    Cmyk,
    /// The four inks of a certain profile, which may be separated anew.
    IccCmyk,
    /// Inks by name.
    Spot,
    /// Lab, or what cannot be read.
    Unknown,
}

impl Family {
    /// Returns the name that is shown.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Gray => "Gray",
            Self::IccGray => "Gray (ICC)",
            Self::Rgb => "RGB",
            Self::Cmyk => "CMYK",
            Self::IccCmyk => "CMYK (ICC)",
            Self::Spot => "Spot",
            Self::Unknown => "Lab/?",
        }
    }
}

/// A colour space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// One of those with fixed components.
    Plain(Family),
    /// Separation or DeviceN with the names of its inks.
    Inks(Vec<String>),
    /// A palette of colours of another space.
    Indexed(Box<Space>),
    /// A pattern, and the space of the colour that it is painted in.
    Pattern(Option<Box<Space>>),
}

/// A colour as it goes to the plates.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paint {
    /// What it is made of.
    pub(super) family: Family,
    /// Tints from 0 to 1 by plate; those of RGB, palettes and the like are not known.
    pub(super) tints: Vec<(String, f64)>,
    /// Whether the tints are those that the file gives.
    pub(super) measured: bool,
    /// The colour as it is shown, such as `C 60 M 40 Y 40 K 100`.
    pub(super) shown: String,
}

impl Space {
    /// Reads a colour space; `resources` hold the names and the defaults that apply to it.
    pub(super) fn read(pdf: &Pdf, object: &Object, resources: Option<&Dictionary>) -> Self {
        read(pdf, object, resources, DEPTH)
    }

    /// Returns the device space of a family with the default that the resources replace it by, 8.6.5.6.
    pub(super) fn device(pdf: &Pdf, family: Family, resources: Option<&Dictionary>) -> Self {
        let key: &[u8] = match family {
            Family::Gray => b"DefaultGray",
            Family::Rgb => b"DefaultRGB",
            _ => b"DefaultCMYK",
        };
        let spaces = resources.and_then(|resources| pdf.dict(resources, b"ColorSpace"));
        match spaces.and_then(|spaces| pdf.get(spaces, key)) {
            Some(object @ Object::Array(_)) => read(pdf, object, None, DEPTH),
            _ => Self::Plain(family),
        }
    }

    /// Returns the colour that the space begins with, 8.6.8.
    pub(super) fn initial(&self) -> Paint {
        match self {
            Self::Plain(Family::Cmyk) => self.paint(&[0.0, 0.0, 0.0, 1.0]),
            Self::Inks(names) => self.paint(&vec![1.0; names.len()]),
            _ => self.paint(&[]),
        }
    }

    /// Returns the colour of some components; missing ones are 0.
    pub(super) fn paint(&self, components: &[f64]) -> Paint {
        let value = |i: usize| components.get(i).copied().unwrap_or(0.0);
        match self {
            Self::Plain(family @ (Family::Gray | Family::IccGray)) => {
                Paint::of(*family, vec![("K".into(), 1.0 - value(0))])
            }
            Self::Plain(family @ (Family::Cmyk | Family::IccCmyk)) => {
                Paint::of(*family, PROCESS.iter().enumerate().map(|(i, ink)| ((*ink).into(), value(i))).collect())
            }
            Self::Plain(Family::Rgb) => {
                let level = |i: usize| (value(i).clamp(0.0, 1.0) * 255.0).round();
                let shown = format!("RGB {} {} {}", level(0), level(1), level(2));
                let white = (0..3).all(|i| value(i) > 1.0 - NOTHING);
                Paint { shown, ..Paint::unmeasured(Family::Rgb, !white) }
            }
            Self::Plain(family) => Paint::unmeasured(*family, true),
            Self::Inks(names) => {
                let tints = names.iter().enumerate().filter(|(_, name)| *name != "None");
                Paint::of(Family::Spot, tints.map(|(i, name)| (name.clone(), value(i))).collect())
            }
            Self::Indexed(base) => base.whole(),
            Self::Pattern(base) => {
                base.as_ref().map_or_else(|| Paint::of(Family::Gray, Vec::new()), |b| b.paint(components))
            }
        }
    }

    /// Returns a colour that stands for all that the space can have, as in a picture.
    pub(super) fn whole(&self) -> Paint {
        match self {
            Self::Inks(names) => {
                let tints: Vec<_> = names.iter().filter(|name| *name != "None").map(|n| (n.clone(), 1.0)).collect();
                Paint { measured: false, ..Paint::of(Family::Spot, tints) }
            }
            Self::Plain(family @ (Family::Gray | Family::IccGray)) => {
                Paint { measured: false, ..Paint::of(*family, vec![("K".into(), 1.0)]) }
            }
            Self::Plain(family) => Paint::unmeasured(*family, true),
            Self::Indexed(base) => base.whole(),
            Self::Pattern(_) => Paint::of(Family::Gray, Vec::new()),
        }
    }
}

impl Paint {
    /// Black on the black plate, which every page begins with.
    pub(super) fn black() -> Self {
        Self::of(Family::Gray, vec![("K".into(), 1.0)])
    }

    fn of(family: Family, tints: Vec<(String, f64)>) -> Self {
        let tints: Vec<_> = tints.into_iter().map(|(ink, tint)| (ink, tint.clamp(0.0, 1.0))).collect();
        let part = |(ink, tint): &(String, f64)| format!("{ink} {}", (tint * 100.0).round());
        let shown = tints.iter().map(part).collect::<Vec<_>>().join(" ");
        Self { family, tints, measured: true, shown }
    }

    /// A colour that the press has to separate into its four inks, or white.
    fn unmeasured(family: Family, inked: bool) -> Self {
        let tints = if inked { PROCESS.iter().map(|ink| ((*ink).to_owned(), 1.0)).collect() } else { Vec::new() };
        Self { family, tints, measured: false, shown: family.label().to_owned() }
    }

    /// Returns whether it prints nothing.
    pub(super) fn is_white(&self) -> bool {
        self.tints.iter().all(|(_, tint)| *tint < NOTHING)
    }

    /// Returns the plates that it prints on; RGB counts as the four it is separated into.
    pub(super) fn plates(&self) -> impl Iterator<Item = &str> {
        self.tints.iter().filter(|(_, tint)| *tint >= NOTHING).map(|(ink, _)| ink.as_str())
    }

    /// Returns the tint on a plate.
    pub(super) fn tint(&self, plate: &str) -> f64 {
        self.tints.iter().find(|(ink, _)| ink == plate).map_or(0.0, |(_, tint)| *tint)
    }

    /// Returns the sum of its tints in per cent, if they are known; registration colour counts four times.
    pub(super) fn coverage(&self) -> Option<f64> {
        let weight = |ink: &str| if ink == "All" { 4.0 } else { 1.0 };
        self.measured.then(|| self.tints.iter().map(|(ink, tint)| tint * 100.0 * weight(ink)).sum())
    }

    /// Returns whether it is black or nearly black made of several process inks.
    pub(super) fn is_rich_black(&self) -> bool {
        let chromatic: f64 = ["C", "M", "Y"].iter().map(|ink| self.tint(ink)).sum();
        let dark = ["C", "M", "Y"].iter().all(|ink| self.tint(ink) >= 0.5);
        self.measured && (self.tint("K") >= 0.3 && chromatic > 0.05 || dark)
    }
}

fn read(pdf: &Pdf, object: &Object, resources: Option<&Dictionary>, depth: usize) -> Space {
    let unknown = Space::Plain(Family::Unknown);
    let (Some(object), Some(depth)) = (pdf.resolve(object), depth.checked_sub(1)) else { return unknown };
    if let Ok(name) = object.as_name() {
        return named(pdf, name, resources, depth);
    }
    let items = pdf.items(object);
    let Some(kind) = items.first().and_then(|kind| kind.as_name().ok()) else { return unknown };
    let inner = |i: usize| items.get(i).map_or_else(|| unknown.clone(), |item| read(pdf, item, resources, depth));
    match kind {
        b"ICCBased" => icc(pdf, items.get(1).copied(), depth),
        b"CalGray" => Space::Plain(Family::IccGray),
        b"CalRGB" => Space::Plain(Family::Rgb),
        b"Separation" => Space::Inks(items.get(1).and_then(|name| ink(name)).into_iter().collect()),
        b"DeviceN" => {
            let names = items.get(1).map_or_else(Vec::new, |names| pdf.items(names));
            Space::Inks(names.into_iter().filter_map(ink).collect())
        }
        b"Indexed" | b"I" => Space::Indexed(Box::new(inner(1))),
        b"Pattern" => Space::Pattern((items.len() > 1).then(|| Box::new(inner(1)))),
        name if items.len() == 1 => named(pdf, name, resources, depth),
        _ => unknown,
    }
}

fn named(pdf: &Pdf, name: &[u8], resources: Option<&Dictionary>, depth: usize) -> Space {
    match name {
        b"DeviceGray" | b"G" => Space::device(pdf, Family::Gray, resources),
        b"DeviceRGB" | b"RGB" => Space::device(pdf, Family::Rgb, resources),
        b"DeviceCMYK" | b"CMYK" => Space::device(pdf, Family::Cmyk, resources),
        b"Pattern" => Space::Pattern(None),
        _ => {
            let spaces = resources.and_then(|resources| pdf.dict(resources, b"ColorSpace"));
            let object = spaces.and_then(|spaces| pdf.get(spaces, name));
            object.map_or(Space::Plain(Family::Unknown), |object| read(pdf, object, resources, depth))
        }
    }
}

fn icc(pdf: &Pdf, profile: Option<&Object>, depth: usize) -> Space {
    let Some(dict) = profile.and_then(dict_of) else { return Space::Plain(Family::Unknown) };
    match pdf.number(dict, b"N") {
        Some(1.0) => Space::Plain(Family::IccGray),
        Some(3.0) => Space::Plain(Family::Rgb),
        Some(4.0) => Space::Plain(Family::IccCmyk),
        _ => dict.get(b"Alternate").map_or(Space::Plain(Family::Unknown), |other| read(pdf, other, None, depth)),
    }
}

/// Returns the plate of an ink; those of four-colour printing by their letters.
fn ink(name: &Object) -> Option<String> {
    Some(match name.as_name().ok()? {
        b"Cyan" => "C".to_owned(),
        b"Magenta" => "M".to_owned(),
        b"Yellow" => "Y".to_owned(),
        b"Black" => "K".to_owned(),
        other => String::from_utf8_lossy(other).into_owned(),
    })
}

/// Returns the colours at the ends of a shading, as far as its functions tell (8.7.4.5).
///
/// Only exponential functions and those stitched from them give their colours
/// away; of others it is known only which plates the space has.
pub(super) fn shading_paints(pdf: &Pdf, shading: &Dictionary, resources: Option<&Dictionary>) -> Vec<Paint> {
    let space = shading.get(b"ColorSpace");
    let space = space.map_or(Space::Plain(Family::Unknown), |space| Space::read(pdf, space, resources));
    let mut ends = Vec::new();
    let mut open: Vec<&Object> = pdf.get(shading, b"Function").into_iter().collect();
    while let Some(function) = open.pop().filter(|_| ends.len() < 64) {
        let Some(dict) = dict_of(function) else { return vec![space.whole()] };
        match pdf.number(dict, b"FunctionType") {
            Some(2.0) => ends.extend([b"C0", b"C1"].map(|key| pdf.numbers(dict, key))),
            Some(3.0) => open.extend(pdf.array(dict, b"Functions")),
            _ => return vec![space.whole()],
        }
    }
    if ends.is_empty() { vec![space.whole()] } else { ends.iter().map(|end| space.paint(end)).collect() }
}
