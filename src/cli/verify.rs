//! `typeset verify FILE.pdf`: whether an archive is what it was, proved by making it again.

use std::path::Path;

use lopdf::Document;

use super::archive::write;
use super::args::VerifyArgs;
use super::build::{cannot_write, lay_out_issue, watchdog};
use super::extract::{put, read};
use super::same::same;
use super::talk::Talker;
use super::{DONE, FAILED, FOUND};
use crate::archive::attachments::{self, Attachment};
use crate::archive::compare::{self, Difference};
use crate::archive::manifest::{self, FontEntry, Manifest};
use crate::diag::Diagnostic;
use crate::fonts::{Bundle, Fonts};
use crate::messages::{ArchiveFault, ArchiveStatus, Problem, Status};
use crate::read::{self, Manner};
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
pub(super) fn verify(args: &VerifyArgs, bundle: &Bundle, talker: &Talker) -> u8 {
    watchdog(args.timeout, talker);
    if let Some(other) = &args.other {
        return same(&args.file, other, talker);
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
    talker.verdict(&shown, word, &Status::Archive(status), &found, &sources);
    code
}

fn judge(pdf: &Path, fonts: Option<&Path>, bundle: &Bundle) -> Verdict {
    let unreadable = |problems: Vec<Problem>| Verdict {
        found: problems.into_iter().map(Diagnostic::general).collect(),
        sources: Sources::default(),
        manifest: None,
    };
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
    let Again { archive, mut found, sources } = make_again(pdf, &manifest, &files, fonts, bundle);
    match archive {
        Some(again) => against(&again, &manifest, (&bytes, &document), &mut faults),
        None => faults.extend(why_not(&manifest, &found)),
    }
    found.extend(faults.into_iter().map(|fault| Diagnostic::general(fault.into())));
    Verdict { found, sources, manifest: Some(manifest) }
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
    let difference = compare::first(made.0, made.1, &again.bytes);
    faults.extend(difference.map(|Difference { offset, spot }| ArchiveFault::Bytes { offset, spot, altered }));
}

/// Says why an archive could not be made again, beside what was found in its files.
fn why_not(manifest: &Manifest, found: &[Diagnostic]) -> Vec<ArchiveFault> {
    let no_fonts = found.iter().any(|one| matches!(one.problem, Problem::FontFolder { .. }));
    let absent = manifest.fonts.iter().filter(|font| no_fonts && !font.bundled).map(FontEntry::absent);
    absent.chain([ArchiveFault::NotMade]).collect()
}

/// An archive made again from its own files.
struct Again {
    /// The archive; `None` if that was not possible.
    archive: Option<Archive>,
    /// The errors that stood in the way.
    found: Vec<Diagnostic>,
    /// The texts that they point into.
    sources: Sources,
}

/// Makes an archive from its own files, in a folder that is gone afterwards.
///
/// Nothing outside of that folder has a say but the fonts; the proofreader is left out.
fn make_again(pdf: &Path, manifest: &Manifest, files: &[Attachment], fonts: Option<&Path>, bundle: &Bundle) -> Again {
    let failed = |problem: Problem| Again {
        archive: None,
        found: vec![Diagnostic::general(problem)],
        sources: Sources::default(),
    };
    let opened = tempfile::tempdir().and_then(|folder| Ok((folder.path().canonicalize()?, folder)));
    // The second is held, since the folder goes with it.
    let (top, _folder) = match opened {
        Ok(opened) => opened,
        Err(error) => return failed(cannot_write(std::env::temp_dir().display().to_string(), &error)),
    };
    if let Some(problem) = put(files, &top).into_iter().next() {
        return failed(problem);
    }
    let path = top.join(&manifest.issue);
    let manner = Manner {
        ledger: Ledger::keeping(),
        top: Some(top),
        // The temporary folder means nothing to anybody.
        shown: pdf.join(&manifest.issue).parent().map(Path::to_owned),
        fonts: fonts.map(Path::to_owned),
    };
    let mut reading = read::read_in(&path, &manner);
    let choice = reading.issue.as_ref().map(|issue| issue.publication.fonts.clone()).unwrap_or_default();
    let fonts = Fonts::load(bundle, &choice);
    let epoch = manifest.options.source_date_epoch;
    let archive = lay_out_issue(&mut reading, &fonts, Rendition::Archive)
        .and_then(|laid_out| write(&mut reading, &laid_out, &fonts, epoch));
    // An archive was made in spite of warnings before, and its editor knows them.
    let found = reading.found.into_iter().filter(Diagnostic::is_error).collect();
    Again { archive, found, sources: reading.sources }
}
