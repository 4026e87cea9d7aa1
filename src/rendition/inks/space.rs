//! The colour spaces of a PDF, ISO 32000-1 8.6.

use lopdf::{Dictionary, Document, Object};

use super::colour::{Tone, process};

/// A colour space, as far as printing needs to know it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// One value of lightness.
    Gray,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black.
    Cmyk,
    /// An ink by its name; `full` is what a whole tint of it looks like.
    Ink { name: Vec<u8>, full: [f32; 4] },
    /// Numbers of colours in a table of bytes.
    Indexed { base: Box<Space>, table: Vec<u8> },
    /// Patterns.
    Pattern,
    /// One that is not understood.
    Unknown,
}

/// Spaces within spaces; more are a fault of the file.
const DEEPEST: usize = 4;

impl Space {
    /// Reads a colour space; `named` holds those that the resources give names to.
    pub(super) fn of(document: &Document, object: &Object, named: Option<&Dictionary>) -> Self {
        Self::within(document, object, named, DEEPEST)
    }

    fn within(document: &Document, object: &Object, named: Option<&Dictionary>, depth: usize) -> Self {
        let Some(depth) = depth.checked_sub(1) else { return Self::Unknown };
        let Ok((_, object)) = document.dereference(object) else { return Self::Unknown };
        if let Ok(name) = object.as_name() {
            return match name {
                b"DeviceGray" | b"G" | b"CalGray" => Self::Gray,
                b"DeviceRGB" | b"RGB" | b"CalRGB" => Self::Rgb,
                b"DeviceCMYK" | b"CMYK" => Self::Cmyk,
                b"Pattern" => Self::Pattern,
                name => match named.and_then(|spaces| spaces.get(name).ok()) {
                    Some(object) => Self::within(document, object, None, depth),
                    None => Self::Unknown,
                },
            };
        }
        let parts = object.as_array().map(Vec::as_slice).unwrap_or_default();
        let family = parts.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let part = |at: usize| parts.get(at).and_then(|part| document.dereference(part).ok()).map(|(_, part)| part);
        match (family, part(1)) {
            (b"ICCBased", Some(Object::Stream(profile))) => match profile.dict.get(b"N").and_then(Object::as_i64) {
                Ok(1) => Self::Gray,
                Ok(3) => Self::Rgb,
                Ok(4) => Self::Cmyk,
                _ => Self::Unknown,
            },
            (b"Separation", Some(Object::Name(name))) => {
                let alternate = part(2).map_or(Self::Unknown, |part| Self::within(document, part, named, depth));
                let full = part(3).and_then(|function| whole_tint(document, function, &alternate));
                Self::Ink { name: name.clone(), full: full.unwrap_or([0.0, 0.0, 0.0, 1.0]) }
            }
            (b"Indexed" | b"I", Some(base)) => {
                let base = Box::new(Self::within(document, base, named, depth));
                let table = match part(3) {
                    Some(Object::String(bytes, _)) => bytes.clone(),
                    Some(Object::Stream(stream)) => stream.get_plain_content().unwrap_or_default(),
                    _ => Vec::new(),
                };
                Self::Indexed { base, table }
            }
            (b"Pattern", _) => Self::Pattern,
            // A device space may stand in an array of its own.
            (b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"CalGray" | b"CalRGB", _) => {
                Self::within(document, &parts[0], None, depth)
            }
            _ => Self::Unknown,
        }
    }

    /// Returns how many values a colour has; 0 where that is not known.
    pub(super) fn components(&self) -> usize {
        match self {
            Self::Gray | Self::Ink { .. } | Self::Indexed { .. } => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
            Self::Pattern | Self::Unknown => 0,
        }
    }

    /// Returns the colour that values stand for; `own` is the name of the spot ink.
    pub(super) fn tone(&self, values: &[f32], own: &str) -> Option<Tone> {
        let byte = |table: &[u8], at: usize| table.get(at).map(|byte| f32::from(*byte) / 255.0);
        match (self, values) {
            (Self::Gray, [g]) => Some(Tone::Key(1.0 - g.clamp(0.0, 1.0))),
            (Self::Rgb, [r, g, b]) => Some(Tone::Light([*r, *g, *b].map(|v| v.clamp(0.0, 1.0)))),
            (Self::Cmyk, [c, m, y, k]) => Some(Tone::Process([*c, *m, *y, *k].map(|v| v.clamp(0.0, 1.0)))),
            (Self::Ink { name, full }, [tint]) => {
                let tint = tint.clamp(0.0, 1.0);
                Some(match name.as_slice() {
                    b"All" => Tone::Registration(tint),
                    b"None" => Tone::Key(0.0),
                    b"Black" => Tone::Key(tint),
                    name if name == own.as_bytes() => Tone::Own(tint),
                    _ => Tone::Process(full.map(|ink| ink * tint)),
                })
            }
            (Self::Indexed { base, table }, [number]) => {
                let count = base.components();
                let start = number.max(0.0) as usize * count;
                let values: Option<Vec<f32>> = (start..start + count).map(|at| byte(table, at)).collect();
                base.tone(&values?, own)
            }
            _ => None,
        }
    }

    /// Returns the red, green and blue light that values stand for, 0 to 1.
    pub(super) fn light(&self, values: &[f32]) -> Option<[f32; 3]> {
        self.tone(values, "").map(Tone::light)
    }

    /// Returns the colour that painting starts with in this space, ISO 32000-1 8.6.5.
    pub(super) fn first(&self, own: &str) -> Option<Tone> {
        match self {
            Self::Gray | Self::Indexed { .. } => self.tone(&[0.0], own),
            Self::Rgb => self.tone(&[0.0; 3], own),
            Self::Cmyk => self.tone(&[0.0, 0.0, 0.0, 1.0], own),
            Self::Ink { .. } => self.tone(&[1.0], own),
            Self::Pattern | Self::Unknown => None,
        }
    }
}

/// Returns the process inks that a whole tint of an ink is replaced by.
fn whole_tint(document: &Document, function: &Object, alternate: &Space) -> Option<[f32; 4]> {
    let (_, function) = document.dereference(function).ok()?;
    let dictionary = function.as_dict().ok().or_else(|| function.as_stream().ok().map(|stream| &stream.dict))?;
    let last = dictionary.get_deref(b"C1", document).ok()?.as_array().ok()?;
    let values: Vec<f32> = last.iter().filter_map(|value| value.as_float().ok()).collect();
    match alternate.tone(&values, "")? {
        Tone::Process(inks) => Some(inks),
        Tone::Key(key) => Some([0.0, 0.0, 0.0, key]),
        Tone::Light(light) => Some(process(light)),
        Tone::Own(_) | Tone::Registration(_) => None,
    }
}
