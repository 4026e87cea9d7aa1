//! What an element of a drawing takes by itself.

use roxmltree::Node;

/// Bytes of attributes that count as one element more.
const BYTES: f64 = 100.0;
/// Most digits before the point of a number in a curve.
const DIGITS: i64 = 9;
/// Elements that a letter counts for.
const LETTER: f64 = 3.0;

/// What something takes, with all that it repeats.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cost {
    /// Elements.
    pub(super) elements: f64,
    /// Shapes among them, and letters, each of which may have a paint of its own.
    pub(super) shapes: f64,
    /// Corners of the shapes.
    pub(super) corners: f64,
    /// Letters.
    pub(super) letters: f64,
}

impl Cost {
    pub(super) fn add(&mut self, other: Self) {
        self.elements += other.elements;
        self.shapes += other.shapes;
        self.corners += other.corners;
        self.letters += other.letters;
    }
}

/// Returns whether an element is one of SVG, and its name.
pub(super) fn name<'n>(node: Node<'n, '_>) -> Option<&'n str> {
    let space = node.tag_name().namespace();
    let known = space.is_none_or(|space| space == "http://www.w3.org/2000/svg");
    (node.is_element() && known).then(|| node.tag_name().name())
}

/// Returns what an element takes without what is in it and what it refers to.
pub(super) fn own(node: Node, name: &str) -> Cost {
    let bytes: usize = node.attributes().map(|attribute| attribute.value().len()).sum();
    let elements = 1.0 + bytes as f64 / BYTES;
    match name {
        "rect" | "circle" | "ellipse" | "line" => Cost { elements, shapes: 1.0, corners: 4.0, ..Cost::default() },
        "polyline" | "polygon" => {
            let corners = numbers(node.attribute("points").unwrap_or_default()) / 2.0;
            Cost { elements, shapes: 1.0, corners, ..Cost::default() }
        }
        "path" => {
            let corners = corners(node.attribute("d").unwrap_or_default());
            Cost { elements, shapes: 1.0, corners, ..Cost::default() }
        }
        "text" | "tspan" | "textPath" | "tref" | "a" => {
            let texts = node.children().filter(Node::is_text).filter_map(|text| text.text());
            let letters = texts.map(|text| text.chars().count()).sum::<usize>() as f64;
            Cost { elements: elements + LETTER * letters, shapes: letters, corners: 0.0, letters }
        }
        _ => Cost { elements, ..Cost::default() },
    }
}

/// Returns how many corners a path has, or somewhat more (SVG 2, 9.3).
fn corners(path: &str) -> f64 {
    let (mut sum, mut needed) = (0.0, 2.0);
    for part in path.split_inclusive(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E')) {
        sum += numbers(part) / needed;
        needed = match part.chars().last().unwrap_or('z').to_ascii_lowercase() {
            'h' | 'v' => 1.0,
            's' | 'q' => 4.0,
            'c' => 6.0,
            // An arc becomes up to four curves.
            'a' => 7.0 / 4.0,
            'z' => {
                sum += 1.0;
                2.0
            }
            _ => 2.0,
        };
    }
    sum
}

/// Returns how many numbers there are in a text; they need not stand apart if they have signs or points.
fn numbers(text: &str) -> f64 {
    let (mut count, mut inside, mut point) = (0, false, false);
    let mut before = ' ';
    for c in text.chars() {
        let sign = matches!(c, '-' | '+') && !matches!(before, 'e' | 'E');
        let again = c == '.' && point;
        let part = c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
        if part && (!inside || sign || again) {
            count += 1;
            point = false;
        }
        point |= c == '.';
        inside = part;
        before = c;
    }
    f64::from(count)
}

/// The attributes that hold numbers and nothing else, but for those of areas, which are judged by what they cover.
const MEASURES: &str = "d points r rx ry x1 x2 y1 y2 cx cy fx fy fr dx dy offset transform gradientTransform stroke-width \
stroke-dasharray stroke-dashoffset stroke-miterlimit opacity fill-opacity stroke-opacity stop-opacity flood-opacity";

/// Returns whether an element has numbers that nobody writes: an arc is cut into the more pieces the larger it is, and
/// who draws counts on numbers that are finite.
pub(super) fn is_beyond(node: Node) -> bool {
    MEASURES.split_whitespace().filter_map(|name| node.attribute(name)).any(has_beyond)
}

/// Returns whether there is a number of more than [`DIGITS`] digits before its point in a text.
fn has_beyond(text: &str) -> bool {
    let (mut whole, mut point, mut rest) = (0_i64, false, text);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '0' if whole == 0 => {}
            '0'..='9' if point => {}
            '0'..='9' => whole += 1,
            '.' if !point => point = true,
            'e' | 'E' => {
                let signed = rest.trim_start_matches('+');
                let length = signed.find(|c: char| !c.is_ascii_digit()).unwrap_or(signed.len());
                // With digits behind the point only, it is one more at most.
                whole = 1 + whole + signed[..length].parse().unwrap_or(if length > 0 { DIGITS } else { -DIGITS });
            }
            _ => (whole, point) = (0, c == '.'),
        }
        if whole > DIGITS {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_all_measure_are_seen() {
        for sound in [
            "M0 0L1e3-4.5.5a16.83,16.83,0,0,1,48.2",
            "000000000000012",
            "1e-30",
            "123456789 .1234567890123e2",
            "1e",
            "Me",
        ] {
            assert!(!has_beyond(sound), "{sound}");
        }
        for beyond in ["A16.83,16e83,0", "1234567890", "0.5e+12", "M1e99999999999999999999"] {
            assert!(has_beyond(beyond), "{beyond}");
        }
    }

    #[test]
    fn corners_are_counted() {
        assert_eq!(numbers("1 2,3-4+5.5.5 1e-5"), 7.0);
        assert_eq!(corners("M0 0L1 1 2 2h1 2v3c1 1 1 1 1 1z"), 8.0);
        assert_eq!(corners("zzz"), 3.0);
    }
}
