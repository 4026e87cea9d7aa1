//! `--deps`: what had a say in the outputs, for programs that make them again when they must.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::messages::{Problem, Product};
use crate::pipeline::Outputs;
use crate::source::Read;

/// Writes a file with the paths that had a say, as JSON; none of them and no output is replaced.
///
/// Keys: `inputs` (files that were read), `folders` (that were listed),
/// `missing` (where a file would have a say if there were one) and `outputs`.
/// Paths are absolute, those of outputs as they were given.
pub(super) fn write_deps(
    file: &Path,
    reads: &BTreeMap<PathBuf, Read>,
    made: &[&Path],
    outputs: &Outputs,
) -> Result<(), Problem> {
    let of = |what| reads.iter().filter(move |(_, read)| **read == what).map(|(path, _)| path.as_path());
    let shown =
        |paths: &mut dyn Iterator<Item = &Path>| paths.map(|path| path.display().to_string()).collect::<Vec<_>>();
    let deps = json!({
        "inputs": shown(&mut of(Read::File)),
        "folders": shown(&mut of(Read::Folder)),
        "missing": shown(&mut of(Read::Missing)),
        "outputs": shown(&mut made.iter().copied()),
    });
    let outputs = made.iter().fold(outputs.clone(), |outputs, path| outputs.and(path));
    outputs.write(file, format!("{deps:#}\n").as_bytes(), Product::Deps)
}
