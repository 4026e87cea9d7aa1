//! Heads of items in running text, which begin with a sign such as ■.

use super::inline::{Block, Inline};
use crate::hanzi::is_invisible;
use crate::model;

/// The signs that they begin with.
const SIGNS: [char; 6] = ['■', '※', '●', '◆', '▲', '★'];
/// Most characters of such a head.
const LONGEST: usize = 20;
/// What ends a sentence or a part of it, but no head.
const ENDS: [char; 6] = ['；', ';', '，', ',', '、', '。'];

/// Returns whether a text begins with a sign of its own.
pub(super) fn begins_marked(body: &model::Body) -> bool {
    let Some(model::Block::Paragraph(text)) = body.blocks.first() else { return false };
    let texts = model::Inline::texts(text);
    texts.first().is_some_and(|text| text.value.trim_start().starts_with(SIGNS))
}

/// Makes heads of the short paragraphs that begin with a sign; several of one sign in a row are a list.
pub(super) fn mark_heads(blocks: &mut [Block]) {
    let signs: Vec<Option<char>> = blocks.iter().map(sign).collect();
    for (n, block) in blocks.iter_mut().enumerate() {
        let beside = [n.checked_sub(1).and_then(|before| signs[before]), signs.get(n + 1).copied().flatten()];
        if signs[n].is_some()
            && !beside.contains(&signs[n])
            && let Block::Paragraph { text } = block
        {
            *block = Block::Marked { text: std::mem::take(text) };
        }
    }
}

/// Returns the sign that a block begins with, if it is short as a head.
fn sign(block: &Block) -> Option<char> {
    let Block::Paragraph { text } = block else { return None };
    let mut whole = String::new();
    gather(text, &mut whole);
    let whole: Vec<char> = whole.trim().chars().filter(|c| !is_invisible(*c)).collect();
    let sign = whole.first().copied().filter(|first| SIGNS.contains(first))?;
    let ends = whole.last().is_some_and(|last| ENDS.contains(last));
    ((2..=LONGEST).contains(&whole.len()) && !ends && !whole.contains(&'。')).then_some(sign)
}

fn gather(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Latin { text, .. } => out.push_str(text),
            Inline::Strong { text } | Inline::Link { text, .. } => gather(text, out),
            Inline::Footnote { .. } => {}
        }
    }
}
