//! What an element of a drawing takes by itself.

use roxmltree::Node;

/// Bytes of attributes that count as one element more.
const BYTES: f64 = 100.0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_counted() {
        assert_eq!(numbers("1 2,3-4+5.5.5 1e-5"), 7.0);
        assert_eq!(corners("M0 0L1 1 2 2h1 2v3c1 1 1 1 1 1z"), 8.0);
        assert_eq!(corners("zzz"), 3.0);
    }
}
