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

/// Signs of Symbol.
const SYMBOL: [(u32, char); 23] = [
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x64, 'δ'),
    (0x67, 'γ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0x77, 'ω'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '·'),
    (0xb8, '÷'),
    (0xb9, '≠'),
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
        "Symbol" => &SYMBOL,
        // Other fonts have their signs where Unicode has them.
        _ => return char::from_u32(code).filter(|c| !matches!(u32::from(*c), 0..=0x1f | 0xe000..=0xf8ff)),
    };
    // Word gives the codes of symbol fonts in the private area, others as they are.
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    known.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}
