//! S114: paragraphs or items whose numbers are out of order.

use super::numbering::{Number, number};
use super::text::opening;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Block, Inline, ListItem};

/// How many styles of numbers there are, each for parts of the one before.
const STYLES: usize = 4;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    paragraphs(subject, found);
    let notice = subject.issue.notice.iter().map(|notice| &notice.body);
    let bodies = subject.issue.bodies().chain(notice);
    bodies.flat_map(|body| &body.blocks).for_each(|block| list(block, found));
}

/// Looks at paragraphs that are numbered by hand.
fn paragraphs(subject: &Subject, found: &mut Findings) {
    let mut last = [0; STYLES];
    let mut current = None;
    for passage in subject.passages {
        if !matches!(passage.part, Part::Article | Part::Brief | Part::Notice) {
            continue;
        }
        let here = Some((passage.item, passage.part));
        if current != here {
            (current, last) = (here, [0; STYLES]);
        }
        let Some(Number { style, value, length }) = number(&passage.text) else { continue };
        // An excerpt may begin anywhere, and a new row of numbers at 1.
        if last[style] > 0 && value != 1 && value != last[style] + 1 {
            let written = passage.text[..length].to_owned();
            let fault = StructureFault::Numbering { written, expected: last[style] + 1 };
            let place = if length < passage.text.len() { passage.place(0..length) } else { opening(passage) };
            found.add(fault, place);
        }
        last[style] = value;
        last[style + 1..].fill(0);
    }
}

fn list(block: &Block, found: &mut Findings) {
    let Block::List { items } = block else { return };
    let numbers: Option<Vec<u32>> = items.iter().map(value).collect();
    // In Markdown an editor may write 1. before every item.
    if let Some(numbers) = numbers.filter(|numbers| numbers.windows(2).any(|pair| pair[0] != pair[1])) {
        let odd = numbers.windows(2).position(|pair| Some(pair[1]) != pair[0].checked_add(1));
        if let Some(i) = odd {
            report(&items[i + 1], numbers[i].saturating_add(1), found);
        }
    }
    items.iter().flat_map(|item| &item.blocks).for_each(|block| list(block, found));
}

fn value(item: &ListItem) -> Option<u32> {
    item.number.as_ref()?.trim_end_matches(['.', ')']).parse().ok()
}

fn report(item: &ListItem, expected: u32, found: &mut Findings) {
    let Some(Block::Paragraph(text) | Block::Heading { text, .. }) = item.blocks.first() else { return };
    if let (Some(text), Some(written)) = (Inline::texts(text).first(), item.number.clone()) {
        found.add(StructureFault::Numbering { written, expected }, text.place.clone());
    }
}
