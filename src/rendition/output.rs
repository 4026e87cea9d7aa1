//! Writes finished files so that nothing is ever half written.

mod place;
mod temporary;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::messages::Refused;
use place::{Place, Staged};
pub use temporary::{is_left, is_stale, is_temporary};

/// Writes a file by way of a temporary one beside it, renamed when complete.
///
/// Until then a file of that name stays as it was. The new one has its rights
/// and, as far as the system allows, its owner. Links to files are followed,
/// devices and pipes are written to directly. What is read-only, has several
/// names or is a link to nothing is not replaced.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Refused> {
    match Place::of(path)? {
        Place::Device => Ok(OpenOptions::new().write(true).open(path)?.write_all(bytes)?),
        place => Ok(place.stage(bytes)?.into_place()?),
    }
}

/// Fails if something lies at a path that [`write`] would not replace.
pub fn check(path: &Path) -> Result<(), Refused> {
    Place::of(path).map(drop)
}

/// A file to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its path.
    pub path: PathBuf,
    /// What it holds; if it holds anything else by then, it is not changed.
    pub before: Vec<u8>,
    /// What it is to hold.
    pub after: Vec<u8>,
}

impl Edit {
    fn stage(&self) -> Result<Staged, Refused> {
        match Place::of(&self.path)? {
            place @ Place::There { .. } => Ok(place.stage(&self.after)?),
            Place::Device | Place::Free(_) => Err(Refused::Changed),
        }
    }

    /// Fails if the file holds anything else than it is said to.
    fn check(&self) -> Result<(), Refused> {
        if fs::read(&self.path)? == self.before { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Puts back what the file held before it was changed, unless somebody has written to it since.
    fn undo(&self) {
        let back = Self { path: self.path.clone(), before: self.after.clone(), after: self.before.clone() };
        // Whoever made the change impossible may well prevent this too; there is nothing left to try.
        let _ = back.stage().and_then(|staged| {
            back.check()?;
            Ok(staged.into_place()?)
        });
    }
}

/// Files that are complete under temporary names, and not yet in their places.
#[derive(Debug)]
pub struct Edits(Vec<(Edit, Staged)>);

impl Edits {
    /// Writes the new content of some files beside them; fails with the first that cannot be changed.
    pub fn stage(edits: Vec<Edit>) -> Result<Self, (PathBuf, Refused)> {
        let staged = edits.into_iter().map(|edit| match edit.stage() {
            Ok(staged) => Ok((edit, staged)),
            Err(why) => Err((edit.path, why)),
        });
        staged.collect::<Result<_, _>>().map(Self)
    }

    /// Changes all files or none; fails with the first that holds anything else than it did.
    pub fn put(self) -> Result<(), (PathBuf, Refused)> {
        for (edit, _) in &self.0 {
            edit.check().map_err(|why| (edit.path.clone(), why))?;
        }
        let mut done: Vec<Edit> = Vec::new();
        for (edit, staged) in self.0 {
            // Looked at once more, as late as can be: an editor may be saving it.
            if let Err(why) = edit.check().and_then(|()| Ok(staged.into_place()?)) {
                done.iter().for_each(Edit::undo);
                return Err((edit.path, why));
            }
            done.push(edit);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(path: PathBuf, before: &str, after: &str) -> Edit {
        fs::write(&path, before).unwrap();
        Edit { path, before: before.into(), after: after.into() }
    }

    #[test]
    fn several_files_change_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        let edits = || vec![edit(one.clone(), "1", "new 1"), edit(two.clone(), "2", "new 2")];
        let read = || [&one, &two].map(|path| fs::read_to_string(path).unwrap());
        Edits::stage(edits()).unwrap().put().unwrap();
        assert_eq!(read(), ["new 1", "new 2"]);
        let staged = Edits::stage(edits()).unwrap();
        fs::write(&two, "saved").unwrap();
        assert_eq!(staged.put(), Err((two.clone(), Refused::Changed)));
        assert_eq!(read(), ["1", "saved"]);
        let staged = Edits::stage(edits()).unwrap();
        fs::remove_file(&two).unwrap();
        assert!(staged.put().is_err());
        fs::write(&two, "").unwrap();
        assert_eq!(read(), ["1", ""]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn what_was_changed_is_put_back_unless_somebody_wrote_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let edit = edit(folder.path().join("one"), "before", "after");
        for (there, left) in [("after", "before"), ("saved", "saved")] {
            fs::write(&edit.path, there).unwrap();
            edit.undo();
            assert_eq!(fs::read_to_string(&edit.path).unwrap(), left);
        }
    }
}
