//! Compound files, the small file systems that XLS and encrypted workbooks are kept in.

use std::collections::HashSet;

use crate::messages::BadBook;

const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The first sector number that is none but a mark, such as the end of a chain.
const MARKS: u32 = 0xffff_fffa;
const NONE: u32 = 0xffff_ffff;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Bytes of a sector for small streams.
const MINI: usize = 64;
/// Streams below this size are kept in small sectors.
const CUTOFF: usize = 4096;

/// Returns whether bytes begin as a compound file does.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// An opened compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    /// Bytes of a sector.
    size: usize,
    /// The sector that follows each one.
    next: Vec<u32>,
    mini_next: Vec<u32>,
    /// The sectors of the small streams, as one.
    mini: Vec<u8>,
    /// The streams at the top, with their names in lower case.
    streams: Vec<(String, Stream)>,
}

#[derive(Clone, Copy)]
struct Stream {
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, BadBook> {
        let shift = u16_at(bytes, 30).filter(|shift| [9, 12].contains(shift)).ok_or(BadBook::Damaged)?;
        let mut file = Self {
            bytes,
            size: 1 << shift,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            streams: Vec::new(),
        };
        file.next = file.allocation()?;
        let word = |at| u32_at(bytes, at).ok_or(BadBook::Damaged);
        file.mini_next = words(&file.chain(word(60)?)?);
        let directory = file.chain(word(48)?)?;
        let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let root = entries.first().ok_or(BadBook::Damaged)?;
        file.mini = file.chain(u32_at(root, 116).unwrap_or(NONE))?;
        file.streams = top_streams(&entries);
        Ok(file)
    }

    /// Returns whether there is a stream of a name at the top.
    pub(super) fn has(&self, name: &str) -> bool {
        self.stream(name).is_some()
    }

    /// Reads a stream; `None` if there is none of that name, or it is cut short.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        let Stream { start, size } = self.stream(name)?;
        let mut bytes = if size < CUTOFF { self.mini_chain(start) } else { self.chain(start).ok()? };
        bytes.truncate(size);
        Some(bytes)
    }

    fn stream(&self, name: &str) -> Option<Stream> {
        self.streams.iter().find(|(known, _)| *known == name.to_lowercase()).map(|(_, stream)| *stream)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..self.bytes.len().min(start + self.size))
    }

    /// Reads the table of which sector follows which.
    fn allocation(&self) -> Result<Vec<u32>, BadBook> {
        let mut sectors = words(self.bytes.get(76..512).ok_or(BadBook::Damaged)?);
        let most = self.bytes.len() / self.size + 1;
        let mut more = u32_at(self.bytes, 68).unwrap_or(NONE);
        for _ in 0..most {
            if more >= MARKS {
                break;
            }
            let mut list = words(self.sector(more).ok_or(BadBook::Damaged)?);
            more = list.pop().unwrap_or(NONE);
            sectors.extend(list);
        }
        let sectors = sectors.into_iter().filter(|sector| *sector < MARKS).take(most);
        let tables = sectors.map(|sector| self.sector(sector).map(words).ok_or(BadBook::Damaged));
        Ok(tables.collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// Joins the sectors of a chain; one that turns in a circle is damaged.
    fn chain(&self, start: u32) -> Result<Vec<u8>, BadBook> {
        let (mut bytes, mut sector) = (Vec::new(), start);
        while sector < MARKS {
            bytes.extend_from_slice(self.sector(sector).ok_or(BadBook::Damaged)?);
            if bytes.len() > self.bytes.len() {
                return Err(BadBook::Damaged);
            }
            sector = *self.next.get(sector as usize).ok_or(BadBook::Damaged)?;
        }
        Ok(bytes)
    }

    fn mini_chain(&self, start: u32) -> Vec<u8> {
        let (mut bytes, mut sector) = (Vec::new(), start);
        while let Some(part) = self.mini.get(sector as usize * MINI..).filter(|_| bytes.len() < CUTOFF) {
            bytes.extend_from_slice(&part[..part.len().min(MINI)]);
            sector = self.mini_next.get(sector as usize).copied().filter(|next| *next < MARKS).unwrap_or(u32::MAX);
        }
        bytes
    }
}

/// Finds the streams of the topmost folder; those of embedded documents lie deeper.
fn top_streams(entries: &[&[u8]]) -> Vec<(String, Stream)> {
    let child = |entry: &[u8], at| u32_at(entry, at).unwrap_or(NONE);
    let mut open: Vec<u32> = entries.first().map(|root| child(root, 76)).into_iter().collect();
    let (mut seen, mut streams) = (HashSet::new(), Vec::new());
    while let Some(number) = open.pop() {
        let Some(entry) = entries.get(number as usize).filter(|_| seen.insert(number)) else { continue };
        open.extend([child(entry, 68), child(entry, 72)]);
        if entry.get(66) == Some(&2) {
            let stream = Stream { start: child(entry, 116), size: child(entry, 120) as usize };
            streams.push((name_of(entry), stream));
        }
    }
    streams
}

fn name_of(entry: &[u8]) -> String {
    let length = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
    let units: Vec<u16> = entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units).to_lowercase()
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
}

/// Returns the two-byte number at an offset.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Returns the four-byte number at an offset.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
