//! Folders that nothing leads out of.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::reading::from_io;
use super::{Kept, Ledger, ReadError, Seen, read_seen};

/// A folder whose files, and no others, may be read.
///
/// Every file that an issue refers to goes through here, so that neither a
/// path nor a symbolic link leads out of the folder.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    shown: PathBuf,
    /// Where it lies as it was asked for, for the ledger.
    at: PathBuf,
    ledger: Ledger,
    /// Files that lie within others, such as the pictures of a Word document, by their tidy names.
    within: BTreeMap<String, Arc<[u8]>>,
}

impl Folder {
    /// Opens a folder; fails if it cannot be resolved to a real path.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let real = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let root = real.canonicalize()?;
        Ok(Self { at: root.clone(), root, shown: path.to_owned(), ledger: Ledger::default(), within: BTreeMap::new() })
    }

    /// Has everything that is read from here on noted in a ledger.
    pub fn noting(self, ledger: Ledger) -> Self {
        Self { ledger, ..self }
    }

    /// Returns the ledger, for what is read by other means.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns what has been kept of the files read from here and from elsewhere with the same ledger.
    pub fn kept(&self) -> Kept {
        self.ledger.kept()
    }

    /// Has the folder shown to the editor under another path than it was opened by.
    pub fn shown_as(self, shown: &Path) -> Self {
        Self { shown: shown.to_owned(), ..self }
    }

    /// Opens another folder, by its absolute path, whose files go into the same ledger.
    pub fn open_other(&self, path: &Path) -> std::io::Result<Self> {
        Ok(Self { at: path.to_owned(), ledger: self.ledger.clone(), ..Self::open(path)? })
    }

    /// Returns a path below the folder as the editor would write it.
    pub fn shown(&self, name: &str) -> PathBuf {
        self.shown.join(name)
    }

    /// Returns the real path of the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the real path of a file below the folder.
    ///
    /// `name` is relative and uses `/` or `\`. Fails when it leads outside, does not
    /// exist or is not an ordinary file.
    pub fn resolve(&self, name: &str) -> Result<PathBuf, ReadError> {
        let name = &slashes(name);
        let resolved = self.real(name);
        if resolved == Err(ReadError::Missing) {
            self.ledger.asked(&self.at.join(name));
        }
        resolved
    }

    fn real(&self, name: &str) -> Result<PathBuf, ReadError> {
        let relative = Path::new(name);
        let inside = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
        let windows_like = name.contains(':');
        if name.is_empty() || windows_like || !relative.components().all(inside) {
            return Err(ReadError::Outside);
        }
        let real = self.root.join(relative).canonicalize().map_err(from_io)?;
        if !real.starts_with(&self.root) {
            return Err(ReadError::Outside);
        }
        if !real.is_file() {
            return Err(ReadError::NotAFile);
        }
        Ok(real)
    }

    /// Reads a file below the folder, or one kept by [`Self::keep`], of at most `limit` bytes.
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let name = &slashes(name);
        match self.within.get(&tidy(name)) {
            Some(bytes) if bytes.len() as u64 > limit => Err(ReadError::TooLarge(limit)),
            // The file that it lies in has been noted.
            Some(bytes) => Ok(bytes.to_vec()),
            None => {
                let read = self.real(name).and_then(|path| read_seen(&path, limit));
                self.noted(&self.at.join(name), read)
            }
        }
    }

    /// Returns how a file below the folder is really called, if only large and small letters differ from a name.
    ///
    /// Systems that take both for one file let such a name pass, and others find nothing by it.
    pub fn spelt(&self, name: &str) -> Option<String> {
        if !cfg!(any(windows, target_os = "macos")) {
            return None;
        }
        let real = self.real(&slashes(name)).ok()?;
        spelt_otherwise(real.strip_prefix(&self.root).ok()?, name)
    }

    /// Returns the file beside another one by which Office, WPS or LibreOffice say that they have it open.
    pub fn owner(&self, name: &str) -> Option<String> {
        let name = slashes(name);
        let (path, file) = name.rsplit_once('/').map_or(("", name.as_str()), |(path, file)| (path, file));
        let folder = self.root.join(path);
        owners(file).into_iter().find(|owner| folder.join(owner).is_file())
    }

    /// Reads a file that need not lie in the folder, by its absolute path.
    ///
    /// Only for what the editor chooses himself, such as a publication above the issue.
    pub fn read_elsewhere(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.noted(path, read_seen(path, limit))
    }

    /// Notes what came of reading a file.
    fn noted(&self, path: &Path, read: Result<(Vec<u8>, Seen), ReadError>) -> Result<Vec<u8>, ReadError> {
        match &read {
            Ok((bytes, seen)) => self.ledger.note(path, bytes, Some(*seen)),
            Err(_) => self.ledger.asked(path),
        }
        read.map(|(bytes, _)| bytes)
    }

    /// Reads a file below `home`, the folder of a file that names it, by the rules for files of this folder.
    ///
    /// `home` is this folder or, by its absolute path, that of a publication elsewhere.
    pub fn read_below(&self, home: &Path, name: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if home == self.root {
            return self.read(name, limit);
        }
        self.open_other(home).map_err(from_io)?.read(name, limit)
    }

    /// Notes a file of the folder that was read by other means; what is not `seen` in a file cannot change.
    pub fn note(&self, name: &str, bytes: &[u8], seen: Option<Seen>) {
        self.ledger.note(&self.at.join(name), bytes, seen);
    }

    /// Keeps a file that lies within another one, as if that were a folder.
    pub fn keep(&mut self, name: &str, bytes: Vec<u8>) {
        self.within.insert(tidy(name), bytes.into());
    }
}

/// Returns a path with `/` where Windows has `\`, which office staff copy from there.
fn slashes(name: &str) -> String {
    name.replace('\\', "/")
}

/// Returns a relative path without steps that lead nowhere.
fn tidy(name: &str) -> String {
    let steps: Vec<&str> = name.split('/').filter(|step| !matches!(*step, "" | ".")).collect();
    steps.join("/")
}

/// Returns whether a file or folder really lies in a folder, links resolved; `false` if either is not there.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let real = (path.canonicalize(), folder.canonicalize());
    matches!(real, (Ok(path), Ok(folder)) if path.starts_with(&folder))
}

/// Returns a real path with `/`, if a name differs from it in large and small letters only.
fn spelt_otherwise(real: &Path, name: &str) -> Option<String> {
    let real: Vec<_> = real.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let (real, name) = (real.join("/"), tidy(&slashes(name)));
    (real != name && real.to_lowercase() == name.to_lowercase()).then_some(real)
}

/// Returns the names of the files that programs put beside one that they have open.
///
/// Excel writes `~$` before the name; Word writes it over the first letters of names that are longer; WPS writes `.~`,
/// LibreOffice `.~lock.` and `#`.
fn owners(file: &str) -> [String; 4] {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).chars().count();
    let over: String = file.chars().skip(stem.saturating_sub(6).min(2)).collect();
    [format!("~${file}"), format!("~${over}"), format!(".~{file}"), format!(".~lock.{file}#")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_large_and_small_letters_are_another_spelling() {
        let real = Path::new("tables/Sales.csv");
        assert_eq!(spelt_otherwise(real, "Tables\\sales.CSV"), Some("tables/Sales.csv".into()));
        assert_eq!(spelt_otherwise(real, "./tables/Sales.csv"), None);
        assert_eq!(spelt_otherwise(real, "link.csv"), None);
    }

    #[test]
    fn word_writes_over_the_first_letters_of_long_names() {
        let second = |name| owners(name)[1].clone();
        assert_eq!(second("123456.docx"), "~$123456.docx");
        assert_eq!(second("1234567.docx"), "~$234567.docx");
        assert_eq!(second("一二三四五六七八九.docx"), "~$三四五六七八九.docx");
    }
}
