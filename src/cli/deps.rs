//! `--deps`: what had a say in the outputs, for programs that make them again when they must.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::messages::Problem;
use crate::pipeline::{is_same, will_be_same, write};
use crate::source::Read;

/// Writes a file with the paths that had a say, as JSON; none of them and no output is replaced.
///
/// Keys: `inputs` (files that were read), `folders` (that were listed),
/// `missing` (where a file would have a say if there were one) and `outputs`.
/// Paths are absolute, those of outputs as they were given.
pub(super) fn write_deps(file: &Path, reads: &BTreeMap<PathBuf, Read>, outputs: &[&Path]) -> Result<(), Problem> {
    let of = |what| reads.iter().filter(move |(_, read)| **read == what).map(|(path, _)| path.as_path());
    let taken = of(Read::File).any(|path| is_same(path, file)) || outputs.iter().any(|path| will_be_same(path, file));
    if taken {
        return Err(Problem::WouldReplace { path: file.display().to_string() });
    }
    let shown =
        |paths: &mut dyn Iterator<Item = &Path>| paths.map(|path| path.display().to_string()).collect::<Vec<_>>();
    let deps = json!({
        "inputs": shown(&mut of(Read::File)),
        "folders": shown(&mut of(Read::Folder)),
        "missing": shown(&mut of(Read::Missing)),
        "outputs": shown(&mut outputs.iter().copied()),
    });
    write(file, format!("{deps:#}\n").as_bytes())
}
