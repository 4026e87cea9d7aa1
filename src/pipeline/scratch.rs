//! Folders for what is needed only while a run lasts.

use std::fs::{self, DirEntry, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::Builder;

use crate::rendition::output::{is_left, is_stale, is_temporary};

/// How the names of such folders begin; six letters or digits follow.
const PREFIX: &str = ".typeset-run-";
/// The file that the owner of a folder keeps locked.
const LOCK: &str = "lock";
/// How often a folder is removed in which somebody is still writing, and how long is waited in between.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(5);

/// The folders that this program has now.
static OPEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A folder that nobody else can look into, gone when dropped.
///
/// What a killed program has left is removed when the next one makes such a folder.
pub(super) struct Scratch {
    path: PathBuf,
    /// Locked as long as the folder is in use, also for other programs.
    lock: File,
}

impl Scratch {
    /// Makes a folder where the system wants temporary files.
    pub(super) fn new() -> io::Result<Self> {
        let above = std::env::temp_dir();
        let mut builder = Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        loop {
            let path = builder.tempdir_in(&above)?.keep();
            open().push(path.clone());
            let made = Self { lock: File::create(path.join(LOCK))?, path };
            made.lock.lock()?;
            // Another program may have swept it before it was locked.
            if made.path.join(LOCK).exists() {
                sweep(&above, &made.path);
                return Ok(made);
            }
        }
    }

    /// Returns where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.path);
        open().retain(|path| *path != self.path);
    }
}

/// Removes the folders of work that will not come to its end; for a program that ends now.
pub fn abandon() {
    // Whoever has been halted may hold the list for ever; what it has is swept another time.
    let Ok(open) = OPEN.try_lock() else { return };
    for path in open.iter() {
        // Work that is still at it may be putting files there.
        for _ in 0..TRIES {
            remove(path);
            thread::sleep(PAUSE);
            if !path.exists() {
                break;
            }
        }
    }
}

fn open() -> MutexGuard<'static, Vec<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes a folder; there is nothing to be done about a failure, and the next run tries again.
///
/// The lock goes last: what is left without one, by a program killed at this, would look like a new folder.
fn remove(path: &Path) {
    let entries = fs::read_dir(path).into_iter().flatten().flatten().filter(|entry| entry.file_name() != LOCK);
    for entry in entries {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let _ = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
    }
    let _ = fs::remove_dir_all(path);
}

/// Removes folders whose owner is gone: nobody holds their lock.
fn sweep(above: &Path, own: &Path) {
    let entries = fs::read_dir(above).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.path() != own && is_ours(entry, own)) {
        let is_free = match File::open(entry.path().join(LOCK)) {
            Ok(lock) => is_left(&lock),
            Err(_) => entry.metadata().is_ok_and(|data| is_stale(&data)),
        };
        if is_free {
            remove(&entry.path());
        }
    }
}

/// Returns whether an entry is such a folder, of the same user.
fn is_ours(entry: &DirEntry, own: &Path) -> bool {
    // Links are not followed.
    is_temporary(&entry.file_name(), PREFIX)
        && entry.metadata().is_ok_and(|data| data.is_dir() && is_of_same_user(&data, own))
}

#[cfg(unix)]
fn is_of_same_user(data: &fs::Metadata, own: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    own.metadata().is_ok_and(|own| own.uid() == data.uid())
}

#[cfg(not(unix))]
fn is_of_same_user(_: &fs::Metadata, _: &Path) -> bool {
    true
}
