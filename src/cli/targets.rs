//! Which files a run makes, by `-o`, `--format` and `--for`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::args::Build;
use super::harmless::one_line;
use super::streams::Stream;
use crate::messages::{OutputFault, Problem, Product, Usage};
use crate::pipeline::Outputs;
use crate::pipeline::naming::rendered;
use crate::rendition::{Kind, Rendition};

/// The path that stands for standard input or output.
pub(super) const STANDARD: &str = "-";

/// A file to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it goes; `None` for standard output.
    pub(super) path: Option<PathBuf>,
}

impl Target {
    /// Returns what it is, for those who write it.
    pub(super) fn made(&self) -> Product {
        match self.kind {
            Kind::Pdf => Product::Pdf,
            Kind::Docx => Product::Word,
        }
    }

    /// Returns the path as it is shown.
    pub(super) fn shown(&self) -> String {
        shown(self.path.as_deref())
    }
}

/// Returns the files that a call asks for, in the order of `--format`.
///
/// The extension of `-o` says what is made; with several formats each has its own.
/// A name without extension, such as a device, is written to as it is.
pub(super) fn targets(args: &Build, issue: &Path) -> Result<Vec<Target>, Usage> {
    let output = args.output.as_deref();
    let named = output.filter(|path| path.as_os_str() != STANDARD).and_then(Path::extension);
    let by_name = named.map(of_extension).transpose()?;
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in &args.format {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    if kinds.is_empty() {
        kinds.push(by_name.unwrap_or(Kind::Pdf));
    }
    if let (Some(by_name), [kind]) = (by_name, kinds.as_slice())
        && by_name != *kind
    {
        let other = format!("--format {}", kind.extension());
        return Err(Usage::Conflict { option: format!("-o *.{}", by_name.extension()), other });
    }
    // Pages for the print shop are laid out otherwise than those for readers, and an archive is one file.
    if args.rendition != Rendition::Screen && !kinds.iter().all(|kind| kind.has_renditions()) {
        return Err(Usage::OnlyPdf);
    }
    let standard = match output {
        Some(path) => path.as_os_str() == STANDARD,
        None => issue.as_os_str() == STANDARD,
    };
    match (standard, kinds.len()) {
        (true, 1) => Ok(vec![Target { kind: kinds[0], path: None }]),
        (true, _) => Err(Usage::SeveralToStandard),
        (false, count) => {
            let path = |kind: Kind| match output {
                Some(path) if count == 1 => path.to_owned(),
                Some(path) => path.with_extension(kind.extension()),
                None => rendered(issue, kind, args.rendition),
            };
            Ok(kinds.into_iter().map(|kind| Target { kind, path: Some(path(kind)) }).collect())
        }
    }
}

fn of_extension(extension: &OsStr) -> Result<Kind, Usage> {
    let extension = extension.to_string_lossy();
    Kind::of_extension(&extension).ok_or_else(|| Usage::UnknownExtension { extension: extension.into_owned() })
}

/// Writes what was made to a file, or to standard output without one.
pub(super) fn deliver(bytes: &[u8], target: Option<&Path>, made: Product, outputs: &Outputs) -> Result<(), Problem> {
    match target {
        Some(path) => outputs.write(path, bytes, made),
        None => Stream::Out.write(bytes).map_err(|error| OutputFault::NotPrinted { why: error.into() }.into()),
    }
}

/// Returns where a single file goes: where `-o` says, `usual` without it; `None` for standard output.
pub(super) fn target(output: Option<&Path>, usual: impl FnOnce() -> PathBuf) -> Option<PathBuf> {
    match output {
        Some(path) if path.as_os_str() == STANDARD => None,
        Some(path) => Some(path.to_owned()),
        None => Some(usual()),
    }
}

/// Returns where something goes as it is shown.
pub(super) fn shown(target: Option<&Path>) -> String {
    target.map_or_else(|| STANDARD.to_owned(), shown_path)
}

/// Returns a path as it is shown in a line about the run, which no name can break.
pub(super) fn shown_path(path: &Path) -> String {
    one_line(&path.display().to_string()).into_owned()
}
