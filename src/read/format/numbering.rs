//! The form of an issue's number, and whether its figures suit that.

use crate::diag::Diagnostic;
use crate::hanzi::{is_numeral, narrow};
use crate::messages::{HeadFault, Problem};
use crate::model::{Issue, NumberForm, NumberPart, NumberPiece, number_pieces};
use crate::read::reader::Reader;
use crate::read::typed::nearest;
use crate::source::{Located, Place, SourceId};

/// Words for the named forms that people may try, with these.
const MEANT: [(&str, &str); 7] = [
    ("年", "year"),
    ("期", "issue"),
    ("汉字", "chinese"),
    ("年期", "year-issue"),
    ("月", "month"),
    ("季", "quarter"),
    ("无", "none"),
];

/// Numbers as they are printed, digits as 0 and numerals as 一, with the form that prints them so.
const SAMPLES: [(&str, &str); 8] = [
    ("〔0〕第0期", "year"),
    ("〔0〕0期", "year"),
    ("第0期", "issue"),
    ("第一期", "chinese"),
    ("0年第0期", "year-issue"),
    ("0年0月", "month"),
    ("0年第0季度", "quarter"),
    ("0年0季度", "quarter"),
];

impl Reader {
    /// Reads the form of the publication's numbers.
    pub(super) fn number_form(&mut self, form: &Located<String>) -> NumberForm {
        // Braces of an input method for Chinese mean the same.
        let text = form.value.replace('｛', "{").replace('｝', "}");
        let text = text.trim();
        if let Some((_, named)) = NumberForm::NAMED.iter().find(|(name, _)| *name == text) {
            return named.clone();
        }
        let pieces = number_pieces(text);
        let parts = || pieces.iter().filter(|piece| matches!(piece, NumberPiece::Part(_)));
        let unknown = pieces.iter().find_map(|piece| match piece {
            NumberPiece::Unknown(word) => Some((*word).to_owned()),
            _ => None,
        });
        let lone = |piece: &NumberPiece| matches!(piece, NumberPiece::Words(words) if words.contains(['{', '}']));
        let fault = if let Some(word) = unknown {
            HeadFault::Part { word, known: NumberPart::ALL.map(|part| format!("{{{}}}", part.word())).to_vec() }
        } else if pieces.iter().any(lone) {
            HeadFault::LoneBrace
        } else if parts().next().is_none() {
            let names = NumberForm::NAMED.map(|(name, _)| name);
            HeadFault::Form {
                text: text.to_owned(),
                near: meant(text).map(str::to_owned).or_else(|| nearest(text, names.into_iter())),
                names: names.map(str::to_owned).to_vec(),
            }
        } else if let Some(mark) = lone_bracket(text) {
            HeadFault::LoneBracket { mark }
        } else {
            return NumberForm::Own(text.to_owned());
        };
        self.error(fault.into(), form.place.clone());
        NumberForm::Year
    }

    /// Tells of figures that the number's form needs and that are not there, or that it cannot show.
    pub(super) fn numbered(&mut self, issue: &Issue, file: SourceId) {
        if let (Some(supplement), Some(edition)) = (&issue.supplement, &issue.edition) {
            let fault = HeadFault::Both { supplement: supplement.value.clone(), edition: edition.value.clone() };
            self.error(fault.into(), edition.place.clone());
        }
        let form = &issue.publication.masthead.number_form;
        if let (Some(most), Some(number), Some(place)) = (form.most(), issue.number, &issue.keys.number)
            && number > most
        {
            let problem = Problem::OutOfRange { key: "number".into(), min: Some(1.0), max: Some(most.into()) };
            self.error(problem, place.clone());
        }
        let needs_total = || form.print(issue.numbers()).in_one_line().is_empty() && form.shows_total();
        let missing = if form.shows_number() && issue.number.is_none() {
            "number"
        } else if needs_total() {
            "total"
        } else {
            return;
        };
        // A wrong value has been reported, and with broken grammar it may be there unread.
        let reported = |finding: &Diagnostic| match &finding.problem {
            Problem::TomlSyntax { .. } => true,
            Problem::WrongType { key, .. } | Problem::OutOfRange { key, .. } | Problem::EmptyValue { key } => {
                key == missing
            }
            Problem::UnknownKey { near, .. } => near.as_deref() == Some(missing),
            Problem::Head(fault) => matches!(fault, HeadFault::TwoInOne { key, .. } if key == missing),
            _ => false,
        };
        if !self.found.iter().filter(|finding| finding.is_error()).any(reported) {
            let problem = Problem::MissingKey { key: missing.into(), of_publication: false };
            self.error(problem, Place::new(file, 0..0));
        }
    }
}

/// Returns a bracket without a partner; one of full and one of half width may be partners.
fn lone_bracket(text: &str) -> Option<char> {
    const PAIRS: [(&str, &str); 4] = [("（(", "）)"), ("〔", "〕"), ("【", "】"), ("［[", "］]")];
    let mut open: Vec<(char, &str)> = Vec::new();
    for c in text.chars() {
        if let Some((_, closing)) = PAIRS.iter().find(|(opening, _)| opening.contains(c)) {
            open.push((c, closing));
        } else if PAIRS.iter().any(|(_, closing)| closing.contains(c)) {
            match open.pop() {
                Some((_, closing)) if closing.contains(c) => {}
                _ => return Some(c),
            }
        }
    }
    open.first().map(|(mark, _)| *mark)
}

/// Returns the form that somebody means who writes a number, or a word for it.
fn meant(text: &str) -> Option<&'static str> {
    let mut shape = String::new();
    for c in text.chars().map(narrow).filter(|c| !c.is_whitespace()) {
        let c = match c {
            _ if c.is_ascii_digit() => '0',
            _ if is_numeral(c) || "百零〇".contains(c) => '一',
            '[' | '［' | '【' => '〔',
            ']' | '］' | '】' => '〕',
            c => c,
        };
        if !(shape.ends_with(c) && matches!(c, '0' | '一')) {
            shape.push(c);
        }
    }
    let word = MEANT.iter().find(|(word, _)| *word == shape);
    let sample = || SAMPLES.iter().find(|(sample, _)| *sample == shape.trim_matches(['（', '）', '(', ')']));
    word.or_else(sample).map(|(_, form)| *form)
}
