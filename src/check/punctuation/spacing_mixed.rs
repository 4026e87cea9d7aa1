//! P117: spaces between Han and digits in some places and not in others.

use super::text::{Text, is_digit, texts};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;
use crate::source::Place;

/// How often each way must be found before anything is said.
const LEAST: usize = 3;
/// How many places are named.
const PLACES: usize = 5;
/// Dates and numbers of issues are often written together where all else has spaces.
const DATES: &str = "年月日号期第时分";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let (mut spaced, mut tight) = (Count::default(), Count::default());
    for text in texts(subject).filter(|text| text.part.is_some_and(is_printed_text)) {
        (1..text.chars.len()).for_each(|i| boundary(&text, i, &mut spaced, &mut tight));
    }
    if spaced.count < LEAST || tight.count < LEAST {
        return;
    }
    let fault = PunctuationFault::SpacingMixed { spaced: spaced.count, tight: tight.count };
    let mut fewer = if spaced.count < tight.count { spaced.places } else { tight.places }.into_iter();
    if let Some(first) = fewer.next() {
        found.add_with(fault, first, fewer.collect(), None);
    }
}

#[derive(Default)]
struct Count {
    count: usize,
    places: Vec<Place>,
}

fn is_printed_text(part: Part) -> bool {
    matches!(part, Part::Title | Part::Article | Part::Brief | Part::Notice)
}

/// Counts the boundary between Han and a digit that begins at an index, if there is one.
fn boundary(text: &Text, i: usize, spaced: &mut Count, tight: &mut Count) {
    let here = text.at(i);
    let (before, after, end, count) = match here {
        ' ' => (text.before(i), text.at(i + 1), i + 2, spaced),
        _ => (text.before(i), here, i + 1, tight),
    };
    let han = |c: char| is_ideograph(c) && !DATES.contains(c);
    if (han(before) && is_digit(after) || is_digit(before) && han(after)) && !text.in_address(i) {
        count.count += 1;
        if count.count <= PLACES {
            count.places.push(text.place(i - 1..end));
        }
    }
}
