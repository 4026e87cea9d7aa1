//! Numbers written in Han characters.

/// Reads a number from 1 to 99 such as 三 or 二十一 at the start of a text; returns it with the bytes it takes.
pub(super) fn han_number(text: &str) -> Option<(u32, usize)> {
    let mut bytes = 0;
    let (mut tens, mut ones, mut seen) = (None, None, false);
    for c in text.chars() {
        match (digit(c), c) {
            (Some(digit), _) if ones.is_none() => ones = Some(digit),
            (None, '十') if tens.is_none() => tens = Some(ones.take().unwrap_or(1)),
            _ => break,
        }
        seen = true;
        bytes += c.len_utf8();
    }
    let number = tens.unwrap_or(0) * 10 + ones.unwrap_or(0);
    (seen && number > 0).then_some((number, bytes))
}

/// Reads a number in digits or Han characters at the start of a text.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        0 => han_number(text),
        _ => Some((text[..digits].parse().ok()?, digits)),
    }
}

/// Writes a number from 1 to 99 in Han characters.
pub(super) fn han(number: u32) -> String {
    let digit = |at: u32| "零一二三四五六七八九".chars().nth(at as usize).unwrap_or('零').to_string();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

fn digit(c: char) -> Option<u32> {
    let at = "一二三四五六七八九".chars().position(|digit| digit == c);
    at.map(|at| at as u32 + 1).or((c == '两').then_some(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_characters_are_read_and_written() {
        for (text, number) in [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21)] {
            assert_eq!(han_number(text), Some((number, text.len())));
            assert_eq!(han(number), text);
        }
        assert_eq!(han_number("两个"), Some((2, 3)));
        assert_eq!(han_number("是"), None);
    }
}
