//! The archive of an issue.

use super::laid_out::LaidOut;
use crate::read::Reading;
use crate::rendition::archive::{self, Archive, Contents};
use crate::source::TABLE_LIMIT;

/// Writes the pages of an issue as an archive; findings are added to the reading.
///
/// It must have been read with a ledger that keeps.
pub(super) fn archive(reading: &mut Reading, laid_out: &LaidOut, epoch: Option<i64>) -> Option<Archive> {
    let Reading { issue, folder, found, .. } = reading;
    let issue = issue.as_ref()?;
    let folder = folder.as_ref()?;
    if let Some(baseline) = &issue.publication.checking.baseline {
        // The proofreader has read it, but need not have when an archive is made again.
        // What is wrong with it is the proofreader's to say.
        let _ = folder.read_below(&baseline.home, &baseline.name.value, TABLE_LIMIT);
    }
    let LaidOut { document, pages, around, .. } = laid_out;
    let contents = Contents { issue, document, fonts: &around.fonts, kept: folder.kept(), epoch };
    archive::archive(pages, contents, found)
}
