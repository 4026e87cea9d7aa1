//! L101: a character alone on the last line of a paragraph.

use super::printed::{Printed, Shown, place};
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let printed = Printed::new(subject);
    for passage in printed.passages() {
        let (Some(first), Some(last)) = (passage.first(), passage.last()) else { continue };
        // What stands on one line has no last line.
        if first.at == last.at {
            continue;
        }
        let line: Vec<&Shown> = passage.iter().copied().filter(|shown| shown.at == last.at).collect();
        let rest: String = line.iter().map(|shown| printed.text(shown)).collect();
        // Marks are neither letters nor figures, and Han characters are letters.
        let mut characters = rest.chars().filter(|c| c.is_alphanumeric());
        let lone = characters.next().filter(|c| !c.is_ascii() && characters.next().is_none());
        if let (Some(_), Some(place)) = (lone, place(line)) {
            found.add_on_page(TypographyFault::LoneCharacter { text: rest }, Some(place), last.at.0 + 1);
        }
    }
}
