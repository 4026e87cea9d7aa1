//! What stands below the text of an article: signature and date, and attachments on pages of their own.

use super::article::{paragraph, take_head, title};
use super::draft::{Paragraph, Piece};
use super::styles::{Rank, Side};
use crate::model::{Moment, attachment_label};

/// Longest line, in characters, that is taken for a signature.
const LONGEST: usize = 30;
/// Most bodies that sign.
const BODIES: usize = 4;
/// Most paragraphs at the end of a text among which 附件说明 is looked for.
const LAST: usize = 12;

/// Signature and date as they stand in a document.
#[derive(Debug, Default)]
pub(super) struct Signature {
    /// Those who sign, the first of them first; a line each.
    pub(super) bodies: Vec<Paragraph>,
    pub(super) date: Option<(Paragraph, Moment)>,
}

/// Takes signature and date off the end of a text: lines at the right, and a date with or without them.
///
/// A date alone in the last paragraph is one wherever it stands, and then the lines above it must stand at the right.
pub(super) fn take_signature(pieces: &mut Vec<Piece>) -> Signature {
    let mut signature = Signature::default();
    if let Some(Piece::Paragraph(last)) = pieces.last()
        && is_plain(last)
        && let Some(moment) = date(&last.text())
    {
        signature.date = pieces.pop().and_then(paragraph).map(|last| (last, moment));
    }
    let count = pieces.iter().rev().take_while(|piece| matches!(piece, Piece::Paragraph(line) if signs(line))).count();
    // Text that stands at the right as a whole, such as a poem, is no signature.
    if (1..=BODIES).contains(&count) && count < pieces.len() {
        signature.bodies = pieces.split_off(pieces.len() - count).into_iter().filter_map(paragraph).collect();
    }
    signature
}

/// Returns the date that a line is, written with 年 and 月.
fn date(line: &str) -> Option<Moment> {
    Moment::parse(line).filter(|_| line.contains('年'))
}

fn is_plain(line: &Paragraph) -> bool {
    line.rank == Rank::Text && line.item.is_none() && line.lines.len() == 1
}

/// Returns whether a line at the right may be a signature.
fn signs(line: &Paragraph) -> bool {
    let text = line.text();
    is_plain(line)
        && line.side == Side::Right
        && text.chars().count() <= LONGEST
        && !text.starts_with(['（', '(', '〔', '—', '－', '-', '《', '“'])
        && !text.contains(['。', '；', '，', '：', '！', '？', ':', ';'])
        && date(&text).is_none()
}

/// What stands behind the label of an attachment.
#[derive(Debug)]
pub(super) struct Behind {
    pub(super) label: Paragraph,
    pub(super) title: Vec<Paragraph>,
    pub(super) pieces: Vec<Piece>,
}

/// Takes the attachments off the end of an article: each begins with its label alone in a line, and has a title.
///
/// A label with a number is one wherever it stands, 附件 alone only at the head of a page.
pub(super) fn take_attachments(pieces: &mut Vec<Piece>) -> Vec<Behind> {
    let mut found = Vec::new();
    while let Some(at) = pieces.iter().rposition(is_label) {
        let titled = matches!(title(&pieces[at + 1..]), Some((0, lines)) if pieces.len() > at + 1 + lines);
        if at == 0 || !titled {
            break;
        }
        let mut behind = pieces.split_off(at);
        let Some(label) = paragraph(behind.remove(0)) else { break };
        let head = take_head(&mut behind, None);
        let title = head.title.into_iter().chain(head.subtitle).collect();
        found.push(Behind { label, title, pieces: behind });
    }
    found.reverse();
    found
}

/// Returns whether a piece is the label of an attachment and nothing else.
fn is_label(piece: &Piece) -> bool {
    let Piece::Paragraph(line) = piece else { return false };
    let text = line.text();
    let label = attachment_label(&text).filter(|label| label.rest.is_empty() && !text.ends_with(['：', ':']));
    let is_plain = line.item.is_none() && line.lines.len() == 1 && line.side == Side::Left;
    is_plain && label.is_some_and(|label| label.number.is_some() || line.opens)
}

/// Returns whether a text names its attachments below it, `附件：1.…`.
pub(super) fn lists_attachments(pieces: &[Piece]) -> bool {
    pieces.iter().rev().take(LAST).any(|piece| match piece {
        Piece::Paragraph(line) => attachment_label(&line.text()).is_some_and(|label| {
            let text = line.text();
            label.rest.is_empty() && text.ends_with(['：', ':']) || !label.rest.is_empty() && text.contains(['：', ':'])
        }),
        _ => false,
    })
}
