//! Formulae that a line has no room for.

use super::build::Builder;
use crate::diag::Diagnostic;
use crate::messages::TextFault;
use crate::model::{Block, Inline};

/// Characters between a formula and its number, at least.
const GAP: f64 = 1.0;

impl Builder<'_> {
    /// Reports the formulae among some blocks that are wider than a line of so many em.
    pub(super) fn formulae(&mut self, blocks: &[Block], room: f64) {
        for block in blocks {
            match block {
                Block::Formula { text, number } => {
                    let texts = Inline::texts(text);
                    let words: String = texts.iter().map(|text| text.value.as_str()).collect();
                    let number = number.as_ref().map(|number| GAP + self.body.em(&format!("（{}）", number.value)));
                    let wide = self.body.em(&words) + number.unwrap_or(0.0);
                    if let Some(place) = texts.first().map(|text| text.place.clone()).filter(|_| wide > room) {
                        self.found.push(Diagnostic::error(TextFault::FormulaWide { wide, most: room }.into(), place));
                    }
                }
                // Two characters at both sides, or one and the frame.
                Block::Quote { title, blocks, .. } => {
                    self.formulae(blocks, room - if title.is_some() { 2.0 } else { 4.0 });
                }
                Block::Paragraph(_) | Block::Heading { .. } | Block::List { .. } | Block::Meeting { .. } => {}
            }
        }
    }

    /// Returns the width of a line in em.
    pub(super) fn line(&self) -> f64 {
        self.width() / self.settings.sizes.running
    }
}
