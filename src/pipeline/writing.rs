//! Files written out: never over one that was read, nor over one that is something else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use zip::ZipArchive;

use crate::check::baseline::Baseline;
use crate::messages::{OutputFault, Problem, Product, Refused};
use crate::rendition::{Kind, docx, kit, output};
use crate::source::{Read, read_file};

/// Most bytes of a file that is looked into before it is replaced; one that is larger is none of ours.
const LIMIT: u64 = 256 << 20;
/// Most bytes that tell of a Word document which program it is from.
const NOTE_LIMIT: u64 = 64 << 10;
/// How a PDF begins.
const PDF: &[u8] = b"%PDF";

/// Where a run may write: over nothing that it reads, and only over files of the same sort as what it makes.
#[derive(Debug, Clone, Default)]
pub struct Outputs {
    read: Vec<PathBuf>,
    /// The baseline that the issue names: it is read, and renewed by `--write-baseline`.
    baseline: Option<PathBuf>,
}

impl Outputs {
    /// Spares some files.
    pub fn sparing(read: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { read: read.into_iter().collect(), baseline: None }
    }

    /// Spares what had a say in an issue, but for its `baseline` where that is renewed.
    pub(super) fn of_issue(reads: &BTreeMap<PathBuf, Read>, baseline: Option<PathBuf>) -> Self {
        // Where a file would have a say if there were one, the next run would take the output for it.
        let files = reads.iter().filter(|(_, read)| **read != Read::Folder);
        Self { baseline, ..Self::sparing(files.map(|(path, _)| path.clone())) }
    }

    /// Spares one file more.
    pub fn and(mut self, path: &Path) -> Self {
        self.read.push(path.to_owned());
        self
    }

    /// Fails if a file may not be written, as far as that can be told before it is.
    pub fn check(&self, path: &Path, made: Product) -> Result<(), Problem> {
        let shown = || path.display().to_string();
        let renewed = |read: &Path| made == Product::Baseline && self.baseline.as_deref() == Some(read);
        if self.read.iter().any(|read| !renewed(read) && will_be_same(read, path)) {
            return Err(OutputFault::WouldReplace { path: shown(), made }.into());
        }
        output::check(path).map_err(|why| cannot_write(path, why))?;
        if path.is_file() && !is_made(path, made) {
            return Err(OutputFault::OtherKind { path: shown(), made }.into());
        }
        Ok(())
    }

    /// Writes a file, if it may be written.
    pub fn write(&self, path: &Path, bytes: &[u8], made: Product) -> Result<(), Problem> {
        self.check(path, made)?;
        output::write(path, bytes).map_err(|why| cannot_write(path, why))
    }
}

/// Says why a file could not be written.
pub fn cannot_write(path: &Path, why: impl Into<Refused>) -> Problem {
    OutputFault::CannotWrite { path: path.display().to_string(), why: why.into() }.into()
}

/// Returns whether two paths lead to one file or folder, which is there, by whatever name or link.
pub fn is_same(one: &Path, other: &Path) -> bool {
    match (one.metadata(), other.metadata()) {
        // Opened to be compared; a pipe would have to be waited for.
        (Ok(first), Ok(second)) if first.is_file() && second.is_file() => {
            first.len() == second.len() && same_file::is_same_file(one, other).unwrap_or(false)
        }
        (Ok(_), Ok(_)) => one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other)),
        _ => false,
    }
}

/// Returns whether two paths name one file, which need not be there yet; large and small letters may mean the same.
pub fn will_be_same(one: &Path, other: &Path) -> bool {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let folder = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().ok()
    };
    let alike = || name(one) == name(other) && folder(one).is_some_and(|one| folder(other) == Some(one));
    one == other || is_same(one, other) || (!one.exists() && !other.exists() && alike())
}

/// Returns whether a file is of a sort, so that another one of it may take its place.
///
/// So a slip of the pen costs nobody a picture, a profile or a text. What is empty is of any sort.
fn is_made(path: &Path, made: Product) -> bool {
    let mut start = Vec::new();
    let opened = fs::File::open(path).and_then(|file| file.take(PDF.len() as u64).read_to_end(&mut start));
    let is_short = start.len() < PDF.len();
    match opened {
        Err(_) => return false,
        Ok(_) if made == Product::Attached || (is_short && start.trim_ascii().is_empty()) => return true,
        // A stub that is called so was put there for the PDF.
        Ok(_) if made == Product::Pdf => return start == PDF || (is_short && has_extension(path, Kind::Pdf)),
        Ok(_) => {}
    }
    let Ok(bytes) = read_file(path, LIMIT) else { return false };
    match made {
        Product::Word => part(&bytes, docx::APPLICATION).is_some_and(|part| docx::is_ours(&part)),
        Product::Kit => part(&bytes, kit::HASHES).is_some(),
        Product::Baseline => is_baseline(&bytes),
        Product::Report => has_keys(&bytes, &["file", "sha256", "profile", "findings"]),
        Product::Deps => has_keys(&bytes, &["inputs", "folders", "missing", "outputs"]),
        Product::Record => has_keys(&bytes, &["题名", "摘要"]) || is_record(&bytes),
        Product::Template | Product::Pdf | Product::Attached => {
            std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'))
        }
    }
}

fn has_extension(path: &Path, kind: Kind) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(kind.extension()))
}

/// Returns the beginning of a file in a ZIP archive.
fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = Vec::new();
    archive.by_name(name).ok()?.take(NOTE_LIMIT).read_to_end(&mut part).ok()?;
    Some(part)
}

fn is_baseline(bytes: &[u8]) -> bool {
    // Reports of other sorts have findings too, and more than that.
    let alone = |value: &Value| value.as_object().is_some_and(|map| map.len() == 1);
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    value.filter(alone).is_some_and(|value| serde_json::from_value::<Baseline>(value).is_ok())
}

fn has_keys(bytes: &[u8], keys: &[&str]) -> bool {
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    value.is_some_and(|value| keys.iter().all(|key| value.get(key).is_some()))
}

fn is_record(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.starts_with("<?xml") && text.contains("<电子文件元数据>"))
}
