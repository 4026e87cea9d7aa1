//! What lies where a file is to go, and what of it the new one keeps.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::temporary;
use crate::archive::names::is_reserved;
use crate::messages::Refused;

/// What lies where a file is to go.
pub(super) enum Place {
    /// A device, a pipe or the like.
    Device,
    /// Nothing.
    Free(PathBuf),
    /// A file that may be replaced, by its real path.
    There { path: PathBuf, data: Metadata },
}

impl Place {
    /// Looks at what lies at a path; fails if it may not be replaced.
    pub(super) fn of(path: &Path) -> Result<Self, Refused> {
        if cfg!(windows) && path.file_name().and_then(OsStr::to_str).is_some_and(is_reserved) {
            return Err(Refused::Device);
        }
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => Err(Refused::IsFolder),
            Ok(data) if !data.is_file() => Ok(Self::Device),
            Ok(data) => {
                // Whoever protected a file did not mean the folder only.
                if data.permissions().readonly() {
                    return Err(Refused::Protected);
                }
                let path = path.canonicalize()?;
                // Asks whether this user may write to it; opened so, a file stays as it is.
                OpenOptions::new().write(true).open(&path)?;
                if names(&data) > 1 { Err(Refused::Linked) } else { Ok(Self::There { path, data }) }
            }
            Err(_) if path.is_symlink() => Err(Refused::LeadsNowhere),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::Free(path.to_owned())),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what is to be there under a temporary name, with the rights that it is to have.
    pub(super) fn stage(self, bytes: &[u8]) -> io::Result<Staged> {
        let (path, old) = match self {
            Self::There { path, data } => (path, Some(data)),
            Self::Free(path) => (path, None),
            Self::Device => return Err(ErrorKind::InvalidInput.into()),
        };
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = temporary::create(folder, old.is_some())?;
        file.write_all(bytes)?;
        if let Some(old) = old {
            inherit(file.as_file(), &old)?;
        }
        file.as_file().sync_all()?;
        Ok(Staged { file, path })
    }
}

/// A file that is complete under a temporary name; removed if it does not get into its place.
#[derive(Debug)]
pub(super) struct Staged {
    file: NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// Lets it take its place.
    pub(super) fn into_place(self) -> io::Result<()> {
        let replaces = self.path.exists();
        self.file.persist(self.path).map(drop).map_err(|refused| match refused.error.kind() {
            // It could be opened for writing: whoever reads it does not let it go, which Windows calls lacking a right.
            ErrorKind::PermissionDenied if cfg!(windows) && replaces => ErrorKind::ResourceBusy.into(),
            _ => refused.error,
        })
    }
}

#[cfg(unix)]
fn names(data: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(data)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Gives a file the owner and the rights of the one that it replaces.
///
/// Where the system does not allow the group, the group that it has may do what everybody may.
#[cfg(unix)]
fn inherit(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let same = |new: &Metadata| (new.uid(), new.gid()) == (old.uid(), old.gid());
    if !same(&file.metadata()?) && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
    let all = old.mode() & 0o777;
    let mode = if file.metadata()?.gid() == old.gid() { all } else { all & !0o070 | (all & 0o007) << 3 & all };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn inherit(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
