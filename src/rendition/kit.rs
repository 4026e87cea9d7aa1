//! The kit of the print shop: all its files in one archive, with a list of their hashes.

use std::io::{Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The name of the list, as the programs that check such lists expect it.
pub const HASHES: &str = "SHA256SUMS";

/// A file of a kit.
pub struct Entry {
    /// Its path in the archive, with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Returns the SHA-256 of bytes in hexadecimal digits (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Packs files into one archive, all of them with the day of issue as their date.
///
/// The list of their hashes comes last; `sha256sum -c` checks it. Fails with
/// the words of the packer.
pub fn pack(mut entries: Vec<Entry>, (year, month, day): (u16, u8, u8)) -> Result<Vec<u8>, String> {
    let lines: String = entries.iter().map(|entry| format!("{}  {}\n", sha256(&entry.bytes), entry.name)).collect();
    entries.push(Entry { name: HASHES.to_owned(), bytes: lines.into_bytes() });
    // Years before 1980 cannot be written.
    let date = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default().last_modified_time(date).unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        // PDF and PNG are packed already.
        let packed = [".pdf", ".png"].iter().any(|end| entry.name.ends_with(end));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(entry.name, options.compression_method(method)).map_err(|error| error.to_string())?;
        archive.write_all(&entry.bytes).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
