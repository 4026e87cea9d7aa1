//! Figures as they stand in cells, and what they are worth.

use rust_decimal::Decimal;

use crate::hanzi::half_width;

/// What the text of a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Nothing at all.
    Empty,
    /// A sign that there is no figure: —, …, / and the like.
    Sign,
    /// A figure; a percentage keeps the digits before its sign.
    Number {
        /// Its worth.
        worth: Decimal,
        /// Whether % stands after it.
        percent: bool,
    },
    /// A day, a month or a year.
    Date,
    /// Any other text.
    Text,
}

impl Value {
    /// Tells what a text says; full-width digits and thousands separators are understood.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        match text {
            "" => Self::Empty,
            _ if is_sign(text) => Self::Sign,
            _ => number(text).or_else(|| is_date(text).then_some(Self::Date)).unwrap_or(Self::Text),
        }
    }

    /// Returns the worth of a figure.
    pub fn worth(self) -> Option<Decimal> {
        match self {
            Self::Number { worth, .. } => Some(worth),
            _ => None,
        }
    }
}

/// Signs that there is no figure, as statistics offices and programs write them; what each means is theirs to say.
const SIGNS: [&str; 22] = [
    "—", "——", "…", "……", "-", "–", "－", "―", "─", "/", "／", "--", "..", "...", "~", "～", "×", "NA", "N/A", "n/a",
    "#N/A", "NaN",
];

fn is_sign(text: &str) -> bool {
    SIGNS.contains(&text)
}

/// Blanks that part groups of three digits (GB/T 15835-2011, 5.1.1): ordinary, fixed, narrow and thin ones.
const BLANKS: [char; 6] = [' ', '\u{a0}', '\u{2007}', '\u{2008}', '\u{2009}', '\u{202f}'];

fn number(text: &str) -> Option<Value> {
    let plain: String = text.chars().map(half_width).collect();
    let percent = plain.ends_with(['%', '‰']);
    let body = plain.trim_end_matches(['%', '‰']).trim_end();
    let (negative, digits) = match body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        // Accountants' way to write a negative figure.
        Some(inside) if inside.contains(|c: char| c.is_ascii_digit()) && inside.contains(['.', ',']) => (true, inside),
        Some(_) => return None,
        None => (body.starts_with('-'), body.trim_start_matches(['-', '+'])),
    };
    if (!body.starts_with('(') && body.len() - digits.len() > 1) || !well_formed(digits) {
        return None;
    }
    let worth: Decimal = digits.replace(',', "").replace(BLANKS, "").parse().ok()?;
    Some(Value::Number { worth: if negative { -worth } else { worth }, percent })
}

/// Returns whether a text is digits with at most one point, and separators of one sort only between groups of three.
///
/// Blanks may part the digits after the point, too.
fn well_formed(digits: &str) -> bool {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let separator = whole.chars().find(|c| *c == ',' || BLANKS.contains(c)).unwrap_or(',');
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    fraction_of_threes(fraction)
        && all_digits(first)
        && (rest.is_empty() || first.len() <= 3 && !first.starts_with('0'))
        && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

fn fraction_of_threes(fraction: &str) -> bool {
    let groups: Vec<&str> = fraction.split(BLANKS).collect();
    let Some((last, whole)) = groups.split_last() else { return false };
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    groups.iter().all(|group| digits(group))
        && whole.iter().all(|group| group.len() == 3)
        && (whole.is_empty() || last.len() <= 3)
}

fn is_date(text: &str) -> bool {
    let marks = text.chars().filter(|c| matches!(c, '-' | '.' | '/' | '年' | '月' | '日')).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let parts = text.split(['-', '.', '/', '年', '月', '日']).filter(|part| !part.is_empty());
    let written_out = text.ends_with(['年', '月', '日']);
    marks + digits == text.chars().count()
        && parts.clone().all(|part| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
        && parts.clone().next().is_some_and(|year| year.len() == 4 || written_out)
        && if written_out { (1..=3).contains(&parts.count()) } else { (2..=3).contains(&parts.count()) && marks <= 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(text: &str) -> Option<String> {
        Value::of(text).worth().map(|worth| worth.to_string())
    }

    #[test]
    fn figures_are_understood_as_people_write_them() {
        for (text, is) in [
            ("1,795,396", "1795396"),
            ("725339424", "725339424"),
            ("-5", "-5"),
            ("−5.20", "-5.20"),
            ("+3", "3"),
            ("１２．５％", "12.5"),
            ("12.5%", "12.5"),
            ("(1,200)", "-1200"),
            ("123456789012345", "123456789012345"),
            ("1 056.74", "1056.74"),
            ("12\u{202f}345\u{202f}678", "12345678"),
            ("3.141 592 6", "3.1415926"),
        ] {
            assert_eq!(worth(text).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_figures() {
        for text in [
            "1,2",
            "12,34,567",
            "1.2.3",
            "一",
            "3家",
            "1 2",
            "--5",
            "1.",
            "1 056,741",
            "1 23",
            "1234 567",
            "3.14 159",
            "12 3.5",
            "010 123",
            ".5",
            "(3)",
            "第3",
        ] {
            assert_eq!(worth(text), None, "{text}");
        }
    }

    #[test]
    fn signs_dates_and_emptiness_are_kept_apart() {
        assert_eq!(Value::of(" "), Value::Empty);
        assert_eq!(Value::of("—"), Value::Sign);
        assert_eq!(Value::of("……"), Value::Sign);
        for text in ["2020-12-14", "2020.10.1", "2020/1/5", "2020年12月", "12月14日", "2020年"] {
            assert_eq!(Value::of(text), Value::Date, "{text}");
        }
        assert_ne!(Value::of("1月份"), Value::Date);
        // A figure with a point first of all.
        assert!(matches!(Value::of("2020.10"), Value::Number { .. }));
        assert!(matches!(Value::of("0"), Value::Number { .. }));
    }
}
