//! Running text: paragraphs, headings and lists.

use super::book::Book;
use super::lists::{HANGING, NONE, OUTLINE, RUNNING};
use super::paragraph::{Paragraph, inline_runs, text_runs};
use super::props::{Indent, Para, Place, Run};
use super::signs::Sign;
use crate::document::{Block, Inline, ListItem};
use crate::model::Lists;

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
    /// In how many lists it stands.
    pub(super) nested: usize,
    /// Cells from the edge to the signs of lists that hang as running text does.
    pub(super) indent: i64,
}

impl Shape<'_> {
    /// Returns the shape of a text in a style, under a title of a depth in the outline.
    pub(super) fn of(style: &'static str, depth: u8) -> Self {
        let inside = matches!(style, "EditorNote" | "Quotation");
        Self { style, depth, mark: None, hanging: false, nested: 0, indent: if inside { 4 } else { 2 } }
    }
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
                Block::Marked { text } => {
                    let runs = inline_runs(text, &Run::default(), &mut self.relations);
                    paragraphs.push(Paragraph { runs, ..Paragraph::of("ItemHead") });
                }
                Block::Heading { level, depth, text, ours } => {
                    let depth = shape.depth + depth;
                    paragraphs.push(self.heading((*level).clamp(1, 4), depth, text, *ours));
                }
                Block::List { items } => {
                    let room = self.document.settings.room(items);
                    items.iter().for_each(|item| paragraphs.extend(self.item(item, room, shape)));
                }
                Block::Formula { text, number, .. } => paragraphs.push(self.formula(text, number.as_deref())),
                Block::Meeting { particulars } => paragraphs.extend(self.meeting(particulars)),
                Block::Quote { title, blocks, by, .. } => {
                    paragraphs.extend(title.as_ref().map(|title| Paragraph::text("BoxTitle", title)));
                    paragraphs.extend(self.quotation(blocks, by.as_deref(), Shape::of("Quotation", shape.depth)));
                }
            }
        }
        paragraphs
    }

    /// Returns a heading in the text; its number is that of a list where Word shows it as it was written.
    fn heading(&mut self, level: u8, depth: u8, text: &[Inline], ours: usize) -> Paragraph {
        let (look, index) = (level + 2, usize::from(level) - 1);
        let outline = Some(depth).filter(|depth| *depth != look);
        let mut para = Para { outline, ..Para::of(format!("Heading{look}")) };
        let written = if let Some(Inline::Text { text, .. }) = text.first() { text.as_str() } else { "" };
        let number = match written.get(..ours).filter(|ours| !ours.is_empty()) {
            Some(ours) => Sign::of(ours).map(|sign| (sign, ours.len())),
            None => Sign::leading(written),
        };
        let placed = number.and_then(|(sign, length)| Some((self.lists.heading(&sign, index)?, length)));
        let mut runs = match placed {
            Some((_, length)) => text_runs(&written[length..], &Run::default()),
            None => text_runs(written, &Run::default()),
        };
        let rest = text.get(usize::from(!written.is_empty())..).unwrap_or_default();
        runs.extend(inline_runs(rest, &Run::default(), &mut self.relations));
        let place = placed.map_or(Place { list: NONE, level: 0 }, |(place, _)| place);
        // The list of its style needs not be said.
        para.list = Some(place).filter(|place| place.list != OUTLINE);
        Paragraph { para, runs, section: None }
    }

    fn item(&mut self, item: &ListItem, room: i64, shape: Shape) -> Vec<Paragraph> {
        let as_text = !shape.hanging && self.document.settings.page.lists == Lists::Hang;
        let hanging = shape.hanging || as_text;
        let listed = matches!(item.blocks.first(), Some(Block::Paragraph { .. }));
        // A sign is that of a list of Word's, but a paragraph there must be for it.
        let place = match item.number.as_deref().map(Sign::of) {
            _ if !listed => None,
            None => Some(Place { list: if hanging { HANGING } else { RUNNING }, level: 0 }),
            Some(sign) => sign.and_then(|sign| self.lists.item(&sign, shape.nested, hanging)),
        };
        let number = item.number.as_deref().unwrap_or("●");
        let typed = if hanging && item.number.is_some() { format!("{number}\t") } else { number.to_owned() };
        let mark = place.is_none().then_some(typed.as_str());
        let mut paragraphs =
            self.text(&item.blocks, Shape { mark, nested: shape.nested + 1, indent: shape.indent + room, ..shape });
        let cell = self.grid.cell;
        for (n, paragraph) in paragraphs.iter_mut().enumerate() {
            if n == 0 && place.is_some() {
                paragraph.para.list = place;
            }
            // Those of a list within stand further in.
            if hanging && paragraph.para.indent.left.is_none() {
                let (left, sign) = match as_text {
                    true => ((100 * (shape.indent + room), (shape.indent + room) * cell), (-100 * room, -room * cell)),
                    false => ((200, 2 * cell), (-125, -5 * cell / 4)),
                };
                let first = if n == 0 { sign } else { (0, 0) };
                paragraph.para.indent = Indent { left: Some(left), first: Some(first), right: None };
            }
        }
        paragraphs
    }
}
