//! The kit of the print shop: all its files in one archive, with a list of their hashes.

use zip::DateTime;
use zip::write::SimpleFileOptions;

use super::packing::zip;
use crate::source::sha256;

/// The name of the list, as the programs that check such lists expect it.
pub const HASHES: &str = "SHA256SUMS";

/// Packs files, paths with `/` and bytes, into one archive, all of them with the day of issue as their date.
///
/// The list of their hashes comes last; `sha256sum -c` checks it.
pub fn pack(mut files: Vec<(String, Vec<u8>)>, (year, month, day): (u16, u8, u8)) -> Vec<u8> {
    let lines: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes))).collect();
    files.push((HASHES.to_owned(), lines.into_bytes()));
    // Years before 1980 cannot be written.
    let date = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    zip(&files, SimpleFileOptions::default().last_modified_time(date).unix_permissions(0o644))
}
