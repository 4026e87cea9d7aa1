//! Type sizes by their office names.

/// Chinese type sizes and their points, as Word, WPS and CTeX have them.
const NAMES: [(&str, f64); 16] = [
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
    ("六号", 7.5),
    ("小六", 6.5),
    ("七号", 5.5),
    ("八号", 5.0),
];

/// Reads a size name such as `三号`, or points such as `16pt`, into points.
///
/// `None` for anything else and for sizes outside 5–120 pt.
pub(super) fn points(text: &str) -> Option<f64> {
    let text = text.trim();
    let named = NAMES.iter().find(|(name, _)| *name == text).map(|(_, points)| *points);
    let points = named.or_else(|| text.strip_suffix("pt")?.trim().parse().ok())?;
    (5.0..=120.0).contains(&points).then_some(points)
}
