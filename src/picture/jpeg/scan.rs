//! A scan of a JPEG: a pass over some of its components and coefficients.

use super::super::bytes::{Rest, wrong};
use super::bits::Bits;
use super::frame::{Component, Frame};
use super::huffman::Table;
use crate::messages::Unsound;

/// The head of a scan.
pub(super) struct Scan {
    /// The components by their places in the frame, each with the numbers of its tables.
    parts: Vec<(usize, [usize; 2])>,
    /// The coefficients, from the first to the last, in the order in which they are coded.
    first: u8,
    last: u8,
    /// Whether it refines what has been there.
    refines: bool,
    /// The lowest bit that it has.
    low: u8,
}

/// How far the mean of a block may lie from the middle, eight times over, for samples of 8 bits (T.81 A.3.3).
///
/// It is 1,024 but for rounding; what goes astray soon leaves it.
const MEAN_LIMIT: i64 = 1_280;

impl Scan {
    /// Reads the head of a scan (T.81 B.2.3), and notes in the frame what it brings.
    pub(super) fn read(mut segment: Rest, frame: &mut Frame) -> Result<Self, Unsound> {
        let count = segment.byte()?;
        let mut parts = Vec::new();
        for _ in 0..count {
            let (id, tables) = (segment.byte()?, segment.byte()?);
            let place = frame.components.iter().position(|component| component.id == id);
            let Some(place) = place.filter(|place| parts.iter().all(|(other, _)| other != place)) else {
                return wrong("SOS");
            };
            if tables & !0x33 != 0 {
                return wrong("SOS");
            }
            parts.push((place, [usize::from(tables >> 4), 4 + usize::from(tables & 3)]));
        }
        let (first, last, bits) = (segment.byte()?, segment.byte()?, segment.byte()?);
        // What is not progressive has all coefficients, whatever stands there.
        let (first, last, bits) = if frame.progressive { (first, last, bits) } else { (0, 63, 0) };
        let (high, low) = (bits >> 4, bits & 15);
        let mixed = frame.progressive && (first == 0 && last != 0 || first > 0 && parts.len() > 1);
        if parts.is_empty() || first > last || last > 63 || low > 13 || mixed {
            return wrong("SOS");
        }
        for (place, _) in &parts {
            let component = &mut frame.components[*place];
            component.low[usize::from(first)..=usize::from(last)].fill(low);
            if frame.progressive && first > 0 {
                component.remember();
            }
        }
        Ok(Self { parts, first, last, refines: high > 0, low })
    }

    /// Returns how many blocks it passes over.
    pub(super) fn blocks(&self, frame: &Frame) -> usize {
        self.parts.iter().map(|(place, _)| frame.components[*place].blocks()).sum()
    }

    /// Reads the codes of the scan and returns what follows them.
    pub(super) fn codes<'b>(
        &self,
        bytes: &'b [u8],
        frame: &mut Frame,
        tables: &[Option<Box<Table>>; 8],
        steps: &[u16; 4],
        interval: usize,
    ) -> Result<&'b [u8], Unsound> {
        let mut bits = Bits::new(bytes);
        let single = if let [(place, _)] = self.parts[..] { Some(frame.components[place].used) } else { None };
        let [across, down] = single.unwrap_or(frame.units());
        let (mut run, mut marks) = (0, 0_u8);
        if self.parts.iter().any(|(place, _)| steps[frame.components[*place].step] == 0) {
            return wrong("DQT");
        }
        let kind = Kind { progressive: frame.progressive, bits: frame.precision - 8 };
        self.begin_means(frame);
        for unit in 0..across * down {
            if interval > 0 && unit > 0 && unit.is_multiple_of(interval) {
                bits.restart(marks % 8)?;
                (marks, run) = (marks.wrapping_add(1), 0);
                self.begin_means(frame);
            }
            let (column, row) = (unit % across, unit / across);
            for (place, numbers) in &self.parts {
                let component = &mut frame.components[*place];
                let [first, others] = numbers.map(|number| tables[number].as_deref());
                let size = if single.is_some() { [1, 1] } else { [component.across, component.down] };
                for block in 0..size[0] * size[1] {
                    let at = [column * size[0] + block % size[0], row * size[1] + block / size[0]];
                    let step = steps[component.step];
                    self.block(&mut bits, component, at, [first, others], (&mut run, step), kind)?;
                }
            }
        }
        bits.end()
    }

    fn begin_means(&self, frame: &mut Frame) {
        self.parts.iter().for_each(|(place, _)| frame.components[*place].mean = 0);
    }

    fn block(
        &self,
        bits: &mut Bits,
        component: &mut Component,
        [column, row]: [usize; 2],
        [first, others]: [Option<&Table>; 2],
        (run, step): (&mut u32, u16),
        kind: Kind,
    ) -> Result<(), Unsound> {
        if self.first == 0 && self.refines {
            bits.take(1)?;
            return Ok(());
        }
        if self.first == 0 {
            let size = first.ok_or(Unsound::Structure { part: "DHT".into() })?.next(bits)?;
            // Table F.1 has no larger ones.
            if size > 11 + kind.bits {
                return Err(Unsound::Pixels);
            }
            component.mean = component.mean.wrapping_add(difference(bits.take(size.into())?, size));
            let mean = (i64::from(component.mean) << self.low) * i64::from(step);
            if mean.abs() > (MEAN_LIMIT + 2 * i64::from(step)) << kind.bits {
                return Err(Unsound::Pixels);
            }
        }
        if self.last == 0 {
            return Ok(());
        }
        let others = others.ok_or(Unsound::Structure { part: "DHT".into() })?;
        if !kind.progressive {
            return sequential(bits, others, kind.bits);
        }
        let at = row * component.columns + column;
        let filled = component.filled.get_mut(at).ok_or(Unsound::Pixels)?;
        if self.refines { self.refine(bits, others, filled, run) } else { self.begin(bits, others, filled, run) }
    }

    /// Reads the coefficients of a block for the first time (T.81 G.1.2.2).
    fn begin(&self, bits: &mut Bits, table: &Table, filled: &mut u64, run: &mut u32) -> Result<(), Unsound> {
        if *run > 0 {
            *run -= 1;
            return Ok(());
        }
        let mut at = self.first;
        while at <= self.last {
            let code = table.next(bits)?;
            let (zeros, size) = (code >> 4, code & 15);
            if size == 0 && zeros < 15 {
                *run = (1 << zeros) - 1 + bits.take(zeros.into())?;
                break;
            }
            at += zeros;
            if at > self.last {
                return Err(Unsound::Pixels);
            }
            bits.take(size.into())?;
            if size > 0 {
                *filled |= 1 << at;
            }
            at += 1;
        }
        Ok(())
    }

    /// Reads one bit more of the coefficients of a block, and those that are new (T.81 G.1.2.3).
    fn refine(&self, bits: &mut Bits, table: &Table, filled: &mut u64, run: &mut u32) -> Result<(), Unsound> {
        let mut at = self.first;
        if *run == 0 {
            while at <= self.last {
                let code = table.next(bits)?;
                let (mut zeros, size) = (code >> 4, code & 15);
                if size > 1 {
                    return Err(Unsound::Pixels);
                }
                if size == 0 && zeros < 15 {
                    *run = (1 << zeros) + bits.take(zeros.into())?;
                    break;
                }
                bits.take(size.into())?;
                // Those that were there already have a bit each, and do not count.
                while at <= self.last {
                    if *filled >> at & 1 == 1 {
                        bits.take(1)?;
                    } else if zeros == 0 {
                        break;
                    } else {
                        zeros -= 1;
                    }
                    at += 1;
                }
                if size > 0 {
                    if at > self.last {
                        return Err(Unsound::Pixels);
                    }
                    *filled |= 1 << at;
                }
                at += 1;
            }
        }
        if *run > 0 {
            *run -= 1;
            for place in at..=self.last {
                bits.take((*filled >> place & 1) as u32)?;
            }
        }
        Ok(())
    }
}

/// What is the same in all of a picture.
#[derive(Clone, Copy)]
struct Kind {
    progressive: bool,
    /// Bits of a sample beyond 8.
    bits: u8,
}

/// Returns a number that is coded by so many bits (T.81 F.2.2.1).
fn difference(code: u32, size: u8) -> i32 {
    let half = if size == 0 { 0 } else { 1 << (size - 1) };
    if (code as i32) < half { code as i32 - (1 << size) + 1 } else { code as i32 }
}

/// Reads all but the first coefficient of a block that comes in one piece (T.81 F.2.2.2).
fn sequential(bits: &mut Bits, table: &Table, more: u8) -> Result<(), Unsound> {
    let mut at = 1;
    while at < 64 {
        let code = table.next(bits)?;
        let (zeros, size) = (code >> 4, code & 15);
        if code == 0 {
            break;
        }
        at += zeros + 1;
        // Table F.2 has no larger ones, and none without bits but the end and sixteen zeros.
        if at > 64 || size == 0 && zeros < 15 || size > 10 + more {
            return Err(Unsound::Pixels);
        }
        bits.take(size.into())?;
    }
    Ok(())
}
