//! T108: figures in a sentence that do not add up to the total beside them.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::amounts::{Amount, amounts, is_one_digit, is_swap};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::SumFault;

/// What a clause with a total begins with.
const TOTALS: [&str; 7] = ["共计", "合计", "总计", "一共", "总共", "累计", "共"];
/// What does not stand between such a word and the figure if it is the total of what was said before.
const OTHERS: [&str; 8] = ["有", "达", "全", "现", "拥", "超", "建成", "完成率"];
/// Most parts that are tried in all ways.
const MOST_PARTS: usize = 8;

/// A total in a text and what may be its parts.
struct Claim<'a, 't> {
    total: &'a Amount<'t>,
    parts: Vec<&'a Amount<'t>>,
    within: bool,
    /// Whether the total may run on from earlier times.
    running: bool,
}

impl Claim<'_, '_> {
    /// Returns a part that is greater than the total, if it surely is a part: the first after 其中.
    fn greater(&self) -> Option<&Amount<'_>> {
        self.parts.first().copied().filter(|part| part.worth > self.total.worth)
    }
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
        let all = amounts(&passage.text);
        let mut start = 0;
        for sentence in passage.text.split_inclusive(['。', '！', '？', '；', '\n']) {
            let range = start..start + sentence.len();
            start = range.end;
            let from = all.partition_point(|amount| amount.digits.start < range.start);
            let to = all.partition_point(|amount| amount.digits.start < range.end);
            judge(passage, range, &all[from..to], found);
        }
    }
}

fn judge(passage: &Passage, sentence: Range<usize>, amounts: &[Amount], found: &mut Findings) {
    for (index, total) in amounts.iter().enumerate() {
        if let Some(claim) = before(&passage.text, sentence.start, amounts, index) {
            check(passage, &claim, found);
        }
        if let Some(claim) = after(&passage.text, sentence.end, amounts, index).filter(|_| !total.unit.is_empty()) {
            check(passage, &claim, found);
        }
    }
}

/// Takes a total after its parts: 取消 3 项、下放 4 项，共 7 项.
fn before<'a, 't>(text: &str, from: usize, amounts: &'a [Amount<'t>], index: usize) -> Option<Claim<'a, 't>> {
    let total = &amounts[index];
    let clause = text[from..total.digits.start].rfind(['，', '、', '：', '（', '(', ','])?;
    let lead =
        text[from + clause..total.digits.start].trim_start_matches(['，', '、', '：', '（', '(', ',', ' ']).trim();
    let word = TOTALS.iter().find(|word| lead.starts_with(**word))?;
    let verb = lead[word.len()..].trim();
    if verb.chars().count() > 5 || OTHERS.iter().any(|other| verb.contains(other)) || total.unit.is_empty() {
        return None;
    }
    let alike = amounts[..index].iter().rev().take_while(|amount| amount.unit == total.unit).count();
    let parts: Vec<&Amount> = amounts[index - alike..index].iter().collect();
    // Anything between the parts would be in the way: 6 月 3 项、7 月 4 项.
    let first = parts.first()?;
    let between = &text[first.end..total.digits.start];
    let apart = parts.windows(2).all(|pair| text[pair[0].end..pair[1].digits.start].contains(['、', '，', ',']));
    let doubtful = ["其中", "分别", "比", "至", "由", "目前", "截至", "增长", "减少", "剩余", "计划", "每"];
    let clear = apart && !doubtful.iter().any(|word| between.contains(word));
    (clear && parts.len() > 1).then_some(Claim { total, parts, within: false, running: *word == "累计" })
}

/// Takes a total before its parts: 7 项，其中取消 3 项、下放 4 项.
fn after<'a, 't>(text: &str, to: usize, amounts: &'a [Amount<'t>], index: usize) -> Option<Claim<'a, 't>> {
    let total = &amounts[index];
    let next = amounts.get(index + 1)?;
    let among = text[total.end..next.digits.start].find("其中").map(|at| total.end + at + "其中".len())?;
    let parts: Vec<&Amount> = amounts[index + 1..].iter().take_while(|amount| amount.unit == total.unit).collect();
    let last = parts.last()?;
    let rest = &text[among..last.digits.start];
    // A second 其中 or 分别 begins parts of parts.
    let nested = ["其中", "分别", "同比", "比上", "增长", "包括"].iter().any(|word| rest.contains(word));
    let whole = parts.len() == amounts[index + 1..].len() || text[last.end..to].starts_with(['，', '、', ',']);
    (!nested && whole).then_some(Claim { total, parts, within: true, running: false })
}

fn check(passage: &Passage, claim: &Claim, found: &mut Findings) {
    let Claim { total, parts, within, .. } = claim;
    if total.about
        || parts.iter().any(|part| part.about)
        || parts.len() > MOST_PARTS
        || agrees_in_part(parts, total.worth)
    {
        return;
    }
    // After 其中 other figures may follow the parts.
    let shortest = if *within { parts.len().min(2) } else { parts.len() };
    let Some((parts, sum)) = (shortest..=parts.len()).rev().find_map(|count| {
        let parts = &parts[..count];
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.worth))?;
        is_wrong(claim, parts, sum).then_some((parts, sum))
    }) else {
        return;
    };
    let fault = SumFault::Text {
        parts: parts.iter().map(|part| part.worth.to_string()).collect(),
        unit: total.unit.to_owned(),
        computed: sum.to_string(),
        stated: total.worth.to_string(),
        within: claim.within && claim.greater().is_some(),
    };
    let places = parts.iter().map(|part| passage.place(part.digits.clone())).collect();
    found.add_with(fault, passage.place(total.digits.clone()), places, None);
}

/// Returns whether a total is wrong beyond the doubt of what its parts are.
fn is_wrong(claim: &Claim, parts: &[&Amount], sum: Decimal) -> bool {
    let Claim { total, within, running, .. } = claim;
    let scale = parts.iter().map(|part| part.worth.scale()).max().unwrap_or(0);
    let unit = |scale: u32| Decimal::new(1, scale.min(28));
    let gap = (total.worth - sum).abs();
    let rounding =
        if scale == 0 { Decimal::ZERO } else { unit(total.worth.scale()) + unit(scale) * Decimal::from(parts.len()) };
    if gap + gap <= rounding {
        return false;
    }
    let slip = is_swap(total.worth, sum) || is_one_digit(total.worth, sum);
    if *within {
        // Parts after 其中 need not be all of them, and may overlap.
        let exact = total.worth.normalize() == total.worth && total.worth.to_string().trim_end_matches('0').len() > 2;
        return claim.greater().is_some() || (parts.len() > 1 && slip && exact);
    }
    if *running {
        return slip;
    }
    let two = Decimal::TWO;
    slip || one_digit_gap(gap) || (sum <= total.worth * two && total.worth <= sum * two)
}

/// Returns whether a difference is one digit and zeros, as one wrong digit in a part makes.
fn one_digit_gap(gap: Decimal) -> bool {
    gap.to_string().bytes().filter(|digit| matches!(digit, b'1'..=b'9')).count() == 1
}

/// Returns whether some of the parts, in one order or another, give the total.
fn agrees_in_part(parts: &[&Amount], total: Decimal) -> bool {
    (1..1_usize << parts.len().min(MOST_PARTS)).any(|chosen| {
        let taken = parts.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
        taken.map(|(_, part)| part.worth).try_fold(Decimal::ZERO, Decimal::checked_add) == Some(total)
    })
}
