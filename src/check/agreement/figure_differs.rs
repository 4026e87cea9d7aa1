//! A113: the same figure given twice in an article, and not alike.

use rust_decimal::Decimal;

use super::lookup::{by_item, lead, tail};
use crate::check::amounts::{Amount, amounts, is_one_digit, is_swap, start_between};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_basic_ideograph;
use crate::messages::AgreementFault;

/// A figure of an article.
struct Figure<'p> {
    passage: &'p Passage,
    amount: Amount<'p>,
    /// The two characters before it.
    verb: &'p str,
    /// What stands between it and the figure before it, or the start of the sentence.
    clause: &'p str,
    /// The four characters after its unit.
    noun: &'p str,
    /// Which sentence of the article it stands in.
    sentence: (usize, usize),
}

/// Most figures of an article that are compared.
const MOST_FIGURES: usize = 400;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for passages in by_item(subject.passages) {
        let figures = figures(passages);
        title(&figures, found);
        let body: Vec<&Figure> = figures.iter().filter(|figure| figure.passage.part != Part::Title).collect();
        for (index, second) in body.iter().enumerate() {
            let same = body[..index].iter().filter(|first| is_same(first, second, &body));
            // The same word right before the figure counts most.
            if let Some(first) = same.max_by_key(|first| first.verb == second.verb) {
                tell(first, second, found);
            }
        }
    }
}

fn figures(passages: &[Passage]) -> Vec<Figure<'_>> {
    let mut figures = Vec::new();
    for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.part != Part::Aside) {
        let text = passage.text.as_str();
        let (mut start, mut end) = (0, 0);
        for amount in amounts(text) {
            start = start_between(text, end..amount.digits.start).unwrap_or(start);
            let clause = &text[end.max(start)..amount.digits.start];
            end = amount.end;
            if amount.unit.is_empty() || amount.about {
                continue;
            }
            let before = text[..amount.digits.start].trim_end();
            let (verb, noun) = (tail(text, before.len(), 2), lead(text, amount.end, 4));
            figures.push(Figure { passage, amount, verb, clause, noun, sentence: (at, start) });
        }
    }
    figures.truncate(MOST_FIGURES);
    figures
}

/// Returns whether a text is so many ideographs, and nothing else.
fn is_word(text: &str, length: usize) -> bool {
    text.chars().count() == length && text.chars().all(is_basic_ideograph)
}

/// Returns whether what is said of two figures begins alike, and they look like one figure and a slip.
fn begins_alike(first: &Figure, second: &Figure) -> bool {
    let starts = |figure: &Figure, verb: &str| {
        let clause = figure.clause.trim_start_matches(['，', '、', '；', ' ', '其', '中']);
        is_word(verb, 2) && clause.starts_with(verb)
    };
    let slip =
        is_one_digit(first.amount.worth, second.amount.worth) || is_swap(first.amount.worth, second.amount.worth);
    slip && (starts(first, second.verb) || starts(second, first.verb))
}

/// Returns whether two figures are of the same thing: the same words around them, and the same figures beside them.
fn is_same(first: &Figure, second: &Figure, all: &[&Figure]) -> bool {
    let alike = first.sentence != second.sentence
        && (first.verb == second.verb && is_word(first.verb, 2) || begins_alike(first, second))
        && first.amount.unit == second.amount.unit
        && first.amount.worth != second.amount.worth;
    if !alike {
        return false;
    }
    let beside = |figure: &Figure| -> Vec<(Decimal, &str)> {
        let own = all.iter().filter(|other| other.sentence == figure.sentence);
        own.filter(|other| other.amount.worth > Decimal::TEN)
            .map(|other| (other.amount.worth, other.amount.unit))
            .collect()
    };
    let (here, there) = (beside(first), beside(second));
    // Where one sentence gives both values, they are of two things.
    let both = here.contains(&(second.amount.worth, second.amount.unit))
        || there.contains(&(first.amount.worth, first.amount.unit));
    !both && here.iter().filter(|figure| there.contains(figure)).count() >= 2
}

/// Compares the figures of a title with those of the text.
fn title(figures: &[Figure], found: &mut Findings) {
    let (titles, body): (Vec<&Figure>, Vec<&Figure>) =
        figures.iter().partition(|figure| figure.passage.part == Part::Title);
    for figure in titles.iter().filter(|figure| is_word(figure.noun, 4)) {
        let same = |other: &&&Figure| other.noun == figure.noun && other.amount.unit == figure.amount.unit;
        let those: Vec<&&Figure> = body.iter().filter(same).collect();
        let given = body.iter().any(|other| other.amount.worth == figure.amount.worth);
        if let ([only], false) = (&those[..], given) {
            tell(figure, only, found);
        }
    }
}

fn tell(first: &Figure, second: &Figure, found: &mut Findings) {
    let said = |figure: &Figure| {
        let text = &figure.passage.text;
        let start = figure.amount.digits.start
            - (text[..figure.amount.digits.start].len() - text[..figure.amount.digits.start].trim_end().len());
        format!("{}{}", tail(text, start, 2), &text[figure.amount.digits.start..figure.amount.end])
    };
    let fault = AgreementFault::Figures { first: said(first), second: said(second) };
    let place = second.passage.place(second.amount.digits.clone());
    let related = vec![first.passage.place(first.amount.digits.clone())];
    found.add_with(fault, place, related, None);
}
