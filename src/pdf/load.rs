//! Opens the bytes of a PDF within limits.

use lopdf::{Document, Error, LoadOptions};

/// Why a PDF could not be opened; each in the words of the library.
#[derive(Debug)]
pub(crate) enum Unopened {
    /// It wants a password, or is encrypted in a way that nobody knows.
    Locked(String),
    /// It is damaged.
    Broken(String),
}

/// Returns whether bytes are meant to be a PDF: its head stands within the first kilobyte.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Opens a PDF; streams of objects that unpack to more than `limit` bytes are left out.
pub(crate) fn load(bytes: &[u8], limit: usize) -> Result<Document, Unopened> {
    let options = LoadOptions::with_max_decompressed_size(limit);
    Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Unopened::Locked(error.to_string())
        }
        _ => Unopened::Broken(error.to_string()),
    })
}

/// Opens a PDF as [`load`] does, but none that is still encrypted once it is open.
pub(crate) fn load_plain(bytes: &[u8], limit: usize) -> Result<Document, Unopened> {
    let document = load(bytes, limit)?;
    if document.trailer.has(b"Encrypt") { Err(Unopened::Locked(String::new())) } else { Ok(document) }
}
