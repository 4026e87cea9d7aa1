//! `typeset verify FILE.pdf`: whether an archive is what it was, proved by making it again.

use std::path::{Path, PathBuf};

use lopdf::Document;

use super::archive::write;
use super::args::VerifyArgs;
use super::build::{lay_out_issue, watchdog};
use super::extract::{put, read};
use super::same::same;
use super::terminal::Terminal;
use super::{DONE, FAILED, FOUND};
use crate::archive::attachments::{self, Attachment};
use crate::archive::compare::{self, Difference};
use crate::archive::manifest::{self, FontEntry, Manifest};
use crate::diag::Diagnostic;
use crate::fonts::{Bundle, Fonts};
use crate::messages::{ArchiveFault, ArchiveStatus, Problem, Refused, Status};
use crate::read::{self, Options};
use crate::rendition::Rendition;
use crate::rendition::archive::Archive;
use crate::source::{Ledger, Sources};

/// What came of a verification.
struct Verdict {
    /// What was found, nothing if every byte is equal.
    found: Vec<Diagnostic>,
    /// The texts that findings point into.
    sources: Sources,
    /// What the archive says of itself; `None` if it could not be judged.
    manifest: Option<Manifest>,
}

/// Exit codes: 0 every byte is equal, 1 something differs, 2 the file cannot be judged.
pub(super) fn verify(args: &VerifyArgs, bundle: &Bundle, terminal: &Terminal) -> u8 {
    watchdog(args.timeout, terminal);
    if let Some(other) = &args.other {
        return same(&args.file, other, terminal);
    }
    let Verdict { found, sources, manifest } = judge(&args.file, args.fonts.as_deref(), bundle);
    let path = args.file.display().to_string();
    let shown = path.clone();
    let (code, word, status) = match manifest {
        None => (FAILED, "unreadable", ArchiveStatus::NotJudged { path }),
        Some(_) if !found.is_empty() => (FOUND, "different", ArchiveStatus::Different { path }),
        Some(manifest) => {
            let (files, version) = (manifest.files.len(), manifest.program.version);
            (DONE, "same", ArchiveStatus::Same { path, files, version })
        }
    };
    terminal.verdict(&shown, word, &Status::Archive(status), &found, &sources);
    code
}

fn judge(pdf: &Path, fonts: Option<&Path>, bundle: &Bundle) -> Verdict {
    let unreadable = |problems: Vec<Problem>| Verdict {
        found: problems.into_iter().map(Diagnostic::general).collect(),
        sources: Sources::default(),
        manifest: None,
    };
    if let Some(folder) = fonts.filter(|folder| !folder.is_dir()) {
        return unreadable(vec![ArchiveFault::NoFontFolder { path: folder.display().to_string() }.into()]);
    }
    let opened = read(pdf).and_then(|bytes| Ok((attachments::open(&bytes)?, bytes)));
    let (document, bytes) = match opened {
        Ok(opened) => opened,
        Err(problem) => return unreadable(vec![problem]),
    };
    let (files, mut faults) = attachments::attachments(&document);
    let manifest = match manifest_of(&files) {
        Ok(manifest) => manifest,
        Err(fault) => {
            faults.push(fault);
            return unreadable(faults.into_iter().map(Problem::from).collect());
        }
    };
    faults.extend(manifest.check(&files));
    let Again { archive, fonts, mut found, sources } = match make_again(pdf, &manifest, &files, fonts, bundle) {
        Ok(again) => again,
        Err(problem) => return unreadable(vec![problem]),
    };
    let sound = faults.is_empty();
    match archive {
        Some(again) => against(&again, &manifest, (&bytes, &document), &mut faults),
        None => faults.extend(why_not(&manifest, &fonts)),
    }
    let lacks_fonts = faults.iter().any(|fault| matches!(fault, ArchiveFault::FontAbsent { .. }));
    let judged = !(sound && lacks_fonts);
    if !judged {
        // Without its fonts it cannot but come out different.
        faults.retain(|fault| !matches!(fault, ArchiveFault::Bytes { .. } | ArchiveFault::FontExtra { .. }));
    }
    found.extend(faults.into_iter().map(|fault| Diagnostic::general(fault.into())));
    Verdict { found, sources, manifest: judged.then_some(manifest) }
}

fn manifest_of(files: &[Attachment]) -> Result<Manifest, ArchiveFault> {
    let file = files.iter().find(|file| file.name == manifest::NAME).ok_or(ArchiveFault::NoManifest)?;
    let manifest = Manifest::parse(&file.bytes).map_err(|reason| ArchiveFault::BadManifest { reason })?;
    let there = manifest.files.iter().any(|file| file.name == manifest.issue);
    if there { Ok(manifest) } else { Err(ArchiveFault::BadManifest { reason: manifest.issue }) }
}

/// Adds in what an archive differs from the one made again.
fn against(again: &Archive, manifest: &Manifest, made: (&[u8], &Document), faults: &mut Vec<ArchiveFault>) {
    let other = manifest.compare(&again.manifest);
    // That the lists differ says no more than that a file does.
    let told = !faults.is_empty();
    faults.extend(other.into_iter().filter(|fault| !told || *fault != ArchiveFault::OtherContents));
    let altered = faults.is_empty();
    let difference = compare::compare(made.0, made.1, &again.bytes);
    faults.extend(difference.map(|Difference { offset, spots }| ArchiveFault::Bytes { offset, spots, altered }));
}

/// Says why an archive could not be made again, beside what was found in its files.
fn why_not(manifest: &Manifest, fonts: &Fonts) -> Vec<ArchiveFault> {
    let absent = manifest.fonts.iter().filter(|font| !font.bundled && !fonts.has_family(&font.family));
    absent.map(FontEntry::absent).chain([ArchiveFault::NotMade]).collect()
}

/// An archive made again from its own files.
struct Again {
    /// The archive; `None` if that was not possible.
    archive: Option<Archive>,
    /// The fonts that there were.
    fonts: Fonts,
    /// The errors that stood in the way.
    found: Vec<Diagnostic>,
    /// The texts that they point into.
    sources: Sources,
}

/// Makes an archive from its own files, in a folder that is gone afterwards; fails if that cannot be used.
///
/// Nothing outside of that folder has a say but the fonts; the proofreader is left out.
fn make_again(
    pdf: &Path,
    manifest: &Manifest,
    files: &[Attachment],
    fonts: Option<&Path>,
    bundle: &Bundle,
) -> Result<Again, Problem> {
    // Held to the end, since the folder goes with it.
    let folder = tempfile::tempdir().map_err(|error| no_temporary((&error).into()))?;
    let (top, no_fonts) = rooms(folder.path()).map_err(|error| no_temporary((&error).into()))?;
    if let Some(problem) = put(files, &top).into_iter().next() {
        return Err(match problem {
            Problem::CannotWrite { why, .. } => no_temporary(why),
            problem => problem,
        });
    }
    let path = top.join(&manifest.issue);
    let options = Options {
        ledger: Ledger::keeping(),
        top: Some(top),
        // The temporary folder means nothing to anybody.
        shown: pdf.join(&manifest.issue).parent().map(Path::to_owned),
        // The folder that the publication names is not in the archive; it may not have been needed.
        fonts: Some(fonts.map_or(no_fonts, Path::to_owned)),
    };
    let mut reading = read::read_in(&path, &options);
    let choice = reading.issue.as_ref().map(|issue| issue.publication.fonts.clone()).unwrap_or_default();
    let fonts = Fonts::load(bundle, &choice);
    let epoch = manifest.options.source_date_epoch;
    let archive = lay_out_issue(&mut reading, &fonts, Rendition::Archive)
        .and_then(|laid_out| write(&mut reading, &laid_out, &fonts, epoch));
    // An archive was made in spite of warnings before, and its editor knows them.
    let found = reading.found.into_iter().filter(Diagnostic::is_error).collect();
    Ok(Again { archive, fonts, found, sources: reading.sources })
}

/// Makes two folders in one, for the files of an archive and for no fonts at all; the first by its real path.
fn rooms(folder: &Path) -> std::io::Result<(PathBuf, PathBuf)> {
    let (files, fonts) = (folder.join("files"), folder.join("fonts"));
    std::fs::create_dir(&files)?;
    std::fs::create_dir(&fonts)?;
    Ok((files.canonicalize()?, fonts))
}

fn no_temporary(why: Refused) -> Problem {
    ArchiveFault::NoTemporary { path: std::env::temp_dir().display().to_string(), why }.into()
}
