//! Numbers of lists in the forms that Word knows (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat).

use crate::hanzi::{circled, legal_numeral, numeral as chinese, numeral_digits, widen};

/// 天干, for `ideographTraditional`.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// 地支, for `ideographZodiac`.
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
/// How the forms begin that [`padded`] gives.
const PADDED: &str = "padded ";
/// Above this a number is written in plain digits whatever its form is; longer ones are nobody's.
const MOST: u32 = 9999;

/// Writes a number in a form; unknown forms are decimal.
pub(super) fn numeral(form: &str, number: u32) -> String {
    if number == 0 || number > MOST {
        return if form == "none" { String::new() } else { number.to_string() };
    }
    match form {
        "none" => String::new(),
        "ordinal" => ordinal(number),
        "numberInDash" => format!("- {number} -"),
        "ideographEnclosedCircle" if number <= 10 => char::from_u32(0x3280 + number - 1).into_iter().collect(),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "chineseLegalSimplified" | "ideographLegalTraditional" => legal_numeral(number),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => numeral_digits(number),
        "ideographTraditional" => cycle(STEMS, number),
        "ideographZodiac" => cycle(BRANCHES, number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedFullstop" => format!("{number}."),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(widen).collect(),
        _ => match form.strip_prefix(PADDED).and_then(|width| width.parse().ok()) {
            Some(width) => format!("{number:0width$}"),
            None => number.to_string(),
        },
    }
}

/// Returns the form of numbers that are filled up with noughts, given as `001, 002, 003, ...`.
pub(super) fn padded(pattern: &str) -> Option<String> {
    let first = pattern.split(',').next()?.trim();
    let is_one = first.strip_suffix('1')?.chars().all(|c| c == '0');
    (is_one && (2..=9).contains(&first.len())).then(|| format!("{PADDED}{}", first.len()))
}

/// Returns whether numbers of a form are written as Word writes them.
pub(super) fn is_known(form: &str) -> bool {
    // These are written in plain digits.
    form.starts_with(PADDED)
        || numeral(form, 1) != "1"
        || matches!(form, "decimal" | "decimalHalfWidth" | "arabicHalfWidth" | "bullet")
}

/// Writes 1st, 2nd, 3rd, 4th.
fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// Writes A to Z, then AA, BB and so on, as Word does.
fn letters(number: u32, first: u8) -> String {
    let letter = char::from(first + ((number - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

fn roman(mut number: u32) -> String {
    let mut out = String::new();
    for (value, sign) in ROMAN {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

fn cycle(signs: &str, number: u32) -> String {
    let count = signs.chars().count();
    signs.chars().nth((number as usize - 1) % count).map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_forms_of_word() {
        let forms = [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("upperLetter", 28, "BB"),
            ("lowerLetter", 3, "c"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCountingThousand", 11, "十一"),
            ("chineseLegalSimplified", 21, "贰拾壹"),
            ("ideographDigital", 2020, "二〇二〇"),
            ("ideographTraditional", 2, "乙"),
            ("ideographZodiac", 12, "亥"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "（21）"),
            ("decimalFullWidth", 10, "１０"),
            ("padded 3", 7, "007"),
            ("ordinal", 112, "112th"),
            ("ordinal", 22, "22nd"),
            ("numberInDash", 3, "- 3 -"),
            ("ideographEnclosedCircle", 2, "㊁"),
            ("none", 1, ""),
            ("somethingNew", 7, "7"),
            ("lowerRoman", 70000, "70000"),
        ];
        for (form, number, text) in forms {
            assert_eq!(numeral(form, number), text, "{form}");
            assert_eq!(is_known(form), form != "somethingNew", "{form}");
        }
        assert_eq!(padded("001, 002, 003, ...").as_deref(), Some("padded 3"));
        assert_eq!((padded("а, б"), padded("1")), (None, None));
    }
}
