//! Makes text ready for Chinese typesetting.
//!
//! Rules by clreq (W3C, Requirements for Chinese Text Layout) and house style:
//! the gap between Han and Latin is the typesetter's, not the writer's; a number
//! stays with its 年, 月, 日 or 时, and 〔2020〕3号, GB/T and Wi-Fi whole; no ·, ～ or
//! connecting — begins a line, and no / begins or ends one (GB/T 15834-2011, 5.1).

use crate::hanzi::{JOINER, SPLITTER, cluster_bounds, is_cjk, is_ideograph, is_invisible, is_mark};

/// Latin words up to this many characters are never broken.
const UNBROKEN: usize = 24;
/// Most characters of an address without a place where a line can break: the line before it would be stretched.
const ADDRESS: usize = 6;
/// Most characters of the letters of a standard, such as GB/T and DB21/T.
const STANDARD: usize = 8;
/// Most characters of any sort without a place where a line can break: more than a line has.
const LONGEST: usize = 60;

/// Returns a text with spaces put right, joiners where no line may break, and
/// splitters where a line could otherwise not break at all.
pub(super) fn polish(text: &str) -> String {
    relieve(split(&join(&plain(text))))
}

/// Puts splitters into Latin words too long for a line: after marks, and else at intervals.
fn split(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let address = is_address(run);
        if run.len() <= UNBROKEN && !address {
            out.push_str(run);
            continue;
        }
        // A mailbox is broken at its marks.
        let most = if address && !run.contains('@') { ADDRESS } else { UNBROKEN };
        let mut unbroken = 0;
        for (at, c) in run.char_indices() {
            out.push(c);
            unbroken += 1;
            let mark = matches!(c, '/' | '.' | '@' | '-' | '_' | '?' | '&' | '=');
            // Of what is left no less than a few letters go to the next line, and no mark begins one.
            let rest = &run[at + c.len_utf8()..];
            let goes_on = rest.chars().take(3).filter(char::is_ascii_alphanumeric).count() == 3;
            if goes_on && (unbroken >= most || mark && unbroken > 3) {
                out.push(SPLITTER);
                unbroken = 0;
            }
        }
    }
    out
}

/// Puts splitters where nothing else lets a line break for longer than any line is.
///
/// Rows of marks, of joined characters or of letters with accents would run out
/// of the page otherwise, and what writes PDFs takes no piece of 64 KB.
fn relieve(text: String) -> String {
    let breaks = |before: Option<char>, c: char| {
        c.is_whitespace() || c == SPLITTER || (is_ideograph(c) && before.is_some_and(is_ideograph))
    };
    let (mut before, mut unbroken) = (None, 0);
    let is_long = text.chars().any(|c| {
        unbroken = if breaks(before.replace(c), c) { 0 } else { unbroken + 1 };
        unbroken > LONGEST
    });
    if !is_long {
        return text;
    }
    let mut out = String::with_capacity(text.len() + text.len() / LONGEST);
    (before, unbroken) = (None, 0);
    for pair in cluster_bounds(&text).windows(2) {
        let cluster = &text[pair[0]..pair[1]];
        let Some(first) = cluster.chars().next() else { continue };
        if breaks(before, first) {
            unbroken = 0;
        } else if unbroken >= LONGEST {
            out.push(SPLITTER);
            unbroken = 0;
        }
        out.push_str(cluster);
        unbroken += cluster.chars().count();
        before = cluster.chars().next_back();
    }
    out
}

/// Drops the spaces that Chinese typesetting makes itself, and invisible characters; bookmarks need no more.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending: Option<Pending> = None;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match c {
            '\n' | '\r' => pending = pending.or(Some(Pending::Break)),
            // Thin and other odd spaces come with text from elsewhere; fonts may lack them.
            c if c.is_whitespace() && c != '\u{3000}' => pending = Some(Pending::Space),
            _ => {
                if let (Some(kind), Some(last)) = (pending.take(), out.chars().last())
                    && keeps_space(last, c, kind)
                {
                    out.push(' ');
                }
                out.push(c);
            }
        }
    }
    out.trim_matches([' ', '\u{3000}']).to_owned()
}

/// White space that has been read but not yet decided on.
#[derive(Clone, Copy)]
enum Pending {
    Space,
    Break,
}

fn keeps_space(before: char, after: char, kind: Pending) -> bool {
    match (is_cjk(before), is_cjk(after)) {
        // Between two Han characters a space means something (王 唱); a line break does not.
        (true, true) => matches!(kind, Pending::Space) && !is_mark(before) && !is_mark(after),
        (false, false) => true,
        _ => false,
    }
}

/// Puts joiners inside dates and numbers of issues, and around ·.
fn join(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    for (i, &c) in chars.iter().enumerate() {
        if i > 0 && joined(&chars, i) {
            out.push(JOINER);
        }
        out.push(c);
    }
    out
}

/// Returns whether no line may break before the character at `i`.
fn joined(chars: &[char], i: usize) -> bool {
    let (before, after) = (chars[i - 1], chars[i]);
    let digit = |c: char| c.is_ascii_digit();
    match (before, after) {
        ('·', _) | (_, '·' | '～' | '〜') => true,
        // Two of them are a dash, which may begin a line.
        (b, '—' | '–') => b != '—' && chars.get(i + 1) != Some(&'—'),
        ('／', _) | (_, '／') => true,
        // A hyphen between words ends a line, and does not begin one as a minus does.
        (b, '-') if is_ideograph(b) => chars.get(i + 1).copied().is_some_and(is_ideograph),
        ('-', c) if is_ideograph(c) && i > 1 && is_ideograph(chars[i - 2]) => false,
        ('/' | '-', c) | (c, '/') if !c.is_whitespace() => !is_address(&word(chars, i)),
        (' ', d) if digit(d) => is_standard(&word(chars, i - 1)),
        ('第', d) if digit(d) => true,
        (d, '年' | '月' | '日' | '号' | '期' | '时' | '分' | '秒') if digit(d) => true,
        ('〕', d) if digit(d) => number_then(chars, i, &['号']),
        (_, '〔') => chars.get(i + 1).copied().is_some_and(digit) && is_cjk(before) && !is_mark(before),
        _ => false,
    }
}

/// Returns the Latin word that the characters before and behind a place belong to.
fn word(chars: &[char], at: usize) -> String {
    // One longer than any that stays whole need not be known to its end.
    let from = at.saturating_sub(LONGEST);
    let start = chars[from..at].iter().rposition(|c| !c.is_ascii_graphic()).map_or(from, |before| from + before + 1);
    chars[start..].iter().take(2 * LONGEST).take_while(|c| c.is_ascii_graphic()).collect()
}

/// Returns whether a Latin word is the address of a page or a mailbox, or longer than any that stays whole.
pub(super) fn is_address(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_ascii_graphic());
    word.contains("://") || word.starts_with("www.") || word.contains('@') || word.len() > UNBROKEN
}

/// Returns whether a Latin word is the letters of a standard, before its number: GB, GB/T, ISO, DB21/T.
fn is_standard(word: &str) -> bool {
    let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '/';
    (2..=STANDARD).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(capital)
}

/// Returns whether the digits from `i` on are followed by one of some characters.
fn number_then(chars: &[char], i: usize, ends: &[char]) -> bool {
    let end = chars[i..].iter().position(|c| !c.is_ascii_digit());
    end.is_some_and(|offset| ends.contains(&chars[i + offset]))
}

/// Returns whether a quotation mark stands in Latin text and wants the Latin shape.
///
/// `chars` is the text, `i` the place of the mark.
pub(super) fn is_latin_quote(chars: &[char], i: usize) -> bool {
    let latin = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !is_cjk(*c) || c.is_ascii_punctuation());
    let before = chars[..i].iter().rev().find(|c| !c.is_whitespace());
    let after = chars[i + 1..].iter().find(|c| !c.is_whitespace());
    let apart = chars[..i].last().is_some_and(|c| *c == ' ') || chars.get(i + 1) == Some(&' ');
    match chars[i] {
        // An apostrophe inside a word.
        '’' if latin(chars[..i].last()) && latin(chars.get(i + 1)) => true,
        '“' | '‘' => latin(after) && (before.is_none_or(|c| !is_cjk(*c)) && (latin(before) || apart)),
        '”' | '’' => latin(before) && (after.is_none_or(|c| !is_cjk(*c)) && (latin(after) || apart)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_between_han_and_digits_are_the_typesetters() {
        assert_eq!(plain("下放调整 1005 项，其中 50%的"), "下放调整1005项，其中50%的");
        assert_eq!(plain("在 Typst 里 the quick fox"), "在Typst里the quick fox");
    }

    #[test]
    fn spaces_between_han_stay_and_line_breaks_do_not() {
        assert_eq!(plain("王 唱"), "王 唱");
        assert_eq!(plain("第一行\n第二行"), "第一行第二行");
        assert_eq!(plain("报： 辽宁省"), "报：辽宁省");
    }

    #[test]
    fn dates_and_numbers_are_joined() {
        let shown = |text: &str| join(text).replace(JOINER, "|");
        assert_eq!(shown("于2020年12月14日在"), "于2020|年12|月14|日在");
        assert_eq!(shown("12时20分"), "12|时20|分");
        assert_eq!(shown("第3期"), "第|3|期");
        assert_eq!(shown("营信办〔2020〕3号"), "营信办|〔2020〕|3|号");
        assert_eq!(shown("艾力·买买提"), "艾力|·|买买提");
        assert_eq!(shown("2020年3个"), "2020|年3个");
    }

    #[test]
    fn marks_that_join_begin_no_line_and_words_with_them_stay_whole() {
        let shown = |text: &str| join(text).replace(JOINER, "|");
        assert_eq!(shown("3～5天，大连—营口，——他"), "3|～5天，大连|—营口，——他");
        assert_eq!(shown("5mg/L、省／市、和/或"), "5mg|/|L、省|／|市、和|/|或");
        assert_eq!(shown("Wi-Fi、e-mail、-5"), "Wi-|Fi、e-|mail、-|5");
        assert_eq!(shown("按GB/T 18000和GB 50016，iPhone 6"), "按GB|/|T |18000和GB |50016，iPhone 6");
        assert_eq!(shown("http://a.gov.cn/x-y"), "http://a.gov.cn/x-y");
    }

    #[test]
    fn long_addresses_can_be_broken() {
        let shown = |text: &str| split(text).replace(SPLITTER, "|");
        assert_eq!(shown("ykfgwxygk@163.com"), "ykfgwxygk@|163.|com");
        assert_eq!(shown("见averylongname@averylongplace.gov.cn。"), "见averylongname@|averylongplace.|gov.cn。");
        assert_eq!(shown("https://www.yk.gov.cn/a"), "https://|www.yk.|gov.cn/a");
        assert_eq!(shown("unbrokenwordofletters"), "unbrokenwordofletters");
    }

    #[test]
    fn whatever_is_longer_than_a_line_can_be_broken() {
        for (text, parts) in [("é", 3), ("（", 3), ("e\u{301}", 5), ("·", 3), ("中", 1), ("é ", 1)] {
            let long = text.repeat(150);
            let relieved = relieve(long.clone());
            assert_eq!(relieved.split(SPLITTER).count(), parts, "{text}");
            assert_eq!(relieved.replace(SPLITTER, ""), long);
            assert!(!relieved.contains("\u{200b}\u{301}"));
        }
        assert_eq!(relieve("，".repeat(LONGEST)), "，".repeat(LONGEST));
    }

    #[test]
    fn quotes_are_latin_only_in_latin_text() {
        let latin = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            (0..chars.len()).filter(|i| "“”‘’".contains(chars[*i]) && is_latin_quote(&chars, *i)).count()
        };
        assert_eq!(latin("被称为审批路上的“ETC”。"), 0);
        assert_eq!(latin("“放管服”改革"), 0);
        assert_eq!(latin("He said “hello” to us"), 2);
        assert_eq!(latin("it’s"), 1);
    }
}
