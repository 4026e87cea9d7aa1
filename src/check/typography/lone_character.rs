//! L101: a character alone on the last line of a paragraph.

use super::printed::{Found, Printed};
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, TypographyFault};

pub(super) static RULE: Rule = Rule {
    code: "L101",
    name: "lone-character",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("lone_character.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    let printed = Printed::new(subject);
    for Found { range, .. } in printed.found() {
        let Some((page, line, _)) = range.end.checked_sub(1).and_then(|last| printed.line_at(last)) else { continue };
        // What stands on one line has no last line.
        if line.start <= range.start {
            continue;
        }
        let rest = printed.text(line.start..range.end);
        // Marks are neither letters nor figures, and Han characters are letters.
        let mut characters = rest.chars().filter(|c| c.is_alphanumeric());
        let lone = characters.next().filter(|c| !c.is_ascii() && characters.next().is_none());
        if let (Some(_), Some(place)) = (lone, printed.place(line.start..range.end)) {
            let fault = TypographyFault::LoneCharacter { text: rest.to_owned() };
            found.add_on_page(Problem::from(fault), Some(place), page + 1);
        }
    }
}
