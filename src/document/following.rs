//! What text stands behind, and which of it may fill the page before what has no room there.

use super::flow::Flowing;
use super::giving::Giving;
use super::{Block, Part};

/// Finds behind which tables, rankings, charts and pictures text follows that can fill the page before them.
///
/// What is called by no title would be taken for a part of that text, and what is below a heading belongs to it; but
/// text that follows right below the head of a section does so, too.
pub(super) fn follow(tables: &mut [Flowing], giving: &mut [Giving], parts: &[Part]) {
    let followed = |part: usize| {
        let before = part.checked_sub(1).map(|before| &parts[before]);
        let free = before.is_some_and(|before| matches!(before, Part::Section { .. }) || !before.ends_with_heading());
        let text = parts.get(part + 1).and_then(Part::text).is_some_and(|blocks| !blocks.is_empty());
        parts[part].is_called() && free && text
    };
    tables.iter_mut().for_each(|table| table.room.followed = followed(table.part));
    giving.iter_mut().for_each(|giving| giving.followed = followed(giving.part));
}

impl Part {
    /// Returns the running text of a part; `None` if it is of another sort.
    pub fn text(&self) -> Option<&[Block]> {
        match self {
            Self::Article { blocks, .. } | Self::Brief { blocks, .. } | Self::Continued { blocks, .. } => Some(blocks),
            _ => None,
        }
    }

    /// Returns whether a part is running text, or what stands below one.
    pub fn is_text(&self) -> bool {
        self.text().is_some() || matches!(self, Self::Closing { .. } | Self::Notes(_))
    }

    /// Returns whether a part has a title or caption by which it can be looked for.
    fn is_called(&self) -> bool {
        match self {
            Self::Ranking { .. } => true,
            Self::Table { title, .. } => title.is_some(),
            Self::Chart { follows, caption, .. } => !follows && caption.is_some(),
            Self::Picture { caption, .. } | Self::Pictures { caption, .. } => caption.is_some(),
            _ => false,
        }
    }

    /// Returns whether what follows a part stands below a heading.
    pub(super) fn ends_with_heading(&self) -> bool {
        let is_heading =
            |block: Option<&Block>| matches!(block, None | Some(Block::Heading { .. } | Block::Marked { .. }));
        match self {
            Self::Section { .. } | Self::Note { .. } | Self::Attachment { .. } => true,
            Self::Article { source, blocks, .. }
            | Self::Brief { source, blocks, .. }
            | Self::Continued { source, blocks, .. } => source.is_none() && is_heading(blocks.last()),
            _ => false,
        }
    }
}
