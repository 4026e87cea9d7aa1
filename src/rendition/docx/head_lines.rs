//! What the masthead says, in the lines that it says it in.

use super::measures::twips;
use super::paragraph::{Paragraph, text_runs};
use super::props::Run;
use super::styles::SANHAO;
use crate::document::Masthead;
use crate::hanzi::is_em_wide;

/// What stands before the names of those who sign.
pub(super) const SIGNER: &str = "签发人：";

/// Returns the lines of the name, those of the kind with them where the look has both together.
pub(super) fn name(head: &Masthead) -> String {
    let kind = head.kind.as_deref().filter(|_| head.style == "banner").unwrap_or_default();
    let between = if head.kind_below { "\n" } else { "" };
    format!("{}{between}{kind}", head.name_lines.join("\n"))
}

/// Returns the lines beside the name in the look `flag`, but the kind: 增刊, the number, who signs.
pub(super) fn beside_name(head: &Masthead) -> Vec<String> {
    let number = [&head.year, &head.number].into_iter().flatten().cloned().collect::<String>();
    let number = Some(number).filter(|number| !number.is_empty());
    let all = head.edition.clone().into_iter().chain(number).chain(head.total.clone());
    all.chain(head.number_lines.iter().cloned()).chain(signed(head)).collect()
}

/// 〔2020〕 第3期 总第10期
pub(super) fn number_line(head: &Masthead) -> String {
    let words = [head.number.as_ref(), head.total.as_ref()];
    let words = words.into_iter().flatten().cloned().collect::<Vec<_>>().join("\u{3000}");
    if !head.number_lines.is_empty() {
        return head.number_lines.join("\n");
    }
    head.year.as_ref().map_or(words.clone(), |year| format!("{year} {words}"))
}

/// Counts the lines that a head has besides those of its look: 增刊, further ones of name, number, signers and issuers.
pub(super) fn further_lines(head: &Masthead) -> f64 {
    let signers = head.signers.len().div_ceil(2);
    let name = name(head).lines().count();
    let further = [name, head.number_lines.len(), signers, head.issuers.len()].map(|lines| lines.saturating_sub(1));
    (usize::from(head.edition.is_some()) + further.iter().sum::<usize>()) as f64
}

/// Returns the lines of 签发人, two names on each, the first behind the label, GB/T 9704-2012 7.2.6.
pub(super) fn signed(head: &Masthead) -> Vec<String> {
    let label = |n: usize| if n == 0 { SIGNER } else { "" };
    let lines = head.signers.chunks(2).enumerate();
    lines.map(|(n, names)| format!("{}{}", label(n), names.join("\u{3000}"))).collect()
}

/// Puts an issuer into a line, spread to the width of the longest if that is wanted, and more behind it.
pub(super) fn spread(head: &Masthead, mut line: Paragraph, issuer: &str, more: &str) -> Paragraph {
    let width = |text: &str| text.chars().map(|c| if is_em_wide(c) { 1.0 } else { 0.5 }).sum::<f64>();
    let most = head.issuers.iter().map(|issuer| width(issuer)).fold(0.0, f64::max);
    let last = issuer.char_indices().next_back().map_or(0, |(at, _)| at);
    let gaps = issuer[..last].chars().count();
    let white = if head.spread && gaps > 0 { (most - width(issuer)) / gaps as f64 } else { 0.0 };
    let look = Run { tracking: (white > 0.0).then(|| twips(white * SANHAO)), ..Run::default() };
    line.runs = match look.tracking {
        Some(_) => [text_runs(&issuer[..last], &look), text_runs(&issuer[last..], &Run::default())].concat(),
        None => text_runs(issuer, &Run::default()),
    };
    line.runs.extend(text_runs(more, &Run::default()));
    line
}
