//! Writes finished files so that nothing is ever half written.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// How the names of temporary files begin; six letters or digits follow.
const PREFIX: &str = ".typeset-";
/// When a temporary file certainly belongs to no run any more.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Writes a file by way of a temporary one beside it, renamed when complete.
///
/// Until then a file of that name stays as it was. Links are followed;
/// devices and pipes are written to directly.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    sweep(folder);
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Creates a temporary file with the rights that any new file has.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes off what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Removes temporary files that runs killed more than a day ago have left.
fn sweep(folder: &Path) {
    let ours = |name: &str| {
        let random = name.strip_prefix(PREFIX).unwrap_or_default();
        random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let stale = |entry: &fs::DirEntry| {
        let data = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let age = data.modified().ok()?.elapsed().ok()?;
        Some(ours(entry.file_name().to_str()?) && age > STALE)
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| stale(entry) == Some(true)) {
        // Somebody else's run may have been quicker; there is nothing to be done about a failure.
        let _ = fs::remove_file(entry.path());
    }
}
