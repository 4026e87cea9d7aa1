//! Subscripts and superscripts in a text: `COD_{Cr}`, `10^{4}`, and characters that stand so by themselves, PM₂.₅.
//!
//! What they are set as follows from how they are read where somebody copies or searches them. A subscript behind a
//! letter is set in small figures and copies as PM2.5. Behind a figure that would make another figure of both, 104 of
//! 10⁴, so there they stay the characters that Unicode has for them (17.0, blocks 2070–209F and 0080–00FF); and every
//! superscript that has such does.

use std::borrow::Cow;
use std::ops::Range;

use super::marks::{JOINER, SPLITTER};
use super::raised::{leveled, lowered, on_line, raised};

/// Size of a character set as a sub- or superscript, in em of the text about it.
pub const SCRIPT_SIZE: f64 = 0.62;
/// How far below the line a subscript stands, and above it a superscript, in em of the text about it: no line moves.
pub const SCRIPT_SHIFT: [f64; 2] = [0.16, 0.42];

/// Most characters of a sub- or superscript.
const LONGEST: usize = 12;

/// How a sub- or superscript is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In small characters below the line.
    Lowered,
    /// In small characters above the line.
    Raised,
    /// In characters that stand below the line by themselves.
    LoweredSigns,
    /// In characters that stand above the line by themselves.
    RaisedSigns,
}

/// A sub- or superscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Its bytes in the text, marks included.
    pub range: Range<usize>,
    /// How it is set.
    pub look: Look,
    /// The characters it is set in.
    pub text: String,
}

/// Finds the sub- and superscripts of a text, in their order.
pub fn scripts(text: &str) -> Vec<Script> {
    let mut found: Vec<Script> = Vec::new();
    if !may_have(text) {
        return found;
    }
    let (mut at, mut before) = (0, None);
    while let Some(c) = text[at..].chars().next() {
        let script = braced(&text[at..], before).or_else(|| pasted(&text[at..], before));
        at += match script {
            Some((length, look, words)) => {
                found.push(Script { range: at..at + length, look, text: words });
                length
            }
            None => c.len_utf8(),
        };
        if !is_joint(c) {
            before = Some(c);
        }
    }
    found
}

/// Returns a text as it is copied from a page: a subscript behind a letter on the line, whatever stays apart as it is.
pub fn flat(text: &str) -> Cow<'_, str> {
    let scripts = scripts(text);
    if scripts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for script in scripts {
        out.push_str(&text[at..script.range.start]);
        out.push_str(&script.text);
        at = script.range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// Returns words as a sub- or superscript in a text, behind a character; `None` if they cannot be one.
pub fn script(words: &str, below: bool, before: Option<char>) -> Option<String> {
    let form = if below { lowered(words) } else { raised(words) };
    let marked = || {
        let marked = format!("{}{{{words}}}", if below { '_' } else { '^' });
        braced(&marked, before).map(|_| marked)
    };
    form.or_else(marked)
}

/// Returns whether a text may have sub- or superscripts; quick, since most have none.
fn may_have(text: &str) -> bool {
    text.contains("_{") || text.contains("^{") || !text.is_ascii() && text.chars().any(|c| on_line(c).is_some())
}

/// Reads `_{…}` or `^{…}` at the beginning of a text; returns how long it is, and how it is set.
fn braced(text: &str, before: Option<char>) -> Option<(usize, Look, String)> {
    let below = match text.get(..2)? {
        "_{" => true,
        "^{" => false,
        _ => return None,
    };
    let inside = &text[2..][..text[2..].find('}')?];
    let words: String = inside.chars().filter(|c| !is_joint(*c)).collect();
    let fits = (1..=LONGEST).contains(&words.chars().count()) && words.chars().all(may_stand);
    let (look, words) = set(if fits { words } else { return None }, below, before)?;
    Some((inside.len() + 3, look, words))
}

/// Reads characters that stand below or above the line by themselves at the beginning of a text.
fn pasted(text: &str, before: Option<char>) -> Option<(usize, Look, String)> {
    let (below, _) = on_line(text.chars().next()?)?;
    let same = |c: char| on_line(c).is_some_and(|(other, _)| other == below);
    let mut length = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        // The point of ₂.₅ has no form of its own.
        let point = c == '.' && below && rest.peek().is_some_and(|(_, next)| same(*next));
        if !same(c) && !point {
            break;
        }
        length = at + c.len_utf8();
    }
    set(leveled(&text[..length]), below, before).map(|(look, words)| (length, look, words))
}

/// Decides how words are set behind a character; `None` where they would be read as part of a figure.
fn set(words: String, below: bool, before: Option<char>) -> Option<(Look, String)> {
    let behind_figure = before.is_none_or(|c| c.is_ascii_digit());
    if !below {
        return match raised(&words) {
            Some(signs) => Some((Look::RaisedSigns, signs)),
            None => (!(behind_figure && goes_on(&words))).then_some((Look::Raised, words)),
        };
    }
    let signs = lowered(&words);
    match signs {
        Some(signs) if behind_figure => Some((Look::LoweredSigns, signs)),
        None if behind_figure && goes_on(&words) => None,
        _ => Some((Look::Lowered, leveled(&words))),
    }
}

/// Returns whether words on the line would make another figure of the one before them.
fn goes_on(words: &str) -> bool {
    words.starts_with(|c: char| !c.is_alphabetic() && !matches!(c, '(' | '['))
}

/// Returns whether a character may stand in a sub- or superscript.
fn may_stand(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '+' | '-' | '−' | '=' | '(' | ')' | '[' | ']' | '.' | ',' | '/' | '*' | '′' | 'α'..='ω')
        || on_line(c).is_some()
}

fn is_joint(c: char) -> bool {
    matches!(c, JOINER | SPLITTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(text: &str) -> Vec<(Look, String)> {
        scripts(text).into_iter().map(|script| (script.look, script.text)).collect()
    }

    #[test]
    fn braces_and_characters_are_the_same() {
        for text in ["PM₂.₅", "PM_{2.5}", "PM_{₂.₅}"] {
            assert_eq!(looks(text), [(Look::Lowered, "2.5".to_owned())], "{text}");
            assert_eq!(flat(text), "PM2.5");
        }
        assert_eq!(looks("10^{-4}吨"), looks("10⁻⁴吨"));
        assert_eq!(flat("COD_{Cr}、C₆H₁₂O₆、x^{max}、调查^{[1]}"), "CODCr、C6H12O6、xmax、调查[1]");
    }

    #[test]
    fn no_figure_becomes_another() {
        assert_eq!(flat("10^{4}吨，101_{2}，101₂"), "10⁴吨，101₂，101₂");
        // They have no characters, and would be read as 104.5 and 52.5.
        assert_eq!(flat("10^{4.5}、5_{2.5}"), "10^{4.5}、5_{2.5}");
        assert_eq!(flat("m^{2}、km²、10⁰"), "m²、km²、10⁰");
    }

    #[test]
    fn what_is_none_stays() {
        for text in ["a_{}", "a_{长江}", "_{", "f(x)^2", "{a}", "a_{b{c}}", "x^{一二}", "a_{0123456789012}", "a_{b c}"]
        {
            assert_eq!(flat(text), text);
        }
        assert_eq!(script("2.5", true, Some('M')).as_deref(), Some("_{2.5}"));
        assert_eq!((script("4", false, Some('0')).as_deref(), script("4.5", false, Some('0'))), (Some("⁴"), None));
    }
}
