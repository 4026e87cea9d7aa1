//! Widths of text, for decisions that must be taken before layout.

use ttf_parser::Tag;
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

use crate::hanzi::{JOINER, Look, SCRIPT_SIZE, SPLITTER, Script, is_em_wide, is_ideograph, scripts};

/// The gap between Han and Latin characters, in em (clreq: a quarter).
const GAP: f64 = 0.25;
/// Signs that Latin fonts have narrow, and that are set from a Han font; see `signs` in `style.typ`.
const SIGNS: &str = "←↑→↓●○■□▲▼×÷±≥≤≠";
/// The number of a font's version in its table of names.
const VERSION: u16 = 5;

/// Measures text set in a Latin font and, for the rest, a Han font.
#[derive(Debug, Clone)]
pub struct Measure {
    fonts: Vec<FontInstance>,
    /// Widths in em of digits where all have the same, for fonts that have such.
    digits: Vec<Option<f64>>,
}

impl Measure {
    pub(super) fn new(fonts: Vec<Font>) -> Self {
        let plain = |font: Font| font.instantiate(FontVariant::default(), Abs::pt(16.0), &FontVariations::default());
        Self { fonts: fonts.into_iter().map(plain).collect(), digits: Vec::new() }
    }

    /// Returns the measure of text set with tabular figures, as in tables (OpenType 1.9 feature `tnum`).
    pub fn tabular(&self) -> Self {
        Self { digits: self.fonts.iter().map(tabular_digit).collect(), ..self.clone() }
    }

    /// Returns the width of a line of text in em.
    ///
    /// Han characters and full-width marks count one em each; no line is
    /// squeezed, so that what is set can be narrower but never wider.
    pub fn em(&self, text: &str) -> f64 {
        let scripts = scripts(text);
        if scripts.is_empty() {
            return self.level(text);
        }
        let (mut width, mut at) = (0.0, 0);
        for script in scripts {
            width += self.level(&text[at..script.range.start]) + self.script(&script);
            at = script.range.end;
            width += if text[at..].starts_with(is_ideograph) { GAP } else { 0.0 };
        }
        width + self.level(&text[at..])
    }

    /// Returns the width of a sub- or superscript in em of the text about it.
    pub fn script(&self, script: &Script) -> f64 {
        let small = matches!(script.look, Look::Lowered | Look::Raised);
        self.level(&script.text) * if small { SCRIPT_SIZE } else { 1.0 }
    }

    /// Returns the width of a text without sub- and superscripts.
    fn level(&self, text: &str) -> f64 {
        let mut width = 0.0;
        let mut last: Option<char> = None;
        for c in text.chars().filter(|c| !matches!(*c, JOINER | SPLITTER)) {
            width += self.advance(c);
            width += last.map_or(0.0, |last| self.gap(last, c));
            last = Some(c);
        }
        width
    }

    /// Returns the white in em that stands between two characters by itself.
    pub fn gap(&self, before: char, after: char) -> f64 {
        let apart = is_latin(before) != is_latin(after);
        if apart && !before.is_whitespace() && !after.is_whitespace() { GAP } else { 0.0 }
    }

    fn advance(&self, c: char) -> f64 {
        if is_em_wide(c) || SIGNS.contains(c) {
            return 1.0;
        }
        let from = |(n, font): (usize, &FontInstance)| {
            let glyph = font.ttf().glyph_index(c)?;
            let digit = self.digits.get(n).copied().flatten().filter(|_| c.is_ascii_digit());
            digit.or_else(|| font.x_advance(glyph.0).map(|em| em.get()))
        };
        self.fonts.iter().enumerate().find_map(from).unwrap_or(1.0)
    }
}

/// Returns the width in em of the tabular figures of a font; `None` if it has none of their own.
fn tabular_digit(font: &FontInstance) -> Option<f64> {
    let zero = font.ttf().glyph_index('0')?;
    let table = font.ttf().tables().gsub?;
    let feature = table.features.find(Tag::from_bytes(b"tnum"))?;
    let lookups = feature.lookup_indices.into_iter().filter_map(|index| table.lookups.get(index));
    let glyph =
        lookups.flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable>()).find_map(|subtable| {
            let SubstitutionSubtable::Single(single) = subtable else { return None };
            let index = single.coverage().get(zero)?;
            match single {
                SingleSubstitution::Format1 { delta, .. } => Some(zero.0.wrapping_add_signed(delta)),
                SingleSubstitution::Format2 { substitutes, .. } => Some(substitutes.get(index)?.0),
            }
        })?;
    font.x_advance(glyph).map(|em| em.get())
}

/// Returns the version of a font in its own words, OpenType 1.9 `name` 5.
pub fn version(font: &Font) -> Option<String> {
    let plain = font.clone().instantiate(FontVariant::default(), Abs::pt(16.0), &FontVariations::default());
    plain.ttf().names().into_iter().filter(|name| name.name_id == VERSION).find_map(|name| name.to_string())
}

/// Returns whether a character is set in the Latin font.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '.' | '+' | '-' | '/' | 'À'..='ɏ')
}
