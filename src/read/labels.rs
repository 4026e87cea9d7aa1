//! Labels that an editor typed before a text which is printed behind one anyway.

use super::word::{Part, Words};
use crate::model::{Block, Inline};
use crate::source::Located;

/// What stands before a note below a table or chart.
pub(super) const NOTE: &[&str] = &["注"];
/// What stands before the source of a table or chart.
pub(super) const SOURCE: &[&str] = &["资料来源", "数据来源", "来源"];
/// What stands before the unit of a table or chart.
pub(super) const UNIT: &[&str] = &["单位", "计量单位"];
/// The sign that is printed before a brief.
const BRIEF: char = '◇';

/// Takes the label off a text, 注：, so that it is not printed twice; blanks in it do not count.
///
/// Other words before a colon are the text's own, and nothing is taken off a text that is only a label.
pub(super) fn unlabelled(text: Located<String>, labels: &[&str]) -> Located<String> {
    let rest = text.value.trim().split_once(['：', ':']).and_then(|(label, rest)| {
        let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
        let rest = rest.trim();
        (labels.contains(&label.as_str()) && !rest.is_empty()).then(|| rest.to_owned())
    });
    match rest {
        Some(value) => Located { value, place: text.place },
        None => text,
    }
}

/// Takes the label off the first of some texts that are printed behind one label.
pub(super) fn unlabelled_first(mut texts: Vec<Located<String>>, labels: &[&str]) -> Vec<Located<String>> {
    if let Some(first) = texts.first_mut() {
        *first = unlabelled(first.clone(), labels);
    }
    texts
}

/// Takes the sign off the beginning of a brief.
pub(super) fn without_sign(words: &mut Words) {
    let Some(Part::Text(blocks)) = words.parts.first_mut() else { return };
    let Some(Block::Paragraph(line)) = blocks.first_mut() else { return };
    let Some(Inline::Text(text)) = line.first_mut() else { return };
    let rest = text.value.trim_start().trim_start_matches(BRIEF).trim_start();
    if !rest.is_empty() && text.value.trim_start().starts_with(BRIEF) {
        text.value = rest.to_owned();
    }
}
