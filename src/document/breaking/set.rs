//! How wide the lines of a paragraph are, and how bad, as the compiler will find them.

use crate::hanzi::is_ideograph;

/// White between Han and Latin in em, and how much of it can go (as the compiler has it).
const GAP: [f64; 2] = [0.25, 0.125];
/// How much of its width a space may lose and gain (as the compiler has it).
const SPACE: [f64; 2] = [1.0 / 3.0, 0.5];
/// Most white in em between two characters of a line that is not seen to be loose, and what more counts besides.
const LOOSE: (f64, f64) = (0.14, 300.0);
/// How much nearer to each other or further apart any two characters may come in em; the templates say the same.
const GIVE: f64 = 0.02;
/// How much of what a line can be squeezed is made use of; the compiler rounds.
const NEARLY: f64 = 0.98;

/// A paragraph as it is set: how wide each character is, and how far it can give.
pub(super) struct Set {
    /// Sums over all characters before each: width, how far it can be squeezed and stretched, in em, and how many
    /// characters white can be put behind.
    sums: Vec<[f64; 4]>,
    /// What a character loses at the beginning and at the end of a line: width, and how far it could be squeezed.
    start: Vec<[f64; 2]>,
    end: Vec<[f64; 2]>,
    /// Whether a character is white, and whether no white is put behind it at the end of a line.
    blank: Vec<bool>,
    fixed: Vec<bool>,
    /// Whether it is a mark with white that can go.
    marks: Vec<bool>,
    tracking: f64,
}

impl Set {
    pub(super) fn new(chars: &[char], em: &[f64], tracking: f64) -> Self {
        let count = chars.len();
        let mut set = Self {
            sums: Vec::with_capacity(count + 1),
            start: vec![[0.0; 2]; count],
            end: vec![[0.0; 2]; count],
            blank: chars.iter().map(|c| c.is_whitespace()).collect(),
            fixed: chars.iter().map(|c| is_han(*c) || is_flexible(*c)).collect(),
            marks: chars.iter().map(|c| is_flexible(*c)).collect(),
            tracking,
        };
        let mut width: Vec<f64> = em.iter().map(|em| em + tracking).collect();
        let mut stretch = vec![0.0; count];
        let mut squeeze: Vec<[f64; 2]> = chars.iter().map(|c| room_of(*c)).collect();
        let mut white = vec![0.0; count];
        for at in 0..count {
            white[at] = f64::from(u8::from(set.fixed[at] || set.blank[at]));
            if set.blank[at] {
                (squeeze[at][1], stretch[at]) = (SPACE[0] * width[at] + GIVE, SPACE[1] * width[at] + GIVE);
            } else if !is_flexible(chars[at]) {
                (squeeze[at][1], stretch[at]) = (GIVE, GIVE);
            }
        }
        for at in 1..count {
            let (before, after) = (chars[at - 1], chars[at]);
            if is_flexible(before) && is_flexible(after) && squeeze[at - 1][1] + squeeze[at][0] >= 0.5 {
                let left = squeeze[at - 1][1].min(0.5);
                (width[at - 1], squeeze[at - 1][1]) = (width[at - 1] - left, squeeze[at - 1][1] - left);
                (width[at], squeeze[at][0]) = (width[at] - (0.5 - left), squeeze[at][0] - (0.5 - left));
            }
            if is_han(before) && is_latin(after) {
                width[at - 1] += GAP[0];
                squeeze[at - 1][1] += GAP[1];
                set.end[at - 1] = GAP;
            }
            if is_latin(before) && is_han(after) {
                width[at] += GAP[0];
                squeeze[at][0] += GAP[1];
                set.start[at] = GAP;
                white[at - 1] = 1.0;
            }
        }
        let mut sum = [0.0; 4];
        set.sums.push(sum);
        for at in 0..count {
            if is_flexible(chars[at]) {
                set.start[at] = [squeeze[at][0]; 2];
                set.end[at] = [squeeze[at][1]; 2];
            }
            let own = [width[at], squeeze[at][0] + squeeze[at][1], stretch[at], white[at]];
            sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            set.sums.push(sum);
        }
        set
    }

    /// Returns width, squeeze, stretch and places for white of a line.
    fn line(&self, start: usize, end: usize) -> [f64; 4] {
        let end = end - self.blank[start..end].iter().rev().take_while(|blank| **blank).count();
        if end <= start {
            return [0.0; 4];
        }
        let mut line = [0, 1, 2, 3].map(|n| self.sums[end][n] - self.sums[start][n]);
        let (first, last) = (self.start[start], self.end[end - 1]);
        // What opens a paragraph stands behind its indent.
        if start > 0 {
            (line[0], line[1]) = (line[0] - first[0], line[1] - first[1]);
        }
        (line[0], line[1]) = (line[0] - last[0] - self.tracking, line[1] - last[1]);
        line[3] -= f64::from(u8::from(self.fixed[end - 1]));
        // Nothing is put behind what ends a line.
        if !self.marks[end - 1] {
            (line[1], line[2]) = (line[1] - GIVE, line[2] - GIVE);
        }
        line
    }

    /// Returns about how wide a line is in em.
    pub(super) fn about(&self, start: usize, end: usize) -> f64 {
        self.sums[end][0] - self.sums[start][0]
    }

    /// Returns how wide a line is in em without any adjustment.
    pub(super) fn width(&self, start: usize, end: usize) -> f64 {
        self.line(start, end)[0]
    }

    /// Returns how bad a line is in the compiler's measure; `None` if it does not fit into the room.
    pub(super) fn badness(&self, start: usize, end: usize, room: f64, last: bool) -> Option<f64> {
        let [width, squeeze, stretch, places] = self.line(start, end);
        let left = room - width;
        let ratio = if left.abs() < 1e-6 || last && left > 0.0 {
            0.0
        } else if left < 0.0 {
            left / (NEARLY * squeeze.max(1e-9))
        } else if left <= stretch {
            left / stretch
        } else {
            1.0 + 2.0 * (left - stretch) / places.max(1.0)
        };
        // Rather than that, whatever should stay whole is parted.
        let loose = if ratio > 1.0 + 2.0 * (LOOSE.0 - GIVE) && !last { LOOSE.1 } else { 0.0 };
        (ratio >= -1.0).then(|| 100.0 * ratio.abs().min(10.0).powi(3) + loose)
    }
}

/// Returns how much white a mark has at its left and right, in em, that can go.
fn room_of(c: char) -> [f64; 2] {
    match c {
        '·' => [0.25; 2],
        '“' | '‘' | '《' | '〈' | '（' | '『' | '「' | '【' | '〖' | '〔' | '［' | '｛' => [0.5, 0.0],
        c if is_flexible(c) => [0.0, 0.5],
        _ => [0.0; 2],
    }
}

/// Returns whether a mark has white that can go.
fn is_flexible(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '《'
            | '〈'
            | '（'
            | '『'
            | '「'
            | '【'
            | '〖'
            | '〔'
            | '［'
            | '｛'
            | '”'
            | '’'
            | '，'
            | '．'
            | '。'
            | '、'
            | '：'
            | '；'
            | '》'
            | '〉'
            | '）'
            | '』'
            | '」'
            | '】'
            | '〗'
            | '〕'
            | '］'
            | '｝'
            | '？'
            | '！'
            | '·'
    )
}

/// Returns whether white can be put behind a character and between it and Latin.
fn is_han(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

/// Returns whether a character has white between it and Han characters.
fn is_latin(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '#' | '$' | '%' | '&')
        || c.is_alphabetic() && matches!(c, '\u{0}'..='\u{24f}' | '\u{370}'..='\u{52f}')
}

/// Returns whether a character is one of the signs that a Chinese font has as wide as its characters.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '×' | '÷' | '±' | '‰' | '℃' | '№' | '※' | '\u{2160}'..='\u{216b}' | '\u{2190}'..='\u{2193}')
        || matches!(c, '≥' | '≤' | '≠' | '∶' | '\u{2460}'..='\u{249b}' | '\u{25a0}'..='\u{25cf}' | '★' | '☆')
        || matches!(c, '\u{3220}'..='\u{3229}')
}
