//! Signature, date and remark, below an article or at the end of the issue.

use crate::diag::{Diagnostic, Severity};
use crate::messages::{TextFault, WordFault};
use crate::model::{Block, Closing, Date, Dated, Inline, Issue, Item, Moment};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, MomentText, Several, Words, located, located_all};
use crate::read::word::{self, Part};
use crate::source::{Located, Place, SourceId};

/// The keys by which they are given; the same for an article and for the issue.
#[derive(Default)]
pub(super) struct ClosingKeys {
    pub(super) credits: Several,
    pub(super) signed: Several,
    pub(super) signed_date: Maybe<MomentText>,
    pub(super) sealed: Maybe<bool>,
    pub(super) remark: Maybe<Words>,
}

/// How many paragraphs at the end of a text may be a signature and its date.
const LAST: usize = 4;
/// The date of an issue before it is known.
const UNKNOWN: Date = Date { year: 2000, month: 1, day: 1, open: false };

impl Reader {
    /// Reads what stands below a text; a signature has the date of the issue unless another is given, or `false`.
    pub(super) fn closing(&mut self, file: SourceId, keys: ClosingKeys) -> Option<Closing> {
        let credits: Vec<_> = located_all(keys.credits, file).into_iter().map(without_brackets).collect();
        self.each_in_one_line(&credits);
        let signed = located_all(keys.signed, file);
        self.each_in_one_line(&signed);
        self.unlike_a_signature(&signed, (&keys.signed_date, &keys.sealed), file);
        let date = match keys.signed_date.take() {
            Some((text, range)) => match (text.0.as_str(), Moment::parse(&text.0)) {
                ("false", _) => None,
                (_, Some(moment)) => Some(Dated { moment, place: Some(Place::new(file, range)), own: true }),
                _ => Some(Dated { moment: UNKNOWN.into(), place: None, own: false }),
            },
            None => (!signed.is_empty()).then_some(Dated { moment: UNKNOWN.into(), place: None, own: false }),
        };
        let remark = located(keys.remark, file).map(without_brackets);
        self.in_one_line(remark.as_ref());
        let sealed = keys.sealed.get().copied().unwrap_or(false);
        Some(Closing { credits, attachments: Vec::new(), signed, date, sealed, remark })
            .filter(|closing| !closing.is_empty())
    }
}

impl Reader {
    /// Tells of a date or a seal without a signature, and of a date in it.
    fn unlike_a_signature(
        &mut self,
        signed: &[Located<String>],
        (date, sealed): (&Maybe<MomentText>, &Maybe<bool>),
        file: SourceId,
    ) {
        let date = date.get().filter(|text| text.0 != "false").and(date.range());
        let seal = sealed.get().filter(|sealed| **sealed).and(sealed.range());
        for (key, range) in [("signed_date", date), ("sealed", seal)] {
            if let Some(range) = range.filter(|_| signed.is_empty()) {
                let place = Place::new(file, range);
                // A date alone may be meant.
                let severity = if key == "sealed" { Severity::Warning } else { Severity::Info };
                self.found.push(Diagnostic::new(TextFault::NotSigned { key }.into(), severity, Some(place)));
            }
        }
        for body in signed {
            let last = body.value.split_whitespace().next_back().unwrap_or_default();
            if Moment::parse(last).is_some() {
                let fault = TextFault::DateInSignature { date: last.to_owned() };
                self.found.push(Diagnostic::warning(fault.into(), body.place.clone()));
            }
        }
    }

    /// Puts signature and date of a Word document below its text, where `issue.toml` gives none; tells if they differ.
    pub(super) fn closing_of(&mut self, own: Option<Closing>, words: &mut word::Words) -> Option<Closing> {
        let (signed, dated) = (std::mem::take(&mut words.signed), words.dated.take());
        let mut closing = own.unwrap_or_default();
        let given = !closing.signed.is_empty();
        let told =
            |text: String, place: &Place| Diagnostic::warning(WordFault::OtherSigned { text }.into(), place.clone());
        let bodies = |list: &[Located<String>]| list.iter().map(|body| squeezed(&body.value)).collect::<Vec<_>>();
        match signed.first() {
            Some(first) if given && bodies(&closing.signed) != bodies(&signed) => {
                let names: Vec<&str> = signed.iter().map(|body| body.value.trim()).collect();
                self.found.push(told(names.join("、"), &first.place));
            }
            Some(_) if !given => closing.signed = signed,
            _ => {}
        }
        if let Some((moment, place)) = dated {
            let other = match &closing.date {
                Some(date) => date.own && date.moment != moment,
                // There was to be none.
                None => given,
            };
            match other {
                true => self.found.push(told(moment.to_string(), &place)),
                false => closing.date = Some(Dated { moment, place: Some(place), own: true }),
            }
        }
        Some(closing).filter(|closing| !closing.is_empty())
    }

    /// Tells of a text that ends with the signature which stands below it anyway.
    pub(super) fn signed_once(&mut self, closing: Option<&Closing>, parts: &[Part]) {
        let (Some(closing), Some(Part::Text(blocks))) = (closing, parts.last()) else { return };
        for block in blocks.iter().rev().take(LAST) {
            let Block::Paragraph(line) = block else { return };
            let [Inline::Text(line)] = line.as_slice() else { return };
            let is_it = |body: &Located<String>| squeezed(&body.value) == squeezed(&line.value);
            if closing.signed.iter().any(is_it) {
                let fault = TextFault::SignedTwice { text: line.value.trim().to_owned() };
                self.found.push(Diagnostic::warning(fault.into(), line.place.clone()));
                return;
            }
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Dates the signatures that have no date of their own, as the issue is dated.
pub(super) fn date(issue: &mut Issue) {
    let (day, place) = (issue.date, issue.keys.date.clone());
    let closings =
        issue.items_mut().filter_map(|item| if let Item::Closing(closing) = item { Some(closing) } else { None });
    for dated in closings.map(|closing| &mut closing.date).filter(|date| date.as_ref().is_some_and(|date| !date.own)) {
        // The masthead says that the day has still to be filled in.
        *dated = (!day.open).then(|| Dated { moment: day.into(), place: place.clone(), own: false });
    }
}

/// Puts the closing of the whole issue behind some items, together with that of the last text if it is not signed.
pub(super) fn add(items: &mut Vec<Item>, closing: Closing) {
    match items.last_mut() {
        Some(Item::Closing(last)) if last.signed.is_empty() && last.date.is_none() && last.remark.is_none() => {
            let (credits, attachments) = (std::mem::take(&mut last.credits), std::mem::take(&mut last.attachments));
            *last = Closing { credits, attachments, ..closing };
        }
        _ => items.push(Item::Closing(closing)),
    }
}

/// Takes the brackets off a text that is printed in them anyway.
fn without_brackets(text: Located<String>) -> Located<String> {
    let inner = text.value.trim().strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    match inner.map(str::trim).filter(|inner| !inner.is_empty() && !inner.contains(['（', '(', '）', ')'])) {
        Some(inner) => Located { value: inner.to_owned(), place: text.place },
        None => text,
    }
}
