//! Numbers as they stand in tables.

use rust_decimal::Decimal;

/// Figures of this size and more are too large for exact sums of many, and are taken for text.
const LIMIT: i64 = 1_000_000_000_000_000;
/// Most digits behind the point.
const MOST_DECIMALS: u32 = 12;

/// Reads a figure as an office writes it: `1,234.5`, `12%`, `－3`, in half or full width.
///
/// `None` for everything else, gaps included. What is printed is the text as
/// written, never the value.
pub fn figure(text: &str) -> Option<Decimal> {
    let narrow: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let unsigned = narrow.strip_prefix(['-', '+']).unwrap_or(&narrow);
    let digits = unsigned.strip_suffix(['%', '‰']).unwrap_or(unsigned);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(decimals) || !(plain(whole) || is_grouped(whole)) {
        return None;
    }
    let value = Decimal::from_str_exact(&digits.replace(',', "")).ok()?;
    let fits = value < Decimal::from(LIMIT) && value.normalize().scale() <= MOST_DECIMALS;
    fits.then_some(if narrow.starts_with('-') { -value } else { value })
}

/// Returns whether a cell says that there is no figure: empty, or a dash or dots.
pub fn is_gap(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || "-－–—―─…．.·/／".contains(c))
}

/// Returns whether digits are separated by a comma into groups of three.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && digits(group));
    first && groups.all(|group| group.len() == 3 && digits(group))
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '–' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_an_office_writes_them() {
        let read = |text: &str| figure(text).map(|value| value.to_string());
        let pairs = [
            ("86.79", "86.79"),
            ("1,234,567.50", "1234567.50"),
            ("１，２３４．５", "1234.5"),
            ("12.5％", "12.5"),
            ("－3", "-3"),
            ("−3", "-3"),
            ("+8", "8"),
            ("12 345", "12345"),
            ("0", "0"),
        ];
        for (text, value) in pairs {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
        for text in ["", "—", "…", "1,23", "1.2.3", "3万", "abc", "1e5", ".5", "5.", "--3", "9999999999999999", "%"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn gaps_are_no_figures() {
        assert!(["", " ", "—", "——", "…", "……", "-", "／"].into_iter().all(is_gap));
        assert!(!["0", "无", "暂缺"].into_iter().any(is_gap));
    }
}
