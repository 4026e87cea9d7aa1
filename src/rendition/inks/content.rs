//! Puts the colours of a content stream into inks and leaves all else as it is, byte for byte.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::colour::{Laid, Tone};
use super::press::Press;
use super::space::Space;

/// The names under which resources hold the colour spaces that are written.
pub(super) const SPOT: &str = "TypesetSpot";
pub(in crate::rendition) const ALL: &str = "TypesetAll";

/// A content stream in inks.
#[derive(Debug, Default)]
pub(super) struct Inked {
    /// The stream.
    pub(super) bytes: Vec<u8>,
    /// Whether the spot ink is used.
    pub(super) spot: bool,
    /// Whether all plates are used at once.
    pub(super) all: bool,
    /// Colours that the inks cannot print, as RGB, and are grey now.
    pub(super) greyed: BTreeSet<[u8; 3]>,
    /// Whether something has a colour that is not understood.
    pub(super) unknown: bool,
}

/// Which of the two current colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Fill,
    Stroke,
}

struct Rewriter<'a> {
    document: &'a Document,
    spaces: Option<&'a Dictionary>,
    press: &'a Press<'a>,
    own: &'a str,
    current: [Space; 2],
    /// The colours that new spaces start with, until another is set.
    pending: [Option<Tone>; 2],
    saved: Vec<[Space; 2]>,
    inked: Inked,
}

/// Rewrites a content stream; `spaces` are the colour spaces that its resources name.
pub(super) fn rewrite(bytes: &[u8], document: &Document, spaces: Option<&Dictionary>, press: &Press) -> Inked {
    let own = press.own();
    let current = [Space::Gray, Space::Gray];
    let inked = Inked { bytes: Vec::with_capacity(bytes.len() + bytes.len() / 8), ..Inked::default() };
    let mut rewriter = Rewriter { document, spaces, press, own, current, pending: [None; 2], saved: Vec::new(), inked };
    // From where on nothing has been written yet, and the operands since.
    let (mut written, mut operands) = (0, Vec::new());
    let mut tokens = Tokens { bytes, at: 0 };
    while let Some((start, end)) = tokens.next() {
        let token = &bytes[start..end];
        if is_operand(token) {
            operands.push(start..end);
            continue;
        }
        let values: Vec<&[u8]> = operands.iter().map(|range| &bytes[range.clone()]).collect();
        if rewriter.operator(token, &values) {
            written = end;
        } else {
            rewriter.flush();
            let end = if token == b"BI" { tokens.skip_inline_picture() } else { end };
            rewriter.inked.unknown |= token == b"BI" && is_coloured(&bytes[start..end]);
            rewriter.inked.bytes.extend_from_slice(&bytes[written..end]);
            written = end;
        }
        operands.clear();
    }
    rewriter.inked.bytes.extend_from_slice(&bytes[written.min(bytes.len())..]);
    rewriter.inked
}

impl Rewriter<'_> {
    /// Writes an operator that sets a colour in inks; returns whether it was one.
    fn operator(&mut self, token: &[u8], operands: &[&[u8]]) -> bool {
        let which = if token.first().is_some_and(u8::is_ascii_lowercase) { Use::Fill } else { Use::Stroke };
        match token {
            b"q" => self.saved.push(self.current.clone()),
            b"Q" => self.current = self.saved.pop().unwrap_or([Space::Gray, Space::Gray]),
            b"cs" | b"CS" => return self.space(which, operands),
            b"sc" | b"scn" | b"SC" | b"SCN" => return self.colour(which, operands),
            b"g" | b"G" => return self.device(which, Space::Gray, operands),
            b"rg" | b"RG" => return self.device(which, Space::Rgb, operands),
            b"k" | b"K" => return self.device(which, Space::Cmyk, operands),
            _ => {}
        }
        false
    }

    fn space(&mut self, which: Use, operands: &[&[u8]]) -> bool {
        let name = operands.last().and_then(|name| name.strip_prefix(b"/")).unwrap_or_default();
        let space = Space::of(self.document, &Object::Name(name.to_vec()), self.spaces);
        let first = space.first(self.own);
        let keep = space == Space::Pattern;
        self.inked.unknown |= space == Space::Unknown;
        self.current[which as usize] = space;
        self.pending[which as usize] = first;
        !keep
    }

    fn device(&mut self, which: Use, space: Space, operands: &[&[u8]]) -> bool {
        self.current[which as usize] = space;
        self.colour(which, operands)
    }

    fn colour(&mut self, which: Use, operands: &[&[u8]]) -> bool {
        let space = &self.current[which as usize];
        if *space == Space::Pattern {
            // A pattern without colours of its own takes those that stand before its name.
            self.inked.unknown |= operands.len() > 1;
            return false;
        }
        let values: Vec<f32> = operands.iter().filter_map(|operand| number(operand)).collect();
        match space.tone(&values, self.own) {
            Some(tone) => self.write(which, tone),
            None => self.inked.unknown = true,
        }
        true
    }

    /// Sets the colour that a new space starts with, unless one was set since.
    fn flush(&mut self) {
        for which in [Use::Fill, Use::Stroke] {
            if let Some(tone) = self.pending[which as usize].take() {
                self.write(which, tone);
            }
        }
    }

    fn write(&mut self, which: Use, tone: Tone) {
        self.pending[which as usize] = None;
        let (laid, faithful) = self.press.lay(tone);
        if !faithful {
            self.inked.greyed.insert(tone.light().map(|value| (value * 255.0).round() as u8));
        }
        self.inked.spot |= matches!(laid, Laid::Spot(_));
        self.inked.all |= matches!(laid, Laid::All(_));
        self.inked.bytes.extend_from_slice(setting(laid, which).as_bytes());
    }
}

/// Returns the operators that set a colour.
fn setting(laid: Laid, which: Use) -> String {
    let (k, cs, scn) = if which == Use::Stroke { ("K", "CS", "SCN") } else { ("k", "cs", "scn") };
    match laid {
        Laid::Key(key) => format!("\n0 0 0 {} {k}\n", decimal(key)),
        Laid::Process(inks) => format!("\n{} {k}\n", inks.map(decimal).join(" ")),
        Laid::Spot(tint) => format!("\n/{SPOT} {cs} {} {scn}\n", decimal(tint)),
        Laid::All(tint) => format!("\n/{ALL} {cs} {} {scn}\n", decimal(tint)),
    }
}

/// Writes an amount of ink to a tenth of a thousandth.
pub(super) fn decimal(value: f32) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn number(token: &[u8]) -> Option<f32> {
    std::str::from_utf8(token).ok()?.parse().ok()
}

fn is_operand(token: &[u8]) -> bool {
    matches!(token.first(), Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'/' | b'(' | b'<' | b'>' | b'[' | b']'))
        || matches!(token, b"true" | b"false" | b"null")
}

/// Returns whether a picture within the text has colours.
fn is_coloured(picture: &[u8]) -> bool {
    let head = &picture[..picture.len().min(400)];
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    [b"/RGB".as_slice(), b"/DeviceRGB", b"/CMYK", b"/DeviceCMYK", b"/I ", b"/Indexed"].iter().any(|word| has(word))
}

/// The words of a content stream, ISO 32000-1 7.2 and 7.8.2.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Tokens<'_> {
    /// Returns where the next word starts and ends.
    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.bytes.get(self.at)? {
                b'%' => self.skip(|byte| !matches!(byte, b'\n' | b'\r')),
                byte if is_space(*byte) => self.at += 1,
                _ => break,
            }
        }
        let start = self.at;
        match self.bytes[start] {
            b'(' => self.skip_string(),
            b'<' if self.bytes.get(start + 1) != Some(&b'<') => {
                self.skip(|byte| byte != b'>');
                self.at += 1;
            }
            b'<' | b'>' => self.at += 2,
            b'[' | b']' | b'{' | b'}' | b')' => self.at += 1,
            _ => {
                self.at += 1;
                self.skip(|byte| !is_space(byte) && !b"()<>[]{}/%".contains(&byte));
            }
        }
        self.at = self.at.min(self.bytes.len());
        Some((start, self.at))
    }

    fn skip(&mut self, goes_on: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| goes_on(*byte)) {
            self.at += 1;
        }
    }

    fn skip_string(&mut self) {
        let mut depth = 0;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// Skips the data of a picture within the text; returns where its EI ends.
    fn skip_inline_picture(&mut self) -> usize {
        let ends = |at: usize| {
            let before = self.bytes.get(at.wrapping_sub(1)).is_some_and(|byte| is_space(*byte));
            let after = self.bytes.get(at + 2).is_none_or(|byte| is_space(*byte));
            before && after && self.bytes[at..].starts_with(b"EI")
        };
        let end = (self.at..self.bytes.len()).find(|at| ends(*at)).map_or(self.bytes.len(), |at| at + 2);
        self.at = end;
        end
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x0c | 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendition::inks::Red;

    fn inked(content: &str) -> Inked {
        let red = Red::Spot { name: "Red".into(), cmyk: [0.0, 0.8, 0.8, 0.0] };
        rewrite(content.as_bytes(), &Document::new(), None, &Press::Job(&red))
    }

    fn text(content: &str) -> String {
        let bytes = inked(content).bytes;
        String::from_utf8(bytes).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn colours_become_inks_and_all_else_stays() {
        assert_eq!(
            text("q 0 g 1 0 0 1 5 5 cm BT (a\\) 1 g) Tj ET Q"),
            "q 0 0 0 1 k 1 0 0 1 5 5 cm BT (a\\) 1 g) Tj ET Q"
        );
        assert_eq!(text("0.9 0 0.07 rg 0 0 5 5 re f"), "/TypesetSpot cs 1 scn 0 0 5 5 re f");
        assert_eq!(text("0.9 0 0.07 RG 0 0 5 5 re S"), "/TypesetSpot CS 1 SCN 0 0 5 5 re S");
        assert_eq!(text("/DeviceGray cs 0.8 scn f"), "0 0 0 0.2 k f");
        assert_eq!(text("[(g) -2 (rg)] TJ % 1 0 0 rg\n<</A /B>> BDC"), "[(g) -2 (rg)] TJ % 1 0 0 rg <</A /B>> BDC");
    }

    #[test]
    fn a_new_space_starts_in_black() {
        assert_eq!(text("/DeviceGray cs 0 0 5 5 re f"), "0 0 0 1 k 0 0 5 5 re f");
        assert_eq!(text("/DeviceRGB CS S"), "0 0 0 1 K S");
    }

    #[test]
    fn saved_spaces_come_back() {
        assert_eq!(text("/DeviceRGB cs q /DeviceGray cs Q 1 0 0 sc f").matches("TypesetSpot").count(), 1);
        assert!(!inked("/DeviceRGB cs q /DeviceGray cs Q 1 0 0 sc f").unknown);
    }

    #[test]
    fn what_cannot_be_printed_is_told() {
        assert_eq!(inked("0 0 1 rg f").greyed.into_iter().collect::<Vec<_>>(), [[0, 0, 255]]);
        assert_eq!(inked("1 0 0 0 k f").greyed.into_iter().collect::<Vec<_>>(), [[0, 255, 255]]);
        assert!(inked("0 0.8 0.8 0 k f").greyed.is_empty());
        assert!(inked("/Nowhere cs 1 scn f").unknown);
        assert!(inked("BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI f").unknown);
        assert!(!inked("BI /W 8 /H 1 /IM true ID a EI f").unknown);
    }
}
