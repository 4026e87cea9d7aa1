//! Proofreading: the rules, the issue before, what is known already.

use std::path::Path;

use super::session::Session;
use crate::check::baseline::Baseline;
use crate::check::facts::PageFacts;
use crate::check::{Checked, Proof, Proofread};
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Missing, Problem};
use crate::model::Named;
use crate::read::{self, Previous};
use crate::rendition::Rendition;
use crate::source::Folder;

/// Most bytes of a baseline.
const BASELINE_LIMIT: u64 = 4 << 20;

impl Session {
    /// Reads the issue and proofreads it, on its finished pages too if it can be set.
    ///
    /// All findings, in the order of the files.
    pub fn proofread(&mut self) -> &[Diagnostic] {
        self.read(Rendition::Screen);
        if self.issue().is_some() {
            let pages = self.lay_out(Rendition::Screen).map(|laid_out| laid_out.facts()).unwrap_or_default();
            let found = self.proof(&pages);
            self.reading.found.extend(found);
            self.reading.found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
        }
        self.found()
    }

    /// Returns what the rules find in an issue that has been read, but for what is known.
    pub(super) fn proof(&mut self, pages: &[PageFacts]) -> Vec<Diagnostic> {
        self.deadline.check();
        let path = self.path();
        let Some((issue, folder)) = self.reading.issue.as_ref().zip(self.reading.folder.as_ref()) else {
            return Vec::new();
        };
        let Previous { issue: previous, unread, beside } = read::previous(&path, issue, folder.ledger());
        let sources = &self.reading.sources;
        let proof = Proof { issue, sources, previous: previous.as_ref(), beside: &beside, pages };
        let Proofread { mut found, tables } = proof.proofread();
        let named = issue.publication.checking.previous.as_ref().map(|named| named.name.place.clone());
        let severity = if named.is_some() { Severity::Warning } else { Severity::Info };
        found.extend(unread.iter().map(|path| {
            let folder = path.parent().and_then(Path::file_name).map(Path::new).unwrap_or(Path::new(""));
            let path = folder.join(path.file_name().unwrap_or_default()).display().to_string();
            Diagnostic::new(Problem::PreviousUnread { path }, severity, named.clone())
        }));
        if let Some(file) = &issue.publication.checking.baseline {
            match baseline(file, folder) {
                Some(baseline) => baseline.remove_from(&mut found, sources),
                None => {
                    let problem = Problem::File { path: file.name.value.clone(), why: Missing::NoSuchFile };
                    found.push(Diagnostic::warning(problem, file.name.place.clone()));
                }
            }
        }
        self.checked = tables;
        found
    }

    /// Returns what the proofreader added up of each table, in printing order.
    pub fn checked(&self) -> &[Checked] {
        &self.checked
    }
}

fn baseline(file: &Named, folder: &Folder) -> Option<Baseline> {
    serde_json::from_slice(&folder.read_below(&file.home, &file.name.value, BASELINE_LIMIT).ok()?).ok()
}
