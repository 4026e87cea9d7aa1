//! What a reader takes for one character: a letter with its marks, an emoji with all that it is made of.

use icu_segmenter::GraphemeClusterSegmenter;

/// Returns where the clusters of a text begin, and its end, in bytes (UAX #29, extended grapheme clusters).
pub fn cluster_bounds(text: &str) -> Vec<usize> {
    GraphemeClusterSegmenter::new().segment_str(text).collect()
}

/// Returns the first cluster of more than so many characters: where it begins, in bytes, and how many it has.
pub fn crowded(text: &str, most: usize) -> Option<(usize, usize)> {
    // Most texts have no such run, and need not be taken apart.
    let mut run = 0;
    let suspicious = text.chars().any(|c| {
        run = if stands_alone(c) { 0 } else { run + 1 };
        run >= most
    });
    if !suspicious {
        return None;
    }
    cluster_bounds(text).windows(2).find_map(|pair| {
        let count = text[pair[0]..pair[1]].chars().count();
        (count > most).then_some((pair[0], count))
    })
}

/// Returns whether a character certainly joins nothing before it.
fn stands_alone(c: char) -> bool {
    c.is_ascii() || super::is_ideograph(c) || super::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_piled_up_is_crowded() {
        let marks = |count: usize| format!("甲e{}乙", "\u{301}".repeat(count));
        assert_eq!(crowded(&marks(31), 32), None);
        assert_eq!(crowded(&marks(32), 32), Some((3, 33)));
        let family = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}";
        assert_eq!(crowded(&family.repeat(40), 32), None);
        assert_eq!(crowded(&format!("{}\u{1f469}", "\u{1f469}\u{200d}".repeat(40)), 32).map(|(at, _)| at), Some(0));
        assert_eq!(crowded(&"é".repeat(1000), 32), None);
        assert_eq!(crowded(&"\u{1112}\u{1161}\u{11ab}".repeat(1000), 32), None);
    }
}
