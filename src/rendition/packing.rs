//! Packs files into a ZIP archive, the same bytes for the same files.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipWriter};

/// Ends of the names of files that are packed already.
const PACKED: [&str; 4] = [".pdf", ".png", ".jpg", ".gif"];

/// Packs files, names and bytes in their order; `options` say what else the archive notes of each.
pub(super) fn zip(files: &[(String, Vec<u8>)], options: SimpleFileOptions) -> Vec<u8> {
    // Who made it would otherwise be the system that the program runs on.
    let options = options.system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let packed = PACKED.iter().any(|end| name.ends_with(end));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let started = archive.start_file(name.as_str(), options.compression_method(method));
        started.and_then(|()| Ok(archive.write_all(bytes)?)).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}
