//! Files written out, never over one that is something else.

use std::io::Read;
use std::path::Path;

use crate::messages::Problem;
use crate::rendition::output;
use crate::source::Sources;

/// Writes what was made; a file of another kind than that is never replaced.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    if is_other_kind(path, bytes) {
        return Err(Problem::OtherKind { path: path.display().to_string() });
    }
    replace(path, bytes)
}

/// Writes a file, whatever lies there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    output::write(path, bytes).map_err(|error| cannot_write(path, &error))
}

/// Says why a file could not be written.
pub fn cannot_write(path: &Path, error: &std::io::Error) -> Problem {
    Problem::CannotWrite { path: path.display().to_string(), why: error.into() }
}

/// Returns whether a path leads to a file that the issue was read from.
pub fn is_source(path: &Path, issue: &Path, sources: &Sources) -> bool {
    let Ok(real) = path.canonicalize() else { return false };
    let names = sources.names().map(Path::new);
    names.chain([issue]).any(|name| name.canonicalize().is_ok_and(|source| source == real))
}

/// Returns whether two paths lead to one file, which is there.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = one.canonicalize();
    real.is_ok_and(|real| other.canonicalize().is_ok_and(|other| other == real))
}

/// Returns whether two paths name one file, which need not be there yet.
pub fn will_be_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some((folder.canonicalize().ok()?, path.file_name()?.to_owned()))
    };
    one == other || is_same(one, other) || place(one).is_some_and(|one| place(other) == Some(one))
}

/// Returns whether a path leads to a file that begins otherwise than what is to be written there.
///
/// So a slip of the pen costs nobody a picture, a profile or a template.
fn is_other_kind(path: &Path, bytes: &[u8]) -> bool {
    let mut start = [0; 4];
    let there = path.is_file().then(|| std::fs::File::open(path).ok()).flatten();
    there.is_some_and(|mut file| file.read_exact(&mut start).is_ok() && !bytes.starts_with(&start))
}
