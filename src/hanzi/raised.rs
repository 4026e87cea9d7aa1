//! Raised and lowered figures as characters of their own (Unicode 17.0, blocks 2070–209F and 0080–00FF).

/// What has a raised form, and that form.
const RAISED: [(&str, &str); 6] = [
    ("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    ("０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    ("+-=()ni", "⁺⁻⁼⁽⁾ⁿⁱ"),
    ("＋－＝（）", "⁺⁻⁼⁽⁾"),
    ("−–", "⁻⁻"),
    ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ "),
];

/// What has a lowered form, and that form.
const LOWERED: [(&str, &str); 6] = [
    ("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
    ("０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉"),
    ("+-=()n", "₊₋₌₍₎ₙ"),
    ("＋－＝（）", "₊₋₌₍₎"),
    ("−–", "₋₋"),
    ("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ "),
];

/// Returns a text in raised characters, `10⁴` for a raised 4; `None` if one of its characters has no such form.
pub fn raised(text: &str) -> Option<String> {
    put(text, &RAISED)
}

/// Returns a text in lowered characters, `CO₂` for a lowered 2; `None` if one of its characters has no such form.
pub fn lowered(text: &str) -> Option<String> {
    put(text, &LOWERED)
}

/// Returns whether a character stands below the line by itself, or above it, and what it is on the line.
pub(super) fn on_line(c: char) -> Option<(bool, char)> {
    // A figure in a circle and the like is none.
    if !matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{209f}') {
        return None;
    }
    let find = |(below, forms): (bool, [(&str, &str); 6])| {
        let mut pairs = forms.into_iter().flat_map(|(plain, form)| plain.chars().zip(form.chars()));
        pairs.find(|(_, form)| *form == c).map(|(plain, _)| (below, plain))
    };
    [(true, LOWERED), (false, RAISED)].into_iter().find_map(find)
}

/// Returns a text with every raised and lowered character as it is on the line.
pub fn leveled(text: &str) -> String {
    text.chars().map(|c| on_line(c).map_or(c, |(_, plain)| plain)).collect()
}

fn put(text: &str, forms: &[(&str, &str)]) -> Option<String> {
    let form = |c: char| {
        let found = forms.iter().find_map(|(plain, form)| Some((plain.chars().position(|p| p == c)?, form)));
        found.and_then(|(at, form)| form.chars().nth(at))
    };
    text.chars().map(form).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_signs_have_forms_and_words_have_none() {
        assert_eq!(raised("-12").as_deref(), Some("⁻¹²"));
        assert_eq!(raised("（２）").as_deref(), Some("⁽²⁾"));
        assert_eq!(lowered("2").as_deref(), Some("₂"));
        assert_eq!((raised("注2"), lowered("max"), raised("4.5")), (None, None, None));
    }

    #[test]
    fn every_form_has_one_character() {
        for (plain, form) in RAISED.iter().chain(&LOWERED) {
            assert_eq!(plain.chars().count(), form.chars().count(), "{plain}");
        }
    }
}
