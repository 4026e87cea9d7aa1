//! Reads files as they are at one moment.

use std::fs::{self, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use crate::messages::{Missing, is_in_use};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The path is absolute, climbs out with `..`, or leads out through a link.
    Outside,
    /// There is no such file.
    Missing,
    /// It is a folder, a device or the like.
    NotAFile,
    /// It is larger than the limit, in bytes.
    TooLarge(u64),
    /// It was being changed while it was read.
    Changing,
    /// Another program has it open, and lets nobody read it.
    InUse,
    /// The operating system refused, in its words.
    System(String),
}

impl From<ReadError> for Missing {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Outside => Self::Outside,
            ReadError::Missing => Self::NoSuchFile,
            ReadError::NotAFile => Self::NotAFile,
            ReadError::TooLarge(limit) => Self::TooLarge(limit),
            ReadError::Changing => Self::Changing,
            ReadError::InUse => Self::InUse,
            ReadError::System(reason) => Self::System(reason),
        }
    }
}

/// When a file was looked at, and when it had been changed last by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// When it had been changed last.
    pub(super) changed: Option<SystemTime>,
    /// When it was looked at.
    pub(super) at: SystemTime,
}

impl Seen {
    /// Takes note of a file that is being looked at.
    fn of(data: &Metadata) -> Self {
        Self { changed: data.modified().ok(), at: SystemTime::now() }
    }
}

/// Reads a whole file of at most `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read_seen(path, limit).map(|(bytes, _)| bytes)
}

/// How often a file is read that is being changed meanwhile.
const TRIES: usize = 3;

/// Reads a whole file of at most `limit` bytes as it was at one moment, and tells of that.
pub fn read_seen(path: &Path, limit: u64) -> Result<(Vec<u8>, Seen), ReadError> {
    // Asked before opening, since to open a pipe is to wait for its other end.
    if !fs::metadata(path).map_err(from_io)?.is_file() {
        return Err(ReadError::NotAFile);
    }
    let mut last = None;
    for _ in 0..TRIES {
        let mut file = fs::File::open(path).map_err(from_io)?;
        let before = file.metadata().map_err(from_io)?;
        let mut bytes = Vec::new();
        // One byte more than allowed, so that a file that grows is caught too.
        file.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(from_io)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(limit));
        }
        let after = file.metadata().map_err(from_io)?;
        let untouched = before.modified().ok() == after.modified().ok() && after.len() == bytes.len() as u64;
        // Some file systems know neither times nor sizes.
        if untouched || last.as_ref() == Some(&bytes) {
            return Ok((bytes, Seen::of(&before)));
        }
        last = Some(bytes);
    }
    Err(ReadError::Changing)
}

pub(super) fn from_io(error: std::io::Error) -> ReadError {
    if is_in_use(&error) {
        return ReadError::InUse;
    }
    match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing,
        // Of a name that Windows does not allow, such as `a?.md`, there is no file.
        std::io::ErrorKind::InvalidFilename if cfg!(windows) => ReadError::Missing,
        std::io::ErrorKind::InvalidInput => ReadError::Outside,
        _ => ReadError::System(error.to_string()),
    }
}
