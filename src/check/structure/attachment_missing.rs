//! S124: a text that names an attachment which is not there, or lists attachments itself.

use std::collections::BTreeSet;

use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::number;
use crate::messages::StructureFault;
use crate::model::attachment_label;

const WORD: &str = "附件";
/// What may stand behind a Chinese numeral that is the number of an attachment: 附件一并报送 has none.
const BEHIND: &str = "）)，。、；：:和及与　 ";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let count = subject.issue.attachments.len() as u32;
    // A table may have a label of its own.
    let labels = subject.issue.tables().filter_map(|table| table.annex.as_ref());
    let labelled: BTreeSet<Option<u32>> =
        labels.filter_map(|label| attachment_label(&label.value)).map(|label| label.number).collect();
    let known = |number: Option<u32>| match number {
        Some(number) => number <= count || labelled.contains(&Some(number)),
        None => count > 0 || !labelled.is_empty(),
    };
    let running = |passage: &&Passage| matches!(passage.part, Part::Article | Part::Brief | Part::Notice);
    let mut listed = None;
    for passage in subject.passages.iter().filter(running) {
        let text = &passage.text;
        if passage.paragraph
            && let Some(label) = attachment_label(text)
        {
            // The first line tells of the others.
            if listed != Some(passage.item) {
                let start = text.len() - text.trim_start().len();
                let range = start..start + label.label.len();
                found.add(StructureFault::AttachmentsListed { several: count > 0 }, passage.place(range));
            }
            listed = Some(passage.item);
            continue;
        }
        for (at, _) in text.match_indices(WORD) {
            if let Some((number, end)) = named(text, at).filter(|(number, _)| !known(*number)) {
                let fault = StructureFault::AttachmentMissing { text: text[at..end].to_owned(), number, count };
                found.add(fault, passage.place(at..end));
            }
        }
    }
}

/// Returns the number of the attachment that a text names at a byte, `None` for the only one, and where that ends.
///
/// Those of other documents, 《通知》附件2, are not meant.
fn named(text: &str, at: usize) -> Option<(Option<u32>, usize)> {
    let behind = at + WORD.len();
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| "》”’〉」".contains(c)) {
        return None;
    }
    match number(&text[behind..]) {
        Some((number, bytes)) => {
            let end = behind + bytes;
            let digits = text.as_bytes()[behind].is_ascii_digit();
            let next = text[end..].chars().next();
            let ended = digits || next.is_none_or(|c| BEHIND.contains(c));
            (ended && number < 100).then_some((Some(number), end))
        }
        None => (before == Some('见') && !text[behind..].starts_with('《')).then_some((None, behind)),
    }
}
