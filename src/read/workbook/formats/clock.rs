//! Dates and times by a format.

use super::chinese::{self, DAYS};
use super::decimal::Decimal;
use super::pieces::{Language, Numerals, Part, Section, Token};
use crate::read::workbook::date;

const SECONDS: i128 = 86_400;
/// Most digits of a part of a second.
const TENTHS: usize = 9;
/// Longest span of time, in days.
const LONGEST: i128 = 1_000_000_000;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEK: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/// The year before the first of the Republic.
const REPUBLIC: i32 = 1911;
/// How far ahead years are counted in Thailand.
const THAI: i32 = 543;

/// A moment, and a span of time since the day before the first.
struct Moment {
    year: i32,
    month: u32,
    day: u32,
    /// From Sunday on.
    weekday: usize,
    /// Whole seconds since that day began.
    clock: i128,
    /// Whole seconds since the count began.
    span: i128,
    /// What is left, as digits.
    rest: String,
}

/// Shows a number of days; `None` if there is no such day.
pub(super) fn show(section: &Section, value: &Decimal) -> Option<String> {
    let moment = moment(section, value)?;
    let halves = section.has(|token| matches!(token, Token::Half(..)));
    let show = |token: &Token| match token {
        Token::Words(words) => words.clone(),
        Token::Half(am, pm) => half(section, if moment.clock < SECONDS / 2 { am } else { pm }),
        Token::Time(part, count) => moment.part(*part, *count, section, halves),
        _ => String::new(),
    };
    let text: String = section.tokens.iter().map(show).collect();
    Some(if value.negative { format!("-{text}") } else { text })
}

/// Rounds a number of days to what a section shows, at least to seconds, and finds the day and the time of it.
fn moment(section: &Section, value: &Decimal) -> Option<Moment> {
    let tenths = section.tokens.iter().filter_map(|token| match token {
        Token::Time(Part::Tenths, places) => Some(*places),
        _ => None,
    });
    let is_clock = |token: &Token| match token {
        Token::Time(part, _) => part.is_clock(),
        token => matches!(token, Token::Half(..)),
    };
    // A day that ends in a moment has not ended.
    let places = if section.tokens.iter().any(is_clock) { tenths.max().unwrap_or(0).min(TENTHS) } else { 3 };
    let scale = 10_i128.pow(places as u32);
    // Fifteen digits of a day are a ten-billionth of a second at the finest.
    let fine = value.units(18)?;
    let spans = section.is_span();
    if value.negative && !spans || fine / 10_i128.pow(18) >= LONGEST {
        return None;
    }
    let units = (fine * SECONDS * scale * 2 + 10_i128.pow(18)) / (2 * 10_i128.pow(18));
    let (span, rest) = (units / scale, units % scale);
    let days = span / SECONDS;
    let (year, month, day) = match date::calendar(u32::try_from(days).ok()?) {
        Some(day) => day,
        None if spans => (0, 1, 1),
        None => return None,
    };
    let weekday = ((days + 6) % 7) as usize;
    let rest = if places == 0 { String::new() } else { format!("{rest:0places$}") };
    Some(Moment { year, month, day, weekday, clock: span % SECONDS, span, rest })
}

fn half(section: &Section, word: &str) -> String {
    let chinese = matches!(section.language, Language::Chinese | Language::Taiwan);
    match word {
        "AM" if chinese => "上午".to_owned(),
        "PM" if chinese => "下午".to_owned(),
        word => word.to_owned(),
    }
}

impl Moment {
    fn part(&self, part: Part, count: usize, section: &Section, halves: bool) -> String {
        let chinese = matches!(section.language, Language::Chinese | Language::Taiwan);
        let number = |number: i128, least: usize| in_figures(number, least, section);
        let years =
            |year: i32, least: usize| chinese::figures(&format!("{year:0least$}"), section.numerals, section.language);
        let [mut seconds, mut minutes, mut hours] = [self.clock % 60, self.clock / 60 % 60, self.clock / 3600];
        for token in &section.tokens {
            match token {
                Token::Time(Part::Seconds, _) => seconds = self.span,
                Token::Time(Part::Minutes, _) => minutes = self.span / 60,
                Token::Time(Part::Hours, _) => hours = self.span / 3600,
                _ => {}
            }
        }
        match part {
            Part::Era if section.language == Language::Taiwan => {
                let before = if self.year > REPUBLIC { "" } else { "前" };
                format!("{}{before}", if count < 3 { "民國" } else { "中華民國" })
            }
            Part::Era => String::new(),
            // Years before the first are counted backwards, and there is no year nought.
            Part::EraYear if section.language == Language::Taiwan => match self.year - REPUBLIC {
                year @ 1.. => number(year.into(), count.min(2)),
                year => number((1 - year).into(), count.min(2)),
            },
            Part::Year | Part::ThaiYear if count <= 2 => years((self.year + ahead(part)) % 100, 2),
            Part::Year | Part::ThaiYear | Part::EraYear => years(self.year + ahead(part), 4),
            Part::Month => match count {
                1 | 2 => number(self.month.into(), count),
                3 if chinese => format!("{}月", self.month),
                5 if chinese => chinese::month(self.month).chars().take(1).collect(),
                _ if chinese => chinese::month(self.month),
                3 => MONTHS[self.month as usize - 1][..3].to_owned(),
                5 => MONTHS[self.month as usize - 1][..1].to_owned(),
                _ => MONTHS[self.month as usize - 1].to_owned(),
            },
            Part::Day => match count {
                1 | 2 => number(self.day.into(), count),
                3 if chinese => format!("周{}", DAYS[self.weekday]),
                _ if chinese => format!("星期{}", DAYS[self.weekday]),
                3 => WEEK[self.weekday][..3].to_owned(),
                _ => WEEK[self.weekday].to_owned(),
            },
            Part::Weekday if count == 3 => DAYS[self.weekday].to_owned(),
            Part::Weekday => format!("星期{}", DAYS[self.weekday]),
            Part::Hour if halves => number((hours + 11) % 12 + 1, count.min(2)),
            Part::Hour => number(hours, count.min(2)),
            Part::Minute => number(minutes, count.min(2)),
            Part::Second => number(seconds, count.min(2)),
            Part::Hours => number(hours, count),
            Part::Minutes => number(minutes, count),
            Part::Seconds => number(seconds, count),
            Part::Tenths => format!(".{:0<count$}", self.rest.get(..count).unwrap_or(&self.rest)),
        }
    }
}

fn ahead(part: Part) -> i32 {
    if part == Part::ThaiYear { THAI } else { 0 }
}

/// Writes a number with at least so many figures, or in words where the section has them.
fn in_figures(number: i128, least: usize, section: &Section) -> String {
    match (section.numerals, u32::try_from(number)) {
        (Numerals::Plain | Numerals::Legal, Ok(number)) => chinese::counted(number, section.numerals, section.language),
        _ => chinese::figures(&format!("{number:0least$}"), section.numerals, section.language),
    }
}
