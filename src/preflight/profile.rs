//! What a PDF is measured by.

use std::str::FromStr;

use serde::Serialize;

/// What the print shop wants of a file; lengths in mm.
///
/// The default is that of a bulletin: A4, black and one more ink, offset on
/// uncoated paper. Its limit of ink, 300 %, is a cautious house value; ask the
/// shop for its own, as the common conditions for offset lie between 270 and 330 %.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// The size after trimming.
    pub size: SheetSize,
    /// How far what touches the edge must reach beyond it.
    pub bleed: f64,
    /// How many plates the job may need.
    pub inks: usize,
    /// Pixels to the inch that pictures should have.
    pub dpi: f64,
    /// Most ink on one spot, in per cent.
    pub coverage: f64,
    /// Whether it is stitched, so that its pages come in fours.
    pub booklet: bool,
}

impl Default for Profile {
    fn default() -> Self {
        let size = SheetSize { width: 210.0, height: 297.0 };
        Self { size, bleed: 3.0, inks: 2, dpi: 300.0, coverage: 300.0, booklet: false }
    }
}

/// A size of paper in mm, upright or lying.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SheetSize {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Sizes with names: ISO 216; GB/T 788-1999 for 16开 (大16开) and 8开; the older 正度16开; North American ones.
const NAMED: [(&str, f64, f64); 11] = [
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("B4", 250.0, 353.0),
    ("B5", 176.0, 250.0),
    ("16K", 185.0, 260.0),
    ("大16开", 210.0, 285.0),
    ("8K", 260.0, 370.0),
    ("Letter", 215.9, 279.4),
    ("Legal", 215.9, 355.6),
    ("Tabloid", 279.4, 431.8),
];
/// What is wrong with what was typed for a size.
const NO_SIZE: &str = "not a size of paper";
/// How much sizes may differ, in mm.
const TOLERANCE: f64 = 0.5;

impl SheetSize {
    /// Returns whether two sizes are the same, whichever way they lie.
    pub fn same(self, other: Self) -> bool {
        let [(a, b), (c, d)] = [self, other].map(|size| (size.width.min(size.height), size.width.max(size.height)));
        (a - c).abs() <= TOLERANCE && (b - d).abs() <= TOLERANCE
    }

    /// Returns whether it is wider than high.
    pub fn lies(self) -> bool {
        self.width > self.height + TOLERANCE
    }

    /// Returns the size as it is shown, such as `A4 210×297 mm`.
    pub fn shown(self) -> String {
        let named = NAMED.iter().find(|(_, width, height)| self.same(Self { width: *width, height: *height }));
        let name = named.map(|(name, ..)| format!("{name} ")).unwrap_or_default();
        format!("{name}{}×{} mm", tenths(self.width), tenths(self.height))
    }
}

impl FromStr for SheetSize {
    type Err = &'static str;

    /// Reads `A4`, `16K` (also 16开) or `210x297mm`, at least 10 and at most 5,000 mm.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_lowercase().replace('开', "k");
        let named = NAMED.iter().find(|(name, ..)| name.to_lowercase().replace('开', "k") == text);
        if let Some((_, width, height)) = named {
            return Ok(Self { width: *width, height: *height });
        }
        let (width, height) = text.split_once(['x', '×', '*']).ok_or(NO_SIZE)?;
        let side = |text: &str| {
            let number: Option<f64> = text.trim().trim_end_matches("mm").trim().parse().ok();
            number.filter(|side| (10.0..=5_000.0).contains(side)).ok_or(NO_SIZE)
        };
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

/// Rounds to a tenth.
pub(super) fn tenths(value: f64) -> f64 {
    let value = if value.is_finite() { value.clamp(-1e9, 1e9) } else { 0.0 };
    // Adding 0 makes −0 a plain zero.
    (value * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_names_and_numbers() {
        let shown = |text: &str| text.parse::<SheetSize>().map(SheetSize::shown);
        assert_eq!(shown("a4").as_deref(), Ok("A4 210×297 mm"));
        assert_eq!(shown("16开").as_deref(), Ok("16K 185×260 mm"));
        assert_eq!(shown("297x210mm").as_deref(), Ok("A4 297×210 mm"));
        assert_eq!(shown("200 × 200.5").as_deref(), Ok("200×200.5 mm"));
        for wrong in ["", "A9", "210", "0x5", "infxinf", "1e9x5", "-210x297"] {
            assert_eq!(shown(wrong), Err(NO_SIZE), "{wrong}");
        }
    }
}
