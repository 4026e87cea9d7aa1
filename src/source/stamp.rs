//! What a file was like when it was read, to tell whether it has changed since.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::time::Duration;

use super::{Seen, read_file};

/// File systems count time in steps; the coarsest that is usual, of FAT, is this long.
const COARSEST: Duration = Duration::from_secs(2);

/// What a file was like when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    seen: Seen,
    bytes: u64,
    hash: u64,
}

impl Stamp {
    /// Remembers bytes that were read of a file.
    pub(super) fn of(bytes: &[u8], seen: Seen) -> Self {
        Self { seen, bytes: bytes.len() as u64, hash: hash(bytes) }
    }

    /// Returns whether other bytes are the same.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.hash == hash(bytes)
    }

    /// Returns whether a file still holds what was read; it is read again only if there is doubt.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let Ok(data) = fs::metadata(path) else { return false };
        let untouched = data.len() == self.bytes && data.modified().ok() == self.seen.changed;
        (untouched && self.is_settled()) || read_file(path, self.bytes).is_ok_and(|bytes| self.is_of(&bytes))
    }

    /// Returns whether a change after the reading would certainly have given the file another time.
    fn is_settled(&self) -> bool {
        let Seen { changed, at } = self.seen;
        changed.and_then(|changed| at.duration_since(changed).ok()).is_some_and(|age| age > COARSEST)
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::source::{ReadError, read_file, read_seen};

    #[cfg(target_os = "linux")]
    #[test]
    fn what_has_no_size_is_read_all_the_same() {
        let path = "/proc/version".as_ref();
        let (bytes, seen) = read_seen(path, 1 << 10).unwrap();
        assert!(bytes.starts_with(b"Linux"));
        assert!(super::Stamp::of(&bytes, seen).holds(path));
        assert_eq!(read_file(path, 1), Err(ReadError::TooLarge(1)));
    }
}
