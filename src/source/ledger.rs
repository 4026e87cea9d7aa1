//! Notes what a run has read and looked for, and keeps it where an archive is to hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Seen;
use super::stamp::Stamp;
use crate::memory;

/// The files that have a say in a run; notes nothing by default.
///
/// Clones share what they note. Files are known by the path under which they
/// were asked for, not by where links led, so that a copy of the folder
/// without links is read in the same way.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: Option<Arc<Mutex<Entries>>>,
    /// Whether the bytes of files are kept.
    keeps: bool,
}

#[derive(Debug, Default)]
struct Entries {
    /// Every path that was asked for, and what was there.
    reads: BTreeMap<PathBuf, Read>,
    /// The file that was read last.
    last: Option<PathBuf>,
    /// The file that was kept first: the `issue.toml`.
    first: Option<PathBuf>,
    files: BTreeMap<PathBuf, Vec<u8>>,
    /// What files were like when they were read first.
    stamps: BTreeMap<PathBuf, Stamp>,
    /// Files that had other bytes when they were read again.
    changed: BTreeSet<PathBuf>,
}

/// What was at a path that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// Nothing, which had a say too.
    Missing,
    /// A folder whose entries were listed.
    Folder,
    /// A file that was read.
    File,
}

/// The files of a run, named from the innermost folder that holds them all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The name of the file that was read first: the `issue.toml`.
    pub issue: String,
    /// Names, with `/` between folders, and bytes, in the order of the names.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Names of the files that changed while they were being read.
    pub changed: Vec<String>,
}

impl Ledger {
    /// Creates a ledger that notes what is read.
    pub fn noting() -> Self {
        Self { entries: Some(Arc::default()), keeps: false }
    }

    /// Creates a ledger that notes what is read and keeps the bytes.
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::noting() }
    }

    /// Returns a handle to the same ledger that keeps no bytes.
    pub fn only_noting(&self) -> Self {
        Self { keeps: false, ..self.clone() }
    }

    /// Notes a path that was asked for, by what is there; no bytes are kept.
    ///
    /// A relative path is taken from the current folder.
    pub fn asked(&self, path: &Path) {
        if self.entries.is_some() {
            let there = if path.exists() { Read::File } else { Read::Missing };
            self.add(path, if path.is_dir() { Read::Folder } else { there });
        }
    }

    /// Adds what is known of a path; what is there beats what is not.
    fn add(&self, path: &Path, what: Read) {
        let Some(mut entries) = self.entries() else { return };
        let path = std::path::absolute(path).map_or_else(|_| lexical(path), |path| lexical(&path));
        let noted = entries.reads.entry(path).or_insert(what);
        *noted = what.max(*noted);
    }

    /// Notes a file that was read, and keeps it; `path` is absolute, its `..` are taken literally.
    ///
    /// What was `seen` in a file is to stay as it is until the end of the run, see [`Self::changed`].
    pub(super) fn note(&self, path: &Path, bytes: &[u8], seen: Option<Seen>) {
        let Some(mut entries) = self.entries() else { return };
        let path = lexical(path);
        if entries.reads.insert(path.clone(), Read::File) != Some(Read::File) {
            memory::grant(bytes.len());
        }
        entries.last = Some(path.clone());
        match (entries.stamps.get(&path), seen) {
            (Some(stamp), _) if !stamp.is_of(bytes) => drop(entries.changed.insert(path.clone())),
            (None, Some(seen)) => drop(entries.stamps.insert(path.clone(), Stamp::of(bytes, seen))),
            _ => {}
        }
        if !self.keeps {
            return;
        }
        entries.first.get_or_insert_with(|| path.clone());
        entries.files.entry(path).or_insert_with(|| bytes.to_vec());
    }

    /// Returns the files that hold something else by now than what was read of them.
    pub fn changed(&self) -> BTreeSet<PathBuf> {
        let Some(entries) = self.entries() else { return BTreeSet::new() };
        let moved = entries.stamps.iter().filter(|(path, stamp)| !stamp.holds(path)).map(|(path, _)| path.clone());
        moved.chain(entries.changed.iter().cloned()).collect()
    }

    /// Returns every path that was asked for so far, absolute and sorted, and what was there.
    pub fn reads(&self) -> BTreeMap<PathBuf, Read> {
        self.entries().map(|entries| entries.reads.clone()).unwrap_or_default()
    }

    /// Returns the file that was read last, absolute.
    pub fn last(&self) -> Option<PathBuf> {
        self.entries()?.last.clone()
    }

    /// Returns what has been kept so far.
    pub fn kept(&self) -> Kept {
        let Some(entries) = self.entries() else { return Kept::default() };
        let root = common_folder(entries.files.keys());
        let name = |path: &PathBuf| slashed(path.strip_prefix(&root).unwrap_or(path));
        Kept {
            issue: entries.first.as_ref().map(name).unwrap_or_default(),
            files: entries.files.iter().map(|(path, bytes)| (name(path), bytes.clone())).collect(),
            changed: entries.changed.iter().map(name).collect(),
        }
    }

    fn entries(&self) -> Option<MutexGuard<'_, Entries>> {
        // Whoever panicked while holding it left at worst a file unnoted, and the run ends anyway.
        self.entries.as_ref().map(|entries| entries.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Takes `.` and `..` out of a path without asking the file system.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// Returns the innermost folder in which all files lie.
fn common_folder<'a>(mut files: impl Iterator<Item = &'a PathBuf>) -> PathBuf {
    let folder = |file: &'a PathBuf| file.parent().unwrap_or(file);
    let Some(first) = files.next().map(folder) else { return PathBuf::new() };
    files.fold(first.to_owned(), |common, file| {
        let alike = common.components().zip(folder(file).components()).take_while(|(a, b)| a == b);
        alike.map(|(part, _)| part).collect()
    })
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_start_at_the_common_folder() {
        let ledger = Ledger::keeping();
        ledger.note(Path::new("/a/b/2020/issue.toml"), b"1", None);
        ledger.note(Path::new("/a/b/2020/../publication.toml"), b"2", None);
        ledger.note(Path::new("/a/b/2020/./articles/1.md"), b"3", None);
        let kept = ledger.kept();
        let names: Vec<&str> = kept.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["2020/articles/1.md", "2020/issue.toml", "publication.toml"]);
        assert_eq!(kept.issue, "2020/issue.toml");
    }

    #[test]
    fn what_is_asked_for_is_noted_and_only_files_are_kept() {
        let ledger = Ledger::keeping();
        ledger.asked(Path::new("/a/none"));
        ledger.note(Path::new("/a/b/../issue.toml"), b"1", None);
        ledger.asked(Path::new("/a/issue.toml"));
        let reads: Vec<_> = ledger.reads().into_iter().collect();
        assert_eq!(reads, [("/a/issue.toml".into(), Read::File), ("/a/none".into(), Read::Missing)]);
        assert_eq!(ledger.kept().files.len(), 1);
        let ledger = Ledger::noting();
        ledger.note(Path::new("/a/issue.toml"), b"1", None);
        assert!(ledger.kept().files.is_empty() && ledger.reads().len() == 1);
    }

    #[test]
    fn a_file_that_changes_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("issue.toml");
        let read = |ledger: &Ledger| {
            let (bytes, seen) = crate::source::read_seen(&path, 99).unwrap();
            ledger.note(&path, &bytes, Some(seen));
        };
        for ledger in [Ledger::keeping(), Ledger::noting()] {
            std::fs::write(&path, "1").unwrap();
            read(&ledger);
            read(&ledger);
            assert!(ledger.changed().is_empty());
            // Written anew it is still the same.
            std::fs::write(&path, "1").unwrap();
            assert!(ledger.changed().is_empty());
            std::fs::write(&path, "2").unwrap();
            assert_eq!(ledger.changed(), BTreeSet::from([path.clone()]));
            read(&ledger);
            std::fs::write(&path, "1").unwrap();
            assert_eq!(ledger.changed().len(), 1, "both were read");
        }
        let ledger = Ledger::keeping();
        read(&ledger);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(ledger.changed().len(), 1);
        assert_eq!(ledger.kept().files["issue.toml"], b"1");
    }
}
