//! Writes finished files so that nothing is ever half written.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// How the names of temporary files begin.
const PREFIX: &str = ".typeset-";
/// When a temporary file certainly belongs to no run any more.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Writes a file by way of a temporary one beside it, renamed when complete.
///
/// Until then a file of that name stays as it was.
pub fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    sweep(folder);
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    readable(file.as_file())?;
    file.persist(path)?;
    Ok(())
}

/// Removes temporary files that runs killed more than a day ago have left.
fn sweep(folder: &Path) {
    let stale = |entry: &std::fs::DirEntry| {
        let age = entry.metadata().ok()?.modified().ok()?.elapsed().ok()?;
        Some(entry.file_name().to_str()?.starts_with(PREFIX) && age > STALE)
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| stale(entry) == Some(true)) {
        // Somebody else's run may have been quicker; there is nothing to be done about a failure.
        let _ = std::fs::remove_file(entry.path());
    }
}

/// Gives a new file the rights that any new file has; temporary ones are private.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
