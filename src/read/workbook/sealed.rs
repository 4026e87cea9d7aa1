//! XLS that is encrypted with Excel's own password, which Excel and WPS open without asking.
//!
//! A workbook whose sheets or structure are protected is written so, and with it many yearbooks: nobody gave it a
//! password, and nobody is asked for one. A password of somebody's own is not tried for.
//! [MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.6 (RC4 with 40 bits).

use md5::{Digest, Md5};

use super::biff::kind;
use super::compound::u16_at;

/// What Excel takes where nobody gave a password, and tries before it asks.
const OWN: &str = "VelvetSweatshop";
/// Bytes of the key of the whole.
const KEY: usize = 5;
/// So many bytes of the stream have a key of their own.
const BLOCK: usize = 1024;
/// Kinds of records that are never encrypted; what they hold is needed before.
const PLAIN: [u16; 7] = [kind::BOF, kind::PASSWORD, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138];
/// Bytes of a listed sheet that say where it begins, and are not encrypted.
const OFFSET: usize = 4;

/// Opens the stream of a workbook by what its record of the password holds; `None` if it takes a password.
pub(super) fn open(stream: &[u8], record: &[u8]) -> Option<Vec<u8>> {
    // Method and version: RC4 of the first kind.
    if [0, 2, 4].map(|at| u16_at(record, at)) != [Some(1); 3] {
        return None;
    }
    let salt = record.get(6..22)?;
    let key = key(salt);
    let mut proof = record.get(22..54)?.to_vec();
    Cipher::of(&key, 0).apply(&mut proof);
    if Md5::digest(&proof[..16])[..] != proof[16..] {
        return None;
    }
    Some(decrypted(stream, &key))
}

fn key(salt: &[u8]) -> Vec<u8> {
    let password: Vec<u8> = OWN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let part = [&Md5::digest(password)[..KEY], salt].concat();
    Md5::digest(part.repeat(16))[..KEY].to_vec()
}

/// Decrypts what the records hold; their kinds and lengths are plain.
fn decrypted(stream: &[u8], key: &[u8]) -> Vec<u8> {
    let mut open = stream.to_vec();
    for (number, block) in open.chunks_mut(BLOCK).enumerate() {
        Cipher::of(key, number as u32).apply(block);
    }
    let mut at = 0;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let plain = match kind {
            kind if PLAIN.contains(&kind) => usize::from(length),
            kind::SHEET => OFFSET.min(length.into()),
            _ => 0,
        };
        let end = (at + 4 + plain).min(stream.len());
        open[at..end].copy_from_slice(&stream[at..end]);
        at += 4 + usize::from(length);
    }
    open
}

/// The cipher RC4.
struct Cipher {
    state: [u8; 256],
    i: u8,
    j: u8,
}

impl Cipher {
    /// Returns the cipher of a block.
    fn of(key: &[u8], block: u32) -> Self {
        let key = Md5::digest([key, &block.to_le_bytes()].concat());
        let mut state: [u8; 256] = std::array::from_fn(|i| i as u8);
        let mut j = 0_u8;
        for i in 0..state.len() {
            j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
            state.swap(i, j.into());
        }
        Self { state, i: 0, j: 0 }
    }

    fn apply(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.i = self.i.wrapping_add(1);
            self.j = self.j.wrapping_add(self.state[usize::from(self.i)]);
            self.state.swap(self.i.into(), self.j.into());
            let sum = self.state[usize::from(self.i)].wrapping_add(self.state[usize::from(self.j)]);
            *byte ^= self.state[usize::from(sum)];
        }
    }
}
