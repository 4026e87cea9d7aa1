//! What stands between masthead and articles: the notice, 本期要目.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::paragraph::{Paragraph, field_begin, field_end, run_of, text_runs};
use super::props::{Para, Run};
use super::text::Shape;
use super::xml::{El, el};
use crate::document::{Notice, Part};

impl Book<'_> {
    /// Adds the notice, a table of one cell; so its frame holds together whatever is written into it.
    pub(super) fn notice(&mut self, notice: &Notice) {
        // The frame reaches into the blank lines around it, so that what follows stands on the grid.
        let reach = self.grid.pitch * 35 / 200;
        let white = self.below_head.take().unwrap_or(self.grid.pitch);
        self.white_below(white - 2 * reach);
        let (width, cell) = (self.grid.width, self.grid.cell);
        let shape = Shape { hanging: true, ..Shape::of("Notice", 0) };
        self.lists.begin();
        let mut paragraphs = vec![Paragraph::text("NoticeTitle", &notice.title)];
        paragraphs.extend(self.text(&notice.blocks, shape));
        let (widths, caption) = (&[width], Some(notice.title.as_str()));
        let head = frame(&Frame { style: "NoticeBox", widths, padding: cell, caption, ..Frame::default() });
        if let Some(first) = paragraphs.first_mut() {
            first.para.spacing.before = Some(reach);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.para.spacing.after = Some(reach);
        }
        let cell = Cell { width, paragraphs, ..Cell::default() };
        self.table(head, [row(Row { breaks: true, ..Row::default() }, [cell])]);
    }

    /// Adds 本期要目: a field that Word can renew, with what it shows until then.
    ///
    /// `pages` are the pages of the headings in the PDF, in their order.
    pub(super) fn contents(&mut self, pages: &[usize]) {
        let mut title = Paragraph::text("ContentsTitle", "本期要目");
        title.para.spacing.before = self.white_above();
        self.add(title);
        let entries: Vec<(u8, &str)> = self.document.parts.iter().filter_map(entry).collect();
        let last = entries.len().saturating_sub(1);
        for (n, (level, title)) in entries.into_iter().enumerate() {
            let mut runs = Vec::new();
            if n == 0 {
                runs.extend(field_begin(" TOC \\o \"1-2\" \\h \\z \\u "));
            }
            let bookmark = bookmark(n + 1);
            let page = pages.get(n).map(usize::to_string).unwrap_or_default();
            let link = el("w:hyperlink").attr("w:anchor", &bookmark).attr("w:history", 1);
            let mut inside = text_runs(title, &Run::default());
            inside.push(run_of(el("w:tab")));
            inside.extend(field_begin(&format!(" PAGEREF {bookmark} \\h ")));
            inside.extend(text_runs(&page, &Run::default()));
            inside.push(field_end());
            runs.push(link.with_all(inside));
            if n == last {
                runs.push(field_end());
            }
            self.add(Paragraph { para: Para::of(format!("TOC{}", level.clamp(1, 3))), runs, section: None });
        }
    }

    /// Puts the bookmark of the next heading of the contents around the runs of a heading.
    pub(super) fn marked(&mut self, runs: Vec<El>) -> Vec<El> {
        if !self.document.contents {
            return runs;
        }
        self.headings += 1;
        let number = self.headings;
        let start = el("w:bookmarkStart").attr("w:id", number).attr("w:name", bookmark(number));
        let end = el("w:bookmarkEnd").attr("w:id", number);
        [start].into_iter().chain(runs).chain([end]).collect()
    }
}

fn bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

/// Returns the depth and the words that a part has in the contents.
fn entry(part: &Part) -> Option<(u8, &str)> {
    match part {
        Part::Section { title, .. } | Part::Attachment { title, .. } => Some((1, title)),
        Part::Article { level, title, .. } | Part::Table { level, title: Some(title), .. } => Some((*level, title)),
        Part::Ranking { level, caption, .. } => Some((*level, caption)),
        Part::Table { title: None, .. }
        | Part::Brief { .. }
        | Part::Note { .. }
        | Part::Continued { .. }
        | Part::Chart { .. }
        | Part::Picture { .. }
        | Part::Pictures { .. }
        | Part::Board(_)
        | Part::Closing { .. }
        | Part::Notes(_) => None,
    }
}
