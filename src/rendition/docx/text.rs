//! Running text: paragraphs, headings and lists.

use super::book::Book;
use super::paragraph::{Paragraph, inline_runs, text_runs};
use super::props::{Indent, Para, Run};
use crate::document::{Block, ListItem};

/// The lists of `numbering.xml`: signs that text hangs beside, and signs that a paragraph begins with.
pub(super) const HANGING: u8 = 1;
pub(super) const RUNNING: u8 = 2;

/// How a text stands.
#[derive(Clone, Copy)]
pub(super) struct Shape<'m> {
    /// The style of its paragraphs.
    pub(super) style: &'static str,
    /// Depth in the outline of the title that it stands under.
    pub(super) depth: u8,
    /// What its first paragraph begins with.
    pub(super) mark: Option<&'m str>,
    /// Whether the text of lists hangs beside their signs.
    pub(super) hanging: bool,
}

impl Book<'_> {
    /// Returns the paragraphs of a text.
    pub(super) fn text(&mut self, blocks: &[Block], shape: Shape) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        let mark = |n: usize| shape.mark.filter(|_| n == 0).map(|mark| text_runs(mark, &Run::default()));
        if !matches!(blocks.first(), Some(Block::Paragraph { .. }))
            && let Some(runs) = mark(0)
        {
            paragraphs.push(Paragraph { runs, ..Paragraph::of(shape.style) });
        }
        for (n, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { text } => {
                    let mut runs = mark(n).unwrap_or_default();
                    runs.extend(inline_runs(text, &Run::default(), &mut self.relations));
                    paragraphs.push(Paragraph { runs, ..Paragraph::of(shape.style) });
                }
                Block::Heading { level, depth, text } => {
                    let look = (level + 2).min(6);
                    let depth = shape.depth + depth;
                    let outline = Some(depth).filter(|depth| *depth != look);
                    let para = Para { outline, ..Para::of(format!("Heading{look}")) };
                    let runs = inline_runs(text, &Run::default(), &mut self.relations);
                    paragraphs.push(Paragraph { para, runs, section: None });
                }
                Block::List { items } => {
                    items.iter().for_each(|item| paragraphs.extend(self.item(item, shape)));
                }
            }
        }
        paragraphs
    }

    fn item(&mut self, item: &ListItem, shape: Shape) -> Vec<Paragraph> {
        let sign =
            item.number.as_ref().map(|number| if shape.hanging { format!("{number}\t") } else { number.clone() });
        // A bullet is Word's own list, but a paragraph there must be for it.
        let listed = matches!(item.blocks.first(), Some(Block::Paragraph { .. }));
        let bullet = (sign.is_none() && !listed).then_some("●");
        let mut paragraphs = self.text(&item.blocks, Shape { mark: sign.as_deref().or(bullet), ..shape });
        let cell = self.grid.cell;
        for (n, paragraph) in paragraphs.iter_mut().enumerate() {
            if n == 0 && sign.is_none() && listed {
                paragraph.para.list = Some(if shape.hanging { HANGING } else { RUNNING });
            }
            if shape.hanging {
                let first = if n == 0 { (-125, -5 * cell / 4) } else { (0, 0) };
                paragraph.para.indent = Indent { left: Some((200, 2 * cell)), first: Some(first), right: None };
            }
        }
        paragraphs
    }
}
