//! Whether what a package says of its parts before each of them and in its directory agrees.
//!
//! The library that unpacks goes by the directory; other readers go by what
//! stands before the parts, or take the first of two where it takes the last.
//! What times the two places give is nobody's concern: some writers leave one out.

use std::ops::Range;

/// How an entry of the directory, and how what stands before a part, begins.
const ENTRY: &[u8] = b"PK\x01\x02";
const PART: &[u8] = b"PK\x03\x04";
/// Bytes of both, without what varies in length.
const ENTRY_LENGTH: usize = 46;
const PART_LENGTH: usize = 30;
/// Stands for a size that is given elsewhere, since it takes more bytes.
const ELSEWHERE: u32 = u32::MAX;
/// Marks in the flags: a password, and that sum and sizes stand after the part.
const SECRET: u16 = 1;
const AFTER: u16 = 8;

/// What is said of a part.
#[derive(Debug, PartialEq)]
struct Said<'b> {
    name: &'b [u8],
    flags: u16,
    method: u16,
    /// The checksum, and the sizes packed and unpacked.
    numbers: [u32; 3],
}

/// Returns whether a package agrees with itself: its directory begins at a byte, has so many parts with names of
/// their own, and lies so many bytes later in the file than it says.
pub(super) fn agrees(bytes: &[u8], start: u64, parts: usize, shift: u64) -> bool {
    let spans = usize::try_from(start).ok().and_then(|start| spans(bytes, start, shift));
    let Some(mut spans) = spans.filter(|spans| spans.len() == parts) else { return false };
    spans.sort_unstable_by_key(|span| span.start);
    let apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    apart && spans.last().is_none_or(|last| last.end as u64 <= start)
}

/// Returns from where to where each part reaches; `None` if something is not as said.
fn spans(bytes: &[u8], start: usize, shift: u64) -> Option<Vec<Range<usize>>> {
    let (mut at, mut spans) = (start, Vec::new());
    while bytes.get(at..at + ENTRY.len()) == Some(ENTRY) {
        let said = said(bytes, at + 8, at + 28, at + ENTRY_LENGTH)?;
        let lengths = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let [name, extra, comment] = lengths;
        let part = usize::try_from(u64::from(u32_at(bytes, at + 42)?) + shift).ok()?;
        spans.push(part..end(bytes, part, &said)?);
        at += ENTRY_LENGTH + name? + extra? + comment?;
    }
    Some(spans)
}

/// Returns where a part ends; `None` if what stands before it says otherwise than the directory.
fn end(bytes: &[u8], part: usize, entry: &Said) -> Option<usize> {
    if bytes.get(part..part + PART.len()) != Some(PART) {
        return None;
    }
    let before = said(bytes, part + 6, part + 26, part + PART_LENGTH)?;
    let same = |at: usize| {
        let (here, there) = (before.numbers[at], entry.numbers[at]);
        here == there || here == ELSEWHERE || there == ELSEWHERE || (before.flags & AFTER != 0 && here == 0)
    };
    let agree = before.name == entry.name
        && before.method == entry.method
        && before.flags & SECRET == entry.flags & SECRET
        && (0..3).all(same);
    let extra = usize::from(u16_at(bytes, part + 28)?);
    let packed = if entry.numbers[1] == ELSEWHERE { 0 } else { entry.numbers[1] as usize };
    agree.then_some(part + PART_LENGTH + entry.name.len() + extra + packed)
}

/// Reads flags, method, times, checksum and sizes that follow each other, and the name, whose length stands elsewhere.
fn said(bytes: &[u8], fields: usize, length: usize, name: usize) -> Option<Said<'_>> {
    let length = usize::from(u16_at(bytes, length)?);
    // The time and the day stand between.
    let numbers = fields + 8;
    Some(Said {
        name: bytes.get(name..name + length)?,
        flags: u16_at(bytes, fields)?,
        method: u16_at(bytes, fields + 2)?,
        numbers: [u32_at(bytes, numbers)?, u32_at(bytes, numbers + 4)?, u32_at(bytes, numbers + 8)?],
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
