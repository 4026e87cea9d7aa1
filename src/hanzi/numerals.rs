//! Chinese numerals, written and read.

/// The digits from nought on; 〇 stands in years, 零 in numbers.
const DIGITS: &str = "零一二三四五六七八九";
/// Figures and the same written so that nobody can alter them.
const LEGAL: [(char, char); 13] = [
    ('零', '零'),
    ('一', '壹'),
    ('二', '贰'),
    ('三', '叁'),
    ('四', '肆'),
    ('五', '伍'),
    ('六', '陆'),
    ('七', '柒'),
    ('八', '捌'),
    ('九', '玖'),
    ('十', '拾'),
    ('百', '佰'),
    ('千', '仟'),
];

/// Returns whether a character is one of those that numbers up to 99 are written with.
pub fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Writes a number from 1 to 9999 in Chinese numerals.
pub fn numeral(number: u32) -> String {
    const UNITS: [(u32, &str); 3] = [(1000, "千"), (100, "百"), (10, "十")];
    let mut out = String::new();
    let mut rest = number;
    let mut gap = false;
    for (value, unit) in UNITS {
        let digit = rest / value;
        rest %= value;
        if digit == 0 {
            gap = !out.is_empty() && rest > 0;
            continue;
        }
        if gap {
            out.push(written(0));
        }
        gap = false;
        // 十二, not 一十二, at the start.
        if !(digit == 1 && value == 10 && out.is_empty()) {
            out.push(written(digit));
        }
        out.push_str(unit);
    }
    if rest > 0 || out.is_empty() {
        if gap {
            out.push(written(0));
        }
        out.push(written(rest));
    }
    out
}

/// Writes ① to ⑳, and above that the number in brackets.
pub fn circled(number: u32) -> String {
    let sign = (1..=20).contains(&number).then(|| char::from_u32(0x2460 + number - 1)).flatten();
    sign.map_or_else(|| format!("（{number}）"), String::from)
}

/// Writes a number from 1 to 9999 in the numerals of contracts, 壹贰叁.
pub fn legal_numeral(number: u32) -> String {
    let legal = |c| LEGAL.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, legal)| *legal);
    numeral(number).chars().map(legal).collect()
}

/// Writes a number digit by digit, as years are: 二〇二〇.
pub fn numeral_digits(number: u32) -> String {
    let digit = |c: char| c.to_digit(10).filter(|digit| *digit > 0).map_or('〇', written);
    number.to_string().chars().map(digit).collect()
}

/// Reads a number from 1 to 99 such as 三 or 二十一 at the start of a text; returns it with the bytes it takes.
pub fn read_numeral(text: &str) -> Option<(u32, usize)> {
    let mut bytes = 0;
    let (mut tens, mut ones) = (None, None);
    for c in text.chars() {
        match (read(c), c) {
            (Some(digit), _) if ones.is_none() => ones = Some(digit),
            (None, '十') if tens.is_none() => tens = Some(ones.take().unwrap_or(1)),
            _ => break,
        }
        bytes += c.len_utf8();
    }
    let number = tens.unwrap_or(0) * 10 + ones.unwrap_or(0);
    (number > 0).then_some((number, bytes))
}

/// Reads a number in digits or Chinese numerals at the start of a text, see [`read_numeral`].
pub fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        0 => read_numeral(text),
        _ => Some((text[..digits].parse().ok()?, digits)),
    }
}

fn written(digit: u32) -> char {
    DIGITS.chars().nth(digit as usize % 10).unwrap_or('零')
}

fn read(c: char) -> Option<u32> {
    let at = DIGITS.chars().skip(1).position(|digit| digit == c);
    at.map(|at| at as u32 + 1).or((c == '两').then_some(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        let pairs = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1010, "一千零一十"),
        ];
        for (number, text) in pairs {
            assert_eq!(numeral(number), text);
        }
        assert_eq!(legal_numeral(1021), "壹仟零贰拾壹");
        assert_eq!(numeral_digits(2020), "二〇二〇");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in 1..100 {
            let text = numeral(number);
            assert_eq!(read_numeral(&text), Some((number, text.len())));
            assert_eq!(self::number(&format!("{text}是")), Some((number, text.len())));
        }
        assert_eq!(read_numeral("两个"), Some((2, 3)));
        assert_eq!(read_numeral("是"), None);
        assert_eq!(number("21是"), Some((21, 2)));
    }
}
