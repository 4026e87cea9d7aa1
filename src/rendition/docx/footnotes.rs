//! Notes to the text: Word's own at the foot of pages, or paragraphs behind their article.

use super::book::Book;
use super::paragraph::{Paragraph, inline_runs, note_line, run_of, text_runs};
use super::props::Run;
use super::relations::Relations;
use super::settings::RULES;
use super::xml::{El, R, W, el};
use crate::document::ArticleNotes;

/// The name of the part.
pub(super) const PART: &str = "word/footnotes.xml";

/// Returns the part with some notes.
pub(super) fn part(notes: Vec<El>) -> El {
    let rule = |(kind, id, sign): (&'static str, i32, &'static str)| {
        let line = Paragraph { runs: vec![run_of(el(sign))], ..Paragraph::of("FootnoteText") };
        el("w:footnote").attr("w:type", kind).attr("w:id", id).with(line.element())
    };
    el("w:footnotes").attr("xmlns:w", W).attr("xmlns:r", R).with_all(RULES.map(rule)).with_all(notes)
}

impl Book<'_> {
    /// Adds the notes of an article behind it.
    pub(super) fn article_notes(&mut self, notes: &ArticleNotes) {
        let mut title = Paragraph::text("ArticleNotes", notes.title);
        title.para.spacing.before = Some(self.grid.pitch / 2);
        let mut paragraphs = vec![title];
        for entry in &notes.entries {
            let sign = Run { chinese_marks: true, ..Run::default() };
            for (n, line) in entry.lines.iter().enumerate() {
                let mut runs = Vec::new();
                if n == 0 {
                    runs.extend(text_runs(&entry.sign, &sign));
                    runs.push(run_of(el("w:tab")));
                }
                runs.extend(inline_runs(line, &Run::default(), &mut self.relations));
                paragraphs.push(Paragraph { para: note_line(n), runs, section: None });
            }
        }
        self.add_all(paragraphs);
    }
}

/// Returns the relationships of the notes.
pub(super) fn relations(relations: &Relations) -> Option<El> {
    relations.within.as_ref().filter(|within| !within.is_empty()).map(|within| within.element())
}
