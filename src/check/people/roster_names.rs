//! N104: names that differ from the roster's by one character.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::names::{Person, plain, roster, staff};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_word_ideograph;
use crate::messages::PeopleFault;
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let people = roster(subject, Some(found));
    let names: HashSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let mut posts: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
    for person in people.iter().filter(|person| person.post.chars().count() >= 2) {
        posts.entry(person.post).or_default().push(person);
    }
    for passage in subject.passages {
        for (post, holders) in &posts {
            for (at, _) in passage.text.match_indices(post) {
                let range = at..at + post.len();
                if let Some((range, person)) = near(&passage.text, range, holders, &names) {
                    report(&passage.text[range.clone()], person, passage.place(range), found);
                }
            }
        }
    }
    for name in staff(subject) {
        let shown = plain(&name.value);
        let like = |person: &&Person| ["编辑", "审核"].contains(&person.post) && is_like(&shown, &person.name);
        if let Some(person) = people.iter().find(like).filter(|_| !names.contains(shown.as_str())) {
            report(&name.value, person, name.place.clone(), found);
        }
    }
}

fn report(name: &str, person: &Person, place: Place, found: &mut Findings) {
    let fault =
        PeopleFault::NotInRoster { name: name.to_owned(), right: person.name.clone(), post: person.post.to_owned() };
    found.add_with(fault, place, vec![person.place.clone()], None);
}

/// Finds a name beside a post that is almost a holder's, unless somebody's of the roster stands there.
fn near<'p>(
    text: &str,
    post: Range<usize>,
    holders: &[&'p Person<'p>],
    names: &HashSet<&str>,
) -> Option<(Range<usize>, &'p Person<'p>)> {
    // 市长 in 副市长 is another post.
    if text[..post.start].ends_with('副') {
        return None;
    }
    let sides = |length: usize| [after(text, post.end, length), before(text, post.start, length)];
    let known = (2..=4).flat_map(sides).flatten().any(|range| names.contains(&text[range]));
    if known {
        return None;
    }
    holders.iter().find_map(|person| {
        let ranges = sides(person.name.chars().count()).into_iter().flatten();
        let mut like = ranges.filter(|range| is_like(&text[range.clone()], &person.name));
        Some((like.next()?, *person))
    })
}

/// Returns the bytes of as many Han characters after a place.
fn after(text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
    let name = &rest[..end];
    (name.chars().count() == length && name.chars().all(is_word_ideograph)).then_some(at..at + end)
}

/// Returns the bytes of as many Han characters before a place.
fn before(text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let start = text[..at].char_indices().rev().nth(length - 1)?.0;
    text[start..at].chars().all(is_word_ideograph).then_some(start..at)
}

/// Returns whether two names of three or more characters differ by one of them.
///
/// Of shorter ones too many are like one another.
fn is_like(name: &str, right: &str) -> bool {
    let length = right.chars().count();
    length >= 3
        && name.chars().count() == length
        && name.chars().zip(right.chars()).filter(|(a, b)| a != b).count() == 1
}
