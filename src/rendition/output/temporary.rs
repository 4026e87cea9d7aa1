//! Temporary files, which no run leaves behind for longer than until the next one.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

/// How the names of temporary files begin; six letters or digits follow.
const PREFIX: &str = ".typeset-";
/// When what is temporary certainly belongs to no run any more, where that cannot be asked.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);
/// How often another name is tried if somebody took a file away.
const TRIES: usize = 8;

/// Creates a temporary file: for this user only if it is `closed`, or with the rights that any new file has.
///
/// Those that runs left in the folder that were killed are removed. A file is
/// locked for as long as its run is alive, so that it can be told from them.
pub(super) fn create(folder: &Path, closed: bool) -> io::Result<NamedTempFile> {
    sweep(folder);
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes off what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(if closed { 0o600 } else { 0o666 }));
    }
    #[cfg(not(unix))]
    let _ = closed;
    let mut tries = (0..TRIES).map(|_| builder.tempfile_in(folder));
    tries.find(|file| file.as_ref().map_or(true, is_held)).unwrap_or_else(|| Err(io::ErrorKind::ResourceBusy.into()))
}

/// Locks a file; returns whether nobody who sweeps was quicker.
fn is_held(file: &NamedTempFile) -> bool {
    match file.as_file().try_lock() {
        Err(TryLockError::WouldBlock) => false,
        // Some file systems know no locks; there files are swept by their age.
        Ok(()) | Err(TryLockError::Error(_)) => file.path().exists(),
    }
}

/// Removes the temporary files of runs that have ended.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_temporary(&entry.file_name(), PREFIX)) {
        // Links are no files, and pipes would have to be waited for.
        if !entry.metadata().is_ok_and(|data| data.is_file()) {
            continue;
        }
        let Ok(file) = File::options().write(true).open(entry.path()) else { continue };
        if is_left(&file) {
            // Somebody else's run may have been quicker; there is nothing to be done about a failure.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns whether a name is one that was made for something temporary: a prefix, and six letters or digits.
pub fn is_temporary(name: &OsStr, prefix: &str) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(prefix)).unwrap_or_default();
    random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Returns whether the run that locked a file has ended; if it is not known, whether the file is old.
pub fn is_left(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => file.metadata().is_ok_and(|data| is_stale(&data)),
    }
}

/// Returns whether something temporary is so old that it certainly belongs to no run any more.
pub fn is_stale(data: &Metadata) -> bool {
    data.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age > STALE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_holds_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let held = create(folder.path(), false).unwrap();
        for name in [".typeset-abcDE9", ".typeset-notes", ".typeset-", "typeset-abcdef"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        create(folder.path(), true).unwrap();
        let there = |name: &str| folder.path().join(name).exists();
        assert!(held.path().exists() && !there(".typeset-abcDE9"));
        assert!([".typeset-notes", ".typeset-", "typeset-abcdef"].into_iter().all(there));
    }
}
