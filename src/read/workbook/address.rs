//! Addresses of cells: `A1`, `$A$1:W58`, `'我的 表'!A:C`.

use crate::source::column_name;

/// Rows of a sheet in Excel.
pub(in crate::read) const ROWS: u32 = 1 << 20;
/// Columns of a sheet in Excel.
pub(in crate::read) const COLUMNS: u32 = 1 << 14;

/// A rectangle of cells; all counted from 0, the last ones belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Area {
    pub(in crate::read) top: u32,
    pub(in crate::read) left: u32,
    pub(in crate::read) bottom: u32,
    pub(in crate::read) right: u32,
}

impl Area {
    /// A whole sheet.
    pub(in crate::read) const ALL: Self = Self { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

    /// Reads `A1:W58`, `$A$1:$W$58`, `A1`, `A:W` or `1:58`; `None` if it is none of them or lies outside a sheet.
    pub(in crate::read) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('：', ":");
        let (first, last) = text.split_once(':').unwrap_or((&text, &text));
        let (first, last) = (corner(first)?, corner(last)?);
        let (top, bottom) = match (first.0, last.0) {
            (Some(a), Some(b)) => (a.min(b), a.max(b)),
            (None, None) => (0, ROWS - 1),
            _ => return None,
        };
        let (left, right) = match (first.1, last.1) {
            (Some(a), Some(b)) => (a.min(b), a.max(b)),
            (None, None) => (0, COLUMNS - 1),
            _ => return None,
        };
        // `A` or `5` alone is rather a word than an address.
        let alone = !text.contains(':') && (first.0.is_none() || first.1.is_none());
        (!alone).then_some(Self { top, left, bottom, right })
    }

    /// Returns whether a cell lies within.
    pub(in crate::read) fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// Returns what two areas share.
    pub(in crate::read) fn common(&self, other: &Self) -> Option<Self> {
        let (top, left) = (self.top.max(other.top), self.left.max(other.left));
        let (bottom, right) = (self.bottom.min(other.bottom), self.right.min(other.right));
        (top <= bottom && left <= right).then_some(Self { top, left, bottom, right })
    }
}

/// Returns the address of a cell whose row and column are counted from 0.
pub(in crate::read) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column + 1), row + 1)
}

/// Reads one corner of an area: its row and its column, counted from 0, where they are said.
fn corner(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let text = text.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (letters, rest) = text.split_at(letters);
    let digits = rest.strip_prefix('$').unwrap_or(rest);
    let column = match letters {
        "" => None,
        letters => Some(column_of(letters.as_bytes())?),
    };
    let row = match digits {
        "" if rest.is_empty() => None,
        digits => Some(row_of(digits.as_bytes())?),
    };
    (row.is_some() || column.is_some()).then_some((row, column))
}

/// Reads the address of one cell as files write it, `AB12`: row and column from 0.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    Some((row_of(&bytes[letters..])?, column_of(&bytes[..letters])?))
}

fn column_of(letters: &[u8]) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.iter().fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (number <= COLUMNS).then(|| number - 1)
}

fn row_of(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 7 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
    (1..=ROWS).contains(&number).then(|| number - 1)
}

/// Splits `sheet!rest` or `'sheet'!rest`; `None` if there is no mark between the two.
///
/// Within single quotes a quote is written twice. Full-width marks are let pass.
pub(in crate::read) fn split_sheet(text: &str) -> Option<(String, &str)> {
    if let Some((name, rest)) = quoted(text) {
        let rest = rest.trim_start();
        return Some((name, rest.strip_prefix(['!', '！'])?));
    }
    let at = text.rfind(['!', '！'])?;
    let mark = text[at..].chars().next()?;
    Some((text[..at].trim().to_owned(), &text[at + mark.len_utf8()..]))
}

/// Takes a text in single quotes off the front: the text, and what comes after it.
pub(super) fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.trim_start().strip_prefix('\'')?;
    let mut name = String::new();
    let mut chars = inside.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c != '\'' {
            name.push(c);
        } else if chars.next_if(|(_, next)| *next == '\'').is_some() {
            name.push('\'');
        } else {
            return Some((name, &inside[at + 1..]));
        }
    }
    None
}
