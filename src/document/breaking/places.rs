//! What should stay whole in a paragraph, and what a break there costs.
//!
//! Costs are in the compiler's measure of badness: a line without any adjustment has 0,
//! one that is squeezed as far as it can be 100, one stretched by 15 % 200.

use crate::document::typography::is_address;
use crate::hanzi::{JOINER, SPLITTER, is_ideograph, line_breaks};

/// What a break between a number and its measure costs.
const MEASURED: f64 = 180.0;
/// The same between a round number and what is counted: 5亿|元.
const COUNTED: f64 = 170.0;
/// The same before and within the number of a paper, 〔2020〕3号.
const PAPER: [f64; 2] = [110.0, 180.0];
/// The same within the number of a standard, GB/T 9704-2012, before and behind its digits.
const STANDARD: f64 = 250.0;
/// The same after the - of a telephone number or a code.
const HYPHEN: f64 = 220.0;
/// The same between a number and a measure in Latin letters.
const UNIT: f64 = 250.0;
/// The same within a mobile telephone's number or a code.
const CODE: f64 = 250.0;
/// The same within an address, after a mark, elsewhere, and behind its https://.
const ADDRESS: [f64; 3] = [10.0, 50.0, 1000.0];

/// What measures begin with that stand behind numbers as long as a telephone's.
const MEASURES: &str = "元万亿千百十个人户次吨亩件平立公米股张份册块分角年月日号株头辆台套斤克度家处条项倍美港欧字";

/// The characters of a paragraph, and what stands before each.
pub(super) struct Places {
    pub(super) chars: Vec<char>,
    /// The joiner or splitter before each.
    marks: Vec<Option<char>>,
    /// What a break before it costs, where none should be.
    pub(super) soft: Vec<Option<f64>>,
    /// Whether a line may break before it by what it is, and by its marks.
    natural: Vec<bool>,
    pub(super) may: Vec<bool>,
}

impl Places {
    pub(super) fn read(text: &str) -> Self {
        let (mut chars, mut marks) = (Vec::new(), Vec::new());
        let mut mark = None;
        for c in text.chars() {
            if matches!(c, JOINER | SPLITTER) {
                mark = Some(c);
            } else {
                chars.push(c);
                marks.push(mark.take());
            }
        }
        let mut word: Option<Word> = None;
        let mut cost = |at: usize| {
            // Of a word that goes on nothing is looked at twice.
            if at > 0 && word.as_ref().is_none_or(|word| word.end() < at) {
                word = Word::from(&chars, at - 1);
            }
            soft(&chars, marks[at], at, word.as_ref())
        };
        let soft: Vec<Option<f64>> = (0..chars.len()).map(&mut cost).collect();
        let (mut marked, mut at) = (Vec::with_capacity(2 * chars.len()), Vec::with_capacity(chars.len()));
        for (i, c) in chars.iter().enumerate() {
            marked.extend(marks[i].filter(|_| soft[i].is_none()));
            at.push(marked.len());
            marked.push(*c);
        }
        let breaks = line_breaks(&marked);
        let natural: Vec<bool> = at.iter().map(|at| breaks[*at]).collect();
        let may = natural.iter().zip(&soft).map(|(natural, soft)| *natural || soft.is_some()).collect();
        Self { chars, marks, soft, natural, may }
    }

    /// Closes every place that should stay whole, but those where lines break; in their order from the last.
    pub(super) fn close(&mut self, breaks: &[usize]) {
        let is_break = |at: usize| breaks.binary_search_by(|place| at.cmp(place)).is_ok();
        for at in (0..self.chars.len()).filter(|at| self.soft[*at].is_some()) {
            self.may[at] = is_break(at);
            self.marks[at] = match (self.natural[at], self.may[at]) {
                (true, false) => Some(JOINER),
                (false, true) => Some(SPLITTER),
                _ => None,
            };
        }
    }

    pub(super) fn text(&self) -> String {
        self.chars.iter().zip(&self.marks).flat_map(|(c, mark)| mark.iter().chain([c])).collect()
    }
}

/// Returns what a break before a character costs that should stay with the one before it; `word` is the Latin word
/// that ends there or goes on.
fn soft(chars: &[char], mark: Option<char>, at: usize, word: Option<&Word>) -> Option<f64> {
    let before = *chars.get(at.checked_sub(1)?)?;
    let after = chars[at];
    let is_joined = mark == Some(JOINER);
    match (before, after) {
        (b, c) if b.is_ascii_graphic() && c.is_ascii_graphic() => in_word(word?, at),
        (_, '〔') if is_joined => Some(PAPER[0]),
        (' ', c) if is_joined && c.is_ascii_digit() => Some(STANDARD),
        ('〕', _) if is_joined => Some(PAPER[1]),
        _ if mark.is_some() => None,
        (d, c) if d.is_ascii_digit() && is_ideograph(c) => word?.is_number.then_some(MEASURED),
        ('万' | '亿', c) if is_ideograph(c) => {
            let number = chars[..at].iter().rev().find(|c| !matches!(c, '万' | '亿' | '千' | '百'));
            number.filter(|c| c.is_ascii_digit()).map(|_| COUNTED)
        }
        _ => None,
    }
}

/// Returns what a break within a Latin word costs; `None` where there may be none.
fn in_word(word: &Word, at: usize) -> Option<f64> {
    let (before, after) = word.chars.split_at(at - word.start);
    let (last, next) = (*before.last()?, after[0]);
    if word.is_address {
        // No mark begins a line, and no letter is alone.
        let letters = |some: &[char]| some.len() == 2 && some.iter().all(char::is_ascii_alphanumeric);
        let goes_on = after.len() >= 3 && letters(&after[..2]) && before.len() >= 3;
        return match last {
            '/' if before.ends_with(&['/', '/']) => Some(ADDRESS[2]),
            c if !c.is_ascii_alphanumeric() => goes_on.then_some(ADDRESS[0]),
            _ => (goes_on && letters(&before[before.len() - 2..])).then_some(ADDRESS[1]),
        };
    }
    if last == '-' && next.is_ascii_digit() && word.digits > 6 {
        return Some(HYPHEN);
    }
    let is_unit = |c: &char| c.is_ascii_alphabetic() || *c == '/';
    if last.is_ascii_digit() && before.len() >= 3 && is_number(before) && after.len() >= 2 && after.iter().all(is_unit)
    {
        return Some(UNIT);
    }
    (word.is_code && before.len() >= 3 && after.len() >= 4).then_some(CODE)
}

/// A Latin word in a text.
struct Word<'t> {
    chars: &'t [char],
    start: usize,
    digits: usize,
    is_address: bool,
    /// Whether it is a number, so that what follows is its measure: not PM2.5.
    is_number: bool,
    /// Whether it is a mobile telephone's number or a code, such as that of an enterprise; no figure is one.
    is_code: bool,
}

impl<'t> Word<'t> {
    /// Returns the word that begins at a character; there is one if that is Latin.
    fn from(text: &'t [char], start: usize) -> Option<Self> {
        let count = text[start..].iter().take_while(|c| c.is_ascii_graphic()).count();
        let chars = text.get(start..start + count).filter(|chars| !chars.is_empty())?;
        let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
        let counts = text.get(start + count).is_some_and(|c| MEASURES.contains(*c));
        let phone = digits == 11 && count == 11 && chars[0] == '1';
        let code = digits >= 8 && count >= 15;
        Some(Self {
            chars,
            start,
            digits,
            is_address: is_address(&chars.iter().collect::<String>()),
            is_number: is_number(chars),
            is_code: chars.iter().all(char::is_ascii_alphanumeric) && !counts && (phone || code),
        })
    }

    fn end(&self) -> usize {
        self.start + self.chars.len()
    }
}

fn is_number(word: &[char]) -> bool {
    word.iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '%'))
}
