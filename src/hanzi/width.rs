//! Half-width and full-width forms (Unicode 17.0, block FF00–FFEF).

/// How far the full-width forms of ASCII lie from ASCII.
const APART: u32 = 0xfee0;

/// Returns whether a character takes up a whole em in a Chinese font.
pub fn is_em_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Returns the ASCII form of a full-width character; others stay.
pub fn narrow(c: char) -> char {
    if ('！'..='～').contains(&c) { char::from_u32(u32::from(c) - APART).unwrap_or(c) } else { c }
}

/// Returns the full-width form of an ASCII character; others stay.
pub fn widen(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + APART).unwrap_or(c) } else { c }
}

/// Returns the half-width form of full-width digits and marks of figures; others stay.
pub fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '－' | '＋' | '％' => narrow(c),
        '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_go_both_ways() {
        assert!(('!'..='~').all(|c| narrow(widen(c)) == c && widen(c) != c));
        assert_eq!("１２．５％，（−Ａ）".chars().map(narrow).collect::<String>(), "12.5%,(−A)");
        assert_eq!("１２．５％，（−Ａ）".chars().map(half_width).collect::<String>(), "12.5%,（-Ａ）");
    }
}
