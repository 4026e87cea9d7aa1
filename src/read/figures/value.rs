//! Figures from cells, made fit for running text.

use crate::hanzi::{is_invisible, narrow};
use crate::messages::FigureFault;
use crate::source::Place;

/// A figure with its origin; an error that is none where the fault has been told elsewhere.
pub(super) type Outcome = Result<(String, Place), Option<FigureFault>>;

/// Returns whether a cell says nothing: it is empty, or holds a dash.
pub(super) fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || is_invisible(c) || matches!(c, '—' | '―' | '–' | '…' | '-' | '－' | '/'))
}

/// Returns a cell's value as running text has it.
///
/// Digits are half-width and not in groups. What follows in the text may have
/// the percent sign already.
pub(super) fn in_text(cell: &str, following: &str) -> String {
    let digit = |c: char| if ('０'..='９').contains(&c) { narrow(c) } else { c };
    let text: String = one_line(cell).chars().filter(|c| !is_invisible(*c)).map(digit).collect();
    let text = ungroup(text.trim());
    let said = following.trim_start();
    let said = said.starts_with(['%', '％']) || said.starts_with("个百分点");
    match text.strip_suffix(['%', '％']) {
        Some(number) if said => number.trim_end().to_owned(),
        _ => text,
    }
}

/// Joins the lines of a cell; only words of Latin letters need a space between them.
fn one_line(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        if latin(out.chars().last()) && latin(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Takes the marks between groups of three digits out of a number, and makes its signs half-width.
///
/// Any other text stays as it is.
fn ungroup(text: &str) -> String {
    let separator = |c: char| matches!(c, ',' | '，' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let number = text.trim_start_matches(['-', '−', '－', '+', '＋']);
    let whole = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit() || separator(c)).len();
    let (whole, rest) = number.split_at(whole);
    let groups: Vec<&str> = whole.split(separator).collect();
    let of_three = matches!(groups.split_first(), Some((first, rest))
        if (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    // A comma may also stand between two numbers, or after one in a sentence.
    let ends = rest.trim_end_matches(['%', '％', '‰']);
    let plain =
        ends.is_empty() || ends.strip_prefix(['.', '．']).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
    if !of_three || !plain {
        return text.to_owned();
    }
    let sign = &text[..text.len() - number.len()];
    format!("{sign}{}{}", groups.concat(), rest.replace('．', ".").replace('％', "%"))
}
