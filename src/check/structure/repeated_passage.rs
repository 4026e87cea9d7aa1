//! S108: a passage that stands twice in the issue.

use super::repeats::{Repeat, repeats};
use super::text::count;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, StructureFault};

pub(super) static RULE: Rule = Rule {
    code: "S108",
    name: "repeated-passage",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("repeated_passage.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    let running = |passage: &&Passage| matches!(passage.part, Part::Article | Part::Brief | Part::Notice);
    let passages: Vec<&Passage> = subject.passages.iter().filter(running).collect();
    for Repeat { first, second } in repeats(&passages) {
        let text = &passages[second.passage].text[second.range.clone()];
        // A name of a body or plan, however long, has no pause in it.
        if !text.contains(['，', '。', '；', '：']) {
            continue;
        }
        let start: String = text.chars().take(12).collect();
        let problem = Problem::Structure(StructureFault::Repeated { start, length: count(text) });
        let place = passages[second.passage].place(second.range);
        found.add_with(problem, place, vec![passages[first.passage].place(first.range)], None);
    }
}
