//! Takes running text apart by its lines, before what is left is read as Markdown: quotations, boxes and formulae.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::markdown::{markdown, plain};
use super::signs;
use super::untaken;
use crate::diag::Diagnostic;
use crate::messages::{Problem, Unsupported};
use crate::model::{Block, Inline};
use crate::source::{Located, Place};

/// Deepest nesting of quotations.
const DEEPEST: usize = 4;
/// Longest title of a box, in characters; what is longer begins a sentence.
const LONGEST_TITLE: usize = 20;
/// How the line begins that says where a quotation is from.
const BY: &str = "——";

/// Reads running text: Markdown, and quotations and formulae in it.
pub(super) fn running(excerpt: &Excerpt, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    within(excerpt, 0, found)
}

fn within(excerpt: &Excerpt, depth: usize, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    if !excerpt.text.contains(['>', '$']) {
        return markdown(excerpt, found);
    }
    let mut blocks = Vec::new();
    for (sort, range) in stretches(excerpt.text) {
        let part = excerpt.part(range);
        match sort {
            Sort::Quote if depth < DEEPEST => {
                let bare = bare(part.text);
                signs::report_quotation(&part, &bare, found);
                blocks.push(quote(None, within(&part.with_text(&bare), depth + 1, found)));
            }
            Sort::Formula => blocks.extend(part.lines(0..part.text.len()).map(|line| formula(&part, line, found))),
            Sort::Text | Sort::Quote => blocks.extend(markdown(&part, found)),
        }
    }
    blocks
}

/// Makes a quotation of what it says, or a box, if it has a title or begins with one.
pub(super) fn quote(title: Option<Located<String>>, mut blocks: Vec<Block>) -> Block {
    let title = title.or_else(|| take_title(&mut blocks));
    let by = take_by(&mut blocks);
    Block::Quote { title, blocks, by }
}

/// What a stretch of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Quote,
    Formula,
}

/// Parts a text into stretches of lines of one sort.
fn stretches(text: &str) -> Vec<(Sort, Range<usize>)> {
    let mut stretches: Vec<(Sort, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let sort = match (quoted(line), formula_in(line)) {
            (Some(_), _) => Sort::Quote,
            (None, Some(_)) => Sort::Formula,
            (None, None) => Sort::Text,
        };
        let end = at + line.len();
        match stretches.last_mut().filter(|last| last.0 == sort) {
            Some(last) => last.1.end = end,
            None => stretches.push((sort, at..end)),
        }
        at = end;
    }
    // Signs that nothing follows say nothing, and are printed.
    let is_blank = |range: &Range<usize>| {
        text[range.clone()].lines().all(|line| quoted(line).is_some_and(|rest| rest.trim().is_empty()))
    };
    for (sort, range) in &mut stretches {
        if *sort == Sort::Quote && is_blank(range) {
            *sort = Sort::Text;
        }
    }
    stretches
}

/// Returns a quotation without its signs, as long as it was, so that places stay right: each of its lines begins where
/// its words do, and the line before is longer instead.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = quoted(line).unwrap_or(line);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let ended = out.ends_with('\n');
        out.truncate(out.len() - usize::from(ended));
        out.extend(std::iter::repeat_n(' ', line.len() - rest.len() - usize::from(!ended)));
        out.push('\n');
        out += rest;
    }
    out
}

/// Returns what a line has behind the sign of a quotation; before a figure it is the sign of an inequality.
fn quoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    let is_figure = rest.trim_start_matches(['-', '−', '.']).starts_with(|c: char| c.is_ascii_digit());
    (!is_figure && !rest.starts_with(['=', '＝'])).then_some(rest)
}

/// Takes the title off a text that begins with one in 【】.
fn take_title(blocks: &mut Vec<Block>) -> Option<Located<String>> {
    let alone = blocks.len() == 1;
    let Block::Paragraph(line) = blocks.first_mut()? else { return None };
    let text = match line.first_mut()? {
        Inline::Text(text) => text,
        Inline::Strong(inner) => match inner.as_mut_slice() {
            [Inline::Text(text)] => text,
            _ => return None,
        },
        Inline::Link { .. } | Inline::Footnote(_) => return None,
    };
    let lead = text.value.len() - text.value.trim_start().len();
    let start = lead + text.value[lead..].strip_prefix('【').map(|_| '【'.len_utf8())?;
    let end = start + text.value[start..].find('】')?;
    let title = part_of(text, start..end);
    let rest = part_of(text, end + '】'.len_utf8()..text.value.len());
    let length = title.value.trim().chars().count();
    let is_all = alone && line.len() == 1 && rest.value.trim().is_empty();
    if is_all || !(1..=LONGEST_TITLE).contains(&length) {
        return None;
    }
    if rest.value.trim().is_empty() {
        line.remove(0);
    } else if let Some(Inline::Text(text)) = line.first_mut() {
        *text = rest;
    } else {
        line[0] = Inline::Strong(vec![Inline::Text(rest)]);
    }
    if line.is_empty() {
        blocks.remove(0);
    }
    Some(title)
}

/// Returns a part of a text, whose place is known if nothing in it is escaped.
fn part_of(text: &Located<String>, part: Range<usize>) -> Located<String> {
    let place = if text.place.range.len() == text.value.len() {
        let start = text.place.range.start;
        Place::new(text.place.file, start + part.start..start + part.end)
    } else {
        text.place.clone()
    };
    Located { value: text.value[part].to_owned(), place }
}

/// Takes off a text its last line, if it says where the text is from.
fn take_by(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let is_by = |block: &Block| match block {
        Block::Paragraph(line) => {
            matches!(line.first(), Some(Inline::Text(text)) if text.value.trim_start().starts_with(BY))
        }
        _ => false,
    };
    if blocks.len() < 2 || !blocks.last().is_some_and(is_by) {
        return None;
    }
    match blocks.pop() {
        Some(Block::Paragraph(line)) => Some(line),
        _ => None,
    }
}

/// Finds the formula that a line is: what stands between two $, and the digits of its number.
fn formula_in(line: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let words = line.trim();
    let lead = line.len() - line.trim_start().len();
    let (rest, number) = match words.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '('])) {
        Some((rest, digits)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let start = lead + words[..words.rfind(digits)? + digits.len()].len() - digits.len();
            (rest.trim_end(), Some(start..start + digits.len()))
        }
        _ => (words, None),
    };
    let inside = rest.strip_prefix('$')?.strip_suffix('$')?;
    let inside = inside.strip_prefix('$').and_then(|inside| inside.strip_suffix('$')).unwrap_or(inside);
    let start = lead + (rest.len() - inside.len()) / 2 + inside.len() - inside.trim_start().len();
    let said = inside.trim();
    (!said.is_empty() && !said.contains('$')).then(|| (start..start + said.len(), number))
}

/// Reads the line of a formula: text, in which nothing but sub- and superscripts is a mark.
fn formula(excerpt: &Excerpt, line: Range<usize>, found: &mut Vec<Diagnostic>) -> Block {
    let moved = |range: Range<usize>| line.start + range.start..line.start + range.end;
    let (range, number) = formula_in(&excerpt.text[line.clone()]).unwrap_or((0..line.len(), None));
    let said = excerpt.part(moved(range));
    untaken::report(&said, found);
    if let Some(at) = foreign(said.text) {
        let problem = Problem::MarkdownLiteral { what: Unsupported::Tex };
        found.push(Diagnostic::warning(problem, said.place(at)));
    }
    let text =
        plain(&said).into_iter().flat_map(|block| if let Block::Paragraph(text) = block { text } else { Vec::new() });
    Block::Formula { text: text.collect(), number: number.map(|number| excerpt.located(moved(number))) }
}

/// Finds what TeX would have another meaning for: `\frac`, `x_1`.
fn foreign(text: &str) -> Option<Range<usize>> {
    let follows = |at: usize, is: fn(char) -> bool| text[at + 1..].starts_with(is);
    let command = |at: &usize| match text.as_bytes()[*at] {
        b'\\' => follows(*at, |c| c.is_ascii_alphabetic()),
        _ => follows(*at, |c| c.is_ascii_alphanumeric()),
    };
    let at = text.match_indices(['\\', '_']).map(|(at, _)| at).find(command)?;
    let end = text[at + 1..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |length| at + 1 + length);
    Some(at..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stands_alone_between_two_signs() {
        let formula = |line: &'static str| {
            formula_in(line).map(|(said, number)| (&line[said], number.map(|number| &line[number])))
        };
        assert_eq!(formula("$ K = a/b $"), Some(("K = a/b", None)));
        assert_eq!(formula("　$$K$$ （12）\n"), Some(("K", Some("12"))));
        assert_eq!(formula("$ f(x) $(1)"), Some(("f(x)", Some("1"))));
        assert_eq!(formula("$ K = (1) $"), Some(("K = (1)", None)));
        for line in ["$", "$$", "$ $", "$5 和 $6", "共 $5$", "$a$ 和 $b$", "$a$（一）"] {
            assert_eq!(formula(line), None, "{line}");
        }
    }

    #[test]
    fn a_sign_before_a_figure_is_no_quotation() {
        use Sort::{Quote, Text};
        let is = |line| quoted(line).is_some();
        assert!(is("> 引文") && is(">引文") && is("　> 引文") && is("> 5 家"));
        assert!(!is(">60分为合格") && !is(">=3") && !is("\\> 甲") && !is("甲 > 乙"));
        let stretches =
            |text| super::stretches(text).into_iter().map(|(is, range)| (is, &text[range])).collect::<Vec<_>>();
        assert_eq!(
            stretches("甲\n> 乙\n> 丙\n丁\n>\n"),
            [(Text, "甲\n"), (Quote, "> 乙\n> 丙\n"), (Text, "丁\n"), (Text, ">\n")]
        );
        assert_eq!(bare("> 甲\n>- 乙\n　> > 丙\n>"), " \n甲 \n- 乙     \n> 丙 \n");
    }
}
