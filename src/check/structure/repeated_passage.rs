//! S108: a passage that stands twice in the issue.

use super::repeats::{Repeat, Span, repeats};
use super::text::count;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let running = |passage: &&Passage| matches!(passage.part, Part::Article | Part::Brief | Part::Notice);
    let passages: Vec<&Passage> = subject.passages.iter().filter(running).collect();
    for Repeat { first, second } in repeats(&passages) {
        let (first, second) = (bare(&passages, first), bare(&passages, second));
        let text = &passages[second.passage].text[second.range.clone()];
        // A name of a body or plan, however long, has no pause in it.
        if !text.contains(['，', '。', '；', '：']) || is_list_of_people(text) {
            continue;
        }
        let start: String = text.chars().take(12).collect();
        let fault = StructureFault::Repeated { start, length: count(text) };
        let place = passages[second.passage].place(second.range);
        found.add_with(fault, place, vec![passages[first.passage].place(first.range)], None);
    }
}

/// Returns whether a text names people with their posts, which are the same at every meeting.
fn is_list_of_people(text: &str) -> bool {
    let posts = ["书记", "市长", "区长", "县长", "镇长", "主任", "主席", "局长", "部长", "常委"];
    posts.iter().map(|post| text.matches(post).count()).sum::<usize>() >= 2
}

/// Leaves out the marks that a span begins with.
fn bare(passages: &[&Passage], span: Span) -> Span {
    let text = &passages[span.passage].text[span.range.clone()];
    let marks = text.len() - text.trim_start_matches(['，', '。', '；', '：', '、', '”', '）', ' ']).len();
    Span { range: span.range.start + marks..span.range.end, ..span }
}
