//! Whether an archive is what it was, proved by making it again.

use std::path::{Path, PathBuf};

use lopdf::Document;

use super::archiving;
use super::engine::Engine;
use super::extracting::{open_pdf, put};
use super::scratch::Scratch;
use super::writing::Outputs;
use crate::archive::attachments::{self, Attached, Attachment};
use crate::archive::compare::{self, Difference};
use crate::archive::manifest::{self, FontEntry, Manifest};
use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::guard::caught;
use crate::layout::Deadline;
use crate::messages::{ArchiveFault, OutputFault, Problem, Refused};
use crate::read;
use crate::rendition::Rendition;
use crate::rendition::archive::Archive;
use crate::source::Sources;

/// What came of verifying an archive.
#[derive(Debug)]
pub struct Verified {
    /// What was found, nothing if every byte is equal.
    pub found: Vec<Diagnostic>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// What the archive says of itself; `None` if it could not be judged.
    pub manifest: Option<Manifest>,
}

impl Engine {
    /// Makes an archive again from the files inside it, and compares both byte for byte.
    ///
    /// `fonts` is a folder with the fonts that the archive was set in, beside the bundled ones.
    pub fn verify(&self, pdf: &Path, fonts: Option<&Path>, deadline: Deadline) -> Verified {
        let unreadable = |problems: Vec<Problem>| Verified {
            found: problems.into_iter().map(Diagnostic::general).collect(),
            sources: Sources::default(),
            manifest: None,
        };
        if let Some(folder) = fonts.filter(|folder| !folder.is_dir()) {
            return unreadable(vec![ArchiveFault::NoFontFolder { path: folder.display().to_string() }.into()]);
        }
        let bytes = match open_pdf(pdf) {
            Ok(bytes) => bytes,
            Err(problem) => return unreadable(vec![problem]),
        };
        let open = || attachments::open(&bytes).map(|document| (attachments::attachments(&bytes, &document), document));
        let (Attached { mut files, damaged, mut faults, .. }, document) = match guarded(open) {
            Ok(opened) => opened,
            Err(fault) => return unreadable(vec![fault.into()]),
        };
        // What is left of them tells more when it is held against the manifest than if they were not there.
        files.extend(damaged);
        let manifest = match manifest_of(&files) {
            Ok(manifest) => manifest,
            Err(fault) => {
                faults.push(fault);
                return unreadable(faults.into_iter().map(Problem::from).collect());
            }
        };
        faults.extend(manifest.check(&files));
        let Again { archive, fonts, mut found, sources } =
            match self.make_again((pdf, deadline), &manifest, &files, fonts) {
                Ok(again) => again,
                Err(problem) => return unreadable(vec![problem]),
            };
        let sound = faults.is_empty();
        match archive {
            Some(again) => {
                let compare = || {
                    against(&again, &manifest, (&bytes, &document), &mut faults);
                    Ok(())
                };
                if let Err(fault) = guarded(compare) {
                    return unreadable(vec![fault.into()]);
                }
            }
            None => faults.extend(why_not(&manifest, &fonts)),
        }
        let lacks_fonts = faults.iter().any(|fault| matches!(fault, ArchiveFault::FontAbsent { .. }));
        let judged = !(sound && lacks_fonts);
        if !judged {
            // Without its fonts it cannot but come out different.
            faults.retain(|fault| !matches!(fault, ArchiveFault::Bytes { .. } | ArchiveFault::FontExtra { .. }));
        }
        found.extend(faults.into_iter().map(|fault| Diagnostic::general(fault.into())));
        Verified { found, sources, manifest: judged.then_some(manifest) }
    }

    /// Makes an archive from its own files, in a folder that is gone afterwards; fails if that cannot be used.
    ///
    /// Nothing outside of that folder has a say but the fonts; the proofreader is left out.
    fn make_again(
        &self,
        (pdf, deadline): (&Path, Deadline),
        manifest: &Manifest,
        files: &[Attachment],
        fonts: Option<&Path>,
    ) -> Result<Again, Problem> {
        // Held to the end, since the folder goes with it.
        let folder = Scratch::new().map_err(|error| no_temporary((&error).into()))?;
        let (top, no_fonts) = rooms(folder.path()).map_err(|error| no_temporary((&error).into()))?;
        if let Some(problem) = put(files, &top, &Outputs::default()).into_iter().next() {
            return Err(match problem {
                Problem::Output(OutputFault::CannotWrite { why, .. }) => no_temporary(why),
                problem => problem,
            });
        }
        let path = top.join(&manifest.issue);
        let options = read::Options {
            top: Some(top),
            // The temporary folder means nothing to anybody.
            shown: pdf.join(&manifest.issue).parent().map(Path::to_owned),
            // The folder that the publication names is not in the archive; it may not have been needed.
            fonts: Some(fonts.map_or(no_fonts, Path::to_owned)),
            ..read::Options::default()
        };
        let mut session = self.open(path).until(deadline).reading_by(options);
        session.read(Rendition::Archive);
        let epoch = manifest.options.source_date_epoch;
        let archive = session
            .lay_out(Rendition::Archive)
            .and_then(|laid_out| archiving::archive(&mut session.reading, &laid_out, epoch));
        let fonts = session.fonts();
        let reading = session.reading;
        // An archive was made in spite of warnings before, and its editor knows them.
        let found = reading.found.into_iter().filter(Diagnostic::is_error).collect();
        Ok(Again { archive, fonts, found, sources: reading.sources })
    }
}

/// Reads something of a PDF; a fault of the library that reads it is one of the PDF.
fn guarded<T>(work: impl FnOnce() -> Result<T, ArchiveFault>) -> Result<T, ArchiveFault> {
    caught(work).unwrap_or_else(|reason| Err(ArchiveFault::Unreadable { path: None, reason }))
}

/// Reads the manifest among files; fails unless every file that it names is there too.
///
/// Names of attachments have been checked; any other could lead out of the folder that they are put in.
fn manifest_of(files: &[Attachment]) -> Result<Manifest, ArchiveFault> {
    let file = files.iter().find(|file| file.name == manifest::NAME).ok_or(ArchiveFault::NoManifest)?;
    let manifest = Manifest::parse(&file.bytes).map_err(|reason| ArchiveFault::BadManifest { reason })?;
    match manifest.unknown(files) {
        Some(name) => Err(ArchiveFault::NotInArchive { name: name.to_owned() }),
        None => Ok(manifest),
    }
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
