//! 主送: whom an issue or an article is addressed to, GB/T 9704-2012 7.3.2.

use super::imprint::ended;
use super::opening::Said;
use super::places::{Marker, Number};
use super::typography::polish;
use super::{Block, Document, Inline, Labelled, Part, Particular};
use crate::source::Located;

/// Puts recipients into the line before a text; `None` if there are none.
///
/// Between bodies of one kind stands 、; what is a list of them already is of another kind than the next.
pub(super) fn recipients(to: &[Located<String>], marker: &mut Marker) -> Option<Said> {
    let between = if to.iter().any(|body| body.value.contains('、')) { "，" } else { "、" };
    let before = |n: usize| if n == 0 { "" } else { between };
    let parts: Vec<_> = to.iter().enumerate().map(|(n, body)| (before(n), body)).collect();
    let line: String = parts.iter().map(|(before, body)| format!("{before}{}", polish(&body.value))).collect();
    let text = format!("{line}：");
    (!to.is_empty()).then(|| Said { place: marker.joined(&text, &parts), text })
}

impl Part {
    /// Returns whether it is an article that is addressed to somebody.
    pub(super) fn is_addressed(&self) -> bool {
        matches!(self, Self::Article { recipients: Some(_), .. })
    }
}

impl Document {
    /// Returns the 主送 that stands before all texts, and those by the numbers of their places; `None` if none does.
    pub fn addressed(&self) -> Option<(Number, Vec<Number>)> {
        let first = self.parts.iter().find(|part| part.text().is_some());
        let own = match first {
            Some(Part::Article { recipients, .. }) => recipients.as_ref(),
            _ => None,
        };
        let said = self.recipients.as_ref().or(own)?;
        let mut numbers = Vec::new();
        self.parts.iter().filter_map(Part::text).flatten().for_each(|block| texts(block, &mut numbers));
        Some((said.place, numbers))
    }

    /// Moves the first 主送 into the 版记, above 抄送, where it is set like that; 7.3.2.
    pub fn address_below(&mut self) {
        let own = self.parts.iter_mut().find_map(|part| match part {
            Part::Article { recipients: recipients @ Some(_), .. } => Some(recipients),
            _ => None,
        });
        let said = match &mut self.recipients {
            Some(_) => self.recipients.take(),
            None => own.and_then(Option::take),
        };
        let Some(Said { text, place }) = said else { return };
        let text = ended(text.trim_end_matches('：').to_owned());
        self.footer.distribution.insert(0, Labelled { label: "主送：".into(), text, place });
    }
}

/// Adds the numbers of all texts of a block.
fn texts(block: &Block, out: &mut Vec<Number>) {
    match block {
        Block::Paragraph { text } | Block::Heading { text, .. } | Block::Marked { text } => {
            out.extend(text.iter().flat_map(Inline::places));
        }
        Block::Meeting { particulars } => {
            for Particular { text, names, lines, place, .. } in particulars {
                out.extend(place);
                out.extend(text.iter().chain(names).chain(lines).flat_map(Inline::places));
            }
        }
        Block::List { items } => items.iter().flat_map(|item| &item.blocks).for_each(|block| texts(block, out)),
        Block::Formula { text, .. } => out.extend(text.iter().flat_map(Inline::places)),
        Block::Quote { blocks, by, .. } => {
            blocks.iter().for_each(|block| texts(block, out));
            out.extend(by.iter().flatten().flat_map(Inline::places));
        }
    }
}
