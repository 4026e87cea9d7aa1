//! The parts of an issue in their order: heads, articles, briefs, charts, pictures.

use std::collections::BTreeMap;

use super::book::Book;
use super::drawing::Image;
use super::measures::Measures;
use super::paragraph::{Paragraph, text_runs, title_runs};
use super::props::{Para, Run};
use super::section::{Sheet, Start};
use super::tables::Lines;
use super::text::Shape;
use crate::document::{Block, Inline, Part};
use crate::layout::Which;
use crate::model::PT_PER_MM;

/// Lines up to which the end of a text is kept on the page of its source, if the PDF has it on one page.
///
/// LibreOffice never breaks a paragraph that is kept on the page of the next;
/// a long one would leave much of the page before it blank.
const SHORT: usize = 5;

impl Book<'_> {
    /// Adds a part; `images` are the drawings by which they are.
    pub(super) fn part(&mut self, index: usize, part: &Part, images: &mut BTreeMap<Which, Image>, by: &Measures) {
        let image = images.remove(&(index, 0));
        let first = self.below_head.is_some();
        match part {
            Part::Section { title, .. } => {
                let next = self.document.parts.get(index + 1);
                self.headed = next.is_some_and(|next| self.takes_head(next, by));
                if self.headed {
                    self.turn(Sheet::Turned, Start::Page)
                } else {
                    self.upright()
                }
                let runs = self.marked(text_runs(title, &Run::default()));
                let mut head = Paragraph { runs, ..Paragraph::of("Heading1") };
                head.para.spacing.before = self.white_above();
                self.add(head);
            }
            Part::Note { note } => {
                self.upright();
                self.editor_note(note, 0);
            }
            Part::Article {
                level,
                lines,
                subtitle,
                info,
                instructions,
                note,
                recipients,
                beside,
                blocks,
                source,
                ..
            } => {
                self.upright();
                self.title(*level, lines, subtitle.as_deref(), info);
                instructions.iter().for_each(|instructions| self.instructions(instructions));
                // White is below the title.
                let above = if instructions.is_some() { self.grid.pitch } else { 0 };
                note.iter().for_each(|note| self.editor_note(note, above));
                let above = if note.is_some() { 0 } else { above };
                recipients.iter().for_each(|said| self.addressed(said, above));
                self.lists.begin();
                let shape = Shape::of("BodyText", *level);
                let kept = matches!(self.document.parts.get(index + 1), Some(Part::Closing { .. }));
                let said = (blocks.as_slice(), shape, source.as_deref());
                if beside.as_ref().zip(image).is_none_or(|(side, image)| self.beside(side, image, said, kept)) {
                    self.sourced(blocks, shape, source.as_deref());
                }
            }
            Part::Brief { level, marked, blocks, source, .. } => {
                self.upright();
                self.lists.begin();
                let shape = Shape { mark: (!marked).then_some("◇"), ..Shape::of("Brief", level - 1) };
                self.sourced(blocks, shape, source.as_deref());
            }
            Part::Continued { depth, blocks, source, .. } => {
                self.upright();
                let shape = Shape::of("BodyText", *depth);
                self.sourced(blocks, shape, source.as_deref());
            }
            Part::Ranking { level, lines, opens, head, rows, chart, .. } => {
                self.upright();
                self.table_title(*level, &lines.join("\n"), *opens);
                self.ranking(head, rows, chart.as_ref().zip(image));
            }
            Part::Table { level, notes, note_size, notes_apart, layout, input, .. } => {
                let Some(lines) = Lines::of(part) else { return };
                self.statistics(*level, &lines, (notes, *note_size, *notes_apart), (layout, input), by);
            }
            Part::Chart { follows, lines, notes, alt, .. } => {
                self.upright();
                self.figure((image, 0), alt, *follows, (lines, notes));
            }
            Part::Closing { credits, enclosures, lines, above, remark, .. } => {
                self.upright();
                self.closing((credits.as_deref(), enclosures), (lines, *above), remark.as_deref());
            }
            Part::Notes(notes) => {
                self.upright();
                self.article_notes(notes);
            }
            Part::Attachment { number, label, lines, .. } => {
                let next = self.document.parts.get(index + 1);
                self.attachment((*number, label), lines, next, by);
            }
            Part::Picture { lines, alt, .. } => {
                self.upright();
                // The head of an attachment stands on the page, with blank lines below label and title.
                let head = match index.checked_sub(1).map(|before| &self.document.parts[before]) {
                    Some(Part::Attachment { lines, .. }) => 3 + lines.len(),
                    _ => 0,
                };
                self.figure((image, head), alt, false, (lines, &[]));
            }
            Part::Board(boards) => {
                self.upright();
                self.board(boards);
            }
            Part::Pictures { rows, lines, .. } => {
                self.upright();
                let numbers = 0..rows.iter().flatten().count();
                let images = numbers.map(|nth| if nth == 0 { image.clone() } else { images.remove(&(index, nth)) });
                self.side_by_side(rows, images.collect(), lines);
            }
        }
        if first {
            self.below_head = None;
        }
    }

    /// Adds a title, in the lines that it is broken into by sense, GB/T 9704-2012 7.3.1.
    fn title(&mut self, level: u8, lines: &[String], subtitle: Option<&str>, info: &[String]) {
        let runs = self.marked(title_runs(&lines.join("\n")));
        // Without a head of a section above it, it is of the first level.
        let (style, own) = if level == 1 { ("ArticleTitle", 1) } else { ("Heading2", 2) };
        let mut title = Paragraph { para: heading(style, own, level), runs, section: None };
        title.para.spacing.before = self.white_above();
        let below = subtitle.map(|subtitle| Paragraph::text("Subtitle", subtitle)).into_iter();
        let below = below.chain((!info.is_empty()).then(|| Paragraph::text("Info", &info.join("\n"))));
        let mut head: Vec<Paragraph> = [title].into_iter().chain(below).collect();
        // White is below the last.
        let last = head.len() - 1;
        head[..last].iter_mut().for_each(|paragraph| paragraph.para.spacing.after = Some(0));
        self.add_all(head);
    }

    /// Adds the words above a table; below a head of a section without white.
    pub(super) fn table_title(&mut self, level: u8, words: &str, opens: bool) {
        let runs = self.caption(words, &Run::default());
        let runs = self.marked(runs);
        let mut title = Paragraph { para: heading("TableTitle", 2, level), runs, section: None };
        title.para.spacing.before = self.white_above();
        if opens {
            title.para.spacing.before = Some(0);
        }
        self.add(title);
    }

    /// Adds a text, and its source at the right on the page where the text ends.
    pub(super) fn sourced(&mut self, blocks: &[Block], shape: Shape, source: Option<&str>) {
        let (blocks, shape) = self.boxes(blocks, shape, source.is_some());
        let mut paragraphs = self.text(blocks, shape);
        if let Some(source) = source {
            let most = SHORT * self.document.settings.page.chars as usize;
            let keeps = |block: &Block| length(block) < most && !self.is_broken(block);
            if let Some(last) = paragraphs.last_mut().filter(|_| blocks.last().is_some_and(keeps)) {
                last.para.keep_next = true;
            }
            // Its last line is not alone, since the source stands below it.
            let breaks = blocks.last().is_some_and(|block| self.is_broken(block));
            if let Some(last) = paragraphs.last_mut().filter(|_| breaks) {
                last.para.breaks_anywhere = true;
            }
            paragraphs.push(Paragraph::text("Source", source));
        }
        self.add_all(paragraphs);
    }

    /// Returns whether the end of a block begins on another page than that on which it ends, in the PDF.
    fn is_broken(&self, block: &Block) -> bool {
        let pages = last_text(block).iter().flat_map(Inline::places);
        let pages: Vec<_> = pages.filter_map(|number| self.spread.get(&number)).collect();
        let first = pages.iter().map(|(first, _)| first).min();
        first < pages.iter().map(|(_, last)| last).max()
    }

    /// Adds a chart or picture with its caption and notes, all on one page; no white is above one that `follows`.
    ///
    /// `head` lines of the page are taken.
    fn figure(
        &mut self,
        (image, head): (Option<Image>, usize),
        alt: &str,
        follows: bool,
        (caption, notes): (&[String], &[String]),
    ) {
        let page = &self.document.settings.page;
        let pitch = self.grid.pitch as f64 / 20.0;
        let room = page.height * PT_PER_MM - (2 + caption.len().max(1) + 2 * notes.len() + head) as f64 * pitch;
        let mut paragraphs = Vec::new();
        if let Some(image) = image {
            let mut picture = self.image("Picture", image.within(page.width * PT_PER_MM, room), alt);
            picture.para.spacing.before = follows.then_some(0);
            paragraphs.push(picture);
        }
        if !caption.is_empty() {
            let runs = self.caption(&caption.join("\n"), &Run::default());
            paragraphs.push(Paragraph { runs, ..Paragraph::of("Caption") });
        }
        paragraphs.extend(notes.iter().map(|note| Paragraph::text("TableNote", note)));
        let last = paragraphs.len().saturating_sub(1);
        paragraphs[..last].iter_mut().for_each(|paragraph| paragraph.para.keep_next = true);
        self.add_all(paragraphs);
    }
}

/// Returns how many characters the end of a block has.
fn length(block: &Block) -> usize {
    fn inside(text: &[Inline]) -> usize {
        text.iter()
            .map(|inline| match inline {
                Inline::Text { text, .. } | Inline::Latin { text, .. } => text.chars().count(),
                Inline::Strong { text } | Inline::Link { text, .. } => inside(text),
                Inline::Footnote { .. } => 0,
            })
            .sum()
    }
    inside(last_text(block))
}

/// Returns the text of a block, of a list that of its end.
fn last_text(block: &Block) -> &[Inline] {
    match block {
        Block::Paragraph { text }
        | Block::Formula { text, .. }
        | Block::Heading { text, .. }
        | Block::Marked { text } => text,
        Block::List { items } => items.last().and_then(|item| item.blocks.last()).map_or(&[], last_text),
        Block::Meeting { particulars } => particulars.last().map_or(&[], |last| &last.text),
        Block::Quote { by: Some(by), .. } => by,
        Block::Quote { blocks, .. } => blocks.last().map_or(&[], last_text),
    }
}

/// Returns the properties of a heading; its depth is said where the style has another.
fn heading(style: &str, own: u8, level: u8) -> Para {
    Para { outline: Some(level).filter(|level| *level != own), ..Para::of(style) }
}
