//! Figures that are not written as figures: with a unit, a note or a star, about so many, mistyped.

use rust_decimal::Decimal;

use super::{Value, drawable, is_unit};
use crate::hanzi::half_width;

/// What the text of a cell says where figures are expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loose {
    /// Nothing, or a sign that there is no figure.
    Blank,
    /// A figure and nothing else.
    Figure(Decimal),
    /// A figure with something beside it that does not change it.
    Marked {
        /// Its worth, 万 and 亿 of the unit left out.
        worth: Decimal,
        /// The unit behind it, 条 or 万元; empty if there is none.
        unit: String,
    },
    /// About so many: no fewer than the first and no more than the second.
    About(Decimal, Decimal),
    /// A figure mistyped.
    Slip(Slip, Decimal, Decimal),
    /// Anything else.
    Words,
}

/// How a figure is mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A letter or a sign that looks like a digit, or like a point.
    LooksLike(char),
    /// Separators that do not part groups of three digits.
    Separators,
    /// A point with no digits before it or behind it.
    Point,
}

/// Longer texts are no figures, whatever stands in them.
const LONGEST: usize = 40;
/// What brackets with notes begin and end with.
const BRACKETS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')];
/// Signs of notes behind a figure.
const STARS: [char; 17] = ['*', '＊', '※', '†', '‡', '#', '＃', '^', '①', '②', '③', '④', '⑤', '¹', '²', '³', '△'];
/// Signs of currencies before a figure.
const CURRENCIES: [char; 5] = ['¥', '￥', '$', '＄', '€'];
/// What says before or behind a figure that it may be more or less.
const ROUGHLY: [&str; 7] = ["大约", "约", "大概", "接近", "左右", "上下", "~"];
/// What says that it may be more.
const MORE: [&str; 12] = ["超过", "超", "逾", "不少于", "至少", "≥", ">", "以上", "余", "多", "来", "+"];
/// What says that it may be less.
const LESS: [&str; 9] = ["将近", "近", "不足", "不到", "不超过", "至多", "≤", "<", "以下"];

impl Loose {
    /// Tells what a text says.
    ///
    /// Digits are never made up: what has none is words. A text with two figures in it is a range or words.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        match Value::of(text) {
            Value::Empty | Value::Sign => return Self::Blank,
            // One too great to be added up for sure is a number of something else, such as of an account.
            Value::Number { .. } => return drawable(text).map_or(Self::Words, Self::Figure),
            Value::Date if range(text).is_none() => return Self::Words,
            Value::Date | Value::Text => {}
        }
        // The currency of a format of cells.
        if let Some(worth) = text.strip_prefix(CURRENCIES).and_then(drawable) {
            return Self::Figure(worth);
        }
        let digits = text.chars().any(|c| half_width(c).is_ascii_digit());
        // Lines are several figures, or a figure and words.
        if !digits || text.contains('\n') || text.chars().count() > LONGEST {
            return Self::Words;
        }
        range(text).or_else(|| adorned(text)).or_else(|| slip(text)).unwrap_or(Self::Words)
    }
}

/// Reads 100-120 and 100～120人, but not years.
fn range(text: &str) -> Option<Loose> {
    let bare = trim_notes(text);
    let at = bare.char_indices().skip(1).find(|(_, c)| "-－—–～~至".contains(*c))?;
    let (low, high) = (bare[..at.0].trim(), bare[at.0 + at.1.len_utf8()..].trim_start_matches('—').trim());
    let (low, high) = (drawable(low)?, worth_with_unit(high)?.0);
    let year = |worth: Decimal| worth.scale() == 0 && (Decimal::from(1900)..=Decimal::from(2100)).contains(&worth);
    (low < high && !year(low)).then_some(Loose::About(low, high))
}

/// Reads a figure with a unit, notes or words for about beside it.
fn adorned(text: &str) -> Option<Loose> {
    let bare = trim_notes(text).trim_start_matches(CURRENCIES).trim();
    if let Some((worth, unit)) = worth_with_unit(bare) {
        return Some(Loose::Marked { worth, unit });
    }
    let (mut rest, mut unit) = (bare.to_owned(), String::new());
    let (mut roughly, mut more, mut less) = (false, false, false);
    // 约100余条左右: words may stand before the figure, behind it and behind its unit.
    for _ in 0..4 {
        for (words, said) in [(&ROUGHLY[..], &mut roughly), (&MORE[..], &mut more), (&LESS[..], &mut less)] {
            let cut = words.iter().find_map(|word| rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)));
            if let Some(cut) = cut.map(|cut| cut.trim().to_owned()) {
                (*said, rest) = (true, cut);
            }
        }
        if unit.is_empty()
            && let Some((digits, behind)) = parted(&rest)
            && let measure = behind.trim_start_matches(['余', '多', '来'])
            && is_unit(measure)
        {
            more |= measure.len() < behind.len();
            (unit, rest) = (measure.to_owned(), digits.to_owned());
        }
    }
    let worth = drawable(&rest).filter(|_| roughly || more || less)?;
    let step = magnitude(worth);
    let low = if less || roughly && !more { worth - step } else { worth };
    let high = if more || roughly && !less { worth + step } else { worth };
    Some(Loose::About(low, high))
}

/// Returns the worth of the last place of a figure that is not 0: 100 of 1200, 1 of 1203.
fn magnitude(worth: Decimal) -> Decimal {
    let plain = worth.normalize();
    let (mut step, mut rest) = (Decimal::new(1, plain.scale()), plain.mantissa().unsigned_abs());
    while rest > 0 && rest % 10 == 0 {
        (step, rest) = (step * Decimal::TEN, rest / 10);
    }
    step
}

/// Leaves out notes in brackets and signs of notes at the end of a text.
fn trim_notes(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let before = rest.len();
        rest = rest.trim_end_matches(STARS).trim_end();
        for (open, close) in BRACKETS {
            if let Some(at) = rest.strip_suffix(close).and_then(|inside| inside.rfind(open)).filter(|at| *at > 0) {
                rest = rest[..at].trim_end();
            }
        }
        if rest.len() == before {
            return rest.trim_start_matches(['*', '＊', '※']).trim_start();
        }
    }
}

/// Parts the figure at the beginning of a text from what stands behind it.
fn parted(text: &str) -> Option<(&str, &str)> {
    let end = text.char_indices().rev().find(|(_, c)| half_width(*c).is_ascii_digit())?;
    let end = end.0 + end.1.len_utf8();
    Some((text[..end].trim(), text[end..].trim()))
}

/// Reads a figure with a unit behind it or with none.
fn worth_with_unit(text: &str) -> Option<(Decimal, String)> {
    if let Some(worth) = drawable(text) {
        return Some((worth, String::new()));
    }
    let (digits, unit) = parted(text)?;
    (is_unit(unit) || is_multiplier(unit)).then(|| drawable(digits).map(|worth| (worth, unit.to_owned()))).flatten()
}

fn is_multiplier(text: &str) -> bool {
    matches!(text, "百" | "千" | "万" | "亿" | "万亿" | "十万" | "百万" | "千万")
}

/// Returns the digit or the point that a letter or a sign looks like.
fn meant(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | '〇' | '○' | 'О' | 'о' => Some('0'),
        'l' | 'I' | '|' | 'ｌ' | 'Ｉ' | '丨' => Some('1'),
        '。' | '·' => Some('.'),
        '、' => Some(','),
        _ => None,
    }
}

/// Reads a figure that is mistyped.
fn slip(text: &str) -> Option<Loose> {
    let bare = trim_notes(text);
    let of_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || meant(c).is_some();
    let end = bare.trim_end_matches(|c: char| !of_figure(half_width(c))).len();
    let bare = if is_unit(bare[end..].trim()) { &bare[..end] } else { bare };
    let odd = bare.chars().find(|c| meant(*c).is_some());
    let plain: String = bare.chars().map(|c| meant(c).unwrap_or(half_width(c))).collect();
    let joined: String = plain.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let trimmed = joined.trim_matches('.');
    let worth = drawable(trimmed).filter(|_| trimmed.starts_with(|c: char| c.is_ascii_digit() || c == '-'))?;
    if let Some(c) = odd {
        return Some(Loose::Slip(Slip::LooksLike(c), worth, worth));
    }
    if trimmed.len() < joined.len() {
        // .5 is less than one, 5. is five.
        let worth = if joined.starts_with('.') { drawable(&format!("0.{trimmed}"))? } else { worth };
        return Some(Loose::Slip(Slip::Point, worth, worth));
    }
    // A comma may be meant for a point: 12,5.
    let point = plain.replacen(',', ".", 1);
    let other = drawable(&point).filter(|_| plain.contains(',')).unwrap_or(worth);
    Some(Loose::Slip(Slip::Separators, worth.min(other), worth.max(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match Loose::of(text) {
            Loose::Blank => "blank".into(),
            Loose::Figure(worth) => worth.to_string(),
            Loose::Marked { worth, unit } => format!("{worth}|{unit}"),
            Loose::About(low, high) => format!("{low}..{high}"),
            Loose::Slip(slip, low, high) => format!("{slip:?} {low} {high}"),
            Loose::Words => "words".into(),
        }
    }

    #[test]
    fn figures_are_read_whatever_stands_beside_them() {
        for (text, is) in [
            ("１５", "15"),
            ("100条", "100|条"),
            ("100 万元", "100|万元"),
            ("1.2万", "1.2|万"),
            ("100（估）", "100|"),
            ("100(预计数)*", "100|"),
            ("100*", "100|"),
            ("100①", "100|"),
            ("￥1,200", "1200"),
            ("约100", "0..200"),
            ("120余条", "120..130"),
            ("1200人以上", "1200..1300"),
            ("近50家", "40..50"),
            ("100-120", "100..120"),
            ("1000—1200人", "1000..1200"),
            ("1OO", "LooksLike('O') 100 100"),
            ("l2", "LooksLike('l') 12 12"),
            ("1,00", "Separators 1.00 100"),
            ("1 00", "Separators 100 100"),
            ("100.", "Point 100 100"),
            (".5", "Point 0.5 0.5"),
            ("12。5", "LooksLike('。') 12.5 12.5"),
            ("1OO条", "LooksLike('O') 100 100"),
        ] {
            assert_eq!(said(text), is, "{text}");
        }
    }

    #[test]
    fn other_texts_are_words() {
        for text in [
            "无",
            "未报",
            "待核",
            "①",
            "√",
            "2019-2020",
            "2020年",
            "3月5日",
            "第3期",
            "5号楼",
            "A1",
            "一百",
            "1.2.3",
            "O",
            "1/3",
            "12\n12",
            "(3)",
            "III",
            "100/200",
            "12:30",
        ] {
            assert_eq!(said(text), "words", "{text}");
        }
        assert_eq!(said("N/A"), "blank");
    }
}
