//! Fonts as far as they place text on the page (ISO 32000-1 9.6 and 9.7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use serde::Serialize;

use super::file::{Pdf, dict_of, number};
use super::geometry::{Area, Matrix};

/// Highest character code whose width is kept.
const MOST_CODES: u32 = 0xffff;
/// Most widths that ranges may give, so that overlapping ones cost little.
const WIDTHS: u32 = 4 * MOST_CODES;
/// Most characters of a font's name.
const NAME: usize = 80;
/// The width of a character of which nothing is known, in thousandths of the type size.
const USUAL_WIDTH: f64 = 500.0;
/// How far ink reaches above and below the baseline in most fonts, in parts of the type size.
const INK: (f64, f64) = (0.8, -0.12);

/// How the characters of a font are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum FontKind {
    /// Type 1, OpenType with PostScript outlines.
    Type1,
    /// TrueType.
    TrueType,
    /// Drawings of the file's own.
    Type3,
    /// Something else.
    Other,
}

impl FontKind {
    /// Takes the subtype of a font or of its descendant.
    fn of(subtype: &[u8]) -> Self {
        match subtype {
            b"Type1" | b"MMType1" | b"CIDFontType0" => Self::Type1,
            b"TrueType" | b"CIDFontType2" => Self::TrueType,
            b"Type3" => Self::Type3,
            _ => Self::Other,
        }
    }
}

/// A font.
#[derive(Debug, Clone)]
pub(crate) struct Font<'a> {
    /// Its name, without the letters that mark a subset.
    pub(crate) name: String,
    pub(crate) kind: FontKind,
    pub(crate) embedded: bool,
    pub(crate) subset: bool,
    /// The drawings of the characters of a Type 3 font.
    pub(crate) drawings: Option<&'a Dictionary>,
    pub(crate) dict: &'a Dictionary,
    /// From the units of the characters to those of the text.
    pub(crate) matrix: Matrix,
    /// Widths by code.
    widths: BTreeMap<u32, f64>,
    other_width: f64,
    two_bytes: bool,
    /// Whether text runs downwards.
    pub(crate) vertical: bool,
}

impl<'a> Font<'a> {
    /// Reads a font.
    pub(crate) fn read(pdf: &'a Pdf, dict: &'a Dictionary) -> Self {
        let below = pdf.array(dict, b"DescendantFonts").into_iter().find_map(dict_of);
        let own = below.unwrap_or(dict);
        let descriptor = pdf.dict(own, b"FontDescriptor");
        let subtype = pdf.name(own, b"Subtype").unwrap_or_default();
        let kind = FontKind::of(subtype);
        let file = [&b"FontFile"[..], b"FontFile2", b"FontFile3"];
        let embedded = descriptor.is_some_and(|descriptor| file.iter().any(|key| pdf.get(descriptor, key).is_some()));
        let name = pdf.name(dict, b"BaseFont").or_else(|| pdf.name(dict, b"Name")).unwrap_or_default();
        let name: String = String::from_utf8_lossy(name).chars().filter(|c| !c.is_control()).take(NAME).collect();
        let (name, subset) = without_mark(&name);
        let matrix = pdf.numbers(dict, b"FontMatrix");
        let per_em = |key| descriptor.and_then(|descriptor| pdf.number(descriptor, key));
        Self {
            name: name.to_owned(),
            kind,
            embedded: embedded || kind == FontKind::Type3,
            subset,
            drawings: pdf.dict(dict, b"CharProcs").filter(|_| kind == FontKind::Type3),
            dict,
            matrix: if kind == FontKind::Type3 {
                Matrix::of(&matrix)
            } else {
                Matrix([0.001, 0.0, 0.0, 0.001, 0.0, 0.0])
            },
            widths: below.map_or_else(|| simple_widths(pdf, dict), |below| wide_widths(pdf, below)),
            other_width: match below {
                Some(below) => pdf.number(below, b"DW").unwrap_or(1000.0),
                None => per_em(b"MissingWidth").unwrap_or(USUAL_WIDTH),
            },
            two_bytes: below.is_some(),
            vertical: pdf.name(dict, b"Encoding").is_some_and(|name| name.ends_with(b"-V")),
        }
    }

    /// Returns the advances of a text in text space, one for each character, and whether it is a blank.
    pub(crate) fn advances(&self, text: &[u8]) -> impl Iterator<Item = (f64, bool)> {
        let step = if self.two_bytes { 2 } else { 1 };
        let unit = self.matrix.0[0].abs();
        text.chunks(step).map(move |code| {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            // Characters of vertical text are an em high.
            let width =
                if self.vertical { 1000.0 } else { self.widths.get(&number).copied().unwrap_or(self.other_width) };
            (width * unit, code == b" ")
        })
    }

    /// Returns where the ink of a line of text may be, for a type size of 1 and a length.
    pub(crate) fn ink(&self, length: f64) -> Area {
        let (top, bottom) = INK;
        if self.vertical {
            return Area { x0: -0.5, y0: -length, x1: 0.5, y1: 0.0 };
        }
        Area { x0: length.min(0.0), y0: bottom, x1: length.max(0.0), y1: top }
    }
}

/// Takes the six letters and the plus sign that mark a subset from a font's name, 9.6.4.
fn without_mark(name: &str) -> (&str, bool) {
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 && mark.bytes().all(|b| b.is_ascii_uppercase()) => (rest, true),
        _ => (name, false),
    }
}

fn simple_widths(pdf: &Pdf, font: &Dictionary) -> BTreeMap<u32, f64> {
    let first = pdf.number(font, b"FirstChar").unwrap_or(0.0).clamp(0.0, 255.0) as u32;
    pdf.array(font, b"Widths")
        .into_iter()
        .zip(first..=255)
        .filter_map(|(width, code)| Some((code, number(width)?)))
        .collect()
}

/// Reads the widths of a composite font, `c [w …]` and `c c w`, 9.7.4.3.
fn wide_widths(pdf: &Pdf, font: &Dictionary) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    let mut budget = WIDTHS;
    let mut items = pdf.array(font, b"W").into_iter();
    let code = |object: &Object| number(object).map(|code| code.clamp(0.0, f64::from(MOST_CODES)) as u32);
    while let (Some(first), Some(next)) = (items.next().and_then(code), items.next()) {
        if next.as_array().is_ok() {
            let list = pdf.items(next);
            widths.extend(
                list.into_iter().zip(first..=MOST_CODES).filter_map(|(width, code)| Some((code, number(width)?))),
            );
            continue;
        }
        let (Some(last), Some(width)) = (code(next), items.next().and_then(number)) else { break };
        let Some(left) = u32::checked_sub(budget, last.saturating_sub(first)) else { break };
        budget = left;
        widths.extend((first..=last).map(|code| (code, width)));
    }
    widths
}
