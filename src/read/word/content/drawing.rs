//! Drawings: what text boxes say, or what is said of a picture.

use super::super::gather::choices;
use super::{Line, Reader};
use crate::content::{Block, Passage};
use crate::messages::{Spot, Stand};
use crate::read::package::Element;

impl Reader<'_> {
    /// Reads a drawing: the paragraphs of text boxes, or else what is said of a picture.
    pub(super) fn drawing(&mut self, drawing: &Element, line: &mut Line) {
        let mut boxes = Vec::new();
        text_boxes(drawing, &mut boxes);
        if boxes.is_empty() {
            let alt = alternative(drawing).unwrap_or_default();
            let stand = match self.within {
                Some(spot) => Stand::Spot(spot),
                None => Stand::Spot(Spot::Paragraph(self.paragraphs + usize::from(!line.text.trim().is_empty()))),
            };
            line.attached.push(Block::Figure(Passage { text: alt, stand }));
            return;
        }
        // A box has fields of its own, and its paragraphs count with the one it hangs on.
        let fields = self.fields.inner();
        let outer = self.within.replace(self.within.unwrap_or(Spot::Paragraph(self.paragraphs + 1)));
        let before = std::mem::take(&mut self.blocks);
        boxes.into_iter().for_each(|inside| self.story(inside));
        line.attached.extend(std::mem::replace(&mut self.blocks, before));
        (self.fields, self.within) = (fields, outer);
    }
}

/// Collects the text boxes of a drawing.
fn text_boxes<'e>(element: &'e Element, boxes: &mut Vec<&'e Element>) {
    for child in element.children() {
        if child.is("w:txbxContent") {
            boxes.push(child);
        } else if child.is("mc:AlternateContent") {
            choices(child).take(1).for_each(|branch| text_boxes(branch, boxes));
        } else {
            text_boxes(child, boxes);
        }
    }
}

/// Returns what is said of a drawing for those who cannot see it.
fn alternative(element: &Element) -> Option<String> {
    let of = |name: &str| element.get(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let own = match (element.space, &*element.name) {
        ("wp", "docPr") => of("descr").or_else(|| of("title")),
        ("v", _) => of("alt"),
        _ => None,
    };
    own.or_else(|| element.children().find_map(alternative))
}
