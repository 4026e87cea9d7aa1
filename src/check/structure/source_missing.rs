//! S110: a text without a source where nearly all others have one.

use super::text::{by_item, opening};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

/// Fewer texts than this show no custom.
const LEAST: usize = 4;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let items = subject.issue.items().enumerate();
    let mut sources: Vec<(usize, bool)> = Vec::new();
    for (number, item) in items {
        match item {
            Item::Article(article) => sources.push((
                number,
                article.source.is_some() || article.info.iter().any(|words| words.value.starts_with("来源")),
            )),
            Item::Brief(brief) => sources.push((number, brief.source.is_some())),
            // It belongs to the article that began before the table or picture.
            Item::Continued(rest) => {
                sources.iter_mut().rev().take(1).for_each(|(_, has)| *has |= rest.source.is_some())
            }
            // Who signs it, or wrote it, is said below it.
            Item::Closing(closing) => {
                let said = !closing.signed.is_empty() || !closing.credits.is_empty();
                sources.iter_mut().rev().take(1).for_each(|(_, has)| *has |= said);
            }
            _ => {}
        }
    }
    let with = sources.iter().filter(|(_, has)| *has).count();
    if sources.len() < LEAST || with * 4 < sources.len() * 3 {
        return;
    }
    let passages = by_item(subject);
    for (number, _) in sources.iter().filter(|(_, has)| !has) {
        let Some(own) = passages.get(number) else { continue };
        // It may stand at the end of the text itself.
        let written = own.last().is_some_and(|passage| passage.text.trim_end().ends_with(['）', ')']));
        if let Some(first) = own.first().filter(|_| !written) {
            let fault = StructureFault::SourceMissing { with, all: sources.len() };
            found.add(fault, opening(first));
        }
    }
}
