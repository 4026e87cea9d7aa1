//! What must stand around a word for it to be wrong.

/// A condition on the surroundings of a match.
#[derive(Debug)]
pub(super) struct Condition {
    side: Side,
    /// Whether one of the words must stand there, or none may.
    wanted: bool,
    words: Vec<String>,
}

/// Where the words of a condition are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Sentence,
}

/// Reads conditions such as `前≠讲|一 后=于|在`; `-` is none. `list` gives the words of an `@name`.
///
/// Returns `None` if they are not written as they should be.
pub(super) fn conditions(text: &str, list: &dyn Fn(&str) -> Option<String>) -> Option<Vec<Condition>> {
    if text == "-" {
        return Some(Vec::new());
    }
    text.split(' ').map(|condition| parse(condition, list)).collect()
}

fn parse(text: &str, list: &dyn Fn(&str) -> Option<String>) -> Option<Condition> {
    let mut chars = text.chars();
    let side = match chars.next()? {
        '前' => Side::Before,
        '后' => Side::After,
        '句' => Side::Sentence,
        _ => return None,
    };
    let wanted = match chars.next()? {
        '=' => true,
        '≠' => false,
        _ => return None,
    };
    let words = match chars.as_str().strip_prefix('@') {
        Some(name) => list(name)?,
        None => chars.as_str().to_owned(),
    };
    let words: Vec<String> = words.split('|').map(str::to_owned).collect();
    (!words.iter().any(String::is_empty)).then_some(Condition { side, wanted, words })
}

impl Condition {
    /// Returns whether the condition holds for a match that stands between two texts.
    pub(super) fn holds(&self, before: &str, after: &str) -> bool {
        let stands = |word: &String| match self.side {
            Side::Before => ends_with(before, word),
            Side::After => starts_with(after, word),
            Side::Sentence => before_in(before).contains(word.as_str()) || after_in(after).contains(word.as_str()),
        };
        self.words.iter().any(stands) == self.wanted
    }
}

const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];
/// Most bytes of a sentence that are looked at, so that no text takes long.
const SENTENCE: usize = 900;

/// Returns the part of a text that belongs to the sentence at its end.
pub(super) fn before_in(text: &str) -> &str {
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(SENTENCE))..];
    text.rfind(ENDS).map_or(text, |at| &text[at..])
}

/// Returns the part of a text that belongs to the sentence at its start.
pub(super) fn after_in(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(SENTENCE)];
    text.find(ENDS).map_or(text, |at| &text[..at])
}

/// Returns whether a text begins with a word in which `#` stands for a number.
fn starts_with(text: &str, word: &str) -> bool {
    let mut rest = text;
    for part in word.split_inclusive('#') {
        let literal = part.strip_suffix('#').unwrap_or(part);
        let Some(after) = rest.strip_prefix(literal) else { return false };
        rest = after;
        if part.ends_with('#') {
            let number = number_len(rest);
            if number == 0 {
                return false;
            }
            rest = &rest[number..];
        }
    }
    true
}

/// Returns whether a text ends with a word, or with a digit if the word is `#`.
fn ends_with(text: &str, word: &str) -> bool {
    match word {
        "#" => text.chars().next_back().is_some_and(is_number),
        _ => text.ends_with(word),
    }
}

/// Returns how many bytes of a number a text begins with.
pub(super) fn number_len(text: &str) -> usize {
    text.find(|c| !is_number(c)).unwrap_or(text.len())
}

/// Returns whether a character belongs to a number in digits or in Chinese.
pub(super) fn is_number(c: char) -> bool {
    c.is_ascii_digit() || ".%％：:○〇零一二三四五六七八九十百千万亿两半".contains(c) || ('０'..='９').contains(&c)
}
