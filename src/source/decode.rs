//! From bytes to text.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::hanzi::is_private;

/// Of fewer characters nobody can say whether they make sense.
const FEW: usize = 4;
/// Per cent of common ideographs that Chinese text has at the least.
const COMMON: usize = 35;
/// Per cent of letters of other scripts that Chinese text has at the most.
const LETTERS: usize = 20;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// GB 18030, which includes GBK and GB 2312.
    #[serde(rename = "gb18030")]
    Gb18030,
    /// UTF-16, either way round.
    #[serde(rename = "utf-16")]
    Utf16,
}

impl Encoding {
    /// Encodes a text, with a byte order mark if asked for.
    pub fn encode(self, text: &str, mark: bool) -> Vec<u8> {
        match self {
            Self::Utf8 => [if mark { "\u{feff}" } else { "" }, text].concat().into_bytes(),
            Self::Gb18030 => GB18030.encode(text).0.into_owned(),
            Self::Utf16 => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        }
    }

    /// Returns the name by which programs offer it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// A text file as it lies on the disk, with the line ends that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// Its text.
    pub text: String,
    /// Its encoding.
    pub encoding: Encoding,
    /// Whether it begins with a byte order mark.
    pub mark: bool,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Raw {
    /// Reads a text file; `None` if it cannot be read or decoded.
    pub fn read(path: &std::path::Path) -> Option<Self> {
        let bytes = super::read_file(path, super::TABLE_LIMIT).ok()?;
        let Decoded { encoding, .. } = decode(&bytes).ok()?;
        let marked = encoding_rs::Encoding::for_bom(&bytes).is_some();
        // UTF-16 is written back as the little-endian sort with a mark that Windows programs expect.
        let text = decode_raw(&bytes, encoding).ok()?;
        Some(Self { text, encoding, mark: marked || encoding == Encoding::Utf16, bytes })
    }

    /// Returns the text as [`super::Sources`] keep it: with the line ends that places count with, and ideographs for
    /// what looks like them.
    pub fn kept_text(&self) -> String {
        let text = unix_lines(self.text.clone());
        crate::hanzi::unified(&text).unwrap_or(text)
    }

    /// Returns where a byte of the text with unix line ends stands in the text as it is.
    pub fn offset(&self, unix: usize) -> usize {
        // Without a carriage return both texts are the same.
        if !self.text.contains('\r') {
            return unix.min(self.text.len());
        }
        let (mut raw, mut seen) = (0, 0);
        let bytes = self.text.as_bytes();
        while seen < unix && raw < bytes.len() {
            raw += if bytes[raw..].starts_with(b"\r\n") { 2 } else { 1 };
            seen += 1;
        }
        raw
    }
}

/// A text and the encoding that it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with `\n` as its line ends.
    pub text: String,
    /// Its encoding.
    pub encoding: Encoding,
}

/// Decodes bytes as UTF-8, UTF-16 or GB 18030, whichever fits without an error; GB 18030 must make sense, too.
///
/// On failure returns the offset of the first byte that is not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Decoded, usize> {
    if is_utf16(bytes)
        && let Ok(decoded) = decode_as(bytes, Encoding::Utf16)
    {
        return Ok(decoded);
    }
    decode_as(bytes, Encoding::Utf8).or_else(|at| match makes_sense(bytes) {
        true => decode_as(bytes, Encoding::Gb18030).map_err(|_| at),
        false => Err(at),
    })
}

/// Returns whether bytes read as GB 18030 are Chinese as people write it.
///
/// Those of Shift JIS and Big5 are rare ideographs, kana and Cyrillic letters then. Of modern Chinese nine tenths are
/// among the 3,755 ideographs of the first level of GB 2312 (rows 16 to 55), of traditional Chinese more than half.
fn makes_sense(bytes: &[u8]) -> bool {
    let (mut ideographs, mut common, mut letters, mut at) = (0, 0, 0, 0);
    while let Some([lead, trail]) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        at += match (*lead, *trail) {
            (..0x81 | 0xff, _) => 1,
            (_, b'0'..=b'9') => 4,
            _ => 2,
        };
        match (*lead, *trail) {
            (0xb0..=0xd7, 0xa1..) => (ideographs, common) = (ideographs + 1, common + 1),
            (0x81..=0xa0, 0x40..) | (0xaa..=0xfe, 0x40..=0xa0) | (0xd8..=0xf7, 0xa1..) => ideographs += 1,
            // Kana, Greek, Cyrillic, letters of Pinyin and Zhuyin.
            (0xa4..=0xa8, _) => letters += 1,
            _ => {}
        }
    }
    ideographs + letters < FEW
        || 100 * common >= COMMON * ideographs && 100 * letters <= LETTERS * (ideographs + letters)
}

/// Decodes bytes in an encoding; on failure returns the offset of a byte that does not belong to it, or 0.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Decoded, usize> {
    decode_raw(bytes, encoding).map(|text| Decoded { text: unix_lines(text), encoding })
}

fn decode_raw(bytes: &[u8], encoding: Encoding) -> Result<String, usize> {
    Ok(match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?.to_owned()
        }
        Encoding::Gb18030 => {
            let (text, failed) = GB18030.decode_without_bom_handling(bytes);
            // GB 18030 accepts almost any bytes.
            if failed || text.contains(is_odd) {
                return Err(0);
            }
            text.into_owned()
        }
        Encoding::Utf16 => {
            let (way, skip) = match encoding_rs::Encoding::for_bom(bytes) {
                Some((way, skip)) if way != UTF_8 => (way, skip),
                _ if is_little_endian(bytes) => (UTF_16LE, 0),
                _ => (UTF_16BE, 0),
            };
            let (text, failed) = way.decode_without_bom_handling(&bytes[skip..]);
            // Without a mark it is a guess, and so might be a picture.
            if failed || (skip == 0 && text.contains(is_odd)) {
                return Err(0);
            }
            text.into_owned()
        }
    })
}

/// Returns whether bytes begin with the mark of UTF-16, or have its many zero bytes.
fn is_utf16(bytes: &[u8]) -> bool {
    let marked = encoding_rs::Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8);
    let start = &bytes[..bytes.len().min(4096)];
    // Digits, commas and line ends are one byte and a zero each; no other encoding of text has zeros.
    marked || bytes.len().is_multiple_of(2) && start.iter().filter(|b| **b == 0).count() * 8 > start.len()
}

/// Returns whether a character has no place in real Chinese text: control and private-use characters.
fn is_odd(c: char) -> bool {
    (c.is_control() && !"\r\n\t".contains(c)) || is_private(c) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn is_little_endian(bytes: &[u8]) -> bool {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(2048).filter(|b| **b == 0).count();
    zeros(1) >= zeros(0)
}

fn unix_lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
