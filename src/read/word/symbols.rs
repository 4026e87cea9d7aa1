//! Signs of symbol fonts as characters of their own.

/// Signs of Wingdings, by their codes less F000.
const WINGDINGS: [(u32, char); 21] = [
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '□'),
    (0x71, '□'),
    (0x72, '□'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '◆'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '■'),
    (0xa8, '□'),
    (0xab, '★'),
    (0xb2, '☆'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xfb, '×'),
    (0xfc, '√'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// Signs of Wingdings 2.
const WINGDINGS_2: [(u32, char); 6] = [(0x4f, '×'), (0x50, '√'), (0x51, '☒'), (0x52, '☑'), (0xa2, '■'), (0xa3, '□')];

/// Letters of Symbol from `A` and from `a`; what has no letter of ours has its sign.
const SYMBOL_LETTERS: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];
/// Marks of Symbol that are others than those of ASCII.
const SYMBOL_MARKS: [(u32, char); 7] =
    [(0x22, '∀'), (0x24, '∃'), (0x27, '∋'), (0x2d, '−'), (0x40, '≅'), (0x5c, '∴'), (0x5e, '⊥')];

/// Signs of Symbol above ASCII.
const SYMBOL: [(u32, char); 29] = [
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '·'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xce, '∈'),
    (0xd0, '∠'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];

/// Returns whether a character stands where symbol fonts have their signs.
pub(super) fn is_private(c: char) -> bool {
    ('\u{f000}'..='\u{f0ff}').contains(&c)
}

/// Returns the character for a code of a symbol font; `None` if it is not known.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let known: &[(u32, char)] = match font.trim() {
        "Wingdings" => &WINGDINGS,
        "Wingdings 2" => &WINGDINGS_2,
        "Symbol" => return greek(plain(code)),
        // Other fonts have their signs where Unicode has them.
        _ => return char::from_u32(code).filter(|c| !matches!(u32::from(*c), 0..=0x1f | 0xe000..=0xf8ff)),
    };
    let code = plain(code);
    known.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

/// Returns whether a font has signs in the places of letters, so that even a plain letter is one.
pub(super) fn is_symbolic(font: &str) -> bool {
    matches!(font.trim(), "Symbol" | "Wingdings" | "Wingdings 2" | "Wingdings 3" | "Webdings")
}

/// Returns a code as the font has it; Word gives those of symbol fonts in the private area, others as they are.
fn plain(code: u32) -> u32 {
    if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code }
}

/// Returns the character for a code of Symbol: Greek letters, the figures and marks of ASCII, signs.
fn greek(code: u32) -> Option<char> {
    let letter = |first: u8, letters: &str| letters.chars().nth((code - u32::from(first)) as usize);
    let mark = |marks: &[(u32, char)]| marks.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
    match code {
        0x41..=0x5a => letter(b'A', SYMBOL_LETTERS[0]),
        0x61..=0x7a => letter(b'a', SYMBOL_LETTERS[1]),
        0x20..=0x7d if code != 0x60 => mark(&SYMBOL_MARKS).or(char::from_u32(code)),
        _ => mark(&SYMBOL),
    }
}
