//! Sizes of paper, and lengths as they are typed.

use std::fmt;
use std::str::FromStr;

/// How much two sizes may differ and still be the same, in mm: programs round points.
pub const SAME: f64 = 1.2;
/// The shortest and longest edge of a sheet, in mm.
const EDGES: std::ops::RangeInclusive<f64> = 50.0..=2000.0;

/// Sheets by name, upright, in mm: ISO 216, and ISO 217 for those that are trimmed after printing.
const NAMED: [(&str, f64, f64); 9] = [
    ("A2", 420.0, 594.0),
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("B4", 250.0, 353.0),
    ("RA3", 305.0, 430.0),
    ("SRA3", 320.0, 450.0),
    ("RA2", 430.0, 610.0),
    ("SRA2", 450.0, 640.0),
];

/// A width and a height in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Area {
    /// Creates an area, with a standard size in place of one that is as good as it.
    pub fn new(width: f64, height: f64) -> Self {
        let near = |a: f64, b: f64| (a - b).abs() < SAME;
        let known = NAMED.iter().flat_map(|(_, short, long)| [(*short, *long), (*long, *short)]);
        let known = known.into_iter().find(|(w, h)| near(*w, width) && near(*h, height));
        let (width, height) = known.unwrap_or((width, height));
        Self { width, height }
    }

    /// Returns whether it is wider than high.
    pub fn is_landscape(self) -> bool {
        self.width > self.height + SAME
    }

    /// Returns it with the long edge standing.
    pub fn upright(self) -> Self {
        if self.is_landscape() { self.turned() } else { self }
    }

    /// Returns it with width and height exchanged.
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Returns whether another has room within it.
    pub fn holds(self, other: Self) -> bool {
        other.width < self.width + SAME && other.height < self.height + SAME
    }

    /// Returns whether two are the same but for rounding.
    pub fn is(self, other: Self) -> bool {
        self.holds(other) && other.holds(self)
    }
}

impl fmt::Display for Area {
    /// Writes the name of a standard size, such as `A3`, or both edges, such as `420×285 mm`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let upright = self.upright();
        match NAMED.iter().find(|(_, width, height)| upright.is(Area { width: *width, height: *height })) {
            Some((name, ..)) => f.write_str(name),
            None => write!(f, "{:.0}×{:.0} mm", self.width, self.height),
        }
    }
}

impl FromStr for Area {
    type Err = &'static str;

    /// Reads a name such as `SRA3`, or two edges such as `450x320mm`; the unit may be left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_uppercase();
        if let Some((_, width, height)) = NAMED.iter().find(|(name, ..)| *name == text) {
            return Ok(Self { width: *width, height: *height });
        }
        let edges = text.trim_end_matches("MM").split_once(['X', '×', '*']).ok_or("not a size of paper")?;
        let edge = |text: &str| text.trim().trim_end_matches("MM").parse().ok().filter(|edge| EDGES.contains(edge));
        let (width, height) = edge(edges.0).zip(edge(edges.1)).ok_or("not a size of paper")?;
        Ok(Self::new(width, height))
    }
}

/// Reads a length in mm from 0 to 2, such as `0.1mm`; the unit may be left out.
pub fn small_length(text: &str) -> Result<f64, &'static str> {
    let text = text.trim().to_lowercase();
    let length = text.trim_end_matches("mm").trim().parse().map_err(|_| "not a length")?;
    if (0.0..=2.0).contains(&length) { Ok(length) } else { Err("out of range") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_named_or_measured() {
        let area = |text: &str| text.parse::<Area>();
        assert_eq!(area("sra3"), Ok(Area { width: 320.0, height: 450.0 }));
        assert_eq!(area("450x320mm"), Ok(Area { width: 450.0, height: 320.0 }));
        assert_eq!(area("450mm × 330 mm"), Ok(Area { width: 450.0, height: 330.0 }));
        for wrong in ["", "A9", "450", "450x", "NaNx300", "infx300", "450x-320", "1x1", "9999x300"] {
            assert!(area(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_of_other_programs_are_standard_ones() {
        let libre_office = Area::new(595.304 / 72.0 * 25.4, 841.89 / 72.0 * 25.4);
        assert_eq!(libre_office, Area { width: 210.0, height: 297.0 });
        assert_eq!((libre_office.to_string(), Area::new(420.0, 285.0).to_string()), ("A4".into(), "420×285 mm".into()));
    }

    #[test]
    fn small_lengths_have_bounds() {
        assert_eq!(small_length("0.1mm"), Ok(0.1));
        assert_eq!(small_length("0"), Ok(0.0));
        assert!(["", "-1", "3", "NaN", "0.1cm"].into_iter().all(|text| small_length(text).is_err()));
    }
}
