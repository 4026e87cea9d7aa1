//! How the number of an issue is printed, `[masthead] number_form`.

use super::{Date, OPEN};
use crate::hanzi::numeral;

/// How the number of an issue is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum NumberForm {
    /// 〔2026〕 第5期.
    #[default]
    Year,
    /// 第5期.
    Issue,
    /// 第十七期.
    Chinese,
    /// 2026年第1期.
    YearIssue,
    /// 2026年3月; the number is the month.
    Month,
    /// 2026年第1季度; the number is the quarter.
    Quarter,
    /// Not at all.
    None,
    /// As the publication writes it, with names in braces for what is put in.
    Own(String),
}

/// What can be put into a form of the publication's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPart {
    /// The year of the numbering, 2026.
    Year,
    /// The number, 5.
    Number,
    /// The number in Chinese numerals, 十七.
    NumberInWords,
    /// The running number, 103.
    Total,
    /// The running number in Chinese numerals, 一百零三.
    TotalInWords,
    /// The month, 3.
    Month,
    /// The quarter, 1.
    Quarter,
}

/// A piece of a form of the publication's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPiece<'f> {
    /// Stands as it is.
    Words(&'f str),
    /// Is put in.
    Part(NumberPart),
    /// Stands in braces, but means nothing.
    Unknown(&'f str),
}

/// The figures that the number of an issue is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// The year of the numbering.
    pub year: u16,
    /// The number within the year.
    pub number: Option<u32>,
    /// The running number.
    pub total: Option<u32>,
    /// The day of issue.
    pub date: Date,
}

/// A number as it is printed, by its pieces; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedNumber {
    /// 〔2026〕, in the usual form.
    pub year: Option<String>,
    /// 第5期.
    pub number: Option<String>,
    /// 总第10期.
    pub total: Option<String>,
    /// The lines of a form of the publication's own, instead of all these.
    pub lines: Vec<String>,
}

impl NumberPart {
    /// Everything that can be put in.
    pub const ALL: [Self; 7] =
        [Self::Year, Self::Number, Self::NumberInWords, Self::Total, Self::TotalInWords, Self::Month, Self::Quarter];

    /// Returns what stands in the braces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "年",
            Self::Number => "期",
            Self::NumberInWords => "汉字期",
            Self::Total => "总期",
            Self::TotalInWords => "汉字总期",
            Self::Month => "月",
            Self::Quarter => "季",
        }
    }
}

impl NumberForm {
    /// The forms that have names, with these.
    pub const NAMED: [(&'static str, Self); 7] = [
        ("year", Self::Year),
        ("issue", Self::Issue),
        ("chinese", Self::Chinese),
        ("year-issue", Self::YearIssue),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("none", Self::None),
    ];

    /// Returns whether a part is printed in this form, if it is known.
    pub fn shows(&self, part: NumberPart) -> bool {
        match self {
            Self::None => false,
            Self::Own(form) => number_pieces(form).contains(&NumberPiece::Part(part)),
            Self::Month => matches!(part, NumberPart::Year | NumberPart::Month | NumberPart::Total),
            Self::Quarter => matches!(part, NumberPart::Year | NumberPart::Quarter | NumberPart::Total),
            Self::Year | Self::YearIssue => {
                matches!(part, NumberPart::Year | NumberPart::Number | NumberPart::Total)
            }
            Self::Issue => matches!(part, NumberPart::Number | NumberPart::Total),
            Self::Chinese => matches!(part, NumberPart::NumberInWords | NumberPart::TotalInWords),
        }
    }

    /// Returns whether the number itself is printed in this form.
    pub fn shows_number(&self) -> bool {
        self.shows(NumberPart::Number) || self.shows(NumberPart::NumberInWords)
    }

    /// Returns whether the running number is printed in this form, if there is one.
    pub fn shows_total(&self) -> bool {
        self.shows(NumberPart::Total) || self.shows(NumberPart::TotalInWords)
    }

    /// Returns the greatest number that the form can show: it may stand for a month or a quarter.
    pub fn most(&self) -> Option<u32> {
        match self {
            _ if self.shows_number() => None,
            _ if self.shows(NumberPart::Month) => Some(12),
            _ if self.shows(NumberPart::Quarter) => Some(4),
            _ => None,
        }
    }

    /// Returns a number as it is printed in this form.
    pub fn print(&self, numbers: Numbers) -> PrintedNumber {
        let Numbers { year, number, total, .. } = numbers;
        let number_as = |text: String| Some(text).filter(|_| number.is_some());
        let figure = number.unwrap_or_default();
        let total_as = |figure: &dyn Fn(u32) -> String| total.map(|total| format!("总第{}期", figure(total)));
        let arabic = total_as(&|total| total.to_string());
        let printed = |number: Option<String>| PrintedNumber { number, total: arabic.clone(), ..Default::default() };
        match self {
            Self::Year => {
                PrintedNumber { year: Some(format!("〔{year}〕")), ..printed(number_as(format!("第{figure}期"))) }
            }
            Self::Issue => printed(number_as(format!("第{figure}期"))),
            Self::Chinese => {
                PrintedNumber { total: total_as(&chinese), ..printed(number_as(format!("第{}期", chinese(figure)))) }
            }
            Self::YearIssue => printed(number_as(format!("{year}年第{figure}期"))),
            Self::Month => printed(Some(format!("{year}年{}月", self.shown(numbers, Self::month)))),
            Self::Quarter => printed(Some(format!("{year}年第{}季度", self.shown(numbers, Self::quarter)))),
            Self::None => PrintedNumber::default(),
            Self::Own(form) => {
                let lines = form.split('\n').filter_map(|line| filled(line.trim(), &|part| self.put_in(part, numbers)));
                PrintedNumber { lines: lines.collect(), ..Default::default() }
            }
        }
    }

    /// Returns a number in one line, without the running number where it has anything else: 〔2026〕第5期.
    pub fn short(&self, numbers: Numbers) -> String {
        let alone = self.print(Numbers { total: None, ..numbers }).in_one_line();
        if alone.is_empty() { self.print(numbers).in_one_line() } else { alone }
    }

    /// Returns the month: the number where that stands for it, or else that of the date.
    pub fn month(&self, numbers: Numbers) -> u32 {
        numbers.number.filter(|_| self.most() == Some(12)).unwrap_or(numbers.date.month.into())
    }

    /// Returns the quarter: the number where that stands for it, or else that of the date.
    pub fn quarter(&self, numbers: Numbers) -> u32 {
        let of_date = (u32::from(numbers.date.month) - 1) / 3 + 1;
        numbers.number.filter(|_| self.most() == Some(4)).unwrap_or(of_date)
    }

    /// Returns a month or a quarter as it is shown; that of a day which is open is open, too.
    fn shown(&self, numbers: Numbers, part: fn(&Self, Numbers) -> u32) -> String {
        let known = numbers.number.is_some_and(|_| self.most().is_some());
        if numbers.date.open && !known { OPEN.to_owned() } else { part(self, numbers).to_string() }
    }

    fn put_in(&self, part: NumberPart, numbers: Numbers) -> Option<String> {
        Some(match part {
            NumberPart::Year => numbers.year.to_string(),
            NumberPart::Number => numbers.number?.to_string(),
            NumberPart::NumberInWords => chinese(numbers.number?),
            NumberPart::Total => numbers.total?.to_string(),
            NumberPart::TotalInWords => chinese(numbers.total?),
            NumberPart::Month => self.shown(numbers, Self::month),
            NumberPart::Quarter => self.shown(numbers, Self::quarter),
        })
    }
}

impl PrintedNumber {
    /// Returns all of it in one line, what is next to the number behind a blank.
    pub fn in_one_line(&self) -> String {
        let Self { year, number, total, lines } = self;
        let first = [year, number].into_iter().flatten().cloned().collect::<String>();
        let first = Some(first).filter(|first| !first.is_empty());
        let all: Vec<String> = first.into_iter().chain(total.clone()).chain(lines.iter().cloned()).collect();
        all.join(" ")
    }
}

/// Takes a form of a publication's own into its pieces.
pub fn number_pieces(form: &str) -> Vec<NumberPiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((word, after)) = after.split_once('}') else { break };
        let part = NumberPart::ALL.into_iter().find(|part| part.word() == word.trim());
        pieces.extend([NumberPiece::Words(before), part.map_or(NumberPiece::Unknown(word), NumberPiece::Part)]);
        rest = after;
    }
    pieces.push(NumberPiece::Words(rest));
    pieces
}

/// Writes a number from 1 to 99999 in Chinese numerals.
fn chinese(number: u32) -> String {
    match (number / 10_000, number % 10_000) {
        (0, rest) => numeral(rest),
        (high, 0) => format!("{}万", numeral(high)),
        (high, rest) if rest < 1000 => format!("{}万零{}", numeral(high), in_full(rest)),
        (high, rest) => format!("{}万{}", numeral(high), numeral(rest)),
    }
}

/// Writes a number as within a larger one: 一十二 where 十二 begins a number.
fn in_full(number: u32) -> String {
    let plain = numeral(number);
    if (10..20).contains(&number) { format!("一{plain}") } else { plain }
}

/// Fills in a line; `None` if nothing is left of it.
///
/// A piece in （） or behind a blank is left out if what it shows is not known.
fn filled(line: &str, put_in: &dyn Fn(NumberPart) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut blank = "";
    for (before, piece) in spaced(line) {
        if let Some(text) = filled_piece(piece, put_in) {
            if !out.is_empty() {
                out += blank;
                out += before;
            }
            blank = "";
            out += &text;
        } else if blank.is_empty() {
            blank = before;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Parts a line at its blanks outside of brackets and braces; each piece with the blanks before it.
fn spaced(line: &str) -> Vec<(&str, &str)> {
    let mut pieces = Vec::new();
    let mut depth = 0_u32;
    let (mut blank_at, mut start, mut in_blank) = (0, 0, true);
    for (at, c) in line.char_indices() {
        match c {
            '（' | '(' | '{' => depth += 1,
            '）' | ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let blank = depth == 0 && c.is_whitespace();
        if blank && !in_blank {
            pieces.push((&line[blank_at..start], &line[start..at]));
            blank_at = at;
        }
        if !blank && in_blank {
            start = at;
        }
        in_blank = blank;
    }
    if !in_blank {
        pieces.push((&line[blank_at..start], &line[start..]));
    }
    pieces
}

/// Fills in a piece without blanks but in brackets.
fn filled_piece(piece: &str, put_in: &dyn Fn(NumberPart) -> Option<String>) -> Option<String> {
    let Some((open, close)) = brackets(piece) else { return plain(piece, put_in) };
    let (before, inside, after) = (&piece[..open], &piece[open..close], &piece[close..]);
    let mark = inside.chars().next().map_or(0, char::len_utf8);
    let end = inside.chars().next_back().map_or(0, char::len_utf8);
    let within = filled(&inside[mark..inside.len() - end], put_in);
    let within = within.map(|words| format!("{}{words}{}", &inside[..mark], &inside[inside.len() - end..]));
    let sides =
        [before, after].map(|side| if side.is_empty() { Some(String::new()) } else { filled_piece(side, put_in) });
    let all: String = [sides[0].clone(), within, sides[1].clone()].into_iter().flatten().collect();
    (!all.is_empty()).then_some(all)
}

/// Returns where the first bracket of a piece opens, and behind what closes it.
fn brackets(piece: &str) -> Option<(usize, usize)> {
    let open = piece.find(['（', '('])?;
    let mut depth = 0_u32;
    for (at, c) in piece[open..].char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return Some((open, open + at + c.len_utf8()));
        }
    }
    None
}

fn plain(words: &str, put_in: &dyn Fn(NumberPart) -> Option<String>) -> Option<String> {
    let piece = |piece: NumberPiece| match piece {
        NumberPiece::Words(words) | NumberPiece::Unknown(words) => Some(words.to_owned()),
        NumberPiece::Part(part) => put_in(part),
    };
    number_pieces(words).into_iter().map(piece).collect::<Option<String>>().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Date = Date { year: 2026, month: 8, day: 19, open: false };

    fn numbers(number: u32, total: Option<u32>) -> Numbers {
        Numbers { year: 2026, number: Some(number), total, date: DATE }
    }

    fn own(form: &str, total: Option<u32>) -> Vec<String> {
        NumberForm::Own(form.into()).print(numbers(17, total)).lines
    }

    #[test]
    fn what_is_not_known_is_left_out_with_its_bracket_or_blank() {
        assert_eq!(own("（第{汉字期}期　总第{总期}期）", Some(103)), ["（第十七期　总第103期）"]);
        assert_eq!(own("（第{汉字期}期　总第{总期}期）", None), ["（第十七期）"]);
        assert_eq!(own("第{期}期（总第{总期}期）", None), ["第17期"]);
        assert_eq!(own("第{期}期（总第{总期}期）", Some(5)), ["第17期（总第5期）"]);
        assert_eq!(own("总第{总期}期　{年}年第{期}期", None), ["2026年第17期"]);
        assert_eq!(own("第{期}期\n（总第{汉字总期}期）", Some(10_012)), ["第17期", "（总第一万零一十二期）"]);
        assert_eq!(own("总第{总期}期", None), Vec::<String>::new());
    }

    #[test]
    fn a_number_stands_for_the_month_where_nothing_else_shows_it() {
        let form = |form: &str| NumberForm::Own(form.into()).print(numbers(3, None)).in_one_line();
        assert_eq!(form("{年}年{月}月"), "2026年3月");
        assert_eq!(form("{年}年{月}月（第{期}期）"), "2026年8月（第3期）");
        assert_eq!(NumberForm::Quarter.print(numbers(2, None)).in_one_line(), "2026年第2季度");
        let unnumbered = Numbers { number: None, ..numbers(1, None) };
        assert_eq!(NumberForm::Quarter.print(unnumbered).in_one_line(), "2026年第3季度");
    }

    #[test]
    fn the_short_number_is_without_the_running_one() {
        let form = NumberForm::Own("第{期}期\n总第{总期}期".into());
        assert_eq!(form.short(numbers(17, Some(103))), "第17期");
        assert_eq!(NumberForm::Own("总第{总期}期".into()).short(numbers(17, Some(103))), "总第103期");
        assert_eq!(NumberForm::Year.short(numbers(5, Some(10))), "〔2026〕第5期");
        assert_eq!(NumberForm::Chinese.print(numbers(17, Some(103))).in_one_line(), "第十七期 总第一百零三期");
    }
}
