//! Unpacks what filters of PDF have packed, and tells whether it was all there (ISO 32000-1 7.4).
//!
//! The library returns what it could unpack and says nothing of the rest.

use flate2::{Decompress, FlushDecompress, Status};

use crate::messages::Damage;

/// What was unpacked, as far as it could be, and what shows that it is not what was packed.
pub(super) struct Stage {
    pub(super) bytes: Vec<u8>,
    pub(super) damage: Option<Damage>,
}

/// More than the limit came out.
pub(super) struct TooLarge;

type Unpacked = Result<Stage, TooLarge>;

/// Unpacks FlateDecode, RFC 1950 and 1951.
pub(super) fn flate(data: &[u8], limit: usize) -> Unpacked {
    let is_headed =
        matches!(data, [method, flags, ..] if method & 15 == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0);
    let Inflated { bytes, read, damage } = inflated(data.get(2..).unwrap_or_default(), limit)?;
    let end = match &data[(2 + read).min(data.len())..] {
        _ if !is_headed => Some(Damage::Broken),
        [a, b, c, d, ..] if u32::from_be_bytes([*a, *b, *c, *d]) != adler2::adler32_slice(&bytes) => {
            Some(Damage::Adler)
        }
        [_, _, _, _, beyond @ ..] => {
            // Some programs count the end of the line in.
            let line = beyond.iter().rev().take(2).take_while(|byte| b"\r\n".contains(byte)).count();
            Some(beyond.len() - line).filter(|bytes| *bytes > 0).map(|bytes| Damage::Beyond { bytes })
        }
        _ => Some(Damage::CutShort),
    };
    Ok(Stage { bytes, damage: damage.or(end) })
}

/// Data inflated as far as it could be.
struct Inflated {
    bytes: Vec<u8>,
    /// How many bytes it was made of.
    read: usize,
    /// Why it did not come to its end.
    damage: Option<Damage>,
}

/// Inflates without a head, RFC 1951.
fn inflated(data: &[u8], limit: usize) -> Result<Inflated, TooLarge> {
    let mut inflater = Decompress::new(false);
    let mut bytes = Vec::with_capacity(data.len().saturating_mul(2).clamp(64, limit.saturating_add(64)));
    loop {
        let (read, written) = (inflater.total_in() as usize, bytes.len());
        if written == bytes.capacity() {
            bytes.reserve(written.clamp(64, 1 << 20));
        }
        let status = inflater.decompress_vec(&data[read..], &mut bytes, FlushDecompress::None);
        if bytes.len() > limit {
            return Err(TooLarge);
        }
        let is_stuck = inflater.total_in() as usize == read && bytes.len() == written;
        let damage = match status {
            Ok(Status::StreamEnd) => None,
            Ok(_) if !is_stuck => continue,
            Ok(_) => Some(Damage::CutShort),
            Err(_) => Some(Damage::Broken),
        };
        return Ok(Inflated { bytes, read: inflater.total_in() as usize, damage });
    }
}

/// Unpacks LZWDecode, 7.4.4; `early` is how many codes early they become longer, 0 or 1.
pub(super) fn lzw(data: &[u8], early: usize, limit: usize) -> Unpacked {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut bytes: Vec<u8> = Vec::new();
    // Where each code from 258 on stands in what was unpacked.
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut input) = (0_u32, 0_u32, data.iter());
    loop {
        let width = match END + 1 + words.len() + early {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        while held < width {
            let Some(byte) = input.next() else { return Ok(Stage { bytes, damage: Some(Damage::CutShort) }) };
            (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        let start = bytes.len();
        match code {
            CLEAR => {
                words.clear();
                last = None;
                continue;
            }
            END => break,
            0..CLEAR => bytes.push(code as u8),
            _ => match (words.get(code - END - 1).copied(), last) {
                (Some((from, length)), _) => bytes.extend_from_within(from..from + length),
                // The word that is being made: the last one and its own first byte.
                (None, Some((from, length))) if code == END + 1 + words.len() => {
                    bytes.extend_from_within(from..from + length);
                    bytes.push(bytes[from]);
                }
                _ => return Ok(Stage { bytes, damage: Some(Damage::Broken) }),
            },
        }
        if bytes.len() > limit {
            return Err(TooLarge);
        }
        if let Some((from, length)) = last
            && END + 1 + words.len() < 4096
        {
            words.push((from, length + 1));
        }
        last = Some((start, bytes.len() - start));
    }
    let beyond = input.filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count();
    Ok(Stage { bytes, damage: (beyond > 0).then_some(Damage::Beyond { bytes: beyond }) })
}

/// Unpacks ASCIIHexDecode, 7.4.2.
pub(super) fn hexadecimal(data: &[u8]) -> Stage {
    let (digits, ended) = before(data, b">");
    let values: Option<Vec<u8>> = digits.iter().map(|digit| Some((*digit as char).to_digit(16)? as u8)).collect();
    let bytes = values.iter().flatten().copied().collect::<Vec<u8>>();
    let bytes = bytes.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect();
    Stage { bytes, damage: if values.is_none() { Some(Damage::Broken) } else { ended } }
}

/// Unpacks ASCII85Decode, 7.4.3.
pub(super) fn ascii85(data: &[u8]) -> Stage {
    let (digits, ended) = before(data, b"~>");
    let (mut bytes, mut group) = (Vec::with_capacity(digits.len()), Vec::with_capacity(5));
    for digit in digits {
        match digit {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(digit - b'!'),
            _ => return Stage { bytes, damage: Some(Damage::Broken) },
        }
        if group.len() == 5 {
            let Some(four) = four(&group) else { return Stage { bytes, damage: Some(Damage::Broken) } };
            bytes.extend(four);
            group.clear();
        }
    }
    let count = group.len();
    if count > 0 {
        group.resize(5, 84);
        match four(&group).filter(|_| count > 1) {
            Some(four) => bytes.extend(&four[..count - 1]),
            None => return Stage { bytes, damage: Some(Damage::Broken) },
        }
    }
    Stage { bytes, damage: ended }
}

/// Returns the bytes of five digits to the base 85.
fn four(digits: &[u8]) -> Option<[u8; 4]> {
    let value = digits.iter().fold(0_u64, |value, digit| value * 85 + u64::from(*digit));
    u32::try_from(value).ok().map(u32::to_be_bytes)
}

/// Returns what stands before an end mark, without blanks, and what is wrong with the end.
fn before(data: &[u8], mark: &[u8]) -> (Vec<u8>, Option<Damage>) {
    let end = data.windows(mark.len()).position(|window| window == mark);
    let solid = |bytes: &[u8]| bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace() && *byte != 0).collect();
    let Some(end) = end else { return (solid(data), Some(Damage::CutShort)) };
    let beyond: Vec<u8> = solid(&data[end + mark.len()..]);
    (solid(&data[..end]), (!beyond.is_empty()).then_some(Damage::Beyond { bytes: beyond.len() }))
}

/// Unpacks RunLengthDecode, 7.4.5.
pub(super) fn run_length(data: &[u8], limit: usize) -> Unpacked {
    let (mut bytes, mut rest) = (Vec::new(), data);
    while let [length, tail @ ..] = rest {
        rest = match (usize::from(*length), tail) {
            (128, tail) => {
                let beyond = tail.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
                return Ok(Stage { bytes, damage: (beyond > 0).then_some(Damage::Beyond { bytes: beyond }) });
            }
            (length @ 0..128, tail) if length < tail.len() => {
                bytes.extend(&tail[..=length]);
                &tail[length + 1..]
            }
            (length @ 129.., [byte, tail @ ..]) => {
                bytes.resize(bytes.len() + 257 - length, *byte);
                tail
            }
            _ => break,
        };
        if bytes.len() > limit {
            return Err(TooLarge);
        }
    }
    Ok(Stage { bytes, damage: Some(Damage::CutShort) })
}
