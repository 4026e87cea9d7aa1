//! A format code taken apart (ISO/IEC 29500-1, 18.8.31).

use super::brackets::bracket;
use super::pieces::{Part, Section, Token};

/// Longest code that Excel takes.
const CODE_LIMIT: usize = 255;

/// Takes a code apart; `None` if it is too long, has too many sections, or its marks do not pair.
pub(super) fn sections(code: &str) -> Option<Vec<Section>> {
    if code.chars().count() > CODE_LIMIT {
        return None;
    }
    let (mut sections, mut section, mut rest) = (Vec::new(), Section::default(), code);
    while let Some(c) = rest.chars().next() {
        if c == ';' {
            sections.push(std::mem::take(&mut section));
            rest = &rest[1..];
        } else {
            rest = rest.get(piece(rest, c, &mut section)?..)?;
        }
    }
    sections.push(section);
    sections.iter_mut().for_each(settle);
    (sections.len() <= 4).then_some(sections)
}

/// Takes one piece off the front of a code, and returns its length in bytes.
fn piece(rest: &str, c: char, section: &mut Section) -> Option<usize> {
    let behind = |at: usize| rest[at..].chars().next();
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let (length, token) = match c {
        '"' => {
            let end = rest[1..].find('"')? + 1;
            (end + 1, Token::Words(rest[1..end].to_owned()))
        }
        // WPS writes the exclamation mark where Excel writes the backslash.
        '\\' | '!' => match behind(1) {
            Some(next) => (1 + next.len_utf8(), Token::Words(next.to_string())),
            None => (1, Token::Words(if c == '!' { "!".to_owned() } else { String::new() })),
        },
        // A gap as wide as a character; the character itself may have been trimmed off at the end.
        '_' => (1 + behind(1).map_or(0, char::len_utf8), Token::Words(" ".to_owned())),
        // A character that fills the cell.
        '*' => (1 + behind(1).map_or(0, char::len_utf8), Token::Words(String::new())),
        '[' => {
            let end = rest.find(']')?;
            let token = bracket(&rest[1..end], section);
            (end + 1, token.unwrap_or(Token::Words(String::new())))
        }
        '0' | '#' | '?' => (1, Token::Place(c)),
        '.' => (1, Token::Point),
        ',' => (1, Token::Comma),
        '%' => (1, Token::Percent),
        '@' => (1, Token::Text),
        '/' if section.has_places() => bar(rest),
        _ if rest.starts_with("G/通用格式") => ("G/通用格式".len(), Token::General),
        _ if begins("General") => ("General".len(), Token::General),
        _ if rest.starts_with("上午/下午") => ("上午/下午".len(), Token::Half("上午", "下午")),
        _ if begins("AM/PM") => ("AM/PM".len(), Token::Half("AM", "PM")),
        _ if rest.starts_with("a/p") => (3, Token::Half("a", "p")),
        _ if begins("A/P") => (3, Token::Half("A", "P")),
        'E' | 'e' if section.has_places() && matches!(behind(1), Some('+' | '-')) => {
            (2, Token::Power(rest[1..].starts_with('+')))
        }
        // Which calendar; the other is the Islamic one.
        _ if begins("B1") => (2, Token::Words(String::new())),
        _ if begins("B2") => return None,
        _ => letters(rest, c, section),
    };
    section.tokens.push(token);
    Some(length)
}

/// Reads the bar of a fraction with the denominator that may be given.
fn bar(rest: &str) -> (usize, Token) {
    let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
    let given = rest[1..=digits].parse().ok().filter(|below| *below > 0 && !rest[1..].starts_with('0'));
    (if given.is_some() { 1 + digits } else { 1 }, Token::Bar(given))
}

/// Reads letters that stand for a part of a date; others stand for themselves, which Excel writes in quotes.
fn letters(rest: &str, c: char, section: &mut Section) -> (usize, Token) {
    let same = rest.chars().take_while(|next| next.eq_ignore_ascii_case(&c)).count();
    let part = match c.to_ascii_lowercase() {
        'y' => Part::Year,
        'b' => Part::ThaiYear,
        'e' => Part::EraYear,
        'g' => Part::Era,
        'm' => Part::Month,
        'd' => Part::Day,
        'a' if same >= 3 => Part::Weekday,
        'h' => Part::Hour,
        's' => Part::Second,
        _ => {
            section.doubtful |= c.is_ascii_alphabetic();
            return (c.len_utf8(), Token::Words(c.to_string()));
        }
    };
    (same, Token::Time(part, same))
}

/// Settles what depends on the neighbours: minutes look like months, and a point may part seconds.
fn settle(section: &mut Section) {
    if !section.is_time() {
        return;
    }
    let times: Vec<usize> =
        (0..section.tokens.len()).filter(|at| matches!(section.tokens[*at], Token::Time(..))).collect();
    for (order, at) in times.iter().enumerate() {
        let part = |order: Option<usize>| match section.tokens.get(*times.get(order?)?)? {
            Token::Time(part, _) => Some(*part),
            _ => None,
        };
        let after = matches!(part(order.checked_sub(1)), Some(Part::Hour | Part::Hours | Part::Second | Part::Seconds));
        let before = matches!(part(Some(order + 1)), Some(Part::Second | Part::Seconds));
        if let Token::Time(Part::Month, count @ 1..=2) = section.tokens[*at]
            && (after || before)
        {
            section.tokens[*at] = Token::Time(Part::Minute, count);
        }
    }
    tenths(&mut section.tokens);
}

/// Makes a point with zeros behind seconds one piece, and all other marks of numbers words.
fn tenths(tokens: &mut Vec<Token>) {
    let mut settled: Vec<Token> = Vec::new();
    let mut rest = std::mem::take(tokens).into_iter().peekable();
    while let Some(token) = rest.next() {
        let times = settled.iter().rev().find(|token| matches!(token, Token::Time(..)));
        let clock = matches!(times, Some(Token::Time(part, _)) if part.is_clock());
        settled.push(match token {
            Token::Point if clock && rest.peek() == Some(&Token::Place('0')) => {
                let mut places = 0;
                while rest.next_if_eq(&Token::Place('0')).is_some() {
                    places += 1;
                }
                Token::Time(Part::Tenths, places)
            }
            Token::Point => Token::Words(".".to_owned()),
            Token::Comma => Token::Words(",".to_owned()),
            Token::Percent => Token::Words("%".to_owned()),
            Token::Bar(None) => Token::Words("/".to_owned()),
            Token::Bar(Some(below)) => Token::Words(format!("/{below}")),
            Token::Place(place) => Token::Words(place.to_string()),
            other => other,
        });
    }
    *tokens = settled;
}
