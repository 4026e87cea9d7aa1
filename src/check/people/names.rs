//! The names of people in an issue, and rosters.

use crate::check::rule::{Findings, Subject};
use crate::check::wording::own_words::lines;
use crate::messages::PeopleFault;
use crate::source::{Located, Place};

/// A line of a roster.
pub(super) struct Person<'a> {
    /// The name, without spaces in it.
    pub(super) name: String,
    /// The post; may be empty.
    pub(super) post: &'a str,
    /// Where the name is listed.
    pub(super) place: Place,
}

/// Returns the editors and reviewers of the publication.
pub(super) fn staff<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Located<String>> {
    let publication = &subject.issue.publication;
    publication.editors.iter().chain(&publication.reviewers)
}

/// Reads the rosters; `bad`, if given, hears of the lines that are of another form.
pub(super) fn roster<'a>(subject: &Subject<'a>, mut bad: Option<&mut Findings>) -> Vec<Person<'a>> {
    let mut people = Vec::new();
    for file in &subject.issue.publication.checking.roster {
        for (start, line) in lines(subject.sources.text(*file)) {
            let mut columns = line.split('\t');
            let (written, post) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default().trim());
            let name = plain(written);
            let place = Place::new(*file, start..start + written.len());
            if name.chars().count() >= 2 && columns.next().is_none_or(|rest| rest.trim().is_empty()) {
                people.push(Person { name, post, place });
            } else if let Some(found) = bad.as_deref_mut() {
                found.add(PeopleFault::RosterLine, place);
            }
        }
    }
    people
}

/// Returns a name without the spaces in it.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
