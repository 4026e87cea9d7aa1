//! The Huffman codes of a JPEG.

use super::super::bytes::{Rest, wrong};
use super::bits::Bits;
use crate::messages::Unsound;

/// How many bits of a code are looked up at once.
const QUICK: u32 = 9;

/// A table of codes.
pub(super) struct Table {
    values: Vec<u8>,
    /// For the next bits of the stream, length and value of the code that they begin with; a length of 0 for longer ones.
    quick: Vec<(u8, u8)>,
    /// For each length, the first 16 bits that no code of up to it begins with.
    ends: [u32; 17],
    /// For each length, what is to be added to a code to find its value.
    offsets: [i32; 17],
}

/// Reads the tables of a segment (T.81 B.2.4.2) into their places.
pub(super) fn tables(mut segment: Rest, places: &mut [Option<Box<Table>>; 8]) -> Result<(), Unsound> {
    while !segment.0.is_empty() {
        let place = segment.byte()?;
        if place & 0xee & !0x02 != 0 || place & 0x0f > 3 {
            return wrong("DHT");
        }
        let place = usize::from(place >> 4) * 4 + usize::from(place & 3);
        places[place] = Some(Box::new(Table::read(&mut segment)?));
    }
    Ok(())
}

impl Table {
    /// Reads a table and makes its codes (T.81 annex C).
    fn read(segment: &mut Rest) -> Result<Self, Unsound> {
        let counts = segment.take(16)?;
        let total: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let values = segment.take(total)?.to_vec();
        let mut table = Self { values, quick: vec![(0, 0); 1 << QUICK], ends: [0; 17], offsets: [0; 17] };
        let (mut code, mut index) = (0_u32, 0_usize);
        for (length, count) in (1..=16_u32).zip(counts) {
            table.offsets[length as usize] = index as i32 - code as i32;
            for _ in 0..*count {
                if length <= QUICK {
                    let (first, places) = ((code << (QUICK - length)) as usize, 1 << (QUICK - length));
                    let Some(quick) = table.quick.get_mut(first..first + places) else { return wrong("DHT") };
                    quick.fill((length as u8, table.values[index]));
                }
                (code, index) = (code + 1, index + 1);
            }
            if code > 1 << length {
                return wrong("DHT");
            }
            table.ends[length as usize] = code << (16 - length);
            code <<= 1;
        }
        Ok(table)
    }

    /// Takes a code off the stream and returns its value.
    pub(super) fn next(&self, bits: &mut Bits) -> Result<u8, Unsound> {
        let ahead = bits.peek();
        let (length, value) = self.quick[usize::from(ahead >> (16 - QUICK))];
        if length > 0 {
            bits.take(length.into())?;
            return Ok(value);
        }
        let length = (QUICK + 1..=16).find(|length| u32::from(ahead) < self.ends[*length as usize]);
        let Some(length) = length else {
            // No code begins so. At the end the zeros that were made up may be why.
            bits.take(16)?;
            return Err(Unsound::Pixels);
        };
        let code = bits.take(length)?;
        let index = code as i32 + self.offsets[length as usize];
        self.values.get(index as usize).copied().ok_or(Unsound::Pixels)
    }
}
