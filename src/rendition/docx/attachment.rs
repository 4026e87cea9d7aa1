//! Attachments, and 附件说明, which lists them: GB/T 9704-2012 7.3.4 and 7.3.7.

use super::book::Book;
use super::measures::Measures;
use super::paragraph::{Paragraph, text_runs};
use super::props::{Indent, Run};
use super::section::{Sheet, Start};
use super::xml::{El, el};
use crate::document::{Enclosure, Part};

/// The ids of the bookmarks of attachments begin behind it; those of headings stand before.
const BOOKMARKS: usize = 100_000;
/// The room of 附件：, in characters, and the white at its left.
const LABEL: f64 = 3.0;
const WHITE: f64 = 2.0;

impl Book<'_> {
    /// Adds the label and the title of an attachment, on the sheet of a turned table that it opens.
    pub(super) fn attachment(
        &mut self,
        (number, label): (usize, &str),
        lines: &[String],
        next: Option<&Part>,
        by: &Measures,
    ) {
        self.headed = next.is_some_and(|next| matches!(next, Part::Table { .. }) && self.takes_head(next, by));
        if self.headed {
            self.turn(Sheet::Turned, Start::Page)
        } else {
            self.upright()
        }
        let mut first = Paragraph::text("Attachment", label);
        // The section begins a page already.
        first.para.page_break = self.at_break().then_some(false);
        self.add(first);
        let title = self.marked(text_runs(&lines.join("\n"), &Run::default()));
        let id = BOOKMARKS + number;
        let start = el("w:bookmarkStart").attr("w:id", id).attr("w:name", bookmark(number));
        let runs: Vec<El> = [start].into_iter().chain(title).chain([el("w:bookmarkEnd").attr("w:id", id)]).collect();
        self.add(Paragraph { runs, ..Paragraph::of("AttachmentTitle") });
    }

    /// Returns the entries of 附件说明: later lines under the name, each name a link to its attachment.
    pub(super) fn enclosures(&self, entries: &[Enclosure]) -> Vec<Paragraph> {
        let cell = self.grid.cell as f64;
        let both = |chars: f64| ((chars * 100.0).round() as i64, (chars * cell).round() as i64);
        let entry = |(n, entry): (usize, &Enclosure)| {
            let hanging = entry.room + if entry.label.is_empty() { 0.0 } else { LABEL };
            let mut paragraph = Paragraph::of("Enclosures");
            paragraph.para.indent = Indent {
                left: Some(both(WHITE + LABEL + entry.room)),
                first: Some(both(-hanging)).filter(|_| hanging > 0.0),
                right: None,
            };
            paragraph.para.spacing.before = (n == 0).then_some(self.grid.pitch);
            let tab = if entry.number.is_empty() { "" } else { "\t" };
            paragraph.runs = text_runs(&format!("{}{}{tab}", entry.label, entry.number), &Run::default());
            let name = text_runs(&entry.name, &Run::default());
            match entry.target {
                Some(target) => paragraph
                    .runs
                    .push(el("w:hyperlink").attr("w:anchor", bookmark(target)).attr("w:history", 1).with_all(name)),
                None => paragraph.runs.extend(name),
            }
            paragraph
        };
        entries.iter().enumerate().map(entry).collect()
    }
}

fn bookmark(number: usize) -> String {
    format!("_Attachment{number}")
}
