//! A125: a text that gives another number of those on a board than stand on it.

use std::ops::Range;

use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::hanzi::number;
use crate::messages::AgreementFault;
use crate::model::{Board, Item};

/// Words for single bodies and people, behind their number.
const MEASURES: [&str; 4] = ["家", "个", "名", "人"];
/// What may stand between the name of a board and the number.
const BEFORE: [&str; 6] = ["", "共", "有", "共有", "：", "单位"];
/// What may stand between the number and the name of a board, behind a word for bodies.
const INTO: [&str; 6] = ["列入", "进入", "纳入", "登上", "上", "荣登"];
/// Words for bodies.
const BODIES: [&str; 4] = ["", "单位", "企业", "部门"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut boards =
        subject.issue.items().filter_map(|item| if let Item::Board(board) = item { Some(board) } else { None });
    // Of several it is not known which is meant.
    let (Some(board), None) = (boards.next(), boards.next()) else { return };
    let running = |part: Part| matches!(part, Part::Article | Part::Brief | Part::Notice);
    for passage in subject.passages.iter().filter(|passage| running(passage.part)) {
        for (name, given, range, said) in counted(board, &passage.text) {
            if said != given {
                let fault = AgreementFault::BoardCount { board: name.to_owned(), said, given };
                found.add(fault, passage.place(range));
            }
        }
    }
}

/// Returns the numbers that a text gives for the boards: which board, how many stand there, where, and the number.
fn counted(board: &Board, text: &str) -> Vec<(&'static str, u32, Range<usize>, u32)> {
    let mut out = Vec::new();
    for (name, side) in board.sides() {
        let given = side.entries.len() as u32;
        for (at, _) in text.match_indices(name) {
            let numbers = behind(text, at + name.len()).into_iter().chain(before(text, at));
            out.extend(numbers.map(|(range, said)| (name, given, range, said)));
        }
    }
    out
}

/// Reads the number behind the name of a board: 红榜3家.
fn behind(text: &str, at: usize) -> Option<(Range<usize>, u32)> {
    let starts = BEFORE.iter().filter_map(|word| Some(text.len() - text[at..].strip_prefix(word)?.len()));
    starts.filter_map(|start| numbered(text, start)).next()
}

/// Reads the number before the name of a board: 3家单位列入红榜.
fn before(text: &str, at: usize) -> Option<(Range<usize>, u32)> {
    let into = INTO.iter().find_map(|word| text[..at].strip_suffix(word))?;
    let starts = into.char_indices().rev().take(8).map(|(start, _)| start);
    let whole = |start: usize| {
        let (range, number) = numbered(into, start)?;
        // A digit before it belongs to it.
        let cut = into[..start].ends_with(|c: char| c.is_ascii_digit() || "十百".contains(c));
        let rest = &into[range.end..];
        let measure = MEASURES.iter().find_map(|measure| rest.strip_prefix(measure)).unwrap_or(rest);
        (!cut && BODIES.contains(&measure)).then_some((range, number))
    };
    starts.filter_map(whole).next()
}

/// Reads a number with a word for single bodies behind it at a byte; returns the bytes of the number.
fn numbered(text: &str, start: usize) -> Option<(Range<usize>, u32)> {
    let (number, bytes) = number(&text[start..])?;
    let end = start + bytes;
    MEASURES.iter().any(|measure| text[end..].starts_with(measure)).then_some((start..end, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_before_and_behind() {
        let said = |text: &str| {
            let at = text.find("红榜").unwrap();
            behind(text, at + "红榜".len()).or_else(|| before(text, at)).map(|(_, number)| number)
        };
        assert_eq!(said("本季度红榜3家、黑榜2家"), Some(3));
        assert_eq!(said("红榜共有十二个"), Some(12));
        assert_eq!(said("12家单位列入红榜"), Some(12));
        for none in ["红榜3次", "第3期红榜", "2026年列入红榜", "红榜第3名"] {
            assert_eq!(said(none), None, "{none}");
        }
    }
}
