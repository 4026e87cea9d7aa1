//! Puts findings right in the editor's files, and changes nothing else in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Fix};
use crate::rendition::output::Edit;
use crate::source::{Encoding, Raw, SourceId, Sources};

/// A file as it was and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path.
    pub path: PathBuf,
    /// Its text before.
    pub before: String,
    /// Its text after.
    pub after: String,
    /// How many findings are put right.
    pub count: usize,
    encoding: Encoding,
    mark: bool,
    /// The bytes that it was read from.
    bytes: Vec<u8>,
}

impl Mended {
    /// Returns what is to be done to the file: in the encoding, and with the line ends, that it had.
    pub fn edit(&self) -> Edit {
        let after = self.encoding.encode(&self.after, self.mark);
        Edit { path: self.path.clone(), before: self.bytes.clone(), after }
    }
}

/// Applies the fixes of findings to the files they stand in; of two that overlap, the first.
///
/// Files that cannot be read again, or no longer hold what was read, are left
/// alone, and so are workbooks and Word documents.
pub fn mend(found: &[Diagnostic], sources: &Sources) -> Vec<Mended> {
    let mut by_file: BTreeMap<SourceId, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|finding| finding.fix.as_ref()) {
        if sources.is_word(fix.place.file) {
            continue;
        }
        by_file.entry(fix.place.file).or_default().push(fix);
    }
    let mut mended: Vec<Mended> =
        by_file.into_iter().filter_map(|(file, fixes)| mend_file(file, fixes, sources)).collect();
    // A file that is read twice has the same fixes twice.
    let mut seen = BTreeSet::new();
    mended.retain(|file| seen.insert(file.path.canonicalize().unwrap_or_else(|_| file.path.clone())));
    mended
}

/// Counts the fixes of findings that are for the editor to make, in Word documents.
pub fn left_in_word(found: &[Diagnostic], sources: &Sources) -> usize {
    let fixes = found.iter().filter_map(|finding| finding.fix.as_ref());
    fixes.filter(|fix| sources.is_word(fix.place.file)).count()
}

fn mend_file(file: SourceId, mut fixes: Vec<&Fix>, sources: &Sources) -> Option<Mended> {
    let path = Path::new(sources.name(file));
    let raw = Raw::read(path)?;
    if raw.kept_text() != sources.text(file) {
        return None;
    }
    fixes.sort_by_key(|fix| (fix.place.range.start, fix.place.range.end));
    let (mut after, mut at, mut count) = (String::with_capacity(raw.text.len()), 0, 0);
    for fix in fixes {
        let (start, end) = (raw.offset(fix.place.range.start), raw.offset(fix.place.range.end));
        let Some(between) = raw.text.get(at..start).filter(|_| start >= at && end >= start) else { continue };
        if raw.text.get(start..end).is_none() {
            continue;
        }
        after.push_str(between);
        after.push_str(&fix.text);
        (at, count) = (end, count + 1);
    }
    after.push_str(raw.text.get(at..)?);
    let changed = after != raw.text;
    let Raw { text: before, encoding, mark, bytes } = raw;
    changed.then(|| Mended { path: path.to_owned(), before, after, count, encoding, mark, bytes })
}
